//! The case that is open, and what follows from it.

use std::collections::BTreeMap;

use crate::appraise::firmness::fragile_answers;
use crate::appraise::next_question::{NextQuestion, next_questions};
use crate::appraise::{Appraisal, Context, appraise};
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::case::Case;
use crate::case::answer::{Answers, Said};
use crate::pack::Pack;
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;

use super::command::{Page, ReportKind};
use super::what_if::{Play, Record, Ways};

/// The case that is open, and what follows from it.
#[derive(Clone, Debug)]
pub struct Session {
    /// The case.
    pub case: Case,
    /// The route's place in the pack.
    pub route: usize,
    /// The page of the assessment that is shown.
    pub page: Page,
    /// The question on which the keyboard is to be put; taken by the screen once it has done so.
    pub find: Option<Key<Question>>,
    /// The option for whose sake a question was turned to: the way back.
    pub asked_for: Option<Key<Intervention>>,
    /// The option whose details were asked for, and how often any were; tells the screen of a new wish.
    pub wanted_option: (Option<Key<Intervention>>, u32),
    /// What is tried on a copy of the answers.
    pub play: Play,
    /// What would make options fit.
    pub ways: Ways,
    /// The kind of document that is shown.
    pub report: ReportKind,
    /// What the appraisal was made for.
    pub context: Context,
    /// What follows from the answers.
    pub derived: Derived,
    /// Grows with every change of what is recorded or agreed, so that what was made from it can be made again.
    pub revision: u64,
    past: Vec<Answers>,
    future: Vec<Answers>,
}

/// What follows from the answers.
#[derive(Clone, Debug)]
pub struct Derived {
    /// Standings, alerts, prompts, needs.
    pub appraisal: Appraisal,
    /// The next best questions.
    pub next: Vec<NextQuestion>,
    /// For each option the answers on which its standing hangs; empty for a firm one.
    pub fragile: BTreeMap<Key<Intervention>, KeySet<Question>>,
}

impl Derived {
    /// Works everything out from the answers.
    pub fn new(pack: &Pack, answers: &Answers, context: &Context) -> Self {
        let appraisal = appraise(pack, answers, context);
        let next = next_questions(pack, answers, context, &appraisal);
        let fragile = appraisal.options.iter().map(|option| (option.option, fragile_answers(pack, answers, context, option)));
        Self { fragile: fragile.collect(), next, appraisal }
    }
}

impl Session {
    /// Opens a case on a route.
    pub fn new(pack: &Pack, case: Case, route: usize, context: Context) -> Self {
        let derived = Derived::new(pack, &case.answers, &context);
        let mut session = Self {
            case,
            route,
            page: Page::Section(0),
            find: None,
            asked_for: None,
            wanted_option: (None, 0),
            play: Play::default(),
            ways: Ways::default(),
            report: ReportKind::default(),
            context,
            derived,
            revision: 0,
            past: Vec::new(),
            future: Vec::new(),
        };
        session.page = super::progress::first_open_page(pack, &session);
        session
    }

    /// Records what was said, and works everything out again.
    pub fn say(&mut self, pack: &Pack, question: Key<Question>, said: Said) {
        if self.case.answers.said(question) != said {
            self.past.push(self.case.answers.clone());
            self.future.clear();
            self.case.answers.say(question, said);
            self.work_out(pack);
        }
    }

    /// Takes the last change of an answer back; false if there is none.
    pub fn undo(&mut self, pack: &Pack) -> bool {
        let Some(earlier) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.case.answers, earlier));
        self.work_out(pack);
        true
    }

    /// Makes the change that was taken back again; false if there is none.
    pub fn redo(&mut self, pack: &Pack) -> bool {
        let Some(later) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.case.answers, later));
        self.work_out(pack);
        true
    }

    /// True when there is a change to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// True when there is a change to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    fn work_out(&mut self, pack: &Pack) {
        self.derived = Derived::new(pack, &self.case.answers, &self.context);
        self.ways.forget();
        self.play_with(pack, Play::work_out);
        self.revision += 1;
    }

    /// Plays on a copy of what is recorded.
    pub fn play_with(&mut self, pack: &Pack, change: impl FnOnce(&mut Play, Record<'_>)) {
        let Self { case, context, derived, play, .. } = self;
        change(play, Record { pack, answers: &case.answers, context, appraisal: &derived.appraisal });
    }
}
