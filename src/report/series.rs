//! A series as a document and as CSV: the change in words, the caveat, the values that are held and those that are not.

use crate::appraise::explain;
use crate::pack::Pack;
use crate::pack::series::{Line, Point, Series};

use super::csv;
use super::document::{Document, Draft, Level, NoticeKind, Text};
use super::evidence;

/// The series with its caveat, a table for each line, its gaps and its notes.
pub fn series(pack: &Pack, series: &Series) -> Document {
    let mut draft = Draft::new(pack, &series.title);
    draft.notice(NoticeKind::Caution, "Read this first", vec![Text::new(&series.caveat)], &[]);
    draft.say(&series.says);
    draft.bullets(vec![Text::labelled("Counts", &series.unit), Text::labelled("Where", &series.geography)]);
    for line in &series.lines {
        values(&mut draft, series, line);
    }
    let missing = series.missing.iter().map(|gap| {
        let from = gap.from.label();
        let stretch = if gap.from == gap.to { from } else { format!("{from} to {}", gap.to.label()) };
        Text::labelled(&stretch, &gap.says)
    });
    draft.headed_bullets(Level::Section, "No value is held", missing.collect());
    let breaks: Vec<Text> = series
        .breaks
        .iter()
        .map(|entry| draft.cite(Text::labelled(&format!("From {}", entry.before.label()), &entry.says), &entry.cites))
        .collect();
    draft.headed_bullets(Level::Section, "Where the meaning changes", breaks);
    let notes: Vec<Text> = series.notes.iter().map(|note| evidence::note(&mut draft, note)).collect();
    draft.headed_bullets(Level::Section, "Notes", notes);
    draft.finish()
}

fn values(draft: &mut Draft<'_>, series: &Series, line: &Line) {
    draft.heading(Level::Section, &line.label);
    let rows = line.values.iter().map(|point| {
        let value = draft.cite(Text::new(&value_in_words(series, point)), &point.cites);
        vec![Text::new(&point.period.label()), value, Text::new(&point.note)]
    });
    let rows = rows.collect();
    draft.table(&["Period", "Value", "Note"], rows);
}

/// The value as people write it: thousands apart, shares with their sign.
fn value_in_words(series: &Series, point: &Point) -> String {
    let plain = point.value.to_string();
    if series.per_cent { format!("{plain}%") } else { grouped(&plain) }
}

/// The digits before the point in groups of three.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut text = sign.to_owned();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    rest.map_or(text.clone(), |rest| format!("{text}.{rest}"))
}

/// The values as CSV, one row each; a missing year has no row.
pub fn csv(pack: &Pack, series: &Series) -> String {
    let head = ["series", "line", "label", "period", "value", "unit", "geography", "note", "sources"];
    let mut text = csv::row(&head.map(str::to_owned));
    for line in &series.lines {
        for point in &line.values {
            text += &csv_row(pack, series, line, point);
        }
    }
    text
}

fn csv_row(pack: &Pack, series: &Series, line: &Line, point: &Point) -> String {
    let sources = point.cites.iter().map(|citation| explain::citation_in_words(pack, citation)).collect::<Vec<_>>();
    csv::row(&[
        csv::words(&series.id),
        csv::words(&line.id),
        csv::words(&line.label),
        csv::words(&point.period.label()),
        // A number stays a number, also below zero: it cannot be a formula.
        point.value.to_string(),
        csv::words(&series.unit),
        csv::words(&series.geography),
        csv::words(&point.note),
        csv::words(&sources.join("; ")),
    ])
}
