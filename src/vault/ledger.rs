//! What was erased on this computer: when, by which identity, and the random number that told the case from others.
//! No reference and no name of a person: it says that something is gone, and nothing about whom.

use serde::{Deserialize, Serialize};

use super::home::Home;
use super::record::By;
use super::refusal::{Kind, Refusal};
use super::store::Disk;
use super::store::read::{FileRead, read_at_most};
use super::store::save::{Before, Keep, save};

/// The most bytes of the ledger that are read: tens of thousands of entries.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// A case that was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// What the clock said.
    pub at: String,
    /// The public half of the worker's key; empty where there was no identity.
    pub key: String,
    /// The worker's name; may be empty.
    pub name: String,
    /// The random number of the case; empty if it could not be opened.
    pub case: String,
}

/// What was erased, the last thing first.
///
/// # Errors
/// If the ledger is there and cannot be read; it is left alone then.
pub fn list(disk: &dyn Disk, home: &Home) -> Result<Vec<Erasure>, Refusal> {
    read(disk, home).map(|(erasures, _)| erasures.into_iter().rev().collect())
}

/// Writes down that a case was erased.
///
/// # Errors
/// If the ledger cannot be read or written; it is as it was then.
pub fn add(disk: &dyn Disk, home: &Home, case: Option<&str>, by: &By<'_>) -> Result<(), Refusal> {
    let (mut erasures, before) = read(disk, home)?;
    let (key, name) = by.card.map_or(("", ""), |card| (card.key(), card.name()));
    let case = case.unwrap_or_default().to_owned();
    erasures.push(Erasure { at: by.at.to_string(), key: key.to_owned(), name: name.to_owned(), case });
    let text = ron::ser::to_string_pretty(&erasures, ron::ser::PrettyConfig::default()).unwrap_or_default();
    disk.make_folder(home.folder()).ok();
    let before = before.as_ref().map_or(Before::Nothing, |file| Before::This(&file.fingerprint));
    save(disk, &home.ledger(), text.as_bytes(), before, Keep::Nothing).map(|_| ()).map_err(|not_saved| *not_saved.refusal)
}

fn read(disk: &dyn Disk, home: &Home) -> Result<(Vec<Erasure>, Option<FileRead>), Refusal> {
    let path = home.ledger();
    if disk.look(&path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        return Ok((Vec::new(), None));
    }
    let file = read_at_most(disk, &path, MOST_BYTES)?;
    let erasures = std::str::from_utf8(&file.bytes).ok().and_then(|text| ron::from_str(text).ok());
    let damaged = || {
        let refusal = Refusal::new(Kind::Unreadable, "the list of what was erased is damaged").about(&path);
        refusal.help("look at it or move it away; nothing was changed")
    };
    Ok((erasures.ok_or_else(damaged)?, Some(file)))
}
