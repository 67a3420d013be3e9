//! How hard a text is to read: the grade of Flesch and Kincaid, with a plain count of syllables.
//!
//! Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59, the American school year in which a text can
//! be read (Kincaid and others, 1975). Nine is an age of about fourteen. It was made for longer texts: on one short
//! sentence a single long word weighs much, so texts that are read together are measured together, and a word that
//! the pack's glossary explains counts as a word of two syllables.

use std::collections::BTreeSet;

use super::Pack;

/// The highest grade that raises no remark.
pub const HIGHEST_GRADE: f64 = 9.0;

/// Words that a pack explains, in lower case.
#[derive(Clone, Debug, Default)]
pub struct Explained(BTreeSet<String>);

impl Explained {
    /// The words of a pack's glossary.
    pub fn of(pack: &Pack) -> Self {
        let entries = pack.reference.glossary.iter();
        let names = entries.flat_map(|entry| std::iter::once(&entry.word).chain(&entry.also));
        Self(names.flat_map(|name| words(name)).map(str::to_lowercase).collect())
    }

    /// The reading grade of a text; 0 for one without words.
    #[expect(clippy::cast_precision_loss, reason = "a text has far fewer than 2^52 words")]
    pub fn grade(&self, text: &str) -> f64 {
        let lengths: Vec<usize> = words(text).map(|word| self.syllables(word)).collect();
        if lengths.is_empty() {
            return 0.0;
        }
        let count = lengths.len() as f64;
        let per_word = lengths.iter().sum::<usize>() as f64 / count;
        0.39 * count / sentences(text) as f64 + 11.8 * per_word - 15.59
    }

    fn syllables(&self, word: &str) -> usize {
        let counted = syllables(word);
        if counted > 2 && self.0.contains(&word.to_lowercase()) { 2 } else { counted }
    }
}

/// Runs of letters and what joins them. Numbers are no words: how they are said depends on the reader.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|letter: char| !(letter.is_alphabetic() || "'’".contains(letter)));
    parts.filter(|word| word.chars().any(char::is_alphabetic))
}

/// Stretches that end in a full stop, a question mark, an exclamation mark or a colon; at least one.
fn sentences(text: &str) -> usize {
    text.split(['.', '?', '!', ':', ';']).filter(|part| words(part).next().is_some()).count().max(1)
}

/// Groups of vowels, without a silent e at the end; at least one.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let mut count = 0;
    let mut before = false;
    for letter in word.chars() {
        count += usize::from(is_vowel(letter) && !before);
        before = is_vowel(letter);
    }
    if has_silent_ending(&word) { count.saturating_sub(1).max(1) } else { count.max(1) }
}

/// True for the last e of "use", "used" and "times", and not of "people", "needed" or "houses".
fn has_silent_ending(word: &str) -> bool {
    let ends_silent = |ending: &str, sounded_after: &str| {
        word.strip_suffix(ending).is_some_and(|stem| !stem.ends_with(|last| sounded_after.contains(last)))
    };
    ends_silent("e", "aeiouyl") || ends_silent("ed", "aeiouytdl") || ends_silent("es", "aeiouycghsxzl")
}
