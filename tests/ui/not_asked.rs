//! Finding a question that is not asked: why it is not, and the way to the answer that closes it.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::app::command::Screen;
use throughline::app::settings::Appearance;
use throughline::case::answer::{Said, Value};

use crate::support::hands::{focused, press};
use crate::support::screen::screen_as_text;
use crate::support::window::{Fixed, Window, said, say, window};

fn begun() -> Window {
    let mut harness = window([1280.0, 800.0], Appearance::Light, 100, Fixed::default());
    harness.get_by_label("Custody: five minutes").click();
    harness.run();
    harness
}

/// Finds a question by its name and goes there.
fn find(harness: &mut Window, question: &str) {
    let app = &harness.state().app;
    let label = app.pack.questions[app.pack.question(question).expect("the pack asks")].label.clone();
    press(harness, Modifiers::COMMAND, Key::K);
    harness.event(egui::Event::Text(label));
    harness.run();
    press(harness, Modifiers::NONE, Key::Enter);
    for _ in 0..3 {
        harness.run();
    }
}

fn shows(harness: &Window, text: &str) -> bool {
    screen_as_text(harness).contains(text)
}

fn follow(harness: &mut Window, name: &str) {
    harness.get_by_label(name).click_accesskit();
    for _ in 0..3 {
        harness.run();
    }
}

#[test]
fn the_answer_that_closes_it_is_named_and_one_step_away() {
    let mut harness = begun();
    say(&mut harness, "alcohol_daily", Value::Choice(1));
    find(&mut harness, "alcohol_fits");
    assert_eq!(harness.state().app.screen, Screen::Library);
    assert!(shows(&harness, "Not asked, because of this answer: Drinks heavily most days: No"), "{}", screen_as_text(&harness));
    follow(&mut harness, "Look at: Drinks heavily most days");
    assert_eq!(harness.state().app.screen, Screen::Assessment);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    harness.run();
    assert_eq!(
        said(&harness, "alcohol_daily"),
        Said::Value(Value::Choice(0)),
        "the keyboard was on it, not on {}",
        focused(&harness)
    );
    find(&mut harness, "alcohol_fits");
    assert_eq!(harness.state().app.screen, Screen::Assessment, "now it is asked");
}

#[test]
fn the_answer_for_which_it_waits_can_be_given() {
    let mut harness = begun();
    find(&mut harness, "alcohol_fits");
    assert!(
        shows(&harness, "Not asked yet: whether it applies hangs on Drinks heavily most days (not asked)"),
        "{}",
        screen_as_text(&harness)
    );
    follow(&mut harness, "Ask: Drinks heavily most days");
    assert_eq!(harness.state().app.screen, Screen::Assessment);
}

#[test]
fn the_stage_for_which_it_waits_is_named() {
    let mut harness = begun();
    find(&mut harness, "conviction_date");
    assert!(shows(&harness, "Not asked while the stage is not known. It is asked at: Court"), "{}", screen_as_text(&harness));
    say(&mut harness, "stage", Value::Choice(1));
    find(&mut harness, "conviction_date");
    let text = screen_as_text(&harness);
    assert!(text.contains("Not asked at this stage: Arrested and in police custody. It is asked at: Court"), "{text}");
    follow(&mut harness, "Look at: Stage");
    assert_eq!(harness.state().app.screen, Screen::Assessment);
}

#[test]
fn nothing_is_said_of_it_where_nobody_is_asked() {
    let mut harness = window([1280.0, 800.0], Appearance::Light, 100, Fixed::default());
    find(&mut harness, "alcohol_fits");
    assert_eq!(harness.state().app.screen, Screen::Library);
    assert!(!shows(&harness, "Not asked"));
}
