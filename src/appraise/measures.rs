//! Numbers over time: what was said to a question in each assessment, and nothing between.

use crate::base::date::Date;
use crate::base::table::Key;
use crate::case::answer::{Answers, Said, Value};
use crate::pack::Pack;
use crate::pack::question::{Kind, Question};

/// A number that was asked for in two assessments or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The question.
    pub question: Key<Question>,
    /// What was said in each assessment, in their order; nothing between them is made up.
    pub points: Vec<Point>,
}

/// What was said to a question that asks for a number, in one assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The place of the assessment.
    pub assessment: usize,
    /// Its day, if that was written down.
    pub day: Option<Date>,
    /// What was said.
    pub said: Said,
}

impl Point {
    /// The number, if there is one.
    pub fn number(&self) -> Option<i64> {
        match self.said.value() {
            Some(Value::Number(number)) => Some(number),
            Some(Value::Choice(_) | Value::Choices(_) | Value::Date(_)) | None => None,
        }
    }
}

/// Every number that was said in two assessments or more, in the pack's order, with the assessments in which it is missing.
pub fn measures(pack: &Pack, assessments: &[(Option<Date>, &Answers)]) -> Vec<Measure> {
    let numbers = pack.questions.entries().filter(|(_, entry)| matches!(entry.kind, Kind::Number { .. }));
    let measure = |(question, _): (Key<Question>, &Question)| {
        let said = assessments.iter().enumerate();
        let points = said.map(|(assessment, (day, answers))| Point { assessment, day: *day, said: answers.said(question) });
        let points: Vec<Point> = points.collect();
        let known = points.iter().filter(|point| point.number().is_some()).count();
        (known >= 2).then_some(Measure { question, points })
    };
    numbers.filter_map(measure).collect()
}
