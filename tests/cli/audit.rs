//! What `check` finds, exactly: the small pack with one thing wrong, and cases that come out otherwise.

use throughline::check::check as check_pack;
use throughline::pack::load::{self, Files};
use throughline::pack::protected::protected_uses;
use throughline::pack::remark::{Remark, RemarkKind};
use throughline::pack::stale::STALE_YEARS;

use crate::support::{AT_COURT, pack_with_cases, run, small, small_files, today};

/// Every remark on a pack but those on what no case reaches: there is no case.
fn remarks(files: &Files) -> Vec<Remark> {
    let loaded = load::from_files(files).unwrap();
    let mut remarks = check_pack(&loaded.pack, files, today(), &[], STALE_YEARS).remarks;
    remarks.retain(|remark| remark.kind != RemarkKind::NotReached);
    remarks
}

/// The findings on the small pack with the first of these texts replaced by the second in one file, as far as they
/// are not there without.
fn findings(file: &str, old: &str, new: &str) -> Vec<String> {
    let mut files = small_files();
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(old), "{file} has no {old}");
    *text = text.replacen(old, new, 1);
    let known: Vec<String> = remarks(&small_files()).into_iter().map(|remark| remark.fault.what).collect();
    let found = remarks(&files).into_iter().map(|remark| remark.fault);
    found.filter(|fault| !known.contains(&fault.what)).map(|fault| fault.to_string()).collect()
}

#[test]
fn a_gate_on_a_protected_answer_needs_a_law() {
    let found = findings("interventions/womens-group.ron", "basis: EntryRule, ", "");
    let message = "interventions/womens-group.ron:15:14: gate `women` depends on the protected question `sex` and names no law or \
                   entry rule; give its basis as `Law` or `EntryRule`, or make it a fit or a caution";
    assert_eq!(found, [message]);
}

#[test]
fn a_protected_answer_is_seen_through_terms_and_through_when_a_question_applies() {
    // Antenatal care is asked only of pregnant people: a gate on it is a gate on pregnancy.
    let loaded = small();
    let found: Vec<String> = protected_uses(&loaded.pack)
        .iter()
        .map(|found| format!("{} {}/{}: {}", found.kind, found.of, found.id, found.questions.join(" ")))
        .collect();
    assert!(found.contains(&"gate midwife/asked_for: sex pregnant".to_owned()), "{found:?}");
    assert!(found.contains(&"gate womens-group/women: sex".to_owned()), "{found:?}");
    assert!(found.contains(&"need /pregnancy: sex pregnant".to_owned()), "{found:?}");
}

