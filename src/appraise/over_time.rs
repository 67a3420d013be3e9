//! Then and now: what changed between two assessments of one person, and why.
//!
//! Three things can make a difference, and each is told apart by changing it alone, in this order: the pack, for what was
//! written down then is compared with what the same answers come to now, for the same day; the day, as laws and ages have
//! dates; the answers. Nothing is guessed: where it was not written down for which day or with which pack something was
//! worked out, that is said.

use crate::base::date::Date;
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, Said};
use crate::pack::Pack;
use crate::pack::alert::Alert;
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;

use super::what_if_effects::{Effects, GateEffect, effects};
use super::{Appraisal, AppraisedOption, Context, Finding, Standing, Urgency, appraise};

/// What was written down when an assessment was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// True if it was worked out with the pack in use.
    pub with_this_pack: bool,
    /// True if the day is known for which it was worked out.
    pub day_is_known: bool,
    /// Options by id, with where they stood.
    pub standings: Vec<(String, Standing)>,
    /// The ids of the alerts that showed.
    pub alerts: Vec<String>,
}

/// One assessment, as far as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// What was said.
    pub answers: &'a Answers,
    /// The day for which it is worked out.
    pub day: Date,
    /// What was written down; nothing where nothing was, or where it is being changed now.
    pub stored: Option<&'a Stored>,
}

/// What made a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The pack of now is another one.
    Pack,
    /// The pack is another one, or the day was: it was not written down for which day it was worked out then.
    PackOrDay,
    /// Only the day is another one.
    Day,
    /// Answers are others.
    Answers,
}

/// A step on the way from then to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What made it.
    pub cause: Cause,
    /// Where the option stood before and after it.
    pub standing: (Standing, Standing),
    /// The conditions behind it: those whose truth changed; for another pack those that decide by it.
    pub gates: Vec<GateStep>,
}

/// A condition behind a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GateStep {
    /// Its place among the option's gates.
    pub gate: usize,
    /// What it was; nothing where that was another pack's.
    pub was: Option<Truth>,
    /// What it is.
    pub is: Truth,
    /// The answers behind it: the changed ones where answers changed, otherwise all it rests on or lacks.
    pub because: KeySet<Question>,
}

/// An option that stands otherwise, or that was moved on the way and back again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionChange {
    /// The option.
    pub option: Key<Intervention>,
    /// Where it stood and stands.
    pub standing: (Standing, Standing),
    /// The way, at least one step.
    pub steps: Vec<Step>,
}

impl OptionChange {
    /// True where it stands otherwise in the end.
    pub fn is_net(&self) -> bool {
        self.standing.0 != self.standing.1
    }
}

/// An alert that is gone, new, or shows otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlertChange {
    /// The alert.
    pub alert: Key<Alert>,
    /// What made the difference.
    pub cause: Cause,
    /// How it showed and shows; nothing where it does not. Of another pack's result only that it showed is known.
    pub urgency: (Showed, Option<Urgency>),
    /// The answers behind it, as in [`GateStep::because`].
    pub because: KeySet<Question>,
}

/// How an alert showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showed {
    /// Not at all.
    Not,
    /// It did; how urgently was not written down.
    Somehow,
    /// This urgently.
    As(Urgency),
}

/// An answer that is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerChange {
    /// The question.
    pub question: Key<Question>,
    /// What was said then.
    pub was: Said,
    /// What is said now.
    pub is: Said,
}

/// What the pack alone changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackChange {
    /// Options that stand otherwise, in the pack's order.
    pub options: Vec<(Key<Intervention>, Step)>,
    /// Options that the other pack did not have, in the pack's order.
    pub new: Vec<Key<Intervention>>,
    /// Options of the other pack that this one does not have, by id.
    pub gone: Vec<String>,
    /// Alerts that show now and did not.
    pub alerts_new: Vec<Key<Alert>>,
    /// Alerts that showed and do not now, by id.
    pub alerts_gone: Vec<String>,
}

