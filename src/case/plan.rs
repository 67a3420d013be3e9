//! What was agreed: chosen and turned down, by whom and why; goals, consents, barriers, appointments, review.

use serde::Deserialize;

use crate::base::date::Date;
use crate::base::table::Key;
use crate::pack::intervention::Intervention;

use super::raw::RawPart;

/// What was decided about an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Choice {
    /// It is part of the plan.
    Chosen,
    /// It was turned down.
    TurnedDown,
}

/// Who made a decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Decider {
    /// Nobody wrote it down.
    #[default]
    NotRecorded,
    /// The person and the worker.
    Together,
    /// The person.
    Person,
    /// The worker.
    Worker,
    /// Somebody else, such as a clinic or a court; the reason says who.
    Another,
}

impl Decider {
    /// Every one, in the order in which they are offered.
    pub const EVERY: [Self; 5] = [Self::NotRecorded, Self::Together, Self::Person, Self::Worker, Self::Another];

    /// In words, to follow "decided by".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::NotRecorded => "not recorded",
            Self::Together => "the person and the worker together",
            Self::Person => "the person",
            Self::Worker => "the worker",
            Self::Another => "somebody else",
        }
    }
}

/// A decision about one option. A named human makes it and says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The option.
    pub option: Key<Intervention>,
    /// Chosen or turned down.
    pub choice: Choice,
    /// Who decided.
    pub by: Decider,
    /// Why; never empty for what was turned down, or for what was chosen although it does not fit.
    pub reason: String,
    /// What the person thinks of it, in their words; may be empty.
    pub person_view: String,
}

/// What the person said when asked to agree to something, or whether something stands in the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Reply {
    /// Nobody has asked yet.
    #[default]
    NotAsked,
    /// Yes.
    Yes,
    /// No.
    No,
}

impl Reply {
    /// Every one, in the order in which they are offered.
    pub const EVERY: [Self; 3] = [Self::Yes, Self::No, Self::NotAsked];
}

/// Whether the person agrees to one option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The option.
    pub option: Key<Intervention>,
    /// What the person said.
    pub agrees: Reply,
    /// The day on which they said so.
    pub on: Option<Date>,
    /// In whose presence; may be empty.
    pub witness: String,
}

/// Something that can stop the person keeping appointments, and the way round it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barrier {
    /// The id of the checklist item.
    pub item: String,
    /// Whether it stands in the way.
    pub stands: Reply,
    /// The way round it that was agreed; may be empty.
    pub fix: String,
}

/// An appointment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appointment {
    /// With whom.
    pub with: String,
    /// Where; may be empty.
    pub place: String,
    /// The day, if it is fixed.
    pub on: Option<Date>,
    /// The time of day as it was given, such as "10:30"; may be empty.
    pub at: String,
}

/// The part that somebody present played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Role {
    /// Looks after the rights of a young or vulnerable person.
    AppropriateAdult,
    /// Interprets.
    Interpreter,
    /// Gives legal advice.
    Solicitor,
    /// Belongs to the person's family.
    Family,
    /// A friend, a mentor, somebody of their own choice.
    Supporter,
    /// A worker of another service.
    Colleague,
    /// Anybody else.
    Other,
}

impl Role {
    /// Every one, in the order in which they are offered.
    pub const EVERY: [Self; 7] =
        [Self::AppropriateAdult, Self::Interpreter, Self::Solicitor, Self::Family, Self::Supporter, Self::Colleague, Self::Other];

    /// In words, with a capital.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::AppropriateAdult => "Appropriate adult",
            Self::Interpreter => "Interpreter",
            Self::Solicitor => "Solicitor",
            Self::Family => "Family",
            Self::Supporter => "Friend or mentor",
            Self::Colleague => "Worker of another service",
            Self::Other => "Somebody else",
        }
    }
}

/// Somebody who was there when the plan was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// The part that they played.
    pub role: Role,
    /// Who: a name, initials, several of them; may be empty.
    pub who: String,
}

/// What was agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Decisions in the order in which they were made, one for each option at most.
    pub decisions: Vec<Decision>,
    /// What the person wants, in their words.
    pub goals: String,
    /// How the person would like to be met, helped and reached; may be empty.
    pub preferences: String,
    /// Who worked on it: name or initials and role.
    pub worker: String,
    /// Who takes the lead from here; may be empty.
    pub lead_worker: String,
    /// Who else was there.
    pub present: Vec<Present>,
    /// What was said about each item of the compliance checklist, one entry an item.
    pub barriers: Vec<Barrier>,
    /// Anything else that could stop the person keeping appointments, and what was agreed; may be empty.
    pub agreed_fixes: String,
    /// Whether the person agrees, one entry an option.
    pub consents: Vec<Consent>,
    /// The appointments, in the order in which they were entered.
    pub appointments: Vec<Appointment>,
    /// When the plan is looked at again.
    pub review_on: Option<Date>,
    /// Alerts that were dealt with.
    pub settled_alerts: Vec<SettledAlert>,
    /// Parts about options, checklist items or alerts that the pack does not have: kept, named, not used.
    pub kept: Vec<KeptPart>,
}

/// A part of a plan that the pack in use cannot use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPart {
    /// The part as it was read.
    pub(super) part: RawPart,
    /// Why it is not used.
    pub why: String,
}

impl KeptPart {
    /// What it is and what it is about, such as "the decision about `old-scheme`".
    pub fn in_words(&self) -> String {
        self.part.in_words()
    }
}

/// An alert that somebody dealt with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettledAlert {
    /// The alert's id.
    pub alert: String,
    /// What was done.
    pub action: String,
    /// Why that was enough; may be empty.
    pub reason: String,
    /// Who did it.
    pub initials: String,
    /// The day on which it was done.
    pub on: Option<Date>,
    /// The time of day as it was given, such as "14:20"; may be empty.
    pub at: String,
}

impl Plan {
    /// What was decided about an option, if anything was.
    pub fn decision(&self, option: Key<Intervention>) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.option == option)
    }

    /// Records a decision; an earlier one about the same option gives way. One that is only worded anew keeps its place.
    pub fn decide(&mut self, decision: Decision) {
        let earlier = self.decisions.iter_mut().find(|earlier| earlier.option == decision.option);
        match earlier {
            Some(earlier) if earlier.choice == decision.choice => *earlier = decision,
            Some(_) | None => {
                self.undecide(decision.option);
                self.decisions.push(decision);
            }
        }
    }

    /// Takes a decision back.
    pub fn undecide(&mut self, option: Key<Intervention>) {
        self.decisions.retain(|decision| decision.option != option);
    }

    /// The options chosen, in the order in which they were.
    pub fn chosen(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|decision| decision.choice == Choice::Chosen)
    }

    /// The options turned down, in the order in which they were.
    pub fn turned_down(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|decision| decision.choice == Choice::TurnedDown)
    }

    /// The day of the first appointment that has one.
    pub fn first_day(&self) -> Option<Date> {
        self.appointments.iter().filter_map(|appointment| appointment.on).min()
    }

    /// How an alert was dealt with, if it was.
    pub fn settled(&self, alert: &str) -> Option<&SettledAlert> {
        self.settled_alerts.iter().find(|settled| settled.alert == alert)
    }
}
