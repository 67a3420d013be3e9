//! That the computer is locked or goes to sleep, from whoever knows it, through one channel.

use std::any::Any;
use std::fmt;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::app::job::Wake;

/// Why everything is to be locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The computer goes to sleep.
    Sleeps,
    /// It slept, by its clocks, and nobody said so before.
    Slept,
    /// The screen of the computer was locked.
    ScreenLocked,
}

impl Why {
    /// Said on the page that stands while it is locked.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Sleeps | Self::Slept => "It was locked because the computer went to sleep.",
            Self::ScreenLocked => "It was locked because the screen of the computer was locked.",
        }
    }
}

/// A reason to lock everything now. Dropped once everything is locked.
pub struct Signal {
    /// The reason.
    pub why: Why,
    /// What keeps the computer from sleeping until it is dropped.
    _delay: Option<Box<dyn Any + Send>>,
}

impl fmt::Debug for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Signal").field(&self.why).finish()
    }
}

/// Sends signals to the window, and wakes it. There may be many.
#[derive(Clone)]
pub struct Signaller {
    sender: Sender<Signal>,
    wake: Wake,
}

/// A channel for signals: who knows of a reason to lock holds the first half, the window the other.
pub fn signals(wake: Wake) -> (Signaller, Receiver<Signal>) {
    let (sender, receiver) = channel();
    (Signaller { sender, wake }, receiver)
}

impl Signaller {
    /// Locks everything. False if the window has gone.
    pub fn lock(&self, why: Why) -> bool {
        self.send(Signal { why, _delay: None })
    }

    /// The same; `delay` is dropped when everything is locked, and not before.
    pub fn lock_before(&self, why: Why, delay: impl Any + Send) -> bool {
        self.send(Signal { why, _delay: Some(Box::new(delay)) })
    }

    fn send(&self, signal: Signal) -> bool {
        let is_heard = self.sender.send(signal).is_ok();
        if is_heard {
            (self.wake)();
        }
        is_heard
    }
}

impl fmt::Debug for Signaller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signaller(..)")
    }
}
