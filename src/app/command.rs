//! Wishes to change something, in families; each is carried out in `handle`.

use crate::base::date::Date;
use crate::base::table::Key;
use crate::case::answer::{Detail, Said};
use crate::case::plan::{Appointment, Decision, SettledAlert};
use crate::library::Item;
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;

use super::settings::Appearance;

/// A screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Where everything begins.
    #[default]
    Start,
    /// Questions and answers.
    Assessment,
    /// What fits, what cannot be told yet, what does not fit.
    Options,
    /// What was chosen and agreed.
    Plan,
    /// Documents.
    Report,
    /// Everything that can be looked up.
    Library,
    /// Trend data.
    Trends,
    /// How the window looks; what the program is and is not.
    Settings,
}

impl Screen {
    /// Every screen in the order of the rail.
    pub const EVERY: [Self; 8] =
        [Self::Start, Self::Assessment, Self::Options, Self::Plan, Self::Report, Self::Library, Self::Trends, Self::Settings];

    /// Its name on the rail.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Assessment => "Assessment",
            Self::Options => "Options",
            Self::Plan => "Plan",
            Self::Report => "Report",
            Self::Library => "Library",
            Self::Trends => "Trends",
            Self::Settings => "Settings",
        }
    }

    /// True when it shows a case and so needs one.
    pub fn needs_case(self) -> bool {
        match self {
            Self::Assessment | Self::Options | Self::Plan | Self::Report => true,
            Self::Start | Self::Library | Self::Trends | Self::Settings => false,
        }
    }
}

/// A wish to change something.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Show a screen.
    Go(Screen),
    /// Change what is recorded.
    Case(CaseCommand),
    /// Change what is agreed.
    Plan(PlanCommand),
    /// Make a document.
    Report(ReportCommand),
    /// Look something up.
    Library(LibraryCommand),
    /// Change how the window looks and behaves.
    Look(LookCommand),
    /// Put the cover over the window, so that nothing of a case is seen.
    Cover,
    /// Take the cover away.
    Uncover,
    /// Take the message away.
    DismissMessage,
}

/// Changes to the case.
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
    /// Close the case. What was not written down is gone.
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

/// A page of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The section at this place in the pack.
    Section(usize),
    /// All answers on one page, to check them.
    CheckAnswers,
}

/// Changes to the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanCommand {
    /// Choose an option or turn it down.
    Decide(Decision),
    /// Take that back.
    Undecide(Key<Intervention>),
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
    /// When the plan is looked at again.
    SetReview(Option<Date>),
}

/// What kind of document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportKind {
    /// For whoever takes over.
    #[default]
    Handover,
    /// For the court.
    PreSentence,
}

/// Documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportCommand {
    /// Show this kind.
    Show(ReportKind),
    /// Ask for a place and write the document there.
    Save,
}

/// Looking things up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LibraryCommand {
    /// Show an entry, from any screen.
    Open(Item),
    /// Show what was shown before it: another entry, or the list.
    Back,
    /// Leave the entry and show the list.
    Close,
    /// Show the picture of a trend, from its entry.
    SeePicture(Item),
}

/// How the window looks and behaves; kept between runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookCommand {
    /// Light, dark or high contrast.
    SetAppearance(Appearance),
    /// Light or dark as the computer has it.
    FollowSystem,
    /// Whether nothing may fade or move.
    SetReducedMotion(bool),
    /// Whether the case is covered when another window is turned to.
    SetCoverOnFocusLoss(bool),
    /// The id of the route that is offered first.
    SetRoute(String),
    /// Text size in per cent, 100 to 200.
    SetTextPercent(u16),
}
