//! The Plan screen: what was chosen and agreed, and what is still open.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, PlanCommand, Screen};
use crate::app::session::Session;
use crate::appraise::{Standing, Urgency, explain};
use crate::base::date::{self, Weekday};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{self, Said, Value};
use crate::case::plan::{Appointment, Choice, Decision};
use crate::pack::question::Question;

use super::option_decide::{named, override_notice_ui};
use super::plan_field::{Field, Typing};
use super::theme::{self, Tone};
use super::widgets::{self as w, Level};
use super::{Commands, ask, option_words};

/// Within so many hours the first appointment should be.
const SOON: i64 = 24;

/// What is half typed here.
#[derive(Debug, Default)]
pub struct PlanDraft {
    typing: Typing,
    /// The control that had the keyboard has gone: it starts again at the title.
    lost_focus: bool,
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn plan_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, arrived: bool, out: &mut Commands) {
    if arrived {
        // Whatever was left here may belong to another case.
        draft.typing.forget();
    }
    w::page(ui, "plan", |ui| {
        let to_title = arrived || std::mem::take(&mut draft.lost_focus);
        w::arrival_heading(ui, Level::Page, "Plan", to_title);
        w::hint(ui, "What was chosen together, by whom and why. All of it goes into the documents.");
        w::gap(ui);
        alerts_ui(ui, app, session);
        w::card(ui, |ui| goals_ui(ui, app, session, draft, out));
        decisions_ui(ui, app, session, draft, out);
        open_needs_ui(ui, app, session, out);
        w::card(ui, |ui| appointment_ui(ui, app, session, draft, out));
        w::card(ui, |ui| barriers_ui(ui, app, session, draft, out));
        w::card(ui, |ui| people_ui(ui, app, session, draft, out));
        w::card(ui, |ui| review_ui(ui, session, draft, out));
        if w::primary_button(ui, "Go to the report").clicked() {
            out.push(Command::Go(Screen::Report));
        }
    });
}

/// Alerts that nobody has dealt with. The strip above opens them; here they stand because they are printed with the plan.
fn alerts_ui(ui: &mut Ui, app: &App, session: &Session) {
    let open = session.derived.appraisal.alerts.iter().filter(|raised| {
        raised.urgency != Urgency::BeAware && session.case.plan.settled(&app.pack.alerts[raised.alert].id).is_none()
    });
    let lines: Vec<String> = open
        .clone()
        .map(|raised| format!("{}: {}", explain::urgency_in_words(raised.urgency), app.pack.alerts[raised.alert].title))
        .collect();
    if lines.is_empty() {
        return;
    }
    let acts = open.clone().any(|raised| raised.urgency == Urgency::ActNow);
    let tone = if acts { Tone::Danger } else { Tone::Caution };
    let title = format!("{} still open", explain::counted(lines.len(), "safety matter"));
    w::notice(ui, tone, &title, &lines.join("\n"));
    w::gap(ui);
}

fn goals_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    w::heading(ui, Level::Card, "What the person wants");
    let plan = &session.case.plan;
    if let Some(goal) = app.pack.question("goal") {
        let words = session.case.answers.detail(goal).map_or("", |detail| detail.words.as_str());
        if session.case.answers.said(goal).value().is_some() {
            let said = answer_in_words(app, session, goal);
            w::hint(ui, &format!("In the assessment: {said}"));
        }
        if !words.is_empty() && plan.goals.is_empty() && w::link_button(ui, "Start from these words").clicked() {
            out.push(Command::Plan(PlanCommand::SetGoals(words.to_owned())));
        }
    }
    let labels = ("Goals, in their own words", "Do not correct them.");
    if let Some(goals) = draft.typing.text_ui(ui, Field::Goals, labels, &plan.goals, 3) {
        out.push(Command::Plan(PlanCommand::SetGoals(goals)));
    }
}

/// What was said to a question, with the person's words.
fn answer_in_words(app: &App, session: &Session, question: Key<Question>) -> String {
    let said = answer::in_words(&app.pack, question, session.case.answers.said(question));
    match session.case.answers.detail(question) {
        Some(detail) if !detail.words.is_empty() => format!("{said} – “{}”", detail.words),
        Some(_) | None => said,
    }
}

