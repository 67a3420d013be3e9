//! Places to type, each with a label that is seen and heard.

use std::time::Duration;

use egui::{Align2, Frame, Key, Margin, Response, TextEdit, Ui};

use super::{Secret, paint, text};
use crate::ui::theme::{self, Type};

/// One line of text. `hint` may be empty.
pub fn text_field(ui: &mut Ui, label: &str, hint: &str, value: &mut String) -> Response {
    field(ui, label, hint, TextEdit::singleline(value).align(Align2::LEFT_CENTER))
}

/// Several lines of text, at least `rows` high. `hint` may be empty.
pub fn text_area(ui: &mut Ui, label: &str, hint: &str, value: &mut String, rows: usize) -> Response {
    field(ui, label, hint, TextEdit::multiline(value).desired_rows(rows))
}

/// One line that is not shown: a passphrase. `hint` may be empty.
pub fn secret_field(ui: &mut Ui, label: &str, hint: &str, value: &mut Secret) -> Response {
    field(ui, label, hint, TextEdit::singleline(value).align(Align2::LEFT_CENTER).password(true))
}

/// True when what is in a field is to be recorded: nobody types in it now, or a shortcut may turn to something else in this
/// frame, or typing has paused. So nothing that was typed is lost by more than the pause, whatever happens.
pub fn is_to_be_recorded(ui: &Ui, response: &Response) -> bool {
    const PAUSE: f64 = 0.6;
    let (now, is_shortcut) = ui.input(|input| (input.time, input.modifiers.command));
    if !response.has_focus() || is_shortcut {
        return true;
    }
    let typed_at = response.id.with("typed at");
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(typed_at, now));
        ui.request_repaint_after(Duration::from_secs_f64(PAUSE));
        return false;
    }
    let is_paused = ui.data(|data| data.get_temp::<f64>(typed_at)).is_none_or(|at| now - at >= PAUSE);
    if !is_paused {
        ui.request_repaint_after(Duration::from_secs_f64(PAUSE));
    }
    is_paused
}

fn field(ui: &mut Ui, label: &str, hint: &str, edit: TextEdit<'_>) -> Response {
    let theme = theme::of(ui);
    let id = ui.make_persistent_id(label);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme.space.tiny;
        let label_response = text::strong(ui, label);
        if !hint.is_empty() {
            text::hint(ui, hint);
        }
        let padding = egui::vec2(theme.space.medium, theme.space.small);
        let frame = Frame::new()
            .fill(theme.colors.field)
            .stroke(theme.outline())
            .corner_radius(theme.shape.control)
            .inner_margin(Margin::from(padding));
        let width = ui.available_width().min(theme.measure(Type::Body) + 2.0 * padding.x);
        let response = ui.add(
            edit.id(id)
                .frame(frame)
                .desired_width(width)
                .min_size(egui::vec2(0.0, theme.control.row))
                .font(theme.font(Type::Body))
                .text_color(theme.colors.ink),
        );
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            paint::focus_ring(ui, response.rect);
        }
        if !hint.is_empty() {
            ui.ctx().accesskit_node_builder(id, |node| node.set_description(hint));
        }
        ui.add_space(theme.space.small);
        response.labelled_by(label_response.id)
    })
    .inner
}

/// One line of a form: the keyboard stays in it after Enter. With nothing focused, the next Tab would begin at the top of
/// the window. A field where Enter leads on is a [`text_field`].
pub fn form_field(ui: &mut Ui, label: &str, hint: &str, value: &mut String) -> Response {
    let response = text_field(ui, label, hint, value);
    let waiting = response.id.with("left by enter");
    let is_left = ui.data_mut(|data| data.remove_temp::<()>(waiting)).is_some();
    if is_left && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        ui.data_mut(|data| data.insert_temp(waiting, ()));
        ui.request_repaint();
    }
    response
}
