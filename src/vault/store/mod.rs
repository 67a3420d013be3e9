//! Whole files onto the disk: at every moment the old one or the new one is there, never a part of either.
//!
//! What touches the disk goes through [`Disk`], so that a test can let any call fail, or stop the world after it.

pub mod kept;
pub mod read;
pub mod real;
pub mod save;

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The calls that reading and saving need. None follows a link unless it says so.
pub trait Disk: fmt::Debug + Send + Sync {
    /// What lies under this name.
    fn look(&self, path: &Path) -> io::Result<About>;
    /// Where this name leads in the end, links followed.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    /// The bytes of an ordinary file; at most one more than `most`, so that too many are noticed.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
    /// A new file that only its owner may read. Fails if anything is there, even a link to nothing.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Draft>>;
    /// A second name for a file. Fails if that name is taken.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Another name for a file, in one step; what had that name is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a name away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// The names in a folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// Makes the names in a folder last.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// A folder that only its owner may look into, with those above it; fine if it is there.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
}

/// A file that is being written.
pub trait Draft: fmt::Debug {
    /// Writes some of the bytes; tells how many.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Makes what was written last. After a failure the file is not to be trusted, whatever a second try says.
    fn sync(&mut self) -> io::Result<()>;
}

/// What lies under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// What kind of thing it is.
    pub kind: FileKind,
    /// Its length in bytes.
    pub length: u64,
    /// When it was last written, in nanoseconds since 1970; what the clock said then.
    pub written: i128,
    /// Which file it is, whatever its name; 0 where the system does not tell.
    pub id: u64,
    /// How many names it has; 1 where the system does not tell.
    pub names: u64,
    /// True if it may not be written.
    pub read_only: bool,
}

/// What kind of thing lies under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// A link to another name.
    Link,
    /// A device, a pipe, or what else there is.
    Other,
}

/// The folder in which a file lies.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The name of a file without its folder, as it can be shown; empty if it has none.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
