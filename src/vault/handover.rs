//! A copy of a case for somebody else: what is left out, whom it is sealed to, and what both logs are told.

use std::path::Path;

use super::card::Card;
use super::envelope::{self, Form};
use super::record::log::Did;
use super::record::{By, Record};
use super::refusal::{Kind, Refusal};
use super::sealed::WorkFactor;
use super::secret::Passphrase;
use super::store::Disk;
use super::store::save::{Before, Keep, save};
use crate::case::answer::Detail;
use crate::case::plan::Plan;
use crate::case::{self, Case};
use crate::pack::Pack;

/// What can be left out of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The worker's notes on answers.
    Notes,
    /// What the person said, in their words: on answers, goals, wishes and views of options.
    Words,
    /// What was written freely in the plan: reasons, agreed ways round, who was there.
    PlanTexts,
    /// The assessments before the latest.
    Earlier,
}

impl Part {
    /// Every one, in the order in which they are offered.
    pub const EVERY: [Self; 4] = [Self::Notes, Self::Words, Self::PlanTexts, Self::Earlier];

    /// In words, to follow "without".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::Words => "the person’s own words",
            Self::PlanTexts => "free text of the plan",
            Self::Earlier => "earlier assessments",
        }
    }
}

/// Who will be able to open a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// These, each with their own key.
    Keys(Vec<Card>),
    /// Whoever has this passphrase.
    Passphrase(Passphrase, WorkFactor),
}

impl Whom {
    /// In words, for the log: names, never a passphrase.
    pub fn in_words(&self) -> String {
        match self {
            Self::Keys(cards) => cards.iter().map(Card::name_or_key).collect::<Vec<_>>().join(", "),
            Self::Passphrase(..) => "a passphrase of its own".to_owned(),
        }
    }
}

/// What the log is told of a copy: for whom, and what was left out.
pub fn told(whom: &Whom, without: &[Part]) -> String {
    let parts: Vec<&str> = Part::EVERY.iter().filter(|part| without.contains(part)).map(|part| part.in_words()).collect();
    if parts.is_empty() { whom.in_words() } else { format!("{}; without {}", whom.in_words(), parts.join(", ")) }
}

/// Writes a copy to a place that must be free. The log of the copy tells what `did` says and what was left out.
///
/// # Errors
/// If something cannot be left out, nobody is named who could open it, or it was not written.
pub fn write(
    disk: &dyn Disk,
    pack: &Pack,
    record: &Record,
    (whom, without): (&Whom, &[Part]),
    (did, by): (Did, &By<'_>),
    to: &Path,
) -> Result<(), Refusal> {
    let mut copy = leave_out(pack, record.clone(), without)?;
    copy.keys.clear();
    copy.belongs_to = None;
    let form = match whom {
        Whom::Keys(cards) => {
            copy.share_with(cards);
            Form::ToKeys(cards.iter().map(Card::recipient).collect::<Result<_, _>>()?)
        }
        Whom::Passphrase(passphrase, work) => Form::UnderPassphrase(passphrase.clone(), *work),
    };
    copy.note(did, &told(whom, without), by);
    copy.counter = copy.counter.saturating_add(1);
    let bytes = envelope::bytes(&copy, &form, None)?;
    save(disk, to, &bytes, Before::Nothing, Keep::Nothing).map(|_| ()).map_err(|not_saved| *not_saved.refusal)
}

/// The record without these parts.
///
/// # Errors
/// If it holds answers that the pack does not know: what is in them cannot be left out.
pub fn leave_out(pack: &Pack, mut record: Record, without: &[Part]) -> Result<Record, Refusal> {
    if without.contains(&Part::Earlier) {
        record.keep_only_latest();
    }
    if without.iter().any(|part| *part != Part::Earlier) {
        record.change_texts(|text| {
            let mut case = case::text::parse(pack, "the case", text)?;
            if !case.kept.is_empty() || !case.plan.kept.is_empty() {
                let what = "holds answers that this pack does not know, and words in them cannot be left out";
                return Err(Refusal::new(Kind::Refused, what).help("seal it with the pack that it was made with"));
            }
            leave_out_of_answers(pack, &mut case, without);
            leave_out_of_plan(&mut case.plan, without);
            Ok(case::write(pack, &case))
        })?;
    }
    Ok(record)
}

fn leave_out_of_answers(pack: &Pack, case: &mut Case, without: &[Part]) {
    for key in pack.questions.keys() {
        let Some(mut detail) = case.answers.detail(key).cloned() else { continue };
        let Detail { words, note, .. } = &mut detail;
        if without.contains(&Part::Words) {
            words.clear();
        }
        if without.contains(&Part::Notes) {
            note.clear();
        }
        case.answers.set_detail(key, detail);
    }
}

fn leave_out_of_plan(plan: &mut Plan, without: &[Part]) {
    if without.contains(&Part::Words) {
        plan.goals.clear();
        plan.preferences.clear();
        plan.decisions.iter_mut().for_each(|decision| decision.person_view.clear());
        plan.wishes.iter_mut().for_each(|wish| wish.words.clear());
        plan.wishes.retain(|wish| wish.wish.is_some());
    }
    if without.contains(&Part::PlanTexts) {
        plan.decisions.iter_mut().for_each(|decision| decision.reason.clear());
        plan.barriers.iter_mut().for_each(|barrier| barrier.fix.clear());
        plan.consents.iter_mut().for_each(|consent| consent.witness.clear());
        plan.present.iter_mut().for_each(|present| present.who.clear());
        plan.settled_alerts.iter_mut().for_each(|settled| settled.reason.clear());
        plan.agreed_fixes.clear();
    }
}
