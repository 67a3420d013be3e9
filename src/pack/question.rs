//! Questions, and what an answer to one looks like.

use crate::base::table::Key;

use super::Stage;
use super::condition::Condition;
use super::source::Citation;

pub use super::raw::Lies;

/// The most choices that a question can have.
pub const MOST_CHOICES: usize = 64;

/// A section of the assessment.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub says: String,
    /// True if in a later assessment each of its answers is to be confirmed by itself, as consents are.
    pub confirm_each: bool,
    /// Its questions, in the order in which they are put; never empty.
    pub questions: Vec<Key<Question>>,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its stable id.
    pub id: String,
    /// A few words for lists and reports.
    pub label: String,
    /// The question as the worker puts it.
    pub asks: String,
    /// Help with answering; may be empty.
    pub hint: String,
    /// Why it is asked.
    pub why: String,
    /// What an answer looks like.
    pub kind: Kind,
    /// When the question applies; `None` for always.
    pub enable_when: Option<Condition>,
    /// The stages at which the question is put, in order; empty for every stage. At other stages its answer is not
    /// known yet, which is not the same as no.
    pub ask_at: Vec<Key<Stage>>,
    /// Which way from today a day lies that is asked for; [`Lies::Anywhere`] for all other kinds. It offers days and
    /// refuses none: a day that lies the other way is told by the pack's consistency rules.
    pub lies: Lies,
    /// A protected characteristic.
    pub protected: bool,
    /// Something that people can arrange or decide.
    pub changeable: bool,
    /// Why the question is in the pack.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// What an answer looks like.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Yes or no: two choices with the ids `yes` and `no`, in this order.
    YesNo([Choice; 2]),
    /// One of these; never empty.
    Choice(Vec<Choice>),
    /// Any number of these, or none; never empty.
    Choices(Vec<Choice>),
    /// A whole number from `min` to `max`, both included.
    Number {
        /// What is counted.
        unit: String,
        /// The least that makes sense.
        min: i64,
        /// The most that makes sense.
        max: i64,
    },
    /// A day.
    Date,
}

/// Something that can be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its id, unique in the question.
    pub id: String,
    /// The words on the screen.
    pub says: String,
}

impl Kind {
    /// A yes-or-no question.
    pub fn yes_no() -> Self {
        Self::YesNo([
            Choice { id: "yes".to_owned(), says: "Yes".to_owned() },
            Choice { id: "no".to_owned(), says: "No".to_owned() },
        ])
    }

    /// What can be chosen, in order; empty for a number or a date.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::YesNo(choices) => choices,
            Self::Choice(choices) | Self::Choices(choices) => choices,
            Self::Number { .. } | Self::Date => &[],
        }
    }

    /// The place of the choice with this id.
    pub fn choice_place(&self, id: &str) -> Option<u8> {
        let place = self.choices().iter().position(|choice| choice.id == id)?;
        u8::try_from(place).ok()
    }

    /// What kind of answer it takes, in words.
    pub fn in_words(&self) -> &'static str {
        match self {
            Self::YesNo(_) => "yes or no",
            Self::Choice(_) => "one choice",
            Self::Choices(_) => "any number of choices",
            Self::Number { .. } => "a whole number",
            Self::Date => "a date",
        }
    }
}
