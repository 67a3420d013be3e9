//! The Start screen: begin, open, meet the fictional people; what the program is and is not.

use egui::Ui;

use crate::app::App;
use crate::app::command::{CaseCommand, Command, Screen};

use super::Commands;
use super::theme::Tone;
use super::widgets::{self as w, Level};

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn start_ui(ui: &mut Ui, app: &App, arrived: bool, out: &mut Commands) {
    w::page(ui, "start", |ui| {
        w::arrival_heading(ui, Level::Page, "Throughline", arrived);
        w::body(
            ui,
            "From arrest through court, sentence and prison to release: what fits this person, what cannot be told yet, and what to ask.",
        );
        w::gap(ui);
        w::card(ui, |ui| begin_ui(ui, app, out));
        w::card(ui, |ui| people_ui(ui, app, out));
        w::card(ui, |ui| boundaries_ui(ui, app, out));
    });
}

fn begin_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    w::heading(ui, Level::Card, "Begin an assessment");
    if app.session.is_some() {
        w::notice(
            ui,
            Tone::Caution,
            "A case is open",
            "Beginning or opening another one closes it. What was not written down is gone.",
        );
        if w::primary_button(ui, "Go on with the open case").clicked() {
            out.push(Command::Go(Screen::Assessment));
        }
        w::gap(ui);
    }
    for (place, route) in app.pack.routes.iter().enumerate() {
        let is_first = place == 0 && app.session.is_none();
        let button = if is_first { w::primary_button(ui, &route.name) } else { w::button(ui, &route.name) };
        if button.clicked() {
            out.push(Command::Case(CaseCommand::Begin { route: place }));
        }
        w::hint(ui, &format!("About {} minutes. {}", route.minutes, route.says));
    }
    w::gap(ui);
    if w::button(ui, "Open a case file…").clicked() {
        out.push(Command::Case(CaseCommand::OpenFile));
    }
}

fn people_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    w::heading(ui, Level::Card, "Fictional people");
    w::hint(ui, "Made up, for looking round and for training. Nothing here is about anybody.");
    for (place, person) in app.people.iter().enumerate() {
        ui.push_id(&person.file, |ui| {
            if w::link_button(ui, &person.case.title).clicked() {
                out.push(Command::Case(CaseCommand::OpenPerson(place)));
            }
        });
    }
}

fn boundaries_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    w::heading(ui, Level::Card, "What it is, and what it is not");
    w::body(
        ui,
        "It helps people decide and decides nothing itself. It gives no score, no dose and no forecast, and it is not legal advice. What it does not know it says.",
    );
    w::hint(
        ui,
        &format!("{} {}, law as at {}", app.pack.name, app.pack.version, crate::base::date::in_words(app.pack.law_as_at)),
    );
    if w::link_button(ui, "More about the program and its knowledge").clicked() {
        out.push(Command::Go(Screen::Settings));
    }
}
