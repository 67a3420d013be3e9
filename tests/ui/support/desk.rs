//! A window that can keep cases, in a folder of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui_kittest::{Harness, kittest::Queryable as _};
use tempfile::TempDir;
use throughline::app::App;
use throughline::app::settings::Appearance;
use throughline::pack::Pack;
use throughline::ui::shell::Shell;
use throughline::vault::home::Home;
use throughline::vault::keeper::Desk;
use throughline::vault::sealed::WorkFactor;
use throughline::vault::store::real::RealDisk;

use super::window::{Fixed, app_on, built_in_pack, window_on};

/// A passphrase that nobody uses.
pub const SECRET: &str = "copper lantern walks at noon";

/// A folder with a place for the worker's own things and a place for cases.
pub struct Room {
    folder: TempDir,
}

impl Room {
    /// An empty one.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder can be made") }
    }

    /// Where the dialog puts a case, and takes one from.
    pub fn case(&self) -> PathBuf {
        self.folder.path().join("T-01.throughline")
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The state of a window that keeps cases here.
    pub fn app(&self) -> App {
        self.app_that_keeps_at(self.case())
    }

    /// The same with a dialog that says another place.
    pub fn app_that_keeps_at(&self, place: PathBuf) -> App {
        self.app_on(built_in_pack(), place)
    }

    /// The state of a window that keeps cases here, with another pack.
    pub fn app_with_pack(&self, pack: Pack) -> App {
        self.app_on(Arc::new(pack), self.case())
    }

    fn app_on(&self, pack: Arc<Pack>, place: PathBuf) -> App {
        let now = || "2026-11-22T12:00:00Z".parse().expect("a moment");
        let home = Home::at(self.folder.path().join("home"));
        let desk = Desk { disk: Arc::new(RealDisk), home, pack: Arc::clone(&pack), work: WorkFactor::none_for_tests(), now };
        app_on(pack, Fixed { place: Some(place), case: Some(self.case()) }).with_desk(desk)
    }

    /// A window that keeps cases here.
    pub fn window(&self) -> Harness<'static, Shell> {
        window_on(self.app(), [1280.0, 800.0], Appearance::Light, 100)
    }
}

/// Waits until something is so; the keeper works on a thread of its own.
pub fn until(harness: &mut Harness<'static, Shell>, what: &str, is_so: impl Fn(&Harness<'static, Shell>) -> bool) {
    for _ in 0..1000 {
        harness.run_ok();
        if is_so(harness) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("never: {what}\n{}", super::screen::screen_as_text(harness));
}

/// Waits until a control or a word of this name is there.
pub fn see(harness: &mut Harness<'static, Shell>, name: &str) {
    until(harness, name, |harness| harness.query_all_by_label_contains(name).next().is_some());
}

/// Clicks what has this name, once it is there.
pub fn press(harness: &mut Harness<'static, Shell>, name: &str) {
    until(harness, name, |harness| harness.query_by_label(name).is_some());
    harness.get_by_label(name).click_accesskit();
    harness.run_ok();
    harness.run_ok();
}

/// Types into the field of this name.
pub fn type_into(harness: &mut Harness<'static, Shell>, field: &str, text: &str) {
    until(harness, field, |harness| harness.query_all_by_label(field).next().is_some());
    let is_field = |node: &egui_kittest::Node<'_>| {
        use egui_kittest::kittest::NodeT as _;
        matches!(node.accesskit_node().role(), egui::Role::TextInput | egui::Role::PasswordInput)
    };
    let node = harness.query_all_by_label(field).find(is_field).expect("it is a field");
    node.focus();
    harness.run_ok();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run_ok();
}

/// Makes an identity on the page that asks for one.
pub fn make_identity(harness: &mut Harness<'static, Shell>) {
    type_into(harness, "Your name", "Jo Worker");
    type_into(harness, "Passphrase", SECRET);
    type_into(harness, "Passphrase again", SECRET);
    press(harness, "Make it");
    see(harness, "Your recovery key");
}

/// Gives the passphrase on the page that asks for it.
pub fn unlock(harness: &mut Harness<'static, Shell>, passphrase: &str) {
    type_into(harness, "Passphrase", passphrase);
    press(harness, "Unlock");
}
