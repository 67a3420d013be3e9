//! The Plan screen: what was agreed, what is still open, and that nothing typed is lost.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::command::{CaseCommand, Command, Screen};
use throughline::app::settings::Appearance;
use throughline::base::date;
use throughline::case::Case;
use throughline::case::plan::{
    Appointment, Barrier, Choice, Consent, Decider, Decision, Plan, Preference, Present, Reply, SettledAlert, Wish,
};
use throughline::pack::Pack;
use throughline::ui::shell::Shell;

use crate::person;
use crate::support::hands::{focused, key_of};
use crate::support::screen::{screen_as_text, words_height};
use crate::support::window::carry_out;

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

/// A plan with something in every part of it.
pub fn whole(pack: &Pack, case: &mut Case) {
    with_decisions(pack, case);
    let day = |text: &str| date::parse(text);
    let option = |id: &str| pack.intervention(id).unwrap_or_else(|| panic!("no option {id}"));
    case.plan = Plan {
        goals: "My own front door.".to_owned(),
        preferences: "Text, not ring. Mornings are bad.".to_owned(),
        worker: "JS, arrest referral".to_owned(),
        lead_worker: "Ann, 01632 960001".to_owned(),
        agreed_fixes: "Dog: his sister takes it.".to_owned(),
        review_on: day("2026-12-18"),
        present: vec![Present { role: throughline::case::plan::Role::Interpreter, who: "Ola".to_owned() }],
        ..std::mem::take(&mut case.plan)
    };
    let plan = &mut case.plan;
    for (id, agrees, witness) in [("naloxone", Reply::Yes, "JS and Ola"), ("drr", Reply::No, "")] {
        plan.set_consent(Consent { option: option(id), agrees, on: day("2026-11-20"), witness: witness.to_owned() });
    }
    for item in &pack.reference.checklist {
        let (stands, fix) = match item.id.as_str() {
            "travel" => (Reply::Yes, item.ways_round.last().cloned().unwrap_or_default()),
            _ => (Reply::No, String::new()),
        };
        plan.set_barrier(Barrier { item: item.id.clone(), stands, fix });
    }
    let appointment = |with: &str, place: &str, on: &str, at: &str| Appointment {
        with: with.to_owned(),
        place: place.to_owned(),
        on: day(on),
        at: at.to_owned(),
    };
    plan.appointments = vec![
        appointment("Drug service, Ann", "12 High Street", "2026-11-20", "16:00"),
        appointment("Housing", "By phone", "2026-11-27", ""),
    ];
    for alert in &pack.alerts {
        let (action, reason) = ("Asked him".to_owned(), "He is well".to_owned());
        let (alert, initials) = (alert.id.clone(), "JS".to_owned());
        plan.settled_alerts.push(SettledAlert { alert, action, reason, initials, on: day("2026-11-20"), at: "14:20".to_owned() });
    }
}

/// Chosen although a gate fails, without a reason.
pub fn overridden(pack: &Pack, case: &mut Case) {
    let option = pack.intervention("dtto-scotland").expect("an option that does not fit at court");
    let (reason, person_view) = (String::new(), String::new());
    case.plan.decide(Decision { option, choice: Choice::Chosen, by: Decider::Worker, reason, person_view });
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
fn what_the_person_thinks_is_one_text_wherever_it_was_written_down() {
    let mut harness = plan(|pack, case| {
        let option = pack.intervention("naloxone").expect("an option");
        let (reason, person_view) = ("Uses heroin".to_owned(), "Fine by me".to_owned());
        case.plan.decide(Decision { option, choice: Choice::Chosen, by: Decider::Together, reason, person_view });
        case.plan.prefer(Preference { option, wish: Some(Wish::Unsure), words: "Not at home".to_owned() });
    });
    let field = harness.get_by_role_and_label(Role::TextInput, "What the person thinks of it");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("Not at home; Fine by me"), "as a case of before can hold both");
    fill(&mut harness, "What the person thinks of it", "Keep it at my sister’s");
    let plan = &person::session(&harness).case.plan;
    let option = harness.state().app.pack.intervention("naloxone").expect("an option");
    assert_eq!(plan.words_of(option), "Keep it at my sister’s");
    assert_eq!(plan.preference(option).and_then(|preference| preference.wish), Some(Wish::Unsure));
    assert_eq!(plan.decision(option).map(|decision| decision.reason.as_str()), Some("Uses heroin"));
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
    fill(&mut harness, "Anything else", "Bus pass by Monday: Ann");
    let plan = &person::session(&harness).case.plan;
    assert_eq!(plan.worker, "JS, arrest referral");
    assert_eq!(plan.lead_worker, "Ann, 01632 960001");
    assert_eq!(plan.agreed_fixes, "Bus pass by Monday: Ann");
}

