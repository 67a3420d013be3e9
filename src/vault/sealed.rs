//! Bytes into an envelope of the age format, and out of one.

use std::io::{Read as _, Write as _};

use age::{DecryptError, Decryptor, Encryptor};
use zeroize::Zeroizing;

use super::header::{self, Lock, WORK_FACTOR};
use super::refusal::{Kind, Refusal};
use super::secret::{Passphrase, Plain};

pub use age::x25519::{Identity as Key, Recipient};

/// The most bytes of plain text.
pub const MOST_PLAIN: u64 = crate::case::text::SIZE_LIMIT;
/// The most bytes of a file: plain text, header, and what the format adds to each block of 64 KiB.
pub const MOST_SEALED: u64 = MOST_PLAIN + MOST_PLAIN / 64 / 1024 * 16 + 64 * 1024;

/// How hard a passphrase is to try.
///
/// There is one for everybody; tests have another way so as not to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// The one that is used.
    pub const FIXED: Self = Self(WORK_FACTOR);

    /// So little work that a passphrase protects nothing. For tests.
    #[doc(hidden)]
    pub fn none_for_tests() -> Self {
        Self(1)
    }
}

/// What can open an envelope.
#[derive(Clone, Copy)]
pub enum Opener<'a> {
    /// Any of these keys.
    Keys(&'a [Key]),
    /// This passphrase.
    Passphrase(&'a Passphrase),
}

impl std::fmt::Debug for Opener<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Keys(_) => "Keys(..)",
            Self::Passphrase(_) => "Passphrase(..)",
        })
    }
}

/// Seals plain text to keys: each of them opens it. It is opened again with `mine`, one of them, and compared before it
/// is given out. Without it, as for a copy that is for others only, with a key made for this and forgotten afterwards.
///
/// # Errors
/// Refused without a key, or with [`header::MOST_KEYS`] or more; over the limit if the text is too large.
pub fn seal(plain: &[u8], to: &[Recipient], mine: Option<&Key>) -> Result<Vec<u8>, Refusal> {
    if to.is_empty() {
        return Err(Refusal::new(Kind::Refused, "nobody is named who could open it"));
    }
    if to.len() >= header::MOST_KEYS {
        return Err(Refusal::new(Kind::OverLimit, format!("cannot be sealed to more than {} keys", header::MOST_KEYS - 1)));
    }
    let check = mine.map_or_else(Key::generate, Clone::clone);
    let forgotten = mine.is_none().then(|| check.to_public());
    let all = to.iter().chain(&forgotten).map(|recipient| recipient as &dyn age::Recipient);
    let sealed = encrypt(Encryptor::with_recipients(all), plain)?;
    compare(&sealed, Opener::Keys(&[check]), plain)?;
    Ok(sealed)
}

/// Seals plain text under a passphrase. It is opened again and compared before it is given out.
///
/// # Errors
/// Over the limit if the text is too large.
pub fn seal_with_passphrase(plain: &[u8], passphrase: &Passphrase, work: WorkFactor) -> Result<Vec<u8>, Refusal> {
    let mut recipient = age::scrypt::Recipient::new(passphrase.secret());
    recipient.set_work_factor(work.0);
    let sealed = encrypt(Encryptor::with_recipients([&recipient as &dyn age::Recipient].into_iter()), plain)?;
    compare(&sealed, Opener::Passphrase(passphrase), plain)?;
    Ok(sealed)
}

fn encrypt(encryptor: Result<Encryptor, age::EncryptError>, plain: &[u8]) -> Result<Vec<u8>, Refusal> {
    if plain.len() as u64 > MOST_PLAIN {
        let what = format!("is larger than {} MiB, the most that is kept", MOST_PLAIN / 1024 / 1024);
        return Err(Refusal::new(Kind::OverLimit, what));
    }
    let failed = || Refusal::new(Kind::NotWritten, "could not be encrypted");
    let mut sealed = Vec::with_capacity(plain.len() + plain.len() / 4096 + 8192);
    let mut writer = encryptor.ok().ok_or_else(&failed)?.wrap_output(&mut sealed).ok().ok_or_else(&failed)?;
    writer.write_all(plain).and_then(|()| writer.finish()).ok().ok_or_else(failed)?;
    Ok(sealed)
}

fn compare(sealed: &[u8], opener: Opener<'_>, plain: &[u8]) -> Result<(), Refusal> {
    let opened = open(sealed, opener)?;
    if opened.as_slice() == plain {
        return Ok(());
    }
    let what = "what was encrypted does not open to the same text";
    Err(Refusal::new(Kind::NotWritten, what).help("nothing was changed; this computer's memory may be failing"))
}

/// Opens an envelope. The header is looked at first; nothing is given out that is not authentic to the last byte.
///
/// # Errors
/// Says what is wrong. A wrong passphrase and a damaged header cannot always be told apart: then both are said.
pub fn open(sealed: &[u8], opener: Opener<'_>) -> Result<Plain, Refusal> {
    if sealed.len() as u64 > MOST_SEALED {
        return Err(too_large());
    }
    let lock = header::look(sealed)?;
    let decryptor = Decryptor::new_buffered(sealed).map_err(|error| not_opened(&error, lock))?;
    let reader = match (lock, opener) {
        (Lock::Keys(_), Opener::Keys(keys)) => decryptor.decrypt(keys.iter().map(|key| key as &dyn age::Identity)),
        (Lock::Passphrase(_), Opener::Passphrase(passphrase)) => {
            let mut identity = age::scrypt::Identity::new(passphrase.secret());
            identity.set_max_work_factor(WORK_FACTOR);
            decryptor.decrypt([&identity as &dyn age::Identity].into_iter())
        }
        (Lock::Keys(_), Opener::Passphrase(_)) => {
            return Err(
                Refusal::new(Kind::NotUnlocked, "is sealed to keys, not under a passphrase").help("unlock it with an identity")
            );
        }
        (Lock::Passphrase(_), Opener::Keys(_)) => {
            return Err(Refusal::new(Kind::NotUnlocked, "is sealed under a passphrase of its own").help("give that passphrase"));
        }
    };
    let reader = reader.map_err(|error| not_opened(&error, lock))?;
    // As large as it can get, so that no copy is left behind by growing.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.take(MOST_PLAIN + 1).read_to_end(&mut plain).ok().ok_or_else(|| {
        Refusal::new(Kind::Unreadable, "is damaged: part of it is missing or was changed").help("nothing of it is used")
    })?;
    if plain.len() as u64 > MOST_PLAIN { Err(too_large()) } else { Ok(plain) }
}

/// What is said of a file that is too large to be a case.
pub fn too_large() -> Refusal {
    let what = format!("is larger than {} MiB, the most that is read", MOST_PLAIN / 1024 / 1024);
    Refusal::new(Kind::OverLimit, what).help("is it the right file?")
}

fn not_opened(error: &DecryptError, lock: Lock) -> Refusal {
    match (error, lock) {
        (DecryptError::ExcessiveWork { .. }, _) => Refusal::new(Kind::OverLimit, "asks for more work than is taken here"),
        (DecryptError::Io(_), _) => Refusal::new(Kind::Unreadable, "is damaged: it ends too early"),
        (_, Lock::Passphrase(_)) => {
            Refusal::new(Kind::NotUnlocked, "the passphrase is wrong, or the file is damaged in its header")
                .help("try the passphrase again")
        }
        (_, Lock::Keys(_)) => Refusal::new(Kind::NotUnlocked, "is not sealed to this key, or is damaged in its header"),
    }
}
