//! Assessing again: last time's answers confirmed and never assumed; then and now; other knowledge than then.

use egui::{Key, Modifiers, Role};
use egui_kittest::{Harness, kittest::Queryable as _};
use throughline::app::command::{CaseCommand, Command, Page, PlanCommand, Screen};
use throughline::app::over_time::to_confirm;
use throughline::app::settings::Appearance;
use throughline::base::date;
use throughline::case::answer::{Detail, Provenance, Said, Value};
use throughline::case::plan::{Appointment, Choice, Consent, Decider, Decision, Reply};
use throughline::pack::{Pack, load};
use throughline::ui::shell::Shell;

use crate::support::desk::{self, Room, keep, press, see, unfold_case, unlock, until};
use crate::support::hands;
use crate::support::screen::screen_as_text;
use crate::support::window::{Look, PLAIN, built_in_pack, carry_out, said, say, window_on};

/// What is said first: by question and the value.
const FIRST: [(&str, Value); 9] = [
    ("age", Value::Number(34)),
    ("stage", Value::Choice(0)),
    ("overdose_now", Value::Choice(1)),
    ("swallowed_drugs", Value::Choice(1)),
    ("alcohol_daily", Value::Choice(1)),
    ("sex", Value::Choice(0)),
    ("housing", Value::Choice(0)),
    ("daily_spend", Value::Number(60)),
    ("share_consent", Value::Choice(0)),
];

/// What was said last time, in words.
fn words(harness: &Harness<'static, Shell>, question: &str) -> String {
    let app = &harness.state().app;
    let question = app.pack.question(question).expect("the pack has the question");
    let last = app.session.as_ref().and_then(|session| session.history.last_time(question)).expect("it was asked");
    throughline::case::answer::in_words(&app.pack, question, last.said)
}

/// Keeps a case that was assessed on 22 November 2026.
fn keep_first(room: &Room, look: Look, plan: bool) -> Harness<'static, Shell> {
    let mut harness = window_on(room.app(), look.0, look.1, look.2);
    let route = harness.state().app.pack.routes.len() - 1;
    carry_out(&mut harness, Command::Case(CaseCommand::Begin { route }));
    carry_out(&mut harness, Command::Case(CaseCommand::SetReference("T-01".to_owned())));
    for (question, value) in FIRST {
        say(&mut harness, question, value);
    }
    let question = harness.state().app.pack.question("housing").expect("there");
    let detail = Detail { from: Provenance::Record, words: "my sister’s".to_owned(), note: "rang twice".to_owned() };
    carry_out(&mut harness, Command::Case(CaseCommand::SetDetail { question, detail }));
    if plan {
        plan_of_then(&mut harness);
    }
    keep(&mut harness);
    hands::settle(&mut harness);
    harness
}

fn plan_of_then(harness: &mut Harness<'static, Shell>) {
    let drr = harness.state().app.pack.intervention("drr").expect("there");
    let reason = "She asked for it".to_owned();
    let decision = Decision { option: drr, choice: Choice::Chosen, by: Decider::Together, reason, person_view: String::new() };
    let consent = Consent { option: drr, agrees: Reply::Yes, on: date::parse("2026-11-22"), witness: String::new() };
    let meeting = |with: &str, on: &str| Appointment { with: with.to_owned(), on: date::parse(on), ..Appointment::default() };
    for command in [
        PlanCommand::Decide(decision),
        PlanCommand::SetConsent(consent),
        PlanCommand::SetGoals("See my children".to_owned()),
        PlanCommand::SetLeadWorker("Sam".to_owned()),
        PlanCommand::SetAppointment { place: 0, appointment: meeting("The clinic", "2026-12-01") },
        PlanCommand::SetAppointment { place: 1, appointment: meeting("Probation", "2026-12-20") },
    ] {
        carry_out(harness, Command::Plan(command));
    }
}

