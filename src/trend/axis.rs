//! Where the ticks of an axis stand.

/// A time axis.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeAxis {
    /// In years; a tick where each begins, and their numbers in the middle of them.
    Years {
        /// The first year.
        first: i16,
        /// The year before which it ends.
        end: i16,
    },
    /// In days after some first day; a tick and a label at each day on which something is held.
    Days {
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
        /// The days with their labels, in order.
        held: Vec<(f64, String)>,
    },
}

impl TimeAxis {
    /// Where it begins and ends.
    pub fn ends(&self) -> (f64, f64) {
        match self {
            Self::Years { first, end } => (f64::from(*first), f64::from(*end)),
            Self::Days { from, to, .. } => (*from, *to),
        }
    }

    /// Labels with where they stand: as many as fit, at most `most`.
    pub fn labels(&self, most: usize) -> Vec<(f64, String)> {
        match self {
            Self::Years { first, end } => {
                whole_years(*first, *end, most).into_iter().map(|year| (f64::from(year) + 0.5, year.to_string())).collect()
            }
            Self::Days { from, to, held } => {
                #[expect(clippy::cast_precision_loss, reason = "a few labels")]
                let apart = (to - from) / most.max(1) as f64;
                let mut labels: Vec<(f64, String)> = Vec::new();
                for (at, label) in held {
                    if labels.last().is_none_or(|(before, _)| at - before >= apart) {
                        labels.push((*at, label.clone()));
                    }
                }
                labels
            }
        }
    }

    /// Where little ticks stand.
    pub fn ticks(&self) -> Vec<f64> {
        match self {
            Self::Years { first, end } => (*first..=*end).map(f64::from).collect(),
            Self::Days { held, .. } => held.iter().map(|(at, _)| *at).collect(),
        }
    }
}

/// Whole years to write under the time axis from `first` up to, not with, `end`: as many as fit, at most `most`.
fn whole_years(first: i16, end: i16, most: usize) -> Vec<i16> {
    let count = usize::try_from(end.saturating_sub(first)).unwrap_or(0);
    let step = [1, 2, 5, 10, 20, 50].into_iter().find(|step| count.div_ceil(*step) <= most.max(1)).unwrap_or(100);
    (first..end).filter(|year| usize::from(year.unsigned_abs()).is_multiple_of(step)).collect()
}

/// Ticks in even, round steps around everything from `low` to `high`, 0 among them.
pub(super) fn between(low: f64, high: f64) -> Vec<f64> {
    let (low, high) = (low.min(0.0), high.max(0.0));
    let step = round_step((high - low) / 4.0);
    let mut at = (low / step).floor();
    let mut ticks = vec![at * step];
    while at * step < high {
        at += 1.0;
        ticks.push(at * step);
    }
    ticks
}

/// The smallest of 1, 2, 2.5, 5 and 10 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    if !least.is_finite() || least <= 0.0 {
        return 1.0;
    }
    let power = 10.0_f64.powf(least.log10().floor());
    let round = [1.0, 2.0, 2.5, 5.0].into_iter().map(|factor| factor * power).find(|step| *step >= least);
    round.unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::{between, whole_years};

    #[test]
    fn ticks_reach_around_both_ends_and_hold_0() {
        assert_eq!(between(-98.0, 200.0), [-100.0, 0.0, 100.0, 200.0]);
        assert_eq!(between(0.0, 53.0), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(between(-7.0, -3.0), [-8.0, -6.0, -4.0, -2.0, 0.0]);
        assert_eq!(between(0.0, 17457.0), [0.0, 5000.0, 10000.0, 15000.0, 20000.0]);
        assert_eq!(between(0.0, 0.0), [0.0]);
    }

    #[test]
    fn years_are_thinned_out_until_they_fit() {
        assert_eq!(whole_years(2006, 2010, 9), [2006, 2007, 2008, 2009]);
        assert_eq!(whole_years(2006, 2026, 10), [2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024]);
        assert_eq!(whole_years(2006, 2026, 4), [2010, 2015, 2020, 2025]);
    }
}
