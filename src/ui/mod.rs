//! Drawing, and nothing but drawing.
//!
//! Screens are plain egui, so they can be drawn and tested without a window. Nothing here decides, computes or
//! reads files: what is shown comes in by reference, what is wished for goes out as commands.

pub mod assessment;
pub mod chart;
pub mod document_contents;
mod document_view;
pub mod gallery;
pub mod keeping;
pub mod library;
pub mod list_heading;
mod near_days;
pub mod opening;
pub mod option_words;
pub mod options;
pub mod over_time;
pub mod pathway;
pub mod plan;
pub mod report;
pub mod settings;
pub mod shell;
pub mod start;
pub mod theme;
pub mod trends;
pub mod watch;
pub mod what_if;
pub mod widgets;
#[cfg(feature = "window")]
pub mod window;

use crate::app::command::Command;

/// What a screen wishes for; carried out before the next frame.
pub type Commands = Vec<Command>;
