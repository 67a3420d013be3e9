//! The Start screen: begin, open, meet the fictional people; what the program is and is not.

use egui::Ui;

use crate::app::App;
use crate::app::command::{CaseCommand, Command, Screen};
use crate::app::people::Person;
use crate::case::answer;

use super::Commands;
use super::keeping::recover;
use super::theme::{self, Tone};
use super::widgets::{self as w, Level};

/// How many of the fictional people are shown before all are asked for.
const FIRST_PEOPLE: usize = 10;

/// What is being looked for among the fictional people.
#[derive(Debug, Default)]
pub struct StartDraft {
    query: String,
    all: bool,
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn start_ui(ui: &mut Ui, app: &App, draft: &mut StartDraft, arrived: bool, out: &mut Commands) {
    // In a wide window the fictional people stand beside the rest, so that all of it is in sight.
    let is_wide = ui.available_width() > theme::of(ui).column.page * 2.0;
    let page = if is_wide { theme::of(ui).column.page * 2.0 } else { theme::of(ui).column.page };
    w::page_of(ui, "start", page, |ui| {
        w::arrival_heading(ui, Level::Page, "Throughline", arrived);
        w::body(
            ui,
            "From arrest through court, sentence and prison to release: what fits this person, what cannot be told yet, and what to ask.",
        );
        w::gap(ui);
        recover::recover_ui(ui, app, out);
        if !is_wide {
            w::card(ui, |ui| begin_ui(ui, app, out));
            w::card(ui, |ui| people_ui(ui, app, draft, out));
            w::card(ui, |ui| boundaries_ui(ui, app, out));
            return;
        }
        ui.spacing_mut().item_spacing.x = theme::of(ui).space.large;
        ui.columns_const(|[left, right]| {
            w::card(left, |ui| begin_ui(ui, app, out));
            w::card(left, |ui| boundaries_ui(ui, app, out));
            w::card(right, |ui| people_ui(ui, app, draft, out));
        });
    });
}

fn begin_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    w::heading(ui, Level::Card, "Begin an assessment");
    if app.session.is_some() {
        let then = if app.keeping.kept.is_some() {
            "Beginning or opening another one saves and closes it."
        } else {
            "Beginning or opening another one closes it. What was not written down is gone."
        };
        w::notice(ui, Tone::Caution, "A case is open", then);
        if w::primary_button(ui, "Go on with the open case").clicked() {
            out.push(Command::Go(Screen::Assessment));
        }
        w::gap(ui);
    }
    let first = app.first_route();
    let mut routes: Vec<_> = app.pack.routes.iter().enumerate().collect();
    routes.sort_by_key(|(place, _)| *place != first);
    for (place, route) in routes {
        let is_first = place == first && app.session.is_none();
        let button = if is_first { w::primary_button(ui, &route.name) } else { w::button(ui, &route.name) };
        if button.clicked() {
            out.push(Command::Case(CaseCommand::Begin { route: place }));
        }
        w::hint(ui, &format!("About {} minutes. {}", route.minutes, route.says));
        w::gap(ui);
    }
    if w::button(ui, "Open a case file…").clicked() {
        out.push(Command::Case(CaseCommand::OpenFile));
    }
}

fn people_ui(ui: &mut Ui, app: &App, draft: &mut StartDraft, out: &mut Commands) {
    let StartDraft { query, all } = draft;
    w::heading(ui, Level::Card, "Fictional people");
    w::hint(ui, "Made up, for looking round and for training. Nothing here is about anybody.");
    w::gap(ui);
    w::text_field(ui, "Find a fictional person", "By a word of the title, or by stage, such as court.", query);
    let found: Vec<(usize, &Person, String)> = app
        .people
        .iter()
        .enumerate()
        .map(|(place, person)| (place, person, stage(app, person)))
        .filter(|(_, person, stage)| has_words(query, &[&person.case.title, stage]))
        .collect();
    let shown = if *all || !query.trim().is_empty() { found.len() } else { FIRST_PEOPLE };
    for (place, person, stage) in found.iter().take(shown) {
        ui.push_id(&person.file, |ui| {
            if w::found_row(ui, &person.case.title, stage, "", false).clicked() {
                out.push(Command::Case(CaseCommand::OpenPerson(*place)));
            }
        });
    }
    if found.is_empty() {
        w::body(ui, "Nobody here is called that.");
    }
    w::gap(ui);
    if shown < found.len() {
        if w::button(ui, &format!("Show all {}", found.len())).clicked() {
            *all = true;
        }
    } else if *all && query.trim().is_empty() && w::button(ui, "Show fewer").clicked() {
        *all = false;
    }
}

/// Where the person is, in words.
fn stage(app: &App, person: &Person) -> String {
    let stage = app.pack.stage_question;
    match person.case.answers.said(stage).value() {
        Some(answer::Value::Choice(place)) => {
            let stage = app.pack.stages.iter().nth(usize::from(place));
            stage.map_or_else(String::new, |stage| stage.name.clone())
        }
        Some(_) | None => "Stage not known".to_owned(),
    }
}

/// Whether every word of the query is in one of the texts.
fn has_words(query: &str, texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    query.to_lowercase().split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
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
