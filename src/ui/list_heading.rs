//! Headings of lists: of a group, and of a card in it. A screen reader hears them as levels 2 and 3.

use egui::{Color32, Response, Role, Sense, Ui, WidgetInfo};

use super::theme::{self, Type};
use super::widgets as w;

/// The heading of a group, over a hairline.
pub fn group_heading(ui: &mut Ui, text: &str) -> Response {
    let theme = theme::of(ui);
    let response = heading(ui, Type::Strong, theme.colors.ink, 2, text);
    let line = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), line.round(), theme.outline());
    ui.add_space(theme.space.tiny);
    response
}

/// The heading of a card in a group.
pub fn card_heading(ui: &mut Ui, text: &str) -> Response {
    let ink = theme::of(ui).colors.ink;
    heading(ui, Type::CardTitle, ink, 3, text)
}

/// The name of something in a list on a card.
pub fn item_heading(ui: &mut Ui, text: &str) -> Response {
    let ink = theme::of(ui).colors.ink;
    heading(ui, Type::Strong, ink, 3, text)
}

/// How high such a name is at this width.
pub fn item_height(ui: &Ui, text: &str, width: f32) -> f32 {
    w::lay_out_in(ui, Type::Strong, theme::of(ui).colors.ink, text, width).size().y
}

fn heading(ui: &mut Ui, kind: Type, color: Color32, level: usize, text: &str) -> Response {
    let galley = w::lay_out_in(ui, kind, color, text, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_level(level));
    response
}
