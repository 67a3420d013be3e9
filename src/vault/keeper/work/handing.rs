//! Copies for others, who may open the case, and colleagues.

use std::path::Path;

use super::{News, Work, no_case};
use crate::base::date::Date;
use crate::vault::card::Card;
use crate::vault::case_file::{CaseFile, Keys};
use crate::vault::colleagues::{self, Colleague};
use crate::vault::handover;
use crate::vault::identity::Identity;
use crate::vault::keeper::HandOver;
use crate::vault::record::log::Did;
use crate::vault::record::{By, Record};
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::secret::Passphrase;
use crate::vault::store::save::Keep;

impl Work {
    /// Writes a copy, and tells the log of the case.
    pub(super) fn hand_over(&mut self, hand_over: &HandOver) -> Result<(), Refusal> {
        if let Err(refusal) = self.write_handover(hand_over) {
            self.tell(News::NotHandedOver(refusal));
            return Ok(());
        }
        let HandOver { whom, without, to } = hand_over;
        self.tell(News::HandedOver(to.clone(), whom.in_words()));
        let told = handover::told(whom, without);
        self.change_at_once(Keep::Nothing, |record, by| record.note(Did::HandedOver, &told, by))
    }

    fn write_handover(&mut self, HandOver { whom, without, to }: &HandOver) -> Result<(), Refusal> {
        self.must_be_ours()?;
        self.write_copy();
        let Some(case) = &self.case else { return Err(no_case()) };
        let by = By { card: self.identity.as_ref().map(Identity::card), at: (self.desk.now)() };
        let (disk, pack) = (&*self.desk.disk, &self.desk.pack);
        handover::write(disk, pack, &case.record, (whom, without), (Did::HandedOver, &by), to)
    }

    pub(super) fn let_in(&mut self, cards: &[Card]) -> Result<(), Refusal> {
        self.must_be_ours()?;
        self.change_at_once(Keep::Version, |record, by| record.let_in(cards, by))
    }

    pub(super) fn shut_out(&mut self, key: &str) -> Result<(), Refusal> {
        self.must_be_ours()?;
        let own = self.identity.as_ref().map(Identity::cards).unwrap_or_default();
        if own.iter().any(|card| card.key() == key) {
            return Err(Refusal::new(Kind::Refused, "you and your recovery key always stay among those who can open your case"));
        }
        self.change_at_once(Keep::Version, |record, by| record.shut_out(key, by))
    }

    pub(super) fn keep_until(&mut self, day: Option<Date>) -> Result<(), Refusal> {
        self.must_be_ours()?;
        self.change_at_once(Keep::Version, |record, by| record.set_keep_until(day, by))
    }

    /// Tells the log; where somebody else has the case, nothing of it can be written.
    pub(super) fn note(&mut self, did: Did, what: &str) -> Result<(), Refusal> {
        if self.case.as_ref().is_none_or(|case| case.read_only.is_some()) {
            return Ok(());
        }
        self.change_at_once(Keep::Nothing, |record, by| record.note(did, what, by))
    }

    /// Changes the record itself. Where its file held everything before, it does so again.
    fn change_at_once(&mut self, keep: Keep, change: impl FnOnce(&mut Record, &By<'_>)) -> Result<(), Refusal> {
        let was_saved = self.unsaved_since.is_none() && self.pending.is_none();
        self.change(|record, _, by| {
            change(record, by);
            Ok(())
        })?;
        let has_file = self.case.as_ref().is_some_and(|case| case.path.is_some());
        let saved = if was_saved && has_file { self.save_keeping(keep) } else { Ok(()) };
        self.tell_record();
        saved
    }

    fn must_be_ours(&self) -> Result<(), Refusal> {
        match &self.case {
            None => Err(no_case()),
            Some(case) => case.read_only.clone().map_or(Ok(()), Err),
        }
    }

    /// Opens a copy that is under a passphrase of its own: to look at, until somebody keeps it as theirs.
    pub(super) fn open_with(&mut self, path: &Path, passphrase: Passphrase) -> Result<(), Refusal> {
        self.must_be_free()?;
        let keys = Keys { identity: None, passphrase: Some(passphrase) };
        let mut case = CaseFile::look(&*self.desk.disk, &self.desk.pack, path, &keys)?;
        case.only_look();
        self.take_case(case)
    }

    pub(super) fn add_colleague(&self, card: &Card, on: Date) {
        let own = self.identity.as_ref().map(Identity::card);
        self.tell_colleagues(colleagues::add(&*self.desk.disk, &self.desk.home, card, own, on));
    }

    pub(super) fn remove_colleague(&self, key: &str) {
        self.tell_colleagues(colleagues::remove(&*self.desk.disk, &self.desk.home, key));
    }

    fn tell_colleagues(&self, colleagues: Result<Vec<Colleague>, Refusal>) {
        self.tell(colleagues.map_or_else(News::NotColleague, News::Colleagues));
    }
}
