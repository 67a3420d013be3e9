//! The assessment, driven as a worker would: number keys, Enter, N, P, and names of controls.

use egui::{Key, Modifiers, Role, accesskit::Toggled};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use throughline::app::command::{CaseCommand, Command, Page, Screen};
use throughline::app::settings::Appearance;
use throughline::case::answer::{Said, Value};
use throughline::pack::Pack;
use throughline::pack::question::Kind;
use throughline::ui::shell::Shell;

use crate::support::hands::focused;
use crate::support::screen::screen_as_text;
use crate::support::window::{Fixed, carry_out, say, window, window_with_person};

fn begun() -> Harness<'static, Shell> {
    let mut harness = window([1280.0, 800.0], Appearance::Light, 100, Fixed::default());
    harness.get_by_label("Custody: five minutes").click();
    settle(&mut harness);
    harness
}

fn settle(harness: &mut Harness<'static, Shell>) {
    for _ in 0..3 {
        harness.run();
    }
}

fn press(harness: &mut Harness<'static, Shell>, key: Key) {
    harness.key_press(key);
    settle(harness);
}

fn shows(harness: &Harness<'static, Shell>, text: &str) -> bool {
    screen_as_text(harness).contains(text)
}

#[track_caller]
fn said(harness: &Harness<'static, Shell>, question: &str) -> Said {
    let app = &harness.state().app;
    let key = app.pack.question(question).expect("the pack has the question");
    app.session.as_ref().expect("a case is open").case.answers.said(key)
}

const YES: Said = Said::Value(Value::Choice(0));
const NO: Said = Said::Value(Value::Choice(1));

#[test]
fn number_keys_answer_and_enter_goes_on() {
    let mut harness = begun();
    press(&mut harness, Key::Num2);
    assert_eq!(said(&harness, "overdose_now"), NO);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Num2);
    assert_eq!(said(&harness, "swallowed_drugs"), NO);
    assert_eq!(said(&harness, "overdose_now"), NO, "the first answer stays");
}

#[test]
fn the_section_that_was_turned_to_is_in_sight_in_the_task_list() {
    let mut harness = window_with_person([1280.0, 800.0], Appearance::Light, 100, 0);
    let sections = harness.state().app.pack.sections.len();
    let titles: Vec<String> = harness.state().app.pack.sections.iter().map(|section| section.title.clone()).collect();
    for section in [sections - 1, 0] {
        carry_out(&mut harness, Command::Go(Screen::Assessment));
        carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(section))));
        settle(&mut harness);
        let name = format!("{}, ", titles[section]);
        let row = harness
            .get_all_by_role(Role::Button)
            .find(|row| row.accesskit_node().label().is_some_and(|label| label.starts_with(&name)));
        let row = row.expect("the list has the section").rect();
        assert!(harness.ctx.content_rect().contains_rect(row), "{name}{row:?}");
    }
}

#[test]
fn a_section_without_a_question_that_applies_is_not_called_done() {
    let mut harness = begun();
    harness.get_by_label("Alcohol, Nothing to ask");
    let question = harness.state().app.pack.question("alcohol_daily").expect("the pack has the question");
    carry_out(&mut harness, Command::Case(CaseCommand::Say { question, said: YES }));
    settle(&mut harness);
    harness.get_by_label("Alcohol, Not started");
}

#[test]
fn n_and_p_say_not_known_and_prefers_not_to_say() {
    let mut harness = begun();
    press(&mut harness, Key::N);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::P);
    assert_eq!(said(&harness, "overdose_now"), Said::NotKnown);
    assert_eq!(said(&harness, "swallowed_drugs"), Said::Declined);
}

#[test]
fn an_answer_that_calls_for_action_raises_its_alert_at_once() {
    let mut harness = begun();
    press(&mut harness, Key::Num1);
    assert_eq!(said(&harness, "overdose_now"), YES);
    harness.get_by_label("What to do (F8)");
    assert!(shows(&harness, "Act now"));
}

#[test]
fn undo_takes_the_last_answer_back_and_redo_makes_it_again() {
    let mut harness = begun();
    press(&mut harness, Key::Num2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert_eq!(said(&harness, "overdose_now"), Said::NotAsked);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    settle(&mut harness);
    assert_eq!(said(&harness, "overdose_now"), NO);
}

#[test]
fn going_on_past_the_last_question_turns_the_page() {
    let mut harness = begun();
    for _ in 0..30 {
        press(&mut harness, Key::Num2);
        press(&mut harness, Key::Enter);
        let session = harness.state().app.session.as_ref().expect("open");
        if session.page != Page::Section(0) {
            return;
        }
    }
    panic!("still on the first page");
}

#[test]
fn a_choice_is_named_and_its_state_told() {
    let mut harness = window_with_person([1280.0, 800.0], Appearance::Light, 100, 0);
    carry_out(&mut harness, Command::Go(Screen::Assessment));
    carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(2))));
    let heroin = harness.get_by_label("Heroin");
    assert_eq!(heroin.accesskit_node().toggled(), Some(Toggled::True));
    let crack = harness.get_by_label("Crack cocaine");
    assert_eq!(crack.accesskit_node().toggled(), Some(Toggled::False));
}

