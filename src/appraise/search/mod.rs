//! Can this be? Whether some answers let conditions come out as wanted, exactly and with an example.
//!
//! Nothing is sampled. Each question stands for the values that the conditions can tell apart; a branch narrows
//! these, and ends as soon as three-valued truth over what is left is settled either way. What must follow is worked
//! out first ("all of these must hold, so this one must"), so that contradictions show early.
//!
//! A comparison on a question that does not apply counts as no here as everywhere. The work is bounded: a search that
//! takes more than [`MOST_STEPS`] says that it gave up, which is neither yes nor no.

mod narrow;
mod program;

use crate::base::date::Date;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, Said};
use crate::pack::Pack;
use crate::pack::condition::Condition;

use super::evaluate::{Facts, truth};
use narrow::{Narrowed, narrow};
use program::Program;

/// The most branches that one search looks into.
pub const MOST_STEPS: usize = 20_000;

/// A condition, and whether it is to hold or to fail.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The condition.
    pub condition: &'a Condition,
    /// True when it is to hold, false when it is to fail. Unknown is neither.
    pub holds: bool,
}

impl<'a> Wanted<'a> {
    /// The condition is to hold.
    pub fn yes(condition: &'a Condition) -> Self {
        Self { condition, holds: true }
    }

    /// The condition is to fail.
    pub fn no(condition: &'a Condition) -> Self {
        Self { condition, holds: false }
    }
}

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// These answers bring all of it about; without any one of them they would not.
    Possible(Answers),
    /// No answers do.
    Impossible,
    /// It was not found out within [`MOST_STEPS`].
    GaveUp,
}

/// Whether some answers let every condition come out as wanted on that day.
pub fn search(pack: &Pack, today: Date, wanted: &[Wanted<'_>]) -> Outcome {
    match search_with(pack, today, wanted, &Answers::default()) {
        Outcome::Possible(example) => Outcome::Possible(smallest(pack, today, wanted, example)),
        outcome @ (Outcome::Impossible | Outcome::GaveUp) => outcome,
    }
}

/// The same where some answers are fixed: whether others beside them let every condition come out as wanted. The example
/// holds an answer to every question that the conditions can come to.
pub fn search_with(pack: &Pack, today: Date, wanted: &[Wanted<'_>], fixed: &Answers) -> Outcome {
    let Some(program) = Program::compile(pack, today, wanted) else { return Outcome::GaveUp };
    let mut branches = vec![program.everything_with(fixed, today)];
    for _ in 0..MOST_STEPS {
        let Some(mut branch) = branches.pop() else { return Outcome::Impossible };
        match narrow(&program, &mut branch) {
            Narrowed::Refuted => {}
            Narrowed::Settled => return Outcome::Possible(program.example(&branch)),
            Narrowed::Open(likely, others) => {
                branches.extend(others);
                branches.push(likely);
            }
        }
    }
    Outcome::GaveUp
}

/// The example without the answers that it does not need.
fn smallest(pack: &Pack, today: Date, wanted: &[Wanted<'_>], mut answers: Answers) -> Answers {
    loop {
        // Later questions go first: those that decide whether others apply come early, and tell more.
        let said = pack.questions.keys().rev().filter(|question| answers.said(*question) != Said::NotAsked);
        let mut fewer = said.map(|question| answers.with(question, Said::NotAsked));
        match fewer.find(|fewer| comes_out(pack, today, wanted, fewer)) {
            Some(found) => answers = found,
            None => return answers,
        }
    }
}

/// Whether these answers bring all of it about.
fn comes_out(pack: &Pack, today: Date, wanted: &[Wanted<'_>], answers: &Answers) -> bool {
    let facts = Facts { pack, answers, today };
    wanted.iter().all(|wanted| truth(facts, wanted.condition) == Truth::from(wanted.holds))
}
