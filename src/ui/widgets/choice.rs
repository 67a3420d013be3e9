//! The rows with which a question is answered.

use egui::{Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{self, Theme, Type};

/// Whether one answer is wanted or several may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mark {
    /// One of several.
    Radio,
    /// Any of several.
    Check,
}

/// Rows that answer one question, named for a screen reader.
pub fn choice_group<R>(ui: &mut Ui, mark: Mark, question: &str, rows: impl FnOnce(&mut Ui) -> R) -> R {
    let role = match mark {
        Mark::Radio => Role::RadioGroup,
        Mark::Check => Role::Group,
    };
    ui.scope_builder(UiBuilder::new().accessibility_role(role).accessibility_label(question), rows).inner
}

/// One choice: the number key that picks it, a mark, and text that wraps. A choice past the ninth has no key, and its
/// mark stands in line with the others. Clicked is not yet chosen: the caller decides what a click does.
pub fn choice_row(ui: &mut Ui, number: Option<usize>, mark: Mark, text: &str, chosen: bool) -> Response {
    let theme = theme::of(ui);
    let key_width = if number.is_some() { theme.control.mark * 1.2 + theme.space.medium } else { 0.0 };
    let text_left = theme.space.medium + key_width + theme.control.mark + theme.space.medium;
    let width = ui.available_width();
    let text_width = (width - text_left - theme.space.medium).min(theme.measure(Type::Body));
    let galley = paint::lay_out(ui, Type::Body, text, text_width);
    let height = theme.control.row.max(galley.size().y + 2.0 * theme.space.small);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    name_choice(ui, &response, number, mark, text, chosen);
    choice_ground(ui, &theme, &response, chosen);
    let middle = rect.center().y;
    if let Some(number) = has_key(number) {
        key_cap(ui, &theme, pos2(rect.left() + theme.space.medium, middle), number);
    }
    let mark_center = pos2(rect.left() + theme.space.medium + key_width + theme.control.mark / 2.0, middle);
    match mark {
        Mark::Radio => radio_mark(ui, &theme, mark_center, chosen),
        Mark::Check => check_mark(ui, &theme, mark_center, chosen),
    }
    paint::text_at(ui, rect.left() + text_left, middle, &galley, theme.colors.ink);
    paint::finish(ui, response)
}

/// The number, if there is a key for it.
fn has_key(number: Option<usize>) -> Option<usize> {
    number.filter(|number| (1..=9).contains(number))
}

fn name_choice(ui: &Ui, response: &Response, number: Option<usize>, mark: Mark, text: &str, chosen: bool) {
    let role = match mark {
        Mark::Radio => Role::RadioButton,
        Mark::Check => Role::CheckBox,
    };
    response.widget_info(|| WidgetInfo::selected(role, ui.is_enabled(), chosen, text));
    if let Some(number) = has_key(number) {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(number.to_string()));
    }
}

fn choice_ground(ui: &Ui, theme: &Theme, response: &Response, chosen: bool) {
    let colors = &theme.colors;
    let (fill, stroke) = match (chosen, response.hovered()) {
        (true, _) => (colors.accent_soft, theme.chosen_outline()),
        (false, true) => (colors.hover, theme.outline()),
        (false, false) => (colors.card, theme.hairline()),
    };
    paint::ground(ui, response.rect, fill, stroke);
}

fn key_cap(ui: &Ui, theme: &Theme, left_center: Pos2, number: usize) {
    let size = theme.control.mark * 1.2;
    let cap = Rect::from_min_size(pos2(left_center.x, (left_center.y - size / 2.0).round()), vec2(size, size).round());
    ui.painter().rect(cap, 4.0, theme.colors.page, theme.hairline(), StrokeKind::Inside);
    let galley = paint::lay_out(ui, Type::Hint, &number.to_string(), f32::INFINITY);
    paint::text_at(ui, cap.center().x - galley.size().x / 2.0, cap.center().y, &galley, theme.colors.quiet);
}

fn radio_mark(ui: &Ui, theme: &Theme, center: Pos2, chosen: bool) {
    let radius = theme.control.mark / 2.0;
    let colors = &theme.colors;
    let color = if chosen { colors.accent } else { colors.edge };
    let stroke = Stroke::new(if chosen { theme.shape.strong_line } else { 1.5 }, color);
    ui.painter().circle(center, radius - stroke.width / 2.0, colors.card, stroke);
    if chosen {
        ui.painter().circle_filled(center, radius * 0.52, color);
    }
}

fn check_mark(ui: &Ui, theme: &Theme, center: Pos2, chosen: bool) {
    let size = theme.control.mark;
    let colors = &theme.colors;
    let rect = Rect::from_center_size(center, vec2(size, size));
    let (fill, color) = if chosen { (colors.accent, colors.accent) } else { (colors.card, colors.edge) };
    ui.painter().rect(rect, 4.0, fill, Stroke::new(1.5, color), StrokeKind::Inside);
    if chosen {
        paint::tick(ui, center, size, Stroke::new(theme.shape.strong_line * size / 18.0, colors.on_accent));
    }
}
