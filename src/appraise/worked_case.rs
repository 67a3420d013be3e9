//! A worked case against the pack: what must come out, and what did. An expectation without its reason helps nobody,
//! so each difference is told with the reason that the case gives.

use crate::base::date::Date;
use crate::base::fault::Fault;
use crate::base::spot::{Origin, Spot};
use crate::base::truth::Truth;
use crate::case::Case;
use crate::case::expectation::{ExpectedAlert, ExpectedOption, ExpectedPrompt, ExpectedShow, ExpectedStanding};
use crate::pack::Pack;
use crate::pack::intervention::{Criterion, Role};

use super::explain::{standing_in_words, truth_in_words, urgency_in_words};
use super::next_question::next_questions;
use super::{Appraisal, Context, Standing, Urgency, appraise};

/// Names in the expectation that the pack does not have, each with its place.
pub fn unknown_names(pack: &Pack, origin: Origin<'_>, case: &Case) -> Vec<Fault> {
    let mut search = Search { pack, origin, faults: Vec::new() };
    let Some(expectation) = &case.expectation else { return Vec::new() };
    for expected in &expectation.options {
        search.option(expected);
    }
    for expected in &expectation.alerts {
        search.name(&expected.id, "alert", pack.alerts.iter().map(|alert| alert.id.as_str()));
    }
    for expected in &expectation.prompts {
        search.name(&expected.id, "prompt", pack.prompts.iter().map(|prompt| prompt.id.as_str()));
    }
    if let Some(question) = &expectation.ask_next {
        search.name(question, "question", pack.questions.iter().map(|question| question.id.as_str()));
    }
    search.faults
}

struct Search<'a> {
    pack: &'a Pack,
    origin: Origin<'a>,
    faults: Vec<Fault>,
}

impl<'a> Search<'a> {
    fn option(&mut self, expected: &ExpectedOption) {
        let options = self.pack.interventions.iter().filter(|intervention| intervention.role == Role::Option);
        self.name(&expected.id, "option", options.map(|intervention| intervention.id.as_str()));
        let Some(option) = self.pack.intervention(&expected.id.text) else { return };
        for gate in &expected.by {
            let kind = format!("gate of `{}`", expected.id.text);
            self.name(gate, &kind, self.pack.interventions[option].gates.iter().map(|gate| gate.id.as_str()));
        }
    }

    fn name(&mut self, spot: &Spot, kind: &str, known: impl Iterator<Item = &'a str>) {
        let known: Vec<&str> = known.collect();
        if !known.contains(&spot.text.as_str()) {
            let what = format!("the expectation names `{}`, which is no {kind}", spot.text);
            self.faults.push(Fault::refused(self.origin.place(spot), what).suggest(&spot.text, known));
        }
    }
}

/// What came out otherwise than the case expects, in the order of its expectations; empty when all is as it must be.
///
/// `today` counts where the case does not say on which day it plays.
pub fn differences(pack: &Pack, case: &Case, today: Date) -> Vec<String> {
    let context = Context { today: case.today.unwrap_or(today), area: crate::area::AreaProfile::default() };
    let appraisal = appraise(pack, &case.answers, &context);
    let mut differences: Vec<String> = case.not_used().map(|(what, why)| format!("{what} is not used: {why}")).collect();
    let Some(expectation) = &case.expectation else { return differences };
    differences.extend(expectation.options.iter().flat_map(|expected| option_differences(pack, &appraisal, expected)));
    differences.extend(expectation.alerts.iter().filter_map(|expected| alert_difference(pack, &appraisal, expected)));
    differences.extend(expectation.prompts.iter().filter_map(|expected| prompt_difference(pack, &appraisal, expected)));
    if let Some(expected) = &expectation.ask_next {
        let next = next_questions(pack, &case.answers, &context, &appraisal);
        let first = next.first().map(|next| pack.questions[next.question].id.as_str());
        if first != Some(&expected.text) {
            let came = first.map_or("none".to_owned(), |first| format!("`{first}`"));
            differences.push(format!("the next question must be `{}`, and is {came}", expected.text));
        }
    }
    differences
}

