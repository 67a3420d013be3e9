//! A case written down reads back as it was: every answer, every word of the plan, and what the pack has no place for.

use proptest::prelude::*;

use throughline::case::answer::{Answers, Detail, Provenance, Said};
use throughline::case::plan::{
    Appointment, Barrier, Choice, Consent, Decider, Decision, Plan, Present, Reply, Role, SettledAlert,
};
use throughline::case::{self, Case};
use throughline::pack::Pack;

use crate::packs::{built_in, lines, small};
use crate::people::{Tape, Values, days};

/// Words that a careless writer would lose or bend.
const WORDS: [&str; 14] = [
    "",
    "",
    "She said \"no\".",
    "one\ntwo\r\n\tthree\n",
    "a \\ b \\n c",
    "\u{202E}txet \u{7}\u{0}\u{FEFF}",
    "can't – it’s 5 o'clock",
    " spaces ",
    "// no comment",
    "/* nor this */ */",
    "(value: No),",
    "\u{2028}zażółć 🌊 \u{7F}\u{85}",
    "r#\"raw\"#",
    "{}[]",
];

fn words(tape: &mut Tape<'_>) -> String {
    (*tape.one_of(&WORDS)).to_owned()
}

fn some_day(tape: &mut Tape<'_>) -> Option<throughline::base::date::Date> {
    (tape.below(3) > 0).then(|| *tape.one_of(&days()))
}

/// Answers with details, some of them where nothing was said.
fn answers(pack: &Pack, tape: &mut Tape<'_>) -> Answers {
    let mut answers = Values::of(pack).person(pack, tape);
    for question in pack.questions.keys() {
        match tape.below(4) {
            0 => {
                let from = *tape.one_of(&Provenance::EVERY);
                answers.set_detail(question, Detail { from, words: words(tape), note: words(tape) });
            }
            1 => answers.say(question, *tape.one_of(&[Said::NotAsked, Said::NotKnown, Said::Declined])),
            _ => {}
        }
    }
    answers
}

fn plan(pack: &Pack, tape: &mut Tape<'_>) -> Plan {
    let mut plan = Plan {
        goals: words(tape),
        preferences: words(tape),
        worker: words(tape),
        lead_worker: words(tape),
        agreed_fixes: words(tape),
        review_on: some_day(tape),
        ..Plan::default()
    };
    for option in pack.interventions.keys() {
        if tape.below(3) == 0 {
            let choice = *tape.one_of(&[Choice::Chosen, Choice::TurnedDown]);
            let by = *tape.one_of(&Decider::EVERY);
            plan.decide(Decision { option, choice, by, reason: words(tape), person_view: words(tape) });
        }
        if tape.below(3) == 0 {
            let agrees = *tape.one_of(&Reply::EVERY);
            plan.consents.push(Consent { option, agrees, on: some_day(tape), witness: words(tape) });
        }
    }
    for item in &pack.reference.checklist {
        if tape.below(2) == 0 {
            let stands = *tape.one_of(&Reply::EVERY);
            plan.barriers.push(Barrier { item: item.id.clone(), stands, fix: words(tape) });
        }
    }
    for alert in &pack.alerts {
        if tape.below(3) == 0 {
            plan.settled_alerts.push(SettledAlert {
                alert: alert.id.clone(),
                action: words(tape),
                reason: words(tape),
                initials: words(tape),
                on: some_day(tape),
                at: words(tape),
            });
        }
    }
    for _ in 0..tape.below(4) {
        let (with, place, on, at) = (words(tape), words(tape), some_day(tape), words(tape));
        plan.appointments.push(Appointment { with, place, on, at });
        plan.present.push(Present { role: *tape.one_of(&Role::EVERY), who: words(tape) });
    }
    plan
}

fn made_up_case(pack: &Pack, tape: &mut Tape<'_>) -> Case {
    Case {
        reference: words(tape),
        fictional: tape.below(2) == 0,
        title: words(tape),
        about: words(tape),
        today: some_day(tape),
        answers: answers(pack, tape),
        plan: if tape.below(4) == 0 { Plan::default() } else { plan(pack, tape) },
        ..Case::default()
    }
}

#[track_caller]
fn read(pack: &Pack, text: &str) -> Case {
    case::text::parse(pack, "case.ron", text).map_err(|faults| format!("{}\n{text}", lines(&faults))).unwrap()
}

