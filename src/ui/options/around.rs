//! What stands around the options: referrals and local schemes for the person's needs, and what is ahead on the pathway.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, LibraryCommand, OptionsCommand};
use crate::app::session::Session;
use crate::appraise::{AppraisedNeed, AppraisedOption, Offered, Standing, explain};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Said, Value};
use crate::library::Item;
use crate::pack::Stage;
use crate::pack::intervention::{Intervention, Role};
use crate::ui::widgets::{self as w, Level};
use crate::ui::{Commands, option_words, theme};

/// What is folded open here.
#[derive(Debug, Default)]
pub struct AroundDraft {
    referrals: bool,
    ahead: bool,
}

/// Draws both parts under folds; nothing where there is nothing.
pub fn around_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut AroundDraft, out: &mut Commands) {
    let needs = needs_with_referrals(app, session);
    let entries: usize = needs.iter().map(|(_, entries)| entries.len()).sum();
    if entries > 0 {
        let title = format!("Referrals and local schemes for the needs seen ({entries})");
        w::fold(ui, "referrals", &title, &mut draft.referrals, |ui| {
            w::hint(ui, "These are not matched to the person: read who each is for, and ask whether it is still there.");
            for (need, entries) in &needs {
                need_ui(ui, app, session, need, entries, out);
            }
        });
    }
    let stages = ahead(app, session);
    if !stages.is_empty() {
        w::fold(ui, "ahead", "What is ahead on the pathway", &mut draft.ahead, |ui| {
            w::hint(ui, "Options that are not ruled out and are offered at a stage to come, if the person gets there.");
            for (stage, options) in &stages {
                ui.push_id(&app.pack.stages[*stage].id, |ui| stage_ui(ui, app, *stage, options, out));
            }
        });
    }
}

/// The needs of the person to which some referral or scheme belongs; those that no fitting option serves first.
fn needs_with_referrals<'a>(app: &App, session: &'a Session) -> Vec<(&'a AppraisedNeed, Vec<Key<Intervention>>)> {
    let seen = session.derived.appraisal.needs.iter().filter(|need| need.finding.truth == Truth::Yes);
    let mut needs: Vec<_> = seen
        .map(|need| {
            let entries = app.pack.interventions.entries().filter(|(_, entry)| match entry.role {
                Role::Onward | Role::Scheme => entry.serves.contains(&need.need),
                Role::Option | Role::Context | Role::Historic => false,
            });
            (need, entries.map(|(key, _)| key).collect::<Vec<_>>())
        })
        .filter(|(_, entries)| !entries.is_empty())
        .collect();
    needs.sort_by_key(|(need, _)| is_met(session, need));
    needs
}

/// True where an option that fits and is offered now serves the need.
fn is_met(session: &Session, need: &AppraisedNeed) -> bool {
    let serving = need.served_by.iter().filter_map(|option| session.derived.appraisal.option(*option));
    serving.into_iter().any(|option| option.standing == Standing::Fits && option.offered == Offered::Now)
}

fn need_ui(ui: &mut Ui, app: &App, session: &Session, need: &AppraisedNeed, entries: &[Key<Intervention>], out: &mut Commands) {
    let name = &app.pack.needs[need.need].name;
    let met = if is_met(session, need) { "" } else { " · no option that fits now serves it" };
    w::heading(ui, Level::Part, &format!("{name}{met}"));
    for entry in entries {
        let intervention = &app.pack.interventions[*entry];
        ui.push_id((name, &intervention.id), |ui| {
            ui.spacing_mut().item_spacing.y = theme::of(ui).space.tiny;
            let title = option_words::title(intervention);
            let open = w::named(w::link_button(ui, &title), &format!("In the library: {title}, {name}"));
            if open.clicked() {
                out.push(Command::Library(LibraryCommand::Open(Item::Intervention(*entry))));
            }
            let places: Vec<&str> =
                intervention.jurisdictions.iter().map(|place| app.pack.jurisdictions[*place].name.as_str()).collect();
            let role = option_words::capitalised(explain::role_in_words(intervention.role));
            w::hint(ui, &format!("{role} · {}", places.join(", ")));
            w::hint(ui, &intervention.summary);
            if !intervention.for_whom.is_empty() {
                w::hint(ui, &format!("For: {}", intervention.for_whom));
            }
        });
    }
}

/// For each stage ahead the options offered there and not before, in the pathway's order.
fn ahead<'a>(app: &App, session: &'a Session) -> Vec<(Key<Stage>, Vec<&'a AppraisedOption>)> {
    let Said::Value(Value::Choice(here)) = session.case.answers.said(app.pack.stage_question) else { return Vec::new() };
    let later = |stage: Key<Stage>| {
        let options = session.derived.appraisal.options.iter().filter(move |appraised| {
            appraised.offered == Offered::Later && appraised.standing != Standing::DoesNotFit && {
                let stages = &app.pack.interventions[appraised.option].stages;
                stages.iter().find(|offered| offered.place() > usize::from(here)) == Some(&stage)
            }
        });
        options.collect::<Vec<_>>()
    };
    let stages = app.pack.stages.keys().map(|stage| (stage, later(stage)));
    stages.filter(|(_, options)| !options.is_empty()).collect()
}

fn stage_ui(ui: &mut Ui, app: &App, stage: Key<Stage>, options: &[&AppraisedOption], out: &mut Commands) {
    w::heading(ui, Level::Part, &app.pack.stages[stage].name);
    for appraised in options {
        let title = option_words::title(&app.pack.interventions[appraised.option]);
        let (_, symbol) = option_words::standing_mark(appraised.standing);
        let words = explain::standing_in_words(appraised.standing);
        let link = w::link_button(ui, &format!("{symbol} {title} · {words}"));
        if w::named(link, &format!("Details: {title}, {words}")).clicked() {
            out.push(Command::Options(OptionsCommand::Show(appraised.option)));
        }
    }
}
