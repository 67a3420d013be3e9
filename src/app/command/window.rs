//! Wishes about documents, pictures, the library, and how the window looks.

use crate::app::settings::Appearance;
use crate::library::Item;
use crate::pathway::{Format, Shown};

/// For whom a document of the case is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// For whoever takes over.
    Handover,
    /// For the court.
    PreSentence,
}

/// Making a document of the case that is open; nothing without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportCommand {
    /// Show this kind.
    Show(ReportKind),
    /// Ask for a place and write the document there.
    Save,
    /// It was copied to the clipboard, all of it or a part.
    Copied,
}

/// Taking the picture of the pathway out of the window.
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
