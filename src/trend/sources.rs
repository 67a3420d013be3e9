//! The sources of a picture: numbered once, named by their numbers everywhere else.

use crate::appraise::explain;
use crate::pack::Pack;
use crate::pack::source::{Citation, Seen};

/// A source in the list under a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceLine {
    /// In words, with the mark of what was seen at second hand.
    pub says: String,
    /// Title and year alone.
    pub short: String,
    /// True when it was seen only through something else.
    pub second_hand: bool,
}

/// Places in the list as marks, such as `[1] [3]`.
pub fn source_marks(places: &[usize]) -> String {
    places.iter().map(|place| format!("[{}]", place + 1)).collect::<Vec<_>>().join(" ")
}

/// The marks of these citations, found again in the list.
pub fn marks_of(list: &[SourceLine], pack: &Pack, cites: &[Citation]) -> String {
    let places = cites.iter().filter_map(|citation| {
        let says = explain::citation_in_words(pack, citation);
        list.iter().position(|line| line.says == says)
    });
    source_marks(&places.collect::<Vec<_>>())
}

/// The list while it is being made.
pub(super) struct Sources<'a> {
    pack: &'a Pack,
    lines: Vec<SourceLine>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(pack: &'a Pack) -> Self {
        Self { pack, lines: Vec::new() }
    }

    /// The place of each citation in the list; one that is new is added to it.
    pub(super) fn places(&mut self, cites: &[Citation]) -> Vec<usize> {
        cites.iter().map(|citation| self.place(citation)).collect()
    }

    pub(super) fn finish(self) -> Vec<SourceLine> {
        self.lines
    }

    fn place(&mut self, citation: &Citation) -> usize {
        let says = explain::citation_in_words(self.pack, citation);
        if let Some(place) = self.lines.iter().position(|line| line.says == says) {
            return place;
        }
        let source = &self.pack.sources[citation.source];
        let short = format!("{} ({})", source.title, source.year);
        self.lines.push(SourceLine { says, short, second_hand: citation.seen == Seen::SecondHand });
        self.lines.len() - 1
    }
}
