//! A case that is open: its record, its file, its lock. Opened and saved in one way by the window and the command line.

use std::path::{Path, PathBuf};

use super::envelope::{self, Form};
use super::header::{self, Lock};
use super::identity::Identity;
use super::lock::{self, Asked, CaseLock, Holder};
use super::record::log::Did;
use super::record::text::Read;
use super::record::{By, Record};
use super::refusal::{Kind, Refusal};
use super::sealed::{Opener, Recipient, WorkFactor};
use super::secret::Passphrase;
use super::store::read::{FileRead, Fingerprint, read};
use super::store::save::{Before, Keep, save};
use super::store::{Disk, kept, name_of};
use crate::pack::Pack;

/// What opens cases: an unlocked identity, or a passphrase of the file's own.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// The worker's identity, or one that was given.
    pub identity: Option<Identity>,
    /// The passphrase of the file.
    pub passphrase: Option<Passphrase>,
}

impl Keys {
    /// Opens a file with what there is, as its header asks.
    ///
    /// # Errors
    /// Whatever keeps it from being opened or read.
    pub fn open(&self, pack: &Pack, path: &Path, bytes: &[u8]) -> Result<Read, Refusal> {
        let keys: Vec<_> = self.identity.iter().map(|identity| identity.key().clone()).collect();
        let opener = match &self.passphrase {
            Some(passphrase) if matches!(header::look(bytes), Ok(Lock::Passphrase(_))) => Opener::Passphrase(passphrase),
            Some(_) | None => Opener::Keys(&keys),
        };
        envelope::open(pack, path, bytes, opener)
    }
}

/// A case that is open.
#[derive(Debug)]
pub struct CaseFile {
    /// What it holds.
    pub record: Record,
    /// Its file; nothing before it was saved first.
    pub path: Option<PathBuf>,
    /// Why it can only be looked at, if so.
    pub read_only: Option<Refusal>,
    /// True while it is a copy under a passphrase of its own, which the worker has not kept as theirs.
    pub under_passphrase: bool,
    /// What people should know, a line each.
    pub notes: Vec<String>,
    form: Form,
    before: Option<Fingerprint>,
    /// The log as it is in the file: what is saved must go on from it.
    saved: Option<Record>,
    /// Its file is of an older format.
    is_older: bool,
    lock: Option<CaseLock>,
}

impl CaseFile {
    /// A case that has no file yet.
    pub fn new(record: Record) -> Self {
        let (path, read_only, before, saved, lock) = (None, None, None, None, None);
        let (under_passphrase, notes, form) = (false, Vec::new(), Form::ToKeys(Vec::new()));
        Self { record, path, read_only, under_passphrase, notes, form, before, saved, is_older: false, lock }
    }

    /// Opens a case, and locks it for this program. If somebody else has it, it is open read-only.
    ///
    /// # Errors
    /// Whatever keeps it from being opened; where it is damaged, with the kept version that opens.
    pub fn open(disk: &dyn Disk, pack: &Pack, path: &Path, keys: &Keys, holder: &Holder) -> Result<Self, Refusal> {
        // The lock first: what is read after it cannot change under a program that keeps to locks.
        let asked = lock::ask(path, holder);
        let mut case = Self::look(disk, pack, path, keys)?;
        match asked {
            Asked::Ours(lock) => case.lock = Some(lock),
            Asked::Theirs(holder) => case.read_only = Some(lock::in_use(path, &holder)),
            Asked::Impossible => {}
        }
        Ok(case)
    }

