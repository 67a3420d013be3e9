//! Headings and running text, never wider than is good to read.

use egui::{Color32, Label, Response, Role, Sense, Ui, WidgetInfo};

use super::paint;
use crate::ui::theme::{self, Type};

/// The levels of headings, as a screen reader counts them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Level {
    /// The one title of a page: level 1.
    Page,
    /// Title of a card: level 2.
    Card,
    /// Title of a part of a card: level 3.
    Part,
}

impl Level {
    fn number(self) -> usize {
        match self {
            Self::Page => 1,
            Self::Card => 2,
            Self::Part => 3,
        }
    }

    fn kind(self) -> Type {
        match self {
            Self::Page => Type::PageTitle,
            Self::Card => Type::CardTitle,
            Self::Part => Type::Strong,
        }
    }
}

/// A heading that a screen reader can jump to.
pub fn heading(ui: &mut Ui, level: Level, text: &str) -> Response {
    let response = heading_label(ui, level, text, Sense::hover());
    name_heading(ui, &response, level, text);
    response
}

/// The title of a page or dialog that has just come up: takes the focus once, so that reading starts here.
/// It is no stop for Tab after the focus has moved on.
pub fn arrival_heading(ui: &mut Ui, level: Level, text: &str, arrived: bool) -> Response {
    let focused = ui.memory(|memory| memory.has_focus(ui.next_auto_id()));
    let sense = if arrived || focused { Sense::focusable_noninteractive() } else { Sense::hover() };
    let response = heading_label(ui, level, text, sense);
    if arrived {
        response.request_focus();
    }
    name_heading(ui, &response, level, text);
    response
}

fn heading_label(ui: &mut Ui, level: Level, text: &str, sense: Sense) -> Response {
    let width = ui.available_width();
    let galley = paint::lay_out_in(ui, level.kind(), theme::of(ui).colors.ink, text, width);
    let below = if level == Level::Part { 0.0 } else { theme::of(ui).space.tiny };
    let (rect, response) = ui.allocate_exact_size(galley.size() + egui::vec2(0.0, below), sense);
    ui.painter().galley(rect.min, galley, theme::of(ui).colors.ink);
    response
}

fn name_heading(ui: &Ui, response: &Response, level: Level, text: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_level(level.number()));
}

/// Running text.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    let ink = theme::of(ui).colors.ink;
    styled(ui, Type::Body, ink, text)
}

/// Body text with weight.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    let ink = theme::of(ui).colors.ink;
    styled(ui, Type::Strong, ink, text)
}

/// Quiet text: hints, sources, dates.
pub fn hint(ui: &mut Ui, text: &str) -> Response {
    let quiet = theme::of(ui).colors.quiet;
    styled(ui, Type::Hint, quiet, text)
}

/// Text of any kind and colour, wrapped at the measure of its size.
pub fn styled(ui: &mut Ui, kind: Type, color: Color32, text: &str) -> Response {
    let width = paint::line_width(ui).min(theme::of(ui).measure(kind));
    styled_in(ui, kind, color, text, width)
}

/// The same, wrapped at `width`.
pub(super) fn styled_in(ui: &mut Ui, kind: Type, color: Color32, text: &str, width: f32) -> Response {
    ui.add(Label::new(paint::lay_out_in(ui, kind, color, text, width)))
}

/// A list of short texts, each behind a dot.
pub fn bullets<T: AsRef<str>>(ui: &mut Ui, texts: &[T]) {
    list(ui, Type::Body, theme::of(ui).colors.ink, texts, |_| "•".to_owned());
}

/// The same in quiet text.
pub fn hint_bullets<T: AsRef<str>>(ui: &mut Ui, texts: &[T]) {
    list(ui, Type::Hint, theme::of(ui).colors.quiet, texts, |_| "•".to_owned());
}

/// Steps in their order, each behind its number, which is said with it.
pub fn steps(ui: &mut Ui, steps: &[String]) {
    list(ui, Type::Body, theme::of(ui).colors.ink, steps, |place| format!("{}.", place + 1));
}

/// Texts behind their marks, all lines of all of them in line.
fn list<T: AsRef<str>>(ui: &mut Ui, kind: Type, color: Color32, texts: &[T], mark: impl Fn(usize) -> String) {
    let theme = theme::of(ui);
    let signs: Vec<_> = (0..texts.len()).map(|place| paint::lay_out_in(ui, kind, color, &mark(place), f32::INFINITY)).collect();
    let indent = signs.iter().map(|sign| sign.size().x).fold(0.0, f32::max).ceil() + theme.space.small;
    for (sign, text) in signs.into_iter().zip(texts) {
        let is_number = sign.text() != "•";
        let said = if is_number { format!("{} {}", sign.text(), text.as_ref()) } else { text.as_ref().to_owned() };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let width = (ui.available_width() - indent).min(theme.measure(kind));
            ui.painter().galley(ui.cursor().min, sign, color);
            ui.add_space(indent);
            let galley = paint::lay_out_in(ui, kind, color, text.as_ref(), width);
            let response = ui.add(Label::new(galley));
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        });
    }
}
