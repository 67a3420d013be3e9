//! A dialog over the page. Seldom right: a page that can be left again is kinder.

use egui::{Frame, Id, Margin, Modal, Role, Ui, UiBuilder};

use super::{layout, text};
use crate::ui::theme::{self, Theme};

/// What came of a dialog in this frame.
#[derive(Debug)]
pub struct ModalOutcome<R> {
    /// What the body returned.
    pub inner: R,
    /// Escape, a click beside the dialog, or `ui.close()`: the caller stops drawing it.
    pub dismissed: bool,
}

/// A dialog: Tab stays inside, Escape leaves. Drawn in each frame in which it is open.
pub fn modal<R>(ui: &mut Ui, id: Id, title: &str, body: impl FnOnce(&mut Ui) -> R) -> ModalOutcome<R> {
    let theme = theme::of(ui);
    let arrived = just_opened(ui, id);
    let outcome = Modal::new(id).frame(dialog_frame(&theme)).backdrop_color(theme.colors.shade).show(ui.ctx(), |ui| {
        let screen = ui.ctx().content_rect();
        ui.set_width(theme.column.dialog.min(screen.width() - 4.0 * theme.space.section));
        let builder = UiBuilder::new().accessibility_role(Role::Dialog).accessibility_label(title);
        ui.scope_builder(builder, |ui| {
            text::arrival_heading(ui, text::Level::Card, title, arrived);
            layout::gap(ui);
            body(ui)
        })
        .inner
    });
    let dismissed = outcome.should_close();
    ModalOutcome { inner: outcome.inner, dismissed }
}

fn dialog_frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.colors.card)
        .stroke(theme.outline())
        .corner_radius(theme.shape.card)
        .inner_margin(Margin::from(theme.space.card))
}

/// Whether the dialog was not there in the frame before.
fn just_opened(ui: &Ui, id: Id) -> bool {
    let now = ui.ctx().cumulative_frame_nr();
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<u64>(id);
        data.insert_temp(id, now);
        before
    });
    before.is_none_or(|before| before + 1 < now)
}
