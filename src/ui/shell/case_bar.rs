//! The bar on top while a case is open: which case, which stage, what is and is not kept.

use egui::{Align, Layout, Ui, ViewportCommand};

use crate::app::App;
use crate::app::command::{CaseCommand, Command, KeepCommand};
use crate::app::session::Session;
use crate::case::answer;
use crate::ui::over_time::again;
use crate::ui::theme::{self, Tone};
use crate::ui::{Commands, widgets as w};

use super::saved_state;

/// How wide the bar must be for everything to stand in it, as a multiple of the size of the text.
const ROOM_FOR_ALL: f32 = 64.0;
/// The same for the stage to stand there where the rest is folded away.
const ROOM_FOR_STAGE: f32 = 26.0;

/// What is open in the bar.
#[derive(Debug, Default)]
pub struct BarDraft {
    /// Closing was asked for and is not yet confirmed.
    closing: Option<Closing>,
    /// Where there is no room for everything on a line: whether the rest is shown under it.
    more: bool,
    again: again::AgainDraft,
}

impl BarDraft {
    /// Asks whether to close the case.
    pub fn ask_to_close(&mut self) {
        self.closing = Some(Closing::Case);
    }

    /// True while one of the two is asked.
    pub fn is_asking(&self) -> bool {
        self.closing.is_some() || self.again.is_open()
    }

    /// Asks whether to assess again.
    pub fn ask_to_assess_again(&mut self) {
        self.again.ask();
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
pub fn guard_window(ui: &Ui, app: &App, draft: &mut BarDraft, out: &mut Commands) {
    let holds_answers = app.session.as_ref().is_some_and(|session| !session.case.fictional && session.case.answers.count() > 0);
    let is_kept = has_file(app);
    if (holds_answers || is_kept) && ui.input(|input| input.viewport().close_requested()) {
        ui.send_viewport_cmd(ViewportCommand::CancelClose);
        if is_kept {
            out.push(Command::Keep(KeepCommand::CloseWindow));
        } else {
            draft.closing = Some(Closing::Window);
        }
    }
}

/// True if the case has a file, into which it goes when it is closed.
fn has_file(app: &App) -> bool {
    app.keeping.kept.as_ref().is_some_and(|kept| kept.path.is_some() && kept.read_only.is_none())
}

/// Draws the bar.
pub fn case_bar_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut BarDraft, out: &mut Commands) {
    // Room for the right-hand part on the same line; otherwise all of it wraps.
    let labels = if app.keeping.is_possible() && !session.case.fictional { 7.5 } else { 4.5 };
    let labels = if app.is_time_to_assess_again() { labels + 0.8 } else { labels };
    let is_wide = ui.available_width() > theme::of(ui).column.label * labels;
    if is_wide {
        let theme = theme::of(ui);
        // As high as its controls from the start, so that what stands left and right is in line.
        let line = egui::vec2(ui.available_width(), theme.control.button);
        ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme.space.medium;
            name_ui(ui, session);
            stage_ui(ui, app, session);
            route_ui(ui, app, session);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close_ui(ui, app, draft, out);
                cover_ui(ui, out);
                lock_ui(ui, app, out);
                record_ui(ui, app, out);
                again::again_link_ui(ui, app, &mut draft.again);
                saved_state::saved_state_ui(ui, app, session, out);
            });
        });
    } else if ui.available_width() > theme::of(ui).text.body * ROOM_FOR_ALL {
        // A page that moves when the case turns from saved to unsaved is missed by the mouse: the line leaves out what the
        // Assessment says, and the stage of another day.
        w::cluster(ui, |ui| {
            name_ui(ui, session);
            if !app.is_time_to_assess_again() {
                stage_ui(ui, app, session);
            }
            if app.keeping.kept.is_none() {
                route_ui(ui, app, session);
            }
            saved_state::saved_state_ui(ui, app, session, out);
            controls_ui(ui, app, draft, out);
        });
    } else {
        compact_ui(ui, app, session, draft, out);
    }
    again::again_dialog_ui(ui, app, session, &mut draft.again, out);
    if let Some(closing) = draft.closing {
        closing_ui(ui, app, session, closing, draft, out);
    }
}

