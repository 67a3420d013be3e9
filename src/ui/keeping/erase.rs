//! Erasing a case: everything that would go, what cannot be erased, the reference typed; then what went.

use egui::Ui;

use crate::app::App;
use crate::app::command::Command;
use crate::app::keeping::rights::Rights;
use crate::app::keeping::wishes::RightsCommand;
use crate::appraise::explain;
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};
use crate::vault::keeper::{DryRun, Gone};
use crate::vault::rights::Trace;

use super::unlock::{capital, page, sentence};

/// The reference as it is typed to confirm, and whether the page and the one after it were drawn before.
#[derive(Debug, Default)]
pub struct EraseDraft {
    typed: String,
    shown: bool,
    gone_shown: bool,
}

/// What would go if the case were erased, and the question whether to; afterwards, what went.
pub fn erase_page_ui(ui: &mut Ui, app: &App, draft: &mut EraseDraft, out: &mut Commands) {
    let rights = &app.keeping.rights;
    page(ui, "erase", |ui| {
        if let Some(gone) = &rights.gone {
            let arrived = !std::mem::replace(&mut draft.gone_shown, true);
            return gone_ui(ui, gone, arrived, out);
        }
        let arrived = !std::mem::replace(&mut draft.shown, true);
        w::arrival_heading(ui, Level::Page, "Erase a case", arrived);
        w::body(ui, "This page shows what would go. Nothing is erased until you say so at its end.");
        if w::button(ui, "Not now").clicked() {
            out.push(Command::Rights(RightsCommand::LeaveErase));
        }
        w::gap(ui);
        if let Some(why) = &rights.refused {
            let told = w::notice(ui, Tone::Caution, "Nothing was erased", &sentence(why));
            ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Assertive));
            w::gap(ui);
        }
        match &rights.dry_run {
            None if rights.busy => {
                w::hint(ui, "Looking for everything that belongs to it…");
            }
            None => {}
            Some(dry_run) => dry_run_ui(ui, rights, dry_run, draft, out),
        }
    });
}

fn dry_run_ui(ui: &mut Ui, rights: &Rights, dry_run: &DryRun, draft: &mut EraseDraft, out: &mut Commands) {
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "What would go");
        let count = explain::counted(dry_run.traces.files.len(), "file");
        let name = if dry_run.reference.is_empty() { "A case that does not open".to_owned() } else { dry_run.reference.clone() };
        w::key_value(ui, "Case", &name);
        w::key_value(ui, "On this computer", &count);
        w::gap(ui);
        files_ui(ui, "What would go", &dry_run.traces.files);
        if dry_run.traces.is_recent {
            w::body(ui, "Its entry among the recent cases goes, too.");
        }
    });
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "What cannot be erased from here");
        let mut stays = vec![
            "Copies that were given away, and documents that were written from it: they stay with whoever has them.".to_owned(),
            "Backups of this computer, and what a shared or cloud folder has copied.".to_owned(),
            "Traces on the disk itself: on many disks erased bytes can be found again with effort. They are encrypted."
                .to_owned(),
        ];
        if dry_run.id.is_none() {
            stays.push(
                "Recovery copies from when the case lay in another folder: it does not open, so they cannot be told.".to_owned(),
            );
        }
        w::bullets(ui, &stays);
        if !dry_run.given_out.is_empty() {
            w::heading(ui, Level::Part, "What its log says was given out");
            w::bullets(ui, &dry_run.given_out);
        }
    });
    w::card(ui, |ui| {
        let word = Rights::word(dry_run);
        w::heading(ui, Level::Card, "Erase it");
        if rights.busy {
            w::hint(ui, "Erasing…");
            return;
        }
        w::text_field(ui, &format!("To erase it, type {word}"), "So that it is this case and no other.", &mut draft.typed);
        let is_same = draft.typed.trim() == word;
        ui.add_enabled_ui(is_same, |ui| {
            if w::tone_button(ui, Tone::Danger, "Erase this case for good").clicked() {
                out.push(Command::Rights(RightsCommand::Erase(draft.typed.clone())));
            }
        });
    });
}

fn files_ui(ui: &mut Ui, name: &str, files: &[Trace]) {
    let rows: Vec<Vec<String>> =
        files.iter().map(|trace| vec![capital(trace.kind.in_words()), trace.path.display().to_string()]).collect();
    w::table(ui, name, name, &["What", "Where"], &rows);
}

fn gone_ui(ui: &mut Ui, gone: &Gone, arrived: bool, out: &mut Commands) {
    let left: Vec<String> = gone.erased.left.iter().map(|refusal| sentence(&refusal.to_string())).collect();
    let title = if left.is_empty() { "The case is erased" } else { "Not everything could be erased" };
    w::arrival_heading(ui, Level::Page, title, arrived);
    if !left.is_empty() {
        w::notice(ui, Tone::Danger, "Still there", "Look at each of these, or ask whoever looks after this computer.");
        w::card(ui, |ui| w::bullets(ui, &left));
    }
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "What went");
        files_ui(ui, "What went", &gone.erased.gone);
        if gone.erased.recent {
            w::body(ui, "Its entry among the recent cases.");
        }
        w::gap(ui);
        match &gone.ledger_refused {
            None => w::hint(ui, "That a case was erased, when and by whom, stands in Settings; not which one or about whom."),
            Some(why) => {
                w::notice(ui, Tone::Caution, "It could not be written down that it was erased", &sentence(&why.to_string()))
            }
        };
    });
    if w::primary_button(ui, "Done").clicked() {
        out.push(Command::Rights(RightsCommand::LeaveErase));
    }
}
