//! Carrying out the wishes about keeping.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::app::App;
use crate::app::command::{CaseCommand, Command, KeepCommand};
use crate::app::job::Done;
use crate::app::session::Session;
use crate::app::system::signal::{Signal, Why};
use crate::outcome::outcome;
use crate::vault::keeper::{Ask, Keeper, News, State};
use crate::vault::recents;
use crate::vault::record::log::Did;
use crate::vault::record::{By, Record};
use crate::vault::rights;

use super::place::{suggested_name, with_ending, write_readable};
use super::{Aside, Asked, Keeping, Kept, Lock, Next, Who, route};

impl Keeping {
    /// What the keeper has to say since the last look.
    pub(in crate::app) fn news(&self) -> Vec<News> {
        self.keeper.as_ref().map(Keeper::news).unwrap_or_default()
    }
}

impl App {
    pub(in crate::app) fn apply_keep(&mut self, command: KeepCommand) {
        match command {
            KeepCommand::Keep => self.keep(),
            KeepCommand::KeepElsewhere => self.keep_elsewhere(),
            KeepCommand::MakeIdentity(name, passphrase) => {
                (self.keeping.busy, self.keeping.refused) = (true, None);
                self.ask(Ask::MakeIdentity(name, passphrase));
            }
            KeepCommand::WriteRecoveryKey => self.write_recovery_key(),
            KeepCommand::ForgetRecoveryKey => {
                (self.keeping.recovery.page, self.keeping.asked) = (None, None);
                self.go_on();
            }
            KeepCommand::AskForRecoveryKey => self.ask_for(Asked::NewRecoveryKey),
            KeepCommand::NewRecoveryKey(passphrase) => {
                (self.keeping.busy, self.keeping.refused) = (true, None);
                self.ask(Ask::NewRecoveryKey(passphrase));
            }
            KeepCommand::AskToUnlock => self.ask_for(Asked::Passphrase),
            KeepCommand::Unlock(passphrase) => {
                (self.keeping.busy, self.keeping.refused) = (true, None);
                self.ask(Ask::Unlock(passphrase));
            }
            KeepCommand::LeavePage => {
                let keeping = &mut self.keeping;
                (keeping.asked, keeping.refused, keeping.next, keeping.held) = (None, None, None, None);
                keeping.sharing.forget();
                keeping.rights.forget();
                keeping.recovery.is_lost = false;
            }
            KeepCommand::AssessAgain => self.assess_again(),
            KeepCommand::ShowRecord => {
                if self.keeping.kept.is_some() {
                    self.tell_keeper();
                    self.ask_for(Asked::Record);
                    self.ask(Ask::ShowRecord);
                }
            }
            KeepCommand::ExportAll => self.export_all(),
            KeepCommand::Lock => self.lock(),
            KeepCommand::OpenRecent(place) => {
                if let Some(recent) = self.keeping.recents.get(place) {
                    self.open_kept(PathBuf::from(&recent.path));
                }
            }
            KeepCommand::OpenFound(place) => {
                if place < self.keeping.found.len() {
                    let copy = self.keeping.found.remove(place);
                    self.ask(Ask::OpenCopy(copy.copy));
                }
            }
            KeepCommand::LeaveFound => self.keeping.found.clear(),
            KeepCommand::LookAtOther => self.look_at_other(),
            KeepCommand::LetGo => self.let_go(),
            KeepCommand::CloseWindow => self.close_kept_case(Next::CloseWindow),
            KeepCommand::DismissTrouble => self.keeping.trouble = None,
        }
    }

    /// Asks the keeper, which is started when it is first needed. False if it could not be asked.
    pub(super) fn ask(&mut self, ask: Ask) -> bool {
        if self.keeping.keeper.is_none()
            && let Some(desk) = &self.keeping.desk
        {
            match Keeper::start(desk.clone(), self.jobs.wake()) {
                Ok(keeper) => self.keeping.keeper = Some(keeper),
                Err(error) => self.say_failed(format!("Cases cannot be kept just now: {error}. Close something and try again.")),
            }
        }
        let asked = self.keeping.keeper.as_ref().is_some_and(|keeper| keeper.ask(ask));
        if !asked {
            self.keeping.busy = false;
        }
        asked
    }

    pub(super) fn ask_for(&mut self, asked: Asked) {
        (self.keeping.asked, self.keeping.refused) = (Some(asked), None);
    }

    fn keep(&mut self) {
        let Some(session) = &self.session else { return };
        if session.case.fictional {
            return self.say_failed("This person is made up: there is nothing to keep.".to_owned());
        }
        if !self.keeping.is_possible() {
            return self.say_failed("This computer does not say where your files are, so nothing can be kept.".to_owned());
        }
        match &self.keeping.kept {
            Some(Kept { path: Some(_), read_only: None, .. }) => {
                self.tell_keeper();
                self.keeping.state = State::Saving;
                self.ask(Ask::Save);
            }
            Some(_) | None => self.keep_elsewhere(),
        }
    }

