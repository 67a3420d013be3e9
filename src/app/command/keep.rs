//! Wishes about keeping cases.

use crate::vault::secret::Passphrase;

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