    /// Opens a case to look at it, and asks nobody.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn look(disk: &dyn Disk, pack: &Pack, path: &Path, keys: &Keys) -> Result<Self, Refusal> {
        let FileRead { bytes, fingerprint } = read(disk, path)?;
        let opened = keys.open(pack, path, &bytes).map_err(|refusal| with_kept_version(disk, pack, path, keys, refusal))?;
        let mut notes = Vec::new();
        let form = match header::look(&bytes) {
            Ok(lock @ Lock::Passphrase(_)) => {
                if lock.is_weaker_than_ours() {
                    notes.push("note: this file’s passphrase is easier to try than it need be; seal it again".to_owned());
                }
                keys.passphrase.clone().map_or(Form::Plain, |passphrase| Form::UnderPassphrase(passphrase, WorkFactor::FIXED))
            }
            Ok(Lock::Keys(_)) => Form::ToKeys(Vec::new()),
            Err(_) => Form::Plain,
        };
        let left = kept::leftovers(disk, path).len();
        if left > 0 {
            notes.push(format!("note: {left} unfinished saving(s) of this case lie beside it; `throughline recover` shows them"));
        }
        let Read { record, is_older } = opened;
        // A plain case has no log to go on from.
        let saved = (!record.log.entries().is_empty()).then(|| record.clone());
        let (path, before) = (Some(path.to_owned()), Some(fingerprint));
        let read_only = None;
        Ok(Self { record, path, read_only, under_passphrase: false, notes, form, before, saved, is_older, lock: None })
    }

    /// Saves it. The first time, or with another `path`, to that path, which must be free.
    ///
    /// # Errors
    /// If somebody else has it or changed it, or if it was not written; then the record is as it was.
    pub fn save(&mut self, disk: &dyn Disk, identity: Option<&Identity>, by: &By<'_>, keep: Keep) -> Result<(), Refusal> {
        if let Some(why) = &self.read_only {
            return Err(why.clone());
        }
        let Some(path) = self.path.clone() else {
            return Err(Refusal::new(Kind::NotWritten, "has no file yet").help("choose a place for it"));
        };
        let record = self.to_be_saved(identity, by);
        if self.saved.as_ref().is_some_and(|saved| !record.goes_on_from(saved)) {
            return Err(Refusal::new(Kind::Refused, "would lose part of its log").about(&path).help("nothing was changed"));
        }
        let form = with_keys(&self.form, &record);
        let bytes = envelope::bytes(&record, &form, identity)?;
        let before = self.before.as_ref().map_or(Before::Nothing, Before::This);
        match save(disk, &path, &bytes, before, keep) {
            Ok(now) => {
                self.before = Some(now);
                self.saved = Some(record.clone());
                self.record = record;
                self.is_older = false;
                Ok(())
            }
            Err(not_saved) => {
                // The new file may be in place although the disk did not promise it: the next saving goes on from it.
                if let Some(now) = not_saved.now {
                    self.before = Some(*now);
                    self.saved = Some(record);
                    self.is_older = false;
                }
                Err(*not_saved.refusal)
            }
        }
    }

    fn to_be_saved(&self, identity: Option<&Identity>, by: &By<'_>) -> Record {
        let mut record = self.record.clone();
        record.counter = record.counter.saturating_add(1);
        record.belongs_to = None;
        if self.is_older {
            record.note(Did::Migrated, "", by);
        }
        if let (Form::ToKeys(_), Some(identity)) = (&self.form, identity) {
            record.keys.retain(|card| !identity.is_former(card));
            record.share_with(&identity.cards());
        }
        record
    }

    /// Gives it a first file, or another one. What is at that place must be free.
    pub fn place_at(&mut self, path: &Path, form: Form, holder: &Holder) {
        self.lock = None;
        (self.read_only, self.under_passphrase) = (None, false);
        match lock::ask(path, holder) {
            Asked::Ours(lock) => self.lock = Some(lock),
            Asked::Theirs(holder) => self.read_only = Some(lock::in_use(path, &holder)),
            Asked::Impossible => {}
        }
        (self.path, self.form, self.before, self.saved) = (Some(path.to_owned()), form, None, None);
        self.is_older = false;
    }

    /// True if its file looks as it did when it was opened or saved.
    pub fn is_as_left(&self, disk: &dyn Disk) -> bool {
        match (&self.path, &self.before) {
            (Some(path), Some(before)) => before.looks_unchanged(disk, path),
            _ => true,
        }
    }

    /// Makes a copy that is under a passphrase of its own one to look at, and forgets that passphrase.
    pub fn only_look(&mut self) {
        let why = Refusal::new(Kind::Refused, "is a copy under a passphrase of its own").help("keep it as yours to change it");
        self.read_only = Some(self.path.as_ref().map_or_else(|| why.clone(), |path| why.clone().about(path)));
        (self.form, self.under_passphrase) = (Form::ToKeys(Vec::new()), true);
    }

    /// True if its file is of the format that this program writes.
    pub fn is_of_this_format(&self) -> bool {
        self.saved.is_some()
    }

    /// True if its file is readable by anybody.
    pub fn is_plain(&self) -> bool {
        matches!(self.form, Form::Plain)
    }

    /// True while nobody else keeps to the lock of this program.
    pub fn is_locked(&self) -> bool {
        self.lock.is_some()
    }
}

