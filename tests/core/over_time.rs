//! Then and now: what the pack, the day and the answers change, each told apart; measures; properties.

use std::collections::BTreeSet;

use throughline::appraise::measures::measures;
use throughline::appraise::over_time::{Cause, Comparison, Moment, Showed, Stored, by_pack, compare};
use throughline::appraise::over_time_words::{cause_in_words, grouped, summary_in_words};
use throughline::appraise::{Appraisal, Context, Standing, appraise};
use throughline::area::AreaProfile;
use throughline::base::date::{self, Date};
use throughline::case::answer::{Answers, Said, Value};
use throughline::pack::Pack;
use throughline::pack::load;
use throughline::pack::question::Kind;

fn pack() -> Pack {
    load::built_in().unwrap().pack
}

/// The built-in pack with adults only from 35 years.
fn stricter() -> Pack {
    let mut files = load::built_in_files();
    let terms = files.get_mut("terms.ron").unwrap();
    assert!(terms.contains(ADULT));
    *terms = terms.replace(ADULT, "when: AtLeast(\"age\", 35)");
    load::from_files(&files).unwrap().pack
}

const ADULT: &str = "when: AtLeast(\"age\", 18)";

fn day(text: &str) -> Date {
    date::parse(text).unwrap()
}

fn at(today: Date) -> Context {
    Context { today, area: AreaProfile::default() }
}

fn answers(pack: &Pack, said: &[(&str, Value)]) -> Answers {
    let mut answers = Answers::default();
    for (question, value) in said {
        answers.say(pack.question(question).unwrap(), Said::Value(*value));
    }
    answers
}

fn choice(pack: &Pack, question: &str, choice: &str) -> Value {
    Value::Choice(pack.questions[pack.question(question).unwrap()].kind.choice_place(choice).unwrap())
}

/// What a case file remembers of an appraisal.
fn stored(pack: &Pack, appraisal: &Appraisal, with_this_pack: bool) -> Stored {
    let standings = appraisal.options.iter().map(|option| (pack.interventions[option.option].id.clone(), option.standing));
    let alerts = appraisal.alerts.iter().map(|raised| pack.alerts[raised.alert].id.clone());
    Stored { with_this_pack, day_is_known: true, standings: standings.collect(), alerts: alerts.collect() }
}

fn then_and_now(pack: &Pack, (then, then_day): (&Answers, Date), (now, now_day): (&Answers, Date)) -> Comparison {
    let then = Moment { answers: then, day: then_day, stored: None };
    compare(pack, &at(now_day), then, Moment { answers: now, day: now_day, stored: None })
}

fn causes(comparison: &Comparison, pack: &Pack, option: &str) -> Vec<(Cause, Standing, Standing)> {
    let option = pack.intervention(option).unwrap();
    let change = comparison.options.iter().find(|change| change.option == option);
    let steps = change.into_iter().flat_map(|change| &change.steps);
    steps.map(|step| (step.cause, step.standing.0, step.standing.1)).collect()
}

#[test]
fn nothing_is_listed_where_nothing_is_otherwise() {
    let pack = pack();
    let said = answers(&pack, &[("age", Value::Number(34)), ("overdose_now", choice(&pack, "overdose_now", "yes"))]);
    let on = day("2026-11-22");
    let comparison = then_and_now(&pack, (&said, on), (&said, on));
    assert!(comparison.is_empty() && comparison.pack.is_none(), "{comparison:?}");
    assert!(summary_in_words(&comparison).starts_with("Nothing is otherwise"));
}

#[test]
fn a_changed_answer_is_named_behind_the_gate_that_it_turned() {
    let pack = pack();
    let then = answers(&pack, &[("age", Value::Number(34)), ("sex", Value::Choice(0))]);
    let now = answers(&pack, &[("age", Value::Number(17)), ("sex", Value::Choice(1))]);
    let on = day("2026-11-22");
    let comparison = then_and_now(&pack, (&then, on), (&now, on));
    assert_eq!(causes(&comparison, &pack, "drr"), [(Cause::Answers, Standing::CannotTell, Standing::DoesNotFit)]);
    let age = pack.question("age").unwrap();
    let option = pack.intervention("drr").unwrap();
    let change = comparison.options.iter().find(|change| change.option == option).unwrap();
    let behind: Vec<_> = change.steps[0].gates.iter().flat_map(|gate| gate.because.iter(&pack.questions)).collect();
    assert_eq!(behind, [age], "sex changed too, and has nothing to do with it");
    assert_eq!(comparison.answers.len(), 2);
    assert!(comparison.by_day.options.is_empty() && comparison.pack.is_none());
}

