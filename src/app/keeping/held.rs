//! What is held of a case, in words, worked out once when its record arrives.

use crate::base::date::Date;
use crate::case::{Case, text};
use crate::pack::Pack;
use crate::vault::card::Card;
use crate::vault::record::Record;
use crate::vault::record::log::Entry;

use super::{moment_in_words, route};

/// What is held of the case, in words.
#[derive(Debug)]
pub struct Held {
    /// How many assessments.
    pub assessments: usize,
    /// The day until which it is kept.
    pub keep_until: Option<Date>,
    /// Who can open it.
    pub readers: Vec<Reader>,
    /// How much there is of what can be left out of a copy.
    pub parts: Parts,
    /// What was done, the last thing first: number, time, who, what, to what.
    pub log: Vec<Vec<String>>,
    pub(super) record: Box<Record>,
}

/// Somebody whose key opens the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Name and key.
    pub card: Card,
    /// True for the worker and the worker’s recovery key, who always stay.
    pub stays: bool,
}

/// How much there is of what can be left out, in all assessments together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Questions answered in the latest assessment.
    pub answers: usize,
    /// Answers with a note of the worker.
    pub notes: usize,
    /// Places where the person’s own words stand.
    pub words: usize,
    /// Places of the plan where something was written freely.
    pub plan_texts: usize,
}

impl Held {
    pub(super) fn new(pack: &Pack, record: Box<Record>, own: Option<&Card>) -> Self {
        let row = |entry: &Entry| {
            let what = pack.question(&entry.what).map(|key| pack.questions[key].label.clone());
            let who = if entry.name.is_empty() { "–" } else { &entry.name };
            let done = entry.did.in_words().to_owned();
            let what = what.or_else(|| route::in_words(pack, &entry.what)).unwrap_or_else(|| entry.what.clone());
            vec![entry.n.to_string(), moment_in_words(&entry.at), who.to_owned(), done, what]
        };
        let reader = |card: &Card| Reader {
            card: card.clone(),
            stays: own.is_some_and(|own| own.key() == card.key() || card.is_recovery_key_of(own)),
        };
        let cases = record.assessments.iter().filter_map(|one| text::parse(pack, "the case", one.text()).ok());
        Self {
            assessments: record.assessments.len(),
            keep_until: record.keep_until,
            readers: record.keys.iter().map(reader).collect(),
            parts: cases.fold(Parts::default(), |sum, case| sum.with(Parts::of(pack, &case))),
            log: record.log.entries().iter().rev().map(row).collect(),
            record,
        }
    }
}

impl Parts {
    /// These, and those of a later assessment.
    fn with(self, later: Self) -> Self {
        Self {
            answers: later.answers,
            notes: self.notes + later.notes,
            words: self.words + later.words,
            plan_texts: self.plan_texts + later.plan_texts,
        }
    }

    fn of(pack: &Pack, case: &Case) -> Self {
        let details = || pack.questions.keys().filter_map(|key| case.answers.detail(key));
        let plan = &case.plan;
        let count = |texts: &[&String]| texts.iter().filter(|text| !text.trim().is_empty()).count();
        let views = plan.decisions.iter().map(|made| &made.person_view).chain(plan.wishes.iter().map(|wish| &wish.words));
        let free = plan.decisions.iter().map(|made| &made.reason);
        let free = free.chain(plan.barriers.iter().map(|barrier| &barrier.fix));
        let free = free.chain(plan.consents.iter().map(|consent| &consent.witness));
        let free = free.chain(plan.present.iter().map(|present| &present.who));
        let free = free.chain(plan.settled_alerts.iter().map(|settled| &settled.reason)).chain([&plan.agreed_fixes]);
        let words = details().map(|detail| &detail.words).chain(views).chain([&plan.goals, &plan.preferences]);
        Self {
            answers: case.answers.count(),
            notes: count(&details().map(|detail| &detail.note).collect::<Vec<_>>()),
            words: count(&words.collect::<Vec<_>>()),
            plan_texts: count(&free.collect::<Vec<_>>()),
        }
    }
}
