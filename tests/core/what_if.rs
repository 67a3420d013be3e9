//! What would change it. Each set really makes the option fit; no smaller one does; every set of that size is counted;
//! nothing known is touched that cannot be changed here; what is called closed is closed; same input, same sets.

use proptest::prelude::*;

use throughline::appraise::what_if::{MOST_SETS, Sets, WhatIf, is_changeable, what_if, with_set};
use throughline::appraise::what_if_values::Reach;
use throughline::appraise::{AppraisedOption, Context, Standing, appraise};
use throughline::area::AreaProfile;
use throughline::base::table::Key;
use throughline::case::answer::{Answers, Said, Value};
use throughline::pack::Pack;
use throughline::pack::condition::Condition;
use throughline::pack::question::{Kind, Question};

use crate::packs::{TODAY, answers, built_in, small};
use crate::people::{Noise, Tape, Values, looks_at, made_up_pack};
use crate::reference::Reference;

/// The most sets of values that brute force goes through for one option.
const MOST_TRIALS: usize = 10_000;

fn context() -> Context {
    Context { today: TODAY, area: AreaProfile::default() }
}

fn tapes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..600)
}

fn fits(pack: &Pack, person: &Answers, appraised: &AppraisedOption) -> bool {
    let gates = pack.interventions[appraised.option].gates.iter().map(|gate| gate.when.clone()).collect();
    Reference { pack, answers: person, today: TODAY }.holds(&Condition::All(gates)) == Some(true)
}

/// The questions of an option's gates whose answers are open: not known, or known and changeable.
fn open(pack: &Pack, person: &Answers, appraised: &AppraisedOption) -> Vec<Key<Question>> {
    let gates = &pack.interventions[appraised.option].gates;
    let mut open: Vec<_> = gates.iter().flat_map(|gate| looks_at(pack, &gate.when)).collect();
    open.sort();
    open.dedup();
    open.retain(|question| {
        let entry = &pack.questions[*question];
        person.said(*question).value().is_none() || (entry.changeable && !entry.protected)
    });
    open
}