/// Opens the kept case three weeks later, with this pack.
fn open_later(room: &Room, look: Look, pack: Option<Pack>) -> Harness<'static, Shell> {
    let app = room.app_later(pack, date::parse("2026-12-13").expect("a day"));
    let mut harness = window_on(app, look.0, look.1, look.2);
    press(&mut harness, "1. T-01, opened lately");
    unlock(&mut harness, desk::SECRET);
    until(&mut harness, "the case is open", |harness| harness.state().app.session.is_some());
    hands::settle(&mut harness);
    harness
}

fn assess_again(harness: &mut Harness<'static, Shell>) {
    unfold_case(harness, "Assess again…");
    press(harness, "Assess again…");
    see(harness, "The assessment of 22 November 2026 stays as it is");
    press(harness, "Begin the new assessment");
    until(harness, "the new assessment", |harness| {
        harness.state().app.session.as_ref().is_some_and(|session| session.history.assessments.len() == 2)
    });
}

/// A window with a case that was assessed again after three weeks; nothing is confirmed yet.
pub fn again(room: &Room, look: Look) -> Harness<'static, Shell> {
    drop(keep_first(room, look, true));
    let mut harness = open_later(room, look, None);
    assess_again(&mut harness);
    harness
}

/// The same with some answers of today, on the screen Over time.
pub fn then_and_now(room: &Room, look: Look) -> Harness<'static, Shell> {
    let mut harness = again(room, look);
    for (question, value) in [
        ("age", Value::Number(17)),
        ("stage", Value::Choice(2)),
        ("overdose_now", Value::Choice(1)),
        ("swallowed_drugs", Value::Choice(0)),
        ("sex", Value::Choice(0)),
        ("daily_spend", Value::Number(20)),
    ] {
        say(&mut harness, question, value);
    }
    carry_out(&mut harness, Command::Go(Screen::OverTime));
    harness
}

/// A window on a case that was made with another pack, on the screen Over time.
pub fn other_pack(room: &Room, look: Look) -> Harness<'static, Shell> {
    drop(keep_first(room, look, false));
    let mut harness = open_later(room, look, Some(changed_pack()));
    carry_out(&mut harness, Command::Go(Screen::OverTime));
    harness
}

/// The built-in pack with one question under another name and adults only from 35 years.
fn changed_pack() -> Pack {
    let mut files = load::built_in_files();
    for text in files.values_mut() {
        *text = text.replace("\"daily_spend\"", "\"drug_spend\"");
        *text = text.replace("when: AtLeast(\"age\", 18)", "when: AtLeast(\"age\", 35)");
    }
    let pack = files.get_mut("pack.ron").expect("every pack has it");
    *pack = pack.replace("version: \"0.3.0\"", "version: \"0.4.0\"");
    load::from_files(&files).expect("it loads").pack
}

#[test]
fn a_new_assessment_begins_without_answers_and_shows_those_of_last_time_with_their_age() {
    let room = Room::new();
    let mut harness = again(&room, PLAIN);
    for (question, _) in FIRST {
        assert_eq!(said(&harness, question), Said::NotAsked, "{question} was assumed");
    }
    let app = &harness.state().app;
    let session = app.session.as_ref().expect("a case is open");
    assert_eq!(session.case.reference, "T-01");
    assert!(session.derived.appraisal.options.iter().all(|option| option.gates.iter().all(|gate| gate.because.is_empty())));
    let place = app.pack.question("stage").expect("there");
    carry_out(&mut harness, Command::Case(CaseCommand::Find(place)));
    see(&mut harness, "Last time, 3 weeks ago (22 November 2026): ");
    see(&mut harness, "to confirm");
}

#[test]
fn still_so_records_the_answer_with_its_source_and_words_and_can_be_undone() {
    let room = Room::new();
    let mut harness = again(&room, PLAIN);
    let question = harness.state().app.pack.question("housing").expect("there");
    carry_out(&mut harness, Command::Case(CaseCommand::Find(question)));
    see(&mut harness, "In their words then: “my sister’s”");
    let name = format!("Still so: Housing, {}", words(&harness, "housing"));
    press(&mut harness, &name);
    assert_eq!(said(&harness, "housing"), Said::Value(Value::Choice(0)));
    let detail = |harness: &Harness<'static, Shell>| {
        let session = harness.state().app.session.as_ref().expect("a case is open");
        session.case.answers.detail(question).cloned()
    };
    let expected = Detail {
        from: Provenance::Record,
        words: "my sister’s".to_owned(),
        note: "The words are of 22 November 2026.".to_owned(),
    };
    assert_eq!(detail(&harness), Some(expected));
    hands::press(&mut harness, Modifiers::COMMAND, Key::Z);
    harness.run_ok();
    assert_eq!((said(&harness, "housing"), detail(&harness)), (Said::NotAsked, None), "nothing of it is left");
}

