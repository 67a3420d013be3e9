//! A comparison large: caveat, bars with their table beside them, what they show, where it is printed.

use egui::Ui;

use crate::pack::reference::Comparison;
use crate::trend::bars::BarChart;
use crate::ui::chart;
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, Level};

use super::series::sources_ui;

/// Draws a comparison large.
pub fn comparison_page_ui(ui: &mut Ui, comparison: &Comparison, chart: &BarChart, arrived: bool) {
    let theme = theme::of(ui);
    w::arrival_heading(ui, Level::Page, &comparison.title, arrived);
    w::hint(ui, &chart.place_and_time);
    w::notice(ui, Tone::Info, "Read this first", &comparison.caveat);
    w::gap(ui);
    let picture = |ui: &mut Ui| {
        chart::bars_ui(ui, &comparison.unit, chart);
        w::gap(ui);
        w::heading(ui, Level::Card, "What it shows");
        w::body(ui, &comparison.says);
    };
    let table = |ui: &mut Ui| table_ui(ui, comparison, chart);
    let sources = |ui: &mut Ui| sources_ui(ui, &chart.sources);
    if ui.available_width() < theme.column.page * 1.1 {
        w::card(ui, picture);
        w::card(ui, table);
        w::card(ui, sources);
        return;
    }
    ui.spacing_mut().item_spacing.x = theme.space.large;
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            for column in [&mut *left, &mut *right] {
                column.spacing_mut().item_spacing.x = theme.space.small;
            }
            w::card(left, picture);
            w::card(right, table);
            w::card(right, sources);
        }
    });
}

/// What is known of a value stands under what it counts, so that no column is a tower of words.
fn table_ui(ui: &mut Ui, comparison: &Comparison, chart: &BarChart) {
    w::heading(ui, Level::Card, "The values");
    let rows = chart.bars.iter().map(|bar| {
        let counted = if bar.note.is_empty() { bar.label.clone() } else { format!("{}\n{}", bar.label, bar.note) };
        vec![counted, bar.value.clone(), bar.sources.clone()]
    });
    w::table(ui, "values", &comparison.title, &["What is counted", "Value", "Source"], &rows.collect::<Vec<_>>());
}