/// The sets of exactly so many open questions to which some answers make the option fit; `None` if there is too much to try.
fn brute(
    pack: &Pack,
    values: &Values,
    person: &Answers,
    appraised: &AppraisedOption,
    size: usize,
) -> Option<Vec<Vec<Key<Question>>>> {
    let open = open(pack, person, appraised);
    let mut sets: Vec<Vec<Key<Question>>> = vec![Vec::new()];
    for _ in 0..size {
        let longer = |set: &Vec<Key<Question>>| {
            let after = set.last().copied();
            let rest = open.iter().filter(move |question| after.is_none_or(|after| **question > after));
            rest.map(|question| set.iter().copied().chain([*question]).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    let trials: usize = sets.iter().map(|set| set.iter().map(|question| values.to(*question).len()).product::<usize>()).sum();
    if trials > MOST_TRIALS {
        return None;
    }
    sets.retain(|set| some_answers_fit(pack, values, person, appraised, set));
    Some(sets)
}

fn some_answers_fit(pack: &Pack, values: &Values, person: &Answers, appraised: &AppraisedOption, set: &[Key<Question>]) -> bool {
    match set.split_first() {
        None => fits(pack, person, appraised),
        Some((first, rest)) => values
            .to(*first)
            .iter()
            .any(|value| some_answers_fit(pack, values, &person.with(*first, Said::Value(*value)), appraised, rest)),
    }
}

/// The least number of changes that brute force finds, and the sets of it; `None` if it is past what brute force can do.
fn least(
    pack: &Pack,
    values: &Values,
    person: &Answers,
    appraised: &AppraisedOption,
) -> Option<(usize, Vec<Vec<Key<Question>>>)> {
    for size in 0..=3 {
        let sets = brute(pack, values, person, appraised, size)?;
        if !sets.is_empty() {
            return Some((size, sets));
        }
    }
    None
}

fn check(pack: &Pack, values: &Values, person: &Answers, seen: &mut Seen) {
    for appraised in &appraise(pack, person, &context()).options {
        let found = what_if(pack, person, &context(), appraised);
        assert_eq!(found, what_if(pack, person, &context(), appraised), "the same again");
        let brute = least(pack, values, person, appraised);
        match &found {
            WhatIf::FitsAlready => assert_eq!(appraised.standing, Standing::Fits),
            WhatIf::Sets(sets) => {
                seen.sets += 1;
                sets_are_right(pack, values, person, appraised, sets);
                assert!(!sets.cut, "so small a pack is searched to the end");
                if let Some((size, all)) = brute {
                    seen.compared += 1;
                    let mut all = all;
                    all.sort_by_key(|set| {
                        (set.iter().filter(|question| person.said(**question).value().is_some()).count(), set.clone())
                    });
                    assert_eq!(sets.shown.first().map(Vec::len), Some(size));
                    assert_eq!(sets.shown.len() + sets.more, all.len());
                    let shown: Vec<Vec<_>> =
                        sets.shown.iter().map(|set| set.iter().map(|change| change.question).collect()).collect();
                    assert_eq!(shown, all.into_iter().take(MOST_SETS).collect::<Vec<_>>());
                }
            }
            WhatIf::Closed(barriers) => {
                seen.closed += 1;
                assert!(brute.is_none(), "{brute:?} opens what is called closed");
                assert!(!barriers.is_empty());
                for barrier in barriers {
                    let fixed = |question| !is_changeable(&pack.questions[question]) && person.said(question).value().is_some();
                    assert!(barrier.because.iter(&pack.questions).all(fixed), "what stands in the way is known and stays");
                }
                no_completion_fits(pack, values, person, appraised);
            }
            WhatIf::TooMany { at_least } => assert!(brute.is_none_or(|(size, _)| size >= *at_least)),
            WhatIf::GaveUp => panic!("so small a pack is searched to the end"),
        }
    }
}

fn sets_are_right(pack: &Pack, values: &Values, person: &Answers, appraised: &AppraisedOption, sets: &Sets) {
    for set in &sets.shown {
        let changed = with_set(person, set);
        assert!(fits(pack, &changed, appraised), "{set:?}");
        for change in set {
            let entry = &pack.questions[change.question];
            assert_eq!(change.from, person.said(change.question));
            assert!(change.is_to_be_found_out() || (entry.changeable && !entry.protected), "{} is touched", entry.id);
            for value in values.to(change.question) {
                let is_named = change.to.iter().any(|reach| holds(*reach, *value));
                let does = fits(pack, &changed.with(change.question, Said::Value(*value)), appraised);
                // Of combinations the smallest stand for those that hold more.
                let exact = !change.some && !matches!(entry.kind, Kind::Choices(_));
                assert!(if exact { is_named == does } else { !is_named || does }, "{value:?} of {} in {set:?}", entry.id);
            }
        }
    }
}

fn holds(reach: Reach, value: Value) -> bool {
    reach.least.is_none_or(|least| least <= value) && reach.most.is_none_or(|most| value <= most)
}

/// Whatever is said to the open questions, the option does not fit.
fn no_completion_fits(pack: &Pack, values: &Values, person: &Answers, appraised: &AppraisedOption) {
    let mut noise = Noise(7);
    for _ in 0..40 {
        let tape = noise.tape(64);
        let mut tape = Tape::new(&tape);
        let mut other = person.clone();
        for question in open(pack, person, appraised) {
            other.say(question, values.said(question, &mut tape));
        }
        assert!(!fits(pack, &other, appraised));
    }
}

/// How often each kind of answer came, so that a test that meets none of them fails.
#[derive(Debug, Default)]
struct Seen {
    sets: usize,
    compared: usize,
    closed: usize,
}

#[test]
fn the_smallest_sets_are_those_of_brute_force() {
    let mut noise = Noise(20);
    let mut seen = Seen::default();
    for _ in 0..40 {
        let tape = noise.tape(700);
        let mut tape = Tape::new(&tape);
        let values = Values::of(small());
        check(small(), &values, &values.person(small(), &mut tape), &mut seen);
        let pack = made_up_pack(&mut tape);
        let values = Values::of(&pack);
        for _ in 0..3 {
            check(&pack, &values, &values.person(&pack, &mut tape), &mut seen);
        }
    }
    assert!(seen.sets > 80 && seen.compared > 60 && seen.closed > 20, "{seen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_any_tape(tape in tapes()) {
        let mut tape = Tape::new(&tape);
        let pack = made_up_pack(&mut tape);
        let values = Values::of(&pack);
        check(&pack, &values, &values.person(&pack, &mut tape), &mut Seen::default());
    }
}

fn treatment_order(said: &[(&str, &str)]) -> WhatIf {
    let person = answers(small(), said);
    let appraisal = appraise(small(), &person, &context());
    let appraised = appraisal.option(small().intervention("treatment-order").unwrap()).unwrap();
    what_if(small(), &person, &context(), appraised)
}

const READY: [(&str, &str); 6] = [
    ("days_used", "Number(20)"),
    ("stage", r#"Choice("court")"#),
    ("place", r#"Choice("here")"#),
    ("dependence", r#"Choice("strong")"#),
    ("convicted_on", r#"Date("2026-10-30")"#),
    ("drugs", r#"Choices(["heroin"])"#),
];

#[test]
fn who_does_not_agree_would_have_to() {
    let said = [&READY[..], &[("age", "Number(34)"), ("agrees", "No")]].concat();
    let WhatIf::Sets(sets) = treatment_order(&said) else { panic!("{:?}", treatment_order(&said)) };
    assert_eq!((sets.shown.len(), sets.more, sets.cut), (1, 0, false));
    let [change] = sets.shown[0].as_slice() else { panic!("one change") };
    assert_eq!(change.question, small().question("agrees").unwrap());
    assert!(!change.is_to_be_found_out());
    assert_eq!(change.trial(), Some(Value::Choice(0)));
}

#[test]
fn what_was_not_asked_would_have_to_be_found_out() {
    let WhatIf::Sets(sets) = treatment_order(&[&READY[..], &[("agrees", "No")]].concat()) else { panic!("it can fit") };
    let [age, agrees] = sets.shown[0].as_slice() else { panic!("two answers: {sets:?}") };
    assert!(age.is_to_be_found_out() && !agrees.is_to_be_found_out());
    assert_eq!(age.to[0].least, Some(Value::Number(18)));
}

#[test]
fn an_age_is_never_changed() {
    let WhatIf::Closed(barriers) = treatment_order(&[&READY[..], &[("age", "Number(16)"), ("agrees", "No")]].concat()) else {
        panic!("nobody grows older by a wish")
    };
    let [barrier] = barriers.as_slice() else { panic!("one gate stands in the way: {barriers:?}") };
    assert_eq!(small().interventions[small().intervention("treatment-order").unwrap()].gates[barrier.gate].id, "adult");
    assert_eq!(barrier.because.iter(&small().questions).collect::<Vec<_>>(), [small().question("age").unwrap()]);
}

#[test]
fn the_built_in_pack_is_searched_to_the_end_for_every_fictional_person() {
    let Some(pack) = built_in() else { return };
    for (name, text) in throughline::case::fictional::built_in() {
        let case = throughline::case::text::parse(pack, &name, text).unwrap();
        let context = Context { today: case.today.unwrap_or(TODAY), area: AreaProfile::default() };
        for appraised in &appraise(pack, &case.answers, &context).options {
            let id = &pack.interventions[appraised.option].id;
            match what_if(pack, &case.answers, &context, appraised) {
                WhatIf::Sets(sets) => {
                    assert!(!sets.cut, "{name}: {id}");
                    for set in &sets.shown {
                        let changed = appraise(pack, &with_set(&case.answers, set), &context);
                        assert_eq!(changed.option(appraised.option).unwrap().standing, Standing::Fits, "{name}: {id}");
                        for change in set.iter().filter(|change| !change.is_to_be_found_out()) {
                            assert!(is_changeable(&pack.questions[change.question]), "{name}: {id}");
                        }
                    }
                }
                WhatIf::GaveUp => panic!("{name}: {id} is too much to search"),
                WhatIf::FitsAlready | WhatIf::Closed(_) | WhatIf::TooMany { .. } => {}
            }
        }
    }
}
