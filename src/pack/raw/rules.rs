//! Alerts, prompts, and answers that contradict each other.

use serde::Deserialize;

use crate::base::spot::Spot;

use super::{Cite, Condition, InForce};

/// How urgent an alert is in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum AlertSeverity {
    /// Act now; where it cannot be told, check now.
    ActNow,
    /// Be aware.
    BeAware,
}

/// When an alert breaks the questions off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum StopsAssessment {
    /// It does not.
    #[default]
    Never,
    /// As soon as its condition holds.
    AtOnce,
    /// After the section that holds its questions, which is still asked to its end.
    AfterSection,
}

/// One entry of `alerts.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alert {
    /// Its id.
    pub id: Spot,
    /// How urgent it is.
    pub severity: AlertSeverity,
    /// A few words, such as "Lost tolerance".
    pub title: String,
    /// What the danger is, in a sentence.
    pub says: String,
    /// What to do, step by step.
    #[serde(rename = "do")]
    pub steps: Vec<String>,
    /// When it is raised.
    pub when: Condition,
    /// When the person is too unwell for more questions: these wait until it is dealt with. Never if not given.
    #[serde(default)]
    pub stops_assessment: StopsAssessment,
    /// When the rule is in force; always if not given.
    #[serde(default)]
    pub in_force: Option<InForce>,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `consistency.ron`: answers that cannot all be right at once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    /// Its id.
    pub id: Spot,
    /// What does not go together, in a plain sentence.
    pub says: String,
    /// When they do not.
    pub when: Condition,
    /// The questions to look at again.
    pub questions: Vec<Spot>,
    /// Why that is certain from the meaning of the words.
    #[serde(default)]
    pub why: String,
    /// Where it comes from.
    #[serde(default)]
    pub cites: Vec<Cite>,
}

/// One entry of `prompts.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Its id.
    pub id: Spot,
    /// What to do or ask.
    pub says: String,
    /// When it is shown.
    pub when: Condition,
    /// When the rule is in force; always if not given.
    #[serde(default)]
    pub in_force: Option<InForce>,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}
