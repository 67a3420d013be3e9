//! What a case file holds: there and back, older and newer formats, and a log that only grows.

use throughline::base::date;
use throughline::vault::record::log::Did;
use throughline::vault::record::text::{parse, write};
use throughline::vault::record::{By, Outcome, Record, StandingThen, Stood};
use throughline::vault::refusal::Kind;

use crate::support::{case, identity, noon, pack, record};

fn full() -> Record {
    let identity = identity();
    let by = By { card: Some(identity.card()), at: noon() };
    let mut full = record("T-01 \"Zoë\"\nline", &[("age", 34)]);
    let outcome = Outcome {
        worked_out_for: date::parse("2026-11-23"),
        stood: vec![Stood { option: "drr".to_owned(), standing: StandingThen::CannotTell }],
        alerts: vec!["opioid-overdose".to_owned()],
    };
    full.say(&pack(), &case("T-01", &[("age", 35)]), outcome.clone(), &by).unwrap();
    full.assess_again(&pack(), &case("T-01", &[("age", 36)]), outcome, date::parse("2027-01-09").unwrap(), &by);
    full.set_keep_until(date::parse("2029-01-09"), &by);
    full.share_with(&identity.cards());
    full
}

#[test]
fn a_record_comes_back_whole() {
    let full = full();
    let text = write(&full);
    let back = parse(&pack(), "T-01", &text).unwrap();
    assert!(!back.is_older);
    assert_eq!(*write(&back.record), *text, "written again it is the same, letter by letter");
    assert_eq!(back.record.log, full.log);
    assert_eq!(back.record.keys, full.keys);
    assert_eq!(back.record.keep_until, date::parse("2029-01-09"));
    let (first, second) = (&back.record.assessments[0], &back.record.assessments[1]);
    assert_eq!((first.on, second.on), (date::parse("2026-11-22"), date::parse("2027-01-09")));
    assert_eq!((&first.stood, &first.alerts), (&full.assessments[0].stood, &full.assessments[0].alerts));
    assert_eq!(first.worked_out_for, date::parse("2026-11-23"));
    assert_eq!(back.record.packs, full.packs);
    assert_eq!(back.record.packs[0].questions.len(), pack().questions.len());
    assert_eq!(first.pack.as_ref().unwrap().sha256, pack().sha256);
    assert_eq!(back.record.case(&pack(), "T-01").unwrap(), case("T-01", &[("age", 36)]));
}

#[test]
fn the_log_tells_what_was_done_and_never_what_was_said() {
    let full = full();
    let told: Vec<_> = full.log.entries().iter().map(|entry| (entry.n, entry.did, entry.what.as_str())).collect();
    let expected = [
        (1, Did::Made, ""),
        (2, Did::Recorded, "age"),
        (3, Did::Named, ""),
        (4, Did::Changed, "age"),
        (5, Did::Named, ""),
        (6, Did::AssessedAgain, ""),
        (7, Did::SetRetention, "2029-01-09"),
    ];
    assert_eq!(told, expected);
    let mut less = full.clone();
    less.log = record("T-01", &[]).log;
    assert!(!less.goes_on_from(&full) && full.goes_on_from(&full));
}

#[test]
fn the_clock_going_back_changes_no_order() {
    let mut record = record("T-01", &[]);
    for (at, age) in
        [("2076-01-01T00:00:00Z", 20), ("1970-01-01T00:00:00Z", 21), ("1906-12-31T23:59:59Z", 22), ("2016-12-31T23:59:59Z", 23)]
    {
        let by = By { card: None, at: at.parse().unwrap() };
        record.say(&pack(), &case("T-01", &[("age", age)]), Outcome::default(), &by).unwrap();
    }
    let back = parse(&pack(), "T-01", &write(&record)).unwrap().record;
    let numbers: Vec<u64> = back.log.entries().iter().map(|entry| entry.n).collect();
    assert_eq!(numbers, (1..=6).collect::<Vec<u64>>());
    assert_eq!(back.log.entries()[5].at, "2016-12-31T23:59:59Z");
    assert_eq!(back.case(&pack(), "T-01").unwrap(), case("T-01", &[("age", 23)]), "the latest is what was said last");
}

