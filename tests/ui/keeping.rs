//! Keeping cases through the window: made, kept, locked, unlocked, found after a crash.

use std::fs;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::app::command::{CaseCommand, Command, Screen};
use throughline::app::keeping::Lock;
use throughline::app::settings::Appearance;

use crate::support::desk::{
    Room, SECRET, age, begin, kept, make_identity, press, say_age, see, show_record, type_into, unlock, until,
};
use crate::support::hands;
use crate::support::screen::screen_as_text;
use crate::support::window::{carry_out, window_on};

#[test]
fn keeping_for_the_first_time_makes_an_identity_shows_the_recovery_key_once_and_saves() {
    let room = Room::new();
    let mut harness = room.window();
    begin(&mut harness);
    see(&mut harness, "Changes are not kept");
    press(&mut harness, "Keep…");
    see(&mut harness, "Nobody can get round a lost passphrase");
    type_into(&mut harness, "Your name", "Jo Worker");
    type_into(&mut harness, "Passphrase", "letmein");
    see(&mut harness, "would be guessed at once");
    type_into(&mut harness, "Passphrase again", "letmein");
    press(&mut harness, "Make it");
    see(&mut harness, "Look at this again");
    press(&mut harness, "Not now");
    see(&mut harness, "Changes are not kept");
    assert!(!room.path("home").join("identity.age").exists());
    press(&mut harness, "Keep…");
    make_identity(&mut harness);
    assert!(screen_as_text(&harness).contains("AGE-SECRET-KEY-1"));
    press(&mut harness, "It is in a safe place: go on");
    see(&mut harness, "Saved ");
    assert!(harness.state().app.keeping.recovery.page.is_none(), "the recovery key is forgotten");
    assert!(fs::read(room.case()).expect("it is there").starts_with(b"age-encryption.org/v1"));
}

#[test]
fn the_keyboard_is_where_it_was_once_the_case_is_kept() {
    let room = Room::new();
    let mut harness = room.window();
    begin(&mut harness);
    let age = harness.state().app.pack.question("age").expect("there");
    carry_out(&mut harness, Command::Case(CaseCommand::Find(age)));
    assert_eq!(hands::focused(&harness), "Age in years");
    hands::press(&mut harness, Modifiers::COMMAND, Key::S);
    make_identity(&mut harness);
    press(&mut harness, "It is in a safe place: go on");
    see(&mut harness, "Saved ");
    assert_eq!(hands::focused(&harness), "Age in years");
}

#[test]
fn two_passphrases_that_differ_are_not_taken() {
    let room = Room::new();
    let mut harness = room.window();
    begin(&mut harness);
    press(&mut harness, "Keep…");
    type_into(&mut harness, "Your name", "Jo Worker");
    type_into(&mut harness, "Passphrase", SECRET);
    type_into(&mut harness, "Passphrase again", "copper lantern walks at moon");
    press(&mut harness, "Make it");
    assert!(screen_as_text(&harness).contains("The two passphrases are not the same; type both again."));
    assert!(!room.path("home").join("identity.age").exists());
}

#[test]
fn every_answer_is_told_and_saving_makes_it_safe() {
    let (_room, mut harness) = kept();
    say_age(&mut harness, 41);
    see(&mut harness, "Not saved since");
    see(&mut harness, "a copy is kept");
    hands::press(&mut harness, Modifiers::COMMAND, Key::S);
    see(&mut harness, "Saved ");
    assert!(harness.query_by_label("Save").is_none(), "there is nothing to save now");
}

