//! What the answers come to so far, beside the questions: counts, what to ask next, needs seen.

use egui::Ui;

use crate::app::App;
use crate::app::command::{CaseCommand, Command, Screen};
use crate::app::session::Session;
use crate::appraise::Standing;
use crate::appraise::explain;
use crate::appraise::next_question::NextQuestion;
use crate::base::truth::Truth;
use crate::ui::Commands;
use crate::ui::theme::{self, Type};
use crate::ui::widgets::{self as w, Level};

/// How many of the next questions are shown.
const SHOWN: usize = 3;

/// Draws the panel.
pub fn live_panel_ui(ui: &mut Ui, app: &App, session: &Session, out: &mut Commands) {
    w::heading(ui, Level::Card, "So far");
    counts_ui(ui, session);
    if w::button(ui, "See the options").clicked() {
        out.push(Command::Go(Screen::Options));
    }
    w::gap(ui);
    next_ui(ui, app, session, out);
    needs_ui(ui, app, session);
}

fn counts_ui(ui: &mut Ui, session: &Session) {
    for standing in Standing::EVERY {
        let count = session.derived.appraisal.options.iter().filter(|option| option.standing == standing).count();
        let symbol = match standing {
            Standing::Fits => "●",
            Standing::CannotTell => "◐",
            Standing::DoesNotFit => "○",
        };
        let ink = theme::of(ui).colors.ink;
        w::styled(ui, Type::Body, ink, &format!("{symbol}  {count} {}", in_words(standing, count)));
    }
}

fn in_words(standing: Standing, count: usize) -> &'static str {
    match (standing, count) {
        (Standing::Fits, 1) => "fits",
        (Standing::Fits, _) => "fit",
        (Standing::CannotTell, _) => "cannot be told yet",
        (Standing::DoesNotFit, 1) => "does not fit",
        (Standing::DoesNotFit, _) => "do not fit",
    }
}

/// Questions of the route come first: the others are for a longer talk.
fn next_ui(ui: &mut Ui, app: &App, session: &Session, out: &mut Commands) {
    let on_route =
        |next: &&NextQuestion| app.pack.routes.get(session.route).is_none_or(|route| route.questions.contains(&next.question));
    let (route, beyond): (Vec<_>, Vec<_>) = session.derived.next.iter().partition(on_route);
    if route.is_empty() && beyond.is_empty() {
        w::hint(ui, "No open question would settle anything more.");
        return;
    }
    w::heading(ui, Level::Part, "Ask next");
    for next in route.into_iter().chain(beyond).take(SHOWN) {
        let entry = &app.pack.questions[next.question];
        ui.push_id(&entry.id, |ui| {
            // What it would settle stands close to it.
            ui.spacing_mut().item_spacing.y = 0.0;
            if w::link_button(ui, &entry.label).clicked() {
                out.push(Command::Case(CaseCommand::Find(next.question)));
            }
            w::hint(ui, &explain::why_next_in_words(next));
        });
    }
    w::gap(ui);
}

fn needs_ui(ui: &mut Ui, app: &App, session: &Session) {
    let needs = session.derived.appraisal.needs.iter().filter(|need| need.finding.truth == Truth::Yes);
    let names: Vec<&str> = needs.map(|need| app.pack.needs[need.need].name.as_str()).collect();
    if !names.is_empty() {
        w::heading(ui, Level::Part, "Needs seen");
        w::body(ui, &names.join(" · "));
    }
}
