//! A document as Markdown or as plain text of a fixed width.

use crate::base::wrap::wrap;

use super::document::{Block, Document, Level, Notice, NoticeKind, Span, Table, Text};

/// The width of plain text that goes into a file.
pub const PAGE_WIDTH: usize = 80;

/// What the list of sources is called.
const SOURCES: &str = "Sources";

/// The document as plain text, no line longer than `width` letters.
pub fn plain(document: &Document, width: usize) -> String {
    let mut page = Page { width, text: String::new() };
    page.underlined(&document.title, '=');
    for block in &document.blocks {
        page.block(block);
    }
    if !document.notes.is_empty() {
        page.underlined(SOURCES, '-');
        page.gap();
        for (place, note) in document.notes.iter().enumerate() {
            page.hanging(&format!("[{}] ", place + 1), note);
        }
    }
    page.text
}

struct Page {
    width: usize,
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn underlined(&mut self, words: &str, mark: char) {
        self.gap();
        let lines = wrap(words, self.width);
        let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        for line in &lines {
            self.line(line);
        }
        self.line(&mark.to_string().repeat(longest));
    }

    /// Wrapped text whose first line begins with `lead`, and whose other lines stand under the text of the first.
    fn hanging(&mut self, lead: &str, words: &str) {
        let indent = lead.chars().count();
        for (place, line) in wrap(words, self.width.saturating_sub(indent)).iter().enumerate() {
            if place == 0 {
                self.line(&format!("{lead}{line}"));
            } else {
                self.line(&format!("{}{line}", " ".repeat(indent)));
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(Level::Section, words) => self.underlined(words, '-'),
            Block::Heading(Level::Part, words) => self.underlined(words, '.'),
            Block::Heading(Level::Detail, words) => {
                self.gap();
                self.hanging("", &format!("{words}:"));
            }
            Block::Paragraph(text) => {
                self.gap();
                for line in paragraphs(&flat(text)) {
                    self.hanging("", &line);
                }
            }
            Block::Bullets(items) => {
                self.gap();
                for item in items {
                    self.hanging("- ", &flat(item));
                }
            }
            Block::Table(table) => self.table(table),
            Block::Notice(notice) => self.notice(notice),
        }
    }

    fn notice(&mut self, notice: &Notice) {
        self.gap();
        self.hanging(lead(notice.kind), &notice.title);
        for text in &notice.says {
            for line in paragraphs(&flat(text)) {
                self.hanging("    ", &line);
            }
        }
        for (place, step) in notice.steps.iter().enumerate() {
            self.hanging(&format!("    {}. ", place + 1), step);
        }
    }

    /// A grid where it fits the page; otherwise each row as a list of its cells.
    fn table(&mut self, table: &Table) {
        self.gap();
        let rows: Vec<Vec<String>> =
            table.rows.iter().map(|row| row.iter().map(|cell| one_line(&flat(cell))).collect()).collect();
        let widths: Vec<usize> = (0..table.columns.len()).map(|column| column_width(table, &rows, column)).collect();
        if widths.iter().map(|width| width + 2).sum::<usize>() <= self.width + 2 {
            self.grid(table, &rows, &widths);
        } else {
            self.records(table, &rows);
        }
    }

    fn grid(&mut self, table: &Table, rows: &[Vec<String>], widths: &[usize]) {
        let row = |cells: &[String]| {
            let padded = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
            padded.collect::<Vec<_>>().join("  ")
        };
        self.line(&row(&table.columns));
        self.line(&row(&widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>()));
        for cells in rows {
            self.line(&row(cells));
        }
    }

    fn records(&mut self, table: &Table, rows: &[Vec<String>]) {
        for (place, cells) in rows.iter().enumerate() {
            if place > 0 {
                self.gap();
            }
            for (column, cell) in table.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                self.hanging("  ", &format!("{column}: {cell}"));
            }
        }
    }
}

fn column_width(table: &Table, rows: &[Vec<String>], column: usize) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(column)).chain(table.columns.get(column));
    cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
}

/// What stands before a notice, so that its kind can be told without colour.
fn lead(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Danger => "!!  ",
        NoticeKind::Caution => "!   ",
        NoticeKind::Information => "i   ",
    }
}

