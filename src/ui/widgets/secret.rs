//! What is typed into a field that does not show it. egui is only ever given dots, so that neither its memory for undoing
//! nor its store of drawn text holds a passphrase.

use std::any::TypeId;
use std::fmt;
use std::ops::Range;

use egui::TextBuffer;
use egui::text::CharIndex;
use zeroize::{Zeroize as _, Zeroizing};

use crate::vault::secret::MOST_BYTES;

/// What stands for each letter.
const DOT: &str = "•";

/// Secret text while it is typed. Wiped when it is cleared and when it goes.
#[derive(Clone, PartialEq)]
pub struct Secret {
    typed: Zeroizing<String>,
    /// As many dots as there are letters.
    dots: String,
}

impl Secret {
    /// This text, as if it had been typed.
    pub fn of(text: &str) -> Self {
        let mut secret = Self::default();
        secret.insert_text(text, CharIndex(0));
        secret
    }

    /// What was typed, readable: for giving it away at once, never for drawing.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Overwrites what was typed in memory, and is empty then.
    pub fn wipe(&mut self) {
        self.typed.zeroize();
        self.dots.clear();
    }

    /// The bytes between two letters, counted from 0.
    fn bytes(&self, letters: Range<usize>) -> Range<usize> {
        let place = |letter: usize| self.typed.char_indices().nth(letter).map_or(self.typed.len(), |(byte, _)| byte);
        place(letters.start)..place(letters.end.max(letters.start))
    }

    fn count(&mut self) {
        self.dots = DOT.repeat(self.typed.chars().count());
    }
}

impl Default for Secret {
    fn default() -> Self {
        // Room for all that may be typed, so that no copy is left behind by growing.
        Self { typed: Zeroizing::new(String::with_capacity(MOST_BYTES)), dots: String::new() }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl TextBuffer for Secret {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        &self.dots
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let at = self.bytes(char_index.0..char_index.0).start;
        self.typed.insert_str(at, text);
        self.count();
        text.chars().count()
    }

    fn delete_char_range(&mut self, char_range: Range<CharIndex>) {
        let bytes = self.bytes(char_range.start.0..char_range.end.0);
        // Draining moves what comes after it forward; what it leaves beyond the end is wiped with the rest.
        self.typed.drain(bytes);
        self.count();
    }

    /// Undoing would put the dots in the place of what they stand for.
    fn replace_with(&mut self, _text: &str) {}

    fn type_id(&self) -> TypeId {
        TypeId::of::<Self>()
    }
}
