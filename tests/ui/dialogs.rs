//! Dialogs: what they lead to is in view from the start, however much there is to read and however large the text.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::settings::Appearance;

use crate::places::every;
use crate::support::desk::Room;
use crate::support::window::Window;

/// Each place with a dialog, or a notice with ways on, and the ends of the names of its buttons.
const BUTTONS: [(&str, &[&str]); 9] = [
    ("options-choose-all", &["Back", "Choose all the same"]),
    ("keep-changed-by-somebody", &["Keep both: save as a copy…", "Look at the other one", "Hide this"]),
    ("case-closing", &["Stay", "Close and forget"]),
    ("over-time-asking", &["Begin the new assessment", "Not now"]),
    ("alert", &["Back", "Record as dealt with"]),
    ("alerts", &["Back"]),
    ("shortcuts", &["Close"]),
    ("keep-settings-colleague", &["Keep on my list", "Remove from my list"]),
    ("palette", &[]),
];

#[test]
fn the_buttons_of_a_dialog_are_in_view_with_the_largest_text() {
    let mut wrong = Vec::new();
    for (place, buttons) in BUTTONS {
        let (_, go) = every().find(|(name, _)| *name == place).expect(place);
        for size in [[1280.0, 800.0], [1024.0, 768.0]] {
            let mut harness = go(&Room::new(), (size, Appearance::Light, 200));
            for _ in 0..3 {
                harness.run_ok();
            }
            for button in buttons {
                let is_seen = is_seen(&harness, button);
                if !is_seen {
                    wrong.push(format!("{place} at {size:?}: {button}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "not in view: {wrong:#?}");
}

/// Whether a control of this name is in the window and nothing that scrolls cuts it off.
fn is_seen(harness: &Window, name: &str) -> bool {
    let is_control = |role: Role| matches!(role, Role::Button | Role::Link);
    let node = harness.query_all_by_label(name).find(|node| is_control(node.accesskit_node().role())).expect(name);
    let rect = node.rect();
    harness.output().shapes.iter().any(|shape| match &shape.shape {
        egui::Shape::Text(text) => {
            let seen = shape.clip_rect.intersect(harness.ctx.content_rect());
            let words = text.visual_bounding_rect();
            text.galley.text() == name && rect.contains_rect(words) && seen.contains_rect(words)
        }
        _ => false,
    })
}
