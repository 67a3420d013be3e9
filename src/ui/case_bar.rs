//! The bar on top while a case is open: which case, which stage, what is and is not kept.

use egui::{Align, Layout, Ui, ViewportCommand};

use crate::app::App;
use crate::app::command::{CaseCommand, Command};
use crate::app::session::Session;
use crate::case::answer;

use super::Commands;
use super::theme::{self, Tone};
use super::widgets as w;

/// Whether closing was asked for and not yet confirmed.
#[derive(Debug, Default)]
pub struct BarDraft {
    closing: Option<Closing>,
}

impl BarDraft {
    /// Asks whether to close the case.
    pub fn ask_to_close(&mut self) {
        self.closing = Some(Closing::Case);
    }
}

/// What is to be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    /// The case.
    Case,
    /// The whole window, and the case with it.
    Window,
}

/// Keeps the window open while the answers about a real person live in it and nowhere else, and asks first.
pub fn guard_window(ui: &Ui, app: &App, draft: &mut BarDraft) {
    let holds_answers = app.session.as_ref().is_some_and(|session| !session.case.fictional && session.case.answers.count() > 0);
    if holds_answers && ui.input(|input| input.viewport().close_requested()) {
        ui.send_viewport_cmd(ViewportCommand::CancelClose);
        draft.closing = Some(Closing::Window);
    }
}

/// Draws the bar.
pub fn case_bar_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut BarDraft, out: &mut Commands) {
    // Room for the right-hand part on the same line; otherwise all of it wraps.
    let is_wide = ui.available_width() > theme::of(ui).column.label * 4.5;
    if is_wide {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::of(ui).space.medium;
            case_ui(ui, app, session);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close_ui(ui, draft);
                cover_ui(ui, out);
                kept_ui(ui, session);
            });
        });
    } else {
        w::cluster(ui, |ui| {
            case_ui(ui, app, session);
            kept_ui(ui, session);
            cover_ui(ui, out);
            close_ui(ui, draft);
        });
    }
    if let Some(closing) = draft.closing {
        closing_ui(ui, session, closing, draft, out);
    }
}

fn case_ui(ui: &mut Ui, app: &App, session: &Session) {
    let case = &session.case;
    w::strong(ui, if case.reference.is_empty() { "New case" } else { &case.reference });
    if case.fictional {
        w::badge(ui, Tone::Info, "◇", "Fictional person");
    }
    let stage = app.pack.stage_question;
    let place = match case.answers.said(stage).value() {
        Some(_) => answer::in_words(&app.pack, stage, case.answers.said(stage)),
        None => "Stage not known".to_owned(),
    };
    w::hint(ui, &place);
    if let Some(route) = app.pack.routes.get(session.route) {
        w::hint(ui, &route.name);
    }
}

fn kept_ui(ui: &mut Ui, session: &Session) {
    w::hint(ui, if session.case.fictional { "Changes are not kept" } else { "In memory only" });
}

fn cover_ui(ui: &mut Ui, out: &mut Commands) {
    let button = w::link_button(ui, "Cover (F9)");
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_keyboard_shortcut("F9"));
    if button.clicked() {
        out.push(Command::Cover);
    }
}

fn close_ui(ui: &mut Ui, draft: &mut BarDraft) {
    if w::link_button(ui, "Close case").clicked() {
        draft.ask_to_close();
    }
}

fn closing_ui(ui: &mut Ui, session: &Session, closing: Closing, draft: &mut BarDraft, out: &mut Commands) {
    let outcome = w::modal(ui, egui::Id::unique("closing"), "Close this case?", |ui| {
        let text = if session.case.fictional {
            "What you changed about this fictional person is not kept."
        } else {
            "The answers live in memory only. When the case is closed they are gone; documents that you wrote stay."
        };
        w::body(ui, text);
        w::gap(ui);
        w::cluster(ui, |ui| {
            if w::primary_button(ui, "Stay").clicked() {
                ui.close();
            }
            if w::button(ui, "Close and forget").clicked() {
                out.push(Command::Case(CaseCommand::Close));
                if closing == Closing::Window {
                    ui.send_viewport_cmd(ViewportCommand::Close);
                }
                ui.close();
            }
        });
    });
    if outcome.dismissed {
        outcome.give_focus_back(ui);
        draft.closing = None;
    }
}
