//! Cases on disk: encrypted, never lost, never lying open. Knows no rule, no question and no screen.
//!
//! In reading order:
//!
//! - [`refusal`]: why something could not be opened or kept, in the reader's words.
//! - [`secret`]: passphrases, and plain text that is wiped.
//! - [`header`], [`sealed`]: the envelope of the age format: looked at before it costs anything, sealed, opened.
//! - [`identity`], [`card`], [`home`]: the worker's key, what colleagues see of it, and where both are.
//! - [`store`]: whole files onto the disk and off it, with the last good versions.
//! - [`record`], [`envelope`]: what a case file holds, as text, and that text in its file.
//! - [`journal`], [`lock`]: recovery copies, and who has a case open.
//! - [`case_file`]: a case that is open.
//! - [`handover`], [`colleagues`]: copies for others, and who they can be for.
//! - [`rights`], [`ledger`], [`recents`]: what is held, given out or erased; what was erased; what was opened lately.
//! - [`keeper`]: all of this on a thread of its own, for the window.
//!
//! Nothing decrypted is used before it is authenticated, and nothing that a case holds reaches a message.

pub mod card;
pub mod case_file;
pub mod colleagues;
pub mod envelope;
pub mod handover;
pub mod header;
pub mod home;
pub mod identity;
pub mod journal;
pub mod keeper;
pub mod ledger;
pub mod lock;
pub mod recents;
pub mod record;
pub mod refusal;
pub mod rights;
pub mod sealed;
pub mod secret;
pub mod store;
