//! Rows of the task list, and labels beside their values.

use egui::{Response, Role, Sense, Stroke, Ui, WidgetInfo, accesskit::AriaCurrent, vec2};

use super::{paint, text};
use crate::ui::theme::{self, Type};

/// How far a section has come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TaskState {
    /// Every question of it is answered.
    Done,
    /// Some are.
    Part {
        /// Questions answered.
        done: usize,
        /// Questions that apply.
        of: usize,
    },
    /// None is.
    NotStarted,
    /// No question of it applies now; answers elsewhere can change that.
    NothingToAsk,
    /// So many answers of last time are to be confirmed.
    ToConfirm(usize),
}

impl TaskState {
    /// As it stands beside the name and as a screen reader says it.
    pub fn words(self) -> String {
        match self {
            Self::Done => "Done".to_owned(),
            Self::Part { done, of } => format!("{done} of {of}"),
            Self::NotStarted => "Not started".to_owned(),
            Self::NothingToAsk => "Nothing to ask".to_owned(),
            Self::ToConfirm(count) => format!("{count} to confirm"),
        }
    }
}

/// A section of the assessment, with how far it has come.
pub fn task_row(ui: &mut Ui, name: &str, state: TaskState, current: bool) -> Response {
    let theme = theme::of(ui);
    let words = state.words();
    let slot = theme.control.mark;
    let width = ui.available_width();
    let state_text = paint::lay_out(ui, Type::Hint, &words, f32::INFINITY);
    let padding = theme.space.medium;
    let name_left = padding + slot + theme.space.tiny;
    let name_width = width - name_left - state_text.size().x - padding - theme.space.small;
    let name_text = paint::lay_out(ui, if current { Type::Strong } else { Type::Body }, name, name_width);
    let height = theme.control.button.max(name_text.size().y + theme.space.small);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{name}, {words}")));
    if current {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_aria_current(AriaCurrent::Step));
    }
    row_ground(ui, &response, current);
    let middle = rect.center().y;
    let sign = paint::lay_out(ui, Type::Body, task_symbol(state, current), f32::INFINITY);
    let sign_color = if current { theme.colors.accent } else { theme.colors.good };
    paint::text_at(ui, rect.left() + padding, middle, &sign, sign_color);
    paint::text_at(ui, rect.left() + name_left, middle, &name_text, theme.colors.ink);
    paint::text_at(ui, rect.right() - padding - state_text.size().x, middle, &state_text, theme.colors.quiet);
    paint::finish(ui, response)
}

fn task_symbol(state: TaskState, current: bool) -> &'static str {
    match (current, state) {
        (true, _) => "▸",
        (false, TaskState::Done) => "✓",
        (false, TaskState::NothingToAsk | TaskState::Part { .. } | TaskState::NotStarted | TaskState::ToConfirm(_)) => " ",
    }
}

fn row_ground(ui: &Ui, response: &Response, current: bool) {
    let theme = theme::of(ui);
    let colors = &theme.colors;
    let fill = match (current, response.hovered()) {
        (true, _) => colors.accent_soft,
        (false, true) => colors.hover,
        (false, false) => theme::NONE,
    };
    paint::ground(ui, response.rect, fill, Stroke::NONE);
    if current {
        paint::left_bar(ui, response.rect, colors.accent);
    }
}

/// A link to a part of a document, in the list of its parts: one that is within another stands further in. `current` marks
/// the one in view.
pub fn contents_row(ui: &mut Ui, words: &str, is_within: bool, current: bool) -> Response {
    let theme = theme::of(ui);
    let padding = theme.space.small;
    let indent = if is_within { padding + theme.space.large } else { padding };
    let width = ui.available_width();
    let text = paint::lay_out(ui, Type::Hint, words, width - indent - padding);
    let (rect, response) = ui.allocate_exact_size(vec2(width, text.size().y + theme.space.small), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), words));
    if current {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_aria_current(AriaCurrent::Location));
    }
    row_ground(ui, &response, current);
    paint::text_at(ui, rect.left() + indent, rect.center().y, &text, theme.colors.accent);
    paint::finish(ui, response)
}

/// Something found: its name, what it is, a sentence on it. `current` marks the one that is shown.
pub fn found_row(ui: &mut Ui, name: &str, word: &str, says: &str, current: bool) -> Response {
    let theme = theme::of(ui);
    let padding = theme.space.medium;
    let width = ui.available_width();
    let inner = (width - 2.0 * padding).min(theme.measure(Type::Body));
    let word_text = paint::lay_out(ui, Type::Hint, word, inner);
    // The words stand in a column at the right; where that would leave a name too little room, on lines of their own.
    let room = width - 3.0 * padding - word_text.size().x;
    let beside = room >= theme.text.body * 14.0;
    let name_text = paint::lay_out(ui, Type::Strong, name, if beside { room.min(inner) } else { inner });
    let says_text = (!says.is_empty()).then(|| paint::lay_out_rows(ui, Type::Hint, says, inner, 2));
    let mut parts = vec![(name_text.clone(), theme.colors.ink)];
    if !beside {
        parts.push((word_text.clone(), theme.colors.quiet));
    }
    parts.extend(says_text.map(|text| (text, theme.colors.quiet)));
    let text_height: f32 = parts.iter().map(|(text, _)| text.size().y).sum();
    let height = theme.control.row.max(text_height + 2.0 * theme.space.small);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{name}, {word}")));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if !says.is_empty() {
            node.set_description(says);
        }
        if current {
            node.set_aria_current(AriaCurrent::True);
        }
    });
    row_ground(ui, &response, current);
    let mut top = rect.center().y - text_height / 2.0;
    if beside {
        let middle = top + name_text.rows.first().map_or(0.0, |row| row.height()) / 2.0;
        paint::text_at(ui, rect.right() - padding - word_text.size().x, middle, &word_text, theme.colors.quiet);
    }
    for (text, color) in &parts {
        paint::text_at(ui, rect.left() + padding, top + text.size().y / 2.0, text, *color);
        top += text.size().y;
    }
    ui.painter().hline(rect.x_range(), rect.bottom().round(), theme.hairline());
    paint::finish(ui, response)
}

/// A label and its value, side by side where there is room.
pub fn key_value(ui: &mut Ui, key: &str, value: &str) {
    let theme = theme::of(ui);
    if ui.available_width() < theme.column.label * 2.4 {
        text::hint(ui, key);
        text::body(ui, value);
        return;
    }
    ui.horizontal_top(|ui| {
        // The gap to the value is the same behind a long label and a short one.
        ui.spacing_mut().item_spacing.x = 0.0;
        let start = ui.cursor().left();
        text::styled_in(ui, Type::Body, theme.colors.quiet, key, theme.column.label - theme.space.medium);
        ui.add_space((start + theme.column.label - ui.cursor().left()).max(0.0));
        text::body(ui, value);
    });
}
