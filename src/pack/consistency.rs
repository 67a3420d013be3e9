//! Answers that cannot all be right at once. They are shown and never change what comes out.

use crate::base::table::Key;

use super::condition::Condition;
use super::question::Question;
use super::source::Citation;

/// Answers that contradict each other.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// Its id.
    pub id: String,
    /// What does not go together, in a plain sentence.
    pub says: String,
    /// When they do not; unknown is not a contradiction.
    pub when: Condition,
    /// The questions to look at again; the condition asks each of them.
    pub questions: Vec<Key<Question>>,
    /// Why that is certain from the meaning of the words; may be empty where a source is cited.
    pub why: String,
    /// Where it comes from; may be empty where the meaning says it.
    pub cites: Vec<Citation>,
}
