//! A disk in memory on which any call can fail, and which knows what a power cut may leave of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use throughline::vault::store::{About, Disk, Draft, FileKind};

/// What happens at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The call fails with this error and does nothing; those after it work.
    Once(ErrorKind),
    /// It fails with this error, and so does every one after it.
    Always(ErrorKind),
    /// The program is killed before it: it and every one after it do nothing.
    Killed,
    /// The call fails with this error although it did what it should.
    Done(ErrorKind),
    /// It fails with this error, and every other call of the same name too.
    SameCall(ErrorKind),
}

#[derive(Clone, Debug, Default)]
struct File {
    now: Vec<u8>,
    /// What a power cut leaves at least; nothing was promised before the first flush.
    flushed: Option<Vec<u8>>,
}

/// A change of names that no folder flush has made last.
#[derive(Clone, Debug)]
enum Change {
    Set(PathBuf, u64),
    Remove(PathBuf),
    Rename(PathBuf, PathBuf, u64),
}

#[derive(Clone, Debug, Default)]
struct State {
    files: BTreeMap<u64, File>,
    names: BTreeMap<PathBuf, u64>,
    lasting: BTreeMap<PathBuf, u64>,
    pending: Vec<Change>,
    links: bool,
    most_written: usize,
    next: u64,
    calls: Vec<&'static str>,
    fault: Option<(usize, Fault)>,
    dead: bool,
    failing: Option<ErrorKind>,
    failed_call: Option<(&'static str, ErrorKind)>,
    /// Files whose flush failed: a flush that says yes later lies.
    spoilt: BTreeSet<u64>,
    /// What was there when the program was killed, and at each call.
    moments: Vec<Moment>,
    record: bool,
}

#[derive(Clone, Debug)]
struct Moment {
    files: BTreeMap<u64, File>,
    lasting: BTreeMap<PathBuf, u64>,
    pending: Vec<Change>,
}

/// A disk in memory.
#[derive(Clone, Debug)]
pub struct MemoryDisk(Arc<Mutex<State>>);

impl MemoryDisk {
    /// An empty disk.
    pub fn new() -> Self {
        let state = State { links: true, most_written: usize::MAX, next: 1, ..State::default() };
        Self(Arc::new(Mutex::new(state)))
    }

    /// An empty disk that knows no second names for files.
    pub fn without_links() -> Self {
        let disk = Self::new();
        disk.0.lock().unwrap().links = false;
        disk
    }

    /// Each write takes at most this many bytes.
    pub fn writing_at_most(self, most: usize) -> Self {
        self.0.lock().unwrap().most_written = most;
        self
    }

    /// A disk as this one is now, without fault, its calls counted from 0.
    pub fn copy(&self) -> Self {
        let mut state = self.0.lock().unwrap().clone();
        (state.calls, state.fault, state.dead, state.failing, state.failed_call) = (Vec::new(), None, false, None, None);
        (state.moments, state.record) = (Vec::new(), false);
        Self(Arc::new(Mutex::new(state)))
    }

    /// Lets this happen at the call of this number, counted from 0.
    pub fn with_fault(self, at: usize, fault: Fault) -> Self {
        self.0.lock().unwrap().fault = Some((at, fault));
        self
    }

    /// Remembers what a power cut would leave before each call and at the end.
    pub fn recording(self) -> Self {
        self.0.lock().unwrap().record = true;
        self
    }

    /// The names of the calls that were made.
    pub fn calls(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().calls.clone()
    }

    /// The whole of a file, if it is there.
    pub fn content(&self, path: &Path) -> Option<Vec<u8>> {
        let state = self.0.lock().unwrap();
        state.names.get(path).map(|id| state.files[id].now.clone())
    }

    /// Writes a file as another program would, flushed and all.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let mut state = self.0.lock().unwrap();
        let id = state.new_file();
        state.files.insert(id, File { now: bytes.to_vec(), flushed: Some(bytes.to_vec()) });
        state.names.insert(path.to_owned(), id);
        state.lasting.insert(path.to_owned(), id);
    }

