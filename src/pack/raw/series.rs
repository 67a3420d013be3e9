//! Trend data: series over time and comparisons side by side.

use serde::Deserialize;

use crate::base::spot::Spot;
use crate::pack::series::{Join, Period};

use super::{Cite, Note};

/// One file of `series/`; the file's name is its id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its title.
    pub title: Spot,
    /// What the values count, such as "orders started" or "per cent of tests".
    pub unit: String,
    /// True where values are shares of a hundred.
    #[serde(default)]
    pub per_cent: bool,
    /// Where they hold.
    pub geography: String,
    /// The change in words.
    pub says: String,
    /// What a reader would be misled without; shown under the title.
    pub caveat: String,
    /// The values, a line for each definition.
    pub lines: Vec<Line>,
    /// Periods for which no value is held.
    #[serde(default)]
    pub missing: Vec<Missing>,
    /// Where the meaning of the series changes.
    #[serde(default)]
    pub breaks: Vec<Break>,
    /// Explanations offered and events that matter; none is proven to be the cause unless it says so.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// Values of one definition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its id.
    pub id: Spot,
    /// Its label on the chart.
    pub label: String,
    /// How its values are joined.
    pub join: Join,
    /// The values in order of time.
    pub values: Vec<Point>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One value.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// When.
    pub period: Period,
    /// How much, in the series' unit.
    pub value: f64,
    /// What to know about this value.
    #[serde(default)]
    pub note: String,
    /// Where it is printed.
    pub cites: Vec<Cite>,
}

/// A period for which no value is held.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// The first period without a value.
    pub from: Period,
    /// The last period without a value.
    pub to: Period,
    /// Why.
    pub says: String,
}

/// Where the meaning of a series changes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// The first period with the new meaning.
    pub before: Period,
    /// What changed.
    pub says: String,
    /// Where that is said.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One file of `comparisons/`: one moment, several categories; the file's name is its id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Its title.
    pub title: Spot,
    /// What the values count.
    pub unit: String,
    /// True where values are shares of a hundred.
    #[serde(default)]
    pub per_cent: bool,
    /// Where they hold.
    pub geography: String,
    /// When, in words.
    pub period: String,
    /// What the picture says, in words.
    pub says: String,
    /// What a reader would be misled without; shown under the title.
    pub caveat: String,
    /// The bars, in the order in which they are shown.
    pub bars: Vec<Bar>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One bar of a comparison.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    /// What is counted.
    pub label: Spot,
    /// How much, in the comparison's unit; not held if not given.
    #[serde(default)]
    pub value: Option<f64>,
    /// What to know about this value, such as "upper bound" or "by our arithmetic".
    #[serde(default)]
    pub note: String,
    /// Where it is printed.
    pub cites: Vec<Cite>,
}
