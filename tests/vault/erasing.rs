//! Erasing, the list of what was erased, and the list of what is due, on a disk on which every call fails in turn.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use throughline::base::date;
use throughline::vault::card::Card;
use throughline::vault::home::Home;
use throughline::vault::identity::Identity;
use throughline::vault::journal;
use throughline::vault::keeper::{Ask, Desk, Keeper, News, State};
use throughline::vault::record::{By, Record};
use throughline::vault::refusal::Kind;
use throughline::vault::rights::{self, TraceKind};
use throughline::vault::sealed::WorkFactor;
use throughline::vault::store::save::{Before, Keep, save};
use throughline::vault::{ledger, recents};

use crate::support::disk::{Fault, MemoryDisk};
use crate::support::{count, identity, noon, pack, passphrase, record};

const CASE: &str = "/cases/T-01.throughline";

fn home() -> Home {
    Home::at("/home")
}

/// A disk with a case, two versions of it, an unfinished saving, a recovery copy and an entry among the recent cases;
/// and another case beside it.
fn disk(identity: &Identity, record: &Record) -> MemoryDisk {
    let (disk, path) = (MemoryDisk::new(), Path::new(CASE));
    let mut before = save(&disk, path, b"one", Before::Nothing, Keep::Version).unwrap();
    for bytes in [b"two", b"now"] {
        before = save(&disk, path, bytes, Before::This(&before), Keep::Version).unwrap();
    }
    disk.put(Path::new("/cases/.T-01.throughline.draft-0123456789abcdef"), b"part");
    disk.put(Path::new("/cases/T-02.throughline"), b"another case");
    journal::write(&disk, &[home().recovery()], record, Some(path), identity).unwrap();
    // From when it lay elsewhere.
    journal::write(&disk, &[home().recovery()], record, Some(Path::new("/old/T-01.throughline")), identity).unwrap();
    recents::add(&disk, &home(), "T-02", Path::new("/cases/T-02.throughline"), None).unwrap();
    recents::add(&disk, &home(), "T-01", path, None).unwrap();
    disk
}

#[test]
fn all_that_belongs_to_a_case_is_found_and_goes_and_nothing_else() {
    let (identity, record) = (identity(), record("T-01", &[("age", 30)]));
    let disk = disk(&identity, &record);
    let path = Path::new(CASE);
    let kinds = |id: Option<&str>| {
        let mut kinds: Vec<TraceKind> =
            rights::traces(&disk, &home(), path, id).unwrap().files.iter().map(|trace| trace.kind).collect();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(None), [TraceKind::Case, TraceKind::Version, TraceKind::Unfinished, TraceKind::Recovery]);
    let blind = rights::traces(&disk, &home(), path, None).unwrap();
    let traces = rights::traces(&disk, &home(), path, Some(&record.id)).unwrap();
    assert_eq!(traces.files.len(), blind.files.len() + 1, "with its number the copy from elsewhere is found, too");
    let names = disk.names();
    let erased = rights::erase(&disk, &home(), path, &traces);
    assert_eq!((erased.gone.len(), erased.recent, erased.left.len()), (traces.files.len(), true, 0));
    let left: Vec<_> = disk.names();
    assert_eq!(left.len(), names.len() - traces.files.len());
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("T-01")), "{left:?}");
    assert!(disk.content(Path::new("/cases/T-02.throughline")).is_some());
    assert_eq!(recents::list(&disk, &home()).len(), 1);
}

#[test]
fn the_unsaved_work_of_a_second_copy_of_the_case_stays() {
    let (identity, record) = (identity(), record("T-01", &[("age", 30)]));
    let disk = disk(&identity, &record);
    let path = Path::new(CASE);
    let traces = || {
        let traces = rights::traces(&disk, &home(), path, Some(&record.id)).unwrap();
        traces.without_copies_of_others(&disk, &pack(), path, &identity).files.len()
    };
    let alone = traces();
    // Both recovery copies are of this case; the file that the second belongs to is there again.
    disk.put(Path::new("/old/T-01.throughline"), b"kept at a second place");
    assert_eq!(traces(), alone - 1);
}

