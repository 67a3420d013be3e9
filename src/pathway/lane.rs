//! In which lane an intervention stands: worked out from what the pack says of it, never from its name.

use crate::pack::Pack;
use crate::pack::intervention::{Intervention, Philosophy, Setting};

/// A lane of the picture: what its interventions are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// Seeing that drugs are part of it, and passing the person on.
    Finding,
    /// Away from charge and court.
    Diversion,
    /// What a court decides, and supervision under it.
    Court,
    /// Treatment and recovery.
    Treatment,
    /// Less harm, whether or not use goes on.
    HarmReduction,
    /// Housing, family, work, safety.
    Support,
    /// From prison to the community.
    Gate,
}

impl Lane {
    /// Every lane, from the top of the picture.
    pub const EVERY: [Self; 7] =
        [Self::Finding, Self::Diversion, Self::Gate, Self::Court, Self::Treatment, Self::HarmReduction, Self::Support];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Finding => "Finding and referral",
            Self::Diversion => "Diversion and out of court",
            Self::Court => "Court orders and supervision",
            Self::Treatment => "Treatment and recovery",
            Self::HarmReduction => "Harm reduction",
            Self::Gate => "Through the gate",
            Self::Support => "Support around it",
        }
    }

    /// The lane of an intervention. Stages say most: what is offered only before a charge is decided diverts, what is
    /// offered only at court is a decision of it. For the rest it counts what the intervention aims at.
    ///
    /// The stages are known by their ids; with a pack that calls them otherwise, aim and setting alone decide.
    pub fn of(pack: &Pack, intervention: &Intervention) -> Self {
        let stages: Vec<&str> = intervention.stages.iter().map(|stage| pack.stages[*stage].id.as_str()).collect();
        let only = |among: &[&str]| !stages.is_empty() && stages.iter().all(|stage| among.contains(stage));
        let at = |stage: &str| stages.contains(&stage);
        let treats = intervention.philosophy != Philosophy::NotTreatment;
        let under_court = only(&["bail", "court", "supervision", "release"]);
        if intervention.setting == Setting::Community && only(&["custody", "charge"]) {
            Self::Diversion
        } else if under_court && (at("court") || at("supervision") && !treats) {
            Self::Court
        } else if at("custody") && only(&["custody", "charge", "bail", "court"]) {
            Self::Finding
        } else if at("prison") && at("release") && only(&["prison", "release"]) {
            Self::Gate
        } else if intervention.philosophy == Philosophy::HarmReduction && intervention.setting != Setting::Clinic {
            Self::HarmReduction
        } else if treats {
            Self::Treatment
        } else {
            Self::Support
        }
    }
}
