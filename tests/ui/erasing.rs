//! How long cases are kept, what is due, and erasing, through the window.

use std::fs;
use std::path::Path;

use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use throughline::app::command::{CaseCommand, Command, Screen};
use throughline::ui::shell::Shell;

use crate::support::desk::{Room, SECRET, kept, press, say_age, see, show_record, type_into, unlock, until};
use crate::support::hands;
use crate::support::screen::{screen_as_text, shows};
use crate::support::window::carry_out;

fn open_record(harness: &mut Harness<'static, Shell>) {
    show_record(harness);
    see(harness, "What was done");
}

/// A window with a kept case whose day has gone by, closed; everything is locked.
fn due() -> (Room, Harness<'static, Shell>) {
    let (room, mut harness) = kept();
    open_record(&mut harness);
    type_into(&mut harness, "Keep until", "2026-11-21");
    press(&mut harness, "Set this day");
    see(&mut harness, "This day has gone by");
    press(&mut harness, "Back to the case");
    press(&mut harness, "Close case");
    until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
    hands::settle(&mut harness);
    drop(harness);
    let harness = room.window();
    (room, harness)
}

fn case_files(room: &Room) -> Vec<String> {
    let names = fs::read_dir(room.path("")).expect("there").map(|entry| entry.expect("named").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.contains("throughline"));
    names.sort();
    names
}

fn recovery_copies(room: &Room) -> usize {
    fs::read_dir(room.home().recovery()).map(Iterator::count).unwrap_or_default()
}

#[test]
fn a_day_is_set_changed_and_taken_away_and_what_is_no_day_is_not_taken() {
    let (_room, mut harness) = kept();
    open_record(&mut harness);
    assert!(shows(&harness, "No day is set"));
    type_into(&mut harness, "Keep until", "next year");
    press(&mut harness, "Set this day");
    see(&mut harness, "This is not a day");
    hands::press(&mut harness, egui::Modifiers::COMMAND, egui::Key::A);
    press(&mut harness, "Back to the case");
    open_record(&mut harness);
    type_into(&mut harness, "Keep until", "2029-01-09");
    press(&mut harness, "Set this day");
    see(&mut harness, "9 January 2029");
    assert!(shows(&harness, "retention set") && shows(&harness, "2029-01-09"), "the log tells");
    press(&mut harness, "Set no day");
    see(&mut harness, "No day is set");
    press(&mut harness, "Back to the case");
    see(&mut harness, "Saved ");
}

#[test]
fn start_says_how_many_are_due_and_which_only_after_unlocking() {
    let (_room, mut harness) = due();
    see(&mut harness, "1 case is past the day until which to keep it");
    press(&mut harness, "See what is due");
    see(&mut harness, "Unlock your cases");
    unlock(&mut harness, SECRET);
    see(&mut harness, "Cases past their day");
    see(&mut harness, "Open T-01");
    assert!(shows(&harness, "21 November 2026"));
    press(&mut harness, "Open T-01");
    until(&mut harness, "the case is open", |harness| harness.state().app.session.is_some());
    open_record(&mut harness);
    press(&mut harness, "Set no day");
    see(&mut harness, "No day is set");
    press(&mut harness, "Back to the case");
    carry_out(&mut harness, Command::Go(Screen::Start));
    until(&mut harness, "nothing is due", |harness| harness.query_by_label("See what is due").is_none());
}

#[test]
fn what_is_due_is_erased_from_its_list() {
    let (room, mut harness) = due();
    press(&mut harness, "See what is due");
    unlock(&mut harness, SECRET);
    press(&mut harness, "Erase T-01…");
    see(&mut harness, "What would go");
    type_into(&mut harness, "To erase it, type T-01", "T-01");
    press(&mut harness, "Erase this case for good");
    see(&mut harness, "The case is erased");
    assert_eq!(case_files(&room), Vec::<String>::new());
    press(&mut harness, "Done");
    see(&mut harness, "None is past its day now.");
    press(&mut harness, "Back");
    assert!(harness.query_by_label("See what is due").is_none());
}

#[test]
fn a_due_case_whose_file_is_gone_is_taken_off_the_list() {
    let (room, mut harness) = due();
    fs::remove_file(room.case()).expect("there");
    press(&mut harness, "See what is due");
    unlock(&mut harness, SECRET);
    see(&mut harness, "It does not open");
    press(&mut harness, "Take T-01 off this list");
    see(&mut harness, "None is past its day now.");
}

