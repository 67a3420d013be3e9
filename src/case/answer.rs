//! Answers: a value, not known, declined, or not asked; where each came from, and what was added to it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::base::table::Key;
use crate::pack::Pack;
use crate::pack::question::{Kind, Question};

/// The value of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// The place of the choice, counted from 0.
    Choice(u8),
    /// The places of the choices, bit n for choice n; 0 for none of them.
    Choices(u64),
    /// A whole number in the question's unit.
    Number(i64),
    /// A day.
    Date(Date),
}

/// What was said to a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Said {
    /// The question was not put.
    #[default]
    NotAsked,
    /// It was put, and nobody knew.
    NotKnown,
    /// It was put, and the person preferred not to say.
    Declined,
    /// It was answered.
    Value(Value),
}

impl Said {
    /// The value, if there is one.
    pub fn value(self) -> Option<Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::NotAsked | Self::NotKnown | Self::Declined => None,
        }
    }
}

/// Where an answer came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Provenance {
    /// The person said so.
    #[default]
    Person,
    /// It stands in a record.
    Record,
    /// A test showed it.
    Test,
    /// Another worker said so.
    Colleague,
    /// It is the worker's own view.
    WorkerView,
}

impl Provenance {
    /// Every one, in the order in which they are offered.
    pub const EVERY: [Self; 5] = [Self::Person, Self::Record, Self::Test, Self::Colleague, Self::WorkerView];

    /// In words, to follow "from".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Person => "the person",
            Self::Record => "a record",
            Self::Test => "a test",
            Self::Colleague => "another worker",
            Self::WorkerView => "my view",
        }
    }
}

/// What was added to an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// Where the answer came from.
    pub from: Provenance,
    /// What the person said, in their words; may be empty.
    pub words: String,
    /// The worker's note; may be empty.
    pub note: String,
}

/// What was said to each question of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    said: Vec<Said>,
    details: BTreeMap<Key<Question>, Detail>,
}

impl Answers {
    /// What was said to a question; not asked if nothing was.
    pub fn said(&self, question: Key<Question>) -> Said {
        self.said.get(question.place()).copied().unwrap_or_default()
    }

    /// Records what was said to a question. What was added to an earlier answer stays.
    pub fn say(&mut self, question: Key<Question>, said: Said) {
        if self.said.len() <= question.place() {
            self.said.resize(question.place() + 1, Said::NotAsked);
        }
        if let Some(place) = self.said.get_mut(question.place()) {
            *place = said;
        }
        // What was taken back leaves nothing behind, so that equal answers compare equal.
        while self.said.last() == Some(&Said::NotAsked) {
            self.said.pop();
        }
    }

    /// The same answers with one changed.
    #[must_use]
    pub fn with(&self, question: Key<Question>, said: Said) -> Self {
        let mut changed = self.clone();
        changed.say(question, said);
        changed
    }

    /// What was added to an answer, if anything was.
    pub fn detail(&self, question: Key<Question>) -> Option<&Detail> {
        self.details.get(&question)
    }

    /// Records what is to be added to an answer.
    pub fn set_detail(&mut self, question: Key<Question>, detail: Detail) {
        if detail == Detail::default() {
            self.details.remove(&question);
        } else {
            self.details.insert(question, detail);
        }
    }

    /// How many questions were put, whatever was said.
    pub fn count(&self) -> usize {
        self.said.iter().filter(|said| **said != Said::NotAsked).count()
    }
}

/// True when the value is one that the question can have.
pub fn is_possible(kind: &Kind, value: Value) -> bool {
    match (kind, value) {
        (Kind::YesNo(_) | Kind::Choice(_), Value::Choice(place)) => usize::from(place) < kind.choices().len(),
        (Kind::Choices(choices), Value::Choices(mask)) => choices.len() >= 64 || mask < (1 << choices.len()),
        (Kind::Number { min, max, .. }, Value::Number(number)) => (*min..=*max).contains(&number),
        (Kind::Date, Value::Date(_)) => true,
        _ => false,
    }
}

/// What was said, in the words of the question's choices.
pub fn in_words(pack: &Pack, question: Key<Question>, said: Said) -> String {
    let kind = &pack.questions[question].kind;
    match said {
        Said::NotAsked => "not asked".to_owned(),
        Said::NotKnown => "not known".to_owned(),
        Said::Declined => "prefers not to say".to_owned(),
        Said::Value(Value::Choice(place)) => {
            kind.choices().get(usize::from(place)).map_or_else(String::new, |choice| choice.says.clone())
        }
        Said::Value(Value::Choices(0)) => "none of these".to_owned(),
        Said::Value(Value::Choices(mask)) => {
            let chosen = kind.choices().iter().enumerate().filter(|(place, _)| mask & (1 << place) != 0);
            chosen.map(|(_, choice)| choice.says.as_str()).collect::<Vec<_>>().join(", ")
        }
        Said::Value(Value::Number(number)) => match kind {
            Kind::Number { unit, .. } => format!("{number} {unit}"),
            Kind::YesNo(_) | Kind::Choice(_) | Kind::Choices(_) | Kind::Date => number.to_string(),
        },
        Said::Value(Value::Date(date)) => crate::base::date::in_words(date),
    }
}
