//! What would change it, in words: what would have to be found out, what would have to change, what stands in the way.

use crate::base::date;
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, Said, Value, in_words};
use crate::pack::Pack;
use crate::pack::question::{Kind, Question};

use super::explain::because_in_words;
use super::what_if::{Barrier, Change, MOST_STEPS, Sets, WhatIf};
use super::what_if_values::Reach;
use super::{AppraisedOption, Finding};

/// What must stand beside every set of changes.
pub const NO_PRESSURE: &str =
    "This shows what the rules turn on. It is no reason to press anybody: agreeing counts only when it is freely given.";

/// What came of it, in one or two sentences.
pub fn what_if_in_words(what_if: &WhatIf) -> String {
    match what_if {
        WhatIf::FitsAlready => "It fits already: nothing has to change.".to_owned(),
        WhatIf::Sets(sets) => sets_in_words(sets),
        WhatIf::Closed(_) => "No change that can be made here would open it.".to_owned(),
        WhatIf::TooMany { at_least } => {
            format!("It would take {at_least} answers or more at once. Ask what is not known first.")
        }
        WhatIf::GaveUp => format!("It was not found out within {MOST_STEPS} tries. Ask what is not known first."),
    }
}

fn sets_in_words(sets: &Sets) -> String {
    let size = sets.shown.first().map_or(0, Vec::len);
    let with = match (sets.shown.len() + sets.more, size) {
        (1, 1) => "One answer would make it fit.".to_owned(),
        (1, size) => format!("These {size} answers together would make it fit. Fewer would not do."),
        (ways, 1) => format!("Any one of {ways} answers would make it fit."),
        (ways, size) => format!("{size} answers together would make it fit, in {ways} ways. Fewer would not do."),
    };
    let more = if sets.more > 0 { format!(" The first {} are shown.", sets.shown.len()) } else { String::new() };
    let cut = if sets.cut { " The search was cut short: there may be other ways, also smaller ones." } else { "" };
    format!("{with}{more}{cut}")
}

/// What kind of changes a set holds, such as "1 to find out, 2 to change".
pub fn set_in_words(set: &[Change]) -> String {
    let find_out = set.iter().filter(|change| change.is_to_be_found_out()).count();
    match (find_out, set.len() - find_out) {
        (find_out, 0) => format!("{find_out} to find out"),
        (0, change) => format!("{change} to change"),
        (find_out, change) => format!("{find_out} to find out, {change} to change"),
    }
}

/// What would have to happen to one answer: "Find out …" where it is not known, "Change …" where it is.
pub fn change_in_words(pack: &Pack, change: &Change) -> String {
    let label = &pack.questions[change.question].label;
    let from = in_words(pack, change.question, change.from);
    let to = reaches_in_words(pack, change);
    if change.is_to_be_found_out() {
        format!("{label} ({from}) would have to turn out: {to}")
    } else {
        format!("{label}: now “{from}”, would have to be: {to}")
    }
}

/// All that would do, such as "Yes, open now; or There is a waiting list".
pub fn reaches_in_words(pack: &Pack, change: &Change) -> String {
    let each: Vec<String> = change.to.iter().map(|reach| reach_in_words(pack, change.question, *reach)).collect();
    let all = each.join("; or ");
    if change.some { format!("such as {all}") } else { all }
}

/// A choice, a range of numbers or a stretch of days in words.
pub fn reach_in_words(pack: &Pack, question: Key<Question>, reach: Reach) -> String {
    let says = |value: Value| in_words(pack, question, Said::Value(value));
    match (&pack.questions[question].kind, reach.least, reach.most) {
        (Kind::Number { .. }, least, most) if least == most => says(reach.example),
        (Kind::Number { max, .. }, Some(least), Some(Value::Number(most))) if most == *max => format!("{} or more", says(least)),
        (Kind::Number { min, .. }, Some(Value::Number(least)), Some(most)) if least == *min => format!("{} or less", says(most)),
        (Kind::Number { .. }, Some(Value::Number(least)), Some(most)) => format!("{least} to {}", says(most)),
        (Kind::Date, None, None) => "any day".to_owned(),
        (Kind::Date, Some(least), None) => format!("{} or later", says(least)),
        (Kind::Date, None, Some(most)) => format!("{} or earlier", says(most)),
        (Kind::Date, Some(Value::Date(least)), Some(Value::Date(most))) if least != most => {
            format!("{} to {}", date::in_words(least), date::in_words(most))
        }
        (Kind::YesNo(_) | Kind::Choice(_) | Kind::Choices(_) | Kind::Number { .. } | Kind::Date, _, _) => says(reach.example),
    }
}

/// What stands in the way: the condition, and the answers that cannot be changed here.
pub fn barrier_in_words(pack: &Pack, answers: &Answers, appraised: &AppraisedOption, barrier: &Barrier) -> String {
    let gates = &pack.interventions[appraised.option].gates;
    let says = gates.get(barrier.gate).map_or("", |gate| gate.says.as_str());
    let finding = Finding { truth: Truth::No, because: barrier.because, missing: KeySet::EMPTY };
    match because_in_words(pack, answers, &finding) {
        because if because.is_empty() => format!("Needed: {says}. The date alone stands in the way."),
        because => format!("Needed: {says}. Recorded: {because}."),
    }
}
