//! A series or a comparison as a document and as CSV: what it shows in words, the caveat, the values that are held
//! and those that are not.

use crate::appraise::explain;
use crate::pack::Pack;
use crate::pack::reference::{Bar, Comparison};
use crate::pack::series::{Line, Point, Series};
use crate::pack::source::Citation;
use crate::trend::{bars, words};

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
        let value = draft.cite(Text::new(&words::value(series.per_cent, point.value)), &point.cites);
        vec![Text::new(&point.period.label()), value, Text::new(&point.note)]
    });
    let rows = rows.collect();
    draft.table(&["Period", "Value", "Note"], rows);
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
        csv::words(&sources(pack, &point.cites)),
    ])
}

/// The comparison with its caveat and a table of its bars.
pub fn comparison(pack: &Pack, comparison: &Comparison) -> Document {
    let mut draft = Draft::new(pack, &comparison.title);
    draft.notice(NoticeKind::Caution, "Read this first", vec![Text::new(&comparison.caveat)], &[]);
    draft.say(&comparison.says);
    let Comparison { unit, geography, period, .. } = comparison;
    draft.bullets(vec![Text::labelled("Counts", unit), Text::labelled("Where", geography), Text::labelled("When", period)]);
    let chart = bars::chart(pack, comparison);
    let rows = comparison.bars.iter().zip(&chart.bars).map(|(bar, mark)| {
        let value = draft.cite(Text::new(&mark.value), &bar.cites);
        vec![Text::new(&bar.label), value, Text::new(&bar.note)]
    });
    let rows = rows.collect();
    draft.table(&["What", "Value", "Note"], rows);
    draft.finish()
}

/// The bars as CSV, one row each; what is not held has no value.
pub fn comparison_csv(pack: &Pack, comparison: &Comparison) -> String {
    let head = ["comparison", "label", "period", "value", "unit", "geography", "note", "sources"];
    let mut text = csv::row(&head.map(str::to_owned));
    for Bar { label, value, note, cites } in &comparison.bars {
        text += &csv::row(&[
            csv::words(&comparison.id),
            csv::words(label),
            csv::words(&comparison.period),
            value.map(|value| value.to_string()).unwrap_or_default(),
            csv::words(&comparison.unit),
            csv::words(&comparison.geography),
            csv::words(note),
            csv::words(&sources(pack, cites)),
        ]);
    }
    text
}

fn sources(pack: &Pack, cites: &[Citation]) -> String {
    cites.iter().map(|citation| explain::citation_in_words(pack, citation)).collect::<Vec<_>>().join("; ")
}
