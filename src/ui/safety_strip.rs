//! Alerts above everything: what to do now is one click away; none goes without an action, a reason and initials.

use egui::{Frame, Key, Margin, Modifiers, Panel, Ui};

use crate::app::App;
use crate::app::command::{CaseCommand, Command, PlanCommand};
use crate::app::session::Session;
use crate::appraise::explain;
use crate::appraise::{RaisedAlert, Urgency};
use crate::base::date;
use crate::case::plan::SettledAlert;

use super::Commands;
use super::theme::{self, Tone};
use super::widgets::{self as w, Level};

/// How many lines of text a window must be high for the strip to be more than one line.
const LINES_FOR_MORE: f32 = 49.0;

/// The alert that is open, and what is being written about it.
#[derive(Debug, Default)]
pub struct StripDraft {
    /// The alert's id.
    open: Option<String>,
    list_open: bool,
    action: String,
    reason: String,
    initials: String,
    at: String,
    sources_open: bool,
}

/// Draws the strip, if there is something to say, and the dialog of the alert that is open.
pub fn safety_strip_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut StripDraft, out: &mut Commands) {
    let raised: Vec<&RaisedAlert> =
        session.derived.appraisal.alerts.iter().filter(|alert| !is_settled(app, session, alert)).collect();
    let settled = session.derived.appraisal.alerts.len() - raised.len();
    if !raised.is_empty() || settled > 0 {
        let theme = theme::of(ui);
        let frame =
            Frame::new().fill(theme.colors.page).inner_margin(Margin::from(egui::vec2(theme.space.large, theme.space.small)));
        Panel::top("safety strip").resizable(false).frame(frame).show(ui, |ui| strip_ui(ui, app, &raised, settled, draft));
    }
    if is_asked_for(ui) {
        draft.show(app, session);
    }
    if draft.list_open {
        list_ui(ui, app, session, draft);
    }
    dialog_ui(ui, app, session, draft, out);
}

/// F8, unless a dialog is open.
fn is_asked_for(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_none()) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F8))
}

fn is_settled(app: &App, session: &Session, alert: &RaisedAlert) -> bool {
    session.case.plan.settled(&app.pack.alerts[alert.alert].id).is_some()
}

/// In a high window the first alert that calls for action whole and the others in a line; in a low one, or with large
/// text, all in one line, so that the page below keeps its room.
fn strip_ui(ui: &mut Ui, app: &App, raised: &[&RaisedAlert], settled: usize, draft: &mut StripDraft) {
    if ui.ctx().content_rect().height() < theme::of(ui).text.body * LINES_FOR_MORE {
        line_ui(ui, app, raised, settled, draft);
        return;
    }
    let now = raised.iter().filter(|alert| alert.urgency == Urgency::ActNow).count();
    let check = raised.iter().filter(|alert| alert.urgency == Urgency::CheckNow).count();
    let aware = raised.len() - now - check;
    let first = raised.first().filter(|alert| alert.urgency == Urgency::ActNow);
    if let Some(first) = first {
        let alert = &app.pack.alerts[first.alert];
        if w::safety_banner(ui, Tone::Danger, "Act now", &alert.title, &alert.says, "What to do (F8)").clicked() {
            draft.open(&alert.id);
        }
    }
    let mut parts = Vec::new();
    if now > 1 {
        parts.push(format!("{} more to act on now", now - 1));
    }
    if check > 0 {
        parts.push(format!("{} to make now", explain::counted(check, "safety check")));
    }
    if aware > 0 {
        parts.push(format!("{} to be aware of", explain::counted(aware, "matter")));
    }
    if settled > 0 {
        parts.push(format!("{settled} dealt with"));
    }
    if !parts.is_empty() {
        w::cluster(ui, |ui| {
            let tone = match (now, check, aware) {
                (2.., ..) => Tone::Danger,
                (_, 1.., _) => Tone::Caution,
                (_, 0, 1..) => Tone::Info,
                (_, 0, 0) => Tone::Good,
            };
            w::badge(ui, tone, w::tone_symbol(tone), &parts.join(" · "));
            let show_all = if first.is_some() { "Show all" } else { "Show all (F8)" };
            if w::link_button(ui, show_all).clicked() {
                draft.list_open = true;
            }
        });
    }
}

