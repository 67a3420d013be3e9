//! Bars of a comparison, lying, so that what they count stands beside them in whole words.

use std::sync::Arc;

use egui::{Galley, Rangef, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::trend::bars::{BarChart, BarMark};
use crate::trend::words;
use crate::ui::theme::{self, Theme, Type};
use crate::ui::widgets as w;

use super::{faint, lay_out};

/// Below this width, in multiples of the size of hints, the words stand above their bars.
const NARROW: f32 = 42.0;

/// Draws the bars as wide as their place, each with its words and its value.
pub fn bars_ui(ui: &mut Ui, unit: &str, chart: &BarChart) -> Response {
    let theme = theme::of(ui);
    w::styled(ui, Type::HintStrong, theme.colors.quiet, &words::sentence(unit));
    ui.add_space(theme.space.tiny);
    let width = ui.available_width();
    let is_narrow = width < theme.text.hint * NARROW;
    let label_width = if is_narrow { width } else { width * 0.36 };
    let labels: Vec<Arc<Galley>> =
        chart.bars.iter().map(|bar| lay_out(ui, &theme, Type::Hint, theme.colors.ink, &bar.label, label_width)).collect();
    let thick = theme.text.hint * 1.6;
    let height = |label: &Galley| if is_narrow { label.size().y + thick } else { label.size().y.max(thick) };
    let between = theme.space.medium;
    let foot = theme.text.hint * 1.6;
    let whole: f32 = labels.iter().map(|label| height(label) + between).sum::<f32>() + foot;
    let (rect, response) = ui.allocate_exact_size(vec2(width, whole), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.alternative));
    let left = if is_narrow { rect.left() } else { rect.left() + label_width + theme.space.medium };
    let scale = Scale::new(ui, &theme, chart, Rect::from_min_max(pos2(left, rect.top()), rect.max - vec2(0.0, foot)));
    scale.ticks(ui, &theme, rect.bottom(), is_narrow);
    let mut top = rect.top();
    for (bar, label) in chart.bars.iter().zip(labels) {
        let row = Rect::from_min_size(pos2(rect.left(), top), vec2(width, height(&label)));
        let middle = if is_narrow { row.bottom() - thick / 2.0 } else { row.center().y };
        let label_top = if is_narrow { row.top() } else { middle - label.size().y / 2.0 };
        ui.painter().galley(pos2(row.left(), label_top).round(), label, theme.colors.ink);
        if is_narrow {
            // Lines cross no words.
            scale.lines(ui, &theme, Rangef::point(middle).expand(thick / 2.0));
        }
        scale.bar(ui, &theme, bar, middle, thick);
        if response.hover_pos().is_some_and(|pointer| row.contains(pointer)) {
            response.clone().on_hover_ui_at_pointer(|ui| told_ui(ui, bar));
        }
        top = row.bottom() + between;
    }
    response
}

/// A small picture of the bars with their values; the words beside it say what it shows. Takes clicks of the mouse,
/// never the focus: the link beside it is for the keyboard.
pub fn bars_thumbnail_ui(ui: &mut Ui, chart: &BarChart) -> Response {
    let theme = theme::of(ui);
    let row = theme.text.hint * 1.6;
    let height = chart.bars.iter().fold(0.0, |height, _| height + row);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
    let scale = Scale::new(ui, &theme, chart, rect);
    let mut middle = rect.top() + row / 2.0;
    for bar in &chart.bars {
        scale.bar(ui, &theme, bar, middle, row * 0.7);
        middle += row;
    }
    ui.painter().vline(scale.x(0.0), rect.y_range(), theme.outline());
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Value, note and what is counted, under the pointer.
fn told_ui(ui: &mut Ui, bar: &BarMark) {
    w::strong(ui, &bar.value);
    w::body(ui, &bar.label);
    if !bar.note.is_empty() {
        w::hint(ui, &bar.note);
    }
}

/// Where amounts stand: in the middle of the room, with space for the values at the ends.
struct Scale<'a> {
    chart: &'a BarChart,
    room: Rect,
    /// The left end of its place, up to which words may stand.
    edge: f32,
}

