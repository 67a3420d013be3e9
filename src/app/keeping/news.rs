//! Taking the keeper's news.

use crate::app::App;
use crate::app::command::Screen;
use crate::app::over_time;
use crate::vault::keeper::{News, Opened, State};
use crate::vault::record::Record;
use crate::vault::refusal::Refusal;

use super::{Aside, Asked, Held, Kept, Lock, Next, RecoveryKey, Who, route};

impl App {
    pub(in crate::app) fn take_news(&mut self, news: News) {
        match news {
            News::IdentityMade(card, page) => {
                let keeping = &mut self.keeping;
                (keeping.who, keeping.recovery.page, keeping.busy) = (Who::Unlocked(card), Some(page), false);
                keeping.asked = Some(Asked::RecoveryKey);
            }
            News::RecoveryKeyMade(page) => {
                let keeping = &mut self.keeping;
                // Made while it was being locked, it is not shown.
                let is_lost = keeping.is_locked();
                keeping.recovery = RecoveryKey { page: (!is_lost).then_some(page), is_lost };
                (keeping.asked, keeping.busy) = ((!is_lost).then_some(Asked::RecoveryKey), false);
            }
            News::Unlocked(card) => self.unlocked(card),
            News::Locked => self.locked(),
            News::Found(found) => {
                self.keeping.waiting = found.len();
                self.keeping.found = found;
            }
            News::Opened(opened) => self.opened(*opened),
            News::AssessedAgain(opened) => self.assessed_again(*opened),
            News::Record(record) => self.take_record(record),
            News::AsksPassphrase(path) => self.ask_for_its_passphrase(path),
            News::AsksIdentity(path) => self.ask_to_unlock_for(path),
            News::HandedOver(place, whom) => self.handed_over(place, whom),
            News::NotHandedOver(refusal) => self.not_handed_over(&refusal),
            News::Colleagues(colleagues) => self.took_colleagues(colleagues),
            News::NotColleague(refusal) => self.keeping.sharing.refused = Some(refusal.to_string()),
            News::Due(due) if self.keeping.asked == Some(Asked::Due) => self.keeping.rights.due = Some(due),
            News::WouldGo(dry_run) if self.keeping.asked == Some(Asked::Erase) => self.would_go(dry_run),
            // Asked for on a page that was left since.
            News::Due(_) | News::WouldGo(_) => {}
            News::Erased(gone) => self.erased(gone),
            News::NotErased(refusal) => self.not_erased(&refusal),
            News::Recents(recents) => self.keeping.recents = recents,
            News::State(state) => self.take_state(state),
            News::Closed => self.closed(),
            News::Refused(refusal) => self.refused(refusal),
        }
    }

    fn take_record(&mut self, record: Box<Record>) {
        let keeping = &mut self.keeping;
        if keeping.is_locked() {
            return;
        }
        let day_before = keeping.kept.as_ref().map(|kept| kept.keep_until);
        if let Some(kept) = &mut keeping.kept {
            kept.keep_until = record.keep_until;
        }
        if matches!(keeping.asked, Some(Asked::Record | Asked::Copy)) {
            let held = Held::new(&self.pack, record, keeping.card());
            keeping.held = Some(held);
        }
        if day_before != self.keeping.kept.as_ref().map(|kept| kept.keep_until) {
            self.remember();
        }
    }

    fn unlocked(&mut self, card: crate::vault::card::Card) {
        let keeping = &mut self.keeping;
        let was_locked = std::mem::take(&mut keeping.lock) != Lock::Open;
        (keeping.who, keeping.busy, keeping.refused) = (Who::Unlocked(card), false, None);
        keeping.waiting = 0;
        if was_locked {
            keeping.locked_because = None;
            keeping.asked = keeping.recovery.is_lost.then_some(Asked::NewRecoveryKey);
            if let Some(Aside { fictional: Some(mut session), screen, page, at, .. }) =
                keeping.aside.take_if(|aside| aside.fictional.is_some())
            {
                session.come_back(&self.pack, page, at);
                self.session = Some(*session);
                self.screen = screen;
            }
            if matches!(self.keeping.next, Some(Next::Lock)) {
                self.go_on();
            }
        } else if keeping.asked == Some(Asked::Passphrase) {
            keeping.asked = None;
            self.go_on();
        }
    }

