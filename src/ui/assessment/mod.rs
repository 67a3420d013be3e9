//! The Assessment screen: the task list, a page of related questions, and what the answers come to so far.
//!
//! Number keys answer the question that the keyboard is on, N and P say "not known" and "prefers not to say",
//! Enter goes on.

pub mod ask;
pub mod check_answers;
mod last_time;
pub mod live_panel;
pub mod question_card;
pub mod stop_page;

use std::collections::{BTreeMap, BTreeSet};

use egui::{Frame, Key as Press, Margin, Panel, Ui};

use crate::app::App;
use crate::app::command::{CaseCommand, Command, Page};
use crate::app::over_time;
use crate::app::progress::{self, Place, SectionProgress};
use crate::app::session::Session;
use crate::base::table::Key;
use crate::case::answer::{self, Detail, Said};
use crate::pack::question::Question;

use super::widgets::{self as w, Level, TaskState};
use super::{Commands, theme};

/// What is half typed or folded open here, and where the keyboard is.
#[derive(Debug, Default)]
pub struct AssessmentDraft {
    /// The question that number keys answer.
    pub current: Option<Key<Question>>,
    /// Put the focus on the current question in the next frame.
    pub take_focus: bool,
    /// The question that was given the focus in the last frame.
    pub just_turned_to: Option<Key<Question>>,
    /// A control that Enter is not to press, because Enter goes on, had the focus in the last frame.
    pub focus_is_on_choice: bool,
    /// Numbers and dates as they are being typed.
    pub typed: BTreeMap<Key<Question>, String>,
    /// Words and notes as they are being typed.
    pub details: BTreeMap<Key<Question>, Detail>,
    /// Questions whose reason is folded open.
    pub why_open: BTreeSet<Key<Question>>,
    /// Questions whose words and note are folded open.
    pub notes_open: BTreeSet<Key<Question>>,
    /// The section in which what is not asked now of last time's answers is folded open.
    pub not_asked_open: Option<usize>,
    /// Whether the task list or the summary is shown where there is no room beside the page.
    pub aside: Aside,
    /// The page that says to stop was shown in the last frame.
    was_stopped: bool,
    /// The page and the number of searches that were last taken note of.
    seen: Option<(Page, u32)>,
}

/// What is shown above the page where there is no room beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aside {
    /// Nothing.
    #[default]
    Nothing,
    /// The task list.
    Tasks,
    /// What the answers come to so far.
    Summary,
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn assessment_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut AssessmentDraft, arrived: bool, out: &mut Commands) {
    let stop = session.stop(&app.pack);
    let was_stopped = std::mem::replace(&mut draft.was_stopped, stop.is_some());
    if let Some(raised) = stop {
        stop_page::stop_page_ui(ui, app, session, raised, arrived || !was_stopped, out);
        return;
    }
    let arrived = arrived || was_stopped;
    ask::way_back_ui(ui, app, session, out);
    turn_to_page(app, session, draft, arrived);
    let answered = keys(ui, app, session, draft, out);
    // The keyboard is not taken from a dialog, under which the questions may come back. One that led to a question is gone.
    let is_dialog_open = ui.memory(|memory| memory.top_modal_layer().is_some());
    let is_led_here = draft.seen.is_none_or(|(_, finds)| finds != session.finds);
    let waits = is_dialog_open && !is_led_here && std::mem::take(&mut draft.take_focus);
    draft.focus_is_on_choice = false;
    let theme = theme::of(ui);
    let room = ui.available_width();
    let (tasks, page, summary) = (theme.column.side * 0.83, theme.column.page * 0.68, theme.column.side * 0.85);
    let has_left = room > tasks + page;
    let has_right = room > tasks + page + summary;
    // What a wide window leaves beside the page is theirs, so that the names of the sections need fewer lines.
    let spare = (room - theme.column.page - theme.space.section * 2.0) / 2.0;
    let [tasks, summary] = [tasks, summary].map(|width| spare.clamp(width, theme.column.side * 1.1));
    let margin = Margin { bottom: 0, ..Margin::from(theme.space.medium) };
    let side = Frame::new().fill(theme.colors.page).inner_margin(margin);
    if has_left {
        // In line with what stands above it.
        let frame = side.inner_margin(Margin { left: Margin::from(theme.space.large).left, ..margin });
        let panel = Panel::left("tasks").resizable(false).show_separator_line(false).exact_size(tasks).frame(frame);
        let turned = draft.is_new_page(session, arrived);
        panel.show(ui, |ui| w::scroll(ui, "tasks", |ui| tasks_ui(ui, app, session, turned, out)));
    }
    if has_right {
        let panel = Panel::right("so far").resizable(false).show_separator_line(false).exact_size(summary).frame(side);
        panel.show(ui, |ui| w::scroll(ui, "so far", |ui| live_panel::live_panel_ui(ui, app, session, out)));
    }
    let page_id = format!("assessment {:?}", session.page);
    w::page(ui, page_id, |ui| {
        if !(has_left && has_right) {
            aside_ui(ui, app, session, draft, (has_left, has_right), out);
        }
        match session.page {
            Page::Section(section) => section_ui(ui, app, session, section, draft, out),
            Page::CheckAnswers => check_answers::check_answers_ui(ui, app, session, draft.is_new_page(session, arrived), out),
        }
    });
    draft.seen = Some((session.page, session.finds));
    draft.take_focus |= answered || waits;
}

