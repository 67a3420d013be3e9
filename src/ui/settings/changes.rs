//! What changed in a pack, as its `changes.md` says: headings, paragraphs and lists, and nothing else of Markdown.

use egui::Ui;

use crate::ui::widgets::{self as w, Level};

/// The part about the newest version, and the rest. Versions are headings of the second level, newest first.
pub fn newest(text: &str) -> (&str, &str) {
    let Some(first) = text.find("\n## ") else { return ("", "") };
    let (_, versions) = text.split_at(first);
    let after = versions.get(1..).and_then(|rest| rest.find("\n## ")).map_or(versions.len(), |end| end + 1);
    versions.split_at(after)
}

/// Draws a part.
pub fn changes_ui(ui: &mut Ui, text: &str) {
    for block in blocks(text) {
        match block {
            Block::Heading(text) => {
                w::gap(ui);
                w::heading(ui, Level::Part, &text);
            }
            Block::Point(text) => {
                w::body(ui, &format!("• {text}"));
            }
            Block::Paragraph(text) => {
                w::body(ui, &text);
            }
        }
    }
}

enum Block {
    Heading(String),
    Point(String),
    Paragraph(String),
}

impl Block {
    fn text(&mut self) -> Option<&mut String> {
        match self {
            Self::Heading(_) => None,
            Self::Point(text) | Self::Paragraph(text) => Some(text),
        }
    }
}

/// The blocks; a line that begins none of its own goes on with the one before.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            is_open = false;
        } else if line.starts_with('#') {
            blocks.push(Block::Heading(line.trim_start_matches('#').trim().to_owned()));
            is_open = false;
        } else if let Some(point) = line.strip_prefix("- ") {
            blocks.push(Block::Point(point.to_owned()));
            is_open = true;
        } else if let Some(text) = blocks.last_mut().filter(|_| is_open).and_then(Block::text) {
            text.push(' ');
            text.push_str(line.trim_start());
        } else {
            blocks.push(Block::Paragraph(line.to_owned()));
            is_open = true;
        }
    }
    blocks
}
