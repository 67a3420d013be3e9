//! Which questions a condition depends on, through terms and through when other questions apply.

use crate::base::set::KeySet;
use crate::base::table::Key;

use super::Pack;
use super::condition::{Condition, Term};
use super::question::Question;

/// Everything that a condition depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependencies {
    /// Questions whose answers can matter.
    pub questions: KeySet<Question>,
    /// Terms that were opened, in the order in which they were met.
    pub terms: Vec<Key<Term>>,
}

/// What these conditions depend on.
pub fn dependencies<'a>(pack: &Pack, conditions: impl IntoIterator<Item = &'a Condition>) -> Dependencies {
    let mut found = Dependencies::default();
    for condition in conditions {
        found.open(pack, condition);
    }
    found
}

impl Dependencies {
    fn open(&mut self, pack: &Pack, condition: &Condition) {
        condition.walk(&mut |part| match part {
            Condition::Compare(question, _) | Condition::Answered(question) | Condition::Declined(question) => {
                self.open_question(pack, *question);
            }
            Condition::Term(term) => self.open_term(pack, *term),
            Condition::Always | Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::Today(_) => {}
        });
    }

    fn open_question(&mut self, pack: &Pack, question: Key<Question>) {
        if !self.questions.contains(question) {
            self.questions.insert(question);
            if let Some(condition) = &pack.questions[question].enable_when {
                self.open(pack, condition);
            }
        }
    }

    fn open_term(&mut self, pack: &Pack, term: Key<Term>) {
        if !self.terms.contains(&term) {
            self.terms.push(term);
            self.open(pack, &pack.terms[term].when);
        }
    }
}
