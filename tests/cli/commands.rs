//! What each command prints, and that the same input prints the same.

use std::io::{self, ErrorKind, Write};

use serde_json::Value;

use crate::support::{AT_COURT, TODAY, file, folder, run, run_into, run_small, small_folder};

fn at_court(args: &[&str]) -> String {
    let folder = folder();
    let path = file(&folder, "case.ron", AT_COURT).display().to_string();
    let args: Vec<&str> = args.iter().map(|arg| if *arg == "CASE" { path.as_str() } else { arg }).collect();
    let run = run_small(&args);
    assert_eq!((run.err.as_str(), run.code), ("", 0), "{run:?}");
    run.out
}

fn at_court_json(args: &[&str]) -> Value {
    serde_json::from_str(&at_court(args)).unwrap()
}

#[test]
fn help_and_version_are_output() {
    for (args, begins) in [(["--help"], "Offline decision support"), (["--version"], "throughline 0.")] {
        let run = run(&args);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.starts_with(begins), "{run:?}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for args in [
        &["appraise", "CASE"][..],
        &["appraise", "CASE", "--json"],
        &["ask", "CASE"],
        &["ask", "CASE", "--json"],
        &["report", "CASE", "--kind", "handover", "--to", "-"],
        &["report", "CASE", "--kind", "pre-sentence", "--to", "-"],
        &["questions", "--json"],
        &["pack", "--json"],
        &["series", "orders"],
        &["library", "treatment-order"],
    ] {
        assert_eq!(at_court(args), at_court(args), "{args:?}");
    }
}

#[test]
fn no_line_is_longer_than_promised() {
    for (args, width) in [
        (&["appraise", "CASE"][..], 100),
        (&["ask", "CASE"], 100),
        (&["questions"], 100),
        (&["library", "treatment-order"], 100),
        (&["report", "CASE", "--kind", "handover", "--to", "-"], 80),
        (&["report", "CASE", "--kind", "pre-sentence", "--to", "-"], 80),
    ] {
        let text = at_court(args);
        let longest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= width, "{args:?}: {longest}");
    }
}

#[test]
fn appraise_text() {
    // The fingerprint changes whenever the small pack does.
    let fingerprint = crate::support::small().pack.sha256;
    insta::assert_snapshot!(at_court(&["appraise", "CASE"]).replace(&fingerprint, "<fingerprint>"));
}

#[test]
fn ask_text() {
    insta::assert_snapshot!(at_court(&["ask", "CASE"]));
}

#[test]
fn library_text() {
    insta::assert_snapshot!(at_court(&["library", "treatment-order"]));
}

#[test]
fn library_finds_by_words_and_says_when_it_finds_nothing() {
    let run = run_small(&["library", "treatment", "ordr"]);
    assert_eq!((run.err.as_str(), run.code), ("", 0));
    assert!(run.out.starts_with("treatment-order"), "{run:?}");
    let run = run_small(&["library", "xyzzy"]);
    let message = "nothing in this pack is like `xyzzy`; `throughline library` lists all of it\n";
    assert_eq!((run.out.as_str(), run.err.as_str(), run.code), ("", message, 1));
}

#[test]
fn library_lists_everything_and_shows_each_of_it() {
    let list = run_small(&["library"]);
    assert_eq!(list.code, 0);
    let pack = crate::support::small().pack;
    for entry in throughline::library::Library::new(&pack).entries() {
        assert!(list.out.contains(&format!("{}:", entry.id)), "{}", entry.id);
        let shown = run_small(&["library", &entry.id]);
        assert_eq!((shown.err.as_str(), shown.code), ("", 0), "{}", entry.id);
        assert!(shown.out.lines().count() > 2, "{}: {}", entry.id, shown.out);
    }
}

#[test]
fn series_text() {
    insta::assert_snapshot!(at_court(&["series", "orders"]));
}

#[test]
fn appraise_json_has_its_shape() {
    let json = at_court_json(&["appraise", "CASE", "--json"]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&json), "pack today reference fictional options alerts prompts contradictions needs next unknown kept");
    assert_eq!(keys(&json["pack"]), "name version sha256 law_as_at");
    let option = &json["options"][0];
    assert_eq!(keys(option), "id name role standing offered available firm fragile needs ratings gates fits cautions");
    let order = json["options"].as_array().unwrap().iter().find(|option| option["id"] == "treatment-order").unwrap();
    assert_eq!(keys(&order["gates"][0]), "id says truth basis because missing citations");
    assert_eq!(keys(&order["fits"][0]), "id says truth because missing citations");
    assert_eq!(keys(&order["ratings"][0]), "body class year inferred");
    assert_eq!(keys(&json["needs"][0]), "id truth served_by");
    assert_eq!(keys(&json["next"][0]), "question why settles needs");
}