#[test]
fn a_plain_case_is_an_older_record() {
    for (name, text) in throughline::case::fictional::built_in() {
        let read = parse(&pack(), &name, text).unwrap();
        assert!(read.is_older && read.record.assessments.len() == 1, "{name}");
        let again = parse(&pack(), &name, &write(&read.record)).unwrap();
        assert_eq!(again.record.case(&pack(), &name).unwrap(), read.record.case(&pack(), &name).unwrap(), "{name}");
    }
    let remark_last = "(format: 1, reference: \"T-02\", answers: {}) // the end";
    let read = parse(&pack(), "T-02", remark_last).unwrap();
    assert_eq!(parse(&pack(), "T-02", &write(&read.record)).unwrap().record.case(&pack(), "").unwrap().reference, "T-02");
}

#[test]
fn what_this_version_does_not_know_is_refused_or_kept_and_never_dropped() {
    let text = write(&full());
    let change = |from: &str, to: &str| {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, *text, "{from}");
        parse(&pack(), "T-01", &changed)
    };
    let cases = [
        ("format: 3", "format: 4", Kind::Newer, "newer version"),
        ("format: 3", "format: 999999999999", Kind::Newer, "newer version"),
        ("format: 3", "format: -1", Kind::Refused, "too large or too small"),
        ("format: 3,", "", Kind::Refused, "the field `format` is missing"),
        ("format: 3", "format: 0", Kind::Refused, "no format 0"),
        ("counter: 0", "counter: 0, colour: 1", Kind::Refused, "no field `colour`"),
        ("did: Made", "did: Sold", Kind::Refused, "`Sold` is not known"),
        ("n: 2,", "n: 3,", Kind::Refused, "do not count up"),
        ("CannotTell", "Perhaps", Kind::Refused, "`Perhaps` is not known"),
        ("\"age\": (", "\"age\": (value: NotKnown), \"age\": (", Kind::Refused, "answered twice"),
        ("keep_until: \"2029-01-09\"", "keep_until: \"2029-13-09\"", Kind::Refused, "not a day"),
        ("throughline-card-1 age1", "throughline-card-1 bge1", Kind::Refused, "no card"),
        ("Number(35)", "Number(nan)", Kind::Refused, "whole number"),
        ("Number(35)", "Number(1e400)", Kind::Refused, ""),
        ("T-01", "T-\u{202e}01", Kind::Refused, "hidden character"),
        ("T-01", "T-\0", Kind::Refused, "hidden character"),
    ];
    for (from, to, kind, says) in cases {
        let refusal = change(from, to).unwrap_err();
        assert_eq!(refusal.kind, kind, "{from} -> {to}: {refusal}");
        assert!(refusal.to_string().contains(says), "{from} -> {to}: {refusal}");
    }
    // Answers that the pack has no place for are kept, whether the assessment changes or not.
    let kept = change("\"age\": (", "\"shoe_size\": (value: Number(44)), \"age\": (").unwrap().record;
    assert!(write(&kept).contains("shoe_size"));
    let mut kept = change("Number(36)", "Choice(\"old\")").unwrap().record;
    let case = kept.case(&pack(), "T-01").unwrap();
    assert_eq!(case.kept.len(), 1);
    kept.say(&pack(), &case, Outcome::default(), &By { card: None, at: noon() }).unwrap();
    assert!(write(&kept).contains("Choice(\"old\")"));
}

#[test]
fn a_fault_in_an_assessment_is_named_with_its_line_in_the_whole_file() {
    let text = write(&full());
    let line = text.lines().position(|line| line.contains("Number(36)")).unwrap() + 1;
    let refusal = parse(&pack(), "T-01", &text.replacen("Number(36)", "Numbre(36)", 1)).unwrap_err();
    assert!(refusal.to_string().starts_with(&format!("T-01:{line}:")), "{refusal}, and not line {line}");
}

#[test]
fn texts_that_would_cost_too_much_are_refused() {
    let deep = |depth: usize| format!("(format: 3, id: {}{}", "(".repeat(depth), ")".repeat(depth));
    let refusal = parse(&pack(), "T", &deep(1000)).unwrap_err();
    assert!(matches!(refusal.kind, Kind::OverLimit | Kind::Refused), "{refusal}");
    let answers = (0..100_000).map(|number| format!("\"q{number}\": (value: Yes),")).collect::<Vec<_>>().concat();
    let refusal = parse(&pack(), "T", &format!("(format: 1, reference: \"\", answers: {{{answers}}})")).unwrap_err();
    assert!(refusal.to_string().contains("more than"), "{refusal}");
}

/// The record as the version before wrote it.
fn as_format_2(record: &Record) -> String {
    let text = write(record).replacen("format: 3", "format: 2", 1);
    let (before, packs) = text.split_once("    packs: [").unwrap();
    let (_, after) = packs.split_once("    ],\n").unwrap();
    let lines = before.lines().filter(|line| !line.trim_start().starts_with("worked_out_for"));
    lines.collect::<Vec<_>>().join("\n") + "\n" + after
}

