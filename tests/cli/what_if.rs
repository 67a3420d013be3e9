//! `what-if`: what would make an option fit, as text and for other programs, and what it says to a wrong name.

use serde_json::{Value, json};

use crate::support::{AT_COURT, Run, file, folder, run_small};

fn what_if(case: &str, args: &[&str]) -> Run {
    let folder = folder();
    let path = file(&folder, "case.ron", case).display().to_string();
    let mut all = vec!["what-if", path.as_str()];
    all.extend(args);
    run_small(&all)
}

fn done(case: &str, args: &[&str]) -> String {
    let run = what_if(case, args);
    assert_eq!((run.err.as_str(), run.code), ("", 0), "{run:?}");
    run.out
}

fn sixteen() -> String {
    AT_COURT.replace("Number(34)", "Number(16)")
}

#[test]
fn what_is_not_known_is_to_be_found_out() {
    insta::assert_snapshot!(done(AT_COURT, &["treatment-order"]));
}

#[test]
fn what_cannot_be_changed_is_said_plainly() {
    insta::assert_snapshot!(done(&sixteen(), &["treatment-order"]));
}

#[test]
fn json_tells_what_to_find_out_from_what_to_change() {
    let case = AT_COURT.replace("\"place\"", "\"agrees\": (value: No),\n        \"place\"");
    let found: Value = serde_json::from_str(&done(&case, &["treatment-order", "--json"])).unwrap();
    assert_eq!(found["outcome"], "sets");
    assert_eq!(found["sets"][0]["find_out"], json!([]));
    let change = &found["sets"][0]["change"][0];
    assert_eq!((&change["question"], &change["from"], &change["to"][0]["try"]), (&json!("agrees"), &json!("no"), &json!("yes")));
    assert_eq!(change["changeable"], true);
}

#[test]
fn json_names_what_stands_in_the_way() {
    let found: Value = serde_json::from_str(&done(&sixteen(), &["treatment-order", "--json"])).unwrap();
    assert_eq!(found["outcome"], "closed");
    assert_eq!(found["closed_by"][0]["gate"], "adult");
    assert_eq!(found["closed_by"][0]["because"][0]["question"], "age");
    assert_eq!(found["closed_by"][0]["citations"][0]["source"], "act");
}

#[test]
fn what_fits_needs_no_change() {
    assert!(done(AT_COURT, &["naloxone-kit"]).contains("It fits already"));
}

#[test]
fn a_wrong_name_is_refused_with_the_nearest() {
    for (id, says) in [
        ("treatment-ordr", "this pack has no option `treatment-ordr`; did you mean `treatment-order`?"),
        ("old-order", "`old-order` cannot be matched to a person (historic: replaced, never offered)"),
    ] {
        let run = what_if(AT_COURT, &[id]);
        assert_eq!((run.out.as_str(), run.code), ("", 64), "{run:?}");
        assert!(run.err.contains(says), "{run:?}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for args in [&["treatment-order"][..], &["treatment-order", "--json"], &["diversion", "--json"]] {
        assert_eq!(done(AT_COURT, args), done(AT_COURT, args));
    }
}
