//! What was said, on its way to the disk: into the recovery copy at once, into the case's file when that is wished.

use std::path::Path;
use std::time::Instant;

use super::work::{Work, locked, no_case};
use super::{News, State};
use crate::case::Case;
use crate::vault::case_file::Keys;
use crate::vault::envelope::Form;
use crate::vault::identity::Identity;
use crate::vault::journal;
use crate::vault::record::log::Did;
use crate::vault::record::{By, Outcome, Record};
use crate::vault::refusal::Refusal;
use crate::vault::store::save::Keep;

impl Work {
    pub(super) fn say(&mut self, case: Box<Case>, outcome: Outcome) {
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
    pub(super) fn change(
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

    pub(super) fn take_pending(&mut self) -> Result<(), Refusal> {
        let (Some(case), Some((said, outcome, _))) = (&mut self.case, self.pending.take()) else { return Ok(()) };
        let by = By { card: self.identity.as_ref().map(Identity::card), at: (self.desk.now)() };
        case.record.say(&self.desk.pack, &said, outcome, &by)
    }

    /// Puts what waits into the recovery copy.
    pub(super) fn write_copy(&mut self) {
        if self.pending.is_none() {
            return;
        }
        match self.take_pending() {
            Ok(()) => self.write_copy_now(),
            Err(refusal) => self.why = Some(refusal.to_string()),
        }
    }

    pub(super) fn write_copy_now(&mut self) {
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

    pub(super) fn save(&mut self) -> Result<(), Refusal> {
        self.save_keeping(Keep::Version)
    }

    pub(super) fn save_keeping(&mut self, keep: Keep) -> Result<(), Refusal> {
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

    pub(super) fn remove_copies(&mut self) {
        let Some(case) = &self.case else { return };
        let folders = journal::folders(&self.desk.home, case.path.as_deref());
        journal::remove(&*self.desk.disk, &folders, &case.record, case.path.as_deref());
        // What was brought back, or kept before there was a file, has another name.
        if let Some(copy) = self.copy.take() {
            self.desk.disk.remove(&copy).ok();
        }
    }

    pub(super) fn save_at(&mut self, path: &Path) -> Result<(), Refusal> {
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
}
