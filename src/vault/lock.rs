//! Who has a case open. Advisory: it warns people off, it does not keep programs out; saving compares the file itself.
//!
//! A lock is a small file beside the case that names its holder, and that the system holds for the program as long as it
//! runs. What a crashed program left is therefore free at once. On a shared folder the system of another computer may
//! not tell; there the name in the file counts, until somebody says that it is stale.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::card::Card;
use super::refusal::{Kind, Refusal};
use super::store::{folder_of, name_of};
use crate::base::wrap::visible;

/// The most bytes of a lock file that are read.
const MOST_BYTES: u64 = 4096;

/// Who has a case open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The worker's name; may be empty.
    pub name: String,
    /// The computer.
    pub host: String,
    /// The program's number there.
    pub process: u32,
    /// Tells one start of that computer from the next; empty where the system does not.
    pub boot: String,
    /// What the clock said.
    pub since: String,
}

impl Holder {
    /// This program, now.
    pub fn here(card: Option<&Card>, at: jiff::Timestamp) -> Self {
        let name = card.map_or("", Card::name).to_owned();
        Self { name, host: host(), process: std::process::id(), boot: boot(), since: at.to_string() }
    }

    /// In words, such as "Jo Worker on CUSTODY-3, since 2026-11-22T10:00:00Z".
    pub fn in_words(&self) -> String {
        let name = if self.name.is_empty() { "somebody" } else { self.name.as_str() };
        let host = if self.host.is_empty() { "another computer" } else { self.host.as_str() };
        // Another program may have written it.
        visible(&format!("{name} on {host}, since {}", self.since)).replace('\n', " ").chars().take(200).collect()
    }
}

/// A case that is locked for this program, until it goes.
#[derive(Debug)]
pub struct CaseLock {
    path: PathBuf,
    // Dropped after the name is taken away, and with it the system's hold.
    file: Option<File>,
}

impl Drop for CaseLock {
    fn drop(&mut self) {
        // Emptied first: who had it open already and gets the hold next must not read our name in it.
        if let Some(file) = &self.file {
            file.set_len(0).ok();
        }
        std::fs::remove_file(&self.path).ok();
    }
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Asked {
    /// It is this program's.
    Ours(CaseLock),
    /// Somebody else has it.
    Theirs(Holder),
    /// The folder cannot be written: no lock, and no saving there either.
    Impossible,
}

/// Where the lock of a case lies.
pub fn place(case: &Path) -> PathBuf {
    // The lock is beside the case itself, whatever links lead to it.
    let case = std::fs::canonicalize(case).unwrap_or_else(|_| case.to_owned());
    folder_of(&case).join(format!(".{}.lock", name_of(&case)))
}

/// Asks for the lock of a case. One that a crashed program left is taken over.
pub fn ask(case: &Path, holder: &Holder) -> Asked {
    take(case, holder, false)
}

/// Takes the lock of a case over from a computer that cannot be asked, because a person says that nobody works there.
/// From a program that runs on this computer it cannot be taken.
pub fn take_over(case: &Path, holder: &Holder) -> Asked {
    take(case, holder, true)
}

fn take(case: &Path, holder: &Holder, even_from_elsewhere: bool) -> Asked {
    let path = place(case);
    // A holder that goes takes the name away: then the next one makes a new file.
    for _ in 0..16 {
        let Ok(mut file) = open(&path) else {
            return read_only(&path);
        };
        match hold(&file) {
            Hold::Theirs => return Asked::Theirs(read(&mut file).unwrap_or_else(unknown)),
            Hold::Ours | Hold::NotKnown => {}
        }
        if !is_still_there(&path, &file) {
            continue;
        }
        if let Some(earlier) = read(&mut file)
            && !is_stale(&earlier, holder, even_from_elsewhere)
        {
            return Asked::Theirs(earlier);
        }
        return match write(&mut file, holder) {
            Ok(()) => Asked::Ours(CaseLock { path, file: Some(file) }),
            Err(_) => Asked::Impossible,
        };
    }
    Asked::Theirs(unknown())
}

/// A lock that cannot be opened for writing: on Windows because somebody has it.
fn read_only(path: &Path) -> Asked {
    match File::open(path).ok().and_then(|mut file| read(&mut file)) {
        Some(holder) if cfg!(windows) => Asked::Theirs(holder),
        _ => Asked::Impossible,
    }
}

/// The system frees what a program on this computer held. On a disk where it keeps no such count, and for other
/// computers, only what the file says is known.
fn is_stale(earlier: &Holder, here: &Holder, even_from_elsewhere: bool) -> bool {
    if earlier.host != here.host {
        return even_from_elsewhere;
    }
    earlier.boot != here.boot || earlier.process == here.process || !is_running(earlier.process)
}

#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use rustix::fs::OFlags;
    let flags = i32::try_from((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits()).unwrap_or_default();
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags);
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(std::io::ErrorKind::InvalidInput.into()) }
}

/// Others may read who has it, and not write.
#[cfg(windows)]
fn open(path: &Path) -> std::io::Result<File> {
    const SHARE_READ: u32 = 1;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, SHARE_READ);
    options.open(path)
}

#[cfg(not(any(unix, windows)))]
fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

enum Hold {
    Ours,
    Theirs,
    NotKnown,
}

fn hold(file: &File) -> Hold {
    if cfg!(windows) {
        return Hold::Ours;
    }
    match file.try_lock() {
        Ok(()) => Hold::Ours,
        Err(TryLockError::WouldBlock) => Hold::Theirs,
        Err(TryLockError::Error(_)) => Hold::NotKnown,
    }
}

#[cfg(unix)]
fn is_still_there(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let there = std::fs::symlink_metadata(path).map(|about| about.ino());
    let ours = file.metadata().map(|about| about.ino());
    matches!((there, ours), (Ok(there), Ok(ours)) if there == ours)
}

#[cfg(not(unix))]
fn is_still_there(path: &Path, _: &File) -> bool {
    path.exists()
}

fn read(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(MOST_BYTES).read_to_string(&mut text).ok()?;
    ron::from_str(&text).ok()
}

fn write(file: &mut File, holder: &Holder) -> std::io::Result<()> {
    let text = ron::to_string(holder).map_err(std::io::Error::other)?;
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(text.as_bytes())
}

fn unknown() -> Holder {
    Holder { name: String::new(), host: String::new(), process: 0, boot: String::new(), since: "just now".to_owned() }
}

/// Why a case cannot be changed while somebody else has it open.
pub fn in_use(case: &Path, holder: &Holder) -> Refusal {
    Refusal::new(Kind::InUse, format!("is open: {}", holder.in_words()))
        .about(case)
        .help("nothing was changed; look at it read-only, or try again when it is closed")
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

fn boot() -> String {
    let told = std::fs::read_to_string("/proc/sys/kernel/random/boot_id");
    told.map(|told| told.trim().to_owned()).unwrap_or_default()
}

#[cfg(unix)]
fn is_running(process: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let Some(process) = i32::try_from(process).ok().and_then(Pid::from_raw) else { return false };
    // Not being allowed to ask means that somebody else's program runs under that number.
    !matches!(test_kill_process(process), Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_running(_: u32) -> bool {
    false
}
