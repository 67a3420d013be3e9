//! What the tests of screens share.

pub mod cpu;
pub mod desk;
pub mod hands;
pub mod screen;
pub mod window;

use egui_kittest::Harness;
use throughline::ui::theme::{self, Appearance};

/// A harness with our fonts, theme and CPU renderer, for a screen with a state of its own.
pub fn harness<'a, State: 'a>(
    size: [f32; 2],
    appearance: Appearance,
    text_percent: u16,
    mut screen: impl FnMut(&mut egui::Ui, &mut State) + 'a,
    state: State,
) -> Harness<'a, State> {
    Harness::builder()
        .with_size(size)
        .with_max_steps(10)
        .with_context_setup(move |ctx| theme::install(ctx, appearance, text_percent))
        .renderer(cpu::Cpu::default())
        .build_ui_state(
            move |ui, state| {
                // The harness leaves a margin that a window does not have.
                let window = egui::UiBuilder::new().max_rect(ui.ctx().content_rect());
                ui.scope_builder(window, |ui| screen(ui, state));
            },
            state,
        )
}
