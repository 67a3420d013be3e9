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

/// How far the person wants an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Wish {
    /// They want it.
    Wants,
    /// They are not sure.
    Unsure,
    /// They do not want it.
    DoesNotWant,
}

impl Wish {
    /// Every one, in the order in which they are offered.
    pub const EVERY: [Self; 3] = [Self::Wants, Self::Unsure, Self::DoesNotWant];

    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Wants => "Wants it",
            Self::Unsure => "Unsure",
            Self::DoesNotWant => "Does not want it",
        }
    }
}

/// What the person says of an option, whatever is decided about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preference {
    /// The option.
    pub option: Key<Intervention>,
    /// How far they want it; `None` if they only said something.
    pub wish: Option<Wish>,
    /// In their words; may be empty.
    pub words: String,
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
    /// What the person says of options, in the order in which they were asked, one for each option at most.
    pub wishes: Vec<Preference>,
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

    /// What the person says of an option, if they were asked.
    pub fn preference(&self, option: Key<Intervention>) -> Option<&Preference> {
        self.wishes.iter().find(|preference| preference.option == option)
    }

    /// What the person said of an option in their words: with their wish, or, in older cases, with the decision.
    pub fn words_of(&self, option: Key<Intervention>) -> String {
        let with_wish = self.preference(option).map(|preference| preference.words.trim());
        let with_decision = self.decision(option).map(|decision| decision.person_view.trim());
        let said: Vec<&str> = with_wish.into_iter().chain(with_decision).filter(|words| !words.is_empty()).collect();
        said.join("; ")
    }

    /// Records what the person says of an option in their words, in place of all that was recorded of it; the wish stays.
    pub fn set_words(&mut self, option: Key<Intervention>, words: String) {
        let wish = self.preference(option).and_then(|preference| preference.wish);
        if let Some(decision) = self.decisions.iter_mut().find(|decision| decision.option == option) {
            decision.person_view.clear();
        }
        self.prefer(Preference { option, wish, words });
    }

    /// Records what the person says of an option; one that says nothing is taken away.
    pub fn prefer(&mut self, preference: Preference) {
        let is_empty = preference.wish.is_none() && preference.words.is_empty();
        match self.wishes.iter_mut().find(|earlier| earlier.option == preference.option) {
            Some(_) if is_empty => self.wishes.retain(|earlier| earlier.option != preference.option),
            Some(earlier) => *earlier = preference,
            None if is_empty => {}
            None => self.wishes.push(preference),
        }
    }

    /// The options chosen, in the order in which they were.
    pub fn chosen(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|decision| decision.choice == Choice::Chosen)
    }

    /// The options turned down, in the order in which they were.
    pub fn turned_down(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|decision| decision.choice == Choice::TurnedDown)
    }

    /// Whether the person agrees to an option, if that was written down.
    pub fn consent(&self, option: Key<Intervention>) -> Option<&Consent> {
        self.consents.iter().find(|consent| consent.option == option)
    }

    /// Records whether the person agrees; an earlier entry about the same option gives way.
    pub fn set_consent(&mut self, consent: Consent) {
        match self.consents.iter_mut().find(|earlier| earlier.option == consent.option) {
            Some(earlier) => *earlier = consent,
            None => self.consents.push(consent),
        }
    }

    /// What was said about an item of the checklist, if anything was.
    pub fn barrier(&self, item: &str) -> Option<&Barrier> {
        self.barriers.iter().find(|barrier| barrier.item == item)
    }

    /// Records what was said about an item of the checklist; an earlier entry gives way.
    pub fn set_barrier(&mut self, barrier: Barrier) {
        match self.barriers.iter_mut().find(|earlier| earlier.item == barrier.item) {
            Some(earlier) => *earlier = barrier,
            None => self.barriers.push(barrier),
        }
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
