//! The places that have to do with keeping: the bar, the identity, the lock, copies, the record, what was found.

use egui::{Key, Modifiers};
use throughline::app::App;
use throughline::app::command::{CaseCommand, Command, LookCommand, Screen};
use throughline::app::keeping::wishes::{RightsCommand, ShareCommand};
use throughline::base::date;
use throughline::ui::shell::Shell;
use throughline::vault::identity::Identity;

use super::Place;
use super::ways::{did, on};
use crate::support::desk::{self, Room};
use crate::support::hands::{press, settle};
use crate::support::window::{Fixed, Look, Window, window_on};

/// All of them, but for those that are kept as pictures.
pub const KEEPING: [Place; 17] = [
    ("keep-not-yet", begun),
    ("keep-identity-weak", |room, look| {
        let mut harness = identity(room, look);
        desk::type_into(&mut harness, "Passphrase", "letmein");
        pressed(harness, "Make it")
    }),
    ("keep-recovery-key", |room, look| {
        let mut harness = identity(room, look);
        desk::make_identity(&mut harness);
        harness
    }),
    ("keep-saved", kept),
    ("keep-record", |room, look| seen(record(kept(room, look)), "What was done")),
    ("keep-changed-by-somebody", |room, look| {
        let harness = kept(room, look);
        std::fs::write(room.case(), "theirs").expect("it can be written");
        let mut harness = did(harness, Command::Case(CaseCommand::SetReference("T-02".to_owned())));
        press(&mut harness, Modifiers::COMMAND, Key::S);
        seen(harness, "Look at the other one")
    }),
    ("keep-settings", |room, look| on(kept(room, look), Screen::Settings)),
    ("keep-settings-card", |room, look| seen(offered_card(kept(room, look)), "Leave it")),
    ("keep-settings-colleague", |room, look| pressed(with_colleague(room, look), "Remove Ann Other…")),
    ("keep-record-due", |room, look| {
        let harness = pressed(record(with_colleague(room, look)), "Let in Ann Other");
        seen(past_its_day(seen(harness, "Take off Ann Other")), "This day has gone by")
    }),
    ("keep-copy-weak", |room, look| {
        let mut harness = pressed(asked_for_copy(kept(room, look)), "Somebody else, with a passphrase that I type");
        desk::type_into(&mut harness, "Passphrase of the copy", "letmein");
        pressed(harness, "Write the copy…")
    }),
    ("keep-copy-passphrase", copied_under_passphrase),
    ("keep-one-off", |room, look| {
        let mut harness = pressed(pressed(copied_under_passphrase(room, look), "Done"), "Back to the case");
        desk::unfold_case(&mut harness, "Close case");
        let mut harness = pressed(harness, "Close case");
        desk::until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
        settle(&mut harness);
        let files = Fixed { case: Some(room.copy()), ..Fixed::default() };
        *harness.state_mut() = Shell::new(looking(room.app_with(files), look));
        seen(pressed(harness, "Open a case file…"), "This copy has a passphrase of its own")
    }),
    ("keep-due", |room, look| {
        let mut harness = past_its_day(kept(room, look));
        desk::until(&mut harness, "due", |harness| harness.state().app.due_count() == 1);
        seen(did(harness, Command::Rights(RightsCommand::ShowDue)), "Erase T-01…")
    }),
    ("keep-erase", |room, look| seen(did(kept(room, look), Command::Rights(RightsCommand::AskToErase)), "What would go")),
    ("keep-unlock-wrong", |room, look| {
        let mut harness = kept(room, look);
        press(&mut harness, Modifiers::COMMAND, Key::L);
        desk::unlock(&mut harness, "wrong");
        seen(harness, "It did not open")
    }),
    ("keep-found", |room, look| {
        let harness = did(kept(room, look), Command::Case(CaseCommand::SetReference("T-02".to_owned())));
        let mut harness = seen(harness, "a copy is kept");
        *harness.state_mut() = Shell::new(looking(room.app(), look));
        let mut harness = pressed(harness, "Unlock your cases");
        desk::unlock(&mut harness, desk::SECRET);
        seen(harness, "Leave it for later")
    }),
];

/// A program that is begun anew, in this look.
fn looking(mut app: App, (_, appearance, percent): Look) -> App {
    app.push(Command::Look(LookCommand::SetAppearance(appearance)));
    app.push(Command::Look(LookCommand::SetTextPercent(percent)));
    app
}

/// Making an identity.
pub fn identity(room: &Room, look: Look) -> Window {
    pressed(begun(room, look), "Keep…")
}

/// A copy for a colleague.
pub fn copy(room: &Room, look: Look) -> Window {
    pressed(asked_for_copy(with_colleague(room, look)), "Ann Other")
}

/// A case that is not kept.
fn begun(room: &Room, (size, appearance, percent): Look) -> Window {
    did(window_on(room.app(), size, appearance, percent), Command::Case(CaseCommand::Begin { route: 0 }))
}

fn kept(room: &Room, look: Look) -> Window {
    let mut harness = did(begun(room, look), Command::Case(CaseCommand::SetReference("T-01".to_owned())));
    desk::keep(&mut harness);
    settle(&mut harness);
    harness
}

fn pressed(mut harness: Window, name: &str) -> Window {
    desk::press(&mut harness, name);
    harness
}

/// Once this is to be seen.
fn seen(mut harness: Window, name: &str) -> Window {
    desk::see(&mut harness, name);
    harness
}

fn record(mut harness: Window) -> Window {
    desk::show_record(&mut harness);
    harness
}

fn offered_card(harness: Window) -> Window {
    let (identity, _) = Identity::generate("Ann Other").expect("made");
    did(on(harness, Screen::Settings), Command::Share(ShareCommand::OfferCard(identity.card().to_string())))
}

fn with_colleague(room: &Room, look: Look) -> Window {
    let harness = pressed(offered_card(kept(room, look)), "The digits are the same: add");
    seen(harness, "Remove Ann Other…")
}

fn past_its_day(harness: Window) -> Window {
    did(harness, Command::Rights(RightsCommand::SetKeepUntil(date::parse("2026-11-21"))))
}

fn asked_for_copy(harness: Window) -> Window {
    seen(did(harness, Command::Share(ShareCommand::AskForCopy)), "What the copy holds")
}

fn copied_under_passphrase(room: &Room, look: Look) -> Window {
    let harness = pressed(asked_for_copy(kept(room, look)), "Somebody else, with a passphrase that the program makes up");
    seen(pressed(harness, "Write the copy…"), "The passphrase of the copy")
}
