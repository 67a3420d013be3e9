//! The picture as the bytes of a file.

use std::path::Path;

use super::{Picture, svg};

/// A file format that the picture can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Shapes and text, `.svg`: stays sharp at every size.
    Svg,
    /// Pixels, `.png`: for slides and documents.
    Png,
}

impl Format {
    /// Every format.
    pub const EVERY: [Self; 2] = [Self::Svg, Self::Png];

    /// The format that a file's name asks for, if it is one of these.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::EVERY.into_iter().find(|format| format.ending() == ending)
    }

    /// The ending of its files' names, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// The picture in a format.
///
/// # Errors
/// A sentence that says why there is none.
pub fn bytes(picture: &Picture, format: Format) -> Result<Vec<u8>, String> {
    match format {
        Format::Svg => Ok(svg(picture).into_bytes()),
        Format::Png => png(picture),
    }
}

#[cfg(feature = "png")]
fn png(picture: &Picture) -> Result<Vec<u8>, String> {
    super::png::png(&svg(picture))
}

#[cfg(not(feature = "png"))]
fn png(_picture: &Picture) -> Result<Vec<u8>, String> {
    Err("this build of the program writes pictures as SVG only".to_owned())
}
