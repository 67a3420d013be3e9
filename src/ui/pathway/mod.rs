//! The Pathway screen: the system as a picture that can be projected, or stage by stage as text.

pub mod canvas;
mod head;
pub mod view;

use egui::{Frame, Margin, Ui};

use crate::app::App;
use crate::app::command::{Command, PathwayCommand, Screen};
use crate::app::picture;
use crate::pathway::{self, Picture, Shown};
use crate::report::document::Document;
use crate::report::{excerpt, text};

use super::document_view::{self, Wish};
use super::{Commands, theme, widgets as w};
use view::View;

/// What is shown here, and from where.
#[derive(Debug, Default)]
pub struct PathwayDraft {
    made: Option<Made>,
    pub(super) shown: Shown,
    pub(super) view: View,
    pub(super) form: Form,
    /// The section of the text that was copied last.
    copied: Option<usize>,
    /// Whether the sources of the text are shown.
    sources: bool,
    /// In a narrow window the filters and files are folded away.
    pub(super) more: bool,
}

impl PathwayDraft {
    /// Whether the picture stands alone, without the rail and the bars. It does so only as long as its screen is shown
    /// and the bars ask nothing.
    pub fn is_alone(&mut self, screen: Screen, is_asked: bool) -> bool {
        if self.form == Form::Alone && (screen != Screen::Pathway || is_asked) {
            self.form = Form::Picture;
        }
        self.form == Form::Alone
    }
}

/// How it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// As a picture beside the rail and under the bars.
    #[default]
    Picture,
    /// As a picture that fills the window, for a room to look at.
    Alone,
    /// As text.
    Text,
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
    head::keys(ui, app, draft);
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
    if draft.form == Form::Text {
        frame.show(ui, |ui| {
            head::head_ui(ui, app, draft, &made.picture, arrived, out);
            text_ui(ui, &made.text, &mut draft.copied, &mut draft.sources, out);
        });
    } else {
        // Where large text leaves the picture too little room, the page scrolls.
        w::scroll(ui, "pathway", |ui| {
            frame.show(ui, |ui| {
                let top = ui.cursor().top();
                head::head_ui(ui, app, draft, &made.picture, arrived, out);
                let left = height - (ui.cursor().top() - top);
                canvas::canvas_ui(ui, &made.picture, &mut draft.view, left, out);
            });
        });
    }
    draft.made = Some(made);
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
