//! What should be looked at again, each with the way there.

use egui::{Role, Ui, UiBuilder};

use super::{button, layout, notice};
use crate::ui::theme::Tone;

/// Something to look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is the matter, in a sentence.
    pub says: String,
    /// The names of the places where it can be put right.
    pub places: Vec<String>,
}

/// A summary on top of a page. Returns which problem, and which of its places, was picked in this frame.
pub fn error_summary(ui: &mut Ui, title: &str, problems: &[Problem]) -> Option<(usize, usize)> {
    let builder = UiBuilder::new().accessibility_role(Role::Group).accessibility_label(title);
    let mut picked = None;
    ui.scope_builder(builder, |ui| {
        notice::toned(ui, Tone::Caution, title, |ui| {
            for (number, problem) in problems.iter().enumerate() {
                ui.push_id(number, |ui| {
                    super::text::body(ui, &problem.says);
                    layout::cluster(ui, |ui| {
                        for (place, name) in problem.places.iter().enumerate() {
                            if button::link_button(ui, &format!("Look again: {name}")).clicked() {
                                picked = Some((number, place));
                            }
                        }
                    });
                });
            }
        });
    });
    picked
}