#[test]
fn every_call_of_erasing_may_fail_and_what_is_left_is_named_and_goes_the_next_time() {
    let (identity, record) = (identity(), record("T-01", &[("age", 30)]));
    let start = disk(&identity, &record);
    let path = Path::new(CASE);
    let traces = rights::traces(&start, &home(), path, Some(&record.id)).unwrap();
    let clean = start.copy();
    rights::erase(&clean, &home(), path, &traces);
    let mut tried = 0;
    for error in [ErrorKind::ReadOnlyFilesystem, ErrorKind::PermissionDenied, ErrorKind::StorageFull, ErrorKind::NotFound] {
        for at in 0..clean.calls().len() {
            for fault in [Fault::Once(error), Fault::Always(error), Fault::Done(error), Fault::SameCall(error)] {
                let disk = start.copy().with_fault(at, fault);
                let erased = rights::erase(&disk, &home(), path, &traces);
                let now = disk.copy();
                let what = format!("call {at} with {fault:?}: {erased:?}");
                for trace in &traces.files {
                    let is_there = now.content(&trace.path).is_some();
                    let is_named = erased.left.iter().any(|refusal| refusal.file.as_deref() == Some(&trace.path));
                    let is_lied_about = error == ErrorKind::NotFound && fault == Fault::Always(error);
                    assert!(!is_there || is_named || is_lied_about, "{} is there and not named, {what}", trace.path.display());
                    assert!(is_named || erased.gone.contains(trace), "{what}");
                }
                let again = rights::erase(&now, &home(), path, &traces);
                assert!(again.left.is_empty() && now.content(path).is_none(), "{what}");
                assert!(now.content(Path::new("/cases/T-02.throughline")).is_some());
                tried += 1;
            }
        }
    }
    count("erasing a case: a call fails", tried);
}

#[test]
fn the_list_of_what_was_erased_names_nobody_and_survives_every_failing_call() {
    let start = MemoryDisk::new();
    let by_jo = identity();
    let by = By { card: Some(by_jo.card()), at: noon() };
    ledger::add(&start, &home(), Some("first"), &by).unwrap();
    let clean = start.copy();
    ledger::add(&clean, &home(), None, &by).unwrap();
    let told = ledger::list(&clean, &home()).unwrap();
    assert_eq!(
        told.iter().map(|erased| (erased.case.as_str(), erased.name.as_str())).collect::<Vec<_>>(),
        [("", "Jo Worker"), ("first", "Jo Worker")]
    );
    let mut tried = 0;
    for at in 0..clean.calls().len() {
        for fault in [Fault::Once(ErrorKind::StorageFull), Fault::Always(ErrorKind::Other), Fault::Done(ErrorKind::Other)] {
            let disk = start.copy().with_fault(at, fault);
            let added = ledger::add(&disk, &home(), Some("second"), &by);
            let there = ledger::list(&disk.copy(), &home()).unwrap();
            assert_eq!(there.last().unwrap().case, "first", "call {at} with {fault:?}");
            assert!(added.is_err() || there.len() == 2, "call {at} with {fault:?}");
            tried += 1;
        }
    }
    count("the list of what was erased: a call fails", tried);
    start.put(&home().ledger(), b"[(at:");
    assert_eq!(ledger::add(&start, &home(), None, &by).unwrap_err().kind, Kind::Unreadable);
    assert_eq!(start.content(&home().ledger()).unwrap(), b"[(at:", "what is damaged is left alone");
}

#[test]
fn a_case_with_a_day_is_not_forgotten_among_the_recent_ones() {
    let (disk, home) = (MemoryDisk::new(), home());
    let day = |text: &str| date::parse(text);
    recents::add(&disk, &home, "old", Path::new("/cases/old.throughline"), day("2026-01-31")).unwrap();
    recents::add(&disk, &home, "no day", Path::new("/cases/none.throughline"), None).unwrap();
    for number in 0..30 {
        recents::add(&disk, &home, "other", &Path::new("/cases").join(number.to_string()), None).unwrap();
    }
    let recents = recents::list(&disk, &home);
    assert_eq!(recents.len(), recents::SHOWN + 1);
    let today = date::parse("2026-02-01").unwrap();
    let due: Vec<&str> = recents.iter().filter(|recent| recent.is_due(today)).map(|recent| recent.reference.as_str()).collect();
    assert_eq!(due, ["old"]);
    assert!(!recents[recents.len() - 1].is_due(date::parse("2026-01-31").unwrap()), "on its last day it is still kept");
    recents::set_day(&disk, &home, Path::new("/cases/old.throughline"), day("2027-01-31")).unwrap();
    assert!(recents::list(&disk, &home).iter().all(|recent| !recent.is_due(today)));
}