fn option_differences(pack: &Pack, appraisal: &Appraisal, expected: &ExpectedOption) -> Vec<String> {
    let id = &expected.id.text;
    let appraised = pack.intervention(id).and_then(|option| appraisal.option(option));
    let Some(appraised) = appraised else {
        return vec![format!("option `{id}` is not in the appraisal ({})", expected.why)];
    };
    let mut differences = Vec::new();
    let wanted = standing(expected.standing);
    if appraised.standing != wanted {
        differences.push(format!(
            "option `{id}` must come out as “{}”, and is “{}”{} ({})",
            standing_in_words(wanted),
            standing_in_words(appraised.standing),
            deciding(&pack.interventions[appraised.option].gates, appraised),
            expected.why,
        ));
    }
    let wanted = deciding_truth(expected.standing);
    for name in &expected.by {
        let gates = pack.interventions[appraised.option].gates.iter().zip(&appraised.gates);
        for (_, finding) in gates.filter(|(gate, finding)| gate.id == name.text && finding.truth != wanted) {
            differences.push(format!(
                "gate `{}` of `{id}` must be {}, and is {} ({})",
                name.text,
                truth_in_words(wanted),
                truth_in_words(finding.truth),
                expected.why,
            ));
        }
    }
    differences
}

/// The gates that brought about a standing, such as " by `consents` and `adult`"; empty where all are met.
fn deciding(gates: &[Criterion], appraised: &super::AppraisedOption) -> String {
    let decides = match appraised.standing {
        Standing::Fits => return String::new(),
        Standing::CannotTell => Truth::Unknown,
        Standing::DoesNotFit => Truth::No,
    };
    let deciding = gates.iter().zip(&appraised.gates).filter(|(_, finding)| finding.truth == decides);
    format!(" by {}", deciding.map(|(gate, _)| format!("`{}`", gate.id)).collect::<Vec<_>>().join(", "))
}

fn standing(expected: ExpectedStanding) -> Standing {
    match expected {
        ExpectedStanding::Fits => Standing::Fits,
        ExpectedStanding::CannotTell => Standing::CannotTell,
        ExpectedStanding::DoesNotFit => Standing::DoesNotFit,
    }
}

fn deciding_truth(expected: ExpectedStanding) -> Truth {
    match expected {
        ExpectedStanding::Fits => Truth::Yes,
        ExpectedStanding::CannotTell => Truth::Unknown,
        ExpectedStanding::DoesNotFit => Truth::No,
    }
}

fn alert_difference(pack: &Pack, appraisal: &Appraisal, expected: &ExpectedAlert) -> Option<String> {
    let wanted = match expected.shows {
        ExpectedShow::ActNow => Some(Urgency::ActNow),
        ExpectedShow::CheckNow => Some(Urgency::CheckNow),
        ExpectedShow::BeAware => Some(Urgency::BeAware),
        ExpectedShow::NotAtAll => None,
    };
    let raised = appraisal.alerts.iter().find(|raised| pack.alerts[raised.alert].id == expected.id.text);
    let came = raised.map(|raised| raised.urgency);
    let words = |urgency: Option<Urgency>| urgency.map_or("not at all", urgency_in_words);
    (came != wanted).then(|| {
        let (wanted, came) = (words(wanted), words(came));
        format!("alert `{}` must show as “{wanted}”, and shows as “{came}” ({})", expected.id.text, expected.why)
    })
}

fn prompt_difference(pack: &Pack, appraisal: &Appraisal, expected: &ExpectedPrompt) -> Option<String> {
    let shows = appraisal.prompts.iter().any(|raised| pack.prompts[raised.prompt].id == expected.id.text);
    (shows != expected.shows).then(|| {
        let (wanted, came) = if expected.shows { ("must show", "does not") } else { ("must not show", "does") };
        format!("prompt `{}` {wanted}, and {came} ({})", expected.id.text, expected.why)
    })
}
