//! `throughline questions`: every question with its id, its kind and its choices.

use serde_json::{Value, json};

use crate::pack::Pack;
use crate::pack::question::{Kind, Question};
use crate::report::document::{Document, Draft, Level, Text};
use crate::report::text;

use super::json::{citations, condition};
use super::{Output, Settings, Stop, WIDTH, input, json_text};

pub(super) fn run(settings: &Settings) -> Result<Output, Stop> {
    let pack = input::pack(settings)?;
    let text = if settings.json { json_text(&questions(&pack)) } else { text::plain(&document(&pack), WIDTH) };
    Ok(Output::done(text))
}

/// Every question, in the pack's order, for other programs.
pub(super) fn questions(pack: &Pack) -> Vec<Value> {
    let in_sections = pack.sections.iter().flat_map(|section| section.questions.iter().map(move |key| (section, *key)));
    in_sections.map(|(section, key)| question(pack, &section.id, &pack.questions[key])).collect()
}

fn question(pack: &Pack, section: &str, question: &Question) -> Value {
    json!({
        "id": question.id,
        "section": section,
        "label": question.label,
        "asks": question.asks,
        "hint": question.hint,
        "why": question.why,
        "kind": kind(&question.kind),
        "enable_when": question.enable_when.as_ref().map(|when| condition(pack, when)),
        "ask_at": question.ask_at.iter().map(|stage| pack.stages[*stage].id.as_str()).collect::<Vec<_>>(),
        "protected": question.protected,
        "changeable": question.changeable,
        "citations": citations(pack, &question.cites),
    })
}

fn kind(kind: &Kind) -> Value {
    let choices = || kind.choices().iter().map(|choice| json!({ "id": choice.id, "says": choice.says })).collect::<Vec<_>>();
    match kind {
        Kind::YesNo(_) => json!({ "is": "yes-no", "choices": choices() }),
        Kind::Choice(_) => json!({ "is": "choice", "choices": choices() }),
        Kind::Choices(_) => json!({ "is": "choices", "choices": choices() }),
        Kind::Number { unit, min, max } => json!({ "is": "number", "unit": unit, "min": min, "max": max }),
        Kind::Date => json!({ "is": "date" }),
    }
}

/// What kind of answer it takes, with bounds and unit of a number.
pub(super) fn kind_in_words(kind: &Kind) -> String {
    match kind {
        Kind::Number { unit, min, max } => format!("a whole number from {min} to {max} ({unit})"),
        Kind::YesNo(_) | Kind::Choice(_) | Kind::Choices(_) | Kind::Date => kind.in_words().to_owned(),
    }
}

fn document(pack: &Pack) -> Document {
    let mut draft = Draft::new(pack, "Questions");
    for section in &pack.sections {
        draft.heading(Level::Section, &format!("{} ({})", section.title, section.id));
        for key in &section.questions {
            let question = &pack.questions[*key];
            draft.heading(Level::Detail, &question.id);
            draft.paragraph(Text::new(&question.asks));
            draft.bullets(about(pack, question));
        }
    }
    draft.finish()
}

fn about(pack: &Pack, question: &Question) -> Vec<Text> {
    let mut items = vec![Text::labelled("Takes", &kind_in_words(&question.kind))];
    items.extend(question.kind.choices().iter().map(|choice| Text::labelled(&choice.id, &choice.says)));
    if question.enable_when.is_some() {
        items.push(Text::new("Applies only in some cases"));
    }
    if !question.ask_at.is_empty() {
        let stages = question.ask_at.iter().map(|stage| pack.stages[*stage].name.as_str()).collect::<Vec<_>>();
        items.push(Text::labelled("Asked at", &stages.join("; ")));
    }
    if question.protected {
        items.push(Text::new("Protected: may add support, never take an option away unless a law says so"));
    }
    if question.changeable {
        items.push(Text::new("Can be arranged or decided"));
    }
    items
}
