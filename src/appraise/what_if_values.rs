//! The values that a question is tried with, and what each stands for: a choice, a range of numbers, a stretch of days.

use crate::base::date::{Date, days_between};
use crate::base::table::Key;
use crate::case::answer::{Said, Value};
use crate::pack::condition::{Condition, Test};
use crate::pack::question::{Kind, Question};

use super::evaluate::{Facts, passes};
use super::representative::{MOST_GROUPS, groups, tests_on, values};

/// Values that no rule of the option tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// One of them, to try.
    pub example: Value,
    /// The least; for a choice the same as the example. `None` where there is no least day.
    pub least: Option<Value>,
    /// The greatest; `None` where there is no last day.
    pub most: Option<Value>,
}

impl Reach {
    fn only(value: Value) -> Self {
        Self { example: value, least: Some(value), most: Some(value) }
    }
}

/// What one question is tried with.
#[derive(Debug)]
pub(super) struct Trials {
    /// A value for each group that no test tells apart, but for the group of what is recorded; in order.
    pub values: Vec<Value>,
    /// True where a group may be left out: more choices are told apart than every combination of which is tried.
    pub is_sampled: bool,
    /// Values of every group, for the reach of each.
    all: Vec<Value>,
    kind: Kind,
    /// True where a test asks for the day of the week: then no stretch of days holds all that do.
    pub asks_weekday: bool,
    /// What is recorded.
    said: Said,
}

impl Trials {
    pub(super) fn new(facts: Facts<'_>, gates: &[&Condition], question: Key<Question>) -> Self {
        let kind = &facts.pack.questions[question].kind;
        let said = facts.answers.said(question);
        let tests = tests_on(facts.pack, gates.iter().copied(), question);
        let groups = groups(kind, &tests);
        let mut all = values(kind, &tests, facts.today);
        if matches!(kind, Kind::Choices(_)) {
            all = all.into_iter().map(|value| nearest(&groups, &tests, value, said)).collect();
            all.sort_by_key(|value| distance(*value, said));
        }
        let signature = |value: Value| tests.iter().map(|test| passes(test, value, facts.today)).collect::<Vec<_>>();
        let recorded = said.value().map(signature);
        let mut known = Vec::new();
        let mut trials = Vec::new();
        for value in &all {
            let signature = signature(*value);
            if Some(&signature) != recorded.as_ref() && !known.contains(&signature) {
                known.push(signature);
                trials.push(*value);
            }
        }
        let is_sampled = matches!(kind, Kind::Choices(_)) && groups.len() > MOST_GROUPS;
        let asks_weekday = tests.iter().any(|test| matches!(test, Test::OnWeekday(_)));
        Self { values: trials, is_sampled, all, kind: kind.clone(), asks_weekday, said }
    }

    /// All that would do, that which holds the value found first.
    pub(super) fn reaches(&self, found: Value, holds: &mut dyn FnMut(Value) -> bool) -> Vec<Reach> {
        let mut reaches = match self.kind {
            Kind::YesNo(_) | Kind::Choice(_) => self.choices(holds),
            Kind::Choices(_) => self.combinations(holds),
            Kind::Number { min, max, .. } => self.numbers(min, max, holds),
            Kind::Date => self.days(holds),
        };
        // Where the record is one of the values that do, another answer would not be needed: it is left out before.
        match reaches.iter().position(|reach| contains(*reach, found)) {
            Some(place) => {
                let first = reaches.remove(place);
                reaches.insert(0, Reach { example: found, ..first });
            }
            None => reaches.insert(0, Reach::only(found)),
        }
        reaches
    }

    /// Every choice that does, not only the first of those that are alike.
    fn choices(&self, holds: &mut dyn FnMut(Value) -> bool) -> Vec<Reach> {
        let places = (0..self.kind.choices().len()).filter_map(|place| u8::try_from(place).ok()).map(Value::Choice);
        places.filter(|value| holds(*value)).map(Reach::only).collect()
    }

    /// The combinations that do and of which no smaller change of the record does.
    fn combinations(&self, holds: &mut dyn FnMut(Value) -> bool) -> Vec<Reach> {
        let mut kept: Vec<Value> = Vec::new();
        for value in &self.all {
            let change = differing(*value, self.said);
            let is_covered = kept.iter().any(|other| {
                let smaller = differing(*other, self.said);
                smaller & change == smaller
            });
            if !is_covered && holds(*value) {
                kept.push(*value);
            }
        }
        kept.into_iter().map(Reach::only).collect()
    }

