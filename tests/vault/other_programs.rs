//! Files of ours in `age` and `rage`, and theirs in ours. Both ways need these programs; without them that is said.

use std::io::Write as _;
use std::process::Command;

use throughline::vault::sealed::{self, Opener};

use crate::support::identity;
use crate::support::program::{Bench, CASE, have};

#[test]
fn a_case_of_ours_opens_in_age_and_one_of_age_opens_here() {
    goes_both_ways("age", "age-keygen", "Debian: apt-get install age");
}

#[test]
fn a_case_of_ours_opens_in_rage_and_one_of_rage_opens_here() {
    goes_both_ways("rage", "rage-keygen", "cargo install rage");
}

fn goes_both_ways(program: &str, keygen: &str, from: &str) {
    if !have(program) || !have(keygen) {
        writeln!(std::io::stderr(), "skipped: the program `{program}` is not on this computer ({from})").ok();
        return;
    }
    let bench = Bench::new();
    let run = |program: &str, args: &[&str]| {
        let mut command = Command::new(program);
        command.args(args).current_dir(bench.folder.path()).output().unwrap()
    };
    let other = |args: &[&str]| run(program, args);
    // Ours, in theirs: with the recovery key, and with a key that their program made.
    let opened = other(&["-d", "-i", "recovery.txt", "T.throughline"]);
    assert!(opened.status.success() && String::from_utf8_lossy(&opened.stdout).contains("canary-words"));
    run(keygen, &["-o", "key.txt"]);
    let key = String::from_utf8(run(keygen, &["-y", "key.txt"]).stdout).unwrap();
    assert_eq!(bench.run(&["seal", "case.ron", "--to", "for-them.throughline", "--recipient", key.trim()]).code, 0);
    assert!(other(&["-d", "-i", "key.txt", "for-them.throughline"]).status.success());
    // Theirs, in ours.
    let card = bench.run(&["identity", "card"]).out;
    let own = card.split(' ').nth(1).unwrap().to_owned();
    assert!(other(&["-r", &own, "-o", "by-them.throughline", "case.ron"]).status.success());
    assert_eq!(bench.unlocked(&["answer", "by-them.throughline", "age=61"]).code, 0);
    let opened = other(&["-d", "-i", "recovery.txt", "by-them.throughline"]);
    assert!(opened.status.success(), "saved here it opens there with the recovery key");
    // Forms of theirs that are not taken are refused by name.
    assert!(other(&["-a", "-r", &own, "-o", "armour.throughline", "case.ron"]).status.success());
    let refused = bench.unlocked(&["verify", "armour.throughline"]);
    assert!(refused.code == 7 && refused.err.contains("armour"), "{}", refused.err);
}

/// `age -p` asks for the passphrase on a terminal, which the program `script` gives it.
#[test]
fn what_age_seals_under_a_passphrase_is_refused_with_the_way_that_opens_it() {
    if !have("age") || !have("script") {
        writeln!(std::io::stderr(), "skipped: `age` or `script` is not on this computer (Debian: age, bsdutils)").unwrap();
        return;
    }
    let bench = Bench::new();
    let at_terminal = |command: &str, typed: &str| {
        let typing =
            format!("(sleep 1; printf '{typed}\\n'; sleep 1; printf '{typed}\\n'; sleep 4) | script -qec '{command}' /dev/null");
        Command::new("sh").args(["-c", &typing]).current_dir(bench.folder.path()).output().unwrap()
    };
    at_terminal("age -p -o theirs.throughline case.ron", "copper lantern walks at noon");
    let refused = bench.unlocked(&["verify", "theirs.throughline"]);
    assert_eq!(refused.code, 8, "{}", refused.err);
    let says = refused.err;
    assert!(says.contains("work factor 18") && says.contains("the most taken here is 17"), "{says}");
    // What it says to do is done, letter by letter.
    let command = says.split('`').find(|part| part.starts_with("age -d")).unwrap();
    let key = bench.run(&["identity", "card"]).out.split(' ').find(|word| word.starts_with("age1")).unwrap().to_owned();
    let command = command.replace("FILE", "theirs.throughline").replace("KEY", &key).replace("NEW", "ours");
    at_terminal(&command, "copper lantern walks at noon");
    assert_eq!(bench.unlocked(&["verify", "ours.throughline"]).code, 0, "{command}");
    let opened = bench.unlocked(&["open", "ours.throughline", "--to", "-"]);
    assert!(opened.out.contains("canary-words"), "{}", opened.err);
}

/// `rage` is made from the crate `age`: this is its plain way of writing and reading, which also adds a stanza of noise.
#[test]
fn the_library_behind_rage_reads_and_writes_the_same() {
    let identity = identity();
    let theirs = age::encrypt(&identity.key().to_public(), CASE.as_bytes()).unwrap();
    assert_eq!(sealed::open(&theirs, Opener::Keys(&[identity.key().clone()])).unwrap().as_slice(), CASE.as_bytes());
    let ours = sealed::seal(CASE.as_bytes(), &identity.recipients(), Some(identity.key())).unwrap();
    assert_eq!(age::decrypt(identity.key(), &ours).unwrap(), CASE.as_bytes());
}
