//! One question as a card: what is asked and why, the ways to answer, where the answer came from, words and notes.

mod keys;
mod typed;

use egui::Ui;

use crate::app::App;
use crate::app::command::{CaseCommand, Command};
use crate::app::progress;
use crate::app::session::Session;
use crate::appraise::explain;
use crate::base::table::Key;
use crate::case::answer::{self, Detail, Provenance, Said, Value};
use crate::pack::question::{Kind, Question};
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level, Mark};

use super::{AssessmentDraft, last_time};
use typed::typed_ui;

pub use keys::{keys, picked};
pub use typed::{read, written};

/// A question to answer.
pub fn question_card_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    question: Key<Question>,
    draft: &mut AssessmentDraft,
    out: &mut Commands,
) {
    let is_current = draft.current == Some(question);
    let shown = w::card_frame(ui, is_current).show(ui, |ui| {
        ui.take_available_width();
        let entry = &app.pack.questions[question];
        w::heading(ui, Level::Card, &entry.asks);
        if !entry.hint.is_empty() {
            w::hint(ui, &entry.hint);
        }
        // In a place of its own: when its control goes, the keyboard must not land on another one of the card.
        ui.push_id("last time", |ui| last_time::card_ui(ui, app, session, question, draft, out));
        w::gap(ui);
        match &entry.kind {
            Kind::YesNo(_) | Kind::Choice(_) => one_choice_ui(ui, entry, session, question, draft, out),
            Kind::Choices(_) => several_choices_ui(ui, entry, session, question, draft, out),
            Kind::Number { .. } | Kind::Date => typed_ui(ui, app, session, question, draft, out),
        }
        unanswered_ui(ui, session, question, out);
        contradictions_ui(ui, app, session, question, out);
        why_ui(ui, app, question, draft);
        detail_ui(ui, session, question, draft, out);
    });
    // Asked anew: Enter in a field of this card may have led on to the next one, which takes the keyboard itself.
    let is_current = draft.current == Some(question);
    if is_current && (draft.take_focus || draft.just_turned_to == Some(question)) {
        shown.response.scroll_to_me(Some(egui::Align::TOP));
        // Once more: a page that is new finds only then how much room its bar leaves, and lines may wrap.
        draft.just_turned_to = std::mem::take(&mut draft.take_focus).then_some(question);
    }
    w::gap(ui);
}

/// A question that was answered and no longer applies: kept, quiet, not used.
pub fn closed_ui(ui: &mut Ui, app: &App, session: &Session, question: Key<Question>, out: &mut Commands) {
    let entry = &app.pack.questions[question];
    let words = answer::in_words(&app.pack, question, session.case.answers.said(question));
    w::hint(ui, &format!("{}: {words}. Kept, and {}.", entry.label, progress::why_not_used(&app.pack, session, question)));
    if w::link_button(ui, &format!("Clear: {}", entry.label)).clicked() {
        out.push(said(question, Said::NotAsked));
    }
    w::gap(ui);
}

/// What this answer does not go together with, and the way to the others.
fn contradictions_ui(ui: &mut Ui, app: &App, session: &Session, question: Key<Question>, out: &mut Commands) {
    for contradiction in progress::contradictions(&app.pack, session) {
        if !contradiction.questions.contains(&question) {
            continue;
        }
        w::gap(ui);
        w::notice(ui, Tone::Caution, "These answers do not go together", contradiction.says);
        w::cluster(ui, |ui| {
            for other in contradiction.questions.into_iter().filter(|other| *other != question) {
                if w::link_button(ui, &format!("Look at: {}", app.pack.questions[other].label)).clicked() {
                    out.push(Command::Case(CaseCommand::Find(other)));
                }
            }
        });
    }
}

fn said(question: Key<Question>, said: Said) -> Command {
    Command::Case(CaseCommand::Say { question, said })
}

fn one_choice_ui(
    ui: &mut Ui,
    entry: &Question,
    session: &Session,
    question: Key<Question>,
    draft: &mut AssessmentDraft,
    out: &mut Commands,
) {
    let before = session.case.answers.said(question);
    w::choice_group(ui, Mark::Radio, &entry.asks, |ui| {
        for (place, choice) in entry.kind.choices().iter().enumerate() {
            let is_chosen = before.value() == u8::try_from(place).ok().map(Value::Choice);
            let row = ChoiceRow { place, mark: Mark::Radio, text: &choice.says, is_chosen };
            row_ui(ui, &row, &entry.kind, before, question, draft, out);
        }
    });
}

