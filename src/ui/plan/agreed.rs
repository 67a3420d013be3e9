//! What the person agrees to, measure by measure, on the Plan screen.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, PlanCommand};
use crate::app::plan_tasks::Task;
use crate::app::session::Session;
use crate::case::plan::{Consent, Decision, Reply};
use crate::ui::widgets::{self as w, Level};
use crate::ui::{Commands, option_words};

use super::field::{Field, chips_ui, columns_ui};
use super::{PlanDraft, part_heading_ui};

const REPLIES: [(Reply, &str); 3] = [(Reply::Yes, "Agrees"), (Reply::No, "Says no"), (Reply::NotAsked, "Not asked yet")];

/// Draws a part for each option that was chosen.
pub(super) fn consents_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    part_heading_ui(ui, Task::Consents, draft);
    w::hint(ui, "Explain each one before you ask. A no to one is not a no to the others.");
    for decision in session.case.plan.chosen() {
        w::gap(ui);
        consent_ui(ui, app, session, decision, draft, out);
    }
}

fn consent_ui(ui: &mut Ui, app: &App, session: &Session, decision: &Decision, draft: &mut PlanDraft, out: &mut Commands) {
    let option = decision.option;
    let intervention = &app.pack.interventions[option];
    let recorded = session.case.plan.consent(option).cloned();
    let recorded = recorded.unwrap_or(Consent { option, agrees: Reply::NotAsked, on: None, witness: String::new() });
    let mut change = |changed| out.push(Command::Plan(PlanCommand::SetConsent(changed)));
    ui.push_id(("consent", &intervention.id), |ui| {
        w::heading(ui, Level::Part, &option_words::title(intervention));
        w::body(ui, &intervention.consent);
        if let Some(agrees) =
            chips_ui(ui, "Asked, the person", &intervention.name, (recorded.agrees, Some(Reply::NotAsked)), &REPLIES)
        {
            // Most are asked on the day on which it is written down; the day can be changed.
            let on = recorded.on.or((agrees != Reply::NotAsked).then_some(session.context.today));
            change(Consent { agrees, on, ..recorded.clone() });
        }
        if recorded.agrees == Reply::NotAsked {
            return;
        }
        columns_ui(ui, |ui, place| match place {
            0 => {
                let labels = ("Said on", "Such as 2026-11-25.");
                if let Some(on) = draft.typing.day_ui(ui, Field::ConsentDay(option), labels, recorded.on) {
                    change(Consent { on, ..recorded.clone() });
                }
            }
            _ => {
                let labels = ("In whose presence", "Name or initials, and role.");
                if let Some(witness) = draft.typing.text_ui(ui, Field::Witness(option), labels, &recorded.witness, 1) {
                    change(Consent { witness, ..recorded.clone() });
                }
            }
        });
    });
}
