//! The words on a chart: each where it touches nothing, or not at all.

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{Align2, Color32, Pos2, Rect, Stroke, Ui, Vec2, vec2};
use egui_plot::PlotTransform;

use crate::trend::marks::{Chart, LineMarks};
use crate::ui::theme::{self, Theme, Type};

use super::{along, around, lay_out, line_color, screen};

/// Paints labels of breaks, of stretches without values, and of lines.
pub(super) fn labels(ui: &Ui, chart: &Chart, transform: &PlotTransform) {
    let theme = theme::of(ui);
    let mut taken = Taken { rects: drawn(&theme, chart, transform), breaks: Vec::new() };
    for rule in &chart.rules {
        let x = screen(transform, [rule.at, 0.0]).x;
        taken.breaks.push(x);
        let label = rule_label(ui, &theme, transform, x, &rule.from, &taken.rects);
        taken.rects.extend(label);
    }
    for band in &chart.bands {
        let from = screen(transform, [band.from, 0.0]).x;
        let to = screen(transform, [band.to, 0.0]).x;
        taken.rects.push(band_label(ui, &theme, transform, from, to));
    }
    for (place, line) in chart.lines.iter().enumerate() {
        let label = line_label(ui, &theme, transform, (&(place + 1).to_string(), line), line_color(&theme, place), &taken);
        taken.rects.extend(label);
    }
}

/// What labels of lines keep clear of.
struct Taken {
    rects: Vec<Rect>,
    /// Where breaks stand: no label crosses over to the other meaning.
    breaks: Vec<f32>,
}

/// Where marks and joins stand.
fn drawn(theme: &Theme, chart: &Chart, transform: &PlotTransform) -> Vec<Rect> {
    let radius = theme.text.hint * 0.5;
    let marks = chart.lines.iter().flat_map(|line| &line.marks).map(|mark| around(transform, mark.at, radius));
    let joins = chart.lines.iter().flat_map(|line| line.solid.iter().chain(&line.dashed));
    marks.chain(joins.flat_map(|segment| along(transform, segment, radius * 0.6))).collect()
}

/// "Meaning changes from 2008" near the top of its rule, on the side that has room. Returns what it covers.
fn rule_label(ui: &Ui, theme: &Theme, transform: &PlotTransform, x: f32, from: &str, taken: &[Rect]) -> [Rect; 2] {
    let frame = *transform.frame();
    let line = Rect::from_min_max(Pos2::new(x - 1.0, frame.top()), Pos2::new(x + 1.0, frame.bottom()));
    let gap = theme.space.small;
    let on_right = frame.right() - x > frame.width() * 0.3;
    let room = if on_right { frame.right() - x } else { x - frame.left() } - 2.0 * gap;
    let galley = lay_out(ui, theme, Type::HintStrong, theme.colors.quiet, &format!("Meaning changes from {from}"), room);
    let left = if on_right { x + gap } else { x - gap - galley.size().x };
    let top = Rect::from_min_size(Pos2::new(left, frame.top() + theme.space.tiny).round(), galley.size());
    let rows = (0_u8..6).map(|row| top.translate(vec2(0.0, f32::from(row) * theme.text.hint * 1.3)));
    let free = rows.into_iter().find(|rect| !taken.iter().any(|other| other.intersects(*rect)));
    // The list of breaks under the chart has the words where the picture has no room for them.
    let Some(rect) = free else { return [line, line] };
    ui.painter().galley(rect.min, galley, theme.colors.quiet);
    [rect, line]
}

/// "Not held" at the foot of its band; upright where the band is too narrow for it.
fn band_label(ui: &Ui, theme: &Theme, transform: &PlotTransform, from: f32, to: f32) -> Rect {
    let frame = *transform.frame();
    let middle = f32::midpoint(from, to);
    let galley = lay_out(ui, theme, Type::Hint, theme.colors.quiet, "not held", f32::INFINITY);
    let size = galley.size();
    let foot = frame.bottom() - theme.space.small;
    if size.x + theme.space.small <= to - from {
        let rect = Rect::from_min_size(Pos2::new(middle - size.x / 2.0, foot - size.y), size);
        ui.painter().galley(rect.min.round(), galley, theme.colors.quiet);
        return rect;
    }
    let rect = Rect::from_center_size(Pos2::new(middle, foot - size.x / 2.0), vec2(size.y, size.x));
    let upright = TextShape::new(rect.center() - size / 2.0, galley, theme.colors.quiet);
    ui.painter().add(upright.with_angle_and_anchor(-std::f32::consts::FRAC_PI_2, Align2::CENTER_CENTER));
    rect
}

