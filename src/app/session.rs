//! The case that is open, and what follows from it.

use std::collections::{BTreeMap, BTreeSet};

use crate::appraise::firmness::fragile_answers;
use crate::appraise::next_question::{NextQuestion, next_questions};
use crate::appraise::{Appraisal, Context, RaisedAlert, Urgency, appraise};
use crate::base::date::Date;
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::case::Case;
use crate::case::answer::{Answers, Detail, Said};
use crate::history::History;
use crate::pack::Pack;
use crate::pack::alert::{Alert, StopsAssessment};
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;

use super::command::{Page, ReportKind};
use super::over_time::OverTime;
use super::progress::page_of;
use super::what_if::{Play, Record, Ways};

/// The case that is open, and what follows from it.
#[derive(Clone, Debug)]
pub struct Session {
    /// What is said and agreed, whether it was saved or not.
    pub case: Case,
    /// The route's place in the pack.
    pub route: usize,
    /// The page of the assessment that is shown.
    pub page: Page,
    /// The question that was looked for last, on whose page we still are.
    pub find: Option<Key<Question>>,
    /// The question on which the keyboard was last.
    pub at: Option<Key<Question>>,
    /// How often one was looked for; tells the screen that the keyboard is to be put on it, be it the same as before.
    pub finds: u32,
    /// The option for whose sake a question was turned to: the way back.
    pub asked_for: Option<Key<Intervention>>,
    /// The option whose details were asked for, and how often any were; tells the screen of a new wish.
    pub wanted_option: (Option<Key<Intervention>>, u32),
    /// What is tried on a copy of the answers.
    pub play: Play,
    /// What would make options fit.
    pub ways: Ways,
    /// The kind of document that was picked, if one was: it stays, whatever the stage.
    pub picked_report: Option<ReportKind>,
    /// What the case file tells of this and earlier assessments; empty for a case that is not kept.
    pub history: History,
    /// Which two assessments are compared, and what came of it.
    pub over_time: OverTime,
    /// What the appraisal was made for.
    pub context: Context,
    /// What follows from the answers.
    pub derived: Derived,
    /// Grows with every change of what is recorded or agreed, so that what was made from it can be made again.
    pub revision: u64,
    /// Stopping alerts past which the worker decided to go on, as long as they stay raised.
    passed: BTreeSet<Key<Alert>>,
    past: Vec<Change>,
    future: Vec<Change>,
}

