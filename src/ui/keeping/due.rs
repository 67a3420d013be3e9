//! The cases that are past the day until which they were to be kept, and what to do about each.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, KeepCommand};
use crate::app::keeping::wishes::RightsCommand;
use crate::appraise::explain;
use crate::base::date;
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};
use crate::vault::keeper::Due;

use super::unlock::{page, sentence};

/// Draws, on the Start screen, how many there are; nothing if there are none.
pub fn due_notice_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    let count = app.due_count();
    if count == 0 {
        return;
    }
    let title = format!("{} past the day until which to keep {}", are(count), if count == 1 { "it" } else { "them" });
    w::notice(ui, Tone::Caution, &title, "Look at each: erase it, or set another day if your organisation’s rule says so.");
    if w::button(ui, "See what is due").clicked() {
        out.push(Command::Rights(RightsCommand::ShowDue));
    }
    w::gap(ui);
}

fn are(count: usize) -> String {
    format!("{} {}", explain::counted(count, "case"), if count == 1 { "is" } else { "are" })
}

/// The cases that are past their day, each with the way to erase it. `shown` is true from the second frame on.
pub fn due_page_ui(ui: &mut Ui, app: &App, shown: &mut bool, out: &mut Commands) {
    page(ui, "due", |ui| {
        let arrived = !std::mem::replace(shown, true);
        w::arrival_heading(ui, Level::Page, "Cases past their day", arrived);
        w::body(
            ui,
            "These were opened on this computer and were to be kept until a day that has gone by. Nothing goes by itself.",
        );
        if w::button(ui, "Back").clicked() {
            out.push(Command::Keep(KeepCommand::LeavePage));
        }
        w::gap(ui);
        let Some(due) = &app.keeping.rights.due else {
            w::hint(ui, "Looking into them…");
            return;
        };
        if due.is_empty() {
            w::body(ui, "None is past its day now.");
        }
        // What lives in memory only would be gone.
        let can_open = app.session.as_ref().is_none_or(|session| session.case.fictional) || app.keeping.kept.is_some();
        if !can_open {
            w::hint(ui, "A case that is not kept is open. Keep or close it before you open another one.");
        }
        for (place, due) in due.iter().enumerate() {
            ui.push_id(place, |ui| w::card(ui, |ui| due_ui(ui, (place, due), can_open, out)));
        }
    });
}

fn due_ui(ui: &mut Ui, (place, due): (usize, &Due), can_open: bool, out: &mut Commands) {
    let name = &due.reference;
    w::heading(ui, Level::Card, name);
    w::key_value(ui, "Kept until", &due.keep_until.map_or_else(|| "Not known".to_owned(), date::in_words));
    w::key_value(ui, "File", &due.path.display().to_string());
    if let Some(refusal) = &due.trouble {
        w::notice(ui, Tone::Caution, "It does not open", &sentence(&refusal.without_place()));
    }
    w::gap(ui);
    w::cluster(ui, |ui| {
        if due.trouble.is_none() {
            ui.add_enabled_ui(can_open, |ui| {
                if w::button(ui, &format!("Open {name}")).clicked() {
                    out.push(Command::Rights(RightsCommand::OpenDue(place)));
                }
            });
        }
        if w::button(ui, &format!("Erase {name}…")).clicked() {
            out.push(Command::Rights(RightsCommand::AskToEraseDue(place)));
        }
        if due.trouble.is_some() && w::button(ui, &format!("Take {name} off this list")).clicked() {
            out.push(Command::Rights(RightsCommand::ForgetDue(place)));
        }
    });
}
