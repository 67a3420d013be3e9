//! What depends on a protected answer. Such an answer may add support, and never take an option away without a law.

use crate::base::set::KeySet;

use super::Pack;
use super::condition::Condition;
use super::depends::dependencies;
use super::intervention::Basis;
use super::question::Question;
use super::source::Citation;

/// The protected questions that a condition depends on, through terms and through when questions apply.
pub fn protected(pack: &Pack, condition: &Condition) -> KeySet<Question> {
    let mut protected = KeySet::EMPTY;
    for question in dependencies(pack, [condition]).questions.iter(&pack.questions) {
        if pack.questions[question].protected {
            protected.insert(question);
        }
    }
    protected
}

/// The ids of questions, in the pack's order.
pub fn question_ids(pack: &Pack, questions: KeySet<Question>) -> Vec<&str> {
    questions.iter(&pack.questions).map(|question| pack.questions[question].id.as_str()).collect()
}

/// Something that depends on a protected answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtectedUse<'a> {
    /// What it is, such as "gate" or "alert".
    pub kind: &'static str,
    /// What it belongs to: an intervention's id; empty for a need, an alert or a prompt.
    pub of: &'a str,
    /// Its id.
    pub id: &'a str,
    /// Its sentence.
    pub says: &'a str,
    /// What a gate stands on; `None` for what takes nothing away.
    pub basis: Option<Basis>,
    /// The protected questions, in the pack's order; never empty.
    pub questions: Vec<&'a str>,
    /// Where the rule comes from.
    pub cites: &'a [Citation],
}

/// Everything that depends on a protected answer, in the pack's order: criteria first, then needs, alerts and prompts.
pub fn protected_uses(pack: &Pack) -> Vec<ProtectedUse<'_>> {
    let mut uses = Vec::new();
    for intervention in &pack.interventions {
        for (kind, criterion) in intervention.criteria() {
            let questions = question_ids(pack, protected(pack, &criterion.when));
            let basis = (kind == "gate").then_some(criterion.basis);
            uses.push(ProtectedUse {
                kind,
                of: &intervention.id,
                id: &criterion.id,
                says: &criterion.says,
                basis,
                questions,
                cites: &criterion.cites,
            });
        }
    }
    let needs = pack.needs.iter().map(|need| ("need", &need.id, &need.name, &need.when, &need.cites));
    let alerts = pack.alerts.iter().map(|alert| ("alert", &alert.id, &alert.title, &alert.when, &alert.cites));
    let prompts = pack.prompts.iter().map(|prompt| ("prompt", &prompt.id, &prompt.says, &prompt.when, &prompt.cites));
    for (kind, id, says, when, cites) in needs.chain(alerts).chain(prompts) {
        let questions = question_ids(pack, protected(pack, when));
        uses.push(ProtectedUse { kind, of: "", id, says, basis: None, questions, cites });
    }
    uses.retain(|found| !found.questions.is_empty());
    uses
}
