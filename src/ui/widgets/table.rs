//! A small table: aligned columns, a head, hairlines. Long lists with their own scrolling belong elsewhere.

use std::sync::Arc;

use egui::{AsIdSalt, Galley, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{paint, text};
use crate::ui::theme::{self, Type};

/// A table as wide as what is around it. Columns of numbers are set to the right; texts wrap. Where a word would have to be
/// broken, each row is a list of its own, every value under the name of its column.
pub fn table(ui: &mut Ui, id: impl AsIdSalt, name: &str, head: &[&str], rows: &[Vec<String>]) {
    let builder = UiBuilder::new().id_salt(id).accessibility_role(Role::Table).accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let columns = columns(ui, head, rows);
        if columns.iter().any(|column| column.width < column.least) {
            for cells in rows {
                listed_row(ui, head, cells);
            }
            return;
        }
        row(ui, &columns, head, Role::ColumnHeader);
        for cells in rows {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            row(ui, &columns, &cells, Role::Cell);
        }
    });
}

fn listed_row(ui: &mut Ui, head: &[&str], cells: &[String]) {
    let theme = theme::of(ui);
    ui.scope_builder(UiBuilder::new().accessibility_role(Role::Row), |ui| {
        for (title, cell) in head.iter().zip(cells) {
            ui.add_space(theme.space.small);
            text::styled(ui, Type::HintStrong, theme.colors.quiet, title);
            let builder = UiBuilder::new().accessibility_role(Role::Cell).accessibility_label(format!("{title}: {cell}"));
            ui.scope_builder(builder, |ui| text::body(ui, cell));
        }
        ui.add_space(theme.space.small);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top().round(), theme.hairline());
    });
}

struct Col {
    width: f32,
    /// The narrowest at which no word is broken.
    least: f32,
    numbers: bool,
}

fn columns(ui: &Ui, head: &[&str], rows: &[Vec<String>]) -> Vec<Col> {
    let theme = theme::of(ui);
    let gap = theme.space.large;
    let on_one_line = |kind: Type, text: &str| paint::lay_out(ui, kind, text, f32::INFINITY);
    let mut columns: Vec<Col> = head
        .iter()
        .enumerate()
        .map(|(index, title)| {
            let cells = || rows.iter().filter_map(|row| row.get(index));
            let texts: Vec<_> = std::iter::once(on_one_line(Type::HintStrong, title))
                .chain(cells().map(|cell| on_one_line(Type::Body, cell)))
                .collect();
            let widest = texts.iter().map(|text| text.size().x.ceil()).fold(0.0, f32::max);
            let least = texts.iter().map(|text| paint::longest_word(text)).fold(0.0, f32::max);
            let numbers = !rows.is_empty() && cells().all(|cell| is_number(cell));
            Col { width: widest + gap, least: least + gap, numbers }
        })
        .collect();
    fit(&mut columns, ui.available_width());
    columns
}

/// Takes what is too wide from the columns that are wider than an equal share. They share what is left, the longer their
/// texts the more of it, and no word of them is broken while there is room.
fn fit(columns: &mut [Col], available: f32) {
    let (mut left, mut open) = (available, columns.iter().fold(0.0_f32, |count, _column| count + 1.0));
    let mut widths: Vec<f32> = columns.iter().map(|column| column.width).collect();
    widths.sort_by(f32::total_cmp);
    for width in widths.into_iter().take_while(|width| *width <= available) {
        if width > left / open {
            break;
        }
        left -= width;
        open -= 1.0;
    }
    if open < 1.0 {
        return;
    }
    let share = (left / open).max(1.0);
    let wide = |column: &Col| column.width > share;
    let spare = left - columns.iter().filter(|column| wide(column)).map(|column| column.least).sum::<f32>();
    let weight = |column: &Col| (column.width - column.least).max(1.0).sqrt();
    let weights: f32 = columns.iter().filter(|column| wide(column)).map(weight).sum();
    for column in columns.iter_mut().filter(|column| wide(column)) {
        let wanted = if spare > 0.0 { column.least + spare * weight(column) / weights } else { share };
        column.width = column.width.min(wanted);
    }
}

fn is_number(cell: &str) -> bool {
    let digits = cell.trim().trim_start_matches(['£', '−', '-', '+']).trim_end_matches(['%', '–']);
    cell.trim() == "–" || (!digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.'))
}

fn row(ui: &mut Ui, columns: &[Col], cells: &[&str], role: Role) {
    let theme = theme::of(ui);
    let head = role == Role::ColumnHeader;
    let (kind, ink) = if head { (Type::HintStrong, theme.colors.quiet) } else { (Type::Body, theme.colors.ink) };
    let gap = theme.space.large;
    let galleys: Vec<Arc<Galley>> =
        columns.iter().zip(cells).map(|(column, cell)| paint::lay_out(ui, kind, cell, column.width - gap)).collect();
    let tallest = galleys.iter().map(|galley| galley.size().y).fold(0.0, f32::max);
    ui.scope_builder(UiBuilder::new().accessibility_role(Role::Row), |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), tallest + theme.space.small * 1.5), Sense::hover());
        let mut left = rect.left();
        for (index, ((column, cell), galley)) in columns.iter().zip(cells).zip(&galleys).enumerate() {
            let inner = Rect::from_min_max(pos2(left, rect.top()), pos2(left + column.width - gap, rect.bottom()));
            let response = ui.interact(inner, ui.unique_id().with(index), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(role, true, cell));
            let x = if column.numbers { inner.right() - galley.size().x } else { inner.left() };
            let y = rect.top() + theme.space.small * 0.75 + galley.size().y / 2.0;
            paint::text_at(ui, x, y, galley, ink);
            left += column.width;
        }
        let line = if head { theme.outline() } else { theme.hairline() };
        ui.painter().hline(rect.x_range(), rect.bottom().round(), line);
    });
}
