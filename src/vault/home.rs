//! Where the program keeps what is the worker's own: identity, card, colleagues, recovery copies.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::refusal::{Kind, Refusal};

/// The folder that the program keeps for one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    folder: PathBuf,
}

impl Home {
    /// This folder.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The user's data folder for this program; `THROUGHLINE_HOME` names another.
    ///
    /// # Errors
    /// If the system does not say where the user keeps things.
    pub fn of_user() -> Result<Self, Refusal> {
        let told = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        place(&told).map(Self::at).ok_or_else(|| {
            Refusal::new(Kind::Unreadable, "this computer does not say where you keep your files")
                .help("set THROUGHLINE_HOME to a folder of your own")
        })
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The identity, encrypted with the passphrase.
    pub fn identity(&self) -> PathBuf {
        self.folder.join("identity.age")
    }

    /// The card: what colleagues may know of the identity.
    pub fn card(&self) -> PathBuf {
        self.folder.join("card.txt")
    }

    /// The cards of colleagues.
    pub fn colleagues(&self) -> PathBuf {
        self.folder.join("colleagues.ron")
    }

    /// What was erased: days and random numbers, no references.
    pub fn ledger(&self) -> PathBuf {
        self.folder.join("erased.ron")
    }

    /// The folder of recovery copies.
    pub fn recovery(&self) -> PathBuf {
        self.folder.join("recovery")
    }

    /// The list of cases opened lately: references and places, nothing else.
    pub fn recents(&self) -> PathBuf {
        self.folder.join("recents.ron")
    }
}

fn place(told: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    // A relative path would mean another folder wherever the program is started.
    let folder = |name: &str| told(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(home) = told("THROUGHLINE_HOME") {
        return std::path::absolute(home).ok();
    }
    if cfg!(windows) {
        return folder("APPDATA").map(|data| data.join("Throughline"));
    }
    if cfg!(target_os = "macos") {
        return folder("HOME").map(|home| home.join("Library/Application Support/Throughline"));
    }
    let data = folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share")));
    data.map(|data| data.join("throughline"))
}