    /// The names on it.
    pub fn names(&self) -> Vec<PathBuf> {
        self.0.lock().unwrap().names.keys().cloned().collect()
    }

    /// True if a flush said yes for a file whose earlier flush had failed.
    pub fn has_been_lied_to(&self) -> bool {
        self.0.lock().unwrap().calls.contains(&"flush after a failed flush")
    }

    /// Every disk that a power cut may leave, before each recorded call and at the end. Each names the call before
    /// which the power went, or none for the end.
    pub fn after_power_cuts(&self) -> Vec<(Option<usize>, Self)> {
        let state = self.0.lock().unwrap();
        let end = Moment { files: state.files.clone(), lasting: state.lasting.clone(), pending: state.pending.clone() };
        let cuts = state.moments.iter().enumerate().map(|(call, moment)| (Some(call), moment));
        let all = cuts.chain([(None, &end)]);
        all.flat_map(|(call, moment)| moment.outcomes().into_iter().map(move |disk| (call, disk))).collect()
    }
}

impl Moment {
    /// Which changes of names lasted, and what became of bytes that were not flushed: nothing, all, half, rubbish.
    fn outcomes(&self) -> Vec<MemoryDisk> {
        let mut outcomes = Vec::new();
        for chosen in 0..1_u32 << self.pending.len().min(6) {
            let mut names = self.lasting.clone();
            for (place, change) in self.pending.iter().enumerate() {
                if chosen & (1 << place) != 0 {
                    change.apply(&mut names);
                }
            }
            for torn in 0..4 {
                let files = self.files.iter().map(|(id, file)| (*id, file.torn(torn))).collect();
                let state = State {
                    files,
                    lasting: names.clone(),
                    names: names.clone(),
                    links: true,
                    most_written: usize::MAX,
                    next: 1000,
                    ..State::default()
                };
                outcomes.push(MemoryDisk(Arc::new(Mutex::new(state))));
            }
        }
        outcomes
    }
}

impl Change {
    fn apply(&self, names: &mut BTreeMap<PathBuf, u64>) {
        match self {
            Self::Set(path, id) => drop(names.insert(path.clone(), *id)),
            Self::Remove(path) => drop(names.remove(path)),
            Self::Rename(from, to, id) => {
                names.remove(from);
                names.insert(to.clone(), *id);
            }
        }
    }
}

impl File {
    fn torn(&self, how: u32) -> Self {
        let flushed = self.flushed.clone().unwrap_or_default();
        let is_flushed = self.flushed.as_ref() == Some(&self.now);
        let now = match how {
            _ if is_flushed => self.now.clone(),
            0 => flushed,
            1 => self.now.clone(),
            2 => self.now[..self.now.len() / 2].to_vec(),
            _ => self.now.iter().enumerate().map(|(place, byte)| if place % 512 < 64 { 0 } else { *byte }).collect(),
        };
        Self { flushed: Some(now.clone()), now }
    }
}

