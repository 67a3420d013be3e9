//! Locking: from every page, by the computer, while a passphrase is tried; and what becomes of the recovery key.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use throughline::app::command::{CaseCommand, Command, KeepCommand, Screen};
use throughline::app::keeping::held::Reader;
use throughline::app::keeping::{Asked, Lock};
use throughline::app::settings::Appearance;
use throughline::app::system::signal::{Signaller, Why, signals};
use throughline::app::system::sleep::SleepWatch;
use throughline::clock::Clocks;
use throughline::ui::shell::Shell;
use throughline::vault::secret::Passphrase;

use crate::support::desk::{
    Room, SECRET, age, begin, keep, kept, make_identity, press, say_age, see, show_record, type_into, unlock, until,
};
use crate::support::hands;
use crate::support::screen::screen_as_text;
use crate::support::window::{carry_out, window_on};

fn lock_by_key(harness: &mut Harness<'static, Shell>) {
    hands::press(harness, Modifiers::COMMAND, Key::L);
}

fn is_locked(harness: &mut Harness<'static, Shell>) {
    until(harness, "locked", |harness| harness.state().app.keeping.lock == Lock::Locked);
    let shown = screen_as_text(harness);
    assert!(shown.contains("Locked") && !shown.contains("T-01") && !shown.contains("AGE-SECRET"), "{shown}");
}

fn still() -> Clocks {
    Clocks { wall: Duration::ZERO, counted: Duration::ZERO }
}

/// A window with a kept case, on a computer that can say things.
fn on_a_computer() -> (Room, Harness<'static, Shell>, Signaller) {
    let room = Room::new();
    let (computer, said) = signals(Arc::new(|| ()));
    let mut harness = window_on(room.app().with_signals(said, still), [1280.0, 800.0], Appearance::Light, 100);
    begin(&mut harness);
    keep(&mut harness);
    (room, harness, computer)
}

#[test]
fn the_recovery_key_page_locks_wipes_the_key_and_offers_a_new_one() {
    let room = Room::new();
    let mut harness = room.window();
    begin(&mut harness);
    press(&mut harness, "Keep…");
    make_identity(&mut harness);
    assert!(screen_as_text(&harness).contains("AGE-SECRET-KEY-1"));
    lock_by_key(&mut harness);
    assert!(harness.state().app.keeping.recovery.page.is_none(), "wiped at once");
    is_locked(&mut harness);
    unlock(&mut harness, SECRET);
    see(&mut harness, "Your recovery key is no longer shown");
    assert!(!screen_as_text(&harness).contains("AGE-SECRET"));
    type_into(&mut harness, "Passphrase", "not the passphrase");
    press(&mut harness, "Make a new one");
    see(&mut harness, "No key was made");
    type_into(&mut harness, "Passphrase", SECRET);
    press(&mut harness, "Make a new one");
    until(&mut harness, "the new key", |harness| harness.state().app.keeping.recovery.page.is_some());
    harness.run_ok();
    let shown = screen_as_text(&harness);
    assert!(shown.contains("AGE-SECRET-KEY-1"), "{shown}");
    press(&mut harness, "It is in a safe place: go on");
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    see(&mut harness, "a copy is kept");
    assert_eq!(age(&harness), Some(34));
}

#[test]
fn who_has_the_recovery_key_in_a_safe_place_goes_on_without_a_new_one() {
    let room = Room::new();
    let mut harness = room.window();
    begin(&mut harness);
    press(&mut harness, "Keep…");
    make_identity(&mut harness);
    let before = fs::read(room.path("home").join("identity.age")).expect("it is there");
    lock_by_key(&mut harness);
    is_locked(&mut harness);
    unlock(&mut harness, SECRET);
    press(&mut harness, "It is in a safe place: go on");
    see(&mut harness, "a copy is kept");
    assert_eq!(fs::read(room.path("home").join("identity.age")).expect("it is there"), before);
    lock_by_key(&mut harness);
    is_locked(&mut harness);
    unlock(&mut harness, SECRET);
    see(&mut harness, "a copy is kept");
    assert_eq!(harness.state().app.keeping.asked, None, "asked once");
}

