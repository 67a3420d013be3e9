//! A dialog over the page. Seldom right: a page that can be left again is kinder.

use egui::{Align2, Area, Frame, Id, Margin, Modal, Ui};

use super::layout::{self, Piece};
use super::text;
use crate::ui::theme::{self, Theme};

/// What came of a dialog in this frame.
#[derive(Debug)]
pub struct ModalOutcome {
    /// Escape, a click beside the dialog, or `ui.close()`: the caller stops drawing it.
    pub dismissed: bool,
    opener: Option<Id>,
}

impl ModalOutcome {
    /// To be called when the dialog closes: the focus goes back to where it was before.
    pub fn give_focus_back(&self, ui: &Ui) {
        if let Some(opener) = self.opener {
            // What was clicked in the dialog has the focus and is about to vanish.
            ui.memory_mut(|memory| {
                if let Some(clicked) = memory.focused() {
                    memory.surrender_focus(clicked);
                }
            });
            ui.ctx().add_plugin(FocusReturn);
            let now = ui.ctx().cumulative_frame_nr();
            ui.data_mut(|data| data.insert_temp(FocusReturn::id(), Some((now, opener))));
            ui.ctx().request_repaint();
        }
    }
}

/// Gives the focus back one frame after a dialog has closed: egui keeps the page from it for that long.
struct FocusReturn;

impl FocusReturn {
    fn id() -> Id {
        Id::unique("throughline focus return")
    }
}

impl egui::Plugin for FocusReturn {
    fn debug_name(&self) -> &'static str {
        "focus return"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let waiting = ui.data(|data| data.get_temp::<Option<(u64, Id)>>(Self::id())).flatten();
        let Some((closed, opener)) = waiting else { return };
        if ui.ctx().cumulative_frame_nr() <= closed {
            return;
        }
        ui.data_mut(|data| data.insert_temp(Self::id(), None::<(u64, Id)>));
        ui.memory_mut(|memory| {
            if memory.focused().is_none() {
                memory.request_focus(opener);
            }
        });
        ui.ctx().request_repaint();
    }
}

/// A dialog: Tab stays inside, Escape leaves. Drawn in each frame in which it is open. Title and foot are always in view.
pub fn modal(ui: &mut Ui, id: Id, title: &str, piece: impl FnMut(&mut Ui, Piece)) -> ModalOutcome {
    modal_in(ui, id, Modal::default_area(id), title, piece)
}

/// The same at the top of the window, for what becomes higher and lower while something is typed in it.
pub fn modal_from_top(ui: &mut Ui, id: Id, title: &str, piece: impl FnMut(&mut Ui, Piece)) -> ModalOutcome {
    let below_edge = egui::vec2(0.0, theme::of(ui).space.large);
    modal_in(ui, id, Modal::default_area(id).anchor(Align2::CENTER_TOP, below_edge), title, piece)
}

fn modal_in(ui: &mut Ui, id: Id, area: Area, title: &str, piece: impl FnMut(&mut Ui, Piece)) -> ModalOutcome {
    let theme = theme::of(ui);
    let (arrived, opener) = opening(ui, id);
    let modal = Modal::new(id).area(area).frame(dialog_frame(&theme)).backdrop_color(theme.colors.shade);
    let outcome = modal.show(ui.ctx(), |ui| {
        let screen = ui.ctx().content_rect();
        ui.set_width(theme.column.dialog.min(screen.width() - 4.0 * theme.space.section));
        text::arrival_heading(ui, text::Level::Card, title, arrived);
        layout::gap(ui);
        // What is higher than the window scrolls between title and foot: no button may be out of sight with large text.
        let most = screen.height() - ui.min_rect().height() - 2.0 * (theme.space.card + theme.space.large);
        layout::over_foot_within(ui, most, piece);
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_label(title);
        node.set_modal();
    });
    // It is centred by the height that it had in the frame before.
    let size = outcome.response.rect.size();
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<egui::Vec2>(id.with("size")), size));
    if before != size {
        ui.ctx().request_repaint();
    }
    let dismissed = outcome.should_close();
    ModalOutcome { dismissed, opener }
}

fn dialog_frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.colors.card)
        .stroke(theme.outline())
        .corner_radius(theme.shape.card)
        .inner_margin(Margin::from(theme.space.card))
}

/// Whether the dialog was not there in the frame before, and what had the focus then.
fn opening(ui: &Ui, id: Id) -> (bool, Option<Id>) {
    let now = ui.ctx().cumulative_frame_nr();
    let before = ui.data(|data| data.get_temp::<(u64, Option<Id>)>(id));
    let (arrived, opener) = match before {
        Some((frame, opener)) if frame + 1 >= now => (false, opener),
        Some(_) | None => (true, ui.memory(|memory| memory.focused())),
    };
    ui.data_mut(|data| data.insert_temp(id, (now, opener)));
    (arrived, opener)
}