impl PackChange {
    /// True if nothing came out otherwise.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Everything that is otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What the answers of then come to with this pack, for the day of then.
    pub then: Appraisal,
    /// What the answers of now come to.
    pub now: Appraisal,
    /// What the pack alone changed in the result of then; nothing where no other pack was used.
    pub pack: Option<PackChange>,
    /// What the pack alone changed in the result of now, if it was worked out with another one too.
    pub pack_of_now: Option<PackChange>,
    /// Answers that are others now, those only asked then or now among them, in the pack's order.
    pub answers: Vec<AnswerChange>,
    /// Options that stand otherwise or were moved on the way, in the pack's order.
    pub options: Vec<OptionChange>,
    /// Alerts, in the order of the causes.
    pub alerts: Vec<AlertChange>,
    /// What only the day changed.
    pub by_day: Effects,
    /// What the answers changed.
    pub by_answers: Effects,
}

impl Comparison {
    /// True if nothing is otherwise.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
            && self.options.is_empty()
            && self.alerts.is_empty()
            && [&self.by_day, &self.by_answers].iter().all(|effects| effects.options.is_empty() && effects.needs.is_empty())
            && self.pack.as_ref().is_none_or(PackChange::is_empty)
    }
}

/// Compares two assessments of one person. `context` says what is open locally; its day does not count.
pub fn compare(pack: &Pack, context: &Context, then: Moment<'_>, now: Moment<'_>) -> Comparison {
    let at = |answers: &Answers, today: Date| appraise(pack, answers, &Context { today, area: context.area.clone() });
    let first = at(then.answers, then.day);
    let aged = at(then.answers, now.day);
    let last = at(now.answers, now.day);
    let answers = changed_answers(pack, then.answers, now.answers);
    let mut tried = KeySet::EMPTY;
    for change in &answers {
        tried.insert(change.question);
    }
    let by_pack = then.stored.map(|stored| (cause_of(stored), by_pack(pack, stored, &first)));
    let by_day = effects(pack, &first, &aged, &every_question(pack));
    let by_answers = effects(pack, &aged, &last, &tried);
    let options = options(pack, by_pack.as_ref().map(|(_, change)| change), [&first, &last], [&by_day, &by_answers]);
    let alerts = alerts(pack, by_pack.as_ref(), &first, [&by_day, &by_answers]);
    let of_other_pack = |stored: &&Stored| !stored.with_this_pack;
    let pack_of_now = now.stored.filter(of_other_pack).map(|stored| self::by_pack(pack, stored, &last));
    let pack = by_pack.filter(|(cause, _)| *cause != Cause::Day).map(|(_, change)| change);
    Comparison { then: first, now: last, pack, pack_of_now, answers, options, alerts, by_day, by_answers }
}

/// What else than the answers can be behind a difference to what was written down.
fn cause_of(stored: &Stored) -> Cause {
    match (stored.with_this_pack, stored.day_is_known) {
        // With the same pack and answers only the day can have been another one.
        (true, _) => Cause::Day,
        (false, true) => Cause::Pack,
        (false, false) => Cause::PackOrDay,
    }
}

/// What the pack alone changed: what was written down, against what the same answers come to for the same day.
pub fn by_pack(pack: &Pack, stored: &Stored, appraisal: &Appraisal) -> PackChange {
    let stood = |option: Key<Intervention>| {
        let id = pack.interventions[option].id.as_str();
        stored.standings.iter().find(|(stood, _)| stood == id).map(|(_, standing)| *standing)
    };
    let cause = cause_of(stored);
    let mut change = PackChange::default();
    for option in pack.interventions.keys() {
        let Some(appraised) = appraisal.option(option) else { continue };
        match stood(option) {
            // Where nobody wrote any standing down, none can be called new.
            None if stored.standings.is_empty() => {}
            None => change.new.push(option),
            Some(then) if then != appraised.standing => {
                let standing = (then, appraised.standing);
                change.options.push((option, Step { cause, standing, gates: deciding(appraised) }));
            }
            Some(_) => {}
        }
    }
    let is_here = |id: &str| pack.intervention(id).is_some_and(|option| appraisal.option(option).is_some());
    change.gone = stored.standings.iter().map(|(id, _)| id).filter(|id| !is_here(id)).cloned().collect();
    let shows = |id: &str| appraisal.alerts.iter().any(|raised| pack.alerts[raised.alert].id == id);
    change.alerts_gone = stored.alerts.iter().filter(|id| !shows(id)).cloned().collect();
    let is_new = |alert: &Key<Alert>| !stored.alerts.contains(&pack.alerts[*alert].id);
    change.alerts_new = appraisal.alerts.iter().map(|raised| raised.alert).filter(is_new).collect();
    change
}

