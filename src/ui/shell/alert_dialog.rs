//! What to do about one alert, and how it was dealt with. What is recorded leads to the next one that is open, as up to
//! ten checks are open when an assessment begins.

use egui::{Align, Key, Response, Ui};

use crate::app::App;
use crate::app::command::{CaseCommand, Command, PlanCommand};
use crate::app::session::Session;
use crate::appraise::RaisedAlert;
use crate::appraise::explain;
use crate::base::date;
use crate::case::plan::SettledAlert;
use crate::pack::alert::Alert;
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};

use super::safety_strip::{is_settled, state_ui};

/// The alert that is open, and what is being written about it.
#[derive(Debug, Default)]
pub struct AlertDraft {
    /// The alert's id.
    open: Option<String>,
    action: String,
    reason: String,
    /// Stay for the next alert of the case: mostly they are the same.
    initials: String,
    at: String,
    sources_open: bool,
    /// The field that takes the keyboard in the next frame.
    focus: Option<Field>,
    /// The dialog has just turned to another alert: it is shown from its beginning.
    is_turned: bool,
}

/// A field of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Action,
    Reason,
    Initials,
    Time,
}

impl Field {
    const EVERY: [Self; 4] = [Self::Action, Self::Reason, Self::Initials, Self::Time];

    fn label(self) -> &'static str {
        match self {
            Self::Action => "What was done",
            Self::Reason => "Why that is enough for now",
            Self::Initials => "Your initials",
            Self::Time => "Time it was done",
        }
    }
}

impl AlertDraft {
    /// Shows what to do about an alert, with nothing written but the initials of before.
    pub fn open(&mut self, id: &str) {
        *self = Self { open: Some(id.to_owned()), initials: std::mem::take(&mut self.initials), ..Self::default() };
    }

    /// Goes on to the next alert in the same go, in which the time stays too.
    fn go_on(&mut self, id: &str) {
        let at = std::mem::take(&mut self.at);
        self.open(id);
        (self.at, self.focus, self.is_turned) = (at, Some(Field::Action), true);
    }

    /// The first field that is empty without which an alert is not put away.
    fn lacking(&self) -> Option<Field> {
        let needed = [(Field::Action, &self.action), (Field::Reason, &self.reason), (Field::Initials, &self.initials)];
        needed.into_iter().find(|(_, text)| text.trim().is_empty()).map(|(field, _)| field)
    }

    fn text(&mut self, field: Field) -> &mut String {
        match field {
            Field::Action => &mut self.action,
            Field::Reason => &mut self.reason,
            Field::Initials => &mut self.initials,
            Field::Time => &mut self.at,
        }
    }

    fn settled(&self, alert: &str, session: &Session) -> SettledAlert {
        let trimmed = |text: &str| text.trim().to_owned();
        SettledAlert {
            alert: alert.to_owned(),
            action: trimmed(&self.action),
            reason: trimmed(&self.reason),
            initials: trimmed(&self.initials),
            on: Some(session.context.today),
            at: trimmed(&self.at),
        }
    }
}

/// Draws the dialog of the alert that is open, if one is and it is still raised.
pub fn alert_dialog_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut AlertDraft, out: &mut Commands) {
    let Some(id) = draft.open.clone() else { return };
    let raised = session.derived.appraisal.alerts.iter().find(|raised| app.pack.alerts[raised.alert].id == id);
    let Some(raised) = raised else {
        draft.open = None;
        return;
    };
    let alert = &app.pack.alerts[raised.alert];
    let mut is_to_record = false;
    let outcome = w::modal(ui, egui::Id::unique("alert"), &alert.title, |ui, piece| match piece {
        w::Piece::Body => {
            if std::mem::take(&mut draft.is_turned) {
                ui.scroll_to_cursor(Some(Align::TOP));
            }
            alert_ui(ui, app, session, raised, out);
            is_to_record |= settle_ui(ui, app, session, alert, draft);
            w::gap(ui);
            // Below the fields, which are to be seen with what to do.
            w::fold(ui, "sources", "Sources", &mut draft.sources_open, |ui| {
                for citation in &alert.cites {
                    w::hint(ui, &explain::citation_in_words(&app.pack, citation));
                }
            });
        }
        w::Piece::Foot => w::cluster(ui, |ui| is_to_record |= buttons_ui(ui, session, &id, draft, out)),
    });
    let mut is_done = outcome.dismissed;
    if is_to_record {
        out.push(Command::Plan(PlanCommand::SettleAlert(draft.settled(&id, session))));
        match still_open(app, session, &id).next() {
            Some(next) => draft.go_on(&next.id),
            None => is_done = true,
        }
    }
    if is_done {
        outcome.give_focus_back(ui);
        draft.open = None;
    }
}

