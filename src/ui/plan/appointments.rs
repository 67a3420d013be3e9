//! Appointments on the Plan screen, with what the pack's rules say about the first of them.

use std::ops::RangeInclusive;

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, PlanCommand};
use crate::app::plan_tasks::Task;
use crate::app::session::Session;
use crate::appraise::{explain, first_appointment};
use crate::base::date::{self, Date, Weekday};
use crate::base::table::Key;
use crate::case::plan::Appointment;
use crate::pack::alert::Prompt;
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};

use super::field::{Field, columns_ui};
use super::{PlanDraft, part_heading_ui};

/// Draws every appointment, and an empty one where there is none.
pub(super) fn appointments_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    part_heading_ui(ui, Task::Appointments, draft);
    warnings_ui(ui, app, session, draft);
    let appointments = &session.case.plan.appointments;
    let empty = Appointment::default();
    let shown = appointments.iter().chain(appointments.is_empty().then_some(&empty));
    for (place, appointment) in shown.enumerate() {
        ui.push_id(("appointment", place), |ui| {
            if appointments.len() > 1 {
                w::gap(ui);
                w::heading(ui, Level::Part, &format!("Appointment {}", place + 1));
            }
            appointment_ui(ui, session, (place, appointment), draft, out);
            if place < appointments.len() && w::link_button(ui, &format!("Remove appointment {}", place + 1)).clicked() {
                out.push(Command::Plan(PlanCommand::RemoveAppointment(place)));
                draft.typing.forget_appointments();
                draft.lost_focus = true;
            }
        });
    }
    if !appointments.is_empty() {
        w::gap(ui);
        if w::button(ui, "Add an appointment").clicked() {
            let (place, appointment) = (appointments.len(), Appointment::default());
            out.push(Command::Plan(PlanCommand::SetAppointment { place, appointment }));
        }
    }
}

/// What the pack says about the time until the first one, and about days of the week; each with its source.
fn warnings_ui(ui: &mut Ui, app: &App, session: &Session, draft: &PlanDraft) {
    let follows = draft.follows();
    let hours = first_appointment::hours(&session.case, &session.context, follows.now);
    let first = session.case.plan.first_day();
    if first.is_some() && hours.is_none() {
        w::notice(ui, Tone::Caution, "The first appointment has passed", "Take it off the list, or enter the next appointment.");
    }
    let days = first.filter(|_| hours.is_some()).map(|day| date::days_between(session.context.today, day));
    for reminder in &follows.reminders {
        let title = match (&hours, days) {
            (Some(hours), Some(days)) => first_in_words(days, hours, reminder.is_sure),
            (None, _) | (_, None) => "About the first appointment".to_owned(),
        };
        prompt_ui(ui, app, &title, reminder.prompt);
    }
    for prompt in &follows.weekday_prompts {
        prompt_ui(ui, app, "The day of release", *prompt);
    }
}

/// When the first appointment is: in hours where these are known, or else in days.
fn first_in_words(days: i32, hours: &RangeInclusive<i64>, is_sure: bool) -> String {
    let counted = |count: usize, what: &str| explain::counted(count, what);
    let away = match (days, usize::try_from(*hours.start())) {
        (0, _) => "The first appointment is today".to_owned(),
        (1, Ok(whole)) if hours.start() == hours.end() => {
            format!("The first appointment is tomorrow, in {}", counted(whole, "hour"))
        }
        (1, _) => "The first appointment is tomorrow".to_owned(),
        (days, _) => {
            let days = counted(usize::try_from(days).unwrap_or_default(), "day");
            format!("The first appointment is {days} away")
        }
    };
    if is_sure { away } else { format!("{away}: more than 24 hours away if it is later in the day than now") }
}

fn prompt_ui(ui: &mut Ui, app: &App, title: &str, prompt: Key<Prompt>) {
    let prompt = &app.pack.prompts[prompt];
    let sources: Vec<String> = prompt.cites.iter().map(|citation| explain::citation_in_words(&app.pack, citation)).collect();
    w::notice(ui, Tone::Caution, title, &prompt.says);
    w::hint(ui, &format!("Source: {}", sources.join("; ")));
}

fn appointment_ui(
    ui: &mut Ui,
    session: &Session,
    (place, appointment): (usize, &Appointment),
    draft: &mut PlanDraft,
    out: &mut Commands,
) {
    let mut change = |appointment| out.push(Command::Plan(PlanCommand::SetAppointment { place, appointment }));
    let typing = &mut draft.typing;
    let about = format!("appointment {}", place + 1);
    // A row at a time, as it is read, so that Tab follows.
    columns_ui(ui, |ui, column| match column {
        0 => {
            let labels = ("With whom", "A name and a number, if there is one.");
            if let Some(with) = typing.text_ui(ui, Field::AppointmentWith(place), labels, &appointment.with, 1) {
                change(Appointment { with, ..appointment.clone() });
            }
        }
        _ => {
            let labels = ("Where", "An address, or how the call is made.");
            if let Some(at_place) = typing.text_ui(ui, Field::AppointmentWhere(place), labels, &appointment.place, 1) {
                change(Appointment { place: at_place, ..appointment.clone() });
            }
        }
    });
    columns_ui(ui, |ui, column| match column {
        0 => {
            let labels = ("Day", "Year, month and day, such as 2026-11-25.");
            let (field, today) = ((Field::AppointmentDay(place), about.as_str()), session.context.today);
            if let Some(on) = typing.near_day_ui(ui, field, labels, appointment.on, today) {
                change(Appointment { on, ..appointment.clone() });
            }
        }
        _ => {
            let labels = ("Time", "Such as 10:30.");
            if let Some(at) = typing.text_ui(ui, Field::AppointmentTime(place), labels, &appointment.at, 1) {
                change(Appointment { at, ..appointment.clone() });
            }
        }
    });
    if let Some(day) = appointment.on {
        w::hint(ui, &day_in_words(session.context.today, day));
    }
}

/// The day in words; where it is near a weekend, what to ask.
fn day_in_words(today: Date, day: Date) -> String {
    let words = date::with_weekday(day);
    match day.weekday() {
        _ if day < today => format!("{words}. This day has passed."),
        Weekday::Saturday | Weekday::Sunday => format!("{words}. Ask whether the service is open on that day."),
        Weekday::Friday => format!("{words}. Ask whom to turn to over the weekend."),
        Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday => words,
    }
}
