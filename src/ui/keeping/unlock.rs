//! Asking for the passphrase: on the page that hides everything while it is locked, and before a sealed case is opened.

use egui::{CentralPanel, Frame, Ui};

use crate::app::App;
use crate::app::command::{Command, KeepCommand};
use crate::app::keeping::Lock;
use crate::ui::Commands;
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, Level, Secret};
use crate::vault::secret::Passphrase;

/// What is typed. Wiped when it is used or left.
#[derive(Default)]
pub struct UnlockDraft {
    passphrase: Secret,
    /// Why what was typed was not even tried.
    problem: Option<String>,
    shown: bool,
}

impl UnlockDraft {
    /// True the first time, when the page has just come up.
    pub(super) fn arrives(&mut self) -> bool {
        !std::mem::replace(&mut self.shown, true)
    }
}

impl std::fmt::Debug for UnlockDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UnlockDraft").field("shown", &self.shown).finish_non_exhaustive()
    }
}

/// Draws the page that stands in place of everything while it is locked.
pub fn lock_page_ui(ui: &mut Ui, app: &App, draft: &mut UnlockDraft, out: &mut Commands) {
    page(ui, "locked", |ui| {
        let arrived = draft.arrives();
        w::heading(ui, Level::Page, "Locked");
        w::body(ui, "Nothing of any case is shown. Your work comes back as it was when you unlock.");
        if let Some(why) = app.keeping.locked_because {
            w::body(ui, why.in_words());
        }
        w::gap(ui);
        w::card(ui, |ui| {
            passphrase_ui(ui, app, draft, arrived, Asks { may_leave: false, ..UNLOCK }, unlock, out);
        });
    });
}

/// Draws the page that asks for the passphrase so that something can be opened or kept.
pub fn unlock_page_ui(ui: &mut Ui, app: &App, draft: &mut UnlockDraft, out: &mut Commands) {
    page(ui, "unlock", |ui| {
        let arrived = draft.arrives();
        w::heading(ui, Level::Page, "Unlock your cases");
        w::body(ui, "Your passphrase opens all your cases until you lock them or close the window.");
        w::gap(ui);
        w::card(ui, |ui| {
            passphrase_ui(ui, app, draft, arrived, UNLOCK, unlock, out);
        });
    });
}

/// A page in place of the screens.
pub(super) fn page(ui: &mut Ui, id: &str, body: impl FnOnce(&mut Ui)) {
    let ground = Frame::new().fill(theme::of(ui).colors.page);
    CentralPanel::default().frame(ground).show(ui, |ui| w::page(ui, id, body));
}

/// How a passphrase is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asks {
    /// What the field is called.
    pub(super) name: &'static str,
    /// What the button does.
    pub(super) act: &'static str,
    /// Whether there is a way back without it.
    pub(super) may_leave: bool,
}

/// Where everything is unlocked.
const UNLOCK: Asks = Asks { name: "Passphrase", act: "Unlock", may_leave: true };

fn unlock(passphrase: Passphrase) -> Command {
    Command::Keep(KeepCommand::Unlock(passphrase))
}

/// A field for a passphrase, the button that uses it, and the way back beside it.
pub(super) fn passphrase_ui(
    ui: &mut Ui,
    app: &App,
    draft: &mut UnlockDraft,
    arrived: bool,
    asks: Asks,
    command: impl FnOnce(Passphrase) -> Command,
    out: &mut Commands,
) {
    let keeping = &app.keeping;
    if let Some(why) = draft.problem.as_ref().or(keeping.refused.as_ref()) {
        let told = w::notice(ui, Tone::Caution, "It did not open", &sentence(why));
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Assertive));
        w::gap(ui);
    }
    let field = w::secret_field(ui, asks.name, "It is not shown while you type.", &mut draft.passphrase);
    if arrived {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let waits_for = if keeping.lock == Lock::Locking {
        // What is tried now would be answered before the lock holds.
        Some("Locking…")
    } else {
        keeping.busy.then_some("Trying the passphrase…")
    };
    let pressed = w::cluster(ui, |ui| {
        let pressed = match waits_for {
            Some(what) => {
                w::hint(ui, what);
                false
            }
            None => w::primary_button(ui, asks.act).clicked() || entered,
        };
        if asks.may_leave && w::button(ui, "Not now").clicked() {
            out.push(Command::Keep(KeepCommand::LeavePage));
        }
        pressed
    });
    if pressed {
        match Passphrase::new(draft.passphrase.typed()) {
            Ok(passphrase) => out.push(command(passphrase)),
            Err(refusal) => draft.problem = Some(refusal.to_string()),
        }
        if !draft.passphrase.typed().is_empty() {
            draft.problem = None;
        }
        draft.passphrase.wipe();
        field.request_focus();
    }
}

/// The reason of a refusal, which begins small and may lack its full stop, as a sentence.
pub(in crate::ui) fn sentence(why: &str) -> String {
    format!("{}.", capital(why).trim_end_matches('.'))
}

/// The same words with a capital.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
