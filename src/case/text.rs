//! A case as RON text: read, and fitted to the pack in use. `write` is the way back.
//!
//! What the pack has no place for is named and kept, and never used.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::base::date::{self, Date};
use crate::base::fault::{Fault, Trouble};
use crate::base::ron_text;
use crate::base::spot::{Origin, Spot};
use crate::base::suggest;
use crate::pack::Pack;
use crate::pack::question::{Kind, Question};

use super::answer::{Answers, Detail, Said, Value, is_possible};
pub use super::raw::MOST_ANSWERS;
use super::raw::{RawAnswer, RawAnswers, RawCase, RawValue};
use super::{Case, Kept};

/// The format that this version reads and writes.
pub const FORMAT: u32 = 1;
/// The most bytes of a case.
pub const SIZE_LIMIT: u64 = 16 * 1024 * 1024;

/// What every format has in common.
#[derive(Deserialize)]
struct Head {
    format: u64,
}

/// Reads a case and fits it to a pack.
///
/// # Errors
/// Every fault that keeps it from being read: a newer format, or text that is not a case. What the pack does not know
/// is no error; it is in [`Case::kept`] and in the plan's `kept`.
pub fn parse(pack: &Pack, file: &str, text: &str) -> Result<Case, Vec<Fault>> {
    let origin = Origin { file, text };
    let raw: RawCase = match ron_text::parse(origin) {
        Ok(raw) => raw,
        // Damage and a newer format count before what else is wrong.
        Err(fault) => return Err(vec![format_fault(origin).unwrap_or(fault)]),
    };
    if let Some(fault) = wrong_format(origin, raw.format) {
        return Err(vec![fault]);
    }
    let mut reader = Reader { pack, origin, faults: Vec::new(), kept: Vec::new() };
    let mut answers = reader.answers(raw.answers);
    reader.kept_before(&mut answers, raw.kept);
    let today = reader.day(raw.today.as_ref(), "today");
    let plan = reader.plan(raw.plan);
    if !reader.faults.is_empty() {
        reader.faults.sort();
        return Err(reader.faults);
    }
    // One order, whichever of the two lists an answer stood in. Answers to one question keep theirs.
    reader.kept.sort_by(|one, other| one.question.cmp(&other.question));
    Ok(Case {
        reference: raw.reference,
        fictional: raw.fictional,
        title: raw.title,
        about: raw.about,
        today,
        answers,
        plan,
        kept: reader.kept,
        expectation: raw.expect,
    })
}

/// What is wrong however a case is written: the text is damaged, or of a format that is not this one.
fn format_fault(origin: Origin<'_>) -> Option<Fault> {
    match ron_text::parse::<Head>(origin) {
        Ok(head) => wrong_format(origin, head.format),
        Err(fault) => Some(fault),
    }
}

fn wrong_format(origin: Origin<'_>, format: u64) -> Option<Fault> {
    if format > u64::from(FORMAT) {
        let what = format!("it was made by a newer version of the program: format {format}, and this one reads {FORMAT}");
        let fault = Fault::refused(origin.start(), what).as_trouble(Trouble::Newer);
        return Some(fault.help("open it with that version; nothing was changed"));
    }
    let none = || Fault::refused(origin.start(), "there is no format 0").help(format!("this program writes format {FORMAT}"));
    (format == 0).then(none)
}

pub(super) struct Reader<'a> {
    pub pack: &'a Pack,
    origin: Origin<'a>,
    faults: Vec<Fault>,
    kept: Vec<Kept>,
}

