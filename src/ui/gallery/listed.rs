//! What is listed: finds, sections, views, figures.

use egui::Ui;

use super::Gallery;
use crate::ui::widgets::{self as w, Level, TaskState};

const SECTIONS: [(&str, TaskState); 5] = [
    ("Safety", TaskState::Done),
    ("Where they are", TaskState::Done),
    ("Drugs", TaskState::Part { done: 2, of: 4 }),
    ("Offence", TaskState::NotStarted),
    ("Agreement and what the person wants from it", TaskState::NotStarted),
];

pub(super) fn found_card(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Card, "Finds");
    let rows = [
        ("Drug rehabilitation requirement", "Option", "Treatment and testing as part of an order.", true),
        (
            "A name so long that it leaves no room for what it is, so that the word stands on a line of its own",
            "Question",
            "",
            false,
        ),
    ];
    for (name, word, says, current) in rows {
        if w::found_row(ui, name, word, says, current).clicked() {
            gallery.presses += 1;
        }
    }
}

pub(super) fn tasks_card(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Card, "Five-minute route");
    for (index, (name, state)) in SECTIONS.iter().enumerate() {
        if w::task_row(ui, name, *state, gallery.section == index).clicked() {
            gallery.section = index;
        }
    }
}

pub(super) fn views_card(ui: &mut Ui, gallery: &mut Gallery) {
    const VIEWS: [(&str, Option<usize>); 3] = [("Fits", Some(6)), ("Cannot tell yet", Some(11)), ("Does not fit", Some(9))];
    w::heading(ui, Level::Card, "Options for this person");
    if let Some(picked) = w::tabs(ui, "Standing", &VIEWS, gallery.tab) {
        gallery.tab = picked;
    }
    w::gap(ui);
    w::heading(ui, Level::Part, "Filter");
    w::cluster(ui, |ui| {
        for (label, on) in ["Offered now", "Opioids", "No health assessment needed"].iter().zip(&mut gallery.chips) {
            if w::chip(ui, label, *on).clicked() {
                *on = !*on;
            }
        }
    });
    w::gap(ui);
    w::key_value(ui, "Serves", "Opioids, crime");
    w::key_value(ui, "Here", "Open, about 2 weeks · checked 3 November");
    w::key_value(
        ui,
        "How to arrange",
        "Ask the court for a suitability report at the first hearing; the drug service needs two working days to see the \
         person.",
    );
}

pub(super) fn tables_card(ui: &mut Ui) {
    w::heading(ui, Level::Card, "Drug treatment, England");
    let rows = [
        ["2019/20", "270,705", "Adults in contact with services"],
        ["2020/21", "–", "Series breaks here"],
        [
            "2021/22",
            "289,215",
            "Counted in a new way: people who use more than one service are counted once, so the years before cannot be compared",
        ],
    ]
    .map(|row| row.map(str::to_owned).to_vec());
    w::table(ui, "figures", "Drug treatment, England", &["Year", "People", "Note"], &rows);
}
