//! What is otherwise between two assessments, card by card: standings with their reasons, alerts, needs, answers, measures.

use egui::Ui;

use crate::app::App;
use crate::app::over_time::Shown;
use crate::appraise::Urgency;
use crate::appraise::explain;
use crate::appraise::measures::Measure;
use crate::appraise::over_time::AnswerChange;
use crate::appraise::over_time_words::{Group, alert_in_words};
use crate::case::answer::{Said, in_words};
use crate::pack::Pack;
use crate::pack::question::Kind;
use crate::report::over_time::{count_rows, group_in_words, groups, measure_rows, names, needs_in_words};
use crate::trend::measure;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};
use crate::ui::{chart, list_heading, option_words};

use super::OverTimeDraft;

/// How many options stood and stand how.
pub(super) fn counts_ui(ui: &mut Ui, shown: &Shown) {
    let rows: Vec<Vec<String>> = count_rows(&shown.comparison).into_iter().map(|row| row.to_vec()).collect();
    w::table(ui, "counts", "Options then and now", &["Options", "Then", "Now"], &rows);
}

/// Options that stand otherwise, with the reasons.
pub(super) fn standings_ui(ui: &mut Ui, app: &App, shown: &Shown) {
    let (net, moved) = groups(&app.pack, &shown.comparison, (&shown.then, &shown.now));
    let count = |groups: &[Group]| groups.iter().map(|group| group.options.len()).sum::<usize>();
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, &format!("What changed in standing, and why ({})", count(&net)));
        if net.is_empty() {
            w::hint(ui, "Every option stands where it stood.");
        } else {
            w::hint(ui, explain::NO_COMPARISON);
        }
        for group in &net {
            group_ui(ui, &app.pack, group);
        }
        if !moved.is_empty() {
            w::heading(ui, Level::Part, &format!("Stand where they stood, for other reasons ({})", count(&moved)));
            for group in &moved {
                group_ui(ui, &app.pack, group);
            }
        }
    });
}

/// Options that went the same way for the same reasons.
pub(super) fn group_ui(ui: &mut Ui, pack: &Pack, group: &Group) {
    w::gap(ui);
    list_heading::item_heading(ui, &group_in_words(group));
    let (tone, symbol) = option_words::standing_mark(group.standing.1);
    for name in names(pack, group) {
        w::mark(ui, tone, symbol, &name);
    }
    for (step, lines) in &group.steps {
        w::body(ui, step);
        for line in lines {
            w::hint(ui, line);
        }
    }
}

/// Alerts that are gone, new, or show otherwise.
pub(super) fn alerts_ui(ui: &mut Ui, app: &App, shown: &Shown) {
    let alerts = &shown.comparison.alerts;
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, &format!("Safety alerts gone and new ({})", alerts.len()));
        if alerts.is_empty() {
            w::hint(ui, "None: the same alerts show.");
        }
        for change in alerts {
            let title = &app.pack.alerts[change.alert].title;
            match change.urgency.1 {
                Some(Urgency::ActNow) => w::mark(ui, Tone::Danger, "⚠", title),
                Some(Urgency::CheckNow) => w::mark(ui, Tone::Caution, "⚠", title),
                Some(Urgency::BeAware) => w::mark(ui, Tone::Info, "i", title),
                None => w::mark(ui, Tone::Quiet, "–", title),
            };
            w::hint(ui, &alert_in_words(&app.pack, change, &shown.then, &shown.now));
        }
    });
}

/// Needs that are seen otherwise.
pub(super) fn needs_ui(ui: &mut Ui, app: &App, shown: &Shown) {
    let lines = needs_in_words(&app.pack, &shown.comparison.by_day, &shown.comparison.by_answers);
    if lines.is_empty() {
        return;
    }
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, &format!("Needs ({})", lines.len()));
        for line in lines {
            w::body(ui, &line);
        }
    });
}

/// Answers that are others, then and now side by side; those not asked again and those still so, folded.
pub(super) fn answers_ui(ui: &mut Ui, app: &App, shown: &Shown, draft: &mut OverTimeDraft) {
    let (not_asked, changed): (Vec<&AnswerChange>, Vec<&AnswerChange>) =
        shown.comparison.answers.iter().partition(|change| change.is == Said::NotAsked);
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, &format!("Answers that are others ({})", changed.len()));
        if changed.is_empty() {
            w::hint(ui, "None of those that were asked again.");
        } else {
            w::table(ui, "answers", "Answers then and now", &["Question", "Then", "Now"], &rows(&app.pack, &changed));
        }
        if !not_asked.is_empty() {
            let title = format!("Not asked again ({})", not_asked.len());
            w::fold(ui, "not asked", &title, &mut draft.not_asked_open, |ui| {
                w::hint(ui, "What was said then does not count now.");
                w::table(ui, "not asked", "Answers not asked again", &["Question", "Then", "Now"], &rows(&app.pack, &not_asked));
            });
        }
        let same = app.pack.questions.keys().filter(|question| {
            let said = shown.now.said(*question);
            said != Said::NotAsked && said == shown.then.said(*question)
        });
        let same: Vec<Vec<String>> = same
            .map(|question| {
                vec![app.pack.questions[question].label.clone(), in_words(&app.pack, question, shown.now.said(question))]
            })
            .collect();
        if !same.is_empty() {
            w::fold(ui, "same", &format!("Still so ({})", same.len()), &mut draft.same_open, |ui| {
                w::table(ui, "same", "Answers that are still so", &["Question", "Then and now"], &same);
            });
        }
    });
}

fn rows(pack: &Pack, changes: &[&AnswerChange]) -> Vec<Vec<String>> {
    let row = |change: &&AnswerChange| {
        let says = |said| in_words(pack, change.question, said);
        vec![pack.questions[change.question].label.clone(), says(change.was), says(change.is)]
    };
    changes.iter().map(row).collect()
}

/// A picture and a table for each number that was said twice or more.
pub(super) fn measures_ui(ui: &mut Ui, app: &App, shown: &Shown) {
    for measure in &shown.measures {
        let entry = &app.pack.questions[measure.question];
        ui.push_id(("measure", &entry.id), |ui| w::card(ui, |ui| measure_ui(ui, &app.pack, measure)));
    }
}

fn measure_ui(ui: &mut Ui, pack: &Pack, measure: &Measure) {
    let entry = &pack.questions[measure.question];
    let Kind::Number { unit, .. } = &entry.kind else { return };
    w::heading(ui, Level::Card, &format!("Over time: {}", entry.label));
    w::hint(ui, "A mark for each time it was asked. Nothing is known of the time between.");
    let held: Vec<_> = measure.points.iter().filter_map(|point| point.day.zip(point.number())).collect();
    if held.len() > 1 {
        chart::chart_ui(ui, &entry.id, unit, false, &measure::chart(&entry.label, unit, &held));
    }
    let rows: Vec<Vec<String>> = measure_rows(pack, measure).into_iter().map(|row| row.to_vec()).collect();
    w::table(ui, "measure", &format!("{}, by assessment", entry.label), &["No.", "Day", "Said"], &rows);
}
