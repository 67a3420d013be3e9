//! Pictures of trend data and comparisons: a mark only where a value is held, gaps and breaks told in words on the picture.
//!
//! egui_plot draws axes, joins and marks; the words are set by us, because they wrap, keep clear of each other and
//! are left out rather than drawn over something. Whatever is left out stands in the key under the chart.

mod bars;
mod labels;
mod thumbnail;

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, Galley, Rangef, Rect, Response, Role, Sense, Stroke, Ui, Vec2, Vec2b, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, GridMark, LineStyle, MarkerShape, Plot, PlotPoint, PlotPoints, PlotTransform, PlotUi};

use crate::trend::marks::{Chart, Mark, Segment};
use crate::trend::{TimeAxis, words};

use super::theme::{self, Appearance, Theme, Type};
use super::widgets as w;

pub use bars::{bars_thumbnail_ui, bars_ui};
pub use thumbnail::thumbnail_ui;

/// How near the pointer must be to a mark for its words to show, in points.
const REACH: f32 = 18.0;

/// The shape of a line's marks, for the picture and for the key.
const SHAPES: [(MarkerShape, &str); 5] = [
    (MarkerShape::Circle, "●"),
    (MarkerShape::Diamond, "◆"),
    (MarkerShape::Square, "■"),
    (MarkerShape::Up, "▲"),
    (MarkerShape::Down, "▼"),
];

fn shape(line: usize) -> (MarkerShape, &'static str) {
    SHAPES.get(line % SHAPES.len()).copied().unwrap_or((MarkerShape::Circle, "●"))
}

/// Lines take the two families in turn; which line it is is told by shape and label.
fn line_color(theme: &Theme, line: usize) -> Color32 {
    if line.is_multiple_of(2) { theme.colors.info } else { theme.colors.accent }
}

/// Grid lines and bands: there, but behind everything.
fn faint(theme: &Theme) -> Color32 {
    match theme.appearance {
        Appearance::Light | Appearance::Dark => theme.colors.line.gamma_multiply(0.6),
        Appearance::HighContrast => theme.colors.line.gamma_multiply(0.18),
    }
}

/// Draws the chart as wide as its place. `per_cent` puts the sign on the axis.
pub fn chart_ui(ui: &mut Ui, id: &str, unit: &str, per_cent: bool, chart: &Chart) -> Response {
    let theme = theme::of(ui);
    w::styled(ui, Type::HintStrong, theme.colors.quiet, &words::sentence(unit));
    let size = size(ui, &theme);
    let plot = plot(&theme, id, size, per_cent, chart);
    let shown = plot.show(ui, |plot| {
        bands(plot, &theme, chart);
        joins(plot, &theme, chart);
        marks(plot, &theme, chart);
    });
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.alternative));
    base_line(ui, &theme, chart, &shown.transform);
    labels::labels(ui, chart, &shown.transform);
    hover(ui, chart, &shown.transform, &response);
    response
}

fn size(ui: &Ui, theme: &Theme) -> Vec2 {
    let width = ui.available_width();
    let em = theme.text.hint;
    // The time axis should be in sight together with the title.
    let most = (ui.ctx().content_rect().height() * 0.46).max(20.0 * em);
    vec2(width, (width * 0.42).clamp(20.0 * em, most))
}