fn decisions_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    let plan = &session.case.plan;
    if plan.chosen().next().is_none() {
        let title = if plan.decisions.is_empty() { "Nothing is chosen yet" } else { "Nothing is chosen" };
        let body = "The options say what fits this person, what cannot be told yet, and what speaks for and against each.";
        if w::empty_state(ui, title, body, Some("See the options")).is_some_and(|button| button.clicked()) {
            out.push(Command::Go(Screen::Options));
        }
    }
    for decision in plan.chosen() {
        decision_ui(ui, app, session, decision, draft, out);
    }
    for decision in plan.turned_down() {
        decision_ui(ui, app, session, decision, draft, out);
    }
}

fn decision_ui(ui: &mut Ui, app: &App, session: &Session, decision: &Decision, draft: &mut PlanDraft, out: &mut Commands) {
    let intervention = &app.pack.interventions[decision.option];
    ui.push_id(&intervention.id, |ui| {
        w::card(ui, |ui| {
            w::heading(ui, Level::Card, &option_words::title(intervention));
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
            standing_changed_ui(ui, app, session, decision);
            reason_ui(ui, decision, draft, out);
            if named(w::link_button(ui, "Take back"), &format!("Take back: {}", intervention.name)).clicked() {
                out.push(Command::Plan(PlanCommand::Undecide(decision.option)));
                draft.lost_focus = true;
            }
        });
    });
}

/// The banner over an option that was chosen although it does not fit, or although that cannot be told.
fn standing_changed_ui(ui: &mut Ui, app: &App, session: &Session, decision: &Decision) {
    let Some(appraised) = session.derived.appraisal.option(decision.option) else { return };
    if decision.choice == Choice::Chosen && appraised.standing != Standing::Fits {
        override_notice_ui(ui, app, appraised);
        if decision.reason.is_empty() {
            w::notice(ui, Tone::Caution, "A reason is needed", "Say why it is chosen all the same.");
        }
    }
}

