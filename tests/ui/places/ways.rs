//! The steps of the ways.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::command::{CaseCommand, Command, LibraryCommand, Page, ReportCommand, ReportKind, Screen, WhatIfCommand};
use throughline::case::Case;
use throughline::case::answer::Value;
use throughline::library::{Item, Kind};
use throughline::pack::Pack;

use crate::support::desk::{self, Room};
use crate::support::hands::{press, settle};
use crate::support::window::{Fixed, Look, Window, carry_out, say, window, window_with_person};
use crate::{library, person, plan};

/// The window with the first fictional person open.
pub fn open_person((size, appearance, percent): Look) -> Window {
    window_with_person(size, appearance, percent, 0)
}

/// The window with somebody open about whom there is much to say.
pub fn unwell((size, appearance, percent): Look) -> Window {
    window_with_person(size, appearance, percent, 3)
}

/// The window with our own person open.
pub fn at_court((size, appearance, percent): Look, screen: Screen, change: impl FnOnce(&Pack, &mut Case)) -> Window {
    person::window(size, (appearance, percent), screen, change)
}

pub fn did(mut harness: Window, command: Command) -> Window {
    carry_out(&mut harness, command);
    harness
}

pub fn on(harness: Window, screen: Screen) -> Window {
    did(harness, Command::Go(screen))
}

pub fn turned(harness: Window, page: Page) -> Window {
    did(on(harness, Screen::Assessment), Command::Case(CaseCommand::Turn(page)))
}

pub fn pressed(mut harness: Window, key: Key) -> Window {
    press(&mut harness, Modifiers::NONE, key);
    harness
}

pub fn typed(mut harness: Window, text: &str) -> Window {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run_ok();
    harness.run_ok();
    harness
}

/// Clicks the first control with this in its name, wherever it is.
pub fn clicked(mut harness: Window, part: &str) -> Window {
    let exact = harness.query_all_by_label(part).next();
    let found = exact.or_else(|| harness.query_all_by_label_contains(part).next());
    found.unwrap_or_else(|| panic!("nothing is called {part}")).click_accesskit();
    harness.run_ok();
    harness.run_ok();
    harness
}

/// Whether something has this name.
fn is_there(harness: &Window, name: &str) -> bool {
    harness.query_by_label(name).is_some()
}

pub fn open_folds(mut harness: Window) -> Window {
    for name in ["Why we ask", "From: the person"] {
        if let Some(fold) = harness.query_all_by_label(name).next() {
            fold.click_accesskit();
        }
        harness.run_ok();
    }
    harness
}

/// Answers that do not go together.
pub fn contradicted(mut harness: Window) -> Window {
    say(&mut harness, "share_consent", Value::Choice(1));
    say(&mut harness, "share_with", Value::Choices(1));
    let consent = harness.state().app.pack.question("share_consent").expect("there");
    did(harness, Command::Case(CaseCommand::Find(consent)))
}

pub fn stopped(mut harness: Window) -> Window {
    say(&mut harness, "overdose_now", Value::Choice(0));
    harness
}

/// What to do about an alert: in the strip, or in the dialog of all where there is little room.
pub fn alert(harness: Window) -> Window {
    if is_there(&harness, "What to do (F8)") {
        clicked(harness, "What to do (F8)")
    } else {
        clicked(all_alerts(harness), "What to do: ")
    }
}

/// The next alert, after one was dealt with.
pub fn next_alert(mut harness: Window) -> Window {
    for (field, text) in
        [("What was done", "Ambulance called"), ("Why that is enough for now", "The crew took over"), ("Your initials", "JW")]
    {
        desk::type_into(&mut harness, field, text);
    }
    clicked(harness, "Record as dealt with")
}

/// The dialog of all alerts, from the strip: a line of its own, or one control where there is little room.
pub fn all_alerts(harness: Window) -> Window {
    let name = if is_there(&harness, "Show all") { "Show all" } else { ". All " };
    clicked(harness, name)
}

/// The table of a picture, which stands beside it where there is room.
pub fn table(harness: Window) -> Window {
    if harness.query_all_by_label_contains("The values (").next().is_some() { harness } else { clicked(harness, "Table") }
}

/// What the case bar folds away where there is little room.
pub fn case_bar(harness: Window) -> Window {
    if is_there(&harness, "Close case") { harness } else { clicked(harness, "Case") }
}

/// Our person's options, a part of them.
pub fn options(look: Look, tab: &str) -> Window {
    clicked(at_court(look, Screen::Options, |_, _| ()), tab)
}

/// Three options side by side.
pub fn compared(harness: Window) -> Window {
    clicked(picked(harness), "Show side by side")
}

/// Three options picked to be compared.
pub fn picked(mut harness: Window) -> Window {
    let picks: Vec<String> =
        harness.get_all_by_label_contains("Compare: ").filter_map(|chip| chip.accesskit_node().label()).take(3).collect();
    for pick in &picks {
        harness = clicked(harness, pick);
    }
    harness
}

/// What if, for the drug rehabilitation requirement.
pub fn what_if(harness: Window) -> Window {
    let option = person::option(&harness, "drr");
    did(harness, Command::WhatIf(WhatIfCommand::Open(option)))
}

pub fn report(look: Look, kind: ReportKind) -> Window {
    did(at_court(look, Screen::Report, plan::whole), Command::Report(ReportCommand::Show(kind)))
}

/// The report of somebody at court, just written.
pub fn written(room: &Room, (size, appearance, percent): Look) -> Window {
    let place = Some(room.path("F-01-pre-sentence-2026-11-20.txt"));
    let harness = window(size, appearance, percent, Fixed { place, ..Fixed::default() });
    let mut harness = on(did(harness, Command::Case(CaseCommand::OpenPerson(0))), Screen::Report);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    settle(&mut harness);
    harness
}

/// An entry of the library.
pub fn entry(look: Look, kind: Kind, id: &str) -> Window {
    let mut harness = open_person(look);
    library::open(&mut harness, kind, id);
    harness
}

/// The picture of a trend.
pub fn trend(look: Look, item: Item) -> Window {
    did(open_person(look), Command::Library(LibraryCommand::SeePicture(item)))
}

/// The picture of the series with this title.
pub fn series(look: Look, title: &str) -> Window {
    clicked(on(open_person(look), Screen::Trends), title)
}