#[test]
fn a_shortcut_to_another_screen_does_not_lose_what_is_being_typed() {
    let mut harness = plan(|_, _| ());
    type_into(&mut harness, "Worker", "JS");
    harness.key_press_modifiers(Modifiers::COMMAND, key_of(Screen::Options));
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
fn barriers_of_the_answers_are_offered_and_taken_over_with_one_control() {
    let mut harness = plan(|_, _| ());
    let stands = |harness: &_, item: &str| {
        person::session(harness).case.plan.barrier(item).map(|barrier| barrier.stands).unwrap_or_default()
    };
    assert!(says(&harness, "From the answers") && says(&harness, "Can you get there and back"));
    for item in ["travel", "breach-history"] {
        assert_eq!(stands(&harness, item), Reply::NotAsked, "{item}: nothing is taken over silently");
    }
    click(&mut harness, "Take these over");
    for item in ["travel", "breach-history"] {
        assert_eq!(stands(&harness, item), Reply::Yes, "{item}");
    }
    assert_eq!(stands(&harness, "childcare"), Reply::NotAsked, "what was not ticked is still to be asked");
    assert!(!says(&harness, "From the answers"));
    assert!(harness.get_by_role_and_label(Role::Heading, "What could get in the way").is_focused());
}

const NOTHING_BOOKED: &str = "Book a first appointment within 24 hours";
const TOO_LATE: &str = "Bring the first appointment forward";

#[test]
fn a_day_is_checked_and_the_packs_rules_speak_up() {
    // Today is Friday, 20 November 2026.
    let mut harness = plan(|_, _| ());
    assert!(says(&harness, NOTHING_BOOKED));
    fill(&mut harness, "Day", "next week");
    assert!(says(&harness, "This is not a day"));
    assert_eq!(person::session(&harness).case.plan.first_day(), None);
    fill(&mut harness, "Day", "2026-11-20");
    assert!(!says(&harness, "This is not a day"));
    assert!(!says(&harness, NOTHING_BOOKED) && !says(&harness, TOO_LATE), "today is soon enough");
    fill(&mut harness, "Day", "2026-11-21");
    assert!(says(&harness, "Saturday, 21 November 2026. Ask whether the service is open on that day."));
    assert!(says(&harness, "The first appointment is tomorrow: more than 24 hours away if it is later in the day than now"));
    fill(&mut harness, "Day", "2026-11-24");
    assert!(says(&harness, "The first appointment is 4 days away") && says(&harness, TOO_LATE));
    assert!(says(&harness, "Source: Reducing Drug Use, Reducing Reoffending: consultations"), "the rule names its source");
    fill(&mut harness, "Day", "2026-11-19");
    assert!(says(&harness, "The first appointment has passed"));
    fill(&mut harness, "Day", "");
    assert_eq!(person::session(&harness).case.plan.first_day(), None);
}

#[test]
fn an_appointment_today_or_tomorrow_is_one_key_away_from_its_day() {
    let mut harness = plan(|_, _| ());
    for (name, day) in [("Tomorrow: appointment 1", "2026-11-21"), ("Today: appointment 1", "2026-11-20")] {
        // What is half typed gives way.
        fill(&mut harness, "Day", "next week");
        harness.get_by_label(name).focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        harness.run();
        assert_eq!(person::session(&harness).case.plan.first_day(), date::parse(day), "{name}");
        assert!(!says(&harness, "This is not a day") && says(&harness, day), "{name}");
        assert_eq!(focused(&harness), name, "the keyboard stays");
    }
}

#[test]
fn the_hours_that_were_answered_warn_until_there_is_a_day() {
    let late = |pack: &Pack, case: &mut Case| {
        let hours = pack.question("first_appointment_hours").expect("the pack asks for the hours");
        let said = throughline::case::answer::Value::Number(72);
        case.answers.say(hours, throughline::case::answer::Said::Value(said));
    };
    let mut harness = plan(late);
    assert!(says(&harness, TOO_LATE));
    fill(&mut harness, "Day", "2026-11-20");
    assert!(!says(&harness, TOO_LATE));
}

#[test]
fn a_release_on_a_friday_is_named_with_its_source() {
    let friday = |pack: &Pack, case: &mut Case| {
        person::say(pack, &mut case.answers, "stage", "prison");
        let due = pack.question("release_due").expect("the pack asks for the day of release");
        let day = date::parse("2026-11-27").expect("a Friday");
        case.answers.say(due, throughline::case::answer::Said::Value(throughline::case::answer::Value::Date(day)));
    };
    let harness = plan(friday);
    assert!(says(&harness, "Ask each service what it can do on the day of release"));
    assert!(!says(&plan(|_, _| ()), "Ask each service what it can do on the day of release"));
}

#[test]
fn what_is_no_day_is_still_there_after_another_screen_and_gone_in_another_case() {
    let mut harness = plan(|_, _| ());
    fill(&mut harness, "Review on", "20/12/2026");
    for screen in [Screen::Options, Screen::Plan] {
        carry_out(&mut harness, Command::Go(screen));
    }
    assert!(says(&harness, "20/12/2026") && says(&harness, "This is not a day"));
    carry_out(&mut harness, Command::Case(CaseCommand::OpenPerson(0)));
    carry_out(&mut harness, Command::Go(Screen::Plan));
    assert!(!says(&harness, "20/12/2026") && !says(&harness, "This is not a day"));
}

#[test]
fn several_appointments_are_kept_in_order_and_can_be_removed() {
    let mut harness = plan(|_, _| ());
    fill(&mut harness, "With whom", "Drug service");
    click(&mut harness, "Add an appointment");
    let fields = harness.get_all_by_role_and_label(Role::TextInput, "With whom");
    fields.into_iter().nth(1).expect("a second one").focus();
    harness.run();
    harness.event(egui::Event::Text("Housing".to_owned()));
    harness.key_press(Key::Tab);
    harness.run();
    let with = |harness: &Harness<'static, Shell>| -> Vec<String> {
        person::session(harness).case.plan.appointments.iter().map(|booked| booked.with.clone()).collect()
    };
    assert_eq!(with(&harness), ["Drug service", "Housing"]);
    click(&mut harness, "Remove appointment 1");
    assert_eq!(with(&harness), ["Housing"]);
}

