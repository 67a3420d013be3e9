//! `throughline ask CASE`: the next best questions, with why and the choices.

use std::path::PathBuf;

use clap::Args;

use crate::appraise::explain;
use crate::appraise::next_question::NextQuestion;
use crate::report::Material;
use crate::report::document::{Document, Draft, Level, Text};
use crate::report::text;

use super::appraise_json::next_json;
use super::input::Worked;
use super::questions::kind_in_words;
use super::{Output, Settings, Stop, WIDTH, json_text};

/// The most questions that plain text shows.
const MOST: usize = 5;

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case: a .throughline file, or plain RON
    case: PathBuf,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    let worked = Worked::read(settings, &arguments.case)?;
    let Material { pack, next, .. } = worked.material();
    let text = if settings.json {
        json_text(&next.iter().map(|next| next_json(pack, next)).collect::<Vec<_>>())
    } else {
        text::plain(&document(worked.material()), WIDTH)
    };
    Ok(Output::done(text).with_notes(worked.notes()))
}

fn document(material: Material<'_>) -> Document {
    let mut draft = Draft::new(material.pack, "What to ask next");
    if material.next.is_empty() {
        draft.say("No open question would settle anything.");
    }
    for next in material.next.iter().take(MOST) {
        question(&mut draft, material, next);
    }
    let more = material.next.len().saturating_sub(MOST);
    if more > 0 {
        draft.say(&format!("{} more would settle something.", explain::counted(more, "question")));
    }
    draft.finish()
}

fn question(draft: &mut Draft<'_>, material: Material<'_>, next: &NextQuestion) {
    let question = &material.pack.questions[next.question];
    draft.heading(Level::Section, &question.label);
    draft.paragraph(Text::new(&question.asks));
    let mut items = vec![
        Text::labelled("Id", &question.id),
        Text::labelled("Why now", &explain::why_next_in_words(next)),
        Text::labelled("Why it is asked", &question.why),
    ];
    if !question.hint.trim().is_empty() {
        items.push(Text::labelled("Hint", &question.hint));
    }
    items.push(Text::labelled("Takes", &kind_in_words(&question.kind)));
    items.extend(question.kind.choices().iter().map(|choice| Text::labelled(&choice.id, &choice.says)));
    draft.bullets(items);
}
