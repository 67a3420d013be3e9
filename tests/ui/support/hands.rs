//! Hands on the keyboard of the whole window, and eyes on where it is.

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::NodeT as _};
use throughline::app::command::Screen;
use throughline::ui::shell::Shell;
use throughline::ui::shell::shortcuts::of_screen;

/// Presses a key and lets the window settle.
pub fn press(harness: &mut Harness<'_, Shell>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}

/// Turns to a screen by its shortcut.
pub fn turn_to(harness: &mut Harness<'_, Shell>, screen: Screen) {
    press(harness, Modifiers::COMMAND, key_of(screen));
}

/// The name of what has the focus.
pub fn focused(harness: &Harness<'_, Shell>) -> String {
    let node = harness.root().children_recursive().find(|node| node.is_focused());
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// Presses Tab until something of this name has the focus.
pub fn tab_to(harness: &mut Harness<'_, Shell>, name: &str) {
    for _ in 0..300 {
        press(harness, Modifiers::NONE, Key::Tab);
        if focused(harness) == name {
            return;
        }
    }
    panic!("Tab never reaches {name}");
}

/// Lets finished work arrive.
pub fn settle(harness: &mut Harness<'_, Shell>) {
    for _ in 0..500 {
        harness.run_ok();
        if !harness.state().app.jobs.is_running() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the work never ends");
}

/// The key that turns to a screen, together with Ctrl.
pub fn key_of(screen: Screen) -> Key {
    of_screen(screen).expect("every screen has a shortcut").1
}
