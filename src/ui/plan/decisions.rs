//! Options chosen and turned down, on the Plan screen: by whom, why, and what the person thinks.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, PlanCommand, Screen};
use crate::app::plan_tasks::{self, Task};
use crate::app::session::Session;
use crate::appraise::explain;
use crate::case::plan::{Choice, Decider, Decision};
use crate::ui::options::decide::override_notice_ui;
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, Level};
use crate::ui::{Commands, option_words};

use super::field::{Field, chips_ui, columns_ui};
use super::{PlanDraft, part_heading_ui};

/// Draws the heading and a card for each decision.
pub(super) fn decisions_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    let plan = &session.case.plan;
    if plan.chosen().next().is_none() {
        w::card(ui, |ui| {
            part_heading_ui(ui, Task::Decisions, draft);
            w::strong(ui, if plan.decisions.is_empty() { "Nothing is chosen yet" } else { "Nothing is chosen" });
            w::body(ui, "The options say what fits this person, what cannot be told yet, and what speaks for and against each.");
            w::gap(ui);
            if w::button(ui, "See the options").clicked() {
                out.push(Command::Go(Screen::Options));
            }
        });
    } else {
        part_heading_ui(ui, Task::Decisions, draft);
    }
    for decision in plan.chosen().chain(plan.turned_down()) {
        decision_ui(ui, app, session, decision, draft, out);
    }
}

fn decision_ui(ui: &mut Ui, app: &App, session: &Session, decision: &Decision, draft: &mut PlanDraft, out: &mut Commands) {
    let intervention = &app.pack.interventions[decision.option];
    w::card(ui, |ui| {
        ui.push_id(&intervention.id, |ui| {
            w::heading(ui, Level::Part, &option_words::title(intervention));
            badges_ui(ui, app, session, decision);
            override_ui(ui, app, session, decision);
            let picked = chips_ui(ui, "Decided by", &intervention.name, (decision.by, None), &DECIDERS);
            if let Some(by) = picked {
                out.push(Command::Plan(PlanCommand::Decide(Decision { by, ..decision.clone() })));
            }
            words_ui(ui, session, decision, draft, out);
            if w::named(w::link_button(ui, "Take back"), &format!("Take back: {}", intervention.name)).clicked() {
                out.push(Command::Plan(PlanCommand::Undecide(decision.option)));
                draft.lost_focus = true;
            }
        });
    });
}

/// The words on the chips, in their order. That nobody wrote it down is no chip: it is what is left open.
const DECIDERS: [(Decider, &str); 4] = [
    (Decider::Together, "Together"),
    (Decider::Person, "The person"),
    (Decider::Worker, "The worker"),
    (Decider::Another, "Somebody else"),
];

fn badges_ui(ui: &mut Ui, app: &App, session: &Session, decision: &Decision) {
    w::cluster(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::of(ui).space.small;
        match decision.choice {
            Choice::Chosen => w::badge(ui, Tone::Good, "✓", "Chosen"),
            Choice::TurnedDown => w::badge(ui, Tone::Quiet, "–", "Turned down"),
        };
        if let Some(appraised) = session.derived.appraisal.option(decision.option) {
            let (tone, symbol) = option_words::standing_mark(appraised.standing);
            w::badge(ui, tone, symbol, &option_words::capitalised(explain::standing_in_words(appraised.standing)));
            let (symbol, offered) = option_words::offered(app, session, appraised);
            w::badge(ui, Tone::Quiet, symbol, &offered);
        }
    });
}

/// The banner over an option that was chosen although it does not fit, or although that cannot be told, or that was turned
/// down; with it, that a reason is missing where one must be given.
fn override_ui(ui: &mut Ui, app: &App, session: &Session, decision: &Decision) {
    let is_missing = decision.reason.trim().is_empty() && plan_tasks::needs_reason(session, decision);
    match (decision.choice, session.derived.appraisal.option(decision.option)) {
        (Choice::Chosen, Some(appraised)) => {
            let to_do = if is_missing { "A reason is needed. It is printed." } else { "" };
            override_notice_ui(ui, app, appraised, to_do);
        }
        (Choice::Chosen | Choice::TurnedDown, _) if is_missing => {
            w::notice(ui, Tone::Caution, "A reason is needed", "It is printed.");
        }
        (Choice::Chosen | Choice::TurnedDown, _) => {}
    }
}

fn words_ui(ui: &mut Ui, session: &Session, decision: &Decision, draft: &mut PlanDraft, out: &mut Commands) {
    let label = match decision.choice {
        Choice::Chosen => "Why it was chosen",
        Choice::TurnedDown => "Why it was turned down",
    };
    let hint = if plan_tasks::needs_reason(session, decision) { "Needed." } else { "May be left empty." };
    let option = decision.option;
    columns_ui(ui, |ui, place| match place {
        0 => {
            if let Some(reason) = draft.typing.text_ui(ui, Field::Reason(option), (label, hint), &decision.reason, 1) {
                out.push(Command::Plan(PlanCommand::Decide(Decision { reason, ..decision.clone() })));
            }
        }
        _ => {
            let (labels, words) = (("What the person thinks of it", "In their words."), session.case.plan.words_of(option));
            if let Some(words) = draft.typing.text_ui(ui, Field::View(option), labels, &words, 1) {
                out.push(Command::Plan(PlanCommand::SetWords(option, words)));
            }
        }
    });
}
