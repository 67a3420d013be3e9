//! Assessing again and looking at then and now with the built program.

use std::fs;

use serde_json::Value as Json;

use crate::support::program::Bench;

fn json(bench: &Bench, args: &[&str]) -> Json {
    let run = bench.unlocked(&[args, &["--json"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

/// A case that was assessed on two days.
fn assessed_twice() -> Bench {
    let bench = Bench::new();
    let first = ["answer", "T.throughline", "daily_spend=60", "housing=settled", "--today", "2026-11-22"];
    assert_eq!(bench.unlocked(&first).code, 0);
    let again = ["answer", "T.throughline", "--again", "age=17", "housing=still-so", "daily_spend=20", "--today", "2026-12-13"];
    let run = bench.unlocked(&again);
    assert_eq!(run.code, 0, "{}", run.err);
    bench
}

#[test]
fn a_new_assessment_has_no_answer_but_those_that_are_given() {
    let bench = assessed_twice();
    let open = bench.unlocked(&["open", "T.throughline", "--to", "-"]).out;
    let assessments: Vec<&str> = open.split("case: (").skip(1).collect();
    assert_eq!(assessments.len(), 2, "{open}");
    assert!(assessments[0].contains("Number(34)") && assessments[0].contains("canary-words"), "the earlier one is as it was");
    assert!(assessments[1].contains("Number(17)") && !assessments[1].contains("canary-words"), "{}", assessments[1]);
    assert!(open.contains("did: AssessedAgain") && open.contains("format: 3"), "{open}");
    let empty = bench.unlocked(&["answer", "T.throughline", "--again", "--today", "2027-01-02"]);
    assert_eq!(empty.code, 0, "{}", empty.err);
    let open = bench.unlocked(&["open", "T.throughline", "--to", "-"]).out;
    assert!(!open.split("case: (").nth(3).unwrap().contains("Number("), "nothing is assumed");
}

#[test]
fn an_answer_is_confirmed_with_its_words_and_their_day_and_only_where_there_is_one() {
    let bench = Bench::new();
    assert_eq!(bench.unlocked(&["answer", "T.throughline", "age=34", "--today", "2026-11-22"]).code, 0);
    let again = bench.unlocked(&["answer", "T.throughline", "--again", "age=still-so", "--today", "2026-12-13"]);
    assert_eq!(again.code, 0, "{}", again.err);
    let open = bench.unlocked(&["open", "T.throughline", "--to", "-"]).out;
    let latest = open.split("case: (").nth(2).unwrap();
    assert!(latest.contains("words: \"canary-words\"") && latest.contains("The words are of"), "{latest}");
    assert!(!latest.contains("canary-note"), "the worker's note of then stays there: {latest}");
    let before = fs::read(bench.path("T.throughline")).unwrap();
    let none = bench.unlocked(&["answer", "T.throughline", "sex=still-so"]);
    assert!(none.code == 7 && none.err.contains("had no answer last time"), "{}", none.err);
    assert_eq!(fs::read(bench.path("T.throughline")).unwrap(), before);
    assert_eq!(bench.unlocked(&["answer", "T.throughline"]).code, 64, "nothing to do");
}

#[test]
fn then_and_now_are_told_with_the_reasons() {
    let bench = assessed_twice();
    let run = bench.unlocked(&["over-time", "T.throughline"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for part in [
        "Then: Assessment 1",
        "Now: Assessment 2, 13 December 2026",
        "What changed in standing, and why",
        "Behind it: Age (34 years → 17 years)",
        "Spent on drugs in a day: 60 pounds → 20 pounds",
        "Over time: Spent on drugs in a day",
        "does not tell what changed it",
    ] {
        assert!(run.out.contains(part), "{part} is not in\n{}", run.out);
    }
    let told = json(&bench, &["over-time", "T.throughline"]);
    assert_eq!((&told["then"], &told["now"]), (&Json::from(1), &Json::from(2)));
    let drr = told["options"].as_array().unwrap().iter().find(|option| option["option"] == "drr").unwrap();
    assert_eq!((drr["then"].as_str(), drr["now"].as_str()), (Some("cannot-tell"), Some("does-not-fit")));
    assert_eq!(
        (drr["steps"][0]["cause"].as_str(), &drr["steps"][0]["gates"][0]["because"]),
        (Some("answers"), &serde_json::json!(["age"]))
    );
    let spent = told["measures"].as_array().unwrap().iter().find(|measure| measure["question"] == "daily_spend").unwrap();
    let numbers: Vec<_> = spent["points"].as_array().unwrap().iter().map(|point| point["number"].as_i64()).collect();
    assert_eq!((numbers, spent["unit"].as_str()), (vec![Some(60), Some(20)], Some("pounds")));
    let assessments = told["assessments"].as_array().unwrap();
    assert_eq!(assessments[1]["worked_out_for"].as_str(), Some("2026-12-13"));
}

#[test]
fn the_two_assessments_are_chosen_by_number() {
    let bench = assessed_twice();
    bench.unlocked(&["answer", "T.throughline", "--again", "daily_spend=40", "--today", "2027-01-02"]);
    let told = json(&bench, &["over-time", "T.throughline", "--from", "1", "--to", "3"]);
    assert_eq!((&told["then"], &told["now"]), (&Json::from(1), &Json::from(3)));
    assert_eq!(json(&bench, &["over-time", "T.throughline"])["then"], 2, "the last two, if nothing is said");
    for wrong in [["--from", "3", "--to", "3"], ["--from", "0", "--to", "2"], ["--from", "1", "--to", "9"]] {
        let run = bench.unlocked(&[&["over-time", "T.throughline"], &wrong[..]].concat());
        assert!(run.code == 64 && run.err.contains("it has 3 assessments"), "{wrong:?}: {} {}", run.code, run.err);
    }
    let single = Bench::new();
    let run = single.unlocked(&["over-time", "T.throughline"]);
    assert!(run.code == 0 && run.out.contains("One assessment so far"), "{}", run.out);
}

#[test]
fn a_handover_says_that_it_is_a_later_assessment() {
    let bench = assessed_twice();
    let run = bench.unlocked(&["report", "T.throughline", "--kind", "handover", "--to", "-"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let said = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Assessed before: On"), "{said}");
    assert!(said.contains("Since then: 2 answers changed, 0 new, 0 not asked again."), "{said}");
}

#[test]
fn other_knowledge_than_then_is_named_with_what_it_changes() {
    let bench = Bench::new();
    assert_eq!(bench.unlocked(&["answer", "T.throughline", "daily_spend=60", "--today", "2026-11-22"]).code, 0);
    for (name, text) in throughline::pack::load::built_in_files() {
        let text =
            text.replace("\"daily_spend\"", "\"drug_spend\"").replace("when: AtLeast(\"age\", 18)", "when: AtLeast(\"age\", 35)");
        let place = bench.path("pack").join(name);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    let told = json(&bench, &["over-time", "T.throughline", "--pack", "pack"]);
    let other = &told["assessments"][0]["other_packs"][0];
    assert_eq!(
        (&other["questions_new"], &other["no_longer_asked"]),
        (&serde_json::json!(["drug_spend"]), &serde_json::json!(["daily_spend"]))
    );
    let drr = other["options"].as_array().unwrap().iter().find(|option| option["option"] == "drr").unwrap();
    assert_eq!((drr["then"].as_str(), drr["now"].as_str()), (Some("cannot-tell"), Some("does-not-fit")));
    assert_eq!(drr["gates"][0]["because"], serde_json::json!(["age"]));
    // Going on with it keeps the result of then, and loses no answer.
    assert_eq!(bench.unlocked(&["answer", "T.throughline", "age=36", "--pack", "pack", "--today", "2026-12-13"]).code, 0);
    let told = json(&bench, &["over-time", "T.throughline", "--pack", "pack"]);
    assert_eq!(&told["assessments"][0]["other_packs"][0]["stood"], &other["stood"]);
    let open = bench.unlocked(&["open", "T.throughline", "--to", "-"]).out;
    assert!(open.contains("kept_results") && open.matches("\"daily_spend\": (value: Number(60))").count() == 2, "{open}");
    assert_eq!(
        json(&bench, &["appraise", "T.throughline"])["pack"]["version"],
        "0.3.0",
        "and it still opens with the pack of then"
    );
}
