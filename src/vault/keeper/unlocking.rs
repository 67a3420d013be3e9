//! The identity, on the keeper's thread: made, unlocked, locked with everything that it opened.

use std::path::PathBuf;

use super::work::Work;
use super::{Copy, News};
use crate::vault::case_file::{CaseFile, Keys};
use crate::vault::identity::{Identity, store};
use crate::vault::journal;
use crate::vault::lock::Holder;
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::secret::Passphrase;

impl Work {
    pub(super) fn make_identity(&mut self, name: &str, passphrase: &Passphrase) -> Result<(), Refusal> {
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

    pub(super) fn renew_recovery(&mut self, passphrase: &Passphrase) -> Result<(), Refusal> {
        let made = store::renew_recovery(&*self.desk.disk, &self.desk.home, passphrase, self.desk.work);
        let (identity, recovery) = made.map_err(|refusal| refusal.help_also("no recovery key was made; try again"))?;
        let page = recovery.page(identity.card());
        if self.identity.is_some() {
            self.identity = Some(identity);
        }
        self.tell(News::RecoveryKeyMade(page));
        Ok(())
    }

    pub(super) fn unlock(&mut self, passphrase: &Passphrase) -> Result<(), Refusal> {
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
    pub(super) fn find_copies(&self) {
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

    pub(super) fn lock(&mut self) -> Result<(), Refusal> {
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

    pub(super) fn keys(&self) -> Keys {
        Keys { identity: self.identity.clone(), passphrase: None }
    }

    pub(super) fn holder(&self) -> Holder {
        Holder::here(self.identity.as_ref().map(Identity::card), (self.desk.now)())
    }
}
