//! The one place that asks the clock. What it says is passed on, so that the same input gives the same output.

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
