//! Values and changes in words.

use crate::pack::series::{Period, Series};

/// A number with its thousands parted by commas and no more decimals than it has, at most one.
pub fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    let text = if rounded.fract().abs() < f64::EPSILON { format!("{rounded:.0}") } else { format!("{rounded:.1}") };
    let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(whole, part)| (whole, Some(part)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let part = part.map_or(String::new(), |part| format!(".{part}"));
    format!("{sign}{grouped}{part}")
}

/// A value for a table or an axis, such as "8,719" or "54%".
pub fn value(per_cent: bool, value: f64) -> String {
    let sign = if per_cent { "%" } else { "" };
    format!("{}{sign}", number(value))
}

/// A value inside a sentence, such as "8,719" or "54 per cent".
pub fn value_in_words(per_cent: bool, value: f64) -> String {
    let sign = if per_cent { " per cent" } else { "" };
    format!("{}{sign}", number(value))
}

/// The change between two values of one line in words.
pub fn change(series: &Series, (first_period, first): (Period, f64), (last_period, last): (Period, f64)) -> String {
    let from = value_in_words(series.per_cent, first);
    let to = value_in_words(series.per_cent, last);
    let by = by(series.per_cent, first, last);
    format!("{from} in {}, {to} in {}: {by}", first_period.label(), last_period.label())
}

fn by(per_cent: bool, first: f64, last: f64) -> String {
    let direction = if last < first { "less" } else { "more" };
    let difference = (last - first).abs();
    if difference < f64::EPSILON {
        "the same".to_owned()
    } else if per_cent {
        let points = if (difference - 1.0).abs() < f64::EPSILON { "percentage point" } else { "percentage points" };
        format!("{} {points} {direction}", number(difference))
    } else if first > 0.0 {
        format!("{} per cent {direction}", number((difference / first * 100.0).round()))
    } else {
        format!("{} {direction}", number(difference))
    }
}

/// The first letter as a capital.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn thousands_are_parted() {
        for (value, words) in [
            (0.0, "0"),
            (54.0, "54"),
            (999.0, "999"),
            (8719.0, "8,719"),
            (1_234_567.0, "1,234,567"),
            (12.25, "12.3"),
            (-1000.0, "−1,000"),
        ] {
            assert_eq!(number(value), words);
        }
    }
}