#[test]
fn none_of_these_is_said_and_not_implied() {
    let mut harness = window_with_person([1280.0, 800.0], Appearance::Light, 100, 0);
    carry_out(&mut harness, Command::Go(Screen::Assessment));
    carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(2))));
    harness.get_by_label("Heroin").click_accesskit();
    settle(&mut harness);
    assert_eq!(said(&harness, "drugs"), Said::NotAsked, "taking the last choice away leaves the question open");
    harness.get_by_label("None of these").click_accesskit();
    settle(&mut harness);
    assert_eq!(said(&harness, "drugs"), Said::Value(Value::Choices(0)));
}

#[test]
fn a_number_out_of_range_is_not_taken() {
    let mut harness = begun();
    carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(1))));
    let field = harness.get_by_label("Age in years");
    field.focus();
    settle(&mut harness);
    harness.get_by_label("Age in years").type_text("340");
    settle(&mut harness);
    assert_eq!(said(&harness, "age"), Said::NotAsked);
    assert!(shows(&harness, "This cannot be read yet"));
}

#[test]
fn enter_after_a_number_leads_the_keyboard_to_the_next_question_once_it_can_be_read() {
    let mut harness = begun();
    carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(1))));
    let age = harness.state().app.pack.question("age").expect("there");
    carry_out(&mut harness, Command::Case(CaseCommand::Find(age)));
    assert_eq!(focused(&harness), "Age in years");
    harness.get_by_label("Age in years").type_text("340");
    press(&mut harness, Key::Enter);
    assert_eq!(focused(&harness), "Age in years", "what cannot be read is no answer");
    press(&mut harness, Key::Backspace);
    press(&mut harness, Key::Enter);
    assert_eq!(said(&harness, "age"), Said::Value(Value::Number(34)));
    assert_eq!(focused(&harness), "Woman");
}

#[test]
fn a_question_that_no_longer_applies_is_kept_quiet_and_counts_again() {
    let mut harness = window_with_person([1280.0, 800.0], Appearance::Light, 100, 6);
    let app = &harness.state().app;
    let (daily, fits) = (app.pack.question("alcohol_daily").expect("there"), app.pack.question("alcohol_fits").expect("there"));
    let before = said(&harness, "alcohol_fits");
    assert_ne!(before, Said::NotAsked);
    carry_out(&mut harness, Command::Case(CaseCommand::Say { question: daily, said: NO }));
    carry_out(&mut harness, Command::Case(CaseCommand::Find(daily)));
    assert_eq!(said(&harness, "alcohol_fits"), before, "the answer is kept");
    assert!(shows(&harness, "Kept, and not used now, because of this answer: "));
    let applies = harness.state().app.session.as_ref().expect("open").derived.appraisal.applies(fits);
    assert_eq!(applies, throughline::base::truth::Truth::No);
    carry_out(&mut harness, Command::Case(CaseCommand::Say { question: daily, said: YES }));
    let applies = harness.state().app.session.as_ref().expect("open").derived.appraisal.applies(fits);
    assert_eq!(applies, throughline::base::truth::Truth::Yes);
}

#[test]
fn check_answers_leads_back_to_the_question() {
    let mut harness = begun();
    carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::CheckAnswers)));
    harness.get_by_label("Answer: Age").click_accesskit();
    settle(&mut harness);
    harness.get_by_label("Age in years");
}

#[test]
fn f8_leads_to_the_gravest_alert_or_to_all_where_none_calls_for_action() {
    let mut harness = begun();
    press(&mut harness, Key::F8);
    assert!(shows(&harness, "What to do: Overdose"), "all checks are listed");
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::F8);
    assert!(shows(&harness, "Dealt with?"), "what to do about the overdose is shown");
    press(&mut harness, Key::Escape);
    assert!(!shows(&harness, "Dealt with?"));
}

#[test]
fn an_alert_is_put_away_only_with_action_reason_and_initials() {
    let mut harness = begun();
    press(&mut harness, Key::Num1);
    harness.get_by_label("What to do (F8)").click_accesskit();
    settle(&mut harness);
    assert!(harness.get_by_label("Record as dealt with").accesskit_node().is_disabled());
    for (field, text) in
        [("What was done", "999 called"), ("Why that is enough for now", "Paramedics took over"), ("Your initials", "AB")]
    {
        harness.get_by_label(field).focus();
        settle(&mut harness);
        harness.get_by_label(field).type_text(text);
        settle(&mut harness);
    }
    harness.get_by_label("Record as dealt with").click_accesskit();
    settle(&mut harness);
    let session = harness.state().app.session.as_ref().expect("open");
    assert_eq!(session.case.plan.settled_alerts.len(), 1);
    assert!(shows(&harness, "1 dealt with"));
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::F8);
    let text = screen_as_text(&harness);
    let places = ["Check this now", "Act now · dealt with"].map(|words| text.rfind(words).expect(words));
    assert!(places.is_sorted(), "what is dealt with is listed last");
}

