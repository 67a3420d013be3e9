//! What `appraise --json` writes. Other programs read it: its shape is kept, and keys may only be added.

use serde::Serialize;

use crate::appraise::next_question::NextQuestion;
use crate::appraise::{
    AppraisedNeed, AppraisedOption, Finding, Offered, RaisedAlert, RaisedContradiction, RaisedPrompt, Standing, Urgency, explain,
    firmness,
};
use crate::area::Availability;
use crate::base::truth::Truth;
use crate::pack::Pack;
use crate::pack::evidence::{Rating, RatingClass};
use crate::pack::intervention::{Basis, Criterion, Role};
use crate::report::Material;

use super::json::{AnswerJson, CitationJson, answers, citations, question_ids};

/// Everything that came out.
#[derive(Debug, Serialize)]
pub struct AppraisalJson<'a> {
    /// Which knowledge was used.
    pub pack: PackJson<'a>,
    /// The day for which it was worked out.
    pub today: String,
    /// The case's reference.
    pub reference: &'a str,
    /// True for a made-up person.
    pub fictional: bool,
    /// Options, in the order of the screen.
    pub options: Vec<OptionJson<'a>>,
    /// Alerts that show, most urgent first.
    pub alerts: Vec<AlertJson<'a>>,
    /// Prompts that show, in the pack's order.
    pub prompts: Vec<PromptJson<'a>>,
    /// Answers that contradict each other, in the pack's order.
    pub contradictions: Vec<ContradictionJson<'a>>,
    /// Every need, in the pack's order.
    pub needs: Vec<NeedJson<'a>>,
    /// What to ask next, best first.
    pub next: Vec<NextJson<'a>>,
    /// Questions whose answers are lacking somewhere, in the pack's order.
    pub unknown: Vec<&'a str>,
    /// Answers that the pack has no place for.
    pub kept: Vec<KeptJson<'a>>,
}

/// A pack's name, version and fingerprint.
#[derive(Debug, Serialize)]
pub struct PackJson<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its version.
    pub version: &'a str,
    /// SHA-256 of its files.
    pub sha256: &'a str,
    /// The day on which its law was last looked at.
    pub law_as_at: String,
}

impl<'a> PackJson<'a> {
    /// Which pack it is.
    pub fn new(pack: &'a Pack) -> Self {
        Self { name: &pack.name, version: &pack.version, sha256: &pack.sha256, law_as_at: pack.law_as_at.to_string() }
    }
}

/// An option with its standing and its reasons.
#[derive(Debug, Serialize)]
pub struct OptionJson<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What part it plays; always "option".
    pub role: Role,
    /// Where it stands.
    pub standing: Standing,
    /// When it is offered; "not-known" where the stage is not known.
    pub offered: Offered,
    /// Whether it can be had here.
    pub available: Availability,
    /// True when no single changed answer would change where it stands.
    pub firm: bool,
    /// The questions of which another answer, alone, would.
    pub fragile: Vec<&'a str>,
    /// The person's needs that it serves.
    pub needs: Vec<&'a str>,
    /// What rating bodies said.
    pub ratings: Vec<RatingJson<'a>>,
    /// What must hold.
    pub gates: Vec<CriterionJson<'a>>,
    /// What speaks for it.
    pub fits: Vec<CriterionJson<'a>>,
    /// What is to be weighed.
    pub cautions: Vec<CriterionJson<'a>>,
}

/// What a rating body said.
#[derive(Debug, Serialize)]
pub struct RatingJson<'a> {
    /// The source's id.
    pub body: &'a str,
    /// The class.
    pub class: RatingClass,
    /// The publication's year as the pack has it.
    pub year: &'a str,
    /// True when the body named a group and this belongs to it by our reading.
    pub inferred: bool,
}

