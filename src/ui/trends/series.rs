//! A series large: caveat, chart or table, what changed, and all that belongs to it.

use egui::Ui;

use crate::pack::Pack;
use crate::pack::series::Series;
use crate::trend::marks::Chart;
use crate::trend::sources::{SourceLine, marks_of, source_marks};
use crate::trend::words;
use crate::ui::chart;
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, Level};

/// Draws a series large. `as_table` is whether its table stands in place of the chart; returns the view that was picked.
pub fn trend_page_ui(ui: &mut Ui, pack: &Pack, series: &Series, chart: &Chart, as_table: bool, arrived: bool) -> Option<bool> {
    w::arrival_heading(ui, Level::Page, &series.title, arrived);
    w::hint(ui, &series.geography);
    w::notice(ui, Tone::Info, "Read this first", &series.caveat);
    w::gap(ui);
    let picked = if ui.available_width() > theme::of(ui).column.page * 2.0 {
        beside_ui(ui, series, chart);
        None
    } else {
        w::card(ui, |ui| {
            let views = [("Chart", None), ("Table", Some(chart.rows.len()))];
            let picked = w::tabs(ui, "Show as", &views, usize::from(as_table));
            w::gap(ui);
            if as_table {
                table_ui(ui, series, chart);
            } else {
                picture_ui(ui, series, chart);
            }
            changed_ui(ui, series);
            picked
        })
    };
    below_ui(ui, pack, series, chart);
    picked.map(|picked| picked == 1)
}

/// Where there is room for both, the table stands beside the chart.
fn beside_ui(ui: &mut Ui, series: &Series, chart: &Chart) {
    let theme = theme::of(ui);
    let whole = ui.available_width();
    let left = ((whole - theme.space.large) * 0.64).round();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.large;
        for (width, is_chart) in [(left, true), (whole - theme.space.large - left, false)] {
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.x = theme.space.small;
                w::card(ui, |ui| {
                    if is_chart {
                        picture_ui(ui, series, chart);
                        changed_ui(ui, series);
                    } else {
                        w::heading(ui, Level::Card, &format!("The values ({})", chart.rows.len()));
                        table_ui(ui, series, chart);
                    }
                });
            });
        }
    });
}

fn picture_ui(ui: &mut Ui, series: &Series, chart: &Chart) {
    chart::chart_ui(ui, &series.id, &series.unit, series.per_cent, chart);
}

fn changed_ui(ui: &mut Ui, series: &Series) {
    w::gap(ui);
    w::heading(ui, Level::Card, "What changed");
    w::body(ui, &series.says);
}

/// What stands under the chart, side by side where there is room.
fn below_ui(ui: &mut Ui, pack: &Pack, series: &Series, chart: &Chart) {
    let theme = theme::of(ui);
    let sources = |ui: &mut Ui| sources_ui(ui, &chart.sources);
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
        let (period, value, sources) = (row.period.clone(), row.value.clone(), source_marks(&row.sources));
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
        w::body(ui, &format!("{} {}", rule.says, source_marks(&rule.sources)));
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
        w::body(ui, &format!("{} {}", note.says, marks_of(&chart.sources, pack, &note.cites)));
    }
}

/// The sources of a picture under its numbers.
pub fn sources_ui(ui: &mut Ui, sources: &[SourceLine]) {
    w::heading(ui, Level::Card, "Sources");
    if sources.iter().any(|source| source.second_hand) {
        w::hint(ui, "Some were seen only through another document, and are marked so.");
    }
    for (place, source) in sources.iter().enumerate() {
        w::body(ui, &format!("[{}] {}", place + 1, source.says));
    }
}
