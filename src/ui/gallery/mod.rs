//! Every widget in every state on one page, for tests and for looking at.
//!
//! The words are made up; nothing here knows the rules or a case.

mod asked;
mod listed;
mod told;

use egui::{Frame, Id, Margin, Panel, Ui};

use crate::app::settings::TEXT_PERCENTS;

use super::theme::{self, Appearance, Tone};
use super::widgets::{self as w, Level};

/// What the gallery remembers between frames.
#[derive(Clone, Debug, PartialEq)]
pub struct Gallery {
    /// The look in which it is shown in a window of its own.
    pub look: (Appearance, u16),
    /// The item of the rail.
    pub place: usize,
    /// The single answer.
    pub answer: Option<usize>,
    /// The answers of which several may be given.
    pub answers: [bool; 3],
    /// The open fold.
    pub why_open: bool,
    /// The fold that starts closed.
    pub source_open: bool,
    /// The view chosen by tabs.
    pub tab: usize,
    /// The filters.
    pub chips: [bool; 3],
    /// The current section.
    pub section: usize,
    /// Text on one line.
    pub name: String,
    /// Text on several lines.
    pub note: String,
    /// Text that is not shown.
    pub secret: w::Secret,
    /// Whether the dialog is up.
    pub dialog_open: bool,
    /// How often a button was pressed.
    pub presses: usize,
}

impl Default for Gallery {
    fn default() -> Self {
        Self {
            look: (Appearance::Light, 100),
            place: 1,
            answer: Some(1),
            answers: [true, false, false],
            why_open: true,
            source_open: false,
            tab: 0,
            chips: [true, false, false],
            section: 2,
            name: "2026-0412".to_owned(),
            note: String::new(),
            secret: w::Secret::of("correct horse"),
            dialog_open: false,
            presses: 0,
        }
    }
}

const PLACES: [(&str, &str); 6] =
    [("⌂", "Start"), ("✎", "Assess"), ("☰", "Options"), ("☑", "Plan"), ("▤", "Report"), ("∿", "Trends")];

/// The gallery as a window of its own, in the look that is chosen in it.
pub fn gallery_window_ui(ui: &mut Ui, gallery: &mut Gallery) {
    let (appearance, percent) = gallery.look;
    theme::install(ui.ctx(), appearance, percent);
    gallery_ui(ui, gallery);
}

/// The whole gallery, laid out as a screen is: rail, safety strip, page.
pub fn gallery_ui(ui: &mut Ui, gallery: &mut Gallery) {
    let theme = theme::of(ui);
    Panel::left("gallery rail")
        .resizable(false)
        .show_separator_line(false)
        .exact_size(theme.column.rail)
        .frame(w::rail_frame(&theme))
        .show(ui, |ui| rail(ui, gallery));
    let strip = Frame::new().fill(theme.colors.page).inner_margin(Margin::from(theme.space.small));
    Panel::top("gallery strip").resizable(false).show_separator_line(false).frame(strip).show(ui, |ui| {
        if safety(ui).clicked() {
            gallery.dialog_open = true;
        }
    });
    let ground = Frame::new().fill(theme.colors.page);
    egui::CentralPanel::default().frame(ground).show(ui, |ui| w::page(ui, "gallery page", |ui| sections(ui, gallery)));
    dialog(ui, gallery);
}

/// The page of the gallery without anything around it and without scrolling, as high as it is.
pub fn gallery_page_ui(ui: &mut Ui, gallery: &mut Gallery) {
    sections(ui, gallery);
}

fn rail(ui: &mut Ui, gallery: &mut Gallery) {
    for (index, (symbol, label)) in PLACES.iter().enumerate() {
        let shortcut = format!("Ctrl+{}", index + 1);
        if w::rail_item(ui, Some(symbol), label, gallery.place == index, Some(&shortcut)).clicked() {
            gallery.place = index;
        }
    }
}

fn safety(ui: &mut Ui) -> egui::Response {
    w::safety_banner(
        ui,
        Tone::Danger,
        "Act now",
        "Lost tolerance",
        "Out of prison 3 days ago, used opioids before. The risk of a fatal overdose is highest in the first weeks.",
        "What to do",
    )
}

fn sections(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Page, "Drugs");
    w::hint(ui, "Section 3 of 5 · about 2 minutes left");
    w::gap(ui);
    w::card(ui, |ui| look_card(ui, gallery));
    w::card(ui, |ui| asked::question_card(ui, gallery));
    w::card(ui, |ui| asked::check_card(ui, gallery));
    w::card(ui, |ui| asked::buttons_card(ui, gallery));
    w::card(ui, told::marks_card);
    w::card(ui, |ui| told::notices_card(ui, gallery));
    w::card(ui, |ui| told::problems_card(ui, gallery));
    w::card(ui, |ui| listed::found_card(ui, gallery));
    w::card(ui, |ui| listed::tasks_card(ui, gallery));
    w::card(ui, |ui| listed::views_card(ui, gallery));
    w::card(ui, |ui| asked::fields_card(ui, gallery));
    w::card(ui, listed::tables_card);
    w::card(ui, told::type_card);
    if w::empty_state(ui, "No goals yet", "Goals the person has set for themselves are listed here.", Some("Add a goal"))
        .is_some_and(|button| button.clicked())
    {
        gallery.presses += 1;
    }
}

fn look_card(ui: &mut Ui, gallery: &mut Gallery) {
    let (appearance, percent) = &mut gallery.look;
    w::heading(ui, Level::Card, "Look of this gallery");
    w::cluster(ui, |ui| {
        for other in Appearance::EVERY {
            if w::chip(ui, other.name(), *appearance == other).clicked() {
                *appearance = other;
            }
        }
    });
    w::cluster(ui, |ui| {
        for other in TEXT_PERCENTS {
            if w::chip(ui, &format!("{other} per cent"), *percent == other).clicked() {
                *percent = other;
            }
        }
    });
}

fn dialog(ui: &mut Ui, gallery: &mut Gallery) {
    if !gallery.dialog_open {
        return;
    }
    let outcome = w::modal(ui, Id::unique("gallery dialog"), "Lost tolerance: what to do", |ui, piece| match piece {
        w::Piece::Body => {
            w::body(ui, "Say it plainly: after a break, the usual amount can kill. Offer naloxone before release.");
        }
        w::Piece::Foot => w::cluster(ui, |ui| {
            let done = w::primary_button(ui, "Naloxone offered").clicked();
            if w::button(ui, "Close").clicked() || done {
                ui.close();
            }
        }),
    });
    if outcome.dismissed {
        gallery.dialog_open = false;
        outcome.give_focus_back(ui);
    }
}
