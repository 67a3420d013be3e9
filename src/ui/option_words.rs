//! An option in words, the same on card, detail and plan.

use crate::app::App;
use crate::app::session::Session;
use crate::appraise::explain;
use crate::appraise::{AppraisedOption, Finding, Offered, Standing};
use crate::area::Availability;
use crate::base::truth::Truth;
use crate::case::answer::{Said, Value};
use crate::pack::evidence::{Design, Rating, RatingClass, Statement};
use crate::pack::intervention::{Criterion, Intervention};

use super::theme::Tone;

/// Name with the short form, such as "Drug rehabilitation requirement (DRR)".
pub fn title(intervention: &Intervention) -> String {
    let Intervention { name, short, .. } = intervention;
    if short.is_empty() || short == name { name.clone() } else { format!("{name} ({short})") }
}

/// The text with a capital at its beginning.
pub fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// When an option is offered, with a symbol; for a stage ahead, which.
pub fn offered(app: &App, session: &Session, appraised: &AppraisedOption) -> (&'static str, String) {
    let words = capitalised(explain::offered_in_words(appraised.offered));
    match appraised.offered {
        Offered::Now => ("▸", words),
        Offered::NotKnown => ("?", words),
        Offered::Later => ("→", format!("{words}: {}", stages_ahead(app, session, appraised))),
        Offered::Earlier => ("←", words),
    }
}

fn stages_ahead(app: &App, session: &Session, appraised: &AppraisedOption) -> String {
    let here = match session.case.answers.said(app.pack.stage_question) {
        Said::Value(Value::Choice(place)) => usize::from(place),
        Said::Value(Value::Choices(_) | Value::Number(_) | Value::Date(_)) | Said::NotAsked | Said::NotKnown | Said::Declined => {
            0
        }
    };
    let ahead = app.pack.interventions[appraised.option].stages.iter().filter(|stage| stage.place() > here);
    ahead.map(|stage| app.pack.stages[*stage].name.as_str()).collect::<Vec<_>>().join(", ")
}

/// Class, body and year of a rating, short enough for a badge.
pub fn rating(app: &App, rating: &Rating) -> String {
    capitalised(&explain::rating_in_words(&app.pack, rating))
}

/// Tone and symbol of a rating class.
pub fn class_mark(class: RatingClass) -> (Tone, &'static str) {
    match class {
        RatingClass::Reasonable => (Tone::Info, "▲"),
        RatingClass::Mixed => (Tone::Info, "◆"),
        RatingClass::NoEvaluations => (Tone::Quiet, "◇"),
        RatingClass::NotRated => (Tone::Quiet, "–"),
    }
}

/// Tone and symbol of a standing.
pub fn standing_mark(standing: Standing) -> (Tone, &'static str) {
    match standing {
        Standing::Fits => (Tone::Good, "●"),
        Standing::CannotTell => (Tone::Caution, "◐"),
        Standing::DoesNotFit => (Tone::Quiet, "○"),
    }
}

/// Whether an option can be had here, with a symbol: what nobody checked has the mark of what is not rated.
pub fn available(availability: Availability) -> (&'static str, String) {
    let symbol = match availability {
        Availability::Open => "✓",
        Availability::Waiting => "…",
        Availability::Closed => "✗",
        Availability::NotChecked => "–",
    };
    (symbol, capitalised(explain::availability_in_words(availability)))
}

/// How many conditions are met, not met or not known, with tone and symbol.
pub fn conditions(appraised: &AppraisedOption) -> (Tone, &'static str, String) {
    let all = appraised.gates.len();
    let noun = if all == 1 { "condition" } else { "conditions" };
    let (failing, unknown) = (count(&appraised.gates, Truth::No), count(&appraised.gates, Truth::Unknown));
    match appraised.standing {
        Standing::Fits if all == 0 => (Tone::Good, "✓", "No conditions to meet".to_owned()),
        Standing::Fits => (Tone::Good, "✓", format!("{all} of {all} {noun} met")),
        Standing::CannotTell => (Tone::Caution, "?", format!("{unknown} of {all} {noun} not known")),
        Standing::DoesNotFit if unknown > 0 => {
            (Tone::Quiet, "✗", format!("{failing} of {all} {noun} not met, {unknown} not known"))
        }
        Standing::DoesNotFit => (Tone::Quiet, "✗", format!("{failing} of {all} {noun} not met")),
    }
}

fn count(findings: &[Finding], truth: Truth) -> usize {
    findings.iter().filter(|finding| finding.truth == truth).count()
}

/// The criteria whose finding has this truth, in the pack's order.
pub fn with_truth<'a>(
    criteria: &'a [Criterion],
    findings: &'a [Finding],
    truth: Truth,
) -> impl Iterator<Item = (&'a Criterion, &'a Finding)> {
    criteria.iter().zip(findings).filter(move |(_, finding)| finding.truth == truth)
}

/// The conditions that decide where an option stands, in one line: those not met, or else those not known.
pub fn deciding_conditions(app: &App, appraised: &AppraisedOption) -> String {
    let truth = match appraised.standing {
        Standing::Fits => Truth::Yes,
        Standing::CannotTell => Truth::Unknown,
        Standing::DoesNotFit => Truth::No,
    };
    let gates = &app.pack.interventions[appraised.option].gates;
    with_truth(gates, &appraised.gates, truth).map(|(gate, _)| gate.says.as_str()).collect::<Vec<_>>().join("; ")
}

/// The answers on which the standing hangs, what people can arrange or decide first; `most` of them by name.
/// `None` where no single answer would change it.
pub fn hangs_on(app: &App, session: &Session, appraised: &AppraisedOption, most: usize) -> Option<String> {
    let answers = session.derived.fragile.get(&appraised.option).filter(|answers| !answers.is_empty())?;
    let questions = || answers.iter(&app.pack.questions).map(|question| &app.pack.questions[question]);
    let ordered = questions().filter(|question| question.changeable).chain(questions().filter(|question| !question.changeable));
    let names: Vec<&str> = ordered.map(|question| question.label.as_str()).collect();
    Some(listed(&names, most))
}

/// The names that are not too many, and how many more there are.
pub fn listed(names: &[&str], most: usize) -> String {
    let shown = names.iter().take(most).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// The needs of this person that an option serves.
pub fn serves(app: &App, appraised: &AppraisedOption) -> String {
    if appraised.needs.is_empty() {
        return "Serves none of the needs seen so far".to_owned();
    }
    let names: Vec<&str> = appraised.needs.iter().map(|need| app.pack.needs[*need].name.as_str()).collect();
    format!("Serves: {}", names.join(", "))
}

/// A trial or a review of an option that the rating body did not rate, named so that a gap in 2008 is not read as
/// nothing known today.
pub fn later_study(intervention: &Intervention) -> Option<String> {
    let study = intervention.statements.iter().find(|statement| is_trial_or_review(statement))?;
    let year = if study.year.is_empty() { String::new() } else { format!(", {}", study.year) };
    Some(format!("Not rated, but there is a {} on {}{year}", explain::design_in_words(study.design), study.outcome))
}

/// True for a randomised trial or a review of studies.
pub fn is_trial_or_review(statement: &Statement) -> bool {
    match statement.design {
        Design::Trial | Design::Synthesis => true,
        Design::Comparison
        | Design::Association
        | Design::BeforeAfter
        | Design::Descriptive
        | Design::Opinion
        | Design::Secondary => false,
    }
}