#[test]
fn every_control_of_every_screen_has_a_name() {
    for percent in [100, 200] {
        let mut harness = window_with_person([1280.0, 800.0], Appearance::Light, percent, 3);
        for screen in Screen::EVERY {
            carry_out(&mut harness, Command::Go(screen));
            for node in harness.root().children_recursive() {
                let node = node.accesskit_node();
                let is_control = matches!(
                    node.role(),
                    Role::Button
                        | Role::Link
                        | Role::RadioButton
                        | Role::CheckBox
                        | Role::TextInput
                        | Role::MultilineTextInput
                        | Role::Tab
                        | Role::DisclosureTriangle
                );
                if is_control {
                    assert!(
                        node.label().is_some_and(|name| !name.trim().is_empty()),
                        "{screen:?}: a {:?} has no name",
                        node.role()
                    );
                }
            }
        }
    }
}

#[test]
fn closing_asks_first_while_answers_live_in_memory_only() {
    let mut harness = begun();
    press(&mut harness, Key::Num2);
    harness.get_by_label("Close case").click();
    settle(&mut harness);
    harness.get_by_label("Stay").click_accesskit();
    settle(&mut harness);
    assert!(harness.state().app.session.is_some(), "staying keeps the case");
    harness.get_by_label("Close case").click();
    settle(&mut harness);
    harness.get_by_label("Close and forget").click_accesskit();
    settle(&mut harness);
    assert!(harness.state().app.session.is_none());
    assert_eq!(harness.state().app.screen, Screen::Start);
}

#[test]
fn a_choice_past_the_ninth_has_no_key_and_stands_in_line() {
    let mut harness = window_with_person([1280.0, 4000.0], Appearance::Light, 100, 0);
    let pack = std::sync::Arc::clone(&harness.state().app.pack);
    let (question, entry) = pack.questions.find(|question| question.kind.choices().len() > 9).expect("one has many choices");
    carry_out(&mut harness, Command::Case(CaseCommand::Find(question)));
    let lefts: Vec<(bool, f32)> = (entry.kind.choices().iter())
        .map(|choice| {
            let row = harness.get_by_role_and_label(Role::RadioButton, &choice.says);
            let has_key = row.accesskit_node().data().keyboard_shortcut().is_some();
            let texts = harness.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
                egui::Shape::Text(text) if row.rect().contains(text.pos) => Some(text),
                _ => None,
            });
            let text = texts.into_iter().find(|text| text.galley.text() == choice.says).expect("its text");
            (has_key, text.pos.x)
        })
        .collect();
    assert_eq!(lefts.iter().filter(|(has_key, _)| *has_key).count(), 9);
    let first = lefts.first().expect("there are choices").1;
    assert!(lefts.iter().all(|(_, left)| (left - first).abs() < 0.5), "{lefts:?}");
}

#[test]
fn beside_a_day_stand_only_days_that_it_can_be() {
    let mut harness = window_with_person([1280.0, 800.0], Appearance::Light, 100, 0);
    let pack = std::sync::Arc::clone(&harness.state().app.pack);
    let days = pack.questions.entries().filter(|(_, question)| matches!(question.kind, Kind::Date));
    let mut offered = std::collections::BTreeMap::new();
    for (key, question) in days {
        // Whatever the questions before it say: the card is drawn where it applies.
        let Some((stage, enabled)) = way_to(question.id.as_str()) else { panic!("{} is a new day: say its way", question.id) };
        say(&mut harness, "stage", Value::Choice(pack_place(&pack, "stage", stage)));
        if let Some(enabled) = enabled {
            say(&mut harness, enabled, Value::Choice(0));
        }
        carry_out(&mut harness, Command::Case(CaseCommand::Find(key)));
        harness.get_by_role_and_label(Role::TextInput, &question.label);
        let near = ["Yesterday", "Today", "Tomorrow"].into_iter().filter(|day| harness.query_by_label(day).is_some());
        offered.insert(question.id.clone(), near.collect::<Vec<_>>());
    }
    let (gone_by, to_come) = (vec!["Yesterday", "Today"], vec!["Today", "Tomorrow"]);
    let expected =
        [("conviction_date", &gone_by), ("last_review", &gone_by), ("release_due", &to_come), ("released_on", &gone_by)];
    let expected = expected.map(|(question, days)| (question.to_owned(), days.clone()));
    assert_eq!(offered, expected.into());
}

/// The stage at which a day is asked for, and the yes that opens its question.
fn way_to(day: &str) -> Option<(&'static str, Option<&'static str>)> {
    match day {
        "conviction_date" => Some(("court", Some("convicted"))),
        "last_review" => Some(("community", None)),
        "release_due" => Some(("prison", None)),
        "released_on" => Some(("community", Some("recent_release"))),
        _ => None,
    }
}

fn pack_place(pack: &Pack, question: &str, choice: &str) -> u8 {
    let key = pack.question(question).expect("the pack asks");
    pack.questions[key].kind.choice_place(choice).expect("it is among the choices")
}
