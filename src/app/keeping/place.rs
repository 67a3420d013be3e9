//! Where the files of keeping go.

use std::path::{Path, PathBuf};

use crate::app::job::Done;
use crate::case::Case;
use crate::report::write;

use super::ENDING;

/// What is said to whoever would write a text over a sealed case.
const NOT_OVER_A_CASE: &str =
    "Nothing was written: that name is one of a case. Choose another one, such as with .txt at its end.";

/// Whether a file of this name is a case that is kept.
pub(in crate::app) fn is_sealed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// A name for the file of a case.
pub(super) fn suggested_name(case: &Case) -> String {
    let letters = case.reference.trim().chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' });
    let name: String = letters.collect();
    let name = name.trim_matches('-');
    format!("{}.{ENDING}", if name.is_empty() { "case" } else { name })
}

/// The place of a case, with the ending of cases where it has none.
pub(super) fn with_ending(place: PathBuf) -> PathBuf {
    if place.extension().is_some() { place } else { place.with_extension(ENDING) }
}

/// Writes what is no case, never over one. `failed` is how the sentence begins that says why it was not written.
pub(super) fn write_readable(place: PathBuf, contents: &[u8], done: fn(PathBuf) -> Done, failed: &str) -> Done {
    if is_sealed(&place) {
        return Done::NotSaved(NOT_OVER_A_CASE.to_owned());
    }
    match write::write(&place, contents) {
        Ok(()) => done(place),
        Err(fault) => Done::NotSaved(format!("{failed} {fault}.")),
    }
}
