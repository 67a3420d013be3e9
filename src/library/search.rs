//! Finds entries by words that may be half typed, short, or not quite right.
//!
//! Every word of the query is held against the words of the pack. What an entry scores for it depends on where the word
//! stands (a name before a text) and on how well it fits: whole, begun, or near. The score of an entry is the sum over
//! the words of the query; an entry that has all of them goes before one that has only some.

use std::collections::BTreeMap;

/// Words that say nothing about what is meant.
const SMALL_WORDS: [&str; 22] = [
    "a", "an", "and", "are", "at", "by", "do", "does", "for", "from", "how", "in", "is", "it", "of", "on", "or", "the", "to",
    "what", "who", "with",
];

/// Where in an entry a word stands, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    /// Name, id, short form or other name.
    Name,
    /// The one sentence on it.
    Summary,
    /// All else that it says.
    Text,
}

/// A word of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    field: Field,
    entry: u32,
}

/// How well a word of the query fits a word of the pack, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    Whole,
    Begun,
    Near,
}

/// The score of the whole query being a name or a short form of an entry, or another form of one by the glossary: so
/// that "rehab" finds the option before the word that explains it.
const SAME_NAME: u32 = 9_000;
/// What comes on top where the name has the whole query in one piece.
const PHRASE: u32 = 150;
/// What an entry has for each word of the query that it holds; more than any sum of fits.
const HAS_WORD: u32 = 10_000;

fn score(field: Field, fit: Fit) -> u32 {
    match (field, fit) {
        (Field::Name, Fit::Whole) => 600,
        (Field::Name, Fit::Begun) => 450,
        (Field::Name, Fit::Near) => 300,
        (Field::Summary, Fit::Whole) => 150,
        (Field::Summary, Fit::Begun) => 110,
        (Field::Text, Fit::Whole) => 60,
        (Field::Text, Fit::Begun) => 40,
        (Field::Summary | Field::Text, Fit::Near) => 20,
    }
}

/// True when there is nothing to look for.
pub fn is_empty(query: &str) -> bool {
    words(query).next().is_none()
}

/// The finds that hold as many words of the query as the best does; what scores nothing is none.
pub fn with_most_words<T>(scored: Vec<(u32, T)>) -> Vec<(u32, T)> {
    let most = scored.iter().map(|(score, _)| score / HAS_WORD).max().unwrap_or(0);
    scored.into_iter().filter(|(score, _)| *score > 0 && score / HAS_WORD == most).collect()
}

/// The words of all entries.
#[derive(Debug, Default)]
pub struct Words {
    /// Each word with where it stands, in the order of the words once finished.
    list: Vec<(String, Vec<Place>)>,
    building: BTreeMap<String, Vec<Place>>,
    /// Names, short forms and ids as one piece, with their entries.
    names: Vec<(String, usize)>,
    /// Forms of one word, by the glossary.
    same: Vec<Vec<String>>,
}

impl Words {
    /// Takes in an entry.
    pub fn add(&mut self, entry: usize, id: &str, name: &str, also: &[&str], says: &str, text: &[&str]) {
        let bare = name.split(" (").next().unwrap_or(name);
        let whole = [id, name, bare, &initials(bare)].into_iter().chain(also.iter().copied()).map(folded).collect::<Vec<_>>();
        self.names.extend(whole.into_iter().filter(|name| !name.is_empty()).map(|name| (name, entry)));
        for part in [id, name].into_iter().chain(also.iter().copied()) {
            self.add_words(entry, Field::Name, part);
        }
        self.add_words(entry, Field::Summary, says);
        for part in text {
            self.add_words(entry, Field::Text, part);
        }
    }

