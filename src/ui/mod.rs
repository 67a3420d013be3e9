//! Drawing, and nothing but drawing.
//!
//! Screens are plain egui, so they can be drawn and tested without a window. Nothing here decides, computes or
//! reads files: what is shown comes in by reference, what is wished for goes out as commands.

pub mod ask;
pub mod assessment;
pub mod case_bar;
pub mod changes;
pub mod chart;
pub mod check_answers;
pub mod comparison_page;
pub mod cover;
pub mod criterion_row;
pub mod document_view;
pub mod gallery;
pub mod library;
pub mod library_entry;
pub mod list_heading;
pub mod live_panel;
pub mod option_card;
pub mod option_decide;
pub mod option_detail;
pub mod option_evidence;
pub mod option_groups;
pub mod option_words;
pub mod options;
pub mod palette;
pub mod plan;
pub mod plan_field;
pub mod question_card;
pub mod report;
pub mod safety_strip;
pub mod settings;
pub mod shell;
pub mod shortcuts;
pub mod start;
pub mod stop_page;
pub mod theme;
pub mod trend_page;
pub mod trends;
pub mod widgets;
#[cfg(feature = "window")]
pub mod window;

use crate::app::command::Command;

/// What a screen wishes for; carried out before the next frame.
pub type Commands = Vec<Command>;
