//! The recovery key: shown once when it is made, and made anew where it was lost.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, KeepCommand};
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::watch::copied_in_words;
use crate::ui::widgets::{self as w, Level, Secret};
use crate::vault::secret::Passphrase;

use super::unlock::{capital, page, sentence};

/// What is typed, and what was there in the frame before.
#[derive(Debug, Default)]
pub struct RecoveryKeyDraft {
    passphrase: Secret,
    problem: Option<String>,
    copied: bool,
    asked: bool,
    key_shown: bool,
}

/// Draws the page with the recovery key.
pub fn recovery_page_ui(ui: &mut Ui, app: &App, draft: &mut RecoveryKeyDraft, out: &mut Commands) {
    let Some(key) = &app.keeping.recovery.page else { return };
    let text = std::str::from_utf8(key).unwrap_or_default();
    page(ui, "recovery key", |ui| {
        let arrived = !std::mem::replace(&mut draft.key_shown, true);
        w::arrival_heading(ui, Level::Page, "Your recovery key", arrived);
        w::body(
            ui,
            "This page is shown once. The key opens every case of yours without the passphrase, for you and for whoever finds it.",
        );
        w::gap(ui);
        w::card(ui, |ui| {
            w::heading(ui, Level::Card, "Print it, or keep it elsewhere");
            for line in text.lines() {
                // In the file the sign sets what is for people apart from the key.
                match line.strip_prefix("# ") {
                    Some(says) => w::body(ui, &capital(says)),
                    None => w::strong(ui, line),
                };
            }
            w::gap(ui);
            w::cluster(ui, |ui| {
                if w::button(ui, "Write it to a text file…").clicked() {
                    out.push(Command::Keep(KeepCommand::WriteRecoveryKey));
                }
                if w::button(ui, "Copy").clicked() {
                    ui.copy_text(text.to_owned());
                    draft.copied = true;
                }
                if draft.copied {
                    w::mark(ui, Tone::Good, "✓", &copied_in_words(app));
                }
            });
            w::hint(ui, "Print the file, put the paper in a locked place, and erase the file.");
            if let Some(message) = &app.message {
                w::toast(ui, Tone::Info, &message.in_words());
            }
        });
        if w::primary_button(ui, "It is in a safe place: go on").clicked() {
            out.push(Command::Keep(KeepCommand::ForgetRecoveryKey));
        }
    });
}

/// Draws the page on which another recovery key is made.
pub fn new_recovery_page_ui(ui: &mut Ui, app: &App, draft: &mut RecoveryKeyDraft, out: &mut Commands) {
    page(ui, "new recovery key", |ui| {
        let arrived = !std::mem::replace(&mut draft.asked, true);
        let keeping = &app.keeping;
        if keeping.recovery.is_lost {
            w::arrival_heading(ui, Level::Page, "Your recovery key is no longer shown", arrived);
            w::body(
                ui,
                "Locking wiped it from the page, and it cannot be shown again. Is it in a safe place already? Then go on.",
            );
            w::body(ui, "If it is not, make a new one here. Without it a lost passphrase means lost cases.");
        } else {
            w::arrival_heading(ui, Level::Page, "Make a new recovery key", arrived);
            w::body(ui, "Make one if the page with the old one is lost, or somebody may have seen it.");
        }
        w::gap(ui);
        w::card(ui, |ui| {
            if let Some(why) = draft.problem.as_ref().or(keeping.refused.as_ref()) {
                let told = w::notice(ui, Tone::Caution, "No key was made", &sentence(why));
                ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Assertive));
                w::gap(ui);
            }
            w::secret_field(ui, "Passphrase", "It is not shown while you type.", &mut draft.passphrase);
            w::hint(
                ui,
                "A case is sealed to the new key when it is saved next. What was saved before can still be opened with the old one.",
            );
            if keeping.busy {
                w::hint(ui, "Making your keys…");
                return;
            }
            w::cluster(ui, |ui| {
                if w::primary_button(ui, "Make a new one").clicked() {
                    match Passphrase::new(draft.passphrase.typed()) {
                        Ok(passphrase) => {
                            draft.problem = None;
                            out.push(Command::Keep(KeepCommand::NewRecoveryKey(passphrase)));
                        }
                        Err(refusal) => draft.problem = Some(refusal.to_string()),
                    }
                    draft.passphrase.wipe();
                }
                let leave = if keeping.recovery.is_lost { "It is in a safe place: go on" } else { "Not now" };
                if w::button(ui, leave).clicked() {
                    out.push(Command::Keep(KeepCommand::LeavePage));
                }
            });
        });
    });
}
