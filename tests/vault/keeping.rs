//! The keeper: what the window asks for, and what is on the disk a moment later.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use throughline::vault::home::Home;
use throughline::vault::identity::store;
use throughline::vault::journal;
use throughline::vault::keeper::{Ask, Desk, Keeper, News, Opened, State};
use throughline::vault::record::Outcome;
use throughline::vault::refusal::Kind;
use throughline::vault::rights;
use throughline::vault::sealed::WorkFactor;
use throughline::vault::store::Disk;
use throughline::vault::store::real::RealDisk;

use crate::support::disk::{Fault, MemoryDisk};
use crate::support::{case, identity, noon, pack, passphrase, record};

struct Room {
    folder: TempDir,
    home: Home,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        Self { folder, home }
    }

    fn keeper(&self) -> Keeper {
        self.keeper_on(Arc::new(RealDisk))
    }

    fn keeper_on(&self, disk: Arc<dyn Disk>) -> Keeper {
        let desk = Desk { disk, home: self.home.clone(), pack: pack(), work: WorkFactor::none_for_tests(), now: noon };
        Keeper::start(desk, Arc::new(|| {})).unwrap()
    }

    fn case(&self) -> PathBuf {
        self.folder.path().join("T-01.throughline")
    }

    fn copies(&self) -> Vec<PathBuf> {
        journal::list(&RealDisk, &[self.home.recovery()])
    }
}

fn wait<T>(keeper: &Keeper, what: &str, find: impl Fn(News) -> Option<T>) -> T {
    let until = Instant::now() + Duration::from_secs(20);
    let mut seen = Vec::new();
    while Instant::now() < until {
        if let Some(news) = keeper.wait(Duration::from_millis(200)) {
            seen.push(format!("{news:?}"));
            if let Some(found) = find(news) {
                return found;
            }
        }
    }
    panic!("no news of {what}; there was {seen:#?}")
}

fn opened(keeper: &Keeper) -> Opened {
    wait(keeper, "a case that is open", |news| if let News::Opened(opened) = news { Some(*opened) } else { None })
}

fn saved(keeper: &Keeper) {
    wait(keeper, "a saved case", |news| matches!(news, News::State(State::Saved(_))).then_some(()));
}

fn copied(keeper: &Keeper) -> PathBuf {
    wait(keeper, "a recovery copy", |news| match news {
        News::State(State::Unsaved { copy, .. }) => copy,
        _ => None,
    })
}

fn refused(keeper: &Keeper) -> (Kind, String) {
    wait(keeper, "a refusal", |news| if let News::Refused(why) = news { Some((why.kind, why.to_string())) } else { None })
}

fn say(keeper: &Keeper, age: i64) {
    keeper.ask(Ask::Say(Box::new(case("T-01", &[("age", age)])), Outcome::default()));
}

fn begun(room: &Room) -> Keeper {
    let keeper = room.keeper();
    keeper.ask(Ask::MakeIdentity("Jo Worker".to_owned(), passphrase()));
    keeper.ask(Ask::Begin(Box::new(record("T-01", &[("age", 30)]))));
    opened(&keeper);
    keeper
}

#[test]
fn an_answer_is_in_a_recovery_copy_within_a_second_and_gone_from_it_after_saving() {
    let room = Room::new();
    let keeper = begun(&room);
    copied(&keeper);
    let start = Instant::now();
    say(&keeper, 41);
    let copy = copied(&keeper);
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(room.copies(), std::slice::from_ref(&copy));
    let identity = store::unlock(&RealDisk, &room.home, &passphrase()).unwrap();
    let held = journal::open(&RealDisk, &pack(), &copy, &identity).unwrap();
    assert_eq!(held.case(&pack(), "").unwrap(), case("T-01", &[("age", 41)]));
    keeper.ask(Ask::SaveAt(room.case()));
    saved(&keeper);
    assert!(room.copies().is_empty() && room.case().exists());
    assert!(!fs::read(room.case()).unwrap().windows(4).any(|part| part == b"T-01"), "nothing readable on the disk");
}

