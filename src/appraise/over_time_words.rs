//! Then and now in words: what made a difference, and the conditions and answers behind it.

use crate::base::date::{self, Date};
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, Said, in_words};
use crate::pack::Pack;
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;

use super::Standing;
use super::explain::{standing_in_words, truth_in_words, urgency_in_words};
use super::over_time::{AlertChange, AnswerChange, Cause, Comparison, GateStep, Showed, Step};

/// What must stand beside every comparison of then and now.
pub const NO_PROOF: &str = "That something changed does not tell what changed it, and no option is shown to have done so.";

/// What made the difference, to begin a line.
pub fn cause_in_words(cause: Cause) -> &'static str {
    match cause {
        Cause::Pack => "The knowledge changed",
        Cause::PackOrDay => "The knowledge changed, or the day did",
        Cause::Day => "Time went by",
        Cause::Answers => "Answers changed",
    }
}

/// What made the difference and where the option stood before and after it.
pub fn step_in_words(step: &Step) -> String {
    let [was, is] = [step.standing.0, step.standing.1].map(standing_in_words);
    format!("{}: {was} → {is}", cause_in_words(step.cause))
}

/// The conditions behind a step, a line each.
pub fn reasons_in_words(pack: &Pack, option: Key<Intervention>, step: &Step, then: &Answers, now: &Answers) -> Vec<String> {
    if step.gates.is_empty() {
        return vec!["Every condition that the knowledge of now has is met.".to_owned()];
    }
    let gates = &pack.interventions[option].gates;
    let line = |gate: &GateStep| {
        let says = gates.get(gate.gate).map_or("", |gate| gate.says.as_str());
        let is = truth_in_words(gate.is);
        let truth = gate.was.map_or_else(|| is.to_owned(), |was| format!("{} → {is}", truth_in_words(was)));
        format!("{says}: {truth}{}", behind_in_words(pack, step.cause, gate, then, now))
    };
    step.gates.iter().map(line).collect()
}

/// The answers behind a condition: for changed answers what they were and are, otherwise what they are.
fn behind_in_words(pack: &Pack, cause: Cause, gate: &GateStep, then: &Answers, now: &Answers) -> String {
    let words = answers_in_words(pack, cause, gate.because, then, now);
    match (cause, words.is_empty()) {
        (Cause::Answers, false) => format!(". Behind it: {words}"),
        (_, false) => format!(". It rests on: {words}"),
        (Cause::Day, true) => ". It rests on the day alone".to_owned(),
        (_, true) => String::new(),
    }
}

fn answers_in_words(pack: &Pack, cause: Cause, questions: KeySet<Question>, then: &Answers, now: &Answers) -> String {
    let each = questions.iter(&pack.questions).map(|question| {
        let label = &pack.questions[question].label;
        let says = |answers: &Answers| in_words(pack, question, answers.said(question));
        if cause == Cause::Answers {
            format!("{label} ({} → {})", says(then), says(now))
        } else {
            format!("{label} ({})", says(then))
        }
    });
    each.collect::<Vec<_>>().join("; ")
}

/// Options that went the same way for the same reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Where they stood and stand.
    pub standing: (Standing, Standing),
    /// What made each step, and the conditions and answers behind it.
    pub steps: Vec<(String, Vec<String>)>,
    /// The options, in the pack's order.
    pub options: Vec<Key<Intervention>>,
}

/// The changes in groups: first what fits now, then what does not fit any more, then the rest.
pub fn grouped<'a>(
    pack: &Pack,
    changes: impl IntoIterator<Item = (Key<Intervention>, (Standing, Standing), &'a [Step])>,
    then: &Answers,
    now: &Answers,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (option, standing, steps) in changes {
        let words = |step: &Step| (step_in_words(step), reasons_in_words(pack, option, step, then, now));
        let steps: Vec<(String, Vec<String>)> = steps.iter().map(words).collect();
        match groups.iter_mut().find(|group| group.standing == standing && group.steps == steps) {
            Some(group) => group.options.push(option),
            None => groups.push(Group { standing, steps, options: vec![option] }),
        }
    }
    groups.sort_by_key(|group| match group.standing {
        (_, Standing::Fits) => 0,
        (Standing::Fits, _) => 1,
        (Standing::CannotTell | Standing::DoesNotFit, _) => 2,
    });
    groups
}

/// How an alert showed and shows, what made the difference, and the answers behind it.
pub fn alert_in_words(pack: &Pack, change: &AlertChange, then: &Answers, now: &Answers) -> String {
    let was = match change.urgency.0 {
        Showed::Not => "did not show",
        Showed::Somehow => "showed",
        Showed::As(urgency) => urgency_in_words(urgency),
    };
    let is = change.urgency.1.map_or("does not show", urgency_in_words);
    let words = answers_in_words(pack, change.cause, change.because, then, now);
    let behind = if words.is_empty() { String::new() } else { format!(". Answers: {words}") };
    format!("{}: {was} → {is}{behind}", cause_in_words(change.cause))
}

/// What was said then and what is said now.
pub fn answer_in_words(pack: &Pack, change: &AnswerChange) -> String {
    let says = |said| in_words(pack, change.question, said);
    format!("{}: {} → {}", pack.questions[change.question].label, says(change.was), says(change.is))
}

/// Whether a need is there.
pub fn need_in_words(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "seen",
        Truth::No => "not there",
        Truth::Unknown => "not known",
    }
}

/// The whole comparison in one or two sentences.
pub fn summary_in_words(comparison: &Comparison) -> String {
    let counted = super::explain::counted;
    if comparison.is_empty() {
        return "Nothing is otherwise: the same answers, and every option stands where it stood.".to_owned();
    }
    let moved = comparison.options.iter().filter(|change| change.is_net()).count();
    let stand = |count: usize| if count == 1 { "stands" } else { "stand" };
    let not_asked = comparison.answers.iter().filter(|change| change.is == Said::NotAsked).count();
    let new = comparison.answers.iter().filter(|change| change.was == Said::NotAsked).count();
    let changed = comparison.answers.len() - not_asked - new;
    let alerts = comparison.alerts.len();
    let alerts_show = if alerts == 1 { "shows" } else { "show" };
    format!(
        "{} changed, {new} new, {not_asked} not asked again. {} {} otherwise, {} {alerts_show} otherwise.",
        counted(changed, "answer"),
        counted(moved, "option"),
        stand(moved),
        counted(alerts, "alert"),
    )
}

/// The day in words; that it was not written down where it was not.
pub fn day_in_words(day: Option<Date>) -> String {
    day.map_or_else(|| "a day that was not written down".to_owned(), date::in_words)
}
