//! What belongs to no one screen: the cover, find and jump, the list of shortcuts, undo, and when to stop asking.

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use throughline::app::command::{CaseCommand, Command, LookCommand, Page, Screen};
use throughline::app::settings::Appearance;
use throughline::case::answer::{Said, Value};
use throughline::ui::shell::Shell;
use throughline::ui::shell::shortcuts::{SHORTCUTS, of_screen};

use crate::support::hands::{focused, press, tab_to};
use crate::support::screen::screen_as_text;
use crate::support::window::{Fixed, carry_out, said, say, window, window_with_person};

const SIZE: [f32; 2] = [1280.0, 800.0];

fn with_person() -> Harness<'static, Shell> {
    let mut harness = window_with_person(SIZE, Appearance::Light, 100, 0);
    carry_out(&mut harness, Command::Go(Screen::Assessment));
    harness
}

fn find(harness: &mut Harness<'static, Shell>, query: &str) {
    press(harness, Modifiers::COMMAND, Key::K);
    harness.event(Event::Text(query.to_owned()));
    harness.run();
}

const YES: Value = Value::Choice(0);
const NO: Value = Value::Choice(1);

// The cover

#[test]
fn the_cover_shows_nothing_of_a_case_and_one_press_takes_it_away() {
    let mut harness = with_person();
    let before = focused(&harness);
    press(&mut harness, Modifiers::NONE, Key::F9);
    let told = screen_as_text(&harness);
    let lines: Vec<&str> = told.lines().map(str::trim).collect();
    assert_eq!(
        lines,
        [
            "Heading 1 \"Covered\"",
            "Label = \"Nothing is shown. Everything is as you left it.\"",
            "Button \"Show the window again\" [focused]",
            "Label = \"Enter does the same.\"",
        ]
    );
    // Keys that answer questions reach nothing behind it.
    press(&mut harness, Modifiers::NONE, Key::Num1);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    assert!(harness.state().app.covered);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!harness.state().app.covered);
    assert_eq!(focused(&harness), before, "the keyboard is where it was");
}

#[test]
fn turning_to_another_window_covers_an_open_case_unless_that_is_switched_off() {
    let mut harness = window(SIZE, Appearance::Light, 100, Fixed::default());
    harness.event(Event::WindowFocused(false));
    harness.run();
    assert!(!harness.state().app.covered, "there is no case to cover");
    let mut harness = with_person();
    carry_out(&mut harness, Command::Look(LookCommand::SetCoverOnFocusLoss(false)));
    harness.event(Event::WindowFocused(false));
    harness.run();
    assert!(!harness.state().app.covered, "it is switched off");
    carry_out(&mut harness, Command::Look(LookCommand::SetCoverOnFocusLoss(true)));
    harness.event(Event::WindowFocused(false));
    harness.run();
    assert!(harness.state().app.covered);
    harness.event(Event::WindowFocused(true));
    harness.run();
    assert!(harness.state().app.covered, "coming back is not yet a deliberate press");
}

#[test]
fn the_case_bar_has_the_cover_too() {
    let mut harness = with_person();
    harness.get_by_label("Cover (F9)").click_accesskit();
    harness.run();
    assert!(harness.state().app.covered);
}

// Find and jump

#[test]
fn an_alert_is_found_by_its_word() {
    let mut harness = with_person();
    find(&mut harness, "alert");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(screen_as_text(&harness).contains("What to do: "));
}

#[test]
fn a_misspelt_word_leads_to_a_question() {
    let mut harness = with_person();
    find(&mut harness, "homless");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    find(&mut harness, "acomodation suport");
    assert!(screen_as_text(&harness).contains("Help with a place to live, intervention"), "{}", screen_as_text(&harness));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    find(&mut harness, "Nalaxone kit");
    assert!(screen_as_text(&harness).contains("question\""), "{}", screen_as_text(&harness));
}

