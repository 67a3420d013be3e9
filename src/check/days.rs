//! The days on which it matters for a rule what day it is: rules that come into force or end.

use crate::base::date::Date;
use crate::pack::Pack;
use crate::pack::condition::Condition;

/// The first days on which some rule of the pack is in force or is no longer, sorted.
pub fn changes(pack: &Pack) -> Vec<Date> {
    let mut days = Vec::new();
    for condition in conditions(pack) {
        condition.walk(&mut |part| {
            if let Condition::Today(span) = part {
                days.extend(span.from);
                days.extend(span.until.and_then(|until| until.tomorrow().ok()));
            }
        });
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// Every condition of a pack, none twice.
pub fn conditions(pack: &Pack) -> impl Iterator<Item = &Condition> {
    let criteria = pack.interventions.iter().flat_map(|entry| entry.criteria()).map(|(_, criterion)| &criterion.when);
    criteria
        .chain(pack.needs.iter().map(|need| &need.when))
        .chain(pack.alerts.iter().map(|alert| &alert.when))
        .chain(pack.prompts.iter().map(|prompt| &prompt.when))
        .chain(pack.reference.checklist.iter().filter_map(|item| item.when.as_ref()))
        .chain(pack.terms.iter().map(|term| &term.when))
        .chain(pack.questions.iter().filter_map(|question| question.enable_when.as_ref()))
}
