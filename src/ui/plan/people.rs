//! People on the Plan screen: what the person wants, who worked on it, who takes the lead, who else was there.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, PlanCommand};
use crate::app::plan_tasks::Task;
use crate::app::session::Session;
use crate::base::table::Key;
use crate::case::answer::{self, Said};
use crate::case::plan::{Present, Role};
use crate::case::quotes;
use crate::pack::question::Question;
use crate::ui::Commands;
use crate::ui::assessment::ask;
use crate::ui::widgets::{self as w, Level, Mark};

use super::field::{Field, columns_ui};
use super::{PlanDraft, part_heading_ui};

/// What the person said in the assessment, and their goals as the plan has them.
pub(super) fn goals_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    part_heading_ui(ui, Task::Goals, draft);
    let plan = &session.case.plan;
    let wishes = quotes::wishes(&app.pack, &session.case);
    if !wishes.is_empty() {
        w::hint(ui, "In the assessment they said:");
        for question in wishes {
            w::key_value(ui, &app.pack.questions[question].label, &answer_in_words(app, session, question));
        }
        w::gap(ui);
    }
    let quoted = plan.goals.trim().is_empty() && !quotes::goals(&app.pack, &session.case).is_empty();
    let hint = if quoted { "Left empty, their words above are printed as their goal." } else { "Do not correct them." };
    if let Some(goals) = draft.typing.text_ui(ui, Field::Goals, ("Goals, in their own words", hint), &plan.goals, 3) {
        out.push(Command::Plan(PlanCommand::SetGoals(goals)));
    }
    if quoted {
        if w::link_button(ui, "Start from these words").clicked() {
            let words = quotes::goals(&app.pack, &session.case).to_owned();
            out.push(Command::Plan(PlanCommand::SetGoals(words)));
            draft.lost_focus = true;
        }
        w::gap(ui);
    }
    let labels = ("How they would like to be met and reached", "Who, where, when in the day, by what means. May be left empty.");
    if let Some(words) = draft.typing.text_ui(ui, Field::Preferences, labels, &plan.preferences, 2) {
        out.push(Command::Plan(PlanCommand::SetPreferences(words)));
    }
}

/// What was said to a question, with the person's words.
fn answer_in_words(app: &App, session: &Session, question: Key<Question>) -> String {
    let said = answer::in_words(&app.pack, question, session.case.answers.said(question));
    match quotes::words(&session.case, question) {
        "" => said,
        words => format!("{said} – “{words}”"),
    }
}

/// An answer as it was given, with its note; a button to the question where there is none.
pub(super) fn answered_ui(ui: &mut Ui, app: &App, session: &Session, question: Key<Question>, out: &mut Commands) {
    answer_ui(ui, app, session, question, &app.pack.questions[question].label, out);
}

/// The same under a label of the page's own.
pub(super) fn answer_ui(ui: &mut Ui, app: &App, session: &Session, question: Key<Question>, label: &str, out: &mut Commands) {
    w::key_value(ui, label, &answer_in_words(app, session, question));
    let note = session.case.answers.detail(question).map_or("", |detail| detail.note.as_str());
    if !note.is_empty() {
        w::hint(ui, &format!("Note: {note}"));
    }
    match session.case.answers.said(question) {
        Said::Value(_) => {}
        Said::NotAsked | Said::NotKnown | Said::Declined => ask::ask_button_ui(ui, app, session, question, out),
    }
}

/// Worker, lead worker, whether they may be told, and who else was there.
pub(super) fn people_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    part_heading_ui(ui, Task::People, draft);
    if let Some(question) = app.pack.question("share_consent") {
        answered_ui(ui, app, session, question, out);
        w::gap(ui);
    }
    let plan = &session.case.plan;
    columns_ui(ui, |ui, place| match place {
        0 => {
            let labels = ("Worker", "Name or initials, and role.");
            if let Some(worker) = draft.typing.text_ui(ui, Field::Worker, labels, &plan.worker, 1) {
                out.push(Command::Plan(PlanCommand::SetWorker(worker)));
            }
        }
        _ => {
            let labels = ("Lead worker from here", "One name to turn to, with a number.");
            if let Some(lead) = draft.typing.text_ui(ui, Field::LeadWorker, labels, &plan.lead_worker, 1) {
                out.push(Command::Plan(PlanCommand::SetLeadWorker(lead)));
            }
        }
    });
    present_ui(ui, session, draft, out);
}

fn present_ui(ui: &mut Ui, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    let present = &session.case.plan.present;
    w::heading(ui, Level::Part, "Who else was there");
    let clicked = w::choice_group(ui, Mark::Check, "Who else was there", |ui| {
        w::cluster(ui, |ui| {
            let chips = Role::EVERY.into_iter().filter(|role| {
                let is_there = present.iter().any(|one| one.role == *role);
                w::chip(ui, role.in_words(), is_there).clicked()
            });
            chips.last()
        })
    });
    let mut changed = clicked.map(|role| toggled(present, role));
    for (place, one) in present.iter().enumerate() {
        let label = format!("{}: who", one.role.in_words());
        let labels = (label.as_str(), "Name or initials, and service.");
        if let Some(who) = draft.typing.text_ui(ui, Field::Present(place), labels, &one.who, 1) {
            let mut named = present.clone();
            if let Some(one) = named.get_mut(place) {
                one.who = who;
            }
            changed = Some(named);
        }
    }
    if let Some(present) = changed {
        out.push(Command::Plan(PlanCommand::SetPresent(present)));
    }
}

/// The list with nobody of this role, or with somebody where there was nobody.
fn toggled(present: &[Present], role: Role) -> Vec<Present> {
    let mut others: Vec<Present> = present.iter().filter(|one| one.role != role).cloned().collect();
    if others.len() == present.len() {
        others.push(Present { role, who: String::new() });
        others.sort_by_key(|one| one.role);
    }
    others
}
