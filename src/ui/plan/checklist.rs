//! What could keep the person from appointments, on the Plan screen: the pack's checklist with ways round each item.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, PlanCommand};
use crate::app::plan_tasks::Task;
use crate::app::session::Session;
use crate::case::plan::{Barrier, Reply};
use crate::pack::reference::ChecklistItem;
use crate::ui::Commands;
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, Level, Mark};

use super::field::{Field, chips_ui};
use super::people::answer_ui;
use super::{PlanDraft, part_heading_ui};

const REPLIES: [(Reply, &str); 3] =
    [(Reply::Yes, "Something to agree"), (Reply::No, "Nothing to agree"), (Reply::NotAsked, "Not asked yet")];

/// Draws the checklist.
pub(super) fn barriers_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    part_heading_ui(ui, Task::Barriers, draft);
    w::hint(ui, "Go through it together, and agree one way round each thing that stands in the way.");
    if let Some(question) = app.pack.question("barriers") {
        answer_ui(ui, app, session, question, "In the assessment", out);
    }
    known_ui(ui, draft, out);
    for (place, item) in app.pack.reference.checklist.iter().enumerate() {
        w::gap(ui);
        ui.push_id(("barrier", &item.id), |ui| item_ui(ui, session, (place, item), draft, out));
    }
    w::gap(ui);
    let labels = ("Anything else", "What else could get in the way, and what was agreed about it.");
    if let Some(fixes) = draft.typing.text_ui(ui, Field::AgreedFixes, labels, &session.case.plan.agreed_fixes, 2) {
        out.push(Command::Plan(PlanCommand::SetAgreedFixes(fixes)));
    }
}

/// What the answers have said already, and one control to take it over.
fn known_ui(ui: &mut Ui, draft: &mut PlanDraft, out: &mut Commands) {
    let known = &draft.follows().known_barriers;
    if known.is_empty() {
        return;
    }
    w::gap(ui);
    let lines: Vec<&str> = known.iter().map(|(_, says)| says.as_str()).collect();
    w::notice(ui, Tone::Info, "From the answers", &lines.join("\n"));
    w::hint(ui, "Not in the plan yet. Taken over, each is marked below as something to agree.");
    if w::button(ui, "Take these over").clicked() {
        for (item, _) in known {
            let barrier = Barrier { item: item.clone(), stands: Reply::Yes, fix: String::new() };
            out.push(Command::Plan(PlanCommand::SetBarrier(barrier)));
        }
        // The button goes: the keyboard stays at this part.
        draft.go = Some(Task::Barriers);
    }
}

fn item_ui(ui: &mut Ui, session: &Session, (place, item): (usize, &ChecklistItem), draft: &mut PlanDraft, out: &mut Commands) {
    let recorded = session.case.plan.barrier(&item.id).cloned();
    let recorded = recorded.unwrap_or(Barrier { item: item.id.clone(), stands: Reply::NotAsked, fix: String::new() });
    let mut change = |changed| out.push(Command::Plan(PlanCommand::SetBarrier(changed)));
    w::heading(ui, Level::Part, &item.asks);
    if let Some(stands) = chips_ui(ui, "", &item.asks, (recorded.stands, Some(Reply::NotAsked)), &REPLIES) {
        change(Barrier { stands, ..recorded.clone() });
    }
    if recorded.stands != Reply::Yes {
        return;
    }
    if recorded.fix.trim().is_empty() {
        w::notice(ui, Tone::Caution, "Nothing is agreed yet", "Pick one or more, or write down your own.");
    }
    let picked = w::choice_group(ui, Mark::Check, &format!("Ways round: {}", item.asks), |ui| {
        ui.spacing_mut().item_spacing.y = theme::of(ui).space.tiny;
        let rows = item.ways_round.iter().filter(|way| w::choice_row(ui, None, Mark::Check, way, has(&recorded, way)).clicked());
        rows.last()
    });
    if let Some(way) = picked {
        change(Barrier { fix: with_or_without(&recorded, way), ..recorded.clone() });
    }
    let labels = ("What was agreed", "Who does it, and by when.");
    if let Some(fix) = draft.typing.text_ui(ui, Field::Fix(place), labels, &recorded.fix, 2) {
        change(Barrier { fix, ..recorded.clone() });
    }
}

/// True when this way is one of those agreed, each on a line of its own.
fn has(barrier: &Barrier, way: &str) -> bool {
    barrier.fix.lines().any(|line| line == way)
}

/// What was agreed with this way added, or without it where it is there already.
fn with_or_without(barrier: &Barrier, way: &str) -> String {
    let is_there = has(barrier, way);
    let others = barrier.fix.lines().filter(|line| !line.trim().is_empty() && *line != way);
    others.chain((!is_there).then_some(way)).collect::<Vec<_>>().join("\n")
}
