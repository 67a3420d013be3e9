//! Copies for others: what is left out, who opens them, and what a failing disk leaves; the list of colleagues.

use std::io::ErrorKind;
use std::path::Path;

use throughline::base::date;
use throughline::case::Case;
use throughline::case::answer::Detail;
use throughline::case::plan::{
    Barrier, Choice, Consent, Decider, Decision, Preference, Present, Reply, Role, SettledAlert, Wish,
};
use throughline::vault::card::Card;
use throughline::vault::case_file::{CaseFile, Keys};
use throughline::vault::colleagues;
use throughline::vault::handover::{self, Part, Whom};
use throughline::vault::home::Home;
use throughline::vault::identity::Identity;
use throughline::vault::record::log::Did;
use throughline::vault::record::{By, Outcome, Record, text};
use throughline::vault::refusal::{Kind, Refusal};
use throughline::vault::sealed::WorkFactor;
use throughline::vault::secret::Passphrase;
use throughline::vault::store::Disk;

use crate::support::disk::{Fault, MemoryDisk};
use crate::support::{case, count, identity, noon, pack};

const COPY: &str = "/stick/copy.throughline";

/// A case with something written in every place that can be left out; each text names the part it belongs to.
fn full() -> Case {
    let pack = pack();
    let mut case = case("T-01", &[("age", 34)]);
    let words = |part: &str, place: &str| format!("canary-{part}-{place}");
    let detail = Detail { words: words("words", "answer"), note: words("note", "answer"), ..Detail::default() };
    case.answers.set_detail(pack.question("age").unwrap(), detail);
    let option = pack.intervention("drr").unwrap();
    let plan = &mut case.plan;
    let (reason, person_view) = (words("plan", "reason"), words("words", "view"));
    plan.decisions.push(Decision { option, choice: Choice::TurnedDown, by: Decider::Together, reason, person_view });
    plan.wishes.push(Preference { option, wish: Some(Wish::Wants), words: words("words", "wish") });
    plan.goals = words("words", "goals");
    plan.preferences = words("words", "preferences");
    plan.agreed_fixes = words("plan", "fixes");
    plan.present.push(Present { role: Role::Family, who: words("plan", "present") });
    plan.consents.push(Consent { option, agrees: Reply::Yes, on: None, witness: words("plan", "witness") });
    let item = pack.reference.checklist.first().unwrap().id.clone();
    plan.barriers.push(Barrier { item, stands: Reply::Yes, fix: words("plan", "fix") });
    let alert = pack.alerts.iter().next().unwrap().id.clone();
    let (action, reason, initials) = ("rang 999".to_owned(), words("plan", "settled"), "JW".to_owned());
    plan.settled_alerts.push(SettledAlert { alert, action, reason, initials, ..SettledAlert::default() });
    case
}

fn record_of(identity: &Identity) -> Record {
    let by = By { card: Some(identity.card()), at: noon() };
    let day = date::parse("2026-11-22").unwrap();
    let mut record = Record::new(&pack(), &case("canary-earlier", &[("age", 33)]), Outcome::default(), day, &by);
    record.assess_again(&pack(), &full(), Outcome::default(), day, &by);
    record
}

fn write(disk: &dyn Disk, record: &Record, whom: &Whom, without: &[Part], mine: &Identity) -> Result<(), Refusal> {
    let by = By { card: Some(mine.card()), at: noon() };
    handover::write(disk, &pack(), record, (whom, without), (Did::HandedOver, &by), Path::new(COPY))
}

fn open(disk: &MemoryDisk, keys: &Keys) -> Result<Record, Refusal> {
    CaseFile::look(disk, &pack(), Path::new(COPY), keys).map(|case| case.record)
}

fn of(identity: &Identity) -> Keys {
    Keys { identity: Some(identity.clone()), passphrase: None }
}

fn under(passphrase: &Passphrase) -> Keys {
    Keys { identity: None, passphrase: Some(passphrase.clone()) }
}

#[test]
fn each_part_is_left_out_wherever_it_stands_and_nothing_else_is() {
    let (mine, ann) = (identity(), identity());
    let record = record_of(&mine);
    let marks = [
        (Part::Notes, "canary-note-"),
        (Part::Words, "canary-words-"),
        (Part::PlanTexts, "canary-plan-"),
        (Part::Earlier, "canary-earlier"),
    ];
    let there = |text: &str, mark: &str| text.matches(mark).count();
    let whole = text::write(&record);
    assert_eq!(marks.map(|(_, mark)| there(&whole, mark)), [1, 5, 6, 1]);
    for (part, mark) in marks {
        let disk = MemoryDisk::new();
        write(&disk, &record, &Whom::Keys(vec![ann.card().clone()]), &[part], &mine).unwrap();
        let copy = open(&disk, &of(&ann)).unwrap();
        let copied = text::write(&copy);
        for (_, other) in marks {
            let wanted = if other == mark { 0 } else { there(&whole, other) };
            assert_eq!(there(&copied, other), wanted, "{other} without {part:?}");
        }
        let last = copy.log.entries().last().unwrap();
        assert_eq!(last.what, format!("Jo Worker; without {}", part.in_words()), "the log of the copy tells");
        assert!(copied.contains("rang 999"), "what was done about an alert is a fact, not free text");
    }
}

