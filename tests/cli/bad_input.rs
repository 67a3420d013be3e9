//! Input that cannot be used: what is said, on which exit code, and that nobody's words are in it.

use std::fs;

use tempfile::TempDir;
use throughline::case;

use crate::support::{Run, file, folder, run, run_small};

/// Appraises a case with this content; messages without the folder's name.
fn appraise(text: impl AsRef<[u8]>) -> Run {
    let folder = folder();
    appraise_file(&folder, &file(&folder, "case.ron", text).display().to_string())
}

fn appraise_file(folder: &TempDir, path: &str) -> Run {
    let run = run_small(&["appraise", path]);
    Run { err: run.err.replace(&format!("{}/", folder.path().display()), ""), ..run }
}

#[track_caller]
fn assert_refused(run: &Run, code: u8, message: &str) {
    assert_eq!((run.err.as_str(), run.out.as_str(), run.code), (format!("{message}\n").as_str(), "", code));
}

#[test]
fn what_is_not_there_is_unreadable() {
    let folder = folder();
    let missing = folder.path().join("nobody.ron").display().to_string();
    let message = "nobody.ron:1:1: cannot be read: there is no such file or folder; check the name, and that you may read it";
    assert_refused(&appraise_file(&folder, &missing), 3, message);
}

#[test]
fn a_folder_is_no_case() {
    let folder = folder();
    fs::create_dir(folder.path().join("case.ron")).unwrap();
    let path = folder.path().join("case.ron").display().to_string();
    assert_refused(&appraise_file(&folder, &path), 3, "case.ron:1:1: is a folder, not a file; give the name of a file");
}

#[cfg(unix)]
#[test]
fn a_socket_is_no_case() {
    let folder = folder();
    let path = folder.path().join("case.ron");
    let _socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
    let run = appraise_file(&folder, &path.display().to_string());
    assert_refused(&run, 3, "case.ron:1:1: is not an ordinary file; give the name of a file");
}

#[test]
fn bytes_that_are_no_text_are_unreadable() {
    let message = "case.ron:2:5: is not text in UTF-8; save it as UTF-8, or open the copy that was kept before";
    assert_refused(&appraise(b"(\n    \xff"), 3, message);
}

#[test]
fn an_encrypted_case_that_is_damaged_at_its_beginning_is_named_as_one() {
    let folder = folder();
    let path = file(&folder, "case.throughline", b"\x00\xff").display().to_string();
    let message =
        "case.throughline: is not an encrypted case, or its first line is damaged; no earlier version was kept beside it";
    assert_refused(&appraise_file(&folder, &path), 3, message);
    let message = "case.ron: its header is damaged; no earlier version was kept beside it";
    assert_refused(&appraise("age-encryption.org/v1\n-> X25519"), 4, message);
}

#[test]
fn a_truncated_case_is_damaged_wherever_it_ends() {
    use throughline::base::fault::Trouble;
    let pack = crate::support::small().pack;
    let whole = crate::support::AT_COURT.trim_end();
    for end in 0..whole.len() - 1 {
        let faults = case::text::parse(&pack, "case.ron", whole.get(..end).unwrap()).unwrap_err();
        let troubles: Vec<Trouble> = faults.iter().map(|fault| fault.trouble).collect();
        assert_eq!(troubles, [Trouble::Unreadable], "cut after {end} bytes: {}", faults[0]);
    }
    let run = appraise(whole.get(..200).unwrap());
    assert_refused(&run, 3, "case.ron:9:34: a comma is missing before this");
}

#[test]
fn deep_nesting_is_over_a_limit() {
    let message = "case.ron:1:77: brackets are nested more than 128 deep";
    for depth in [200, 100_000, 1_000_000] {
        let run = appraise(format!("(format: 1, x: {}", "[".repeat(depth)));
        assert_eq!(run.code, 8, "{run:?}");
        assert!(run.err.contains("brackets are nested more than 128 deep"), "{message}: {run:?}");
    }
    assert_refused(&appraise("[".repeat(100_000)), 7, "case.ron:1:1: an opening `(` is wanted here");
}

#[test]
fn a_hundred_megabytes_are_over_a_limit() {
    let message = "case.ron:1:1: is larger than 16 MiB, the most that is read; is it the right file?";
    assert_refused(&appraise("\"\",".repeat(33_333_333)), 8, message);
}