#[test]
fn an_answer_that_was_not_asked_again_is_unknown_and_not_no() {
    let pack = pack();
    let then = answers(&pack, &[("age", Value::Number(17))]);
    let on = day("2026-11-22");
    let comparison = then_and_now(&pack, (&then, on), (&Answers::default(), on));
    assert_eq!(causes(&comparison, &pack, "drr"), [(Cause::Answers, Standing::DoesNotFit, Standing::CannotTell)]);
    assert_eq!(comparison.answers[0].is, Said::NotAsked);
    assert!(summary_in_words(&comparison).contains("1 not asked again"), "{}", summary_in_words(&comparison));
}

#[test]
fn what_only_the_day_changes_is_put_down_to_the_day() {
    let pack = pack();
    // Out of prison: for some days after it the alert of lost tolerance stands.
    let said = answers(
        &pack,
        &[("recent_release", choice(&pack, "recent_release", "yes")), ("released_on", Value::Date(day("2026-11-20")))],
    );
    let comparison = then_and_now(&pack, (&said, day("2026-11-22")), (&said, day("2027-11-22")));
    assert!(comparison.answers.is_empty() && comparison.by_answers.options.is_empty());
    let all = comparison.options.iter().flat_map(|change| &change.steps).map(|step| step.cause);
    let all: BTreeSet<Cause> = all.chain(comparison.alerts.iter().map(|change| change.cause)).collect();
    assert_eq!(all, BTreeSet::from([Cause::Day]), "{:?}", comparison.alerts);
}

#[test]
fn a_law_that_comes_into_force_is_put_down_to_the_day() {
    const OPTION: &str = "drug-testing-requirement";
    let mut files = load::built_in_files();
    let text = files.get_mut(&format!("interventions/{OPTION}.ron")).unwrap();
    *text = text.replacen("basis: Law,", "basis: Law, in_force: Some((from: Some(\"2022-06-28\"))),", 1);
    let pack = load::from_files(&files).unwrap().pack;
    // A gate that is in force from a day on does not count before it.
    let everybody =
        answers(&pack, &[("stage", choice(&pack, "stage", "court")), ("conviction_date", Value::Date(day("2020-01-01")))]);
    let comparison = then_and_now(&pack, (&everybody, day("2022-06-27")), (&everybody, day("2022-06-28")));
    assert_eq!(causes(&comparison, &pack, OPTION), [(Cause::Day, Standing::CannotTell, Standing::DoesNotFit)]);
    assert_eq!(comparison.options.len(), 1, "and nothing else");
    let words = grouped(
        &pack,
        comparison.options.iter().map(|change| (change.option, change.standing, change.steps.as_slice())),
        &everybody,
        &everybody,
    );
    assert_eq!(words[0].steps[0].0, "Time went by: cannot tell yet → does not fit");
}

#[test]
fn another_pack_is_told_apart_from_day_and_answers() {
    let (pack, stricter) = (pack(), stricter());
    let (then_day, now_day) = (day("2026-11-22"), day("2026-12-13"));
    let then = answers(&pack, &[("age", Value::Number(34))]);
    let now = answers(&pack, &[("age", Value::Number(40))]);
    let old = stored(&pack, &appraise(&pack, &then, &at(then_day)), false);
    let comparison = compare(
        &stricter,
        &at(now_day),
        Moment { answers: &then, day: then_day, stored: Some(&old) },
        Moment { answers: &now, day: now_day, stored: None },
    );
    // The pack took it away, the answers brought it back: it stands as it stood, and both are told.
    let expected =
        [(Cause::Pack, Standing::CannotTell, Standing::DoesNotFit), (Cause::Answers, Standing::DoesNotFit, Standing::CannotTell)];
    assert_eq!(causes(&comparison, &stricter, "drr"), expected);
    let option = stricter.intervention("drr").unwrap();
    let change = comparison.options.iter().find(|change| change.option == option).unwrap();
    assert!(!change.is_net());
    assert_eq!(change.steps[0].gates[0].was, None, "what another pack's condition was is not known");
    assert!(!comparison.pack.as_ref().unwrap().options.is_empty());
}

