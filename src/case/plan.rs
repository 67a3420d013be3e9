//! What was chosen and turned down, by whom and why; goals, lead worker, appointment, review.

use crate::base::date::Date;
use crate::base::table::Key;
use crate::pack::intervention::Intervention;

/// What was decided about an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It is part of the plan.
    Chosen,
    /// It was turned down.
    TurnedDown,
}

/// A decision about one option. A named human makes it and says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The option.
    pub option: Key<Intervention>,
    /// Chosen or turned down.
    pub choice: Choice,
    /// Why; never empty for what was turned down, or for what was chosen although it does not fit.
    pub reason: String,
    /// What the person thinks of it, in their words; may be empty.
    pub person_view: String,
}

/// How far the person wants an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// With whom and where.
    pub with: String,
    /// The day, if it is fixed.
    pub on: Option<Date>,
    /// The time of day as it was given, such as "10:30"; may be empty.
    pub at: String,
}

/// What was agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Decisions in the order in which they were made, one for each option at most.
    pub decisions: Vec<Decision>,
    /// What the person says of options, in the order in which they were asked, one for each option at most.
    pub preferences: Vec<Preference>,
    /// What the person wants, in their words.
    pub goals: String,
    /// Who worked on it: name or initials and role.
    pub worker: String,
    /// Who takes the lead from here; may be empty.
    pub lead_worker: String,
    /// What could stop the person keeping appointments, and the fix that was agreed; may be empty.
    pub agreed_fixes: String,
    /// The next appointment.
    pub appointment: Appointment,
    /// When the plan is looked at again.
    pub review_on: Option<Date>,
    /// Alerts that were dealt with.
    pub settled_alerts: Vec<SettledAlert>,
}

/// An alert that somebody dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledAlert {
    /// The alert's id.
    pub alert: String,
    /// What was done.
    pub action: String,
    /// Why that was enough; may be empty.
    pub reason: String,
    /// Who did it.
    pub initials: String,
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
        self.preferences.iter().find(|preference| preference.option == option)
    }

    /// Records what the person says of an option; one that says nothing is taken away.
    pub fn prefer(&mut self, preference: Preference) {
        let is_empty = preference.wish.is_none() && preference.words.is_empty();
        match self.preferences.iter_mut().find(|earlier| earlier.option == preference.option) {
            Some(_) if is_empty => self.preferences.retain(|earlier| earlier.option != preference.option),
            Some(earlier) => *earlier = preference,
            None if is_empty => {}
            None => self.preferences.push(preference),
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

    /// How an alert was dealt with, if it was.
    pub fn settled(&self, alert: &str) -> Option<&SettledAlert> {
        self.settled_alerts.iter().find(|settled| settled.alert == alert)
    }
}