#[test]
fn a_new_recovery_key_can_be_made_from_the_settings_and_takes_the_place_of_the_old_one() {
    let (room, mut harness) = kept();
    let readers = |harness: &mut Harness<'static, Shell>| {
        show_record(harness);
        until(harness, "the record", |harness| harness.state().app.keeping.held.is_some());
        let name = |reader: &Reader| reader.card.name().to_owned();
        let held = harness.state().app.keeping.held.as_ref();
        let readers = held.map(|held| held.readers.iter().map(name).collect::<Vec<_>>());
        press(harness, "Back to the case");
        readers.expect("they were there")
    };
    carry_out(&mut harness, Command::Go(Screen::Settings));
    press(&mut harness, "Make a new recovery key…");
    see(&mut harness, "Make a new recovery key");
    type_into(&mut harness, "Passphrase", SECRET);
    press(&mut harness, "Make a new one");
    until(&mut harness, "the new key", |harness| harness.state().app.keeping.recovery.page.is_some());
    let page = harness.state().app.keeping.recovery.page.clone().expect("it is shown");
    press(&mut harness, "It is in a safe place: go on");
    carry_out(&mut harness, Command::Go(Screen::Assessment));
    say_age(&mut harness, 50);
    hands::press(&mut harness, Modifiers::COMMAND, Key::S);
    see(&mut harness, "Saved ");
    assert_eq!(readers(&mut harness), ["Jo Worker", "recovery key of Jo Worker"], "the old key is no reader any more");
    let spare = throughline::vault::identity::Identity::from_text(&page).expect("it is a key");
    let sealed = fs::read(room.case()).expect("it is there");
    let keys = [spare.key().clone()];
    let opened = throughline::vault::sealed::open(&sealed, throughline::vault::sealed::Opener::Keys(&keys));
    assert!(opened.is_ok(), "the new key opens what was saved since");
}

#[test]
fn every_page_over_the_screens_locks() {
    for asked in [Asked::NewRecoveryKey, Asked::Record] {
        let (_room, mut harness) = kept();
        let command = match asked {
            Asked::Record => KeepCommand::ShowRecord,
            _ => KeepCommand::AskForRecoveryKey,
        };
        carry_out(&mut harness, Command::Keep(command));
        assert_eq!(harness.state().app.keeping.asked, Some(asked));
        lock_by_key(&mut harness);
        is_locked(&mut harness);
    }
}

#[test]
fn pages_before_there_is_a_key_are_covered() {
    let room = Room::new();
    let mut harness = room.window();
    begin(&mut harness);
    press(&mut harness, "Keep…");
    see(&mut harness, "Make a passphrase for your cases");
    lock_by_key(&mut harness);
    see(&mut harness, "Covered");
    press(&mut harness, "Show the window again");
    make_identity(&mut harness);
    press(&mut harness, "It is in a safe place: go on");
    see(&mut harness, "Saved ");
    drop(harness);
    let mut harness = room.window();
    press(&mut harness, "Unlock your cases");
    see(&mut harness, "Your passphrase opens all your cases");
    lock_by_key(&mut harness);
    see(&mut harness, "Covered");
}

#[test]
fn a_covered_window_locks_too() {
    let (_room, mut harness) = kept();
    hands::press(&mut harness, Modifiers::NONE, Key::F9);
    see(&mut harness, "Covered");
    lock_by_key(&mut harness);
    is_locked(&mut harness);
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    assert!(!harness.state().app.covered);
}

#[test]
fn a_dialog_does_not_keep_it_from_being_locked() {
    let (_room, mut harness) = kept();
    hands::press(&mut harness, Modifiers::NONE, Key::F1);
    see(&mut harness, "Shortcuts");
    lock_by_key(&mut harness);
    is_locked(&mut harness);
}