#[test]
fn the_key_s_confirms_the_question_that_the_keyboard_is_on() {
    let room = Room::new();
    let mut harness = again(&room, PLAIN);
    let question = harness.state().app.pack.question("overdose_now").expect("there");
    carry_out(&mut harness, Command::Case(CaseCommand::Find(question)));
    hands::press(&mut harness, Modifiers::NONE, Key::S);
    harness.run_ok();
    assert_eq!(said(&harness, "overdose_now"), Said::Value(Value::Choice(1)));
    let focused = harness.query_all_by_role_and_label(Role::RadioButton, "No").any(|row| row.is_focused());
    assert!(focused, "the keyboard is on what was confirmed:\n{}", screen_as_text(&harness));
    hands::press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_ok();
    assert_eq!(said(&harness, "overdose_now"), Said::Value(Value::Choice(1)), "Enter goes on and changes nothing");
}

#[test]
fn what_goes_from_a_card_leaves_the_keyboard_where_it_is() {
    let room = Room::new();
    let mut harness = again(&room, PLAIN);
    let question = harness.state().app.pack.question("overdose_now").expect("there");
    carry_out(&mut harness, Command::Case(CaseCommand::Find(question)));
    let row = |harness: &Harness<'static, Shell>| {
        let rows = harness.query_all_by_role_and_label(Role::RadioButton, "Yes");
        rows.map(|row| row.is_focused()).collect::<Vec<_>>()
    };
    let before = row(&harness);
    assert!(before.contains(&true));
    // Somebody at the mouse confirms; the keyboard stays.
    carry_out(&mut harness, Command::Case(CaseCommand::Confirm(question)));
    assert_eq!(row(&harness), before);
}

#[test]
fn one_control_confirms_a_section_and_leaves_safety_and_agreement_out() {
    let room = Room::new();
    let mut harness = again(&room, PLAIN);
    let pack = built_in_pack();
    say(&mut harness, "age", Value::Number(34));
    say(&mut harness, "stage", Value::Choice(0));
    let mut together = 0;
    for section in 0..pack.sections.len() {
        carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(section))));
        let session = harness.state().app.session.as_ref().expect("a case is open");
        let open = to_confirm(&pack, session, section);
        let name = match open.together.len() {
            0 => {
                let shown = screen_as_text(&harness);
                assert!(!shown.contains("of these are still so") && !shown.contains("This one is still so"), "{shown}");
                continue;
            }
            1 => "This one is still so".to_owned(),
            count => format!("All {count} of these are still so"),
        };
        press(&mut harness, &name);
        let session = harness.state().app.session.as_ref().expect("a case is open");
        assert!(open.together.iter().all(|question| session.case.answers.said(*question) != Said::NotAsked));
        assert!(open.alone.iter().all(|question| session.case.answers.said(*question) == Said::NotAsked), "one by one");
        together += open.together.len();
    }
    assert!(together >= 2, "{together}");
    assert_eq!(said(&harness, "sex"), Said::Value(Value::Choice(0)));
    for alone in ["overdose_now", "swallowed_drugs", "alcohol_daily", "share_consent"] {
        assert_eq!(said(&harness, alone), Said::NotAsked, "{alone} is confirmed by itself");
    }
}

