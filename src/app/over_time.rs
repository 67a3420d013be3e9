//! Assessing again, and then and now: what is to be confirmed, what is taken over, what is compared.
//!
//! An answer of last time is never assumed: it counts from when it was confirmed, and what was not asked again stays not
//! asked.

use crate::appraise::measures::{Measure, measures};
use crate::appraise::over_time::Comparison;
use crate::base::date::Date;
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::case::answer::{Answers, Said};
use crate::case::plan::Plan;
use crate::history::{History, LastTime, NewPack, Past};
use crate::pack::Pack;
use crate::pack::depends::dependencies;
use crate::pack::question::Question;
use crate::report::document::Document;
use crate::report::over_time::assessment;

use super::App;
use super::command::{OverTimeCommand, PlanPart, Screen};
use super::progress::{self, Place};
use super::session::Session;

/// Which two assessments are compared, and what came of it.
#[derive(Clone, Debug, Default)]
pub struct OverTime {
    /// The places that were chosen; until then the last two.
    chosen: Option<(usize, usize)>,
    /// What came of it; worked out when the screen is shown and something changed.
    pub shown: Option<Shown>,
    /// Questions whose answers alerts rest on; their answers are confirmed one by one.
    safety: Option<KeySet<Question>>,
    /// True once the notice about other knowledge was taken away.
    pub new_pack_hidden: bool,
}

/// What is shown of then and now.
#[derive(Clone, Debug)]
pub struct Shown {
    stamp: (u64, usize, usize),
    /// The places of the two assessments, counted from 0, the earlier one first.
    pub places: (usize, usize),
    /// What is otherwise at the later one, in answers and in what came out.
    pub comparison: Comparison,
    /// What was said at the earlier one.
    pub then: Answers,
    /// What was said at the later one, which may still be going on.
    pub now: Answers,
    /// The numbers that were said twice or more.
    pub measures: Vec<Measure>,
    /// The earlier assessments to be read, in the order of their places.
    pub earlier: Vec<Document>,
}

/// The answers of last time that are to be confirmed on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToConfirm {
    /// Those that may be confirmed together.
    pub together: Vec<Key<Question>>,
    /// Those that are confirmed one by one: safety and consents.
    pub alone: Vec<Key<Question>>,
}

impl ToConfirm {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.together.len() + self.alone.len()
    }
}

/// The answer of last time to a question that is open on the page and has none today.
pub fn open_last_time(session: &Session, question: Key<Question>) -> Option<LastTime<'_>> {
    let last = session.history.last_time(question)?;
    let is_open = session.case.answers.said(question) == Said::NotAsked && last.said.value().is_some();
    is_open.then_some(last)
}

/// What is to be confirmed in the section at this place: open questions without an answer today that had one last time.
pub fn to_confirm(pack: &Pack, session: &Session, section: usize) -> ToConfirm {
    let mut found = ToConfirm::default();
    if session.history.earlier().is_empty() {
        return found;
    }
    let each = pack.sections.get(section).is_some_and(|section| section.confirm_each);
    let safety = session.over_time.safety.unwrap_or_else(|| safety(pack));
    for (question, place) in progress::questions(pack, session, section) {
        if place == Place::Open && open_last_time(session, question).is_some() {
            let is_alone = each || safety.contains(question);
            if is_alone { &mut found.alone } else { &mut found.together }.push(question);
        }
    }
    found
}

/// The questions whose answers alerts rest on.
fn safety(pack: &Pack) -> KeySet<Question> {
    dependencies(pack, pack.alerts.iter().map(|alert| &alert.when)).questions
}

/// Answers of last time in this section that are not asked now: it is not known whether they apply, or they do not.
pub fn not_asked_now(pack: &Pack, session: &Session, section: usize) -> Vec<Key<Question>> {
    let Some(section_) = pack.sections.get(section) else { return Vec::new() };
    let shown: Vec<Key<Question>> =
        progress::questions(pack, session, section).into_iter().map(|(question, _)| question).collect();
    let asked = |question: &Key<Question>| shown.contains(question);
    let had = |question: &Key<Question>| session.history.last_time(*question).is_some_and(|last| last.said.value().is_some());
    section_.questions.iter().copied().filter(|question| !asked(question) && had(question)).collect()
}

