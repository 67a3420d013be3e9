//! The appraisal itself: gates to standing, fits and cautions beside it, alerts, prompts and needs.

use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, Said, Value};
use crate::pack::Pack;
use crate::pack::Stage;
use crate::pack::alert::AlertSeverity;
use crate::pack::evidence::RatingClass;
use crate::pack::intervention::{Criterion, Intervention, Need, Role};
use crate::pack::question::Question;

use super::evaluate::{Evaluation, Facts};
use super::{
    Appraisal, AppraisedNeed, AppraisedOption, Context, Finding, Offered, RaisedAlert, RaisedContradiction, RaisedPrompt,
    Standing, Urgency,
};

/// Appraises one person: every option with its standing and its reasons, needs, alerts, prompts.
///
/// Options stand in the order of the screen: fits, cannot tell, does not fit; in each, offered now before later;
/// then by rating group; then by how many of the person's needs they serve; then in the pack's order.
pub fn appraise(pack: &Pack, answers: &Answers, context: &Context) -> Appraisal {
    let evaluation = Evaluation::new(Facts { pack, answers, today: context.today });
    let stage = current_stage(pack, answers);
    let mut needs: Vec<AppraisedNeed> = pack
        .needs
        .entries()
        .map(|(need, entry)| AppraisedNeed { need, finding: evaluation.find(&entry.when), served_by: Vec::new() })
        .collect();
    let has_need = |need: Key<Need>| needs.get(need.place()).is_some_and(|appraised| appraised.finding.truth == Truth::Yes);
    let mut options: Vec<AppraisedOption> = pack
        .interventions
        .entries()
        .filter(|(_, intervention)| intervention.role == Role::Option)
        .map(|(option, intervention)| {
            let gates = find_each(&evaluation, &intervention.gates);
            AppraisedOption {
                option,
                standing: Standing::of(Truth::all(gates.iter().map(|finding| finding.truth))),
                offered: offered(intervention, stage),
                available: context.area.availability(option),
                gates,
                fits: find_each(&evaluation, &intervention.fits),
                cautions: find_each(&evaluation, &intervention.cautions),
                needs: intervention.serves.iter().copied().filter(|need| has_need(*need)).collect(),
            }
        })
        .collect();
    options.sort_by_cached_key(|appraised| {
        let group = rating_group(pack.rating_class(&pack.interventions[appraised.option]));
        (appraised.standing, appraised.offered, group, usize::MAX - appraised.needs.len(), appraised.option)
    });
    for appraised in options.iter().filter(|appraised| appraised.standing != Standing::DoesNotFit) {
        for need in &pack.interventions[appraised.option].serves {
            if let Some(need) = needs.get_mut(need.place()) {
                need.served_by.push(appraised.option);
            }
        }
    }
    let alerts: Vec<Finding> = pack.alerts.iter().map(|alert| evaluation.find(&alert.when)).collect();
    let unknown = unknown(&alerts, &options, &needs);
    let put = questions_to_put(pack, &evaluation, stage);
    let prompts = raised_prompts(pack, &evaluation);
    let applies = evaluation.applies();
    let contradictions = raised_contradictions(pack, &evaluation);
    Appraisal { options, alerts: raised_alerts(pack, &alerts), prompts, contradictions, needs, unknown, applies, put }
}

fn find_each(evaluation: &Evaluation<'_>, criteria: &[Criterion]) -> Vec<Finding> {
    criteria.iter().map(|criterion| evaluation.find(&criterion.when)).collect()
}

/// The stage that was answered; its choices are the stages, in the same order.
pub(super) fn current_stage(pack: &Pack, answers: &Answers) -> Option<Key<Stage>> {
    match answers.said(pack.stage_question) {
        Said::Value(Value::Choice(place)) => pack.stages.key_at(usize::from(place)),
        Said::Value(Value::Choices(_) | Value::Number(_) | Value::Date(_)) | Said::NotAsked | Said::NotKnown | Said::Declined => {
            None
        }
    }
}

fn questions_to_put(pack: &Pack, evaluation: &Evaluation<'_>, stage: Option<Key<Stage>>) -> KeySet<Question> {
    let mut put = KeySet::EMPTY;
    for ((question, entry), applies) in pack.questions.entries().zip(evaluation.applies()) {
        let is_time = entry.ask_at.is_empty() || stage.is_some_and(|stage| entry.ask_at.contains(&stage));
        if is_time && applies.truth == Truth::Yes {
            put.insert(question);
        }
    }
    put
}

fn offered(intervention: &Intervention, stage: Option<Key<Stage>>) -> Offered {
    let Some(stage) = stage else { return Offered::NotKnown };
    if intervention.stages.contains(&stage) {
        Offered::Now
    } else if intervention.stages.iter().any(|offered| *offered > stage) {
        Offered::Later
    } else {
        Offered::Earlier
    }
}

/// Options without an evaluation and options that nobody rated stand in one group: neither says anything of them.
fn rating_group(class: RatingClass) -> u8 {
    match class {
        RatingClass::Reasonable => 0,
        RatingClass::Mixed => 1,
        RatingClass::NoEvaluations | RatingClass::NotRated => 2,
    }
}

fn raised_alerts(pack: &Pack, findings: &[Finding]) -> Vec<RaisedAlert> {
    let found = pack.alerts.entries().zip(findings.iter().copied());
    let mut raised: Vec<RaisedAlert> = found
        .filter_map(|((alert, entry), finding)| {
            Some(RaisedAlert { alert, urgency: urgency(entry.severity, finding.truth)?, finding })
        })
        .collect();
    raised.sort_by_key(|alert| (alert.urgency, alert.alert));
    raised
}

/// How urgently an alert shows. Unknown is never safe: what would be *act now* shows as *check this now*.
fn urgency(severity: AlertSeverity, truth: Truth) -> Option<Urgency> {
    match (severity, truth) {
        (AlertSeverity::ActNow, Truth::Yes) => Some(Urgency::ActNow),
        (AlertSeverity::ActNow, Truth::Unknown) => Some(Urgency::CheckNow),
        (AlertSeverity::BeAware, Truth::Yes) => Some(Urgency::BeAware),
        (AlertSeverity::BeAware, Truth::Unknown) | (_, Truth::No) => None,
    }
}

fn raised_prompts(pack: &Pack, evaluation: &Evaluation<'_>) -> Vec<RaisedPrompt> {
    let found = pack.prompts.entries().map(|(prompt, entry)| RaisedPrompt { prompt, finding: evaluation.find(&entry.when) });
    found.filter(|raised| raised.finding.truth == Truth::Yes).collect()
}

fn raised_contradictions(pack: &Pack, evaluation: &Evaluation<'_>) -> Vec<RaisedContradiction> {
    let found = pack
        .contradictions
        .entries()
        .map(|(contradiction, entry)| RaisedContradiction { contradiction, finding: evaluation.find(&entry.when) });
    found.filter(|raised| raised.finding.truth == Truth::Yes).collect()
}

fn unknown(alerts: &[Finding], options: &[AppraisedOption], needs: &[AppraisedNeed]) -> KeySet<Question> {
    let of_options = options.iter().flat_map(|option| [&option.gates, &option.fits, &option.cautions]).flatten();
    let mut unknown = KeySet::EMPTY;
    for finding in of_options.chain(alerts).chain(needs.iter().map(|need| &need.finding)) {
        unknown.take_in(&finding.missing);
    }
    unknown
}
