//! What is known of whether something works, as paragraphs: the words of each finding with its kind and its direction.

use crate::appraise::explain;
use crate::pack::Pack;
use crate::pack::evidence::{Emmie, Figure, Note, Rating, Statement};
use crate::pack::intervention::Intervention;

use super::document::{Draft, Level, Text};
use super::parts::bare;

/// The heading, ratings, findings, EMMIE and notes of an intervention; a gap is called a gap.
pub(super) fn evidence(draft: &mut Draft<'_>, level: Level, pack: &Pack, intervention: &Intervention) {
    draft.heading(level, "The evidence and its limits");
    if intervention.ratings.is_empty() && intervention.statements.is_empty() {
        draft.say("We hold no rating and no finding on it. That is a gap in the evidence, and says nothing against it.");
    }
    let mut items: Vec<Text> = intervention.ratings.iter().map(|entry| rating(draft, pack, entry)).collect();
    items.extend(intervention.statements.iter().map(|entry| statement(draft, entry)));
    items.extend(intervention.emmie.iter().flat_map(|entry| emmie(draft, entry)));
    items.extend(intervention.notes.iter().map(|entry| note(draft, entry)));
    draft.bullets(items);
}

/// What a rating body said, in its class.
pub(super) fn rating(draft: &mut Draft<'_>, pack: &Pack, rating: &Rating) -> Text {
    let says = if rating.says.trim().is_empty() { String::new() } else { format!(". {}", rating.says) };
    let words = format!("{}{says}", explain::rating_in_words(pack, rating));
    draft.cite(Text::labelled("Rating", &words), &rating.cites)
}

/// A finding with what was measured, which way it went, and how it was found.
fn statement(draft: &mut Draft<'_>, statement: &Statement) -> Text {
    let extra = [&statement.population, &statement.year, &statement.independence];
    let extra = extra.into_iter().filter(|part| !part.trim().is_empty()).map(|part| format!("; {}", bare(part)));
    let how = format!(
        ". Measured: {}; direction: {}; kind of study: {}{}.",
        statement.outcome,
        explain::direction_in_words(statement.direction),
        explain::design_in_words(statement.design),
        extra.collect::<String>(),
    );
    draft.cite(Text::labelled("Finding", bare(&statement.says)).plain(&how), &statement.cites)
}

/// The EMMIE dimensions that our sources speak of.
fn emmie(draft: &mut Draft<'_>, emmie: &Emmie) -> Vec<Text> {
    let dimensions = [
        ("Effect", &emmie.effect),
        ("How it may work", &emmie.mechanism),
        ("For whom and where", &emmie.moderator),
        ("What it takes", &emmie.implementation),
        ("Costs and savings", &emmie.economics),
    ];
    let known = dimensions.into_iter().filter_map(|(name, says)| Some((name, says.as_ref()?)));
    known.map(|(name, says)| draft.cite(Text::labelled(name, says), &emmie.cites)).collect()
}

/// What a reader would be misled without.
pub(super) fn note(draft: &mut Draft<'_>, note: &Note) -> Text {
    draft.cite(Text::labelled("Bear in mind", &note.says), &note.cites)
}

/// A single figure with where and when it holds.
pub(super) fn figure(draft: &mut Draft<'_>, figure: &Figure) -> Text {
    let words = format!("{} ({}, {})", figure.value, figure.geography, figure.period);
    draft.cite(Text::labelled(&figure.says, &words), &figure.cites)
}
