//! The knowledge pack: text in, checked data out, then never changed.
//!
//! `raw` mirrors the files, `load` reads a folder or the built-in pack, `resolve` turns names into references
//! that cannot dangle. Knows nothing of answers, case files or clocks.

pub mod alert;
pub mod audit;
pub mod condition;
pub mod consistency;
pub mod depends;
pub mod entries;
pub mod evidence;
pub mod intervention;
pub mod inventory;
pub mod load;
mod places;
pub mod protected;
pub mod question;
pub mod raw;
pub mod reading;
pub mod reference;
pub mod remark;
mod resolve;
pub mod series;
pub mod source;
pub mod stale;

use crate::base::date::Date;
use crate::base::set::KeySet;
use crate::base::table::{Key, Table};

use alert::{Alert, Prompt};
use condition::{Condition, Term};
use consistency::Contradiction;
use evidence::RatingClass;
use intervention::{Intervention, Need};
use question::{Question, Section};
use reference::Reference;
use remark::Accepted;
use series::Series;
use source::Source;

/// Everything the program knows, with every name resolved.
#[derive(Clone, Debug)]
pub struct Pack {
    /// What the pack is called.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The day it was finished.
    pub date: Date,
    /// The day on which its law was last looked at.
    pub law_as_at: Date,
    /// What it is for and what it leaves out.
    pub about: String,
    /// What changed in each version, for users; may be empty.
    pub changes: String,
    /// SHA-256 of its files, in lower-case hexadecimal.
    pub sha256: String,
    /// Documents.
    pub sources: Table<Source>,
    /// Places whose law or services it knows.
    pub jurisdictions: Table<Jurisdiction>,
    /// Stages of the pathway, in order.
    pub stages: Table<Stage>,
    /// The question whose choices are the stages, in the same order.
    pub stage_question: Key<Question>,
    /// Ways through the questions, shortest first; never empty.
    pub routes: Vec<Route>,
    /// Sections of the assessment, in order.
    pub sections: Vec<Section>,
    /// Questions, in the order of the sections.
    pub questions: Table<Question>,
    /// Named conditions.
    pub terms: Table<Term>,
    /// Needs.
    pub needs: Table<Need>,
    /// Interventions, in the order of their ids.
    pub interventions: Table<Intervention>,
    /// Alerts, most urgent first as the pack has them.
    pub alerts: Table<Alert>,
    /// Prompts.
    pub prompts: Table<Prompt>,
    /// Answers that cannot all be right at once.
    pub contradictions: Table<Contradiction>,
    /// Trend data, in the order of their ids.
    pub series: Vec<Series>,
    /// What can only be looked up: figures, dates, words, tools, checklists.
    pub reference: Reference,
    /// Warnings of a check that may stay, each with the reason.
    pub accepted: Vec<Accepted>,
    /// The questions that apply only at times.
    pub(crate) conditional: KeySet<Question>,
}

/// Something whose truth others refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// Whether a question applies.
    Applies(Key<Question>),
    /// Whether a term holds.
    Term(Key<Term>),
}

/// A point on the pathway.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it means; may be empty.
    pub says: String,
}

/// A place with its own law or services.
#[derive(Clone, Debug)]
pub struct Jurisdiction {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A way through the questions.
#[derive(Clone, Debug)]
pub struct Route {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub says: String,
    /// How long it takes with somebody who answers readily.
    pub minutes: u32,
    /// Its questions, in the order in which they are put.
    pub questions: Vec<Key<Question>>,
}

impl Pack {
    /// Every condition that decides something, none twice. Terms count where one of these uses them.
    pub(crate) fn deciding(&self) -> impl Iterator<Item = &Condition> {
        let criteria = self.interventions.iter().flat_map(|entry| entry.criteria()).map(|(_, criterion)| &criterion.when);
        criteria
            .chain(self.needs.iter().map(|need| &need.when))
            .chain(self.alerts.iter().map(|alert| &alert.when))
            .chain(self.prompts.iter().map(|prompt| &prompt.when))
            .chain(self.reference.checklist.iter().filter_map(|item| item.when.as_ref()))
    }

    /// Every condition, none twice.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let applies = self.questions.iter().filter_map(|question| question.enable_when.as_ref());
        self.deciding().chain(self.terms.iter().map(|term| &term.when)).chain(applies)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<Key<Question>> {
        self.questions.find(|question| question.id == id).map(|(key, _)| key)
    }

    /// The intervention with this id.
    pub fn intervention(&self, id: &str) -> Option<Key<Intervention>> {
        self.interventions.find(|intervention| intervention.id == id).map(|(key, _)| key)
    }

    /// The section in which a question stands.
    pub fn section_of(&self, question: Key<Question>) -> Option<&Section> {
        self.sections.iter().find(|section| section.questions.contains(&question))
    }

    /// The class that UKDPC or another body gave, as the group under which the option is listed.
    ///
    /// Not rated and no evaluations are one group: neither says anything about the option.
    pub fn rating_class(&self, intervention: &Intervention) -> RatingClass {
        intervention.ratings.iter().map(|rating| rating.class).min().unwrap_or(RatingClass::NotRated)
    }
}
