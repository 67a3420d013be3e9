//! What opens cases on the command line: a passphrase that is asked for or read from a file, an identity.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use zeroize::Zeroizing;

use crate::vault::case_file::{CaseFile, Keys};
use crate::vault::header::{self, Lock};
use crate::vault::home::Home;
use crate::vault::identity::{self, Identity};
use crate::vault::lock::Holder;
use crate::vault::record::By;
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::secret::Passphrase;
use crate::vault::store::read::{read, read_at_most};
use crate::vault::store::real::RealDisk;
use crate::vault::store::save::Keep;
use crate::{clock, vault};

use super::{Settings, Stop};

/// The most bytes of a passphrase file that are read: enough to say that it is too long.
const MOST_READ: u64 = 2 * 1024 * 1024;

/// The passphrase from the file that was given, or asked for on the terminal.
pub(super) fn passphrase(settings: &Settings, prompt: &str) -> Result<Passphrase, Stop> {
    match &settings.passphrase_file {
        Some(path) => from_file(path),
        None => {
            let typed = rpassword::prompt_password(format!("{prompt}: ")).map(Zeroizing::new);
            let typed = typed
                .ok()
                .ok_or_else(|| Stop::Usage("there is no terminal to ask on; give --passphrase-file FILE".to_owned()))?;
            Ok(Passphrase::new(&typed)?)
        }
    }
}

/// A passphrase that is new: asked for twice on the terminal.
pub(super) fn new_passphrase(settings: &Settings, prompt: &str) -> Result<Passphrase, Stop> {
    let first = passphrase(settings, prompt)?;
    if settings.passphrase_file.is_none() && !first.is_same_as(&passphrase(settings, "the same once more")?) {
        return Err(Refusal::new(Kind::Refused, "the two were not the same").help("nothing was changed; try again").into());
    }
    Ok(first)
}

fn from_file(path: &Path) -> Result<Passphrase, Stop> {
    let mut content = Zeroizing::new(Vec::with_capacity(4096));
    // May be a pipe from another program.
    let read = File::open(path).and_then(|file| file.take(MOST_READ).read_to_end(&mut content));
    read.map_err(|error| Refusal::unreadable(path, &error))?;
    Ok(Passphrase::from_file(&content).map_err(|refusal| refusal.about(path))?)
}

/// The identity that was given, or the user's own, unlocked.
pub(super) fn identity(settings: &Settings) -> Result<Identity, Stop> {
    let Some(path) = &settings.identity else {
        let home = Home::of_user()?;
        if !identity::store::is_there(&RealDisk, &home) {
            return Err(identity::store::none(&home).into());
        }
        return Ok(identity::store::unlock(&RealDisk, &home, &passphrase(settings, "your passphrase")?)?);
    };
    let file = read_at_most(&RealDisk, path, identity::MOST_BYTES)?;
    let bytes = Zeroizing::new(file.bytes);
    let opened = if bytes.starts_with(header::MAGIC.as_bytes()) {
        Identity::unlock(&bytes, &passphrase(settings, "the passphrase of this identity")?)
    } else {
        Identity::from_text(&bytes)
    };
    Ok(opened.map_err(|refusal| refusal.about(path))?)
}

/// What opens this file, as its header asks.
pub(super) fn keys(settings: &Settings, path: &Path) -> Result<Keys, Stop> {
    let file = read(&RealDisk, path)?;
    if !vault::envelope::is_sealed(path, &file.bytes) {
        return Ok(Keys::default());
    }
    match header::look(&file.bytes) {
        Ok(Lock::Passphrase(_)) => {
            Ok(Keys { identity: None, passphrase: Some(passphrase(settings, "the passphrase of this file")?) })
        }
        Ok(Lock::Keys(_)) => Ok(Keys { identity: Some(identity(settings)?), passphrase: None }),
        // What is refused by name needs no key. With a damaged header the kept versions can still be tried.
        Err(refusal) if matches!(refusal.kind, Kind::Refused | Kind::OverLimit) => Err(refusal.about(path).into()),
        Err(_) => {
            let own = identity(settings).ok();
            let passphrase =
                if own.is_none() && settings.passphrase_file.is_some() { Some(passphrase(settings, "")?) } else { None };
            Ok(Keys { identity: own, passphrase })
        }
    }
}

/// Opens a case to look at it.
pub(super) fn look(settings: &Settings, pack: &crate::pack::Pack, path: &Path) -> Result<(CaseFile, Keys), Stop> {
    let keys = keys(settings, path)?;
    Ok((CaseFile::look(&RealDisk, pack, path, &keys)?, keys))
}

/// Opens a case to change it.
pub(super) fn open(settings: &Settings, pack: &crate::pack::Pack, path: &Path) -> Result<(CaseFile, Keys), Stop> {
    let keys = keys(settings, path)?;
    let holder = Holder::here(keys.identity.as_ref().map(Identity::card), clock::now());
    Ok((CaseFile::open(&RealDisk, pack, path, &keys, &holder)?, keys))
}

/// Puts what the log was told into the file. Only the log grows, so the version before it is not worth keeping. A note
/// where that was not possible.
pub(super) fn save_log(case: &mut CaseFile, identity: Option<&Identity>, by: &By<'_>) -> Option<String> {
    let refusal = case.save(&RealDisk, identity, by, Keep::Nothing).err()?;
    Some(format!("note: the log in the case could not be told: {refusal}"))
}
