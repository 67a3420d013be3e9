//! Buttons that lead straight to the questions whose answers are lacking.

use egui::{Frame, Margin, Panel, Ui};

use crate::app::App;
use crate::app::command::{CaseCommand, Command, OptionsCommand};
use crate::app::session::Session;
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::Said;
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;
use crate::ui::{Commands, option_words, theme, widgets as w};

/// A button for each question that can be put now for the sake of an option, `most` of them; a line for those that
/// cannot be put yet.
pub fn asks_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    (missing, option): (KeySet<Question>, Key<Intervention>),
    most: usize,
    out: &mut Commands,
) {
    let appraisal = &session.derived.appraisal;
    let (open, waiting): (Vec<_>, Vec<_>) =
        missing.iter(&app.pack.questions).partition(|question| appraisal.put.contains(*question));
    if !open.is_empty() {
        // Not side by side: in a line that wraps, a button with an id of its own cannot move to the next line.
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for question in open.iter().take(most) {
                let question = *question;
                let ask = Command::Options(OptionsCommand::Ask { question, option });
                button_ui(ui, app, session, question, ask, out);
            }
        });
        if open.len() > most {
            w::hint(ui, &format!("and {} more to ask, under Details", open.len() - most));
        }
    }
    let (elsewhere, later): (Vec<_>, Vec<_>) =
        waiting.into_iter().partition(|question| appraisal.applies(*question) == Truth::Yes);
    if !elsewhere.is_empty() {
        w::hint(ui, &format!("Asked at another stage: {}", labels(app, &elsewhere, most)));
    }
    if !later.is_empty() {
        w::hint(ui, &format!("Waits for other answers: {}", labels(app, &later, most)));
    }
}

/// "Ask: …", or "Ask again: …" where it was put and not answered.
pub fn ask_button_ui(ui: &mut Ui, app: &App, session: &Session, question: Key<Question>, out: &mut Commands) {
    button_ui(ui, app, session, question, Command::Case(CaseCommand::Find(question)), out);
}

/// The way back to the option for whose sake a question was turned to; nothing where there was none.
pub fn way_back_ui(ui: &mut Ui, app: &App, session: &Session, out: &mut Commands) {
    let Some(option) = session.asked_for else { return };
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colors.page).inner_margin(Margin::from(egui::vec2(theme.space.large, theme.space.small)));
    Panel::top("way back").resizable(false).frame(frame).show(ui, |ui| {
        let name = &app.pack.interventions[option].name;
        if w::link_button(ui, &format!("Back to the option: {name}")).clicked() {
            out.push(Command::Options(OptionsCommand::Show(option)));
        }
    });
}

fn button_ui(ui: &mut Ui, app: &App, session: &Session, question: Key<Question>, ask: Command, out: &mut Commands) {
    let entry = &app.pack.questions[question];
    let verb = match session.case.answers.said(question) {
        Said::NotAsked => "Ask",
        Said::NotKnown | Said::Declined => "Ask again",
        Said::Value(_) => "Look at",
    };
    ui.push_id(&entry.id, |ui| {
        if w::link_button(ui, &format!("{verb}: {}", entry.label)).clicked() {
            out.push(ask);
        }
    });
}

fn labels(app: &App, questions: &[Key<Question>], most: usize) -> String {
    let labels: Vec<&str> = questions.iter().map(|question| app.pack.questions[*question].label.as_str()).collect();
    option_words::listed(&labels, most)
}
