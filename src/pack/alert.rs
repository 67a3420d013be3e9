//! Alerts, which interrupt, and prompts, which remind.

use super::condition::Condition;
pub use super::raw::{AlertSeverity, StopsAssessment};
use super::source::Citation;

/// Act now, or check this now.
#[derive(Clone, Debug)]
pub struct Alert {
    /// Its id.
    pub id: String,
    /// How urgent it is once its condition holds.
    pub severity: AlertSeverity,
    /// A few words.
    pub title: String,
    /// What the danger is.
    pub says: String,
    /// What to do, step by step.
    pub steps: Vec<String>,
    /// When it is raised, with the time in which the rule is in force already worked in.
    pub when: Condition,
    /// When it breaks the questions off.
    pub stops: StopsAssessment,
    /// Where it comes from.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// A thing to do or ask, from a rule.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// Its id.
    pub id: String,
    /// What to do or ask.
    pub says: String,
    /// When it is shown.
    pub when: Condition,
    /// Where it comes from.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}
