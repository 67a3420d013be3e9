//! A window that can keep cases, in a folder of its own.

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use egui_kittest::kittest::Queryable as _;
use jiff::Timestamp;
use tempfile::TempDir;
use throughline::app::App;
use throughline::app::command::{CaseCommand, Command};
use throughline::app::settings::Appearance;
use throughline::base::date::Date;
use throughline::case::answer::{Said, Value};
use throughline::pack::Pack;
use throughline::vault::home::Home;
use throughline::vault::identity::{Identity, store};
use throughline::vault::keeper::Desk;
use throughline::vault::sealed::WorkFactor;
use throughline::vault::secret::Passphrase;
use throughline::vault::store::real::RealDisk;

use super::window::{Fixed, Window, app_on, built_in_pack, carry_out, say, window_on};

/// A passphrase that nobody uses.
pub const SECRET: &str = "copper lantern walks at noon";

/// A folder with a place for the worker's own things and a place for cases.
pub struct Room {
    folder: Rc<TempDir>,
    home: &'static str,
    case: &'static str,
}

impl Room {
    /// An empty one.
    pub fn new() -> Self {
        let folder = Rc::new(tempfile::tempdir().expect("a folder can be made"));
        Self { folder, home: "home", case: "T-01.throughline" }
    }

    /// The desk of a colleague in the same room: another identity, and another case in the dialog.
    pub fn desk_of(&self, home: &'static str, case: &'static str) -> Self {
        Self { folder: Rc::clone(&self.folder), home, case }
    }

    /// Where the dialog puts a case, and takes one from.
    pub fn case(&self) -> PathBuf {
        self.path(self.case)
    }

    /// Where the dialog puts a copy for somebody.
    pub fn copy(&self) -> PathBuf {
        self.path("copy.throughline")
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder of the worker's own things.
    pub fn home(&self) -> Home {
        Home::at(self.path(self.home))
    }

    /// The identity that was made here.
    pub fn identity(&self) -> Identity {
        let secret = Passphrase::new(SECRET).expect("a passphrase");
        store::unlock(&RealDisk, &self.home(), &secret).expect("it unlocks")
    }

    /// The state of a window that keeps cases here.
    pub fn app(&self) -> App {
        self.app_that_keeps_at(self.case())
    }

    /// The same with a dialog that says another place.
    pub fn app_that_keeps_at(&self, place: PathBuf) -> App {
        self.app_with(Fixed { place: Some(place), ..Fixed::default() })
    }

    /// The same with these answers of the dialogs; what is not said is as usual.
    pub fn app_with(&self, files: Fixed) -> App {
        self.app_on(built_in_pack(), files, noon, None)
    }

    /// The state of a window that keeps cases here, with this pack, for a day that is not that of the clock.
    pub fn app_later(&self, pack: Option<Pack>, today: Date) -> App {
        self.app_on(pack.map_or_else(built_in_pack, Arc::new), Fixed::default(), noon, Some(today))
    }

    /// The state of a window that keeps cases here, with this clock, opened for this day.
    pub fn app_by_clock(&self, now: fn() -> Timestamp, today: Date) -> App {
        self.app_on(built_in_pack(), Fixed::default(), now, Some(today))
    }

    fn app_on(&self, pack: Arc<Pack>, files: Fixed, now: fn() -> Timestamp, today: Option<Date>) -> App {
        let work = WorkFactor::none_for_tests();
        let desk = Desk { disk: Arc::new(RealDisk), home: self.home(), pack: Arc::clone(&pack), work, now };
        let files = Fixed {
            place: files.place.or_else(|| Some(self.case())),
            case: files.case.or_else(|| Some(self.case())),
            copy: files.copy.or_else(|| Some(self.copy())),
            card: files.card.or_else(|| Some(self.path("card.txt"))),
        };
        let mut app = app_on(pack, files);
        app.today = today.unwrap_or(app.today);
        app.with_desk(desk)
    }

    /// A window that keeps cases here.
    pub fn window(&self) -> Window {
        window_on(self.app(), [1280.0, 800.0], Appearance::Light, 100)
    }
}

/// The moment that it is where no test sets the clock.
fn noon() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().expect("a moment")
}

/// Waits until something is so; the keeper works on a thread of its own.
pub fn until(harness: &mut Window, what: &str, is_so: impl Fn(&Window) -> bool) {
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
pub fn see(harness: &mut Window, name: &str) {
    until(harness, name, |harness| harness.query_all_by_label_contains(name).next().is_some());
}

/// Clicks what has this name, once it is there.
pub fn press(harness: &mut Window, name: &str) {
    until(harness, name, |harness| harness.query_by_label(name).is_some());
    harness.get_by_label(name).click_accesskit();
    harness.run_ok();
    harness.run_ok();
}

/// Turns to the record, whose control is folded away in little windows.
pub fn show_record(harness: &mut Window) {
    unfold_case(harness, "Record");
    press(harness, "Record");
}

/// Shows what the case bar folds away in little windows, if this is not there yet.
pub fn unfold_case(harness: &mut Window, wanted: &str) {
    if harness.query_all_by_label(wanted).next().is_none() {
        press(harness, "Case");
    }
}

/// Types into the field of this name.
pub fn type_into(harness: &mut Window, field: &str, text: &str) {
    until(harness, field, |harness| harness.query_all_by_label(field).next().is_some());
    let is_field = |node: &egui_kittest::Node<'_>| {
        use egui_kittest::kittest::NodeT as _;
        matches!(node.accesskit_node().role(), egui::Role::TextInput | egui::Role::MultilineTextInput | egui::Role::PasswordInput)
    };
    let node = harness.query_all_by_label(field).find(is_field).expect("it is a field");
    node.focus();
    harness.run_ok();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run_ok();
}

/// Makes an identity on the page that asks for one.
pub fn make_identity(harness: &mut Window) {
    type_into(harness, "Your name", "Jo Worker");
    type_into(harness, "Passphrase", SECRET);
    type_into(harness, "Passphrase again", SECRET);
    press(harness, "Make it");
    see(harness, "Your recovery key");
}

/// Gives the passphrase on the page that asks for it.
pub fn unlock(harness: &mut Window, passphrase: &str) {
    type_into(harness, "Passphrase", passphrase);
    press(harness, "Unlock");
}

/// Begins a case with a reference and one answer.
pub fn begin(harness: &mut Window) {
    carry_out(harness, Command::Case(CaseCommand::Begin { route: 0 }));
    carry_out(harness, Command::Case(CaseCommand::SetReference("T-01".to_owned())));
    say_age(harness, 34);
}

/// Records an age.
pub fn say_age(harness: &mut Window, age: i64) {
    say(harness, "age", Value::Number(age));
}

/// The age that is recorded, if a case is open.
pub fn age(harness: &Window) -> Option<i64> {
    let app = &harness.state().app;
    let question = app.pack.question("age").expect("the pack has the question");
    match app.session.as_ref()?.case.answers.said(question) {
        Said::Value(Value::Number(age)) => Some(age),
        _ => None,
    }
}

/// Keeps the case that is open, with an identity that is made for it.
pub fn keep(harness: &mut Window) {
    press(harness, "Keep…");
    make_identity(harness);
    press(harness, "It is in a safe place: go on");
    see(harness, "Saved ");
}

/// A window with a kept case, and the folder it is kept in.
pub fn kept() -> (Room, Window) {
    let room = Room::new();
    let mut harness = room.window();
    begin(&mut harness);
    keep(&mut harness);
    (room, harness)
}
