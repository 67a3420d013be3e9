//! Where in a pack's files something stands, for faults found after names have become references.

use crate::base::fault::Place;

use super::load::Files;

/// How many brackets stand open around an entry of a list that is a file of its own.
pub const IN_LIST: usize = 2;
/// How many brackets stand open around an entry of a list inside a file's one entry: a question, a criterion.
pub const IN_ENTRY: usize = 3;

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
    ///
    /// `depth` tells it from other things with the same id.
    pub fn entry(self, file: &str, id: &str, depth: usize) -> Place {
        let inside = self.files.iter().filter(|(name, _)| *name == file || (file.ends_with('/') && name.starts_with(file)));
        let found = inside.filter_map(|(name, text)| Some((name, text, offset(text, id, depth)?)));
        found.map(|(name, text, offset)| place(name, text, offset)).next().unwrap_or(start(file))
    }
}

/// The start of a file.
pub fn start(file: &str) -> Place {
    Place { file: file.to_owned(), line: 1, column: 1 }
}

/// Where the text `"id"` begins that is the value of a field `id` with so many brackets open around it.
fn offset(text: &str, id: &str, depth: usize) -> Option<usize> {
    let mut scan = Scan { letters: text.char_indices().peekable(), depth: 0, code: String::new() };
    while let Some((begin, end)) = scan.next_string() {
        let is_id = scan.code.strip_suffix(':').is_some_and(|field| field.trim_end() == "id");
        if is_id && scan.depth == depth && text.get(begin + 1..end) == Some(id) {
            return Some(begin);
        }
    }
    None
}

/// Goes through RON from one text in quotes to the next, past comments.
struct Scan<'a> {
    letters: std::iter::Peekable<std::str::CharIndices<'a>>,
    depth: usize,
    /// What stands between the last bracket or comma and the text in quotes, without spaces around it.
    code: String,
}

impl Scan<'_> {
    /// Where the next text in quotes begins and ends.
    fn next_string(&mut self) -> Option<(usize, usize)> {
        self.code.clear();
        while let Some((offset, letter)) = self.letters.next() {
            match letter {
                '"' => {
                    self.code.truncate(self.code.trim_end().len());
                    return Some((offset, self.end_of_string()?));
                }
                '/' if self.letters.next_if(|(_, next)| *next == '/').is_some() => {
                    while self.letters.next_if(|(_, next)| *next != '\n').is_some() {}
                }
                '(' | '[' | '{' => self.depth += 1,
                ')' | ']' | '}' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            if "([{)]},".contains(letter) {
                self.code.clear();
            } else if !(self.code.is_empty() && letter.is_whitespace()) && letter != '/' {
                self.code.push(letter);
            }
        }
        None
    }

    fn end_of_string(&mut self) -> Option<usize> {
        while let Some((offset, letter)) = self.letters.next() {
            match letter {
                '"' => return Some(offset),
                '\\' => drop(self.letters.next()),
                _ => {}
            }
        }
        None
    }
}

fn place(file: &str, text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    Place { file: file.to_owned(), line, column }
}
