//! Wishes about handing over, and about what the person may ask for.

use std::path::PathBuf;

use crate::base::date::Date;
use crate::vault::handover::Part;
use crate::vault::secret::Passphrase;

/// Colleagues, and copies for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareCommand {
    /// Look at a card that was pasted; nothing is added yet.
    OfferCard(String),
    /// Ask for the file of a card and look at it.
    OfferCardFile,
    /// Add the card that was looked at, under this name.
    AddOffered(String),
    /// Leave the card that was looked at.
    LeaveOffered,
    /// Take the colleague with this key off the list.
    RemoveColleague(String),
    /// Ask for a place and write the worker’s own card there.
    SaveMyCard,
    /// Show the page on which a copy for somebody is made.
    AskForCopy,
    /// Make up a passphrase for the copy.
    InventPassphrase,
    /// Take the passphrase back that was made up.
    ForgetPassphrase,
    /// Ask for a place and write the copy there.
    WriteCopy {
        /// The keys of the colleagues; none for a passphrase.
        keys: Vec<String>,
        /// The passphrase that was typed; nothing for the one that was made up.
        typed: Option<Passphrase>,
        /// What is left out.
        without: Vec<Part>,
    },
    /// Leave the page, and forget the passphrase of the copy.
    LeaveCopy,
    /// Open the file that was asked about with this passphrase of its own.
    OpenWith(Passphrase),
    /// Let the colleague with this key open the case.
    LetIn(String),
    /// Take this key off those that open the case.
    ShutOut(String),
}

/// How long a case is kept, and that it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RightsCommand {
    /// Set the day until which the case is kept.
    SetKeepUntil(Option<Date>),
    /// Show the cases that are past their day.
    ShowDue,
    /// Open one of them, by its place on the list.
    OpenDue(usize),
    /// Take one of them off the list, because its file is gone.
    ForgetDue(usize),
    /// Show what would go if the open case were erased.
    AskToErase,
    /// The same of a case on the list of those that are due.
    AskToEraseDue(usize),
    /// Erase what was shown. What was typed must be [`super::rights::Rights::word`].
    Erase(String),
    /// Leave the page on which erasing is asked about or told.
    LeaveErase,
}

impl RightsCommand {
    /// True if a case that is open must be closed first.
    pub(in crate::app) fn opens_another(&self) -> bool {
        matches!(self, Self::OpenDue(_))
    }
}

/// A place that a dialog gave for something about handing over.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// Where the copy goes.
    CopyPlace(PathBuf),
    /// What the file of a card holds, or why it does not.
    Card(Result<String, String>),
}
