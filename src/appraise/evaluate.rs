//! A condition to a truth, with or without the answers that decided it. Kleene's logic; unknown is never no.

use std::cell::Cell;

use crate::base::date::{Date, days_between};
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, Said, Value};
use crate::pack::Pack;
use crate::pack::condition::{Condition, Term, Test};
use crate::pack::question::Question;

use super::Finding;

/// What conditions are worked out from.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// What was said.
    pub answers: &'a Answers,
    /// The day that counts as today.
    pub today: Date,
}

/// What a condition can be worked out to: a bare truth, or a finding with its reasons.
pub trait Verdict: Copy {
    /// A truth that rests on no answer.
    fn of(truth: Truth) -> Self;
    /// A truth that rests on one answer.
    fn answered(question: Key<Question>, truth: Truth) -> Self;
    /// Unknown for want of one answer.
    fn lacking(question: Key<Question>) -> Self;
    /// Both.
    #[must_use]
    fn and(mut self, other: Self) -> Self {
        self.take_in(other, Truth::No);
        self
    }
    /// Takes one more part in, where this truth decides: no in an *all*, yes in an *any*.
    fn take_in(&mut self, other: Self, deciding: Truth);
    /// The opposite.
    #[must_use]
    fn negated(self) -> Self;
    /// The truth without its reasons: no other part can change an *all* that has come to no, or an *any* to yes.
    fn truth(&self) -> Truth;
}

impl Verdict for Truth {
    fn of(truth: Truth) -> Self {
        truth
    }
    fn answered(_: Key<Question>, truth: Truth) -> Self {
        truth
    }
    fn lacking(_: Key<Question>) -> Self {
        Self::Unknown
    }
    fn take_in(&mut self, other: Self, deciding: Truth) {
        if other == deciding || (*self != deciding && other == Self::Unknown) {
            *self = other;
        }
    }
    fn negated(self) -> Self {
        self.not()
    }
    fn truth(&self) -> Truth {
        *self
    }
}

impl Verdict for Finding {
    fn of(truth: Truth) -> Self {
        Self { truth, because: KeySet::EMPTY, missing: KeySet::EMPTY }
    }
    fn answered(question: Key<Question>, truth: Truth) -> Self {
        Self { truth, because: KeySet::only(question), missing: KeySet::EMPTY }
    }
    fn lacking(question: Key<Question>) -> Self {
        Self { truth: Truth::Unknown, because: KeySet::EMPTY, missing: KeySet::only(question) }
    }
    /// One part that decides is reason enough; otherwise the reasons and the gaps of both count.
    fn take_in(&mut self, other: Self, deciding: Truth) {
        if self.truth == deciding {
            return;
        }
        if other.truth == deciding {
            *self = other;
            return;
        }
        self.because.take_in(&other.because);
        self.missing.take_in(&other.missing);
        if other.truth == Truth::Unknown {
            self.truth = Truth::Unknown;
        }
    }
    fn negated(self) -> Self {
        Self { truth: self.truth.not(), ..self }
    }
    fn truth(&self) -> Truth {
        self.truth
    }
}

/// Where the truth of what others refer to comes from.
trait Lookup<'a> {
    type Verdict: Verdict;
    fn facts(&self) -> Facts<'a>;
    fn applies(&self, question: Key<Question>) -> Self::Verdict;
    fn term(&self, term: Key<Term>) -> Self::Verdict;
}

fn evaluate<'a, L: Lookup<'a>>(lookup: &L, condition: &Condition) -> L::Verdict {
    match condition {
        Condition::Always => L::Verdict::of(Truth::Yes),
        Condition::All(parts) => until(lookup, parts, Truth::No),
        Condition::Any(parts) => until(lookup, parts, Truth::Yes),
        Condition::Not(part) => evaluate(lookup, part).negated(),
        Condition::Compare(question, test) => compare(lookup, *question, test),
        Condition::Today(span) => L::Verdict::of(span.contains(lookup.facts().today).into()),
        Condition::Term(term) => lookup.term(*term),
        Condition::Answered(question) => {
            let has_value = lookup.facts().answers.said(*question).value().is_some();
            where_it_applies(lookup, *question, L::Verdict::answered(*question, has_value.into()))
        }
        Condition::Declined(question) => {
            let declined = lookup.facts().answers.said(*question) == Said::Declined;
            where_it_applies(lookup, *question, L::Verdict::answered(*question, declined.into()))
        }
    }
}

/// The parts joined, up to the first that comes to the deciding truth; the opposite of that if there is no part.
fn until<'a, L: Lookup<'a>>(lookup: &L, parts: &[Condition], deciding: Truth) -> L::Verdict {
    let Some((first, others)) = parts.split_first() else { return L::Verdict::of(deciding.not()) };
    let mut so_far = evaluate(lookup, first);
    for part in others {
        if so_far.truth() == deciding {
            break;
        }
        so_far.take_in(evaluate(lookup, part), deciding);
    }
    so_far
}

