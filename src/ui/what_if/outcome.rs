//! What would come of what is tried: options gained and lost, alerts, needs, each with the answer behind it.

use egui::Ui;

use crate::app::App;
use crate::app::session::Session;
use crate::appraise::what_if_effects::{AlertEffect, Effects, NeedEffect, OptionEffect, Turn};
use crate::appraise::{Appraisal, Standing, Urgency, explain};
use crate::base::set::KeySet;
use crate::base::truth::Truth;
use crate::pack::question::Question;
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, Level};
use crate::ui::{list_heading, option_words};

/// What is folded open here.
#[derive(Debug, Default)]
pub struct OutcomeDraft {
    unchanged: bool,
}

/// Draws what would come of it.
pub fn outcome_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut OutcomeDraft) {
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "What would come of it");
        let before = &session.derived.appraisal;
        match &session.play.outcome {
            None => {
                counts_ui(ui, before, None);
                w::hint(ui, "Nothing is tried yet, so nothing changes.");
            }
            Some(outcome) => {
                counts_ui(ui, &outcome.appraisal, Some(before));
                w::hint(ui, explain::NO_COMPARISON);
            }
        }
    });
    let Some(outcome) = &session.play.outcome else { return };
    let effects = &outcome.effects;
    for turn in Turn::EVERY {
        turn_ui(ui, app, effects, turn);
    }
    others_ui(ui, app, effects);
    let title = format!("Options that stay as they are ({})", effects.unchanged.len());
    w::card(ui, |ui| {
        w::fold(ui, "unchanged", &title, &mut draft.unchanged, |ui| {
            for standing in Standing::EVERY {
                let names = effects.unchanged.iter().filter_map(|option| outcome.appraisal.option(*option));
                let names: Vec<&str> = names
                    .filter(|appraised| appraised.standing == standing)
                    .map(|appraised| app.pack.interventions[appraised.option].name.as_str())
                    .collect();
                if !names.is_empty() {
                    let (_, symbol) = option_words::standing_mark(standing);
                    let words = option_words::capitalised(explain::standing_in_words(standing));
                    w::heading(ui, Level::Part, &format!("{symbol} {words} ({})", names.len()));
                    w::body(ui, &names.join("; "));
                }
            }
        });
    });
}

/// How many options stand how, and how many did.
fn counts_ui(ui: &mut Ui, appraisal: &Appraisal, before: Option<&Appraisal>) {
    let count = |appraisal: &Appraisal, standing| appraisal.options.iter().filter(|option| option.standing == standing).count();
    for standing in Standing::EVERY {
        let (tone, symbol) = option_words::standing_mark(standing);
        let now = count(appraisal, standing);
        let words = option_words::capitalised(explain::standing_in_words(standing));
        let was = match before.map(|before| count(before, standing)) {
            Some(was) if was != now => format!(" (in the record {was})"),
            Some(_) | None => String::new(),
        };
        w::mark(ui, tone, symbol, &format!("{words}: {now}{was}"));
    }
}

fn turn_ui(ui: &mut Ui, app: &App, effects: &Effects, turn: Turn) {
    let turned: Vec<&OptionEffect> = effects.options.iter().filter(|effect| effect.turn() == turn).collect();
    let title = match turn {
        Turn::Gained => "Options gained",
        Turn::Lost => "Options lost",
        Turn::Moved | Turn::Timing if turned.is_empty() => return,
        Turn::Moved => "Options moved, none of which fits",
        Turn::Timing => "Options offered at another time",
    };
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, &format!("{title} ({})", turned.len()));
        if turned.is_empty() {
            w::hint(ui, "None");
        }
        for (place, effect) in turned.into_iter().enumerate() {
            if place > 0 {
                ui.add_space(theme::of(ui).space.small);
            }
            ui.push_id(&app.pack.interventions[effect.option].id, |ui| effect_ui(ui, app, effect));
        }
    });
}

fn effect_ui(ui: &mut Ui, app: &App, effect: &OptionEffect) {
    let intervention = &app.pack.interventions[effect.option];
    list_heading::item_heading(ui, &option_words::title(intervention));
    let (before, after) = effect.standing;
    if before == after {
        let [before, after] = [effect.offered.0, effect.offered.1].map(explain::offered_in_words);
        w::body(ui, &option_words::capitalised(&format!("{before} → {after}")));
    } else {
        let (tone, symbol) = option_words::standing_mark(after);
        let [before, after] = [before, after].map(explain::standing_in_words);
        w::mark(ui, tone, symbol, &option_words::capitalised(&format!("{after}; in the record it {}", it_stood(before))));
    }
    for gate in &effect.gates {
        let says = intervention.gates.get(gate.gate).map_or("", |gate| gate.says.as_str());
        let (was, is) = gate.truth;
        let words =
            format!("{says}: {} → {}{}", explain::truth_in_words(was), explain::truth_in_words(is), because(app, gate.because));
        w::hint(ui, &words);
    }
}

/// A standing as something that was so.
fn it_stood(standing: &str) -> String {
    if standing.starts_with("cannot") { "cannot be told yet".to_owned() } else { standing.to_owned() }
}

/// The tried answers behind it, such as ", because of Age, Sex".
fn because(app: &App, questions: KeySet<Question>) -> String {
    let labels: Vec<&str> =
        questions.iter(&app.pack.questions).map(|question| app.pack.questions[question].label.as_str()).collect();
    if labels.is_empty() { String::new() } else { format!(", because of “{}”", labels.join("”, “")) }
}

fn others_ui(ui: &mut Ui, app: &App, effects: &Effects) {
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, &format!("Safety alerts that change ({})", effects.alerts.len()));
        if effects.alerts.is_empty() {
            w::hint(ui, "None");
        }
        for effect in &effects.alerts {
            alert_ui(ui, app, effect);
        }
    });
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, &format!("Needs that change ({})", effects.needs.len()));
        if effects.needs.is_empty() {
            w::hint(ui, "None");
        }
        for effect in &effects.needs {
            need_ui(ui, app, effect);
        }
    });
}

fn alert_ui(ui: &mut Ui, app: &App, effect: &AlertEffect) {
    let title = &app.pack.alerts[effect.alert].title;
    let words = |urgency: Option<Urgency>| urgency.map_or("does not show", explain::urgency_in_words);
    let (was, is) = effect.urgency;
    match is {
        Some(Urgency::ActNow) => w::mark(ui, Tone::Danger, "⚠", title),
        Some(Urgency::CheckNow) => w::mark(ui, Tone::Caution, "⚠", title),
        Some(Urgency::BeAware) => w::mark(ui, Tone::Info, "i", title),
        None => w::mark(ui, Tone::Quiet, "–", title),
    };
    w::hint(ui, &format!("{} → {}{}", option_words::capitalised(words(was)), words(is), because(app, effect.because)));
}

fn need_ui(ui: &mut Ui, app: &App, effect: &NeedEffect) {
    let word = |truth: Truth| match truth {
        Truth::Yes => "seen",
        Truth::No => "not there",
        Truth::Unknown => "not known",
    };
    let (was, is) = effect.truth;
    w::strong(ui, &app.pack.needs[effect.need].name);
    w::hint(ui, &format!("{} → {}{}", option_words::capitalised(word(was)), word(is), because(app, effect.because)));
}
