//! Drawing, and nothing but drawing.
//!
//! Screens are plain egui, so they can be drawn and tested without a window. Nothing here decides, computes or
//! reads files: what is shown comes in by reference, what is wished for goes out.

pub mod gallery;
pub mod theme;
pub mod widgets;
