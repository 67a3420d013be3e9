//! Runs the command line, and finds or makes what it runs on.

use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use throughline::base::date::Date;
use throughline::cli::Asked;
use throughline::pack::load::{self, Files, Loaded};

/// The day that counts as today.
pub const TODAY: &str = "2026-11-20";

/// What a run gave.
#[derive(PartialEq, Eq)]
pub struct Run {
    pub out: String,
    pub err: String,
    pub code: u8,
}

/// Printed as people would see it.
impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exit {}\n--- out\n{}--- err\n{}", self.code, self.out, self.err)
    }
}

/// Runs the command line with these arguments.
pub fn run(args: &[&str]) -> Run {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run_into(args, &mut out, &mut err);
    Run { out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap(), code }
}

/// Runs a command with these arguments and these streams.
#[expect(clippy::panic, reason = "test code: a failure is the report")]
pub fn run_into(args: &[&str], out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let all = std::iter::once("throughline").chain(args.iter().copied()).map(OsString::from);
    match throughline::cli::run(all, out, err) {
        Asked::Done(code) => code,
        Asked::Window(_) => panic!("{args:?} asks for the window"),
    }
}

/// Runs it on the small pack, as on the day of the tests.
pub fn run_small(args: &[&str]) -> Run {
    let mut all = vec!["--pack", small_folder(), "--today", TODAY];
    all.extend(args);
    run(&all)
}

/// The folder of the small pack, which holds one of everything.
pub fn small_folder() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/small")
}

/// The files of the small pack.
pub fn small_files() -> Files {
    load::folder_files(Path::new(small_folder())).unwrap().0
}

/// The small pack.
pub fn small() -> Loaded {
    load::folder(Path::new(small_folder())).unwrap()
}

/// The same as a date.
pub fn today() -> Date {
    throughline::base::date::parse(TODAY).unwrap()
}

/// A folder that goes when the test ends.
pub fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A file in that folder.
pub fn file(folder: &TempDir, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

/// The small pack in a folder `knowledge`, with the cases in a folder `cases` beside it.
pub fn pack_with_cases(files: &Files, cases: &[(&str, &str)]) -> TempDir {
    let folder = folder();
    for (name, text) in files {
        file(&folder, &format!("knowledge/{name}"), text);
    }
    for (name, text) in cases {
        file(&folder, &format!("cases/{name}"), text);
    }
    folder
}

/// A person at court of whom nearly everything is known.
pub const AT_COURT: &str = r#"(
    format: 1,
    reference: "T-01",
    fictional: true,
    title: "At court",
    today: "2026-11-20",
    answers: {
        "hard_to_wake": (value: No),
        "stage": (value: Choice("court")),
        "age": (value: Number(34)),
        "sex": (value: Choice("woman")),
        "pregnant": (value: Declined),
        "drugs": (value: Choices(["heroin", "crack"])),
        "days_used": (value: Number(20)),
        "injects": (value: NotKnown),
        "dependence": (value: Choice("strong")),
        "place": (value: Choice("here")),
        "convicted_on": (value: Date("2026-10-30")),
    },
)"#;
