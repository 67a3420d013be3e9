//! The days on which it matters for a rule what day it is: rules that come into force or end.

use crate::base::date::Date;
use crate::pack::Pack;
use crate::pack::condition::Condition;

/// The first days on which some rule of the pack is in force or is no longer, sorted.
pub fn changes(pack: &Pack) -> Vec<Date> {
    let mut days = Vec::new();
    for condition in pack.conditions() {
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
