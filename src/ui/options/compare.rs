//! Up to three options in columns, row by row; one under the other where there is no room. Nothing ranks them.

use egui::Ui;

use crate::app::App;
use crate::app::session::Session;
use crate::appraise::{AppraisedOption, explain};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::pack::evidence::RatingClass;
use crate::pack::intervention::{Criterion, Intervention};
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, Level};
use crate::ui::{list_heading, option_words};

use super::card;
use super::preference::preference_words;

/// The most options that stand side by side.
pub const MOST: usize = 3;

/// The options that were picked, and whether they are shown side by side.
#[derive(Debug, Default)]
pub struct CompareDraft {
    picked: Vec<Key<Intervention>>,
    open: bool,
    arrived: bool,
}

impl CompareDraft {
    /// True for an option that was picked.
    pub fn has(&self, option: Key<Intervention>) -> bool {
        self.picked.contains(&option)
    }

    /// True while the options are shown side by side.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Leaves the columns; what was picked stays picked.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// True while one more can be picked.
    pub fn has_room(&self) -> bool {
        self.picked.len() < MOST
    }

    /// Picks an option, or takes it away again. A fourth is not picked.
    pub fn toggle(&mut self, option: Key<Intervention>) {
        if self.has(option) {
            self.picked.retain(|picked| *picked != option);
        } else if self.has_room() {
            self.picked.push(option);
        }
    }
}

/// The bar at the foot of the list that says what was picked and leads to it; nothing while nothing is.
pub fn picked_ui(ui: &mut Ui, app: &App, draft: &mut CompareDraft) {
    if draft.picked.is_empty() {
        return;
    }
    let names: Vec<&str> = draft.picked.iter().map(|option| app.pack.interventions[*option].name.as_str()).collect();
    let says = format!("Picked ({} of {MOST}): {}", names.len(), names.join("; "));
    w::foot(ui, "picked", |ui| {
        w::news_beside(ui, &says, |ui| {
            if w::button(ui, "Show side by side").clicked() {
                (draft.open, draft.arrived) = (true, true);
            }
            if w::link_button(ui, "Take all away").clicked() {
                *draft = CompareDraft::default();
            }
        });
    });
}

/// The options side by side.
pub fn compare_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut CompareDraft) {
    if w::link_button(ui, "Back to the list").clicked() {
        draft.open = false;
        ui.ctx().request_repaint();
    }
    w::arrival_heading(ui, Level::Page, "Options side by side", std::mem::take(&mut draft.arrived));
    w::notice(ui, Tone::Info, "Side by side is not a ranking", explain::NO_COMPARISON);
    w::gap(ui);
    let shown: Vec<&AppraisedOption> =
        draft.picked.iter().filter_map(|option| session.derived.appraisal.option(*option)).collect();
    let table = Table { app, session, shown: &shown };
    table.row(ui, "Where it stands", |ui, appraised| {
        let (tone, symbol) = option_words::standing_mark(appraised.standing);
        w::mark(ui, tone, symbol, &option_words::capitalised(explain::standing_in_words(appraised.standing)));
        let (symbol, offered) = option_words::offered(app, session, appraised);
        w::mark(ui, Tone::Quiet, symbol, &offered);
        card::hangs_on_ui(ui, app, session, appraised, MOST);
    });
    table.row(ui, "Conditions", |ui, appraised| {
        let (tone, symbol, words) = option_words::conditions(appraised);
        w::mark(ui, tone, symbol, &words);
        let gates = &app.pack.interventions[appraised.option].gates;
        criteria_ui(ui, "Not met", option_words::with_truth(gates, &appraised.gates, Truth::No).map(|(gate, _)| gate));
        criteria_ui(ui, "Not known", option_words::with_truth(gates, &appraised.gates, Truth::Unknown).map(|(gate, _)| gate));
        criteria_ui(ui, "Met", option_words::with_truth(gates, &appraised.gates, Truth::Yes).map(|(gate, _)| gate));
    });
    table.row(ui, "Speaks for it", |ui, appraised| {
        let fits = &app.pack.interventions[appraised.option].fits;
        criteria_ui(ui, "", option_words::with_truth(fits, &appraised.fits, Truth::Yes).map(|(fit, _)| fit));
    });
    table.row(ui, "To be weighed", |ui, appraised| {
        let cautions = &app.pack.interventions[appraised.option].cautions;
        criteria_ui(ui, "", option_words::with_truth(cautions, &appraised.cautions, Truth::Yes).map(|(caution, _)| caution));
        let unknown = option_words::with_truth(cautions, &appraised.cautions, Truth::Unknown);
        criteria_ui(ui, "Not known", unknown.map(|(caution, _)| caution));
    });
    table.row(ui, "Needs served", |ui, appraised| {
        w::body(ui, &option_words::serves(app, appraised));
    });
    table.row(ui, "What is known about it", |ui, appraised| {
        let intervention = &app.pack.interventions[appraised.option];
        card::rating_badges_ui(ui, app, intervention);
        if app.pack.rating_class(intervention) == RatingClass::NotRated
            && let Some(study) = option_words::later_study(intervention)
        {
            w::hint(ui, &study);
        }
    });
    table.row(ui, "What the person says of it", |ui, appraised| {
        w::body(ui, &preference_words(session, appraised.option));
    });
    table.row(ui, "Consent", |ui, appraised| {
        w::body(ui, &app.pack.interventions[appraised.option].consent);
    });
    table.row(ui, "How to arrange it", |ui, appraised| {
        w::steps(ui, &app.pack.interventions[appraised.option].arrange);
    });
    table.row(ui, "Here", |ui, appraised| {
        w::body(ui, &option_words::capitalised(explain::availability_in_words(appraised.available)));
    });
}

