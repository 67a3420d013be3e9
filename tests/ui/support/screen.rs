//! A screen as text: what a screen reader is told, one line for each thing, indented as it is nested.

use std::fmt::Write as _;

use egui::{Role, accesskit::Toggled};
use egui_kittest::{
    Harness,
    kittest::{AccessKitNode, NodeT as _},
};

/// Whether some text is on the screen, as a name or a value. Asking the harness by value would find a label twice.
pub fn shows<State>(harness: &Harness<'_, State>, text: &str) -> bool {
    screen_as_text(harness).contains(&format!("\"{text}\""))
}

/// Role, name, value and state of everything on the screen, in reading order.
pub fn screen_as_text<State>(harness: &Harness<'_, State>) -> String {
    let mut text = String::new();
    let root = harness.root();
    write_children(&mut text, &root.accesskit_node(), 0);
    text
}

fn write_children(text: &mut String, node: &AccessKitNode<'_>, depth: usize) {
    for child in node.children() {
        if child.role() == Role::TextRun || child.is_hidden() {
            continue;
        }
        let told = line(&child);
        if let Some(line) = &told {
            writeln!(text, "{:indent$}{line}", "", indent = depth * 2).expect("a string takes any text");
        }
        write_children(text, &child, depth + usize::from(told.is_some()));
    }
}

/// Nothing for the boxes that only hold other things.
fn line(node: &AccessKitNode<'_>) -> Option<String> {
    let name = node.label().filter(|label| !label.is_empty());
    let value = node.value().filter(|value| !value.is_empty());
    let structural =
        matches!(node.role(), Role::GenericContainer | Role::Unknown | Role::Pane | Role::ScrollView | Role::ScrollBar);
    if structural && name.is_none() && value.is_none() {
        return None;
    }
    let mut line = format!("{:?}", node.role());
    let mut add = |part: String| {
        line.push(' ');
        line.push_str(&part);
    };
    if let Some(level) = node.level() {
        add(level.to_string());
    }
    if let Some(name) = &name {
        add(format!("\"{name}\""));
    }
    if let Some(value) = value.filter(|value| Some(value) != name.as_ref()) {
        add(format!("= \"{value}\""));
    }
    for state in states(node) {
        add(format!("[{state}]"));
    }
    Some(line)
}

fn states(node: &AccessKitNode<'_>) -> Vec<String> {
    let data = node.data();
    let mut states = Vec::new();
    match node.toggled() {
        Some(Toggled::True) => states.push("on".to_owned()),
        Some(Toggled::False) => states.push("off".to_owned()),
        Some(Toggled::Mixed) => states.push("mixed".to_owned()),
        None => {}
    }
    if let Some(open) = data.is_expanded() {
        states.push(if open { "open" } else { "closed" }.to_owned());
    }
    if data.is_selected() == Some(true) {
        states.push("selected".to_owned());
    }
    if data.aria_current().is_some() {
        states.push("current".to_owned());
    }
    if node.is_disabled() {
        states.push("disabled".to_owned());
    }
    if node.is_focused() {
        states.push("focused".to_owned());
    }
    if let Some(key) = data.keyboard_shortcut() {
        states.push(format!("key {key}"));
    }
    states
}

/// How high the words are drawn in a place, in points: what the tree of names does not say. Of several, the highest.
pub fn words_height<State>(harness: &Harness<'_, State>, place: egui::Rect, words: &str) -> f32 {
    let shapes = harness.output().shapes.iter();
    let heights = shapes.filter_map(|clipped| match &clipped.shape {
        egui::Shape::Text(text) if place.contains(text.pos) && text.galley.text().starts_with(words) => {
            Some(text.galley.size().y)
        }
        _ => None,
    });
    heights.reduce(f32::max).unwrap_or_else(|| panic!("{words} are not drawn in {place}"))
}
