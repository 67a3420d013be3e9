//! Series to marks: a mark only where a value is held, no join across a gap, a break or two definitions.

#![expect(clippy::expect_used, reason = "test code: a failure is the report")]

use throughline::pack::Pack;
use throughline::pack::load;
use throughline::pack::series::{Break, Join, Line, Missing, Period, Point, Series};
use throughline::trend::marks::{Chart, Segment, chart};

fn pack() -> Pack {
    static PACK: std::sync::LazyLock<Pack> = std::sync::LazyLock::new(|| load::built_in().expect("the built-in pack loads").pack);
    PACK.clone()
}

fn line(id: &str, join: Join, values: &[(Period, f64)]) -> Line {
    let values =
        values.iter().map(|(period, value)| Point { period: *period, value: *value, note: String::new(), cites: Vec::new() });
    Line { id: id.to_owned(), label: id.to_owned(), join, values: values.collect(), rows: Vec::new() }
}

fn series(lines: Vec<Line>) -> Series {
    Series {
        rows: Vec::new(),
        id: "made-up".to_owned(),
        title: "Made up".to_owned(),
        unit: "orders".to_owned(),
        per_cent: false,
        geography: "Nowhere".to_owned(),
        says: String::new(),
        caveat: String::new(),
        lines,
        missing: Vec::new(),
        breaks: Vec::new(),
        notes: Vec::new(),
    }
}

fn years(segments: &[Segment]) -> Vec<(f64, f64)> {
    segments.iter().map(|segment| (segment.from[0], segment.to[0])).collect()
}

fn built_in(id: &str) -> (Series, Chart) {
    let pack = pack();
    let series = pack.series.iter().find(|series| series.id == id).expect("the series is in the pack").clone();
    let chart = chart(&pack, &series);
    (series, chart)
}

#[test]
fn neighbouring_years_are_joined_and_others_are_not() {
    use Period::Year;
    let series = series(vec![line("one", Join::Solid, &[(Year(2001), 1.0), (Year(2002), 2.0), (Year(2004), 3.0)])]);
    let chart = chart(&pack(), &series);
    assert_eq!(years(&chart.lines[0].solid), [(2001.5, 2002.5)]);
    assert_eq!(chart.lines[0].change, None, "what is not joined is not compared");
}

#[test]
fn nothing_is_joined_across_a_missing_stretch_a_break_or_two_lines() {
    use Period::Year;
    let values = [(Year(2001), 1.0), (Year(2002), 2.0), (Year(2003), 3.0)];
    let mut broken = series(vec![line("one", Join::Solid, &values), line("two", Join::Solid, &[(Year(2004), 4.0)])]);
    broken.missing.push(Missing { from: Period::Month(2002, 12), to: Period::Month(2003, 1), says: String::new() });
    broken.breaks.push(Break { before: Year(2002), says: String::new(), rows: Vec::new(), cites: Vec::new() });
    let chart = chart(&pack(), &broken);
    assert!(chart.lines.iter().all(|line| line.solid.is_empty() && line.dashed.is_empty()));
}

#[test]
fn a_dashed_line_crosses_a_missing_stretch_but_no_break() {
    use Period::Year;
    let values = [(Year(2001), 8.0), (Year(2005), 4.0), (Year(2009), 2.0)];
    let mut dashed = series(vec![line("ends", Join::Dashed, &values)]);
    dashed.missing.push(Missing { from: Year(2002), to: Year(2004), says: String::new() });
    dashed.breaks.push(Break { before: Year(2007), says: String::new(), rows: Vec::new(), cites: Vec::new() });
    let chart = chart(&pack(), &dashed);
    assert_eq!(years(&chart.lines[0].dashed), [(2001.5, 2005.5)]);
    assert!(chart.lines[0].solid.is_empty());
}

