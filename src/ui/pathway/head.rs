//! What stands above the picture of the pathway: which stage, what is shown, how large, and to fill the screen with it.

use egui::{Align, Key, Layout, Modifiers, Ui};

use crate::app::App;
use crate::app::command::{Command, PathwayCommand};
use crate::base::table::Key as Place;
use crate::pack::Stage;
use crate::pathway::{Format, Picture, Shown};
use crate::ui::widgets::{self as w, Level};
use crate::ui::{Commands, theme};

use super::view::{ZOOMS, reading_zoom};
use super::{Form, PathwayDraft};

/// Fills the screen with the picture, and gives the window back.
const FILL: &str = "Fill the screen (F11)";
const BACK: &str = "Back to the window (Esc)";

/// Keys that work wherever the keyboard is on the screen: to fill the screen, and what a presenter's remote control sends.
pub fn keys(ui: &Ui, app: &App, draft: &mut PathwayDraft) {
    if draft.form == Form::Text || ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::F11) || (draft.form == Form::Alone && pressed(Key::Escape)) {
        fill(ui, draft);
    }
    if draft.form == Form::Alone {
        let by = if pressed(Key::PageDown) { 1 } else { -isize::from(pressed(Key::PageUp)) };
        let stages = stages(app);
        let now = stages.iter().position(|(stage, _)| *stage == draft.shown.stage).unwrap_or_default();
        let next = now.checked_add_signed(by).and_then(|next| stages.get(next));
        if let Some((stage, _)) = next.filter(|_| by != 0) {
            turn(ui, draft, *stage);
            draft.view.take_focus();
        }
    }
}

/// The title and everything that changes what is seen.
pub fn head_ui(ui: &mut Ui, app: &App, draft: &mut PathwayDraft, picture: &Picture, arrived: bool, out: &mut Commands) {
    ui.spacing_mut().item_spacing.y = theme::of(ui).space.small;
    if ui.available_width() < theme::of(ui).text.body * 62.0 {
        narrow_ui(ui, app, draft, picture, arrived, out);
        return;
    }
    ui.horizontal(|ui| {
        w::arrival_heading(ui, Level::Page, &picture.title, arrived);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            fill_ui(ui, draft);
            if draft.form != Form::Alone {
                files_ui(ui, draft.shown, out);
            }
        });
    });
    if draft.form != Form::Alone {
        w::cluster(ui, |ui| {
            controls_ui(ui, draft);
            // Only where it stands on the same line.
            let left = ui.max_rect().right() - ui.cursor().left();
            if draft.form != Form::Text && left > theme::of(ui).text.hint * 31.0 {
                w::hint(ui, "Drag or wheel moves it, Ctrl and wheel zooms. Enter on a box opens it.");
            }
        });
    }
    stages_ui(ui, app, draft);
}

/// In a narrow window all of it is folded away under the title, so that the picture has room.
fn narrow_ui(ui: &mut Ui, app: &App, draft: &mut PathwayDraft, picture: &Picture, arrived: bool, out: &mut Commands) {
    w::arrival_heading(ui, Level::Page, &picture.title, arrived);
    if draft.form == Form::Alone {
        w::cluster(ui, |ui| fill_ui(ui, draft));
        return;
    }
    let mut open = draft.more;
    w::fold(ui, "more", "Stages, zoom, show more, save", &mut open, |ui| {
        stages_ui(ui, app, draft);
        w::cluster(ui, |ui| {
            controls_ui(ui, draft);
            files_ui(ui, draft.shown, out);
            fill_ui(ui, draft);
        });
    });
    draft.more = open;
}

fn controls_ui(ui: &mut Ui, draft: &mut PathwayDraft) {
    ui.spacing_mut().item_spacing.x = theme::of(ui).space.small;
    let as_text = draft.form == Form::Text;
    if w::chip(ui, "As text", as_text).clicked() {
        draft.form = if as_text { Form::Picture } else { Form::Text };
        ui.ctx().request_repaint();
    }
    let Shown { schemes, onward, historic, stage: _ } = &mut draft.shown;
    for (name, on) in [("Local schemes", schemes), ("Onward referrals", onward), ("Historic", historic)] {
        if w::chip(ui, name, *on).clicked() {
            *on = !*on;
            ui.ctx().request_repaint();
        }
    }
    if draft.form != Form::Text {
        for (name, zoom) in ZOOMS {
            if w::button(ui, name).clicked() {
                draft.view.ask(zoom);
            }
        }
    }
}

fn files_ui(ui: &mut Ui, shown: Shown, out: &mut Commands) {
    for (name, format) in [("Save PNG", Format::Png), ("Save SVG", Format::Svg)] {
        if w::button(ui, name).clicked() {
            out.push(Command::Pathway(PathwayCommand::Save { shown, format }));
        }
    }
}

fn fill_ui(ui: &mut Ui, draft: &mut PathwayDraft) {
    if draft.form != Form::Text && w::button(ui, if draft.form == Form::Alone { BACK } else { FILL }).clicked() {
        fill(ui, draft);
    }
    if draft.form == Form::Alone {
        w::hint(ui, "Page down and page up turn the stages.");
    }
}

fn fill(ui: &Ui, draft: &mut PathwayDraft) {
    draft.form = if draft.form == Form::Alone { Form::Picture } else { Form::Alone };
    turn(ui, draft, draft.shown.stage);
    draft.view.take_focus();
}

/// All stages, and each of them alone.
fn stages(app: &App) -> Vec<(Option<Place<Stage>>, &str)> {
    let each = app.pack.stages.entries().map(|(stage, entry)| (Some(stage), entry.name.as_str()));
    std::iter::once((None, "All stages")).chain(each).collect()
}

fn stages_ui(ui: &mut Ui, app: &App, draft: &mut PathwayDraft) {
    let stages = stages(app);
    let names: Vec<_> = stages.iter().map(|(_, name)| (*name, None)).collect();
    let chosen = stages.iter().position(|(stage, _)| *stage == draft.shown.stage).unwrap_or_default();
    if let Some((stage, _)) = w::tabs(ui, "Stage", &names, chosen).and_then(|picked| stages.get(picked)) {
        turn(ui, draft, *stage);
    }
}

/// Shows this stage, or all of them. Alone, all of the picture is in view; in the window its words are never small.
fn turn(ui: &Ui, draft: &mut PathwayDraft, stage: Option<Place<Stage>>) {
    draft.shown.stage = stage;
    draft.view.turn(if draft.form == Form::Alone { Some(0.0) } else { stage.map(|_| reading_zoom(&theme::of(ui))) });
    ui.ctx().request_repaint();
}