#[test]
fn while_locked_nothing_of_the_case_is_shown_or_held_and_unlocking_brings_it_back() {
    let (_room, mut harness) = kept();
    say_age(&mut harness, 43);
    carry_out(&mut harness, Command::Go(Screen::Plan));
    hands::press(&mut harness, Modifiers::COMMAND, Key::L);
    until(&mut harness, "locked", |harness| harness.state().app.keeping.lock == Lock::Locked);
    let shown = screen_as_text(&harness);
    insta::assert_snapshot!("locked", shown);
    assert!(harness.state().app.session.is_none());
    unlock(&mut harness, "not the passphrase");
    see(&mut harness, "It did not open");
    let says = screen_as_text(&harness);
    assert!(says.contains("passphrase is wrong, or the file is damaged"), "{says}");
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    assert_eq!(age(&harness), Some(43));
    assert_eq!(harness.state().app.screen, Screen::Plan);
    see(&mut harness, "Not saved since");
}

#[test]
fn a_case_that_is_not_kept_comes_back_too() {
    let (_room, mut harness) = kept();
    press(&mut harness, "Close case");
    until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
    begin(&mut harness);
    say_age(&mut harness, 19);
    hands::press(&mut harness, Modifiers::COMMAND, Key::L);
    until(&mut harness, "locked", |harness| harness.state().app.keeping.lock == Lock::Locked);
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    assert_eq!(age(&harness), Some(19));
}

#[test]
fn without_a_passphrase_locking_covers() {
    let room = Room::new();
    let mut harness = room.window();
    begin(&mut harness);
    hands::press(&mut harness, Modifiers::COMMAND, Key::L);
    see(&mut harness, "Covered");
    assert!(!screen_as_text(&harness).contains("T-01"));
    press(&mut harness, "Show the window again");
    assert_eq!(age(&harness), Some(34));
}

#[test]
fn after_a_crash_the_work_is_offered_to_the_last_answer() {
    let (room, mut harness) = kept();
    say_age(&mut harness, 77);
    see(&mut harness, "a copy is kept");
    // The program ends without closing anything.
    drop(harness);
    let mut harness = room.window();
    see(&mut harness, "Work that was not saved is here");
    press(&mut harness, "Unlock your cases");
    unlock(&mut harness, SECRET);
    // Days and times are those of the place where the tests run.
    let noon: jiff::Timestamp = "2026-11-22T12:00:00Z".parse().expect("a moment");
    let changed = noon.to_zoned(jiff::tz::TimeZone::system()).strftime("%-d November 2026, %H:%M");
    press(&mut harness, &format!("Open T-01.throughline, changed last on {changed}"));
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    assert_eq!(age(&harness), Some(77));
    hands::press(&mut harness, Modifiers::COMMAND, Key::S);
    see(&mut harness, "Saved ");
}

#[test]
fn unlocking_on_start_leaves_the_keyboard_at_the_head_of_the_page() {
    let (room, mut harness) = kept();
    say_age(&mut harness, 77);
    see(&mut harness, "a copy is kept");
    drop(harness);
    let mut harness = room.window();
    hands::press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.event(egui::Event::Text("unlock".to_owned()));
    hands::press(&mut harness, Modifiers::NONE, Key::Enter);
    unlock(&mut harness, SECRET);
    see(&mut harness, "The program ended before this was saved");
    assert_eq!(hands::focused(&harness), "Throughline", "the next Tab leads to the work that was not saved");
}

#[test]
fn closing_saves_and_the_case_is_among_those_opened_lately() {
    let (room, mut harness) = kept();
    say_age(&mut harness, 55);
    press(&mut harness, "Close case");
    until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
    hands::settle(&mut harness);
    drop(harness);
    let mut harness = room.window();
    press(&mut harness, "1. T-01, opened lately");
    see(&mut harness, "Unlock your cases");
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is open", |harness| harness.state().app.session.is_some());
    assert_eq!(age(&harness), Some(55));
    see(&mut harness, "Saved ");
}

