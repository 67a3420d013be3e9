//! The gallery without a mouse.

use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use throughline::ui::{
    gallery::{Gallery, gallery_ui},
    theme::Appearance,
};

use crate::support::{self, screen::shows};

fn gallery(state: Gallery) -> Harness<'static, Gallery> {
    let mut harness = support::harness([1280.0, 800.0], Appearance::Light, 100, gallery_ui, state);
    harness.run();
    harness
}

fn press(harness: &mut Harness<'_, Gallery>, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// Name and place of what has the focus.
fn focused(harness: &Harness<'_, Gallery>) -> Option<(String, egui::Rect)> {
    let node = harness.root().children_recursive().find(|node| node.is_focused())?;
    Some((node.accesskit_node().label().unwrap_or_default(), node.rect()))
}

fn tab_to(harness: &mut Harness<'_, Gallery>, name: &str) {
    for _ in 0..100 {
        press(harness, Key::Tab);
        if focused(harness).is_some_and(|(label, _)| label == name) {
            return;
        }
    }
    panic!("Tab never reaches {name}");
}

#[test]
fn tab_reaches_every_control_in_order_and_shows_it() {
    let mut harness = gallery(Gallery::default());
    let controls: Vec<String> = harness
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| {
            matches!(
                node.role(),
                Role::Button
                    | Role::RadioButton
                    | Role::CheckBox
                    | Role::Tab
                    | Role::TextInput
                    | Role::MultilineTextInput
                    | Role::PasswordInput
                    | Role::DisclosureTriangle
            )
        })
        .filter(|node| !node.is_disabled())
        .map(|node| node.label().unwrap_or_default())
        .collect();
    assert!(controls.len() > 30, "the gallery has many controls: {controls:?}");
    let mut reached = Vec::new();
    for _ in &controls {
        press(&mut harness, Key::Tab);
        let (name, rect) = focused(&harness).expect("something has the focus");
        assert!(rect.top() >= 0.0 && rect.bottom() <= 800.0, "{name} is scrolled into view, not at {rect:?}");
        reached.push(name);
    }
    assert_eq!(reached, controls);
}

#[test]
fn space_and_enter_do_what_a_click_does() {
    let mut harness = gallery(Gallery::default());
    tab_to(&mut harness, "In the last six months");
    press(&mut harness, Key::Space);
    assert_eq!(harness.state().answer, Some(2));
    tab_to(&mut harness, "A prescription");
    press(&mut harness, Key::Space);
    assert_eq!(harness.state().answers, [true, true, false]);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().answers, [true, false, false]);
    tab_to(&mut harness, "Continue");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().presses, 1);
}

#[test]
fn a_fold_opens_and_closes() {
    let mut harness = gallery(Gallery::default());
    assert!(!shows(&harness, "Said in interview, not checked."));
    tab_to(&mut harness, "From: the person");
    press(&mut harness, Key::Space);
    assert!(shows(&harness, "Said in interview, not checked."));
    assert_eq!(harness.get_by_label("From: the person").accesskit_node().data().is_expanded(), Some(true));
    press(&mut harness, Key::Space);
    assert!(!shows(&harness, "Said in interview, not checked."));
}

#[test]
fn a_dialog_takes_the_focus_keeps_it_and_gives_it_back() {
    let mut harness = gallery(Gallery::default());
    tab_to(&mut harness, "What to do");
    press(&mut harness, Key::Enter);
    assert!(harness.state().dialog_open);
    assert_eq!(focused(&harness).map(|(name, _)| name).as_deref(), Some("Lost tolerance: what to do"));
    let mut seen = Vec::new();
    for _ in 0..4 {
        press(&mut harness, Key::Tab);
        seen.extend(focused(&harness).map(|(name, _)| name));
    }
    assert_eq!(seen, ["Naloxone offered", "Close", "Naloxone offered", "Close"]);
    press(&mut harness, Key::Escape);
    assert!(!harness.state().dialog_open);
    assert_eq!(focused(&harness).map(|(name, _)| name).as_deref(), Some("What to do"));
    press(&mut harness, Key::Space);
    tab_to(&mut harness, "Close");
    press(&mut harness, Key::Enter);
    assert!(!harness.state().dialog_open);
    assert_eq!(focused(&harness).map(|(name, _)| name).as_deref(), Some("What to do"));
}

#[test]
fn typing_goes_into_the_field() {
    let mut harness = gallery(Gallery { name: String::new(), ..Gallery::default() });
    tab_to(&mut harness, "Reference");
    harness.event(egui::Event::Text("2026-0413".to_owned()));
    harness.run();
    assert_eq!(harness.state().name, "2026-0413");
    press(&mut harness, Key::Tab);
    harness.event(egui::Event::Text("I want my own place".to_owned()));
    harness.run();
    assert_eq!(harness.state().note, "I want my own place");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    assert_eq!(focused(&harness).map(|(name, _)| name).as_deref(), Some("Reference"));
}

#[test]
fn control_q_does_not_close_the_window() {
    let harness = gallery(Gallery::default());
    assert!(harness.ctx.options(|options| options.quit_shortcuts.is_empty()));
}
