//! The Plan screen: what was agreed, what is still open, and that nothing typed is lost.

use std::path::PathBuf;

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::command::Screen;
use throughline::app::settings::Appearance;
use throughline::base::date;
use throughline::case::Case;
use throughline::case::plan::{Choice, Decider, Decision};
use throughline::pack::Pack;
use throughline::ui::shell::Shell;

use crate::person;
use crate::support::screen::screen_as_text;

/// Naloxone and, although it cannot be told yet, a drug rehabilitation requirement; testing turned down.
fn with_decisions(pack: &Pack, case: &mut Case) {
    for (id, choice, reason) in [
        ("naloxone", Choice::Chosen, "Uses heroin and has no kit"),
        ("drr", Choice::Chosen, "He will be asked tomorrow"),
        ("drug-testing-requirement", Choice::TurnedDown, "Tests alone are not what he asks for"),
    ] {
        let option = pack.intervention(id).unwrap_or_else(|| panic!("no option {id}"));
        let (reason, person_view) = (reason.to_owned(), String::new());
        case.plan.decide(Decision { option, choice, by: Decider::Together, reason, person_view });
    }
}

fn plan(change: impl FnOnce(&Pack, &mut Case)) -> Harness<'static, Shell> {
    person::window([1280.0, 6000.0], (Appearance::Light, 100), Screen::Plan, change)
}

fn click(harness: &mut Harness<'_, Shell>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// Types into a field that is empty, and leaves it by Tab.
fn fill(harness: &mut Harness<'_, Shell>, label: &str, text: &str) {
    type_into(harness, label, text);
    harness.key_press(Key::Tab);
    harness.run();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Shell>, label: &str, text: &str) {
    let field = harness.get_all_by_label(label);
    let is_field = |role: Role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    field.into_iter().find(|node| is_field(node.accesskit_node().role())).expect("the field").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Delete);
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn says(harness: &Harness<'_, Shell>, text: &str) -> bool {
    screen_as_text(harness).contains(text)
}

#[test]
fn an_empty_plan_leads_to_the_options() {
    let mut harness = plan(|_, _| ());
    assert!(harness.query_by_label("Nothing is chosen yet").is_some());
    assert!(says(&harness, "Housing: "), "the needs that nothing answers are named");
    click(&mut harness, "See the options");
    assert_eq!(harness.state().app.screen, Screen::Options);
}

#[test]
fn chosen_and_turned_down_stand_with_their_reasons() {
    let mut harness = plan(with_decisions);
    assert_eq!(harness.query_all_by_label("Chosen").count(), 2);
    assert_eq!(harness.query_all_by_label("Turned down").count(), 1);
    assert!(says(&harness, "It cannot be told yet whether this fits"), "the override is named");
    assert!(!says(&harness, "Preventing overdose: "), "naloxone answers that need");
    assert!(says(&harness, "Housing: "), "nothing answers that one");
    click(&mut harness, "Take back: Drug rehabilitation requirement");
    assert_eq!(person::session(&harness).case.plan.chosen().count(), 1);
    assert!(!says(&harness, "It cannot be told yet whether this fits"));
    harness.run();
    assert!(harness.get_by_role_and_label(Role::Heading, "Plan").is_focused(), "the keyboard is not lost with the button");
}

#[test]
fn a_reason_worded_anew_keeps_its_place() {
    let mut harness = plan(with_decisions);
    let reasons = harness.get_all_by_role_and_label(Role::TextInput, "Why it was chosen");
    reasons.into_iter().next().expect("the first of two").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("To stay alive".to_owned()));
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    let plan = &person::session(&harness).case.plan;
    let reasons: Vec<&str> = plan.chosen().map(|decision| decision.reason.as_str()).collect();
    assert_eq!(reasons, ["To stay alive", "He will be asked tomorrow"]);
}

#[test]
fn what_is_typed_is_kept_when_the_field_is_left() {
    let mut harness = plan(|_, _| ());
    type_into(&mut harness, "Goals, in their own words", "My own place");
    assert_eq!(person::session(&harness).case.plan.goals, "", "not with each key");
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(person::session(&harness).case.plan.goals, "My own place");
    fill(&mut harness, "Worker", "JS, arrest referral");
    fill(&mut harness, "Lead worker from here", "Ann, 01632 960001");
    fill(&mut harness, "Agreed way round each", "Bus pass by Monday: Ann");
    let plan = &person::session(&harness).case.plan;
    assert_eq!(plan.worker, "JS, arrest referral");
    assert_eq!(plan.lead_worker, "Ann, 01632 960001");
    assert_eq!(plan.agreed_fixes, "Bus pass by Monday: Ann");
}