/// The gates that decide where an option stands: those that fail, or else those that are not known.
fn deciding(appraised: &AppraisedOption) -> Vec<GateStep> {
    let decides = match appraised.standing {
        Standing::DoesNotFit => Truth::No,
        Standing::CannotTell => Truth::Unknown,
        Standing::Fits => Truth::Yes,
    };
    let gates = appraised.gates.iter().enumerate().filter(|(_, finding)| finding.truth == decides);
    let step = |(gate, finding): (usize, &Finding)| GateStep { gate, was: None, is: finding.truth, because: behind(finding) };
    // That all hold is no news of any one of them.
    if appraised.standing == Standing::Fits { Vec::new() } else { gates.map(step).collect() }
}

fn behind(finding: &Finding) -> KeySet<Question> {
    finding.because.union(finding.missing)
}

fn every_question(pack: &Pack) -> KeySet<Question> {
    let mut every = KeySet::EMPTY;
    pack.questions.keys().for_each(|question| every.insert(question));
    every
}

/// The answers that are others, in the pack's order.
pub fn changed_answers(pack: &Pack, then: &Answers, now: &Answers) -> Vec<AnswerChange> {
    let each = pack.questions.keys().map(|question| AnswerChange { question, was: then.said(question), is: now.said(question) });
    each.filter(|change| change.was != change.is).collect()
}

fn options(
    pack: &Pack,
    by_pack: Option<&PackChange>,
    [first, last]: [&Appraisal; 2],
    [by_day, by_answers]: [&Effects; 2],
) -> Vec<OptionChange> {
    let change = |option: Key<Intervention>| {
        let (was, is) = (first.option(option)?.standing, last.option(option)?.standing);
        let of_pack = by_pack.into_iter().flat_map(|change| &change.options).find(|(changed, _)| *changed == option);
        let mut steps: Vec<Step> = of_pack.map(|(_, step)| step.clone()).into_iter().collect();
        for (cause, effects) in [(Cause::Day, by_day), (Cause::Answers, by_answers)] {
            let effect = effects.options.iter().find(|effect| effect.option == option);
            let effect = effect.filter(|effect| effect.standing.0 != effect.standing.1);
            steps.extend(effect.map(|effect| Step {
                cause,
                standing: effect.standing,
                gates: effect.gates.iter().map(gate_step).collect(),
            }));
        }
        let was = steps.first().map_or(was, |step| step.standing.0);
        (!steps.is_empty()).then_some(OptionChange { option, standing: (was, is), steps })
    };
    pack.interventions.keys().filter_map(change).collect()
}

fn gate_step(effect: &GateEffect) -> GateStep {
    GateStep { gate: effect.gate, was: Some(effect.truth.0), is: effect.truth.1, because: effect.because }
}

fn alerts(
    pack: &Pack,
    by_pack: Option<&(Cause, PackChange)>,
    first: &Appraisal,
    [by_day, by_answers]: [&Effects; 2],
) -> Vec<AlertChange> {
    let mut alerts = Vec::new();
    if let Some((cause, change)) = by_pack {
        let raised = |alert| first.alerts.iter().find(|raised| raised.alert == alert);
        let new = change.alerts_new.iter().filter_map(|alert| raised(*alert));
        alerts.extend(new.map(|raised| AlertChange {
            alert: raised.alert,
            cause: *cause,
            urgency: (Showed::Not, Some(raised.urgency)),
            because: behind(&raised.finding),
        }));
        let gone = change.alerts_gone.iter().filter_map(|id| pack.alerts.find(|alert| alert.id == *id));
        alerts.extend(gone.map(|(alert, _)| AlertChange {
            alert,
            cause: *cause,
            urgency: (Showed::Somehow, None),
            because: KeySet::EMPTY,
        }));
    }
    for (cause, effects) in [(Cause::Day, by_day), (Cause::Answers, by_answers)] {
        alerts.extend(effects.alerts.iter().map(|effect| AlertChange {
            alert: effect.alert,
            cause,
            urgency: (effect.urgency.0.map_or(Showed::Not, Showed::As), effect.urgency.1),
            because: effect.because,
        }));
    }
    alerts
}
