//! A record in its file: plain RON for made-up people, an envelope of the age format for everybody else.

use std::path::Path;

use zeroize::Zeroizing;

use super::header;
use super::identity::Identity;
use super::record::Record;
use super::record::text;
use super::refusal::Refusal;
use super::sealed::{self, Opener, Recipient, WorkFactor};
use super::secret::Passphrase;
use crate::base::read;
use crate::pack::Pack;

/// How the file of a case is kept.
#[derive(Clone, Debug)]
pub enum Form {
    /// Readable by anybody.
    Plain,
    /// Sealed to keys.
    ToKeys(Vec<Recipient>),
    /// Sealed under a passphrase of its own.
    UnderPassphrase(Passphrase, WorkFactor),
}

/// True for bytes that are sealed, or were before they were damaged at their beginning.
pub fn is_sealed(path: &Path, bytes: &[u8]) -> bool {
    let is_named_so = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("throughline"));
    bytes.starts_with(header::MAGIC.as_bytes()) || bytes.starts_with(b"-----BEGIN AGE") || (is_named_so && !is_ron(bytes))
}

/// A made-up person is plain RON, whatever the file is called.
fn is_ron(bytes: &[u8]) -> bool {
    let start = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(start, Some(b'(' | b'/')) && std::str::from_utf8(bytes).is_ok()
}

/// Opens the bytes of a file and reads the record in them.
///
/// # Errors
/// Whatever keeps it from being opened or read.
pub fn open(pack: &Pack, path: &Path, bytes: &[u8], opener: Opener<'_>) -> Result<text::Read, Refusal> {
    let plain = if is_sealed(path, bytes) {
        sealed::open(bytes, opener).map_err(|refusal| refusal.about(path))?
    } else {
        Zeroizing::new(bytes.to_vec())
    };
    let name = path.display().to_string();
    match std::str::from_utf8(&plain) {
        Ok(content) => text::parse(pack, &name, content),
        Err(_) => Err(read::from_utf8(plain.to_vec(), &name).err().map_or_else(sealed::too_large, Refusal::from)),
    }
}

/// The bytes of a file that holds this record; opened again and compared before they are given out.
///
/// # Errors
/// If it is too large or could not be sealed.
pub fn bytes(record: &Record, form: &Form, identity: Option<&Identity>) -> Result<Vec<u8>, Refusal> {
    let content = text::write(record);
    match form {
        Form::Plain => Ok(content.as_bytes().to_vec()),
        Form::ToKeys(keys) => {
            // Only a key that is among them can open it again.
            let mine = identity.filter(|identity| is_among(identity, keys)).map(Identity::key);
            sealed::seal(content.as_bytes(), keys, mine)
        }
        Form::UnderPassphrase(passphrase, work) => sealed::seal_with_passphrase(content.as_bytes(), passphrase, *work),
    }
}

fn is_among(identity: &Identity, keys: &[Recipient]) -> bool {
    let mine = identity.key().to_public().to_string();
    keys.iter().any(|key| key.to_string() == mine)
}
