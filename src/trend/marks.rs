//! A series as marks on a chart and rows of a table.
//!
//! A mark stands only where a value is held. Solid joins link neighbouring periods of one line; none crosses a
//! stretch without values or a break. A dashed join may cross a stretch without values, never a break.

use std::fmt::Write as _;

use crate::pack::Pack;
use crate::pack::series::{Join, Line, Period, Point, Series};

use super::axis::{self, TimeAxis};
use super::sources::{SourceLine, Sources};
use super::words;

/// Two moments closer than this, in years, are the same.
const SAME: f64 = 1e-6;

/// A series made ready to be drawn and read.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The lines, as the series has them.
    pub lines: Vec<LineMarks>,
    /// Stretches without values.
    pub bands: Vec<Band>,
    /// Where the meaning changes.
    pub rules: Vec<Rule>,
    /// The time axis.
    pub time: TimeAxis,
    /// Ticks of the value axis, from 0 to the top.
    pub value_ticks: Vec<f64>,
    /// Each value held, in order of time.
    pub rows: Vec<Row>,
    /// Sources, numbered from 1 by their place.
    pub sources: Vec<SourceLine>,
    /// The last value in words, such as "8,719 orders started, 2017".
    pub latest: String,
    /// What the picture shows, for those who do not see it.
    pub alternative: String,
}

/// One line of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct LineMarks {
    /// Its label.
    pub label: String,
    /// A mark for each value.
    pub marks: Vec<Mark>,
    /// Solid joins.
    pub solid: Vec<Segment>,
    /// Dashed joins; the line's label says what they mean.
    pub dashed: Vec<Segment>,
    /// The change from its first value to its last in words; `None` where there is one value or they are not joined.
    pub change: Option<String>,
}

/// One value on the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where: the middle of the period in years, and the value.
    pub at: [f64; 2],
    /// The period in words.
    pub period: String,
    /// The value as the table has it.
    pub value: String,
    /// Places of its sources in [`Chart::sources`].
    pub sources: Vec<usize>,
}

/// A join between two marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Where it begins.
    pub from: [f64; 2],
    /// Where it ends.
    pub to: [f64; 2],
}

/// A stretch without values.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Its first moment, in years.
    pub from: f64,
    /// Its end, in years.
    pub to: f64,
    /// The periods in words, such as "2011 to 2016".
    pub periods: String,
    /// Why nothing is held.
    pub says: String,
}

/// Where the meaning changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// When, in years.
    pub at: f64,
    /// The first period with the new meaning, in words.
    pub from: String,
    /// What changed.
    pub says: String,
    /// Places of its sources in [`Chart::sources`].
    pub sources: Vec<usize>,
}

/// One value in the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The period in words.
    pub period: String,
    /// The label of its line.
    pub line: String,
    /// The value with thousands parted and its per cent sign.
    pub value: String,
    /// What to know about it; may be empty.
    pub note: String,
    /// Places of its sources in [`Chart::sources`].
    pub sources: Vec<usize>,
}

/// Makes a series ready to be drawn and read.
pub fn chart(pack: &Pack, series: &Series) -> Chart {
    let mut sources = Sources::new(pack);
    let lines: Vec<LineMarks> = series.lines.iter().map(|line| line_marks(series, line, &mut sources)).collect();
    let rows = rows(series, &mut sources);
    let rules: Vec<Rule> = series
        .breaks
        .iter()
        .map(|entry| Rule {
            at: entry.before.start(),
            from: entry.before.label(),
            says: entry.says.clone(),
            sources: sources.places(&entry.cites),
        })
        .collect();
    for note in &series.notes {
        sources.places(&note.cites);
    }
    let (first, end) = years(series);
    let highest = points(series).map(|(_, point)| point.value).fold(0.0, f64::max);
    let bands = bands(series);
    Chart {
        alternative: alternative(series, &lines, &bands, &rules),
        latest: latest(series),
        value_ticks: axis::between(0.0, highest),
        sources: sources.finish(),
        lines,
        bands,
        rules,
        time: TimeAxis::Years { first, end },
        rows,
    }
}

impl Chart {
    /// The top of the value axis.
    pub fn top(&self) -> f64 {
        self.value_ticks.last().copied().unwrap_or(0.0)
    }
}

fn points(series: &Series) -> impl Iterator<Item = (&Line, &Point)> {
    series.lines.iter().flat_map(|line| line.values.iter().map(move |point| (line, point)))
}

