//! Whether the computer slept, by its own clocks.
//!
//! On most systems the clock that only counts on stands still while the computer sleeps, and the clock on the wall goes
//! on. Where both go on, as on Windows, a look that was due every few seconds comes far too late. A wall clock that is
//! set forward looks the same: then the window is locked once for nothing.

use std::time::Duration;

use super::signal::{Signaller, Why};
use crate::clock::Clocks;

/// By how much the wall clock must have gained.
const GAIN: Duration = Duration::from_secs(5);
/// How often somebody looks while the window rests.
const EVERY: Duration = Duration::from_secs(2);
/// How late such a look must be; a busy computer is late by less.
const LATE: Duration = Duration::from_secs(30);

/// Compares each look at the clocks with the one before.
#[derive(Clone, Copy, Debug)]
pub struct SleepWatch {
    read: fn() -> Clocks,
    last: Clocks,
}

impl SleepWatch {
    /// Begins to watch these clocks.
    pub fn new(read: fn() -> Clocks) -> Self {
        Self { read, last: read() }
    }

    /// True if the computer slept since the last look.
    pub fn slept(&mut self) -> bool {
        let now = (self.read)();
        let last = std::mem::replace(&mut self.last, now);
        let [wall, counted] = [(now.wall, last.wall), (now.counted, last.counted)].map(|(now, last)| now.saturating_sub(last));
        wall > counted + GAIN
    }

    /// The same for a look that was due after [`EVERY`].
    fn slept_or_is_late(&mut self) -> bool {
        let before = self.last.counted;
        self.slept() || self.last.counted.saturating_sub(before) > EVERY + LATE
    }
}

/// Looks at the clocks on a thread of its own and signals when the computer slept. Ends when the window has gone. The
/// window is not woken otherwise. Where the system has no thread to give, the window's own look has to do.
pub fn watch_in_background(read: fn() -> Clocks, signaller: Signaller) {
    let mut watch = SleepWatch::new(read);
    let started = std::thread::Builder::new().name("watch the clocks".to_owned()).spawn(move || {
        loop {
            std::thread::sleep(EVERY);
            if watch.slept_or_is_late() && !signaller.lock(Why::Slept) {
                return;
            }
        }
    });
    drop(started);
}
