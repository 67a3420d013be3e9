//! Passphrases, identities and cards.

use std::io::ErrorKind;

use throughline::vault::card::{self, Card};
use throughline::vault::home::Home;
use throughline::vault::identity::strength::strength;
use throughline::vault::identity::{Identity, store};
use throughline::vault::refusal::{Kind, Refusal};
use throughline::vault::sealed::{self, Opener, WorkFactor};
use throughline::vault::secret::Passphrase;

use crate::support::disk::{Fault, MemoryDisk};
use crate::support::{count, identity, locked, passphrase};

#[test]
fn a_passphrase_is_the_same_however_its_letters_are_composed() {
    let composed = Passphrase::new("caf\u{e9} \u{1e69} na\u{ef}ve").unwrap();
    let decomposed = Passphrase::new("cafe\u{301} s\u{307}\u{323} nai\u{308}ve").unwrap();
    let sealed = sealed::seal_with_passphrase(b"plain", &composed, WorkFactor::none_for_tests()).unwrap();
    assert_eq!(sealed::open(&sealed, Opener::Passphrase(&decomposed)).unwrap().as_slice(), b"plain");
    let other = Passphrase::new("cafe \u{1e69} na\u{ef}ve").unwrap();
    assert_eq!(sealed::open(&sealed, Opener::Passphrase(&other)).unwrap_err().kind, Kind::NotUnlocked);
}

#[test]
fn passphrases_that_cannot_be_meant_are_refused() {
    let megabyte = "x".repeat(1024 * 1024);
    for (typed, says) in [("", "empty"), (megabyte.as_str(), "longer than 1024 bytes"), ("a\nb", "line end"), ("a\0b", "hidden")]
    {
        let refusal = Passphrase::new(typed).unwrap_err();
        assert_eq!(refusal.kind, Kind::NotUnlocked);
        assert!(refusal.what.contains(says), "{refusal}");
    }
    assert!(Passphrase::from_file(b"\xff\xfe").is_err());
    assert!(Passphrase::from_file(b"two\nlines\n").is_err());
    let identity = identity();
    for content in ["copper lantern walks at noon", "copper lantern walks at noon\n", "copper lantern walks at noon\r\n"] {
        let passphrase = Passphrase::from_file(content.as_bytes()).unwrap();
        assert_eq!(Identity::unlock(&locked(&identity), &passphrase).unwrap().card(), identity.card());
    }
    assert_eq!(format!("{:?}", passphrase()), "Passphrase(..)");
}

#[test]
fn a_weak_passphrase_is_explained_and_a_strong_one_is_not() {
    for (weak, because) in [
        ("password", "Many people use this very one"),
        ("qwertyuiop", "Many people use this very one"),
        ("aaaaaaaa", "again and again"),
        ("jo worker", "guessed at once"),
        ("12.04.1987", "guess"),
    ] {
        let strength = strength(weak, &["jo worker"]);
        assert!(strength.is_weak(), "{weak}: {strength:?}");
        let all = format!("{} {}", strength.says, strength.advice.join(" "));
        assert!(all.contains(because), "{weak}: {all}");
        assert!(!strength.advice.is_empty(), "{weak}");
    }
    let strong = passphrase().strength(&["jo worker"]);
    assert!(!strong.is_weak() && strong.advice.is_empty(), "{strong:?}");
}

#[test]
fn an_identity_comes_back_whole_and_opens_what_was_sealed_to_it() {
    let (identity, recovery) = Identity::generate("Zoë O’Neill, Ärztin").unwrap();
    let back = Identity::unlock(&locked(&identity), &passphrase()).unwrap();
    assert_eq!(back.card(), identity.card());
    assert_eq!(back.recovery().map(ToString::to_string), identity.recovery().map(ToString::to_string));
    let sealed = sealed::seal(b"plain", &back.recipients(), Some(back.key())).unwrap();
    let page = recovery.page(identity.card());
    let spare = Identity::from_text(&page).unwrap();
    assert_eq!(sealed::open(&sealed, Opener::Keys(&[spare.key().clone()])).unwrap().as_slice(), b"plain");
    assert!(!format!("{identity:?}{recovery:?}").contains("AGE-SECRET"), "nothing secret is printed by mistake");
}

