//! What the keeper's thread does.

mod erasing;
mod handing;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::{Ask, Desk, News, Opened, State, Wake};
use crate::base::date::Date;
use crate::case::Case;
use crate::history::History;
use crate::vault::case_file::{CaseFile, Parked};
use crate::vault::envelope;
use crate::vault::header;
use crate::vault::identity::Identity;
use crate::vault::journal;
use crate::vault::record::log::Did;
use crate::vault::record::{By, Outcome};
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::store::read::read;
use crate::vault::store::save::Keep;

/// How long a change waits for the next one before both go into the recovery copy.
const GATHER: Duration = Duration::from_millis(300);

pub(super) struct Work {
    pub(super) desk: Desk,
    pub(super) tells: Sender<News>,
    pub(super) wake: Wake,
    pub(super) identity: Option<Identity>,
    pub(super) case: Option<CaseFile>,
    pub(super) parked: Option<Parked>,
    /// What was said and is in no copy yet, and since when it waits.
    pub(super) pending: Option<(Box<Case>, Outcome, Instant)>,
    pub(super) unsaved_since: Option<jiff::Timestamp>,
    pub(super) why: Option<String>,
    pub(super) copy: Option<PathBuf>,
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

    pub(super) fn tell(&self, news: News) {
        // If the window has gone nobody is left to tell.
        if self.tells.send(news).is_ok() {
            (self.wake)();
        }
    }

    fn carry_out(&mut self, ask: Ask) -> Result<(), Refusal> {
        match ask {
            Ask::MakeIdentity(name, passphrase) => self.make_identity(&name, &passphrase),
            Ask::Unlock(passphrase) => self.unlock(&passphrase),
            Ask::NewRecoveryKey(passphrase) => self.renew_recovery(&passphrase),
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

    pub(super) fn must_be_free(&self) -> Result<(), Refusal> {
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

    pub(super) fn show(&mut self, case: CaseFile) -> Result<(), Refusal> {
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
            history: History::read(&self.desk.pack, &case.record)?,
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

    fn leave(&mut self) {
        (self.case, self.parked, self.pending) = (None, None, None);
        (self.unsaved_since, self.why, self.copy) = (None, None, None);
        self.tell(News::Closed);
        self.tell_state();
    }

    pub(super) fn tell_record(&self) {
        if let Some(case) = &self.case {
            self.tell(News::Record(Box::new(case.record.clone())));
        }
    }

    pub(super) fn tell_state(&self) {
        let state = match (&self.case, self.unsaved_since) {
            (None, _) => State::Nothing,
            (Some(_), None) => State::Saved((self.desk.now)()),
            (Some(_), Some(since)) => State::Unsaved { since, why: self.why.clone(), copy: self.copy.clone() },
        };
        self.tell(News::State(state));
    }
}

pub(super) fn no_case() -> Refusal {
    Refusal::new(Kind::Refused, "no case is open")
}

pub(super) fn locked() -> Refusal {
    Refusal::new(Kind::NotUnlocked, "it is locked").help("unlock it with your passphrase")
}
