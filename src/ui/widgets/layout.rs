//! The column of a page, the cards on it, and the gaps between them.

use std::sync::Arc;

use egui::{AsIdSalt, Frame, Margin, Rect, ScrollArea, Ui, UiBuilder, pos2};

use crate::ui::theme;

/// A page: one centred column that scrolls.
pub fn page<R>(ui: &mut Ui, id: impl AsIdSalt, body: impl FnOnce(&mut Ui) -> R) -> R {
    scroll(ui, id, |ui| column(ui, body))
}

/// What scrolls up and down when it is higher than its place.
pub fn scroll<R>(ui: &mut Ui, id: impl AsIdSalt, body: impl FnOnce(&mut Ui) -> R) -> R {
    scroll_in(ui, ScrollArea::vertical().id_salt(id).auto_shrink(false), body)
}

/// What scrolls inside a dialog, so that what stands above and below it stays in view.
pub fn dialog_scroll<R>(ui: &mut Ui, body: impl FnOnce(&mut Ui) -> R) -> R {
    const LINES_AROUND: f32 = 14.0;
    let line = theme::of(ui).text.body;
    let most = (ui.ctx().content_rect().height() * 0.95 - line * LINES_AROUND).max(line * 4.0);
    // A dialog has the height of its first frame otherwise, however much room there is.
    ui.scope(|ui| {
        ui.set_max_height(most);
        scroll_in(ui, ScrollArea::vertical().max_height(most), body)
    })
    .inner
}

/// Scrolls with a quiet bar, and with the page keys: what holds no control is reached without a mouse, too.
fn scroll_in<R>(ui: &mut Ui, area: ScrollArea, body: impl FnOnce(&mut Ui) -> R) -> R {
    let style = Arc::clone(ui.style());
    let theme = theme::of(ui);
    // The bar takes its colours from the text of controls at rest, which is too loud for it.
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.fg_stroke.color = theme.colors.edge;
    widgets.hovered.fg_stroke.color = theme.colors.quiet;
    widgets.active.fg_stroke.color = theme.colors.quiet;
    let inside = Arc::clone(&style);
    let shown = area.show(ui, |ui| {
        ui.set_style(inside);
        page_keys(ui);
        body(ui)
    });
    ui.set_style(style);
    shown.inner
}

fn page_keys(ui: &Ui) {
    let is_in_front = ui.memory(|memory| memory.top_modal_layer().is_none_or(|top| top == ui.layer_id()));
    if !is_in_front || ui.ctx().text_edit_focused() {
        return;
    }
    let page = ui.clip_rect().height() * 0.9;
    let turned = ui.input(|input| {
        let down = input.key_pressed(egui::Key::PageDown);
        let up = input.key_pressed(egui::Key::PageUp);
        f32::from(i8::from(up) - i8::from(down))
    });
    if turned != 0.0 {
        ui.scroll_with_delta(egui::vec2(0.0, page * turned));
    }
}

fn column<R>(ui: &mut Ui, body: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    let outer = ui.available_rect_before_wrap();
    let width = (outer.width() - 2.0 * theme.space.large).min(theme.column.page).max(0.0);
    let left = (outer.center().x - width / 2.0).round();
    let top = outer.top() + theme.space.section * 0.75;
    let inner = Rect::from_min_max(pos2(left, top), pos2(left + width, outer.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = theme.space.small;
        let result = body(ui);
        ui.add_space(theme.space.section);
        result
    })
    .inner
}

/// A card as wide as its column.
pub fn card<R>(ui: &mut Ui, body: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    let frame = Frame::new()
        .fill(theme.colors.card)
        .stroke(theme.hairline())
        .corner_radius(theme.shape.card)
        .inner_margin(Margin::from(theme.space.card));
    let result = frame
        .show(ui, |ui| {
            ui.take_available_width();
            body(ui)
        })
        .inner;
    gap(ui);
    result
}

/// Things side by side, wrapping to a new line when they do not fit.
pub fn cluster<R>(ui: &mut Ui, body: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    // A line is as high as a button from its start, so that what stands before the first button is in line with it.
    let line = egui::vec2(ui.available_width(), theme.control.button);
    let side_by_side = egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true);
    ui.allocate_ui_with_layout(line, side_by_side, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme.space.medium, theme.space.small);
        body(ui)
    })
    .inner
}

/// A gap inside a card or between cards.
pub fn gap(ui: &mut Ui) {
    let space = &theme::of(ui).space;
    ui.add_space(space.large - space.small);
}

/// A gap between sections of a page.
pub fn section_gap(ui: &mut Ui) {
    let space = &theme::of(ui).space;
    ui.add_space(space.section - space.small);
}
