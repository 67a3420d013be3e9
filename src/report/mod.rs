//! Appraisal and plan to a document, and a document to text. Decides nothing: every result comes from `appraise`.

pub mod appraisal;
pub mod csv;
pub mod document;
mod evidence;
pub mod excerpt;
pub mod handover;
pub mod library;
pub mod over_time;
mod parts;
mod plan;
pub mod pre_sentence;
pub mod series;
pub mod text;
pub mod write;

use std::path::Path;

use crate::appraise::next_question::NextQuestion;
use crate::appraise::{Appraisal, Context};
use crate::case::Case;
use crate::pack::Pack;

use document::Document;

/// Everything that a document is made from.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// What was said and agreed.
    pub case: &'a Case,
    /// The day and the area.
    pub context: &'a Context,
    /// What came out.
    pub appraisal: &'a Appraisal,
    /// What to ask next, best first.
    pub next: &'a [NextQuestion],
    /// When the person was assessed before and what changed since, in a sentence; nothing if they were not.
    pub since: Option<&'a str>,
}

/// What kind of document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For the next worker.
    Handover,
    /// For the court.
    PreSentence,
}

impl Kind {
    /// What the log of a case calls it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Handover => "handover sheet",
            Self::PreSentence => "pre-sentence report",
        }
    }
}

/// The document of this kind.
pub fn document(kind: Kind, material: Material<'_>) -> Document {
    match kind {
        Kind::Handover => handover::handover(material),
        Kind::PreSentence => pre_sentence::pre_sentence(material),
    }
}

/// A file format that documents can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown, `.md`.
    Markdown,
    /// Plain text, `.txt`.
    Text,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const EVERY: [Self; 2] = [Self::Markdown, Self::Text];

    /// The format that a file's name asks for, if it is one of these.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::EVERY.into_iter().find(|format| format.ending() == ending)
    }

    /// The ending of its files' names, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }
}

/// The document in a format, as the bytes of a file.
pub fn bytes(document: &Document, format: Format) -> Vec<u8> {
    match format {
        Format::Markdown => text::markdown(document).into_bytes(),
        Format::Text => text::plain(document, text::PAGE_WIDTH).into_bytes(),
    }
}
