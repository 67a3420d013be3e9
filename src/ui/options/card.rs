//! One option in the list: enough to decide whether to look closer, and the buttons.

use egui::{Response, Role, Ui, UiBuilder, WidgetInfo};

use crate::app::App;
use crate::app::command::{Command, WhatIfCommand};
use crate::app::session::Session;
use crate::appraise::{AppraisedOption, Standing, explain};
use crate::base::set::KeySet;
use crate::base::truth::Truth;
use crate::pack::evidence::RatingClass;
use crate::pack::intervention::Intervention;
use crate::ui::assessment::ask;
use crate::ui::theme::{self, Tone, Type};
use crate::ui::{Commands, list_heading, option_words, widgets as w};

use super::compare::CompareDraft;
use super::decide::{self, DecideDraft, Place};
use super::preference::preference_mark_ui;

/// The most questions, answers or conditions that a card names.
const MOST: usize = 3;

/// Draws the card; `open` marks the one whose details are shown. Returns the button that shows them.
pub fn option_card_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    appraised: &AppraisedOption,
    open: bool,
    (draft, compare): (&mut DecideDraft, &mut CompareDraft),
    out: &mut Commands,
) -> Response {
    let theme = theme::of(ui);
    let intervention = &app.pack.interventions[appraised.option];
    let title = option_words::title(intervention);
    let builder = UiBuilder::new().accessibility_role(Role::Article).accessibility_label(&title);
    let details = ui.scope_builder(builder, |ui| {
        let card = w::card_frame(ui, open).show(ui, |ui| {
            ui.take_available_width();
            ui.spacing_mut().item_spacing.y = theme.space.small;
            list_heading::card_heading(ui, &title);
            w::body(ui, &intervention.summary);
            preference_mark_ui(ui, session, appraised.option);
            facts_ui(ui, app, session, appraised);
            reasons_ui(ui, app, session, appraised, out);
            decide::decision_ui(ui, session, appraised.option);
            buttons_ui(ui, app, session, appraised, (draft, compare), out)
        });
        card.inner
    });
    w::gap(ui);
    details.inner
}

fn buttons_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    appraised: &AppraisedOption,
    (draft, compare): (&mut DecideDraft, &mut CompareDraft),
    out: &mut Commands,
) -> Response {
    let name = &app.pack.interventions[appraised.option].name;
    ui.push_id("buttons", |ui| {
        w::cluster(ui, |ui| {
            decide::decide_buttons_ui(ui, app, session, appraised, Place::Card, draft, out);
            let what_if = w::named(w::link_button(ui, "What if…"), &format!("What if: {name}"));
            if what_if.clicked() {
                out.push(Command::WhatIf(WhatIfCommand::Open(appraised.option)));
            }
            let details = w::named(w::link_button(ui, "Details"), &format!("Details: {name}"));
            let is_picked = compare.has(appraised.option);
            // The last of its line; in a place of its own it would be squeezed into what is left of that.
            if !is_picked && !compare.has_room() {
                ui.disable();
            }
            let pick = w::chip(ui, "Compare", is_picked);
            let is_enabled = ui.is_enabled();
            pick.widget_info(|| WidgetInfo::selected(Role::Button, is_enabled, is_picked, format!("Compare: {name}")));
            if pick.clicked() {
                compare.toggle(appraised.option);
            }
            details
        })
    })
    .inner
}

/// What holds whoever is asked: rating, stage, place; and what it would serve.
fn facts_ui(ui: &mut Ui, app: &App, session: &Session, appraised: &AppraisedOption) {
    w::badges(ui, |ui| {
        let (symbol, offered) = option_words::offered(app, session, appraised);
        w::badge(ui, Tone::Quiet, symbol, &offered);
        rating_badges_ui(ui, app, &app.pack.interventions[appraised.option]);
    });
    let intervention = &app.pack.interventions[appraised.option];
    if app.pack.rating_class(intervention) == RatingClass::NotRated
        && let Some(study) = option_words::later_study(intervention)
    {
        w::hint(ui, &study);
    }
    w::styled(ui, Type::Body, theme::of(ui).colors.quiet, &option_words::serves(app, appraised));
}

/// A badge for each rating, in the words of the body, with body and year.
pub fn rating_badges_ui(ui: &mut Ui, app: &App, intervention: &Intervention) {
    let ratings = &intervention.ratings;
    for rating in ratings {
        let (tone, symbol) = option_words::class_mark(rating.class);
        w::badge(ui, tone, symbol, &option_words::rating(app, rating));
    }
    if ratings.is_empty() {
        w::badge(ui, Tone::Quiet, "–", "Not rated by any body in our sources");
    }
}

/// Why it stands where it stands, what is to be weighed, and on what it hangs.
fn reasons_ui(ui: &mut Ui, app: &App, session: &Session, appraised: &AppraisedOption, out: &mut Commands) {
    let intervention = &app.pack.interventions[appraised.option];
    let cautions: Vec<_> = option_words::with_truth(&intervention.cautions, &appraised.cautions, Truth::Yes).collect();
    w::badges(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::of(ui).space.large;
        let (tone, symbol, words) = option_words::conditions(appraised);
        w::mark(ui, tone, symbol, &words);
        if !cautions.is_empty() {
            w::mark(ui, Tone::Caution, "!", &explain::counted(cautions.len(), "caution"));
        }
        let (symbol, available) = option_words::available(appraised.available);
        w::mark(ui, Tone::Quiet, symbol, &available);
    });
    match appraised.standing {
        Standing::Fits => {}
        Standing::CannotTell => unknown_ui(ui, app, session, appraised, out),
        Standing::DoesNotFit => failing_ui(ui, app, session, appraised),
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme::of(ui).space.tiny;
        if let Some((caution, _)) = cautions.first() {
            w::hint(ui, &format!("Caution: {}", caution.says));
        }
        hangs_on_ui(ui, app, session, appraised, MOST);
    });
}

/// Fragile with the answers it hangs on, or firm.
pub fn hangs_on_ui(ui: &mut Ui, app: &App, session: &Session, appraised: &AppraisedOption, most: usize) {
    match option_words::hangs_on(app, session, appraised, most) {
        Some(answers) => {
            w::hint(ui, &format!("One changed answer would change this: {answers}"));
        }
        None if appraised.standing != Standing::CannotTell => {
            w::hint(ui, "Firm: no single changed answer would change this");
        }
        None => {}
    }
}

fn unknown_ui(ui: &mut Ui, app: &App, session: &Session, appraised: &AppraisedOption, out: &mut Commands) {
    let unknown = appraised.gates.iter().filter(|finding| finding.truth == Truth::Unknown);
    let missing = unknown.fold(KeySet::EMPTY, |all, finding| all.union(finding.missing));
    ask::asks_ui(ui, app, session, (missing, appraised.option), MOST, out);
}

fn failing_ui(ui: &mut Ui, app: &App, session: &Session, appraised: &AppraisedOption) {
    let gates = &app.pack.interventions[appraised.option].gates;
    for (gate, finding) in option_words::with_truth(gates, &appraised.gates, Truth::No) {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = theme::of(ui).space.tiny;
            w::body(ui, &format!("Not met: {}", gate.says));
            let because = explain::because_in_words(&app.pack, &session.case.answers, finding);
            if !because.is_empty() {
                w::hint(ui, &because);
            }
        });
    }
}
