//! The one place that asks the clock. What it says is passed on, so that the same input gives the same output.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::base::date::Date;

/// The day that it is on this computer.
#[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
pub fn today() -> Date {
    jiff::Zoned::now().date()
}

/// The moment that it is on this computer. It may jump: what must be in order is counted, not timed.
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// What the two clocks of a computer say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// The clock on the wall, since 1970. It can be set.
    pub wall: Duration,
    /// The clock that only counts on, since some moment.
    pub counted: Duration,
}

/// What they say on this one, for finding out whether it slept.
pub fn clocks() -> Clocks {
    static BEGIN: OnceLock<Instant> = OnceLock::new();
    let wall = u64::try_from(now().as_millisecond()).unwrap_or_default();
    Clocks { wall: Duration::from_millis(wall), counted: BEGIN.get_or_init(Instant::now).elapsed() }
}
