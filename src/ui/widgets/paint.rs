//! What the controls share: laying out text, the ground of a row, the focus ring, what a click does to the focus.

use std::sync::Arc;

use egui::epaint::text::{Glyph, PlacedRow};
use egui::{Color32, CursorIcon, Galley, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2, text::LayoutJob};

use crate::ui::theme::{self, Type};

/// Lays out text that is coloured when painted, wrapped at `width`.
pub(super) fn lay_out(ui: &Ui, kind: Type, text: &str, width: f32) -> Arc<Galley> {
    lay_out_in(ui, kind, theme::LATER, text, width)
}

/// The same, cut with a mark after so many rows.
pub(super) fn lay_out_rows(ui: &Ui, kind: Type, text: &str, width: f32, rows: usize) -> Arc<Galley> {
    let whole = lay_out(ui, kind, text, width);
    if whole.rows.len() <= rows {
        return whole;
    }
    let mut job = LayoutJob::single_section(text.to_owned(), theme::of(ui).format(kind, theme::LATER));
    job.wrap.max_width = width.max(0.0);
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}

/// Lays out text in a colour, wrapped at `width`.
pub fn lay_out_in(ui: &Ui, kind: Type, color: Color32, text: &str, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), theme::of(ui).format(kind, color));
    job.wrap.max_width = width.max(0.0);
    without_lonely_words(ui, &job)
}

/// Lays out text so that no word stands alone on the last line of a paragraph, where a little less width on the lines
/// before gives it company without a line more.
pub fn without_lonely_words(ui: &Ui, job: &LayoutJob) -> Arc<Galley> {
    const TRIES: usize = 3;
    let mut best = ui.painter().layout_job(job.clone());
    for _ in 0..TRIES {
        let Some(width) = width_before_lonely_word(&best).filter(|width| width - 1.0 >= longest_word(&best)) else { break };
        let mut narrower = job.clone();
        narrower.wrap.max_width = width - 1.0;
        let tried = ui.painter().layout_job(narrower);
        if tried.rows.len() != best.rows.len() {
            break;
        }
        best = tried;
    }
    best
}

/// The width of the line before the first word that stands alone on the last line of its paragraph.
fn width_before_lonely_word(galley: &Galley) -> Option<f32> {
    let is_space = |glyph: &Glyph| glyph.chr.is_whitespace();
    // The line before ends with the space at which it was broken.
    let is_word = |row: &PlacedRow| !row.glyphs.iter().rev().skip_while(|glyph| is_space(glyph)).any(is_space);
    let mut pairs = galley.rows.iter().zip(galley.rows.iter().skip(1)).enumerate();
    let found = pairs.find(|(place, (before, row))| {
        let is_last = row.ends_with_newline || place + 2 == galley.rows.len();
        is_last && !row.glyphs.is_empty() && !before.ends_with_newline && !is_word(before) && is_word(row)
    });
    let (_, (before, _)) = found?;
    before.glyphs.iter().rfind(|glyph| !is_space(glyph)).map(Glyph::max_x)
}

/// The width of the widest word, where none is broken.
pub(super) fn longest_word(galley: &Galley) -> f32 {
    let mut longest = 0.0_f32;
    for row in &galley.rows {
        let mut begins = None;
        for glyph in &row.glyphs {
            if glyph.chr.is_whitespace() {
                begins = None;
            } else {
                let left = *begins.get_or_insert(glyph.pos.x);
                longest = longest.max(glyph.max_x() - left);
            }
        }
    }
    longest.ceil()
}

/// How wide a thing may be: in a cluster the whole line, as what does not fit moves to the next.
pub(super) fn line_width(ui: &Ui) -> f32 {
    if ui.layout().main_wrap() { ui.max_rect().width() } else { ui.available_width() }
}

/// Paints a galley with its left edge at `x`, centred on `y`. Returns its right edge.
pub(super) fn text_at(ui: &Ui, x: f32, y: f32, galley: &Arc<Galley>, color: Color32) -> f32 {
    let size = galley.size();
    ui.painter().galley(pos2(x, y - size.y / 2.0).round(), Arc::clone(galley), color);
    x + size.x
}

/// A filled and outlined ground with the corners of a control; the outline lies inside.
pub(super) fn ground(ui: &Ui, rect: Rect, fill: Color32, stroke: Stroke) {
    ui.painter().rect(rect, theme::of(ui).shape.control, fill, stroke, StrokeKind::Inside);
}

/// The bar at the left edge of a notice or of the current row.
pub(super) fn left_bar(ui: &Ui, rect: Rect, color: Color32) {
    let theme = theme::of(ui);
    let bar = Rect::from_min_max(rect.min, pos2(rect.min.x + theme.shape.bar, rect.max.y));
    let radius = theme.shape.control;
    let corners = egui::CornerRadius { ne: 0, se: 0, ..radius.into() };
    ui.painter().rect_filled(bar, corners, color);
}

/// What every control does once it is painted: click takes the focus, Tab brings it into view, focus is seen.
pub(super) fn finish(ui: &Ui, response: Response) -> Response {
    let rect = response.rect;
    finish_in(ui, response, rect)
}

/// The same, with the ring around a part of the control.
pub(super) fn finish_in(ui: &Ui, response: Response, ring_around: Rect) -> Response {
    if response.clicked() {
        response.request_focus();
    } else if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        focus_ring(ui, ring_around);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Two rings, so that one of them stands out on any ground.
pub fn focus_ring(ui: &Ui, rect: Rect) {
    let theme = theme::of(ui);
    let width = theme.shape.focus;
    let (inner, outer) = theme.focus_rings();
    let corner = theme.shape.control;
    ui.painter().rect_stroke(rect, corner, Stroke::new(width, inner), StrokeKind::Outside);
    ui.painter().rect_stroke(rect.expand(width), corner + width, Stroke::new(width, outer), StrokeKind::Outside);
}

/// A tick drawn with two strokes, centred.
pub(super) fn tick(ui: &Ui, center: Pos2, size: f32, stroke: Stroke) {
    let at = |x: f32, y: f32| pos2(center.x + x * size, center.y + y * size);
    ui.painter().line(vec![at(-0.28, 0.0), at(-0.08, 0.2), at(0.3, -0.22)], stroke);
}
