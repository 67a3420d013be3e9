//! Putting alerts away: one after the other by keyboard, and quiet once they are dealt with.

use egui::{Key, Modifiers, Role, Shape};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::settings::Appearance;
use throughline::case::answer::{Said, Value};

use crate::support::hands::{focused, press, tab_to};
use crate::support::screen::screen_as_text;
use crate::support::window::{Fixed, Window, said, window};

fn begun(size: [f32; 2], appearance: Appearance) -> Window {
    let mut harness = window(size, appearance, 100, Fixed::default());
    harness.get_by_label("Custody: five minutes").click();
    settle(&mut harness);
    harness
}

fn settle(harness: &mut Window) {
    for _ in 0..3 {
        harness.run();
    }
}

fn key(harness: &mut Window, key: Key) {
    press(harness, Modifiers::NONE, key);
    settle(harness);
}

fn type_text(harness: &mut Window, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    settle(harness);
}

/// What was typed in a field of this name.
fn typed(harness: &Window, name: &str) -> String {
    harness.get_by_role_and_label(Role::TextInput, name).accesskit_node().value().unwrap_or_default()
}

/// How many alerts there are, and how many of them are dealt with.
fn counts(harness: &Window) -> (usize, usize) {
    let session = harness.state().app.session.as_ref().expect("a case is open");
    (session.derived.appraisal.alerts.len(), session.case.plan.settled_alerts.len())
}

/// Opens the first alert of the list, with no mouse.
fn open_first(harness: &mut Window) {
    key(harness, Key::F8);
    let listed = harness.get_all_by_label_contains("What to do: ").next().expect("all are listed");
    let first = listed.accesskit_node().label().expect("it has a name");
    tab_to(harness, &first);
    key(harness, Key::Enter);
    tab_to(harness, "What was done");
}

#[test]
fn ten_checks_are_put_away_with_two_keys_each_besides_the_words() {
    let mut harness = begun([1280.0, 800.0], Appearance::Light);
    let (all, none) = counts(&harness);
    assert!(all >= 10 && none == 0, "{all} alerts");
    open_first(&mut harness);
    let mut keys = 0;
    for place in 0..all {
        assert_eq!(focused(&harness), "What was done", "of alert {place}");
        assert_eq!((typed(&harness, "What was done"), typed(&harness, "Why that is enough for now")), Default::default());
        type_text(&mut harness, "Looked at");
        key(&mut harness, Key::Enter);
        assert_eq!(focused(&harness), "Why that is enough for now");
        type_text(&mut harness, "No sign of it");
        key(&mut harness, Key::Enter);
        keys += 2;
        if place == 0 {
            assert_eq!((focused(&harness).as_str(), counts(&harness).1), ("Your initials", 0), "not without them");
            type_text(&mut harness, "AB");
            key(&mut harness, Key::Enter);
            keys += 1;
        }
        assert_eq!(counts(&harness).1, place + 1);
    }
    assert_eq!(keys, 2 * all + 1);
    assert!(harness.query_by_label("Dealt with?").is_none(), "after the last one the dialog is gone");
    let session = harness.state().app.session.as_ref().expect("open");
    assert!(session.case.plan.settled_alerts.iter().all(|settled| settled.initials == "AB"));
}

#[test]
fn initials_are_there_for_the_next_one_and_can_be_another_persons_and_the_time_goes_with_the_run_only() {
    let mut harness = begun([1280.0, 800.0], Appearance::Light);
    open_first(&mut harness);
    for (field, text) in [
        ("What was done", "Looked at"),
        ("Why that is enough for now", "No sign"),
        ("Your initials", "AB"),
        ("Time it was done", "14:20"),
    ] {
        if focused(&harness) != field {
            tab_to(&mut harness, field);
        }
        type_text(&mut harness, text);
    }
    key(&mut harness, Key::Enter);
    assert_eq!((typed(&harness, "Your initials").as_str(), typed(&harness, "Time it was done").as_str()), ("AB", "14:20"));
    tab_to(&mut harness, "Your initials");
    key(&mut harness, Key::Backspace);
    type_text(&mut harness, "C");
    key(&mut harness, Key::Escape);
    open_first(&mut harness);
    assert_eq!(typed(&harness, "Your initials"), "AC");
    assert_eq!(typed(&harness, "Time it was done"), "", "by now it may be later");
    assert_eq!(counts(&harness).1, 1);
}

#[test]
fn what_is_dealt_with_is_quiet_in_high_contrast_too() {
    let mut harness = begun([1024.0, 768.0], Appearance::HighContrast);
    assert!(is_loud(&harness, "All 14"), "there is something to check");
    open_first(&mut harness);
    let (all, _) = counts(&harness);
    for place in 0..all {
        type_text(&mut harness, "Looked at");
        key(&mut harness, Key::Enter);
        type_text(&mut harness, "No sign of it");
        key(&mut harness, Key::Enter);
        if place == 0 {
            type_text(&mut harness, "AB");
            key(&mut harness, Key::Enter);
        }
    }
    assert!(screen_as_text(&harness).contains("dealt with"));
    assert!(!is_loud(&harness, "dealt with"));
}

/// Whether a plate in the colour of the ink lies where the control or the words of this name are.
fn is_loud(harness: &Window, name: &str) -> bool {
    let words = harness.get_all_by_label_contains(name).next().expect(name).rect();
    let line = words.with_min_x(0.0).with_max_x(1024.0);
    harness.output().shapes.iter().any(|shape| match &shape.shape {
        // The bar at the left of a notice is narrow.
        Shape::Rect(rect) => rect.fill == egui::Color32::WHITE && line.intersects(rect.rect) && rect.rect.width() > 20.0,
        _ => false,
    })
}

#[test]
fn after_a_click_too_the_keyboard_is_in_the_first_field_of_the_next_one() {
    let mut harness = begun([1280.0, 800.0], Appearance::Light);
    open_first(&mut harness);
    for (field, text) in [("What was done", "x"), ("Why that is enough for now", "y"), ("Your initials", "AB")] {
        if focused(&harness) != field {
            tab_to(&mut harness, field);
        }
        type_text(&mut harness, text);
    }
    harness.get_by_label("Record as dealt with").click();
    settle(&mut harness);
    assert_eq!((focused(&harness).as_str(), counts(&harness).1), ("What was done", 1));
}

#[test]
fn the_questions_that_come_back_under_the_dialog_do_not_take_the_keyboard_from_it() {
    let mut harness = begun([1280.0, 800.0], Appearance::Light);
    key(&mut harness, Key::Num1);
    harness.get_by_label("Stop the questions: get help first");
    key(&mut harness, Key::F8);
    tab_to(&mut harness, "What was done");
    for text in ["Ambulance called", "The crew took over", "AB"] {
        type_text(&mut harness, text);
        key(&mut harness, Key::Enter);
    }
    assert_eq!((focused(&harness).as_str(), counts(&harness).1), ("What was done", 1));
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Num2);
    let both = ["overdose_now", "swallowed_drugs"].map(|question| said(&harness, question));
    assert_eq!(both, [0, 1].map(|place| Said::Value(Value::Choice(place))), "then it is back where it was, and goes on");
}
