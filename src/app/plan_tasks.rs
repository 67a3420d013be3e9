//! What a plan still lacks before it is whole, part by part.

use crate::appraise::{Standing, Urgency};
use crate::case::plan::{Choice, Decider, Decision, Plan, Reply};
use crate::case::quotes;
use crate::pack::Pack;

use super::session::Session;

/// A part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Alerts that call for action.
    Safety,
    /// What the person wants.
    Goals,
    /// Options chosen and turned down.
    Decisions,
    /// Whether the person agrees to each option that was chosen.
    Consents,
    /// What could keep the person from appointments.
    Barriers,
    /// The appointments.
    Appointments,
    /// Who worked on it, who takes the lead.
    People,
    /// When it is looked at again.
    Review,
}

impl Task {
    /// Its title, which is the heading of its place on the page.
    pub fn title(self) -> &'static str {
        match self {
            Self::Safety => "Safety",
            Self::Goals => "What the person wants",
            Self::Decisions => "Chosen and turned down",
            Self::Consents => "What the person agrees to",
            Self::Barriers => "What could get in the way",
            Self::Appointments => "Appointments",
            Self::People => "People",
            Self::Review => "Review date",
        }
    }
}

/// How far a part has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskProgress {
    /// The part of the plan that is meant.
    pub task: Task,
    /// Things that are complete.
    pub done: usize,
    /// Things that there are; never 0.
    pub of: usize,
}

impl TaskProgress {
    /// True when nothing is left to do.
    pub fn is_done(self) -> bool {
        self.done == self.of
    }
}

/// Every part that this plan has, in the order of the page. Parts that ask for nothing are left out.
pub fn tasks(pack: &Pack, session: &Session) -> Vec<TaskProgress> {
    let plan = &session.case.plan;
    let alerts: Vec<_> = session.derived.appraisal.alerts.iter().filter(|alert| alert.urgency != Urgency::BeAware).collect();
    let settled = alerts.iter().filter(|alert| plan.settled(&pack.alerts[alert.alert].id).is_some()).count();
    let decided = plan.decisions.iter().filter(|decision| is_complete(session, decision)).count();
    let nothing_chosen = usize::from(plan.chosen().next().is_none());
    let agreed = plan.chosen().filter(|decision| has_answered(plan, decision)).count();
    let checklist = &pack.reference.checklist;
    let spoken_about = checklist.iter().filter(|item| is_dealt_with(plan, &item.id)).count();
    let fixed = plan.appointments.iter().filter(|booked| booked.on.is_some() && !booked.with.trim().is_empty()).count();
    let people = [&plan.worker, &plan.lead_worker].iter().filter(|name| !name.trim().is_empty()).count();
    let all = [
        (Task::Safety, settled, alerts.len()),
        (Task::Goals, usize::from(!quotes::goals(pack, &session.case).is_empty()), 1),
        (Task::Decisions, decided, plan.decisions.len() + nothing_chosen),
        (Task::Consents, agreed, plan.chosen().count()),
        (Task::Barriers, spoken_about, checklist.len()),
        (Task::Appointments, fixed, plan.appointments.len().max(1)),
        (Task::People, people, 2),
        (Task::Review, usize::from(plan.review_on.is_some_and(|day| day >= session.context.today)), 1),
    ];
    let asking = all.into_iter().filter(|(_, _, of)| *of > 0);
    asking.map(|(task, done, of)| TaskProgress { task, done, of }).collect()
}

/// True where a reason must be given: for what was turned down, and for what was chosen although it does not fit or
/// although that cannot be told.
pub fn needs_reason(session: &Session, decision: &Decision) -> bool {
    let fits = session.derived.appraisal.option(decision.option).is_some_and(|option| option.standing == Standing::Fits);
    decision.choice == Choice::TurnedDown || !fits
}

fn is_complete(session: &Session, decision: &Decision) -> bool {
    let has_reason = !decision.reason.trim().is_empty() || !needs_reason(session, decision);
    has_reason && decision.by != Decider::NotRecorded
}

fn has_answered(plan: &Plan, decision: &Decision) -> bool {
    plan.consent(decision.option).is_some_and(|consent| consent.agrees != Reply::NotAsked)
}

/// True when the item does not stand in the way, or does and a way round it is agreed.
fn is_dealt_with(plan: &Plan, item: &str) -> bool {
    plan.barrier(item).is_some_and(|barrier| match barrier.stands {
        Reply::NotAsked => false,
        Reply::No => true,
        Reply::Yes => !barrier.fix.trim().is_empty(),
    })
}