#[test]
fn an_identity_that_is_not_whole_is_refused() {
    let (one, other) = (identity(), identity());
    let seal = |text: &str| sealed::seal_with_passphrase(text.as_bytes(), &passphrase(), WorkFactor::none_for_tests()).unwrap();
    let text = |identity: &Identity| {
        let plain = sealed::open(&locked(identity), Opener::Passphrase(&passphrase())).unwrap();
        String::from_utf8(plain.to_vec()).unwrap()
    };
    let mixed = text(&one).replace(one.card().key(), other.card().key());
    let cases = [
        (mixed, Kind::Refused, "do not belong together"),
        (text(&one).replace("format 1", "format 2"), Kind::Newer, "identity format 2"),
        (text(&one) + &text(&other), Kind::Refused, "exactly one key"),
        ("nothing".to_owned(), Kind::Refused, "exactly one key"),
        ("AGE-SECRET-KEY-1QQQ".to_owned(), Kind::Refused, "not whole"),
    ];
    for (text, kind, says) in cases {
        let refusal = Identity::unlock(&seal(&text), &passphrase()).unwrap_err();
        assert_eq!(refusal.kind, kind, "{refusal}");
        assert!(refusal.what.contains(says) && !refusal.to_string().contains("AGE-SECRET-KEY-1Q"), "{refusal}");
    }
}

#[test]
fn a_card_is_one_line_and_comes_back() {
    let identity = identity();
    let line = identity.card().to_string();
    assert!(line.starts_with("throughline-card-1 age1") && line.ends_with(" Jo Worker") && !line.contains('\n'), "{line}");
    assert_eq!(&Card::parse(&format!("  {line}\r\n")).unwrap(), identity.card());
    assert_eq!(Card::parse(identity.card().key()).unwrap().name(), "");
    let digits = identity.card().digits();
    assert!(digits.len() == 24 && digits.split(' ').all(|group| group.len() == 4 && group.parse::<u16>().is_ok()), "{digits}");
    assert_ne!(digits, self::identity().card().digits());
}

#[test]
fn keys_of_other_kinds_are_refused_by_name() {
    for (text, says) in [
        ("ssh-ed25519 AAAAC3Nza", "SSH keys"),
        ("age1yubikey1qwerty", "plugin `yubikey`"),
        ("AGE-SECRET-KEY-1ABC", "secret half"),
        ("age1abc", "no card and no key"),
        ("", "no card and no key"),
    ] {
        let refusal = Card::parse(text).unwrap_err();
        assert!(refusal.what.contains(says), "{text}: {refusal}");
    }
    let key = identity().card().recipient().unwrap();
    for name in ["two\nlines", "turned \u{202e}round", &"x".repeat(81)] {
        assert_eq!(Card::new(name, &key).unwrap_err().kind, Kind::Refused, "{name:?}");
    }
    assert!(card::recipient(&key.to_string()).is_ok());
}

fn home() -> Home {
    Home::at("/home/jo")
}

fn make(disk: &MemoryDisk, identity: &Identity) -> Result<(), Refusal> {
    store::keep(disk, &home(), identity, &passphrase(), WorkFactor::none_for_tests())
}

/// None, or this very one, whole. True if it is there.
fn none_or_whole(disk: &MemoryDisk, identity: &Identity, what: &str) -> bool {
    let there = disk.content(&home().identity());
    if let Some(bytes) = &there {
        let opened = Identity::unlock(bytes, &passphrase());
        assert!(opened.is_ok_and(|opened| opened.cards() == identity.cards()), "{what}: half an identity");
    }
    there.is_some()
}