    /// Keeps the case at another place, or at its first; needs somebody to keep it for.
    fn keep_elsewhere(&mut self) {
        match self.keeping.who {
            Who::Nobody => {
                self.keeping.next = Some(Next::Keep);
                self.ask_for(Asked::Identity);
            }
            Who::Locked => {
                self.keeping.next = Some(Next::Keep);
                self.ask_for(Asked::Passphrase);
            }
            Who::Unlocked(_) => {
                if self.keeping.kept.is_none() && self.keeping.begun.is_none() {
                    self.begin();
                }
                self.ask_for_place();
            }
        }
    }

    /// Gives the case that is open to the keeper, which has none.
    fn begin(&mut self) {
        let (Some(session), Some(desk)) = (&self.session, &self.keeping.desk) else { return };
        let by = By { card: self.keeping.card(), at: (desk.now)() };
        let outcome = outcome(&self.pack, &session.derived.appraisal, session.context.today);
        let mut record = Record::new(&self.pack, &session.case, outcome, session.context.today, &by);
        if let Some(what) = route::to_note(&self.pack, session, None) {
            record.note(Did::Changed, &what, &by);
        }
        self.keeping.begun = Some(session.revision);
        self.ask(Ask::Begin(Box::new(record)));
    }

    /// Tells the keeper of every change since it was told last.
    pub(in crate::app) fn tell_keeper(&mut self) {
        let (Some(session), Some(kept)) = (&self.session, &self.keeping.kept) else { return };
        let is_news = session.revision != self.keeping.told && session.number() == kept.number;
        if !is_news || kept.read_only.is_some() || self.keeping.is_locked() || self.keeping.turning {
            return;
        }
        let outcome = outcome(&self.pack, &session.derived.appraisal, session.context.today);
        let (case, revision) = (Box::new(session.case.clone()), session.revision);
        let (route, to_note) = (session.route, route::to_note(&self.pack, session, kept.route));
        if self.ask(Ask::Say(case, outcome)) {
            self.keeping.told = revision;
            if let Some(what) = to_note
                && self.ask(Ask::Note(Did::Changed, what))
                && let Some(kept) = &mut self.keeping.kept
            {
                kept.route = Some(route);
            }
        }
    }

    fn ask_for_place(&mut self) {
        let Some(session) = &self.session else { return };
        if self.jobs.is_running() {
            return;
        }
        let name = suggested_name(&session.case);
        self.ask_first("choose a place", move |files| files.place_to_keep(&name), |place| Done::Place(with_ending(place)));
    }

    pub(in crate::app) fn keep_at(&mut self, place: &Path) {
        let is_there = self.keeping.kept.is_some() || self.keeping.begun.is_some();
        if !is_there || self.keeping.is_locked() {
            return;
        }
        if let Some(kept) = &mut self.keeping.kept
            && let Some(why) = kept.read_only.take()
        {
            // What was changed in a case that can only be looked at goes into the copy.
            (self.keeping.told, self.keeping.was_read_only) = (0, Some(why));
        }
        self.tell_keeper();
        self.keeping.placing = Some(place.to_owned());
        self.ask(Ask::SaveAt(place.to_owned()));
    }

    /// Opens a sealed case. The keeper says which passphrase it needs, if it was not given.
    pub(in crate::app) fn open_kept(&mut self, path: PathBuf) {
        self.ask(Ask::Open(path));
    }

    /// Tells the log of the kept case that something was done with it; kinds of things, never what they say.
    pub(in crate::app) fn tell_log(&mut self, did: Did, what: &str) {
        let number = self.session.as_ref().map(Session::number);
        if self.keeping.kept.as_ref().is_some_and(|kept| kept.read_only.is_none() && Some(kept.number) == number) {
            self.tell_keeper();
            self.ask(Ask::Note(did, what.to_owned()));
        }
    }

    fn look_at_other(&mut self) {
        let Some(path) = self.keeping.kept.as_ref().and_then(|kept| kept.path.clone()) else { return };
        if let State::Unsaved { copy: Some(copy), since, .. } = &self.keeping.state {
            let found =
                crate::vault::keeper::Copy { copy: copy.clone(), belongs_to: Some(path.clone()), last: since.to_string() };
            self.keeping.found.push(found);
        }
        self.tell_keeper();
        self.keeping.trouble = None;
        self.keeping.next = Some(Next::Open(path));
        self.ask(Ask::Leave);
    }

    fn let_go(&mut self) {
        if self.keeping.kept.is_some() {
            self.ask(Ask::LetGo);
        } else {
            self.apply(Command::Case(CaseCommand::Close));
        }
    }

    /// True if a command puts something else in the place of a kept case.
    pub(in crate::app) fn closes_kept_case(&self, command: &Command) -> bool {
        let closes = match command {
            Command::Case(command) => matches!(
                command,
                CaseCommand::Begin { .. } | CaseCommand::OpenPerson(_) | CaseCommand::OpenFile | CaseCommand::Close
            ),
            Command::Keep(command) => matches!(command, KeepCommand::OpenRecent(_) | KeepCommand::OpenFound(_)),
            Command::Rights(command) => command.opens_another(),
            _ => false,
        };
        closes && self.keeping.kept.is_some()
    }