#[test]
fn locking_while_the_passphrase_is_tried_holds() {
    let (_room, mut harness) = kept();
    lock_by_key(&mut harness);
    is_locked(&mut harness);
    // Both wishes arrive before the keeper has answered the first.
    let passphrase = Passphrase::new(SECRET).expect("it is one");
    harness.state_mut().app.push(Command::Keep(KeepCommand::Unlock(passphrase)));
    harness.state_mut().app.push(Command::Keep(KeepCommand::Lock));
    for _ in 0..100 {
        harness.step();
        let keeping = &harness.state().app.keeping;
        assert!(keeping.is_locked() && harness.state().app.session.is_none(), "nothing of the case is shown");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(harness.state().app.keeping.lock, Lock::Locked);
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    assert_eq!(age(&harness), Some(34));
}

#[test]
fn a_wrong_passphrase_after_which_it_was_locked_again_leaves_it_locked() {
    let (_room, mut harness) = kept();
    lock_by_key(&mut harness);
    is_locked(&mut harness);
    let wrong = Passphrase::new("not the passphrase").expect("it is one");
    harness.state_mut().app.push(Command::Keep(KeepCommand::Unlock(wrong)));
    harness.state_mut().app.push(Command::Keep(KeepCommand::Lock));
    see(&mut harness, "It did not open");
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    assert_eq!(harness.state().app.keeping.lock, Lock::Open, "the wish to lock went with the passphrase that was wrong");
}

#[test]
fn the_computer_locks_it_says_why_and_sleeps_only_then() {
    struct Delay(Arc<AtomicBool>);
    impl Drop for Delay {
        fn drop(&mut self) {
            self.0.store(true, Ordering::SeqCst);
        }
    }
    let (_room, mut harness, computer) = on_a_computer();
    say_age(&mut harness, 61);
    let let_go = Arc::new(AtomicBool::new(false));
    assert!(computer.lock_before(Why::Sleeps, Delay(Arc::clone(&let_go))));
    harness.step();
    let shown = screen_as_text(&harness);
    assert!(shown.contains("Locked") && !shown.contains("T-01"), "in the very first frame: {shown}");
    let before = harness.state().app.keeping.lock;
    assert!(before == Lock::Locked || !let_go.load(Ordering::SeqCst), "it sleeps before everything is encrypted");
    is_locked(&mut harness);
    harness.run_ok();
    assert!(let_go.load(Ordering::SeqCst), "it may sleep");
    see(&mut harness, "because the computer went to sleep");
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    assert_eq!(age(&harness), Some(61));
    computer.lock(Why::ScreenLocked);
    is_locked(&mut harness);
    see(&mut harness, "because the screen of the computer was locked");
}

#[test]
fn a_signal_wakes_the_window() {
    let woken = Arc::new(AtomicBool::new(false));
    let wakes = Arc::clone(&woken);
    let (computer, said) = signals(Arc::new(move || wakes.store(true, Ordering::SeqCst)));
    assert!(computer.lock(Why::Slept));
    assert!(woken.load(Ordering::SeqCst));
    drop(said);
    assert!(!computer.lock(Why::Slept), "nobody is there any more");
}

#[test]
fn the_computer_covers_what_cannot_be_locked() {
    let room = Room::new();
    let (computer, said) = signals(Arc::new(|| ()));
    let mut harness = window_on(room.app().with_signals(said, still), [1280.0, 800.0], Appearance::Light, 100);
    begin(&mut harness);
    computer.lock(Why::ScreenLocked);
    harness.step();
    assert!(screen_as_text(&harness).contains("Covered"));
}

static WALL: AtomicU64 = AtomicU64::new(0);

fn set_forward() -> Clocks {
    Clocks { wall: Duration::from_secs(1000 + WALL.load(Ordering::SeqCst)), counted: Duration::from_secs(10) }
}

#[test]
fn a_gap_in_the_clock_locks_before_a_frame_shows_anything() {
    let room = Room::new();
    let (_computer, said) = signals(Arc::new(|| ()));
    let app = room.app().with_signals(said, set_forward);
    let mut harness = window_on(app, [1280.0, 800.0], Appearance::Light, 100);
    begin(&mut harness);
    keep(&mut harness);
    WALL.fetch_add(4, Ordering::SeqCst);
    harness.step();
    assert_eq!(harness.state().app.keeping.lock, Lock::Open, "a clock may be a little off");
    WALL.fetch_add(3600, Ordering::SeqCst);
    harness.step();
    let shown = screen_as_text(&harness);
    assert!(shown.contains("Locked") && !shown.contains("T-01"), "{shown}");
    is_locked(&mut harness);
    see(&mut harness, "because the computer went to sleep");
}

static COUNTED: AtomicU64 = AtomicU64::new(0);

fn set_back() -> Clocks {
    let counted = COUNTED.load(Ordering::SeqCst);
    Clocks { wall: Duration::from_secs(10_000 - 2 * counted), counted: Duration::from_secs(counted) }
}

#[test]
fn a_clock_that_is_set_back_or_hours_without_a_frame_do_not_lock() {
    let mut watch = SleepWatch::new(set_back);
    COUNTED.store(4000, Ordering::SeqCst);
    assert!(!watch.slept(), "set back");
    let mut watch = SleepWatch::new(throughline::clock::clocks);
    std::thread::sleep(Duration::from_millis(20));
    assert!(!watch.slept(), "both clocks go on");
}

#[test]
fn what_a_dialog_brings_after_locking_opens_nothing() {
    let (_room, mut harness) = kept();
    harness.state_mut().app.push(Command::Case(CaseCommand::Close));
    until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
    // The dialog answers on a thread of its own, while the window is being locked.
    harness.state_mut().app.push(Command::Case(CaseCommand::OpenFile));
    harness.state_mut().app.push(Command::Keep(KeepCommand::Lock));
    is_locked(&mut harness);
    hands::settle(&mut harness);
    assert!(harness.state().app.session.is_none());
    unlock(&mut harness, SECRET);
    until(&mut harness, "unlocked", |harness| harness.state().app.keeping.lock == Lock::Open);
    assert!(harness.query_by_label("Open a case file…").is_some(), "{}", screen_as_text(&harness));
}

/// Types into the words of the first question, and stays there.
fn type_words(harness: &mut Harness<'static, Shell>) {
    carry_out(harness, Command::Go(Screen::Assessment));
    harness.query_all_by_label_contains("From: the person").next().expect("it is there").click_accesskit();
    harness.run_ok();
    harness.run_ok();
    type_into(harness, "In the person's words", "under the blue flowerpot");
}

fn words(harness: &Harness<'static, Shell>) -> Vec<String> {
    let answers = &harness.state().app.session.as_ref().expect("a case is open").case.answers;
    let pack = &harness.state().app.pack;
    pack.questions.entries().filter_map(|(key, _)| answers.detail(key)).map(|detail| detail.words.clone()).collect()
}

#[test]
fn words_that_are_being_typed_are_recorded_when_typing_pauses_and_come_back_after_sleep() {
    let (_room, mut harness, computer) = on_a_computer();
    type_words(&mut harness);
    let now = harness.ctx.input(|input| input.time);
    harness.input_mut().time = Some(now + 0.3);
    harness.step();
    assert!(!words(&harness).contains(&"under the blue flowerpot".to_owned()), "somebody is typing");
    harness.input_mut().time = Some(now + 1.0);
    harness.step();
    harness.step();
    assert!(words(&harness).contains(&"under the blue flowerpot".to_owned()), "typing has paused");
    computer.lock(Why::Sleeps);
    is_locked(&mut harness);
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    assert!(words(&harness).contains(&"under the blue flowerpot".to_owned()));
}

#[test]
fn words_that_are_being_typed_are_recorded_before_the_key_locks() {
    let (_room, mut harness) = kept();
    type_words(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    is_locked(&mut harness);
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    assert!(words(&harness).contains(&"under the blue flowerpot".to_owned()));
}
