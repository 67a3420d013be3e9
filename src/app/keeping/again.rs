//! Beginning another assessment of the same person. The record has it before the window shows it: what is recorded next
//! can then go nowhere else.

use crate::app::App;
use crate::app::command::Screen;
use crate::app::session::Session;
use crate::appraise::appraise;
use crate::case::Case;
use crate::outcome::outcome;
use crate::vault::keeper::{Ask, Opened};

use super::{Kept, route};

impl App {
    /// True if another assessment can be begun: the case is kept here, and not only to be looked at.
    pub fn can_assess_again(&self) -> bool {
        self.session.as_ref().is_some_and(|session| !session.case.fictional && !session.history.assessments.is_empty())
            && self.keeping.kept.as_ref().is_some_and(|kept| kept.read_only.is_none())
            && !self.keeping.turning
    }

    /// True if the latest assessment is of another day, so that it is time to ask.
    pub fn is_time_to_assess_again(&self) -> bool {
        let on = |session: &Session| session.history.assessments.last().and_then(|latest| latest.on);
        self.can_assess_again() && self.session.as_ref().is_some_and(|session| on(session) != Some(session.context.today))
    }

    pub(super) fn assess_again(&mut self) {
        if !self.can_assess_again() {
            return;
        }
        self.tell_keeper();
        let Some(session) = &self.session else { return };
        // Nothing of last time is assumed: the reference goes on, the answers and the plan begin anew.
        let case = Case { reference: session.case.reference.clone(), ..Case::default() };
        let today = session.context.today;
        let outcome = outcome(&self.pack, &appraise(&self.pack, &case.answers, &session.context), today);
        self.keeping.asked = None;
        self.keeping.turning = self.ask(Ask::AssessAgain(Box::new(case), outcome, today));
    }

    pub(super) fn assessed_again(&mut self, opened: Opened) {
        self.keeping.turning = false;
        if self.keeping.is_locked() {
            return;
        }
        let Opened { record, case, history, path, read_only, under_passphrase, .. } = opened;
        let (keep_until, noted) = (record.keep_until, route::noted(&self.pack, &record.log));
        let route = self.session.as_ref().map_or(0, |session| session.route);
        self.open(case, route, Screen::Assessment);
        if let Some(session) = &mut self.session {
            session.history = history;
            let number = session.number();
            self.keeping.kept = Some(Kept { path, read_only, under_passphrase, keep_until, route: noted, number });
            self.keeping.told = session.revision;
        }
    }
}
