//! A kept case in the window: changed underneath, only to be looked at, closed with the window, exported; and that nothing
//! of what it holds is told where it should not be.

use std::fs;
use std::path::PathBuf;

use egui::{Key, Modifiers, ViewportCommand};
use egui_kittest::{Harness, kittest::Queryable as _};
use throughline::app::command::{CaseCommand, Command, KeepCommand};
use throughline::app::settings::Appearance;
use throughline::case::answer::Value;
use throughline::ui::shell::Shell;

use crate::support::desk::{Room, SECRET, age, begin, kept, make_identity, press, say_age, see, show_record, unlock, until};
use crate::support::hands;
use crate::support::screen::screen_as_text;
use crate::support::window::{carry_out, say, window_on};

/// A second window on the same computer with the same case, unlocked.
fn second_window(room: &Room) -> Harness<'static, Shell> {
    let mut harness = room.window();
    press(&mut harness, "Open a case file…");
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case", |harness| harness.state().app.session.is_some());
    harness
}

/// The case of this window, saved by another one meanwhile with another answer.
fn changed_underneath() -> (Room, Harness<'static, Shell>) {
    let (room, mut ours) = kept();
    // Somebody copies the case to another computer, changes it there and copies it back.
    let elsewhere = Room::new();
    fs::create_dir_all(elsewhere.path("home")).expect("a folder can be made");
    for file in ["identity.age", "card.txt"] {
        fs::copy(room.path("home").join(file), elsewhere.path("home").join(file)).expect("it can be copied");
    }
    fs::copy(room.case(), elsewhere.case()).expect("it can be copied");
    let mut theirs = second_window(&elsewhere);
    say_age(&mut theirs, 70);
    hands::press(&mut theirs, Modifiers::COMMAND, Key::S);
    see(&mut theirs, "Saved ");
    drop(theirs);
    fs::copy(elsewhere.case(), room.case()).expect("it can be copied");
    say_age(&mut ours, 36);
    hands::press(&mut ours, Modifiers::COMMAND, Key::S);
    see(&mut ours, "Somebody changed this case meanwhile");
    (room, ours)
}

#[test]
fn looking_at_the_other_one_opens_it_and_keeps_ours_to_be_found() {
    let (_room, mut harness) = changed_underneath();
    press(&mut harness, "Look at the other one");
    until(&mut harness, "theirs", |harness| age(harness) == Some(70));
    see(&mut harness, "Saved ");
    assert!(harness.state().app.keeping.trouble.is_none());
    assert_eq!(harness.state().app.keeping.found.len(), 1, "ours is offered on the Start screen");
    press(&mut harness, "Close case");
    until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
    see(&mut harness, "Work that was not saved");
    harness.query_all_by_label_contains("Open T-01.throughline, changed last").next().expect("it is there").click_accesskit();
    until(&mut harness, "ours", |harness| age(harness) == Some(36));
}

#[test]
fn keeping_both_writes_ours_beside_theirs() {
    let (room, ours) = changed_underneath();
    drop(ours);
    let copy = room.path("T-01-ours.throughline");
    let mut harness = window_on(room.app_that_keeps_at(copy.clone()), [1280.0, 800.0], Appearance::Light, 100);
    press(&mut harness, "Unlock your cases");
    unlock(&mut harness, SECRET);
    see(&mut harness, "Work that was not saved");
    harness.query_all_by_label_contains("Open T-01.throughline, changed last").next().expect("it is there").click_accesskit();
    until(&mut harness, "ours", |harness| age(harness) == Some(36));
    let theirs = fs::read(room.case()).expect("it is there");
    carry_out(&mut harness, Command::Keep(KeepCommand::KeepElsewhere));
    until(&mut harness, "the copy", |_| copy.exists());
    see(&mut harness, "Saved ");
    assert_eq!(fs::read(room.case()).expect("it is there"), theirs, "theirs is as it was");
}

