//! The gallery as a screen reader gets it, and what holds for every widget in it.

use egui::{Role, accesskit::Action};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use throughline::ui::{
    gallery::{Gallery, gallery_ui},
    theme::Appearance,
};

use crate::support::{self, screen::screen_as_text};

fn gallery(state: Gallery) -> Harness<'static, Gallery> {
    let mut harness = support::harness([1280.0, 5200.0], Appearance::Light, 100, gallery_ui, state);
    harness.run();
    harness
}

#[test]
fn gallery_as_text() {
    insta::assert_snapshot!(screen_as_text(&gallery(Gallery::default())));
}

#[test]
fn dialog_as_text() {
    let harness = gallery(Gallery { dialog_open: true, ..Gallery::default() });
    let text = screen_as_text(&harness);
    let dialog: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("Dialog")).collect();
    insta::assert_snapshot!(dialog.join("\n"));
}

#[test]
fn every_control_has_a_name() {
    let harness = gallery(Gallery::default());
    assert_eq!(harness.unnamed_widgets(), Vec::<String>::new());
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        // Labels take clicks so that their text can be selected.
        let structure = matches!(node.role(), Role::Label | Role::TextRun | Role::Window);
        if node.data().supports_action(Action::Click) && !structure {
            assert!(node.label().is_some_and(|name| !name.is_empty()), "a {:?} has no name", node.role());
        }
    }
}

#[test]
fn controls_are_large_enough() {
    for percent in [100, 200] {
        let mut harness = support::harness([1280.0, 10400.0], Appearance::Light, percent, gallery_ui, Gallery::default());
        harness.run();
        for node in harness.root().children_recursive() {
            let kit = node.accesskit_node();
            if !matches!(kit.role(), Role::Button | Role::RadioButton | Role::CheckBox | Role::Tab | Role::TextInput) {
                continue;
            }
            let least = if matches!(kit.role(), Role::RadioButton | Role::CheckBox) { 40.0 } else { 36.0 };
            let rect = node.rect();
            assert!(rect.height() >= least, "{:?} {:?} is {} high", kit.role(), kit.label(), rect.height());
        }
    }
}

#[test]
fn nothing_is_wider_than_the_window() {
    for (width, percent) in [(1280.0, 100), (1280.0, 150), (1280.0, 200), (800.0, 100), (1024.0, 150)] {
        let mut harness = support::harness([width, 10400.0], Appearance::Light, percent, gallery_ui, Gallery::default());
        harness.run();
        for node in harness.root().children_recursive() {
            let kit = node.accesskit_node();
            let Some(bounds) = kit.data().bounds() else { continue };
            let right = bounds.x1;
            assert!(
                right <= f64::from(width) + 0.5,
                "at {width} and {percent} per cent {:?} {:?} {:?} ends at {right}",
                kit.role(),
                kit.label(),
                kit.value()
            );
        }
    }
}

#[test]
fn lines_are_not_too_long_to_read() {
    for (width, percent) in [(1280.0, 100), (2560.0, 100), (2560.0, 200)] {
        let mut harness = support::harness([width, 10400.0], Appearance::Light, percent, gallery_ui, Gallery::default());
        harness.run();
        let mut longest = 0;
        for node in harness.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::TextRun) {
            let line = node.value().unwrap_or_default();
            let length = line.trim().chars().count();
            assert!(length <= 75, "{length} characters: {line}");
            longest = longest.max(length);
        }
        assert!(longest > 60, "lines are long enough, too: {longest}");
    }
}

#[test]
fn clicks_change_the_state_and_take_the_focus() {
    let mut harness = gallery(Gallery::default());
    for name in ["In the last day", "Family or friends", "Opioids", "Cannot tell yet (11)", "Offence, Not started"] {
        harness.get_by_label(name).click();
        harness.run();
        assert!(harness.get_by_label(name).is_focused(), "a click on {name} takes the focus");
    }
    let state = harness.state();
    assert_eq!(state.answer, Some(0));
    assert_eq!(state.answers, [true, false, true]);
    assert_eq!(state.chips, [true, true, false]);
    assert_eq!(state.tab, 1);
    assert_eq!(state.section, 3);
}

#[test]
fn a_disabled_control_does_nothing() {
    let mut harness = gallery(Gallery::default());
    let before = harness.state().clone();
    harness.get_by_label("Not open in this area").click();
    harness.get_by_label("Save the plan").click();
    harness.run();
    assert_eq!(harness.state(), &before);
}
