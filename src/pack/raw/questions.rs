//! Questions, the conditions over their answers, and what is named by a condition: terms and needs.

use serde::Deserialize;

use crate::base::spot::Spot;

use super::Cite;

/// One file of `questions/`: a section of the assessment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id.
    pub id: Spot,
    /// Its title.
    pub title: String,
    /// What it is about.
    #[serde(default)]
    pub says: String,
    /// In a later assessment each of its answers is to be confirmed by itself, as consents are.
    #[serde(default)]
    pub confirm_each: bool,
    /// Its questions, in the order in which they are put.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id.
    pub id: Spot,
    /// A few words for lists and reports, such as "Age".
    pub label: String,
    /// The question as the worker puts it.
    pub asks: String,
    /// Help with answering.
    #[serde(default)]
    pub hint: String,
    /// Why it is asked, in words that the person may hear.
    pub why: String,
    /// What an answer looks like.
    pub kind: Kind,
    /// When the question applies; always if not given.
    #[serde(default)]
    pub enable_when: Option<Condition>,
    /// The stages at which the question is put; at every stage if not given. Unlike `enable_when` this is only a
    /// matter of time: at other stages the answer still counts, and is simply not known until it is asked.
    #[serde(default)]
    pub ask_at: Vec<Spot>,
    /// Of a day that is asked for: which way from today it lies, seen on the day of the answer. Only with `Date`.
    #[serde(default)]
    pub lies: Lies,
    /// A protected characteristic: may add support, never take an option away unless a cited law says so.
    #[serde(default)]
    pub protected: bool,
    /// Something that people can arrange or decide, so that a changed answer is worth suggesting.
    #[serde(default)]
    pub changeable: bool,
    /// Why the question is in the pack.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// What an answer looks like.
#[derive(Debug, Deserialize)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// One of these.
    Choice(Vec<Choice>),
    /// Any number of these, or none.
    Choices(Vec<Choice>),
    /// A whole number.
    Number {
        /// What is counted, such as "years".
        unit: String,
        /// The least that makes sense.
        min: i64,
        /// The most that makes sense.
        max: i64,
    },
    /// A day.
    Date,
}

/// Which way from today a day lies that is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Lies {
    /// It may lie either way.
    #[default]
    Anywhere,
    /// It is today or gone by, as a conviction is.
    Past,
    /// It is today or still to come, as a release that is due is.
    Future,
}

/// Something that can be chosen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id, unique in the question.
    pub id: Spot,
    /// The words on the screen.
    pub says: String,
}

/// A three-valued test over answers.
#[derive(Debug, Deserialize)]
pub enum Condition {
    /// Holds for everybody.
    Always,
    /// Every part holds.
    All(Vec<Self>),
    /// At least one part holds.
    Any(Vec<Self>),
    /// The part does not hold.
    Not(Box<Self>),
    /// The question was answered with this choice, or this is among the choices.
    Is(Spot, Spot),
    /// The question was answered with one of these, or one of these is among the choices.
    OneOf(Spot, Vec<Spot>),
    /// The question was answered with yes.
    Yes(Spot),
    /// The question was answered with no.
    No(Spot),
    /// The number is this or more.
    AtLeast(Spot, i64),
    /// The number is this or less.
    AtMost(Spot, i64),
    /// The date is this day (year-month-day) or later.
    OnOrAfter(Spot, Spot),
    /// The date is before this day (year-month-day).
    Before(Spot, Spot),
    /// The date is today or at most so many days ago.
    WithinLastDays(Spot, i32),
    /// The date is today or at most so many days ahead.
    WithinNextDays(Spot, i32),
    /// The date falls on one of these days of the week.
    OnWeekday(Spot, Vec<Weekday>),
    /// The named term holds.
    Term(Spot),
    /// The question applies and has a value. Only in a prompt.
    Answered(Spot),
    /// The question applies and the person preferred not to say. Only in a prompt.
    Declined(Spot),
}

/// A day of the week.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// One entry of `terms.ron`: a condition with a name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its id.
    pub id: Spot,
    /// A plain sentence, such as "Uses heroin or another opioid in a way that causes harm".
    pub says: String,
    /// The condition.
    pub when: Condition,
    /// Where the notion comes from.
    #[serde(default)]
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `needs.ron`: what an option serves and a person has.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Its id.
    pub id: Spot,
    /// Its name, such as "Housing".
    pub name: String,
    /// What it means.
    #[serde(default)]
    pub says: String,
    /// When a person has it.
    pub when: Condition,
    /// Why it counts.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}