/// A gate, a fit or a caution with what was found.
#[derive(Debug, Serialize)]
pub struct CriterionJson<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its sentence.
    pub says: &'a str,
    /// Whether it holds.
    pub truth: Truth,
    /// What a gate stands on; not there for fits and cautions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// The answers it rests on.
    pub because: Vec<AnswerJson<'a>>,
    /// The questions whose answers it lacks.
    pub missing: Vec<&'a str>,
    /// Where the rule comes from.
    pub citations: Vec<CitationJson<'a>>,
}

/// An alert that shows.
#[derive(Debug, Serialize)]
pub struct AlertJson<'a> {
    /// Its id.
    pub id: &'a str,
    /// How urgently it shows.
    pub severity: Urgency,
    /// A few words.
    pub title: &'a str,
    /// What the danger is.
    pub says: &'a str,
    /// What to do, step by step.
    #[serde(rename = "do")]
    pub steps: &'a [String],
    /// The answers it rests on.
    pub because: Vec<AnswerJson<'a>>,
    /// The questions whose answers it lacks.
    pub missing: Vec<&'a str>,
    /// Where it comes from.
    pub citations: Vec<CitationJson<'a>>,
}

/// A prompt that shows.
#[derive(Debug, Serialize)]
pub struct PromptJson<'a> {
    /// Its id.
    pub id: &'a str,
    /// What to do or ask.
    pub says: &'a str,
    /// The answers it rests on.
    pub because: Vec<AnswerJson<'a>>,
    /// Where it comes from.
    pub citations: Vec<CitationJson<'a>>,
}

/// Answers that contradict each other.
#[derive(Debug, Serialize)]
pub struct ContradictionJson<'a> {
    /// Its id.
    pub id: &'a str,
    /// What does not go together.
    pub says: &'a str,
    /// The answers that make it.
    pub because: Vec<AnswerJson<'a>>,
}

/// A need.
#[derive(Debug, Serialize)]
pub struct NeedJson<'a> {
    /// Its id.
    pub id: &'a str,
    /// Whether the person has it.
    pub truth: Truth,
    /// Options that serve it and do not fail, in the order of the screen.
    pub served_by: Vec<&'a str>,
}

/// A question worth asking next.
#[derive(Debug, Serialize)]
pub struct NextJson<'a> {
    /// Its id.
    pub question: &'a str,
    /// Why, in words.
    pub why: String,
    /// Alerts, then options, that some answer to it would settle.
    pub settles: Vec<&'a str>,
    /// Needs that some answer to it would settle.
    pub needs: Vec<&'a str>,
}

/// An answer that the pack has no place for.
#[derive(Debug, Serialize)]
pub struct KeptJson<'a> {
    /// The question's id as it was given.
    pub question: &'a str,
    /// Why it is not used.
    pub why: &'a str,
}

impl<'a> AppraisalJson<'a> {
    /// The appraisal of a case, for other programs.
    pub fn new(material: Material<'a>) -> Self {
        let Material { pack, case, context, appraisal, next, since: _ } = material;
        Self {
            pack: PackJson::new(pack),
            today: context.today.to_string(),
            reference: &case.reference,
            fictional: case.fictional,
            options: appraisal.options.iter().map(|appraised| option(material, appraised)).collect(),
            alerts: appraisal.alerts.iter().map(|raised| alert(material, raised)).collect(),
            prompts: appraisal.prompts.iter().map(|raised| prompt(material, raised)).collect(),
            contradictions: appraisal.contradictions.iter().map(|raised| contradiction(material, raised)).collect(),
            needs: appraisal.needs.iter().map(|appraised| need(pack, appraised)).collect(),
            next: next.iter().map(|next| next_json(pack, next)).collect(),
            unknown: question_ids(pack, appraisal.unknown),
            kept: case.kept.iter().map(|kept| KeptJson { question: &kept.question, why: &kept.why }).collect(),
        }
    }
}

