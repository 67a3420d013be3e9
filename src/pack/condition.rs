//! Three-valued conditions over answers, with every name resolved.

use crate::base::date::{Date, Weekday};
use crate::base::table::Key;

use super::question::Question;
use super::source::Citation;

/// A three-valued expression over answers. Evaluated by `appraise::evaluate`.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Holds for everybody.
    Always,
    /// Every part holds; holds if there is none.
    All(Vec<Self>),
    /// At least one part holds; does not hold if there is none.
    Any(Vec<Self>),
    /// The part does not hold.
    Not(Box<Self>),
    /// The answer to a question passes a test, and the question applies.
    Compare(Key<Question>, Test),
    /// Today is in a span of days.
    Today(Span),
    /// A named condition holds.
    Term(Key<Term>),
    /// The question applies and has a value. Only in prompts: it flips as people answer.
    Answered(Key<Question>),
    /// The question applies and the person preferred not to say. Only in prompts.
    Declined(Key<Question>),
}

/// A test that one answer passes or not.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The choice, or one of the choices, is in this set; bit n stands for choice n.
    Chosen(u64),
    /// The number is in this range, both ends included.
    Within(i64, i64),
    /// The date is in this span.
    On(Span),
    /// The date is at most so many days before today, and not after it.
    WithinLastDays(i32),
    /// The date is at most so many days after today, and not before it.
    WithinNextDays(i32),
    /// The date falls on one of these days.
    OnWeekday(Vec<Weekday>),
}

/// Days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day; since ever if `None`.
    pub from: Option<Date>,
    /// The last day; for ever if `None`.
    pub until: Option<Date>,
}

impl Span {
    /// True when the day is in the span.
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| day >= from) && self.until.is_none_or(|until| day <= until)
    }
}

/// A condition with a name and a plain sentence, used by others.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// A plain sentence that is true when the condition holds.
    pub says: String,
    /// The condition.
    pub when: Condition,
    /// Where the notion comes from; may be empty.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

impl Condition {
    /// Calls `visit` with this condition and every condition inside it, outermost first; terms are not opened.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.walk(visit)),
            Self::Not(part) => part.walk(visit),
            Self::Always | Self::Compare(..) | Self::Today(_) | Self::Term(_) | Self::Answered(_) | Self::Declined(_) => {}
        }
    }
}
