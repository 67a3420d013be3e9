//! The column of a page, the cards on it, and the gaps between them.

use std::sync::Arc;

use egui::scroll_area::ScrollAreaOutput;
use egui::{AsIdSalt, Frame, Margin, Rect, ScrollArea, Ui, UiBuilder, pos2};

use crate::ui::theme::{self, Type};

/// A page: one centred column that scrolls.
pub fn page<R>(ui: &mut Ui, id: impl AsIdSalt, body: impl FnOnce(&mut Ui) -> R) -> R {
    let widest = theme::of(ui).column.page;
    page_of(ui, id, widest, body)
}

/// A page of several columns, at most as wide as said.
pub fn page_of<R>(ui: &mut Ui, id: impl AsIdSalt, widest: f32, body: impl FnOnce(&mut Ui) -> R) -> R {
    scroll(ui, id, |ui| column(ui, widest, body))
}

/// The two parts of a page whose first part is worth having in sight all the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The title, and what leads to the rest or is done with it.
    Head,
    /// The rest.
    Rest,
}

/// A page in two parts: the head beside the rest, in sight while that scrolls, where the window is wide enough for both;
/// otherwise above it in one column.
pub fn page_in_parts(ui: &mut Ui, id: &str, part: impl FnMut(&mut Ui, Part)) {
    let column = &theme::of(ui).column;
    page_in_parts_of(ui, id, (column.side, column.page), part);
}

/// How wide the head is where it stands beside the rest: no narrower than the first, beside a rest as wide as the second;
/// nothing where there is no room.
pub fn width_of_head(ui: &Ui, (narrowest, rest): (f32, f32)) -> Option<f32> {
    let theme = theme::of(ui);
    let room = ui.available_width() - rest - 3.0 * theme.space.section;
    (room >= narrowest).then_some(room.min(theme.column.side))
}

/// The same with widths of its own: a head that may be as narrow as said has room beside the rest in smaller windows, and a
/// rest of two columns of cards may be wider.
pub fn page_in_parts_of(ui: &mut Ui, id: &str, (narrowest, rest): (f32, f32), mut part: impl FnMut(&mut Ui, Part)) {
    let theme = theme::of(ui);
    let outer = ui.available_rect_before_wrap();
    let Some(head) = width_of_head(ui, (narrowest, rest)) else {
        page(ui, id, |ui| {
            part(ui, Part::Head);
            part(ui, Part::Rest);
        });
        return;
    };
    let gap = theme.space.section;
    let left = (outer.center().x - (head + gap + rest) / 2.0).round();
    // Room at the right of the head for its bar, should it need one.
    let beside = outer.with_min_x(left).with_max_x(left + head + gap / 2.0);
    ui.scope_builder(UiBuilder::new().max_rect(beside), |ui| {
        scroll(ui, (id, "head"), |ui| column_at(ui, left, head, |ui| part(ui, Part::Head)));
    });
    ui.scope_builder(UiBuilder::new().max_rect(outer.with_min_x(beside.right())), |ui| {
        scroll(ui, id, |ui| column_at(ui, left + head + gap, rest, |ui| part(ui, Part::Rest)));
    });
}

/// A bar at the foot of a page that scrolls, in line with its column; to be drawn before that: what comes and goes there
/// moves nothing.
pub fn foot<R>(ui: &mut Ui, id: &str, body: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    let margin = Margin::from(egui::vec2(0.0, theme.space.small));
    let frame = Frame::new().fill(theme.colors.card).inner_margin(margin);
    let bar = egui::Panel::bottom(id).resizable(false).show_separator_line(false).frame(frame);
    let shown = bar.show(ui, |ui| {
        let outer = ui.available_rect_before_wrap();
        // The page keeps this free for its scroll bar.
        let outer = outer.with_max_x(outer.right() - ui.spacing().scroll.allocated_width());
        let (left, width) = place_of_column(ui, outer, theme.column.page);
        let inner = Rect::from_x_y_ranges(left..=left + width, outer.y_range());
        ui.scope_builder(UiBuilder::new().max_rect(inner), body).inner
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.top().round(), theme.outline());
    shown.inner
}

/// What scrolls up and down when it is higher than its place.
pub fn scroll<R>(ui: &mut Ui, id: impl AsIdSalt, body: impl FnOnce(&mut Ui) -> R) -> R {
    scroll_in(ui, ScrollArea::vertical().id_salt(id).auto_shrink(false), body).inner
}

/// The two pieces of a dialog, and of what is laid out as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What there is to read and to fill in.
    Body,
    /// What it leads to: the buttons. May be empty.
    Foot,
}