#[test]
fn a_copy_opens_for_those_named_and_for_nobody_else() {
    let (mine, ann, bo, eve) = (identity(), identity(), identity(), identity());
    let disk = MemoryDisk::new();
    let record = record_of(&mine);
    write(&disk, &record, &Whom::Keys(vec![ann.card().clone(), bo.card().clone()]), &[], &mine).unwrap();
    assert!(open(&disk, &of(&ann)).is_ok() && open(&disk, &of(&bo)).is_ok());
    for other in [&eve, &mine] {
        assert_eq!(open(&disk, &of(other)).unwrap_err().kind, Kind::NotUnlocked);
    }
    assert_eq!(write(&disk, &record, &Whom::Keys(Vec::new()), &[], &mine).unwrap_err().kind, Kind::Refused);
    let taken = write(&disk, &record, &Whom::Keys(vec![eve.card().clone()]), &[], &mine).unwrap_err();
    assert!(taken.kind == Kind::NotWritten && taken.what.contains("is there already"), "{taken}");
    assert_eq!(open(&disk, &of(&eve)).unwrap_err().kind, Kind::NotUnlocked, "the copy for the others is as it was");
}

#[test]
fn a_copy_under_a_passphrase_opens_with_it_and_a_wrong_one_or_damage_is_told_as_both() {
    let (mine, disk, passphrase) = (identity(), MemoryDisk::new(), Passphrase::invented());
    let whom = Whom::Passphrase(passphrase.clone(), WorkFactor::none_for_tests());
    write(&disk, &record_of(&mine), &whom, &[], &mine).unwrap();
    assert_eq!(open(&disk, &under(&passphrase)).unwrap().keys, []);
    let wrong = open(&disk, &under(&Passphrase::invented())).unwrap_err();
    assert!(wrong.kind == Kind::NotUnlocked && wrong.what.contains("wrong, or the file is damaged"), "{wrong}");
    let mut bytes = disk.content(Path::new(COPY)).unwrap();
    // In the body of the passphrase's line of the header.
    bytes[80] ^= 0x01;
    disk.put(Path::new(COPY), &bytes);
    let damaged = open(&disk, &under(&passphrase)).unwrap_err();
    assert_eq!(damaged.kind, Kind::NotUnlocked, "{damaged}");
}

#[test]
fn every_call_of_writing_a_copy_may_fail_and_there_is_a_whole_copy_or_none() {
    let (mine, ann) = (identity(), identity());
    let (record, whom) = (record_of(&mine), Whom::Keys(vec![ann.card().clone()]));
    let clean = MemoryDisk::new();
    write(&clean, &record, &whom, &[Part::Words], &mine).unwrap();
    let mut tried = 0;
    for error in [ErrorKind::StorageFull, ErrorKind::Other, ErrorKind::ReadOnlyFilesystem, ErrorKind::NotFound] {
        for at in 0..clean.calls().len() {
            for fault in [Fault::Once(error), Fault::Always(error), Fault::Done(error), Fault::Killed] {
                let disk = MemoryDisk::new().with_fault(at, fault);
                let written = write(&disk, &record, &whom, &[Part::Words], &mine);
                let there = disk.copy().content(Path::new(COPY));
                let what = format!("call {at} with {fault:?}: {written:?}");
                match there {
                    None => assert!(written.is_err(), "{what}"),
                    Some(_) => assert!(!text::write(&open(&disk.copy(), &of(&ann)).unwrap()).contains("canary-words"), "{what}"),
                }
                if let Err(refusal) = written {
                    assert!(matches!(refusal.kind, Kind::NotWritten | Kind::InUse), "{what}");
                }
                tried += 1;
            }
        }
    }
    count("a copy for a colleague: a call fails", tried);
}

#[test]
fn a_made_up_passphrase_is_strong_said_aloud_and_never_the_same() {
    let all: std::collections::BTreeSet<String> = (0..200).map(|_| Passphrase::invented().shown().to_owned()).collect();
    assert_eq!(all.len(), 200);
    for passphrase in &all {
        let words: Vec<&str> = passphrase.split('-').collect();
        assert!(words.len() == 5 && words.iter().all(|word| word.len() == 5), "{passphrase}");
        for word in words {
            let sounds: Vec<bool> = word.chars().map(|letter| "aiou".contains(letter)).collect();
            assert_eq!(sounds, [false, true, false, true, false], "{word}");
        }
        assert!(!Passphrase::new(passphrase).unwrap().strength(&[]).is_weak(), "{passphrase}");
    }
    // Every letter of each sound comes up.
    let letters: std::collections::BTreeSet<char> = all.iter().flat_map(|passphrase| passphrase.chars()).collect();
    assert_eq!(letters.len(), 16 + 4 + 1, "{letters:?}");
}

