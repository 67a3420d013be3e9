//! A second evaluator, as plain as can be and independent of the first: the two have to agree.
//!
//! `None` is unknown. Every part is looked at, nothing is remembered, days are counted by their number.

use throughline::base::date::Date;
use throughline::case::answer::{Answers, Said, Value};
use throughline::pack::Pack;
use throughline::pack::condition::{Condition, Test};

#[derive(Clone, Copy)]
pub struct Reference<'a> {
    pub pack: &'a Pack,
    pub answers: &'a Answers,
    pub today: Date,
}

impl Reference<'_> {
    pub fn holds(self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Always => Some(true),
            Condition::All(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.holds(part)).collect();
                if parts.contains(&Some(false)) {
                    Some(false)
                } else if parts.contains(&None) {
                    None
                } else {
                    Some(true)
                }
            }
            Condition::Any(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.holds(part)).collect();
                if parts.contains(&Some(true)) {
                    Some(true)
                } else if parts.contains(&None) {
                    None
                } else {
                    Some(false)
                }
            }
            Condition::Not(part) => self.holds(part).map(|holds| !holds),
            Condition::Today(span) => Some(span.contains(self.today)),
            Condition::Term(term) => self.holds(&self.pack.terms[*term].when),
            Condition::Compare(question, test) => match (self.applies(*question), self.answers.said(*question)) {
                (Some(false), _) => Some(false),
                (Some(true), Said::Value(value)) => Some(self.passes(test, value)),
                // If it fails, it is no whether or not the question applies.
                (None, Said::Value(value)) if !self.passes(test, value) => Some(false),
                _ => None,
            },
            Condition::Answered(question) => self.if_it_applies(*question, |said| matches!(said, Said::Value(_))),
            Condition::Declined(question) => self.if_it_applies(*question, |said| said == Said::Declined),
        }
    }

    pub fn applies(self, question: Question) -> Option<bool> {
        self.pack.questions[question].enable_when.as_ref().map_or(Some(true), |condition| self.holds(condition))
    }

    fn if_it_applies(self, question: Question, is_so: fn(Said) -> bool) -> Option<bool> {
        if is_so(self.answers.said(question)) { self.applies(question) } else { Some(false) }
    }

    pub fn passes(self, test: &Test, value: Value) -> bool {
        let ahead = |day: Date| day_number(day) - day_number(self.today);
        match (test, value) {
            (Test::Chosen(mask), Value::Choice(place)) => (0..64).any(|bit| mask >> bit & 1 == 1 && bit == u32::from(place)),
            (Test::Chosen(mask), Value::Choices(chosen)) => (0..64).any(|bit| mask >> bit & 1 == 1 && chosen >> bit & 1 == 1),
            (Test::Within(least, most), Value::Number(number)) => number >= *least && number <= *most,
            (Test::On(span), Value::Date(day)) => {
                let is_late_enough = span.from.is_none_or(|from| day_number(from) <= day_number(day));
                is_late_enough && span.until.is_none_or(|until| day_number(until) >= day_number(day))
            }
            (Test::WithinLastDays(days), Value::Date(day)) => ahead(day) <= 0 && ahead(day) >= -i64::from(*days),
            (Test::WithinNextDays(days), Value::Date(day)) => ahead(day) >= 0 && ahead(day) <= i64::from(*days),
            (Test::OnWeekday(days), Value::Date(day)) => {
                // Day 0 of this count is a Wednesday.
                days.iter().any(|weekday| i64::from(weekday.to_monday_zero_offset()) == (day_number(day) + 2).rem_euclid(7))
            }
            _ => panic!("{test:?} was put to {value:?}"),
        }
    }
}

type Question = throughline::base::table::Key<throughline::pack::question::Question>;

/// Days since the first of March of the year 0, counted by hand.
fn day_number(day: Date) -> i64 {
    let (year, month) = (i64::from(day.year()), i64::from(day.month()));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + i64::from(day.day())
        - 1
}
