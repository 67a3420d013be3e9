//! What is recorded about one person. Knows the pack's ids and kinds; keeps out the disk and every rule.

pub mod answer;
pub mod expectation;
pub mod fictional;
pub mod plan;
pub mod quotes;
mod raw;
pub mod text;
mod text_plan;
mod write;
mod write_plan;

use crate::base::date::Date;
use crate::pack::Pack;

use answer::Answers;
use expectation::Expectation;
use plan::Plan;
use raw::{RawAnswer, RawValue};

pub use write::write;

/// One person's record: a reference, never a name unless the worker adds one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// The reference by which the worker knows it.
    pub reference: String,
    /// True for a made-up person, who is marked as such everywhere.
    pub fictional: bool,
    /// A few words, for fictional people; otherwise empty.
    pub title: String,
    /// The story, for fictional people; otherwise empty.
    pub about: String,
    /// The day on which the story plays, for fictional people; otherwise today counts.
    pub today: Option<Date>,
    /// What was said.
    pub answers: Answers,
    /// What was chosen and agreed.
    pub plan: Plan,
    /// Answers to questions or choices that the pack does not have: kept, named, not used.
    pub kept: Vec<Kept>,
    /// What must and must not come out, for fictional people.
    pub expectation: Option<Expectation>,
}

impl Case {
    /// Everything that the pack in use has no place for: what it is, such as "the answer to `agee`", and why it is not used.
    pub fn not_used(&self) -> impl Iterator<Item = (String, &str)> {
        let answers = self.kept.iter().map(|kept| (format!("the answer to `{}`", kept.question), kept.why.as_str()));
        answers.chain(self.plan.kept.iter().map(|kept| (kept.in_words(), kept.why.as_str())))
    }
}

impl Kept {
    /// What was said, as far as that can be told without the question.
    pub fn said_in_words(&self) -> String {
        match &self.answer.value {
            RawValue::Yes => "Yes".to_owned(),
            RawValue::No => "No".to_owned(),
            RawValue::Choice(id) => id.text.clone(),
            RawValue::Choices(ids) if ids.is_empty() => "none of these".to_owned(),
            RawValue::Choices(ids) => ids.iter().map(|id| id.text.as_str()).collect::<Vec<_>>().join(", "),
            RawValue::Number(number) => number.to_string(),
            RawValue::Date(day) => day.text.clone(),
            RawValue::NotKnown => "not known".to_owned(),
            RawValue::Declined => "prefers not to say".to_owned(),
            RawValue::NotAsked => "not asked".to_owned(),
        }
    }
}

/// What the question with this id is called: where the pack does not have it, its id as words, such as "Daily spend".
pub fn question_in_words(pack: &Pack, id: &str) -> String {
    if let Some(question) = pack.question(id) {
        return pack.questions[question].label.clone();
    }
    let words = id.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// An answer that the pack in use cannot use.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The question's id, as it was given.
    pub question: String,
    /// Why it is not used.
    pub why: String,
    /// The answer as it was given, to be written again.
    answer: RawAnswer,
}
