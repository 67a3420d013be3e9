//! The pathway as a picture: for the person whose case is open or for nobody, and written to a file.

use std::path::{Path, PathBuf};

use crate::appraise::current_stage;
use crate::pack::Pack;
use crate::pathway::{self, Format, Person, Picture, Shown};
use crate::report::write;

use super::session::Session;

/// The picture, with the person in it where a case is open.
pub fn picture(pack: &Pack, session: Option<&Session>, shown: Shown) -> Picture {
    let person = session.map(|session| Person {
        appraisal: &session.derived.appraisal,
        stage: current_stage(pack, &session.case.answers),
        fictional: session.case.fictional,
    });
    pathway::picture(pack, person, shown)
}

/// What the log calls it.
pub const IN_WORDS: &str = "pathway picture";

/// The name that the dialog offers, with the ending of the format.
pub fn suggested_name(format: Format) -> String {
    format!("pathway.{}", format.ending())
}

/// Writes the picture in the format that the name asks for; a name without an ending is given that of `format`.
/// Returns the place.
///
/// # Errors
/// A sentence that says why nothing was written and what to do.
pub fn write(picture: &Picture, place: &Path, format: Format) -> Result<PathBuf, String> {
    let (place, format) = match (Format::of(place), place.extension()) {
        (Some(format), _) => (place.to_owned(), format),
        (None, None) => (place.with_extension(format.ending()), format),
        (None, Some(_)) => {
            return Err(format!(
                "The picture was not saved. {} does not end in .svg or .png; choose another name.",
                place.display()
            ));
        }
    };
    let bytes = pathway::bytes(picture, format).map_err(|why| format!("The picture was not saved: {why}."))?;
    match write::write(&place, &bytes) {
        Ok(()) => Ok(place),
        Err(fault) => Err(format!("The picture was not saved. {} {}; {}.", fault.path.display(), fault.what, fault.help)),
    }
}
