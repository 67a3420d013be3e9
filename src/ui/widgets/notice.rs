//! What the page has to say for itself: notices, the safety strip, a line on what has just happened, and nothing here yet.

use egui::{Frame, Margin, Response, Role, Ui, UiBuilder, accesskit::Live};

use super::{button, layout, mark, paint, text};
use crate::ui::theme::{self, Theme, Tone, Type};

/// Something to know before going on.
pub fn notice(ui: &mut Ui, tone: Tone, title: &str, body: &str) -> Response {
    let role = if tone == Tone::Danger { Role::Alert } else { Role::Note };
    toned_box(ui, tone, role, title, |ui, theme| {
        text_with_symbol(ui, theme, tone, title, body);
    })
    .1
}

/// The same, with more than text in it.
pub(super) fn toned(ui: &mut Ui, tone: Tone, title: &str, body: impl FnOnce(&mut Ui)) {
    toned_box(ui, tone, Role::Note, title, |ui, theme| {
        text_with_symbol(ui, theme, tone, title, "");
        body(ui);
    });
}

/// Something that must be seen on every page: what to do is one click away. Returns the button.
pub fn safety_banner(ui: &mut Ui, tone: Tone, word: &str, title: &str, body: &str, action: &str) -> Response {
    toned_box(ui, tone, Role::Alert, title, |ui, theme| {
        let button_width = theme.column.label;
        let beside = ui.available_width() > theme.column.label * 3.5;
        if !beside {
            banner_text(ui, theme, tone, word, title, body);
            ui.add_space(theme.space.tiny);
            return button::tone_button(ui, tone, action);
        }
        ui.horizontal(|ui| {
            let width = ui.available_width() - button_width;
            ui.vertical(|ui| {
                ui.set_width(width);
                banner_text(ui, theme, tone, word, title, body);
            });
            let right = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(right, |ui| button::tone_button(ui, tone, action)).inner
        })
        .inner
    })
    .0
}

/// The same in one line, all of it one control: the word, as much of the title as there is room for, and how to see all.
pub fn safety_line(ui: &mut Ui, tone: Tone, word: &str, title: &str, all: &str) -> Response {
    let theme = theme::of(ui);
    let (ink, ground) = (theme.tone_ink(tone), theme.tone_ground(tone));
    let scope = ui.scope_builder(UiBuilder::new().accessibility_role(Role::Alert).accessibility_label(word), |ui| {
        let height = theme.control.button;
        let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{word}: {title}. {all}")));
        let (middle, gap) = (rect.center().y, theme.space.small);
        let border = if response.hovered() { egui::Stroke::new(theme.shape.strong_line, ink) } else { theme.soft_border(tone) };
        paint::ground(ui, rect, ground, border);
        paint::left_bar(ui, rect, ink);
        let word = paint::lay_out(ui, Type::Strong, &format!("{}  {word}", mark::tone_symbol(tone)), f32::INFINITY);
        let plate = egui::Rect::from_min_size(
            egui::pos2(rect.left() + theme.shape.bar + gap, middle - word.size().y / 2.0),
            word.size() + egui::vec2(2.0 * gap, 0.0),
        );
        // Loud only where there is something to do.
        let is_loud = matches!(tone, Tone::Danger | Tone::Caution);
        let (word_ink, fill) = if is_loud { (ground, ink) } else { (ink, ground) };
        ui.painter().rect_filled(plate, theme.shape.control, fill);
        paint::text_at(ui, plate.left() + gap, middle, &word, word_ink);
        let all = paint::lay_out(ui, Type::Strong, &format!("{all} ▸"), f32::INFINITY);
        let right = rect.right() - gap - all.size().x;
        paint::text_at(ui, right, middle, &all, ink);
        let left = plate.right() + gap;
        let words = paint::lay_out_rows(ui, Type::Strong, title, right - gap - left, 1);
        // A word or less of a title says nothing, unless it is of the greatest danger.
        if !words.elided || tone == Tone::Danger || words.size().x > theme.text.body * 6.0 {
            paint::text_at(ui, left, middle, &words, theme.colors.ink);
        }
        paint::finish(ui, response)
    });
    scope.inner
}