fn option<'a>(material: Material<'a>, appraised: &AppraisedOption) -> OptionJson<'a> {
    let Material { pack, case, context, .. } = material;
    let intervention = &pack.interventions[appraised.option];
    let fragile = firmness::fragile_answers(pack, &case.answers, context, appraised);
    OptionJson {
        id: &intervention.id,
        name: &intervention.name,
        role: intervention.role,
        standing: appraised.standing,
        offered: appraised.offered,
        available: appraised.available,
        firm: fragile.is_empty(),
        fragile: question_ids(pack, fragile),
        needs: appraised.needs.iter().map(|need| pack.needs[*need].id.as_str()).collect(),
        ratings: intervention.ratings.iter().map(|entry| rating(pack, entry)).collect(),
        gates: criteria(material, &intervention.gates, &appraised.gates, |gate| Some(gate.basis)),
        fits: criteria(material, &intervention.fits, &appraised.fits, |_| None),
        cautions: criteria(material, &intervention.cautions, &appraised.cautions, |_| None),
    }
}

/// A rating, for other programs.
pub fn rating<'a>(pack: &'a Pack, rating: &Rating) -> RatingJson<'a> {
    let body = &pack.sources[rating.body];
    RatingJson { body: &body.id, class: rating.class, year: &body.year, inferred: rating.inferred }
}

fn criteria<'a>(
    material: Material<'a>,
    criteria: &'a [Criterion],
    findings: &[Finding],
    basis: fn(&Criterion) -> Option<Basis>,
) -> Vec<CriterionJson<'a>> {
    let Material { pack, case, .. } = material;
    let json = |(criterion, finding): (&'a Criterion, &Finding)| CriterionJson {
        id: &criterion.id,
        says: &criterion.says,
        truth: finding.truth,
        basis: basis(criterion),
        because: answers(pack, &case.answers, finding.because),
        missing: question_ids(pack, finding.missing),
        citations: citations(pack, &criterion.cites),
    };
    criteria.iter().zip(findings).map(json).collect()
}

fn alert<'a>(material: Material<'a>, raised: &RaisedAlert) -> AlertJson<'a> {
    let Material { pack, case, .. } = material;
    let alert = &pack.alerts[raised.alert];
    AlertJson {
        id: &alert.id,
        severity: raised.urgency,
        title: &alert.title,
        says: &alert.says,
        steps: &alert.steps,
        because: answers(pack, &case.answers, raised.finding.because),
        missing: question_ids(pack, raised.finding.missing),
        citations: citations(pack, &alert.cites),
    }
}

fn prompt<'a>(material: Material<'a>, raised: &RaisedPrompt) -> PromptJson<'a> {
    let Material { pack, case, .. } = material;
    let prompt = &pack.prompts[raised.prompt];
    PromptJson {
        id: &prompt.id,
        says: &prompt.says,
        because: answers(pack, &case.answers, raised.finding.because),
        citations: citations(pack, &prompt.cites),
    }
}

fn contradiction<'a>(material: Material<'a>, raised: &RaisedContradiction) -> ContradictionJson<'a> {
    let Material { pack, case, .. } = material;
    let entry = &pack.contradictions[raised.contradiction];
    ContradictionJson { id: &entry.id, says: &entry.says, because: answers(pack, &case.answers, raised.finding.because) }
}

fn need<'a>(pack: &'a Pack, appraised: &AppraisedNeed) -> NeedJson<'a> {
    let served_by = appraised.served_by.iter().map(|option| pack.interventions[*option].id.as_str()).collect();
    NeedJson { id: &pack.needs[appraised.need].id, truth: appraised.finding.truth, served_by }
}

/// A question worth asking next, for other programs.
pub fn next_json<'a>(pack: &'a Pack, next: &NextQuestion) -> NextJson<'a> {
    let alerts = next.alerts.iter().map(|alert| pack.alerts[*alert].id.as_str());
    let options = next.options.iter().map(|option| pack.interventions[*option].id.as_str());
    NextJson {
        question: &pack.questions[next.question].id,
        why: explain::why_next_in_words(next),
        settles: alerts.chain(options).collect(),
        needs: next.needs.iter().map(|need| pack.needs[*need].id.as_str()).collect(),
    }
}
