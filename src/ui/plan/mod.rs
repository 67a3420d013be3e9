//! The Plan screen: what was chosen and agreed, and what is still open.

mod agreed;
mod appointments;
mod checklist;
mod decisions;
pub mod field;
mod last_time;
mod people;

use egui::{Align, Ui};

use crate::app::App;
use crate::app::command::{Command, PlanCommand, Screen};
use crate::app::plan_tasks::{self, Task, TaskProgress};
use crate::app::session::Session;
use crate::appraise::barriers::known_barriers;
use crate::appraise::first_appointment::{self, Reminder};
use crate::appraise::{RaisedAlert, Urgency, explain};
use crate::base::date::{self, Time};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::pack::alert::Prompt;

use super::Commands;
use super::theme::Tone;
use super::widgets::{self as w, Level, TaskState};
use field::{Field, Typing};

/// What is half typed here, and what follows from the plan.
#[derive(Debug, Default)]
pub struct PlanDraft {
    pub(super) typing: Typing,
    /// The control that had the keyboard has gone: it starts again at the title.
    pub(super) lost_focus: bool,
    /// The part to which the page is to turn.
    pub(super) go: Option<Task>,
    /// The case to which all this belongs.
    case: Option<u64>,
    follows: Follows,
}

/// What follows from the plan; worked out when it changes.
#[derive(Debug, Default)]
pub(super) struct Follows {
    revision: u64,
    /// The time of day, to the minute, where it counts.
    pub(super) now: Option<Time>,
    tasks: Vec<TaskProgress>,
    pub(super) reminders: Vec<Reminder>,
    pub(super) weekday_prompts: Vec<Key<Prompt>>,
    /// Points of the checklist that stand in the way by the answers: the id, and what it rests on in words.
    pub(super) known_barriers: Vec<(String, String)>,
}

impl PlanDraft {
    pub(super) fn follows(&self) -> &Follows {
        &self.follows
    }

    fn keep_up(&mut self, app: &App, session: &Session) {
        if self.case != Some(session.number()) {
            // What was left here belongs to another case.
            *self = Self { case: Some(session.number()), ..Self::default() };
        }
        let now = app.time().and_then(|now| Time::new(now.hour(), now.minute(), 0, 0).ok());
        if self.follows.revision != session.revision || self.follows.now != now || self.follows.tasks.is_empty() {
            let Session { case, context, derived, .. } = session;
            self.follows = Follows {
                revision: session.revision,
                now,
                tasks: plan_tasks::tasks(&app.pack, session),
                reminders: first_appointment::reminders(&app.pack, case, context, now),
                known_barriers: known_barriers(&app.pack, case, context)
                    .into_iter()
                    .map(|(item, finding)| {
                        let because = explain::because_in_words(&app.pack, &case.answers, &finding);
                        (item.id.clone(), format!("{} {because}", item.asks))
                    })
                    .collect(),
                weekday_prompts: first_appointment::weekday_prompts(&app.pack, &derived.appraisal),
            };
        }
    }
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn plan_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, arrived: bool, out: &mut Commands) {
    draft.keep_up(app, session);
    w::page_in_parts(ui, "plan", |ui, part| match part {
        w::Part::Head => head_ui(ui, draft, arrived),
        w::Part::Rest => parts_ui(ui, app, session, draft, out),
    });
}

fn head_ui(ui: &mut Ui, draft: &mut PlanDraft, arrived: bool) {
    let to_title = arrived || std::mem::take(&mut draft.lost_focus);
    w::arrival_heading(ui, Level::Page, "Plan", to_title);
    w::hint(ui, "What was chosen together, by whom and why. All of it is printed.");
    w::gap(ui);
    tasks_ui(ui, draft);
}

fn parts_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    kept_ui(ui, session);
    last_time::last_time_ui(ui, app, session, draft, out);
    if draft.follows.tasks.iter().any(|part| part.task == Task::Safety) {
        w::card(ui, |ui| safety_ui(ui, app, session, draft));
    }
    w::card(ui, |ui| people::goals_ui(ui, app, session, draft, out));
    decisions::decisions_ui(ui, app, session, draft, out);
    open_needs_ui(ui, app, session, out);
    if session.case.plan.chosen().next().is_some() {
        w::card(ui, |ui| agreed::consents_ui(ui, app, session, draft, out));
    }
    w::card(ui, |ui| checklist::barriers_ui(ui, app, session, draft, out));
    w::card(ui, |ui| appointments::appointments_ui(ui, app, session, draft, out));
    w::card(ui, |ui| people::people_ui(ui, app, session, draft, out));
    w::card(ui, |ui| review_ui(ui, session, draft, out));
    if w::primary_button(ui, "Go to the report").clicked() {
        out.push(Command::Go(Screen::Report));
    }
}

/// The heading of a part, to which its row in the list leads.
pub(super) fn part_heading_ui(ui: &mut Ui, task: Task, draft: &mut PlanDraft) {
    let is_wanted = draft.go == Some(task);
    let heading = w::arrival_heading(ui, Level::Card, task.title(), is_wanted);
    if is_wanted {
        heading.scroll_to_me(Some(Align::TOP));
        draft.go = None;
    }
}