impl State {
    fn new_file(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Counts a call; true if it is to be carried out, though it may have to say that it failed.
    fn call(&mut self, name: &'static str) -> (bool, io::Result<()>) {
        if self.dead {
            return (false, Err(io::Error::other("killed")));
        }
        if self.record {
            self.moments.push(Moment { files: self.files.clone(), lasting: self.lasting.clone(), pending: self.pending.clone() });
        }
        let number = self.calls.len();
        self.calls.push(name);
        if let Some((at, fault)) = self.fault
            && at == number
        {
            match fault {
                Fault::Once(kind) => return (false, Err(kind.into())),
                Fault::Done(kind) => return (true, Err(kind.into())),
                Fault::Always(kind) => self.failing = Some(kind),
                Fault::SameCall(kind) => self.failed_call = Some((name, kind)),
                Fault::Killed => {
                    self.dead = true;
                    return (false, Err(io::Error::other("killed")));
                }
            }
        }
        if let Some((failed, kind)) = self.failed_call
            && failed == name
        {
            return (false, Err(kind.into()));
        }
        match self.failing {
            Some(kind) => (false, Err(kind.into())),
            None => (true, Ok(())),
        }
    }

    fn id(&self, path: &Path) -> io::Result<u64> {
        self.names.get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }
}

impl MemoryDisk {
    fn run<T>(&self, name: &'static str, work: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        let mut state = self.0.lock().unwrap();
        let (does, says) = state.call(name);
        if does {
            let worked = work(&mut state);
            says.and(worked)
        } else {
            Err(says.unwrap_err())
        }
    }
}

impl Disk for MemoryDisk {
    fn look(&self, path: &Path) -> io::Result<About> {
        self.run("look", |state| {
            let id = state.id(path)?;
            let length = state.files[&id].now.len() as u64;
            let names = state.names.values().filter(|other| **other == id).count() as u64;
            Ok(About { kind: FileKind::File, length, written: i128::from(id), id, names, read_only: false })
        })
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.run("resolve", |_| Ok(path.to_owned()))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.run("read", |state| {
            let bytes = &state.files[&state.id(path)?].now;
            if bytes.len() as u64 > most { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes.clone()) }
        })
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Draft>> {
        let id = self.run("create", |state| {
            if state.names.contains_key(path) {
                return Err(ErrorKind::AlreadyExists.into());
            }
            let id = state.new_file();
            state.files.insert(id, File::default());
            state.names.insert(path.to_owned(), id);
            state.pending.push(Change::Set(path.to_owned(), id));
            Ok(id)
        })?;
        Ok(Box::new(MemoryDraft { disk: self.clone(), id }))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.run("link", |state| {
            if !state.links {
                return Err(ErrorKind::Unsupported.into());
            }
            if state.names.contains_key(to) {
                return Err(ErrorKind::AlreadyExists.into());
            }
            let id = state.id(from)?;
            state.names.insert(to.to_owned(), id);
            state.pending.push(Change::Set(to.to_owned(), id));
            Ok(())
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.run("rename", |state| {
            let id = state.id(from)?;
            let change = Change::Rename(from.to_owned(), to.to_owned(), id);
            change.apply(&mut state.names);
            state.pending.push(change);
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.run("remove", |state| {
            state.id(path)?;
            state.names.remove(path);
            state.pending.push(Change::Remove(path.to_owned()));
            Ok(())
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.run("list", |state| {
            let inside = state.names.keys().filter(|name| name.parent() == Some(folder));
            Ok(inside.filter_map(|name| name.file_name().map(OsString::from)).collect())
        })
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.run("flush folder", |state| {
            let inside = |path: &Path| path.parent() == Some(folder);
            for (change, path) in state.pending.clone().iter().map(|change| match change {
                Change::Set(path, _) | Change::Remove(path) | Change::Rename(_, path, _) => (change, path),
            }) {
                if inside(path) {
                    change.apply(&mut state.lasting);
                }
            }
            state.pending.clear();
            Ok(())
        })
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        self.run("make folder", |_| Ok(()))
    }
}

#[derive(Debug)]
struct MemoryDraft {
    disk: MemoryDisk,
    id: u64,
}

impl Draft for MemoryDraft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let id = self.id;
        self.disk.run("write", |state| {
            let some = bytes.len().min(state.most_written);
            state.files.get_mut(&id).unwrap().now.extend_from_slice(&bytes[..some]);
            Ok(some)
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        let id = self.id;
        let flushed = self.disk.run("flush", |state| {
            let file = state.files.get_mut(&id).unwrap();
            // As Linux does it: after a failed flush the bytes are forgotten, and the next flush says yes.
            if state.spoilt.contains(&id) {
                state.calls.push("flush after a failed flush");
            } else {
                file.flushed = Some(file.now.clone());
            }
            Ok(())
        });
        if flushed.is_err() {
            self.disk.0.lock().unwrap().spoilt.insert(id);
        }
        flushed
    }
}
