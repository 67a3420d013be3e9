//! Beginning another assessment: the button, what it does in words, and what is said when the knowledge changed.

use egui::{Frame, Margin, Panel, Ui};

use crate::app::App;
use crate::app::command::{Command, KeepCommand, OverTimeCommand, Screen};
use crate::app::over_time;
use crate::app::session::Session;
use crate::appraise::over_time_words::day_in_words;
use crate::report::over_time::new_pack_in_words;
use crate::ui::theme::{self, Tone};
use crate::ui::{Commands, widgets as w};

/// Whether another assessment was asked for and not yet confirmed.
#[derive(Debug, Default)]
pub struct AgainDraft {
    asks: bool,
}

impl AgainDraft {
    /// Puts up the dialog that tells what would happen; nothing is begun before it is confirmed.
    pub fn ask(&mut self) {
        self.asks = true;
    }

    /// True while it is asked.
    pub fn is_open(&self) -> bool {
        self.asks
    }
}

const NAME: &str = "Assess again…";

/// The button that asks for another assessment; nothing where none can be begun.
pub fn again_button_ui(ui: &mut Ui, app: &App, draft: &mut AgainDraft) {
    if app.can_assess_again() && w::button(ui, NAME).clicked() {
        draft.asks = true;
    }
}

/// The same in the case bar; only when the latest assessment is of another day.
pub fn again_link_ui(ui: &mut Ui, app: &App, draft: &mut AgainDraft) {
    if app.is_time_to_assess_again() && w::link_button(ui, NAME).clicked() {
        draft.asks = true;
    }
}

/// Says what another assessment is, and begins it.
pub fn again_dialog_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut AgainDraft, out: &mut Commands) {
    if !draft.asks {
        return;
    }
    let outcome = w::modal(ui, egui::Id::unique("again"), "Assess this person again?", |ui, piece| match piece {
        w::Piece::Body => asked_ui(ui, app, session),
        w::Piece::Foot => w::cluster(ui, |ui| {
            if w::primary_button(ui, "Begin the new assessment").clicked() {
                out.push(Command::Keep(KeepCommand::AssessAgain));
                ui.close();
            }
            if w::button(ui, "Not now").clicked() {
                ui.close();
            }
        }),
    });
    if outcome.dismissed {
        outcome.give_focus_back(ui);
        draft.asks = false;
    }
}

fn asked_ui(ui: &mut Ui, app: &App, session: &Session) {
    let on = session.history.assessments.last().and_then(|latest| latest.on);
    let says = format!(
        "The assessment of {} stays as it is and is not changed any more. The new one begins without answers: each question shows \
         what was said last time and how long ago, and counts once you confirm or answer it.",
        day_in_words(on)
    );
    w::body(ui, &says);
    if !app.is_time_to_assess_again() {
        w::hint(ui, "The one that is open was begun today. To put an answer right, change it there.");
    }
}

/// Says, under the bar, that the case was made with other knowledge, and what that changes.
pub fn new_pack_ui(ui: &mut Ui, app: &App, session: &Session, out: &mut Commands) {
    // The screen that tells all of it needs no notice of it.
    let is_told = session.over_time.new_pack_hidden || app.screen == Screen::OverTime;
    let Some(new) = over_time::new_pack(session).filter(|_| !is_told) else { return };
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colors.page).inner_margin(Margin::from(theme.space.small));
    Panel::top("new pack").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        let says = format!("This case was {}. The old result is kept.", new_pack_in_words(&app.pack, new));
        w::notice(ui, Tone::Info, "The knowledge has changed since", &says);
        w::cluster(ui, |ui| {
            if w::link_button(ui, "See what changes and why").clicked() {
                out.push(Command::Go(Screen::OverTime));
            }
            if w::link_button(ui, "Hide this").clicked() {
                out.push(Command::OverTime(OverTimeCommand::HideNewPack));
            }
        });
    });
}
