//! An intervention as an entry of the library: what it is, how and for whom, the evidence.

use egui::Ui;

use crate::app::App;
use crate::appraise::explain;
use crate::library;
use crate::pack::intervention::{Criterion, Intervention, Role};
use crate::ui::option_words;
use crate::ui::options::detail::{self, DetailDraft, Part, part_ui};
use crate::ui::options::{card, criterion_row, evidence};
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, Level};

use super::entry::caveats_ui;

/// Draws its cards; `title` stands on the first.
pub(super) fn intervention_ui(
    ui: &mut Ui,
    app: &App,
    intervention: &Intervention,
    draft: &mut DetailDraft,
    title: impl FnOnce(&mut Ui),
) {
    w::card(ui, |ui| {
        title(ui);
        w::cluster(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::of(ui).space.small;
            let (tone, symbol) = role_mark(intervention.role);
            w::badge(ui, tone, symbol, library::role_in_plain_words(intervention.role));
            card::rating_badges_ui(ui, app, intervention);
        });
        w::body(ui, &intervention.summary);
        detail::known_now_ui(ui, intervention);
        w::gap(ui);
        detail::sources_chip_ui(ui, draft);
    });
    w::card(ui, |ui| practice_ui(ui, app, intervention, draft));
    if !intervention.notes.is_empty() {
        w::card(ui, |ui| {
            w::heading(ui, Level::Card, "Where sources differ, and what to know first");
            evidence::notes_ui(ui, app, intervention, draft.sources());
        });
    }
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "Evidence");
        evidence::ratings_ui(ui, app, intervention, draft.sources());
        w::gap(ui);
        evidence::findings_ui(ui, app, intervention, draft);
        let caveats = app.pack.reference.caveats.len();
        if caveats > 0 {
            let sources = draft.sources();
            let title = format!("What holds for all of the evidence ({caveats})");
            part_ui(ui, draft, Part::Caveats, &title, |ui| caveats_ui(ui, app, sources));
        }
        evidence::description_sources_ui(ui, app, intervention, draft);
    });
}

fn role_mark(role: Role) -> (Tone, &'static str) {
    match role {
        Role::Option => (Tone::Info, "●"),
        Role::Scheme => (Tone::Info, "⚲"),
        Role::Onward => (Tone::Info, "→"),
        Role::Context => (Tone::Quiet, "–"),
        Role::Historic => (Tone::Caution, "←"),
    }
}

fn practice_ui(ui: &mut Ui, app: &App, intervention: &Intervention, draft: &mut DetailDraft) {
    let pack = &app.pack;
    w::heading(ui, Level::Card, "How, and for whom");
    detail::about_ui(ui, intervention);
    w::gap(ui);
    let stages: Vec<&str> = intervention.stages.iter().map(|stage| pack.stages[*stage].name.as_str()).collect();
    let places: Vec<&str> = intervention.jurisdictions.iter().map(|place| pack.jurisdictions[*place].name.as_str()).collect();
    let needs: Vec<&str> = intervention.serves.iter().map(|need| pack.needs[*need].name.as_str()).collect();
    let capital = option_words::capitalised;
    for (key, value) in [
        ("Stages", stages.join(", ")),
        ("Exists in", places.join(", ")),
        ("Serves", needs.join(", ")),
        ("Where it happens", capital(explain::setting_in_words(intervention.setting))),
        ("Aims at", capital(explain::philosophy_in_words(intervention.philosophy))),
        ("In the statute book", intervention.requirement.clone()),
    ] {
        if !value.is_empty() {
            w::key_value(ui, key, &value);
        }
    }
    w::gap(ui);
    detail::arrange_ui(ui, intervention, draft);
    let lists: [(&str, criterion_row::Part, &[Criterion]); 3] = [
        ("What must hold", criterion_row::Part::Gate, &intervention.gates),
        ("What speaks for it", criterion_row::Part::Fit, &intervention.fits),
        ("What is to be weighed", criterion_row::Part::Caution, &intervention.cautions),
    ];
    let count: usize = lists.iter().map(|(_, _, criteria)| criteria.len()).sum();
    if count == 0 {
        return;
    }
    let sources = draft.sources();
    part_ui(ui, draft, Part::Criteria, &format!("Conditions, and what is to be weighed ({count})"), |ui| {
        for (heading, part, criteria) in lists.into_iter().filter(|(_, _, criteria)| !criteria.is_empty()) {
            w::heading(ui, Level::Part, heading);
            for criterion in criteria {
                evidence::block_ui(ui, |ui| criterion_row::criterion_ui(ui, app, criterion, part, sources));
            }
        }
    });
}
