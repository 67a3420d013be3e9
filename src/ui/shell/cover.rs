//! The cover: a plain page over the window that shows nothing of any case, to eyes or to a screen reader.

use egui::{CentralPanel, Frame, Ui};

use crate::app::App;
use crate::app::command::Command;
use crate::ui::widgets::{self as w, Level};
use crate::ui::{Commands, theme};

/// What the cover remembers.
#[derive(Debug, Default)]
pub struct CoverDraft {
    /// What had the focus before.
    focus: Option<egui::Id>,
    /// The cover was there in the frame before.
    was_covered: bool,
}

/// Asks for the cover when another window is turned to while a case is open. The system's own dialogs are no other
/// window: they are up only while the program waits for them.
pub fn watch_focus(ui: &Ui, app: &App, out: &mut Commands) {
    let lost = ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::WindowFocused(false))));
    let wanted = app.settings.cover_on_focus_loss && app.session.is_some() && !app.jobs.is_running();
    if lost && wanted && !app.covered {
        out.push(Command::Cover);
    }
}

/// Draws the cover, and nothing else may be drawn. True while it is there.
pub fn cover_ui(ui: &mut Ui, app: &App, draft: &mut CoverDraft, out: &mut Commands) -> bool {
    let arrived = app.covered && !draft.was_covered;
    if arrived {
        draft.focus = ui.memory_mut(|memory| {
            let focus = memory.focused();
            focus.inspect(|focus| memory.surrender_focus(*focus))
        });
    } else if !app.covered
        && draft.was_covered
        && let Some(focus) = draft.focus.take()
    {
        ui.memory_mut(|memory| memory.request_focus(focus));
    }
    draft.was_covered = app.covered;
    if !app.covered {
        return false;
    }
    let ground = Frame::new().fill(theme::of(ui).colors.page);
    CentralPanel::default().frame(ground).show(ui, |ui| {
        w::page(ui, "cover", |ui| {
            w::section_gap(ui);
            w::heading(ui, Level::Page, "Covered");
            w::body(ui, "Nothing is shown. Everything is as you left it.");
            w::gap(ui);
            let back = w::primary_button(ui, "Show the window again");
            // Also after a click beside the button, so that Enter always does.
            if ui.memory(|memory| memory.focused().is_none()) {
                back.request_focus();
            }
            if back.clicked() {
                out.push(Command::Uncover);
            }
            w::hint(ui, "Enter does the same.");
        });
    });
    true
}
