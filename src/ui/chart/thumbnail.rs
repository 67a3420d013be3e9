//! A small picture of a series, for a card. The words beside it say what it shows.

use egui::{Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::trend::marks::Chart;
use crate::ui::theme;

use super::{faint, line_color};

/// Draws marks and joins without axes. Takes clicks of the mouse, never the focus: the link beside it is for the keyboard.
pub fn thumbnail_ui(ui: &mut Ui, chart: &Chart) -> Response {
    let theme = theme::of(ui);
    let width = ui.available_width();
    let size = vec2(width, (width * 0.28).clamp(theme.text.body * 5.0, theme.text.body * 11.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    let frame = rect.shrink(theme.space.tiny);
    let painter = ui.painter_at(rect);
    for band in &chart.bands {
        let (left, right) = (place(chart, frame, [band.from, 0.0]).x, place(chart, frame, [band.to, 0.0]).x);
        let band = Rect::from_min_max(pos2(left, frame.top()), pos2(right, frame.bottom()));
        painter.rect_filled(band, 0.0, faint(&theme));
    }
    for rule in &chart.rules {
        let x = place(chart, frame, [rule.at, 0.0]).x;
        painter.vline(x, frame.y_range(), Stroke::new(theme.shape.line, theme.colors.quiet));
    }
    painter.hline(frame.x_range(), frame.bottom(), theme.outline());
    for (number, line) in chart.lines.iter().enumerate() {
        let color = line_color(&theme, number);
        let stroke = Stroke::new(theme.shape.strong_line, color);
        for segment in &line.solid {
            painter.line_segment([place(chart, frame, segment.from), place(chart, frame, segment.to)], stroke);
        }
        for segment in &line.dashed {
            let ends = [place(chart, frame, segment.from), place(chart, frame, segment.to)];
            painter.extend(Shape::dashed_line(&ends, stroke, 6.0, 5.0));
        }
        for mark in &line.marks {
            painter.circle_filled(place(chart, frame, mark.at), theme.text.hint * 0.22, color);
        }
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

#[expect(clippy::cast_possible_truncation, reason = "places on a screen")]
fn place(chart: &Chart, frame: Rect, at: [f64; 2]) -> Pos2 {
    let (first, end) = chart.time.ends();
    let x = (at[0] - first) / (end - first).max(1.0);
    // Without an axis to read, the highest value may reach the top; the foot stays nought.
    let marks = chart.lines.iter().flat_map(|line| &line.marks);
    let highest = marks.map(|mark| mark.at[1]).fold(0.0, f64::max) * 1.1;
    let y = at[1] / if highest > 0.0 { highest } else { 1.0 };
    pos2(frame.left() + frame.width() * x as f32, frame.bottom() - frame.height() * y as f32)
}
