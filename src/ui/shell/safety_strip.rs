//! Alerts above everything: what to do now is one click away; none goes without an action, a reason and initials.

use egui::{Frame, Key, Margin, Modifiers, Panel, Ui};

use crate::app::App;
use crate::app::session::Session;
use crate::appraise::explain;
use crate::appraise::{RaisedAlert, Urgency};
use crate::ui::theme::{self, Tone};
use crate::ui::{Commands, widgets as w};

use super::alert_dialog::{self, AlertDraft};

/// How many lines of text a window must be high for the strip to be more than one line.
const LINES_FOR_MORE: f32 = 49.0;

/// What is open over the page.
#[derive(Debug, Default)]
pub struct StripDraft {
    alert: AlertDraft,
    list_open: bool,
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
    alert_dialog::alert_dialog_ui(ui, app, session, &mut draft.alert, out);
}

/// F8, unless a dialog is open.
fn is_asked_for(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_none()) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F8))
}

pub(super) fn is_settled(app: &App, session: &Session, alert: &RaisedAlert) -> bool {
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
    if !parts.is_empty() || settled > 0 {
        w::cluster(ui, |ui| {
            let tone = match (now, check) {
                (2.., _) => Tone::Danger,
                (_, 1..) => Tone::Caution,
                (_, 0) => Tone::Info,
            };
            if !parts.is_empty() {
                w::badge(ui, tone, w::tone_symbol(tone), &parts.join(" · "));
            }
            if settled > 0 {
                settled_ui(ui, &format!("{settled} dealt with"));
            }
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
pub(super) fn state_ui(ui: &mut Ui, urgency: Urgency, is_settled: bool) {
    let words = explain::urgency_in_words(urgency);
    if is_settled {
        settled_ui(ui, &format!("{words} · dealt with"));
    } else {
        w::badge(ui, tone(urgency), w::tone_symbol(tone(urgency)), words);
    }
}

/// What is dealt with: a tick and words with nothing around them, as what is still to be done must stand out from it.
fn settled_ui(ui: &mut Ui, words: &str) {
    w::mark(ui, Tone::Quiet, w::tone_symbol(Tone::Good), words);
}

fn tone(urgency: Urgency) -> Tone {
    match urgency {
        Urgency::ActNow => Tone::Danger,
        Urgency::CheckNow => Tone::Caution,
        Urgency::BeAware => Tone::Info,
    }
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

    fn open(&mut self, id: &str) {
        self.alert.open(id);
    }
}
