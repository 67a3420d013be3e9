//! Wishes about what is recorded and agreed, and about looking at it.

use crate::base::date::Date;
use crate::base::table::Key;
use crate::case::answer::{Detail, Said};
use crate::case::plan::{Appointment, Barrier, Consent, Decision, Preference, Present, SettledAlert};
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;

use super::Page;

/// What is recorded, and which case is open. Without one, what needs a case does nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum CaseCommand {
    /// Begin a new assessment on this route of the pack.
    Begin {
        /// The route's place in the pack.
        route: usize,
    },
    /// Open one of the fictional people.
    OpenPerson(usize),
    /// Ask for a file and open it.
    OpenFile,
    /// Close the case. One that is kept is saved first; of one that is not, what was not written down is gone.
    Close,
    /// Set the reference by which the worker knows the case.
    SetReference(String),
    /// Record what was said to a question.
    Say {
        /// The question.
        question: Key<Question>,
        /// What was said.
        said: Said,
    },
    /// Record that the answer of last time is still so.
    Confirm(Key<Question>),
    /// Record that all answers of last time that may be confirmed together are still so, in the section at this place.
    ConfirmTogether(usize),
    /// Record where an answer came from, words and note.
    SetDetail {
        /// The question.
        question: Key<Question>,
        /// What is to be added.
        detail: Detail,
    },
    /// Take the last change of an answer back.
    Undo,
    /// Make the change that was taken back again.
    Redo,
    /// Go on along another route; nothing is asked twice.
    TakeRoute(usize),
    /// Show a page of the assessment.
    Turn(Page),
    /// Show the page of a question and put the keyboard on it.
    Find(Key<Question>),
    /// Go on with the questions although the person is too unwell for them by the alerts that are raised now.
    GoOn,
}

/// Looking at options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionsCommand {
    /// Show the details of an option, from any screen.
    Show(Key<Intervention>),
    /// Show the page of a question for the sake of an option, with a way back to it.
    Ask {
        /// The question.
        question: Key<Question>,
        /// The option.
        option: Key<Intervention>,
    },
}

/// Trying things on a copy of the answers. None of these changes what is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhatIfCommand {
    /// Work out what would make an option fit.
    WorkOut(Key<Intervention>),
    /// Show the screen for the sake of an option.
    Open(Key<Intervention>),
    /// Leave that option, and keep what is tried.
    LeaveOption,
    /// Try an answer.
    Try {
        /// The question.
        question: Key<Question>,
        /// What might be said to it.
        said: Said,
    },
    /// Show the screen and try these answers, and no others.
    TrySet {
        /// The option for whose sake they are tried.
        option: Key<Intervention>,
        /// The answers.
        set: Vec<(Key<Question>, Said)>,
    },
    /// Put one answer back to what is recorded.
    PutBack(Key<Question>),
    /// Put every answer back.
    PutAllBack,
}

/// Changes to the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanCommand {
    /// Choose an option or turn it down.
    Decide(Decision),
    /// Take that back.
    Undecide(Key<Intervention>),
    /// Record what the person says of an option.
    SetPreference(Preference),
    /// Record what the person says of an option in their words; their wish stays.
    SetWords(Key<Intervention>, String),
    /// Record how an alert was dealt with.
    SettleAlert(SettledAlert),
    /// Take that back.
    UnsettleAlert(String),
    /// What the person wants, in their words.
    SetGoals(String),
    /// Who worked on it.
    SetWorker(String),
    /// Who takes the lead from here.
    SetLeadWorker(String),
    /// What could stop the person keeping appointments, and what was agreed.
    SetAgreedFixes(String),
    /// Record an appointment at its place in the list; one past the end adds it.
    SetAppointment {
        /// The place, counted from 0.
        place: usize,
        /// What is fixed.
        appointment: Appointment,
    },
    /// Take an appointment off the list.
    RemoveAppointment(usize),
    /// Record whether the person agrees to an option.
    SetConsent(Consent),
    /// Record what was said about an item of the checklist.
    SetBarrier(Barrier),
    /// Who else was there.
    SetPresent(Vec<Present>),
    /// How the person would like to be met, helped and reached.
    SetPreferences(String),
    /// When the plan is looked at again.
    SetReview(Option<Date>),
    /// Take a part of the plan of last time over.
    TakeOver(PlanPart),
}

/// A part of the plan of last time that can be taken over. Consents are asked for anew, and so cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanPart {
    /// What the person wants.
    Goals,
    /// How they would like to be met, helped and reached.
    Preferences,
    /// Who takes the lead.
    LeadWorker,
    /// What was agreed about what could stop the person.
    AgreedFixes,
    /// The decision about an option.
    Decision(Key<Intervention>),
    /// The appointment at this place of the list, if it is still to come.
    Appointment(usize),
}

/// Looking at then and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverTimeCommand {
    /// Compare the assessments at these places, counted from 0; the first must be the earlier one.
    Compare(usize, usize),
    /// Take away what is said about the knowledge that changed.
    HideNewPack,
}
