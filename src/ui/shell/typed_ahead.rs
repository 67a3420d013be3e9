//! Keys typed faster than the window draws: a frame takes one press, and the frames after it take the others in turn.
//! Otherwise "2, Enter, 1" would answer one question twice, because what Enter leads to is there only in the next frame.

use egui::{Context, Event, Plugin, RawInput, Ui};

/// What was typed and is not yet taken, oldest first.
#[derive(Debug, Default)]
struct TypedAhead(Vec<Event>);

/// Lets each frame from the next on take one press of a key.
pub fn take_in_turn(ctx: &Context) {
    ctx.plugin_or_default::<TypedAhead>();
}

impl Plugin for TypedAhead {
    fn debug_name(&self) -> &'static str {
        "what was typed ahead"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if !input.focused {
            // Nothing typed before is to do anything once another window is used, such as take the cover away.
            self.0.clear();
            return;
        }
        self.0.append(&mut input.events);
        let second = self.0.iter().enumerate().filter(|(_, event)| is_press(event)).nth(1).map(|(place, _)| place);
        let rest = second.map_or_else(Vec::new, |place| self.0.split_off(place));
        input.events = std::mem::replace(&mut self.0, rest);
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        if !self.0.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

/// A key that was pressed anew; one that is held down may come several times in a frame, so that nothing goes on after it
/// is let go.
fn is_press(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, repeat: false, .. })
}
