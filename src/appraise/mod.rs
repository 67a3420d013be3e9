//! `appraise(pack, answers, context) -> Appraisal`: what fits this person, what cannot be told yet, and why.
//!
//! Pure: no clock, no disk, no screen. The same pack, answers and context give the same appraisal, byte for byte.
//! Nothing else in the program decides anything.

pub mod barriers;
pub mod evaluate;
pub mod explain;
pub mod fairness;
pub mod firmness;
pub mod first_appointment;
pub mod measures;
pub mod next_question;
pub mod over_time;
pub mod over_time_words;
pub mod representative;
pub mod search;
mod standing;
pub mod what_if;
pub mod what_if_effects;
pub mod what_if_values;
pub mod what_if_words;
pub mod worked_case;

use serde::Serialize;

use crate::area::{AreaProfile, Availability};
use crate::base::date::Date;
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::pack::alert::{Alert, Prompt};
use crate::pack::consistency::Contradiction;
use crate::pack::intervention::{Intervention, Need};
use crate::pack::question::Question;

pub use standing::{appraise, current_stage};

/// What an appraisal needs to know besides the answers.
#[derive(Clone, Debug)]
pub struct Context {
    /// The day for which it is made.
    pub today: Date,
    /// What is open locally.
    pub area: AreaProfile,
}

/// What is known of one condition, and the answers behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it holds.
    pub truth: Truth,
    /// The answers it rests on: while these stay, a settled truth stays.
    pub because: KeySet<Question>,
    /// The answers it lacks: only these can change it. Empty when it is settled.
    pub missing: KeySet<Question>,
}

/// Where an option stands for this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// All gates hold.
    Fits,
    /// Some gate is unknown, none fails.
    CannotTell,
    /// A gate fails.
    DoesNotFit,
}

impl Standing {
    /// Every standing, in the order of the screen.
    pub const EVERY: [Self; 3] = [Self::Fits, Self::CannotTell, Self::DoesNotFit];

    /// The standing of an option whose gates together have this truth.
    pub fn of(gates: Truth) -> Self {
        match gates {
            Truth::Yes => Self::Fits,
            Truth::Unknown => Self::CannotTell,
            Truth::No => Self::DoesNotFit,
        }
    }
}

/// When an option is offered, seen from where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Offered {
    /// At this stage.
    Now,
    /// It cannot be told, because the stage is not known.
    NotKnown,
    /// At a stage ahead.
    Later,
    /// Only at a stage that has passed.
    Earlier,
}

/// Everything that comes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Appraisal {
    /// Every option, in the order of the screen.
    pub options: Vec<AppraisedOption>,
    /// Alerts that show, most urgent first.
    pub alerts: Vec<RaisedAlert>,
    /// Prompts that show, in the pack's order.
    pub prompts: Vec<RaisedPrompt>,
    /// Answers that contradict each other, in the pack's order. They change nothing else here.
    pub contradictions: Vec<RaisedContradiction>,
    /// Every need, in the pack's order.
    pub needs: Vec<AppraisedNeed>,
    /// Questions whose answers are lacking somewhere, in the pack's order.
    pub unknown: KeySet<Question>,
    /// Whether each question applies, in the pack's order.
    pub applies: Vec<Finding>,
    /// The questions to be put at this stage, answered or not: those that apply and whose time has come.
    pub put: KeySet<Question>,
}

/// One option with all that was found about it.
#[derive(Clone, Debug, PartialEq)]
pub struct AppraisedOption {
    /// The option.
    pub option: Key<Intervention>,
    /// Where it stands.
    pub standing: Standing,
    /// When it is offered.
    pub offered: Offered,
    /// Whether it can be had here.
    pub available: Availability,
    /// A finding for each gate, in the pack's order.
    pub gates: Vec<Finding>,
    /// A finding for each fit, in the pack's order.
    pub fits: Vec<Finding>,
    /// A finding for each caution, in the pack's order.
    pub cautions: Vec<Finding>,
    /// The person's needs that it serves, in the pack's order.
    pub needs: Vec<Key<Need>>,
}

/// How urgently an alert shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// Act now.
    ActNow,
    /// Check this now: it would be act now, and it cannot be told.
    CheckNow,
    /// Be aware.
    BeAware,
}

/// An alert that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RaisedAlert {
    /// The alert.
    pub alert: Key<Alert>,
    /// How urgently.
    pub urgency: Urgency,
    /// Why.
    pub finding: Finding,
}

/// A prompt that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RaisedPrompt {
    /// The prompt.
    pub prompt: Key<Prompt>,
    /// Why.
    pub finding: Finding,
}

/// Answers that contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RaisedContradiction {
    /// The contradiction.
    pub contradiction: Key<Contradiction>,
    /// The answers that make it.
    pub finding: Finding,
}

/// A need with the options that serve it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppraisedNeed {
    /// The need.
    pub need: Key<Need>,
    /// Whether the person has it.
    pub finding: Finding,
    /// Options that serve it and do not fail a gate, in the order of the screen.
    pub served_by: Vec<Key<Intervention>>,
}

impl Appraisal {
    /// What was found about one option.
    pub fn option(&self, option: Key<Intervention>) -> Option<&AppraisedOption> {
        self.options.iter().find(|appraised| appraised.option == option)
    }

    /// Whether a question applies to this person.
    pub fn applies(&self, question: Key<Question>) -> Truth {
        self.applies.get(question.place()).map_or(Truth::Unknown, |finding| finding.truth)
    }
}