#[test]
fn a_newer_format_is_named_as_one() {
    let says = |format: &str| {
        format!(
            "case.ron:1:1: it was made by a newer version of the program: format {format}, and this one reads 3; \
             open it with that version; nothing was changed"
        )
    };
    for format in ["4", "999", "99999999999999999"] {
        assert_refused(&appraise(format!("(format: {format}, of: Another(kind))")), 5, &says(format));
    }
}

#[test]
fn a_question_answered_twice_is_refused() {
    let text = "(format: 1, reference: \"r\", answers: {\n\"age\": (value: Number(30)),\n\"age\": (value: Number(31)),\n})";
    assert_refused(&appraise(text), 7, "case.ron:3:1: the question `age` is answered twice; keep the answer that is right");
}

#[test]
fn what_somebody_said_is_in_no_message() {
    for value in [r#"Number("Jane Doe")"#, r#"Date("Jane Doe")"#, r#"Choices("Jane Doe")"#, r#""Jane Doe""#] {
        let run = appraise(format!(r#"(format: 1, reference: "r", answers: {{"age": (value: {value})}})"#));
        assert!(!run.err.contains("Jane"), "{run:?}");
        assert!(!run.err.is_empty(), "{run:?}");
    }
}

#[test]
fn answers_without_a_place_are_kept_and_named() {
    let text = r#"(format: 1, reference: "r", answers: {
        "agee": (value: Number(30)),
        "stage": (value: Choice("courtt")),
        "age": (value: Number(300)),
        "\u{1b}[31mred": (value: Yes),
    })"#;
    let run = appraise(text);
    let notes = "\
note: the answer to `\u{FFFD}[31mred` is kept and not used: this pack has no such question
note: the answer to `age` is kept and not used: the question takes 10 to 110 years
note: the answer to `agee` is kept and not used: this pack has no such question; did you mean `age`?
note: the answer to `stage` is kept and not used: this pack has no choice `courtt` there; did you mean `court`?
";
    assert_eq!((run.err.as_str(), run.code), (notes, 0));
    assert!(run.out.contains("Answers that this pack has no place for, kept and not used: \u{FFFD}[31mred, age, agee, stage."));
}

#[test]
fn bad_usage_is_64() {
    let cases: [(&[&str], &str); 9] = [
        (&["appraise"], "required arguments were not provided"),
        (&["apraise", "x.ron"], "similar subcommand exists: 'appraise'"),
        (&["--today", "22.11.2026", "pack"], "write year-month-day, such as 2026-11-22"),
        (&["report", "x.ron", "--kind", "person", "--to", "a.md"], "possible values: handover, pre-sentence"),
        (&["report", "x.ron", "--kind", "handover", "--to", "a.docx"], "name ends in .md or .txt, not to a.docx"),
        (&["series", "orders", "--to", "a.svg"], "name ends in .csv, not to a.svg"),
        (&["check", "a", "--pack", "b"], "cannot be used with"),
        (&["library", "--json"], "`library` has no --json"),
        (&["--gallery", "questions"], "`--gallery` opens the window and goes with no command"),
    ];
    for (args, message) in cases {
        let run = run(args);
        assert_eq!((run.code, run.out.as_str()), (64, ""), "{args:?} {run:?}");
        assert!(run.err.contains(message), "{args:?} {run:?}");
    }
    // The window can be opened on another pack, and prints no JSON.
    assert_eq!(run(&["--json"]).code, 64);
}

#[test]
fn unknown_names_get_the_nearest_one() {
    let run = run_small(&["series", "order"]);
    assert_eq!(
        (run.err.as_str(), run.code),
        ("this pack has no series or comparison `order`; did you mean `orders`?; see `throughline --help`\n", 64)
    );
    // The library is searched, which forgives spelling.
    let run = run_small(&["library", "midwive"]);
    let found = "midwife  option  Midwife\nmidwife  prompt  Offer a midwife\n";
    assert_eq!((run.out.as_str(), run.err.as_str(), run.code), (found, "", 0));
}

#[test]
fn a_pack_with_faults_tells_them_all() {
    let folder = folder();
    file(&folder, "pack.ron", "(");
    let run = run(&["--pack", &folder.path().display().to_string(), "questions"]);
    assert_eq!(run.out, "");
    assert_eq!(run.err.lines().count(), 6, "{run:?}");
    assert_eq!(run.code, 3, "{run:?}");
}
