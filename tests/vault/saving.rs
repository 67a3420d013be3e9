//! Saving, with every call failing in turn and the power going at every moment: the old file or the new one is there.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

use throughline::vault::refusal::Kind;
use throughline::vault::store::kept::{leftovers, versions};
use throughline::vault::store::read::read;
use throughline::vault::store::save::{Before, Keep, save};

use crate::support::count;
use crate::support::disk::{Fault, MemoryDisk};

const CASE: &str = "/cases/T-01.throughline";
const ERRORS: [ErrorKind; 5] =
    [ErrorKind::StorageFull, ErrorKind::QuotaExceeded, ErrorKind::Other, ErrorKind::ReadOnlyFilesystem, ErrorKind::Interrupted];

fn old() -> Vec<u8> {
    (0..3000_u32).map(|place| u8::try_from(place % 249).unwrap()).collect()
}

fn new() -> Vec<u8> {
    (0..4000_u32).map(|place| u8::try_from(place % 241).unwrap()).collect()
}

/// Disks of each kind, with two versions saved before.
fn disks() -> Vec<MemoryDisk> {
    let path = Path::new(CASE);
    let kinds = [
        MemoryDisk::new(),
        MemoryDisk::without_links(),
        MemoryDisk::new().writing_at_most(512),
        MemoryDisk::without_links().writing_at_most(7),
    ];
    for disk in &kinds {
        let first = save(disk, path, b"first", Before::Nothing, Keep::Version).unwrap();
        save(disk, path, &old(), Before::This(&first), Keep::Version).unwrap();
    }
    kinds.to_vec()
}

/// Saves the new version over the old one.
fn save_new(disk: &MemoryDisk, reader: &MemoryDisk) -> Result<(), (Kind, bool)> {
    let path = Path::new(CASE);
    let known = read(reader, path).unwrap().fingerprint;
    let saved = save(disk, path, &new(), Before::This(&known), Keep::Version);
    saved.map(|_| ()).map_err(|not_saved| (not_saved.refusal.kind, not_saved.now.is_some()))
}

#[test]
fn a_save_keeps_five_versions_and_leaves_nothing_else() {
    let (disk, path) = (MemoryDisk::new(), Path::new(CASE));
    let mut known = save(&disk, path, b"0", Before::Nothing, Keep::Version).unwrap();
    for number in 1..=9 {
        known = save(&disk, path, number.to_string().as_bytes(), Before::This(&known), Keep::Version).unwrap();
    }
    let kept: Vec<_> = versions(&disk, path).iter().map(|version| disk.content(&version.path).unwrap()).collect();
    assert_eq!(kept, [b"8", b"7", b"6", b"5", b"4"]);
    assert_eq!(disk.names().len(), 6, "{:?}", disk.names());
    save(&disk, path, b"10", Before::This(&known), Keep::Nothing).unwrap();
    assert_eq!(disk.content(&versions(&disk, path)[0].path).unwrap(), b"8", "a save that keeps nothing lets go of nothing");
}

#[test]
fn every_call_that_fails_leaves_the_old_or_the_new() {
    let path = Path::new(CASE);
    let mut tried = 0;
    for start in disks() {
        let clean = start.copy();
        save_new(&clean, &start).unwrap();
        let calls = clean.calls();
        for error in ERRORS {
            for (at, call) in calls.iter().enumerate() {
                for fault in [Fault::Once(error), Fault::Always(error), Fault::Done(error), Fault::SameCall(error)] {
                    let disk = start.copy().with_fault(at, fault);
                    let saved = save_new(&disk, &start);
                    let there = disk.content(path).unwrap();
                    let what = || format!("call {at} `{call}` with {fault:?}");
                    assert!(there == old() || there == new(), "{}: neither old nor new", what());
                    match saved {
                        Ok(()) => assert_eq!(there, new(), "{}: said that it was saved", what()),
                        Err((kind, is_in_place)) => {
                            assert_eq!(kind, Kind::NotWritten, "{}", what());
                            assert!(!is_in_place || there == new(), "{}: said that the new one is in place", what());
                        }
                    }
                    assert!(!disk.has_been_lied_to(), "{}: a failed flush was tried again", what());
                    assert!(disk.copy().content(path).is_some());
                    // Once the disk is well again the next save works, whatever was left.
                    save_new_again(&disk.copy());
                    tried += 1;
                }
            }
        }
    }
    count("save: a call fails (full, quota, error, read-only, interrupted; once, for ever, done all the same)", tried);
    assert!(tried > 1000, "{tried}");
}

fn save_new_again(disk: &MemoryDisk) {
    let path = Path::new(CASE);
    let known = read(disk, path).unwrap().fingerprint;
    save(disk, path, b"after", Before::This(&known), Keep::Version).unwrap();
    assert_eq!(disk.content(path).unwrap(), b"after");
    assert!(versions(disk, path).len() <= 5);
}

