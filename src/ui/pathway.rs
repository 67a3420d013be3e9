//! The Pathway screen: the system as a picture that can be projected, or stage by stage as text.

use egui::{Frame, Margin, Ui};

use crate::app::App;
use crate::app::command::{Command, PathwayCommand};
use crate::app::picture;
use crate::pathway::{self, Format, Picture, Shown};
use crate::report::document::Document;
use crate::report::{excerpt, text};

use super::Commands;
use super::document_view::{self, Wish};
use super::pathway_canvas;
use super::pathway_view::{View, ZOOMS};
use super::theme;
use super::widgets::{self as w, Level};

/// What is shown here, and from where.
#[derive(Debug, Default)]
pub struct PathwayDraft {
    made: Option<Made>,
    shown: Shown,
    view: View,
    as_text: bool,
    /// The section of the text that was copied last.
    copied: Option<usize>,
    /// Whether the sources of the text are shown.
    sources: bool,
    /// In a narrow window the filters and files are folded away.
    more: bool,
}

/// The picture and what it was made from.
#[derive(Debug)]
struct Made {
    revision: Option<u64>,
    shown: Shown,
    picture: Picture,
    text: Document,
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn pathway_ui(ui: &mut Ui, app: &App, draft: &mut PathwayDraft, arrived: bool, out: &mut Commands) {
    let session = app.session.as_ref();
    let revision = session.map(|session| session.revision);
    let is_fresh = |made: &Made| made.revision == revision && made.shown == draft.shown;
    let made = draft.made.take().filter(is_fresh).unwrap_or_else(|| {
        let picture = picture::picture(&app.pack, session, draft.shown);
        let text = pathway::document(&app.pack, &picture);
        Made { revision, shown: draft.shown, picture, text }
    });
    let space = theme::of(ui).space;
    let frame = Frame::new().inner_margin(Margin::from(space.large));
    let height = ui.available_height() - 2.0 * space.large;
    if draft.as_text {
        frame.show(ui, |ui| {
            head_ui(ui, draft, &made, arrived, out);
            text_ui(ui, &made.text, &mut draft.copied, &mut draft.sources, out);
        });
    } else {
        // Where large text leaves the picture too little room, the page scrolls.
        w::scroll(ui, "pathway", |ui| {
            frame.show(ui, |ui| {
                let top = ui.cursor().top();
                head_ui(ui, draft, &made, arrived, out);
                let left = height - (ui.cursor().top() - top);
                pathway_canvas::canvas_ui(ui, &made.picture, &mut draft.view, left, out);
            });
        });
    }
    draft.made = Some(made);
}

fn head_ui(ui: &mut Ui, draft: &mut PathwayDraft, made: &Made, arrived: bool, out: &mut Commands) {
    ui.spacing_mut().item_spacing.y = theme::of(ui).space.small;
    w::arrival_heading(ui, Level::Page, &made.picture.title, arrived);
    controls_ui(ui, draft, out);
}

fn controls_ui(ui: &mut Ui, draft: &mut PathwayDraft, out: &mut Commands) {
    let is_narrow = ui.available_width() < theme::of(ui).text.body * 62.0;
    if is_narrow {
        let mut open = draft.more;
        w::fold(ui, "more", "Zoom, show more, save", &mut open, |ui| w::cluster(ui, |ui| all_ui(ui, draft, out)));
        draft.more = open;
    } else {
        w::cluster(ui, |ui| all_ui(ui, draft, out));
        if !draft.as_text {
            w::hint(ui, "Drag or wheel moves it, Ctrl and wheel zooms. Enter on a box opens it.");
        }
    }
}

fn all_ui(ui: &mut Ui, draft: &mut PathwayDraft, out: &mut Commands) {
    ui.spacing_mut().item_spacing.x = theme::of(ui).space.small;
    if w::chip(ui, "As text", draft.as_text).clicked() {
        draft.as_text = !draft.as_text;
        ui.ctx().request_repaint();
    }
    if !draft.as_text {
        for (name, zoom) in ZOOMS {
            if w::button(ui, name).clicked() {
                draft.view.ask(zoom);
            }
        }
    }
    more_ui(ui, &mut draft.shown, out);
}

fn more_ui(ui: &mut Ui, shown: &mut Shown, out: &mut Commands) {
    let Shown { schemes, onward, historic } = shown;
    for (name, on) in [("Local schemes", schemes), ("Onward referrals", onward), ("Historic", historic)] {
        if w::chip(ui, name, *on).clicked() {
            *on = !*on;
            ui.ctx().request_repaint();
        }
    }
    for (name, format) in [("Save SVG", Format::Svg), ("Save PNG", Format::Png)] {
        if w::button(ui, name).clicked() {
            out.push(Command::Pathway(PathwayCommand::Save { shown: *shown, format }));
        }
    }
}

/// Stage by stage; each section can be copied.
fn text_ui(ui: &mut Ui, document: &Document, copied: &mut Option<usize>, sources: &mut bool, out: &mut Commands) {
    let wish = w::page(ui, "pathway as text", |ui| w::card(ui, |ui| document_view::document_ui(ui, document, *copied, sources)));
    if let Some(Wish::Copy(place)) = wish
        && let Some(section) = excerpt::section(document, place)
    {
        ui.ctx().copy_text(text::plain(&section, text::PAGE_WIDTH));
        out.push(Command::Pathway(PathwayCommand::Copied));
        *copied = Some(place);
    }
}
