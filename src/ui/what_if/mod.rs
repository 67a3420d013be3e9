//! The What if screen: a copy of the answers to play with, and what would come of it. The record stays as it is.

pub mod answer;
pub mod outcome;

use egui::{Ui, UiBuilder};

use crate::app::App;
use crate::app::command::{Command, OptionsCommand, WhatIfCommand};
use crate::app::session::Session;
use crate::appraise::what_if::is_changeable;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::in_words;
use crate::pack::question::Question;

use super::options::{self, what_if::ways_ui};
use super::theme::{self, Tone};
use super::widgets::{self as w, Level};
use super::{Commands, option_words};
use answer::{AnswerDraft, answer_ui};

/// The most questions that are listed at once.
const MOST: usize = 40;

/// What is half typed or folded open here.
#[derive(Debug, Default)]
pub struct WhatIfDraft {
    word: String,
    answer: AnswerDraft,
    outcome: outcome::OutcomeDraft,
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn what_if_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut WhatIfDraft, arrived: bool, out: &mut Commands) {
    if options::is_wide(ui) {
        let (list, side) = options::columns(ui);
        ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("play"), |ui| {
            w::page(ui, "play", |ui| play_ui(ui, app, session, draft, arrived, out));
        });
        ui.painter().vline(side.left().round(), side.y_range(), theme::of(ui).hairline());
        ui.scope_builder(UiBuilder::new().max_rect(side).id_salt("outcome"), |ui| {
            w::page(ui, "outcome", |ui| outcome::outcome_ui(ui, app, session, &mut draft.outcome));
        });
    } else {
        w::page(ui, "what if", |ui| {
            opening_ui(ui, arrived);
            tried_ui(ui, app, session, draft, out);
            for_option_ui(ui, app, session, out);
            outcome::outcome_ui(ui, app, session, &mut draft.outcome);
            w::gap(ui);
            questions_ui(ui, app, session, draft, out);
        });
    }
}

fn play_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut WhatIfDraft, arrived: bool, out: &mut Commands) {
    opening_ui(ui, arrived);
    tried_ui(ui, app, session, draft, out);
    for_option_ui(ui, app, session, out);
    questions_ui(ui, app, session, draft, out);
}

fn opening_ui(ui: &mut Ui, arrived: bool) {
    w::arrival_heading(ui, Level::Page, "What if", arrived);
    w::notice(
        ui,
        Tone::Info,
        "This is play, on a copy of the answers",
        "Nothing tried here is recorded, kept or printed. The record and the plan stay as they are.",
    );
    w::gap(ui);
}

/// The option for whose sake this was opened, with its smallest changes.
fn for_option_ui(ui: &mut Ui, app: &App, session: &Session, out: &mut Commands) {
    let shown = session.play.option.and_then(|option| session.derived.appraisal.option(option));
    let Some(shown) = shown else { return };
    w::card(ui, |ui| {
        let title = option_words::title(&app.pack.interventions[shown.option]);
        w::heading(ui, Level::Card, &format!("For: {title}"));
        ways_ui(ui, app, session, shown, out);
        w::cluster(ui, |ui| {
            if w::link_button(ui, "Back to the option").clicked() {
                out.push(Command::Options(OptionsCommand::Show(shown.option)));
            }
            if w::link_button(ui, "Look at all options").clicked() {
                out.push(Command::WhatIf(WhatIfCommand::LeaveOption));
            }
        });
    });
}

/// What is tried, each with a way back.
fn tried_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut WhatIfDraft, out: &mut Commands) {
    w::card(ui, |ui| {
        let tried = &session.play.tried;
        w::heading(ui, Level::Card, &format!("Tried ({})", tried.len()));
        if tried.is_empty() {
            w::hint(ui, "Nothing yet. Pick a question below and try another answer to it.");
        }
        for (question, said) in tried {
            let entry = &app.pack.questions[*question];
            ui.push_id(&entry.id, |ui| {
                w::strong(ui, &entry.label);
                w::hint(ui, &format!("In the record: {}", in_words(&app.pack, *question, session.case.answers.said(*question))));
                w::body(ui, &format!("Tried here: {}", in_words(&app.pack, *question, *said)));
                w::cluster(ui, |ui| {
                    let back = w::named(w::link_button(ui, "Put back"), &format!("Put back: {}", entry.label));
                    if back.clicked() {
                        draft.answer.forget(*question);
                        out.push(Command::WhatIf(WhatIfCommand::PutBack(*question)));
                    }
                    let change = w::named(w::link_button(ui, "Change"), &format!("Change: {}", entry.label));
                    if change.clicked() {
                        draft.answer.open(*question);
                    }
                });
            });
        }
        if tried.len() > 1 && w::button(ui, "Put everything back").clicked() {
            draft.answer = AnswerDraft::default();
            out.push(Command::WhatIf(WhatIfCommand::PutAllBack));
        }
    });
}

fn questions_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut WhatIfDraft, out: &mut Commands) {
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "Answers to play with");
        w::text_field(ui, "Find a question", "A word of the question or of an answer to it", &mut draft.word);
        let word = draft.word.trim().to_lowercase();
        let found: Vec<_> = if word.is_empty() { changeable(app, session) } else { named(app, &word) };
        if word.is_empty() {
            w::hint(ui, "These can be arranged or decided here. Search to try any other answer.");
        }
        if found.is_empty() {
            w::hint(ui, "No question has this word in it.");
        }
        // A question that was opened from the list above stays in reach.
        let opened = draft.answer.opened().filter(|question| !found.contains(question));
        for question in opened.into_iter().chain(found.iter().copied().take(MOST)) {
            row_ui(ui, app, session, question, draft, out);
        }
        if found.len() > MOST {
            w::hint(ui, &format!("and {} more: write more of the word", found.len() - MOST));
        }
    });
}

/// What can be arranged or decided and applies to the copy as it stands.
fn changeable(app: &App, session: &Session) -> Vec<Key<Question>> {
    let appraisal = session.play.outcome.as_ref().map_or(&session.derived.appraisal, |outcome| &outcome.appraisal);
    let open = app.pack.questions.entries().filter(|(_, entry)| is_changeable(entry));
    open.map(|(question, _)| question).filter(|question| appraisal.applies(*question) == Truth::Yes).collect()
}

fn named(app: &App, word: &str) -> Vec<Key<Question>> {
    let has = |text: &str| text.to_lowercase().contains(word);
    let found = app.pack.questions.entries().filter(|(_, entry)| {
        has(&entry.label) || has(&entry.asks) || entry.kind.choices().iter().any(|choice| has(&choice.says))
    });
    found.map(|(question, _)| question).collect()
}

fn row_ui(ui: &mut Ui, app: &App, session: &Session, question: Key<Question>, draft: &mut WhatIfDraft, out: &mut Commands) {
    let entry = &app.pack.questions[question];
    let is_open = draft.answer.opened() == Some(question);
    let said = in_words(&app.pack, question, session.play.said(&session.case.answers, question));
    let word = if session.play.trial(question).is_some() { format!("Tried: {said}") } else { option_words::capitalised(&said) };
    ui.push_id(&entry.id, |ui| {
        let row = w::found_row(ui, &entry.label, &word, "", is_open);
        ui.ctx().accesskit_node_builder(row.id, |node| node.set_expanded(is_open));
        if row.clicked() {
            if is_open {
                draft.answer.close();
            } else {
                draft.answer.open(question);
            }
        }
        if is_open {
            answer_ui(ui, app, session, question, &mut draft.answer, out);
        }
    });
}
