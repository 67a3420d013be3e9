//! Play: a copy of the answers to try things on, and what would come of it. The record is never touched.

use std::collections::BTreeMap;

use crate::appraise::what_if::WhatIf;
use crate::appraise::what_if_effects::{Effects, effects};
use crate::appraise::{Appraisal, Context, appraise};
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::case::answer::{Answers, Said};
use crate::pack::Pack;
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;

/// What is tried on a copy of the answers, and what would come of it.
#[derive(Clone, Debug, Default)]
pub struct Play {
    /// The option for whose sake it was opened, if one was.
    pub option: Option<Key<Intervention>>,
    /// What is tried, in the order of trying; each differs from the record.
    pub tried: Vec<(Key<Question>, Said)>,
    /// What would come of it; `None` while nothing is tried.
    pub outcome: Option<Outcome>,
}

/// What would come of what is tried.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The copy of the answers.
    pub answers: Answers,
    /// The appraisal of the copy.
    pub appraisal: Appraisal,
    /// What comes out otherwise than from the record.
    pub effects: Effects,
}

/// What a trial starts from: the record as it is.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// What is recorded.
    pub answers: &'a Answers,
    /// For which day and area.
    pub context: &'a Context,
    /// What follows from it.
    pub appraisal: &'a Appraisal,
}

impl Play {
    /// What stands in the copy: what is tried, or else what is recorded.
    pub fn said(&self, record: &Answers, question: Key<Question>) -> Said {
        self.trial(question).unwrap_or_else(|| record.said(question))
    }

    /// What is tried for a question, if anything is.
    pub fn trial(&self, question: Key<Question>) -> Option<Said> {
        self.tried.iter().find(|(tried, _)| *tried == question).map(|(_, said)| *said)
    }

    /// Tries an answer; what the record says already is put back.
    pub fn try_out(&mut self, record: Record<'_>, question: Key<Question>, said: Said) {
        match self.tried.iter_mut().find(|(tried, _)| *tried == question) {
            Some(trial) => trial.1 = said,
            None => self.tried.push((question, said)),
        }
        self.work_out(record);
    }

    /// Tries these answers and no others.
    pub fn try_set(&mut self, record: Record<'_>, set: Vec<(Key<Question>, Said)>) {
        self.tried = set;
        self.work_out(record);
    }

    /// Puts one answer back to what is recorded.
    pub fn put_back(&mut self, record: Record<'_>, question: Key<Question>) {
        self.tried.retain(|(tried, _)| *tried != question);
        self.work_out(record);
    }

    /// Works out what would come of it, from the record as it is now.
    pub fn work_out(&mut self, record: Record<'_>) {
        self.tried.retain(|(question, said)| record.answers.said(*question) != *said);
        if self.tried.is_empty() {
            self.outcome = None;
            return;
        }
        let mut answers = record.answers.clone();
        let mut tried = KeySet::EMPTY;
        for (question, said) in &self.tried {
            answers.say(*question, *said);
            tried.insert(*question);
        }
        let appraisal = appraise(record.pack, &answers, record.context);
        let effects = effects(record.pack, record.appraisal, &appraisal, &tried);
        self.outcome = Some(Outcome { answers, appraisal, effects });
    }
}

/// What would make options fit, as far as somebody has asked; forgotten when an answer changes.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    found: BTreeMap<Key<Intervention>, Option<WhatIf>>,
    /// Grows when everything is forgotten, so that what was worked out for earlier answers is not taken for these.
    stamp: u64,
}

impl Ways {
    /// True when nobody has asked about the option since the answers changed.
    pub fn is_new(&self, option: Key<Intervention>) -> bool {
        !self.found.contains_key(&option)
    }

    /// What would make the option fit; `None` while that is not worked out.
    pub fn of(&self, option: Key<Intervention>) -> Option<&WhatIf> {
        self.found.get(&option)?.as_ref()
    }

    /// For which answers it is worked out now.
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    /// Keeps what was found; `None` for what is under way.
    pub fn keep(&mut self, option: Key<Intervention>, found: Option<WhatIf>) {
        self.found.insert(option, found);
    }

    /// Forgets everything, as the answers are others now.
    pub fn forget(&mut self) {
        self.found.clear();
        self.stamp += 1;
    }
}
