//! Recovery copies: the record as it is, encrypted, a moment after each answer, in a folder of its own.
//!
//! A copy never takes the place of the user's file. Which of the two is later is told by the counter in them.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::envelope::{self, Form};
use super::home::Home;
use super::identity::Identity;
use super::record::Record;
use super::refusal::Refusal;
use super::sealed::Opener;
use super::store::read::read;
use super::store::save::{Before, Keep, save};
use super::store::{Disk, kept, name_of};
use crate::pack::Pack;

const ENDING: &str = ".throughline";

/// The name of the recovery copy of a record whose file is there: another copy of the same case has another.
pub fn name(record: &Record, case: Option<&Path>) -> String {
    format!("{}{}", record.id, case.map_or_else(|| mark(""), place_mark))
}

/// What the names of recovery copies of the case in this file have in common.
pub fn place_mark(case: &Path) -> String {
    mark(&absolute(case).to_string_lossy())
}

fn absolute(case: &Path) -> PathBuf {
    std::path::absolute(case).unwrap_or_else(|_| case.to_owned())
}

fn mark(place: &str) -> String {
    let digest = Sha256::digest(place.as_bytes());
    let letters = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    format!("-{letters}{ENDING}")
}

/// Where recovery copies may go, the best first: the user's own folder, beside the case, wherever there is room for a while.
pub fn folders(home: &Home, case: Option<&Path>) -> Vec<PathBuf> {
    let beside = case.map(|case| super::store::folder_of(case).to_owned());
    let temporary = std::env::temp_dir().join("throughline-recovery");
    std::iter::once(home.recovery()).chain(beside).chain([temporary]).collect()
}

/// Writes the recovery copy to the first of these folders that takes it. Tells where it is.
///
/// # Errors
/// What the first folder said, if none took it.
pub fn write(
    disk: &dyn Disk,
    folders: &[PathBuf],
    record: &Record,
    case: Option<&Path>,
    identity: &Identity,
) -> Result<PathBuf, Refusal> {
    let belongs_to = case.map(|case| absolute(case).display().to_string());
    let record = &Record { belongs_to, ..record.clone() };
    let bytes = envelope::bytes(record, &Form::ToKeys(identity.recipients()), Some(identity))?;
    let mut first = None;
    for folder in folders {
        let hidden = if folder.ends_with("recovery") || folder.ends_with("throughline-recovery") { "" } else { "." };
        let copy = folder.join(format!("{hidden}{}", name(record, case)));
        disk.make_folder(folder).ok();
        match save(disk, &copy, &bytes, Before::Anything, Keep::Nothing) {
            Ok(_) => return Ok(copy),
            Err(not_saved) => first = first.or(Some(*not_saved.refusal)),
        }
    }
    Err(first.unwrap_or_else(super::sealed::too_large))
}

/// Takes the recovery copies of a record away, now that its file holds it all.
pub fn remove(disk: &dyn Disk, folders: &[PathBuf], record: &Record, case: Option<&Path>) -> Vec<PathBuf> {
    let name = name(record, case);
    let mut removed = Vec::new();
    for folder in folders {
        for copy in [folder.join(&name), folder.join(format!(".{name}"))] {
            let drafts = kept::leftovers(disk, &copy);
            removed.extend(drafts.into_iter().chain([copy]).filter(|file| disk.remove(file).is_ok()));
        }
    }
    removed
}

/// The recovery copies in these folders, drafts of a copy that was being written last.
pub fn list(disk: &dyn Disk, folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in folders {
        let names = disk.list(folder).unwrap_or_default();
        found.extend(names.into_iter().map(|name| folder.join(name)).filter(|path| is_copy(&name_of(path))));
    }
    found.sort();
    found
}

/// A name as [`name`] makes it, hidden or not, or a draft of one.
fn is_copy(name: &str) -> bool {
    let id: String = name.trim_start_matches('.').chars().take(41).collect();
    let is_id = id.len() == 41
        && id.char_indices().all(|(place, letter)| if place == 32 { letter == '-' } else { letter.is_ascii_hexdigit() });
    is_id && name.contains(ENDING)
}

/// Opens a recovery copy.
///
/// # Errors
/// If it is not whole, or not for this identity.
pub fn open(disk: &dyn Disk, pack: &Pack, copy: &Path, identity: &Identity) -> Result<Record, Refusal> {
    let file = read(disk, copy)?;
    let keys = [identity.key().clone()];
    Ok(envelope::open(pack, copy, &file.bytes, Opener::Keys(&keys))?.record)
}
