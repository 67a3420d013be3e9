//! The What if screen: trials change what is shown and never what is recorded.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::command::{CaseCommand, Command, Screen, WhatIfCommand};
use throughline::app::settings::Appearance;
use throughline::appraise::what_if::WhatIf;
use throughline::appraise::{Standing, appraise};
use throughline::case::answer::{Said, Value};
use throughline::ui::shell::Shell;

use crate::options::assert_inside;
use crate::person;
use crate::support::hands::{focused, press, settle};
use crate::support::screen::{screen_as_text, shows};

const WILLING: &str = "Willing to do treatment in a sentence";

fn open() -> Harness<'static, Shell> {
    person::plain(Screen::WhatIf, |_, _| ())
}

fn click(harness: &mut Harness<'_, Shell>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn search(harness: &mut Harness<'_, Shell>, word: &str) {
    harness.get_by_role_and_label(Role::TextInput, "Find a question").focus();
    harness.run();
    harness.event(egui::Event::Text(word.to_owned()));
    harness.run();
}

/// Tries one choice of a question, by its name.
fn try_choice(harness: &mut Harness<'_, Shell>, question: &str, choice: &str) {
    let row = harness
        .get_all_by_role(Role::Button)
        .find(|row| row.accesskit_node().label().is_some_and(|label| label.starts_with(&format!("{question}, "))));
    row.expect("the question is listed").click();
    harness.run();
    harness.get_by_role_and_label(Role::RadioButton, choice).click();
    harness.run();
}

fn do_command(harness: &mut Harness<'static, Shell>, command: Command) {
    crate::support::window::carry_out(harness, command);
}

#[test]
fn a_trial_shows_what_would_come_of_it_and_records_nothing() {
    let mut harness = open();
    let before = person::session(&harness).clone();
    assert!(screen_as_text(&harness).contains("Nothing tried here is recorded, kept or printed."));
    try_choice(&mut harness, WILLING, "Yes");
    let session = person::session(&harness);
    let pack = &harness.state().app.pack;
    let question = pack.question("willing_order").expect("the pack asks");
    let copy = before.case.answers.with(question, Said::Value(Value::Choice(0)));
    let after = appraise(pack, &copy, &before.context);
    let gained: Vec<&str> = after
        .options
        .iter()
        .filter(|option| option.standing == Standing::Fits)
        .filter(|option| before.derived.appraisal.option(option.option).expect("the same options").standing != Standing::Fits)
        .map(|option| pack.interventions[option.option].name.as_str())
        .collect();
    assert!(gained.contains(&"Drug rehabilitation requirement"), "{gained:?}");
    assert!(shows(&harness, &format!("Options gained ({})", gained.len())));
    let text = screen_as_text(&harness);
    for name in gained {
        assert!(text.contains(name), "{name} is gained and not shown");
    }
    assert!(text.contains(&format!("because of “{WILLING}”")), "{text}");
    assert_eq!(session.case.answers, before.case.answers);
    assert_eq!(session.case.plan, before.case.plan);
    assert_eq!(session.revision, before.revision);
    assert_eq!(session.derived.appraisal, before.derived.appraisal);
    assert_eq!(session.undone(), None, "a trial is no change to take back");
}

#[test]
fn what_is_tried_is_put_back_one_by_one_or_all_at_once() {
    let mut harness = open();
    try_choice(&mut harness, WILLING, "Yes");
    search(&mut harness, "how old");
    click(&mut harness, "Age, 34 years");
    let field = harness.get_by_role_and_label(Role::TextInput, "Age in years");
    field.focus();
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("16".to_owned()));
    harness.run();
    harness.run();
    assert!(shows(&harness, "Tried (2)"));
    assert!(shows(&harness, "Tried here: 16 years") && shows(&harness, "In the record: 34 years"));
    assert!(screen_as_text(&harness).contains("because of “Age”"));
    click(&mut harness, &format!("Put back: {WILLING}"));
    assert!(shows(&harness, "Tried (1)"));
    assert_eq!(person::session(&harness).play.tried.len(), 1);
    do_command(&mut harness, Command::WhatIf(WhatIfCommand::PutAllBack));
    assert!(shows(&harness, "Tried (0)") && shows(&harness, "Nothing is tried yet, so nothing changes."));
}

