//! The header of a file of the age format, looked at before any key is tried and before it costs anything.
//!
//! Stricter than the format: one passphrase, or keys of the kind X25519. Whatever else may stand in a header is
//! refused by its name. The random stanzas that `rage` and this program put in to keep readers honest are let pass.

use super::refusal::{Kind, Refusal};

/// How every file of the age format begins.
pub const MAGIC: &str = "age-encryption.org/";
/// The work factor of every passphrase here, as a power of two; a file that wants more is refused.
pub const WORK_FACTOR: u8 = 17;
/// The highest work factor that other programs take; `age -p` makes files of 18.
const MOST_OF_OTHERS: u8 = 22;
const SEAL_AGAIN: &str = "seal it to your own key with the program that made it: `age -d FILE | age -r KEY -o NEW.throughline`, where \
    `throughline identity card` tells the KEY, the word that begins with age1";
const TOO_DEAR: &str = "trying it could take hours and all memory, and no other program opens it either; ask for another copy";
/// The most bytes of a header.
const MOST_BYTES: usize = 32 * 1024;
/// The most keys that a file can be sealed to.
pub const MOST_KEYS: usize = 64;

/// What opens a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// Any one of this many keys.
    Keys(usize),
    /// A passphrase, with the work factor that the file asks for, as a power of two.
    Passphrase(u8),
}

impl Lock {
    /// True when the passphrase of this file is easier to guess than it need be.
    pub fn is_weaker_than_ours(self) -> bool {
        matches!(self, Self::Passphrase(work) if work < WORK_FACTOR)
    }
}

/// Looks at the header of a file. Costs next to nothing, whatever the file holds.
///
/// # Errors
/// Says what it is instead, or what stands in the header that this program does not open.
pub fn look(bytes: &[u8]) -> Result<Lock, Refusal> {
    let head = bytes.get(..MOST_BYTES.min(bytes.len())).unwrap_or_default();
    if head.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----") {
        return Err(refused("is in text form (armour), which this program does not open")
            .help("turn it into the plain binary form first"));
    }
    let Some(rest) = head.strip_prefix(MAGIC.as_bytes()) else {
        return Err(damaged("is not an encrypted case, or its first line is damaged"));
    };
    let mut lines = Lines { rest, whole: bytes.len() > head.len() };
    let version = lines.next()?;
    if version != "v1" {
        return Err(Refusal::new(Kind::NotUnlocked, "its first line is damaged, or it is of a newer form of the age format"));
    }
    let mut keys = 0;
    let mut work = None;
    let mut line = lines.next()?;
    while let Some(stanza) = line.strip_prefix("-> ") {
        match stanza_kind(stanza)? {
            Stanza::Key => keys += 1,
            Stanza::Passphrase(_) if work.is_some() => return Err(refused("has two passphrases in its header")),
            Stanza::Passphrase(factor) => work = Some(factor),
            Stanza::Grease => {}
        }
        if keys > MOST_KEYS {
            return Err(over(format!("is sealed to more than {MOST_KEYS} keys")));
        }
        line = lines.after_body()?;
    }
    if !line.starts_with("--- ") {
        return Err(damaged_header());
    }
    match (keys, work) {
        (0, Some(work)) => Ok(Lock::Passphrase(work)),
        (0, None) => Err(refused("has no key and no passphrase in its header")),
        (keys, None) => Ok(Lock::Keys(keys)),
        (_, Some(_)) => Err(refused("has both a passphrase and keys in its header")),
    }
}

enum Stanza {
    Key,
    Passphrase(u8),
    Grease,
}

fn stanza_kind(line: &str) -> Result<Stanza, Refusal> {
    let mut words = line.split(' ');
    let kind = words.next().unwrap_or_default();
    let foreign = |what: &str| Err(refused(format!("is sealed for {what}, which this program does not open")));
    match kind {
        "X25519" => Ok(Stanza::Key),
        "scrypt" => work_factor(words.nth(1)),
        "ssh-ed25519" | "ssh-rsa" => foreign(&format!("an SSH key (`{kind}`)")),
        "piv-p256" | "p256tag" | "mlkem768p256tag" => foreign(&format!("a hardware key (`{kind}`)")),
        _ if kind.ends_with("-grease") => Ok(Stanza::Grease),
        _ => {
            let name: String = kind.chars().take(40).collect();
            foreign(&format!("a plugin or a kind of key that it does not know (`{name}`)"))
        }
    }
}

fn work_factor(word: Option<&str>) -> Result<Stanza, Refusal> {
    let word = word.ok_or_else(damaged_header)?;
    let is_canonical = word.len() <= 2 && !word.starts_with('0') && word.bytes().all(|byte| byte.is_ascii_digit());
    let factor: u8 = if is_canonical { word.parse().unwrap_or_default() } else { 0 };
    match factor {
        0 => Err(damaged_header()),
        1..=WORK_FACTOR => Ok(Stanza::Passphrase(factor)),
        _ => Err(over(format!("asks for work factor {factor} to try a passphrase; the most taken here is {WORK_FACTOR}"))
            .help(if factor <= MOST_OF_OTHERS { SEAL_AGAIN } else { TOO_DEAR })),
    }
}

/// The lines of a header: printable ASCII, each ended.
struct Lines<'a> {
    rest: &'a [u8],
    whole: bool,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Result<&'a str, Refusal> {
        let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') else {
            return Err(if self.whole { over("has a header that is too long".to_owned()) } else { damaged_header() });
        };
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.get(1..).unwrap_or_default();
        let is_plain = line.iter().all(|byte| matches!(byte, b' '..=b'~'));
        let text = if is_plain { std::str::from_utf8(line).ok() } else { None };
        text.ok_or_else(damaged_header)
    }

    /// Passes the body of a stanza, which ends with the first line that is not full, and gives the line after it.
    fn after_body(&mut self) -> Result<&'a str, Refusal> {
        const FULL: usize = 64;
        loop {
            let line = self.next()?;
            let is_base64 = line.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
            if !is_base64 || line.len() > FULL {
                return Err(damaged_header());
            }
            if line.len() < FULL {
                return self.next();
            }
        }
    }
}

fn refused(what: impl Into<String>) -> Refusal {
    Refusal::new(Kind::Refused, what)
}

fn over(what: String) -> Refusal {
    Refusal::new(Kind::OverLimit, what)
}

fn damaged(what: &str) -> Refusal {
    Refusal::new(Kind::Unreadable, what)
}

fn damaged_header() -> Refusal {
    Refusal::new(Kind::NotUnlocked, "its header is damaged")
}
