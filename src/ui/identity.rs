//! Making an identity: a name, a passphrase, what it means to lose it; then the recovery key, shown once.

use egui::Ui;
use zeroize::Zeroizing;

use crate::app::App;
use crate::app::command::{Command, KeepCommand};
use crate::vault::identity::strength::Strength;
use crate::vault::secret::Passphrase;

use super::Commands;
use super::theme::{Tone, Type};
use super::unlock::{page, sentence, wipe};
use super::widgets::{self as w, Level};

/// What is typed. Wiped when it is used or left.
#[derive(Default)]
pub struct IdentityDraft {
    name: String,
    first: Zeroizing<String>,
    again: Zeroizing<String>,
    /// How easily what was typed is guessed; worked out when it changes.
    strength: Option<Strength>,
    problem: Option<String>,
    shown: bool,
    key_shown: bool,
}

impl std::fmt::Debug for IdentityDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IdentityDraft").field("shown", &self.shown).finish_non_exhaustive()
    }
}

/// Draws the page on which an identity is made.
pub fn identity_page_ui(ui: &mut Ui, app: &App, draft: &mut IdentityDraft, out: &mut Commands) {
    page(ui, "identity", |ui| {
        let arrived = !std::mem::replace(&mut draft.shown, true);
        w::arrival_heading(ui, Level::Page, "Make a passphrase for your cases", arrived);
        w::body(ui, "Cases are kept encrypted. One passphrase opens all of yours on this computer. You make it once.");
        w::gap(ui);
        w::notice(
            ui,
            Tone::Caution,
            "Nobody can get round a lost passphrase",
            "Not the people who made this program, not your IT staff. On the next page you get a recovery key to print: it is the only other way in.",
        );
        w::gap(ui);
        w::card(ui, |ui| fields_ui(ui, app, draft, out));
    });
}

fn fields_ui(ui: &mut Ui, app: &App, draft: &mut IdentityDraft, out: &mut Commands) {
    let name =
        w::text_field(ui, "Your name", "As colleagues know you. It stands in the log of each case you keep.", &mut draft.name);
    let hint = "Four or five words that have nothing to do with each other are strong, and easy to keep in mind.";
    let first = w::secret_field(ui, "Passphrase", hint, &mut draft.first);
    if name.changed() || first.changed() {
        let typed = Passphrase::new(&draft.first).ok();
        draft.strength = typed.map(|passphrase| passphrase.strength(&[&draft.name]));
        draft.problem = None;
    }
    if let Some(strength) = &draft.strength {
        let tone = if strength.is_weak() { Tone::Caution } else { Tone::Good };
        w::notice(ui, tone, strength.says, &strength.advice.join(" "));
        w::gap(ui);
    }
    w::secret_field(ui, "Passphrase again", "So that a slip of the finger does not lock you out.", &mut draft.again);
    let refused = draft.problem.as_ref().or(app.keeping.refused.as_ref());
    if let Some(why) = refused {
        let told = w::notice(ui, Tone::Caution, "Look at this again", &sentence(why));
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Assertive));
        w::gap(ui);
    }
    if app.keeping.busy {
        w::hint(ui, "Making your keys…");
        return;
    }
    w::cluster(ui, |ui| {
        if w::primary_button(ui, "Make it").clicked() {
            draft.problem = None;
            match wanted(draft) {
                Ok((name, passphrase)) => {
                    wipe(ui, &mut draft.first);
                    wipe(ui, &mut draft.again);
                    draft.strength = None;
                    out.push(Command::Keep(KeepCommand::MakeIdentity(name, passphrase)));
                }
                Err(why) => draft.problem = Some(why),
            }
        }
        if w::button(ui, "Not now").clicked() {
            out.push(Command::Keep(KeepCommand::LeavePage));
        }
    });
}

fn wanted(draft: &IdentityDraft) -> Result<(String, Passphrase), String> {
    let name = draft.name.trim();
    if name.is_empty() {
        return Err("type your name".to_owned());
    }
    let passphrase = Passphrase::new(&draft.first).map_err(|refusal| refusal.to_string())?;
    if *draft.first != *draft.again {
        return Err("the two passphrases are not the same; type both again".to_owned());
    }
    if let Some(strength) = draft.strength.as_ref().filter(|strength| strength.is_weak()) {
        return Err(format!("{} Make it longer", strength.says));
    }
    Ok((name.to_owned(), passphrase))
}

/// Draws the page with the recovery key.
pub fn recovery_page_ui(ui: &mut Ui, app: &App, draft: &mut IdentityDraft, out: &mut Commands) {
    let Some(key) = &app.keeping.recovery else { return };
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
                let ink = super::theme::of(ui).colors.ink;
                w::styled(ui, Type::Hint, ink, line);
            }
            w::gap(ui);
            w::cluster(ui, |ui| {
                if w::button(ui, "Write it to a text file…").clicked() {
                    out.push(Command::Keep(KeepCommand::WriteRecoveryKey));
                }
                if w::button(ui, "Copy").clicked() {
                    ui.copy_text(text.to_owned());
                }
            });
            w::hint(
                ui,
                "Print the file, put the paper in a locked place, and erase the file. What is copied is taken off the clipboard soon.",
            );
            if let Some(message) = &app.message {
                w::toast(ui, Tone::Info, &message.text);
            }
        });
        if w::primary_button(ui, "It is in a safe place: go on").clicked() {
            out.push(Command::Keep(KeepCommand::ForgetRecoveryKey));
        }
    });
}