fn banner_text(ui: &mut Ui, theme: &Theme, tone: Tone, word: &str, title: &str, body: &str) {
    layout::cluster(ui, |ui| {
        word_block(ui, theme, tone, word);
        text::styled(ui, Type::CardTitle, theme.colors.ink, title);
    });
    if !body.is_empty() {
        text::body(ui, body);
    }
}

/// The word on the full colour: the loudest thing there is.
fn word_block(ui: &mut Ui, theme: &Theme, tone: Tone, word: &str) {
    let galley = paint::lay_out(ui, Type::Strong, &format!("{}  {word}", mark::tone_symbol(tone)), f32::INFINITY);
    let padding = theme.space.small;
    let size = egui::vec2(galley.size().x + 2.0 * padding, galley.size().y + theme.space.tiny);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, word));
    ui.painter().rect_filled(rect, theme.shape.control, theme.tone_ink(tone));
    paint::text_at(ui, rect.left() + padding, rect.center().y, &galley, theme.tone_ground(tone));
}

/// One line that says what has just happened.
pub fn toast(ui: &mut Ui, tone: Tone, message: &str) -> Response {
    let ((), response) = toned_box(ui, tone, Role::Status, message, |ui, theme| text_with_symbol(ui, theme, tone, message, ""));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    response
}

/// Says that there is nothing here yet and what would bring something. Returns the button, if there is one.
pub fn empty_state(ui: &mut Ui, title: &str, body: &str, action: Option<&str>) -> Option<Response> {
    layout::card(ui, |ui| {
        text::heading(ui, text::Level::Card, title);
        let quiet = theme::of(ui).colors.quiet;
        text::styled(ui, Type::Body, quiet, body);
        action.map(|action| {
            layout::gap(ui);
            button::button(ui, action)
        })
    })
}

fn text_with_symbol(ui: &mut Ui, theme: &Theme, tone: Tone, title: &str, body: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.small;
        let slot = mark::symbol_slot(ui, Type::Strong);
        let sign = paint::lay_out(ui, Type::Strong, mark::tone_symbol(tone), f32::INFINITY);
        let (rect, _) = ui.allocate_exact_size(egui::vec2(slot, sign.size().y), egui::Sense::hover());
        paint::text_at(ui, rect.center().x - sign.size().x / 2.0, rect.center().y, &sign, theme.tone_ink(tone));
        ui.vertical(|ui| {
            text::styled(ui, Type::Strong, theme.tone_ink(tone), title);
            if !body.is_empty() {
                text::body(ui, body);
            }
        });
    });
}

fn toned_box<R>(ui: &mut Ui, tone: Tone, role: Role, name: &str, body: impl FnOnce(&mut Ui, &Theme) -> R) -> (R, Response) {
    let theme = theme::of(ui);
    let frame = Frame::new()
        .fill(theme.tone_ground(tone))
        .stroke(theme.soft_border(tone))
        .corner_radius(theme.shape.control)
        .inner_margin(Margin::from(theme.space.medium));
    let builder = UiBuilder::new().accessibility_role(role).accessibility_label(name);
    let scope = ui.scope_builder(builder, |ui| {
        let shown = frame.show(ui, |ui| {
            ui.take_available_width();
            ui.spacing_mut().item_spacing.y = theme.space.tiny;
            ui.horizontal_top(|ui| {
                ui.add_space(theme.shape.bar);
                ui.vertical(|ui| body(ui, &theme)).inner
            })
            .inner
        });
        paint::left_bar(ui, shown.response.rect, theme.tone_ink(tone));
        shown.inner
    });
    (scope.inner, scope.response)
}
