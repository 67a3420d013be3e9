//! RON text to values, with faults in the reader's words and with the file's name.

use ron::Options;
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::fault::{Fault, Place, Trouble};
use super::spot::Origin;

/// Reads a value from the text of a file.
///
/// # Errors
/// The first fault that the text has, with its line and column. A text that is nested too deeply is over a limit, one
/// that ends in the middle is damaged, anything else is refused.
pub fn parse<T: DeserializeOwned>(origin: Origin<'_>) -> Result<T, Fault> {
    refuse_hidden_characters(origin)?;
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(origin.text).map_err(|error| {
        let fault = fault(origin, &error);
        let is_damaged = fault.trouble == Trouble::Refused && ends_early(origin.text, &error);
        if is_damaged { fault.as_trouble(Trouble::Unreadable) } else { fault }
    })
}

/// True when the text stops before what it says is complete: part of the file is lost.
fn ends_early(text: &str, error: &SpannedError) -> bool {
    let text = text.trim_end();
    let at = error.span.end;
    let last_line = text.rsplit('\n').next().unwrap_or("");
    let is_at_end = (at.line, at.col) > (text.matches('\n').count() + 1, last_line.chars().count());
    // What lacks a field, or is given twice, is all there and wrong.
    let is_complete = matches!(
        error.code,
        Error::MissingStructField { .. }
            | Error::DuplicateStructField { .. }
            | Error::InvalidValueForType { .. }
            | Error::Message(_)
    );
    (is_at_end && !is_complete) || matches!(error.code, Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment)
}

/// Control characters and marks that turn the direction of writing can make a text read otherwise than it is.
fn refuse_hidden_characters(origin: Origin<'_>) -> Result<(), Fault> {
    for (row, line) in origin.text.split('\n').enumerate() {
        if let Some((column, letter)) = line.chars().enumerate().find(|(_, letter)| is_hidden(*letter)) {
            let place = Place { file: origin.file.to_owned(), line: row + 1, column: column + 1 };
            let what = format!("there is a hidden character here, U+{:04X}", u32::from(letter));
            return Err(Fault::refused(place, what).help("remove it"));
        }
    }
    Ok(())
}

fn is_hidden(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
        || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The text in quotes as [`parse`] reads it back: on one line, with every letter in sight.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            letter if is_hidden(letter) => quoted.extend(letter.escape_unicode()),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

fn fault(origin: Origin<'_>, error: &SpannedError) -> Fault {
    let at = error.span.start;
    let place = Place { file: origin.file.to_owned(), line: at.line, column: at.col };
    match &error.code {
        Error::ExceededRecursionLimit => {
            Fault::refused(place, "brackets are nested more than 128 deep").as_trouble(Trouble::OverLimit)
        }
        Error::NoSuchStructField { expected, found, .. } => {
            Fault::refused(place, format!("there is no field `{found}` here")).suggest_or_list(found, expected)
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            Fault::refused(place, format!("`{found}` is not known here")).suggest_or_list(found, expected)
        }
        Error::MissingStructField { field, .. } => Fault::refused(place, format!("the field `{field}` is missing")),
        Error::DuplicateStructField { field, .. } => {
            Fault::refused(place, format!("the field `{field}` is given twice")).help("keep one of them")
        }
        Error::Eof => {
            Fault::refused(place, "the file ends in the middle").help("part of it may be lost: look for an earlier copy")
        }
        Error::TrailingCharacters => Fault::refused(place, "something follows after the end").help("remove what follows"),
        // What was found there may be what somebody said, and is nobody's business in a message.
        Error::InvalidValueForType { expected, .. } => Fault::refused(place, format!("{expected} is wanted here")),
        Error::IntegerOutOfBounds => Fault::refused(place, "this number is too large or too small here"),
        Error::ExpectedInteger => Fault::refused(place, "a whole number is wanted here"),
        Error::ExpectedFloat => Fault::refused(place, "a number is wanted here"),
        Error::ExpectedBoolean => Fault::refused(place, "`true` or `false` is wanted here"),
        Error::ExpectedString => Fault::refused(place, "text in quotes is wanted here"),
        Error::ExpectedStringEnd => Fault::refused(place, "the text that begins here has no closing quote"),
        Error::ExpectedComma => Fault::refused(place, "a comma is missing before this"),
        Error::ExpectedArray => Fault::refused(place, "a list in `[` and `]` is wanted here"),
        Error::ExpectedMap => Fault::refused(place, "pairs in `{` and `}` are wanted here"),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => Fault::refused(place, "an opening `(` is wanted here"),
        Error::ExpectedStructLikeEnd => Fault::refused(place, "a closing `)` is wanted here"),
        Error::ExpectedArrayEnd => Fault::refused(place, "a closing `]` is wanted here"),
        Error::ExpectedMapEnd => Fault::refused(place, "a closing `}` is wanted here"),
        other => Fault::refused(place, lower_first(&other.to_string())),
    }
}

impl Fault {
    fn suggest_or_list(self, found: &str, expected: &[&str]) -> Self {
        let with_suggestion = self.suggest(found, expected.iter().copied());
        if with_suggestion.help.is_some() || expected.is_empty() {
            return with_suggestion;
        }
        let list = expected.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        with_suggestion.help(format!("known here: {list}"))
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
