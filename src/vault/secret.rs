//! Passphrases, and plain text that is wiped when it goes.

use std::fmt;
use std::io::Write as _;
use std::panic::PanicHookInfo;

use age::secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::identity::strength::{Strength, strength};
use super::refusal::{Kind, Refusal};

/// Plain text of a case or a key. Wiped when it goes.
pub type Plain = Zeroizing<Vec<u8>>;

/// The most bytes of a passphrase.
pub const MOST_BYTES: usize = 1024;

/// How many words a passphrase has that the program makes up: 80 random bits.
const WORDS: usize = 5;

/// Keeps what is in memory out of the file that some systems write when a program crashes. Where the system does not know
/// such a wish, nothing happens.
pub fn keep_out_of_crash_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).ok();
    }
}

/// Keeps what is in memory out of what is said when the program meets a fault of its own: such messages may quote the
/// text that was worked on.
pub fn keep_out_of_fault_messages() {
    std::panic::set_hook(Box::new(|panic| {
        // Where even this cannot be said, nobody is left to hear it.
        writeln!(std::io::stderr(), "{}", fault_in_words(panic)).ok();
    }));
}

/// What is said of a fault of the program: where it is, and nothing of what was worked on.
pub fn fault_in_words(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map(|place| format!(" at {}:{}", place.file(), place.line())).unwrap_or_default();
    format!("the program met a fault of its own{place} and ended; what was recorded is in the recovery copy")
}

/// A passphrase: the same one however a keyboard composes its letters. Wiped when it goes.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes what was typed.
    ///
    /// # Errors
    /// Refused if it is empty, holds a line end or another control character, or is longer than [`MOST_BYTES`].
    pub fn new(typed: &str) -> Result<Self, Refusal> {
        if typed.is_empty() {
            return Err(Refusal::new(Kind::NotUnlocked, "the passphrase is empty").help("type the passphrase"));
        }
        if typed.len() > MOST_BYTES {
            let what = format!("the passphrase is longer than {MOST_BYTES} bytes");
            return Err(Refusal::new(Kind::NotUnlocked, what).help("is it the right file?"));
        }
        if typed.chars().any(char::is_control) {
            let what = "the passphrase has a line end or a hidden character in it";
            return Err(Refusal::new(Kind::NotUnlocked, what).help("give it on one line"));
        }
        // Room for what the longest composition can grow to, so that no copy is left behind by growing.
        let mut composed = Zeroizing::new(String::with_capacity(typed.len() * 3));
        composed.extend(typed.nfc());
        Ok(Self(SecretString::from(composed.as_str())))
    }

    /// A new one that nobody can guess, to be read out or written down: five made-up words of 16 random bits each, such
    /// as "bafim-dosug-tokal-hinop-zuvar". The words are sounds in turn, so that they can be said on a telephone.
    pub fn invented() -> Self {
        const FIRST: [char; 16] = ['b', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z'];
        const SECOND: [char; 4] = ['a', 'i', 'o', 'u'];
        // The secret half of a key that is thrown away: made by the generator that the keys themselves are made by.
        let key = super::sealed::Key::generate().to_string();
        let random = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(key.expose_secret().as_bytes())));
        let mut words = Zeroizing::new(String::with_capacity(64));
        for pair in random.chunks(2).take(WORDS) {
            if !words.is_empty() {
                words.push('-');
            }
            let mut bits = pair.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
            for place in 0..5 {
                let (letters, width): (&[char], _) = if place % 2 == 0 { (&FIRST, 4) } else { (&SECOND, 2) };
                words.extend(letters.get(bits & ((1 << width) - 1)));
                bits >>= width;
            }
        }
        Self(SecretString::from(words.as_str()))
    }

    /// The words, to be shown once to whoever passes them on.
    pub fn shown(&self) -> &str {
        self.0.expose_secret()
    }

    /// Takes the content of a file: one line, with or without its end.
    ///
    /// # Errors
    /// As [`Self::new`]; and if it is not text in UTF-8.
    pub fn from_file(content: &[u8]) -> Result<Self, Refusal> {
        let text = std::str::from_utf8(content);
        let text = text.ok().ok_or_else(|| Refusal::new(Kind::NotUnlocked, "the passphrase is not text in UTF-8"))?;
        let line = text.strip_suffix('\n').unwrap_or(text);
        Self::new(line.strip_suffix('\r').unwrap_or(line))
    }

    /// True if it is the same one.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }

    pub(super) fn secret(&self) -> SecretString {
        self.0.clone()
    }

    /// How easily it is guessed; `known` is what others know of the worker, such as the name.
    pub fn strength(&self, known: &[&str]) -> Strength {
        strength(self.0.expose_secret(), known)
    }
}

impl PartialEq for Passphrase {
    fn eq(&self, other: &Self) -> bool {
        self.is_same_as(other)
    }
}

impl Eq for Passphrase {}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}