    fn numbers(&self, min: i64, max: i64, holds: &mut dyn FnMut(Value) -> bool) -> Vec<Reach> {
        let starts: Vec<i64> = self.all.iter().filter_map(|value| number(*value)).collect();
        let mut reaches: Vec<(i64, i64)> = Vec::new();
        for (place, start) in starts.iter().enumerate() {
            let end = starts.get(place + 1).map_or(max, |next| next - 1);
            if !holds(Value::Number(*start)) {
                continue;
            }
            match reaches.last_mut() {
                Some(last) if last.1 + 1 == *start => last.1 = end,
                Some(_) | None => reaches.push((*start, end)),
            }
        }
        let reach = |(least, most): (i64, i64)| {
            let [least, most] = [least.max(min), most.min(max)].map(Value::Number);
            Reach { example: least, least: Some(least), most: Some(most) }
        };
        reaches.into_iter().map(reach).collect()
    }

    /// Between two days that are tried one after the other no test turns, unless it asks for the day of the week.
    fn days(&self, holds: &mut dyn FnMut(Value) -> bool) -> Vec<Reach> {
        let days: Vec<Date> = self.all.iter().filter_map(|value| day(*value)).collect();
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        for (place, day) in days.iter().enumerate() {
            if !holds(Value::Date(*day)) {
                continue;
            }
            let is_next = |last: usize| {
                let before = days.get(last).copied();
                last + 1 == place && before.is_some_and(|before| !self.asks_weekday || days_between(before, *day) == 1)
            };
            match stretches.last_mut() {
                Some(last) if is_next(last.1) => last.1 = place,
                Some(_) | None => stretches.push((place, place)),
            }
        }
        let reach = |(first, last): (usize, usize)| {
            let value = |place: usize| days.get(place).copied().map(Value::Date);
            let is_open = |end: bool| end && !self.asks_weekday;
            let example = value(first)?;
            let least = if is_open(first == 0) { None } else { value(first) };
            let most = if is_open(last + 1 == days.len()) { None } else { value(last) };
            Some(Reach { example, least, most })
        };
        stretches.into_iter().filter_map(reach).collect()
    }
}

fn number(value: Value) -> Option<i64> {
    match value {
        Value::Number(number) => Some(number),
        Value::Choice(_) | Value::Choices(_) | Value::Date(_) => None,
    }
}

fn day(value: Value) -> Option<Date> {
    match value {
        Value::Date(day) => Some(day),
        Value::Choice(_) | Value::Choices(_) | Value::Number(_) => None,
    }
}

fn contains(reach: Reach, value: Value) -> bool {
    reach.least.is_none_or(|least| value >= least) && reach.most.is_none_or(|most| value <= most)
}

/// The choices of a value; none where it is of another kind.
fn chosen(value: Option<Value>) -> u64 {
    match value {
        Some(Value::Choices(chosen)) => chosen,
        Some(Value::Choice(_) | Value::Number(_) | Value::Date(_)) | None => 0,
    }
}

/// The choices in which a value differs from what is recorded.
fn differing(value: Value, said: Said) -> u64 {
    chosen(Some(value)) ^ chosen(said.value())
}

fn distance(value: Value, said: Said) -> (u32, Value) {
    (differing(value, said).count_ones(), value)
}

/// The combination that passes and fails the same tests and is nearest to what is recorded.
fn nearest(groups: &[u64], tests: &[&Test], value: Value, said: Said) -> Value {
    let (wanted, recorded) = (chosen(Some(value)), chosen(said.value()));
    let named = |group: u64| tests.iter().any(|test| matches!(test, Test::Chosen(mask) if mask & group != 0));
    let kept = groups.iter().map(|group| match (wanted & group != 0, recorded & group) {
        (_, kept) if !named(*group) => kept,
        (true, 0) => 1 << group.trailing_zeros(),
        (true, kept) => kept,
        (false, _) => 0,
    });
    Value::Choices(kept.fold(0, |all, part| all | part))
}
