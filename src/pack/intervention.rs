//! What can be offered, or was, and the criteria that decide for whom.

use serde::{Deserialize, Serialize};

use crate::base::table::Key;

use super::condition::Condition;
use super::evidence::{Emmie, Figure, Note, Rating, Statement};
use super::source::Citation;
use super::{Jurisdiction, Stage};

/// What part an intervention plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Role {
    /// Can be matched to a person.
    Option,
    /// A local instance of an option.
    Scheme,
    /// A referral at the edge of the purpose.
    Onward,
    /// A comparator or a framework.
    Context,
    /// Replaced; shown in the library, never offered.
    Historic,
}

/// Where it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Setting {
    /// In the community.
    Community,
    /// In police custody.
    Custody,
    /// At court.
    Court,
    /// In prison.
    Prison,
    /// In a residential place.
    Residential,
    /// In hospital or another clinic.
    Clinic,
    /// In more than one of these.
    Several,
}

/// What it aims at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Philosophy {
    /// Less harm, whether or not use goes on.
    HarmReduction,
    /// A stable prescription.
    Maintenance,
    /// Stopping.
    Abstinence,
    /// Whatever the person aims at.
    PersonLed,
    /// It does not treat drug use: it diverts, supports, or tests.
    NotTreatment,
}

/// What a gate stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Basis {
    /// A statute or statutory instrument.
    Law,
    /// The entry rule of the scheme or service.
    EntryRule,
    /// Clinical or professional guidance.
    #[default]
    Guidance,
}

/// A condition with a plain sentence and citations.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id, unique in the intervention.
    pub id: String,
    /// A plain sentence that is true when the condition holds.
    pub says: String,
    /// The condition, with the time in which the rule is in force already worked in.
    pub when: Condition,
    /// The time in which the rule is in force, in words; empty if it always is.
    pub in_force: String,
    /// What a gate stands on.
    pub basis: Basis,
    /// Where the rule comes from; never empty.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// What an option serves and a person has.
#[derive(Clone, Debug)]
pub struct Need {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it means; may be empty.
    pub says: String,
    /// When a person has it.
    pub when: Condition,
    /// Why it counts.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// Anything that can be offered, or was.
#[derive(Clone, Debug)]
pub struct Intervention {
    /// Its id: the file's name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A short form; may be empty.
    pub short: String,
    /// What part it plays.
    pub role: Role,
    /// The stages at which it can be offered, in the pathway's order.
    pub stages: Vec<Key<Stage>>,
    /// The jurisdictions in which it exists.
    pub jurisdictions: Vec<Key<Jurisdiction>>,
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
    /// What must hold.
    pub gates: Vec<Criterion>,
    /// What speaks for it.
    pub fits: Vec<Criterion>,
    /// What speaks against it or is to be weighed.
    pub cautions: Vec<Criterion>,
    /// The needs that it serves, in the pack's order.
    pub serves: Vec<Key<Need>>,
    /// Where it stands in the statute book; empty for what is not a requirement of a sentence.
    pub requirement: String,
    /// What rating bodies said.
    pub ratings: Vec<Rating>,
    /// EMMIE, where the toolkit covers it.
    pub emmie: Option<Emmie>,
    /// Findings.
    pub statements: Vec<Statement>,
    /// Figures.
    pub figures: Vec<Figure>,
    /// What a reader would be misled without.
    pub notes: Vec<Note>,
    /// Where the description comes from.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

impl Intervention {
    /// The name of its file.
    pub fn file(&self) -> String {
        format!("interventions/{}.ron", self.id)
    }

    /// Its criteria with what each is called, in the pack's order: gates, fits, cautions.
    pub fn criteria(&self) -> impl Iterator<Item = (&'static str, &Criterion)> {
        let gates = self.gates.iter().map(|gate| ("gate", gate));
        let fits = self.fits.iter().map(|fit| ("fit", fit));
        gates.chain(fits).chain(self.cautions.iter().map(|caution| ("caution", caution)))
    }
}
