//! What the list of options is narrowed to, and the controls that narrow it.

use egui::Ui;

use crate::app::App;
use crate::app::session::Session;
use crate::appraise::{AppraisedOption, Offered, explain};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::pack::Stage;
use crate::pack::intervention::{Need, Philosophy, Setting};
use crate::ui::{option_words, widgets as w};

use super::groups::{Known, known};

/// What the list is narrowed to; everything passes the default. Of each kind an option must have one that is picked.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    word: String,
    now_only: bool,
    needs: Vec<Key<Need>>,
    stages: Vec<Key<Stage>>,
    known: Vec<Known>,
    philosophies: Vec<Philosophy>,
    settings: Vec<Setting>,
}

impl Filter {
    /// True when something may be left out.
    pub fn is_on(&self) -> bool {
        let Self { word, now_only, needs, stages, known, philosophies, settings } = self;
        let is_narrowed =
            [needs.len(), stages.len(), known.len(), philosophies.len(), settings.len()].iter().any(|count| *count > 0);
        !word.trim().is_empty() || *now_only || is_narrowed
    }

    /// True for an option that is to be shown.
    pub fn passes(&self, app: &App, appraised: &AppraisedOption) -> bool {
        let intervention = &app.pack.interventions[appraised.option];
        let word = self.word.trim().to_lowercase();
        let texts = [&intervention.name, &intervention.short, &intervention.summary];
        (!self.now_only || appraised.offered == Offered::Now)
            && has_one(&self.needs, |need| intervention.serves.contains(need))
            && has_one(&self.stages, |stage| intervention.stages.contains(stage))
            && has_one(&self.known, |group| *group == known(app, appraised))
            && has_one(&self.philosophies, |philosophy| *philosophy == intervention.philosophy)
            && has_one(&self.settings, |setting| *setting == intervention.setting)
            && (word.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&word)))
    }
}

fn has_one<T>(picked: &[T], passes: impl Fn(&T) -> bool) -> bool {
    picked.is_empty() || picked.iter().any(passes)
}

/// The controls, with a way to clear them.
pub fn filter_ui(ui: &mut Ui, app: &App, session: &Session, filter: &mut Filter) {
    w::text_field(ui, "Word in the name or summary", "", &mut filter.word);
    w::cluster(ui, |ui| {
        if w::chip(ui, "Offered now only", filter.now_only).clicked() {
            filter.now_only = !filter.now_only;
        }
    });
    let options = || session.derived.appraisal.options.iter().map(|option| &app.pack.interventions[option.option]);
    let needs = session.derived.appraisal.needs.iter().filter(|need| need.finding.truth == Truth::Yes).map(|need| need.need);
    let needs = needs.map(|need| (need, app.pack.needs[need].name.clone()));
    chips_ui(ui, "Serves any of these needs of the person", needs.collect(), &mut filter.needs);
    let stages = app.pack.stages.entries().map(|(stage, entry)| (stage, entry.name.clone()));
    chips_ui(ui, "Offered at any of these stages", stages.collect(), &mut filter.stages);
    let groups = Known::EVERY.map(|group| (group, option_words::capitalised(group.in_words())));
    chips_ui(ui, "What is known about it", groups.to_vec(), &mut filter.known);
    let philosophies = each_once(options().map(|option| option.philosophy));
    let philosophies = philosophies.into_iter().map(|aim| (aim, option_words::capitalised(explain::philosophy_in_words(aim))));
    chips_ui(ui, "What it aims at", philosophies.collect(), &mut filter.philosophies);
    let settings = each_once(options().map(|option| option.setting));
    let settings = settings.into_iter().map(|place| (place, option_words::capitalised(explain::setting_in_words(place))));
    chips_ui(ui, "Where it happens", settings.collect(), &mut filter.settings);
    if filter.is_on() && w::link_button(ui, "Clear the filter").clicked() {
        *filter = Filter::default();
    }
}

/// Chips of one kind under a line that says which; nothing where there is nothing to pick from.
fn chips_ui<T: Copy + PartialEq>(ui: &mut Ui, title: &str, items: Vec<(T, String)>, picked: &mut Vec<T>) {
    if items.is_empty() {
        return;
    }
    w::hint(ui, title);
    w::cluster(ui, |ui| {
        for (item, name) in items {
            let on = picked.contains(&item);
            if w::chip(ui, &name, on).clicked() {
                picked.retain(|other| *other != item);
                if !on {
                    picked.push(item);
                }
            }
        }
    });
}

/// Every one that occurs, in the order in which they first do.
fn each_once<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut once = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}
