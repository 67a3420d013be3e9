//! The Settings screen: how the window looks, the pack in use, what the program is and is not.

pub mod changes;

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, LookCommand};
use crate::app::settings::{Appearance, CLIPBOARD_SECONDS, IDLE_MINUTES, TEXT_PERCENTS};
use crate::appraise::explain;
use crate::base::date;

use super::Commands;
use super::keeping::colleagues::{self, ColleaguesDraft};
use super::theme::{self, Tone};
use super::watch::seconds_in_words;
use super::widgets::{self as w, Level, Mark};

/// Which parts are folded open.
#[derive(Debug, Default)]
pub struct SettingsDraft {
    changes_open: bool,
    earlier_open: bool,
    colleagues: ColleaguesDraft,
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn settings_ui(ui: &mut Ui, app: &App, draft: &mut SettingsDraft, arrived: bool, out: &mut Commands) {
    // In a wide window the rest stands in two columns, so that more of it is in sight.
    let theme = theme::of(ui);
    let [one, two] = [1.0, 1.6].map(|columns| (theme.column.side, theme.column.page * columns));
    let has_two = w::width_of_head(ui, two).is_some();
    w::page_in_parts_of(ui, "settings", if has_two { two } else { one }, |ui, part| match part {
        w::Part::Head => {
            w::arrival_heading(ui, Level::Page, "Settings", arrived);
            w::hint(ui, &kept(app));
            w::gap(ui);
            w::card(ui, |ui| appearance_ui(ui, app, out));
            w::card(ui, |ui| text_size_ui(ui, app, out));
        }
        w::Part::Rest if has_two => {
            ui.spacing_mut().item_spacing.x = theme.space.large;
            ui.columns_const(|[left, right]| {
                safety_of_data_ui(left, app, draft, out);
                program_ui(right, app, draft, out);
            });
        }
        w::Part::Rest => {
            safety_of_data_ui(ui, app, draft, out);
            program_ui(ui, app, draft, out);
        }
    });
}

fn safety_of_data_ui(ui: &mut Ui, app: &App, draft: &mut SettingsDraft, out: &mut Commands) {
    w::card(ui, |ui| privacy_ui(ui, app, out));
    w::card(ui, |ui| idle_ui(ui, app, out));
    w::card(ui, |ui| clipboard_ui(ui, app, out));
    if app.keeping.is_possible() {
        colleagues::identity_and_colleagues_ui(ui, app, &mut draft.colleagues, out);
    }
}

fn program_ui(ui: &mut Ui, app: &App, draft: &mut SettingsDraft, out: &mut Commands) {
    w::card(ui, |ui| route_ui(ui, app, out));
    w::card(ui, |ui| pack_ui(ui, app, draft));
    w::card(ui, boundaries_ui);
    w::card(ui, licences_ui);
}

fn kept(app: &App) -> String {
    match app.settings_place() {
        Some(place) => format!("Kept in {}. Nothing about a case is in it.", place.display()),
        None => "Kept until the window closes.".to_owned(),
    }
}

fn appearance_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    let settings = &app.settings;
    w::heading(ui, Level::Card, "Appearance");
    w::choice_group(ui, Mark::Radio, "Appearance", |ui| {
        for appearance in Appearance::EVERY {
            let is_chosen = !settings.follows_system && settings.appearance == appearance;
            if w::choice_row(ui, None, Mark::Radio, appearance.name(), is_chosen).clicked() {
                out.push(Command::Look(LookCommand::SetAppearance(appearance)));
            }
        }
        if w::choice_row(ui, None, Mark::Radio, "Light or dark, as the computer has it", settings.follows_system).clicked() {
            out.push(Command::Look(LookCommand::FollowSystem));
        }
    });
    w::gap(ui);
    if w::choice_row(ui, None, Mark::Check, "Reduced motion: nothing fades or moves", settings.reduced_motion).clicked() {
        out.push(Command::Look(LookCommand::SetReducedMotion(!settings.reduced_motion)));
    }
}

fn text_size_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    w::heading(ui, Level::Card, "Text size");
    w::choice_group(ui, Mark::Radio, "Text size", |ui| {
        for percent in TEXT_PERCENTS {
            let label = format!("{percent} per cent");
            if w::choice_row(ui, None, Mark::Radio, &label, app.settings.text_percent == percent).clicked() {
                out.push(Command::Look(LookCommand::SetTextPercent(percent)));
            }
        }
    });
}

fn privacy_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    let covers = app.settings.cover_on_focus_loss;
    w::heading(ui, Level::Card, "Privacy");
    if w::choice_row(ui, None, Mark::Check, "Cover an open case when another window is used", covers).clicked() {
        out.push(Command::Look(LookCommand::SetCoverOnFocusLoss(!covers)));
    }
    w::hint(ui, "F9 covers the window at any time. The cover shows nothing of a case; it is no lock and asks for no passphrase.");
}