#[test]
fn a_shortcut_to_another_screen_does_not_lose_what_is_being_typed() {
    let mut harness = plan(|_, _| ());
    type_into(&mut harness, "Worker", "JS");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run();
    assert_eq!(harness.state().app.screen, Screen::Options);
    assert_eq!(person::session(&harness).case.plan.worker, "JS");
}

#[test]
fn the_persons_words_can_be_taken_over() {
    let mut harness = plan(|_, _| ());
    click(&mut harness, "Start from these words");
    assert_eq!(person::session(&harness).case.plan.goals, "I want to wake up and not need anything.");
    assert!(harness.query_by_label("Start from these words").is_none());
}

#[test]
fn a_day_is_checked_and_warned_about() {
    // Today is Friday, 20 November 2026.
    let mut harness = plan(|_, _| ());
    fill(&mut harness, "Day", "next week");
    assert!(says(&harness, "This is not a day"));
    assert_eq!(person::session(&harness).case.plan.first_day(), None);
    fill(&mut harness, "Day", "2026-11-21");
    assert!(!says(&harness, "This is not a day"));
    assert_eq!(person::session(&harness).case.plan.first_day(), date::parse("2026-11-21"));
    assert!(says(&harness, "It falls on a Saturday"));
    assert!(!says(&harness, "More than 24 hours away"));
    fill(&mut harness, "Day", "2026-11-24");
    assert!(says(&harness, "More than 24 hours away: 4 days"));
    assert!(!says(&harness, "It falls on a"));
    fill(&mut harness, "Day", "");
    assert_eq!(person::session(&harness).case.plan.first_day(), None);
}

#[test]
fn the_hours_that_were_answered_warn_until_there_is_a_day() {
    let late = |pack: &Pack, case: &mut Case| {
        let hours = pack.question("first_appointment_hours").expect("the pack asks for the hours");
        let said = throughline::case::answer::Value::Number(72);
        case.answers.say(hours, throughline::case::answer::Said::Value(said));
    };
    let mut harness = plan(late);
    assert!(says(&harness, "More than 24 hours away: 72 hours"));
    fill(&mut harness, "Day", "2026-11-21");
    assert!(!says(&harness, "More than 24 hours away"));
}

#[test]
fn a_review_date_is_asked_for() {
    let mut harness = plan(|_, _| ());
    assert!(says(&harness, "No review date"));
    fill(&mut harness, "Review on", "2026-12-18");
    assert!(!says(&harness, "No review date"));
    assert_eq!(person::session(&harness).case.plan.review_on, date::parse("2026-12-18"));
}

#[test]
fn every_control_has_a_name_and_stays_inside() {
    for (width, percent) in [(1280.0, 100), (1280.0, 150), (800.0, 100)] {
        let harness = person::window([width, 9000.0], (Appearance::Light, percent), Screen::Plan, with_decisions);
        assert_eq!(harness.unnamed_widgets(), Vec::<String>::new());
        crate::options::assert_inside(&harness, width);
    }
}

#[test]
fn plan_as_text() {
    let harness = plan(with_decisions);
    let text = screen_as_text(&harness);
    let from = text.find("Heading 1 \"Plan\"").expect("the title");
    insta::assert_snapshot!(text.get(from..).expect("the rest"));
}

/// Pictures to look at, written only when asked for: `THROUGHLINE_SHOTS=folder cargo test … plan_shots`.
#[test]
fn plan_shots() {
    let Some(folder) = std::env::var_os("THROUGHLINE_SHOTS").map(PathBuf::from) else { return };
    let only = std::env::var("THROUGHLINE_LOOK").ok();
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (look, size, appearance, percent) in crate::options::LOOKS {
        if only.as_deref().is_some_and(|only| only != look) {
            continue;
        }
        let mut harness = person::window(size, (appearance, percent), Screen::Plan, with_decisions);
        harness.render().expect("drawn").save(folder.join(format!("plan-{look}.png"))).expect("written");
        let tall = [size[0], size[1] * 4.0];
        let mut harness = person::window(tall, (appearance, percent), Screen::Plan, with_decisions);
        fill(&mut harness, "Day", "2026-11-27");
        harness.render().expect("drawn").save(folder.join(format!("plan-{look}-tall.png"))).expect("written");
    }
}
