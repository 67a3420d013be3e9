//! Find and jump: a few letters lead to a question, an option, a fictional person, a screen, a setting or something to do.

use egui::{Key, Modifiers, Ui};

use crate::app::App;
use crate::app::palette::{Entry, Kind, Target, Wish};
use crate::ui::widgets::{self as w, Level};

/// The hint below the finds and the room around it, in lines of text.
const LINES_BELOW: f32 = 5.5;

/// What is being looked for.
#[derive(Debug, Default)]
pub struct PaletteDraft {
    open: bool,
    query: String,
    /// What was found, worked out when the query changes.
    found: Vec<(Kind, Vec<Entry>)>,
    /// The find that Enter takes, counted over all of them.
    chosen: usize,
    /// The field takes the focus in the next frame.
    take_focus: bool,
}

impl PaletteDraft {
    /// Opens it with nothing typed.
    fn open(&mut self, app: &App) {
        *self = Self { open: true, take_focus: true, ..Self::default() };
        self.look_up(app);
    }

    fn look_up(&mut self, app: &App) {
        let found = app.palette().find(&self.query, app);
        self.found = found.into_iter().map(|(kind, entries)| (kind, entries.into_iter().cloned().collect())).collect();
        self.chosen = 0;
    }

    fn count(&self) -> usize {
        self.found.iter().map(|(_, entries)| entries.len()).sum()
    }

    fn target(&self, place: usize) -> Option<Target> {
        self.found.iter().flat_map(|(_, entries)| entries).nth(place).map(|entry| entry.target.clone())
    }
}

/// Opens it on Ctrl+K and draws it while it is open. Returns what was chosen in this frame.
pub fn palette_ui(ui: &mut Ui, app: &App, draft: &mut PaletteDraft) -> Option<Wish> {
    let is_dialog_open = ui.memory(|memory| memory.top_modal_layer().is_some());
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::K)) && !is_dialog_open {
        draft.open(app);
    }
    if !draft.open {
        return None;
    }
    let moved = arrows(ui, draft);
    let mut picked = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)).then_some(draft.chosen);
    let outcome = w::modal_from_top(ui, egui::Id::unique("palette"), "Find and jump", |ui, piece| {
        if piece == w::Piece::Foot {
            w::hint(ui, "Arrow keys choose, Enter goes there, Escape closes.");
            return;
        }
        let before = draft.query.clone();
        let field = w::text_field(ui, "What are you looking for?", "A few letters are enough.", &mut draft.query);
        if std::mem::take(&mut draft.take_focus) || ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        if draft.query != before {
            draft.look_up(app);
        }
        let current = w::dialog_scroll(ui, LINES_BELOW, |ui| found_ui(ui, draft, moved, &mut picked));
        if let Some(current) = current {
            ui.ctx().accesskit_node_builder(field.id, |node| node.set_active_descendant(current.accesskit_id()));
        }
    });
    let target = picked.and_then(|place| draft.target(place));
    if outcome.dismissed || target.is_some() {
        draft.open = false;
        if target.is_none() {
            outcome.give_focus_back(ui);
        }
    }
    target.map(|target| app.wish(&target))
}

/// True when the choice moved.
fn arrows(ui: &Ui, draft: &mut PaletteDraft) -> bool {
    let (down, up) = ui.input_mut(|input| {
        (input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown), input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp))
    });
    draft.chosen = (draft.chosen + down).min(draft.count().saturating_sub(1)).saturating_sub(up);
    down + up > 0
}

/// The finds under their headings. Returns the id of the chosen one.
fn found_ui(ui: &mut Ui, draft: &PaletteDraft, moved: bool, picked: &mut Option<usize>) -> Option<egui::Id> {
    if draft.count() == 0 {
        w::body(ui, "Nothing is called that. Try another word, or fewer letters.");
        return None;
    }
    let mut current = None;
    let mut place = 0;
    for (kind, entries) in &draft.found {
        if place > 0 {
            w::gap(ui);
        }
        w::heading(ui, Level::Part, kind.heading());
        for entry in entries {
            let is_chosen = place == draft.chosen;
            let row = ui.push_id((kind, place), |ui| w::found_row(ui, &entry.name, kind.name(), &entry.says, is_chosen)).inner;
            if is_chosen {
                current = Some(row.id);
                if moved {
                    row.scroll_to_me(None);
                }
            }
            if row.clicked() {
                *picked = Some(place);
            }
            place += 1;
        }
    }
    current
}
