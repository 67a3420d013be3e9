//! The clipboard of the desktop. egui writes to it and cannot look.

use arboard::{Clipboard, Error};
use zeroize::Zeroizing;

use crate::app::system::clipboard::{Fingerprint, Lies, SystemClipboard};

/// The clipboard of the desktop that the program runs on.
#[derive(Debug)]
pub(super) struct DesktopClipboard;

impl SystemClipboard for DesktopClipboard {
    fn look(&self, ours: Fingerprint) -> Lies {
        match Clipboard::new().and_then(|mut clipboard| clipboard.get_text()).map(Zeroizing::new) {
            Ok(text) if Fingerprint::of(&text) == ours => Lies::Ours,
            // Nothing, or a picture.
            Ok(_) | Err(Error::ContentNotAvailable | Error::ConversionFailure) => Lies::Other,
            Err(_) => Lies::CannotTell,
        }
    }

    fn empty(&self) {
        // Where it cannot be emptied, what lies there goes with the window on most desktops.
        Clipboard::new().and_then(|mut clipboard| clipboard.clear()).ok();
    }
}