/// Parts that no pack has a place for, put where they would stand.
fn with_strangers(text: &str) -> String {
    let answers = "answers: {\n\"no_such\": (value: Choices([\"x\", \"y\\\"z\"]), from: Test, words: \"w\"),\n\"no_day\": (value: Date(\"soon\")),\n";
    let plan = "plan: (\n";
    let strangers = [
        ("decisions", r#"(option: "old-scheme", choice: Chosen, by: Person, reason: "It helped", person_view: "Good"),"#),
        ("consents", r#"(option: "old-scheme", agrees: Yes, on: "2026-11-01", witness: "AB"),"#),
        ("barriers", r#"(item: "weather", stands: Yes, fix: "A coat"),"#),
        ("settled_alerts", r#"(alert: "old", action: "Rang", initials: "AB", on: "2026-11-01", at: "9:00"),"#),
    ];
    let mut text = text.replacen("answers: {\n", answers, 1);
    if !text.contains("    plan: (\n") {
        let end = text.rfind(')').unwrap();
        text.insert_str(end, "    plan: (\n    ),\n");
    }
    for (list, entry) in strangers {
        let open = format!("        {list}: [\n");
        if text.contains(&open) {
            text = text.replacen(&open, &format!("{open}{entry}\n"), 1);
        } else {
            text = text.replacen(plan, &format!("{plan}{open}{entry}\n],\n"), 1);
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_as_it_was(tape in proptest::collection::vec(any::<u8>(), 0..900)) {
        for pack in std::iter::once(small()).chain(built_in()) {
            let case = made_up_case(pack, &mut Tape::new(&tape));
            let text = case::write(pack, &case);
            prop_assert_eq!(&read(pack, &text), &case, "{}", text);
            prop_assert_eq!(case::write(pack, &read(pack, &text)), text);
        }
    }

    #[test]
    fn what_the_pack_does_not_know_is_written_again(tape in proptest::collection::vec(any::<u8>(), 0..900)) {
        let pack = small();
        let case = made_up_case(pack, &mut Tape::new(&tape));
        let read_once = read(pack, &with_strangers(&case::write(pack, &case)));
        prop_assert_eq!(read_once.not_used().count(), 6);
        let text = case::write(pack, &read_once);
        for words in ["old-scheme\", choice: Chosen, by: Person, reason: \"It helped\", person_view: \"Good\"",
            "old-scheme\", agrees: Yes, on: \"2026-11-01\", witness: \"AB\"", "weather\", stands: Yes, fix: \"A coat\"",
            "\"old\", action: \"Rang\", initials: \"AB\", on: \"2026-11-01\", at: \"9:00\"",
            "\"no_such\": (value: Choices([\"x\", \"y\\\"z\"]), from: Test, words: \"w\")", "\"no_day\": (value: Date(\"soon\"))"] {
            prop_assert!(text.contains(words), "{} is lost in {}", words, text);
        }
        prop_assert_eq!(&read(pack, &text), &read_once);
        // All that the pack does know is as it was without them.
        prop_assert_eq!(&read_once.answers, &case.answers);
        prop_assert_eq!(Plan { kept: Vec::new(), ..read_once.plan }, case.plan);
    }
}

#[test]
fn the_fictional_people_read_back_as_they_were() {
    let Some(pack) = built_in() else { return };
    for (name, text) in case::fictional::built_in() {
        let case = read(pack, text);
        let written = case::write(pack, &case);
        assert_eq!(read(pack, &written), case, "{name}");
    }
}

#[test]
fn an_answer_without_a_place_survives_a_new_one() {
    let pack = small();
    let text = r#"(format: 1, reference: "T", answers: {"stage": (value: Choice("courtt"), words: "At court")})"#;
    let mut case = read(pack, text);
    let stage = pack.question("stage").unwrap();
    let court = pack.questions[stage].kind.choice_place("court").unwrap();
    case.answers.say(stage, Said::Value(case::answer::Value::Choice(court)));
    let again = read(pack, &case::write(pack, &case));
    assert_eq!(again, case);
    let reasons: Vec<(String, &str)> = again.not_used().collect();
    assert_eq!(reasons, [("the answer to `stage`".to_owned(), "this pack has no choice `courtt` there; did you mean `court`?")]);
    // Taken back, the earlier one is no more than it was: kept.
    case.answers.say(stage, Said::NotAsked);
    assert_eq!(read(pack, &case::write(pack, &case)), case);
}

#[test]
fn an_answer_that_fits_by_now_does_not_come_back_by_itself() {
    let pack = small();
    let text = r#"(format: 1, reference: "T", answers: {}, kept: {"stage": (value: Choice("court"))})"#;
    let case = read(pack, text);
    assert_eq!(case.answers.count(), 0);
    assert_eq!(case.not_used().next(), Some(("the answer to `stage`".to_owned(), "another answer was given after it")));
    assert_eq!(read(pack, &case::write(pack, &case)), case);
}

#[test]
fn every_fault_of_a_plan_is_named_at_once_with_its_place() {
    let text = r#"(
    format: 1,
    reference: "T",
    today: "today",
    answers: {},
    plan: (
        decisions: [
            (option: "diversion", choice: Chosen),
            (option: "diversion", choice: TurnedDown, reason: "No"),
        ],
        consents: [(option: "diversion", agrees: Yes, on: "2026-02-30")],
        appointments: [(with: "Ann", on: "Friday")],
        review_on: "20/12/2026",
    ),
)"#;
    let faults = case::text::parse(small(), "case.ron", text).unwrap_err();
    insta::assert_snapshot!(lines(&faults));
}

#[test]
fn a_written_case_compares_line_by_line() {
    let pack = small();
    let text = r#"(format: 1, reference: "T-01", fictional: true, title: "At court", today: "2026-11-20",
        answers: {"age": (value: Number(34), from: Record), "stage": (value: Choice("court")), "agee": (value: Number(3)),
            "drugs": (value: Choices(["crack", "heroin"]), words: "Both.\nMostly crack.", note: "Said \"crack\" first.")},
        plan: (review_on: "2026-12-18", worker: "JS", goals: "Sleep", present: [(role: Interpreter, who: "Ola")],
            decisions: [(option: "womens-group", choice: TurnedDown, reason: "Too far"),
                (option: "diversion", choice: Chosen, by: Together)],
            appointments: [(with: "Ann", on: "2026-11-21", at: "10:30")],
            settled_alerts: [(alert: "new_rule", action: "Read it", initials: "JS")]),
        expect: (ask_next: "sex", options: [(id: "diversion", standing: Fits, by: ["adult"], why: "Because")]))"#;
    insta::assert_snapshot!(case::write(pack, &read(pack, text)));
}