    fn add_words(&mut self, entry: usize, field: Field, text: &str) {
        let entry = u32::try_from(entry).unwrap_or(u32::MAX);
        for word in words(text) {
            let places = self.building.entry(word).or_default();
            let place = Place { field, entry };
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }

    /// Forms of one word: whoever looks for one means the others too.
    pub fn same(&mut self, forms: &[&str]) {
        self.same.push(forms.iter().map(|form| folded(form)).collect());
    }

    /// Nothing more is taken in.
    pub fn finish(&mut self) {
        self.list = std::mem::take(&mut self.building).into_iter().collect();
        for (_, places) in &mut self.list {
            places.sort_unstable();
            places.dedup();
        }
    }

    /// What each of so many entries scores; 0 for one that has nothing of the query.
    pub fn scores(&self, query: &str, entries: usize) -> Vec<u32> {
        let mut sum = vec![0_u32; entries];
        let mut best = vec![0_u32; entries];
        let all: Vec<String> = words(query).collect();
        let meant: Vec<&String> = all.iter().filter(|word| !SMALL_WORDS.contains(&word.as_str())).collect();
        let meant = if meant.is_empty() { all.iter().collect() } else { meant };
        for word in &meant {
            best.fill(0);
            self.word_scores(word, &mut best);
            for (sum, best) in sum.iter_mut().zip(&best).filter(|(_, best)| **best > 0) {
                *sum += HAS_WORD + *best;
            }
        }
        self.add_names(&folded(query), u32::try_from(meant.len()).unwrap_or(u32::MAX), &mut sum);
        sum
    }

    /// The best that each entry has for one word of the query.
    fn word_scores(&self, word: &str, best: &mut [u32]) {
        let from = self.list.partition_point(|(other, _)| other.as_str() < word);
        let begun = self.list.iter().skip(from).take_while(|(other, _)| other.starts_with(word));
        let mut in_names = false;
        for (other, places) in begun {
            let fit = if other == word { Fit::Whole } else { Fit::Begun };
            in_names |= places.first().is_some_and(|place| place.field == Field::Name);
            raise(best, places, fit);
        }
        let length = word.chars().count();
        if in_names || length < 4 || word.chars().any(|letter| letter.is_ascii_digit()) {
            return;
        }
        // Not a name's word: perhaps one that is spelled otherwise.
        let nearest = self.list.iter().filter_map(|(other, places)| Some((distance(word, length, other)?, places)));
        let nearest: Vec<_> = nearest.collect();
        let is_name = |places: &[Place]| places.first().is_some_and(|place| place.field == Field::Name);
        let least = nearest.iter().filter(|(_, places)| is_name(places)).map(|(distance, _)| *distance).min();
        let least = least.or_else(|| nearest.iter().map(|(distance, _)| *distance).min());
        for (_, places) in nearest.iter().filter(|(distance, _)| Some(*distance) == least) {
            raise(best, places, Fit::Near);
        }
    }

    /// Adds what the query as one piece is worth: a name, a short form, or another form of a word in the glossary.
    fn add_names(&self, query: &str, meant: u32, sum: &mut [u32]) {
        let forms = self.same.iter().filter(|forms| forms.iter().any(|form| form == query)).flatten();
        let forms: Vec<&String> = forms.filter(|form| *form != query).collect();
        let mut worth = vec![0_u32; sum.len()];
        for (name, entry) in &self.names {
            let Some(worth) = worth.get_mut(*entry) else { continue };
            let of_name = match name {
                name if name == query || forms.contains(&name) => SAME_NAME,
                name if meant > 1 && name.contains(query) => PHRASE,
                _ => 0,
            };
            *worth = (*worth).max(of_name);
        }
        for (sum, worth) in sum.iter_mut().zip(worth) {
            match worth {
                SAME_NAME => *sum = meant.saturating_mul(HAS_WORD) + worth,
                PHRASE if *sum > 0 => *sum += worth,
                _ => {}
            }
        }
    }
}

fn raise(best: &mut [u32], places: &[Place], fit: Fit) {
    for place in places {
        if let Some(best) = best.get_mut(place.entry as usize) {
            *best = (*best).max(score(place.field, fit));
        }
    }
}

/// How many slips of the keyboard lie between two words; `None` for too many. A longer word may be half typed.
fn distance(word: &str, length: usize, other: &str) -> Option<usize> {
    let most = if length < 7 { 1 } else { 2 };
    let letters = other.chars().count();
    if letters + most < length {
        return None;
    }
    let whole = if letters <= length + most { strsim::damerau_levenshtein(word, other) } else { most + 1 };
    if whole <= most {
        return Some(whole);
    }
    if letters <= length || length < 5 || other.chars().next() != word.chars().next() {
        return None;
    }
    let begun: String = other.chars().take(length).collect();
    // Half a word is less than a whole one.
    (strsim::damerau_levenshtein(word, &begun) < most).then_some(most)
}

/// The first letters of a name's words that mean something, if there are three or more.
fn initials(name: &str) -> String {
    let meaning = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let meaning = meaning.filter(|word| !SMALL_WORDS.contains(&word.to_lowercase().as_str()));
    let initials: String = meaning.filter_map(|word| word.chars().next()).collect();
    if initials.chars().count() < 3 { String::new() } else { initials }
}

/// The text as one piece: its words with one space between them.
fn folded(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

/// The words of a text, as they are compared: small letters without accents, one form for singular and plural.
fn words(text: &str) -> impl Iterator<Item = String> {
    let is_apostrophe = |letter: char| letter == '\'' || letter == '’';
    let parts = text.split(move |letter: char| !letter.is_alphanumeric() && !is_apostrophe(letter));
    parts.filter_map(move |part| {
        let word: String =
            part.chars().filter(|letter| !is_apostrophe(*letter)).flat_map(char::to_lowercase).map(without_accent).collect();
        let word = singular(&word).to_owned();
        (!word.is_empty()).then_some(word)
    })
}

fn singular(word: &str) -> &str {
    let is_plural = word.len() > 3 && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    if is_plural { word.strip_suffix('s').unwrap_or(word) } else { word }
}

/// The letters of Welsh, and of names from nearby, without what stands over them.
fn without_accent(letter: char) -> char {
    match letter {
        'â' | 'á' | 'à' | 'ä' | 'å' => 'a',
        'ê' | 'é' | 'è' | 'ë' => 'e',
        'î' | 'í' | 'ì' | 'ï' => 'i',
        'ô' | 'ó' | 'ò' | 'ö' | 'ø' => 'o',
        'û' | 'ú' | 'ù' | 'ü' => 'u',
        'ŵ' | 'ẃ' | 'ẁ' | 'ẅ' => 'w',
        'ŷ' | 'ý' | 'ỳ' | 'ÿ' => 'y',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}