#[test]
fn arrows_and_enter_choose_among_all_kinds() {
    let mut harness = with_person();
    find(&mut harness, "settings");
    let named = |harness: &Harness<'static, Shell>| {
        let node = harness.root().children_recursive().find(|node| {
            node.accesskit_node().data().aria_current().is_some_and(|current| current == egui::accesskit::AriaCurrent::True)
        });
        node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    assert_eq!(named(&harness), "Settings, screen");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().app.screen, Screen::Settings);
    assert_eq!(focused(&harness), "Settings");
    find(&mut harness, "text size");
    let first = named(&harness);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_ne!(named(&harness), first);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(named(&harness), first, "the first find stays the first");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().app.settings.text_percent, 125);
}

#[test]
fn a_question_is_found_by_its_words_and_has_the_keyboard() {
    let mut harness = with_person();
    find(&mut harness, "naloxone kit");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    find(&mut harness, "stage");
    harness.get_by_label("Stage, question").click_accesskit();
    harness.run();
    harness.run();
    let app = &harness.state().app;
    assert_eq!(app.screen, Screen::Assessment);
    assert_eq!(app.session.as_ref().and_then(|session| session.find), app.pack.question("stage"));
}

#[test]
fn an_option_is_found_as_it_stands_for_the_person() {
    let mut harness = with_person();
    find(&mut harness, "drr");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run();
    assert_eq!(harness.state().app.screen, Screen::Options);
    assert!(screen_as_text(&harness).contains("What the person says of it"), "its details are for this person");
    // Without a person there is only what is known of it.
    let mut harness = window(SIZE, Appearance::Light, 100, Fixed::default());
    find(&mut harness, "drr");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().app.screen, Screen::Library);
}

#[test]
fn a_fictional_person_is_found_where_no_case_is_open() {
    let mut harness = window(SIZE, Appearance::Light, 100, Fixed::default());
    find(&mut harness, "voices");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let title =
        |harness: &Harness<'static, Shell>| harness.state().app.session.as_ref().map(|session| session.case.title.clone());
    let opened = title(&harness).expect("somebody is opened");
    assert!(opened.contains("voices"), "{opened}");
    find(&mut harness, "shoplifting");
    assert!(!screen_as_text(&harness).contains("fictional person\""), "it would close the open case unasked");
}

#[test]
fn what_cannot_be_done_now_is_not_found() {
    let mut harness = window(SIZE, Appearance::Light, 100, Fixed::default());
    find(&mut harness, "undo");
    assert!(!screen_as_text(&harness).contains("Undo the last answer"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    find(&mut harness, "begin");
    assert!(screen_as_text(&harness).contains("Begin: Custody: five minutes"));
    let mut harness = with_person();
    find(&mut harness, "begin");
    assert!(!screen_as_text(&harness).contains("Begin: Custody: five minutes"), "it would close the open case unasked");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    find(&mut harness, "close case");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label("Close and forget");
    assert!(harness.state().app.session.is_some(), "closing asks first");
}

#[test]
fn nothing_behind_the_dialog_takes_its_keys() {
    let mut harness = with_person();
    let before = said(&harness, "overdose_now");
    find(&mut harness, "n");
    press(&mut harness, Modifiers::NONE, Key::Num1);
    press(&mut harness, Modifiers::COMMAND, Key::Num1);
    assert_eq!(said(&harness, "overdose_now"), before);
    assert_eq!(harness.state().app.screen, Screen::Assessment);
}

// Shortcuts

#[test]
fn the_list_of_shortcuts_opens_traps_the_keyboard_and_closes() {
    for open in [
        Event::Key { key: Key::F1, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE },
        Event::Text("?".to_owned()),
    ] {
        let mut harness = with_person();
        let before = focused(&harness);
        harness.event(open);
        harness.run();
        assert_eq!(focused(&harness), "Shortcuts");
        let told = screen_as_text(&harness);
        for (keys, what) in SHORTCUTS.iter().flat_map(|(_, lines)| *lines) {
            assert!(told.contains(keys) && told.contains(what), "{keys}: {what} is not told");
        }
        for _ in 0..3 {
            press(&mut harness, Modifiers::NONE, Key::Tab);
            assert_eq!(focused(&harness), "Close");
        }
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(!screen_as_text(&harness).contains("Heading 2 \"Shortcuts\""));
        assert_eq!(focused(&harness), before);
    }
}

#[test]
fn a_question_mark_in_a_text_is_a_question_mark() {
    let mut harness = with_person();
    carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::CheckAnswers)));
    harness.get_by_label("Case reference").focus();
    harness.run();
    harness.event(Event::Text("?".to_owned()));
    harness.run();
    assert!(!screen_as_text(&harness).contains("Heading 2 \"Shortcuts\""));
    assert!(harness.state().app.session.as_ref().is_some_and(|session| session.case.reference.contains('?')));
}