fn reason_ui(ui: &mut Ui, decision: &Decision, draft: &mut PlanDraft, out: &mut Commands) {
    let reason_label = match decision.choice {
        Choice::Chosen => "Why it was chosen",
        Choice::TurnedDown => "Why it was turned down",
    };
    let option = decision.option;
    if let Some(reason) = draft.typing.text_ui(ui, Field::Reason(option), (reason_label, ""), &decision.reason, 1) {
        out.push(Command::Plan(PlanCommand::Decide(Decision { reason, ..decision.clone() })));
    }
    let view_label = ("What the person thinks of it, in their words", "");
    if let Some(person_view) = draft.typing.text_ui(ui, Field::View(option), view_label, &decision.person_view, 1) {
        out.push(Command::Plan(PlanCommand::Decide(Decision { person_view, ..decision.clone() })));
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

fn appointment_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    w::heading(ui, Level::Card, "Next appointment");
    for (title, body) in appointment_warnings(app, session) {
        w::notice(ui, Tone::Caution, &title, &body);
    }
    let appointment = session.case.plan.appointments.first().cloned().unwrap_or_default();
    let mut change = |changed| out.push(Command::Plan(PlanCommand::SetAppointment { place: 0, appointment: changed }));
    let labels = ("With whom, and where", "A name and a number, if there is one.");
    if let Some(with) = draft.typing.text_ui(ui, Field::AppointmentWith, labels, &appointment.with, 1) {
        change(Appointment { with, ..appointment.clone() });
    }
    let labels = ("Day", "Year, month and day, such as 2026-11-25.");
    if let Some(on) = draft.typing.day_ui(ui, Field::AppointmentDay, labels, appointment.on) {
        change(Appointment { on, ..appointment.clone() });
    }
    if let Some(day) = appointment.on {
        w::hint(ui, &format!("{}, {}", date::weekday_in_words(day.weekday()), date::in_words(day)));
    }
    let labels = ("Time", "Such as 10:30.");
    if let Some(at) = draft.typing.text_ui(ui, Field::AppointmentTime, labels, &appointment.at, 1) {
        change(Appointment { at, ..appointment.clone() });
    }
}

/// What to know about the appointment: too far away, or before a weekend.
fn appointment_warnings(app: &App, session: &Session) -> Vec<(String, String)> {
    let on = session.case.plan.first_day();
    let days = on.map(|day| date::days_between(session.context.today, day));
    let hours = app.pack.question("first_appointment_hours").and_then(|question| session.case.answers.said(question).value());
    let mut warnings = Vec::new();
    if days.is_some_and(|days| days < 0) {
        warnings.push(("This day has passed".to_owned(), "Enter the next appointment.".to_owned()));
    }
    let away = match (days, hours) {
        (Some(days), _) => (days > 1).then(|| explain::counted(usize::try_from(days).unwrap_or_default(), "day")),
        (None, Some(Value::Number(hours))) => (hours > SOON).then(|| format!("{hours} hours")),
        (None, Some(Value::Choice(_) | Value::Choices(_) | Value::Date(_)) | None) => None,
    };
    if let Some(away) = away {
        warnings.push((
            format!("More than 24 hours away: {away}"),
            "Even a day can be too late. Bring it forward, or agree who keeps in touch until then, and how.".to_owned(),
        ));
    }
    if let Some(day) = on.filter(|day| matches!(day.weekday(), Weekday::Friday | Weekday::Saturday | Weekday::Sunday)) {
        warnings.push((
            format!("It falls on a {}", date::weekday_in_words(day.weekday())),
            "Ask each service what it can do on that day and over the weekend, and write the answer down.".to_owned(),
        ));
    }
    warnings
}

fn barriers_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    w::heading(ui, Level::Card, "Barriers and agreed ways round them");
    if let Some(question) = app.pack.question("barriers") {
        answered_ui(ui, app, session, question, out);
    }
    let labels = ("Agreed way round each", "What was agreed, and who does it.");
    if let Some(fixes) = draft.typing.text_ui(ui, Field::AgreedFixes, labels, &session.case.plan.agreed_fixes, 3) {
        out.push(Command::Plan(PlanCommand::SetAgreedFixes(fixes)));
    }
}

/// An answer as it was given, with its note; a button to the question where there is none.
fn answered_ui(ui: &mut Ui, app: &App, session: &Session, question: Key<Question>, out: &mut Commands) {
    w::key_value(ui, &app.pack.questions[question].label, &answer_in_words(app, session, question));
    let note = session.case.answers.detail(question).map_or("", |detail| detail.note.as_str());
    if !note.is_empty() {
        w::hint(ui, &format!("Note: {note}"));
    }
    match session.case.answers.said(question) {
        Said::Value(_) => {}
        Said::NotAsked | Said::NotKnown | Said::Declined => ask::ask_button_ui(ui, app, session, question, out),
    }
}

fn people_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    w::heading(ui, Level::Card, "Who");
    if let Some(question) = app.pack.question("share_consent") {
        answered_ui(ui, app, session, question, out);
        w::gap(ui);
    }
    let plan = &session.case.plan;
    let labels = ("Worker", "Name or initials, and role. Stands under the documents.");
    if let Some(worker) = draft.typing.text_ui(ui, Field::Worker, labels, &plan.worker, 1) {
        out.push(Command::Plan(PlanCommand::SetWorker(worker)));
    }
    let labels = ("Lead worker from here", "One name to turn to, with a number.");
    if let Some(lead) = draft.typing.text_ui(ui, Field::LeadWorker, labels, &plan.lead_worker, 1) {
        out.push(Command::Plan(PlanCommand::SetLeadWorker(lead)));
    }
}

fn review_ui(ui: &mut Ui, session: &Session, draft: &mut PlanDraft, out: &mut Commands) {
    w::heading(ui, Level::Card, "Review");
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
        w::hint(ui, &format!("{}, {}", date::weekday_in_words(day.weekday()), date::in_words(day)));
    }
}
