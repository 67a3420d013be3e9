//! The one way in which a file is saved.
//!
//! A new file beside the old is written, flushed and read back; the old one is kept under another name; the new one
//! takes its place in one step; the folder is flushed. A flush that failed is never tried again on the same file: after
//! a failure the system may have forgotten what it could not write, and say yes the second time.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::read::{Fingerprint, Target, target};
use super::{Disk, folder_of, kept};
use crate::base::read::in_words;
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::sealed;

/// What is known to be there before saving.
#[derive(Clone, Copy, Debug)]
pub enum Before<'a> {
    /// Nothing: the file is new.
    Nothing,
    /// What was read or saved last.
    This(&'a Fingerprint),
    /// Whatever is there may go: the person at the desk said so.
    Anything,
}

/// Whether what is replaced is kept as a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// It is.
    Version,
    /// It is not: a recovery copy, or only the log has grown.
    Nothing,
}

/// A file was not saved.
#[derive(Clone, Debug)]
pub struct NotSaved {
    /// Why.
    pub refusal: Box<Refusal>,
    /// What is there now, where the new file took its place and only the disk's word that it will last is missing.
    pub now: Option<Box<Fingerprint>>,
}

impl From<Refusal> for NotSaved {
    fn from(refusal: Refusal) -> Self {
        Self { refusal: Box::new(refusal), now: None }
    }
}

/// Saves a whole file.
///
/// # Errors
/// If somebody else changed it, or if it was not written, or if the disk did not confirm that it will last. Unless the
/// error says that the new file is in place, the old one is as it was.
pub fn save(disk: &dyn Disk, path: &Path, bytes: &[u8], before: Before<'_>, keep: Keep) -> Result<Fingerprint, NotSaved> {
    let target = target(disk, path).map_err(as_not_written)?;
    let old = check_unchanged(disk, path, &target, before)?;
    let draft = write_beside(disk, &target.path, bytes).map_err(|error| not_written(path, &error))?;
    let swapped = swap(disk, &draft, &target, old.as_deref(), keep);
    if let Err(error) = swapped {
        return Err(after_failed_swap(disk, path, &target.path, &draft, bytes, &error));
    }
    let Ok(about) = disk.look(&target.path) else {
        return Err(not_confirmed(path, None));
    };
    let fingerprint = Fingerprint::new(about, bytes);
    if disk.sync_folder(folder_of(&target.path)).is_err() {
        return Err(not_confirmed(path, Some(fingerprint)));
    }
    kept::let_go(disk, &target.path);
    Ok(fingerprint)
}

/// What is there, if it is what it should be.
fn check_unchanged(disk: &dyn Disk, path: &Path, target: &Target, before: Before<'_>) -> Result<Option<Vec<u8>>, Refusal> {
    let in_use = |what: &str, help: &str| Refusal::new(Kind::InUse, what).about(path).help(help);
    let Some(about) = target.about else {
        return match before {
            Before::Nothing | Before::Anything => Ok(None),
            Before::This(_) => {
                Err(in_use("is no longer there; somebody moved or erased it", "save under another name if you still need it"))
            }
        };
    };
    if about.read_only {
        let refusal = Refusal::new(Kind::NotWritten, "is read-only").about(path);
        return Err(refusal.help("nothing was changed; save under another name"));
    }
    if about.names > 1 && about.names > 1 + kept::own_names(disk, &target.path, about.id) {
        let refusal = Refusal::new(Kind::NotWritten, "has a second name on the disk, which would keep the old content");
        return Err(refusal.about(path).help("nothing was changed; save under another name"));
    }
    if let Before::Nothing = before {
        let refusal = Refusal::new(Kind::NotWritten, "is there already").about(path);
        return Err(refusal.help("nothing was changed; choose another name"));
    }
    let old = disk.read(&target.path, sealed::MOST_SEALED).map_err(|error| as_not_written(Refusal::unreadable(path, &error)))?;
    match before {
        Before::This(known) if !known.is_of(&old) => {
            Err(in_use("was changed by somebody else since it was opened", "nothing was changed; keep both, or compare"))
        }
        Before::This(_) | Before::Anything | Before::Nothing => Ok(Some(old)),
    }
}

/// The new file beside the old: written, flushed, read back. What did not work out is taken away.
fn write_beside(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<std::path::PathBuf> {
    let mut tries = 1;
    loop {
        let draft = kept::draft(path);
        match write_new(disk, &draft, bytes).and_then(|()| read_back(disk, &draft, bytes)) {
            Ok(()) => return Ok(draft),
            // Something lies in the way, and is left alone.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && tries < 8 => tries += 1,
            Err(error) => {
                disk.remove(&draft).ok();
                return Err(error);
            }
        }
    }
}

/// Writes a file that must not be there yet, and flushes it.
pub(super) fn write_new(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create(path)?;
    let mut rest = bytes;
    let mut interruptions = 0;
    while !rest.is_empty() {
        match file.write(rest) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(written) => rest = rest.get(written..).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted && interruptions < MOST_INTERRUPTIONS => interruptions += 1,
            Err(error) => return Err(error),
        }
    }
    file.sync()
}

/// How often a write may be interrupted before it counts as failed; more is a disk that never gets on.
const MOST_INTERRUPTIONS: u32 = 100;

fn read_back(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    if disk.read(path, bytes.len() as u64)? == bytes {
        Ok(())
    } else {
        Err(io::Error::other("what was written reads differently"))
    }
}

fn swap(disk: &dyn Disk, draft: &Path, target: &Target, old: Option<&[u8]>, keep: Keep) -> io::Result<()> {
    if let (Keep::Version, Some(old), Some(about)) = (keep, old, target.about) {
        kept::keep(disk, &target.path, about.id, old)?;
    }
    disk.rename(draft, &target.path)
}

/// A swap that failed may have happened all the same: the disk is asked.
fn after_failed_swap(disk: &dyn Disk, path: &Path, target: &Path, draft: &Path, bytes: &[u8], error: &io::Error) -> NotSaved {
    let there = disk.read(target, sealed::MOST_SEALED);
    if there.is_ok_and(|there| there == bytes) {
        let now = disk.look(target).ok().map(|about| Fingerprint::new(about, bytes));
        return not_confirmed(path, now);
    }
    disk.remove(draft).ok();
    not_written(path, error)
}

fn not_written(path: &Path, error: &io::Error) -> NotSaved {
    let what = format!("cannot be written: {}", in_words(error));
    let refusal = Refusal::new(Kind::NotWritten, what).about(path);
    refusal.help("what was there before is as it was; choose another place").into()
}

fn not_confirmed(path: &Path, now: Option<Fingerprint>) -> NotSaved {
    let what = "was written, but the disk did not confirm that it will last";
    let refusal = Refusal::new(Kind::NotWritten, what).about(path);
    NotSaved { refusal: Box::new(refusal.help("save once more, or to another disk")), now: now.map(Box::new) }
}

/// What stands in the way of reading stands in the way of writing too.
fn as_not_written(mut refusal: Refusal) -> Refusal {
    refusal.kind = Kind::NotWritten;
    refusal
}
