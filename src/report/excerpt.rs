//! One section of a document, for pasting into another.

use super::document::{Block, Document, Level, Notice, Span, Table, Text};

/// The titles of the sections, in order.
pub fn sections(document: &Document) -> impl Iterator<Item = &str> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Heading(Level::Section, words) => Some(words.as_str()),
        Block::Heading(Level::Part | Level::Detail, _)
        | Block::Paragraph(_)
        | Block::Bullets(_)
        | Block::Table(_)
        | Block::Notice(_) => None,
    })
}

/// The section at this place as a document of its own, with the notes that it refers to, numbered anew.
pub fn section(document: &Document, place: usize) -> Option<Document> {
    let title = sections(document).nth(place)?.to_owned();
    let starts = document.blocks.iter().enumerate().filter(|(_, block)| is_start(block)).map(|(at, _)| at);
    let mut starts = starts.skip(place);
    let start = starts.next()? + 1;
    let end = starts.next().unwrap_or(document.blocks.len());
    let mut blocks = document.blocks.get(start..end)?.to_vec();
    let mut used = Vec::new();
    for block in &mut blocks {
        texts(block, &mut |text| number_anew(text, &mut used));
    }
    let notes = used.iter().filter_map(|number| document.notes.get(number - 1).cloned());
    Some(Document { title, notes: notes.collect(), blocks })
}

fn is_start(block: &Block) -> bool {
    matches!(block, Block::Heading(Level::Section, _))
}

fn texts(block: &mut Block, change: &mut impl FnMut(&mut Text)) {
    match block {
        Block::Heading(..) => {}
        Block::Paragraph(text) => change(text),
        Block::Bullets(items) => items.iter_mut().for_each(change),
        Block::Table(Table { columns: _, rows }) => rows.iter_mut().flatten().for_each(change),
        Block::Notice(Notice { kind: _, title: _, says, steps: _ }) => says.iter_mut().for_each(change),
    }
}

fn number_anew(text: &mut Text, used: &mut Vec<usize>) {
    for span in &mut text.spans {
        if let Span::Note(number) = span {
            let known = used.iter().position(|earlier| earlier == number);
            let place = known.unwrap_or_else(|| {
                used.push(*number);
                used.len() - 1
            });
            *number = place + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::{Block, Document, Level, Text};
    use super::{section, sections};

    #[test]
    fn a_section_takes_its_own_notes_along() {
        let heading = |words: &str| Block::Heading(Level::Section, words.to_owned());
        let document = Document {
            title: "Sheet".to_owned(),
            blocks: vec![
                Block::Paragraph(Text::new("Before.").note(1)),
                heading("One"),
                Block::Paragraph(Text::new("A.").note(1)),
                heading("Two"),
                Block::Paragraph(Text::new("B.").note(3).note(2)),
                Block::Bullets(vec![Text::new("C.").note(3)]),
            ],
            notes: ["first", "second", "third"].map(str::to_owned).to_vec(),
        };
        assert_eq!(sections(&document).collect::<Vec<_>>(), ["One", "Two"]);
        let two = section(&document, 1).expect("there are two");
        assert_eq!(two.notes, ["third", "second"]);
        assert_eq!(two.blocks[0], Block::Paragraph(Text::new("B.").note(1).note(2)));
        assert_eq!(two.blocks[1], Block::Bullets(vec![Text::new("C.").note(1)]));
        assert_eq!(section(&document, 2), None);
    }
}
