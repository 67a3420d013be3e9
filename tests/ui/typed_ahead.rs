//! Somebody types faster than a slow computer draws: all of it reaches the window between two frames.

use egui::{Event, Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use throughline::app::command::{CaseCommand, Command, Screen};
use throughline::app::settings::Appearance;
use throughline::case::answer::{Said, Value};
use throughline::ui::shell::Shell;

use crate::support::screen::shows;
use crate::support::window::{Fixed, carry_out, window};

const YES: Said = Said::Value(Value::Choice(0));
const NO: Said = Said::Value(Value::Choice(1));

fn begun() -> Harness<'static, Shell> {
    let mut harness = window([1280.0, 800.0], Appearance::Light, 100, Fixed::default());
    harness.get_by_label("Custody: five minutes").click();
    harness.run();
    harness
}

fn press(modifiers: Modifiers, key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![event(true), event(false)]
}

/// A key that writes this letter.
fn letter(key: Key, text: &str) -> Vec<Event> {
    let mut events = press(Modifiers::NONE, key);
    events.insert(1, Event::Text(text.to_owned()));
    events
}

/// All of this between two frames.
fn at_once(harness: &mut Harness<'static, Shell>, keys: &[Vec<Event>]) {
    harness.input_mut().events.extend(keys.iter().flatten().cloned());
    harness.run();
}

#[track_caller]
fn said(harness: &Harness<'static, Shell>, question: &str) -> Said {
    let app = &harness.state().app;
    let key = app.pack.question(question).expect("the pack has the question");
    app.session.as_ref().expect("a case is open").case.answers.said(key)
}

#[test]
fn each_answer_goes_to_the_question_it_was_meant_for() {
    let mut harness = begun();
    let keys = [Key::Num2, Key::Enter, Key::Num1, Key::Enter, Key::N].map(|key| press(Modifiers::NONE, key));
    at_once(&mut harness, &keys);
    assert_eq!(said(&harness, "overdose_now"), NO);
    assert_eq!(said(&harness, "swallowed_drugs"), YES);
    assert_eq!(said(&harness, "agitated_overheating"), Said::NotKnown);
}

#[test]
fn what_is_typed_after_ctrl_k_is_looked_for_and_answers_nothing() {
    let mut harness = begun();
    at_once(&mut harness, &[press(Modifiers::NONE, Key::Num2)]);
    at_once(
        &mut harness,
        &[
            press(Modifiers::COMMAND, Key::K),
            letter(Key::N, "n"),
            letter(Key::A, "a"),
            letter(Key::T, "t"),
            letter(Key::I, "i"),
            letter(Key::O, "o"),
            letter(Key::N, "n"),
            press(Modifiers::NONE, Key::Enter),
        ],
    );
    assert!(shows(&harness, "Which nation is this in?"), "the page of the question that was looked for is shown");
    assert_eq!(said(&harness, "overdose_now"), NO, "nothing was taken back and nothing else was said");
}

#[test]
fn what_was_typed_ahead_is_gone_once_another_window_is_used() {
    let mut harness = begun();
    let keys = [Key::Num2, Key::Enter, Key::Num1].map(|key| press(Modifiers::NONE, key));
    harness.input_mut().events.extend(keys.into_iter().flatten());
    harness.step();
    harness.input_mut().focused = false;
    harness.step();
    harness.input_mut().focused = true;
    harness.run();
    assert_eq!(said(&harness, "overdose_now"), NO);
    assert_eq!(said(&harness, "swallowed_drugs"), Said::NotAsked);
}

#[test]
fn a_question_that_is_looked_for_again_takes_the_keyboard_again() {
    let mut harness = begun();
    let first = harness.state().app.pack.question("overdose_now").expect("the pack has the question");
    let find = Command::Case(CaseCommand::Find(first));
    carry_out(&mut harness, find.clone());
    for key in [Key::Num2, Key::Enter] {
        at_once(&mut harness, &[press(Modifiers::NONE, key)]);
    }
    carry_out(&mut harness, find);
    at_once(&mut harness, &[press(Modifiers::NONE, Key::Num1)]);
    assert_eq!(said(&harness, "overdose_now"), YES, "the answer is for the question that was looked for");
    assert_eq!(said(&harness, "swallowed_drugs"), Said::NotAsked, "and not for the one the keyboard was on");
}

#[test]
fn back_from_another_screen_the_keyboard_is_where_it_was() {
    let mut harness = begun();
    for key in [Key::Num2, Key::Enter, Key::Enter] {
        at_once(&mut harness, &[press(Modifiers::NONE, key)]);
    }
    carry_out(&mut harness, Command::Go(Screen::Options));
    carry_out(&mut harness, Command::Go(Screen::Assessment));
    at_once(&mut harness, &[press(Modifiers::NONE, Key::Num1)]);
    assert_eq!(said(&harness, "swallowed_drugs"), Said::NotAsked, "it was passed over");
    assert_eq!(said(&harness, "agitated_overheating"), YES);
}
