//! A whole file off the disk, and what it was, so that a change by somebody else is noticed before saving.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::{About, Disk, FileKind};
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::sealed;

/// What a file was when it was read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    about: About,
    sha256: [u8; 32],
}

impl Fingerprint {
    pub(super) fn new(about: About, bytes: &[u8]) -> Self {
        Self { about, sha256: Sha256::digest(bytes).into() }
    }

    /// True when these bytes are what the file held.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        self.sha256 == <[u8; 32]>::from(Sha256::digest(bytes))
    }

    /// True when the file looks as it did, by size, time of writing and which file it is. Cheap: for looking now and
    /// then; before anything is overwritten its whole content is compared.
    pub fn looks_unchanged(&self, disk: &dyn Disk, path: &Path) -> bool {
        let Ok(target) = target(disk, path) else { return false };
        target.about.is_some_and(|about| {
            (about.length, about.written, about.id) == (self.about.length, self.about.written, self.about.id)
        })
    }
}

/// A file as it was read.
#[derive(Debug)]
pub struct FileRead {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it was, to save over it later.
    pub fingerprint: Fingerprint,
}

/// Where a name leads, and what is there.
#[derive(Debug)]
pub(super) struct Target {
    /// The place itself, a link followed.
    pub path: PathBuf,
    /// What is there; nothing if the name is free.
    pub about: Option<About>,
}

/// Finds out where a name leads. A link is followed to its end; what is no ordinary file is refused.
pub(super) fn target(disk: &dyn Disk, path: &Path) -> Result<Target, Refusal> {
    let refuse = |kind: Kind, what: String| Refusal::new(kind, what).about(path);
    if path.file_name().is_none() {
        return Err(refuse(Kind::Unreadable, "is not the name of a file".to_owned()));
    }
    let here = match disk.look(path) {
        Ok(here) => here,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Target { path: path.to_owned(), about: None }),
        Err(error) => return Err(Refusal::unreadable(path, &error)),
    };
    let (path, about) = if here.kind == FileKind::Link {
        let led = disk.resolve(path).and_then(|led| disk.look(&led).map(|about| (led, about)));
        led.map_err(|error| {
            let what = format!("is a link that leads nowhere: {}", crate::base::read::in_words(&error));
            refuse(Kind::Unreadable, what).help("mend the link, or choose another file")
        })?
    } else {
        (path.to_owned(), here)
    };
    match about.kind {
        FileKind::File => Ok(Target { path, about: Some(about) }),
        FileKind::Folder => Err(refuse(Kind::Unreadable, "is a folder, not a file".to_owned()).help("give the name of a file")),
        FileKind::Link | FileKind::Other => {
            Err(refuse(Kind::Unreadable, "is not an ordinary file".to_owned()).help("give the name of a file"))
        }
    }
}

/// Reads a whole file of at most as many bytes as a sealed case can have.
///
/// # Errors
/// If it is not there, no ordinary file, too large (said before it is read), or cannot be read.
pub fn read(disk: &dyn Disk, path: &Path) -> Result<FileRead, Refusal> {
    read_at_most(disk, path, sealed::MOST_SEALED)
}

/// Reads a whole file of at most this many bytes.
///
/// # Errors
/// As [`read`].
pub fn read_at_most(disk: &dyn Disk, path: &Path, most: u64) -> Result<FileRead, Refusal> {
    let target = target(disk, path)?;
    let Some(about) = target.about else {
        return Err(Refusal::unreadable(path, &ErrorKind::NotFound.into()));
    };
    if about.length > most {
        return Err(sealed::too_large().about(path));
    }
    let bytes = disk.read(&target.path, most).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => sealed::too_large().about(path),
        _ => Refusal::unreadable(path, &error),
    })?;
    if bytes.len() as u64 > most {
        return Err(sealed::too_large().about(path));
    }
    let fingerprint = Fingerprint::new(about, &bytes);
    Ok(FileRead { bytes, fingerprint })
}
