//! The colleagues to whom copies can be sealed: their cards, and the day on which each was added. Nothing about any case.

use serde::{Deserialize, Serialize};

use super::card::Card;
use super::home::Home;
use super::refusal::{Kind, Refusal};
use super::store::read::{FileRead, read_at_most};
use super::store::save::{Before, Keep, save};
use super::store::{Disk, name_of};
use crate::base::date::{self, Date};

/// The most colleagues that are kept; a file can be sealed to hardly more.
const MOST: usize = 50;
const MOST_BYTES: u64 = 256 * 1024;

/// A colleague.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Name and key; the name is never empty.
    pub card: Card,
    /// The day on which the card was added.
    pub added: Date,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    card: String,
    added: String,
}

/// The colleagues, by name.
///
/// # Errors
/// If the list is there and cannot be read; it is left alone then.
pub fn list(disk: &dyn Disk, home: &Home) -> Result<Vec<Colleague>, Refusal> {
    read(disk, home).map(|(colleagues, _)| colleagues)
}

/// Adds a colleague. `own` is the worker’s own card. Gives the list back.
///
/// # Errors
/// Refused without a name, for a key that is there already or the worker’s own; or if it was not written.
pub fn add(disk: &dyn Disk, home: &Home, card: &Card, own: Option<&Card>, on: Date) -> Result<Vec<Colleague>, Refusal> {
    let refuse = |what: String, help: &str| Err(Refusal::new(Kind::Refused, what).help(help));
    if card.name().is_empty() {
        return refuse("the card holds no name".to_owned(), "give the name of the colleague as well");
    }
    if own.is_some_and(|own| own.key() == card.key()) {
        return refuse("this is your own card".to_owned(), "ask your colleague for theirs");
    }
    let (mut colleagues, before) = read(disk, home)?;
    if let Some(known) = colleagues.iter().find(|known| known.card.key() == card.key()) {
        return refuse(
            format!("this key is in your list already, as {}", known.card.name()),
            "remove it first to change the name",
        );
    }
    if colleagues.iter().any(|known| known.card.name() == card.name()) {
        let what = format!("another key is in your list under the name {}", card.name());
        return refuse(what, "ask which of the two is in use, and remove the other");
    }
    if colleagues.len() >= MOST {
        return refuse(format!("the list holds {MOST} colleagues, the most there can be"), "remove those who have left");
    }
    colleagues.push(Colleague { card: card.clone(), added: on });
    write(disk, home, colleagues, before.as_ref())
}

/// Takes a colleague off the list. Gives the list back. What was sealed to them stays readable to them.
///
/// # Errors
/// If nobody on it has this key, or if it was not written.
pub fn remove(disk: &dyn Disk, home: &Home, key: &str) -> Result<Vec<Colleague>, Refusal> {
    let (mut colleagues, before) = read(disk, home)?;
    let there = colleagues.len();
    colleagues.retain(|known| known.card.key() != key);
    if colleagues.len() == there {
        return Err(Refusal::new(Kind::Refused, "nobody on your list has this key").help("look at the list again"));
    }
    write(disk, home, colleagues, before.as_ref())
}

fn read(disk: &dyn Disk, home: &Home) -> Result<(Vec<Colleague>, Option<FileRead>), Refusal> {
    let path = home.colleagues();
    if disk.look(&path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        return Ok((Vec::new(), None));
    }
    let file = read_at_most(disk, &path, MOST_BYTES)?;
    let colleagues = parse(&file.bytes).ok_or_else(|| {
        let help = format!("look at {} or move it away; nothing was changed", name_of(&path));
        Refusal::new(Kind::Unreadable, "the list of your colleagues is damaged").about(&path).help(help)
    })?;
    Ok((colleagues, Some(file)))
}

fn parse(bytes: &[u8]) -> Option<Vec<Colleague>> {
    let raw: Vec<Raw> = ron::from_str(std::str::from_utf8(bytes).ok()?).ok()?;
    let colleague = |raw: Raw| {
        let card = Card::parse(&raw.card).ok().filter(|card| !card.name().is_empty())?;
        Some(Colleague { card, added: date::parse(&raw.added)? })
    };
    raw.into_iter().map(colleague).collect()
}

fn write(
    disk: &dyn Disk,
    home: &Home,
    mut colleagues: Vec<Colleague>,
    before: Option<&FileRead>,
) -> Result<Vec<Colleague>, Refusal> {
    colleagues.sort_by_key(|colleague| colleague.card.name().to_lowercase());
    let raw = |colleague: &Colleague| Raw { card: colleague.card.to_string(), added: colleague.added.to_string() };
    let raw: Vec<Raw> = colleagues.iter().map(raw).collect();
    let text = ron::ser::to_string_pretty(&raw, ron::ser::PrettyConfig::default()).unwrap_or_default();
    disk.make_folder(home.folder()).ok();
    // What another window wrote meanwhile is not lost.
    let before = before.map_or(Before::Nothing, |file| Before::This(&file.fingerprint));
    save(disk, &home.colleagues(), text.as_bytes(), before, Keep::Nothing).map_err(|not_saved| *not_saved.refusal)?;
    Ok(colleagues)
}