#[test]
fn appraise_json_says_what_came_out() {
    let json = at_court_json(&["appraise", "CASE", "--json"]);
    assert_eq!(json["today"], TODAY);
    let order = json["options"].as_array().unwrap().iter().find(|option| option["id"] == "treatment-order").unwrap();
    assert_eq!(
        (&order["standing"], &order["offered"], &order["available"]),
        (&"cannot-tell".into(), &"now".into(), &"not-checked".into())
    );
    let agrees = &order["gates"][4];
    assert_eq!(
        (&agrees["truth"], &agrees["missing"], &agrees["basis"]),
        (&"unknown".into(), &serde_json::json!(["agrees"]), &"law".into())
    );
    assert_eq!(agrees["citations"][0], serde_json::json!({ "source": "act", "at": "section 5", "seen": "first-hand" }));
    let new_law = &order["gates"][3];
    assert_eq!(
        new_law["because"][0],
        serde_json::json!({ "question": "drugs", "answer": ["heroin", "crack"], "says": "Heroin, Crack" })
    );
    assert_eq!(json["next"][0]["question"], "agrees");
    assert_eq!(json["next"][0]["settles"], serde_json::json!(["treatment-order"]));
    assert!(json["unknown"].as_array().unwrap().contains(&"agrees".into()));
}

#[test]
fn a_stage_that_is_not_known_is_a_value_of_its_own() {
    let folder = folder();
    let path = file(&folder, "case.ron", r#"(format: 1, reference: "r", answers: {})"#).display().to_string();
    let run = run_small(&["appraise", &path, "--json"]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert!(json["options"].as_array().unwrap().iter().all(|option| option["offered"] == "not-known"));
}

#[test]
fn the_day_given_goes_before_the_cases_own() {
    let day = |case: &str, args: &[&str]| {
        let folder = folder();
        let path = file(&folder, "case.ron", case).display().to_string();
        let mut all = vec!["--pack", small_folder(), "appraise", &path, "--json"];
        all.extend(args);
        let json: Value = serde_json::from_str(&run(&all).out).unwrap();
        json["today"].as_str().unwrap().to_owned()
    };
    assert_eq!(day(AT_COURT, &[]), "2026-11-20");
    assert_eq!(day(AT_COURT, &["--today", "2027-01-02"]), "2027-01-02");
    // Only a made-up person lives on another day than ours.
    assert_ne!(
        day(&AT_COURT.replace("fictional: true", "fictional: false").replace("2026-11-20", "1999-01-01"), &[]),
        "1999-01-01"
    );
}

#[test]
fn pack_json_holds_conditions_as_trees() {
    let json = at_court_json(&["pack", "--json"]);
    let find = |list: &str, id: &str| {
        let list = json[list].as_array().unwrap();
        list.iter().find(|entry| entry["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone()
    };
    assert_eq!(find("terms", "adult")["when"], serde_json::json!({ "question": "age", "within": { "least": 18, "most": null } }));
    let tolerance = serde_json::json!({ "all": [
        { "question": "released_on", "within_last_days": 14 },
        { "question": "drugs", "chosen": ["heroin"] },
    ]});
    assert_eq!(find("alerts", "lost_tolerance")["when"], tolerance);
    let order = find("interventions", "treatment-order");
    let old_law = serde_json::json!({ "any": [
        { "not": { "question": "convicted_on", "on": { "from": null, "until": "2026-03-21" } } },
        { "question": "days_used", "within": { "least": 10, "most": null } },
    ]});
    assert_eq!(order["gates"][2]["when"], old_law);
    assert_eq!(order["gates"][2]["basis"], "law");
    assert_eq!(find("questions", "convicted_on")["ask_at"], serde_json::json!(["court", "prison"]));
    assert_eq!(find("questions", "age")["kind"], serde_json::json!({ "is": "number", "unit": "years", "min": 10, "max": 110 }));
    assert_eq!(json["series"][0]["lines"][0]["values"][0]["period"], serde_json::json!({ "financial_year": 2006 }));
}

/// Standard output that fails in one way.
struct Failing(ErrorKind);

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::from(self.0))
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn output_that_cannot_be_written_is_told_by_the_exit_code() {
    let run = |kind: ErrorKind, err: &mut dyn Write| run_into(&["--pack", small_folder(), "questions"], &mut Failing(kind), err);
    let mut err = Vec::new();
    assert_eq!(run(ErrorKind::StorageFull, &mut err), 2);
    assert_eq!(String::from_utf8(err).unwrap(), "standard output cannot be written: the disk is full\n");
    let mut err = Vec::new();
    assert_eq!(run(ErrorKind::BrokenPipe, &mut err), 0);
    assert!(err.is_empty());
    assert_eq!(run(ErrorKind::StorageFull, &mut Failing(ErrorKind::StorageFull)), 2);
}
