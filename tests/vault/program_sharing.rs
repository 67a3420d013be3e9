//! Colleagues, copies and erasing through the built program.

use std::fs;

use crate::support::program::Bench;

/// Runs it in the home of somebody else; tells what it printed.
fn run_as(bench: &Bench, name: &str, args: &[&str]) -> String {
    let run = bench.command(args).env("THROUGHLINE_HOME", bench.path(&format!("home of {name}"))).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// The card of somebody who has an identity of their own.
fn card_of(bench: &Bench, name: &str) -> String {
    run_as(bench, name, &["identity", "new", "--name", name, "--passphrase-file", "pass"]);
    run_as(bench, name, &["identity", "card"])
}

#[test]
fn a_colleague_is_added_listed_and_removed_and_a_copy_is_sealed_by_name() {
    let bench = Bench::new();
    fs::write(bench.path("ann.txt"), card_of(&bench, "Ann Other")).unwrap();
    assert!(bench.run(&["identity", "colleague", "list"]).out.contains("no colleagues"));
    let added = bench.run(&["identity", "colleague", "add", "ann.txt"]);
    assert!(added.code == 0 && added.out.contains("To check by voice: "), "{} {}", added.out, added.err);
    let own = bench.run(&["identity", "card"]).out;
    for (card, says) in [(own.as_str(), "your own card"), ("hello", "no card and no key"), ("ann.txt", "in your list already")] {
        let refused = bench.run(&["identity", "colleague", "add", card]);
        assert!(refused.code == 7 && refused.err.contains(says), "{card}: {} {}", refused.code, refused.err);
    }
    let args = ["seal", "T.throughline", "--to", "copy.throughline", "--recipient", "Ann Other", "--without", "words,plan"];
    let sealed = bench.unlocked(&args);
    assert!(sealed.code == 0 && sealed.out.contains("Sealed to Ann Other"), "{} {}", sealed.out, sealed.err);
    let read = run_as(&bench, "Ann Other", &["open", "copy.throughline", "--to", "-", "--passphrase-file", "pass"]);
    assert!(read.contains("canary-note") && !read.contains("canary-words"), "{read}");
    let told = "Ann Other; without the person’s own words, free text of the plan";
    assert!(read.contains(told), "the log of the copy tells: {read}");
    assert!(bench.unlocked(&["open", "T.throughline", "--to", "-"]).out.contains(told), "the log of the case tells");
    assert_eq!(bench.run(&["identity", "colleague", "remove", "Ann Other"]).code, 0);
    assert_eq!(bench.run(&["identity", "colleague", "remove", "Ann Other"]).code, 7);
    assert_eq!(bench.unlocked(&["seal", "T.throughline", "--to", "x.throughline", "--recipient", "Ann Other"]).code, 7);
}

#[test]
fn a_report_is_told_by_its_kind() {
    let bench = Bench::new();
    let written = bench.unlocked(&["report", "T.throughline", "--kind", "pre-sentence", "--to", "report.md"]);
    assert!(written.code == 0 && bench.path("report.md").exists(), "{}", written.err);
    let read = bench.unlocked(&["open", "T.throughline", "--to", "-"]).out;
    assert!(read.contains(r#"did: Exported, what: "pre-sentence report", name: "Jo Worker""#), "{read}");
}

#[test]
fn what_was_erased_is_listed_without_saying_which_case_it_was() {
    let bench = Bench::new();
    assert!(bench.run(&["rights", "erased"]).out.contains("Nothing was erased"));
    let erased = bench.unlocked(&["rights", "erase", "T.throughline", "--really"]);
    assert!(erased.code == 0 && erased.out.contains("the case: "), "{}", erased.out);
    let listed = bench.run(&["rights", "erased"]);
    assert!(listed.out.contains("by Jo Worker: ") && !listed.out.contains("T-77"), "{}", listed.out);
    assert!(!fs::read_to_string(bench.path("home/erased.ron")).unwrap().contains("T-77"));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_erased_is_named_and_exits_2() {
    let bench = Bench::new();
    // What lies where the unfinished savings lie, and is no file.
    fs::create_dir(bench.path(".T.throughline.draft-0123456789abcdef")).unwrap();
    let erased = bench.unlocked(&["rights", "erase", "T.throughline", "--really"]);
    assert_eq!(erased.code, 2, "{} {}", erased.out, erased.err);
    assert!(erased.err.contains(".T.throughline.draft-0123456789abcdef: cannot be erased"), "{}", erased.err);
    assert!(!bench.path("T.throughline").exists(), "all else is gone");
}