/// A comparison holds where the question applies and the answer passes.
fn compare<'a, L: Lookup<'a>>(lookup: &L, question: Key<Question>, test: &Test) -> L::Verdict {
    let facts = lookup.facts();
    let passes = match facts.answers.said(question).value() {
        Some(value) => L::Verdict::answered(question, passes(test, value, facts.today).into()),
        None => L::Verdict::lacking(question),
    };
    where_it_applies(lookup, question, passes)
}

/// What was said to a question counts only where the question applies.
fn where_it_applies<'a, L: Lookup<'a>>(lookup: &L, question: Key<Question>, verdict: L::Verdict) -> L::Verdict {
    if lookup.facts().pack.conditional.contains(question) { lookup.applies(question).and(verdict) } else { verdict }
}

/// Whether a value passes a test. A value of another kind than the test's cannot occur in a checked pack.
pub(crate) fn passes(test: &Test, value: Value, today: Date) -> bool {
    match (test, value) {
        (Test::Chosen(mask), Value::Choice(place)) => mask & (1 << place) != 0,
        (Test::Chosen(mask), Value::Choices(chosen)) => mask & chosen != 0,
        (Test::Within(least, most), Value::Number(number)) => (*least..=*most).contains(&number),
        (Test::On(span), Value::Date(date)) => span.contains(date),
        (Test::WithinLastDays(days), Value::Date(date)) => (0..=*days).contains(&days_between(date, today)),
        (Test::WithinNextDays(days), Value::Date(date)) => (0..=*days).contains(&days_between(today, date)),
        (Test::OnWeekday(days), Value::Date(date)) => days.contains(&date.weekday()),
        _ => false,
    }
}

/// Everything that conditions refer to, worked out once; conditions on top of it are cheap.
#[derive(Debug)]
pub struct Evaluation<'a> {
    facts: Facts<'a>,
    /// Worked out when first asked for: a person's gates need only some of them.
    applies: Vec<Cell<Option<Finding>>>,
    terms: Vec<Cell<Option<Finding>>>,
}

impl<'a> Evaluation<'a> {
    /// An evaluation in which nothing has been asked for yet.
    pub fn new(facts: Facts<'a>) -> Self {
        let empty = |length| (0..length).map(|_| Cell::new(None)).collect();
        Self { facts, applies: empty(facts.pack.questions.len()), terms: empty(facts.pack.terms.len()) }
    }

    /// What is known of a condition, with the answers behind it.
    pub fn find(&self, condition: &Condition) -> Finding {
        evaluate(self, condition)
    }

    /// Whether each question applies, in the pack's order.
    pub fn applies(&self) -> Vec<Finding> {
        self.facts.pack.questions.keys().map(|question| Lookup::applies(self, question)).collect()
    }

    /// The finding kept there, or the one that `work_out` makes.
    fn kept(place: Option<&Cell<Option<Finding>>>, work_out: impl FnOnce() -> Finding) -> Finding {
        if let Some(finding) = place.and_then(Cell::get) {
            return finding;
        }
        let finding = work_out();
        if let Some(place) = place {
            place.set(Some(finding));
        }
        finding
    }
}

impl<'a> Lookup<'a> for Evaluation<'a> {
    type Verdict = Finding;
    fn facts(&self) -> Facts<'a> {
        self.facts
    }
    // The loader refuses rings and long chains of references, so this ends soon.
    fn applies(&self, question: Key<Question>) -> Finding {
        match &self.facts.pack.questions[question].enable_when {
            None => Finding::of(Truth::Yes),
            Some(condition) => Self::kept(self.applies.get(question.place()), || self.find(condition)),
        }
    }
    fn term(&self, term: Key<Term>) -> Finding {
        Self::kept(self.terms.get(term.place()), || self.find(&self.facts.pack.terms[term].when))
    }
}

/// The bare truth of one condition, worked out from the answers alone: for trying many answers on few conditions.
pub fn truth(facts: Facts<'_>, condition: &Condition) -> Truth {
    evaluate(&Direct(facts), condition)
}

struct Direct<'a>(Facts<'a>);

impl<'a> Lookup<'a> for Direct<'a> {
    type Verdict = Truth;
    fn facts(&self) -> Facts<'a> {
        self.0
    }
    fn applies(&self, question: Key<Question>) -> Truth {
        let enable_when = self.0.pack.questions[question].enable_when.as_ref();
        enable_when.map_or(Truth::Yes, |condition| evaluate(self, condition))
    }
    fn term(&self, term: Key<Term>) -> Truth {
        evaluate(self, &self.0.pack.terms[term].when)
    }
}
