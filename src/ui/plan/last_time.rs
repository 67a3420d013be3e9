//! The plan of last time, part by part: what may be taken over, and what is asked for anew.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, PlanCommand, PlanPart};
use crate::app::over_time::{is_to_come, last_plan};
use crate::app::session::Session;
use crate::appraise::over_time_words::day_in_words;
use crate::base::date;
use crate::case::plan::{Choice, Plan, Reply};
use crate::ui::widgets::{self as w, Level};
use crate::ui::{Commands, option_words};

use super::PlanDraft;

/// A part of the plan of last time.
struct Part {
    name: String,
    says: String,
    takes: PlanPart,
    /// It stands in the plan of today, as it was or in other words.
    is_taken: bool,
}

/// Draws the plan of last time, folded once everything of it is taken over.
pub(super) fn last_time_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    let Some((past, last)) = last_plan(session) else { return };
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, &format!("From the plan of {}", day_in_words(past.on)));
        w::hint(ui, "Nothing of it is in the plan of today until you take it over.");
        for part in parts(app, session, last) {
            w::key_value(ui, &part.name, &part.says);
            if part.is_taken {
                w::hint(ui, "The plan of today has this.");
            } else if w::named(w::link_button(ui, "Take over"), &format!("Take over: {}", part.name)).clicked() {
                draft.typing.forget();
                draft.lost_focus = true;
                out.push(Command::Plan(PlanCommand::TakeOver(part.takes)));
            }
        }
        asked_anew_ui(ui, app, session, last);
    });
}

fn parts(app: &App, session: &Session, last: &Plan) -> Vec<Part> {
    let today = &session.case.plan;
    let texts = [
        ("Goals", &last.goals, &today.goals, PlanPart::Goals),
        ("How they would like to be met", &last.preferences, &today.preferences, PlanPart::Preferences),
        ("Lead worker", &last.lead_worker, &today.lead_worker, PlanPart::LeadWorker),
        ("Agreed about what stands in the way", &last.agreed_fixes, &today.agreed_fixes, PlanPart::AgreedFixes),
    ];
    let texts = texts.into_iter().filter(|(_, last, _, _)| !last.trim().is_empty()).map(|(name, last, today, takes)| Part {
        name: name.to_owned(),
        says: last.clone(),
        takes,
        is_taken: !today.trim().is_empty(),
    });
    let decisions = last.decisions.iter().map(|decision| Part {
        name: option_words::title(&app.pack.interventions[decision.option]),
        says: {
            let choice = if decision.choice == Choice::Chosen { "chosen" } else { "turned down" };
            let why = if decision.reason.is_empty() { String::new() } else { format!(": {}", decision.reason) };
            format!("{choice}{why}")
        },
        takes: PlanPart::Decision(decision.option),
        is_taken: today.decision(decision.option).is_some(),
    });
    let to_come = last.appointments.iter().enumerate();
    let to_come = to_come.filter(|(_, appointment)| is_to_come(appointment.on, session.context.today));
    let appointments = to_come.map(|(place, appointment)| Part {
        name: format!("Appointment: {}", appointment.with),
        says: format!("{} {}", appointment.on.map_or_else(|| "no day".to_owned(), date::in_words), appointment.at),
        takes: PlanPart::Appointment(place),
        is_taken: today.appointments.contains(appointment),
    });
    texts.chain(decisions).chain(appointments).collect()
}

/// Consents, and appointments that are over: shown, so that they are asked about, and never taken over.
fn asked_anew_ui(ui: &mut Ui, app: &App, session: &Session, last: &Plan) {
    let name = |option| option_words::title(&app.pack.interventions[option]);
    for consent in last.consents.iter().filter(|consent| consent.agrees != Reply::NotAsked) {
        let said = if consent.agrees == Reply::Yes { "agreed" } else { "did not agree" };
        let day = consent.on.map_or_else(String::new, |day| format!(" on {}", date::in_words(day)));
        w::hint(ui, &format!("{}: {said}{day}. Ask anew: agreement is not taken over.", name(consent.option)));
    }
    for appointment in &last.appointments {
        if let Some(day) = appointment.on.filter(|day| !is_to_come(Some(*day), session.context.today)) {
            w::hint(ui, &format!("{}, {}: over. Ask how it went.", appointment.with, date::in_words(day)));
        }
    }
}