    fn locked(&mut self) {
        let keeping = &mut self.keeping;
        (keeping.lock, keeping.who, keeping.busy) = (Lock::Locked, Who::Locked, false);
        (keeping.kept, keeping.begun, keeping.next, keeping.placing) = (None, None, None, None);
        (keeping.trouble, keeping.refused, keeping.state) = (None, None, State::Nothing);
        (keeping.held, keeping.asked, keeping.was_read_only, keeping.turning) = (None, None, None, false);
        keeping.sharing.forget();
        keeping.rights.forget();
        keeping.found.clear();
        (self.session, self.message, self.covered) = (None, None, false);
        self.screen = Screen::Start;
    }

    fn opened(&mut self, opened: Opened) {
        let Opened { case, history, path, read_only, under_passphrase, notes, record } = opened;
        let (keep_until, noted) = (record.keep_until, route::noted(&self.pack, &record.log));
        if self.keeping.asked == Some(Asked::FilePassphrase) {
            (self.keeping.asked, self.keeping.busy, self.keeping.sharing.opening) = (None, false, None);
        }
        if let Some(revision) = self.keeping.begun.take() {
            let number = revision >> 32;
            if let Some(session) = self.session.as_mut().filter(|session| session.number() == number) {
                session.history = history;
            }
            self.keeping.kept = Some(Kept { path, read_only, under_passphrase, keep_until, route: noted, number });
            self.keeping.told = revision;
            return;
        }
        if self.keeping.is_locked() {
            return;
        }
        let aside = self.keeping.aside.take();
        let left = || noted.unwrap_or_else(|| route::by_answers(&self.pack, &case.answers, &history));
        let route = aside.as_ref().map_or_else(left, |aside| aside.route);
        let screen = aside.as_ref().map_or(Screen::Assessment, |aside| aside.screen);
        self.open(case, route, screen);
        if let Some(session) = &mut self.session {
            session.history = history;
            if let Some(aside) = aside {
                session.come_back(&self.pack, aside.page, aside.at);
            }
            let number = session.number();
            self.keeping.kept = Some(Kept { path, read_only, under_passphrase, keep_until, route: noted, number });
            self.keeping.told = session.revision;
            if over_time::new_pack(session).is_some() && session.case.plan.kept.is_empty() {
                // What the knowledge has no place for is told with all else that it changes.
                self.message = None;
            }
        }
        self.keeping.trouble = None;
        if self.message.is_none() && !notes.is_empty() {
            self.say_failed(notes.join(" "));
        }
        self.remember();
    }

    fn take_state(&mut self, state: State) {
        if matches!(state, State::Saved(_)) {
            self.keeping.trouble = None;
            if let (Some(place), Some(kept)) = (self.keeping.placing.take(), &mut self.keeping.kept) {
                (kept.path, kept.under_passphrase) = (Some(place), false);
                self.keeping.was_read_only = None;
            }
            self.remember();
        }
        self.keeping.state = state;
    }

    fn closed(&mut self) {
        self.keeping.kept = None;
        self.keeping.trouble = None;
        if !self.keeping.is_locked() {
            self.session = None;
            self.screen = Screen::Start;
            self.message = None;
        }
        // Closing was what was wished for; doing it again is nothing.
        self.go_on();
    }

    fn refused(&mut self, refusal: Refusal) {
        let keeping = &mut self.keeping;
        let was_asked = std::mem::take(&mut keeping.busy);
        keeping.turning = false;
        keeping.next.take_if(|next| matches!(next, Next::Lock));
        if was_asked && keeping.lock == Lock::Locking {
            // Tried before the lock was asked for; the answer to that comes next.
            return;
        }
        if keeping.lock == Lock::Locking {
            // It could not be encrypted. It is still there, and at least it is not seen.
            keeping.lock = Lock::Open;
            self.covered = true;
            return self.say_failed(format!("The window is covered and not locked: {refusal}."));
        }
        if was_asked && (keeping.asked.is_some() || keeping.is_locked()) {
            keeping.refused = Some(refusal.without_place());
            return;
        }
        let was_kept = keeping.kept.is_some();
        (keeping.placing, keeping.begun) = (None, None);
        if let (Some(why), Some(kept)) = (keeping.was_read_only.take(), &mut keeping.kept) {
            kept.read_only = Some(why);
        }
        keeping.next = keeping.next.take().filter(|next| matches!(next, Next::Keep));
        if was_kept {
            keeping.trouble = Some(refusal);
        } else {
            self.say_failed(format!("That was not done. {refusal}."));
        }
    }
}
