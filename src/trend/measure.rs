//! A number that was asked for several times, as marks on a chart: a mark for each time it was said, and nothing between.

use crate::base::date::{Date, days_between, in_words};

use super::axis::{self, TimeAxis};
use super::marks::{Chart, LineMarks, Mark};
use super::words;

/// How much of the time axis is left free at its ends.
const MARGIN: f64 = 0.12;

/// Makes numbers ready to be drawn, each with its day, in order. `title` is what was asked for, `unit` what it is counted in.
pub fn chart(title: &str, unit: &str, held: &[(Date, i64)]) -> Chart {
    let first = held.first().map_or_else(Date::default, |(day, _)| *day);
    let at = |day: Date| f64::from(days_between(first, day));
    let marks: Vec<Mark> = held
        .iter()
        .map(|(day, number)| Mark {
            at: [at(*day), value(*number)],
            period: in_words(*day),
            value: format!("{} {unit}", words::number(value(*number))),
            sources: Vec::new(),
        })
        .collect();
    let span = held.last().map_or(0.0, |(day, _)| at(*day));
    let margin = (span * MARGIN).max(1.0);
    let labels = held.iter().map(|(day, _)| (at(*day), day.strftime("%-d %b %Y").to_string()));
    let time = TimeAxis::Days { from: -margin, to: span + margin, held: labels.collect() };
    let numbers = || held.iter().map(|(_, number)| value(*number));
    let (lowest, highest) = (numbers().fold(0.0, f64::min), numbers().fold(0.0, f64::max));
    let told: Vec<String> = marks.iter().map(|mark| format!("{} on {}", mark.value, mark.period)).collect();
    let latest = marks.last().map_or_else(String::new, |mark| format!("{}, {}", mark.value, mark.period));
    let alternative = format!("Chart: {title}. {}. The table holds every value.", told.join(", "));
    let (solid, dashed) = (Vec::new(), Vec::new());
    Chart {
        lines: vec![LineMarks { label: title.to_owned(), marks, solid, dashed, change: None }],
        bands: Vec::new(),
        rules: Vec::new(),
        time,
        value_ticks: axis::between(lowest, highest),
        rows: Vec::new(),
        sources: Vec::new(),
        latest,
        alternative,
    }
}

/// Numbers that people are asked for are small.
#[expect(clippy::cast_precision_loss, reason = "a pack's limits are far below what would lose a digit")]
fn value(number: i64) -> f64 {
    number as f64
}
