//! What the keeper's thread does.

mod erasing;
mod handing;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::{Ask, Copy, Desk, News, Opened, State, Wake};
use crate::base::date::Date;
use crate::case::Case;
use crate::vault::case_file::{CaseFile, Keys, Parked};
use crate::vault::envelope::{self, Form};
use crate::vault::header;
use crate::vault::identity::{Identity, store};
use crate::vault::journal;
use crate::vault::lock::Holder;
use crate::vault::record::log::Did;
use crate::vault::record::{By, Outcome, Record};
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::secret::Passphrase;
use crate::vault::store::read::read;
use crate::vault::store::save::Keep;

/// How long a change waits for the next one before both go into the recovery copy.
const GATHER: Duration = Duration::from_millis(300);

pub(super) struct Work {
    desk: Desk,
    tells: Sender<News>,
    wake: Wake,
    identity: Option<Identity>,
    case: Option<CaseFile>,
    parked: Option<Parked>,
    /// What was said and is in no copy yet, and since when it waits.
    pending: Option<(Box<Case>, Outcome, Instant)>,
    unsaved_since: Option<jiff::Timestamp>,
    why: Option<String>,
    copy: Option<PathBuf>,
}

impl Work {
    pub fn new(desk: Desk, tells: Sender<News>, wake: Wake) -> Self {
        let (identity, case, parked, pending) = (None, None, None, None);
        Self { desk, tells, wake, identity, case, parked, pending, unsaved_since: None, why: None, copy: None }
    }

