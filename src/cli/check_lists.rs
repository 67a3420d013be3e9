//! What `check` lists on request: what depends on a protected answer and what changing one changes; what was seen only
//! at second hand.

use std::collections::BTreeMap;

use crate::appraise::Context;
use crate::appraise::explain::{basis_in_words, counted, standing_in_words, urgency_in_words};
use crate::appraise::fairness::{Change, Effect, replay};
use crate::area::AreaProfile;
use crate::base::date::Date;
use crate::case::answer::{Said, in_words};
use crate::pack::Pack;
use crate::pack::entries::Entry;
use crate::pack::intervention::Criterion;
use crate::pack::protected::{ProtectedUse, protected_uses};
use crate::pack::remark::Remark;
use crate::pack::source::Citation;
use crate::report::document::{Draft, Level, Text};
use crate::report::text;

use super::WIDTH;
use super::check::CaseResult;

/// What depends on a protected answer, and what another answer would change in the worked cases.
pub(super) fn fairness_text(pack: &Pack, results: &[CaseResult], today: Date) -> String {
    let mut draft = Draft::new(pack, "What depends on a protected answer");
    let uses = protected_uses(pack);
    if uses.is_empty() {
        draft.say("Nothing does.");
    }
    let kinds = [
        ("gate", "Gates: they can take an option away, so each needs a law or an entry rule"),
        ("fit", "Fits: they speak for an option"),
        ("caution", "Cautions: they are weighed, and take nothing away"),
        ("need", "Needs: they add support"),
        ("alert", "Alerts"),
        ("prompt", "Prompts"),
    ];
    for (kind, heading) in kinds {
        let items: Vec<Text> = uses.iter().filter(|found| found.kind == kind).map(|found| use_text(&mut draft, found)).collect();
        draft.headed_bullets(Level::Section, heading, items);
    }
    let changes = changes(pack, results, today).into_iter().map(|change| Text::labelled(&change.what, &change.words()));
    draft.headed_bullets(Level::Section, "What another answer would change in the worked cases", changes.collect());
    text::plain(&draft.finish(), WIDTH) + "\n"
}

fn use_text(draft: &mut Draft<'_>, found: &ProtectedUse<'_>) -> Text {
    let name = if found.of.is_empty() { found.id.to_owned() } else { format!("{}/{}", found.of, found.id) };
    let basis = found.basis.map(|basis| format!("; {}", basis_in_words(basis))).unwrap_or_default();
    let words = format!("{} (by {}{basis})", found.says, found.questions.join(", "));
    draft.cite(Text::labelled(&name, &words), found.cites)
}

/// One change that a protected answer makes, in all the cases in which it does.
pub(super) struct Found {
    /// What changes, and how, such as "option drr: fits → does not fit".
    pub what: String,
    /// The protected question's id.
    pub question: String,
    /// The rule behind it, with what it stands on.
    pub by: Vec<String>,
    /// An answer, and another one that makes the change.
    pub example: String,
    /// The cases, by file.
    pub cases: Vec<String>,
}

impl Found {
    fn words(&self) -> String {
        let by = if self.by.is_empty() { String::new() } else { format!("by {}; ", self.by.join(", ")) };
        let cases = counted(self.cases.len(), "case");
        let first = self.cases.first().map_or("", String::as_str);
        format!("{by}{} from {} in {first}; {cases} in all", self.question, self.example)
    }
}

/// Every change in the worked cases, like ones together, in the order of what changes.
pub(super) fn changes(pack: &Pack, results: &[CaseResult], today: Date) -> Vec<Found> {
    let mut found: BTreeMap<(String, String, Vec<String>), Found> = BTreeMap::new();
    for result in results {
        let Some(case) = &result.case else { continue };
        let context = Context { today: case.today.unwrap_or(today), area: AreaProfile::default() };
        for change in replay(pack, &case.answers, &context) {
            let (what, by) = effect(pack, &change.effect);
            let question = pack.questions[change.question].id.clone();
            let key = (question.clone(), what.clone(), by.clone());
            let example = example(pack, &change);
            let entry = found.entry(key).or_insert(Found { what, question, by, example, cases: Vec::new() });
            if !entry.cases.contains(&result.name) {
                entry.cases.push(result.name.clone());
            }
        }
    }
    found.into_values().collect()
}

fn example(pack: &Pack, change: &Change<'_>) -> String {
    let words = |value| in_words(pack, change.question, Said::Value(value));
    format!("“{}” to “{}”", words(change.from), words(change.to))
}

fn effect(pack: &Pack, effect: &Effect<'_>) -> (String, Vec<String>) {
    match effect {
        Effect::Option(option, before, after, gates) => {
            let (before, after) = (standing_in_words(*before), standing_in_words(*after));
            let by = |gate: &&Criterion| format!("gate {} ({})", gate.id, basis_in_words(gate.basis));
            (format!("option {}: {before} → {after}", pack.interventions[*option].id), gates.iter().map(by).collect())
        }
        Effect::Alert(alert, before, after) => {
            let words = |urgency: &Option<_>| urgency.map_or("not shown", urgency_in_words);
            (format!("alert {}: {} → {}", pack.alerts[*alert].id, words(before), words(after)), Vec::new())
        }
    }
}

/// What was seen only at second hand, by file.
pub(super) fn second_hand_text(pack: &Pack, found: &[(Entry<'_>, &Citation)]) -> String {
    let line = |(entry, citation): &(Entry<'_>, &Citation)| {
        let source = &pack.sources[citation.source];
        let at = if citation.at.is_empty() { String::new() } else { format!(", {}", citation.at) };
        let name = if entry.name.is_empty() { String::new() } else { format!(" {}", entry.name) };
        format!("{}{name}: {}{at}\n", entry.file, source.id)
    };
    let lines: Vec<String> = found.iter().map(line).collect();
    format!("Seen at second hand: confirm before relying on it\n\n{}\n", lines.concat())
}

/// The warnings that the pack explains, each with its reason, in the order of the files.
pub(super) fn explained_text(pack: &Pack, explained: &[Remark]) -> String {
    let line = |remark: &Remark| {
        let reasons = pack.accepted.iter().filter(|accepted| accepted.covers(remark)).map(|accepted| accepted.why.as_str());
        Text::labelled(&remark.fault.what, &reasons.collect::<Vec<_>>().join(" "))
    };
    let mut draft = Draft::new(pack, "Warnings that the pack explains");
    if explained.is_empty() {
        draft.say("There are none.");
    }
    draft.bullets(explained.iter().map(line).collect());
    text::plain(&draft.finish(), WIDTH) + "\n"
}
