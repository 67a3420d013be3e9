//! The day and the time that it is. People work at night: a window that is open past midnight goes on with the new day.

use std::sync::Arc;

use crate::base::date::Time;

use super::App;

impl App {
    /// The time of day, where the case that is open plays today by the clock of this computer.
    pub fn time(&self) -> Option<Time> {
        let now = self.keeping.now()?;
        let session = self.session.as_ref()?;
        (self.follows_clock && session.context.today == now.date()).then(|| now.time())
    }

    /// Goes on with the new day, and works out again what hangs on it. True if there was one.
    pub(super) fn turn_the_day(&mut self) -> bool {
        let now = self.keeping.now().filter(|now| self.follows_clock && now.date() != self.today);
        let Some(now) = now else { return false };
        self.today = now.date();
        let pack = Arc::clone(&self.pack);
        if let Some(session) = self.session.as_mut().filter(|session| session.case.today.is_none()) {
            session.set_today(&pack, now.date());
        }
        true
    }
}
