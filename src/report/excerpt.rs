//! One section or part of a document, for pasting into another.

use super::document::{Block, Document, Level, Notice, Span, Table, Text};

/// The section or part whose heading is the block at this place, as a document of its own, with the notes that it refers
/// to, numbered anew. Nothing where no such heading is.
pub fn section(document: &Document, place: usize) -> Option<Document> {
    let Block::Heading(level @ (Level::Section | Level::Part), title) = document.blocks.get(place)? else { return None };
    let after = document.blocks.get(place + 1..)?;
    let end = after.iter().position(|block| ends(block, *level)).unwrap_or(after.len());
    let mut blocks = after.get(..end)?.to_vec();
    let mut used = Vec::new();
    for block in &mut blocks {
        texts(block, &mut |text| number_anew(text, &mut used));
    }
    let notes = used.iter().filter_map(|number| document.notes.get(number - 1).cloned());
    Some(Document { title: title.clone(), notes: notes.collect(), blocks })
}

/// Whether a section or part ends where this block begins.
fn ends(block: &Block, level: Level) -> bool {
    match block {
        Block::Heading(Level::Section, _) => true,
        Block::Heading(Level::Part, _) => level == Level::Part,
        Block::Heading(Level::Detail, _) | Block::Paragraph(_) | Block::Bullets(_) | Block::Table(_) | Block::Notice(_) => false,
    }
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
    use super::section;

    #[test]
    fn what_is_copied_ends_at_the_next_heading_of_its_level_and_takes_its_own_notes_along() {
        let heading = |level, words: &str| Block::Heading(level, words.to_owned());
        let document = Document {
            title: "Sheet".to_owned(),
            blocks: vec![
                Block::Paragraph(Text::new("Before.").note(1)),
                heading(Level::Section, "One"),
                Block::Paragraph(Text::new("A.").note(1)),
                heading(Level::Section, "Two"),
                Block::Paragraph(Text::new("B.").note(3).note(2)),
                heading(Level::Part, "Two, first"),
                Block::Bullets(vec![Text::new("C.").note(3)]),
                heading(Level::Part, "Two, second"),
                heading(Level::Detail, "More"),
                Block::Bullets(vec![Text::new("D.").note(2)]),
                heading(Level::Section, "Three"),
            ],
            notes: ["first", "second", "third"].map(str::to_owned).to_vec(),
        };
        let two = section(&document, 3).expect("a section begins there");
        assert_eq!((two.title.as_str(), two.blocks.len()), ("Two", 6));
        assert_eq!(two.notes, ["third", "second"]);
        assert_eq!(two.blocks[0], Block::Paragraph(Text::new("B.").note(1).note(2)));
        let first = section(&document, 5).expect("a part begins there");
        assert_eq!((first.blocks, first.notes), (vec![Block::Bullets(vec![Text::new("C.").note(1)])], vec!["third".to_owned()]));
        let second = section(&document, 7).expect("a part begins there");
        assert_eq!(second.blocks, [heading(Level::Detail, "More"), Block::Bullets(vec![Text::new("D.").note(1)])]);
        for elsewhere in [0, 8, 11] {
            assert_eq!(section(&document, elsewhere), None, "{elsewhere}");
        }
    }
}
