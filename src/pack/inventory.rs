//! Which rows of the inventory of founding documents a pack stands for, and where.

use std::collections::{BTreeMap, BTreeSet};

use super::Pack;
use super::entries::entries;
use super::load::Files;
use super::places::{IN_ENTRY, Places};

/// Where a row is stood for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// The file.
    pub file: String,
    /// The entry's id, or what it is; empty where it is the whole file.
    pub name: String,
}

/// For each row that an entry of the pack names, every entry that does. An intervention stands for the row that is
/// called like it.
pub fn claims(pack: &Pack, files: &Files) -> BTreeMap<String, BTreeSet<Claim>> {
    let places = Places::new(files);
    let mut claims: BTreeMap<String, BTreeSet<Claim>> = BTreeMap::new();
    for intervention in &pack.interventions {
        let claim = Claim { file: intervention.file(), name: String::new() };
        claims.entry(intervention.id.clone()).or_default().insert(claim);
    }
    for entry in entries(pack) {
        // A question's entry names the folder; its place tells the file.
        let is_folder = entry.file.ends_with('/');
        let file = if is_folder { places.entry(&entry.file, &entry.name, IN_ENTRY).file } else { entry.file };
        for row in entry.rows {
            let claim = Claim { file: file.clone(), name: entry.name.clone() };
            claims.entry(row.to_owned()).or_default().insert(claim);
        }
    }
    claims
}
