//! The fictional people that are part of the program: for training, and to check the pack with.

use include_dir::{Dir, include_dir};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/cases");

/// The files of the fictional people, name and text, in the order of their names.
pub fn built_in() -> Vec<(String, &'static str)> {
    let files = BUILT_IN.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "ron"));
    let mut cases: Vec<(String, &'static str)> =
        files.filter_map(|file| Some((file.path().to_string_lossy().into_owned(), file.contents_utf8()?))).collect();
    cases.sort();
    cases
}