#[test]
fn quarters_follow_a_month_that_ends_where_they_begin() {
    let values = [(Period::Month(2022, 3), 52.0), (Period::Quarter(2022, 2), 54.0), (Period::Quarter(2022, 4), 55.0)];
    let chart = chart(&pack(), &series(vec![line("one", Join::Solid, &values)]));
    assert_eq!(chart.lines[0].solid.len(), 1);
}

#[test]
fn starts_of_requirements() {
    let (_, chart) = built_in("drr-commencements");
    let [before, drr, ends] = chart.lines.as_slice() else { panic!("three lines") };
    assert!(before.solid.is_empty() && before.dashed.is_empty());
    assert_eq!(years(&drr.solid), [(2008.5, 2009.5), (2009.5, 2010.5)]);
    assert_eq!(years(&ends.dashed), [(2010.5, 2017.5)]);
    assert_eq!(drr.change.as_deref(), Some("17,457 in 2008, 16,071 in 2010: 8 per cent less"));
    assert_eq!(ends.change.as_deref(), Some("16,071 in 2010, 8,719 in 2017: 46 per cent less"));
    assert_eq!(chart.latest, "8,719 orders started, 2017");
    assert_eq!((chart.time.ends(), chart.top()), ((2006.0, 2026.0), 20000.0));
    assert_eq!(chart.bands.iter().map(|band| band.periods.as_str()).collect::<Vec<_>>(), ["2011 to 2016", "2018 to 2025"]);
    assert_eq!((chart.rules[0].at, chart.rules[0].from.as_str()), (2008.0, "2008"));
}

#[test]
fn positive_tests() {
    let (_, chart) = built_in("custody-positivity");
    let joins: Vec<usize> = chart.lines.iter().map(|line| line.solid.len()).collect();
    assert_eq!(joins, [1, 1, 0, 0, 7]);
    assert_eq!(chart.latest, "56 per cent of tests, Jan–Mar 2024");
    assert_eq!(
        chart.lines[0].change.as_deref(),
        Some("54 per cent in 2003/04, 46 per cent in 2004/05: 8 percentage points less")
    );
    assert_eq!(chart.rows[0].value, "54%");
    assert_eq!(chart.value_ticks, [0.0, 20.0, 40.0, 60.0]);
    assert!(chart.sources.iter().any(|source| source.second_hand));
}

#[test]
fn the_table_has_every_value_held_and_none_that_is_missing() {
    let pack = pack();
    for series in &pack.series {
        let chart = chart(&pack, series);
        let held: usize = series.lines.iter().map(|line| line.values.len()).sum();
        assert_eq!(chart.rows.len(), held, "{}", series.id);
        for missing in &series.missing {
            for row in &chart.rows {
                assert_ne!(row.period, missing.from.label(), "{}", series.id);
            }
        }
        for row in &chart.rows {
            assert!(!row.sources.is_empty(), "{} {} names its source", series.id, row.period);
            assert!(row.sources.iter().all(|place| *place < chart.sources.len()));
        }
    }
}

#[test]
fn no_join_of_any_series_crosses_a_gap_or_a_break() {
    let pack = pack();
    for series in &pack.series {
        let chart = chart(&pack, series);
        for segment in chart.lines.iter().flat_map(|line| &line.solid) {
            for band in &chart.bands {
                assert!(segment.to[0] <= band.from || segment.from[0] >= band.to, "{} crosses {}", series.id, band.periods);
            }
        }
        for segment in chart.lines.iter().flat_map(|line| line.solid.iter().chain(&line.dashed)) {
            for rule in &chart.rules {
                assert!(segment.to[0] < rule.at || segment.from[0] >= rule.at, "{} crosses {}", series.id, rule.from);
            }
        }
    }
}

#[test]
fn the_words_for_the_picture_name_gaps_and_breaks() {
    let (_, chart) = built_in("drr-commencements");
    assert!(chart.alternative.contains("Not held: 2011 to 2016; 2018 to 2025."), "{}", chart.alternative);
    assert!(chart.alternative.contains("The meaning changes from 2008."), "{}", chart.alternative);
}
