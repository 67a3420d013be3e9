//! The controls and pieces of text that screens are made of.
//!
//! Each is a small function that takes `ui` first. Every control has a name for screen readers and tests, is
//! reached by Tab, works with Space and Enter, and takes the focus when it is clicked. State is told by word and
//! symbol first and by colour last. What the words are and what a click does is left to the screens.

mod button;
mod choice;
mod field;
mod fold;
mod layout;
mod mark;
mod modal;
mod news;
mod notice;
mod paint;
mod problems;
mod rail;
mod rows;
mod secret;
mod table;
mod tabs;
mod text;

pub use self::{
    button::{button, link_button, named, primary_button, tone_button},
    choice::{Mark, choice_group, choice_row},
    field::{form_field, is_to_be_recorded, secret_field, text_area, text_field},
    fold::{disclosure, fold},
    layout::{
        Part, Piece, badges, card, card_frame, cards, cluster, dialog_scroll, foot, gap, over_foot, page, page_in_parts,
        page_in_parts_of, page_of, scroll, section_gap, width_of_head,
    },
    mark::{RatingTone, StandingTone, TruthTone, badge, mark, rating_mark, standing_mark, tone_symbol, truth_mark},
    modal::{ModalOutcome, modal, modal_from_top},
    news::{done_line, news_beside},
    notice::{empty_state, notice, safety_banner, safety_line, toast},
    paint::{focus_ring, lay_out_in, without_lonely_words},
    problems::{Problem, error_summary},
    rail::{rail_frame, rail_has_symbols, rail_item, rail_scroll, rail_width},
    rows::{TaskState, contents_row, found_row, key_value, task_row},
    secret::Secret,
    table::table,
    tabs::{Weight, chip, quiet_chip, tabs, weighted_tabs},
    text::{Level, arrival_heading, body, bullets, heading, hint, hint_bullets, steps, strong, styled},
};
