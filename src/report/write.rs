//! A finished file onto the disk: the old one or the new one is there at every moment, never a part of either.

use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::base::read::in_words;

/// A file was not written. What was there before is as it was, unless the message says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {what}; {help}", path.display())]
pub struct NotWritten {
    /// The file that was to be written.
    pub path: PathBuf,
    /// Why it was not, in lower case and without a full stop.
    pub what: String,
    /// What to do.
    pub help: &'static str,
}

/// Writes a whole file; one that is there already is replaced in one step. The target of a link is replaced, the link stays.
///
/// # Errors
/// Says why nothing was written: a folder, a device or a link to nothing in its place; a read-only or full disk; no
/// such folder.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), NotWritten> {
    let target = target(path)?;
    let not_written = |error: &io::Error| refusal(path, &format!("cannot be written: {}", in_words(error)), ELSEWHERE);
    let folder = target.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder).map_err(|error| not_written(&error))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(|error| not_written(&error))?;
    if let Some(about) = &target.about {
        file.as_file().set_permissions(about.permissions()).map_err(|error| not_written(&error))?;
    }
    persist(file, &target.path).map_err(|error| not_written(&error))?;
    sync_folder(folder).map_err(|error| {
        let what = format!("was written, but the disk did not confirm that it will last: {}", in_words(&error));
        refusal(path, &what, "write it once more, or to another disk")
    })
}

const ELSEWHERE: &str = "nothing was changed; choose another folder or name";

fn refusal(path: &Path, what: &str, help: &'static str) -> NotWritten {
    NotWritten { path: path.to_owned(), what: what.to_owned(), help }
}

/// Where the bytes go, and what is there now.
struct Target {
    path: PathBuf,
    about: Option<Metadata>,
}

fn target(path: &Path) -> Result<Target, NotWritten> {
    let refuse = |what: &str| refusal(path, what, ELSEWHERE);
    if path.file_name().is_none_or(OsStr::is_empty) {
        return Err(refuse("is not the name of a file"));
    }
    let Ok(here) = std::fs::symlink_metadata(path) else {
        return Ok(Target { path: path.to_owned(), about: None });
    };
    let path = if here.is_symlink() {
        path.canonicalize().map_err(|error| refuse(&format!("is a link that leads nowhere: {}", in_words(&error))))?
    } else {
        path.to_owned()
    };
    let about = std::fs::metadata(&path).map_err(|error| refuse(&format!("cannot be looked at: {}", in_words(&error))))?;
    if about.is_dir() {
        return Err(refuse("is a folder"));
    }
    if !about.is_file() {
        return Err(refuse("is not an ordinary file"));
    }
    if about.permissions().readonly() {
        return Err(refuse("is read-only"));
    }
    if has_other_names(&about) {
        return Err(refuse("has a second name on the disk, which would keep the old content"));
    }
    Ok(Target { path, about: Some(about) })
}

#[cfg(unix)]
fn has_other_names(about: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(about) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

/// How often the swap is tried: on Windows it fails while a virus scanner holds the old file.
const TRIES: u32 = if cfg!(windows) { 20 } else { 1 };

fn persist(mut file: NamedTempFile, path: &Path) -> io::Result<()> {
    let mut tries = 1;
    loop {
        match file.persist(path) {
            Ok(_) => return Ok(()),
            Err(failed) if tries < TRIES && failed.error.kind() == io::ErrorKind::PermissionDenied => {
                file = failed.file;
                tries += 1;
                std::thread::sleep(std::time::Duration::from_millis(100));
            }
            Err(failed) => return Err(failed.error),
        }
    }
}

/// Makes the swap itself last. A disk that cannot do this for folders has done what it can.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        // A folder in which one may write but not read cannot be opened; the file itself is safe.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}