#[test]
fn every_screen_has_its_shortcut_and_takes_the_focus_to_its_heading() {
    let mut harness = with_person();
    for screen in Screen::EVERY {
        let (_, key) = of_screen(screen).expect("every screen has a shortcut");
        press(&mut harness, Modifiers::COMMAND, key);
        assert_eq!(harness.state().app.screen, screen);
        let name = focused(&harness);
        let node = harness.root().children_recursive().find(|node| node.is_focused()).expect("something has the focus");
        // Two screens begin where the work is: at the first open question, and at the search.
        let expected = match screen {
            Screen::Assessment => Role::RadioButton,
            Screen::Library => Role::TextInput,
            _ => Role::Heading,
        };
        assert_eq!(node.accesskit_node().role(), expected, "{screen:?}: the focus is on {name}");
    }
}

// Undo

#[test]
fn undo_says_in_words_what_it_takes_back() {
    let mut harness = with_person();
    assert!(harness.get_by_label("Undo").accesskit_node().is_disabled());
    say(&mut harness, "naloxone_held", YES);
    carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(0))));
    say(&mut harness, "naloxone_held", NO);
    let label =
        harness.state().app.pack.questions[harness.state().app.pack.question("naloxone_held").expect("there")].label.clone();
    let name = format!("Undo: {label}");
    let undo = harness.get_by_label(&name);
    assert_eq!(undo.accesskit_node().data().description(), Some(format!("{label}: “No” goes back to “Yes”").as_str()));
    undo.click_accesskit();
    harness.run();
    harness.run();
    assert_eq!(said(&harness, "naloxone_held"), Said::Value(YES));
    harness.get_by_label(&format!("Redo: {label}")).click_accesskit();
    harness.run();
    harness.run();
    assert_eq!(said(&harness, "naloxone_held"), Said::Value(NO));
}

// When to stop asking

#[test]
fn a_danger_puts_the_questions_off_and_keeps_the_answers() {
    let mut harness = with_person();
    tab_to(&mut harness, "Continue");
    say(&mut harness, "overdose_now", YES);
    let told = screen_as_text(&harness);
    assert_eq!(focused(&harness), "Stop the questions: get help first");
    assert!(told.contains("Every answer stays"));
    assert!(!told.contains("RadioButton"), "no question is put meanwhile");
    press(&mut harness, Modifiers::NONE, Key::N);
    assert_eq!(said(&harness, "overdose_now"), Said::Value(YES), "no key answers what is not shown");
    tab_to(&mut harness, "Go on with the questions");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(screen_as_text(&harness).contains("RadioButton"));
    // Gone and come back, it stops once more.
    say(&mut harness, "overdose_now", NO);
    say(&mut harness, "overdose_now", YES);
    assert!(screen_as_text(&harness).contains("Stop the questions"));
}

#[test]
fn under_the_influence_the_safety_questions_are_asked_to_their_end() {
    let mut harness = window(SIZE, Appearance::Light, 100, Fixed::default());
    carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 1 }));
    say(&mut harness, "intoxicated_now", YES);
    assert!(!screen_as_text(&harness).contains("Stop the questions"), "the safety questions go on");
    carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(1))));
    assert!(screen_as_text(&harness).contains("Stop the questions"));
}

#[test]
fn looking_for_a_question_is_a_decision_to_ask_it() {
    let mut harness = with_person();
    say(&mut harness, "overdose_now", YES);
    assert!(screen_as_text(&harness).contains("Stop the questions"));
    harness.get_by_label_contains("Change the answer").click_accesskit();
    harness.run();
    harness.run();
    assert!(screen_as_text(&harness).contains("RadioButton"));
}

