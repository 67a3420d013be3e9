//! The Settings screen: how the window looks, the pack in use, what the program is and is not.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, LookCommand};
use crate::app::settings::{Appearance, TEXT_PERCENTS};
use crate::base::date;

use super::Commands;
use super::theme::Tone;
use super::widgets::{self as w, Level, Mark};

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn settings_ui(ui: &mut Ui, app: &App, arrived: bool, out: &mut Commands) {
    w::page(ui, "settings", |ui| {
        w::arrival_heading(ui, Level::Page, "Settings", arrived);
        w::gap(ui);
        w::card(ui, |ui| appearance_ui(ui, app, out));
        w::card(ui, |ui| text_size_ui(ui, app, out));
        w::card(ui, |ui| pack_ui(ui, app));
        w::card(ui, boundaries_ui);
        w::card(ui, licences_ui);
    });
}

fn appearance_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    w::heading(ui, Level::Card, "Appearance");
    w::choice_group(ui, Mark::Radio, "Appearance", |ui| {
        for appearance in Appearance::EVERY {
            if w::choice_row(ui, None, Mark::Radio, appearance.name(), app.settings.appearance == appearance).clicked() {
                out.push(Command::Look(LookCommand::SetAppearance(appearance)));
            }
        }
    });
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

fn pack_ui(ui: &mut Ui, app: &App) {
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
    w::key_value(ui, "SHA-256", &pack.sha256);
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
        "The program holds no code that goes online. An assessment lives in memory until it is written down, and is gone when the window closes.",
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
