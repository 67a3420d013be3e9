//! A case as its file says it, and nothing else: ids are text, days are text, nothing is checked against a pack.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::base::set::CAPACITY;
use crate::base::spot::Spot;

use super::answer::Provenance;
use super::expectation::Expectation;
use super::plan::{Choice, Decider, Reply, Role, Wish};

/// The most answers of a case: more than any pack has questions, so that a case made for another pack still opens.
pub const MOST_ANSWERS: usize = 16 * CAPACITY;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCase {
    // Wider than any format will be, so that a number far too large is still known as a newer format.
    pub format: u64,
    pub reference: String,
    #[serde(default)]
    pub fictional: bool,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub about: String,
    #[serde(default)]
    pub today: Option<Spot>,
    pub answers: RawAnswers,
    /// Answers that a pack had no place for, to questions that were answered after them.
    #[serde(default)]
    pub kept: RawAnswers,
    #[serde(default)]
    pub plan: RawPlan,
    #[serde(default)]
    pub expect: Option<Expectation>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAnswer {
    pub value: RawValue,
    #[serde(default)]
    pub from: Provenance,
    #[serde(default)]
    pub words: String,
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) enum RawValue {
    Yes,
    No,
    Choice(Spot),
    Choices(Vec<Spot>),
    Number(i64),
    Date(Spot),
    NotKnown,
    Declined,
    /// Nothing was said, and yet there are words or a note.
    NotAsked,
}

/// A map that keeps every entry, so that a question answered twice is seen and not silently the last.
#[derive(Default)]
pub(super) struct RawAnswers(pub Vec<(Spot, RawAnswer)>);

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

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawPlan {
    pub worker: String,
    pub lead_worker: String,
    pub present: Vec<RawPresent>,
    pub goals: String,
    pub preferences: String,
    pub wishes: Vec<RawWish>,
    pub decisions: Vec<RawDecision>,
    pub consents: Vec<RawConsent>,
    pub barriers: Vec<RawBarrier>,
    pub agreed_fixes: String,
    pub appointments: Vec<RawAppointment>,
    pub review_on: Option<Spot>,
    pub settled_alerts: Vec<RawSettledAlert>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPresent {
    pub role: Role,
    #[serde(default)]
    pub who: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWish {
    pub option: Spot,
    #[serde(default)]
    pub wish: Option<Wish>,
    #[serde(default)]
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDecision {
    pub option: Spot,
    pub choice: Choice,
    #[serde(default)]
    pub by: Decider,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub person_view: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawConsent {
    pub option: Spot,
    #[serde(default)]
    pub agrees: Reply,
    #[serde(default)]
    pub on: Option<Spot>,
    #[serde(default)]
    pub witness: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBarrier {
    pub item: Spot,
    #[serde(default)]
    pub stands: Reply,
    #[serde(default)]
    pub fix: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawAppointment {
    pub with: String,
    pub place: String,
    pub on: Option<Spot>,
    pub at: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSettledAlert {
    pub alert: Spot,
    pub action: String,
    #[serde(default)]
    pub reason: String,
    pub initials: String,
    #[serde(default)]
    pub on: Option<Spot>,
    #[serde(default)]
    pub at: String,
}

/// A part of a plan about something that the pack does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RawPart {
    Wish(RawWish),
    Decision(RawDecision),
    Consent(RawConsent),
    Barrier(RawBarrier),
    SettledAlert(RawSettledAlert),
}

impl RawPart {
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Wish(raw) => format!("what the person says of `{}`", raw.option.text),
            Self::Decision(raw) => format!("the decision about `{}`", raw.option.text),
            Self::Consent(raw) => format!("the consent to `{}`", raw.option.text),
            Self::Barrier(raw) => format!("what was said about `{}`", raw.item.text),
            Self::SettledAlert(raw) => format!("what was done about `{}`", raw.alert.text),
        }
    }
}
