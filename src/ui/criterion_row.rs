//! One condition: met, not met or not known, with the answer behind it, what is lacking, and what it stands on.

use egui::{Ui, vec2};

use crate::app::App;
use crate::app::session::Session;
use crate::appraise::{Finding, explain};
use crate::base::truth::Truth;
use crate::pack::intervention::{Basis, Criterion};
use crate::pack::source::{Citation, Seen};

use super::theme;
use super::widgets::{self as w, TruthTone};
use super::{Commands, ask};

/// What stands beside a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// What a gate stands on.
    Basis,
    /// Nothing: fits and cautions decide nothing.
    Nothing,
}

/// Draws a criterion with its finding; `sources` shows the citations under it.
pub fn criterion_row_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    (criterion, finding): (&Criterion, &Finding),
    beside: Beside,
    sources: bool,
    out: &mut Commands,
) {
    ui.push_id(&criterion.id, |ui| {
        marked_ui(ui, truth_tone(finding.truth), |ui| {
            w::body(ui, &criterion.says);
            let because = explain::because_in_words(&app.pack, &session.case.answers, finding);
            if !because.is_empty() {
                w::hint(ui, &format!("Because: {because}"));
            }
            if finding.truth == Truth::Unknown {
                ask::asks_ui(ui, app, session, finding.missing, usize::MAX, out);
            }
            let stands_on = match beside {
                Beside::Basis => stands_on(criterion),
                Beside::Nothing => criterion.in_force.clone(),
            };
            if !stands_on.is_empty() {
                w::hint(ui, &stands_on);
            }
            citations_ui(ui, app, &criterion.cites, sources);
        });
    });
}

/// The mark with its word at the left, the text beside it; under it where there is no room.
pub fn marked_ui(ui: &mut Ui, truth: TruthTone, body: impl FnOnce(&mut Ui)) {
    let theme = theme::of(ui);
    let mark_width = theme.text.body * 6.6;
    if ui.available_width() < mark_width * 3.0 {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = theme.space.tiny;
            w::truth_mark(ui, truth);
            body(ui);
        });
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, theme.space.tiny);
            let start = ui.cursor().left();
            w::truth_mark(ui, truth);
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

fn truth_tone(truth: Truth) -> TruthTone {
    match truth {
        Truth::Yes => TruthTone::Met,
        Truth::No => TruthTone::NotMet,
        Truth::Unknown => TruthTone::NotKnown,
    }
}

fn stands_on(criterion: &Criterion) -> String {
    let basis = match criterion.basis {
        Basis::Law => "Law",
        Basis::EntryRule => "Entry rule",
        Basis::Guidance => "Guidance",
    };
    if criterion.in_force.is_empty() { basis.to_owned() } else { format!("{basis}, {}", criterion.in_force) }
}
