//! What is asked and pressed: answers, buttons, fields.

use egui::Ui;

use super::Gallery;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level, Mark};

pub(super) fn question_card(ui: &mut Ui, gallery: &mut Gallery) {
    const QUESTION: &str = "When was heroin last used?";
    const ROWS: [&str; 4] = [
        "In the last day",
        "In the last week",
        "In the last six months",
        "Longer ago, or only while in prison or hospital, or the person is not sure which of these it was but says that it \
         was well before the arrest",
    ];
    w::heading(ui, Level::Card, QUESTION);
    w::fold(ui, "why", "Why we ask", &mut gallery.why_open, |ui| {
        w::body(
            ui,
            "Recent use decides whether a test on arrest can be asked for, and how urgent a first appointment is. It says \
             nothing about whether treatment would work.",
        );
        w::hint(ui, "Drugs Act 2005, section 9 · checked 3 November 2026");
    });
    w::choice_group(ui, Mark::Radio, QUESTION, |ui| {
        for (index, row) in ROWS.iter().enumerate() {
            if w::choice_row(ui, Some(index + 1), Mark::Radio, row, gallery.answer == Some(index)).clicked() {
                gallery.answer = Some(index);
            }
        }
    });
    w::cluster(ui, |ui| {
        w::link_button(ui, "Not known");
        w::link_button(ui, "Prefers not to say");
    });
    w::fold(ui, "source", "From: the person", &mut gallery.source_open, |ui| {
        w::body(ui, "Said in interview, not checked.");
    });
}

pub(super) fn check_card(ui: &mut Ui, gallery: &mut Gallery) {
    const QUESTION: &str = "What help is there already?";
    const ROWS: [&str; 3] = ["A drug worker", "A prescription", "Family or friends"];
    w::heading(ui, Level::Card, QUESTION);
    w::hint(ui, "Tick all that apply.");
    w::choice_group(ui, Mark::Check, QUESTION, |ui| {
        for (row, ticked) in ROWS.iter().zip(&mut gallery.answers) {
            if w::choice_row(ui, None, Mark::Check, row, *ticked).clicked() {
                *ticked = !*ticked;
            }
        }
        ui.add_enabled_ui(false, |ui| w::choice_row(ui, None, Mark::Check, "Not open in this area", false));
    });
}

pub(super) fn buttons_card(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Card, "Buttons");
    let pressed = w::cluster(ui, |ui| {
        let primary = w::primary_button(ui, "Continue").clicked();
        let outlined = w::button(ui, "Back").clicked();
        let more = w::button(ui, "Turn down…").clicked();
        let text = w::link_button(ui, "Add a note").clicked();
        ui.add_enabled(false, |ui: &mut Ui| w::primary_button(ui, "Save the plan"));
        ui.add_enabled(false, |ui: &mut Ui| w::button(ui, "Undo"));
        primary || outlined || more || text
    });
    gallery.presses += usize::from(pressed);
    w::cluster(ui, |ui| {
        for (tone, text) in [(Tone::Danger, "Erase this case…"), (Tone::Caution, "Override…")] {
            if w::tone_button(ui, tone, text).clicked() {
                gallery.presses += 1;
            }
        }
    });
}

pub(super) fn fields_card(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Card, "Fields");
    w::text_field(ui, "Reference", "Not a name: what your records call this case.", &mut gallery.name);
    w::text_area(ui, "In the person's words", "", &mut gallery.note, 3);
    w::secret_field(ui, "Passphrase", "At least four words.", &mut gallery.secret);
    ui.add_enabled_ui(false, |ui| w::text_field(ui, "Custody number", "", &mut String::from("set by the station")));
}
