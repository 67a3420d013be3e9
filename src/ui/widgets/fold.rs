//! Details that can be opened: why we ask, sources, what lies behind a message.

use egui::{AsIdSalt, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::paint;
use crate::ui::theme::{self, Type};

/// A title that opens and closes what is below it. Nothing in `body` is drawn while it is closed.
pub fn fold(ui: &mut Ui, id: impl AsIdSalt, title: &str, open: &mut bool, body: impl FnOnce(&mut Ui)) -> Response {
    ui.push_id(id, |ui| {
        let response = disclosure(ui, title, open);
        if *open {
            fold_body(ui, body);
        }
        response
    })
    .inner
}

/// Only the title: what it opens is drawn elsewhere.
pub fn disclosure(ui: &mut Ui, title: &str, open: &mut bool) -> Response {
    let response = fold_title(ui, title, *open);
    if response.clicked() {
        *open = !*open;
    }
    response
}

fn fold_title(ui: &mut Ui, title: &str, open: bool) -> Response {
    let theme = theme::of(ui);
    let slot = theme.control.mark;
    let sign = paint::lay_out(ui, Type::Body, if open { "▾" } else { "▸" }, f32::INFINITY);
    let galley = paint::lay_out(ui, Type::Body, title, paint::line_width(ui) - slot - 2.0 * theme.space.tiny);
    let height = theme.control.button.max(galley.size().y + theme.space.small);
    let size = vec2(slot + galley.size().x + 2.0 * theme.space.tiny, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    let fill = if response.hovered() { theme.colors.hover } else { theme::NONE };
    paint::ground(ui, rect, fill, egui::Stroke::NONE);
    let left = rect.left() + theme.space.tiny;
    paint::text_at(ui, left, rect.center().y, &sign, theme.colors.accent);
    paint::text_at(ui, left + slot, rect.center().y, &galley, theme.colors.accent);
    paint::finish(ui, response)
}

fn fold_body(ui: &mut Ui, body: impl FnOnce(&mut Ui)) {
    let theme = theme::of(ui);
    let left = theme.space.tiny + theme.control.mark;
    let shown = ui.horizontal_top(|ui| {
        ui.add_space(left);
        ui.vertical(body);
    });
    let x = shown.response.rect.left() + theme.space.tiny + theme.control.mark * 0.3;
    ui.painter().vline(x.round(), shown.response.rect.y_range(), theme.hairline());
    ui.add_space(theme.space.tiny);
}
