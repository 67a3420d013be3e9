//! In place of the questions while the person is too unwell for them: stop, what to do now, come back later.

use egui::Ui;

use crate::app::App;
use crate::app::command::{CaseCommand, Command};
use crate::app::session::Session;
use crate::appraise::{RaisedAlert, explain};
use crate::ui::Commands;
use crate::ui::theme::{self, Tone, Type};
use crate::ui::widgets::{self as w, Level};

/// Draws the page for the alert that stops the questions; `arrived` is true in the first frame that shows it.
pub fn stop_page_ui(ui: &mut Ui, app: &App, session: &Session, raised: &RaisedAlert, arrived: bool, out: &mut Commands) {
    let alert = &app.pack.alerts[raised.alert];
    w::page(ui, "stop", |ui| {
        w::arrival_heading(ui, Level::Page, "Stop the questions: get help first", arrived);
        w::gap(ui);
        w::card(ui, |ui| {
            w::heading(ui, Level::Card, &format!("{}: do this now", alert.title));
            w::styled(ui, Type::Strong, theme::of(ui).tone_ink(Tone::Danger), &alert.says);
            w::steps(ui, &alert.steps);
            let because = explain::because_in_words(&app.pack, &session.case.answers, &raised.finding);
            if !because.is_empty() {
                w::gap(ui);
                w::hint(ui, &format!("Because of “{because}”"));
            }
        });
        w::card(ui, |ui| {
            w::heading(ui, Level::Card, "Come back later");
            w::body(ui, "Every answer stays. The questions go on where they stopped, when the person is well enough.");
            w::body(ui, "Only you see the person. If this is wrong, or dealt with, go on.");
            w::gap(ui);
            w::cluster(ui, |ui| {
                if w::button(ui, "Go on with the questions").clicked() {
                    out.push(Command::Case(CaseCommand::GoOn));
                }
                for question in raised.finding.because.iter(&app.pack.questions) {
                    let label = &app.pack.questions[question].label;
                    if w::link_button(ui, &format!("Change the answer: {label}")).clicked() {
                        out.push(Command::Case(CaseCommand::Find(question)));
                    }
                }
            });
        });
    });
}
