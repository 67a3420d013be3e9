//! The cases opened lately: their references and places, and nothing else.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::home::Home;
use super::refusal::Refusal;
use super::store::Disk;
use super::store::read::read_at_most;
use super::store::save::{Before, Keep, save};

/// How many are remembered.
const MOST: usize = 10;
const MOST_BYTES: u64 = 256 * 1024;

/// A case that was opened lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recent {
    /// The reference by which the worker knows it.
    pub reference: String,
    /// Its file.
    pub path: String,
}

/// The cases opened lately, the last one first. Nothing if the list is damaged: it is a convenience.
pub fn list(disk: &dyn Disk, home: &Home) -> Vec<Recent> {
    let file = read_at_most(disk, &home.recents(), MOST_BYTES).ok();
    let text = file.and_then(|file| String::from_utf8(file.bytes).ok());
    text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
}

/// Puts a case at the head of the list.
///
/// # Errors
/// If the list was not written.
pub fn add(disk: &dyn Disk, home: &Home, reference: &str, path: &Path) -> Result<(), Refusal> {
    let path = path.display().to_string();
    let mut recents = list(disk, home);
    recents.retain(|recent| recent.path != path);
    recents.insert(0, Recent { reference: reference.to_owned(), path });
    recents.truncate(MOST);
    write(disk, home, &recents)
}

/// Takes a case off the list. True if it was on it.
///
/// # Errors
/// If the list was not written.
pub fn remove(disk: &dyn Disk, home: &Home, path: &Path) -> Result<bool, Refusal> {
    let mut recents = list(disk, home);
    let before = recents.len();
    recents.retain(|recent| Path::new(&recent.path) != path);
    if recents.len() == before {
        return Ok(false);
    }
    write(disk, home, &recents).map(|()| true)
}

fn write(disk: &dyn Disk, home: &Home, recents: &[Recent]) -> Result<(), Refusal> {
    let text = ron::to_string(recents).unwrap_or_default();
    disk.make_folder(home.folder()).ok();
    save(disk, &home.recents(), text.as_bytes(), Before::Anything, Keep::Nothing)
        .map(|_| ())
        .map_err(|not_saved| *not_saved.refusal)
}