impl AssessmentDraft {
    /// The keyboard is on a control of this question, unless it has just been sent to another.
    pub fn follow_focus(&mut self, question: Key<Question>) {
        if !self.take_focus {
            self.current = Some(question);
        }
    }

    fn is_new_page(&self, session: &Session, arrived: bool) -> bool {
        arrived || self.seen.is_none_or(|(page, _)| page != session.page)
    }
}

/// On a new page the keyboard is on the question that was looked for, or else on the first open one; on a page that was
/// left for another screen, on the question where it was.
fn turn_to_page(app: &App, session: &Session, draft: &mut AssessmentDraft, arrived: bool) {
    let is_new_page = draft.is_new_page(session, arrived);
    let is_new_search = session.find.is_some() && draft.seen.is_none_or(|(_, finds)| finds != session.finds);
    let is_back = arrived && draft.seen.is_some_and(|(page, _)| page == session.page);
    if is_new_search {
        draft.current = session.find;
        draft.take_focus = true;
    } else if is_new_page {
        let open = open_questions(app, session);
        let here = draft.current.filter(|question| is_back && open.contains(question));
        draft.current = here.or_else(|| first_open(app, session));
        draft.take_focus = true;
    }
    if is_new_page {
        draft.typed.clear();
        draft.details.clear();
    }
}

fn open_questions(app: &App, session: &Session) -> Vec<Key<Question>> {
    let Page::Section(section) = session.page else { return Vec::new() };
    let placed = progress::questions(&app.pack, session, section).into_iter();
    placed.filter(|(_, place)| *place == Place::Open).map(|(question, _)| question).collect()
}

fn first_open(app: &App, session: &Session) -> Option<Key<Question>> {
    let open = open_questions(app, session);
    let unanswered = open.iter().copied().find(|question| session.case.answers.said(*question) == Said::NotAsked);
    unanswered.or(open.first().copied())
}

/// Keys that work wherever the focus is, unless something is being typed. True if one chose an answer.
fn keys(ui: &Ui, app: &App, session: &Session, draft: &mut AssessmentDraft, out: &mut Commands) -> bool {
    let is_typing = ui.ctx().text_edit_focused();
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    let current = draft.current.filter(|_| !is_typing);
    let answered = current.is_some_and(|question| question_card::keys(ui, app, session, question, out));
    let enter_goes_on = draft.focus_is_on_choice || nothing_focused;
    let is_dialog_open = ui.memory(|memory| memory.top_modal_layer().is_some());
    if enter_goes_on && !is_dialog_open && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Press::Enter)) {
        go_on(app, session, draft, out);
    }
    answered
}

