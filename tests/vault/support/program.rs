//! The built program, run from outside in a folder and with a home of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::SECRET;

/// A person at court; made up.
pub const CASE: &str =
    r#"(format: 1, reference: "T-77", answers: { "age": (value: Number(34), words: "canary-words", note: "canary-note") })"#;

/// A folder with a home, a passphrase file, an identity and a sealed case.
pub struct Bench {
    pub folder: TempDir,
}

pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Bench {
    /// With an identity and a case that is sealed to it.
    pub fn new() -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(bench.path("pass"), format!("{SECRET}\n")).unwrap();
        fs::write(bench.path("wrong"), "something else\n").unwrap();
        fs::write(bench.path("case.ron"), CASE).unwrap();
        let made =
            bench.run(&["identity", "new", "--name", "Jo Worker", "--recovery-to", "recovery.txt", "--passphrase-file", "pass"]);
        assert_eq!(made.code, 0, "{}", made.err);
        let sealed = bench.run(&["seal", "case.ron", "--to", "T.throughline"]);
        assert_eq!(sealed.code, 0, "{}", sealed.err);
        bench
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
        command.args(args).current_dir(self.folder.path()).env("THROUGHLINE_HOME", self.path("home")).stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Run {
        let output = self.command(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Run { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    /// With the worker's passphrase.
    pub fn unlocked(&self, args: &[&str]) -> Run {
        self.run(&[args, &["--passphrase-file", "pass"]].concat())
    }

    pub fn age(&self) -> Option<i64> {
        let read = self.unlocked(&["open", "T.throughline", "--to", "-"]).out;
        read.split("Number(").nth(1)?.split(')').next()?.parse().ok()
    }
}

/// True where a program can be run.
pub fn have(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Every file under a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