/// Confirms what may be confirmed together, and nothing else.
pub(super) fn confirm_together(pack: &Pack, session: &mut Session, section: usize) {
    for question in to_confirm(pack, session, section).together {
        session.confirm(pack, question);
    }
}

/// The answers of today, and those of last time where there are none: what the route must have room for.
pub(super) fn all_answers(pack: &Pack, today: &Answers, history: &History) -> Answers {
    let mut all = history.last_answers(pack);
    for question in pack.questions.keys().filter(|question| today.said(*question) != Said::NotAsked) {
        all.say(question, today.said(question));
    }
    all
}

/// The plan of last time, if there was one.
pub fn last_plan(session: &Session) -> Option<(&Past, &Plan)> {
    let last = session.history.earlier().last()?;
    (last.case.plan != Plan::default()).then_some((last, &last.case.plan))
}

/// True if an appointment is still to come; one without a day may be.
pub fn is_to_come(day: Option<Date>, today: Date) -> bool {
    day.is_none_or(|day| day >= today)
}

/// Takes a part of the plan of last time over.
pub(super) fn take_over(session: &mut Session, part: PlanPart) {
    let Some(last) = last_plan(session).map(|(_, plan)| plan.clone()) else { return };
    let today = session.context.today;
    let plan = &mut session.case.plan;
    match part {
        PlanPart::Goals => plan.goals = last.goals,
        PlanPart::Preferences => plan.preferences = last.preferences,
        PlanPart::LeadWorker => plan.lead_worker = last.lead_worker,
        PlanPart::AgreedFixes => plan.agreed_fixes = last.agreed_fixes,
        PlanPart::Decision(option) => {
            if let Some(decision) = last.decision(option) {
                plan.decide(decision.clone());
            }
        }
        PlanPart::Appointment(place) => {
            let appointment = last.appointments.get(place).filter(|appointment| is_to_come(appointment.on, today));
            if let Some(appointment) = appointment.filter(|appointment| !plan.appointments.contains(appointment)) {
                plan.appointments.push(appointment.clone());
            }
        }
    }
}

impl App {
    pub(super) fn apply_over_time(&mut self, command: OverTimeCommand) {
        let Some(session) = &mut self.session else { return };
        match command {
            OverTimeCommand::Compare(then, now) => {
                if then < now && now < session.history.assessments.len() {
                    session.over_time.chosen = Some((then, now));
                }
            }
            OverTimeCommand::HideNewPack => session.over_time.new_pack_hidden = true,
        }
    }

    /// Works out what the screen shows, when it is shown and something changed.
    pub(super) fn keep_up_over_time(&mut self) {
        let Some(session) = &mut self.session else { return };
        if session.over_time.safety.is_none() {
            session.over_time.safety = Some(safety(&self.pack));
        }
        let count = session.history.assessments.len();
        if self.screen != Screen::OverTime || count < 2 {
            return;
        }
        let places = session.over_time.chosen.unwrap_or((count - 2, count - 1));
        let stamp = (session.revision, places.0, places.1);
        if session.over_time.shown.as_ref().is_none_or(|shown| shown.stamp != stamp) {
            session.over_time.shown = shown(&self.pack, session, places, stamp);
        }
    }
}

fn shown(pack: &Pack, session: &Session, places: (usize, usize), stamp: (u64, usize, usize)) -> Option<Shown> {
    let Session { history, case, context, .. } = session;
    let comparison = history.compare(pack, context, places, Some(&case.answers))?;
    let last = history.assessments.len() - 1;
    let said = |place: usize, past: &Past| if place == last { case.answers.clone() } else { past.case.answers.clone() };
    let answers: Vec<(Option<Date>, Answers)> =
        history.assessments.iter().enumerate().map(|(place, past)| (past.on, said(place, past))).collect();
    let of: Vec<(Option<Date>, &Answers)> = answers.iter().map(|(day, answers)| (*day, answers)).collect();
    let measures = measures(pack, &of);
    let earlier = history.earlier().iter().enumerate().map(|(place, past)| assessment(pack, place, past)).collect();
    let at = |place: usize| answers.get(place).map(|(_, answers)| answers.clone()).unwrap_or_default();
    Some(Shown { stamp, places, comparison, then: at(places.0), now: at(places.1), measures, earlier })
}

/// What the pack in use changes in the case that is open, as it was when it was opened.
pub fn new_pack(session: &Session) -> Option<&NewPack> {
    session.history.assessments.last()?.new_pack.as_ref()
}