/// The words alone, with marks of notes in square brackets.
fn flat(text: &Text) -> String {
    let spans = text.spans.iter().map(|span| match span {
        Span::Plain(words) | Span::Strong(words) => words.clone(),
        Span::Note(number) => format!(" [{number}]"),
    });
    spans.collect()
}

/// The lines of a text that hold something; one empty line if there is none.
fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<String> = text.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() { vec![String::new()] } else { lines }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The document as Markdown. Nothing that people wrote can change its layout, or become a link.
pub fn markdown(document: &Document) -> String {
    let mut lines = vec![format!("# {}", escaped(&document.title))];
    for block in &document.blocks {
        lines.push(String::new());
        lines.extend(markdown_block(block));
    }
    if !document.notes.is_empty() {
        lines.extend([String::new(), format!("## {SOURCES}"), String::new()]);
        lines.extend(numbered("", &document.notes));
    }
    lines.join("\n") + "\n"
}

fn markdown_block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(Level::Section, words) => vec![format!("## {}", escaped(words))],
        Block::Heading(Level::Part, words) => vec![format!("### {}", escaped(words))],
        Block::Heading(Level::Detail, words) => vec![format!("#### {}", escaped(words))],
        Block::Paragraph(text) => vec![markdown_text(text, "\n\n")],
        Block::Bullets(items) => items.iter().map(|item| format!("- {}", markdown_text(item, " "))).collect(),
        Block::Table(table) => markdown_table(table),
        Block::Notice(notice) => markdown_notice(notice),
    }
}

/// The lines of a numbered list, each with `lead` in front.
fn numbered(lead: &str, items: &[String]) -> Vec<String> {
    items.iter().enumerate().map(|(place, item)| format!("{lead}{}. {}", place + 1, escaped(item))).collect()
}

fn markdown_table(table: &Table) -> Vec<String> {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![
        row(table.columns.iter().map(|column| escaped(column)).collect()),
        row(table.columns.iter().map(|_| "---".to_owned()).collect()),
    ];
    lines.extend(table.rows.iter().map(|cells| row(cells.iter().map(|cell| markdown_text(cell, " ")).collect())));
    lines
}

fn markdown_notice(notice: &Notice) -> Vec<String> {
    let mut lines = vec![format!("> **{} {}**", lead(notice.kind).trim_end(), escaped(&notice.title))];
    for says in &notice.says {
        lines.extend([">".to_owned(), format!("> {}", markdown_text(says, "\n>\n> "))]);
    }
    if !notice.steps.is_empty() {
        lines.push(">".to_owned());
        lines.extend(numbered("> ", &notice.steps));
    }
    lines
}

/// The text with its strong parts marked; `between` stands where the text begins a new line.
fn markdown_text(text: &Text, between: &str) -> String {
    let spans = text.spans.iter().map(|span| match span {
        Span::Plain(words) => broken(words, between),
        Span::Strong(words) if words.trim().is_empty() => String::new(),
        Span::Strong(words) => format!("**{}**", escaped(words.trim())),
        Span::Note(number) => format!(" \\[{number}\\]"),
    });
    spans.collect::<String>().trim().to_owned()
}

/// The words escaped line by line; a space at either end stays, so that it still parts them from their neighbours.
fn broken(words: &str, between: &str) -> String {
    let lines: Vec<String> = words.lines().map(escaped).filter(|line| !line.is_empty()).collect();
    let before = if words.starts_with(char::is_whitespace) { " " } else { "" };
    let after = if words.ends_with(char::is_whitespace) && !lines.is_empty() { " " } else { "" };
    format!("{before}{}{after}", lines.join(between))
}

/// One line in which no letter means anything to Markdown.
fn escaped(words: &str) -> String {
    let line = one_line(words);
    let mut text = String::with_capacity(line.len());
    let mut at_start = true;
    for letter in line.chars() {
        // A number at the start of a line would begin a list only with one of these after it.
        let ends_number = matches!(letter, '.' | ')') && !text.is_empty() && text.chars().all(|before| before.is_ascii_digit());
        let begins_block = at_start && matches!(letter, '#' | '+' | '-' | '=');
        if ends_number || begins_block || r"\`*_[]<>|~&$".contains(letter) {
            text.push('\\');
        }
        text.push(letter);
        at_start = false;
    }
    text
}
