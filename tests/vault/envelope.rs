//! The envelope: what is refused by name before it costs anything, and what damage does.

use std::time::{Duration, Instant};

use throughline::vault::header::{Lock, look};
use throughline::vault::refusal::Kind;
use throughline::vault::sealed::{self, Opener, WorkFactor};
use throughline::vault::secret::Passphrase;

use crate::support::{FLIPS, identity, locked, passphrase};

const BODY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const SALT: &str = "AAAAAAAAAAAAAAAAAAAAAA";

fn file(stanzas: &str) -> Vec<u8> {
    format!("age-encryption.org/v1\n{stanzas}--- {BODY}\nrest").into_bytes()
}

#[test]
fn headers_that_are_not_ours_are_refused_by_name() {
    let x25519 = format!("-> X25519 {BODY}\n{BODY}\n");
    let scrypt = format!("-> scrypt {SALT} 17\n{BODY}\n");
    let many = x25519.repeat(65);
    let cases = [
        (format!("-> ssh-ed25519 abcd {BODY}\n{BODY}\n"), Kind::Refused, "SSH key (`ssh-ed25519`)"),
        (format!("-> ssh-rsa abcd\n{BODY}\n"), Kind::Refused, "SSH key (`ssh-rsa`)"),
        (format!("-> piv-p256 abcd\n{BODY}\n"), Kind::Refused, "hardware key (`piv-p256`)"),
        (format!("-> yubikey abcd\n{BODY}\n"), Kind::Refused, "plugin or a kind of key that it does not know (`yubikey`)"),
        (format!("{x25519}-> mlkem768x25519 abcd\n{BODY}\n"), Kind::Refused, "(`mlkem768x25519`)"),
        (format!("{scrypt}{scrypt}"), Kind::Refused, "two passphrases"),
        (format!("{scrypt}{x25519}"), Kind::Refused, "both a passphrase and keys"),
        (String::new(), Kind::Refused, "no key and no passphrase"),
        ("-> abc-grease\n\n".to_owned(), Kind::Refused, "no key and no passphrase"),
        (many, Kind::OverLimit, "more than 64 keys"),
        (format!("-> scrypt {SALT} 017\n{BODY}\n"), Kind::NotUnlocked, "header is damaged"),
        (format!("-> scrypt {SALT} 0\n{BODY}\n"), Kind::NotUnlocked, "header is damaged"),
        (format!("-> scrypt {SALT} -1\n{BODY}\n"), Kind::NotUnlocked, "header is damaged"),
        (format!("-> scrypt {SALT}\n{BODY}\n"), Kind::NotUnlocked, "header is damaged"),
        (format!("-> X25519 {BODY}\nA=\n"), Kind::NotUnlocked, "header is damaged"),
    ];
    for (stanzas, kind, says) in cases {
        let refusal = look(&file(&stanzas)).unwrap_err();
        assert_eq!(refusal.kind, kind, "{stanzas}: {refusal}");
        assert!(refusal.to_string().contains(says), "{stanzas}: {refusal}");
    }
    assert!(look(b"-----BEGIN AGE ENCRYPTED FILE-----\n").unwrap_err().to_string().contains("armour"));
    assert!(look(b"age-encryption.org/v2\n-> X25519").unwrap_err().to_string().contains("newer form"));
    assert!(look(b"(format: 1)").unwrap_err().to_string().contains("is not an encrypted case"));
    let endless = [b"age-encryption.org/v1\n".as_slice(), &b"-> X25519 ".repeat(10_000)].concat();
    assert_eq!(look(&endless).unwrap_err().kind, Kind::OverLimit);
}

#[test]
fn what_may_stand_in_a_header_is_let_pass() {
    let x25519 = format!("-> X25519 {BODY}\n{BODY}\n");
    assert_eq!(look(&file(&format!("{x25519}-> \"#-grease a b\n\n{x25519}"))).unwrap(), Lock::Keys(2));
    let full = "A".repeat(64);
    assert_eq!(look(&file(&format!("-> x-grease\n{full}\n\n{x25519}"))).unwrap(), Lock::Keys(1));
    assert_eq!(look(&file(&format!("-> scrypt {SALT} 17\n{BODY}\n"))).unwrap(), Lock::Passphrase(17));
}

#[test]
fn a_work_factor_that_would_take_an_hour_is_refused_at_once() {
    for (factor, kind) in
        [(18, Kind::OverLimit), (22, Kind::OverLimit), (63, Kind::OverLimit), (64, Kind::OverLimit), (99, Kind::OverLimit)]
    {
        let start = Instant::now();
        let refusal =
            sealed::open(&file(&format!("-> scrypt {SALT} {factor}\n{BODY}\n")), Opener::Passphrase(&passphrase())).unwrap_err();
        assert_eq!(refusal.kind, kind, "{factor}");
        assert!(refusal.what.contains(&factor.to_string()), "{refusal}");
        assert!(start.elapsed() < Duration::from_millis(50), "factor {factor} took {:?}", start.elapsed());
    }
    let weak = sealed::seal_with_passphrase(b"plain", &passphrase(), WorkFactor::none_for_tests()).unwrap();
    assert!(look(&weak).unwrap().is_weaker_than_ours(), "a low factor opens, and can be warned about");
    assert_eq!(sealed::open(&weak, Opener::Passphrase(&passphrase())).unwrap().as_slice(), b"plain");
    let ours = sealed::seal_with_passphrase(b"plain", &passphrase(), WorkFactor::FIXED).unwrap();
    assert_eq!(look(&ours).unwrap(), Lock::Passphrase(17));
}

