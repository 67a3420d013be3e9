//! Where in a pack's files something stands, for faults found after names have become references.

use crate::base::fault::Place;

use super::load::Files;

/// Finds entries in the text of a pack's files.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    files: &'a Files,
}

impl<'a> Places<'a> {
    /// Places in these files.
    pub fn new(files: &'a Files) -> Self {
        Self { files }
    }

    /// Where the entry with this id stands in a file, or in the files of a folder if the name ends with `/`;
    /// the start of the file where it is written in some way that cannot be found.
    pub fn entry(self, file: &str, id: &str) -> Place {
        let inside = self.files.iter().filter(|(name, _)| *name == file || (file.ends_with('/') && name.starts_with(file)));
        let found = inside.filter_map(|(name, text)| Some((name, text, offset(text, id)?)));
        found.map(|(name, text, offset)| place(name, text, offset)).next().unwrap_or(start(file))
    }
}

/// The start of a file.
pub fn start(file: &str) -> Place {
    Place { file: file.to_owned(), line: 1, column: 1 }
}

/// Where `"id"` stands after `id:`, so that a mere reference to it is passed over.
fn offset(text: &str, id: &str) -> Option<usize> {
    let quoted = format!("\"{id}\"");
    text.match_indices(&quoted).map(|(offset, _)| offset).find(|offset| {
        let before = text.get(..*offset).unwrap_or("").trim_end();
        before.strip_suffix(':').is_some_and(|before| {
            let before = before.trim_end();
            before.ends_with("id")
                && !before.trim_end_matches("id").ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
        })
    })
}

fn place(file: &str, text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    Place { file: file.to_owned(), line, column }
}
