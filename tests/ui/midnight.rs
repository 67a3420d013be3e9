//! A window that is open past midnight: people work at night, and what is late or due hangs on the day.

use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use throughline::app::command::{CaseCommand, Command, PlanCommand, Screen};
use throughline::base::date;
use throughline::case::answer::Value;
use throughline::case::plan::Appointment;

use crate::support::desk::Room;
use crate::support::screen::screen_as_text;
use crate::support::window::{PLAIN, Window, carry_out, say, window_on};

const TOO_LATE: &str = "Agree who keeps in touch until the first appointment, and how: it is more than 24 hours away.";
const FRIDAY: &str = "Friday or unplanned release";

/// The clocks of the tests, each in seconds since 1970, so that tests do not wait for each other.
static CLOCKS: [AtomicI64; 3] = [const { AtomicI64::new(0) }; 3];

fn seconds<const PLACE: usize>() -> &'static AtomicI64 {
    CLOCKS.get(PLACE).expect("there is such a clock")
}

fn clock<const PLACE: usize>() -> Timestamp {
    Timestamp::from_second(seconds::<PLACE>().load(SeqCst)).expect("a moment")
}

/// Sets a clock to this time where the window is.
fn set_clock<const PLACE: usize>(to: &str) {
    let time: DateTime = to.parse().expect("a time");
    let moment = time.to_zoned(TimeZone::system()).expect("there is such a time").timestamp();
    seconds::<PLACE>().store(moment.as_second(), SeqCst);
}

/// A window that goes by a clock, which is set to half past eleven in the evening; it was opened for the day `asked`.
fn at_night<const PLACE: usize>(room: &Room, day: &str, asked: &str) -> Window {
    set_clock::<PLACE>(&format!("{day}T23:30:00"));
    let asked = date::parse(asked).expect("a day");
    let (_, appearance, percent) = PLAIN;
    window_on(room.app_by_clock(clock::<PLACE>, asked), [1280.0, 6000.0], appearance, percent)
}

/// Lets the clock go on, and the window draw as it does when it is touched.
fn later<const PLACE: usize>(harness: &mut Window, to: &str) {
    set_clock::<PLACE>(to);
    harness.run();
    harness.run();
}

fn day(harness: &Window) -> String {
    harness.state().app.session.as_ref().expect("a case is open").context.today.to_string()
}

fn book(harness: &mut Window, on: &str, at: &str) {
    let appointment = Appointment { on: date::parse(on), at: at.to_owned(), ..Appointment::default() };
    carry_out(harness, Command::Plan(PlanCommand::SetAppointment { place: 0, appointment }));
}

#[test]
fn the_hours_until_the_first_appointment_go_on_across_midnight() {
    let room = Room::new();
    let mut harness = at_night::<0>(&room, "2026-11-22", "2026-11-22");
    carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 0 }));
    carry_out(&mut harness, Command::Go(Screen::Plan));
    let says = |harness: &Window, words: &str| screen_as_text(harness).contains(words);
    book(&mut harness, "2026-11-24", "9:00");
    assert!(says(&harness, TOO_LATE) && says(&harness, "The first appointment is 2 days away"));
    // Half an hour on it is tomorrow, and still more than 24 hours away.
    later::<0>(&mut harness, "2026-11-23T00:00:00");
    assert!(says(&harness, TOO_LATE) && says(&harness, "The first appointment is tomorrow, in 33 hours"));
    later::<0>(&mut harness, "2026-11-23T08:59:00");
    assert!(says(&harness, TOO_LATE), "a minute more than a day");
    later::<0>(&mut harness, "2026-11-23T09:00:00");
    assert!(!says(&harness, TOO_LATE), "a day is within 24 hours");
    // A whole night without a touch ends on the minute at which it began.
    book(&mut harness, "2026-11-25", "9:00");
    assert!(says(&harness, TOO_LATE));
    later::<0>(&mut harness, "2026-11-24T09:00:00");
    assert!(!says(&harness, TOO_LATE));
    later::<0>(&mut harness, "2026-11-25T09:01:00");
    assert!(says(&harness, "The first appointment has passed"));
}

#[test]
fn what_follows_from_the_day_is_worked_out_anew_on_the_screen_that_is_shown() {
    let room = Room::new();
    // Six days after a Friday.
    let mut harness = at_night::<1>(&room, "2026-11-26", "2026-11-26");
    carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 0 }));
    say(&mut harness, "recent_release", Value::Choice(0));
    say(&mut harness, "released_on", Value::Date(date::parse("2026-11-20").expect("a Friday")));
    carry_out(&mut harness, Command::Go(Screen::Report));
    let report = screen_as_text(&harness);
    assert!(report.contains("26 November 2026") && report.contains(FRIDAY), "{report}");
    later::<1>(&mut harness, "2026-11-27T00:00:00");
    let report = screen_as_text(&harness);
    assert!(report.contains("27 November 2026") && !report.contains("26 November 2026"), "{report}");
    assert!(!report.contains(FRIDAY), "{report}");
}

#[test]
fn a_day_that_was_asked_for_stays_and_so_does_that_of_a_fictional_person() {
    let room = Room::new();
    let mut harness = at_night::<2>(&room, "2026-11-22", "2026-12-13");
    carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 0 }));
    later::<2>(&mut harness, "2026-11-23T00:30:00");
    assert_eq!(day(&harness), "2026-12-13");
    assert_eq!(harness.state().app.time(), None, "no hour goes with a day that is not the clock's");

    let mut harness = at_night::<2>(&room, "2026-11-22", "2026-11-22");
    carry_out(&mut harness, Command::Case(CaseCommand::OpenPerson(0)));
    let own = day(&harness);
    assert_ne!(own, "2026-11-22");
    later::<2>(&mut harness, "2026-11-23T00:30:00");
    assert_eq!(day(&harness), own);
    assert_eq!(harness.state().app.today.to_string(), "2026-11-23");
    carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 0 }));
    assert_eq!(day(&harness), "2026-11-23", "the next case is of the new day");
}