#[test]
fn the_smallest_changes_of_an_option_are_tried_at_one_press() {
    let mut harness = person::plain(Screen::Options, |pack, case| person::say(pack, &mut case.answers, "willing_order", "no"));
    harness.get_by_label_contains("○ Does not fit").click();
    harness.run();
    click(&mut harness, "What if: Drug rehabilitation requirement");
    settle(&mut harness);
    assert_eq!(harness.state().app.screen, Screen::WhatIf);
    assert!(shows(&harness, "For: Drug rehabilitation requirement (DRR)"));
    assert!(screen_as_text(&harness).contains("now “No”, would have to be: Yes"));
    click(&mut harness, "Try way 1 on a copy");
    let session = person::session(&harness);
    let option = person::option(&harness, "drr");
    let outcome = session.play.outcome.as_ref().expect("something is tried");
    assert_eq!(outcome.appraisal.option(option).expect("an option").standing, Standing::Fits);
    assert_eq!(session.derived.appraisal.option(option).expect("an option").standing, Standing::DoesNotFit);
    assert!(shows(&harness, "Being tried on the copy; not recorded"));
    assert_eq!(focused(&harness), "Put way 1 back");
    click(&mut harness, "Back to the option");
    assert_eq!(harness.state().app.screen, Screen::Options);
    assert_eq!(focused(&harness), "Drug rehabilitation requirement (DRR)");
}

#[test]
fn what_nothing_can_change_is_said_plainly() {
    let mut harness = person::plain(Screen::Options, |pack, case| {
        let age = pack.question("age").expect("the pack asks for the age");
        case.answers.say(age, Said::Value(Value::Number(16)));
    });
    let option = person::option(&harness, "drr");
    do_command(&mut harness, Command::WhatIf(WhatIfCommand::Open(option)));
    settle(&mut harness);
    assert!(matches!(person::session(&harness).ways.of(option), Some(WhatIf::Closed(_))));
    let text = screen_as_text(&harness);
    assert!(text.contains("No change that can be made here would open it."), "{text}");
    assert!(text.contains("Age: 16 years"), "{text}");
    assert!(harness.query_by_label("Try way 1 on a copy").is_none());
}

#[test]
fn a_change_of_the_record_is_seen_by_the_play() {
    let mut harness = open();
    try_choice(&mut harness, WILLING, "Yes");
    let question = harness.state().app.pack.question("willing_order").expect("the pack asks");
    let said = Said::Value(Value::Choice(0));
    do_command(&mut harness, Command::Case(CaseCommand::Say { question, said }));
    assert!(person::session(&harness).play.tried.is_empty(), "what the record says is no trial");
    assert!(shows(&harness, "Tried (0)"));
}

#[test]
fn ctrl_4_leads_here_and_the_keyboard_starts_at_the_heading() {
    let mut harness = person::plain(Screen::Options, |_, _| ());
    press(&mut harness, Modifiers::COMMAND, Key::Num4);
    assert_eq!(harness.state().app.screen, Screen::WhatIf);
    assert_eq!(focused(&harness), "What if");
}

#[test]
fn nothing_is_wider_than_the_window() {
    for (width, percent) in [(1280.0, 100), (1280.0, 200), (1024.0, 100), (800.0, 100)] {
        let mut harness = person::window([width, 16_000.0], (Appearance::Light, percent), Screen::WhatIf, |_, _| ());
        try_choice(&mut harness, WILLING, "Yes");
        assert_inside(&harness, width);
    }
}

#[test]
fn what_if_as_text() {
    let mut harness = open();
    let option = person::option(&harness, "drr");
    do_command(&mut harness, Command::WhatIf(WhatIfCommand::Open(option)));
    settle(&mut harness);
    click(&mut harness, "Try way 1 on a copy");
    insta::assert_snapshot!(screen_as_text(&harness));
}