// Answers that do not go together

#[test]
fn a_contradiction_stands_on_its_cards_and_on_the_page_to_check_the_answers() {
    let mut harness = with_person();
    say(&mut harness, "share_consent", NO);
    say(&mut harness, "share_with", Value::Choices(1));
    let before = harness.state().app.session.as_ref().expect("open").derived.appraisal.options.clone();
    let consent = harness.state().app.pack.question("share_consent").expect("there");
    carry_out(&mut harness, Command::Case(CaseCommand::Find(consent)));
    let cards = screen_as_text(&harness).matches("Note \"These answers do not go together\"").count();
    assert_eq!(cards, 2, "on the card of each of the two questions");
    carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::CheckAnswers)));
    let told = screen_as_text(&harness);
    assert!(told.contains("Group \"Answers that do not go together\""));
    let label = harness.state().app.pack.questions[consent].label.clone();
    harness.get_by_label(&format!("Look again: {label}")).click_accesskit();
    harness.run();
    harness.run();
    let session = harness.state().app.session.as_ref().expect("open");
    assert_eq!(session.find, Some(consent));
    assert_eq!(session.derived.appraisal.options, before, "it changes nothing");
}

#[test]
fn the_title_of_the_window_never_tells_a_case() {
    // The title is given once, as a constant; nothing may change it.
    let sources = ["src/ui/shell/mod.rs", "src/ui/shell/case_bar.rs", "src/ui/shell/cover.rs", "src/ui/window/mod.rs"];
    for file in sources {
        let text = std::fs::read_to_string(file).expect("the source is there");
        assert!(!text.contains("ViewportCommand::Title"), "{file} changes the title");
    }
}

/// Where something stands, if it is there.
fn bounds_of(harness: &Harness<'static, Shell>, name: &str) -> Option<egui::accesskit::Rect> {
    harness.query_all_by_label(name).next().and_then(|node| node.accesskit_node().raw_bounds())
}

#[test]
fn the_field_stays_where_it_is_whatever_is_found() {
    let mut harness = with_person();
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.run();
    let top = |harness: &Harness<'static, Shell>| bounds_of(harness, "What are you looking for?").map(|bounds| bounds.y0);
    let before = top(&harness);
    assert!(before.is_some());
    for query in ["methadone", "zqzqxvvxz"] {
        harness.event(Event::Text(query.to_owned()));
        for frame in 0..3 {
            harness.step();
            assert_eq!(top(&harness), before, "frame {frame} after {query}");
        }
    }
    assert!(bounds_of(&harness, "Nothing is called that. Try another word, or fewer letters.").is_some(), "it is low now");
}

#[test]
fn with_large_text_most_of_an_alert_and_its_way_back_are_in_view() {
    let mut harness = window_with_person(SIZE, Appearance::Light, 200, 3);
    say(&mut harness, "overdose_now", YES);
    carry_out(&mut harness, Command::Go(Screen::Assessment));
    press(&mut harness, Modifiers::NONE, Key::F8);
    harness.run();
    harness.run();
    let back = bounds_of(&harness, "Back").expect("there is a way back");
    assert!(back.y0 > 0.0 && back.y1 <= f64::from(SIZE[1]), "{back:?}");
    let steps = bounds_of(&harness, "What to do").expect("there is something to do");
    assert!(back.y0 - steps.y1 > 260.0, "room for the first steps: {steps:?} {back:?}");
}

#[test]
fn with_large_text_a_section_opens_with_its_question_at_the_top() {
    let mut harness = window_with_person(SIZE, Appearance::Light, 200, 0);
    carry_out(&mut harness, Command::Go(Screen::Assessment));
    carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(2))));
    let question = bounds_of(&harness, "Which drug causes you the most trouble at the moment?").expect("it is asked");
    let strip = harness.get_by_label_contains("Be aware: ").accesskit_node().raw_bounds().expect("it is there");
    assert!(question.y0 - strip.y1 < 60.0, "nothing of the card above: {strip:?} {question:?}");
}
