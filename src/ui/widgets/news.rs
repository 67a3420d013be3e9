//! News in a line or two: what has just changed, and what was done and to which file. It moves nothing on the page.

use std::path::Path;
use std::sync::Arc;

use egui::{Frame, Margin, Response, Role, Ui, accesskit::Live};

use super::{button, layout, mark, paint};
use crate::ui::theme::{self, Tone, Type};

/// What has just changed, in two lines, with what to do at its right, or in one above that where there is little room. What
/// has no room of the words is read out and shown under the pointer.
pub fn news_beside(ui: &mut Ui, words: &str, actions: impl FnOnce(&mut Ui)) {
    let theme = theme::of(ui);
    if ui.available_width() < theme.text.body * 28.0 {
        news_rows(ui, words, 1);
        layout::cluster(ui, actions);
        return;
    }
    let right = egui::Layout::right_to_left(egui::Align::Center);
    // Of one height, however many lines the words have in it.
    let height = theme.control.button.max(2.0 * theme.line_height(Type::Hint));
    ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), height), right, |ui| {
        ui.spacing_mut().item_spacing.x = theme.space.large;
        actions(ui);
        news_rows(ui, words, 2);
    });
}

/// Words as wide as there is room, in at most so many lines.
fn news_rows(ui: &mut Ui, words: &str, rows: usize) {
    let text = paint::lay_out_rows(ui, Type::Hint, words, ui.available_width(), rows);
    let size = egui::vec2(ui.available_width(), text.size().y);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Status, true, words));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    paint::text_at(ui, rect.left(), rect.center().y, &text, theme::of(ui).colors.ink);
    if text.elided {
        response.on_hover_text(words);
    }
}

/// One line at the foot of the window: what was done, and to which file. Where the path has no room it is cut in the middle of
/// its folder; all of it is read out and shown under the pointer. Returns the button that takes the line away.
pub fn done_line(ui: &mut Ui, words: &str, place: Option<&Path>) -> Response {
    let theme = theme::of(ui);
    let tone = Tone::Good;
    let frame =
        Frame::new().fill(theme.tone_ground(tone)).inner_margin(Margin::from(egui::vec2(theme.space.large, theme.space.tiny)));
    let line = egui::Panel::bottom("done").resizable(false).show_separator_line(false).frame(frame);
    let said = place.map_or_else(|| words.to_owned(), |place| format!("{words} {}", place.display()));
    let shown = line.show(ui, |ui| {
        let right = egui::Layout::right_to_left(egui::Align::Center);
        let height = theme.control.button;
        ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), height), right, |ui| {
            let dismiss = button::link_button(ui, "Dismiss");
            ui.add_space(theme.space.large);
            let size = egui::vec2(ui.available_width(), height);
            let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(Role::Status, true, &said));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
            let middle = rect.center().y;
            let sign = paint::lay_out(ui, Type::Strong, mark::tone_symbol(tone), f32::INFINITY);
            let left = paint::text_at(ui, rect.left(), middle, &sign, theme.tone_ink(tone)) + theme.space.small;
            let text = done_words(ui, words, place, rect.right() - left);
            paint::text_at(ui, left, middle, &text, theme.colors.ink);
            response.on_hover_text(&said);
            dismiss
        })
        .inner
    });
    let edge = shown.response.rect;
    // Where the ground does not tell it from the page.
    ui.painter().hline(edge.x_range(), edge.top().round(), theme.soft_border(tone));
    shown.inner
}

/// The words with the file's name, and as much of its folder as there is room for; without any, as much of the name.
fn done_words(ui: &Ui, words: &str, place: Option<&Path>, width: f32) -> Arc<egui::Galley> {
    let Some((name, folder)) = place.and_then(|place| Some((place.file_name()?.to_string_lossy(), place.parent()?))) else {
        return paint::lay_out_rows(ui, Type::Strong, words, width, 1);
    };
    let with_folder = cut_in_the_middle(ui, &format!("{words} {name} in "), &folder.display().to_string(), width);
    with_folder
        .or_else(|| cut_in_the_middle(ui, &format!("{words} "), &name, width))
        .unwrap_or_else(|| paint::lay_out_rows(ui, Type::Strong, words, width, 1))
}

/// One row: the lead, and as much of both ends of the rest as there is room for; nothing where too little of it would be left.
fn cut_in_the_middle(ui: &Ui, lead: &str, rest: &str, width: f32) -> Option<Arc<egui::Galley>> {
    const LEAST: usize = 8;
    let letters: Vec<char> = rest.chars().collect();
    let all = letters.len();
    let with = |kept: usize| {
        let first: String = letters.iter().take(kept.div_ceil(2)).collect();
        let last: String = letters.iter().skip(all - kept / 2).collect();
        let cut = if kept < all { "…" } else { "" };
        paint::lay_out(ui, Type::Strong, &format!("{lead}{first}{cut}{last}"), f32::INFINITY)
    };
    let fits = |kept: usize| with(kept).size().x <= width;
    let mut most = LEAST.min(all);
    if !fits(most) {
        return None;
    }
    let mut too_many = all + 1;
    while most + 1 < too_many {
        let tried = usize::midpoint(most, too_many);
        if fits(tried) {
            most = tried;
        } else {
            too_many = tried;
        }
    }
    Some(with(most))
}
