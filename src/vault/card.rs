//! Cards: what a worker gives colleagues so that a case can be sealed to them. Public, in one line.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::refusal::{Kind, Refusal};
use super::sealed::Recipient;

/// How a card begins.
const MARK: &str = "throughline-card-1";
/// How the name of a recovery key begins.
const RECOVERY_KEY_OF: &str = "recovery key of ";
/// The most letters of a name.
const MOST_LETTERS: usize = 80;
/// The most bytes of a card.
pub const MOST_BYTES: u64 = 4096;

/// What colleagues may know of a worker's identity: a name, and the public half of the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    name: String,
    recipient: String,
}

impl Card {
    /// A card with this name for this key.
    ///
    /// # Errors
    /// Refused if the name is too long or has a hidden character in it.
    pub fn new(name: &str, recipient: &Recipient) -> Result<Self, Refusal> {
        let name = name.trim();
        if name.chars().count() > MOST_LETTERS {
            return Err(Refusal::new(Kind::Refused, format!("a name has at most {MOST_LETTERS} letters")));
        }
        if name.chars().any(char::is_control) || crate::base::wrap::visible(name) != name {
            return Err(Refusal::new(Kind::Refused, "there is a hidden character in the name"));
        }
        Ok(Self { name: name.to_owned(), recipient: recipient.to_string() })
    }

    /// Reads what somebody sent or pasted: a card or a key, which a letter may have broken into lines; of several cards,
    /// as in the file of a worker who has a recovery key, the first.
    ///
    /// # Errors
    /// Refused if there is neither.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let cards: Result<Vec<Self>, Refusal> = text.lines().filter(|line| !line.trim().is_empty()).map(Self::parse).collect();
        match cards.map(|cards| cards.into_iter().next()) {
            Ok(Some(card)) => Ok(card),
            Ok(None) => Err(Refusal::new(Kind::Refused, "there is nothing in it").help("paste the whole card")),
            Err(_) => Self::parse(&text.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }

    /// Reads a card, or a bare public key.
    ///
    /// # Errors
    /// Refused if it is neither.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let (key, name) = match text.strip_prefix(MARK) {
            Some(rest) => rest.trim_start().split_once(' ').unwrap_or((rest.trim(), "")),
            None => (text, ""),
        };
        Self::new(name, &recipient(key)?)
    }

    /// The worker's name; may be empty.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The public half of the key, as `age` writes it.
    pub fn key(&self) -> &str {
        &self.recipient
    }

    /// The public half of the key, to seal to.
    ///
    /// # Errors
    /// None in practice: it was read when the card was made.
    pub fn recipient(&self) -> Result<Recipient, Refusal> {
        recipient(&self.recipient)
    }

    /// Twenty digits to read to each other, so that nobody’s card was exchanged on the way. Digits, because letters such
    /// as b, d and e sound alike on a telephone; another key with the same ones is out of anybody’s reach.
    pub fn digits(&self) -> String {
        let digest = Sha256::digest(self.recipient.as_bytes());
        let number = digest.iter().take(16).fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        let digits: Vec<char> = format!("{:020}", number % 10_u128.pow(20)).chars().collect();
        digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// The card of a recovery key that belongs to this one.
    ///
    /// # Errors
    /// As [`Self::new`]: if the name becomes too long by it.
    pub fn of_recovery_key(&self, key: &Recipient) -> Result<Self, Refusal> {
        Self::new(&format!("{RECOVERY_KEY_OF}{}", self.name), key)
    }

    /// True if it is, by its name, the card of a recovery key that belongs to the other one.
    pub fn is_recovery_key_of(&self, other: &Self) -> bool {
        !other.name.is_empty() && self.name.strip_prefix(RECOVERY_KEY_OF) == Some(other.name.as_str())
    }

    /// The same key under another name.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn named(&self, name: &str) -> Result<Self, Refusal> {
        Self::new(name, &self.recipient()?)
    }

    /// The name, or the key where it has none.
    pub fn name_or_key(&self) -> &str {
        if self.name.is_empty() { &self.recipient } else { &self.name }
    }
}

/// The line that is given out.
impl fmt::Display for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MARK} {}", self.recipient)?;
        if self.name.is_empty() { Ok(()) } else { write!(f, " {}", self.name) }
    }
}

/// Reads the public half of a key.
///
/// # Errors
/// Refused, by name where it is a key of a kind that is not taken here.
pub fn recipient(text: &str) -> Result<Recipient, Refusal> {
    let text = text.trim();
    let refuse = |what: &str| Refusal::new(Kind::Refused, what);
    if text.starts_with("AGE-SECRET-KEY-") {
        return Err(refuse("this is the secret half of a key")
            .help("give the public half, which begins with age1; keep this one to yourself"));
    }
    if text.starts_with("ssh-") {
        return Err(refuse("SSH keys are not taken here").help("ask for a card, or a key that begins with age1"));
    }
    text.parse().ok().ok_or_else(|| {
        let plugin = text.strip_prefix("age1").and_then(|rest| rest.split_once('1')).map(|(name, _)| name);
        match plugin {
            Some(name) if !name.is_empty() && name.len() < 20 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                refuse(&format!("keys of the plugin `{name}` are not taken here")).help("ask for a card, or a plain key of age")
            }
            _ => refuse("this is no card and no key").help("a key begins with age1; copy all of it"),
        }
    })
}
