//! Firm or fragile: whether any single changed answer would change where an option stands.

use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, Said};
use crate::pack::Pack;
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;

use super::evaluate::{Facts, truth};
use super::representative::{tests_on, values};
use super::{AppraisedOption, Context, Standing};

/// The answered questions of which another answer, alone, would change the option's standing; empty when it is firm.
pub fn fragile_answers(pack: &Pack, answers: &Answers, context: &Context, appraised: &AppraisedOption) -> KeySet<Question> {
    let mut fragile = KeySet::EMPTY;
    let mut trial = answers.clone();
    for question in rests_on(appraised).iter(&pack.questions) {
        let said = answers.said(question);
        let tests = tests_on(pack, gates(pack, appraised.option), question);
        let changes = values(&pack.questions[question].kind, &tests, context.today).into_iter().any(|value| {
            trial.say(question, Said::Value(value));
            let facts = Facts { pack, answers: &trial, today: context.today };
            Standing::of(Truth::all(gates(pack, appraised.option).map(|gate| truth(facts, gate)))) != appraised.standing
        });
        trial.say(question, said);
        if changes {
            fragile.insert(question);
        }
    }
    fragile
}

/// The answers behind the option's gates: changing any other cannot change a gate that is settled by these.
fn rests_on(appraised: &AppraisedOption) -> KeySet<Question> {
    appraised.gates.iter().fold(KeySet::EMPTY, |all, finding| all.union(finding.because))
}

fn gates(pack: &Pack, option: Key<Intervention>) -> impl Iterator<Item = &crate::pack::condition::Condition> {
    pack.interventions[option].gates.iter().map(|gate| &gate.when)
}
