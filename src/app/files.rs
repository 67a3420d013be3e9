//! Asking for the name of a file. A trait, because the system's dialog cannot be driven by a test.

use std::fmt::Debug;
use std::path::PathBuf;

/// Asks the person at the desk for files. May block: never called on the thread that draws.
pub trait FilePicker: Debug + Send + Sync {
    /// Where to write; `None` if they thought better of it.
    fn place_to_save(&self, suggested_name: &str) -> Option<PathBuf>;
    /// Where to keep a case; `None` if they thought better of it.
    fn place_to_keep(&self, suggested_name: &str) -> Option<PathBuf> {
        self.place_to_save(suggested_name)
    }
    /// Where a copy for somebody else goes; `None` if they thought better of it.
    fn place_for_copy(&self, suggested_name: &str) -> Option<PathBuf> {
        self.place_to_keep(suggested_name)
    }
    /// Which file of a card to read; `None` if they thought better of it.
    fn card_to_read(&self) -> Option<PathBuf> {
        self.case_to_open()
    }
    /// Which case to open; `None` if they thought better of it.
    fn case_to_open(&self) -> Option<PathBuf>;
}
