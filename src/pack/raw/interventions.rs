//! An intervention with its criteria and its evidence: one file of `interventions`.

use serde::Deserialize;

use crate::base::spot::Spot;
use crate::pack::evidence::{Design, Direction, RatingClass};
use crate::pack::intervention::{Basis, Philosophy, Role, Setting};

use super::{Cite, Condition};

/// The time in which a rule of law holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// The first day; since ever if not given.
    #[serde(default)]
    pub from: Option<Spot>,
    /// The last day; for ever if not given.
    #[serde(default)]
    pub until: Option<Spot>,
    /// The date question that decides, such as the day of conviction; today if not given.
    #[serde(default)]
    pub by: Option<Spot>,
}

/// A gate, a fit or a caution.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its id, unique in the intervention.
    pub id: Spot,
    /// A plain sentence that is true when the condition holds.
    pub says: String,
    /// The condition.
    pub when: Condition,
    /// When the rule is in force; always if not given.
    #[serde(default)]
    pub in_force: Option<InForce>,
    /// What a gate stands on; not used for fits and cautions.
    #[serde(default)]
    pub basis: Basis,
    /// Where the rule comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// What a rating body said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// The source that is the rating body's publication.
    pub body: Spot,
    /// Its class.
    pub class: RatingClass,
    /// True when the body named a group and this belongs to it by our reading.
    #[serde(default)]
    pub inferred: bool,
    /// What exactly was rated, and what to know about it.
    #[serde(default)]
    pub says: String,
    /// Where.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// The five EMMIE dimensions; `None` where our sources are silent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emmie {
    /// What effect was found.
    #[serde(default)]
    pub effect: Option<String>,
    /// How it is thought to work.
    #[serde(default)]
    pub mechanism: Option<String>,
    /// For whom and where it works better or worse.
    #[serde(default)]
    pub moderator: Option<String>,
    /// What it takes to do it.
    #[serde(default)]
    pub implementation: Option<String>,
    /// What it costs and saves.
    #[serde(default)]
    pub economics: Option<String>,
    /// Where.
    pub cites: Vec<Cite>,
}

/// One finding about an intervention.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The finding, in a plain sentence.
    pub says: String,
    /// What was measured, such as "reoffending".
    pub outcome: String,
    /// Which way it went.
    pub direction: Direction,
    /// What kind of study it rests on.
    pub design: Design,
    /// Who and where.
    #[serde(default)]
    pub population: String,
    /// When, such as "2017" or "2006/07".
    #[serde(default)]
    pub year: String,
    /// Who paid for and did the study, where that matters.
    #[serde(default)]
    pub independence: String,
    /// Where.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// A single figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What is counted.
    pub says: String,
    /// The value with its unit, such as "16,071 orders".
    pub value: String,
    /// Where it holds.
    pub geography: String,
    /// When it held.
    pub period: String,
    /// Where it is printed.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// Something that a reader would be misled without.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The note.
    pub says: String,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One file of `interventions/`; the file's name is its id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intervention {
    /// Its name.
    pub name: Spot,
    /// A short form, such as "DRR"; empty if there is none.
    #[serde(default)]
    pub short: String,
    /// What part it plays.
    pub role: Role,
    /// The stages at which it can be offered.
    pub stages: Vec<Spot>,
    /// The jurisdictions in which it exists.
    pub jurisdictions: Vec<Spot>,
    /// One sentence: what it is.
    pub summary: String,
    /// Who it is for.
    pub for_whom: String,
    /// What it asks of the person and gives them.
    pub involves: String,
    /// Where it happens.
    pub setting: Setting,
    /// What it aims at.
    pub philosophy: Philosophy,
    /// What the person agrees to, and what follows if they do not.
    pub consent: String,
    /// How to arrange it, step by step.
    pub arrange: Vec<String>,
    /// What is known of it today, and since when.
    pub known_now: String,
    /// What must hold: law or entry rule.
    #[serde(default)]
    pub gates: Vec<Criterion>,
    /// What speaks for it.
    #[serde(default)]
    pub fits: Vec<Criterion>,
    /// What speaks against it or is to be weighed.
    #[serde(default)]
    pub cautions: Vec<Criterion>,
    /// The needs that it serves.
    #[serde(default)]
    pub serves: Vec<Spot>,
    /// Where it stands in the statute book, for a report to the court; empty for what is not a requirement.
    #[serde(default)]
    pub requirement: String,
    /// What rating bodies said.
    #[serde(default)]
    pub ratings: Vec<Rating>,
    /// EMMIE, where the toolkit covers it.
    #[serde(default)]
    pub emmie: Option<Emmie>,
    /// Findings.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Figures.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// What a reader would be misled without.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Where the description comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}
