//! How long cases are kept, what is due, and erasing, from the window's side.

use std::path::PathBuf;

use crate::app::App;
use crate::vault::keeper::{Ask, DryRun, Due, Gone};
use crate::vault::ledger::Erasure;
use crate::vault::refusal::Refusal;

use super::wishes::RightsCommand;
use super::{Asked, Next, Who};

/// What is due, what would go, what went.
#[derive(Debug, Default)]
pub struct Rights {
    /// The cases past their day, while their page is up; nothing until they were looked into.
    pub due: Option<Vec<Due>>,
    /// What would go, once it was looked for.
    pub dry_run: Option<Box<DryRun>>,
    /// What an erasure took away and could not, until its page is left.
    pub gone: Option<Box<Gone>>,
    /// True while it is looked for or erased.
    pub busy: bool,
    /// Why that was not done.
    pub refused: Option<String>,
    /// What was erased on this computer, the last thing first.
    pub erased: Vec<Erasure>,
    /// Why that list cannot be read, if so.
    pub erased_trouble: Option<String>,
    from_due: bool,
}

impl Rights {
    /// What is to be typed before a case is erased: its reference, or the name of its file.
    pub fn word(dry_run: &DryRun) -> String {
        let name = || dry_run.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if dry_run.reference.is_empty() { name() } else { dry_run.reference.clone() }
    }

    /// Forgets what names a case.
    pub(super) fn forget(&mut self) {
        (self.due, self.dry_run, self.gone, self.refused) = (None, None, None, None);
        (self.busy, self.from_due) = (false, false);
    }
}

impl App {
    pub(in crate::app) fn apply_rights(&mut self, command: RightsCommand) {
        match command {
            RightsCommand::SetKeepUntil(day) => {
                self.tell_keeper();
                self.ask(Ask::KeepUntil(day));
            }
            RightsCommand::ShowDue => self.show_due(),
            RightsCommand::OpenDue(place) => {
                if let Some(path) = self.due_at(place) {
                    self.keeping.rights.forget();
                    self.keeping.asked = None;
                    self.open_kept(path);
                }
            }
            RightsCommand::ForgetDue(place) => {
                if let Some(path) = self.due_at(place) {
                    self.ask(Ask::ForgetRecent(path));
                    self.ask(Ask::ListDue(self.today));
                }
            }
            RightsCommand::AskToErase => {
                if let Some(path) = self.keeping.kept.as_ref().and_then(|kept| kept.path.clone()) {
                    self.tell_keeper();
                    self.look_for_traces(path, false);
                }
            }
            RightsCommand::AskToEraseDue(place) => {
                if let Some(path) = self.due_at(place) {
                    self.look_for_traces(path, true);
                }
            }
            RightsCommand::Erase(typed) => self.erase(&typed),
            RightsCommand::LeaveErase => self.leave_erase(),
        }
    }

    fn due_at(&self, place: usize) -> Option<PathBuf> {
        self.keeping.rights.due.as_ref()?.get(place).map(|due| due.path.clone())
    }

    /// How many of the recent cases are past their day.
    pub fn due_count(&self) -> usize {
        self.keeping.recents.iter().filter(|recent| recent.is_due(self.today)).count()
    }

    pub(super) fn show_due(&mut self) {
        if !matches!(self.keeping.who, Who::Unlocked(_)) {
            self.keeping.next = Some(Next::ShowDue);
            return self.ask_for(Asked::Passphrase);
        }
        self.keeping.rights.forget();
        self.ask_for(Asked::Due);
        self.ask(Ask::ListDue(self.today));
    }

    fn look_for_traces(&mut self, path: PathBuf, from_due: bool) {
        let rights = &mut self.keeping.rights;
        (rights.dry_run, rights.gone, rights.refused) = (None, None, None);
        (rights.busy, rights.from_due) = (true, from_due);
        self.ask_for(Asked::Erase);
        self.ask(Ask::LookForTraces(path));
    }

    fn erase(&mut self, typed: &str) {
        let rights = &mut self.keeping.rights;
        let Some(dry_run) = rights.dry_run.as_ref().filter(|dry_run| !rights.busy && typed.trim() == Rights::word(dry_run))
        else {
            rights.refused = Some("what you typed is not the same; nothing was erased".to_owned());
            return;
        };
        let dry_run = dry_run.clone();
        (rights.busy, rights.refused) = (true, None);
        self.ask(Ask::Erase(dry_run));
    }

    fn leave_erase(&mut self) {
        let (from_due, is_gone) = (self.keeping.rights.from_due, self.keeping.rights.gone.is_some());
        self.keeping.rights.forget();
        if from_due {
            self.show_due();
        } else if is_gone || self.keeping.kept.is_none() {
            self.keeping.asked = None;
        } else {
            self.ask_for(Asked::Record);
            self.ask(Ask::ShowRecord);
        }
    }

    pub(super) fn would_go(&mut self, dry_run: Box<DryRun>) {
        (self.keeping.rights.busy, self.keeping.rights.dry_run) = (false, Some(dry_run));
    }

    pub(super) fn erased(&mut self, gone: Box<Gone>) {
        let rights = &mut self.keeping.rights;
        rights.erased.clone_from(&gone.ledger);
        (rights.busy, rights.dry_run, rights.gone) = (false, None, Some(gone));
    }

    pub(super) fn not_erased(&mut self, refusal: &Refusal) {
        (self.keeping.rights.busy, self.keeping.rights.refused) = (false, Some(refusal.to_string()));
    }
}