#[test]
fn after_a_crash_the_work_is_offered_to_the_last_answer() {
    let room = Room::new();
    let keeper = begun(&room);
    keeper.ask(Ask::SaveAt(room.case()));
    saved(&keeper);
    say(&keeper, 42);
    copied(&keeper);
    // The program ends without saving.
    drop(keeper);
    let keeper = room.keeper();
    keeper.ask(Ask::Unlock(passphrase()));
    let found = wait(&keeper, "work that was found", |news| if let News::Found(found) = news { Some(found) } else { None });
    assert_eq!(found[0].belongs_to.as_deref(), Some(room.case().as_path()));
    keeper.ask(Ask::OpenCopy(found[0].copy.clone()));
    let opened = opened(&keeper);
    assert_eq!((opened.case, opened.path), (case("T-01", &[("age", 42)]), Some(room.case())));
    keeper.ask(Ask::Save);
    saved(&keeper);
    assert!(room.copies().is_empty());
    keeper.ask(Ask::Close);
    wait(&keeper, "closing", |news| matches!(news, News::Closed).then_some(()));
    keeper.ask(Ask::Open(room.case()));
    assert_eq!(self::opened(&keeper).case, case("T-01", &[("age", 42)]));
}

#[test]
fn locking_forgets_and_unlocking_brings_back_what_was_not_saved() {
    let room = Room::new();
    let keeper = begun(&room);
    say(&keeper, 43);
    keeper.ask(Ask::Lock);
    wait(&keeper, "locking", |news| matches!(news, News::Locked).then_some(()));
    keeper.ask(Ask::Save);
    assert_eq!(refused(&keeper).0, Kind::Refused, "there is nothing to save while it is locked");
    keeper.ask(Ask::Unlock(throughline::vault::secret::Passphrase::new("wrong").unwrap()));
    let (kind, says) = refused(&keeper);
    assert!(kind == Kind::NotUnlocked && says.contains("the passphrase is wrong, or the file is damaged"), "{says}");
    keeper.ask(Ask::Unlock(passphrase()));
    assert_eq!(opened(&keeper).case, case("T-01", &[("age", 43)]));
}

#[test]
fn when_the_place_is_gone_the_work_stays_and_is_said_to_be_unsafe_until_it_is_safe() {
    let room = Room::new();
    let stick = room.folder.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let keeper = begun(&room);
    let place = stick.join("T-01.throughline");
    keeper.ask(Ask::SaveAt(place.clone()));
    saved(&keeper);
    fs::rename(&stick, room.folder.path().join("pulled out")).unwrap();
    say(&keeper, 44);
    keeper.ask(Ask::Save);
    let (why, copy) = wait(&keeper, "the reason", |news| match news {
        News::State(State::Unsaved { why: Some(why), copy: Some(copy), .. }) => Some((why, copy)),
        _ => None,
    });
    assert!(why.contains("no longer there"), "{why}");
    assert!(copy.starts_with(room.home.recovery()));
    keeper.ask(Ask::SaveAt(room.case()));
    saved(&keeper);
    assert!(room.case().exists());
}

#[test]
fn a_file_that_somebody_changed_is_kept_and_so_is_ours() {
    let room = Room::new();
    let keeper = begun(&room);
    keeper.ask(Ask::SaveAt(room.case()));
    saved(&keeper);
    fs::write(room.case(), "theirs").unwrap();
    say(&keeper, 45);
    keeper.ask(Ask::Save);
    assert_eq!(refused(&keeper).0, Kind::InUse);
    let beside = room.folder.path().join("T-01 mine.throughline");
    keeper.ask(Ask::SaveAt(beside.clone()));
    saved(&keeper);
    assert_eq!(fs::read(room.case()).unwrap(), b"theirs");
    assert!(beside.exists());
}

#[test]
fn without_an_identity_it_is_said_that_it_is_in_memory_only() {
    let room = Room::new();
    let keeper = room.keeper();
    keeper.ask(Ask::Begin(Box::new(record("T-01", &[]))));
    say(&keeper, 46);
    let why = wait(&keeper, "the reason", |news| match news {
        News::State(State::Unsaved { why, copy: None, .. }) => why,
        _ => None,
    });
    assert!(why.contains("in memory only"), "{why}");
    keeper.ask(Ask::MakeIdentity("Jo".to_owned(), passphrase()));
    copied(&keeper);
}

