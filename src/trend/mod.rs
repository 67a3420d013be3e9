//! Trend data made ready to be drawn and read: marks, bars, gaps, breaks, axes, rows. Knows nothing of screens.

mod axis;
pub mod bars;
pub mod marks;
pub mod measure;
pub mod sources;
pub mod words;

pub use axis::TimeAxis;