impl<'a> Scale<'a> {
    fn new(ui: &Ui, theme: &Theme, chart: &'a BarChart, room: Rect) -> Self {
        let values = chart.bars.iter().map(|bar| value(ui, theme, bar).size().x);
        let widest = values.fold(0.0, f32::max) + 2.0 * theme.space.small;
        let left = if chart.is_two_sided() { room.left() + widest } else { room.left() };
        let right = (room.right() - widest).max(left + 1.0);
        Self { chart, room: Rect::from_min_max(pos2(left, room.top()), pos2(right, room.bottom())), edge: room.left() }
    }

    #[expect(clippy::cast_possible_truncation, reason = "places on a screen")]
    fn x(&self, amount: f64) -> f32 {
        (self.room.left() + self.room.width() * self.chart.share(amount) as f32).round()
    }

    /// The amounts under the bars, as many as there is room for; with upright lines through all of them where no words
    /// stand between.
    fn ticks(&self, ui: &Ui, theme: &Theme, bottom: f32, words_between: bool) {
        if !words_between {
            self.lines(ui, theme, self.room.y_range());
        }
        let mut free_from = f32::NEG_INFINITY;
        for (at, words) in &self.chart.ticks {
            let x = self.x(*at);
            let galley = lay_out(ui, theme, Type::Hint, theme.colors.quiet, words, f32::INFINITY);
            let size = galley.size();
            let left = (x - size.x / 2.0).max(self.edge);
            if left >= free_from {
                free_from = left + size.x + theme.space.medium;
                ui.painter().galley(pos2(left, bottom - size.y).round(), galley, theme.colors.quiet);
            }
        }
    }

    /// The upright lines of the ticks, the one at 0 stronger.
    fn lines(&self, ui: &Ui, theme: &Theme, range: Rangef) {
        for (at, _) in &self.chart.ticks {
            ui.painter().vline(self.x(*at), range, Stroke::new(theme.shape.line, faint(theme)));
        }
        ui.painter().vline(self.x(0.0), range, theme.outline());
    }

    /// The bar from 0 to its amount and its value beyond the end; what is not held is only said.
    fn bar(&self, ui: &Ui, theme: &Theme, bar: &BarMark, middle: f32, thick: f32) {
        let zero = self.x(0.0);
        let galley = value(ui, theme, bar);
        let end = bar.amount.map(|amount| self.x(amount));
        if let (Some(end), Some(amount)) = (end, bar.amount) {
            // However little it is, an amount that is not 0 is seen.
            let end = if amount > 0.0 { end.max(zero + theme.shape.strong_line) } else { end };
            let rect = Rect::from_x_y_ranges(zero.min(end)..=zero.max(end), middle - thick / 2.0..=middle + thick / 2.0);
            ui.painter().rect_filled(rect, 0.0, theme.colors.info);
        }
        let end = end.unwrap_or(zero);
        let is_below = bar.amount.is_some_and(|amount| amount < 0.0);
        let x = if is_below { end - theme.space.small - galley.size().x } else { end + theme.space.small };
        let color = if bar.amount.is_some() { theme.colors.ink } else { theme.colors.quiet };
        let at = pos2(x, middle - galley.size().y / 2.0).round();
        // Lines cross no words.
        let ground = Rect::from_min_size(at, galley.size()).expand(theme.shape.strong_line);
        ui.painter().rect_filled(ground, 0.0, theme.colors.card);
        ui.painter().galley(at, galley, color);
    }
}

fn value(ui: &Ui, theme: &Theme, bar: &BarMark) -> Arc<Galley> {
    lay_out(ui, theme, Type::HintStrong, theme::LATER, &bar.value, f32::INFINITY)
}