fn several_choices_ui(
    ui: &mut Ui,
    entry: &Question,
    session: &Session,
    question: Key<Question>,
    draft: &mut AssessmentDraft,
    out: &mut Commands,
) {
    let before = session.case.answers.said(question);
    let chosen = match before.value() {
        Some(Value::Choices(mask)) => Some(mask),
        Some(Value::Choice(_) | Value::Number(_) | Value::Date(_)) | None => None,
    };
    w::choice_group(ui, Mark::Check, &entry.asks, |ui| {
        w::hint(ui, "Choose all that apply");
        for (place, choice) in entry.kind.choices().iter().enumerate() {
            let is_chosen = chosen.is_some_and(|mask| mask & (1 << place) != 0);
            let row = ChoiceRow { place, mark: Mark::Check, text: &choice.says, is_chosen };
            row_ui(ui, &row, &entry.kind, before, question, draft, out);
        }
        let place = entry.kind.choices().len();
        let row = ChoiceRow { place, mark: Mark::Check, text: "None of these", is_chosen: chosen == Some(0) };
        row_ui(ui, &row, &entry.kind, before, question, draft, out);
    });
}

struct ChoiceRow<'a> {
    place: usize,
    mark: Mark,
    text: &'a str,
    is_chosen: bool,
}

fn row_ui(
    ui: &mut Ui,
    row: &ChoiceRow<'_>,
    kind: &Kind,
    before: Said,
    question: Key<Question>,
    draft: &mut AssessmentDraft,
    out: &mut Commands,
) {
    let response = w::choice_row(ui, Some(row.place + 1), row.mark, row.text, row.is_chosen);
    if response.clicked() {
        out.push(said(question, picked(kind, before, row.place)));
        draft.current = Some(question);
    }
    // The focus goes to what is chosen, or to the first row where nothing is.
    let is_first_stop = row.is_chosen || (row.place == 0 && before.value().is_none());
    if draft.take_focus && draft.current == Some(question) && is_first_stop {
        response.request_focus();
    }
    if response.has_focus() {
        draft.focus_is_on_choice = true;
        draft.follow_focus(question);
    }
}

fn unanswered_ui(ui: &mut Ui, session: &Session, question: Key<Question>, out: &mut Commands) {
    let before = session.case.answers.said(question);
    w::cluster(ui, |ui| {
        for (name, value) in [("Not known", Said::NotKnown), ("Prefers not to say", Said::Declined)] {
            if w::chip(ui, name, before == value).clicked() {
                out.push(said(question, if before == value { Said::NotAsked } else { value }));
            }
        }
        if before != Said::NotAsked && w::link_button(ui, "Clear").clicked() {
            out.push(said(question, Said::NotAsked));
        }
    });
}

fn why_ui(ui: &mut Ui, app: &App, question: Key<Question>, draft: &mut AssessmentDraft) {
    let entry = &app.pack.questions[question];
    let mut open = draft.why_open.contains(&question);
    w::fold(ui, "why", "Why we ask", &mut open, |ui| {
        w::body(ui, &entry.why);
        if entry.protected {
            w::hint(ui, "This may add support. It never takes an option away unless a law says so, and then the law is named.");
        }
        for citation in &entry.cites {
            w::hint(ui, &explain::citation_in_words(&app.pack, citation));
        }
    });
    if open {
        draft.why_open.insert(question);
    } else {
        draft.why_open.remove(&question);
    }
}

fn detail_ui(ui: &mut Ui, session: &Session, question: Key<Question>, draft: &mut AssessmentDraft, out: &mut Commands) {
    let recorded = session.case.answers.detail(question).cloned().unwrap_or_default();
    let mut open = draft.notes_open.contains(&question);
    w::fold(ui, "detail", &detail_title(&recorded), &mut open, |ui| {
        w::hint(ui, "Where the answer comes from");
        w::cluster(ui, |ui| {
            for from in Provenance::EVERY {
                if w::chip(ui, from.in_words(), recorded.from == from).clicked() {
                    let detail = Detail { from, ..recorded.clone() };
                    out.push(Command::Case(CaseCommand::SetDetail { question, detail }));
                }
            }
        });
        let typed = draft.details.entry(question).or_insert_with(|| recorded.clone());
        let words = w::text_area(ui, "In the person's words", "", &mut typed.words, 2);
        let note = w::text_area(ui, "My note", "", &mut typed.note, 2);
        let detail = Detail { from: recorded.from, ..typed.clone() };
        let is_typed = [&words, &note].iter().any(|field| field.has_focus() || field.lost_focus());
        let is_paused = w::is_to_be_recorded(ui, &words) & w::is_to_be_recorded(ui, &note);
        if is_typed && is_paused && detail != recorded {
            out.push(Command::Case(CaseCommand::SetDetail { question, detail }));
        }
    });
    if open {
        draft.notes_open.insert(question);
    } else {
        draft.notes_open.remove(&question);
    }
}

fn detail_title(detail: &Detail) -> String {
    let mut title = format!("From: {}", detail.from.in_words());
    if !detail.words.is_empty() {
        title.push_str(" · words noted");
    }
    if !detail.note.is_empty() {
        title.push_str(" · note");
    }
    title
}