impl Reader<'_> {
    /// The day that stands there; what is not a day is a fault.
    pub fn day(&mut self, spot: Option<&Spot>, field: &str) -> Option<Date> {
        let spot = spot?;
        let day = date::parse(&spot.text);
        if day.is_none() {
            self.refuse(spot, format!("`{field}` is not a day"), "write year-month-day, such as 2026-11-22");
        }
        day
    }

    pub fn refuse(&mut self, spot: &Spot, what: String, help: &str) {
        self.faults.push(Fault::refused(self.origin.place(spot), what).help(help));
    }

    fn answers(&mut self, raw: RawAnswers) -> Answers {
        let mut answers = Answers::default();
        let mut seen = BTreeSet::new();
        for (name, answer) in raw.0 {
            if seen.insert(name.text.clone()) {
                self.answer(&mut answers, name, answer);
            } else {
                let what = format!("the question `{}` is answered twice", name.text);
                self.refuse(&name, what, "keep the answer that is right");
            }
        }
        answers
    }

    /// Answers that were kept when the case was written, beside others to the same questions. They stay kept, even if
    /// they would fit by now: what was said after them counts.
    fn kept_before(&mut self, answers: &mut Answers, raw: RawAnswers) {
        for (name, answer) in raw.0 {
            if fits(self.pack, &name.text, &answer) {
                self.keep(name, answer, "another answer was given after it".to_owned());
            } else {
                self.answer(answers, name, answer);
            }
        }
    }

    fn answer(&mut self, answers: &mut Answers, name: Spot, answer: RawAnswer) {
        let Some(key) = self.pack.question(&name.text) else {
            let near = suggest::nearest(&name.text, self.pack.questions.iter().map(|question| question.id.as_str()));
            return self.keep(name, answer, format!("this pack has no such question{}", did_you_mean(near)));
        };
        match said(&self.pack.questions[key], &answer.value) {
            Ok(said) => {
                answers.say(key, said);
                answers.set_detail(key, Detail { from: answer.from, words: answer.words, note: answer.note });
            }
            Err(why) => self.keep(name, answer, why),
        }
    }

    fn keep(&mut self, name: Spot, answer: RawAnswer, why: String) {
        self.kept.push(Kept { question: name.text, why, answer });
    }
}

/// True when the pack has the question and it can be answered so.
pub(super) fn fits(pack: &Pack, question: &str, answer: &RawAnswer) -> bool {
    pack.question(question).is_some_and(|key| said(&pack.questions[key], &answer.value).is_ok())
}

pub(super) fn did_you_mean(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

/// What was said, if the question can be answered so.
fn said(question: &Question, raw: &RawValue) -> Result<Said, String> {
    let kind = &question.kind;
    let wrong_kind = || format!("the question takes {}", kind.in_words());
    let place = |id: &str| {
        kind.choice_place(id).ok_or_else(|| {
            let near = suggest::nearest(id, kind.choices().iter().map(|choice| choice.id.as_str()));
            format!("this pack has no choice `{id}` there{}", did_you_mean(near))
        })
    };
    let value = match (raw, kind) {
        (RawValue::NotKnown, _) => return Ok(Said::NotKnown),
        (RawValue::Declined, _) => return Ok(Said::Declined),
        (RawValue::NotAsked, _) => return Ok(Said::NotAsked),
        (RawValue::Yes, Kind::YesNo(_)) => Value::Choice(place("yes")?),
        (RawValue::No, Kind::YesNo(_)) => Value::Choice(place("no")?),
        (RawValue::Choice(id), Kind::Choice(_)) => Value::Choice(place(&id.text)?),
        (RawValue::Choices(ids), Kind::Choices(_)) => {
            let mut mask = 0;
            for id in ids {
                mask |= 1 << place(&id.text)?;
            }
            Value::Choices(mask)
        }
        (RawValue::Number(number), Kind::Number { .. }) => Value::Number(*number),
        (RawValue::Date(day), Kind::Date) => {
            Value::Date(date::parse(&day.text).ok_or_else(|| "the answer is not a day".to_owned())?)
        }
        _ => return Err(wrong_kind()),
    };
    match kind {
        Kind::Number { min, max, unit } if !is_possible(kind, value) => Err(format!("the question takes {min} to {max} {unit}")),
        _ => Ok(Said::Value(value)),
    }
}
