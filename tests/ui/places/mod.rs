//! Every place of the window, and the way there: what holds everywhere is checked in them, and pictures are made of them.

mod keeping;
mod ways;

use egui::{Key, Modifiers};
use throughline::app::command::{Command, OptionsCommand, Page, ReportKind, Screen, WhatIfCommand};
use throughline::case::answer::{Said, Value};
use throughline::library::{Item, Kind};

use crate::support::desk::{self, Room};
use crate::support::hands::{press, settle, tab_to};
use crate::support::window::{Fixed, Look, Window, window};
use crate::{over_time, pathway, person, plan};
use keeping::KEEPING;
use ways::{at_court, clicked, did, entry, on, open_person, report, trend, turned, typed, unwell};

/// The name of a place, as its pictures are called, and how to make a window that shows it. Cases are kept in the room.
pub type Place = (&'static str, fn(&Room, Look) -> Window);

/// The places whose pictures are kept in `docs/screens`.
pub const KEPT: [Place; 27] = [
    ("start", |_, (size, appearance, percent)| window(size, appearance, percent, Fixed::default())),
    ("section", |_, look| turned(open_person(look), Page::Section(2))),
    ("check", |_, look| turned(open_person(look), Page::CheckAnswers)),
    ("stop", |_, look| ways::stopped(turned(open_person(look), Page::Section(2)))),
    ("palette", |_, look| {
        let mut harness = turned(open_person(look), Page::Section(2));
        press(&mut harness, Modifiers::COMMAND, Key::K);
        typed(harness, "methadone")
    }),
    ("shortcuts", |_, look| ways::pressed(turned(open_person(look), Page::Section(2)), Key::F1)),
    ("cover", |_, look| ways::pressed(open_person(look), Key::F9)),
    ("options", |_, look| on(open_person(look), Screen::Options)),
    ("options-detail", |_, look| {
        let harness = open_person(look);
        let option = person::option(&harness, "drr");
        did(harness, Command::Options(OptionsCommand::Show(option)))
    }),
    ("options-compare", |_, look| ways::compared(on(open_person(look), Screen::Options))),
    ("what-if", |_, look| {
        let harness = ways::what_if(open_person(look));
        let question = harness.state().app.pack.question("willing_order").expect("the pack asks");
        did(harness, Command::WhatIf(WhatIfCommand::Try { question, said: Said::Value(Value::Choice(1)) }))
    }),
    ("plan-empty", |_, look| at_court(look, Screen::Plan, |_, _| ())),
    ("plan-whole", |_, look| at_court(look, Screen::Plan, plan::whole)),
    ("plan-overridden", |_, look| at_court(look, Screen::Plan, plan::overridden)),
    ("report-handover", |_, look| report(look, ReportKind::Handover)),
    ("report-pre-sentence", |_, look| report(look, ReportKind::PreSentence)),
    ("pathway", |_, look| on(open_person(look), Screen::Pathway)),
    ("library", |_, look| on(open_person(look), Screen::Library)),
    ("library-entry", |_, look| entry(look, Kind::Intervention, "drr")),
    ("trends", |_, look| on(open_person(look), Screen::Trends)),
    ("trends-series", |_, look| trend(look, Item::Series(1))),
    ("trends-comparison", |_, look| trend(look, Item::Comparison(0))),
    ("settings", |_, look| on(open_person(look), Screen::Settings)),
    ("over-time-again", over_time::again),
    ("over-time", over_time::then_and_now),
    ("keep-identity", keeping::identity),
    ("keep-copy", keeping::copy),
];

/// What there is to see besides, apart from keeping.
const MORE: [Place; 27] = [
    ("start-unwell", |_, look| on(unwell(look), Screen::Start)),
    ("assessment-unwell", |_, look| on(unwell(look), Screen::Assessment)),
    ("section-folds", |_, look| ways::open_folds(turned(unwell(look), Page::Section(2)))),
    ("contradiction", |_, look| ways::contradicted(unwell(look))),
    ("contradictions", |_, look| turned(ways::contradicted(open_person(look)), Page::CheckAnswers)),
    ("alert", |_, look| ways::alert(ways::stopped(on(unwell(look), Screen::Assessment)))),
    ("alerts", |_, look| ways::all_alerts(unwell(look))),
    ("case", |_, look| ways::case_bar(unwell(look))),
    ("case-closing", |_, look| clicked(ways::case_bar(unwell(look)), "Close case")),
    ("options-unwell", |_, look| on(unwell(look), Screen::Options)),
    ("options-does-not-fit", |_, look| ways::options(look, "○ Does not fit")),
    ("options-filter", |_, look| clicked(ways::options(look, "○ Does not fit"), "Filter")),
    ("options-choose-all", |_, look| clicked(ways::options(look, "○ Does not fit"), "Choose all the same: ")),
    ("options-picked", |_, look| ways::picked(on(open_person(look), Screen::Options))),
    ("what-if-unwell", |_, look| on(unwell(look), Screen::WhatIf)),
    ("what-if-tried", |_, look| {
        let mut harness = ways::what_if(at_court(look, Screen::WhatIf, |_, _| ()));
        settle(&mut harness);
        clicked(harness, "Try way 1 on a copy")
    }),
    ("plan-unwell", |_, look| on(unwell(look), Screen::Plan)),
    ("report-unwell", |_, look| on(unwell(look), Screen::Report)),
    ("report-written", ways::written),
    ("library-found", |_, look| typed(on(open_person(look), Screen::Library), "methadon")),
    ("library-filter", |_, look| clicked(on(open_person(look), Screen::Library), "Filter")),
    ("trends-table", |_, look| ways::table(trend(look, Item::Series(1)))),
    ("over-time-nothing", |_, look| on(unwell(look), Screen::OverTime)),
    ("over-time-section", |room, look| turned(over_time::again(room, look), Page::Section(5))),
    ("over-time-plan", |room, look| on(over_time::again(room, look), Screen::Plan)),
    ("over-time-asking", |room, look| {
        let mut harness = over_time::other_pack(room, look);
        desk::unfold_case(&mut harness, "Assess again…");
        clicked(harness, "Assess again…")
    }),
    ("over-time-other-pack", over_time::other_pack),
];

/// What is only looked at: near twins of the others, and the whole pathway, in which a box is too small to be pressed.
const LOOKED_AT: [Place; 12] = [
    ("options-cannot-tell", |_, look| ways::options(look, "◐ Cannot tell yet")),
    ("pathway-all", |_, look| {
        let mut harness = on(open_person(look), Screen::Pathway);
        let boxes = pathway::boxes(&harness);
        tab_to(&mut harness, boxes.get(pathway::first_in_view(&boxes)).expect("it is there"));
        ways::pressed(harness, Key::Home)
    }),
    ("pathway-filled", |_, look| ways::pressed(on(open_person(look), Screen::Pathway), Key::F11)),
    ("pathway-stage", |_, look| {
        let harness = ways::pressed(on(open_person(look), Screen::Pathway), Key::F11);
        (0..5).fold(harness, |harness, _| ways::pressed(harness, Key::PageDown))
    }),
    ("library-historic", |_, look| entry(look, Kind::Intervention, "dtto-ew")),
    ("library-source", |_, look| entry(look, Kind::Source, "S01")),
    ("library-question", |_, look| entry(look, Kind::Question, "ost")),
    ("library-not-asked", |_, look| entry(look, Kind::Question, "released_on")),
    ("alert-next", |_, look| ways::next_alert(ways::alert(ways::stopped(on(unwell(look), Screen::Assessment))))),
    ("library-tool", |_, look| entry(look, Kind::Tool, "audit-c")),
    ("trends-bars", |_, look| ways::series(look, "Drug programmes in prison")),
    ("trends-gaps", |_, look| ways::series(look, "Drug tests in police custody that were positive")),
];

/// All of them, those that are kept first.
pub fn every() -> impl Iterator<Item = Place> {
    checked().chain(LOOKED_AT)
}

fn checked() -> impl Iterator<Item = Place> {
    KEPT.into_iter().chain(MORE).chain(KEEPING)
}

/// Shows every place in turn in which things are checked.
pub fn everywhere(look: Look, mut check: impl FnMut(&str, &mut Window)) {
    for (name, go) in checked() {
        check(name, &mut go(&Room::new(), look));
    }
}
