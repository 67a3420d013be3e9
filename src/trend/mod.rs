//! Trend data made ready to be drawn and read: marks, gaps, breaks, axes, rows. Knows nothing of screens.

mod axis;
pub mod marks;
pub mod words;

pub use axis::whole_years;
