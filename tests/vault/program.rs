//! Faults from outside against the built program: exit code, message, and what is on the disk afterwards.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::count;
use crate::support::program::{Bench, CASE, files, have};

#[test]
fn from_sealing_to_erasing() {
    let bench = Bench::new();
    assert_eq!(bench.unlocked(&["answer", "T.throughline", "age=40"]).code, 0);
    assert_eq!(bench.age(), Some(40));
    let appraised = bench.unlocked(&["appraise", "T.throughline"]);
    assert_eq!(appraised.code, 0, "{}", appraised.err);
    assert!(appraised.out.contains("T-77"));
    let exported = bench.unlocked(&["rights", "export", "T.throughline", "--to", "-"]);
    for held in ["40 years", "canary-words", "canary-note", "Jo Worker", "changed age"] {
        assert!(exported.out.contains(held), "{held} is not in what is held: {}", exported.out);
    }
    assert_eq!(bench.unlocked(&["rights", "keep", "T.throughline", "--until", "2026-01-31"]).code, 0);
    let due = bench.unlocked(&["rights", "due", ".", "--today", "2026-02-01"]);
    assert!(due.out.contains("T.throughline: DUE: kept until 2026-01-31"), "{}", due.out);
    let shown = bench.run(&["rights", "erase", "T.throughline"]);
    assert!(shown.code == 0 && bench.path("T.throughline").exists() && shown.out.contains(".kept-000001"), "{}", shown.out);
    assert_eq!(bench.unlocked(&["rights", "erase", "T.throughline", "--really"]).code, 0);
    let left: Vec<_> =
        files(bench.folder.path()).into_iter().filter(|file| file.to_string_lossy().contains("throughline")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_wrong_passphrase_and_the_like_exit_4_and_say_so() {
    let bench = Bench::new();
    fs::write(bench.path("empty"), "").unwrap();
    fs::write(bench.path("megabyte"), vec![b'x'; 1024 * 1024]).unwrap();
    fs::write(bench.path("bytes"), [0xff, 0xfe, 0xfd]).unwrap();
    for (file, says) in [
        ("wrong", "wrong, or the file is damaged"),
        ("empty", "is empty"),
        ("megabyte", "longer than 1024"),
        ("bytes", "not text"),
    ] {
        let run = bench.run(&["verify", "T.throughline", "--passphrase-file", file]);
        assert!(run.code == 4 && run.err.contains(says), "{file}: {} {}", run.code, run.err);
    }
    assert_eq!(bench.run(&["verify", "T.throughline"]).code, 64, "no terminal, no passphrase");
    assert_eq!(bench.run(&["verify", "T.throughline", "--passphrase-file", "missing"]).code, 3);
    assert_eq!(bench.run(&["verify", "T.throughline", "--identity", "recovery.txt"]).code, 0, "the recovery key opens it");
    let weak = bench.path("weak");
    fs::write(&weak, "password1").unwrap();
    let other = bench.path("other home");
    let refused =
        bench.command(&["identity", "new", "--passphrase-file", "weak"]).env("THROUGHLINE_HOME", &other).output().unwrap();
    assert!(refused.status.code() == Some(7) && !other.exists());
}

#[test]
fn a_damaged_case_is_refused_with_the_version_that_opens_and_comes_back() {
    let bench = Bench::new();
    bench.unlocked(&["answer", "T.throughline", "age=41"]);
    let whole = fs::read(bench.path("T.throughline")).unwrap();
    let mut tried = 0;
    for place in [0, 5, 25, 40, 120, 300, 1200, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(bench.path("T.throughline"), &bytes).unwrap();
        let run = bench.unlocked(&["verify", "T.throughline"]);
        assert!(matches!(run.code, 3 | 4 | 7), "byte {place}: {} {}", run.code, run.err);
        assert!(run.code == 7 || run.err.contains("kept-000001 opens"), "byte {place}: {}", run.err);
        assert_eq!(fs::read(bench.path("T.throughline")).unwrap(), bytes, "it is left alone");
        tried += 1;
    }
    count("built program: damaged case, refused with the version that opens", tried);
    let back = bench.unlocked(&["recover", "T.throughline", "--to", "back.throughline"]);
    assert_eq!(back.code, 0, "{}", back.err);
    assert_eq!(bench.unlocked(&["verify", "back.throughline"]).code, 0);
}

#[test]
fn what_is_no_file_is_refused_and_links_are_followed_to_their_end() {
    let bench = Bench::new();
    fs::create_dir(bench.path("folder.throughline")).unwrap();
    assert!(Command::new("mkfifo").arg(bench.path("pipe.throughline")).status().unwrap().success());
    std::os::unix::fs::symlink("nowhere", bench.path("dangling.throughline")).unwrap();
    for name in ["folder.throughline", "pipe.throughline", "dangling.throughline", "/dev/zero", "missing.throughline"] {
        for verb in [&["verify", name][..], &["answer", name, "age=1"]] {
            let run = bench.unlocked(verb);
            assert_eq!(run.code, 3, "{verb:?}: {}", run.err);
        }
        assert_eq!(
            bench.run(&["seal", "case.ron", "--to", name]).code,
            if name == "missing.throughline" { 0 } else { 2 },
            "{name}"
        );
    }
    fs::create_dir(bench.path("real")).unwrap();
    fs::rename(bench.path("T.throughline"), bench.path("real/T.throughline")).unwrap();
    std::os::unix::fs::symlink("real/T.throughline", bench.path("T.throughline")).unwrap();
    assert_eq!(bench.unlocked(&["answer", "T.throughline", "age=50"]).code, 0);
    assert!(bench.path("T.throughline").is_symlink(), "the link stays");
    assert!(bench.path("real/.T.throughline.kept-000001").exists());
    assert_eq!(bench.age(), Some(50));
    fs::hard_link(bench.path("real/T.throughline"), bench.path("second name")).unwrap();
    let run = bench.unlocked(&["answer", "T.throughline", "age=51"]);
    assert!(run.code == 2 && run.err.contains("second name"), "{}", run.err);
}

#[test]
fn a_huge_file_is_refused_at_once() {
    let bench = Bench::new();
    fs::File::create(bench.path("huge.throughline")).unwrap().set_len(4 * 1024 * 1024 * 1024).unwrap();
    let start = Instant::now();
    let run = bench.unlocked(&["verify", "huge.throughline"]);
    assert!(run.code == 8 && run.err.contains("larger than 16 MiB"), "{}", run.err);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[test]
fn a_read_only_case_and_a_folder_that_went_exit_2_and_change_nothing() {
    let bench = Bench::new();
    let path = bench.path("T.throughline");
    let before = fs::read(&path).unwrap();
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let run = bench.unlocked(&["answer", "T.throughline", "age=1"]);
    assert!(run.code == 2 && run.err.contains("read-only"), "{} {}", run.code, run.err);
    assert_eq!(fs::read(&path).unwrap(), before);
    let opened = bench.unlocked(&["open", "T.throughline", "--to", "-"]);
    assert!(opened.code == 0 && opened.err.contains("log in the case could not be told"), "{}", opened.err);
    let gone = bench.run(&["seal", "case.ron", "--to", "gone/T.throughline"]);
    assert!(gone.code == 2 && gone.err.contains("no such file or folder"), "{}", gone.err);
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let bench = Bench::new();
    let tries = 8;
    for round in 0..tries {
        let ages = [20 + round, 60 + round];
        let started: Vec<_> = ages
            .iter()
            .map(|age| {
                let answer = format!("age={age}");
                let mut command = bench.command(&["answer", "T.throughline", &answer, "--passphrase-file", "pass"]);
                command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
            })
            .collect();
        let codes: Vec<_> = started.into_iter().map(|mut run| run.wait().unwrap().code().unwrap()).collect();
        assert!(codes.iter().all(|code| matches!(code, 0 | 6)) && codes.contains(&0), "{codes:?}");
        let age = bench.age().unwrap();
        let saved: Vec<_> = ages.iter().zip(&codes).filter(|(_, code)| **code == 0).map(|(age, _)| i64::from(*age)).collect();
        assert!(saved.contains(&age), "{age} is none of {saved:?}");
    }
    count("built program: two at once, in each pair a save or exit 6", usize::try_from(tries).unwrap());
}

#[test]
fn a_planted_link_where_the_draft_goes_is_never_followed() {
    let bench = Bench::new();
    let victim = bench.path("victim");
    fs::write(&victim, "precious").unwrap();
    // The name cannot be guessed, so a trap of the right form lies beside, and one for the next kept version.
    for name in [".T.throughline.draft-0000000000000000", ".T.throughline.kept-000002", ".T.throughline.lock"] {
        std::os::unix::fs::symlink(&victim, bench.path(name)).unwrap();
    }
    for age in ["age=1", "age=2", "age=3"] {
        bench.unlocked(&["answer", "T.throughline", age]);
        assert_eq!(fs::read(&victim).unwrap(), b"precious");
    }
}

#[test]
fn a_full_disk_leaves_the_old_and_exits_2_or_saves_the_new() {
    let bench = Bench::new();
    let note = "x".repeat(40_000);
    fs::write(bench.path("case.ron"), CASE.replace("canary-note", &note)).unwrap();
    fs::remove_file(bench.path("T.throughline")).unwrap();
    assert_eq!(bench.run(&["seal", "case.ron", "--to", "T.throughline"]).code, 0);
    let disk = bench.path("disk");
    fs::create_dir(&disk).unwrap();
    let (mut kept, mut saved) = (0, 0);
    for blocks in (12..36_u64).step_by(4).map(|blocks| blocks * 4096) {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={blocks}"), "tmpfs"])
            .arg(&disk)
            .stderr(Stdio::null())
            .status();
        if !mounted.is_ok_and(|status| status.success()) {
            writeln!(std::io::stderr(), "skipped: only root can mount the small disk that this test fills").unwrap();
            return;
        }
        let ended = full_disk(&bench, &disk);
        assert!(Command::new("umount").arg(&disk).status().unwrap().success());
        match ended {
            Some(true) => saved += 1,
            Some(false) => kept += 1,
            None => {}
        }
    }
    count("built program: disk really full, old and exit 2, or new and exit 0", kept + saved);
    assert!(kept > 0 && saved > 1, "kept {kept}, saved {saved}");
}

/// Saves on a small disk. True if the new one was saved, false if the old one stayed; nothing if not even that had room.
fn full_disk(bench: &Bench, disk: &Path) -> Option<bool> {
    fs::copy(bench.path("T.throughline"), disk.join("T.throughline")).ok()?;
    let before = fs::read(disk.join("T.throughline")).unwrap();
    let run = bench.unlocked(&["answer", "disk/T.throughline", "age=99"]);
    let after = fs::read(disk.join("T.throughline")).unwrap();
    match run.code {
        0 => assert_ne!(after, before),
        2 => assert_eq!(after, before, "{}", run.err),
        code => panic!("exit {code}: {}", run.err),
    }
    assert_eq!(bench.unlocked(&["verify", "disk/T.throughline"]).code, 0);
    Some(run.code == 0)
}

#[test]
fn nothing_that_was_said_is_left_lying_open() {
    let bench = Bench::new();
    bench.unlocked(&["answer", "T.throughline", "age=77"]);
    bench.unlocked(&["recover"]);
    fs::remove_file(bench.path("case.ron")).unwrap();
    for file in files(bench.folder.path()) {
        let bytes = fs::read(&file).unwrap();
        let holds = |canary: &str| bytes.windows(canary.len()).any(|part| part == canary.as_bytes());
        assert!(!holds("canary-"), "{} holds what was said", file.display());
        assert!(file.ends_with("pass") || !holds(crate::support::SECRET), "{} holds the passphrase", file.display());
    }
    for wrong in [&["answer", "T.throughline", "age=canary-answer"][..], &["answer", "T.throughline", "sex=canary-answer"]] {
        let run = bench.unlocked(wrong);
        assert!(run.code == 7 && !run.err.contains("canary"), "{}", run.err);
    }
}

#[test]
fn closed_and_full_streams_do_not_change_what_was_done() {
    let bench = Bench::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let run = bench.command(&["answer", "T.throughline", "age=21", "--passphrase-file", "pass"]).stdout(full).output().unwrap();
    assert_eq!(run.status.code(), Some(2), "what it had to say could not be written");
    assert_eq!(bench.age(), Some(21), "and the answer is saved all the same");
    let no_home = bench
        .command(&["identity", "show"])
        .env_remove("THROUGHLINE_HOME")
        .env_remove("HOME")
        .env_remove("XDG_DATA_HOME")
        .output()
        .unwrap();
    assert_eq!(no_home.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&no_home.stderr).contains("THROUGHLINE_HOME"));
}

#[test]
fn no_verb_opens_a_socket() {
    if !have("strace") {
        writeln!(std::io::stderr(), "skipped: strace is not on this computer").unwrap();
        return;
    }
    let bench = Bench::new();
    for verb in [
        &["verify", "T.throughline"][..],
        &["answer", "T.throughline", "age=5"],
        &["open", "T.throughline", "--to", "-"],
        &["recover"],
    ] {
        let mut command = Command::new("strace");
        let trace = bench.path("trace");
        command.args(["-f", "-qq", "-e", "trace=network", "-o"]).arg(&trace).arg(env!("CARGO_BIN_EXE_throughline")).args(verb);
        command.args(["--passphrase-file", "pass"]).current_dir(bench.folder.path()).env("THROUGHLINE_HOME", bench.path("home"));
        let run = command.stdin(Stdio::null()).output().unwrap();
        if !trace.exists() {
            writeln!(std::io::stderr(), "skipped: this computer does not let strace trace").unwrap();
            return;
        }
        assert!(run.status.success(), "{verb:?}");
        assert_eq!(fs::read_to_string(&trace).unwrap(), "", "{verb:?}");
    }
}