#[test]
fn every_call_of_autosave_and_save_may_fail_and_the_last_answer_is_in_the_file_the_copy_or_memory() {
    let place = Path::new("/stick/T-01.throughline");
    let mut tried = 0;
    for fault in [
        Fault::Once(std::io::ErrorKind::StorageFull),
        Fault::Always(std::io::ErrorKind::StorageFull),
        Fault::Done(std::io::ErrorKind::Other),
    ] {
        for at in (0..120).step_by(3) {
            let (room, disk) = (Room::new(), MemoryDisk::new());
            let keeper = room.keeper_on(Arc::new(disk.clone()));
            keeper.ask(Ask::MakeIdentity("Jo".to_owned(), passphrase()));
            keeper.ask(Ask::Begin(Box::new(record("T-01", &[("age", 1)]))));
            keeper.ask(Ask::SaveAt(place.to_owned()));
            saved(&keeper);
            let before = disk.content(place);
            let made = disk.calls().len();
            disk.clone().with_fault(made + at, fault);
            say(&keeper, 2);
            keeper.ask(Ask::Save);
            let end = wait(&keeper, "an end", |news| match news {
                News::State(State::Saved(_)) => Some(true),
                News::Refused(_) => Some(false),
                _ => None,
            });
            let healthy = disk.copy();
            let file = healthy.content(place);
            assert!(file.is_some(), "call {at}, {fault:?}: the file is gone");
            let is_new = file != before;
            assert!(is_new || !end, "call {at}, {fault:?}: said that it was saved");
            // In the file, in a copy, or still in memory, from where the next place takes it.
            let has_copy = healthy.names().iter().any(|name| name.to_string_lossy().contains("recovery"));
            if !is_new && !has_copy {
                disk.clone().with_fault(usize::MAX, fault);
                keeper.ask(Ask::Lock);
                wait(&keeper, "locking", |news| matches!(news, News::Locked).then_some(()));
                drop(keeper);
            }
            tried += 1;
        }
    }
    crate::support::count("autosave and save through the keeper: a call fails", tried);
}

#[test]
fn the_window_is_woken_and_never_waits() {
    static WOKEN: AtomicUsize = AtomicUsize::new(0);
    let room = Room::new();
    let desk = Desk { disk: Arc::new(RealDisk), home: room.home.clone(), pack: pack(), work: WorkFactor::FIXED, now: noon };
    let keeper = Keeper::start(
        desk,
        Arc::new(|| {
            WOKEN.fetch_add(1, Ordering::SeqCst);
        }),
    )
    .unwrap();
    let start = Instant::now();
    keeper.ask(Ask::MakeIdentity("Jo".to_owned(), passphrase()));
    keeper.ask(Ask::Lock);
    keeper.ask(Ask::Unlock(passphrase()));
    let waited = start.elapsed();
    wait(&keeper, "unlocking", |news| matches!(news, News::Locked).then_some(()));
    wait(&keeper, "unlocking", |news| matches!(news, News::Unlocked(_)).then_some(()));
    assert!(waited < start.elapsed() / 4, "asking took {waited:?} of {:?}", start.elapsed());
    drop(keeper);
    assert!(WOKEN.load(Ordering::SeqCst) >= 4);
}

#[test]
fn an_emergency_copy_in_the_temporary_folder_is_found_after_a_crash_and_listed_for_erasure() {
    let (disk, home, identity) = (MemoryDisk::new(), Home::at("/home/jo"), identity());
    let path = Path::new("/cases/T-01.throughline");
    disk.put(path, b"the case");
    let record = record("T-01", &[("age", 30)]);
    let folders = journal::folders(&home, Some(path));
    let temporary = folders.last().unwrap();
    assert!(temporary.starts_with(std::env::temp_dir()), "{}", temporary.display());
    let copy = journal::write(&disk, std::slice::from_ref(temporary), &record, Some(path), &identity).unwrap();
    assert!(copy.starts_with(temporary));
    let found = journal::list(&disk, &journal::folders(&home, None));
    assert_eq!(found, std::slice::from_ref(&copy), "the program looks there when it starts");
    assert_eq!(journal::open(&disk, &pack(), &copy, &identity).unwrap().id, record.id);
    for id in [None, Some(record.id.as_str())] {
        let traces = rights::traces(&disk, &home, path, id).unwrap();
        assert!(traces.files.iter().any(|trace| trace.path == copy), "{:?}", traces.files);
        assert!(rights::erase(&disk.copy(), &home, path, &traces).left.is_empty());
    }
    let traces = rights::traces(&disk, &home, path, None).unwrap();
    assert!(rights::erase(&disk, &home, path, &traces).left.is_empty());
    assert!(disk.content(&copy).is_none() && disk.content(path).is_none());
}