#[test]
fn where_the_day_of_then_is_not_known_pack_and_day_are_not_told_apart() {
    let (pack, stricter) = (pack(), stricter());
    let on = day("2026-11-22");
    let said = answers(&pack, &[("age", Value::Number(34))]);
    let old = Stored { day_is_known: false, ..stored(&pack, &appraise(&pack, &said, &at(on)), false) };
    let moment = |stored| Moment { answers: &said, day: on, stored };
    let comparison = compare(&stricter, &at(on), moment(Some(&old)), moment(None));
    let all: BTreeSet<Cause> = comparison.options.iter().flat_map(|change| &change.steps).map(|step| step.cause).collect();
    assert_eq!(all, BTreeSet::from([Cause::PackOrDay]));
    assert_eq!(cause_in_words(Cause::PackOrDay), "The knowledge changed, or the day did");
}

#[test]
fn options_and_alerts_that_only_one_pack_has_are_named() {
    let pack = pack();
    let on = day("2026-11-22");
    let said = answers(&pack, &[("overdose_now", choice(&pack, "overdose_now", "yes"))]);
    let appraisal = appraise(&pack, &said, &at(on));
    let mut old = stored(&pack, &appraisal, false);
    old.standings.retain(|(option, _)| option != "drr");
    old.standings.push(("dtto".to_owned(), Standing::Fits));
    let gone = old.alerts.remove(0);
    old.alerts.push("an-old-alert".to_owned());
    let change = by_pack(&pack, &old, &appraisal);
    assert_eq!(change.new, [pack.intervention("drr").unwrap()]);
    assert_eq!(
        (change.gone.as_slice(), change.alerts_gone.as_slice()),
        (&["dtto".to_owned()][..], &["an-old-alert".to_owned()][..])
    );
    assert_eq!(change.alerts_new.iter().map(|alert| pack.alerts[*alert].id.clone()).collect::<Vec<_>>(), [gone]);
    assert!(change.options.is_empty());
    // Where nobody wrote down any standing nothing is new.
    let nothing = Stored { standings: Vec::new(), alerts: stored(&pack, &appraisal, false).alerts, ..old };
    assert!(by_pack(&pack, &nothing, &appraisal).is_empty());
}

#[test]
fn an_alert_that_stops_and_one_that_begins_are_listed_with_their_answers() {
    let pack = pack();
    let on = day("2026-11-22");
    let [yes, no] = ["yes", "no"].map(|said| choice(&pack, "overdose_now", said));
    let (then, now) = (answers(&pack, &[("overdose_now", no)]), answers(&pack, &[("overdose_now", yes)]));
    let question = pack.question("overdose_now").unwrap();
    for (then, now, is_shown) in [(&then, &now, true), (&now, &then, false)] {
        let comparison = then_and_now(&pack, (then, on), (now, on));
        let change = comparison.alerts.iter().find(|change| change.because.contains(question)).unwrap();
        assert_eq!((change.urgency.0 == Showed::Not, change.urgency.1.is_some()), (is_shown, is_shown), "{change:?}");
    }
}

#[test]
fn a_measure_is_what_was_said_and_nothing_between() {
    let pack = pack();
    let said = |value: Option<i64>| {
        let value = value.map(|value| ("daily_spend", Value::Number(value)));
        answers(&pack, value.as_slice())
    };
    let mut unknown = said(None);
    unknown.say(pack.question("daily_spend").unwrap(), Said::NotKnown);
    let of = [said(Some(60)), said(None), unknown, said(Some(20))];
    let days = [Some(day("2026-01-01")), Some(day("2026-02-01")), Some(day("2026-03-01")), None];
    let of: Vec<_> = days.into_iter().zip(&of).collect();
    let found = measures(&pack, &of);
    assert_eq!(found.len(), 1);
    assert!(matches!(pack.questions[found[0].question].kind, Kind::Number { .. }));
    let points: Vec<_> = found[0].points.iter().map(|point| (point.day, point.number(), point.said)).collect();
    assert_eq!(points.iter().map(|(_, number, _)| *number).collect::<Vec<_>>(), [Some(60), None, None, Some(20)]);
    assert_eq!((points[2].2, points[3].0), (Said::NotKnown, None), "why it is missing stays told apart");
    assert!(measures(&pack, &of[..3]).is_empty(), "said once is no measure over time");
}

