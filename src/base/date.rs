//! Dates as people in this work use them. "Today" is always passed in: nothing here asks the clock.

pub use jiff::civil::{Date, Time, Weekday};

/// Reads a date written as year-month-day, such as `2026-11-22`.
///
/// Nothing else is taken: no time of day, no zone, no other order.
pub fn parse(text: &str) -> Option<Date> {
    let is_written_so = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(place, byte)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    if is_written_so { Date::strptime("%Y-%m-%d", text).ok() } else { None }
}

/// Reads a time of day written as hours and minutes, such as `10:30`, `9:05` or `10.30`, and nothing else.
pub fn parse_time(text: &str) -> Option<Time> {
    let (hours, minutes) = text.trim().split_once([':', '.'])?;
    let is_number =
        |text: &str, lengths: &[usize]| lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(hours, &[1, 2]) && is_number(minutes, &[2]) {
        Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok()
    } else {
        None
    }
}

/// Days from `earlier` to `later`; negative when they are the other way round.
pub fn days_between(earlier: Date, later: Date) -> i32 {
    // Two dates of the civil calendar are never more than 7.3 million days apart.
    earlier.until(later).map_or(0, |span| span.get_days())
}

/// A date in words, such as "22 November 2026".
pub fn in_words(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A date with its day of the week, such as "Sunday, 22 November 2026".
pub fn with_weekday(date: Date) -> String {
    format!("{}, {}", weekday_in_words(date.weekday()), in_words(date))
}

/// The day of the week in words, such as "Friday".
pub fn weekday_in_words(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
