//! Every shortcut in words, and the keys that work in the whole window.

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use crate::app::App;
use crate::app::command::{CaseCommand, Command, KeepCommand, LookCommand, ReportCommand, Screen};
use crate::app::settings::TEXT_PERCENTS;
use crate::ui::Commands;
use crate::ui::widgets::{self as w, Level};

/// Keys with what they do.
type Lines = &'static [(&'static str, &'static str)];

/// Every shortcut of the program, by where it works.
pub const SHORTCUTS: [(&str, Lines); 5] = [
    (
        "Everywhere",
        &[
            ("Ctrl+1 to Ctrl+9", "Turn to a screen, in the order of the rail"),
            ("Ctrl+T", "Turn to Over time"),
            ("Ctrl+comma", "Turn to Settings"),
            ("Ctrl+K", "Find and jump: a question, an option, a fictional person, a screen, a setting, something to do"),
            ("F1 or ?", "This list"),
            ("F8", "The gravest safety alert: what to do; all of them where none calls for action now"),
            ("F9", "Cover the window"),
            ("Ctrl+L", "Lock everything away"),
            ("Ctrl+S", "Keep the case, or save it; on the Report screen Ctrl+Shift+S"),
            ("Ctrl+plus, Ctrl+minus, Ctrl+0", "Larger text, smaller text, text at 100 per cent"),
            ("Escape", "Close a dialog; take a message away"),
        ],
    ),
    (
        "Moving",
        &[
            ("Tab, Shift+Tab", "The next control, the one before"),
            ("Enter, Space", "Press what has the focus"),
            ("Page up, page down", "Scroll"),
            ("Arrow keys", "The control in this direction; in a list of finds, the next find"),
        ],
    ),
    (
        "Assessment",
        &[
            ("1 to 9", "Answer the question with the row of this number"),
            ("N", "Not known"),
            ("P", "Prefers not to say"),
            ("S", "Still so: confirm what was said last time"),
            ("Enter", "The next question; the next page after the last"),
            ("Ctrl+Z", "Undo the last answer"),
            ("Ctrl+Y or Ctrl+Shift+Z", "Redo it"),
        ],
    ),
    ("Report", &[("Ctrl+S", "Write the document…")]),
    (
        "Pathway",
        &[
            ("F11", "Fill the screen with the picture; Escape gives the window back"),
            ("Page down, page up", "While it fills the screen: the next stage, the one before"),
            ("Plus, minus, Home", "On a box: larger, smaller, all of the picture"),
        ],
    ),
];

/// The shortcut that turns to a screen: Ctrl and a digit, as far as there are digits; Ctrl+T for Over time, because Ctrl+0
/// sets the text back to 100 per cent as it does everywhere; Ctrl and comma for Settings.
pub fn of_screen(screen: Screen) -> Option<(&'static str, Key)> {
    const DIGITS: [(&str, Key); 9] = [
        ("Ctrl+1", Key::Num1),
        ("Ctrl+2", Key::Num2),
        ("Ctrl+3", Key::Num3),
        ("Ctrl+4", Key::Num4),
        ("Ctrl+5", Key::Num5),
        ("Ctrl+6", Key::Num6),
        ("Ctrl+7", Key::Num7),
        ("Ctrl+8", Key::Num8),
        ("Ctrl+9", Key::Num9),
    ];
    if screen == Screen::Settings {
        return Some(("Ctrl+,", Key::Comma));
    }
    if screen == Screen::OverTime {
        return Some(("Ctrl+T", Key::T));
    }
    let with_digit = Screen::EVERY.into_iter().filter(|other| *other != Screen::OverTime);
    let place = with_digit.into_iter().position(|other| other == screen)?;
    DIGITS.get(place).copied()
}

