//! One answer of the copy: what is recorded, and the ways to try another.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, WhatIfCommand};
use crate::app::session::Session;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Said, Value, in_words};
use crate::pack::question::{Kind, Question};
use crate::ui::Commands;
use crate::ui::assessment::question_card::{picked, read, written};
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, Mark};

/// Which question is open, and what is half typed in it.
#[derive(Debug, Default)]
pub struct AnswerDraft {
    open: Option<Key<Question>>,
    typed: Option<String>,
}

impl AnswerDraft {
    /// The question whose answers are shown to be tried, if one is.
    pub fn opened(&self) -> Option<Key<Question>> {
        self.open
    }

    /// Shows the answers of this question, and no others; what was half typed is gone.
    pub fn open(&mut self, question: Key<Question>) {
        *self = Self { open: Some(question), typed: None };
    }

    /// Closes the question that is open.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Forgets what is half typed for a question.
    pub fn forget(&mut self, question: Key<Question>) {
        if self.open == Some(question) {
            self.typed = None;
        }
    }
}

/// Draws the ways to answer.
pub fn answer_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    question: Key<Question>,
    draft: &mut AnswerDraft,
    out: &mut Commands,
) {
    let entry = &app.pack.questions[question];
    let before = session.play.said(&session.case.answers, question);
    let mut said = None;
    ui.add_space(theme::of(ui).space.small);
    w::body(ui, &entry.asks);
    w::hint(ui, &format!("In the record: {}", in_words(&app.pack, question, session.case.answers.said(question))));
    let appraisal = session.play.outcome.as_ref().map_or(&session.derived.appraisal, |outcome| &outcome.appraisal);
    if appraisal.applies(question) != Truth::Yes {
        w::hint(
            ui,
            "As the answers stand the question does not apply, or it is not known whether it does. Then it has no effect.",
        );
    }
    match &entry.kind {
        Kind::YesNo(_) | Kind::Choice(_) | Kind::Choices(_) => said = choices_ui(ui, entry, before),
        Kind::Number { .. } | Kind::Date => {
            let mut text = draft.typed.clone().unwrap_or_else(|| written(before));
            if typed_ui(ui, entry, &mut text) {
                said = read(&entry.kind, &text).map(Said::Value);
                draft.typed = Some(text);
            }
        }
    }
    w::cluster(ui, |ui| {
        for (name, value) in [("Not known", Said::NotKnown), ("Not asked", Said::NotAsked)] {
            if w::chip(ui, name, before == value).clicked() {
                draft.typed = None;
                said = Some(value);
            }
        }
    });
    if let Some(said) = said {
        out.push(Command::WhatIf(WhatIfCommand::Try { question, said }));
    }
    w::gap(ui);
}

/// The choices as rows; what is said when one is picked.
fn choices_ui(ui: &mut Ui, entry: &Question, before: Said) -> Option<Said> {
    let is_several = matches!(entry.kind, Kind::Choices(_));
    let mark = if is_several { Mark::Check } else { Mark::Radio };
    let is_chosen = |place: usize| match before.value() {
        Some(Value::Choice(chosen)) => usize::from(chosen) == place,
        Some(Value::Choices(0)) => place >= entry.kind.choices().len(),
        Some(Value::Choices(mask)) => {
            mask.checked_shr(u32::try_from(place).unwrap_or(u32::MAX)).is_some_and(|rest| rest & 1 == 1)
        }
        Some(Value::Number(_) | Value::Date(_)) | None => false,
    };
    let names = entry.kind.choices().iter().map(|choice| choice.says.as_str());
    let names = names.chain(is_several.then_some("None of these"));
    w::choice_group(ui, mark, &entry.asks, |ui| {
        let mut said = None;
        for (place, name) in names.enumerate() {
            if w::choice_row(ui, None, mark, name, is_chosen(place)).clicked() {
                said = Some(picked(&entry.kind, before, place));
            }
        }
        said
    })
}

/// A number or a day; true when something was typed.
fn typed_ui(ui: &mut Ui, entry: &Question, text: &mut String) -> bool {
    let (label, hint) = match &entry.kind {
        Kind::Number { unit, min, max } => (format!("{} in {unit}", entry.label), format!("{min} to {max}")),
        Kind::YesNo(_) | Kind::Choice(_) | Kind::Choices(_) | Kind::Date => {
            (entry.label.clone(), "year-month-day, such as 2026-11-22".to_owned())
        }
    };
    let changed = w::text_field(ui, &label, &hint, text).changed();
    if !text.trim().is_empty() && read(&entry.kind, text).is_none() {
        w::notice(ui, Tone::Caution, "This cannot be read yet", &format!("Please write {hint}."));
    }
    changed
}
