//! "Within 24 hours" at any hour of the day: the hour now and that of the appointment count where they are known.

use throughline::appraise::Context;
use throughline::appraise::first_appointment::{hours, reminders};
use throughline::area::AreaProfile;
use throughline::base::date::{self, Time, parse_time};
use throughline::case::Case;
use throughline::case::plan::Appointment;
use throughline::pack::{Pack, load};

fn pack() -> Pack {
    load::built_in().expect("the built-in pack loads").pack
}

/// A plan with this appointment, seen on Friday, 20 November 2026.
fn booked(day: &str, at: &str) -> (Case, Context) {
    let mut case = Case::default();
    case.plan.appointments.push(Appointment { on: date::parse(day), at: at.to_owned(), ..Appointment::default() });
    (case, Context { today: date::parse("2026-11-20").expect("a day"), area: AreaProfile::default() })
}

/// Whether the plan is told that the first appointment is more than 24 hours away; none where that hangs on the hour.
fn is_late(now: Option<&str>, day: &str, at: &str) -> Option<bool> {
    let (case, context) = booked(day, at);
    let pack = pack();
    let now = now.map(|now| parse_time(now).expect("a time"));
    let found = reminders(&pack, &case, &context, now);
    let waiting = found.iter().find(|reminder| pack.prompts[reminder.prompt].id == "waiting");
    match waiting {
        None => Some(false),
        Some(reminder) => reminder.is_sure.then_some(true),
    }
}

#[test]
fn at_night_the_hour_decides_and_not_the_day() {
    let (today, tomorrow, after) = ("2026-11-20", "2026-11-21", "2026-11-22");
    // At three in the morning, tomorrow at ten is 31 hours away; at eleven in the evening it is 11.
    assert_eq!(is_late(Some("3:00"), tomorrow, "10:00"), Some(true));
    assert_eq!(is_late(Some("23:00"), tomorrow, "10:00"), Some(false));
    assert_eq!(is_late(Some("3:00"), today, "10:00"), Some(false));
    // Exactly a day is within it, and a minute more is not.
    assert_eq!(is_late(Some("10:00"), tomorrow, "10:00"), Some(false));
    assert_eq!(is_late(Some("10:00"), tomorrow, "10:01"), Some(true));
    // Without a time it hangs on the hour, but for an evening so late that nearly any hour of tomorrow is near.
    assert_eq!(is_late(Some("3:00"), tomorrow, ""), None);
    assert_eq!(is_late(Some("23:59"), tomorrow, ""), Some(false));
    assert_eq!(is_late(None, tomorrow, "10:00"), None);
    assert_eq!(is_late(None, tomorrow, ""), None);
    // The day after tomorrow is too late whatever the hour, but not from just before midnight to just after it.
    assert_eq!(is_late(Some("23:00"), after, "9:00"), Some(true));
    assert_eq!(is_late(None, after, ""), Some(true));
}

#[test]
fn what_was_earlier_today_has_passed_only_if_the_hour_says_so() {
    let passed = |now: Option<&str>, at: &str| {
        let (case, context) = booked("2026-11-20", at);
        hours(&case, &context, now.and_then(parse_time)).is_none()
    };
    assert!(passed(Some("23:00"), "10:00"));
    assert!(!passed(Some("23:00"), "23:30"));
    assert!(!passed(Some("23:00"), "in the evening"), "an hour that cannot be read says nothing");
    assert!(!passed(None, "10:00"));
}

#[test]
fn a_time_is_read_only_where_it_is_plain() {
    let read = |text: &str| parse_time(text).map(|time| (time.hour(), time.minute()));
    assert_eq!(read("10:30"), Some((10, 30)));
    assert_eq!(read(" 9.05 "), Some((9, 5)));
    assert_eq!(parse_time("00:00"), Some(Time::midnight()));
    for text in ["", "10", "24:00", "9:5", "10:30 or so", "half past ten", "+9:30", "10:60"] {
        assert_eq!(read(text), None, "{text}");
    }
}