/// Reads the keys that hide everything; they work on every page, also on those over the screens.
pub fn lock_keys(ui: &Ui, app: &App, out: &mut Commands) {
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)));
    if pressed(Modifiers::COMMAND, Key::L) {
        out.push(Command::Keep(KeepCommand::Lock));
    }
    if pressed(Modifiers::NONE, Key::F9) && !app.keeping.is_locked() {
        out.push(Command::Cover);
    }
}

/// Reads the keys that work in the whole window. While a dialog is open only those that do not change what is behind it.
pub fn keys(ui: &Ui, app: &App, out: &mut Commands) {
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)));
    text_size_keys(app, pressed, out);
    if ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    for screen in Screen::EVERY {
        if of_screen(screen).is_some_and(|(_, key)| pressed(Modifiers::COMMAND, key)) {
            out.push(Command::Go(screen));
        }
    }
    let keeps = pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::S)
        || (app.screen != Screen::Report && pressed(Modifiers::COMMAND, Key::S));
    if keeps && app.session.is_some() {
        out.push(Command::Keep(KeepCommand::Keep));
    }
    if app.screen == Screen::Report && pressed(Modifiers::COMMAND, Key::S) {
        out.push(Command::Report(ReportCommand::Save));
    }
    // While something is being typed these belong to the text.
    if !ui.ctx().text_edit_focused() {
        if pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z) || pressed(Modifiers::COMMAND, Key::Y) {
            out.push(Command::Case(CaseCommand::Redo));
        }
        if pressed(Modifiers::COMMAND, Key::Z) {
            out.push(Command::Case(CaseCommand::Undo));
        }
        if app.message.is_some() && pressed(Modifiers::NONE, Key::Escape) {
            out.push(Command::DismissMessage);
        }
    }
}

fn text_size_keys(app: &App, pressed: impl Fn(Modifiers, Key) -> bool, out: &mut Commands) {
    let set = |percent: u16| Command::Look(LookCommand::SetTextPercent(percent));
    let percent = app.settings.text_percent;
    if pressed(Modifiers::COMMAND, Key::Plus) || pressed(Modifiers::COMMAND, Key::Equals) {
        out.extend(TEXT_PERCENTS.into_iter().find(|larger| *larger > percent).map(set));
    }
    if pressed(Modifiers::COMMAND, Key::Minus) {
        out.extend(TEXT_PERCENTS.into_iter().rev().find(|smaller| *smaller < percent).map(set));
    }
    if pressed(Modifiers::COMMAND, Key::Num0) {
        out.push(set(100));
    }
}

/// Whether the list of shortcuts is open.
#[derive(Debug, Default)]
pub struct SheetDraft {
    /// It is.
    pub open: bool,
}

/// Opens the list on its keys and draws it while it is open.
pub fn sheet_ui(ui: &mut Ui, draft: &mut SheetDraft) {
    let is_dialog_open = ui.memory(|memory| memory.top_modal_layer().is_some());
    let is_typing = ui.ctx().text_edit_focused();
    let asked = ui.input_mut(|input| {
        let f1 = input.consume_key(Modifiers::NONE, Key::F1);
        // Where ? lies differs between keyboards, so the sign counts and not the key.
        f1 || (!is_typing && input.events.iter().any(|event| matches!(event, egui::Event::Text(text) if text == "?")))
    });
    if asked && !is_dialog_open {
        draft.open = true;
    }
    if !draft.open {
        return;
    }
    let outcome = w::modal(ui, egui::Id::unique("shortcuts"), "Shortcuts", |ui, piece| match piece {
        w::Piece::Body => {
            for (place, lines) in SHORTCUTS {
                w::heading(ui, Level::Part, place);
                for (keys, what) in lines {
                    w::key_value(ui, keys, what);
                }
                w::gap(ui);
            }
        }
        w::Piece::Foot => {
            if w::primary_button(ui, "Close").clicked() {
                ui.close();
            }
        }
    });
    if outcome.dismissed {
        outcome.give_focus_back(ui);
        draft.open = false;
    }
}
