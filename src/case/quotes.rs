//! What the person said about what they want, in their words, as the assessment holds it.

use crate::base::table::Key;
use crate::pack::Pack;
use crate::pack::question::Question;

use super::Case;
use super::answer::Said;

/// The id of the question what the person wants.
pub const GOAL: &str = "goal";

/// Questions about what the person wants to which something was said, in the pack's order: those that stand in one
/// section with the goal.
pub fn wishes(pack: &Pack, case: &Case) -> Vec<Key<Question>> {
    let section = pack.question(GOAL).and_then(|goal| pack.section_of(goal));
    let questions = section.map_or(&[][..], |section| &section.questions).iter().copied();
    questions.filter(|question| case.answers.said(*question) != Said::NotAsked || !words(case, *question).is_empty()).collect()
}

/// The person's words to a question; empty where none were written down.
pub fn words(case: &Case, question: Key<Question>) -> &str {
    case.answers.detail(question).map_or("", |detail| detail.words.trim())
}

/// What the person wants, in their words: the plan's goals, or else what they said to the question about it. Empty
/// where neither was written down.
pub fn goals<'a>(pack: &Pack, case: &'a Case) -> &'a str {
    let written = case.plan.goals.trim();
    if written.is_empty() { pack.question(GOAL).map_or("", |goal| words(case, goal)) } else { written }
}
