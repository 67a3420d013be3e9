//! Everything else that is looked up: figures, events, checklists, words, tools.

use serde::Deserialize;

use crate::base::spot::Spot;
use crate::pack::series::Period;

use super::{Cite, Condition};

/// One entry of `figures.ron`: a single figure that stands for itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadlineFigure {
    /// Its id.
    pub id: Spot,
    /// What is counted.
    pub says: String,
    /// The value with its unit; "direction only" where the source gives no number.
    pub value: String,
    /// Where it holds.
    pub geography: String,
    /// When it held.
    pub period: String,
    /// What a reader would be misled without.
    #[serde(default)]
    pub note: String,
    /// Where it is printed.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `timeline.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimelineEntry {
    /// Its id.
    pub id: Spot,
    /// When, for sorting.
    pub when: Period,
    /// When, in words, such as "April 2013" or "1980s onward".
    pub date: String,
    /// What happened.
    pub says: String,
    /// Where that is said.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `readiness.ron`: what a service needs, or what stands in its way.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadinessItem {
    /// Its id.
    pub id: Spot,
    /// What kind of thing it is.
    pub kind: ReadinessKind,
    /// What it is, in a few words.
    pub says: String,
    /// The question to answer about a local service: yes, partly, no, not known.
    pub asks: String,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// What kind of thing an item of the readiness checklist is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum ReadinessKind {
    /// One of the twelve success factors.
    SuccessFactor,
    /// Something else that helps.
    Enabler,
    /// Something that people believe and that stands in the way.
    Belief,
    /// Something practical that stands in the way.
    Obstacle,
}

/// One entry of `checklist.ron`: something that can stop a person keeping appointments, and ways round it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Its id.
    pub id: Spot,
    /// The question to talk over.
    pub asks: String,
    /// By which answers it stands in the way; asked afresh where there are none.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Ways round it.
    pub ways_round: Vec<String>,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `glossary.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryEntry {
    /// Its id.
    pub id: Spot,
    /// The word, such as "Drug rehabilitation requirement".
    pub word: String,
    /// Its short forms and other names, such as "DRR".
    #[serde(default)]
    pub also: Vec<String>,
    /// What it means.
    pub says: String,
    /// Where that is said; may be empty for a word of ours.
    #[serde(default)]
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `caveats.ron`: what holds for all of the evidence, or for all of a source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caveat {
    /// Its id.
    pub id: Spot,
    /// What it says.
    pub says: String,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `tools.ron`: a framework, a guideline, a screening instrument.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its id.
    pub id: Spot,
    /// Its name.
    pub name: String,
    /// What it is and what it is for.
    pub says: String,
    /// For an instrument: what its scores mean, by our sources; it never diagnoses.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Who may use and copy it; where that is not known, it says so.
    #[serde(default)]
    pub rights: String,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// A band of an instrument's scores.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The lowest score of the band.
    pub from: i64,
    /// The highest score of the band.
    pub to: i64,
    /// What it stands for.
    pub says: String,
}
