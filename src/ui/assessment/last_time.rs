//! What was said last time, beside the questions of today: shown with its age, and confirmed, never assumed.

use egui::Ui;

use crate::app::App;
use crate::app::command::{CaseCommand, Command};
use crate::app::over_time::{not_asked_now, open_last_time, to_confirm};
use crate::app::session::Session;
use crate::appraise::explain::counted;
use crate::base::date;
use crate::base::table::Key;
use crate::case::answer::in_words;
use crate::case::question_in_words;
use crate::history::LastTime;
use crate::pack::question::Question;
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};

use super::AssessmentDraft;

/// When it was, such as "3 weeks ago (12 October 2026)".
fn age_in_words(session: &Session, last: &LastTime<'_>) -> String {
    let ago = |day| format!("{} ({})", date::ago_in_words(day, session.context.today), date::in_words(day));
    last.day.map_or_else(|| "on a day that was not written down".to_owned(), ago)
}

/// What was said last time, on the card of its question; with a control that confirms it, where nothing was said today.
pub(super) fn card_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    question: Key<Question>,
    draft: &mut AssessmentDraft,
    out: &mut Commands,
) {
    let Some(last) = session.history.last_time(question) else { return };
    w::gap(ui);
    let words = in_words(&app.pack, question, last.said);
    let from = last.detail.map_or("the person", |detail| detail.from.in_words());
    let source = if last.said.value().is_some() { format!(" (from {from})") } else { String::new() };
    let says = format!("Last time, {}: {words}{source}", age_in_words(session, &last));
    if open_last_time(session, question).is_none() {
        w::hint(ui, &says);
        return;
    }
    w::strong(ui, &says);
    if let Some(detail) = last.detail.filter(|detail| !detail.words.is_empty()) {
        w::hint(ui, &format!("In their words then: “{}”", detail.words));
    }
    let button = w::button(ui, "Still so");
    let label = format!("Still so: {}, {words}", app.pack.questions[question].label);
    ui.ctx().accesskit_node_builder(button.id, |node| {
        node.set_label(label.as_str());
        node.set_keyboard_shortcut("S");
    });
    if button.has_focus() {
        draft.follow_focus(question);
    }
    if button.clicked() {
        draft.current = Some(question);
        draft.take_focus = true;
        out.push(Command::Case(CaseCommand::Confirm(question)));
    }
}

/// What of the section is to be confirmed: the list of what may be confirmed together, with one control for it.
pub(super) fn section_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    section: usize,
    draft: &mut AssessmentDraft,
    out: &mut Commands,
) {
    let open = to_confirm(&app.pack, session, section);
    if open.count() == 0 {
        return;
    }
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, &format!("From last time, to be confirmed ({})", open.count()));
        w::hint(ui, "Nothing of this counts yet. What is not so any more is answered anew below.");
        for question in &open.together {
            let Some(last) = session.history.last_time(*question) else { continue };
            let age = last.day.map_or_else(String::new, |day| format!(", {}", date::ago_in_words(day, session.context.today)));
            let value = format!("{}{age}", in_words(&app.pack, *question, last.said));
            w::key_value(ui, &app.pack.questions[*question].label, &value);
        }
        if !open.alone.is_empty() {
            let are = if open.alone.len() == 1 { "is" } else { "are" };
            let alone = counted(open.alone.len(), "answer");
            w::body(ui, &format!("{alone} about safety or agreement {are} confirmed one by one, on the cards below."));
        }
        if !open.together.is_empty() {
            w::gap(ui);
            let name = match open.together.len() {
                1 => "This one is still so".to_owned(),
                count => format!("All {count} of these are still so"),
            };
            if w::button(ui, &name).clicked() {
                // The keyboard goes on with what is left on this page.
                draft.take_focus = true;
                out.push(Command::Case(CaseCommand::ConfirmTogether(section)));
            }
        }
    });
}

/// Answers of last time in this section that are not asked now, quiet and folded.
pub(super) fn not_asked_ui(ui: &mut Ui, app: &App, session: &Session, section: usize, draft: &mut AssessmentDraft) {
    let questions = not_asked_now(&app.pack, session, section);
    if questions.is_empty() {
        return;
    }
    let title = format!("Answers of last time that are not asked now ({})", questions.len());
    let mut open = draft.not_asked_open == Some(section);
    w::fold(ui, "not asked", &title, &mut open, |ui| {
        for question in questions {
            let Some(last) = session.history.last_time(question) else { continue };
            let label = &app.pack.questions[question].label;
            let words = in_words(&app.pack, question, last.said);
            w::hint(ui, &format!("{label}: {words}, {}. Not used.", age_in_words(session, &last)));
        }
    });
    draft.not_asked_open = open.then_some(section);
    w::gap(ui);
}

/// Answers of last time to questions that the knowledge in use does not ask any more.
pub(super) fn no_longer_asked_ui(ui: &mut Ui, app: &App, session: &Session) {
    let Some(last) = session.history.earlier().last().filter(|last| !last.case.kept.is_empty()) else { return };
    let kept = last.case.kept.iter();
    let lines: Vec<String> =
        kept.map(|kept| format!("{}: {}", question_in_words(&app.pack, &kept.question), kept.said_in_words())).collect();
    w::notice(ui, Tone::Quiet, "Said last time, and no longer asked", &lines.join("\n"));
    w::gap(ui);
}
