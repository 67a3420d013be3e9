//! Fictional people that come with the program: for looking around, for training, and for checking the pack.

use include_dir::{Dir, include_dir};

use crate::case::Case;
use crate::case::text;
use crate::pack::Pack;

static CASES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/cases");

/// A fictional person, to learn the program with. What is changed in the window is never written back.
#[derive(Clone, Debug)]
pub struct Person {
    /// The file's name without its folder.
    pub file: String,
    /// What is said and agreed at the start, and the day that counts as today for them, if they have one.
    pub case: Case,
}

/// The fictional people that come with the program, in the order of their files. One whose file does not fit the
/// pack in use is left out.
pub fn built_in(pack: &Pack) -> Vec<Person> {
    let mut files: Vec<(String, &str)> =
        CASES.files().filter_map(|file| Some((file.path().display().to_string(), file.contents_utf8()?))).collect();
    files.sort();
    let parsed = files.into_iter().filter_map(|(file, contents)| {
        let case = text::parse(pack, &file, contents).ok()?;
        Some(Person { file, case })
    });
    parsed.collect()
}
