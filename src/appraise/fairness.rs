//! The fairness replay: each protected answer of a person changed, and what comes out otherwise, with the rule behind it.

use crate::base::table::Key;
use crate::case::answer::{Answers, Said, Value};
use crate::pack::Pack;
use crate::pack::alert::Alert;
use crate::pack::condition::Condition;
use crate::pack::intervention::{Criterion, Intervention};
use crate::pack::question::Question;

use super::representative::{tests_on, values};
use super::{Appraisal, Context, Standing, Urgency, appraise};

/// Something that comes out otherwise when one protected answer is changed.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// The protected question.
    pub question: Key<Question>,
    /// What the person said.
    pub from: Value,
    /// What they might have said.
    pub to: Value,
    /// What comes out otherwise.
    pub effect: Effect<'a>,
}

/// What comes out otherwise.
#[derive(Clone, Debug)]
pub enum Effect<'a> {
    /// An option stands otherwise, by these gates.
    Option(Key<Intervention>, Standing, Standing, Vec<&'a Criterion>),
    /// An alert shows otherwise; `None` where it does not show.
    Alert(Key<Alert>, Option<Urgency>, Option<Urgency>),
}

/// Everything that would come out otherwise if one protected answer were another.
///
/// Values that no rule tells apart are tried once.
pub fn replay<'a>(pack: &'a Pack, answers: &Answers, context: &Context) -> Vec<Change<'a>> {
    let before = appraise(pack, answers, context);
    let mut changes = Vec::new();
    for (question, entry) in pack.questions.entries().filter(|(_, question)| question.protected) {
        let Said::Value(from) = answers.said(question) else { continue };
        for to in values(&entry.kind, &tests_on(pack, deciding(pack), question), context.today) {
            let after = appraise(pack, &answers.with(question, Said::Value(to)), context);
            let effects = options(pack, &before, &after).chain(alerts(pack, &before, &after));
            changes.extend(effects.map(|effect| Change { question, from, to, effect }));
        }
    }
    changes
}

/// What decides about options and alerts.
fn deciding(pack: &Pack) -> impl Iterator<Item = &Condition> {
    let gates = pack.interventions.iter().flat_map(|intervention| &intervention.gates).map(|gate| &gate.when);
    gates.chain(pack.alerts.iter().map(|alert| &alert.when))
}

fn options<'a>(pack: &'a Pack, before: &Appraisal, after: &Appraisal) -> impl Iterator<Item = Effect<'a>> {
    pack.interventions.entries().filter_map(|(option, entry)| {
        let (before, after) = (before.option(option)?, after.option(option)?);
        let gates = entry.gates.iter().zip(before.gates.iter().zip(&after.gates));
        let changed = gates.filter(|(_, (before, after))| before.truth != after.truth).map(|(gate, _)| gate);
        let changed: Vec<&Criterion> = changed.collect();
        (before.standing != after.standing).then_some(Effect::Option(option, before.standing, after.standing, changed))
    })
}

fn alerts<'a>(pack: &'a Pack, before: &Appraisal, after: &Appraisal) -> impl Iterator<Item = Effect<'a>> {
    let urgency =
        |appraisal: &Appraisal, alert| appraisal.alerts.iter().find(|raised| raised.alert == alert).map(|raised| raised.urgency);
    pack.alerts.keys().filter_map(move |alert| {
        let (before, after) = (urgency(before, alert), urgency(after, alert));
        (before != after).then_some(Effect::Alert(alert, before, after))
    })
}