/// Changes every byte in every way of [`FLIPS`], cuts at every length, and appends; counts what each did.
fn damage(sealed: &[u8], opener: Opener<'_>, plain: &[u8]) -> (usize, usize) {
    let mut refused = 0;
    let mut try_it = |bytes: &[u8], what: &str| {
        let refusal = match sealed::open(bytes, opener) {
            Ok(opened) => {
                panic!("{what} opened, {}", if opened.as_slice() == plain { "to the same" } else { "to something else" })
            }
            Err(refusal) => refusal,
        };
        assert!(
            matches!(refusal.kind, Kind::Unreadable | Kind::NotUnlocked | Kind::Refused | Kind::OverLimit),
            "{what}: {refusal:?}"
        );
        refused += 1;
    };
    for place in 0..sealed.len() {
        for flip in FLIPS {
            let mut bytes = sealed.to_vec();
            bytes[place] ^= flip;
            try_it(&bytes, &format!("byte {place} changed by {flip:#04x}"));
        }
        try_it(&sealed[..place], &format!("cut at {place}"));
        if place % 97 == 0 {
            let mut bytes = sealed.to_vec();
            let end = bytes.len().min(place + 512);
            bytes[place..end].fill(0);
            try_it(&bytes, &format!("zeros from {place}"));
        }
    }
    for more in [b"\0".as_slice(), b"x", b"\r\n"] {
        try_it(&[sealed, more].concat(), "appended");
    }
    try_it(&[b"\xEF\xBB\xBF".as_slice(), sealed].concat(), "byte order mark");
    let text_mode: Vec<u8> =
        sealed.iter().flat_map(|byte| if *byte == b'\n' { vec![b'\r', b'\n'] } else { vec![*byte] }).collect();
    try_it(&text_mode, "line ends turned into those of Windows");
    (refused, sealed.len())
}

#[test]
fn no_damage_to_a_case_gives_other_content() {
    let identity = identity();
    let plain: Vec<u8> = (0..3000_u32).map(|place| u8::try_from(place % 251).unwrap()).collect();
    let sealed = sealed::seal(&plain, &identity.recipients(), Some(identity.key())).unwrap();
    let (refused, bytes) = damage(&sealed, Opener::Keys(&[identity.key().clone()]), &plain);
    crate::support::count("case, sealed to keys: byte changed, cut, zeroed, appended", refused);
    assert!(refused > bytes * 4, "{refused} of {bytes} bytes");
}

#[test]
fn no_damage_to_an_identity_gives_another_one() {
    let identity = identity();
    let sealed = locked(&identity);
    let plain = sealed::open(&sealed, Opener::Passphrase(&passphrase())).unwrap();
    let (refused, bytes) = damage(&sealed, Opener::Passphrase(&passphrase()), &plain);
    crate::support::count("identity: byte changed, cut, zeroed, appended", refused);
    assert!(refused > bytes * 4, "{refused} of {bytes} bytes");
}

#[test]
fn the_wrong_key_and_the_damaged_header_are_both_said() {
    let (mine, other) = (identity(), identity());
    let sealed = sealed::seal(b"plain", &mine.recipients(), None).unwrap();
    let refusal = sealed::open(&sealed, Opener::Keys(&[other.key().clone()])).unwrap_err();
    assert_eq!(
        (refusal.kind, refusal.what.as_str()),
        (Kind::NotUnlocked, "is not sealed to this key, or is damaged in its header")
    );
    let wrong = Passphrase::new("another one").unwrap();
    let refusal = Opener::Passphrase(&wrong);
    let refusal = sealed::open(&locked(&mine), refusal).unwrap_err();
    assert_eq!(refusal.what, "the passphrase is wrong, or the file is damaged in its header");
}

#[test]
fn a_copy_for_others_can_be_opened_by_them_only() {
    let (mine, other) = (identity(), identity());
    let sealed = sealed::seal(b"plain", &[other.card().recipient().unwrap()], None).unwrap();
    assert_eq!(sealed::open(&sealed, Opener::Keys(&[other.key().clone()])).unwrap().as_slice(), b"plain");
    assert_eq!(sealed::open(&sealed, Opener::Keys(&[mine.key().clone()])).unwrap_err().kind, Kind::NotUnlocked);
    assert_eq!(sealed::seal(b"plain", &[], None).unwrap_err().kind, Kind::Refused);
    let crowd = vec![mine.card().recipient().unwrap(); 64];
    assert_eq!(sealed::seal(b"plain", &crowd, None).unwrap_err().kind, Kind::OverLimit);
}

#[test]
fn what_is_too_large_is_refused_before_and_after_opening() {
    let identity = identity();
    let keys = [identity.key().clone()];
    let largest = vec![7; usize::try_from(sealed::MOST_PLAIN).unwrap()];
    let sealed = sealed::seal(&largest, &identity.recipients(), Some(identity.key())).unwrap();
    assert!(sealed.len() as u64 <= sealed::MOST_SEALED);
    let one_more = [largest.as_slice(), b"x"].concat();
    assert_eq!(sealed::seal(&one_more, &identity.recipients(), None).unwrap_err().kind, Kind::OverLimit);
    // Another program may seal more than this one does.
    let foreign = age::encrypt(&identity.key().to_public(), &one_more).unwrap();
    assert_eq!(sealed::open(&foreign, Opener::Keys(&keys)).unwrap_err().kind, Kind::OverLimit);
}
