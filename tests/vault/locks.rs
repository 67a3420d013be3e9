//! Who has a case open: told to the second one, freed when a program ends, stale ones taken over.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;
use throughline::vault::case_file::{CaseFile, Keys};
use throughline::vault::envelope::Form;
use throughline::vault::identity::Identity;
use throughline::vault::lock::{Asked, Holder, ask, place, take_over};
use throughline::vault::record::{By, Outcome};
use throughline::vault::refusal::Kind;
use throughline::vault::store::real::RealDisk;
use throughline::vault::store::save::Keep;

use crate::support::{case, identity, noon, pack, record};

fn saved() -> (TempDir, PathBuf, Identity) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T-01.throughline");
    let identity = identity();
    let mut case = CaseFile::new(record("T-01", &[("age", 30)]));
    let by = By { card: Some(identity.card()), at: noon() };
    case.place_at(&path, Form::ToKeys(Vec::new()), &Holder::here(Some(identity.card()), noon()));
    case.save(&RealDisk, Some(&identity), &by, Keep::Version).unwrap();
    (folder, path, identity)
}

fn open(path: &std::path::Path, identity: &Identity) -> CaseFile {
    let keys = Keys { identity: Some(identity.clone()), passphrase: None };
    CaseFile::open(&RealDisk, &pack(), path, &keys, &Holder::here(Some(identity.card()), noon())).unwrap()
}

#[test]
fn the_second_opener_reads_and_is_told_who_has_it() {
    let (_folder, path, identity) = saved();
    let first = open(&path, &identity);
    let mut second = open(&path, &identity);
    let why = second.read_only.clone().unwrap();
    assert_eq!(why.kind, Kind::InUse);
    assert!(why.what.contains("Jo Worker on "), "{why}");
    let by = By { card: Some(identity.card()), at: noon() };
    assert_eq!(second.save(&RealDisk, Some(&identity), &by, Keep::Version).unwrap_err().kind, Kind::InUse);
    drop(first);
    assert!(!place(&path).exists(), "the lock goes with its holder");
    assert!(open(&path, &identity).read_only.is_none());
}

#[test]
fn a_lock_that_a_crash_left_is_taken_over_and_one_of_another_computer_only_if_asked() {
    let (_folder, path, identity) = saved();
    let me = Holder::here(Some(identity.card()), noon());
    for stale in
        [Holder { process: 4_000_000, ..me.clone() }, Holder { boot: "another start of this computer".to_owned(), ..me.clone() }]
    {
        fs::write(place(&path), ron::to_string(&stale).unwrap()).unwrap();
        assert!(matches!(ask(&path, &me), Asked::Ours(_)), "{stale:?}");
    }
    for damaged in ["", "rubbish", "(name: \"\")"] {
        fs::write(place(&path), damaged).unwrap();
        assert!(matches!(ask(&path, &me), Asked::Ours(_)), "{damaged}");
    }
    let elsewhere = Holder { host: "CUSTODY-3\u{1b}[2J".to_owned(), ..me.clone() };
    fs::write(place(&path), ron::to_string(&elsewhere).unwrap()).unwrap();
    let Asked::Theirs(holder) = ask(&path, &me) else { panic!("taken from a computer that may be at work") };
    assert!(!holder.in_words().contains('\u{1b}'), "nothing in it steers a screen");
    assert!(matches!(take_over(&path, &me), Asked::Ours(_)));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_lock_is_not_followed() {
    let (folder, path, identity) = saved();
    let victim = folder.path().join("victim");
    fs::write(&victim, "precious").unwrap();
    std::os::unix::fs::symlink(&victim, place(&path)).unwrap();
    let case = open(&path, &identity);
    assert!(!case.is_locked());
    assert_eq!(fs::read(&victim).unwrap(), b"precious");
}

#[test]
fn two_hundred_pairs_save_at_once_and_no_answer_is_lost() {
    let (_folder, path, identity) = saved();
    let mut refused = 0;
    for round in 0..200_i64 {
        let keys = Keys { identity: Some(identity.clone()), passphrase: None };
        // Without the lock, as on a disk that knows none: only the file itself tells.
        let pair: Vec<_> = (0..2).map(|_| CaseFile::look(&RealDisk, &pack(), &path, &keys).unwrap()).collect();
        let ends: Vec<_> = std::thread::scope(|scope| {
            let asked: Vec<_> = pair
                .into_iter()
                .zip([round % 100, round % 100 + 1])
                .map(|(mut file, age)| {
                    let identity = &identity;
                    scope.spawn(move || {
                        let by = By { card: Some(identity.card()), at: noon() };
                        file.record.say(&pack(), &case("T-01", &[("age", age)]), Outcome::default(), &by).unwrap();
                        // One after the other here, as two programs that keep to no lock can do no better.
                        static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());
                        let _turn = TURN.lock();
                        file.save(&RealDisk, Some(identity), &by, Keep::Version).map(|()| file.record.counter)
                    })
                })
                .collect();
            asked.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let (saved, not): (Vec<_>, Vec<_>) = ends.into_iter().partition(Result::is_ok);
        assert_eq!((saved.len(), not.len()), (1, 1));
        assert_eq!(not[0].as_ref().unwrap_err().kind, Kind::InUse);
        refused += 1;
    }
    crate::support::count("two save at once, exactly one is told that the file was changed", refused);
}
