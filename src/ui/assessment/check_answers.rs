//! All answers on one page, each with a way back to its question.

use egui::Ui;

use crate::app::App;
use crate::app::command::{CaseCommand, Command, Screen};
use crate::app::progress::{self, Place};
use crate::app::session::Session;
use crate::base::table::Key;
use crate::case::answer::{self, Said};
use crate::pack::question::Question;
use crate::ui::theme::{self, Tone, Type};
use crate::ui::widgets::{self as w, Level};
use crate::ui::{Commands, option_words};

use super::last_time;

/// Draws the page; `arrived` is true in the first frame after it was turned to.
pub fn check_answers_ui(ui: &mut Ui, app: &App, session: &Session, arrived: bool, out: &mut Commands) {
    w::arrival_heading(ui, Level::Page, "Check the answers", arrived);
    let (answered, asked) = progress::count(&app.pack, session);
    w::hint(ui, &format!("{answered} of {asked} answered. What is not known stays not known: nothing is assumed."));
    w::gap(ui);
    reference_ui(ui, session, out);
    w::gap(ui);
    contradictions_ui(ui, app, session, out);
    kept_ui(ui, session);
    last_time::no_longer_asked_ui(ui, app, session);
    for progress in progress::sections(&app.pack, session) {
        let Some(section) = app.pack.sections.get(progress.section) else { continue };
        ui.push_id(&section.id, |ui| {
            w::card(ui, |ui| {
                w::heading(ui, Level::Card, &section.title);
                for (question, place) in progress::questions(&app.pack, session, progress.section) {
                    let entry = &app.pack.questions[question];
                    ui.push_id(&entry.id, |ui| answer_ui(ui, app, session, question, place, out));
                }
            });
        });
    }
    w::cluster(ui, |ui| {
        if w::primary_button(ui, "See the options").clicked() {
            out.push(Command::Go(Screen::Options));
        }
        if let Some(before) = progress::page_before(&app.pack, session, session.page)
            && w::button(ui, "Back").clicked()
        {
            out.push(Command::Case(CaseCommand::Turn(before)));
        }
    });
}

fn reference_ui(ui: &mut Ui, session: &Session, out: &mut Commands) {
    let mut reference = session.case.reference.clone();
    if w::text_field(ui, "Case reference", "A number or code of your own. No name is needed.", &mut reference).changed() {
        out.push(Command::Case(CaseCommand::SetReference(reference)));
    }
}

fn contradictions_ui(ui: &mut Ui, app: &App, session: &Session, out: &mut Commands) {
    let found = progress::contradictions(&app.pack, session);
    if found.is_empty() {
        return;
    }
    let label = |question: &Key<Question>| app.pack.questions[*question].label.clone();
    let problems: Vec<w::Problem> = found
        .iter()
        .map(|found| w::Problem { says: found.says.to_owned(), places: found.questions.iter().map(label).collect() })
        .collect();
    let picked = w::error_summary(ui, "Answers that do not go together", &problems);
    let question = picked.and_then(|(problem, place)| found.get(problem)?.questions.get(place));
    if let Some(question) = question {
        out.push(Command::Case(CaseCommand::Find(*question)));
    }
    w::gap(ui);
}

fn kept_ui(ui: &mut Ui, session: &Session) {
    if session.case.kept.is_empty() {
        return;
    }
    let list = session.case.kept.iter().map(|kept| format!("{}: {}", kept.question, kept.why)).collect::<Vec<_>>().join("\n");
    w::notice(ui, Tone::Caution, "Answers that this pack has no place for are kept and not used", &list);
    w::gap(ui);
}

fn answer_ui(ui: &mut Ui, app: &App, session: &Session, question: Key<Question>, place: Place, out: &mut Commands) {
    let said = session.case.answers.said(question);
    let entry = &app.pack.questions[question];
    let mut words = option_words::capitalised(&answer::in_words(&app.pack, question, said));
    if place == Place::Closed {
        words = format!("{words} ({})", progress::why_not_used(&app.pack, session, question));
    }
    let action = if said == Said::NotAsked { "Answer" } else { "Change" };
    let theme = theme::of(ui);
    let link_width = theme.column.label * 0.5;
    let gap = theme.space.medium;
    let width = (ui.available_width() - link_width) / 2.0 - gap;
    let across = ui.available_rect_before_wrap().x_range();
    ui.painter().hline(across, ui.cursor().top() - theme.space.tiny, theme.hairline());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        column_ui(ui, width, |ui| w::styled(ui, Type::Body, theme.colors.quiet, &entry.label));
        column_ui(ui, width, |ui| w::body(ui, &words));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
            if place == Place::Open {
                let link = w::link_button(ui, action);
                link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, format!("{action}: {}", entry.label)));
                if link.clicked() {
                    out.push(Command::Case(CaseCommand::Find(question)));
                }
            }
        });
    });
}

fn column_ui<R>(ui: &mut Ui, width: f32, body: impl FnOnce(&mut Ui) -> R) {
    let theme = theme::of(ui);
    ui.vertical(|ui| {
        ui.set_width(width);
        // In line with the word of the link at the end.
        ui.add_space((theme.control.button - theme.line_height(Type::Body)) / 2.0);
        body(ui);
    });
}