/// The label of a line near one of its marks, on the same side of every break. Where it would touch something its
/// first words are tried, then its number in the key, and then it is left out: the key has it whole.
fn line_label(
    ui: &Ui,
    theme: &Theme,
    transform: &PlotTransform,
    (number, line): (&str, &LineMarks),
    color: Color32,
    taken: &Taken,
) -> Option<Rect> {
    let frame = transform.frame().shrink(theme.space.tiny);
    let is_free = |anchor: Pos2, rect: Rect| {
        frame.contains_rect(rect)
            && !taken.rects.iter().any(|other| other.intersects(rect))
            && !taken.breaks.iter().any(|x| (anchor.x < *x) != (rect.center().x < *x))
    };
    let anchors = anchors(transform, line);
    let widest = frame.width() * 0.34;
    let short = line.label.split(['(', ',', ':']).next().unwrap_or_default().trim();
    let sizes = [13.0, 9.0, 7.0].into_iter();
    // Where no words fit, the number under which the key has the line.
    let last = std::iter::once((number, 7.0));
    let tries = sizes.clone().map(|em| (line.label.as_str(), em)).chain(sizes.map(|em| (short, em))).chain(last);
    let found = tries.into_iter().find_map(|(label, em)| {
        let width = (theme.text.hint * em).min(widest);
        let galley = lay_out(ui, theme, Type::HintStrong, color, label, width);
        let rings = [10.0, 18.0, 28.0, 44.0, 64.0];
        let places = rings.into_iter().flat_map(|ring| anchors.iter().map(move |anchor| (ring, *anchor)));
        let mut rects = places
            .flat_map(|(ring, anchor)| around_anchor(anchor, galley.size(), ring).into_iter().map(move |rect| (anchor, rect)));
        rects.find(|(anchor, rect)| is_free(*anchor, *rect)).map(|(anchor, rect)| (anchor, rect, Arc::clone(&galley)))
    });
    let (anchor, rect, galley) = found?;
    leader(ui, theme, anchor, rect, color);
    ui.painter().galley(rect.min.round(), galley, color);
    Some(rect.expand(theme.space.tiny))
}

/// The middle of its last dashed join, its last mark, its first mark.
fn anchors(transform: &PlotTransform, line: &LineMarks) -> Vec<Pos2> {
    let middle = line.dashed.last().map(|segment| screen(transform, segment.from).lerp(screen(transform, segment.to), 0.5));
    let first = line.marks.first().map(|mark| screen(transform, mark.at));
    let last = line.marks.last().map(|mark| screen(transform, mark.at));
    [middle, last, first].into_iter().flatten().collect()
}

/// Places for a label of this size around a point, best first: beside it, above, below, then the corners.
fn around_anchor(anchor: Pos2, size: Vec2, ring: f32) -> Vec<Rect> {
    let (x, y) = (size.x / 2.0 + ring, size.y / 2.0 + ring);
    let centers = [
        vec2(x, 0.0),
        vec2(x, -y * 0.6),
        vec2(x, y * 0.6),
        vec2(0.0, -y),
        vec2(0.0, y),
        vec2(size.x * 0.15, -y),
        vec2(size.x * 0.15, y),
        vec2(-size.x * 0.15, -y),
        vec2(-size.x * 0.15, y),
        vec2(size.x * 0.3, -y),
        vec2(size.x * 0.3, y),
        vec2(-size.x * 0.3, -y),
        vec2(-size.x * 0.3, y),
        vec2(x, -y),
        vec2(x, y),
        vec2(-x, 0.0),
        vec2(-x, -y),
        vec2(-x, y),
    ];
    centers.into_iter().map(|offset| Rect::from_center_size(anchor + offset, size)).collect()
}

/// A thin line from a label to its mark where they stand apart.
fn leader(ui: &Ui, theme: &Theme, anchor: Pos2, rect: Rect, color: Color32) {
    let near = rect.clamp(anchor);
    if near.distance(anchor) > theme.text.hint * 1.6 {
        let end = anchor.lerp(near, 1.0 - theme.space.tiny / near.distance(anchor).max(1.0));
        let start = anchor.lerp(near, theme.text.hint * 0.6 / near.distance(anchor).max(1.0));
        ui.painter().line_segment([start, end], Stroke::new(theme.shape.line, color));
    }
}