#[test]
fn who_decided_is_picked_and_can_be_changed() {
    let mut harness = plan(with_decisions);
    click(&mut harness, "The person: Naloxone to take home");
    let naloxone = person::option(&harness, "naloxone");
    let by = |harness: &Harness<'static, Shell>| person::session(harness).case.plan.decision(naloxone).map(|made| made.by);
    assert_eq!(by(&harness), Some(Decider::Person));
    click(&mut harness, "Together: Naloxone to take home");
    assert_eq!(by(&harness), Some(Decider::Together));
}

#[test]
fn what_was_chosen_against_a_condition_asks_for_its_reason() {
    let mut harness = plan(overridden);
    assert!(says(&harness, "This does not fit"));
    assert!(says(&harness, "A reason is needed"));
    let notes: Vec<_> = harness.query_all_by_role(Role::Note).filter_map(|note| note.accesskit_node().label()).collect();
    assert_eq!(notes.iter().filter(|note| note.contains("fit") || note.contains("reason")).count(), 1, "one banner: {notes:?}");
    fill(&mut harness, "Why it was chosen", "He starts a sentence tomorrow");
    assert!(!says(&harness, "A reason is needed"));
    assert!(says(&harness, "This does not fit"), "the banner stays");
}

#[test]
fn what_nobody_has_said_yet_is_quieter_than_what_can_be_said() {
    let mut harness = plan(with_decisions);
    let chip = |harness: &Harness<'_, Shell>, chip: &str| {
        let place = harness.get_by_label(&format!("{chip}: Naloxone to take home")).rect();
        (words_height(harness, place, chip), place.height())
    };
    for picked in ["Agrees", "Not asked yet"] {
        let (agrees, not_asked) = (chip(&harness, "Agrees"), chip(&harness, "Not asked yet"));
        assert!(not_asked.0 < agrees.0, "{not_asked:?} beside {agrees:?}");
        assert!((not_asked.1 - agrees.1).abs() < 0.5, "a line of chips is of one height");
        click(&mut harness, &format!("{picked}: Naloxone to take home"));
    }
    let chip = harness.get_by_label("Not asked yet: Naloxone to take home").accesskit_node();
    assert_eq!(chip.toggled(), Some(egui::accesskit::Toggled::True), "what it is is said all the same");
}

#[test]
fn the_list_of_parts_says_when_nothing_is_left_open_and_names_each_kind_of_alert_once() {
    let harness = plan(whole);
    assert!(says(&harness, "Nothing is left open") && !says(&harness, "What is still open"));
    let harness = plan(|_, _| ());
    assert!(says(&harness, "1 of 7 parts is complete") && says(&harness, "What is still open"));
    let text = screen_as_text(&harness);
    let (_, safety) = text.split_once("Note \"6 safety matters still open\"").expect("they are open");
    let (safety, _) = safety.split_once("The strip at the top").expect("a hint follows");
    assert_eq!(safety.matches("Check this now").count(), 1, "{safety}");
    assert!(safety.contains("\n• Severe withdrawal\n"), "{safety}");
}

