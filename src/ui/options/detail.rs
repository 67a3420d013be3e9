//! Everything about one option: headline first, the rest folded away.

use std::collections::BTreeSet;

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, LibraryCommand};
use crate::app::session::Session;
use crate::appraise::{AppraisedOption, Finding, explain};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::library::Item;
use crate::pack::intervention::{Criterion, Intervention};
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};
use crate::ui::{Commands, option_words};

use super::criterion_row::{self, Of, criterion_row_ui};
use super::decide::{self, DecideDraft, Place};
use super::preference::{PreferenceDraft, preference_ui};
use super::{card, evidence, what_if};

/// Which option is shown, and which of its parts are open. The parts stay as they are from option to option.
#[derive(Debug, Default)]
pub struct DetailDraft {
    option: Option<Key<Intervention>>,
    arrived: bool,
    sources: bool,
    open: BTreeSet<Part>,
    preference: PreferenceDraft,
}

/// What can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who it is for, what it involves, consent.
    About,
    /// How to arrange it.
    Arrange,
    /// Fits and cautions that do not hold.
    DoNotHold,
    /// Findings.
    Statements,
    /// EMMIE.
    Emmie,
    /// Figures.
    Figures,
    /// What a reader would be misled without.
    Notes,
    /// Where the description comes from.
    Sources,
    /// What must hold, what speaks for it, what is to be weighed.
    Criteria,
    /// What holds for all of the evidence.
    Caveats,
    /// The documents behind an entry.
    Documents,
}

impl DetailDraft {
    /// The option that is shown, if one is.
    pub fn option(&self) -> Option<Key<Intervention>> {
        self.option
    }

    /// Shows an option and puts the keyboard on its heading.
    pub fn show(&mut self, option: Key<Intervention>) {
        self.option = Some(option);
        self.arrived = true;
    }

    /// Leaves the details.
    pub fn close(&mut self) -> Option<Key<Intervention>> {
        self.option.take()
    }

    /// True when sources are to be shown under each point.
    pub fn sources(&self) -> bool {
        self.sources
    }
}

/// A part under its fold.
pub fn part_ui(ui: &mut Ui, draft: &mut DetailDraft, part: Part, title: &str, body: impl FnOnce(&mut Ui)) {
    let mut open = draft.open.contains(&part);
    w::fold(ui, title, title, &mut open, body);
    if open {
        draft.open.insert(part);
    } else {
        draft.open.remove(&part);
    }
}

/// The chip that shows sources under each point.
pub fn sources_chip_ui(ui: &mut Ui, draft: &mut DetailDraft) {
    if w::chip(ui, "Show sources", draft.sources).clicked() {
        draft.sources = !draft.sources;
    }
}

/// Draws the details. Returns true when the reader goes back.
pub fn option_detail_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    appraised: &AppraisedOption,
    draft: &mut DetailDraft,
    decide: &mut DecideDraft,
    out: &mut Commands,
) -> bool {
    let intervention = &app.pack.interventions[appraised.option];
    let back = w::cluster(ui, |ui| {
        let back = w::link_button(ui, "Back to the list").clicked();
        if w::link_button(ui, "In the library").clicked() {
            out.push(Command::Library(LibraryCommand::Open(Item::Intervention(appraised.option))));
        }
        back
    });
    let arrived = std::mem::take(&mut draft.arrived);
    w::card(ui, |ui| {
        w::arrival_heading(ui, Level::Card, &option_words::title(intervention), arrived);
        headline_ui(ui, app, session, appraised);
        // Whoever sits beside the worker is asked before anything is decided, and before the conditions.
        preference_ui(ui, app, session, appraised.option, &mut draft.preference, out);
        w::gap(ui);
        decide::decision_ui(ui, session, appraised.option);
        ui.push_id("buttons", |ui| {
            w::cluster(ui, |ui| decide::decide_buttons_ui(ui, app, session, appraised, Place::Detail, decide, out));
        });
    });
    w::card(ui, |ui| conditions_ui(ui, app, session, appraised, draft, out));
    what_if::what_would_change_it_ui(ui, app, session, appraised, out);
    w::card(ui, |ui| weighed_ui(ui, app, session, appraised, draft, out));
    w::card(ui, |ui| practice_ui(ui, intervention, draft));
    w::card(ui, |ui| evidence::option_evidence_ui(ui, app, intervention, draft));
    back
}

