//! A case as RON text: read, and fitted to the pack in use.
//!
//! An answer that the pack has no place for is named and kept, and never used.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::base::date;
use crate::base::fault::{Fault, Trouble};
use crate::base::ron_text;
use crate::base::set::CAPACITY;
use crate::base::spot::{Origin, Spot};
use crate::base::suggest;
use crate::pack::Pack;
use crate::pack::question::{Kind, Question};

use super::answer::{Answers, Detail, Provenance, Said, Value, is_possible};
use super::expectation::Expectation;
use super::{Case, Kept};

/// The format that this version reads.
pub const FORMAT: u32 = 1;
/// The most bytes of a case.
pub const SIZE_LIMIT: u64 = 16 * 1024 * 1024;
/// The most answers of a case: more than any pack has questions, so that a case made for another pack still opens.
pub const MOST_ANSWERS: usize = 16 * CAPACITY;

/// What every format has in common.
#[derive(Deserialize)]
struct Head {
    // Wider than any format will be, so that a number far too large is still known as a newer format.
    format: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCase {
    #[expect(dead_code, reason = "read through `Head`, so that a newer format is known as one")]
    format: u32,
    reference: String,
    #[serde(default)]
    fictional: bool,
    #[serde(default)]
    title: String,
    #[serde(default)]
    about: String,
    #[serde(default)]
    today: Option<Spot>,
    answers: RawAnswers,
    #[serde(default)]
    expect: Option<Expectation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAnswer {
    value: RawValue,
    #[serde(default)]
    from: Provenance,
    #[serde(default)]
    words: String,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
enum RawValue {
    Yes,
    No,
    Choice(Spot),
    Choices(Vec<Spot>),
    Number(i64),
    Date(Spot),
    NotKnown,
    Declined,
}

/// A map that keeps every entry, so that a question answered twice is seen and not silently the last.
struct RawAnswers(Vec<(Spot, RawAnswer)>);

impl<'de> Deserialize<'de> for RawAnswers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = RawAnswers;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("questions with their answers")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawAnswers, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    if entries.len() == MOST_ANSWERS {
                        return Err(serde::de::Error::custom(format!("there are more than {MOST_ANSWERS} answers")));
                    }
                    entries.push(entry);
                }
                Ok(RawAnswers(entries))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// Reads a case and fits it to a pack.
///
/// # Errors
/// Every fault that keeps it from being read: a newer format, or text that is not a case. Answers that the pack
/// does not know are no error; they are in [`Case::kept`].
pub fn parse(pack: &Pack, file: &str, text: &str) -> Result<Case, Vec<Fault>> {
    let origin = Origin { file, text };
    let head: Head = ron_text::parse(origin).map_err(|fault| vec![fault])?;
    if head.format > u64::from(FORMAT) {
        let what = format!("it was made by a newer version of the program: format {}, and this one reads {FORMAT}", head.format);
        let fault = Fault::refused(origin.start(), what).as_trouble(Trouble::Newer);
        return Err(vec![fault.help("open it with that version; nothing was changed")]);
    }
    if head.format == 0 {
        return Err(vec![
            Fault::refused(origin.start(), "there is no format 0").help(format!("this program writes format {FORMAT}")),
        ]);
    }
    let raw: RawCase = ron_text::parse(origin).map_err(|fault| vec![fault])?;
    let mut reader = Reader { pack, origin, faults: Vec::new(), kept: Vec::new() };
    let answers = reader.answers(raw.answers);
    let today = raw.today.as_ref().and_then(|spot| reader.today(spot));
    if !reader.faults.is_empty() {
        reader.faults.sort();
        return Err(reader.faults);
    }
    Ok(Case {
        reference: raw.reference,
        fictional: raw.fictional,
        title: raw.title,
        about: raw.about,
        today,
        answers,
        plan: super::plan::Plan::default(),
        kept: reader.kept,
        expectation: raw.expect,
    })
}

struct Reader<'a> {
    pack: &'a Pack,
    origin: Origin<'a>,
    faults: Vec<Fault>,
    kept: Vec<Kept>,
}

impl Reader<'_> {
    fn today(&mut self, spot: &Spot) -> Option<date::Date> {
        let day = date::parse(&spot.text);
        if day.is_none() {
            let fault = Fault::refused(self.origin.place(spot), "`today` is not a day");
            self.faults.push(fault.help("write year-month-day, such as 2026-11-22"));
        }
        day
    }

    fn answers(&mut self, raw: RawAnswers) -> Answers {
        let mut answers = Answers::default();
        let mut seen = std::collections::BTreeSet::new();
        for (name, answer) in raw.0 {
            if !seen.insert(name.text.clone()) {
                let fault = Fault::refused(self.origin.place(&name), format!("the question `{}` is answered twice", name.text));
                self.faults.push(fault.help("keep the answer that is right"));
                continue;
            }
            let Some(key) = self.pack.question(&name.text) else {
                let near = suggest::nearest(&name.text, self.pack.questions.iter().map(|question| question.id.as_str()));
                let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                self.keep(&name, format!("this pack has no such question{hint}"));
                continue;
            };
            match said(&self.pack.questions[key], &answer.value) {
                Ok(said) => {
                    answers.say(key, said);
                    answers.set_detail(key, Detail { from: answer.from, words: answer.words, note: answer.note });
                }
                Err(why) => self.keep(&name, why),
            }
        }
        answers
    }

    fn keep(&mut self, name: &Spot, why: String) {
        self.kept.push(Kept { question: name.text.clone(), why });
    }
}

/// What was said, if the question can be answered so.
fn said(question: &Question, raw: &RawValue) -> Result<Said, String> {
    let kind = &question.kind;
    let wrong_kind = || format!("the question takes {}", kind.in_words());
    let place = |id: &str| {
        kind.choice_place(id).ok_or_else(|| {
            let near = suggest::nearest(id, kind.choices().iter().map(|choice| choice.id.as_str()));
            let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("this pack has no choice `{id}` there{hint}")
        })
    };
    let value = match (raw, kind) {
        (RawValue::NotKnown, _) => return Ok(Said::NotKnown),
        (RawValue::Declined, _) => return Ok(Said::Declined),
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
