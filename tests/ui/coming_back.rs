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
    let third = harness.state().app.pack.sections[0].questions[2];
    let third = harness.state().app.pack.questions[third].id.clone();
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
