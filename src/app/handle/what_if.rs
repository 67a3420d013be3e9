//! Where commands change what is tried. The record is read here and never written.

use std::sync::Arc;

use crate::appraise::what_if::{WhatIf, what_if, what_if_at_once};
use crate::base::table::Key;
use crate::pack::intervention::Intervention;

use crate::app::App;
use crate::app::command::{Screen, WhatIfCommand};
use crate::app::job::Done;
use crate::app::what_if::Play;

impl App {
    pub(super) fn apply_what_if(&mut self, command: WhatIfCommand) {
        let pack = Arc::clone(&self.pack);
        let Some(session) = &mut self.session else { return };
        match command {
            WhatIfCommand::WorkOut(option) => self.work_out_way(option),
            WhatIfCommand::Open(option) => {
                session.play.option = Some(option);
                self.screen = Screen::WhatIf;
            }
            WhatIfCommand::LeaveOption => session.play.option = None,
            WhatIfCommand::Try { question, said } => {
                session.play_with(&pack, |play, record| play.try_out(record, question, said));
            }
            WhatIfCommand::TrySet { option, set } => {
                session.play.option = Some(option);
                session.play_with(&pack, |play, record| play.try_set(record, set));
                self.screen = Screen::WhatIf;
            }
            WhatIfCommand::PutBack(question) => {
                session.play_with(&pack, |play, record| play.put_back(record, question));
            }
            WhatIfCommand::PutAllBack => {
                session.play.tried.clear();
                session.play_with(&pack, Play::work_out);
            }
        }
    }

    /// What can be told at once is told at once; a longer search runs on a thread of its own.
    fn work_out_way(&mut self, option: Key<Intervention>) {
        let Some(session) = &mut self.session else { return };
        let Some(appraised) = session.derived.appraisal.option(option) else { return };
        let found = what_if_at_once(&self.pack, &session.case.answers, &session.context, appraised);
        let is_found = found.is_some();
        session.ways.keep(option, found);
        if is_found {
            return;
        }
        let Some(appraised) = session.derived.appraisal.option(option).cloned() else { return };
        let (pack, answers, context) = (Arc::clone(&self.pack), session.case.answers.clone(), session.context.clone());
        let stamp = (self.opened, session.ways.stamp());
        let started = self.jobs.start("work out what would change it", move || {
            let found = what_if(&pack, &answers, &context, &appraised);
            Done::WorkedOut { stamp, option, found }
        });
        if started.is_err() {
            session.ways.keep(option, Some(WhatIf::GaveUp));
        }
    }

    /// Keeps what was found, if it is still about these answers.
    pub(super) fn keep_way(&mut self, stamp: (u32, u64), option: Key<Intervention>, found: WhatIf) {
        let opened = self.opened;
        if let Some(session) = &mut self.session
            && stamp == (opened, session.ways.stamp())
        {
            session.ways.keep(option, Some(found));
        }
    }
}
