//! Trend data: values with unit and geography, breaks where the meaning changes, and gaps that stay gaps.

use serde::Deserialize;

use super::evidence::Note;
use super::source::Citation;

/// A stretch of time for which a value is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Period {
    /// A calendar year.
    Year(i16),
    /// The financial year that begins in April of this year: `FinancialYear(2006)` is 2006/07.
    FinancialYear(i16),
    /// Year and quarter, 1 to 4: `Quarter(2022, 2)` is April to June 2022.
    Quarter(i16, u8),
    /// Year and month, 1 to 12.
    Month(i16, u8),
}

impl Period {
    /// Its middle, as a year with a fraction: where its mark stands on the time axis.
    pub fn middle(self) -> f64 {
        match self {
            Self::Year(year) => f64::from(year) + 0.5,
            Self::FinancialYear(year) => f64::from(year) + 0.75,
            Self::Quarter(year, quarter) => f64::from(year) + (f64::from(quarter) - 0.5) / 4.0,
            Self::Month(year, month) => f64::from(year) + (f64::from(month) - 0.5) / 12.0,
        }
    }

    /// Its first day, as a year with a fraction.
    pub fn start(self) -> f64 {
        match self {
            Self::Year(year) => f64::from(year),
            Self::FinancialYear(year) => f64::from(year) + 0.25,
            Self::Quarter(year, quarter) => f64::from(year) + (f64::from(quarter) - 1.0) / 4.0,
            Self::Month(year, month) => f64::from(year) + (f64::from(month) - 1.0) / 12.0,
        }
    }

    /// The first moment after it, as a year with a fraction.
    pub fn end(self) -> f64 {
        let months = match self {
            Self::Year(_) | Self::FinancialYear(_) => 12.0,
            Self::Quarter(..) => 3.0,
            Self::Month(..) => 1.0,
        };
        self.start() + months / 12.0
    }

    /// Its name, such as "2008", "2006/07", "Apr–Jun 2022" or "Mar 2022". A period that does not exist has one too,
    /// because a message has to name it.
    pub fn label(self) -> String {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let month = |place: u8| MONTHS.get(usize::from(place)).copied().unwrap_or("?");
        match self {
            Self::Year(year) => year.to_string(),
            Self::FinancialYear(year) => format!("{year}/{:02}", (i32::from(year) + 1).rem_euclid(100)),
            Self::Quarter(year, quarter) => {
                let first = quarter.saturating_sub(1).saturating_mul(3);
                format!("{}–{} {year}", month(first), month(first.saturating_add(2)))
            }
            Self::Month(year, place) => format!("{} {year}", month(place.saturating_sub(1))),
        }
    }

    /// True when the period exists: no fifth quarter, no thirteenth month, years from 1900 to 2100.
    pub fn is_real(self) -> bool {
        let (year, part_is_real) = match self {
            Self::Year(year) | Self::FinancialYear(year) => (year, true),
            Self::Quarter(year, quarter) => (year, (1..=4).contains(&quarter)),
            Self::Month(year, month) => (year, (1..=12).contains(&month)),
        };
        (1900..=2100).contains(&year) && part_is_real
    }
}

/// How the values of a line are joined on a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Join {
    /// By a line, but never across a period without a value.
    Solid,
    /// By a dashed line, labelled: the values between are not held.
    Dashed,
    /// Not at all.
    Apart,
}

/// Trend data.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its id: the file's name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What the values count.
    pub unit: String,
    /// True where values are shares of a hundred.
    pub per_cent: bool,
    /// Where they hold.
    pub geography: String,
    /// The change in words.
    pub says: String,
    /// What a reader would be misled without.
    pub caveat: String,
    /// The values, a line for each definition; never empty.
    pub lines: Vec<Line>,
    /// Periods for which no value is held.
    pub missing: Vec<Missing>,
    /// Where the meaning changes.
    pub breaks: Vec<Break>,
    /// Explanations offered and events that matter.
    pub notes: Vec<Note>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// Values of one definition.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Its label on the chart.
    pub label: String,
    /// How its values are joined.
    pub join: Join,
    /// The values in order of time; never empty.
    pub values: Vec<Point>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// One value.
#[derive(Clone, Debug)]
pub struct Point {
    /// When.
    pub period: Period,
    /// How much, in the series' unit.
    pub value: f64,
    /// What to know about this value; may be empty.
    pub note: String,
    /// Where it is printed.
    pub cites: Vec<Citation>,
}

/// A stretch for which no value is held.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The first period without a value.
    pub from: Period,
    /// The last period without a value.
    pub to: Period,
    /// Why.
    pub says: String,
}

/// Where the meaning of a series changes.
#[derive(Clone, Debug)]
pub struct Break {
    /// The first period with the new meaning.
    pub before: Period,
    /// What changed.
    pub says: String,
    /// Where that is said.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}