#[test]
fn a_list_of_colleagues_survives_every_failing_call_and_damage() {
    let home = Home::at("/home");
    let day = date::parse("2026-11-22").unwrap();
    let (mine, ann) = (identity(), Identity::generate("Ann Other").unwrap().0);
    let bo = Identity::generate("Bo Third").unwrap().0;
    let start = MemoryDisk::new();
    colleagues::add(&start, &home, ann.card(), Some(mine.card()), day).unwrap();
    let names = |disk: &MemoryDisk| -> Vec<String> {
        colleagues::list(disk, &home).unwrap().iter().map(|known| known.card.name().to_owned()).collect()
    };
    let clean = start.copy();
    colleagues::add(&clean, &home, bo.card(), Some(mine.card()), day).unwrap();
    assert_eq!(names(&clean), ["Ann Other", "Bo Third"]);
    let mut tried = 0;
    for at in 0..clean.calls().len() {
        for fault in [Fault::Once(ErrorKind::StorageFull), Fault::Always(ErrorKind::Other), Fault::Done(ErrorKind::Other)] {
            let disk = start.copy().with_fault(at, fault);
            let added = colleagues::add(&disk, &home, bo.card(), Some(mine.card()), day);
            let there = names(&disk.copy());
            assert!(there.contains(&"Ann Other".to_owned()), "call {at} with {fault:?}");
            assert!(added.is_err() || there.len() == 2, "call {at} with {fault:?}");
            tried += 1;
        }
    }
    count("the list of colleagues: a call fails", tried);
    start.put(&home.colleagues(), b"[(card: \"nonsense\"");
    let refusal = colleagues::add(&start, &home, bo.card(), None, day).unwrap_err();
    assert_eq!(refusal.kind, Kind::Unreadable);
    assert_eq!(start.content(&home.colleagues()).unwrap(), b"[(card: \"nonsense\"", "what is damaged is left alone");
}

#[test]
fn whom_a_list_does_not_take() {
    let (home, disk) = (Home::at("/home"), MemoryDisk::new());
    let day = date::parse("2026-11-22").unwrap();
    let (mine, ann) = (identity(), Identity::generate("Ann Other").unwrap().0);
    let other_ann = Identity::generate("Ann Other").unwrap().0;
    let add = |card: &Card| colleagues::add(&disk, &home, card, Some(mine.card()), day).map(|_| ()).map_err(|why| why.what);
    add(ann.card()).unwrap();
    assert!(add(mine.card()).unwrap_err().contains("your own card"));
    assert!(add(&ann.card().named("Ann again").unwrap()).unwrap_err().contains("in your list already, as Ann Other"));
    assert!(add(other_ann.card()).unwrap_err().contains("another key is in your list under the name"));
    assert!(add(&Card::parse(other_ann.card().key()).unwrap()).unwrap_err().contains("holds no name"));
    assert!(colleagues::remove(&disk, &home, other_ann.card().key()).is_err());
    assert_eq!(colleagues::remove(&disk, &home, ann.card().key()).unwrap(), []);
}

#[test]
fn a_card_is_read_however_a_letter_broke_it() {
    let ann = Identity::generate("Ann Other").unwrap().0;
    let line = ann.card().to_string();
    let broken = line.replacen(' ', "\r\n", 1);
    let with_spare = format!("{line}\n{}\n", ann.cards()[1]);
    for text in [line.as_str(), &format!("\n  {line}  \n"), &broken, &with_spare] {
        assert_eq!(Card::read(text).unwrap(), *ann.card(), "{text:?}");
    }
    assert_eq!(Card::read(" \n").unwrap_err().what, "there is nothing in it");
    assert!(Card::read(&line.replace("Ann", "An\u{202e}n")).unwrap_err().what.contains("hidden character"));
}

#[test]
fn who_is_taken_off_goes_with_the_recovery_key_that_their_saving_added() {
    let mine = identity();
    let (ann, bo) = (Identity::generate("Ann Other").unwrap().0, Identity::generate("Bo Third").unwrap().0);
    let by = By { card: Some(mine.card()), at: noon() };
    let mut record = record_of(&mine);
    record.share_with(&mine.cards());
    record.let_in(&[ann.card().clone(), bo.card().clone()], &by);
    record.share_with(&ann.cards());
    record.shut_out(ann.card().key(), &by);
    let names: Vec<&str> = record.keys.iter().map(Card::name).collect();
    assert_eq!(names, ["Jo Worker", "recovery key of Jo Worker", "Bo Third"]);
    let told: Vec<&str> =
        record.log.entries().iter().filter(|entry| entry.did == Did::Withdrawn).map(|entry| entry.what.as_str()).collect();
    assert_eq!(told, ["Ann Other", "recovery key of Ann Other"]);
}
