//! Text from a file that still knows where in the file it stood.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};

use super::fault::Place;

/// A piece of text read from a file, with its place in that file.
///
/// The RON reader hands out slices of the text that it reads. Where such a slice lies in memory tells, against
/// the start of the whole text, the line and column. A string with an escape in it is copied and has no place.
#[derive(Clone)]
pub struct Spot {
    /// The text itself.
    pub text: String,
    address: Option<usize>,
}

impl Spot {
    /// Text that stands in no file.
    pub fn nowhere(text: &str) -> Self {
        Self { text: text.to_owned(), address: None }
    }
}

/// Equal where the text is, wherever it stood.
impl PartialEq for Spot {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Spot {}

impl fmt::Debug for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Spot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SpotVisitor;
        impl<'de> Visitor<'de> for SpotVisitor {
            type Value = Spot;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text in quotes")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Spot, E> {
                Ok(Spot { text: text.to_owned(), address: Some(text.as_ptr().addr()) })
            }
            fn visit_str<E>(self, text: &str) -> Result<Spot, E> {
                Ok(Spot::nowhere(text))
            }
        }
        deserializer.deserialize_str(SpotVisitor)
    }
}

/// A file's name and text, to turn a [`Spot`] that was read from it into a [`Place`].
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The file's name as people should see it.
    pub file: &'a str,
    /// The whole text that was read.
    pub text: &'a str,
}

impl Origin<'_> {
    /// Where the spot stands; the start of the file if it was not read from this text.
    ///
    /// The column points at the opening quote.
    pub fn place(&self, spot: &Spot) -> Place {
        let offset = spot.address.and_then(|address| address.checked_sub(self.text.as_ptr().addr()));
        let before = offset.and_then(|offset| self.text.get(..offset)).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let in_line = before.rsplit('\n').next().unwrap_or("").chars().count();
        Place { file: self.file.to_owned(), line, column: in_line.max(1) }
    }

    /// The start of the file.
    pub fn start(&self) -> Place {
        Place { file: self.file.to_owned(), line: 1, column: 1 }
    }
}
