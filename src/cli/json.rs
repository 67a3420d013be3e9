//! Pieces of JSON that several commands write: citations, answers, conditions as a tree.

use serde::Serialize;
use serde_json::{Value, json};

use crate::base::date::{Date, Weekday, weekday_in_words};
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::case::answer::{self, Answers};
use crate::pack::Pack;
use crate::pack::condition::{Condition, Span, Test};
use crate::pack::question::Question;
use crate::pack::source::{Citation, Seen};

/// A citation.
#[derive(Debug, Serialize)]
pub struct CitationJson<'a> {
    /// The source's id.
    pub source: &'a str,
    /// Section, paragraph or lines.
    pub at: &'a str,
    /// How it was seen.
    pub seen: Seen,
}

/// The citations in their order.
pub fn citations<'a>(pack: &'a Pack, cites: &'a [Citation]) -> Vec<CitationJson<'a>> {
    let json = |citation: &'a Citation| CitationJson {
        source: &pack.sources[citation.source].id,
        at: &citation.at,
        seen: citation.seen,
    };
    cites.iter().map(json).collect()
}

/// An answer that something rests on.
#[derive(Debug, Serialize)]
pub struct AnswerJson<'a> {
    /// The question's id.
    pub question: &'a str,
    /// A choice's id, a list of them, a number or a day; null where there is no value.
    pub answer: Value,
    /// The same in words; for null, whether it was not known, declined or not asked.
    pub says: String,
}

/// The answers to these questions, in the pack's order.
pub fn answers<'a>(pack: &'a Pack, answers: &Answers, questions: KeySet<Question>) -> Vec<AnswerJson<'a>> {
    let json = |question: Key<Question>| AnswerJson {
        question: &pack.questions[question].id,
        answer: answer_value(pack, question, answers.said(question).value()),
        says: answer::in_words(pack, question, answers.said(question)),
    };
    questions.iter(&pack.questions).map(json).collect()
}

/// A choice's id, a list of them, a number or a day; null where there is no value.
pub fn answer_value(pack: &Pack, question: Key<Question>, value: Option<answer::Value>) -> Value {
    let choices = pack.questions[question].kind.choices();
    match value {
        None => Value::Null,
        Some(answer::Value::Choice(place)) => choices.get(usize::from(place)).map_or(Value::Null, |choice| json!(choice.id)),
        Some(answer::Value::Choices(mask)) => json!(chosen(pack, question, mask)),
        Some(answer::Value::Number(number)) => json!(number),
        Some(answer::Value::Date(day)) => json!(day.to_string()),
    }
}

/// The ids of the choices in a mask, in their order.
fn chosen(pack: &Pack, question: Key<Question>, mask: u64) -> Vec<&str> {
    let choices = pack.questions[question].kind.choices().iter().enumerate();
    choices.filter(|(place, _)| mask & (1 << place) != 0).map(|(_, choice)| choice.id.as_str()).collect()
}

/// The ids of questions, in the pack's order.
pub fn question_ids(pack: &Pack, questions: KeySet<Question>) -> Vec<&str> {
    questions.iter(&pack.questions).map(|question| pack.questions[question].id.as_str()).collect()
}

/// A condition as a tree. Each node has one key that says what it is, or `question` with the key of its test:
///
/// `{"always": true}`, `{"all": [..]}`, `{"any": [..]}`, `{"not": ..}`, `{"term": id}`, `{"today": span}`,
/// `{"answered": id}`, `{"declined": id}`, `{"question": id, "chosen": [id]}`,
/// `{"question": id, "within": {"least", "most"}}`, `{"question": id, "on": {"from", "until"}}`,
/// `{"question": id, "within_last_days": n}`, `{"question": id, "within_next_days": n}`,
/// `{"question": id, "on_weekday": [day]}`. A bound that is null is open; both ends belong to a span.
pub fn condition(pack: &Pack, tree: &Condition) -> Value {
    let each = |parts: &[Condition]| parts.iter().map(|part| condition(pack, part)).collect::<Vec<_>>();
    match tree {
        Condition::Always => json!({ "always": true }),
        Condition::All(parts) => json!({ "all": each(parts) }),
        Condition::Any(parts) => json!({ "any": each(parts) }),
        Condition::Not(part) => json!({ "not": condition(pack, part) }),
        Condition::Compare(question, test) => comparison(pack, *question, test),
        Condition::Today(span) => json!({ "today": in_json(*span) }),
        Condition::Term(term) => json!({ "term": pack.terms[*term].id }),
        Condition::Answered(question) => json!({ "answered": pack.questions[*question].id }),
        Condition::Declined(question) => json!({ "declined": pack.questions[*question].id }),
    }
}

fn comparison(pack: &Pack, question: Key<Question>, test: &Test) -> Value {
    let id = &pack.questions[question].id;
    match test {
        Test::Chosen(mask) => json!({ "question": id, "chosen": chosen(pack, question, *mask) }),
        Test::Within(least, most) => {
            let (least, most) = (bound(*least, i64::MIN), bound(*most, i64::MAX));
            json!({ "question": id, "within": { "least": least, "most": most } })
        }
        Test::On(span) => json!({ "question": id, "on": in_json(*span) }),
        Test::WithinLastDays(days) => json!({ "question": id, "within_last_days": days }),
        Test::WithinNextDays(days) => json!({ "question": id, "within_next_days": days }),
        Test::OnWeekday(days) => json!({ "question": id, "on_weekday": weekdays(days) }),
    }
}

/// A bound, or nothing where it is the end of all numbers.
fn bound(number: i64, end: i64) -> Option<i64> {
    (number != end).then_some(number)
}

fn in_json(span: Span) -> Value {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    json!({ "from": day(span.from), "until": day(span.until) })
}

fn weekdays(days: &[Weekday]) -> Vec<String> {
    days.iter().map(|day| weekday_in_words(*day).to_lowercase()).collect()
}