#[test]
fn killed_at_every_call_the_old_or_the_new_is_there_and_the_rest_is_found() {
    let path = Path::new(CASE);
    let mut tried = 0;
    for start in disks() {
        let clean = start.copy();
        save_new(&clean, &start).unwrap();
        let calls = clean.calls();
        let mut found_draft = false;
        for (at, call) in calls.iter().enumerate() {
            let disk = start.copy().with_fault(at, Fault::Killed);
            assert!(save_new(&disk, &start).is_err() || at > calls.iter().rposition(|call| *call == "flush folder").unwrap());
            let there = disk.content(path).unwrap();
            assert!(there == old() || there == new(), "killed before call {at} `{call}`");
            let disk = disk.copy();
            found_draft |= !leftovers(&disk, path).is_empty();
            save_new_again(&disk);
            tried += 1;
        }
        assert!(found_draft, "what a killed save leaves is found");
    }
    count("save: killed before a call", tried);
    assert!(tried > 100, "{tried}");
}

#[test]
fn a_power_cut_at_every_moment_leaves_the_old_or_the_new() {
    let path = Path::new(CASE);
    let (mut states, mut acknowledged) = (0, 0);
    for start in disks() {
        let disk = start.copy().recording();
        save_new(&disk, &start).unwrap();
        let flushed = disk.calls().iter().rposition(|call| *call == "flush folder").unwrap();
        for (call, after) in disk.after_power_cuts() {
            let there = after.content(path);
            let is_new = there == Some(new());
            assert!(is_new || there == Some(old()), "before call {call:?}: {:?} bytes", there.map(|there| there.len()));
            if call.is_none_or(|call| call > flushed) {
                assert!(is_new, "the save was acknowledged, and the old version is back");
                acknowledged += 1;
            }
            states += 1;
        }
    }
    count("save: power cut, states that the disk may be left in", states);
    assert!(states > 300 && acknowledged > 10, "{states} states, {acknowledged} acknowledged");
}

#[test]
fn a_first_save_is_there_whole_or_not_at_all() {
    let path = Path::new(CASE);
    let mut states = 0;
    for links in [true, false] {
        let start = if links { MemoryDisk::new() } else { MemoryDisk::without_links() };
        let disk = start.writing_at_most(512).recording();
        save(&disk, path, &new(), Before::Nothing, Keep::Version).unwrap();
        for (call, after) in disk.after_power_cuts() {
            let there = after.content(path);
            assert!(there.is_none() || there == Some(new()), "before call {call:?}");
            assert!(call.is_some() || there.is_some(), "acknowledged, and gone");
            states += 1;
        }
    }
    count("first save: power cut, states that the disk may be left in", states);
}

#[test]
fn what_somebody_else_changed_is_never_overwritten() {
    let (disk, path) = (MemoryDisk::new(), Path::new(CASE));
    let known = save(&disk, path, &old(), Before::Nothing, Keep::Version).unwrap();
    let mut same_length = old();
    same_length[2999] ^= 1;
    for theirs in [b"theirs".to_vec(), same_length, Vec::new()] {
        disk.put(path, &theirs);
        let not_saved = save(&disk, path, &new(), Before::This(&known), Keep::Version).unwrap_err();
        assert_eq!(not_saved.refusal.kind, Kind::InUse);
        assert_eq!(disk.content(path).unwrap(), theirs);
        assert!(!known.looks_unchanged(&disk, path));
    }
    disk.put(path, &old());
    save(&disk, path, &new(), Before::This(&known), Keep::Version).unwrap();
    throughline::vault::store::Disk::remove(&disk, path).unwrap();
    let gone = save(&disk, path, &new(), Before::This(&known), Keep::Version).unwrap_err();
    assert!(gone.refusal.kind == Kind::InUse && gone.refusal.what.contains("no longer there"), "{}", gone.refusal);
    disk.put(path, &old());
    let taken = save(&disk, path, &new(), Before::Nothing, Keep::Version).unwrap_err();
    assert_eq!((taken.refusal.kind, disk.content(path).unwrap()), (Kind::NotWritten, old()));
}

#[test]
fn the_calls_of_a_save_stand_in_the_order_of_the_protocol() {
    let start = MemoryDisk::new();
    let path = Path::new(CASE);
    let known = save(&start, path, &old(), Before::Nothing, Keep::Version).unwrap();
    let disk = start.copy();
    save(&disk, path, &new(), Before::This(&known), Keep::Version).unwrap();
    let writing: Vec<_> = disk.calls().into_iter().filter(|call| !matches!(*call, "look" | "list")).collect();
    assert_eq!(writing, ["read", "create", "write", "flush", "read", "link", "rename", "flush folder"]);
    let different: BTreeSet<_> = writing.into_iter().collect();
    assert_eq!(different.len(), 7);
}