#[test]
fn a_list_of_recent_cases_from_before_days_is_read() {
    let (disk, home) = (MemoryDisk::new(), home());
    disk.put(&home.recents(), br#"[(reference:"T-01",path:"/cases/T-01.throughline")]"#);
    assert_eq!(recents::list(&disk, &home)[0].day(), None);
}

fn keeper_on(disk: &MemoryDisk) -> Keeper {
    let desk = Desk { disk: Arc::new(disk.clone()), home: home(), pack: pack(), work: WorkFactor::none_for_tests(), now: noon };
    let keeper = Keeper::start(desk, Arc::new(|| {})).unwrap();
    keeper.ask(Ask::MakeIdentity("Jo Worker".to_owned(), passphrase()));
    keeper.ask(Ask::Begin(Box::new(record("T-01", &[("age", 30)]))));
    keeper.ask(Ask::SaveAt(CASE.into()));
    wait(&keeper, "a saved case", |news| matches!(news, News::State(State::Saved(_))).then_some(()));
    keeper
}

fn wait<T>(keeper: &Keeper, what: &str, find: impl Fn(News) -> Option<T>) -> T {
    for _ in 0..100 {
        if let Some(found) = keeper.wait(Duration::from_millis(200)).and_then(&find) {
            return found;
        }
    }
    panic!("no news of {what}")
}

#[test]
fn the_keeper_shows_first_erases_then_and_closes_the_case() {
    let disk = MemoryDisk::new();
    let keeper = keeper_on(&disk);
    keeper.ask(Ask::LookForTraces(CASE.into()));
    let dry_run = wait(&keeper, "what would go", |news| if let News::WouldGo(dry_run) = news { Some(dry_run) } else { None });
    assert_eq!(dry_run.reference, "T-01");
    assert!(disk.content(Path::new(CASE)).is_some(), "showing erases nothing");
    // Another version was kept since it was shown.
    keeper.ask(Ask::Save);
    keeper.ask(Ask::Erase(dry_run.clone()));
    let gone = wait(&keeper, "what went", |news| if let News::Erased(gone) = news { Some(gone) } else { None });
    assert!(gone.erased.left.is_empty() && gone.ledger_refused.is_none(), "{gone:?}");
    assert!(disk.names().iter().all(|name| !name.starts_with("/cases")), "{:?}", disk.names());
    assert_eq!(gone.ledger[0].case, dry_run.id.unwrap());
    keeper.ask(Ask::Save);
    let refused = wait(&keeper, "a refusal", |news| if let News::Refused(why) = news { Some(why) } else { None });
    assert_eq!(refused.what, "no case is open");
}

#[test]
fn a_log_that_cannot_be_told_of_a_copy_is_said_and_kept_in_memory() {
    use throughline::vault::handover::Whom;
    use throughline::vault::keeper::HandOver;
    let disk = MemoryDisk::new();
    let keeper = keeper_on(&disk);
    let ann: Card = identity().card().clone();
    let copy = |to: &str| {
        let hand_over = HandOver { whom: Whom::Keys(vec![ann.clone()]), without: Vec::new(), to: to.into() };
        keeper.ask(Ask::HandOver(Box::new(hand_over)));
    };
    copy("/stick/one.throughline");
    wait(&keeper, "a copy", |news| matches!(news, News::HandedOver(..)).then_some(()));
    wait(&keeper, "a saved case", |news| matches!(news, News::State(State::Saved(_))).then_some(()));
    // Somebody changes the case underneath: the copy is written, and that the log could not be told is said.
    disk.put(Path::new(CASE), b"theirs");
    copy("/stick/two.throughline");
    let refused = wait(&keeper, "a refusal", |news| if let News::Refused(why) = news { Some(why) } else { None });
    assert_eq!(refused.kind, Kind::InUse);
    assert!(disk.content(Path::new("/stick/two.throughline")).is_some());
    assert_eq!(disk.content(Path::new(CASE)).unwrap(), b"theirs");
    keeper.ask(Ask::ShowRecord);
    let told = wait(&keeper, "both are told", |news| match news {
        News::Record(record) => Some(record.log.entries().iter().filter(|entry| entry.what == "Jo Worker").count()),
        _ => None,
    });
    assert_eq!(told, 2);
    // A disk that is full: nothing is written, and the page is told so.
    let calls = disk.calls().len();
    disk.clone().with_fault(calls, Fault::Always(ErrorKind::StorageFull));
    copy("/stick/three.throughline");
    let refused = wait(&keeper, "a refusal", |news| if let News::NotHandedOver(why) = news { Some(why) } else { None });
    assert!(refused.kind == Kind::NotWritten && disk.copy().content(Path::new("/stick/three.throughline")).is_none());
}
