//! A document without a format: title, blocks, numbered notes. Whoever writes a file or draws a screen starts here.

use crate::appraise::explain;
use crate::base::wrap::visible;
use crate::pack::Pack;
use crate::pack::source::Citation;

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What stands in it, from top to bottom.
    pub blocks: Vec<Block>,
    /// Sources, numbered from 1 by their place; [`Span::Note`] refers to them.
    pub notes: Vec<String>,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Level, String),
    /// A paragraph.
    Paragraph(Text),
    /// A list; never empty.
    Bullets(Vec<Text>),
    /// A table.
    Table(Table),
    /// Something that must not be overlooked.
    Notice(Notice),
}

/// How high a heading stands. The title stands above all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A section of the document.
    Section,
    /// A part of a section.
    Part,
    /// A part of a part.
    Detail,
}

/// A table; each row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Text>>,
}

/// Something that must not be overlooked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What kind it is; documents show it by word, never by colour alone.
    pub kind: NoticeKind,
    /// A few words.
    pub title: String,
    /// What to know.
    pub says: Vec<Text>,
    /// What to do, in order; may be empty.
    pub steps: Vec<String>,
}

/// What kind of notice it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Danger: act or check now.
    Danger,
    /// To be weighed or put right.
    Caution,
    /// To be known.
    Information,
}

/// Text on one line or more, some of it strong, with marks of notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its parts in order.
    pub spans: Vec<Span>,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Ordinary words.
    Plain(String),
    /// Words that stand out.
    Strong(String),
    /// The mark of a note, counted from 1.
    Note(usize),
}

impl Text {
    /// Ordinary words, without what a screen could obey.
    pub fn new(words: &str) -> Self {
        Self::default().plain(words)
    }

    /// A strong label and what it labels, such as "**Stage:** At court".
    pub fn labelled(label: &str, words: &str) -> Self {
        Self::default().strong(&format!("{label}:")).plain(&format!(" {words}"))
    }

    /// The same with ordinary words after it.
    #[must_use]
    pub fn plain(mut self, words: &str) -> Self {
        self.spans.push(Span::Plain(visible(words)));
        self
    }

    /// The same with strong words after it.
    #[must_use]
    pub fn strong(mut self, words: &str) -> Self {
        self.spans.push(Span::Strong(visible(words)));
        self
    }

    /// The same with the mark of a note after it.
    #[must_use]
    pub fn note(mut self, number: usize) -> Self {
        self.spans.push(Span::Note(number));
        self
    }
}

/// A document while it is being written; keeps the notes in one numbered list.
#[derive(Debug)]
pub struct Draft<'a> {
    pack: &'a Pack,
    document: Document,
}

impl<'a> Draft<'a> {
    /// An empty document on what a pack knows.
    pub fn new(pack: &'a Pack, title: &str) -> Self {
        Self { pack, document: Document { title: visible(title), blocks: Vec::new(), notes: Vec::new() } }
    }

    /// A heading.
    pub fn heading(&mut self, level: Level, words: &str) {
        self.document.blocks.push(Block::Heading(level, visible(words)));
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: Text) {
        self.document.blocks.push(Block::Paragraph(text));
    }

    /// A paragraph of ordinary words.
    pub fn say(&mut self, words: &str) {
        self.paragraph(Text::new(words));
    }

    /// A list; nothing if it is empty.
    pub fn bullets(&mut self, items: Vec<Text>) {
        if !items.is_empty() {
            self.document.blocks.push(Block::Bullets(items));
        }
    }

    /// A list under a heading; nothing at all if it is empty.
    pub fn headed_bullets(&mut self, level: Level, words: &str, items: Vec<Text>) {
        if !items.is_empty() {
            self.heading(level, words);
            self.bullets(items);
        }
    }

    /// A table; nothing if it has no row.
    pub fn table(&mut self, columns: &[&str], rows: Vec<Vec<Text>>) {
        if !rows.is_empty() {
            let columns = columns.iter().map(|column| (*column).to_owned()).collect();
            self.document.blocks.push(Block::Table(Table { columns, rows }));
        }
    }

    /// Something that must not be overlooked.
    pub fn notice(&mut self, kind: NoticeKind, title: &str, says: Vec<Text>, steps: &[String]) {
        let steps = steps.iter().map(|step| visible(step)).collect();
        self.document.blocks.push(Block::Notice(Notice { kind, title: visible(title), says, steps }));
    }

    /// The text with a mark for each citation; the same place in the same source has one number.
    pub fn cite(&mut self, text: Text, cites: &[Citation]) -> Text {
        cites.iter().fold(text, |text, citation| text.note(self.number(citation)))
    }

    fn number(&mut self, citation: &Citation) -> usize {
        let words = visible(&explain::citation_in_words(self.pack, citation));
        let known = self.document.notes.iter().position(|note| *note == words);
        let place = known.unwrap_or_else(|| {
            self.document.notes.push(words);
            self.document.notes.len() - 1
        });
        place + 1
    }

    /// The finished document.
    pub fn finish(self) -> Document {
        self.document
    }
}
