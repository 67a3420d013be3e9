//! What is known about whether an option works, as whoever said it put it.

use egui::Ui;

use crate::app::App;
use crate::appraise::explain;
use crate::pack::evidence::{Emmie, Figure, Rating, Statement};
use crate::pack::intervention::Intervention;
use crate::pack::source::Citation;
use crate::ui::widgets::{self as w, Level};
use crate::ui::{option_words, theme};

use super::criterion_row::citations_ui;
use super::detail::{DetailDraft, Part, part_ui};

/// Ratings in sight, the rest under folds.
pub fn option_evidence_ui(ui: &mut Ui, app: &App, intervention: &Intervention, draft: &mut DetailDraft) {
    let sources = draft.sources();
    w::heading(ui, Level::Card, "Evidence");
    side_by_side_ui(ui, app, intervention);
    ratings_ui(ui, app, intervention, sources);
    w::gap(ui);
    findings_ui(ui, app, intervention, draft);
    if !intervention.notes.is_empty() {
        let title = format!("Read before relying on this ({})", intervention.notes.len());
        part_ui(ui, draft, Part::Notes, &title, |ui| notes_ui(ui, app, intervention, sources));
    }
    description_sources_ui(ui, app, intervention, draft);
}

/// What each said in its own words, side by side: rating bodies, the EMMIE headings, trials and reviews. None stands for
/// another: a class is not a finding.
fn side_by_side_ui(ui: &mut Ui, app: &App, intervention: &Intervention) {
    let published = |cites: &[Citation]| {
        cites.first().map_or_else(|| "–".to_owned(), |citation| explain::body_and_year(&app.pack.sources[citation.source]))
    };
    let ratings = intervention.ratings.iter().map(|rating| {
        let class = option_words::capitalised(explain::class_in_words(rating.class));
        vec![format!("Rating: {}", explain::body_and_year(&app.pack.sources[rating.body])), class]
    });
    let emmie = intervention.emmie.iter().map(|emmie| {
        let effect = emmie.effect.clone().unwrap_or_else(|| "Effect: not in our sources".to_owned());
        vec![format!("EMMIE: {}", published(&emmie.cites)), effect]
    });
    let studies = intervention.statements.iter().filter(|statement| option_words::is_trial_or_review(statement));
    let studies = studies.map(|study| {
        let found = format!("{}: {}", option_words::capitalised(&study.outcome), explain::direction_in_words(study.direction));
        vec![format!("{}: {}", option_words::capitalised(explain::design_in_words(study.design)), published(&study.cites)), found]
    });
    let rows: Vec<Vec<String>> = ratings.chain(emmie).chain(studies).collect();
    if rows.len() > 1 {
        w::table(ui, "side by side", "Ratings and studies side by side", &["Who says it", "What it says"], &rows);
        w::gap(ui);
    }
}

/// What each body said, or that none said anything.
pub fn ratings_ui(ui: &mut Ui, app: &App, intervention: &Intervention, sources: bool) {
    if intervention.ratings.is_empty() {
        w::hint(ui, "No body in our sources rated it. A gap in what is known, not a fault of the option.");
    }
    for rating in &intervention.ratings {
        rating_ui(ui, app, rating, sources);
    }
}

/// Findings, EMMIE and figures, each under a fold.
pub fn findings_ui(ui: &mut Ui, app: &App, intervention: &Intervention, draft: &mut DetailDraft) {
    let sources = draft.sources();
    if !intervention.statements.is_empty() {
        let title = format!("Findings ({})", intervention.statements.len());
        part_ui(ui, draft, Part::Statements, &title, |ui| {
            for statement in &intervention.statements {
                statement_ui(ui, app, statement, sources);
            }
        });
    }
    if let Some(emmie) = &intervention.emmie {
        part_ui(ui, draft, Part::Emmie, "EMMIE: effect, mechanism, for whom, doing it, cost", |ui| {
            emmie_ui(ui, app, emmie, sources);
        });
    }
    if !intervention.figures.is_empty() {
        let title = format!("Figures ({})", intervention.figures.len());
        part_ui(ui, draft, Part::Figures, &title, |ui| {
            for figure in &intervention.figures {
                figure_ui(ui, app, figure, sources);
            }
        });
    }
}

/// What a reader would be misled without, and where sources differ.
pub fn notes_ui(ui: &mut Ui, app: &App, intervention: &Intervention, sources: bool) {
    for note in &intervention.notes {
        block_ui(ui, |ui| {
            w::body(ui, &note.says);
            citations_ui(ui, app, &note.cites, sources);
        });
    }
}

/// Where the description comes from, under a fold.
pub fn description_sources_ui(ui: &mut Ui, app: &App, intervention: &Intervention, draft: &mut DetailDraft) {
    let title = format!("Sources of the description ({})", intervention.cites.len());
    part_ui(ui, draft, Part::Sources, &title, |ui| citations_ui(ui, app, &intervention.cites, true));
}

fn rating_ui(ui: &mut Ui, app: &App, rating: &Rating, sources: bool) {
    block_ui(ui, |ui| {
        let (tone, symbol) = option_words::class_mark(rating.class);
        w::badge(ui, tone, symbol, &option_words::rating(app, rating));
        if !rating.says.is_empty() {
            w::body(ui, &rating.says);
        }
        citations_ui(ui, app, &rating.cites, sources);
    });
}

fn statement_ui(ui: &mut Ui, app: &App, statement: &Statement, sources: bool) {
    let Statement { says, outcome, direction, design, population, year, independence, rows: _, cites } = statement;
    block_ui(ui, |ui| {
        w::body(ui, says);
        w::hint(ui, &format!("{}: {}", option_words::capitalised(outcome), explain::direction_in_words(*direction)));
        w::hint(ui, &format!("Kind of study: {}", explain::design_in_words(*design)));
        let who_and_when = [population, year].into_iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>();
        if !who_and_when.is_empty() {
            w::hint(ui, &who_and_when.join(" · "));
        }
        if !independence.is_empty() {
            w::hint(ui, &format!("Done by: {independence}"));
        }
        citations_ui(ui, app, cites, sources);
    });
}

fn emmie_ui(ui: &mut Ui, app: &App, emmie: &Emmie, sources: bool) {
    w::hint(ui, "What our sources say, sorted under these headings by us. These are not official scores.");
    let Emmie { effect, mechanism, moderator, implementation, economics, cites } = emmie;
    for (heading, text) in [
        ("Effect", effect),
        ("Mechanism: how it is thought to work", mechanism),
        ("Moderators: for whom and where", moderator),
        ("Implementation: what it takes", implementation),
        ("Economics: what it costs and saves", economics),
    ] {
        w::heading(ui, Level::Part, heading);
        match text {
            Some(text) => w::body(ui, text),
            None => w::hint(ui, "Not in our sources"),
        };
    }
    citations_ui(ui, app, cites, sources);
}

fn figure_ui(ui: &mut Ui, app: &App, figure: &Figure, sources: bool) {
    let Figure { says, value, geography, period, rows: _, cites } = figure;
    block_ui(ui, |ui| {
        w::strong(ui, value);
        w::body(ui, says);
        let place = [geography, period].into_iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>();
        w::hint(ui, &place.join(" · "));
        citations_ui(ui, app, cites, sources);
    });
}

/// What belongs together, with a gap under it.
pub fn block_ui(ui: &mut Ui, body: impl FnOnce(&mut Ui)) {
    let space = theme::of(ui).space;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space.tiny;
        body(ui);
    });
    ui.add_space(space.small);
}
