//! Making an identity: a name, a passphrase, what it means to lose it.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, KeepCommand};
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level, Secret};
use crate::vault::identity::strength::Strength;
use crate::vault::secret::Passphrase;

use super::unlock::{page, sentence};

/// What is typed. Wiped when it is used or left.
#[derive(Default)]
pub struct IdentityDraft {
    name: String,
    first: Secret,
    again: Secret,
    /// How easily what was typed is guessed; worked out when it changes.
    strength: Option<Strength>,
    problem: Option<String>,
    shown: bool,
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
        let typed = Passphrase::new(draft.first.typed()).ok();
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
                    draft.first.wipe();
                    draft.again.wipe();
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
    let passphrase = Passphrase::new(draft.first.typed()).map_err(|refusal| refusal.to_string())?;
    if draft.first.typed() != draft.again.typed() {
        return Err("the two passphrases are not the same; type both again".to_owned());
    }
    if let Some(strength) = draft.strength.as_ref().filter(|strength| strength.is_weak()) {
        return Err(format!("{} Make it longer", strength.says));
    }
    Ok((name.to_owned(), passphrase))
}
