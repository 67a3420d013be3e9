//! The Trends screen: each series as a card, one of them large, always with its table.

use egui::{Key, Modifiers, Rect, Ui, UiBuilder, pos2};

use crate::app::App;
use crate::pack::Pack;
use crate::pack::series::Series;
use crate::trend::marks::{self, Chart};
use crate::trend::words;

use super::Commands;
use super::chart;
use super::theme::{self, Tone, Type};
use super::widgets::{self as w, Level};

/// What is chosen here, and the series made ready to be drawn.
#[derive(Debug, Default)]
pub struct TrendsDraft {
    /// In the order of the pack; the pack stays the same while the window is open.
    charts: Vec<Chart>,
    /// The place of the series that is open large.
    open: Option<usize>,
    /// True while the table is shown in place of the chart.
    as_table: bool,
    /// True in the frame after something was opened or closed.
    turned: bool,
}

impl TrendsDraft {
    fn turn(&mut self, ui: &Ui, open: Option<usize>) {
        self.open = open;
        self.turned = true;
        ui.ctx().request_repaint();
    }
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn trends_ui(ui: &mut Ui, app: &App, draft: &mut TrendsDraft, arrived: bool, _out: &mut Commands) {
    if draft.charts.len() != app.pack.series.len() {
        draft.charts = app.pack.series.iter().map(|series| marks::chart(&app.pack, series)).collect();
    }
    let arrived = std::mem::take(&mut draft.turned) || arrived;
    let open = draft.open.and_then(|place| app.pack.series.get(place));
    match open {
        Some(series) => wide_page(ui, &series.id, |ui| open_ui(ui, app, series, draft, arrived)),
        None => wide_page(ui, "trends", |ui| gallery_ui(ui, app, draft, arrived)),
    }
    let may_leave = draft.open.is_some() && app.message.is_none();
    if may_leave && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        draft.turn(ui, None);
    }
}

/// A page that is wider than one for reading, as charts and tables need the room.
fn wide_page<R>(ui: &mut Ui, id: &str, body: impl FnOnce(&mut Ui) -> R) -> R {
    w::scroll(ui, ("trends", id), |ui| {
        let theme = theme::of(ui);
        let outer = ui.available_rect_before_wrap();
        let width = (outer.width() - 2.0 * theme.space.large).min(theme.column.page * 1.5).max(0.0);
        let left = (outer.center().x - width / 2.0).round();
        let inner = Rect::from_min_max(pos2(left, outer.top() + theme.space.section * 0.75), pos2(left + width, outer.bottom()));
        ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            ui.spacing_mut().item_spacing.y = theme.space.small;
            let result = body(ui);
            ui.add_space(theme.space.section);
            result
        })
        .inner
    })
}

fn gallery_ui(ui: &mut Ui, app: &App, draft: &mut TrendsDraft, arrived: bool) {
    let theme = theme::of(ui);
    w::arrival_heading(ui, Level::Page, "Trends", arrived);
    w::body(ui, "What was counted, year by year, as far as it is held. A gap in a picture is a gap in what is known.");
    w::hint(
        ui,
        "Grey ground: not held. Upright line: from here the figures mean something else. Dashed line: it only joins two end points.",
    );
    w::gap(ui);
    let beside = if ui.available_width() > theme.column.page * 0.9 { 2 } else { 1 };
    let mut picked = None;
    ui.spacing_mut().item_spacing.x = theme.space.large;
    let all: Vec<(usize, &Series)> = app.pack.series.iter().enumerate().collect();
    for row in all.chunks(beside) {
        ui.columns(beside, |columns| {
            for ((place, series), ui) in row.iter().zip(columns) {
                if let Some(chart) = draft.charts.get(*place) {
                    let opened = ui.push_id(&series.id, |ui| w::card(ui, |ui| card_ui(ui, series, chart))).inner;
                    picked = if opened { Some(*place) } else { picked };
                }
            }
        });
    }
    if picked.is_some() {
        draft.turn(ui, picked);
    }
}

/// True when the series is to be opened.
fn card_ui(ui: &mut Ui, series: &Series, chart: &Chart) -> bool {
    let theme = theme::of(ui);
    let by_link = w::link_button(ui, &series.title).clicked();
    w::hint(ui, &series.geography);
    let by_picture = chart::thumbnail_ui(ui, chart).clicked();
    w::styled(ui, Type::Hint, theme.colors.quiet, "Last value held");
    w::strong(ui, &chart.latest);
    by_link || by_picture
}