/// What scrolls in a dialog from the top, below what stays in view: down to so many lines of text above the window's end.
pub fn dialog_scroll<R>(ui: &mut Ui, lines_below: f32, body: impl FnOnce(&mut Ui) -> R) -> R {
    let line = theme::of(ui).text.body;
    let most = ui.ctx().content_rect().bottom() - ui.cursor().top() - line * lines_below;
    scroll_within(ui, most.max(line * 4.0), body)
}

/// What scrolls where it is higher than the window without so many lines of text, and its foot, which stays in view.
pub fn over_foot(ui: &mut Ui, lines_around: f32, piece: impl FnMut(&mut Ui, Piece)) {
    let line = theme::of(ui).text.body;
    let most = ui.ctx().content_rect().height() * 0.95 - line * lines_around;
    over_foot_within(ui, most.max(line * 4.0), piece);
}

/// A body that scrolls and the foot below it, together so many points high at most.
pub(super) fn over_foot_within(ui: &mut Ui, most: f32, mut piece: impl FnMut(&mut Ui, Piece)) {
    let theme = theme::of(ui);
    let id = ui.scope_id().with("height of the foot");
    // Its buttons wrap as the text grows, so its height is that of the frame before.
    let before = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(theme.text.body);
    let space = if before > 0.0 { theme.space.medium } else { 0.0 };
    let least = theme.text.body * 3.0;
    scroll_within(ui, (most - before - space).max(least), |ui| piece(ui, Piece::Body));
    ui.add_space(space);
    let foot = ui.scope(|ui| piece(ui, Piece::Foot)).response.rect.height();
    if (foot - before).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, foot));
        ui.ctx().request_repaint();
    }
}

/// What scrolls when it is higher than so many points.
pub(super) fn scroll_within<R>(ui: &mut Ui, most: f32, body: impl FnOnce(&mut Ui) -> R) -> R {
    // Controls at the edge keep room for the rings of the focus, and stand where they would stand without scrolling.
    let rings = theme::of(ui).shape.focus * 2.0;
    let beside = egui::vec2(rings, 0.0);
    // A dialog that is centred does not know yet how much room there is below: `most` says it.
    let start = ui.available_rect_before_wrap();
    let place = Rect::from_min_size(start.min, egui::vec2(start.width(), most)).expand2(beside);
    let mut place = ui.new_child(UiBuilder::new().max_rect(place));
    let area = ScrollArea::vertical().max_height(most).auto_shrink([false, true]).content_margin(Margin::from(rings));
    let shown = scroll_in(&mut place, area, body);
    ui.advance_cursor_after_rect(place.min_rect().shrink2(beside));
    // A line where the content goes on under what stands above or below: half a row is no fault then.
    let (seen, offset) = (shown.inner_rect, shown.state.clamped_offset().y);
    if offset > 0.0 {
        ui.painter().hline(start.x_range(), seen.top().round(), theme::of(ui).hairline());
    }
    if offset + seen.height() + 1.0 < shown.content_size.y {
        ui.painter().hline(start.x_range(), seen.bottom().round(), theme::of(ui).hairline());
    }
    shown.inner
}

