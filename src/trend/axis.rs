//! Where the ticks of an axis stand.

/// Whole years to write under the time axis from `first` up to, not with, `end`: as many as fit, at most `most`.
pub fn whole_years(first: i16, end: i16, most: usize) -> Vec<i16> {
    let count = usize::try_from(end.saturating_sub(first)).unwrap_or(0);
    let step = [1, 2, 5, 10, 20, 50].into_iter().find(|step| count.div_ceil(*step) <= most.max(1)).unwrap_or(100);
    (first..end).filter(|year| usize::from(year.unsigned_abs()).is_multiple_of(step)).collect()
}

/// Ticks from 0 in even, round steps, the last one at or above the highest value.
pub(super) fn values(highest: f64) -> Vec<f64> {
    let step = round_step(highest / 4.0);
    let mut ticks = vec![0.0];
    let mut tick = 0.0;
    while tick < highest {
        tick += step;
        ticks.push(tick);
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
    use super::{values, whole_years};

    #[test]
    fn values_start_at_0_and_reach_the_highest() {
        assert_eq!(values(58.0), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(values(17457.0), [0.0, 5000.0, 10000.0, 15000.0, 20000.0]);
        assert_eq!(values(0.0), [0.0]);
    }

    #[test]
    fn years_are_thinned_out_until_they_fit() {
        assert_eq!(whole_years(2006, 2010, 9), [2006, 2007, 2008, 2009]);
        assert_eq!(whole_years(2006, 2026, 10), [2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024]);
        assert_eq!(whole_years(2006, 2026, 4), [2010, 2015, 2020, 2025]);
    }
}