    /// Saves and closes the kept case; what is next happens only if it was saved.
    pub(in crate::app) fn close_kept_case(&mut self, next: Next) {
        self.tell_keeper();
        self.keeping.next = Some(next);
        self.ask(Ask::Close);
    }

    /// Locks everything away. Without a key nothing can be encrypted, so then only the cover is put over it.
    pub(super) fn lock(&mut self) {
        self.clipboard.take_off(self.jobs.wake());
        let keeping = &mut self.keeping;
        if keeping.busy && keeping.who == Who::Locked {
            // The passphrase that is being tried may be the right one.
            self.covered = !keeping.is_locked();
            keeping.next = Some(Next::Lock);
            return;
        }
        if keeping.is_locked() {
            return;
        }
        // Plain to read by whoever comes next: a new one can be made.
        keeping.recovery.is_lost |= keeping.recovery.page.take().is_some();
        if !matches!(self.keeping.who, Who::Unlocked(_)) {
            self.covered = true;
            return;
        }
        self.tell_keeper();
        if let Some(session) = &self.session {
            let fictional = session.case.fictional.then(|| Box::new(session.clone()));
            let Session { route, page, at, .. } = *session;
            self.keeping.aside = Some(Aside { route, page, at, screen: self.screen, fictional });
            if !session.case.fictional && self.keeping.kept.is_none() && self.keeping.begun.is_none() {
                self.begin();
            }
        }
        self.keeping.lock = Lock::Locking;
        self.covered = false;
        self.ask(Ask::Lock);
    }

    /// Locks everything because the computer says so, which is kept from sleeping until that is done.
    pub(in crate::app) fn lock_because(&mut self, why: Why, signals: Vec<Signal>) {
        let was_locked = self.keeping.is_locked();
        self.lock();
        if !was_locked && self.keeping.is_locked() {
            self.keeping.locked_because = Some(why);
        }
        self.keeping.signals.extend(signals);
    }

    /// What was to happen once something else had.
    pub(super) fn go_on(&mut self) {
        match self.keeping.next.take() {
            Some(Next::Keep) => self.keep(),
            Some(Next::Open(path)) => self.open_kept(path),
            Some(Next::ShowDue) => self.show_due(),
            Some(Next::Do(command)) => self.apply(*command),
            Some(Next::CloseWindow) => self.keeping.close_window = true,
            Some(Next::Lock) => self.lock(),
            None => {}
        }
    }

    fn write_recovery_key(&mut self) {
        let Some(page) = &self.keeping.recovery.page else { return };
        if self.jobs.is_running() {
            return;
        }
        let page = Zeroizing::new(page.to_vec());
        let written = move |place| write_readable(place, &page, Done::Saved, "The recovery key was not written:");
        self.ask_first("write the recovery key", |files| files.place_to_save("recovery-key.txt"), written);
    }

    /// Writes everything that is held, readable; the log is told that it was asked for.
    fn export_all(&mut self) {
        let Some(held) = &self.keeping.held else { return };
        if self.jobs.is_running() {
            return;
        }
        let (pack, record) = (Arc::clone(&self.pack), held.record.clone());
        let written = move |place| match rights::export(&pack, &record) {
            Ok(text) => write_readable(place, text.as_bytes(), Done::Exported, "Nothing was written."),
            Err(refusal) => Done::NotSaved(format!("Nothing was written. {refusal}.")),
        };
        self.ask_first("write everything that is held", |files| files.place_to_save("everything-held.txt"), written);
    }

    /// Says where everything was written, here and in the log.
    pub(in crate::app) fn exported(&mut self, place: &Path) {
        self.say_written("Everything that is held was written to", place.to_owned());
        self.tell_log(Did::Exported, "everything");
    }

    /// Puts the kept case at the head of the list of those opened lately.
    pub(super) fn remember(&mut self) {
        let Some(desk) = self.keeping.desk.clone() else { return };
        let kept = self.keeping.kept.as_ref();
        let Some((path, keep_until)) = kept.and_then(|kept| Some((kept.path.clone()?, kept.keep_until))) else { return };
        let Some(session) = &self.session else { return };
        let reference = session.case.reference.trim();
        let reference = if reference.is_empty() { "A case without a reference" } else { reference }.to_owned();
        let first = self.keeping.recents.first();
        let is_so =
            |first: &recents::Recent| first.reference == reference && Path::new(&first.path) == path && first.day() == keep_until;
        if first.is_some_and(is_so) {
            return;
        }
        // A list that is not written is shorter next time; nothing else is lost.
        let remembered = self.jobs.start("remember the case", move || {
            recents::add(&*desk.disk, &desk.home, &reference, &path, keep_until).ok();
            Done::Recents(recents::list(&*desk.disk, &desk.home))
        });
        remembered.ok();
    }
}
