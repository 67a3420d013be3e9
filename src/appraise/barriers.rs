//! What the answers have said already about the points of the compliance checklist. It is offered, never recorded by
//! itself.

use crate::base::truth::Truth;
use crate::case::Case;
use crate::case::plan::Reply;
use crate::pack::Pack;
use crate::pack::reference::ChecklistItem;

use super::evaluate::{Evaluation, Facts};
use super::{Context, Finding};

/// Points that stand in the way by the answers and that the plan says nothing of yet, each with the answers behind it.
pub fn known_barriers<'a>(pack: &'a Pack, case: &Case, context: &Context) -> Vec<(&'a ChecklistItem, Finding)> {
    let evaluation = Evaluation::new(Facts { pack, answers: &case.answers, today: context.today });
    let is_open = |item: &&ChecklistItem| case.plan.barrier(&item.id).is_none_or(|barrier| barrier.stands == Reply::NotAsked);
    let open = pack.reference.checklist.iter().filter(is_open);
    let found = open.filter_map(|item| Some((item, evaluation.find(item.when.as_ref()?))));
    found.filter(|(_, finding)| finding.truth == Truth::Yes).collect()
}