#[test]
fn the_plan_of_last_time_is_taken_over_part_by_part_and_agreement_never() {
    let room = Room::new();
    let mut harness = again(&room, PLAIN);
    let plan = |harness: &Harness<'static, Shell>| harness.state().app.session.as_ref().expect("open").case.plan.clone();
    assert_eq!(plan(&harness), throughline::case::plan::Plan::default(), "nothing is taken over by itself");
    carry_out(&mut harness, Command::Go(Screen::Plan));
    see(&mut harness, "From the plan of 22 November 2026");
    press(&mut harness, "Take over: Goals");
    press(&mut harness, "Take over: Lead worker");
    press(&mut harness, "Take over: Appointment: Probation");
    let name = throughline::ui::option_words::title(&built_in_pack().interventions[built_in_pack().intervention("drr").unwrap()]);
    press(&mut harness, &format!("Take over: {name}"));
    let taken = plan(&harness);
    assert_eq!((taken.goals.as_str(), taken.lead_worker.as_str()), ("See my children", "Sam"));
    assert_eq!((taken.decisions.len(), taken.decisions[0].reason.as_str()), (1, "She asked for it"));
    assert_eq!(taken.appointments.iter().map(|one| one.with.as_str()).collect::<Vec<_>>(), ["Probation"]);
    assert!(taken.consents.is_empty(), "agreement is asked for anew");
    let shown = screen_as_text(&harness);
    assert!(shown.contains("agreed on 22 November 2026. Ask anew"), "{shown}");
    assert!(shown.contains("The clinic, 1 December 2026: over"), "{shown}");
    assert!(!shown.contains("Take over: Appointment: The clinic"), "{shown}");
}

#[test]
fn the_earlier_assessment_stays_letter_by_letter_and_its_ages_survive_a_crash_and_reopening() {
    let room = Room::new();
    let mut harness = again(&room, PLAIN);
    let text = |harness: &Harness<'static, Shell>| {
        let session = harness.state().app.session.as_ref().expect("open");
        session.history.earlier().iter().map(|past| past.case.clone()).collect::<Vec<_>>()
    };
    let before = text(&harness);
    say(&mut harness, "age", Value::Number(35));
    see(&mut harness, "a copy is kept");
    // The window goes without saving.
    drop(harness);
    let app = room.app_later(None, date::parse("2027-01-20").expect("a day"));
    let mut harness = window_on(app, PLAIN.0, PLAIN.1, PLAIN.2);
    press(&mut harness, "Unlock your cases");
    unlock(&mut harness, desk::SECRET);
    see(&mut harness, "Leave it for later");
    let label = "Open T-01.throughline, changed last on 22 November 2026";
    until(&mut harness, label, |harness| harness.query_all_by_label_contains(label).next().is_some());
    harness.get_by_label_contains(label).click_accesskit();
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    assert_eq!(said(&harness, "age"), Said::Value(Value::Number(35)));
    assert_eq!(text(&harness), before);
    let question = harness.state().app.pack.question("overdose_now").expect("there");
    carry_out(&mut harness, Command::Case(CaseCommand::Find(question)));
    see(&mut harness, "Last time, 8 weeks ago (22 November 2026): ");
}

#[test]
fn then_and_now_stand_side_by_side_with_the_reasons() {
    let room = Room::new();
    let mut harness = then_and_now(&room, PLAIN);
    see(&mut harness, "Assessments 1 and 2 · 3 weeks apart");
    let shown = screen_as_text(&harness);
    for part in [
        "What changed in standing, and why",
        "Answers changed: ",
        "Behind it: Age (34 years → 17 years)",
        "Safety alerts gone and new",
        "Answers that are others",
        "Not asked again",
        "Over time: Spent on drugs in a day",
        "Chart: Spent on drugs in a day. 60 pounds on 22 November 2026, 20 pounds on 13 December 2026.",
        "Earlier assessments (1)",
    ] {
        assert!(shown.contains(part), "{part} is not in\n{shown}");
    }
    harness.get_by_label_contains("Read Assessment 1, 22 November 2026").click_accesskit();
    harness.run_ok();
    harness.run_ok();
    let read = screen_as_text(&harness);
    assert!(read.contains("In their words: my sister’s"), "{read}");
}

