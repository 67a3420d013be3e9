//! A comparison as bars on one scale and rows of a table. A bar without a value has no length, not the length 0.

use std::fmt::Write as _;

use crate::pack::Pack;
use crate::pack::reference::{Bar, Comparison};

use super::sources::{SourceLine, Sources, source_marks};
use super::{axis, words};

/// What stands where a value is lacking.
pub const NOT_HELD: &str = "Not held";

/// A comparison made ready to be drawn and read.
#[derive(Clone, Debug, PartialEq)]
pub struct BarChart {
    /// The bars, in the order of the comparison.
    pub bars: Vec<BarMark>,
    /// Ticks of the scale in even steps, 0 among them; the ends are the ends of the scale.
    pub ticks: Vec<(f64, String)>,
    /// Sources, numbered from 1 by their place.
    pub sources: Vec<SourceLine>,
    /// Where and when, such as "England and Wales · 2005".
    pub place_and_time: String,
    /// What the picture shows with every value, for those who do not see it.
    pub alternative: String,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarMark {
    /// What is counted.
    pub label: String,
    /// How much; `None` where it is not held.
    pub amount: Option<f64>,
    /// The amount as people write it, such as "2,943", "54%", "+200%"; or that it is not held.
    pub value: String,
    /// What to know about it; may be empty.
    pub note: String,
    /// The marks of its sources.
    pub sources: String,
}

impl BarChart {
    /// Where on the scale an amount lies: 0 at its lower end, 1 at its upper.
    pub fn share(&self, amount: f64) -> f64 {
        let (low, high) = self.ends();
        if high > low { (amount - low) / (high - low) } else { 0.0 }
    }

    /// True when some amount is below 0, so that the scale has two sides.
    pub fn is_two_sided(&self) -> bool {
        self.ends().0 < 0.0
    }

    fn ends(&self) -> (f64, f64) {
        let at = |tick: Option<&(f64, String)>| tick.map_or(0.0, |(at, _)| *at);
        (at(self.ticks.first()), at(self.ticks.last()))
    }
}

/// Makes a comparison ready to be drawn and read.
pub fn chart(pack: &Pack, comparison: &Comparison) -> BarChart {
    let mut sources = Sources::new(pack);
    let amounts = || comparison.bars.iter().filter_map(|bar| bar.value);
    let (low, high) = (amounts().fold(0.0, f64::min), amounts().fold(0.0, f64::max));
    let write = |amount: f64| written(comparison, low < 0.0, amount);
    let bars = comparison.bars.iter().map(|bar| BarMark {
        label: bar.label.clone(),
        amount: bar.value,
        value: bar.value.map_or_else(|| NOT_HELD.to_owned(), write),
        note: bar.note.clone(),
        sources: source_marks(&sources.places(&bar.cites)),
    });
    let bars = bars.collect();
    BarChart {
        ticks: axis::between(low, high).into_iter().map(|at| (at, write(at))).collect(),
        place_and_time: format!("{} · {}", comparison.geography, comparison.period),
        alternative: alternative(comparison),
        sources: sources.finish(),
        bars,
    }
}

/// The amount as people write it. Where some are below 0, those above it carry their sign too.
fn written(comparison: &Comparison, signed: bool, amount: f64) -> String {
    let sign = if signed && amount > 0.0 { "+" } else { "" };
    format!("{sign}{}", words::value(comparison.per_cent, amount))
}

fn alternative(comparison: &Comparison) -> String {
    let Comparison { title, unit, geography, period, .. } = comparison;
    let mut text = format!("Bars: {title}. {}. {geography}, {period}.", words::sentence(unit));
    for Bar { label, value, .. } in &comparison.bars {
        let told = match value {
            None => "not held".to_owned(),
            Some(value) if *value < 0.0 => format!("minus {}", words::value_in_words(comparison.per_cent, -value)),
            Some(value) => words::value_in_words(comparison.per_cent, *value),
        };
        // A string takes any text.
        _ = write!(text, " {label}: {told}.");
    }
    text
}
