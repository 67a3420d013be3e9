//! Answers that are typed: numbers and days.

use egui::{Key as Press, Ui};

use crate::app::App;
use crate::app::session::Session;
use crate::base::date;
use crate::base::table::Key;
use crate::case::answer::{Said, Value, is_possible};
use crate::pack::question::{Kind, Lies, Question};
use crate::ui::assessment::{AssessmentDraft, go_on};
use crate::ui::near_days::near_days_ui;
use crate::ui::theme::Tone;
use crate::ui::{Commands, widgets as w};

use super::said;

pub(super) fn typed_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    question: Key<Question>,
    draft: &mut AssessmentDraft,
    out: &mut Commands,
) {
    let entry = &app.pack.questions[question];
    let before = session.case.answers.said(question);
    let mut text = draft.typed.get(&question).cloned().unwrap_or_else(|| written(before));
    let (label, hint) = match &entry.kind {
        Kind::Number { unit, min, max } => (format!("{} in {unit}", entry.label), format!("{min} to {max}")),
        Kind::YesNo(_) | Kind::Choice(_) | Kind::Choices(_) | Kind::Date => {
            (entry.label.clone(), "year-month-day, such as 2026-11-22".to_owned())
        }
    };
    let response = w::text_field(ui, &label, &hint, &mut text);
    if response.changed() {
        let read = read(&entry.kind, &text);
        draft.typed.insert(question, text.clone());
        match read {
            Some(value) => out.push(said(question, Said::Value(value))),
            None if text.trim().is_empty() => out.push(said(question, Said::NotAsked)),
            None => {}
        }
    }
    if draft.take_focus && draft.current == Some(question) {
        response.request_focus();
    }
    if response.has_focus() {
        draft.follow_focus(question);
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Press::Enter)) {
        if read(&entry.kind, &text).is_some() || text.trim().is_empty() {
            go_on(app, session, draft, out);
        } else {
            // What cannot be read is no answer, so there is something to do here yet.
            response.request_focus();
        }
    }
    if matches!(entry.kind, Kind::Date) {
        let today = session.context.today;
        let yesterday = (entry.lies != Lies::Future).then_some(("Yesterday", today.yesterday().ok()));
        let tomorrow = (entry.lies != Lies::Past).then_some(("Tomorrow", today.tomorrow().ok()));
        let days = yesterday.into_iter().chain([("Today", Some(today))]).chain(tomorrow);
        if let Some(day) = near_days_ui(ui, "", &days.collect::<Vec<_>>()) {
            draft.typed.remove(&question);
            out.push(said(question, Said::Value(Value::Date(day))));
        }
    }
    match read(&entry.kind, &text) {
        Some(Value::Date(day)) => {
            w::hint(ui, &date::with_weekday(day));
        }
        Some(_) => {}
        None if text.trim().is_empty() => {}
        None => {
            w::notice(ui, Tone::Caution, "This cannot be read yet", &format!("Please write {hint}."));
        }
    }
}

/// What was typed, from what was said; empty where nothing was.
pub fn written(said: Said) -> String {
    match said.value() {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Date(day)) => day.to_string(),
        Some(Value::Choice(_) | Value::Choices(_)) | None => String::new(),
    }
}

/// The value that a text means for a number or a day; `None` if it means none that is possible.
pub fn read(kind: &Kind, text: &str) -> Option<Value> {
    let value = match kind {
        Kind::Number { .. } => Value::Number(text.trim().parse().ok()?),
        Kind::Date => Value::Date(date::parse(text.trim())?),
        Kind::YesNo(_) | Kind::Choice(_) | Kind::Choices(_) => return None,
    };
    is_possible(kind, value).then_some(value)
}
