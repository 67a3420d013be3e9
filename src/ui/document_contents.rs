//! The way around a long document: a list of its parts, each a link to it, with the one in view marked.

use egui::{Align, Rect, Response, Role, Ui, UiBuilder};

use crate::report::document::{Block, Document, Level};

use super::{theme, widgets as w};

/// The parts of a document, which of them is in view, and which was asked for.
#[derive(Debug, Default)]
pub struct Contents {
    parts: Vec<Part>,
    /// The heading that was asked for and is not drawn yet.
    wanted: Option<usize>,
    /// The heading that was turned to, until it has been seen and left again.
    turned_to: Option<TurnedTo>,
    /// The last heading at or above the top of what is seen.
    passed: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
struct TurnedTo {
    place: usize,
    was_seen: bool,
}

/// A heading that is worth a link.
#[derive(Debug)]
struct Part {
    /// The place of its block; that of the sources is behind the last.
    place: usize,
    words: String,
    is_within: bool,
}

impl Contents {
    /// Every section; of their parts those that are long enough to have parts of their own.
    pub fn new(document: &Document) -> Self {
        let headings: Vec<(usize, Level, &String)> = document
            .blocks
            .iter()
            .enumerate()
            .filter_map(
                |(place, block)| if let Block::Heading(level, words) = block { Some((place, *level, words)) } else { None },
            )
            .collect();
        let after = headings.iter().skip(1).map(|(_, level, _)| Some(*level)).chain([None]);
        let listed = headings.iter().zip(after).filter(|((_, level, _), after)| match level {
            Level::Section => true,
            Level::Part => *after == Some(Level::Detail),
            Level::Detail => false,
        });
        let mut parts: Vec<Part> = listed
            .map(|((place, level, words), _)| Part { place: *place, words: (*words).clone(), is_within: *level == Level::Part })
            .collect();
        if !document.notes.is_empty() {
            parts.push(Part { place: document.blocks.len(), words: "Sources".to_owned(), is_within: false });
        }
        Self { parts, ..Self::default() }
    }

    /// How many links there are.
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// True for the heading that is to take the keyboard now.
    pub fn is_wanted(&self, place: usize) -> bool {
        self.wanted == Some(place)
    }

    /// Takes note of where a heading was drawn, and brings the one that was asked for to the top.
    pub fn drawn(&mut self, ui: &Ui, place: usize, heading: &Response) {
        let above = theme::of(ui).space.large;
        let seen = ui.clip_rect();
        if self.wanted.take_if(|wanted| *wanted == place).is_some() {
            ui.scroll_to_rect(Rect::from_min_max(heading.rect.min - egui::vec2(0.0, above), heading.rect.max), Some(Align::TOP));
            self.turned_to = Some(TurnedTo { place, was_seen: false });
        }
        if let Some(turned_to) = &mut self.turned_to
            && turned_to.place == place
        {
            let is_seen = seen.intersects(heading.rect);
            if turned_to.was_seen && !is_seen {
                self.turned_to = None;
            } else {
                turned_to.was_seen = is_seen;
            }
        }
        if heading.rect.top() <= seen.top() + above * 2.0 && self.parts.iter().any(|part| part.place == place) {
            self.passed = Some(place);
        }
    }

    fn in_view(&self) -> Option<usize> {
        self.turned_to.map(|turned_to| turned_to.place).or(self.passed)
    }

    /// Draws a document between two looks at what is in view: the list, which may be drawn before, follows at once.
    pub fn watch<R>(&mut self, ui: &mut Ui, document: impl FnOnce(&mut Ui, &mut Self) -> R) -> R {
        let before = self.in_view();
        self.passed = None;
        let result = document(ui, self);
        if self.in_view() != before {
            ui.ctx().request_repaint();
        }
        result
    }
}

/// The links; `name` is what the list is called.
pub fn contents_ui(ui: &mut Ui, name: &str, contents: &mut Contents) {
    let in_view = contents.in_view();
    let mut picked = None;
    let builder = UiBuilder::new().accessibility_role(Role::Navigation).accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for part in &contents.parts {
            if w::contents_row(ui, &part.words, part.is_within, in_view == Some(part.place)).clicked() {
                picked = Some(part.place);
            }
        }
    });
    if picked.is_some() {
        contents.wanted = picked;
        ui.ctx().request_repaint();
    }
}
