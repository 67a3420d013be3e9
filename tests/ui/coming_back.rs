//! Coming back to a case: after locking to the very question, after closing to the route that was left.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::app::command::{CaseCommand, Command, KeepCommand, Screen};
use throughline::app::keeping::Lock;
use throughline::case::answer::{Said, Value};

use crate::support::desk::{Room, SECRET, begin, keep, kept, press, see, unlock, until};
use crate::support::hands;
use crate::support::window::{Window, carry_out, said, say};

const NO: Said = Said::Value(Value::Choice(1));

fn lock_and_unlock(harness: &mut Window) {
    hands::press(harness, Modifiers::COMMAND, Key::L);
    until(harness, "locked", |harness| harness.state().app.keeping.lock == Lock::Locked);
    unlock(harness, SECRET);
    until(harness, "the case is back", |harness| harness.state().app.session.is_some());
    harness.run();
}

fn key(harness: &mut Window, key: Key) {
    hands::press(harness, Modifiers::NONE, key);
    harness.run();
}

/// The third question of the five minutes, left open with two open ones before it.
fn on_the_third_question(harness: &mut Window) {
    carry_out(harness, Command::Go(Screen::Assessment));
    for _ in 0..2 {
        key(harness, Key::Enter);
    }
}

#[test]
fn after_unlocking_the_keyboard_is_on_the_question_where_it_was() {
    let (_room, mut harness) = kept();
    on_the_third_question(&mut harness);
    lock_and_unlock(&mut harness);
    key(&mut harness, Key::Num2);
    let pack = &harness.state().app.pack;
    let third = pack.sections.first().and_then(|section| section.questions.get(2)).expect("it has three");
    let third = pack.questions[*third].id.clone();
    assert_eq!((said(&harness, "overdose_now"), said(&harness, &third)), (Said::NotAsked, NO));
}

#[test]
fn who_locked_on_another_screen_finds_the_question_on_going_back_to_the_questions() {
    let (_room, mut harness) = kept();
    on_the_third_question(&mut harness);
    carry_out(&mut harness, Command::Go(Screen::Plan));
    lock_and_unlock(&mut harness);
    assert_eq!(harness.state().app.screen, Screen::Plan);
    carry_out(&mut harness, Command::Go(Screen::Assessment));
    key(&mut harness, Key::Num2);
    assert_eq!(said(&harness, "overdose_now"), Said::NotAsked);
}

#[test]
fn with_a_fictional_person_too() {
    let (_room, mut harness) = kept();
    press(&mut harness, "Close case");
    until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
    carry_out(&mut harness, Command::Case(CaseCommand::OpenPerson(0)));
    let answers = |harness: &Window| ["overdose_now", "recent_release"].map(|question| said(harness, question));
    let before = answers(&harness);
    let question = harness.state().app.pack.question("recent_release").expect("the pack asks");
    carry_out(&mut harness, Command::Case(CaseCommand::Find(question)));
    key(&mut harness, Key::Enter);
    lock_and_unlock(&mut harness);
    key(&mut harness, Key::N);
    assert_eq!(answers(&harness), before, "the question after it was answered, and not the one that was looked for");
}

/// The name of the route of the case that is open.
fn route(harness: &Window) -> &str {
    let app = &harness.state().app;
    let session = app.session.as_ref().expect("a case is open");
    &app.pack.routes.get(session.route).expect("the pack has it").name
}

/// Saves, closes and opens again, with a window of its own so that nothing is remembered but what is in the file.
fn reopened(room: &Room, mut harness: Window) -> Window {
    hands::press(&mut harness, Modifiers::COMMAND, Key::S);
    see(&mut harness, "Saved ");
    press(&mut harness, "Close case");
    until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
    drop(harness);
    let mut harness = room.window();
    until(&mut harness, "it is listed", |harness| !harness.state().app.keeping.recents.is_empty());
    carry_out(&mut harness, Command::Keep(KeepCommand::OpenRecent(0)));
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is open", |harness| harness.state().app.session.is_some());
    harness
}

#[test]
fn one_answer_off_the_five_minutes_does_not_lead_to_every_question() {
    let (room, mut harness) = kept();
    say(&mut harness, "relapse", Value::Choice(1));
    let harness = reopened(&room, harness);
    assert_eq!(route(&harness), "Custody: five minutes");
}

#[test]
fn an_answer_that_was_given_before_the_case_was_kept_does_not_either() {
    let room = Room::new();
    let mut harness = room.window();
    begin(&mut harness);
    say(&mut harness, "relapse", Value::Choice(1));
    keep(&mut harness);
    assert!(harness.query_by_label_contains("Not saved since").is_none(), "the first saving holds all of it");
    let harness = reopened(&room, harness);
    assert_eq!(route(&harness), "Custody: five minutes");
}

#[test]
fn the_route_that_was_gone_over_to_last_counts() {
    let (room, mut harness) = kept();
    carry_out(&mut harness, Command::Case(CaseCommand::TakeRoute(1)));
    let full = route(&harness).to_owned();
    let mut harness = reopened(&room, harness);
    assert_eq!(route(&harness), full);
    carry_out(&mut harness, Command::Case(CaseCommand::TakeRoute(0)));
    say(&mut harness, "relapse", Value::Choice(1));
    let harness = reopened(&room, harness);
    assert_eq!(route(&harness), "Custody: five minutes");
}
