//! What is recorded about one person. Knows the pack's ids and kinds; keeps out the disk and every rule.

pub mod answer;
pub mod expectation;
pub mod fictional;
pub mod plan;
pub mod text;

use crate::base::date::Date;

use answer::Answers;
use expectation::Expectation;
use plan::Plan;

/// One person's record: a reference, never a name unless the worker adds one.
#[derive(Clone, Debug, Default)]
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

/// An answer that the pack in use cannot use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The question's id, as it was given.
    pub question: String,
    /// Why it is not used.
    pub why: String,
}