/// The window is asked to close. Returns what it answers in the frames that follow.
fn ask_to_close(harness: &mut Harness<'static, Shell>, frames: usize) -> Vec<ViewportCommand> {
    let viewport = egui::ViewportInfo { events: vec![egui::ViewportEvent::Close], ..Default::default() };
    harness.input_mut().viewports.insert(egui::ViewportId::ROOT, viewport);
    let mut said = Vec::new();
    for _ in 0..frames {
        harness.step();
        said.extend(harness.output().viewport_output.values().flat_map(|viewport| viewport.commands.clone()));
        harness.input_mut().viewports.insert(egui::ViewportId::ROOT, egui::ViewportInfo::default());
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    said
}

#[test]
fn the_page_stays_where_it_is_when_the_case_turns_from_saved_to_unsaved() {
    let (_room, mut harness) = kept();
    let full = harness.state().app.pack.routes.len() - 1;
    carry_out(&mut harness, Command::Case(CaseCommand::TakeRoute(full)));
    let height = |harness: &Harness<'static, Shell>| harness.get_by_label("Close case").rect().y_range();
    for stage in 0..8 {
        hands::press(&mut harness, Modifiers::COMMAND, Key::S);
        see(&mut harness, "Saved ");
        let saved = height(&harness);
        say(&mut harness, "stage", Value::Choice(stage));
        see(&mut harness, "; a copy is kept");
        assert_eq!(height(&harness), saved, "stage {stage}");
    }
}

#[test]
fn closing_the_window_saves_the_case_first() {
    let (room, mut harness) = kept();
    say_age(&mut harness, 52);
    let said = ask_to_close(&mut harness, 100);
    assert_eq!(said.first(), Some(&ViewportCommand::CancelClose), "not before it is saved: {said:?}");
    assert_eq!(said.last(), Some(&ViewportCommand::Close), "and then it closes: {said:?}");
    drop(harness);
    let harness = second_window(&room);
    assert_eq!(age(&harness), Some(52));
}

#[test]
fn a_case_that_cannot_be_saved_keeps_the_window_open_and_says_why() {
    let (room, mut harness) = kept();
    fs::write(room.case(), "theirs").expect("it can be written");
    say_age(&mut harness, 53);
    let said = ask_to_close(&mut harness, 60);
    assert!(!said.contains(&ViewportCommand::Close), "{said:?}");
    see(&mut harness, "Somebody changed this case meanwhile");
    assert_eq!(age(&harness), Some(53), "the work is still here");
    assert_eq!(fs::read(room.case()).expect("it is there"), b"theirs");
}

#[test]
fn the_recovery_key_is_written_to_a_file_and_never_over_a_case() {
    let room = Room::new();
    let page = room.path("recovery.txt");
    let mut harness = window_on(room.app_that_keeps_at(page.clone()), [1280.0, 800.0], Appearance::Light, 100);
    begin(&mut harness);
    press(&mut harness, "Keep…");
    make_identity(&mut harness);
    press(&mut harness, "Write it to a text file…");
    hands::settle(&mut harness);
    see(&mut harness, &format!("Written to {}", page.display()));
    let written = fs::read(&page).expect("it is there");
    let key = throughline::vault::identity::Identity::from_text(&written).expect("it is a key");
    let recovery = harness.state().app.keeping.recovery.page.clone().expect("it is still shown");
    assert_eq!(written, *recovery);
    let cards = fs::read_to_string(room.path("home").join("card.txt")).expect("it is there");
    assert!(cards.contains(key.card().key()), "it is the key that cases are sealed to");
    // A place that a case has is refused, and nothing is written there.
    let taken = Room::new();
    fs::write(taken.case(), "a case").expect("it can be written");
    let mut harness = taken.window();
    begin(&mut harness);
    press(&mut harness, "Keep…");
    make_identity(&mut harness);
    press(&mut harness, "Write it to a text file…");
    see(&mut harness, "Nothing was written: that name is one of a case.");
    assert_eq!(fs::read(taken.case()).expect("it is there"), b"a case");
}

#[test]
fn a_recovery_key_that_cannot_be_written_is_still_shown() {
    let room = Room::new();
    let nowhere = room.path("no such folder").join("recovery.txt");
    let mut harness = window_on(room.app_that_keeps_at(nowhere), [1280.0, 800.0], Appearance::Light, 100);
    begin(&mut harness);
    press(&mut harness, "Keep…");
    make_identity(&mut harness);
    press(&mut harness, "Write it to a text file…");
    see(&mut harness, "The recovery key was not written");
    assert!(screen_as_text(&harness).contains("AGE-SECRET-KEY-1"));
}

#[test]
fn everything_that_is_held_is_written_and_the_log_tells() {
    let (room, harness) = kept();
    drop(harness);
    let place = room.path("everything-held.txt");
    let mut harness = window_on(room.app_that_keeps_at(place.clone()), [1280.0, 800.0], Appearance::Light, 100);
    press(&mut harness, "Open a case file…");
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case", |harness| harness.state().app.session.is_some());
    show_record(&mut harness);
    press(&mut harness, "Write everything that is held to a file…");
    see(&mut harness, "Everything that is held was written to");
    let text = fs::read_to_string(&place).expect("it is there");
    assert!(text.contains("T-01") && text.contains("34"), "{text}");
    see(&mut harness, "exported");
}

#[test]
fn recents_tell_references_and_places_and_the_window_title_tells_nothing() {
    let (room, mut harness) = kept();
    say_age(&mut harness, 87);
    hands::press(&mut harness, Modifiers::COMMAND, Key::S);
    see(&mut harness, "Saved ");
    hands::settle(&mut harness);
    let recents = fs::read_to_string(room.path("home").join("recents.ron")).expect("it is there");
    let case = room.case().display().to_string();
    assert!(recents.contains("T-01"), "{recents}");
    let rest = recents.replace(&case, "");
    assert!(!rest.contains("87") && !rest.contains("age") && !rest.contains("Jo"), "{recents}");
    harness.step();
    let titles = harness.output().viewport_output.values().flat_map(|viewport| viewport.commands.iter());
    let titles: Vec<_> = titles.filter(|command| matches!(command, ViewportCommand::Title(_))).collect();
    assert!(titles.is_empty(), "the title is `Throughline`, whatever is open: {titles:?}");
}

#[test]
fn what_is_changed_in_the_second_window_goes_into_a_copy_only() {
    let (room, mut first) = kept();
    let copy: PathBuf = room.path("T-01-copy.throughline");
    let mut second = window_on(room.app_that_keeps_at(copy.clone()), [1280.0, 800.0], Appearance::Light, 100);
    press(&mut second, "Open a case file…");
    unlock(&mut second, SECRET);
    see(&mut second, "Somebody else has this case open");
    let before = fs::read(room.case()).expect("it is there");
    say_age(&mut second, 99);
    press(&mut second, "Save a copy…");
    until(&mut second, "the copy", |_| copy.exists());
    see(&mut second, "Saved ");
    assert_eq!(fs::read(room.case()).expect("it is there"), before, "the case of the first window is as it was");
    assert_eq!(age(&second), Some(99));
    say_age(&mut first, 35);
    hands::press(&mut first, Modifiers::COMMAND, Key::S);
    see(&mut first, "Saved ");
}
