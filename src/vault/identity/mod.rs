//! A worker's identity: a key pair of the age format whose secret half is encrypted with a passphrase.
//!
//! The file can be used with `age -d -i identity.age` as it is. What it says about name and recovery key stands inside,
//! where nobody can change it without the passphrase.

pub mod store;
pub mod strength;

use std::fmt;

use age::secrecy::ExposeSecret as _;
use zeroize::Zeroizing;

use super::card::{self, Card};
use super::refusal::{Kind, Refusal};
use super::sealed::{self, Key, Opener, Recipient, WorkFactor};
use super::secret::{Passphrase, Plain};

/// The most bytes of an identity file.
pub const MOST_BYTES: u64 = 64 * 1024;

const FORMAT: &str = "# throughline identity, format ";
const FORMAT_WRITTEN: u32 = 1;
const NAME: &str = "# name: ";
const PUBLIC: &str = "# public key: ";
const RECOVERY: &str = "# recovery key: ";
const FORMER: &str = "# former recovery key: ";
const SECRET: &str = "AGE-SECRET-KEY-1";

/// An unlocked identity. The key is wiped when it goes.
#[derive(Clone)]
pub struct Identity {
    card: Card,
    key: Key,
    recovery: Option<Recipient>,
    /// Recovery keys of before, to which nothing is sealed any more.
    former: Vec<Recipient>,
}

/// The second way into every case: shown once, to print or keep elsewhere. Wiped when it goes.
pub struct RecoveryKey(Plain);

impl Identity {
    /// A new identity, and its recovery key.
    ///
    /// # Errors
    /// Refused if the name cannot stand on a card.
    pub fn generate(name: &str) -> Result<(Self, RecoveryKey), Refusal> {
        let (key, spare) = (Key::generate(), Key::generate());
        let identity =
            Self { card: Card::new(name, &key.to_public())?, key, recovery: Some(spare.to_public()), former: Vec::new() };
        Ok((identity, RecoveryKey::of(&spare)))
    }

    /// Takes a new recovery key in place of the one of before, which still opens what was sealed to it.
    pub fn renew_recovery(&mut self) -> RecoveryKey {
        let spare = Key::generate();
        self.former.extend(self.recovery.replace(spare.to_public()));
        RecoveryKey::of(&spare)
    }

    /// True for a recovery key of before.
    pub fn is_former(&self, card: &Card) -> bool {
        self.former.iter().any(|key| key.to_string() == card.key())
    }

    /// What colleagues may know of it.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The key itself.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Whom the worker's own cases are sealed to: the worker, and the recovery key if there is one.
    pub fn recipients(&self) -> Vec<Recipient> {
        std::iter::once(self.key.to_public()).chain(self.recovery.clone()).collect()
    }

    /// The cards of the worker and of the recovery key.
    pub fn cards(&self) -> Vec<Card> {
        let spare = self.recovery.as_ref().and_then(|key| self.card.of_recovery_key(key).ok());
        std::iter::once(self.card.clone()).chain(spare).collect()
    }

    /// The public half of the recovery key, if there is one.
    pub fn recovery(&self) -> Option<&Recipient> {
        self.recovery.as_ref()
    }

    /// The bytes of the identity file.
    ///
    /// # Errors
    /// If it could not be encrypted.
    pub fn lock(&self, passphrase: &Passphrase, work: WorkFactor) -> Result<Vec<u8>, Refusal> {
        sealed::seal_with_passphrase(&self.text(), passphrase, work)
    }

    fn text(&self) -> Plain {
        let secret = self.key.to_string();
        let mut recovery = self.recovery.as_ref().map(|key| format!("{RECOVERY}{key}\n")).unwrap_or_default();
        recovery.extend(self.former.iter().map(|key| format!("{FORMER}{key}\n")));
        let (name, public) = (self.card.name(), self.card.key());
        // Room for all of it, so that no copy is left behind by growing.
        let mut text = Zeroizing::new(Vec::with_capacity(2048));
        for part in [FORMAT, &FORMAT_WRITTEN.to_string(), "\n", NAME, name, "\n", PUBLIC, public, "\n", &recovery] {
            text.extend_from_slice(part.as_bytes());
        }
        text.extend_from_slice(secret.expose_secret().as_bytes());
        text.push(b'\n');
        text
    }

    /// Unlocks the bytes of an identity file.
    ///
    /// # Errors
    /// A wrong passphrase or a damaged header, which cannot be told apart; a newer format; no identity.
    pub fn unlock(bytes: &[u8], passphrase: &Passphrase) -> Result<Self, Refusal> {
        Self::from_text(&sealed::open(bytes, Opener::Passphrase(passphrase))?)
    }

    /// Reads an identity that is not encrypted, such as a printed recovery key or what `age-keygen` wrote.
    ///
    /// # Errors
    /// A newer format; no key, or more than one; a key that does not match what is said about it.
    pub fn from_text(text: &[u8]) -> Result<Self, Refusal> {
        let refuse = |what: &str| Refusal::new(Kind::Refused, what);
        let text = std::str::from_utf8(text).ok().ok_or_else(|| refuse("holds no identity"))?;
        let told = |mark: &str| text.lines().find_map(|line| line.strip_prefix(mark)).map(str::trim);
        if let Some(format) = told(FORMAT) {
            let number: u32 = format.parse().ok().ok_or_else(|| refuse("holds an identity of an unknown format"))?;
            if number > FORMAT_WRITTEN {
                let what = format!("was made by a newer version of the program: identity format {number}");
                return Err(Refusal::new(Kind::Newer, what).help("open it with that version; nothing was changed"));
            }
        }
        let mut secrets = text.lines().map(str::trim).filter(|line| line.starts_with(SECRET));
        let (Some(secret), None) = (secrets.next(), secrets.next()) else {
            return Err(
                refuse("does not hold exactly one key").help("an identity has one line that begins with AGE-SECRET-KEY-1")
            );
        };
        let key: Key = secret.parse().ok().ok_or_else(|| refuse("the key in it is not whole").help("copy all of its line"))?;
        if told(PUBLIC).is_some_and(|public| public != key.to_public().to_string()) {
            return Err(refuse("the public and the secret key in it do not belong together"));
        }
        let recovery = told(RECOVERY).map(card::recipient).transpose()?;
        let former = text.lines().filter_map(|line| line.strip_prefix(FORMER)).map(|key| card::recipient(key.trim()));
        let former = former.collect::<Result<_, _>>()?;
        Ok(Self { card: Card::new(told(NAME).unwrap_or_default(), &key.to_public())?, key, recovery, former })
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("card", &self.card).finish_non_exhaustive()
    }
}

impl RecoveryKey {
    fn of(key: &Key) -> Self {
        Self(Zeroizing::new(key.to_string().expose_secret().as_bytes().to_vec()))
    }

    /// The page to print or to keep elsewhere.
    pub fn page(&self, card: &Card) -> Plain {
        let mut page = Zeroizing::new(Vec::with_capacity(2048));
        let about = [
            "# Recovery key of Throughline",
            &format!("# for: {}", if card.name().is_empty() { "the worker" } else { card.name() }),
            &format!("# whose key is: {}", card.key()),
            "# Whoever has this page can open every case kept with that key, without a passphrase.",
            "# Keep it on paper in a locked place, or with a person you trust. It is shown once.",
            "# To use it: throughline open FILE --identity THIS --to CASE.ron",
        ];
        for line in about {
            page.extend_from_slice(line.as_bytes());
            page.push(b'\n');
        }
        page.extend_from_slice(&self.0);
        page.push(b'\n');
        page
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(..)")
    }
}
