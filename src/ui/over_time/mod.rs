//! The Over time screen: two assessments side by side, what changed and why, measures, earlier assessments to read.

pub mod again;
mod changes;

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, OverTimeCommand};
use crate::app::over_time::{Shown, new_pack};
use crate::app::session::Session;
use crate::appraise::over_time_words::{NO_PROOF, day_in_words, summary_in_words};
use crate::base::date;
use crate::case::question_in_words;
use crate::history::{NewPack, Past};
use crate::report::over_time::{new_pack_in_words, pack_groups, pack_lines, stood_in_words};

use super::theme::Tone;
use super::widgets::{self as w, Level};
use super::{Commands, document_view};
use again::{AgainDraft, again_button_ui, again_dialog_ui};

/// What is folded open here.
#[derive(Debug, Default)]
pub struct OverTimeDraft {
    again: AgainDraft,
    pub(super) same_open: bool,
    pub(super) not_asked_open: bool,
    /// The earlier assessment that is read.
    reads: Option<usize>,
    sources: bool,
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn over_time_ui(ui: &mut Ui, app: &App, draft: &mut OverTimeDraft, arrived: bool, out: &mut Commands) {
    if let Some(session) = &app.session {
        again_dialog_ui(ui, app, session, &mut draft.again, out);
    }
    w::page_in_parts(ui, "over time", |ui, part| match part {
        w::Part::Head => {
            w::arrival_heading(ui, Level::Page, "Over time", arrived);
            w::hint(ui, "One person’s assessments, then and now: what changed, and why.");
            w::gap(ui);
            if let Some((session, shown)) = compared(app) {
                summary_ui(ui, app, session, shown, draft, out);
            }
        }
        w::Part::Rest => rest_ui(ui, app, draft),
    });
}

/// The two assessments that are compared, if there are two.
fn compared(app: &App) -> Option<(&Session, &Shown)> {
    let session = app.session.as_ref().filter(|session| session.history.assessments.len() > 1)?;
    Some((session, session.over_time.shown.as_ref()?))
}

fn rest_ui(ui: &mut Ui, app: &App, draft: &mut OverTimeDraft) {
    let Some(session) = &app.session else {
        return nothing_ui(ui, "No case is open", "Open a kept case, or begin an assessment and keep it.");
    };
    match (compared(app), session.history.assessments.len()) {
        (Some((_, shown)), _) => changes_ui(ui, app, session, shown, draft),
        (None, 0) if session.case.fictional => {
            nothing_ui(ui, "A fictional person has no earlier assessment", "Open a kept case to see then and now.");
        }
        (None, 0) => nothing_ui(
            ui,
            "This case is not kept yet",
            "Keep it with Ctrl+S. When you meet the person again, open it and choose “Assess again…”: then and now stand here.",
        ),
        (None, _) => {
            nothing_ui(
                ui,
                "There is one assessment so far",
                "When you meet the person again, choose “Assess again…”. What was said last time is shown with each question, \
                 and then and now stand here.",
            );
            again_button_ui(ui, app, &mut draft.again);
        }
    }
    packs_ui(ui, app, session);
}

fn nothing_ui(ui: &mut Ui, title: &str, says: &str) {
    w::empty_state(ui, title, says, None);
}

fn summary_ui(ui: &mut Ui, app: &App, session: &Session, shown: &Shown, draft: &mut OverTimeDraft, out: &mut Commands) {
    w::card(ui, |ui| {
        choose_ui(ui, session, shown, out);
        w::gap(ui);
        w::body(ui, &summary_in_words(&shown.comparison));
        changes::counts_ui(ui, shown);
        w::hint(ui, NO_PROOF);
        w::gap(ui);
        again_button_ui(ui, app, &mut draft.again);
    });
}

fn changes_ui(ui: &mut Ui, app: &App, session: &Session, shown: &Shown, draft: &mut OverTimeDraft) {
    changes::standings_ui(ui, app, shown);
    changes::alerts_ui(ui, app, shown);
    changes::needs_ui(ui, app, shown);
    changes::answers_ui(ui, app, shown, draft);
    changes::measures_ui(ui, app, shown);
    earlier_ui(ui, session, shown, draft);
}

/// Which two assessments are compared.
fn choose_ui(ui: &mut Ui, session: &Session, shown: &Shown, out: &mut Commands) {
    let assessments = &session.history.assessments;
    let (then, now) = shown.places;
    let names: Vec<String> =
        assessments.iter().enumerate().map(|(place, past)| format!("{}. {}", place + 1, short(past))).collect();
    let days = |past: Option<&Past>| past.and_then(|past| past.on);
    let apart = days(assessments.get(then)).zip(days(assessments.get(now)));
    let apart = apart.map_or_else(String::new, |(then, now)| format!(" · {} apart", apart_in_words(then, now)));
    w::heading(ui, Level::Card, &format!("Assessments {} and {}{apart}", then + 1, now + 1));
    for (title, range, chosen) in [("Then", 0..now, then), ("Now", then + 1..names.len(), now)] {
        let first = range.start;
        let items: Vec<(&str, Option<usize>)> =
            names.get(range).unwrap_or_default().iter().map(|name| (name.as_str(), None)).collect();
        w::strong(ui, title);
        if let Some(picked) = w::tabs(ui, title, &items, chosen - first) {
            let picked = first + picked;
            let (then, now) = if title == "Then" { (picked, now) } else { (then, picked) };
            out.push(Command::OverTime(OverTimeCommand::Compare(then, now)));
        }
    }
}

fn short(past: &Past) -> String {
    past.on.map_or_else(|| "day not written down".to_owned(), |day| day.strftime("%-d %b %Y").to_string())
}

fn apart_in_words(then: date::Date, now: date::Date) -> String {
    match date::ago_in_words(then, now).strip_suffix(" ago") {
        Some(apart) => apart.to_owned(),
        None if then == now => "no day".to_owned(),
        None => "a day".to_owned(),
    }
}

/// Every assessment before the one that is worked on, to be read.
fn earlier_ui(ui: &mut Ui, session: &Session, shown: &Shown, draft: &mut OverTimeDraft) {
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, &format!("Earlier assessments ({})", shown.earlier.len()));
        w::hint(ui, "They stay as they were written, and are not changed any more.");
        for (place, document) in shown.earlier.iter().enumerate() {
            let stored = session.history.earlier().get(place).and_then(|past| past.stored.as_ref());
            let stood = stored.map_or_else(String::new, |stored| format!(": {}", stood_in_words(&stored.standings)));
            let mut open = draft.reads == Some(place);
            let was_open = open;
            w::fold(ui, ("earlier", place), &format!("Read {}{stood}", document.title), &mut open, |ui| {
                document_view::document_ui(ui, document, None, &mut draft.sources);
            });
            if open != was_open {
                draft.reads = open.then_some(place);
            }
        }
    });
}

