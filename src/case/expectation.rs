//! What must and must not come out for a fictional person, *and why*. Checked by `check`, part of the pack's worth.

use serde::Deserialize;

use crate::base::spot::Spot;

/// What must come out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// Options with the standing that they must have.
    #[serde(default)]
    pub options: Vec<ExpectedOption>,
    /// Alerts with how they must show.
    #[serde(default)]
    pub alerts: Vec<ExpectedAlert>,
    /// Prompts that must show, or must not.
    #[serde(default)]
    pub prompts: Vec<ExpectedPrompt>,
    /// The question that must be put next, if one is expected.
    #[serde(default)]
    pub ask_next: Option<Spot>,
}

/// The standing that an option must have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedOption {
    /// The option's id.
    pub id: Spot,
    /// Its standing.
    pub standing: ExpectedStanding,
    /// The gates that must decide it: not met where it does not fit, unknown where it cannot be told.
    #[serde(default)]
    pub by: Vec<Spot>,
    /// Why, for people.
    pub why: String,
}

/// A standing, as the cases write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum ExpectedStanding {
    /// All gates hold.
    Fits,
    /// Some gate is unknown, none fails.
    CannotTell,
    /// A gate fails.
    DoesNotFit,
}

/// How an alert must show.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedAlert {
    /// The alert's id.
    pub id: Spot,
    /// How it shows.
    pub shows: ExpectedShow,
    /// Why, for people.
    pub why: String,
}

/// How an alert shows, as the cases write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum ExpectedShow {
    /// Act now.
    ActNow,
    /// Check this now.
    CheckNow,
    /// Be aware.
    BeAware,
    /// It does not show.
    NotAtAll,
}

/// Whether a prompt must show.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedPrompt {
    /// The prompt's id.
    pub id: Spot,
    /// Whether it shows.
    pub shows: bool,
    /// Why, for people.
    pub why: String,
}
