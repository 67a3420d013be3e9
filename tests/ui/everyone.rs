//! What holds for every screen, fold and dialog: names, roles, sizes, room for the words, and quiet when nothing happens.

use std::collections::BTreeSet;
use std::time::Duration;

use egui::{Role, accesskit::Action};
use egui_kittest::{
    Harness,
    kittest::{AccessKitNode, NodeT as _, Queryable as _},
};
use throughline::app::command::{Command, LookCommand};
use throughline::app::settings::Appearance;
use throughline::ui::shell::Shell;

use crate::pathway;
use crate::places::everywhere;
use crate::support::window::{Fixed, PLAIN, carry_out, window};

fn is_control(node: &AccessKitNode<'_>) -> bool {
    matches!(
        node.role(),
        Role::Button
            | Role::Link
            | Role::RadioButton
            | Role::CheckBox
            | Role::TextInput
            | Role::MultilineTextInput
            | Role::PasswordInput
            | Role::ComboBox
            | Role::Slider
            | Role::SpinButton
            | Role::Tab
            | Role::DisclosureTriangle
    )
}

#[test]
fn every_control_has_a_name_and_a_role() {
    let mut faults = BTreeSet::new();
    everywhere(PLAIN, |place, harness| {
        let mut controls = 0;
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            let named = node.label().is_some_and(|name| !name.trim().is_empty());
            if is_control(&node) {
                controls += 1;
                if !named {
                    faults.insert(format!("{place}: a {:?} has no name", node.role()));
                }
            } else if node.data().supports_action(Action::Click) {
                // Text takes clicks so that it can be selected; what scrolls takes them for its bar.
                let is_structure = matches!(
                    node.role(),
                    Role::Label
                        | Role::TextRun
                        | Role::Window
                        | Role::ScrollBar
                        | Role::ScrollView
                        | Role::Heading
                        | Role::Splitter
                );
                if !is_structure {
                    faults.insert(format!("{place}: {:?} {:?} can be clicked and is no control", node.role(), node.label()));
                }
            }
        }
        assert!(controls > 0, "{place} has no control at all");
    });
    assert_eq!(faults, BTreeSet::new());
}

#[test]
fn no_two_neighbours_have_one_name() {
    let mut faults = BTreeSet::new();
    everywhere(PLAIN, |place, harness| {
        let controls = harness.root().children_recursive().map(|node| node.accesskit_node()).filter(is_control);
        let named: Vec<(Role, String)> = controls.map(|node| (node.role(), node.label().unwrap_or_default())).collect();
        for pair in named.windows(2).filter(|pair| pair[0] == pair[1]) {
            faults.insert(format!("{place}: two of {:?} beside each other", pair[0]));
        }
    });
    assert_eq!(faults, BTreeSet::new());
}

#[test]
fn every_target_is_large_enough() {
    for percent in [100, 200] {
        let mut faults = BTreeSet::new();
        everywhere(([1280.0, 800.0], Appearance::Light, percent), |place, harness| {
            for node in harness.root().children_recursive() {
                let control = node.accesskit_node();
                if control.bounding_box().is_none() {
                    continue;
                }
                let rect = node.rect();
                // What is scrolled away is cut to nothing.
                let is_seen = rect.is_positive() && rect.top() > 0.0 && rect.bottom() < 800.0;
                if is_control(&control) && is_seen && (rect.width() < 24.0 || rect.height() < 24.0) {
                    faults.insert(format!("{place}: {:?} {:?} is {:?}", control.role(), control.label(), rect.size()));
                }
            }
        });
        assert_eq!(faults, BTreeSet::new(), "at {percent} per cent");
    }
}

#[test]
fn nothing_reaches_past_the_window() {
    for (size, percent) in [([1024.0, 768.0], 100), ([1024.0, 768.0], 200)] {
        let mut faults = BTreeSet::new();
        everywhere((size, Appearance::Light, percent), |place, harness| {
            // The picture of the pathway is larger than its frame and is moved under it.
            let frame = harness.query_by_role_and_label(Role::Group, pathway::GROUP).map(|picture| picture.rect());
            let boxes = frame.map(|_| pathway::boxes(harness)).unwrap_or_default();
            for node in harness.root().children_recursive() {
                let control = node.accesskit_node();
                let Some(bounds) = control.bounding_box() else { continue };
                let is_box = control.label().is_some_and(|name| boxes.contains(&name));
                if is_box || frame.is_some_and(|frame| node.rect().top() >= frame.top()) {
                    continue;
                }
                let name = || control.label().or_else(|| control.value()).unwrap_or_default();
                if bounds.x1 > f64::from(size[0]) + 0.5 || bounds.x0 < -0.5 {
                    faults.insert(format!("{place}: {:?} {} from {} to {}", control.role(), name(), bounds.x0, bounds.x1));
                }
                if control.role() == Role::Dialog && (bounds.y0 < -0.5 || bounds.y1 > f64::from(size[1]) + 0.5) {
                    faults.insert(format!("{place}: the dialog {} from {} down to {}", name(), bounds.y0, bounds.y1));
                }
            }
        });
        assert_eq!(faults, BTreeSet::new(), "at {size:?} and {percent} per cent");
    }
}

#[test]
fn a_window_that_nobody_touches_is_not_drawn_again() {
    everywhere(PLAIN, |place, harness| {
        for _ in 0..4 {
            harness.run_ok();
        }
        // A case may still be on its way to the disk: when it is there, the window is drawn once more.
        let is_still = |harness: &mut Harness<'static, Shell>| {
            let still = asks_to_be_drawn(harness).is_none();
            if !still {
                std::thread::sleep(Duration::from_millis(20));
            }
            still
        };
        let stands = (0..100).any(|_| is_still(harness));
        assert!(stands, "{place} asks to be drawn again after {:?}", asks_to_be_drawn(harness));
    });
}

/// When the window wants to be drawn again, though nothing happens in it.
fn asks_to_be_drawn(harness: &mut Harness<'static, Shell>) -> Option<Duration> {
    harness.step();
    let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    let delay = delay.expect("there is a window");
    // A cursor that blinks in a field is a wish of egui's; everything else must be still.
    let blinks = harness.ctx.text_edit_focused() && delay >= Duration::from_millis(100);
    // A window that is to lock itself is woken once, when it is time to.
    let keeping = &harness.state().app.keeping;
    let locks = keeping.holds_secrets(harness.state().app.session.as_ref()) && delay.as_secs() >= 240;
    (!blinks && !locks && delay != Duration::MAX).then_some(delay)
}

#[test]
fn nothing_moves_where_motion_is_reduced() {
    let mut harness = window([1280.0, 800.0], Appearance::Light, 100, Fixed::default());
    let time = |harness: &Harness<'static, Shell>| harness.ctx.global_style().animation_time;
    assert!(time(&harness) <= 0.0, "nothing moves unless that is asked for");
    carry_out(&mut harness, Command::Look(LookCommand::SetReducedMotion(false)));
    assert!(time(&harness) > 0.0 && time(&harness) < 0.2);
    carry_out(&mut harness, Command::Look(LookCommand::SetReducedMotion(true)));
    assert!(time(&harness) <= 0.0);
    for percent in [125, 100] {
        carry_out(&mut harness, Command::Look(LookCommand::SetTextPercent(percent)));
        assert!(time(&harness) <= 0.0, "another size brings no motion back");
    }
}
