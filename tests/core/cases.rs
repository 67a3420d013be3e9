//! Cases as text: what is read, what is kept without being used, what is refused.

use std::fs;

use throughline::base::date::Date;
use throughline::base::fault::Trouble;
use throughline::case::answer::{Provenance, Said, Value};
use throughline::case::text::{MOST_ANSWERS, parse};

use crate::bad_packs::header;
use crate::packs::{answers, corpus, lines, listed, small};

/// Each file of `corpus/bad_cases` gives the faults that its `// error: LINE`s name, or, where it can be read all the
/// same, keeps without using what its `// kept: QUESTION: WHY`s name. The folder is the list.
#[test]
fn each_bad_case_is_refused_or_kept_as_it_says() {
    let mut wrong = Vec::new();
    let files = listed(&corpus("bad_cases"));
    assert!(files.len() > 20, "only {} bad cases: is the corpus there?", files.len());
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let errors = header(&text, "error").map(|line| format!("error: {line}\n"));
        let kept = header(&text, "kept").map(|line| format!("kept: {line}\n"));
        let expected = errors.chain(kept).collect::<Vec<_>>().concat();
        assert!(!expected.is_empty(), "{name} expects nothing");
        let found = match parse(small(), name, &text) {
            Ok(case) => {
                for kept in &case.kept {
                    let used = small().question(&kept.question).map(|question| case.answers.said(question));
                    assert!(used.is_none_or(|said| said == Said::NotAsked), "{name}: {} is used", kept.question);
                }
                case.kept.iter().map(|kept| format!("kept: {}: {}\n", kept.question, kept.why)).collect::<Vec<_>>().concat()
            }
            Err(faults) => faults.iter().map(|fault| format!("error: {fault}\n")).collect::<Vec<_>>().concat(),
        };
        if found != expected {
            wrong.push(format!("{name}\nexpected:\n{expected}found:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_case_with_every_kind_of_answer_is_read() {
    let text = r#"(
        format: 1,
        reference: "A-17",
        fictional: true,
        title: "A person",
        about: "A story",
        today: "2026-11-20",
        answers: {
            "hard_to_wake": (value: No),
            "stage": (value: Choice("court"), from: Record, words: "I am here", note: "seen"),
            "released_on": (value: Date("2026-12-01")),
            "age": (value: Number(34)),
            "sex": (value: Declined),
            "pregnant": (value: NotKnown, from: WorkerView),
            "drugs": (value: Choices(["heroin", "alcohol"]), from: Test),
            "agrees": (value: Yes, from: Colleague),
        },
    )"#;
    let case = parse(small(), "case.ron", text).map_err(|faults| lines(&faults)).unwrap();
    assert_eq!((case.reference.as_str(), case.fictional, case.today), ("A-17", true, Some(Date::constant(2026, 11, 20))));
    assert_eq!(case.kept, []);
    assert_eq!(case.answers.count(), 8);
    let said = |id: &str| case.answers.said(small().question(id).unwrap());
    assert_eq!(said("hard_to_wake"), Said::Value(Value::Choice(1)));
    assert_eq!(said("stage"), Said::Value(Value::Choice(2)));
    assert_eq!(said("released_on"), Said::Value(Value::Date(Date::constant(2026, 12, 1))));
    assert_eq!(said("age"), Said::Value(Value::Number(34)));
    assert_eq!(said("sex"), Said::Declined);
    assert_eq!(said("pregnant"), Said::NotKnown);
    assert_eq!(said("drugs"), Said::Value(Value::Choices(0b1001)));
    assert_eq!(said("agrees"), Said::Value(Value::Choice(0)));
    assert_eq!(said("place"), Said::NotAsked);
    let detail = case.answers.detail(small().question("stage").unwrap()).unwrap();
    assert_eq!((detail.from, detail.words.as_str(), detail.note.as_str()), (Provenance::Record, "I am here", "seen"));
    assert_eq!(case.answers.detail(small().question("age").unwrap()), None);
}

#[test]
fn numbers_at_the_ends_of_their_range_are_taken() {
    for years in [10, 110] {
        let age = small().question("age").unwrap();
        assert_eq!(answers(small(), &[("age", &format!("Number({years})"))]).said(age), Said::Value(Value::Number(years)));
    }
}

/// Exit codes go by these: a newer case is not a damaged one.
#[test]
fn a_newer_case_is_told_apart_and_so_is_a_nested_one() {
    let trouble = |text: &str| parse(small(), "case.ron", text).unwrap_err()[0].trouble;
    assert_eq!(trouble("(format: 2)"), Trouble::Newer);
    assert_eq!(trouble("(format: 999, everything: \"else\", is: {\"new\": [1]})"), Trouble::Newer);
    assert_eq!(trouble("(format: 1)"), Trouble::Refused);
    assert_eq!(trouble(&format!("(format: 1, x: {})", "[".repeat(200))), Trouble::OverLimit);
}

/// A hundred thousand brackets end in a message, not in the end of the stack.
#[test]
fn brackets_nested_past_any_sense_are_refused() {
    for open in ["[", "(", "{", "Some("] {
        for text in
            [open.repeat(100_000), format!("(format: 1, reference: \"r\", answers: {{\"age\": (value: {}", open.repeat(100_000))]
        {
            let faults = parse(small(), "case.ron", &text).unwrap_err();
            assert_eq!(faults.len(), 1, "{open}");
        }
    }
}

#[test]
fn more_answers_than_any_pack_asks_are_refused() {
    let case = |count: usize| {
        let entries = (0..count).map(|number| format!("\"q{number}\": (value: Yes),")).collect::<Vec<_>>().concat();
        parse(small(), "case.ron", &format!("(format: 1, reference: \"r\", answers: {{{entries}}})"))
    };
    assert_eq!(case(MOST_ANSWERS).unwrap().kept.len(), MOST_ANSWERS);
    let faults = case(MOST_ANSWERS + 1).unwrap_err();
    assert!(faults[0].what.contains("more than 4096 answers"), "{}", faults[0]);
}

/// Every way of cutting a case short is refused, and never read as less than it was.
#[test]
fn a_case_cut_short_anywhere_is_refused() {
    let text = "(format: 1, reference: \"A\", answers: {\"age\": (value: Number(34)), \"agrees\": (value: Yes)})";
    assert!(parse(small(), "case.ron", text).is_ok());
    for cut in (0..text.len()).filter_map(|length| text.get(..length)) {
        assert!(parse(small(), "case.ron", cut).is_err(), "{cut}");
    }
}