fn open_ui(ui: &mut Ui, app: &App, series: &Series, draft: &mut TrendsDraft, arrived: bool) {
    if w::link_button(ui, "‹ All trends").clicked() {
        draft.turn(ui, None);
    }
    w::arrival_heading(ui, Level::Page, &series.title, arrived);
    w::hint(ui, &series.geography);
    w::notice(ui, Tone::Info, "Read this first", &series.caveat);
    w::gap(ui);
    let place = draft.open.unwrap_or_default();
    let Some(chart) = draft.charts.get(place) else { return };
    w::card(ui, |ui| {
        let picked = w::tabs(ui, "Show as", &[("Chart", None), ("Table", Some(chart.rows.len()))], usize::from(draft.as_table));
        w::gap(ui);
        if draft.as_table {
            table_ui(ui, series, chart);
        } else {
            chart::chart_ui(ui, &series.id, &series.unit, series.per_cent, chart);
        }
        w::gap(ui);
        w::heading(ui, Level::Card, "What changed");
        w::body(ui, &series.says);
        if let Some(picked) = picked {
            draft.as_table = picked == 1;
            ui.ctx().request_repaint();
        }
    });
    below_ui(ui, &app.pack, series, chart);
}

/// What stands under the chart, side by side where there is room.
fn below_ui(ui: &mut Ui, pack: &Pack, series: &Series, chart: &Chart) {
    let theme = theme::of(ui);
    let sources = |ui: &mut Ui| sources_ui(ui, chart);
    let gaps = |ui: &mut Ui| gaps_ui(ui, chart);
    let lines = |ui: &mut Ui| lines_ui(ui, chart);
    let notes = |ui: &mut Ui| notes_ui(ui, pack, series, chart);
    let parts: [&dyn Fn(&mut Ui); 4] = [&lines, &notes, &gaps, &sources];
    if ui.available_width() < theme.column.page * 1.1 {
        for part in parts {
            w::card(ui, part);
        }
        return;
    }
    ui.spacing_mut().item_spacing.x = theme.space.large;
    ui.columns(2, |columns| {
        for (column, parts) in columns.iter_mut().zip(parts.chunks(2)) {
            column.spacing_mut().item_spacing.x = theme.space.small;
            for part in parts {
                w::card(column, part);
            }
        }
    });
}

fn table_ui(ui: &mut Ui, series: &Series, chart: &Chart) {
    w::hint(ui, &words::sentence(&series.unit));
    // In a narrow place the note joins what it belongs to, so that no column is a tower of words.
    let is_narrow = ui.available_width() < theme::of(ui).text.body * 45.0;
    let rows = chart.rows.iter().map(|row| {
        let (period, value, sources) = (row.period.clone(), row.value.clone(), Chart::source_marks(&row.sources));
        if is_narrow {
            let joined = if row.note.is_empty() { row.line.clone() } else { format!("{}. {}", row.line, row.note) };
            vec![period, value, joined, sources]
        } else {
            vec![period, value, row.line.clone(), row.note.clone(), sources]
        }
    });
    let head: &[&str] = if is_narrow {
        &["Period", "Value", "What it counts", "Source"]
    } else {
        &["Period", "Value", "What it counts", "Note", "Source"]
    };
    w::table(ui, "values", &series.title, head, &rows.collect::<Vec<_>>());
}

fn lines_ui(ui: &mut Ui, chart: &Chart) {
    w::heading(ui, Level::Card, "The lines");
    chart::key_ui(ui, chart);
}

fn gaps_ui(ui: &mut Ui, chart: &Chart) {
    w::heading(ui, Level::Card, "Gaps and breaks");
    if chart.bands.is_empty() && chart.rules.is_empty() {
        w::body(ui, "None is known.");
    }
    for rule in &chart.rules {
        w::strong(ui, &format!("From {}: the meaning changes", rule.from));
        w::body(ui, &format!("{} {}", rule.says, Chart::source_marks(&rule.sources)));
    }
    for band in &chart.bands {
        w::strong(ui, &format!("{}: not held", band.periods));
        w::body(ui, &band.says);
    }
}

fn notes_ui(ui: &mut Ui, pack: &Pack, series: &Series, chart: &Chart) {
    w::heading(ui, Level::Card, "Notes");
    w::hint(ui, "Where a note offers an explanation, it is offered and not proven.");
    for note in &series.notes {
        w::body(ui, &format!("{} {}", note.says, chart.marks_of(pack, &note.cites)));
    }
}

fn sources_ui(ui: &mut Ui, chart: &Chart) {
    w::heading(ui, Level::Card, "Sources");
    if chart.sources.iter().any(|source| source.second_hand) {
        w::hint(ui, "Some were seen only through another document, and are marked so.");
    }
    for (place, source) in chart.sources.iter().enumerate() {
        w::body(ui, &format!("[{}] {}", place + 1, source.says));
    }
}
