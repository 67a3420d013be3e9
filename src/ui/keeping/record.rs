//! The record of a kept case: what was done with it, when and by whom; who can open it; everything that is held, to hand out.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, KeepCommand};
use crate::app::keeping::Held;
use crate::app::keeping::wishes::ShareCommand;
use crate::ui::Commands;
use crate::ui::over_time::again::{AgainDraft, again_button_ui, again_dialog_ui};
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};

use super::record_parts::{RetentionDraft, erase_ui, readers_ui, retention_ui};
use super::unlock::page;

/// What was there in the frame before.
#[derive(Debug, Default)]
pub struct RecordDraft {
    shown: bool,
    again: AgainDraft,
    all: bool,
    retention: RetentionDraft,
}

/// How many entries are shown before all are asked for.
const FIRST: usize = 20;

/// Everything that is held of the kept case: assessments, readers, how long, and what was done by whom.
pub fn record_page_ui(ui: &mut Ui, app: &App, draft: &mut RecordDraft, out: &mut Commands) {
    if let Some(session) = &app.session {
        again_dialog_ui(ui, app, session, &mut draft.again, out);
    }
    page(ui, "record", |ui| {
        let arrived = !std::mem::replace(&mut draft.shown, true);
        w::arrival_heading(ui, Level::Page, "The record of this case", arrived);
        if w::button(ui, "Back to the case").clicked() {
            out.push(Command::Keep(KeepCommand::LeavePage));
        }
        w::gap(ui);
        let Some(held) = &app.keeping.held else {
            w::hint(ui, "Fetching the record…");
            return;
        };
        let may_change = app.keeping.kept.as_ref().is_some_and(|kept| kept.read_only.is_none());
        w::card(ui, |ui| kept_ui(ui, app, held, may_change, &mut draft.again, out));
        w::card(ui, |ui| readers_ui(ui, app, held, may_change, out));
        w::card(ui, |ui| retention_ui(ui, app, held, may_change, &mut draft.retention, out));
        w::card(ui, |ui| {
            w::heading(ui, Level::Card, "What was done");
            w::hint(ui, "The last thing first. The log names questions, never what was said. Nothing is ever taken out of it.");
            let shown = if draft.all { held.log.len() } else { FIRST.min(held.log.len()) };
            let rows = held.log.get(..shown).unwrap_or_default();
            w::table(ui, "log", "What was done", &["No.", "When", "Who", "Done", "To what"], rows);
            if shown < held.log.len() && w::button(ui, &format!("Show all {}", held.log.len())).clicked() {
                draft.all = true;
            }
        });
        if app.keeping.kept.as_ref().is_some_and(|kept| kept.path.is_some()) {
            w::card(ui, |ui| erase_ui(ui, out));
        }
    });
}

fn kept_ui(ui: &mut Ui, app: &App, held: &Held, may_change: bool, again: &mut AgainDraft, out: &mut Commands) {
    w::heading(ui, Level::Card, "What is kept");
    w::key_value(ui, "Assessments", &held.assessments.to_string());
    let file = app.keeping.kept.as_ref().and_then(|kept| kept.path.as_ref());
    w::key_value(ui, "File", &file.map_or_else(|| "None yet".to_owned(), |path| path.display().to_string()));
    w::gap(ui);
    w::cluster(ui, |ui| {
        again_button_ui(ui, app, again);
        if may_change && w::button(ui, "Copy for a colleague…").clicked() {
            out.push(Command::Share(ShareCommand::AskForCopy));
        }
        if w::button(ui, "Write everything that is held to a file…").clicked() {
            out.push(Command::Keep(KeepCommand::ExportAll));
        }
    });
    w::hint(
        ui,
        "A copy for a colleague is sealed. Everything that is held is for the person, who may ask for it: that file is readable text, so hand it over, then erase it.",
    );
    if let Some(message) = &app.message {
        w::toast(ui, Tone::Info, &message.in_words());
    }
}