fn idle_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    w::heading(ui, Level::Card, "Lock when nobody touches the window");
    w::choice_group(ui, Mark::Radio, "Lock when nobody touches the window", |ui| {
        for minutes in IDLE_MINUTES {
            let label = match minutes {
                0 => "Never by itself".to_owned(),
                minutes => format!("After {}", explain::counted(usize::from(minutes), "minute")),
            };
            if w::choice_row(ui, None, Mark::Radio, &label, app.settings.idle_minutes == minutes).clicked() {
                out.push(Command::Look(LookCommand::SetIdleMinutes(minutes)));
            }
        }
    });
    w::hint(ui, "Locking asks for your passphrase. Before you have made one, only the cover is put over the window.");
}

fn clipboard_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    w::heading(ui, Level::Card, "What you copy");
    w::choice_group(ui, Mark::Radio, "What you copy", |ui| {
        for seconds in CLIPBOARD_SECONDS {
            let label = match seconds {
                0 => "Stays on the clipboard until you lock or close the window".to_owned(),
                seconds => format!("Leaves the clipboard after {}", seconds_in_words(seconds)),
            };
            if w::choice_row(ui, None, Mark::Radio, &label, app.settings.clipboard_seconds == seconds).clicked() {
                out.push(Command::Look(LookCommand::SetClipboardSeconds(seconds)));
            }
        }
    });
    let also = if app.clipboard.can_be_seen {
        "It is emptied only if what you copied here still lies on it."
    } else {
        "This computer does not let the program look at the clipboard, so it is emptied then, whatever is on it."
    };
    w::hint(
        ui,
        &format!(
            "This counts while a case of a real person is open or your cases are unlocked; locking and closing empty it too. {also}"
        ),
    );
}

fn route_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    let first = app.first_route();
    w::heading(ui, Level::Card, "The route that is offered first");
    w::choice_group(ui, Mark::Radio, "The route that is offered first", |ui| {
        for (place, route) in app.pack.routes.iter().enumerate() {
            let label = format!("{}, about {} minutes", route.name, route.minutes);
            if w::choice_row(ui, None, Mark::Radio, &label, place == first).clicked() {
                out.push(Command::Look(LookCommand::SetRoute(route.id.clone())));
            }
        }
    });
}

fn pack_ui(ui: &mut Ui, app: &App, draft: &mut SettingsDraft) {
    let pack = &app.pack;
    w::heading(ui, Level::Card, "Knowledge pack");
    w::body(ui, &pack.about);
    w::gap(ui);
    w::key_value(ui, "Name", &pack.name);
    w::key_value(ui, "Version", &pack.version);
    w::key_value(ui, "Finished on", &date::in_words(pack.date));
    w::key_value(ui, "Law looked at on", &date::in_words(pack.law_as_at));
    w::key_value(
        ui,
        "Holds",
        &format!(
            "{} questions, {} interventions, {} sources",
            pack.questions.len(),
            pack.interventions.len(),
            pack.sources.len()
        ),
    );
    w::key_value(ui, "Fingerprint", &grouped(&pack.sha256));
    let SettingsDraft { changes_open, earlier_open, .. } = draft;
    let (newest, earlier) = changes::newest(&pack.changes);
    if !newest.is_empty() {
        w::fold(ui, "newest", "What changed in this version", changes_open, |ui| changes::changes_ui(ui, newest));
    }
    if !earlier.is_empty() {
        w::fold(ui, "earlier", "What changed before", earlier_open, |ui| changes::changes_ui(ui, earlier));
    }
}

/// A fingerprint in groups of eight, which can be read out and may wrap.
fn grouped(sha256: &str) -> String {
    let letters: Vec<char> = sha256.chars().collect();
    letters.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn boundaries_ui(ui: &mut Ui) {
    w::heading(ui, Level::Card, "What this program is and is not");
    w::body(ui, "It supports a decision and never makes one. It explains the options; a named person chooses, and says why.");
    w::body(ui, "It gives no score for a person, no dose and no forecast. It is not legal or medical advice.");
    w::body(ui, "Unknown is not no. What is not known is shown, counted and printed.");
    w::gap(ui);
    w::notice(
        ui,
        Tone::Info,
        "Offline",
        "The program holds no code that goes online. An assessment lives in memory until you keep it; kept, it is a sealed file on this computer.",
    );
}

fn licences_ui(ui: &mut Ui) {
    w::heading(ui, Level::Card, "Licences");
    w::body(ui, "Throughline: MIT or Apache-2.0, as you choose.");
    w::body(
        ui,
        "Atkinson Hyperlegible Next, © 2020-2024 the Atkinson Hyperlegible Next Project Authors: SIL Open Font License 1.1.",
    );
    w::body(ui, "DejaVu Sans: Bitstream Vera licence, free to bundle.");
}
