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

/// How long ago a day is, such as "3 weeks ago": in days for a fortnight, in weeks for two months, in months for two years.
pub fn ago_in_words(then: Date, today: Date) -> String {
    let days = days_between(then, today);
    let counted = |count: i32, unit: &str| if count == 1 { format!("1 {unit} ago") } else { format!("{count} {unit}s ago") };
    // Whole months and years as people count them: from the 31st to the 30th is not a whole month.
    let months = then.until((jiff::Unit::Month, today)).map_or(0, |span| span.get_months());
    match days {
        ..0 => "dated later than today".to_owned(),
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..14 => counted(days, "day"),
        14..61 => counted(days / 7, "week"),
        _ if months < 24 => counted(months.max(2), "month"),
        _ => counted(months / 12, "year"),
    }
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