fn headline_ui(ui: &mut Ui, app: &App, session: &Session, appraised: &AppraisedOption) {
    let intervention = &app.pack.interventions[appraised.option];
    w::body(ui, &intervention.summary);
    w::badges(ui, |ui| {
        let (tone, symbol) = option_words::standing_mark(appraised.standing);
        w::badge(ui, tone, symbol, &option_words::capitalised(explain::standing_in_words(appraised.standing)));
        let (symbol, offered) = option_words::offered(app, session, appraised);
        w::badge(ui, Tone::Quiet, symbol, &offered);
        let (symbol, available) = option_words::available(appraised.available);
        w::badge(ui, Tone::Quiet, symbol, &available);
    });
    w::hint(ui, &option_words::serves(app, appraised));
    card::hangs_on_ui(ui, app, session, appraised, usize::MAX);
    if !intervention.requirement.is_empty() {
        w::hint(ui, &format!("In the statute book: {}", intervention.requirement));
    }
}

fn conditions_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    appraised: &AppraisedOption,
    draft: &mut DetailDraft,
    out: &mut Commands,
) {
    w::heading(ui, Level::Card, "Conditions");
    w::cluster(ui, |ui| {
        let (tone, symbol, words) = option_words::conditions(appraised);
        w::mark(ui, tone, symbol, &words);
        sources_chip_ui(ui, draft);
    });
    w::gap(ui);
    let gates = &app.pack.interventions[appraised.option].gates;
    // What decides comes first: not met, not known, met.
    for truth in Truth::EVERY {
        for gate in option_words::with_truth(gates, &appraised.gates, truth) {
            let of = Of { option: appraised.option, part: criterion_row::Part::Gate, sources: draft.sources };
            criterion_row_ui(ui, app, session, gate, of, out);
        }
    }
}

/// Fits or cautions with what was found about each.
type Weighed<'a> = (criterion_row::Part, &'a [Criterion], &'a [Finding]);

/// What speaks for and against it: what holds, what is not known, and under a fold what does not hold.
fn weighed_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    appraised: &AppraisedOption,
    draft: &mut DetailDraft,
    out: &mut Commands,
) {
    let intervention = &app.pack.interventions[appraised.option];
    let sources = draft.sources;
    let fits = (criterion_row::Part::Fit, intervention.fits.as_slice(), appraised.fits.as_slice());
    let cautions = (criterion_row::Part::Caution, intervention.cautions.as_slice(), appraised.cautions.as_slice());
    let mut list = |ui: &mut Ui, (part, criteria, findings): Weighed<'_>, truth: Truth| {
        ui.push_id(format!("{part:?}"), |ui| {
            for found in option_words::with_truth(criteria, findings, truth) {
                criterion_row_ui(ui, app, session, found, Of { option: appraised.option, part, sources }, out);
            }
        });
    };
    for (title, none, weighed) in [
        ("To be weighed", "No caution is known to apply", cautions),
        ("Speaks for it", "Nothing more is known to speak for it", fits),
    ] {
        w::heading(ui, Level::Card, title);
        if weighed.2.iter().all(|finding| finding.truth != Truth::Yes) {
            w::hint(ui, none);
        }
        list(ui, weighed, Truth::Yes);
        list(ui, weighed, Truth::Unknown);
        w::gap(ui);
    }
    let not_holding = appraised.cautions.iter().chain(&appraised.fits).filter(|finding| finding.truth == Truth::No).count();
    if not_holding > 0 {
        part_ui(ui, draft, Part::DoNotHold, &format!("Does not apply to this person ({not_holding})"), |ui| {
            list(ui, cautions, Truth::No);
            list(ui, fits, Truth::No);
        });
    }
}

fn practice_ui(ui: &mut Ui, intervention: &Intervention, draft: &mut DetailDraft) {
    w::heading(ui, Level::Card, "In practice");
    part_ui(ui, draft, Part::About, "Who it is for, what it asks, consent", |ui| about_ui(ui, intervention));
    arrange_ui(ui, intervention, draft);
    known_now_ui(ui, intervention);
}

/// Who it is for, what it asks and gives, consent.
pub fn about_ui(ui: &mut Ui, intervention: &Intervention) {
    for (title, text) in [
        ("Who it is for", &intervention.for_whom),
        ("What it asks and gives", &intervention.involves),
        ("Consent", &intervention.consent),
    ] {
        if !text.is_empty() {
            w::heading(ui, Level::Part, title);
            w::body(ui, text);
        }
    }
}

/// How to arrange it, under a fold.
pub fn arrange_ui(ui: &mut Ui, intervention: &Intervention, draft: &mut DetailDraft) {
    if !intervention.arrange.is_empty() {
        part_ui(ui, draft, Part::Arrange, "How to arrange it", |ui| {
            w::steps(ui, &intervention.arrange);
        });
    }
}

/// What is known of it today and since when, as a notice; nothing where the pack says nothing.
pub fn known_now_ui(ui: &mut Ui, intervention: &Intervention) {
    if !intervention.known_now.is_empty() {
        w::gap(ui);
        w::notice(ui, Tone::Info, "Known now", &intervention.known_now);
    }
}