/// A change of one answer that can be taken back or made again.
#[derive(Clone, Debug)]
struct Change {
    question: Key<Question>,
    /// What was said instead.
    said: Said,
    /// What was added to it instead, where that goes together; otherwise it stays.
    detail: Option<Detail>,
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
            at: None,
            finds: 0,
            asked_for: None,
            wanted_option: (None, 0),
            play: Play::default(),
            ways: Ways::default(),
            picked_report: None,
            history: History::default(),
            over_time: OverTime::default(),
            context,
            derived,
            revision: 0,
            passed: BTreeSet::new(),
            past: Vec::new(),
            future: Vec::new(),
        };
        session.page = super::progress::first_open_page(pack, &session);
        session
    }

    /// Records what was said, and works everything out again.
    pub fn say(&mut self, pack: &Pack, question: Key<Question>, said: Said) {
        if self.case.answers.said(question) != said {
            let back = self.swap(pack, Change { question, said, detail: None });
            self.past.push(back);
            self.future.clear();
        }
    }

    /// Records that the answer of last time is still so. Nothing if there was no value, or something was said today.
    pub fn confirm(&mut self, pack: &Pack, question: Key<Question>) {
        let Some(last) = self.history.last_time(question).filter(|last| last.said.value().is_some()) else { return };
        if self.case.answers.said(question) == Said::NotAsked {
            let (said, detail) = (last.said, Some(last.confirmed()));
            let back = self.swap(pack, Change { question, said, detail });
            self.past.push(back);
            self.future.clear();
        }
    }

    /// Shows a page again that was left, with the keyboard on the question where it was, if that is on the page.
    pub fn come_back(&mut self, pack: &Pack, page: Page, at: Option<Key<Question>>) {
        (self.page, self.at) = (page, at);
        self.find = at.filter(|question| page_of(pack, *question) == page);
        self.finds = self.finds.wrapping_add(1);
    }

    /// Goes on with another day, and works everything out again.
    pub fn set_today(&mut self, pack: &Pack, today: Date) {
        self.context.today = today;
        self.work_out(pack);
    }

    /// The number of this case among those that were opened since the program started.
    pub fn number(&self) -> u64 {
        self.revision >> 32
    }

    /// Takes the last change of an answer back; false if there is none.
    pub fn undo(&mut self, pack: &Pack) -> bool {
        let Some(change) = self.past.pop() else { return false };
        let again = self.swap(pack, change);
        self.future.push(again);
        true
    }

    /// Makes the change that was taken back again; false if there is none.
    pub fn redo(&mut self, pack: &Pack) -> bool {
        let Some(change) = self.future.pop() else { return false };
        let back = self.swap(pack, change);
        self.past.push(back);
        true
    }

    /// What undoing would change: the question, and what is said to it then.
    pub fn undone(&self) -> Option<(Key<Question>, Said)> {
        self.past.last().map(|change| (change.question, change.said))
    }

    /// What redoing would change: the question, and what is said to it then.
    pub fn redone(&self) -> Option<(Key<Question>, Said)> {
        self.future.last().map(|change| (change.question, change.said))
    }

    /// The alert for which the questions should wait now, if there is one past which nobody has gone on.
    pub fn stop(&self, pack: &Pack) -> Option<&RaisedAlert> {
        self.stopping(pack).find(|raised| !self.passed.contains(&raised.alert))
    }

    /// Goes on past every alert for which the questions should wait now.
    pub fn go_on(&mut self, pack: &Pack) {
        let passed: Vec<_> = self.stopping(pack).map(|raised| raised.alert).collect();
        self.passed.extend(passed);
    }

    fn stopping(&self, pack: &Pack) -> impl Iterator<Item = &RaisedAlert> {
        let held = self.derived.appraisal.alerts.iter().filter(|raised| raised.urgency == Urgency::ActNow);
        held.filter(|raised| {
            let alert = &pack.alerts[raised.alert];
            let is_dealt_with = self.case.plan.settled(&alert.id).is_some();
            !is_dealt_with
                && match alert.stops {
                    StopsAssessment::Never => false,
                    StopsAssessment::AtOnce => true,
                    StopsAssessment::AfterSection => {
                        raised.finding.because.iter(&pack.questions).all(|question| page_of(pack, question) != self.page)
                    }
                }
        })
    }

    /// Makes a change. Returns the one that takes it back.
    fn swap(&mut self, pack: &Pack, change: Change) -> Change {
        let Change { question, said, detail } = change;
        let answers = &mut self.case.answers;
        let was_added = detail.is_some().then(|| answers.detail(question).cloned().unwrap_or_default());
        let back = Change { question, said: answers.said(question), detail: was_added };
        answers.say(question, said);
        if let Some(detail) = detail {
            answers.set_detail(question, detail);
        }
        self.work_out(pack);
        back
    }

    fn work_out(&mut self, pack: &Pack) {
        self.derived = Derived::new(pack, &self.case.answers, &self.context);
        self.ways.forget();
        self.play_with(pack, Play::work_out);
        self.revision += 1;
        // An alert that comes back stops once more.
        let raised = &self.derived.appraisal.alerts;
        self.passed.retain(|passed| raised.iter().any(|raised| raised.alert == *passed && raised.urgency == Urgency::ActNow));
    }

    /// Plays on a copy of what is recorded.
    pub fn play_with(&mut self, pack: &Pack, change: impl FnOnce(&mut Play, Record<'_>)) {
        let Self { case, context, derived, play, .. } = self;
        change(play, Record { pack, answers: &case.answers, context, appraisal: &derived.appraisal });
    }
}
