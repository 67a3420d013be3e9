//! The identity in the user's folder: made, unlocked, its passphrase changed, its card shown.

use super::{Identity, MOST_BYTES, RecoveryKey};
use crate::vault::card::{self, Card};
use crate::vault::home::Home;
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::sealed::WorkFactor;
use crate::vault::secret::Passphrase;
use crate::vault::store::Disk;
use crate::vault::store::read::read_at_most;
use crate::vault::store::save::{Before, Keep, NotSaved, save};

/// True if the user has an identity already, whether or not it opens.
pub fn is_there(disk: &dyn Disk, home: &Home) -> bool {
    disk.look(&home.identity()).is_ok()
}

/// Keeps a new identity. One that is there is never replaced.
///
/// # Errors
/// If there is one, or if it was not written.
pub fn keep(disk: &dyn Disk, home: &Home, identity: &Identity, passphrase: &Passphrase, work: WorkFactor) -> Result<(), Refusal> {
    if is_there(disk, home) {
        return Err(Refusal::new(Kind::NotWritten, "there is an identity already")
            .about(&home.identity())
            .help("nothing was changed; without it the cases kept with it cannot be opened"));
    }
    let bytes = identity.lock(passphrase, work)?;
    // If the folder cannot be made, saving says why.
    disk.make_folder(home.folder()).ok();
    if let Err(not_saved) = save(disk, &home.identity(), &bytes, Before::Nothing, Keep::Nothing) {
        if not_saved.now.is_some() {
            // It may not last, and nothing is sealed to it: whoever tries again makes a new one.
            disk.remove(&home.identity()).ok();
        }
        return Err(refusal(not_saved));
    }
    // The identity is what counts, and it is safe. A card that is missing is written when it is unlocked next.
    keep_card(disk, home, identity).ok();
    Ok(())
}

/// Locks the identity with another passphrase.
///
/// # Errors
/// If the old passphrase is wrong, or if it was not written; then the old one still holds.
pub fn change_passphrase(
    disk: &dyn Disk,
    home: &Home,
    old: &Passphrase,
    new: &Passphrase,
    work: WorkFactor,
) -> Result<(), Refusal> {
    rewrite(disk, home, old, new, work, |_| ()).map(|_| ())
}

/// Makes a new recovery key in place of the one of before. Cases are sealed to it when they are saved next; what was
/// sealed to the one of before can still be opened with that.
///
/// # Errors
/// If the passphrase is wrong, or if it was not written; then the one of before still holds.
pub fn renew_recovery(
    disk: &dyn Disk,
    home: &Home,
    passphrase: &Passphrase,
    work: WorkFactor,
) -> Result<(Identity, RecoveryKey), Refusal> {
    let mut recovery = None;
    let identity = rewrite(disk, home, passphrase, passphrase, work, |identity| recovery = Some(identity.renew_recovery()))?;
    keep_card(disk, home, &identity)?;
    let recovery = recovery.ok_or_else(|| none(home))?;
    Ok((identity, recovery))
}

/// Reads the identity, changes it and writes it again, only over what was read.
fn rewrite(
    disk: &dyn Disk,
    home: &Home,
    old: &Passphrase,
    new: &Passphrase,
    work: WorkFactor,
    change: impl FnOnce(&mut Identity),
) -> Result<Identity, Refusal> {
    let file = read_at_most(disk, &home.identity(), MOST_BYTES)?;
    let mut identity = Identity::unlock(&file.bytes, old).map_err(|refusal| refusal.about(&home.identity()))?;
    change(&mut identity);
    let bytes = identity.lock(new, work)?;
    save(disk, &home.identity(), &bytes, Before::This(&file.fingerprint), Keep::Nothing).map_err(refusal)?;
    Ok(identity)
}

/// Unlocks the user's identity.
///
/// # Errors
/// If there is none; if the passphrase is wrong or the file damaged.
pub fn unlock(disk: &dyn Disk, home: &Home, passphrase: &Passphrase) -> Result<Identity, Refusal> {
    let path = home.identity();
    if !is_there(disk, home) {
        return Err(none(home));
    }
    let file = read_at_most(disk, &path, MOST_BYTES)?;
    let identity = Identity::unlock(&file.bytes, passphrase)
        .map_err(|refusal| refusal.about(&path).help_also("without the passphrase only the recovery key opens your cases"))?;
    if disk.look(&home.card()).is_err() {
        keep_card(disk, home, &identity).ok();
    }
    Ok(identity)
}

/// What is said where there is no identity.
pub fn none(home: &Home) -> Refusal {
    Refusal::new(Kind::Unreadable, "you have no identity on this computer yet")
        .about(&home.identity())
        .help("make one with `throughline identity new`")
}

/// The cards of the user and of the recovery key, without unlocking anything.
///
/// # Errors
/// If there is none, or if one is not whole.
pub fn cards(disk: &dyn Disk, home: &Home) -> Result<Vec<Card>, Refusal> {
    if disk.look(&home.card()).is_err() && !is_there(disk, home) {
        return Err(none(home));
    }
    let file = read_at_most(disk, &home.card(), card::MOST_BYTES)?;
    let text = String::from_utf8_lossy(&file.bytes).into_owned();
    let cards: Result<Vec<Card>, Refusal> = text.lines().map(Card::parse).collect();
    cards.map_err(|refusal| refusal.about(&home.card()))
}

/// The user's card, without unlocking anything.
///
/// # Errors
/// If there is none, or if it is not whole.
pub fn card(disk: &dyn Disk, home: &Home) -> Result<Card, Refusal> {
    let empty = || Refusal::new(Kind::Unreadable, "is empty").about(&home.card()).help("unlock your identity to write it anew");
    cards(disk, home)?.into_iter().next().ok_or_else(empty)
}

/// Writes the cards beside the identity. What the identity itself says counts; the card is there to be shown.
fn keep_card(disk: &dyn Disk, home: &Home, identity: &Identity) -> Result<(), Refusal> {
    let text: String = identity.cards().iter().map(|card| card.to_string() + "\n").collect();
    save(disk, &home.card(), text.as_bytes(), Before::Anything, Keep::Nothing).map(|_| ()).map_err(refusal)
}

fn refusal(not_saved: NotSaved) -> Refusal {
    *not_saved.refusal
}