#[test]
fn format_2_is_read_whole_and_written_as_format_3() {
    let full = full();
    let old = as_format_2(&full);
    assert!(!old.contains("packs:") && !old.contains("worked_out_for") && old.contains("format: 2"), "{old}");
    let read = parse(&pack(), "T-01", &old).unwrap();
    assert!(read.is_older);
    assert_eq!(read.record.log, full.log);
    let (was, is) = (&full.assessments[1], &read.record.assessments[1]);
    assert_eq!((is.on, &is.stood, &is.alerts, is.text()), (was.on, &was.stood, &was.alerts, was.text().trim()));
    assert_eq!((is.worked_out_for, is.kept.len(), read.record.packs.len()), (None, 0, 0), "what was not written stays unknown");
    let new = write(&read.record);
    assert!(new.starts_with("(\n    format: 3,"));
    assert!(!parse(&pack(), "T-01", &new).unwrap().is_older);
}

/// The built-in pack with one question and one choice gone, one option gone, and adults only from 35 years.
fn other_pack() -> throughline::pack::Pack {
    let mut files = throughline::pack::load::built_in_files();
    for text in files.values_mut() {
        *text = text.replace("\"daily_spend\"", "\"drug_spend\"");
        *text = text.replace("when: AtLeast(\"age\", 18)", "when: AtLeast(\"age\", 35)");
    }
    throughline::pack::load::from_files(&files).unwrap().pack
}

#[test]
fn what_came_out_with_another_pack_is_kept_with_its_answers_when_the_assessment_is_changed() {
    let (pack, other) = (pack(), other_pack());
    let by = By { card: None, at: noon() };
    let mut record = record("T-01", &[]);
    let outcome = |standing| Outcome {
        worked_out_for: date::parse("2026-11-22"),
        stood: vec![Stood { option: "drr".to_owned(), standing }],
        alerts: vec!["opioid-overdose".to_owned()],
    };
    let first = case("T-01", &[("age", 34), ("daily_spend", 60)]);
    record.say(&pack, &first, outcome(StandingThen::CannotTell), &by).unwrap();
    let text = record.assessments[0].text().trim().to_owned();
    // Looked at and saved with the other pack, it is as it was.
    let mut record = parse(&other, "T-01", &write(&record)).unwrap().record;
    assert_eq!((record.assessments[0].text(), record.assessments[0].kept.len()), (text.as_str(), 0));
    let mut opened = record.case(&other, "T-01").unwrap();
    assert_eq!(opened.kept.iter().map(|kept| kept.question.as_str()).collect::<Vec<_>>(), ["daily_spend"]);
    assert_eq!(opened.kept[0].said_in_words(), "60");
    opened.reference = "T-02".to_owned();
    record.say(&other, &opened, outcome(StandingThen::DoesNotFit), &by).unwrap();
    record.say(&other, &opened, outcome(StandingThen::DoesNotFit), &by).unwrap();
    let back = parse(&other, "T-01", &write(&record)).unwrap().record;
    assert_eq!(*write(&back), *write(&record));
    let latest = &back.assessments[0];
    assert_eq!(latest.kept.len(), 1, "once for each pack, not for each change");
    let kept = &latest.kept[0];
    assert_eq!((kept.text(), kept.pack.as_ref().unwrap().sha256.as_str()), (text.as_str(), pack.sha256.as_str()));
    assert_eq!((&kept.stood, kept.worked_out_for), (&outcome(StandingThen::CannotTell).stood, date::parse("2026-11-22")));
    assert_eq!(latest.stood, outcome(StandingThen::DoesNotFit).stood);
    assert!(latest.text().contains("\"daily_spend\": (value: Number(60))"), "what is not asked any more is not lost");
    assert_eq!(back.packs.len(), 2);
    // Back under the pack of before it counts again.
    assert_eq!(back.case(&pack, "T-01").unwrap().kept.len(), 0);
    let mut copy = back.clone();
    copy.keep_only_latest();
    assert_eq!((copy.assessments[0].kept.len(), copy.packs.len()), (0, 1), "a copy for others holds nothing earlier");
    let mut bare = back;
    bare.change_texts(|_| Ok("(format: 1, reference: \"\", answers: {})".to_owned())).unwrap();
    assert!(!write(&bare).contains("Number(60)"), "what is left out is left out of earlier results too");
}
