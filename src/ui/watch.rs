//! What happens when nobody touches the window: it is locked, and what was copied leaves the clipboard. It is woken once,
//! at the deadline, and not before.

use std::time::Duration;

use egui::{Context, Event, FullOutput, OutputCommand, Plugin, Ui};

use crate::app::App;
use crate::app::command::{Command, KeepCommand};
use crate::app::system::clipboard::Fingerprint;
use crate::appraise::explain;

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

/// What was copied in the last frame, by a button or out of a text.
#[derive(Debug, Default)]
struct Copied(Option<Fingerprint>);

impl Plugin for Copied {
    fn debug_name(&self) -> &'static str {
        "what was copied"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        for command in &output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command
                && !text.is_empty()
            {
                self.0 = Some(Fingerprint::of(text));
            }
        }
    }
}

/// Takes what was copied here off the clipboard after a while, if it still lies there. Called when everything else of the
/// frame is drawn.
pub fn watch_clipboard(ui: &Ui, app: &mut App, watch: &mut Watch) {
    let copied = ui.ctx().plugin_or_default::<Copied>().lock().0.take();
    let (now, has_asked) =
        ui.input(|input| (input.time, input.events.iter().any(|event| matches!(event, Event::Copy | Event::Cut))));
    if has_asked || ui.output(|output| output.commands.iter().any(|command| matches!(command, OutputCommand::CopyText(_)))) {
        // What it is is known when the frame has ended.
        ui.request_repaint();
    }
    if let Some(copied) = copied
        && app.keeping.holds_secrets(app.session.as_ref())
    {
        let seconds = app.settings.clipboard_seconds;
        watch.clears = (seconds > 0).then(|| now + f64::from(seconds));
        app.clipboard.copied(copied);
    }
    if std::mem::take(&mut app.clipboard.to_be_emptied) {
        ui.copy_text(String::new());
    }
    let Some(clears) = watch.clears else { return };
    if now >= clears {
        watch.clears = None;
        app.clipboard.take_off(app.jobs.wake());
    } else {
        ui.request_repaint_after(Duration::from_secs_f64(clears - now));
    }
}

/// What is said where something was copied.
pub fn copied_in_words(app: &App) -> String {
    if !app.keeping.holds_secrets(app.session.as_ref()) {
        return "Copied".to_owned();
    }
    match app.settings.clipboard_seconds {
        0 => "Copied. It leaves the clipboard when you lock or close the window.".to_owned(),
        seconds => format!("Copied. It leaves the clipboard after {}.", seconds_in_words(seconds)),
    }
}

/// Such as 30 seconds or 5 minutes.
pub fn seconds_in_words(seconds: u16) -> String {
    match (seconds / 60, seconds % 60) {
        (minutes, 0) if minutes > 0 => explain::counted(usize::from(minutes), "minute"),
        _ => explain::counted(usize::from(seconds), "second"),
    }
}