/// The alerts that are open besides this one: those after it, and then those before it.
fn still_open<'a>(app: &'a App, session: &'a Session, id: &'a str) -> impl Iterator<Item = &'a Alert> {
    let alerts = &session.derived.appraisal.alerts;
    let here = alerts.iter().position(|raised| app.pack.alerts[raised.alert].id == id).unwrap_or(0);
    let others = alerts.iter().skip(here + 1).chain(alerts.iter().take(here));
    others.filter(|raised| !is_settled(app, session, raised)).map(|raised| &app.pack.alerts[raised.alert])
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

/// The fields, or how it was dealt with. True when Enter in a field records it.
fn settle_ui(ui: &mut Ui, app: &App, session: &Session, alert: &Alert, draft: &mut AlertDraft) -> bool {
    if let Some(settled) = session.case.plan.settled(&alert.id) {
        w::notice(ui, Tone::Good, "Dealt with", &explain::settled_in_words(settled));
        return false;
    }
    w::heading(ui, Level::Part, "Dealt with?");
    let today = format!("Such as 14:20. The day is noted: {}.", date::in_words(session.context.today));
    let mut is_to_record = false;
    for field in Field::EVERY {
        let hint = if field == Field::Time { today.as_str() } else { "" };
        let response = w::text_field(ui, field.label(), hint, draft.text(field));
        if field == Field::Action {
            // The dialog may have turned to another alert while the keyboard was in it.
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(format!("{}. {}", alert.title, alert.says)));
        }
        is_to_record |= lead_on(ui, field, &response, draft);
    }
    if draft.lacking().is_some() {
        w::hint(ui, "An alert is put away only with an action, a reason and initials. It is printed all the same.");
    }
    let mut others = still_open(app, session, &alert.id);
    if let Some(next) = others.next() {
        let more = match others.count() {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        w::hint(ui, &format!("Still open after this: {}{more}", next.title));
    }
    is_to_record
}

/// Enter leads to the first field that lacks something. True where none does.
fn lead_on(ui: &Ui, field: Field, response: &Response, draft: &mut AlertDraft) -> bool {
    if draft.focus == Some(field) {
        draft.focus = None;
        response.request_focus();
    }
    if !response.lost_focus() || !ui.input(|input| input.key_pressed(Key::Enter)) {
        return false;
    }
    draft.focus = draft.lacking();
    ui.ctx().request_repaint();
    draft.focus.is_none()
}

/// Below what scrolls, so that the way back is in view however much there is to read. True when it is to be recorded.
fn buttons_ui(ui: &mut Ui, session: &Session, id: &str, draft: &AlertDraft, out: &mut Commands) -> bool {
    if session.case.plan.settled(id).is_some() {
        if w::primary_button(ui, "Back").clicked() {
            ui.close();
        }
        if w::button(ui, "Open it again").clicked() {
            out.push(Command::Plan(PlanCommand::UnsettleAlert(id.to_owned())));
        }
        return false;
    }
    if w::button(ui, "Back").clicked() {
        ui.close();
    }
    let is_complete = draft.lacking().is_none();
    ui.add_enabled_ui(is_complete, |ui| w::primary_button(ui, "Record as dealt with").clicked()).inner
}
