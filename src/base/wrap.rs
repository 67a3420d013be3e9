//! Text for a page of fixed width: wrapped between words, with nothing in it that a screen could obey.

/// The lines of a text, each at most `width` letters long; at least one line.
///
/// Runs of white space count as one space. A word longer than a line is cut.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        for piece in pieces(word, width) {
            let long = piece.chars().count();
            if used > 0 && used + 1 + long > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(&piece);
            used += long;
        }
    }
    lines.push(line);
    lines
}

/// The word itself, or its parts where it is longer than a line.
fn pieces(word: &str, width: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(width).map(|piece| piece.iter().collect()).collect()
}

/// The text with every letter that steers a screen or turns the direction of writing shown as `�`.
///
/// Line ends stay; tabs become spaces.
pub fn visible(text: &str) -> String {
    let shown = text.chars().map(|letter| match letter {
        '\n' => '\n',
        '\t' | '\r' => ' ',
        letter if letter.is_control() || steers(letter) => '\u{FFFD}',
        letter => letter,
    });
    shown.collect()
}

/// Marks that turn or hide what is written: directions, invisible joins, separators of lines and paragraphs.
fn steers(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}