/// What other knowledge changed in any of the assessments: the old result beside what the knowledge of now makes of it.
fn packs_ui(ui: &mut Ui, app: &App, session: &Session) {
    for (place, past) in session.history.assessments.iter().enumerate() {
        for (number, new) in past.kept.iter().chain(&past.new_pack).enumerate() {
            ui.push_id(("pack", place, number), |ui| w::card(ui, |ui| pack_ui(ui, app, place, past, new)));
        }
    }
    if new_pack(session).is_some() {
        w::hint(ui, "The result of then stays in the case file when you go on with the knowledge of now.");
    }
}

fn pack_ui(ui: &mut Ui, app: &App, place: usize, past: &Past, new: &NewPack) {
    w::heading(ui, Level::Card, &format!("Assessment {}, {}: the knowledge changed", place + 1, day_in_words(past.on)));
    w::body(ui, &format!("It was {}.", new_pack_in_words(&app.pack, new)));
    w::key_value(ui, "The result of then", &stood_in_words(&new.stood));
    if !new.day_is_known {
        let says = "It was not written down for which day it was worked out, so that some of this may be due to the day.";
        w::notice(ui, Tone::Info, "This is as exact as it can be", says);
    }
    if new.change.is_empty() {
        w::hint(ui, "The same answers come to the same for the same day.");
    } else {
        w::hint(ui, "The same answers, for the same day:");
    }
    for group in pack_groups(&app.pack, &new.change, &past.case.answers) {
        changes::group_ui(ui, &app.pack, &group);
    }
    for line in pack_lines(&app.pack, &new.change) {
        w::body(ui, &line);
    }
    w::gap(ui);
    if let Some(questions) = new.new_questions.as_ref().filter(|questions| !questions.is_empty()) {
        let labels: Vec<&str> = questions.iter().map(|question| app.pack.questions[*question].label.as_str()).collect();
        w::key_value(ui, "New questions", &labels.join("; "));
    }
    if !new.no_longer_asked.is_empty() {
        let names: Vec<String> = new.no_longer_asked.iter().map(|id| question_in_words(&app.pack, id)).collect();
        w::key_value(ui, "No longer asked", &names.join("; "));
    }
}
