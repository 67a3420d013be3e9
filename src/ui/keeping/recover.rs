//! On the Start screen: unlocking, work that a crash left behind, the cases opened lately.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, KeepCommand};
use crate::app::keeping::{Who, moment_in_words};
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};
use crate::vault::recents::SHOWN;

use super::due::due_notice_ui;

/// Draws what there is of it; nothing where cases cannot be kept or none was yet.
pub fn recover_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    let keeping = &app.keeping;
    if !keeping.found.is_empty() {
        w::card(ui, |ui| found_ui(ui, app, out));
    }
    due_notice_ui(ui, app, out);
    let is_locked = keeping.who == Who::Locked;
    if !is_locked && keeping.recents.is_empty() {
        return;
    }
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "Your cases");
        if is_locked {
            if keeping.waiting > 0 {
                w::notice(ui, Tone::Info, "Work that was not saved is here", "Unlock your cases to see what it is.");
                w::gap(ui);
            }
            if w::button(ui, "Unlock your cases").clicked() {
                out.push(Command::Keep(KeepCommand::AskToUnlock));
            }
            w::gap(ui);
        }
        for (place, recent) in keeping.recents.iter().take(SHOWN).enumerate() {
            ui.push_id(place, |ui| {
                let name = format!("{}. {}", place + 1, recent.reference);
                if w::found_row(ui, &name, "opened lately", "", false).clicked() {
                    out.push(Command::Keep(KeepCommand::OpenRecent(place)));
                }
            });
        }
    });
}

fn found_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    w::heading(ui, Level::Card, "Work that was not saved");
    w::body(ui, "The program ended before this was saved. Nothing of it is lost.");
    for (place, copy) in app.keeping.found.iter().enumerate() {
        ui.push_id(place, |ui| {
            let file = copy.belongs_to.as_ref().and_then(|path| path.file_name());
            let name = file.map_or_else(|| "A case that has no file yet".to_owned(), |name| name.to_string_lossy().into_owned());
            let changed = format!("changed last on {}", moment_in_words(&copy.last));
            if w::found_row(ui, &format!("Open {name}"), &changed, "", false).clicked() {
                out.push(Command::Keep(KeepCommand::OpenFound(place)));
            }
        });
    }
    w::gap(ui);
    if w::button(ui, "Leave it for later").clicked() {
        out.push(Command::Keep(KeepCommand::LeaveFound));
    }
}
