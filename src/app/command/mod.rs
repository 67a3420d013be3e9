//! Wishes to change something, in families; each is carried out in `handle`.

mod case;
mod keep;
mod screen;
mod window;

pub use case::{CaseCommand, OptionsCommand, OverTimeCommand, PlanCommand, PlanPart, WhatIfCommand};
pub use keep::KeepCommand;
pub use screen::{Page, Screen};
pub use window::{LibraryCommand, LookCommand, PathwayCommand, ReportCommand, ReportKind};

use super::keeping::wishes::{RightsCommand, ShareCommand};

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
