//! `pack.ron` and `sources.ron`: what the pack is, and the documents behind it.

use serde::Deserialize;

use crate::base::spot::Spot;
use crate::pack::remark::RemarkKind;
use crate::pack::source::Seen;

/// `pack.ron`: the manifest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What the pack is called.
    pub name: Spot,
    /// Its version, such as "0.1.0".
    pub version: String,
    /// The day it was finished, year-month-day.
    pub date: Spot,
    /// The day on which its law was last looked at, year-month-day.
    pub law_as_at: Spot,
    /// What it is for and what it leaves out, in a sentence or two.
    pub about: String,
    /// The places whose law or services it knows.
    pub jurisdictions: Vec<Named>,
    /// The stages of the pathway, in order.
    pub stages: Vec<Named>,
    /// The question whose choices are the stages.
    pub stage_question: Spot,
    /// The ways through the questions, shortest first.
    pub routes: Vec<Route>,
    /// Warnings of a check that may stay, each with the reason.
    #[serde(default)]
    pub accepted_warnings: Vec<Accepted>,
}

/// A warning of a check that may stay.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// What the warning is about: an entry's id, or `option/criterion`, or `need/stage`.
    pub about: Spot,
    /// Of which kind the warning is.
    pub warning: RemarkKind,
    /// Why it may stay.
    pub why: String,
}

/// Something with an id, a name and a plain sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its id.
    pub id: Spot,
    /// Its name.
    pub name: String,
    /// What it means.
    #[serde(default)]
    pub says: String,
}

/// A way through the questions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// Its id.
    pub id: Spot,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub says: String,
    /// How long it takes with somebody who answers readily.
    pub minutes: u32,
    /// Its questions; every question of the pack if not given.
    #[serde(default)]
    pub questions: Option<Vec<Spot>>,
}

/// One entry of `sources.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id, used by citations.
    pub id: Spot,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, as far as it is known, such as "2008" or "undated".
    pub year: String,
    /// Where it can be found.
    #[serde(default)]
    pub address: String,
    /// What its licence lets us do, and what to know before trusting it.
    #[serde(default)]
    pub note: String,
    /// Whether whoever wrote the pack saw the document itself.
    pub seen: Seen,
}

/// A place in a source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cite {
    /// The source's id.
    pub source: Spot,
    /// Section, paragraph or lines.
    #[serde(default)]
    pub at: String,
    /// Whether this very point was seen in the document itself or only through another.
    pub seen: Seen,
}
