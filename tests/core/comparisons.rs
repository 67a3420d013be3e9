//! Comparisons to bars: one scale with 0 on it, both sides of it, and no length where nothing is held.

use throughline::pack::load;
use throughline::trend::bars::{BarChart, chart};

fn built_in(id: &str) -> BarChart {
    let pack = load::built_in().expect("the built-in pack loads").pack;
    let comparison = pack.reference.comparisons.iter().find(|comparison| comparison.id == id).expect("it is in the pack");
    chart(&pack, comparison)
}

fn values(chart: &BarChart) -> Vec<&str> {
    chart.bars.iter().map(|bar| bar.value.as_str()).collect()
}

#[test]
fn amounts_below_0_stand_on_the_other_side_and_carry_signs() {
    let chart = built_in("hat-middlesbrough-changes");
    assert!(chart.is_two_sided());
    assert_eq!(values(&chart), ["+200%", "−48%", "−98%"]);
    let shares: Vec<f64> = chart.bars.iter().filter_map(|bar| bar.amount).map(|amount| chart.share(amount)).collect();
    assert!(shares[0] > chart.share(0.0) && shares[1] < chart.share(0.0) && shares[2] < shares[1], "{shares:?}");
    assert!(chart.alternative.contains("Use of all substances: minus 48 per cent."), "{}", chart.alternative);
}

#[test]
fn what_is_not_held_is_said_and_has_no_amount() {
    let chart = built_in("community-programmes");
    assert_eq!(values(&chart), ["2,943", "928", "Not held"]);
    assert_eq!(chart.bars[2].amount, None);
    assert!(chart.alternative.ends_with("Drug courts: not held."), "{}", chart.alternative);
}

#[test]
fn every_bar_lies_on_the_scale_and_its_value_is_in_the_words() {
    let pack = load::built_in().expect("the built-in pack loads").pack;
    assert!(!pack.reference.comparisons.is_empty());
    for comparison in &pack.reference.comparisons {
        let chart = chart(&pack, comparison);
        let scale = 0.0..=1.0;
        assert!(scale.contains(&chart.share(0.0)), "{}", comparison.id);
        for bar in &chart.bars {
            assert!(bar.amount.is_none_or(|amount| scale.contains(&chart.share(amount))), "{} {}", comparison.id, bar.label);
            assert!(chart.alternative.contains(&format!(" {}: ", bar.label)), "{}", chart.alternative);
            assert!(!bar.sources.is_empty());
        }
    }
}