fn plot<'a>(theme: &Theme, id: &str, size: Vec2, per_cent: bool, chart: &Chart) -> Plot<'a> {
    // A day takes more room than a year.
    let letters = if matches!(chart.time, TimeAxis::Years { .. }) { 3.4 } else { 7.0 };
    let most = (size.x / (theme.text.hint * letters)).max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number above 0")]
    let times = chart.time.labels(most as usize);
    let places = times.iter().map(|(at, _)| *at).collect::<Vec<f64>>();
    let (from, to) = chart.time.ends();
    let ticks = chart.value_ticks.clone();
    let axis = |hints: AxisHints<'a>| {
        hints.tick_label_font(theme.font(Type::Hint)).tick_label_color(theme.colors.quiet).label_spacing(Rangef::new(0.0, 1.0))
    };
    let by_time = axis(AxisHints::new_x()).formatter(move |mark, _| {
        let near = times.iter().min_by(|(one, _), (other, _)| (one - mark.value).abs().total_cmp(&(other - mark.value).abs()));
        near.map_or_else(String::new, |(_, label)| label.clone())
    });
    let sign = if per_cent { "%" } else { "" };
    let by_value = axis(AxisHints::new_y()).formatter(move |mark, _| format!("{}{sign}", words::number(mark.value)));
    Plot::new(id)
        .width(size.x)
        .height(size.y)
        .sense(Sense::hover())
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .auto_bounds(Vec2b::FALSE)
        .default_x_bounds(from, to)
        .default_y_bounds(0.0, chart.top() * 1.14)
        .show_background(false)
        .show_crosshair(false)
        .label_formatter(|_| None)
        .show_grid(Vec2b::new(false, true))
        .grid_color(faint(theme))
        .grid_fade(0.0)
        .grid_spacing(Rangef::new(1.0, 2.0))
        .x_grid_spacer(move |_| grid(places.clone()))
        .y_grid_spacer(move |_| grid(ticks.clone()))
        .custom_x_axes(vec![by_time])
        .custom_y_axes(vec![by_value])
}

/// Ticks with the step between them, by which the plot judges whether their labels fit.
fn grid(values: Vec<f64>) -> Vec<GridMark> {
    let step_size = values.first().zip(values.get(1)).map_or(1.0, |(first, second)| second - first);
    values.into_iter().map(|value| GridMark { value, step_size }).collect()
}

fn bands(plot: &mut PlotUi<'_>, theme: &Theme, chart: &Chart) {
    for band in &chart.bands {
        let span = egui_plot::Span::new("", band.from..=band.to).fill(faint(theme)).border(Stroke::NONE);
        plot.span(span);
    }
    for rule in &chart.rules {
        let rule_line = egui_plot::VLine::new(format!("break {}", rule.from), rule.at).color(theme.colors.quiet);
        plot.vline(rule_line.width(theme.shape.strong_line).allow_hover(false));
    }
}

fn joins(plot: &mut PlotUi<'_>, theme: &Theme, chart: &Chart) {
    for (place, line) in chart.lines.iter().enumerate() {
        let color = line_color(theme, place);
        let solid = line.solid.iter().map(|segment| (segment, LineStyle::Solid));
        let dashed = line.dashed.iter().map(|segment| (segment, LineStyle::Dashed { length: 9.0 }));
        for (number, (segment, style)) in solid.chain(dashed).enumerate() {
            let Segment { from, to } = *segment;
            let join = egui_plot::Line::new(format!("join {place} {number}"), PlotPoints::from(vec![from, to]));
            plot.line(join.color(color).width(theme.shape.strong_line * 1.25).style(style).allow_hover(false));
        }
    }
}

fn marks(plot: &mut PlotUi<'_>, theme: &Theme, chart: &Chart) {
    let radius = theme.text.hint * 0.36;
    for (place, line) in chart.lines.iter().enumerate() {
        let at: Vec<[f64; 2]> = line.marks.iter().map(|mark| mark.at).collect();
        let (shape, _) = shape(place);
        // The square of the same radius looks smaller than the others.
        let radius = if shape == MarkerShape::Circle { radius } else { radius * 1.3 };
        let points = egui_plot::Points::new(format!("marks {place}"), PlotPoints::from(at));
        plot.points(points.shape(shape).radius(radius).filled(true).color(line_color(theme, place)).allow_hover(false));
    }
}

/// The line at 0, with the ticks of the time axis.
fn base_line(ui: &Ui, theme: &Theme, chart: &Chart, transform: &PlotTransform) {
    let frame = *transform.frame();
    let stroke = Stroke::new(theme.shape.line, theme.colors.edge);
    let y = frame.bottom().round();
    ui.painter().hline(frame.x_range(), y, stroke);
    for tick in chart.time.ticks() {
        let x = screen(transform, [tick, 0.0]).x.round();
        ui.painter().vline(x, Rangef::new(y, y + theme.space.tiny), stroke);
    }
}

