//! What is known about whether an intervention works, as whoever said it put it.

use serde::{Deserialize, Serialize};

use crate::base::table::Key;

use super::source::{Citation, Source};

/// The classes of UKDPC's review of 2008. There is no class for "shown not to work", and no order inside a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum RatingClass {
    /// Reasonable evidence to support it.
    Reasonable,
    /// Mixed evidence.
    Mixed,
    /// No evaluation was found: a gap, not a fault.
    NoEvaluations,
    /// The body did not place it in any class.
    NotRated,
}

/// What a rating body said about an intervention.
#[derive(Clone, Debug)]
pub struct Rating {
    /// The body's publication.
    pub body: Key<Source>,
    /// The class in the body's own words.
    pub class: RatingClass,
    /// True when the body named a group and this belongs to it by our reading.
    pub inferred: bool,
    /// What exactly was rated; may be empty.
    pub says: String,
    /// Where.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// The five EMMIE dimensions; `None` where our sources are silent. Not official scores.
#[derive(Clone, Debug)]
pub struct Emmie {
    /// What effect was found.
    pub effect: Option<String>,
    /// How it is thought to work.
    pub mechanism: Option<String>,
    /// For whom and where it works better or worse.
    pub moderator: Option<String>,
    /// What it takes to do it.
    pub implementation: Option<String>,
    /// What it costs and saves.
    pub economics: Option<String>,
    /// Where.
    pub cites: Vec<Citation>,
}

/// Which way a finding went; apart from how strong it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Direction {
    /// Things got better.
    Better,
    /// Some things got better and some did not, or studies differ.
    Mixed,
    /// No difference was found.
    NoDifference,
    /// Things got worse.
    Worse,
    /// It describes; it does not compare.
    NotCompared,
}

/// What kind of study a finding rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Design {
    /// A randomised trial.
    Trial,
    /// A review or meta-analysis.
    Synthesis,
    /// A comparison with a group that was not drawn by lot.
    Comparison,
    /// Two things that go together; neither is shown to cause the other.
    Association,
    /// Before and after, without a comparison group.
    BeforeAfter,
    /// A count or a description.
    Descriptive,
    /// What people who know the field think.
    Opinion,
    /// Quoted by another document without its method.
    Secondary,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The finding, in a plain sentence.
    pub says: String,
    /// What was measured.
    pub outcome: String,
    /// Which way it went.
    pub direction: Direction,
    /// What kind of study it rests on.
    pub design: Design,
    /// Who and where; may be empty.
    pub population: String,
    /// When; may be empty.
    pub year: String,
    /// Who did and paid for the study, where that matters; may be empty.
    pub independence: String,
    /// Where.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// A single figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is counted.
    pub says: String,
    /// The value with its unit.
    pub value: String,
    /// Where it holds.
    pub geography: String,
    /// When it held.
    pub period: String,
    /// Where it is printed.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// Something that a reader would be misled without.
#[derive(Clone, Debug)]
pub struct Note {
    /// The note.
    pub says: String,
    /// Where it comes from.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}