/// The gravest alert's words and how many there are. Leads to what to do, or to all where there are several.
fn line_ui(ui: &mut Ui, app: &App, raised: &[&RaisedAlert], settled: usize, draft: &mut StripDraft) {
    let all = raised.len() + settled;
    let Some(first) = raised.first() else {
        let title = format!("{} dealt with", explain::counted(settled, "alert"));
        draft.list_open |= w::safety_line(ui, Tone::Good, "Safety", &title, "Show").clicked();
        return;
    };
    let alike = raised.iter().filter(|alert| alert.urgency == first.urgency).count();
    let urgency = explain::urgency_in_words(first.urgency);
    let word = if alike > 1 && alike < all { format!("{urgency} ({alike})") } else { urgency.to_owned() };
    let alert = &app.pack.alerts[first.alert];
    let leads_to = if all > 1 { format!("All {all}") } else { "What to do".to_owned() };
    if w::safety_line(ui, tone(first.urgency), &word, &alert.title, &leads_to).clicked() {
        if all > 1 {
            draft.list_open = true;
        } else {
            draft.open(&alert.id);
        }
    }
}

fn list_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut StripDraft) {
    let mut chosen = None;
    let outcome = w::modal(ui, egui::Id::unique("all alerts"), "Safety", |ui, piece| match piece {
        w::Piece::Body => {
            // What is dealt with comes last: it is listed to be read again, not to be done again.
            let (settled, open): (Vec<&RaisedAlert>, Vec<&RaisedAlert>) =
                session.derived.appraisal.alerts.iter().partition(|alert| is_settled(app, session, alert));
            for alert in open.into_iter().chain(settled) {
                let entry = &app.pack.alerts[alert.alert];
                ui.push_id(&entry.id, |ui| {
                    state_ui(ui, alert.urgency, is_settled(app, session, alert));
                    w::strong(ui, &entry.title);
                    if alert.urgency == Urgency::CheckNow {
                        let lacking = explain::missing_in_words(&app.pack, &session.case.answers, &alert.finding);
                        w::hint(ui, &format!("Cannot be told without: {lacking}"));
                    }
                    if w::link_button(ui, &format!("What to do: {}", entry.title)).clicked() {
                        chosen = Some(entry.id.clone());
                    }
                    w::gap(ui);
                });
            }
        }
        w::Piece::Foot => {
            if w::button(ui, "Back").clicked() {
                ui.close();
            }
        }
    });
    if outcome.dismissed {
        outcome.give_focus_back(ui);
        draft.list_open = false;
    }
    if let Some(id) = chosen {
        draft.list_open = false;
        draft.open(&id);
    }
}

/// How urgent an alert is; in quiet colours once it is dealt with.
fn state_ui(ui: &mut Ui, urgency: Urgency, is_settled: bool) {
    let words = explain::urgency_in_words(urgency);
    if is_settled {
        w::badge(ui, Tone::Good, w::tone_symbol(Tone::Good), &format!("{words} · dealt with"));
    } else {
        w::badge(ui, tone(urgency), w::tone_symbol(tone(urgency)), words);
    }
}

fn tone(urgency: Urgency) -> Tone {
    match urgency {
        Urgency::ActNow => Tone::Danger,
        Urgency::CheckNow => Tone::Caution,
        Urgency::BeAware => Tone::Info,
    }
}

fn dialog_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut StripDraft, out: &mut Commands) {
    let Some(id) = draft.open.clone() else { return };
    let raised = session.derived.appraisal.alerts.iter().find(|alert| app.pack.alerts[alert.alert].id == id);
    let Some(raised) = raised else {
        draft.open = None;
        return;
    };
    let alert = &app.pack.alerts[raised.alert];
    let outcome = w::modal(ui, egui::Id::unique("alert"), &alert.title, |ui, piece| match piece {
        w::Piece::Body => {
            alert_ui(ui, app, session, raised, out);
            settle_ui(ui, session, &id, draft);
            w::gap(ui);
            // Below the fields, which are to be seen with what to do.
            w::fold(ui, "sources", "Sources", &mut draft.sources_open, |ui| {
                for citation in &alert.cites {
                    w::hint(ui, &explain::citation_in_words(&app.pack, citation));
                }
            });
        }
        w::Piece::Foot => w::cluster(ui, |ui| buttons_ui(ui, session, &id, draft, out)),
    });
    if outcome.dismissed {
        outcome.give_focus_back(ui);
        draft.open = None;
    }
}