/// Sentences under a word; without a word, that there is none where there is none.
fn criteria_ui<'a>(ui: &mut Ui, word: &str, criteria: impl Iterator<Item = &'a Criterion>) {
    let says: Vec<&str> = criteria.map(|criterion| criterion.says.as_str()).collect();
    if says.is_empty() {
        if word.is_empty() {
            w::hint(ui, "Nothing is known");
        }
        return;
    }
    if !word.is_empty() {
        w::strong(ui, word);
    }
    w::hint_bullets(ui, &says);
}

struct Table<'a> {
    app: &'a App,
    session: &'a Session,
    shown: &'a [&'a AppraisedOption],
}

impl Table<'_> {
    /// One row, on a card: a cell for each option under its name.
    fn row(&self, ui: &mut Ui, title: &str, cell: impl FnMut(&mut Ui, &AppraisedOption)) {
        w::card(ui, |ui| {
            w::heading(ui, Level::Card, title);
            self.cells(ui, title, cell);
        });
    }

    fn cells(&self, ui: &mut Ui, title: &str, mut cell: impl FnMut(&mut Ui, &AppraisedOption)) {
        let theme = theme::of(ui);
        let mut named = |ui: &mut Ui, appraised: &AppraisedOption, name_height: f32| {
            let intervention = &self.app.pack.interventions[appraised.option];
            let is_decided = self.session.case.plan.decision(appraised.option).is_some();
            ui.push_id((title, &intervention.id), |ui| {
                let name = list_heading::item_heading(ui, &intervention.name);
                ui.add_space((name_height - name.rect.height()).max(0.0));
                if is_decided && title == "Where it stands" {
                    super::decide::decision_ui(ui, self.session, appraised.option);
                }
                cell(ui, appraised);
            });
        };
        let columns = self.shown.len().max(1);
        let count = u16::try_from(columns).unwrap_or(u16::MAX);
        let gap = theme.space.large;
        let width = (ui.available_width() - gap * f32::from(count - 1)) / f32::from(count);
        if width >= theme.text.body * 13.0 {
            // The cells of a row begin at one height, however long the names are.
            let names = self.shown.iter().map(|appraised| self.app.pack.interventions[appraised.option].name.as_str());
            let highest = names.map(|name| list_heading::item_height(ui, name, width)).fold(0.0, f32::max);
            ui.spacing_mut().item_spacing.x = gap;
            ui.columns(columns, |columns| {
                for (column, appraised) in columns.iter_mut().zip(self.shown) {
                    named(column, appraised, highest);
                }
            });
        } else {
            for appraised in self.shown {
                named(ui, appraised, 0.0);
                ui.add_space(theme.space.small);
            }
        }
    }
}