fn line_marks(series: &Series, line: &Line, sources: &mut Sources<'_>) -> LineMarks {
    let marks = line.values.iter().map(|point| Mark {
        at: at(point),
        period: point.period.label(),
        value: words::value(series.per_cent, point.value),
        sources: sources.places(&point.cites),
    });
    let marks = marks.collect();
    let pairs = line.values.iter().zip(line.values.iter().skip(1));
    let joined = |may_join: fn(&Series, Period, Period) -> bool| {
        let pairs = pairs.clone().filter(|(from, to)| may_join(series, from.period, to.period));
        pairs.map(|(from, to)| Segment { from: at(from), to: at(to) }).collect::<Vec<_>>()
    };
    let (solid, dashed) = match line.join {
        Join::Solid => (joined(joins_solid), Vec::new()),
        Join::Dashed => (Vec::new(), joined(joins_dashed)),
        Join::Apart => (Vec::new(), Vec::new()),
    };
    let is_whole = solid.len() + dashed.len() + 1 == line.values.len();
    let ends = line.values.first().zip(line.values.last()).filter(|_| is_whole && line.values.len() > 1);
    let change = ends.map(|(first, last)| words::change(series, (first.period, first.value), (last.period, last.value)));
    LineMarks { label: line.label.clone(), marks, solid, dashed, change }
}

fn at(point: &Point) -> [f64; 2] {
    [point.period.middle(), point.value]
}

/// True when the periods are neighbours and nothing between them parts them.
fn joins_solid(series: &Series, from: Period, to: Period) -> bool {
    (to.start() - from.end()).abs() < SAME && !crosses_missing(series, from, to) && !crosses_break(series, from, to)
}

/// True when the meaning is the same at both ends.
fn joins_dashed(series: &Series, from: Period, to: Period) -> bool {
    !crosses_break(series, from, to)
}

fn crosses_missing(series: &Series, from: Period, to: Period) -> bool {
    series.missing.iter().any(|missing| missing.from.start() < to.middle() && missing.to.end() > from.middle())
}

fn crosses_break(series: &Series, from: Period, to: Period) -> bool {
    series.breaks.iter().any(|entry| from.middle() < entry.before.start() && entry.before.start() <= to.middle())
}

fn bands(series: &Series) -> Vec<Band> {
    let bands = series.missing.iter().map(|missing| Band {
        from: missing.from.start(),
        to: missing.to.end(),
        periods: span(missing.from, missing.to),
        says: missing.says.clone(),
    });
    bands.collect()
}

fn span(from: Period, to: Period) -> String {
    if from == to { from.label() } else { format!("{} to {}", from.label(), to.label()) }
}

/// The first year of the time axis, and the year before which it ends.
fn years(series: &Series) -> (i16, i16) {
    let held = points(series).map(|(_, point)| (point.period, point.period));
    let missing = series.missing.iter().map(|missing| (missing.from, missing.to));
    let ends = held.chain(missing).map(|(from, to)| (from.start(), to.end()));
    let (first, end) = ends.fold((f64::MAX, f64::MIN), |(first, end), (from, to)| (first.min(from), end.max(to)));
    if first > end { (0, 0) } else { (whole(first + SAME), whole((end - SAME).ceil())) }
}

#[expect(clippy::cast_possible_truncation, reason = "a pack is refused unless its years lie between 1900 and 2100")]
fn whole(year: f64) -> i16 {
    year.floor() as i16
}

fn rows(series: &Series, sources: &mut Sources<'_>) -> Vec<Row> {
    let mut points: Vec<(&Line, &Point)> = points(series).collect();
    points.sort_by(|(_, one), (_, other)| one.period.middle().total_cmp(&other.period.middle()));
    let rows = points.into_iter().map(|(line, point)| Row {
        period: point.period.label(),
        line: line.label.clone(),
        value: words::value(series.per_cent, point.value),
        note: point.note.clone(),
        sources: sources.places(&point.cites),
    });
    rows.collect()
}

fn latest(series: &Series) -> String {
    // The line that comes first in the pack is the one that the title speaks of.
    let latest = points(series).map(|(_, point)| point.period.end()).fold(f64::NEG_INFINITY, f64::max);
    let found = points(series).find(|(_, point)| point.period.end() >= latest);
    found.map_or_else(String::new, |(_, point)| {
        format!("{} {}, {}", words::number(point.value), series.unit, point.period.label())
    })
}

fn alternative(series: &Series, lines: &[LineMarks], bands: &[Band], rules: &[Rule]) -> String {
    let mut text = format!("Chart: {}. {}, {}.", series.title, words::sentence(&series.unit), series.geography);
    for line in lines {
        let told = line.change.clone().unwrap_or_else(|| {
            line.marks.iter().map(|mark| format!("{} in {}", mark.value, mark.period)).collect::<Vec<_>>().join(", ")
        });
        // A string takes any text.
        _ = write!(text, " {}: {told}.", line.label);
    }
    if !bands.is_empty() {
        let periods: Vec<&str> = bands.iter().map(|band| band.periods.as_str()).collect();
        _ = write!(text, " Not held: {}.", periods.join("; "));
    }
    if !rules.is_empty() {
        let from: Vec<&str> = rules.iter().map(|rule| rule.from.as_str()).collect();
        _ = write!(text, " The meaning changes from {}.", from.join(" and from "));
    }
    text.push_str(" The table holds every value.");
    text
}