fn alert_ui(ui: &mut Ui, app: &App, session: &Session, raised: &RaisedAlert, out: &mut Commands) {
    let alert = &app.pack.alerts[raised.alert];
    state_ui(ui, raised.urgency, is_settled(app, session, raised));
    w::body(ui, &alert.says);
    w::gap(ui);
    w::heading(ui, Level::Part, "What to do");
    w::steps(ui, &alert.steps);
    w::gap(ui);
    let because = explain::because_in_words(&app.pack, &session.case.answers, &raised.finding);
    if !because.is_empty() {
        w::hint(ui, &format!("Because of “{because}”"));
    }
    for question in raised.finding.missing.iter(&app.pack.questions) {
        let label = &app.pack.questions[question].label;
        if w::link_button(ui, &format!("Ask now: {label}")).clicked() {
            out.push(Command::Case(CaseCommand::Find(question)));
            ui.close();
        }
    }
    w::gap(ui);
}

fn settle_ui(ui: &mut Ui, session: &Session, id: &str, draft: &mut StripDraft) {
    if let Some(settled) = session.case.plan.settled(id) {
        w::notice(ui, Tone::Good, "Dealt with", &explain::settled_in_words(settled));
        return;
    }
    w::heading(ui, Level::Part, "Dealt with?");
    w::form_field(ui, "What was done", "", &mut draft.action);
    w::form_field(ui, "Why that is enough for now", "", &mut draft.reason);
    w::form_field(ui, "Your initials", "", &mut draft.initials);
    let today = format!("Such as 14:20. The day is noted: {}.", date::in_words(session.context.today));
    w::form_field(ui, "Time it was done", &today, &mut draft.at);
    if !draft.is_complete() {
        w::hint(ui, "An alert is put away only with an action, a reason and initials. It is printed all the same.");
    }
}

/// Below what scrolls, so that the way back is in view however much there is to read.
fn buttons_ui(ui: &mut Ui, session: &Session, id: &str, draft: &StripDraft, out: &mut Commands) {
    if session.case.plan.settled(id).is_some() {
        if w::primary_button(ui, "Back").clicked() {
            ui.close();
        }
        if w::button(ui, "Open it again").clicked() {
            out.push(Command::Plan(PlanCommand::UnsettleAlert(id.to_owned())));
        }
        return;
    }
    if w::button(ui, "Back").clicked() {
        ui.close();
    }
    ui.add_enabled_ui(draft.is_complete(), |ui| {
        if w::primary_button(ui, "Record as dealt with").clicked() {
            let trimmed = |text: &str| text.trim().to_owned();
            out.push(Command::Plan(PlanCommand::SettleAlert(SettledAlert {
                alert: id.to_owned(),
                action: trimmed(&draft.action),
                reason: trimmed(&draft.reason),
                initials: trimmed(&draft.initials),
                on: Some(session.context.today),
                at: trimmed(&draft.at),
            })));
            ui.close();
        }
    });
}

impl StripDraft {
    /// What to do about the first alert that calls for action now; all of them if none does.
    pub fn show(&mut self, app: &App, session: &Session) {
        let alerts = &session.derived.appraisal.alerts;
        match alerts.iter().find(|alert| alert.urgency == Urgency::ActNow && !is_settled(app, session, alert)) {
            Some(first) => self.open(&app.pack.alerts[first.alert].id),
            None => self.list_open = !alerts.is_empty(),
        }
    }

    /// All is there without which an alert is not put away.
    fn is_complete(&self) -> bool {
        [&self.action, &self.reason, &self.initials].iter().all(|text| !text.trim().is_empty())
    }

    fn open(&mut self, id: &str) {
        *self = Self { open: Some(id.to_owned()), initials: std::mem::take(&mut self.initials), ..Self::default() };
    }
}