/// The next open question of the page; the next page after the last.
pub(super) fn go_on(app: &App, session: &Session, draft: &mut AssessmentDraft, out: &mut Commands) {
    let open = open_questions(app, session);
    let here = open.iter().position(|question| Some(*question) == draft.current);
    let after = here.map_or(0, |place| place + 1);
    match open.get(after) {
        Some(next) => {
            draft.current = Some(*next);
            draft.take_focus = true;
        }
        None => out.push(Command::Case(CaseCommand::Turn(progress::page_after(&app.pack, session, session.page)))),
    }
}

fn aside_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut AssessmentDraft, has: (bool, bool), out: &mut Commands) {
    w::cluster(ui, |ui| {
        if !has.0 {
            undo_ui(ui, app, session, out);
        }
        if !has.0 && w::chip(ui, "Sections", draft.aside == Aside::Tasks).clicked() {
            draft.aside = if draft.aside == Aside::Tasks { Aside::Nothing } else { Aside::Tasks };
        }
        if !has.1 && w::chip(ui, "So far", draft.aside == Aside::Summary).clicked() {
            draft.aside = if draft.aside == Aside::Summary { Aside::Nothing } else { Aside::Summary };
        }
    });
    match draft.aside {
        Aside::Tasks if !has.0 => w::card(ui, |ui| sections_ui(ui, app, session, false, out)),
        Aside::Summary if !has.1 => w::card(ui, |ui| live_panel::live_panel_ui(ui, app, session, out)),
        Aside::Nothing | Aside::Tasks | Aside::Summary => {}
    }
}

fn tasks_ui(ui: &mut Ui, app: &App, session: &Session, turned: bool, out: &mut Commands) {
    w::cluster(ui, |ui| undo_ui(ui, app, session, out));
    undone_ui(ui, app, session);
    w::gap(ui);
    sections_ui(ui, app, session, turned, out);
}

/// The task list; where a page was turned to just now, its section comes into sight.
fn sections_ui(ui: &mut Ui, app: &App, session: &Session, turned: bool, out: &mut Commands) {
    let (answered, asked) = progress::count(&app.pack, session);
    let route = app.pack.routes.get(session.route).map_or("", |route| route.name.as_str());
    w::heading(ui, Level::Card, route);
    w::hint(ui, &format!("{answered} of {asked} answered"));
    ui.scope(|ui| {
        // Rows without borders need no gap, so that more of them are in sight.
        ui.spacing_mut().item_spacing.y = 0.0;
        for progress in progress::sections(&app.pack, session) {
            section_row_ui(ui, app, session, progress, turned, out);
        }
    });
    w::gap(ui);
    if w::button(ui, "Check answers").clicked() {
        out.push(Command::Case(CaseCommand::Turn(Page::CheckAnswers)));
    }
    for (place, route) in app.pack.routes.iter().enumerate().filter(|(place, _)| *place != session.route) {
        if w::link_button(ui, &format!("Go on as: {}", route.name)).clicked() {
            out.push(Command::Case(CaseCommand::TakeRoute(place)));
        }
    }
}

fn section_row_ui(ui: &mut Ui, app: &App, session: &Session, progress: SectionProgress, turned: bool, out: &mut Commands) {
    let Some(section) = app.pack.sections.get(progress.section) else { return };
    ui.push_id(&section.id, |ui| {
        let is_current = session.page == Page::Section(progress.section);
        let to_confirm = over_time::to_confirm(&app.pack, session, progress.section).count();
        let row = w::task_row(ui, &section.title, task_state(progress, to_confirm), is_current);
        if is_current && turned {
            row.scroll_to_me(None);
        }
        if row.clicked() {
            out.push(Command::Case(CaseCommand::Turn(Page::Section(progress.section))));
        }
    });
}