#[test]
fn erasing_shows_first_asks_for_the_reference_and_leaves_nothing_of_the_case() {
    let (room, mut harness) = kept();
    say_age(&mut harness, 44);
    hands::press(&mut harness, egui::Modifiers::COMMAND, egui::Key::S);
    see(&mut harness, "Saved ");
    say_age(&mut harness, 45);
    see(&mut harness, "a copy is kept");
    let before = case_files(&room);
    assert!(before.len() >= 3, "the case, a version, a lock: {before:?}");
    open_record(&mut harness);
    press(&mut harness, "See what would be erased…");
    see(&mut harness, "What would go");
    let shown = screen_as_text(&harness);
    for name in &before {
        assert!(shown.contains(name.as_str()), "{name} is not shown: {shown}");
    }
    for what in ["An earlier version", "A recovery copy", "The note of who has it open", "Its entry among the recent cases"] {
        assert!(shown.contains(what), "{what}: {shown}");
    }
    let erase = |harness: &Harness<'static, Shell>| {
        let button = harness.get_by_label("Erase this case for good");
        button.accesskit_node().is_disabled()
    };
    assert!(erase(&harness), "not before the reference is typed");
    type_into(&mut harness, "To erase it, type T-01", "T-0");
    assert!(erase(&harness));
    assert_eq!(case_files(&room), before, "showing erases nothing");
    type_into(&mut harness, "To erase it, type T-01", "1");
    press(&mut harness, "Erase this case for good");
    see(&mut harness, "The case is erased");
    assert_eq!((case_files(&room), recovery_copies(&room)), (Vec::new(), 0));
    assert!(harness.state().app.session.is_none());
    press(&mut harness, "Done");
    assert_eq!(harness.state().app.screen, Screen::Start);
    assert!(harness.query_by_label("1. T-01, opened lately").is_none());
    // That something was erased is written down, without saying what.
    carry_out(&mut harness, Command::Go(Screen::Settings));
    assert!(shows(&harness, "Jo Worker") && !screen_as_text(&harness).contains("T-01"));
    let ledger = fs::read_to_string(room.home().ledger()).expect("written");
    assert!(ledger.contains("Jo Worker") && !ledger.contains("T-01"), "{ledger}");
    drop(harness);
    let mut harness = room.window();
    carry_out(&mut harness, Command::Go(Screen::Settings));
    assert!(harness.query_by_label("Nothing was erased here yet.").is_none());
}

#[test]
fn not_now_leads_back_and_erases_nothing() {
    let (room, mut harness) = kept();
    open_record(&mut harness);
    press(&mut harness, "See what would be erased…");
    see(&mut harness, "What would go");
    press(&mut harness, "Not now");
    see(&mut harness, "What was done");
    assert!(room.case().exists());
}

#[test]
fn a_case_that_another_window_has_open_is_not_erased() {
    let (room, first) = kept();
    let mut second = room.window();
    press(&mut second, "Open a case file…");
    unlock(&mut second, SECRET);
    see(&mut second, "Somebody else has this case open");
    open_record(&mut second);
    press(&mut second, "See what would be erased…");
    type_into(&mut second, "To erase it, type T-01", "T-01");
    press(&mut second, "Erase this case for good");
    see(&mut second, "Nothing was erased");
    assert!(screen_as_text(&second).contains("Jo Worker"));
    assert!(room.case().exists() && !room.home().ledger().exists());
    drop(first);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_erased_is_named_one_by_one() {
    let (room, mut harness) = kept();
    let other = room.path("T-01.throughline");
    open_record(&mut harness);
    press(&mut harness, "See what would be erased…");
    see(&mut harness, "What would go");
    // A folder in the place of a file cannot be removed as one, whoever asks.
    fs::remove_file(&other).expect("there");
    fs::create_dir(&other).expect("made");
    fs::write(other.join("inside"), "").expect("written");
    type_into(&mut harness, "To erase it, type T-01", "T-01");
    press(&mut harness, "Erase this case for good");
    see(&mut harness, "Not everything could be erased");
    assert!(screen_as_text(&harness).contains("cannot be erased"));
    assert!(Path::new(&other).exists() && !room.home().ledger().exists(), "what is not gone is not said to be");
}

#[test]
fn a_case_without_a_reference_is_erased_by_the_name_of_its_file() {
    let (room, mut harness) = kept();
    carry_out(&mut harness, Command::Case(CaseCommand::SetReference(String::new())));
    see(&mut harness, "a copy is kept");
    open_record(&mut harness);
    press(&mut harness, "See what would be erased…");
    type_into(&mut harness, "To erase it, type T-01.throughline", "T-01.throughline");
    press(&mut harness, "Erase this case for good");
    see(&mut harness, "The case is erased");
    assert!(!room.case().exists());
}