#[test]
fn an_idle_window_locks_itself_and_wakes_only_once_for_it() {
    let (_room, mut harness) = kept();
    hands::settle(&mut harness);
    for _ in 0..4 {
        harness.run_ok();
    }
    harness.step();
    let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    let delay = delay.expect("there is a window").as_secs();
    assert!((240..=300).contains(&delay), "wakes after {delay} s");
    let now = harness.ctx.input(|input| input.time);
    harness.input_mut().time = Some(now + 290.0);
    harness.step();
    assert_eq!(harness.state().app.keeping.lock, Lock::Open, "not before its time");
    harness.input_mut().time = Some(now + 302.0);
    harness.step();
    until(&mut harness, "locked", |harness| harness.state().app.keeping.lock == Lock::Locked);
    see(&mut harness, "Locked");
}

#[test]
fn the_second_window_may_only_look_and_says_who_has_the_case() {
    let (room, mut first) = kept();
    let mut second = room.window();
    press(&mut second, "Open a case file…");
    unlock(&mut second, SECRET);
    see(&mut second, "Somebody else has this case open");
    let says = screen_as_text(&second);
    assert!(says.contains("Jo Worker"), "{says}");
    say_age(&mut second, 99);
    see(&mut second, "Only to look at: changes are not kept");
    say_age(&mut first, 35);
    hands::press(&mut first, Modifiers::COMMAND, Key::S);
    see(&mut first, "Saved ");
}

#[test]
fn what_somebody_changed_underneath_is_kept_and_so_is_ours() {
    let (room, mut harness) = kept();
    fs::write(room.case(), "theirs").expect("it can be written");
    say_age(&mut harness, 36);
    hands::press(&mut harness, Modifiers::COMMAND, Key::S);
    see(&mut harness, "Somebody changed this case meanwhile");
    assert!(harness.query_by_label("Keep both: save as a copy…").is_some());
    assert!(harness.query_by_label("Look at the other one").is_some());
    assert_eq!(fs::read(room.case()).expect("it is there"), b"theirs");
    assert_eq!(age(&harness), Some(36));
}

#[test]
fn a_place_that_is_taken_is_refused_and_another_one_is_offered() {
    let room = Room::new();
    fs::write(room.case(), "something else").expect("it can be written");
    let mut harness = window_on(room.app(), [1280.0, 800.0], Appearance::Light, 100);
    begin(&mut harness);
    press(&mut harness, "Keep…");
    make_identity(&mut harness);
    press(&mut harness, "It is in a safe place: go on");
    until(&mut harness, "refused", |harness| harness.state().app.keeping.trouble.is_some());
    assert_eq!(fs::read(room.case()).expect("it is there"), b"something else");
    see(&mut harness, "a copy is kept");
    let copies = || fs::read_dir(room.path("home").join("recovery")).map(Iterator::count).unwrap_or_default();
    assert_eq!(copies(), 1);
    press(&mut harness, "Close case");
    press(&mut harness, "Close and forget");
    until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
    assert_eq!(copies(), 0, "what was let go of leaves nothing behind");
}

#[test]
fn the_record_shows_the_log_without_what_was_said_and_never_writes_over_a_case() {
    let (room, mut harness) = kept();
    say_age(&mut harness, 61);
    see(&mut harness, "a copy is kept");
    show_record(&mut harness);
    until(&mut harness, "the log", |harness| harness.state().app.keeping.held.is_some());
    harness.run_ok();
    let shown = screen_as_text(&harness);
    assert!(
        shown.contains("\"changed\"") && shown.contains("\"begun\"") && shown.contains("Recovery key of Jo Worker"),
        "{shown}"
    );
    assert!(!shown.contains("61"), "{shown}");
    // The dialog says the place of the case itself, which a text must not replace.
    press(&mut harness, "Write everything that is held to a file…");
    see(&mut harness, "Nothing was written: that name is one of a case.");
    assert!(fs::read(room.case()).expect("it is there").starts_with(b"age-encryption.org/v1"));
    press(&mut harness, "Back to the case");
    see(&mut harness, "Not saved since");
    assert!(harness.state().app.keeping.held.is_none());
}
