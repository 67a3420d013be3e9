//! Which open question could change what: exact, by trying its answers, not by counting mentions.

use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, Said};
use crate::pack::Pack;
use crate::pack::alert::{Alert, AlertSeverity};
use crate::pack::condition::Condition;
use crate::pack::intervention::{Intervention, Need};
use crate::pack::question::Question;

use super::evaluate::{Evaluation, Facts, truth};
use super::representative::{tests_on, values};
use super::{Appraisal, Context, Finding, Offered, Standing};

/// An open question, with everything that some answer to it would settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextQuestion {
    /// The question.
    pub question: Key<Question>,
    /// Act-now alerts that cannot be told yet, in the pack's order.
    pub alerts: Vec<Key<Alert>>,
    /// Options that cannot be told yet, in the pack's order.
    pub options: Vec<Key<Intervention>>,
    /// Needs that cannot be told yet, in the pack's order.
    pub needs: Vec<Key<Need>>,
}

/// The questions that can be put now and would settle something: safety first, in the order of the pack's alerts; then
/// by how many options they would settle, those offered now before those ahead; then in the pack's order.
///
/// Options whose stage has passed do not count: nobody is asked for their sake.
pub fn next_questions(pack: &Pack, answers: &Answers, context: &Context, appraisal: &Appraisal) -> Vec<NextQuestion> {
    let facts = Facts { pack, answers, today: context.today };
    let targets = unsettled(facts, appraisal);
    let mut trial = answers.clone();
    let open = appraisal.put.iter(&pack.questions).filter(|question| answers.said(*question) == Said::NotAsked);
    let mut next: Vec<NextQuestion> = open
        .map(|question| {
            let mut found = NextQuestion { question, alerts: Vec::new(), options: Vec::new(), needs: Vec::new() };
            for target in targets.iter().filter(|target| target.finding.missing.contains(question)) {
                if target.can_be_settled(facts, &mut trial, question) {
                    match target.what {
                        What::Alert(alert) => found.alerts.push(alert),
                        What::Option(option) => found.options.push(option),
                        What::Need(need) => found.needs.push(need),
                    }
                }
            }
            found
        })
        .filter(|found| !(found.alerts.is_empty() && found.options.is_empty() && found.needs.is_empty()))
        .collect();
    let is_now = |option: &Key<Intervention>| appraisal.option(*option).is_some_and(|found| found.offered == Offered::Now);
    next.sort_by_cached_key(|found| {
        let most_urgent = found.alerts.first().map_or(usize::MAX, |alert| alert.place());
        let now = found.options.iter().filter(|option| is_now(option)).count();
        (most_urgent, usize::MAX - now, usize::MAX - found.options.len(), found.question)
    });
    next
}

#[derive(Clone, Copy)]
enum What {
    Alert(Key<Alert>),
    Option(Key<Intervention>),
    Need(Key<Need>),
}

/// Something that cannot be told yet.
struct Target<'a> {
    what: What,
    conditions: Vec<&'a Condition>,
    finding: Finding,
}

impl Target<'_> {
    fn can_be_settled(&self, facts: Facts<'_>, trial: &mut Answers, question: Key<Question>) -> bool {
        let tests = tests_on(facts.pack, self.conditions.iter().copied(), question);
        let settles = values(&facts.pack.questions[question].kind, &tests, facts.today).into_iter().any(|value| {
            trial.say(question, Said::Value(value));
            let tried = Facts { answers: trial, ..facts };
            Truth::all(self.conditions.iter().map(|condition| truth(tried, condition))).is_settled()
        });
        trial.say(question, Said::NotAsked);
        settles
    }
}

fn unsettled<'a>(facts: Facts<'a>, appraisal: &Appraisal) -> Vec<Target<'a>> {
    let pack = facts.pack;
    let evaluation = Evaluation::new(facts);
    let mut targets = Vec::new();
    for (alert, entry) in pack.alerts.entries().filter(|(_, entry)| entry.severity == AlertSeverity::ActNow) {
        let finding = evaluation.find(&entry.when);
        targets.push(Target { what: What::Alert(alert), conditions: vec![&entry.when], finding });
    }
    let mut options: Vec<_> = appraisal
        .options
        .iter()
        .filter(|option| option.standing == Standing::CannotTell && option.offered != Offered::Earlier)
        .collect();
    options.sort_by_key(|option| option.option);
    for option in options {
        let unknown_gates = pack.interventions[option.option].gates.iter().zip(&option.gates);
        let unknown_gates = unknown_gates.filter(|(_, finding)| finding.truth == Truth::Unknown);
        let (conditions, findings): (Vec<_>, Vec<_>) = unknown_gates.map(|(gate, finding)| (&gate.when, *finding)).unzip();
        let missing = findings.iter().fold(crate::base::set::KeySet::EMPTY, |all, finding| all.union(finding.missing));
        let finding = Finding { truth: Truth::Unknown, because: crate::base::set::KeySet::EMPTY, missing };
        targets.push(Target { what: What::Option(option.option), conditions, finding });
    }
    for need in &appraisal.needs {
        targets.push(Target {
            what: What::Need(need.need),
            conditions: vec![&pack.needs[need.need].when],
            finding: need.finding,
        });
    }
    targets.retain(|target| target.finding.truth == Truth::Unknown);
    targets
}
