//! Drawing, and nothing but drawing.
//!
//! Screens are plain egui, so they can be drawn and tested without a window. Nothing here decides, computes or
//! reads files: what is shown comes in by reference, what is wished for goes out as commands.

pub mod again;
pub mod alert_dialog;
mod ask;
pub mod assessment;
pub mod case_bar;
pub mod changes;
pub mod chart;
pub mod check_answers;
mod colleagues;
pub mod comparison_page;
pub mod cover;
pub mod criterion_row;
pub mod document_contents;
mod document_view;
mod due;
mod erase;
pub mod gallery;
mod hand_over;
pub mod identity;
mod keep_pages;
mod last_time;
pub mod library;
pub mod library_entry;
pub mod library_intervention;
pub mod list_heading;
pub mod live_panel;
mod near_days;
mod one_off;
pub mod opening;
pub mod option_around;
pub mod option_card;
pub mod option_compare;
pub mod option_decide;
pub mod option_detail;
pub mod option_evidence;
pub mod option_filter;
pub mod option_groups;
pub mod option_preference;
pub mod option_what_if;
pub mod option_words;
pub mod options;
pub mod over_time;
mod over_time_changes;
pub mod palette;
pub mod pathway;
pub mod pathway_canvas;
mod pathway_head;
pub mod pathway_view;
pub mod plan;
mod plan_agreed;
mod plan_appointments;
mod plan_checklist;
mod plan_decisions;
pub mod plan_field;
mod plan_last_time;
mod plan_people;
pub mod question_card;
pub mod record;
mod record_parts;
pub mod recover;
pub mod recovery_key;
pub mod report;
pub mod safety_strip;
pub mod saved_state;
pub mod settings;
pub mod shell;
pub mod shortcuts;
pub mod start;
pub mod stop_page;
pub mod theme;
pub mod trend_page;
pub mod trends;
pub mod typed_ahead;
pub mod unlock;
pub mod watch;
pub mod what_if;
pub mod what_if_answer;
pub mod what_if_outcome;
pub mod widgets;
#[cfg(feature = "window")]
pub mod window;

use crate::app::command::Command;

/// What a screen wishes for; carried out before the next frame.
pub type Commands = Vec<Command>;