#[test]
fn the_screen_says_how_to_get_there_while_there_is_nothing_to_compare() {
    let room = Room::new();
    let mut harness = keep_first(&room, PLAIN, false);
    hands::turn_to(&mut harness, Screen::OverTime);
    see(&mut harness, "There is one assessment so far");
    assert!(harness.query_by_label("Assess again…").is_some(), "on wish also on the same day");
    let mut empty = crate::support::window::window(PLAIN.0, PLAIN.1, PLAIN.2, crate::support::window::Fixed::default());
    hands::turn_to(&mut empty, Screen::OverTime);
    see(&mut empty, "No case is open");
    let mut fictional = crate::support::window::window_with_person(PLAIN.0, PLAIN.1, PLAIN.2, 0);
    hands::turn_to(&mut fictional, Screen::OverTime);
    see(&mut fictional, "A fictional person has no earlier assessment");
}

#[test]
fn the_bar_offers_to_assess_again_only_on_another_day_and_never_in_a_case_to_look_at() {
    let room = Room::new();
    let mut first = keep_first(&room, PLAIN, false);
    assert!(first.query_by_label("Assess again…").is_none(), "it was begun today");
    let mut app = room.app();
    app.today = date::parse("2026-12-13").expect("a day");
    let mut second = window_on(app, PLAIN.0, PLAIN.1, PLAIN.2);
    press(&mut second, "1. T-01, opened lately");
    unlock(&mut second, desk::SECRET);
    see(&mut second, "Somebody else has this case open");
    assert!(second.query_by_label("Assess again…").is_none());
    carry_out(&mut second, Command::Keep(throughline::app::command::KeepCommand::AssessAgain));
    assert!(!second.state().app.keeping.is_turning());
    first.run_ok();
}

#[test]
fn other_knowledge_than_then_is_said_with_what_it_changes_and_the_old_result_is_kept() {
    let room = Room::new();
    let mut harness = other_pack(&room, PLAIN);
    assert!(harness.query_by_label("The knowledge has changed since").is_none(), "the screen tells all of it");
    carry_out(&mut harness, Command::Go(Screen::Assessment));
    see(&mut harness, "The knowledge has changed since");
    press(&mut harness, "See what changes and why");
    see(&mut harness, "the knowledge changed");
    let shown = screen_as_text(&harness);
    for part in [
        "0.3.0; this is",
        "differently, 1 question is new, 1 answer is no longer asked",
        "The knowledge changed: cannot tell yet → does not fit",
        "It rests on: Age (34 years)",
        "New questions",
        "\"Daily spend\"",
    ] {
        assert!(shown.contains(part), "{part} is not in\n{shown}");
    }
    let new = harness.state().app.session.as_ref().and_then(throughline::app::over_time::new_pack).expect("it changed").clone();
    assert!(!new.change.options.is_empty() && new.day_is_known);
    // What goes on with the knowledge of now keeps the result of then beside it, also in the file.
    say(&mut harness, "age", Value::Number(36));
    hands::press(&mut harness, Modifiers::COMMAND, Key::S);
    see(&mut harness, "Saved ");
    drop(harness);
    let mut harness = open_later(&room, PLAIN, Some(changed_pack()));
    let session = harness.state().app.session.as_ref().expect("open");
    let latest = session.history.assessments.last().expect("there is one");
    assert_eq!(latest.new_pack, None, "it is of this pack now");
    assert_eq!(latest.kept, [new], "the result of then, with what it came to with the same answers");
    assert_eq!(latest.case.kept.len(), 1, "the answer that is no longer asked");
    carry_out(&mut harness, Command::Go(Screen::OverTime));
    see(&mut harness, "The result of then");
}

#[test]
fn with_large_text_a_case_that_is_not_saved_takes_one_line_of_the_bar() {
    let room = Room::new();
    let harness = then_and_now(&room, ([1024.0, 768.0], Appearance::Light, 200));
    let told = harness.get_by_label("Not saved since 12:00; a copy is kept").rect();
    let case = harness.get_by_role_and_label(Role::DisclosureTriangle, "Case").rect();
    assert!((told.center().y - case.center().y).abs() < 2.0, "{told:?} and {case:?} are not on one line");
    assert!(case.right() <= 1024.0, "{case:?}");
}