/// Scrolls with a quiet bar, and with the page keys: what holds no control is reached without a mouse, too.
fn scroll_in<R>(ui: &mut Ui, area: ScrollArea, body: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
    let style = Arc::clone(ui.style());
    let theme = theme::of(ui);
    // The bar takes its colours from the text of controls at rest, which is too loud for it.
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.fg_stroke.color = theme.colors.scroll;
    widgets.hovered.fg_stroke.color = theme.colors.quiet;
    widgets.active.fg_stroke.color = theme.colors.quiet;
    let inside = Arc::clone(&style);
    let shown = area.show(ui, |ui| {
        ui.set_style(inside);
        page_keys(ui);
        body(ui)
    });
    ui.set_style(style);
    shown
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

fn column<R>(ui: &mut Ui, widest: f32, body: impl FnOnce(&mut Ui) -> R) -> R {
    let (left, width) = place_of_column(ui, ui.available_rect_before_wrap(), widest);
    column_at(ui, left, width, body)
}

/// Left edge and width of a column in the middle of a place.
fn place_of_column(ui: &Ui, outer: Rect, widest: f32) -> (f32, f32) {
    let width = (outer.width() - 2.0 * theme::of(ui).space.large).min(widest).max(0.0);
    ((outer.center().x - width / 2.0).round(), width)
}

fn column_at<R>(ui: &mut Ui, left: f32, width: f32, body: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    let outer = ui.available_rect_before_wrap();
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
    let result = card_frame(ui, false)
        .show(ui, |ui| {
            ui.take_available_width();
            body(ui)
        })
        .inner;
    gap(ui);
    result
}

/// Cards side by side, so many in a row; those of a row end at one height, whatever is on them.
pub fn cards<T>(ui: &mut Ui, beside: usize, all: &[T], mut body: impl FnMut(&mut Ui, &T)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = theme::of(ui).space.large;
        for row in all.chunks(beside.max(1)) {
            ui.columns(beside.max(1), |columns| {
                let mut begun = Vec::with_capacity(row.len());
                for (thing, ui) in row.iter().zip(columns.iter_mut()) {
                    let mut card = card_frame(ui, false).begin(ui);
                    card.content_ui.take_available_width();
                    body(&mut card.content_ui, thing);
                    begun.push(card);
                }
                let foot = begun.iter().map(|card| card.content_ui.min_rect().bottom()).reduce(f32::max).unwrap_or_default();
                for (mut card, ui) in begun.into_iter().zip(columns) {
                    card.content_ui.expand_to_include_y(foot);
                    card.end(ui);
                    gap(ui);
                }
            });
        }
    });
}

/// The frame of a card. What is on the chosen one stands where it stood: its stronger line is taken from its margin.
pub fn card_frame(ui: &Ui, chosen: bool) -> Frame {
    let theme = theme::of(ui);
    let stroke = if chosen { theme.chosen_outline() } else { theme.hairline() };
    Frame::new()
        .fill(theme.colors.card)
        .stroke(stroke)
        .corner_radius(theme.shape.card)
        .inner_margin(Margin::from(theme.space.card + theme.hairline().width - stroke.width))
}

/// Things side by side, wrapping to a new line when they do not fit.
pub fn cluster<R>(ui: &mut Ui, body: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    // A line is as high as a button from its start, so that what stands before the first button is in line with it.
    side_by_side(ui, theme.control.button, egui::vec2(theme.space.medium, theme.space.small), body)
}

/// Badges or marks side by side: closer together than what can be pressed.
pub fn badges<R>(ui: &mut Ui, body: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    side_by_side(ui, theme.line_height(Type::Body), egui::vec2(theme.space.small, theme.space.tiny), body)
}

fn side_by_side<R>(ui: &mut Ui, height: f32, spacing: egui::Vec2, body: impl FnOnce(&mut Ui) -> R) -> R {
    let line = egui::vec2(ui.available_width(), height);
    let wrapping = egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true);
    ui.allocate_ui_with_layout(line, wrapping, |ui| {
        // What wraps begins its lines at this height, too.
        ui.spacing_mut().interact_size.y = height;
        ui.spacing_mut().item_spacing = spacing;
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