/// The case and how safe it is on a line; the rest folded under it, so that the page keeps its room.
fn compact_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut BarDraft, out: &mut Commands) {
    let before = out.len();
    let theme = theme::of(ui);
    let has_stage = ui.available_width() > theme.text.body * ROOM_FOR_STAGE;
    w::cluster(ui, |ui| {
        // Closer than elsewhere, so that a line has room for all of it.
        ui.spacing_mut().item_spacing.x = theme.space.small;
        name_ui(ui, session);
        if has_stage {
            stage_ui(ui, app, session);
        }
        if !session.case.fictional {
            saved_state::saved_state_ui(ui, app, session, out);
        }
        w::disclosure(ui, "Case", &mut draft.more);
    });
    if draft.more {
        w::cluster(ui, |ui| {
            if !has_stage {
                stage_ui(ui, app, session);
            }
            route_ui(ui, app, session);
            if session.case.fictional {
                saved_state::saved_state_ui(ui, app, session, out);
            }
            controls_ui(ui, app, draft, out);
        });
    }
    draft.more &= out.len() == before && draft.closing.is_none() && !draft.again.is_open();
}

fn name_ui(ui: &mut Ui, session: &Session) {
    let case = &session.case;
    w::strong(ui, if case.reference.is_empty() { "New case" } else { &case.reference });
    if case.fictional {
        w::badge(ui, Tone::Info, "◇", "Fictional person");
    }
}

fn stage_ui(ui: &mut Ui, app: &App, session: &Session) {
    let case = &session.case;
    let stage = app.pack.stage_question;
    let place = match case.answers.said(stage).value() {
        Some(_) => answer::in_words(&app.pack, stage, case.answers.said(stage)),
        None => "Stage not known".to_owned(),
    };
    w::hint(ui, &place);
}

fn route_ui(ui: &mut Ui, app: &App, session: &Session) {
    if let Some(route) = app.pack.routes.get(session.route) {
        w::hint(ui, &route.name);
    }
}

fn controls_ui(ui: &mut Ui, app: &App, draft: &mut BarDraft, out: &mut Commands) {
    again::again_link_ui(ui, app, &mut draft.again);
    record_ui(ui, app, out);
    lock_ui(ui, app, out);
    cover_ui(ui, out);
    close_ui(ui, app, draft, out);
}

fn record_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    if app.keeping.kept.is_some() && w::link_button(ui, "Record").clicked() {
        out.push(Command::Keep(KeepCommand::ShowRecord));
    }
}

fn lock_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    if app.keeping.card().is_none() {
        return;
    }
    let button = w::link_button(ui, "Lock (Ctrl+L)");
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_keyboard_shortcut("Ctrl+L"));
    if button.clicked() {
        out.push(Command::Keep(KeepCommand::Lock));
    }
}

fn cover_ui(ui: &mut Ui, out: &mut Commands) {
    let button = w::link_button(ui, "Cover (F9)");
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_keyboard_shortcut("F9"));
    if button.clicked() {
        out.push(Command::Cover);
    }
}

fn close_ui(ui: &mut Ui, app: &App, draft: &mut BarDraft, out: &mut Commands) {
    if w::link_button(ui, "Close case").clicked() {
        if has_file(app) {
            out.push(Command::Case(CaseCommand::Close));
        } else {
            draft.ask_to_close();
        }
    }
}

fn closing_ui(ui: &mut Ui, app: &App, session: &Session, closing: Closing, draft: &mut BarDraft, out: &mut Commands) {
    let outcome = w::modal(ui, egui::Id::unique("closing"), "Close this case?", |ui, piece| match piece {
        w::Piece::Body => {
            let text = if session.case.fictional {
                "What you changed about this fictional person is not kept."
            } else {
                "The answers live in memory only. When the case is closed they are gone; documents that you wrote stay."
            };
            w::body(ui, text);
        }
        w::Piece::Foot => w::cluster(ui, |ui| {
            if w::primary_button(ui, "Stay").clicked() {
                ui.close();
            }
            let can_keep = app.keeping.is_possible() && !session.case.fictional;
            if can_keep && w::button(ui, "Keep it…").clicked() {
                out.push(Command::Keep(KeepCommand::Keep));
                ui.close();
            }
            if w::button(ui, "Close and forget").clicked() {
                out.push(Command::Keep(KeepCommand::LetGo));
                if closing == Closing::Window {
                    ui.send_viewport_cmd(ViewportCommand::Close);
                }
                ui.close();
            }
        }),
    });
    if outcome.dismissed {
        outcome.give_focus_back(ui);
        draft.closing = None;
    }
}
