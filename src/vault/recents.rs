//! The cases opened lately: their references and places, and the day until which each is kept, so that what is due can be
//! told; nothing else.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::home::Home;
use super::refusal::Refusal;
use super::store::Disk;
use super::store::read::read_at_most;
use super::store::save::{Before, Keep, save};
use crate::base::date::{self, Date};

/// How many are shown.
pub const SHOWN: usize = 10;
/// How many of those that have a day are remembered beyond that, so that none falls due unseen.
const MOST: usize = 500;
const MOST_BYTES: u64 = 256 * 1024;

/// A case that was opened lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recent {
    /// The reference by which the worker knows it.
    pub reference: String,
    /// Its file.
    pub path: String,
    /// The day until which it is kept, year-month-day; empty if none is set.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub keep_until: String,
}

impl Recent {
    /// The day until which it is kept, if one is set.
    pub fn day(&self) -> Option<Date> {
        date::parse(&self.keep_until)
    }

    /// True if that day has passed.
    pub fn is_due(&self, today: Date) -> bool {
        self.day().is_some_and(|day| day < today)
    }
}

/// The cases opened lately, the last one first. Nothing if the list is damaged: it is a convenience.
pub fn list(disk: &dyn Disk, home: &Home) -> Vec<Recent> {
    let file = read_at_most(disk, &home.recents(), MOST_BYTES).ok();
    let text = file.and_then(|file| String::from_utf8(file.bytes).ok());
    text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
}

/// Puts a case at the head of the list, with the day until which it is kept.
///
/// # Errors
/// If the list was not written.
pub fn add(disk: &dyn Disk, home: &Home, reference: &str, path: &Path, keep_until: Option<Date>) -> Result<(), Refusal> {
    let path = path.display().to_string();
    let mut recents = list(disk, home);
    recents.retain(|recent| recent.path != path);
    recents.insert(0, Recent { reference: reference.to_owned(), path, keep_until: in_file(keep_until) });
    let mut place = 0;
    recents.retain(|recent| {
        place += 1;
        place <= SHOWN || (place <= MOST && recent.day().is_some())
    });
    write(disk, home, &recents)
}

/// Sets the day of a case that is on the list.
///
/// # Errors
/// If the list was not written.
pub fn set_day(disk: &dyn Disk, home: &Home, path: &Path, keep_until: Option<Date>) -> Result<(), Refusal> {
    let mut recents = list(disk, home);
    let day = in_file(keep_until);
    let Some(recent) = recents.iter_mut().find(|recent| Path::new(&recent.path) == path && recent.keep_until != day) else {
        return Ok(());
    };
    recent.keep_until = day;
    write(disk, home, &recents)
}

fn in_file(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Takes a case off the list. True if it was on it.
///
/// # Errors
/// If the list was not written.
pub fn remove(disk: &dyn Disk, home: &Home, path: &Path) -> Result<bool, Refusal> {
    let mut recents = list(disk, home);
    let before = recents.len();
    recents.retain(|recent| Path::new(&recent.path) != path);
    if recents.len() == before {
        return Ok(false);
    }
    write(disk, home, &recents).map(|()| true)
}

fn write(disk: &dyn Disk, home: &Home, recents: &[Recent]) -> Result<(), Refusal> {
    let text = ron::to_string(recents).unwrap_or_default();
    disk.make_folder(home.folder()).ok();
    save(disk, &home.recents(), text.as_bytes(), Before::Anything, Keep::Nothing)
        .map(|_| ())
        .map_err(|not_saved| *not_saved.refusal)
}
