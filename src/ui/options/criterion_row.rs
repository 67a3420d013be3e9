//! One condition: met, not met or not known, with the answer behind it, what is lacking, and what it stands on.

use egui::{Ui, vec2};

use crate::app::App;
use crate::app::session::Session;
use crate::appraise::{Finding, explain};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::pack::intervention::{Basis, Criterion, Intervention};
use crate::pack::source::{Citation, Seen};
use crate::ui::assessment::ask;
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, TruthTone};
use crate::ui::{Commands, option_words};

/// What a criterion does for the option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It must hold.
    Gate,
    /// It speaks for the option.
    Fit,
    /// It is to be weighed.
    Caution,
}

/// Of what a criterion is drawn, and how.
#[derive(Clone, Copy, Debug)]
pub struct Of {
    /// The option.
    pub option: Key<Intervention>,
    /// What it does for the option.
    pub part: Part,
    /// True where the citations stand under it.
    pub sources: bool,
}

/// Draws a criterion with its finding.
pub fn criterion_row_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    (criterion, finding): (&Criterion, &Finding),
    of: Of,
    out: &mut Commands,
) {
    ui.push_id(&criterion.id, |ui| {
        marked_ui(ui, of.part, finding.truth, |ui| {
            w::body(ui, &criterion.says);
            let because = explain::because_in_words(&app.pack, &session.case.answers, finding);
            let behind = [stands_on(criterion, of.part), because];
            let behind: Vec<&str> = behind.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            if !behind.is_empty() {
                w::hint(ui, &behind.join(" · "));
            }
            if finding.truth == Truth::Unknown {
                ask::asks_ui(ui, app, session, (finding.missing, of.option), usize::MAX, out);
            }
            citations_ui(ui, app, &criterion.cites, of.sources);
        });
    });
}

/// Draws a criterion apart from any person.
pub fn criterion_ui(ui: &mut Ui, app: &App, criterion: &Criterion, part: Part, sources: bool) {
    w::body(ui, &criterion.says);
    let behind = stands_on(criterion, part);
    if !behind.is_empty() {
        w::hint(ui, &behind);
    }
    citations_ui(ui, app, &criterion.cites, sources);
}

/// The mark with its word at the left, the text beside it; under it where there is no room.
fn marked_ui(ui: &mut Ui, part: Part, truth: Truth, body: impl FnOnce(&mut Ui)) {
    let theme = theme::of(ui);
    let mark_width = theme.text.body * 7.0;
    if ui.available_width() < mark_width * 3.0 {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = theme.space.tiny;
            mark_ui(ui, part, truth);
            body(ui);
        });
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, theme.space.tiny);
            let start = ui.cursor().left();
            mark_ui(ui, part, truth);
            ui.add_space((start + mark_width - ui.cursor().left()).max(0.0));
            ui.vertical(body);
        });
    }
    ui.add_space(theme.space.tiny);
}

/// Where something comes from, a line for each place. Hidden sources leave a word where all of them are second hand.
pub fn citations_ui(ui: &mut Ui, app: &App, cites: &[Citation], sources: bool) {
    if sources {
        for citation in cites {
            w::hint(ui, &explain::citation_in_words(&app.pack, citation));
        }
    } else if !cites.is_empty() && cites.iter().all(|citation| citation.seen == Seen::SecondHand) {
        w::hint(ui, "Seen at second hand: confirm before relying on it");
    }
}

/// A gate is met or not; what is to be weighed applies or not, and a caution that applies is no success.
fn mark_ui(ui: &mut Ui, part: Part, truth: Truth) {
    match (truth, part) {
        (Truth::Yes, Part::Gate) => w::truth_mark(ui, TruthTone::Met),
        (Truth::Yes, Part::Fit) => w::mark(ui, Tone::Good, "✓", "Applies"),
        (Truth::Yes, Part::Caution) => w::mark(ui, Tone::Caution, "!", "Applies"),
        (Truth::No, Part::Gate) => w::truth_mark(ui, TruthTone::NotMet),
        (Truth::No, Part::Fit | Part::Caution) => w::mark(ui, Tone::Quiet, "✗", "Not so"),
        (Truth::Unknown, Part::Gate | Part::Fit | Part::Caution) => w::truth_mark(ui, TruthTone::NotKnown),
    };
}

/// What a gate stands on, and since when the rule is in force.
fn stands_on(criterion: &Criterion, part: Part) -> String {
    let basis = match (part, criterion.basis) {
        (Part::Gate, Basis::Law) => "Law",
        (Part::Gate, Basis::EntryRule) => "Entry rule",
        (Part::Gate, Basis::Guidance) => "Guidance",
        (Part::Fit | Part::Caution, Basis::Law | Basis::EntryRule | Basis::Guidance) => "",
    };
    let parts = [basis, criterion.in_force.as_str()].into_iter().filter(|text| !text.is_empty());
    option_words::capitalised(&parts.collect::<Vec<_>>().join(", "))
}