fn screen(transform: &PlotTransform, at: [f64; 2]) -> egui::Pos2 {
    transform.position_from_point(&PlotPoint::new(at[0], at[1]))
}

/// Period, value and source of the mark under the pointer.
fn hover(ui: &Ui, chart: &Chart, transform: &PlotTransform, response: &Response) {
    let Some(pointer) = response.hover_pos() else { return };
    let all = chart.lines.iter().enumerate().flat_map(|(place, line)| line.marks.iter().map(move |mark| (place, mark)));
    let near = all
        .map(|(place, mark)| (place, mark, screen(transform, mark.at).distance(pointer)))
        .filter(|(_, _, distance)| *distance <= REACH)
        .min_by(|(_, _, one), (_, _, other)| one.total_cmp(other));
    let Some((place, mark, _)) = near else { return };
    let theme = theme::of(ui);
    let ring = Stroke::new(theme.shape.strong_line, theme.colors.ink);
    ui.painter().circle_stroke(screen(transform, mark.at), theme.text.hint * 0.65, ring);
    response.clone().on_hover_ui_at_pointer(|ui| mark_ui(ui, chart, place, mark));
}

fn mark_ui(ui: &mut Ui, chart: &Chart, place: usize, mark: &Mark) {
    w::strong(ui, &format!("{}: {}", mark.period, mark.value));
    if let Some(line) = chart.lines.get(place) {
        w::body(ui, &line.label);
    }
    for source in mark.sources.iter().filter_map(|place| chart.sources.get(*place)) {
        let hand = if source.second_hand { ", seen at second hand" } else { "" };
        w::hint(ui, &format!("{}{hand}", source.short));
    }
}

/// The lines with their shapes and numbers, and what changed along each.
pub fn key_ui(ui: &mut Ui, chart: &Chart) {
    let theme = theme::of(ui);
    for (place, line) in chart.lines.iter().enumerate() {
        let (_, symbol) = shape(place);
        ui.horizontal_top(|ui| {
            let start = ui.cursor().left();
            w::styled(ui, Type::Body, line_color(&theme, place), symbol);
            ui.add_space((start + theme.text.body * 1.8 - ui.cursor().left()).max(0.0));
            ui.vertical(|ui| {
                let number = if chart.lines.len() > 1 { format!("{}. ", place + 1) } else { String::new() };
                w::body(ui, &format!("{number}{}", line.label));
                w::hint(ui, &held_in_words(line));
            });
        });
    }
}

fn held_in_words(line: &crate::trend::marks::LineMarks) -> String {
    if let Some(change) = &line.change {
        return words::sentence(change);
    }
    let held: Vec<String> = line.marks.iter().map(|mark| format!("{} in {}", mark.value, mark.period)).collect();
    held.join(", ")
}

/// Words on a picture: lines closer together than in running text, wrapped at `width`.
fn lay_out(ui: &Ui, theme: &Theme, kind: Type, color: Color32, text: &str, width: f32) -> Arc<Galley> {
    let mut format = theme.format(kind, color);
    format.line_height = Some((format.font_id.size * 1.2).round());
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

/// The rectangle around a mark that words keep clear of.
fn around(transform: &PlotTransform, at: [f64; 2], radius: f32) -> Rect {
    Rect::from_center_size(screen(transform, at), Vec2::splat(2.0 * radius))
}

/// Little rectangles along a join that words keep clear of.
fn along(transform: &PlotTransform, segment: &Segment, radius: f32) -> Vec<Rect> {
    let (from, to) = (screen(transform, segment.from), screen(transform, segment.to));
    let steps = (from.distance(to) / (2.0 * radius)).ceil().clamp(1.0, 200.0);
    let mut rects = Vec::new();
    let mut step = 0.0;
    while step <= steps {
        let at = from.lerp(to, step / steps);
        rects.push(Rect::from_center_size(pos2(at.x, at.y), Vec2::splat(2.0 * radius)));
        step += 1.0;
    }
    rects
}
