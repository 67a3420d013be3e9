//! The Report screen: the document as it will be, to be read, copied and saved.

use egui::{Frame, Margin, Ui};

use crate::app::App;
use crate::app::command::{Command, ReportCommand, ReportKind};
use crate::app::document::{self, Gap};
use crate::app::session::Session;
use crate::appraise::explain;
use crate::report::document::Document;
use crate::report::{excerpt, text};

use super::Commands;
use super::document_contents::{Contents, contents_ui};
use super::document_view::{self, Wish};
use super::theme::{self, Tone, Type};
use super::watch::copied_in_words;
use super::widgets::{self as w, Level};

/// The kinds in the order of the tabs.
const KINDS: [(ReportKind, &str); 2] =
    [(ReportKind::Handover, "Handover sheet"), (ReportKind::PreSentence, "Pre-sentence report")];

/// What the list of the parts is called.
const IN_THIS_REPORT: &str = "In this report";

/// Copied text has no fixed width: where it is pasted decides where lines end.
const NO_WIDTH: usize = 100_000;

/// The document that is shown, and what was copied from it last.
#[derive(Debug, Default)]
pub struct ReportDraft {
    shown: Option<Shown>,
    copied: Option<Copied>,
    sources: bool,
    contents_open: bool,
}

/// A document and what it was made from.
#[derive(Debug)]
struct Shown {
    revision: u64,
    kind: ReportKind,
    document: Document,
    contents: Contents,
    gaps: Vec<Gap>,
}

/// What was copied last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copied {
    All,
    Section(usize),
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn report_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut ReportDraft, arrived: bool, out: &mut Commands) {
    let ReportDraft { shown, copied, sources, contents_open } = draft;
    let is_fresh = |shown: &Shown| shown.revision == session.revision && shown.kind == document::shown(&app.pack, session);
    if !shown.as_ref().is_some_and(is_fresh) {
        *copied = None;
    }
    let shown = match shown.take().filter(is_fresh) {
        Some(fresh) => shown.insert(fresh),
        None => shown.insert(make(app, session)),
    };
    let column = &theme::of(ui).column;
    let widths = (column.label * 1.25, column.page);
    let is_beside = w::width_of_head(ui, widths).is_some();
    w::page_in_parts_of(ui, "report", widths, |ui, part| match part {
        w::Part::Head => {
            w::arrival_heading(ui, Level::Page, "Report", arrived);
            kinds_ui(ui, shown.kind, out);
            w::gap(ui);
            if !is_beside {
                gaps_ui(ui, &shown.gaps, out);
            }
            actions_ui(ui, app, shown, copied, out);
            w::gap(ui);
            if is_beside {
                w::heading(ui, Level::Card, IN_THIS_REPORT);
                contents_ui(ui, IN_THIS_REPORT, &mut shown.contents);
            } else {
                let title = format!("{IN_THIS_REPORT} ({})", explain::counted(shown.contents.count(), "part"));
                w::fold(ui, "contents", &title, contents_open, |ui| contents_ui(ui, IN_THIS_REPORT, &mut shown.contents));
                w::gap(ui);
            }
        }
        w::Part::Rest => {
            if is_beside && !shown.gaps.is_empty() {
                gaps_ui(ui, &shown.gaps, out);
                w::gap(ui);
            }
            paper_ui(ui, shown, copied, sources, out);
        }
    });
}

fn make(app: &App, session: &Session) -> Shown {
    let document = document::document(&app.pack, session);
    Shown {
        revision: session.revision,
        kind: document::shown(&app.pack, session),
        contents: Contents::new(&document),
        document,
        gaps: document::gaps(&app.pack, session),
    }
}

fn kinds_ui(ui: &mut Ui, shown: ReportKind, out: &mut Commands) {
    let names = KINDS.map(|(_, name)| (name, None));
    let chosen = KINDS.iter().position(|(kind, _)| *kind == shown).unwrap_or_default();
    let picked = w::tabs(ui, "Kind of document", &names, chosen).and_then(|picked| KINDS.get(picked));
    if let Some((kind, _)) = picked {
        out.push(Command::Report(ReportCommand::Show(*kind)));
    }
}

/// What would make it better. Nothing here stands in the way of saving.
fn gaps_ui(ui: &mut Ui, gaps: &[Gap], out: &mut Commands) {
    if gaps.is_empty() {
        return;
    }
    let says: Vec<&str> = gaps.iter().map(|gap| gap.says.as_str()).collect();
    w::notice(ui, Tone::Caution, "Still missing for a good document", &says.join("\n"));
    let mut screens = Vec::new();
    for screen in gaps.iter().filter_map(|gap| gap.mend) {
        if !screens.contains(&screen) {
            screens.push(screen);
        }
    }
    w::cluster(ui, |ui| {
        for screen in screens {
            if w::link_button(ui, &format!("Go to {}", screen.name())).clicked() {
                out.push(Command::Go(screen));
            }
        }
    });
}

fn actions_ui(ui: &mut Ui, app: &App, shown: &Shown, copied: &mut Option<Copied>, out: &mut Commands) {
    w::cluster(ui, |ui| {
        ui.add_enabled_ui(!app.jobs.is_running(), |ui| {
            if w::primary_button(ui, "Save as…").clicked() {
                out.push(Command::Report(ReportCommand::Save));
            }
        });
        if w::button(ui, "Copy all").clicked() {
            ui.ctx().copy_text(text::plain(&shown.document, NO_WIDTH));
            out.push(Command::Report(ReportCommand::Copied));
            *copied = Some(Copied::All);
        }
        if *copied == Some(Copied::All) {
            w::mark(ui, Tone::Good, "✓", &copied_in_words(app));
        }
        w::hint(ui, "Ctrl+S saves. End the name in .txt for plain text, .md for Markdown.");
    });
}

/// The document on a sheet of its own.
fn paper_ui(ui: &mut Ui, shown: &mut Shown, copied: &mut Option<Copied>, sources: &mut bool, out: &mut Commands) {
    let theme = theme::of(ui);
    let sheet = Frame::new().fill(theme.colors.card).stroke(theme.outline()).inner_margin(Margin::from(theme.space.section));
    sheet.show(ui, |ui| {
        ui.take_available_width();
        let last = match copied {
            Some(Copied::Section(place)) => Some(*place),
            Some(Copied::All) | None => None,
        };
        w::styled(ui, Type::Hint, theme.colors.quiet, "Preview");
        let Shown { document, contents, .. } = shown;
        let wish = contents.watch(ui, |ui, contents| document_view::document_in_parts_ui(ui, document, last, sources, contents));
        if let Some(Wish::Copy(place)) = wish
            && let Some(section) = excerpt::section(document, place)
        {
            ui.ctx().copy_text(text::plain(&section, NO_WIDTH));
            out.push(Command::Report(ReportCommand::Copied));
            *copied = Some(Copied::Section(place));
        }
    });
}