/// A small, repeatable source of chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }

    fn said(&mut self, kind: &Kind) -> Said {
        match (self.below(6), kind) {
            (0 | 1, _) => Said::NotAsked,
            (2, _) => Said::NotKnown,
            (_, Kind::YesNo(_) | Kind::Choice(_)) => {
                Said::Value(Value::Choice(u8::try_from(self.below(kind.choices().len() as u64)).unwrap()))
            }
            (_, Kind::Choices(choices)) => Said::Value(Value::Choices(self.below(1 << choices.len().min(20)))),
            (_, Kind::Number { min, max, .. }) => {
                Said::Value(Value::Number(min + i64::try_from(self.below((max - min + 1).unsigned_abs())).unwrap()))
            }
            (_, Kind::Date) => {
                let back = i64::try_from(self.below(800)).unwrap();
                Said::Value(Value::Date(day("2026-11-22").checked_sub(jiff::Span::new().days(back)).unwrap()))
            }
        }
    }
}

#[test]
fn every_listed_change_is_real_and_none_is_left_out() {
    let (pack, stricter) = (pack(), stricter());
    let mut chance = Chance(7);
    for round in 0..120 {
        let mut then = Answers::default();
        for (question, entry) in pack.questions.entries() {
            then.say(question, chance.said(&entry.kind));
        }
        let mut now = then.clone();
        for _ in 0..chance.below(6) {
            let places: Vec<_> = pack.questions.keys().collect();
            let question = places[usize::try_from(chance.below(places.len() as u64)).unwrap()];
            now.say(question, chance.said(&pack.questions[question].kind));
        }
        let (then_day, now_day) = (day("2022-06-01"), day("2026-11-22"));
        let old = appraise(&pack, &then, &at(then_day));
        let old = stored(&pack, &old, false);
        let moment = Moment { answers: &then, day: then_day, stored: Some(&old) };
        let comparison = compare(&stricter, &at(now_day), moment, Moment { answers: &now, day: now_day, stored: None });
        let last = appraise(&stricter, &now, &at(now_day));
        for (id, was) in &old.standings {
            let option = stricter.intervention(id).unwrap();
            let is = last.option(option).unwrap().standing;
            let change = comparison.options.iter().find(|change| change.option == option);
            match change {
                None => assert_eq!(*was, is, "round {round}: {id} is left out"),
                Some(change) => {
                    assert_eq!(change.standing, (*was, is), "round {round}: {id}");
                    // The steps lead from then to now without a gap, and each moves something.
                    let mut here = *was;
                    for step in &change.steps {
                        assert!(step.standing.0 == here && step.standing.1 != here, "round {round}: {id} {:?}", change.steps);
                        here = step.standing.1;
                    }
                    assert_eq!(here, is, "round {round}: {id}");
                }
            }
        }
        for change in &comparison.options {
            for step in change.steps.iter().filter(|step| step.cause == Cause::Answers) {
                assert!(!step.gates.is_empty());
                for gate in &step.gates {
                    assert!(!gate.because.is_empty(), "round {round}: an answer is behind it");
                    for question in gate.because.iter(&stricter.questions) {
                        assert_ne!(then.said(question), now.said(question), "round {round}: it did change");
                    }
                }
            }
        }
        for change in &comparison.answers {
            assert_eq!((change.was, change.is), (then.said(change.question), now.said(change.question)));
            assert_ne!(change.was, change.is);
        }
        let groups = grouped(
            &stricter,
            comparison.options.iter().map(|change| (change.option, change.standing, change.steps.as_slice())),
            &then,
            &now,
        );
        assert_eq!(groups.iter().map(|group| group.options.len()).sum::<usize>(), comparison.options.len());
    }
}