/// Every part with how far it has come. A click leads there.
fn tasks_ui(ui: &mut Ui, draft: &mut PlanDraft) {
    let PlanDraft { follows, go, .. } = draft;
    let done = follows.tasks.iter().filter(|part| part.is_done()).count();
    w::card(ui, |ui| {
        let all = follows.tasks.len();
        let (title, says) = match done {
            done if done == all => ("Nothing is left open", "Every part of the plan is there.".to_owned()),
            1 => ("What is still open", format!("1 of {all} parts is complete. What is left open is printed as open.")),
            done => ("What is still open", format!("{done} of {all} parts are complete. What is left open is printed as open.")),
        };
        w::heading(ui, Level::Card, title);
        w::hint(ui, &says);
        ui.spacing_mut().item_spacing.y = 0.0;
        for part in &follows.tasks {
            let state = match part.done {
                done if done == part.of => TaskState::Done,
                0 if matches!(part.task, Task::Goals | Task::Appointments | Task::Review) => TaskState::NotStarted,
                done => TaskState::Part { done, of: part.of },
            };
            if w::task_row(ui, part.task.title(), state, false).clicked() {
                *go = Some(part.task);
            }
        }
    });
}

/// Parts of the plan that the pack has no place for.
fn kept_ui(ui: &mut Ui, session: &Session) {
    let kept = &session.case.plan.kept;
    if !kept.is_empty() {
        let lines: Vec<String> = kept.iter().map(|kept| format!("{}: {}", kept.in_words(), kept.why)).collect();
        w::notice(ui, Tone::Caution, "Parts that this pack has no place for are kept and not used", &lines.join("\n"));
        w::gap(ui);
    }
}

/// Alerts that call for action, open and dealt with. The strip above opens them; here they stand because they are
/// printed with the plan.
fn safety_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft) {
    part_heading_ui(ui, Task::Safety, draft);
    let calling = session.derived.appraisal.alerts.iter().filter(|raised| raised.urgency != Urgency::BeAware);
    let (settled, open): (Vec<&RaisedAlert>, Vec<&RaisedAlert>) =
        calling.partition(|raised| session.case.plan.settled(&app.pack.alerts[raised.alert].id).is_some());
    let titled = |urgency: Urgency| {
        let of_it = open.iter().filter(|raised| raised.urgency == urgency);
        let titles: Vec<&str> = of_it.map(|raised| app.pack.alerts[raised.alert].title.as_str()).collect();
        (!titles.is_empty()).then(|| format!("{}:\n• {}", explain::urgency_in_words(urgency), titles.join("\n• ")))
    };
    let lines: Vec<String> = [Urgency::ActNow, Urgency::CheckNow].into_iter().filter_map(titled).collect();
    if !lines.is_empty() {
        let acts = open.iter().any(|raised| raised.urgency == Urgency::ActNow);
        let tone = if acts { Tone::Danger } else { Tone::Caution };
        let title = format!("{} still open", explain::counted(open.len(), "safety matter"));
        w::notice(ui, tone, &title, &lines.join("\n"));
        w::hint(ui, "The strip at the top says what to do, and takes down what was done.");
    }
    for raised in settled {
        let alert = &app.pack.alerts[raised.alert];
        if let Some(settled) = session.case.plan.settled(&alert.id) {
            w::key_value(ui, &alert.title, &explain::settled_in_words(settled));
        }
    }
}

/// Needs that no chosen option serves.
fn open_needs_ui(ui: &mut Ui, app: &App, session: &Session, out: &mut Commands) {
    let answered =
        |need| session.case.plan.chosen().any(|decision| app.pack.interventions[decision.option].serves.contains(&need));
    let seen = session.derived.appraisal.needs.iter().filter(|need| need.finding.truth == Truth::Yes);
    let open: Vec<_> = seen.filter(|need| !answered(need.need)).collect();
    if open.is_empty() {
        return;
    }
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "Needs not yet answered by this plan");
        for need in open {
            let options = match need.served_by.len() {
                0 => "no option of this pack fits or may fit".to_owned(),
                count => format!("{} may serve it", explain::counted(count, "option")),
            };
            w::body(ui, &format!("{}: {options}", app.pack.needs[need.need].name));
        }
        if w::link_button(ui, "Look at the options").clicked() {
            out.push(Command::Go(Screen::Options));
        }
    });
}

fn review_ui(ui: &mut Ui, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    part_heading_ui(ui, Task::Review, draft);
    let review = session.case.plan.review_on;
    match review {
        None => {
            w::notice(ui, Tone::Caution, "No review date", "Set a day on which the plan is looked at again.");
        }
        Some(day) if day < session.context.today => {
            w::notice(ui, Tone::Caution, "The review date has passed", "Look at the plan again, and set the next day.");
        }
        Some(_) => {}
    }
    let labels = ("Review on", "Year, month and day, such as 2026-12-20.");
    if let Some(day) = draft.typing.day_ui(ui, Field::Review, labels, review) {
        out.push(Command::Plan(PlanCommand::SetReview(day)));
    }
    if let Some(day) = review {
        w::hint(ui, &date::with_weekday(day));
    }
}