#[test]
fn making_an_identity_leaves_none_or_a_whole_one_whatever_fails() {
    const ERRORS: [ErrorKind; 4] =
        [ErrorKind::StorageFull, ErrorKind::Other, ErrorKind::ReadOnlyFilesystem, ErrorKind::Interrupted];
    let identity = identity();
    let mut tried = 0;
    for start in [MemoryDisk::new(), MemoryDisk::without_links(), MemoryDisk::new().writing_at_most(64)] {
        let clean = start.copy();
        make(&clean, &identity).unwrap();
        assert!(none_or_whole(&clean, &identity, "nothing fails"));
        for (at, call) in clean.calls().iter().enumerate() {
            let errors = ERRORS
                .iter()
                .flat_map(|error| [Fault::Once(*error), Fault::Always(*error), Fault::Done(*error), Fault::SameCall(*error)]);
            for fault in errors.chain([Fault::Killed]) {
                let what = format!("call {at} `{call}` with {fault:?}");
                let disk = start.copy().with_fault(at, fault);
                let made = make(&disk, &identity);
                let well = disk.copy();
                let is_there = none_or_whole(&well, &identity, &what);
                assert!(made.is_err() || is_there, "{what}: said to be made");
                // On a disk that is well again: what is there opens and gets its card, what is not there can be made.
                if is_there {
                    assert!(store::unlock(&well, &home(), &passphrase()).is_ok(), "{what}");
                } else {
                    assert!(make(&well, &identity).is_ok(), "{what}: cannot be made any more");
                }
                assert_eq!(store::card(&well, &home()).unwrap().key(), identity.card().key(), "{what}");
                tried += 1;
            }
        }
        let recording = start.copy().recording();
        let made = make(&recording, &identity);
        for (acknowledged, state) in recording.after_power_cuts() {
            let is_there = none_or_whole(&state, &identity, "after a power cut");
            assert!(acknowledged.is_some() || is_there || made.is_err(), "it was said to be made, and is not there");
            tried += 1;
        }
    }
    count("identity: a call fails, the program is killed, the power goes while one is made", tried);
    assert!(tried > 500, "{tried}");
}

#[test]
fn a_new_recovery_key_leaves_the_old_identity_or_the_new_one_whatever_fails() {
    let identity = identity();
    let start = MemoryDisk::new();
    make(&start, &identity).unwrap();
    let renew = |disk: &MemoryDisk| store::renew_recovery(disk, &home(), &passphrase(), WorkFactor::none_for_tests());
    let clean = start.copy();
    let (renewed, _) = renew(&clean).unwrap();
    assert_ne!(renewed.recovery().map(ToString::to_string), identity.recovery().map(ToString::to_string));
    assert!(identity.cards().last().is_some_and(|card| renewed.is_former(card)), "the one of before is known");
    let read_back = Identity::unlock(&clean.content(&home().identity()).unwrap(), &passphrase()).unwrap();
    assert_eq!(read_back.cards(), renewed.cards());
    assert!(identity.cards().last().is_some_and(|card| read_back.is_former(card)), "also after it was read again");
    let wrong = Passphrase::new("not the passphrase").unwrap();
    let refused = store::renew_recovery(&start, &home(), &wrong, WorkFactor::none_for_tests()).unwrap_err();
    assert_eq!(refused.kind, Kind::NotUnlocked);
    let mut tried = 0;
    for at in 0..clean.calls().len() {
        for fault in [Fault::Once(ErrorKind::StorageFull), Fault::Always(ErrorKind::Other), Fault::Killed] {
            let disk = start.copy().with_fault(at, fault);
            let said = renew(&disk);
            let there = Identity::unlock(&disk.copy().content(&home().identity()).unwrap(), &passphrase()).unwrap();
            assert_eq!(there.card(), identity.card(), "call {at} with {fault:?}");
            if let Ok((renewed, _)) = said {
                assert_eq!(there.cards(), renewed.cards(), "call {at} with {fault:?}: the key that is shown is not the one kept");
            }
            tried += 1;
        }
    }
    count("identity: a call fails or the program is killed while a new recovery key is made", tried);
}
