//! The last good versions of a file, kept beside it under names that count up. The count orders them, not the clock.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Disk, folder_of, name_of};

/// How many versions are kept.
pub const MOST_KEPT: usize = 5;

const KEPT: &str = ".kept-";
const DRAFT: &str = ".draft-";

/// An earlier version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number; the largest is the latest.
    pub number: u64,
    /// Where it is.
    pub path: PathBuf,
}

/// The earlier versions that lie beside a file, the latest first.
pub fn versions(disk: &dyn Disk, path: &Path) -> Vec<Version> {
    let prefix = format!(".{}{KEPT}", name_of(path));
    let mut found: Vec<Version> = beside(disk, path)
        .into_iter()
        .filter_map(|found| {
            let number = name_of(&found).strip_prefix(&prefix)?.parse().ok()?;
            Some(Version { number, path: found })
        })
        .collect();
    found.sort_by_key(|version| std::cmp::Reverse(version.number));
    found
}

/// What was left of savings of this file that did not come to their end.
pub fn leftovers(disk: &dyn Disk, path: &Path) -> Vec<PathBuf> {
    let prefix = format!(".{}{DRAFT}", name_of(path));
    beside(disk, path).into_iter().filter(|found| name_of(found).starts_with(&prefix)).collect()
}

fn beside(disk: &dyn Disk, path: &Path) -> Vec<PathBuf> {
    let folder = folder_of(path);
    disk.list(folder).unwrap_or_default().into_iter().map(|name| folder.join(name)).collect()
}

/// A name for a file that is being written. Not to be guessed, so that nobody lays a trap in its way.
pub(super) fn draft(path: &Path) -> PathBuf {
    use std::hash::{BuildHasher as _, RandomState};
    let number = RandomState::new().hash_one(std::process::id());
    folder_of(path).join(format!(".{}{DRAFT}{number:016x}", name_of(path)))
}

/// Keeps what is there now as the latest version: by a second name where the disk knows such, else by a copy.
///
/// Nothing is done if it is kept already, as after a saving that was cut short.
pub(super) fn keep(disk: &dyn Disk, path: &Path, id: u64, bytes: &[u8]) -> io::Result<()> {
    let versions = versions(disk, path);
    let is_kept = |version: &Version| id != 0 && disk.look(&version.path).is_ok_and(|about| about.id == id);
    if versions.iter().any(is_kept) {
        return Ok(());
    }
    let mut number = versions.first().map_or(1, |latest| latest.number.saturating_add(1));
    loop {
        let kept = folder_of(path).join(format!(".{}{KEPT}{number:06}", name_of(path)));
        // Not every disk knows second names, and which error it gives differs.
        match disk.link(path, &kept).or_else(|_| copy(disk, &kept, bytes)) {
            // A folder that cannot be listed hides what is there; it is left alone.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 32 => number += 1,
            ended => return ended,
        }
    }
}

fn copy(disk: &dyn Disk, kept: &Path, bytes: &[u8]) -> io::Result<()> {
    let written = super::save::write_new(disk, kept, bytes);
    match &written {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            disk.remove(kept).ok();
        }
        Err(_) | Ok(()) => {}
    }
    written
}

/// How many names of the file with this id are versions of it.
pub(super) fn own_names(disk: &dyn Disk, path: &Path, id: u64) -> u64 {
    let same = |version: &&Version| disk.look(&version.path).is_ok_and(|about| about.id == id);
    versions(disk, path).iter().filter(same).count() as u64
}

/// Lets go of what is older than the versions that are kept. A failure is no harm: there is one too many.
pub(super) fn let_go(disk: &dyn Disk, path: &Path) {
    for version in versions(disk, path).iter().skip(MOST_KEPT) {
        disk.remove(&version.path).ok();
    }
}
