//! A document as blocks on the screen: headings, paragraphs, lists, tables, notices, sources.

use egui::text::LayoutJob;
use egui::{Align, Label, Layout, Response, Ui};

use crate::appraise::explain;
use crate::report::document::{Block, Document, Level, Notice, NoticeKind, Span, Table, Text};

use super::document_contents::Contents;
use super::theme::{self, Theme, Tone, Type};
use super::widgets as w;

/// What the reader asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To have the section or part copied whose heading is the block at this place.
    Copy(usize),
}

/// Draws a document; `copied` is the place of the heading under which was copied last. The sources stand at the end, folded
/// until they are asked for: there may be a hundred.
pub fn document_ui(ui: &mut Ui, document: &Document, copied: Option<usize>, sources: &mut bool) -> Option<Wish> {
    document_in_parts_ui(ui, document, copied, sources, &mut Contents::default())
}

/// The same with a way around, which is told where its headings are.
pub fn document_in_parts_ui(
    ui: &mut Ui,
    document: &Document,
    copied: Option<usize>,
    sources: &mut bool,
    contents: &mut Contents,
) -> Option<Wish> {
    let title = w::heading(ui, w::Level::Page, &document.title);
    set_level(ui, &title, 2);
    let mut wish = None;
    for (place, block) in document.blocks.iter().enumerate() {
        ui.push_id(place, |ui| {
            if block_ui(ui, (place, block), copied == Some(place), contents) {
                wish = Some(Wish::Copy(place));
            }
        });
    }
    if !document.notes.is_empty() {
        space_above(ui);
        let place = document.blocks.len();
        let heading = w::arrival_heading(ui, w::Level::Card, "Sources", contents.is_wanted(place));
        contents.drawn(ui, place, &heading);
        set_level(ui, &heading, 3);
        let title = format!("Show {}", explain::counted(document.notes.len(), "source"));
        w::fold(ui, "sources", &title, sources, |ui| {
            for (place, note) in document.notes.iter().enumerate() {
                hanging(ui, &format!("[{}]", place + 1), |ui| w::hint(ui, note));
            }
        });
    }
    wish
}

/// True when what stands under the heading is to be copied.
fn copied_heading_ui(ui: &mut Ui, level: w::Level, (place, words): (usize, &str), copied: bool, contents: &mut Contents) -> bool {
    let theme = theme::of(ui);
    let room = ui.available_width() - theme.text.body * 8.0;
    let in_line = Layout::left_to_right(Align::Center);
    let line = |width: f32| egui::vec2(width, theme.control.button);
    let clicked = ui.allocate_ui_with_layout(line(ui.available_width()), in_line, |ui| {
        ui.allocate_ui_with_layout(line(room.max(theme.text.body * 6.0)), in_line, |ui| {
            let heading = w::arrival_heading(ui, level, words, contents.is_wanted(place));
            contents.drawn(ui, place, &heading);
            set_level(ui, &heading, if level == w::Level::Card { 3 } else { 4 });
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let copy = w::link_button(ui, "Copy");
            ui.ctx().accesskit_node_builder(copy.id, |node| node.set_label(format!("Copy {words}")));
            if copied {
                w::mark(ui, Tone::Good, "✓", "Copied");
            }
            copy.clicked()
        })
        .inner
    });
    clicked.inner
}

/// True when what stands under the block is to be copied.
fn block_ui(ui: &mut Ui, (place, block): (usize, &Block), copied: bool, contents: &mut Contents) -> bool {
    let theme = theme::of(ui);
    match block {
        Block::Heading(Level::Section, words) => {
            space_above(ui);
            let wished = copied_heading_ui(ui, w::Level::Card, (place, words), copied, contents);
            ui.painter().hline(ui.min_rect().x_range(), ui.cursor().top() - theme.space.tiny, theme.hairline());
            return wished;
        }
        Block::Heading(Level::Part, words) => {
            ui.add_space(theme.space.small);
            return copied_heading_ui(ui, w::Level::Part, (place, words), copied, contents);
        }
        Block::Heading(Level::Detail, words) => {
            let heading = w::heading(ui, w::Level::Part, words);
            set_level(ui, &heading, 5);
        }
        Block::Paragraph(text) => {
            text_ui(ui, text);
        }
        Block::Bullets(items) => {
            for item in items {
                hanging(ui, "•", |ui| text_ui(ui, item));
            }
        }
        Block::Table(table) => table_ui(ui, table),
        Block::Notice(notice) => notice_ui(ui, notice),
    }
    false
}

fn set_level(ui: &Ui, heading: &Response, level: usize) {
    ui.ctx().accesskit_node_builder(heading.id, |node| node.set_level(level));
}

fn space_above(ui: &mut Ui) {
    let space = theme::of(ui).space.large;
    ui.add_space(space);
}

/// A sign, and what belongs to it beside it.
fn hanging<R>(ui: &mut Ui, sign: &str, body: impl FnOnce(&mut Ui) -> R) {
    let theme = theme::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.small;
        w::styled(ui, Type::Body, theme.colors.quiet, sign);
        ui.vertical(body);
    });
}

fn text_ui(ui: &mut Ui, text: &Text) -> Response {
    let theme = theme::of(ui);
    let mut job = job(&theme, text);
    job.wrap.max_width = ui.available_width().min(theme.measure(Type::Body));
    ui.add(Label::new(w::without_lonely_words(ui, &job)))
}

/// The words with what is strong strong, and the marks of notes quiet.
fn job(theme: &Theme, text: &Text) -> LayoutJob {
    let mut job = LayoutJob::default();
    for span in &text.spans {
        match span {
            Span::Plain(words) => job.append(words, 0.0, theme.format(Type::Body, theme.colors.ink)),
            Span::Strong(words) => job.append(words, 0.0, theme.format(Type::Strong, theme.colors.ink)),
            Span::Note(number) => job.append(&format!(" [{number}]"), 0.0, theme.format(Type::Hint, theme.colors.quiet)),
        }
    }
    job
}

/// The words alone, with marks of notes in square brackets.
fn flat(text: &Text) -> String {
    let spans = text.spans.iter().map(|span| match span {
        Span::Plain(words) | Span::Strong(words) => words.clone(),
        Span::Note(number) => format!(" [{number}]"),
    });
    spans.collect()
}

fn table_ui(ui: &mut Ui, table: &Table) {
    let head: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(flat).collect()).collect();
    w::table(ui, "table", &head.join(", "), &head, &rows);
}

fn notice_ui(ui: &mut Ui, notice: &Notice) {
    let tone = match notice.kind {
        NoticeKind::Danger => Tone::Danger,
        NoticeKind::Caution => Tone::Caution,
        NoticeKind::Information => Tone::Info,
    };
    let says = notice.says.iter().map(flat);
    let steps = notice.steps.iter().enumerate().map(|(place, step)| format!("{}. {step}", place + 1));
    let lines: Vec<String> = says.chain(steps).collect();
    w::notice(ui, tone, &notice.title, &lines.join("\n"));
}
