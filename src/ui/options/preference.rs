//! What the person wants of an option, in their words; kept with the plan, whatever is decided.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, PlanCommand};
use crate::app::session::Session;
use crate::base::table::Key;
use crate::case::plan::{Preference, Wish};
use crate::pack::intervention::Intervention;
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};

/// What is half typed.
#[derive(Debug, Default)]
pub struct PreferenceDraft {
    typed: Option<(Key<Intervention>, String)>,
}

/// The person's own view: a wish and their words.
pub fn preference_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    option: Key<Intervention>,
    draft: &mut PreferenceDraft,
    out: &mut Commands,
) {
    let recorded = session.case.plan.preference(option).cloned();
    let name = &app.pack.interventions[option].name;
    w::gap(ui);
    w::heading(ui, Level::Part, "What the person says of it");
    let wish = recorded.as_ref().and_then(|preference| preference.wish);
    w::cluster(ui, |ui| {
        for each in Wish::EVERY {
            let chip = w::chip(ui, each.in_words(), wish == Some(each));
            if chip.clicked() {
                let words = recorded.as_ref().map_or_else(String::new, |preference| preference.words.clone());
                let wish = (wish != Some(each)).then_some(each);
                out.push(Command::Plan(PlanCommand::SetPreference(Preference { option, wish, words })));
            }
        }
    });
    let mut text = match &draft.typed {
        Some((typed_of, text)) if *typed_of == option => text.clone(),
        Some(_) | None => session.case.plan.words_of(option),
    };
    let field = ui.push_id(name, |ui| w::text_field(ui, "In the person’s words", "May be left empty.", &mut text)).inner;
    if field.changed() {
        out.push(Command::Plan(PlanCommand::SetWords(option, text.trim().to_owned())));
        draft.typed = Some((option, text));
    } else if field.lost_focus() {
        draft.typed = None;
    }
}

/// The person's view on a card, once it was given.
pub fn preference_mark_ui(ui: &mut Ui, session: &Session, option: Key<Intervention>) {
    let Some(Preference { wish, words, .. }) = session.case.plan.preference(option) else { return };
    let says = wish.map_or("in their words", Wish::in_words);
    w::badges(ui, |ui| {
        w::mark(ui, Tone::Info, "❝", &format!("The person: {says}"));
        if !words.is_empty() {
            w::body(ui, &format!("“{words}”"));
        }
    });
}

/// Wish and words in one line.
pub fn preference_words(session: &Session, option: Key<Intervention>) -> String {
    let Some(Preference { wish, words, .. }) = session.case.plan.preference(option) else {
        return "Not asked".to_owned();
    };
    let wish = wish.map_or("Not asked", Wish::in_words);
    if words.is_empty() { wish.to_owned() } else { format!("{wish}: “{words}”") }
}