#[test]
fn what_nobody_uses_is_named() {
    let source = r#"(id: "act", title: "The Small Act""#;
    let found = findings(
        "sources.ron",
        source,
        &format!(r#"(id: "lost", title: "L", publisher: "P", year: "1", seen: FirstHand), {source}"#),
    );
    assert_eq!(found, ["sources.ron:2:10: warning: nothing cites the source `lost`; cite it or take it out"]);

    let term = r#"(id: "adult","#;
    let found = findings("terms.ron", term, &format!(r#"(id: "lost", says: "L", when: Yes("pregnant")), {term}"#));
    assert_eq!(found, ["terms.ron:2:10: warning: no rule uses the term `lost`; use it or take it out"]);

    let question = "(\n            id: \"age\"";
    let lost = r#"(id: "person", label: "L", asks: "L", why: "L", kind: YesNo, cites: [(source: "act", seen: FirstHand)]),"#;
    let found = findings("questions/20-person.ron", question, &format!("{lost} {question}"));
    // The section has the same id; the place is that of the question.
    assert_eq!(
        found,
        ["questions/20-person.ron:6:14: warning: no rule asks the question `person`; use its answer in a rule, or do not ask it"]
    );
}

#[test]
fn choices_that_no_rule_tells_apart_are_named() {
    let found = findings(
        "questions/30-law.ron",
        r#"(id: "there", says: "There")"#,
        r#"(id: "there", says: "There"), (id: "off", says: "Off")"#,
    );
    let message = "questions/30-law.ron:6:17: warning: no rule names the choices `there`, `off` of `place`: they all come to the same; \
                   use them in a rule, or make one choice of them";
    assert_eq!(found, [message]);
}

#[test]
fn needs_without_an_option_are_named_with_their_stages() {
    let found = findings("interventions/womens-group.ron", r#"serves: ["pregnancy"]"#, "serves: []");
    let message = "needs.ron:3:10: warning: no option that is offered at the stage `prison` serves the need `pregnancy`; nothing is \
                   there for a person with Stage: In prison; Sex: Woman; Pregnant: Yes";
    assert!(found.contains(&message.to_owned()), "{found:?}");
}

#[test]
fn old_law_and_long_texts_are_warnings() {
    let found = findings("pack.ron", "law_as_at: \"2026-10-01\"", "law_as_at: \"2024-10-01\"");
    assert_eq!(
        found,
        ["pack.ron:1:1: warning: the law was last looked at 780 days ago; look at it again, then change `law_as_at`"]
    );
    let long = "How ".repeat(50);
    let found = findings("questions/20-person.ron", "How old is the person?", &long);
    assert_eq!(
        found,
        ["questions/20-person.ron:7:17: warning: question `age` has 200 letters in `asks`, more than 160; say it in fewer words"]
    );
}

const EXPECTED: &str = r#"
    expect: (
        options: [
            (id: "treatment-order", standing: CannotTell, by: ["agrees"], why: "She was not asked."),
            (id: "midwife", standing: CannotTell, why: "She did not say."),
        ],
        alerts: [(id: "overdose", shows: NotAtAll, why: "She is awake.")],
        ask_next: "agrees",
    ),
)"#;

fn case(expected: &str) -> String {
    format!("{}{expected}", AT_COURT.trim_end_matches(')'))
}

fn check(cases: &[(&str, &str)]) -> crate::support::Run {
    let mut files = small_files();
    // The small pack has one gate that is unfair; here it is not.
    let midwife = files.get_mut("interventions/midwife.ron").unwrap();
    *midwife = midwife.replace(r#"when: No("antenatal_care")"#, r#"when: No("antenatal_care"), basis: EntryRule"#);
    let folder = pack_with_cases(&files, cases);
    let run = run(&["--today", crate::support::TODAY, "check", &folder.path().join("knowledge").display().to_string()]);
    // Warnings of the small pack are not what these tests are about.
    let err: String = run.err.split_inclusive('\n').filter(|line| line.starts_with("cases/")).collect();
    crate::support::Run { err, ..run }
}

#[test]
fn cases_that_come_out_right_are_no_finding() {
    let run = check(&[("one.ron", &case(EXPECTED))]);
    assert_eq!((run.err.as_str(), run.code), ("", 0), "{run:?}");
    assert!(run.out.ends_with("1 worked case, 0 of them failing\n"), "{run:?}");
}

#[test]
fn each_difference_is_told_with_its_reason() {
    let expected = EXPECTED
        .replace(r#"standing: CannotTell, by: ["agrees"]"#, r#"standing: DoesNotFit, by: ["agrees"]"#)
        .replace("shows: NotAtAll", "shows: ActNow")
        .replace(r#"ask_next: "agrees""#, r#"ask_next: "injects""#);
    let run = check(&[("one.ron", &case(&expected))]);
    let message = "\
cases/one.ron: option `treatment-order` must come out as “does not fit”, and is “cannot tell yet” by `agrees` (She was not asked.)
cases/one.ron: gate `agrees` of `treatment-order` must be not met, and is not known (She was not asked.)
cases/one.ron: alert `overdose` must show as “Act now”, and shows as “not at all” (She is awake.)
cases/one.ron: the next question must be `injects`, and is `agrees`
";
    assert_eq!((run.err.as_str(), run.code), (message, 1), "{run:?}");
    assert!(run.out.ends_with("1 worked case, 1 of them failing\n"), "{run:?}");
}

#[test]
fn names_that_the_pack_does_not_have_are_faults_with_a_place() {
    let expected = EXPECTED
        .replace(r#"by: ["agrees"]"#, r#"by: ["agree"]"#)
        .replace(r#"(id: "overdose""#, r#"(id: "overdoes""#)
        .replace(r#"(id: "midwife""#, r#"(id: "helpline""#);
    let run = check(&[("one.ron", &case(&expected))]);
    let message = "\
cases/one.ron:23:64: the expectation names `agree`, which is no gate of `treatment-order`; did you mean `agrees`?
cases/one.ron:24:18: the expectation names `helpline`, which is no option
cases/one.ron:26:23: the expectation names `overdoes`, which is no alert; did you mean `overdose`?
";
    assert_eq!((run.err.as_str(), run.code), (message, 1), "{run:?}");
}

#[test]
fn a_case_made_for_another_pack_fails() {
    let run = check(&[("one.ron", r#"(format: 1, reference: "r", answers: {"agee": (value: Number(3))})"#)]);
    let message = "cases/one.ron: the answer to `agee` is not used: this pack has no such question; did you mean `age`?\n";
    assert_eq!((run.err.as_str(), run.code), (message, 1), "{run:?}");
}

#[test]
fn the_built_in_pack_can_be_checked() {
    let run = run(&["--today", crate::support::TODAY, "check", "--fairness", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let errors = json["faults"].as_array().unwrap().iter().filter(|fault| fault["severity"] == "error").count();
    assert_eq!(errors, 0, "{}", run.err);
}