/// A case that was open when everything was locked: nothing of it is readable. Its lock is still held.
#[derive(Debug)]
pub struct Parked {
    sealed: Vec<u8>,
    path: Option<PathBuf>,
    read_only: Option<Refusal>,
    under_passphrase: bool,
    form: Form,
    before: Option<Fingerprint>,
    lock: Option<CaseLock>,
}

impl CaseFile {
    /// Encrypts it in memory and forgets the rest.
    ///
    /// # Errors
    /// The case itself, if it could not be encrypted.
    pub fn park(self, identity: &Identity) -> Result<Parked, (Box<Self>, Refusal)> {
        match envelope::bytes(&self.record, &Form::ToKeys(identity.recipients()), Some(identity)) {
            Ok(sealed) => {
                let Self { path, read_only, under_passphrase, form, before, lock, .. } = self;
                Ok(Parked { sealed, path, read_only, under_passphrase, form, before, lock })
            }
            Err(refusal) => Err((Box::new(self), refusal)),
        }
    }

    /// Goes back to the file that it had, after another place did not take it.
    pub fn return_to(&mut self, disk: &dyn Disk, pack: &Pack, path: &Path, keys: &Keys, holder: &Holder) {
        self.lock = None;
        match Self::open(disk, pack, path, keys, holder) {
            Ok(there) if self.record.goes_on_from(&there.record) => {
                let record = std::mem::replace(&mut self.record, there.record.clone());
                *self = Self { record, ..there };
            }
            Ok(_) | Err(_) => {
                self.path = Some(path.to_owned());
                self.read_only = Some(Refusal::new(Kind::InUse, "was changed since").about(path).help("save under another name"));
            }
        }
    }
}

impl Parked {
    /// Decrypts it again.
    ///
    /// # Errors
    /// Itself, if these keys do not open it.
    pub fn wake(self, disk: &dyn Disk, pack: &Pack, keys: &Keys) -> Result<CaseFile, (Box<Self>, Refusal)> {
        let record = match keys.open(pack, Path::new("the case"), &self.sealed) {
            Ok(opened) => opened.record,
            Err(refusal) => return Err((Box::new(self), refusal)),
        };
        let Self { path, read_only, under_passphrase, form, before, lock, .. } = self;
        // What is in the file, for the log to go on from; if somebody changed it, saving says so.
        let there = path.as_deref().and_then(|path| CaseFile::look(disk, pack, path, keys).ok());
        let (saved, is_older) = there.map_or((None, false), |there| (there.saved, there.is_older));
        Ok(CaseFile { record, path, read_only, under_passphrase, notes: Vec::new(), form, before, saved, is_older, lock })
    }
}

/// Sealed to keys means to all that the record names.
fn with_keys(form: &Form, record: &Record) -> Form {
    match form {
        Form::ToKeys(others) => {
            let named = record.keys.iter().filter_map(|card| card.recipient().ok());
            let mut keys: Vec<Recipient> = named.chain(others.iter().cloned()).collect();
            keys.sort_by_cached_key(ToString::to_string);
            keys.dedup_by_key(|key| key.to_string());
            Form::ToKeys(keys)
        }
        Form::Plain | Form::UnderPassphrase(..) => form.clone(),
    }
}

/// Says which kept version opens with the same keys, where the file itself does not.
fn with_kept_version(disk: &dyn Disk, pack: &Pack, path: &Path, keys: &Keys, refusal: Refusal) -> Refusal {
    if matches!(refusal.kind, Kind::Newer | Kind::OverLimit) {
        return refusal;
    }
    let versions = kept::versions(disk, path);
    if versions.is_empty() {
        return refusal.help_also("no earlier version was kept beside it");
    }
    let good = versions
        .iter()
        .find(|version| read(disk, &version.path).is_ok_and(|file| keys.open(pack, &version.path, &file.bytes).is_ok()));
    match good {
        Some(version) => refusal.help_also(&format!("the kept version {} opens", name_of(&version.path))),
        None => refusal.help_also("none of the kept versions opens either, so the key or the passphrase may be the wrong one"),
    }
}
