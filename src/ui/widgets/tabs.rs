//! Switching between views of the same thing, and filters that are on or off.

use egui::{Color32, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::{layout, paint};
use crate::ui::theme::{self, Theme, Type};

/// How loud a tab is while it is not chosen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Weight {
    /// As loud as its neighbours.
    Plain,
    /// In small and quiet words: to be found, and not to be the first thing that is seen.
    Quiet,
}

/// One of several views, each with an optional count. Returns the one that was picked in this frame.
pub fn tabs(ui: &mut Ui, name: &str, items: &[(&str, Option<usize>)], chosen: usize) -> Option<usize> {
    let counted =
        |(label, count): &(&str, Option<usize>)| count.map_or_else(|| (*label).to_owned(), |count| format!("{label} ({count})"));
    let items: Vec<(String, Weight)> = items.iter().map(|item| (counted(item), Weight::Plain)).collect();
    weighted_tabs(ui, name, &items, chosen)
}

/// The same, some of them quieter than others.
pub fn weighted_tabs(ui: &mut Ui, name: &str, items: &[(String, Weight)], chosen: usize) -> Option<usize> {
    let builder = UiBuilder::new().accessibility_role(Role::TabList).accessibility_label(name);
    let scope = ui.scope_builder(builder, |ui| {
        layout::cluster(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::of(ui).space.small;
            let mut picked = None;
            for (index, (label, weight)) in items.iter().enumerate() {
                if tab(ui, label, *weight, index == chosen).clicked() {
                    picked = Some(index);
                }
            }
            picked
        })
    });
    scope.inner
}

fn tab(ui: &mut Ui, label: &str, weight: Weight, chosen: bool) -> Response {
    let response = pill(ui, label, None, chosen, weight);
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, ui.is_enabled(), label));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    response
}

/// A filter that is on or off.
pub fn chip(ui: &mut Ui, text: &str, on: bool) -> Response {
    let response = pill(ui, text, on.then_some("✓"), on, Weight::Plain);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, text));
    response
}

/// The same for what nobody has said yet: it is not to draw the eye, on or off.
pub fn quiet_chip(ui: &mut Ui, text: &str, on: bool) -> Response {
    let response = pill(ui, text, on.then_some("✓"), false, Weight::Quiet);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, text));
    response
}

fn pill(ui: &mut Ui, text: &str, symbol: Option<&str>, chosen: bool, weight: Weight) -> Response {
    let theme = theme::of(ui);
    let padding = theme.space.medium;
    let kind = match weight {
        _ if chosen => Type::Strong,
        Weight::Plain => Type::Body,
        Weight::Quiet => Type::Hint,
    };
    let galley = paint::lay_out(ui, kind, text, paint::line_width(ui) - 3.0 * padding);
    let sign = symbol.map(|symbol| paint::lay_out(ui, Type::Strong, symbol, f32::INFINITY));
    let sign_width = sign.as_ref().map_or(0.0, |sign| sign.size().x + theme.space.tiny);
    // As high as a button, as the two stand in one line.
    let height = theme.control.button.max(galley.size().y + theme.space.small);
    let size = vec2(galley.size().x + sign_width + 2.0 * padding, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (ink, fill, stroke) = pill_colors(&theme, chosen, response.hovered(), weight);
    paint::ground(ui, rect, fill, stroke);
    let left = rect.left() + padding;
    if let Some(sign) = sign {
        paint::text_at(ui, left, rect.center().y, &sign, ink);
    }
    paint::text_at(ui, left + sign_width, rect.center().y, &galley, ink);
    paint::finish(ui, response)
}

fn pill_colors(theme: &Theme, chosen: bool, hovered: bool, weight: Weight) -> (Color32, Color32, Stroke) {
    let colors = &theme.colors;
    match (chosen, hovered, weight) {
        (true, _, _) => (colors.accent, colors.accent_soft, theme.chosen_outline()),
        (false, true, _) => (colors.ink, colors.hover, theme.outline()),
        (false, false, Weight::Plain) => (colors.ink, colors.card, theme.outline()),
        (false, false, Weight::Quiet) => (colors.quiet, theme::NONE, theme.hairline()),
    }
}