#[test]
fn consent_is_taken_for_each_option_with_its_day_and_witness() {
    let mut harness = plan(with_decisions);
    assert!(says(&harness, "The person must say that they are willing to comply"), "what they agree to stands there");
    click(&mut harness, "Agrees: Naloxone to take home");
    click(&mut harness, "Says no: Drug rehabilitation requirement");
    fill(&mut harness, "In whose presence", "Ola, interpreter");
    let plan = &person::session(&harness).case.plan;
    let said = |id: &str| plan.consent(person::option(&harness, id)).cloned().expect("it was asked");
    assert_eq!((said("naloxone").agrees, said("drr").agrees), (Reply::Yes, Reply::No));
    assert_eq!(said("naloxone").on, date::parse("2026-11-20"), "the day is noted");
    assert_eq!(said("naloxone").witness, "Ola, interpreter");
    assert!(plan.consent(person::option(&harness, "drug-testing-requirement")).is_none(), "it was turned down");
}

#[test]
fn a_way_round_is_picked_from_the_checklist_or_written() {
    const TRAVEL: &str = "Can you get there and back, and can you pay for it?";
    let mut harness = plan(|_, _| ());
    click(&mut harness, &format!("Something to agree: {TRAVEL}"));
    assert!(says(&harness, "Nothing is agreed yet"));
    click(&mut harness, "Look the way up together, with the times of the last bus home.");
    click(&mut harness, "Go with the person the first time, or find somebody who will.");
    click(&mut harness, "Look the way up together, with the times of the last bus home.");
    let fix = |harness: &Harness<'static, Shell>| {
        person::session(harness).case.plan.barrier("travel").map(|barrier| barrier.fix.clone()).unwrap_or_default()
    };
    assert_eq!(fix(&harness), "Go with the person the first time, or find somebody who will.");
    fill(&mut harness, "What was agreed", "Ann drives");
    assert_eq!(fix(&harness), "Ann drives");
    click(&mut harness, &format!("Nothing to agree: {TRAVEL}"));
    assert_eq!(fix(&harness), "Ann drives", "what was typed is kept");
    assert!(!says(&harness, "What was agreed"));
}

#[test]
fn who_was_there_is_ticked_and_named() {
    let mut harness = plan(|_, _| ());
    click(&mut harness, "Interpreter");
    fill(&mut harness, "Interpreter: who", "Ola");
    let present = &person::session(&harness).case.plan.present;
    assert_eq!(present.iter().map(|one| one.who.as_str()).collect::<Vec<_>>(), ["Ola"]);
    click(&mut harness, "Interpreter");
    assert!(person::session(&harness).case.plan.present.is_empty());
}

#[test]
fn the_list_says_what_is_open_and_each_row_leads_there() {
    let mut harness = plan(with_decisions);
    assert!(says(&harness, "What the person agrees to, 0 of 2"));
    assert!(says(&harness, "What the person wants, Done"), "their words in the assessment are their goal");
    click(&mut harness, "What could get in the way, 0 of 8");
    harness.run();
    assert!(harness.get_by_role_and_label(Role::Heading, "What could get in the way").is_focused());
    let whole = plan(whole);
    assert!(says(&whole, "Every part of the plan is there."));
    assert!(!says(&whole, " of 8, ") && !says(&whole, "Not started"));
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

#[test]
fn an_alert_is_put_away_with_action_reason_initials_day_and_time() {
    let mut harness = person::window([1280.0, 1600.0], (Appearance::Light, 100), Screen::Plan, |_, _| ());
    click(&mut harness, "Show all (F8)");
    harness.get_by_label("What to do: Severe withdrawal").click_accesskit();
    harness.run();
    harness.run();
    let record = |harness: &Harness<'static, Shell>| harness.get_by_label("Record as dealt with").accesskit_node().is_disabled();
    for (label, text) in
        [("What was done", "Nurse called"), ("Why that is enough for now", "She is with him"), ("Time it was done", "14:20")]
    {
        fill(&mut harness, label, text);
    }
    assert!(record(&harness), "nobody has signed it");
    fill(&mut harness, "Your initials", "JS");
    assert!(!record(&harness));
    click(&mut harness, "Record as dealt with");
    harness.run();
    let settled = person::session(&harness).case.plan.settled_alerts.first().cloned().expect("it is recorded");
    assert_eq!((settled.initials.as_str(), settled.at.as_str()), ("JS", "14:20"));
    assert_eq!(settled.on, date::parse("2026-11-20"));
    assert!(says(&harness, "Nurse called. Why that was enough: She is with him. By: JS, 20 November 2026, 14:20"));
}

#[test]
fn enter_in_a_line_keeps_the_keyboard_there_so_that_tab_goes_on() {
    let mut harness = plan(with_decisions);
    harness.get_by_role_and_label(Role::TextInput, "With whom").focus();
    harness.run();
    for (key, name) in [(Key::Enter, "With whom"), (Key::Tab, "Where")] {
        harness.key_press(key);
        harness.run();
        assert_eq!(focused(&harness), name, "after {key:?}");
    }
}
