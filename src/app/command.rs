//! Wishes to change something, in families; each is carried out in `handle`.

use crate::base::date::Date;
use crate::base::table::Key;
use crate::case::answer::{Detail, Said};
use crate::case::plan::{Appointment, Barrier, Consent, Decision, Preference, Present, SettledAlert};
use crate::library::Item;
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;
use crate::pathway::{Format, Shown};

use crate::vault::secret::Passphrase;

use super::keeping::wishes::{RightsCommand, ShareCommand};
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
    /// A copy of the answers to try things on.
    WhatIf,
    /// What was chosen and agreed.
    Plan,
    /// Documents.
    Report,
    /// Then and now.
    OverTime,
    /// The system as a picture.
    Pathway,
    /// Everything that can be looked up.
    Library,
    /// Trend data.
    Trends,
    /// How the window looks; what the program is and is not.
    Settings,
}

impl Screen {
    /// Every screen in the order of the rail.
    pub const EVERY: [Self; 11] = [
        Self::Start,
        Self::Assessment,
        Self::Options,
        Self::WhatIf,
        Self::Plan,
        Self::Report,
        Self::OverTime,
        Self::Pathway,
        Self::Library,
        Self::Trends,
        Self::Settings,
    ];

    /// Its name on the rail.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Assessment => "Assessment",
            Self::Options => "Options",
            Self::WhatIf => "What if",
            Self::Plan => "Plan",
            Self::Report => "Report",
            Self::OverTime => "Over time",
            Self::Pathway => "Pathway",
            Self::Library => "Library",
            Self::Trends => "Trends",
            Self::Settings => "Settings",
        }
    }

    /// True when it shows a case and so needs one.
    pub fn needs_case(self) -> bool {
        match self {
            Self::Assessment | Self::Options | Self::WhatIf | Self::Plan | Self::Report => true,
            Self::Start | Self::OverTime | Self::Pathway | Self::Library | Self::Trends | Self::Settings => false,
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
    /// Look at an option, or ask for its sake.
    Options(OptionsCommand),
    /// Try things on a copy of the answers.
    WhatIf(WhatIfCommand),
    /// Change what is agreed.
    Plan(PlanCommand),
    /// Make a document.
    Report(ReportCommand),
    /// Look at then and now.
    OverTime(OverTimeCommand),
    /// Do something with the picture of the pathway.
    Pathway(PathwayCommand),
    /// Look something up.
    Library(LibraryCommand),
    /// Keep cases, and lock them away.
    Keep(KeepCommand),
    /// Add colleagues, and make copies for them.
    Share(ShareCommand),
    /// Say how long cases are kept, and erase them.
    Rights(RightsCommand),
    /// Change how the window looks and behaves.
    Look(LookCommand),
    /// Put the cover over the window, so that nothing of a case is seen.
    Cover,
    /// Take the cover away.
    Uncover,
    /// Take the message away.
    DismissMessage,
}

impl Command {
    /// True if it changes what is recorded or agreed.
    pub fn changes_case(&self) -> bool {
        matches!(self, Self::Case(_) | Self::Plan(_))
    }
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

/// A page of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The section at this place in the pack.
    Section(usize),
    /// All answers on one page, to check them.
    CheckAnswers,
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
    /// It was copied to the clipboard, all of it or a part.
    Copied,
}

/// The picture of the pathway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathwayCommand {
    /// Ask for a place and write the picture there.
    Save {
        /// What it shows beside the options.
        shown: Shown,
        /// What the file is to be.
        format: Format,
    },
    /// It was copied to the clipboard as text.
    Copied,
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
    /// After how many minutes without a touch the window is locked; 0 is never.
    SetIdleMinutes(u16),
    /// After how many seconds what was copied is taken off the clipboard; 0 leaves it there.
    SetClipboardSeconds(u16),
}

/// Keeping cases, and locking them away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepCommand {
    /// Keep the case from now on, or save one that is kept.
    Keep,
    /// Ask for another place and go on there; the file of before stays as it is.
    KeepElsewhere,
    /// Make an identity with this name and passphrase.
    MakeIdentity(String, Passphrase),
    /// Ask for a place and write the page with the recovery key there.
    WriteRecoveryKey,
    /// The recovery key is in a safe place: forget it.
    ForgetRecoveryKey,
    /// Ask for the passphrase, to make another recovery key.
    AskForRecoveryKey,
    /// Make another recovery key with this passphrase; the one of before is no reader of what is saved from then on.
    NewRecoveryKey(Passphrase),
    /// Ask for the passphrase.
    AskToUnlock,
    /// Unlock with this passphrase.
    Unlock(Passphrase),
    /// Leave the page on which something was asked for.
    LeavePage,
    /// Begin another assessment of the same person; those before it stay as they are.
    AssessAgain,
    /// Show the record of the case.
    ShowRecord,
    /// Ask for a place and write everything that is held of the case there, readable.
    ExportAll,
    /// Lock everything away.
    Lock,
    /// Open the case at this place of the list of those opened lately.
    OpenRecent(usize),
    /// Open the work at this place of the list of what was found.
    OpenFound(usize),
    /// Take the list of what was found away; it is offered again when the identity is unlocked next.
    LeaveFound,
    /// Leave the case as it is, in its recovery copy, and open its file as somebody else left it.
    LookAtOther,
    /// Close the case and erase its recovery copies.
    LetGo,
    /// Save the case and close the window.
    CloseWindow,
    /// Take away what is said about the last trouble.
    DismissTrouble,
}
