//! A few values that stand for all: for any value that a question can have, one of these passes and fails the same
//! tests. With them a question can be tried out exactly without trying every number and every day.

use crate::base::date::Date;
use crate::base::table::Key;
use crate::case::answer::Value;
use crate::pack::Pack;
use crate::pack::condition::{Condition, Test};
use crate::pack::question::{Kind, Question};

/// The most groups of choices whose every combination is tried; beyond it single groups, pairs, none and all are.
pub(super) const MOST_GROUPS: usize = 10;

/// Every test on a question that a condition can come to, through terms and through when questions apply.
pub fn tests_on<'a>(
    pack: &'a Pack,
    conditions: impl IntoIterator<Item = &'a Condition>,
    question: Key<Question>,
) -> Vec<&'a Test> {
    let mut search = Search { pack, question, found: Vec::new(), opened: Vec::new() };
    for condition in conditions {
        search.open(condition);
    }
    search.found
}

struct Search<'a> {
    pack: &'a Pack,
    question: Key<Question>,
    found: Vec<&'a Test>,
    /// Conditions of terms and questions that were opened already, told apart by where they lie.
    opened: Vec<*const Condition>,
}

impl<'a> Search<'a> {
    fn open(&mut self, condition: &'a Condition) {
        let mut inner: Vec<&'a Condition> = Vec::new();
        condition.walk(&mut |part| match part {
            Condition::Compare(question, test) => {
                if *question == self.question && !self.found.contains(&test) {
                    self.found.push(test);
                }
                inner.extend(self.pack.questions[*question].enable_when.as_ref());
            }
            Condition::Term(term) => inner.push(&self.pack.terms[*term].when),
            Condition::Always
            | Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::Today(_)
            | Condition::Answered(_)
            | Condition::Declined(_) => {}
        });
        for condition in inner {
            if !self.opened.iter().any(|opened| std::ptr::eq(*opened, condition)) {
                self.opened.push(condition);
                self.open(condition);
            }
        }
    }
}

/// Values that stand for all that a question can have, as far as these tests can tell them apart.
pub fn values(kind: &Kind, tests: &[&Test], today: Date) -> Vec<Value> {
    match kind {
        Kind::YesNo(_) | Kind::Choice(_) => single_choices(kind, tests),
        Kind::Choices(_) => combinations(kind, tests),
        Kind::Number { min, max, .. } => numbers(*min, *max, tests),
        Kind::Date => dates(tests, today),
    }
}

/// Which of the tests name the choice; choices alike in this are alike in everything.
fn signature(place: usize, tests: &[&Test]) -> Vec<bool> {
    tests.iter().map(|test| matches!(test, Test::Chosen(mask) if mask & (1 << place) != 0)).collect()
}

/// One bit mask for each group of choices that no test tells apart.
pub(super) fn groups(kind: &Kind, tests: &[&Test]) -> Vec<u64> {
    let mut groups: Vec<(Vec<bool>, u64)> = Vec::new();
    for place in 0..kind.choices().len() {
        let signature = signature(place, tests);
        match groups.iter_mut().find(|(known, _)| *known == signature) {
            Some((_, mask)) => *mask |= 1 << place,
            None => groups.push((signature, 1 << place)),
        }
    }
    groups.into_iter().map(|(_, mask)| mask).collect()
}

fn single_choices(kind: &Kind, tests: &[&Test]) -> Vec<Value> {
    let firsts = groups(kind, tests).into_iter().map(u64::trailing_zeros);
    firsts.filter_map(|place| u8::try_from(place).ok()).map(Value::Choice).collect()
}

fn combinations(kind: &Kind, tests: &[&Test]) -> Vec<Value> {
    let named = groups(kind, tests).into_iter().map(|mask| 1_u64 << mask.trailing_zeros());
    // A group that no test names is never looked at.
    let singles: Vec<u64> =
        named.filter(|single| tests.iter().any(|test| matches!(test, Test::Chosen(mask) if mask & single != 0))).collect();
    let masks: Vec<u64> = if singles.len() <= MOST_GROUPS {
        let subset =
            |which: u32| singles.iter().enumerate().filter(|(bit, _)| which & (1 << bit) != 0).map(|(_, mask)| mask).sum();
        (0..1_u32 << singles.len()).map(subset).collect()
    } else {
        let pairs = singles.iter().enumerate().flat_map(|(place, one)| singles.iter().skip(place).map(move |other| one | other));
        std::iter::once(0).chain(pairs).chain(std::iter::once(singles.iter().sum())).collect()
    };
    masks.into_iter().map(Value::Choices).collect()
}

fn numbers(min: i64, max: i64, tests: &[&Test]) -> Vec<Value> {
    let mut starts = vec![min];
    for test in tests {
        if let Test::Within(least, most) = test {
            starts.extend([*least, most.saturating_add(1)]);
        }
    }
    starts.sort_unstable();
    starts.dedup();
    starts.into_iter().filter(|number| (min..=max).contains(number)).map(Value::Number).collect()
}

fn dates(tests: &[&Test], today: Date) -> Vec<Value> {
    // The days on both sides of every place where some test may turn.
    let mut edges = vec![today.yesterday().ok(), Some(today), today.tomorrow().ok()];
    for test in tests {
        match test {
            Test::On(span) => edges.extend([
                span.from,
                span.from.and_then(|day| day.yesterday().ok()),
                span.until,
                span.until.and_then(|day| day.tomorrow().ok()),
            ]),
            Test::WithinLastDays(days) => edges.extend([shifted(today, -days), shifted(today, -days - 1)]),
            Test::WithinNextDays(days) => edges.extend([shifted(today, *days), shifted(today, days + 1)]),
            Test::Chosen(_) | Test::Within(..) | Test::OnWeekday(_) => {}
        }
    }
    let asks_weekday = tests.iter().any(|test| matches!(test, Test::OnWeekday(_)));
    let spread = if asks_weekday { -6..=6 } else { 0..=0 };
    let mut days: Vec<Date> =
        edges.into_iter().flatten().flat_map(|day| spread.clone().filter_map(move |by| shifted(day, by))).collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().map(Value::Date).collect()
}

fn shifted(day: Date, by_days: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().days(by_days)).ok()
}