fn task_state(progress: SectionProgress, to_confirm: usize) -> TaskState {
    if to_confirm > 0 {
        TaskState::ToConfirm(to_confirm)
    } else if progress.asked == 0 {
        TaskState::NothingToAsk
    } else if progress.is_done() {
        TaskState::Done
    } else if progress.answered == 0 {
        TaskState::NotStarted
    } else {
        TaskState::Part { done: progress.answered, of: progress.asked }
    }
}

/// Undo and redo side by side, always in their place; which answer is in their names and shown on hovering.
fn undo_ui(ui: &mut Ui, app: &App, session: &Session, out: &mut Commands) {
    let controls =
        [("Undo", "Ctrl+Z", session.undone(), CaseCommand::Undo), ("Redo", "Ctrl+Y", session.redone(), CaseCommand::Redo)];
    for (name, keys, change, command) in controls {
        let button = ui.add_enabled_ui(change.is_some(), |ui| w::link_button(ui, name)).inner;
        let Some((question, said)) = change else { continue };
        let label = &app.pack.questions[question].label;
        let now = answer::in_words(&app.pack, question, session.case.answers.said(question));
        let then = answer::in_words(&app.pack, question, said);
        let what = format!("{label}: “{now}” goes back to “{then}”");
        let button = w::named(button, &format!("{name}: {label}"));
        ui.ctx().accesskit_node_builder(button.id, |node| {
            node.set_keyboard_shortcut(keys);
            node.set_description(what.as_str());
        });
        if button.on_hover_text(&what).clicked() {
            out.push(Command::Case(command));
        }
    }
}

/// The answer that undoing takes back.
fn undone_ui(ui: &mut Ui, app: &App, session: &Session) {
    let says = session.undone().map(|(question, _)| format!("Last answer: {}", app.pack.questions[question].label));
    w::hint(ui, says.as_deref().unwrap_or("Nothing to take back"));
}

fn section_ui(ui: &mut Ui, app: &App, session: &Session, place: usize, draft: &mut AssessmentDraft, out: &mut Commands) {
    let Some(section) = app.pack.sections.get(place) else { return };
    w::heading(ui, Level::Page, &section.title);
    let sections = progress::sections(&app.pack, session);
    let number = sections.iter().position(|progress| progress.section == place).map_or(0, |place| place + 1);
    let minutes = progress::minutes_left(&app.pack, session);
    let left = match minutes {
        0 => "every question has an answer".to_owned(),
        1 => "about a minute left".to_owned(),
        minutes => format!("about {minutes} minutes left"),
    };
    w::hint(ui, &format!("Section {number} of {} · {left}", sections.len()));
    if !section.says.is_empty() {
        w::body(ui, &section.says);
    }
    w::gap(ui);
    last_time::section_ui(ui, app, session, place, draft, out);
    for (question, place) in progress::questions(&app.pack, session, place) {
        let id = app.pack.questions[question].id.clone();
        ui.push_id(id, |ui| match place {
            Place::Open => question_card::question_card_ui(ui, app, session, question, draft, out),
            Place::Closed => question_card::closed_ui(ui, app, session, question, out),
        });
    }
    last_time::not_asked_ui(ui, app, session, place, draft);
    w::cluster(ui, |ui| {
        if w::primary_button(ui, "Continue").clicked() {
            out.push(Command::Case(CaseCommand::Turn(progress::page_after(&app.pack, session, session.page))));
        }
        if let Some(before) = progress::page_before(&app.pack, session, session.page)
            && w::button(ui, "Back").clicked()
        {
            out.push(Command::Case(CaseCommand::Turn(before)));
        }
    });
    let confirms = if session.history.earlier().is_empty() { "" } else { " S is still so, as last time." };
    w::hint(
        ui,
        &format!("Number keys answer, N is not known, P is prefers not to say, Enter goes on, Ctrl+Z takes back.{confirms}"),
    );
}
