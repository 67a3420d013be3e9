//! What happens when nobody touches the window: it is locked, and what was copied leaves the clipboard. It is woken once,
//! at the deadline, and not before.

use std::time::Duration;

use egui::{Event, OutputCommand, Ui};

use crate::app::App;
use crate::app::command::{Command, KeepCommand};

use super::Commands;

/// When the window was touched last, and when the clipboard is to be cleared; in seconds since the window opened.
#[derive(Debug, Default)]
pub struct Watch {
    touched: f64,
    clears: Option<f64>,
}

/// Locks when nobody has touched the window for as long as the settings say.
pub fn watch_idle(ui: &Ui, app: &App, watch: &mut Watch, out: &mut Commands) {
    let (now, is_touched) = ui.input(|input| (input.time, input.events.iter().any(is_touch)));
    let is_needed = app.settings.idle_minutes > 0 && !app.keeping.is_locked() && app.keeping.holds_secrets(app.session.as_ref());
    // While a dialog of the system is up, it is there that somebody works.
    if is_touched || !is_needed || app.jobs.is_running() {
        watch.touched = now;
    }
    if !is_needed || (app.covered && app.keeping.card().is_none()) {
        return;
    }
    let left = watch.touched + f64::from(app.settings.idle_minutes) * 60.0 - now;
    if left <= 0.0 {
        out.push(Command::Keep(KeepCommand::Lock));
        watch.touched = now;
    } else {
        ui.request_repaint_after(Duration::from_secs_f64(left));
    }
}

fn is_touch(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
            | Event::PointerMoved(_)
            | Event::PointerButton { .. }
            | Event::MouseWheel { .. }
            | Event::Touch { .. }
            | Event::AccessKitActionRequest(_)
    )
}

/// Takes what was copied here off the clipboard after a while. What another program has put there since goes with it,
/// because the window cannot look. Called when everything else of the frame is drawn.
pub fn watch_clipboard(ui: &Ui, app: &App, watch: &mut Watch) {
    let seconds = app.settings.clipboard_seconds;
    let (now, has_asked) =
        ui.input(|input| (input.time, input.events.iter().any(|event| matches!(event, Event::Copy | Event::Cut))));
    let is_copied = ui.output(|output| output.commands.iter().any(|command| matches!(command, OutputCommand::CopyText(_))));
    if (is_copied || has_asked) && seconds > 0 && app.keeping.holds_secrets(app.session.as_ref()) {
        watch.clears = Some(now + f64::from(seconds));
    }
    let Some(clears) = watch.clears else { return };
    if now >= clears {
        watch.clears = None;
        ui.copy_text(String::new());
    } else {
        ui.request_repaint_after(Duration::from_secs_f64(clears - now));
    }
}
