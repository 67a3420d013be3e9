//! Taking the keeper's news.

use crate::app::App;
use crate::app::command::Screen;
use crate::app::progress;
use crate::vault::keeper::{News, Opened, State};
use crate::vault::refusal::Refusal;

use super::{Aside, Asked, Held, Kept, Lock, Next, Who};

impl App {
    pub(in crate::app) fn take_news(&mut self, news: News) {
        match news {
            News::IdentityMade(card, page) => {
                let keeping = &mut self.keeping;
                (keeping.who, keeping.recovery, keeping.busy) = (Who::Unlocked(card), Some(page), false);
                keeping.asked = Some(Asked::RecoveryKey);
            }
            News::RecoveryKeyMade(page) => {
                let keeping = &mut self.keeping;
                (keeping.recovery, keeping.recovery_lost, keeping.busy) = (Some(page), false, false);
                keeping.asked = Some(Asked::RecoveryKey);
                if keeping.is_locked() {
                    // It was locked while the key was made.
                    (keeping.recovery, keeping.recovery_lost, keeping.asked) = (None, true, None);
                }
            }
            News::Unlocked(card) => self.unlocked(card),
            News::Locked => self.locked(),
            News::Found(found) => {
                self.keeping.waiting = found.len();
                self.keeping.found = found;
            }
            News::Opened(opened) => self.opened(*opened),
            News::Record(record) if self.keeping.asked == Some(Asked::Record) => {
                self.keeping.held = Some(Held::new(&self.pack, record));
            }
            News::Record(_) => {}
            News::State(state) => self.take_state(state),
            News::Closed => self.closed(),
            News::Refused(refusal) => self.refused(refusal),
        }
    }

    fn unlocked(&mut self, card: crate::vault::card::Card) {
        let keeping = &mut self.keeping;
        let was_locked = std::mem::take(&mut keeping.lock) != Lock::Open;
        (keeping.who, keeping.busy, keeping.refused) = (Who::Unlocked(card), false, None);
        keeping.waiting = 0;
        if was_locked {
            keeping.locked_because = None;
            keeping.asked = keeping.recovery_lost.then_some(Asked::NewRecoveryKey);
            if let Some(Aside { fictional: Some(session), screen, .. }) = keeping.aside.take_if(|aside| aside.fictional.is_some())
            {
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
        (keeping.held, keeping.asked) = (None, None);
        keeping.found.clear();
        (self.session, self.message, self.covered) = (None, None, false);
        self.screen = Screen::Start;
    }

    fn opened(&mut self, opened: Opened) {
        let Opened { case, path, read_only, notes, .. } = opened;
        if let Some(revision) = self.keeping.begun.take() {
            let number = revision >> 32;
            self.keeping.kept = Some(Kept { path, read_only, number });
            self.keeping.told = revision;
            return;
        }
        if self.keeping.is_locked() {
            return;
        }
        let aside = self.keeping.aside.take();
        let shortest = || progress::shortest_route(&self.pack, &case.answers);
        let route = aside.as_ref().map_or_else(shortest, |aside| aside.route);
        let screen = aside.as_ref().map_or(Screen::Assessment, |aside| aside.screen);
        self.open(case, route, screen);
        if let Some(session) = &mut self.session {
            if let Some(aside) = aside {
                session.page = aside.page;
            }
            self.keeping.kept = Some(Kept { path, read_only, number: session.number() });
            self.keeping.told = session.revision;
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
                kept.path = Some(place);
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
        keeping.next = keeping.next.take().filter(|next| matches!(next, Next::Keep));
        if was_kept {
            keeping.trouble = Some(refusal);
        } else {
            self.say_failed(format!("That was not done. {refusal}."));
        }
    }
}