    pub fn run(mut self, asked: &Receiver<Ask>) {
        loop {
            let next = match &self.pending {
                None => asked.recv().map_err(|_ended| RecvTimeoutError::Disconnected),
                Some((_, _, since)) => asked.recv_timeout(GATHER.saturating_sub(since.elapsed())),
            };
            match next {
                Ok(ask) => {
                    if let Err(refusal) = self.carry_out(ask) {
                        self.tell(News::Refused(refusal));
                    }
                    // Somebody who never stops typing must not keep the copy from being written.
                    if self.pending.as_ref().is_some_and(|(_, _, since)| since.elapsed() >= GATHER) {
                        self.write_copy();
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.write_copy(),
                Err(RecvTimeoutError::Disconnected) => return self.write_copy(),
            }
        }
    }

    fn tell(&self, news: News) {
        // If the window has gone nobody is left to tell.
        if self.tells.send(news).is_ok() {
            (self.wake)();
        }
    }

    fn carry_out(&mut self, ask: Ask) -> Result<(), Refusal> {
        match ask {
            Ask::MakeIdentity(name, passphrase) => self.make_identity(&name, &passphrase),
            Ask::Unlock(passphrase) => self.unlock(&passphrase),
            Ask::Lock => self.lock(),
            Ask::Open(path) => self.open(&path),
            Ask::OpenCopy(copy) => self.open_copy(&copy),
            Ask::Begin(record) => self.take_case(CaseFile::new(*record)),
            Ask::Say(case, outcome) => {
                self.say(case, outcome);
                Ok(())
            }
            Ask::AssessAgain(case, outcome, on) => self.assess_again(&case, outcome, on),
            Ask::KeepUntil(day) => self.keep_until(day),
            Ask::Note(did, what) => self.note(did, &what),
            Ask::ShowRecord => {
                self.write_copy();
                self.tell_record();
                if self.case.is_some() { Ok(()) } else { Err(no_case()) }
            }
            Ask::OpenWith(path, passphrase) => self.open_with(&path, passphrase),
            Ask::HandOver(hand_over) => self.hand_over(&hand_over),
            Ask::LetIn(cards) => self.let_in(&cards),
            Ask::ShutOut(key) => self.shut_out(&key),
            Ask::AddColleague(card, on) => {
                self.add_colleague(&card, on);
                Ok(())
            }
            Ask::RemoveColleague(key) => {
                self.remove_colleague(&key);
                Ok(())
            }
            Ask::ListDue(today) => {
                self.list_due(today);
                Ok(())
            }
            Ask::LookForTraces(path) => {
                let looked = self.look_for_traces(&path);
                self.tell_if_not_erased(looked);
                Ok(())
            }
            Ask::Erase(dry_run) => {
                let erased = self.erase(*dry_run);
                self.tell_if_not_erased(erased);
                Ok(())
            }
            Ask::ForgetRecent(path) => self.forget(&path),
            Ask::Save => self.save(),
            Ask::SaveAt(path) => self.save_at(&path),
            Ask::Close => {
                if self.unsaved_since.is_some() || self.pending.is_some() {
                    self.save()?;
                }
                self.leave();
                Ok(())
            }
            Ask::Leave => {
                self.write_copy();
                self.leave();
                Ok(())
            }
            Ask::LetGo => {
                self.remove_copies();
                self.leave();
                Ok(())
            }
        }
    }

    fn make_identity(&mut self, name: &str, passphrase: &Passphrase) -> Result<(), Refusal> {
        let (identity, recovery) = Identity::generate(name)?;
        store::keep(&*self.desk.disk, &self.desk.home, &identity, passphrase, self.desk.work)?;
        let card = identity.card().clone();
        self.tell(News::IdentityMade(card.clone(), recovery.page(&card)));
        self.identity = Some(identity);
        self.tell(News::Unlocked(card));
        // A case that was begun without an identity can have its recovery copy now.
        if self.unsaved_since.is_some() {
            self.write_copy_now();
        }
        Ok(())
    }

    fn unlock(&mut self, passphrase: &Passphrase) -> Result<(), Refusal> {
        let identity = store::unlock(&*self.desk.disk, &self.desk.home, passphrase)?;
        self.tell(News::Unlocked(identity.card().clone()));
        self.identity = Some(identity);
        if let Some(parked) = self.parked.take() {
            let woken = parked.wake(&*self.desk.disk, &self.desk.pack, &self.keys());
            match woken {
                Ok(case) => self.show(case)?,
                Err((parked, refusal)) => {
                    self.parked = Some(*parked);
                    return Err(refusal);
                }
            }
        }
        self.find_copies();
        Ok(())
    }

    /// The copies of cases that are not open here and whose files do not hold all that the copies do.
    fn find_copies(&self) {
        let Some(identity) = &self.identity else { return };
        let disk = &*self.desk.disk;
        let mut found = Vec::new();
        for copy in journal::list(disk, &journal::folders(&self.desk.home, None)) {
            let Ok(record) = journal::open(disk, &self.desk.pack, &copy, identity) else { continue };
            if self.case.as_ref().is_some_and(|case| case.record.id == record.id) {
                continue;
            }
            let belongs_to = record.belongs_to.clone().map(PathBuf::from);
            let file = belongs_to.as_ref().and_then(|path| CaseFile::look(disk, &self.desk.pack, path, &self.keys()).ok());
            if file.is_some_and(|file| file.record.goes_on_from(&record)) {
                // Saved after all, and only the last step was missing.
                disk.remove(&copy).ok();
                continue;
            }
            let last = record.log.entries().last().map(|entry| entry.at.clone()).unwrap_or_default();
            found.push(Copy { copy, belongs_to, last });
        }
        if !found.is_empty() {
            self.tell(News::Found(found));
        }
    }

    fn lock(&mut self) -> Result<(), Refusal> {
        self.write_copy();
        if let Some(case) = self.case.take() {
            let Some(identity) = &self.identity else {
                self.case = Some(case);
                let refusal = Refusal::new(Kind::Refused, "there is no passphrase yet that could lock this");
                return Err(refusal.help("make one, or close the case"));
            };
            match case.park(identity) {
                Ok(parked) => self.parked = Some(parked),
                Err((case, refusal)) => {
                    self.case = Some(*case);
                    return Err(refusal);
                }
            }
        }
        (self.identity, self.pending) = (None, None);
        self.tell(News::Locked);
        Ok(())
    }

    fn keys(&self) -> Keys {
        Keys { identity: self.identity.clone(), passphrase: None }
    }

    fn holder(&self) -> Holder {
        Holder::here(self.identity.as_ref().map(Identity::card), (self.desk.now)())
    }

    fn open(&mut self, path: &Path) -> Result<(), Refusal> {
        self.must_be_free()?;
        let file = read(&*self.desk.disk, path)?;
        let is_sealed = envelope::is_sealed(path, &file.bytes);
        match header::look(&file.bytes) {
            Ok(header::Lock::Passphrase(_)) if is_sealed => {
                self.tell(News::AsksPassphrase(path.to_owned()));
                return Ok(());
            }
            // A damaged one may have kept versions that open.
            Ok(_) | Err(_) if is_sealed && self.identity.is_none() => {
                self.tell(News::AsksIdentity(path.to_owned()));
                return Ok(());
            }
            Ok(_) | Err(_) => {}
        }
        let mut case = CaseFile::open(&*self.desk.disk, &self.desk.pack, path, &self.keys(), &self.holder())?;
        self.note_view(&mut case);
        self.take_case(case)
    }

    /// That it was looked at goes into the file at once, where somebody may write it; of an older format, with the next
    /// saving, as looking alone does not bring it to this one.
    fn note_view(&self, case: &mut CaseFile) {
        let by = By { card: self.identity.as_ref().map(Identity::card), at: (self.desk.now)() };
        case.record.note(Did::Viewed, "", &by);
        if case.read_only.is_some() || !case.is_of_this_format() {
            return;
        }
        if let Err(refusal) = case.save(&*self.desk.disk, self.identity.as_ref(), &by, Keep::Nothing) {
            case.notes.push(format!("It could not be written down in the case that you looked at it: {refusal}."));
        }
    }

    fn open_copy(&mut self, copy: &Path) -> Result<(), Refusal> {
        self.must_be_free()?;
        let Some(identity) = &self.identity else { return Err(locked()) };
        let record = journal::open(&*self.desk.disk, &self.desk.pack, copy, identity)?;
        let file = record.belongs_to.clone().map(PathBuf::from);
        let opened =
            file.and_then(|path| CaseFile::open(&*self.desk.disk, &self.desk.pack, &path, &self.keys(), &self.holder()).ok());
        let mut case = match opened {
            // The file may have been changed elsewhere since: then both are kept, and this one has no file yet.
            Some(mut file) if record.goes_on_from(&file.record) => {
                file.record = record;
                file
            }
            Some(_) | None => CaseFile::new(record),
        };
        let at = (self.desk.now)();
        case.record.note(Did::Recovered, "", &By { card: self.identity.as_ref().map(Identity::card), at });
        self.take_unsaved(case, at, Some(copy.to_owned()))
    }

    fn must_be_free(&self) -> Result<(), Refusal> {
        if self.case.is_some() || self.parked.is_some() {
            return Err(Refusal::new(Kind::Refused, "another case is open").help("close it first"));
        }
        Ok(())
    }

    fn take_case(&mut self, case: CaseFile) -> Result<(), Refusal> {
        self.must_be_free()?;
        if case.path.is_none() {
            let at = (self.desk.now)();
            self.take_unsaved(case, at, None)?;
            self.write_copy_now();
            return Ok(());
        }
        (self.unsaved_since, self.why, self.copy, self.pending) = (None, None, None, None);
        self.show(case)
    }

    fn take_unsaved(&mut self, case: CaseFile, since: jiff::Timestamp, copy: Option<PathBuf>) -> Result<(), Refusal> {
        self.must_be_free()?;
        (self.unsaved_since, self.why, self.copy, self.pending) = (Some(since), None, copy, None);
        self.show(case)
    }

    fn show(&mut self, case: CaseFile) -> Result<(), Refusal> {
        let opened = self.as_opened(&case)?;
        self.case = Some(case);
        self.tell(News::Opened(Box::new(opened)));
        self.tell_state();
        Ok(())
    }

    fn as_opened(&self, case: &CaseFile) -> Result<Opened, Refusal> {
        let name = case.path.as_ref().map_or_else(|| "the case".to_owned(), |path| path.display().to_string());
        Ok(Opened {
            record: case.record.clone(),
            case: case.record.case(&self.desk.pack, &name)?,
            path: case.path.clone(),
            read_only: case.read_only.as_ref().map(ToString::to_string),
            under_passphrase: case.under_passphrase,
            notes: case.notes.clone(),
        })
    }

    fn assess_again(&mut self, case: &Case, outcome: Outcome, on: Date) -> Result<(), Refusal> {
        self.change(|record, pack, by| {
            record.assess_again(pack, case, outcome, on, by);
            Ok(())
        })?;
        let Some(case) = &self.case else { return Err(no_case()) };
        let opened = self.as_opened(case)?;
        self.tell(News::AssessedAgain(Box::new(opened)));
        Ok(())
    }

    fn say(&mut self, case: Box<Case>, outcome: Outcome) {
        if self.case.is_none() {
            return;
        }
        let waits_since = self.pending.take().map_or_else(Instant::now, |(_, _, since)| since);
        self.pending = Some((case, outcome, waits_since));
        if self.unsaved_since.is_none() {
            self.unsaved_since = Some((self.desk.now)());
            self.copy = None;
            self.tell_state();
        }
    }

    /// Changes the record itself, after what was said before.
    fn change(
        &mut self,
        change: impl FnOnce(&mut Record, &crate::pack::Pack, &By<'_>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.take_pending()?;
        let at = (self.desk.now)();
        let by = By { card: self.identity.as_ref().map(Identity::card), at };
        let Some(case) = &mut self.case else { return Err(no_case()) };
        change(&mut case.record, &self.desk.pack, &by)?;
        self.unsaved_since = self.unsaved_since.or(Some(at));
        self.write_copy_now();
        Ok(())
    }

    fn take_pending(&mut self) -> Result<(), Refusal> {
        let (Some(case), Some((said, outcome, _))) = (&mut self.case, self.pending.take()) else { return Ok(()) };
        let by = By { card: self.identity.as_ref().map(Identity::card), at: (self.desk.now)() };
        case.record.say(&self.desk.pack, &said, outcome, &by)
    }

    /// Puts what waits into the recovery copy.
    fn write_copy(&mut self) {
        if self.pending.is_none() {
            return;
        }
        match self.take_pending() {
            Ok(()) => self.write_copy_now(),
            Err(refusal) => self.why = Some(refusal.to_string()),
        }
    }

    fn write_copy_now(&mut self) {
        let Some(case) = &self.case else { return };
        let Some(identity) = &self.identity else {
            self.why = Some("it is in memory only until there is a passphrase".to_owned());
            return self.tell_state();
        };
        let folders = journal::folders(&self.desk.home, case.path.as_deref());
        match journal::write(&*self.desk.disk, &folders, &case.record, case.path.as_deref(), identity) {
            Ok(copy) => {
                // The one of before may have another name, after another place was tried; the new one holds all of it.
                if let Some(before) = self.copy.replace(copy.clone()).filter(|before| *before != copy) {
                    self.desk.disk.remove(&before).ok();
                }
            }
            Err(refusal) => (self.copy, self.why) = (None, Some(refusal.to_string())),
        }
        self.tell_state();
    }

    fn save(&mut self) -> Result<(), Refusal> {
        self.save_keeping(Keep::Version)
    }

    fn save_keeping(&mut self, keep: Keep) -> Result<(), Refusal> {
        self.take_pending()?;
        let at = (self.desk.now)();
        let Some(case) = &mut self.case else { return Err(no_case()) };
        let Some(identity) = &self.identity else { return Err(locked()) };
        if self.tells.send(News::State(State::Saving)).is_ok() {
            (self.wake)();
        }
        let by = By { card: Some(identity.card()), at };
        match case.save(&*self.desk.disk, Some(identity), &by, keep) {
            Ok(()) => {
                self.remove_copies();
                (self.unsaved_since, self.why) = (None, None);
                self.tell(News::State(State::Saved(at)));
                Ok(())
            }
            Err(refusal) => {
                self.unsaved_since = self.unsaved_since.or(Some(at));
                self.why = Some(refusal.to_string());
                self.write_copy_now();
                Err(refusal)
            }
        }
    }

    fn remove_copies(&mut self) {
        let Some(case) = &self.case else { return };
        let folders = journal::folders(&self.desk.home, case.path.as_deref());
        journal::remove(&*self.desk.disk, &folders, &case.record, case.path.as_deref());
        // What was brought back, or kept before there was a file, has another name.
        if let Some(copy) = self.copy.take() {
            self.desk.disk.remove(&copy).ok();
        }
    }

    fn save_at(&mut self, path: &Path) -> Result<(), Refusal> {
        let holder = self.holder();
        let Some(case) = &mut self.case else { return Err(no_case()) };
        let before = (case.path.clone(), case.under_passphrase);
        case.place_at(path, Form::ToKeys(Vec::new()), &holder);
        if before.1 {
            let by = By { card: self.identity.as_ref().map(Identity::card), at: (self.desk.now)() };
            case.record.note(Did::Sealed, "", &by);
        }
        self.unsaved_since = self.unsaved_since.or(Some((self.desk.now)()));
        let saved = self.save();
        if let (Err(_), (Some(path), true), Some(case)) = (&saved, &before, &mut self.case) {
            case.path = Some(path.clone());
            case.only_look();
        } else if let (Err(_), (Some(path), false), Some(case)) = (&saved, &before, &mut self.case) {
            // It stays the case of its old file; that file is read again so as not to be overwritten blindly.
            case.return_to(
                &*self.desk.disk,
                &self.desk.pack,
                path,
                &Keys { identity: self.identity.clone(), passphrase: None },
                &holder,
            );
        } else if let (Err(_), Some(case)) = (&saved, &mut self.case) {
            case.path = None;
        }
        saved
    }

    fn leave(&mut self) {
        (self.case, self.parked, self.pending) = (None, None, None);
        (self.unsaved_since, self.why, self.copy) = (None, None, None);
        self.tell(News::Closed);
        self.tell_state();
    }

    fn tell_record(&self) {
        if let Some(case) = &self.case {
            self.tell(News::Record(Box::new(case.record.clone())));
        }
    }

    fn tell_state(&self) {
        let state = match (&self.case, self.unsaved_since) {
            (None, _) => State::Nothing,
            (Some(_), None) => State::Saved((self.desk.now)()),
            (Some(_), Some(since)) => State::Unsaved { since, why: self.why.clone(), copy: self.copy.clone() },
        };
        self.tell(News::State(state));
    }
}

fn no_case() -> Refusal {
    Refusal::new(Kind::Refused, "no case is open")
}

fn locked() -> Refusal {
    Refusal::new(Kind::NotUnlocked, "it is locked").help("unlock it with your passphrase")
}
