//! The left rail: where in the program one is.

use egui::{Frame, Margin, Rect, Response, Role, Sense, Ui, WidgetInfo, accesskit::AriaCurrent, pos2, vec2};

use super::paint;
use crate::ui::theme::{self, Theme, Type};

/// With larger text there is no room for shortcuts on the rail, so that none is shown rather than some.
const SHORTCUTS_UP_TO: u16 = 130;

/// How wide a window is, as a multiple of the size of the text, where the rail has room for symbols.
const ROOM_FOR_SYMBOLS: f32 = 42.0;

/// Whether items have symbols in a window of this width. With large text they would take room from the page, and the
/// names say all.
pub fn rail_has_symbols(theme: &Theme, window: f32) -> bool {
    window > theme.text.body * ROOM_FOR_SYMBOLS
}

/// The width of a rail with these names, of which each may be the chosen one.
pub fn rail_width<'a>(ui: &Ui, symbols: bool, names: impl Iterator<Item = &'a str>) -> f32 {
    let theme = theme::of(ui);
    if symbols {
        return theme.column.rail;
    }
    let longest = names.map(|name| paint::lay_out(ui, Type::Strong, name, f32::INFINITY).size().x).fold(0.0, f32::max);
    // Around the items, beside the name, and for the bar of scrolling.
    (longest + 5.0 * theme.space.small).ceil()
}

/// The ground of the rail, for the panel that holds it.
pub fn rail_frame(theme: &Theme) -> Frame {
    let border = theme.soft_border(crate::ui::theme::Tone::Quiet);
    Frame::new().fill(theme.colors.rail).stroke(border).inner_margin(Margin::from(theme.space.small))
}

/// The items of the rail, which scroll where the window is too low for them. Without symbols they stand close, so that all
/// of them have room with the largest text in the smallest window.
pub fn rail_scroll(ui: &mut Ui, symbols: bool, items: impl FnOnce(&mut Ui)) {
    if !symbols {
        ui.spacing_mut().item_spacing.y = 0.0;
    }
    let theme = theme::of(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.fg_stroke.color = theme.colors.scroll;
    for state in [&mut widgets.hovered, &mut widgets.active] {
        state.fg_stroke.color = theme.colors.rail_quiet;
    }
    egui::ScrollArea::vertical().id_salt("rail").auto_shrink(false).show(ui, items);
}

/// One place to go, with its symbol where there is room. `shortcut` is shown and told to screen readers; the caller acts
/// on it.
pub fn rail_item(ui: &mut Ui, symbol: Option<&str>, label: &str, selected: bool, shortcut: Option<&str>) -> Response {
    let theme = theme::of(ui);
    let colors = &theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.control.rail_row), Sense::click());
    name_item(ui, &response, label, selected, shortcut);
    if selected || response.hovered() {
        paint::ground(ui, rect, colors.rail_chosen, egui::Stroke::NONE);
    }
    if selected {
        paint::left_bar(ui, rect, colors.rail_mark);
    }
    let middle = rect.center().y;
    let slot = theme.control.mark * 1.3;
    let mut left = rect.left() + if symbol.is_some() { theme.space.medium } else { theme.space.small };
    if let Some(symbol) = symbol {
        let sign = paint::lay_out(ui, Type::Body, symbol, f32::INFINITY);
        paint::text_at(ui, left + (slot - sign.size().x) / 2.0, middle, &sign, colors.rail_ink);
        left += slot + theme.space.small;
    }
    let name = paint::lay_out(ui, if selected { Type::Strong } else { Type::Body }, label, f32::INFINITY);
    let right = paint::text_at(ui, left, middle, &name, colors.rail_ink);
    if let Some(shortcut) = shortcut {
        shortcut_at(ui, &theme, rect, right, shortcut);
    }
    // Inside, because the rail leaves no room around its items.
    paint::finish_in(ui, response, rect.shrink(2.0 * theme.shape.focus))
}

fn name_item(ui: &Ui, response: &Response, label: &str, selected: bool, shortcut: Option<&str>) {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if selected {
            node.set_aria_current(AriaCurrent::Page);
        }
        if let Some(shortcut) = shortcut {
            node.set_keyboard_shortcut(shortcut);
        }
    });
}

/// The shortcut at the right, left out where it would touch the name.
fn shortcut_at(ui: &Ui, theme: &Theme, rect: Rect, name_right: f32, shortcut: &str) {
    let keys = paint::lay_out(ui, Type::Hint, shortcut, f32::INFINITY);
    let at = pos2(rect.right() - theme.space.medium - keys.size().x, rect.center().y);
    let room = theme.text_percent <= SHORTCUTS_UP_TO && at.x > name_right + theme.space.small;
    if room {
        paint::text_at(ui, at.x, at.y, &keys, theme.colors.rail_quiet);
    }
}
