//! What `check` lists on request: what no case reaches, what another protected answer would change, old evidence, and
//! what was seen only at second hand; and what the pack itself explains.

use serde_json::Value;

use crate::support::{AT_COURT, Run, TODAY, pack_with_cases, run, small_files};

/// Runs `check` with these flags on the small pack, with its one unfair gate mended, and these cases.
fn check(flags: &[&str], cases: &[(&str, &str)]) -> Run {
    check_with(flags, cases, "pack.ron", "", "")
}

/// The same with one text of a file replaced by another.
fn check_with(flags: &[&str], cases: &[(&str, &str)], file: &str, old: &str, new: &str) -> Run {
    let mut files = small_files();
    let midwife = files.get_mut("interventions/midwife.ron").unwrap();
    *midwife = midwife.replace(r#"when: No("antenatal_care")"#, r#"when: No("antenatal_care"), basis: EntryRule"#);
    let text = files.get_mut(file).unwrap();
    *text = text.replacen(old, new, 1);
    let folder = pack_with_cases(&files, cases);
    let pack = folder.path().join("knowledge").display().to_string();
    let mut args = vec!["--today", TODAY, "check", &pack];
    args.extend(flags);
    run(&args)
}

/// The person at court with one answer changed.
fn with(answer: &str, other: &str) -> String {
    assert!(AT_COURT.contains(answer));
    AT_COURT.replace(answer, other)
}

fn gaps(run: &Run) -> Vec<&str> {
    run.err.lines().filter_map(|line| line.split_once("no worked case reaches ").map(|(_, gap)| gap)).collect()
}

#[test]
fn what_no_case_reaches_is_counted_and_listed_on_request() {
    let quiet = check(&[], &[("one.ron", AT_COURT)]);
    assert_eq!((gaps(&quiet).len(), quiet.code), (0, 0), "{quiet:?}");
    let listed = check(&["--coverage"], &[("one.ron", AT_COURT)]);
    assert_eq!(listed.code, 1);
    let count = listed.out.lines().find_map(|line| line.strip_prefix("worked cases reach ")).unwrap();
    let numbers: Vec<usize> = count.split(' ').filter_map(|word| word.parse().ok()).collect();
    assert_eq!(gaps(&listed).len(), numbers[1] - numbers[0], "{count}");
    assert!(quiet.out.contains(count), "{quiet:?}");
}

#[test]
fn a_case_on_the_other_side_closes_a_gap() {
    let young = with("Number(34)", "Number(17)");
    let one = check(&["--coverage"], &[("one.ron", AT_COURT)]);
    let both = check(&["--coverage"], &[("one.ron", AT_COURT), ("two.ron", &young)]);
    for gap in [
        "“17 or less” for question `age`",
        "“not met” for term `adult`",
        "“not met” for gate `adult`",
        "“does not fit” for option `treatment-order`",
    ] {
        let is_there = |run: &Run| gaps(run).iter().any(|found| found.starts_with(gap));
        assert!(is_there(&one) && !is_there(&both), "{gap}\n{one:?}\n{both:?}");
    }
}

/// An answer to a question that does not apply is no answer, so it crosses no threshold.
#[test]
fn an_answer_that_is_not_used_reaches_nothing() {
    let gap = "“30 or more” for question `days_used`";
    let with_threshold = |cases: &[(&str, &str)]| {
        check_with(&["--coverage"], cases, "terms.ron", r#"AtLeast("days_used", 4)"#, r#"AtLeast("days_used", 30)"#)
    };
    let used = with("Number(20)", "Number(30)");
    let unused = used.replace(r#"["heroin", "crack"]"#, r#"["alcohol"]"#);
    assert!(with_threshold(&[("one.ron", &unused)]).err.contains(gap));
    assert!(!with_threshold(&[("one.ron", &used)]).err.contains(gap));
}

/// The small pack's new rule is in force this winter: a case before it and one in it, and a gap for after it.
#[test]
fn days_on_which_the_law_changes_are_crossed_by_the_days_of_cases() {
    let winter = with(r#"today: "2026-11-20""#, r#"today: "2026-12-20""#);
    let run = check(&["--coverage"], &[("one.ron", AT_COURT), ("two.ron", &winter)]);
    let days: Vec<&str> = gaps(&run).into_iter().filter(|gap| gap.contains("for the day of a case")).collect();
    let missing = ["“before 1 January 2026”", "“on 1 January 2027 or later”", "“on 1 March 2027 or later”"];
    assert_eq!(days.len(), missing.len(), "{days:?}");
    assert!(days.iter().zip(missing).all(|(day, start)| day.starts_with(start)), "{days:?}");
}

/// What can never come out is not asked for: nobody is under ten in this pack.
#[test]
fn what_nobody_can_reach_is_not_asked_for() {
    let run = check_with(&["--coverage"], &[], "terms.ron", r#"AtLeast("age", 18)"#, r#"AtLeast("age", 10)"#);
    assert!(run.err.contains("“10 or more” for question `age`"), "{run:?}");
    assert!(!run.err.contains("“9 or less” for question `age`"), "{run:?}");
    assert!(!run.err.contains("“not met” for term `adult`;"), "{run:?}");
    assert!(run.err.contains("“not known” for term `adult`;"), "{run:?}");
}

#[test]
fn another_protected_answer_is_tried_in_every_case() {
    let woman = with(r#"Choice("strong")"#, r#"Choice("some")"#);
    let man = woman.replace(r#"Choice("woman")"#, r#"Choice("man")"#);
    let run = check(&["--fairness"], &[("one.ron", &woman), ("three.ron", &woman), ("two.ron", &man)]);
    let text = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for change in [
        "option womens-group: fits → does not fit: by gate women (entry rule); sex from “Woman” to “Man” in cases/one.ron; 2 cases in all",
        "option womens-group: does not fit → fits: by gate women (entry rule); sex from “Man” to “Woman” in cases/two.ron; 1 case in all",
    ] {
        assert!(text.contains(change), "{change}\n{run:?}");
    }
    assert_eq!(run.code, 0);
}

#[test]
fn changes_by_protected_answers_stand_in_the_json() {
    let woman = with(r#"Choice("strong")"#, r#"Choice("some")"#);
    let run = check(&["--fairness", "--json"], &[("one.ron", &woman)]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let changes = json["changes"].as_array().unwrap();
    let womens = changes.iter().find(|change| change["what"] == "option womens-group: fits → does not fit").unwrap();
    assert_eq!(womens["by"], serde_json::json!(["gate women (entry rule)"]));
    assert_eq!(womens["cases"], serde_json::json!(["cases/one.ron"]));
    let served = json["served"].as_array().unwrap();
    let at_court = served.iter().find(|served| served["need"] == "opioid_use" && served["stage"] == "court").unwrap();
    assert!(at_court["by"].is_string());
    assert_eq!(json["coverage"]["of"].as_u64().map(|of| of > 100), Some(true));
}

#[test]
fn old_evidence_is_counted_and_listed_on_request() {
    let quiet = check(&[], &[]);
    assert!(quiet.out.contains("\n3 options with evidence more than 15 years old, 0 of them explained\n"), "{quiet:?}");
    assert!(!quiet.err.contains("the newest evidence"), "{quiet:?}");
    let listed = check(&["--stale"], &[]);
    let message = "interventions/gate-meeting.ron:1:1: warning: the newest evidence on option `gate-meeting` is of 2008, more than 15 \
                   years ago; look for newer evidence, or explain in `pack.ron` that there is none\n";
    assert!(listed.err.contains(message), "{listed:?}");
    assert_eq!(listed.code, 0);
    let later = check(&["--stale", "--stale-years", "18"], &[]);
    assert!(later.out.contains("\n0 options with evidence more than 18 years old, 0 of them explained\n"), "{later:?}");
}

#[test]
fn what_was_seen_at_second_hand_is_listed_on_request() {
    let old = r#"cites: [(source: "guide", at: "section 2", seen: FirstHand)]"#;
    let new = r#"cites: [(source: "guide", at: "section 2", seen: SecondHand)]"#;
    let run = check_with(&["--second-hand"], &[], "terms.ron", old, new);
    assert!(run.out.starts_with("Seen at second hand: confirm before relying on it\n\n"), "{run:?}");
    assert!(run.out.contains("terms.ron problem_use: guide, section 2\n"), "{run:?}");
}

#[test]
fn a_warning_that_the_pack_explains_is_counted_and_not_shown() {
    let accepted = r#"accepted_warnings: [
        Accepted(about: "drugs", warning: ChoicesAlike, why: "Both are asked for the record."),
        (about: "pregnancy/court", warning: NotServed, why: "Courts have none."),
    ], routes:"#;
    let message = ["`cannabis`, `alcohol` of `drugs`", "the stage `court` serves the need `pregnancy`"];
    let before = check(&[], &[]);
    let after = check_with(&[], &[], "pack.ron", "routes:", accepted);
    for message in message {
        assert!(before.err.contains(message), "{before:?}");
        assert!(!after.err.contains(message), "{after:?}");
    }
    // The same need at another stage is not explained by it.
    assert!(after.err.contains("the stage `custody` serves the need `pregnancy`"), "{after:?}");
    assert!(after.out.contains("\n2 warnings explained by the pack\n"), "{after:?}");
    assert!(!after.out.contains("Courts have none."), "{after:?}");
    let listed = check_with(&["--explained"], &[], "pack.ron", "routes:", accepted);
    let unwrapped = listed.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for reason in ["Both are asked for the record.", "Courts have none."] {
        assert!(unwrapped.contains(reason), "{listed:?}");
    }
}

#[test]
fn a_gap_that_the_pack_explains_is_no_finding() {
    let accepted = r#"accepted_warnings: [(about: "overdose: Act now", warning: NotReached, why: "x")], routes:"#;
    let run = check_with(&["--coverage"], &[("one.ron", AT_COURT)], "pack.ron", "routes:", accepted);
    assert!(!run.err.contains("“Act now” for alert `overdose`"), "{run:?}");
}
