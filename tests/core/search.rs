//! The exact search against trying everything, on the small pack and on made-up ones.

use proptest::prelude::*;

use throughline::appraise::evaluate::{Facts, truth};
use throughline::appraise::search::{Outcome, Wanted, search};
use throughline::base::table::Key;
use throughline::base::truth::Truth;
use throughline::case::answer::{Answers, Said, Value};
use throughline::pack::Pack;
use throughline::pack::condition::Condition;
use throughline::pack::question::Question;

use crate::packs::{TODAY, small, small_with};
use crate::people::{Noise, Tape, Values, all_conditions, looks_at, made_up_pack};

/// The most people that are tried one by one.
const MOST_PEOPLE: usize = 40_000;

fn truths(pack: &Pack, answers: &Answers, wanted: &[Wanted<'_>]) -> bool {
    let facts = Facts { pack, answers, today: TODAY };
    wanted.iter().all(|wanted| truth(facts, wanted.condition) == Truth::from(wanted.holds))
}

/// What somebody can say to a question, as far as it matters: every value, and no value at all.
fn sayable(values: &Values, question: Key<Question>) -> Vec<Said> {
    let values: Vec<Value> = values.to(question).to_vec();
    values.into_iter().map(Said::Value).chain([Said::NotKnown, Said::Declined]).collect()
}

/// Whether anybody at all brings it about; nothing if that are too many people to try.
fn brute_force(pack: &Pack, values: &Values, wanted: &[Wanted<'_>]) -> Option<bool> {
    let mut questions: Vec<Key<Question>> = wanted.iter().flat_map(|wanted| looks_at(pack, wanted.condition)).collect();
    questions.sort();
    questions.dedup();
    let ways: Vec<Vec<Said>> = questions.iter().map(|question| sayable(values, *question)).collect();
    let people = ways.iter().try_fold(1_usize, |product, ways| product.checked_mul(ways.len()))?;
    if people > MOST_PEOPLE {
        return None;
    }
    let mut answers = Answers::default();
    Some((0..people).any(|mut person| {
        for (question, ways) in questions.iter().zip(&ways) {
            answers.say(*question, ways[person % ways.len()]);
            person /= ways.len();
        }
        truths(pack, &answers, wanted)
    }))
}

/// Checks one search; gives back whether it could be checked against brute force.
fn is_right(pack: &Pack, values: &Values, wanted: &[Wanted<'_>]) -> bool {
    let found = search(pack, TODAY, wanted);
    if let Outcome::Possible(example) = &found {
        assert!(truths(pack, example, wanted), "the example {example:?} does not show {wanted:?}");
        for question in pack.questions.keys().filter(|question| example.said(*question) != Said::NotAsked) {
            let without = example.with(question, Said::NotAsked);
            assert!(!truths(pack, &without, wanted), "the example does not need {question:?}");
        }
    }
    assert_ne!(found, Outcome::GaveUp);
    let Some(possible) = brute_force(pack, values, wanted) else { return false };
    assert_eq!(matches!(found, Outcome::Possible(_)), possible, "{wanted:?} found {found:?}");
    true
}

/// Single conditions and bundles of them of a made-up pack, wanted to hold and to fail.
fn searches_are_right(tape: &[u8]) -> usize {
    let mut tape = Tape::new(tape);
    let pack = made_up_pack(&mut tape);
    let values = Values::of(&pack);
    let conditions = all_conditions(&pack);
    let mut checked = 0;
    for condition in &conditions {
        for wanted in [Wanted::yes(condition), Wanted::no(condition)] {
            checked += usize::from(is_right(&pack, &values, &[wanted]));
        }
    }
    for _ in 0..12 {
        let many = 2 + tape.below(4);
        let one = |tape: &mut Tape<'_>| {
            let condition: &Condition = tape.one_of::<&Condition>(&conditions);
            Wanted { condition, holds: tape.below(3) > 0 }
        };
        let wanted: Vec<Wanted<'_>> = (0..many).map(|_| one(&mut tape)).collect();
        checked += usize::from(is_right(&pack, &values, &wanted));
    }
    checked
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_search_finds_what_trying_everything_finds(tape in proptest::collection::vec(any::<u8>(), 0..600)) {
        searches_are_right(&tape);
    }
}

#[test]
fn searches_of_many_made_up_packs_are_right() {
    let mut noise = Noise(11);
    let checked: usize = (0..80).map(|_| searches_are_right(&noise.tape(500))).sum();
    assert!(checked > 500, "only {checked} searches could be checked against brute force");
}

#[test]
fn searches_of_the_small_pack_are_right() {
    let values = Values::of(small());
    for condition in all_conditions(small()) {
        is_right(small(), &values, &[Wanted::yes(condition)]);
        is_right(small(), &values, &[Wanted::no(condition)]);
    }
}

fn outcome(term: &str, holds: bool) -> Outcome {
    let pack = small_with(term, "Always");
    let term = pack.terms.iter().last().unwrap();
    search(&pack, TODAY, &[Wanted { condition: &term.when, holds }])
}

fn is_possible(term: &str) -> bool {
    matches!(outcome(term, true), Outcome::Possible(_))
}

#[test]
fn a_comparison_on_a_question_that_does_not_apply_fails() {
    // Whether somebody is pregnant is not asked of men: both comparisons are no, and neither can be yes.
    assert!(is_possible(r#"All([Is("sex", "man"), Not(Yes("pregnant")), Not(No("pregnant"))])"#));
    assert!(!is_possible(r#"All([Is("sex", "man"), Yes("pregnant")])"#));
    assert!(!is_possible(r#"All([Is("sex", "man"), No("pregnant")])"#));
    // Without the question that decides: a yes and a no to one question.
    assert!(!is_possible(r#"All([Yes("agrees"), No("agrees")])"#));
    assert!(is_possible(r#"All([Not(Yes("antenatal_care")), Not(No("antenatal_care"))])"#));
}

#[test]
fn numbers_and_days_are_exact_to_the_last() {
    assert!(is_possible(r#"All([AtLeast("age", 18), AtMost("age", 18)])"#));
    assert!(!is_possible(r#"All([AtLeast("age", 19), AtMost("age", 18)])"#));
    assert!(is_possible(r#"Not(AtMost("age", 109))"#));
    assert!(is_possible(r#"Not(AtLeast("age", 11))"#));
    assert!(!is_possible(r#"Not(AtLeast("age", 10))"#));
    // The day of the tests is a Friday.
    let friday = r#"OnWeekday("convicted_on", [Friday])"#;
    assert!(is_possible(&format!(r#"All([{friday}, WithinLastDays("convicted_on", 0)])"#)));
    assert!(!is_possible(&format!(r#"All([Not({friday}), WithinLastDays("convicted_on", 0)])"#)));
    let thursday = r#"OnWeekday("convicted_on", [Thursday])"#;
    assert!(is_possible(&format!(r#"All([{thursday}, WithinLastDays("convicted_on", 1)])"#)));
    assert!(is_possible(&format!(r#"All([{thursday}, Before("convicted_on", "2020-01-01")])"#)));
    assert!(!is_possible(&format!(
        r#"All([{thursday}, OnOrAfter("convicted_on", "2026-11-20"), Before("convicted_on", "2026-11-26")])"#
    )));
    assert!(!is_possible(
        r#"All([WithinLastDays("convicted_on", 7), WithinNextDays("convicted_on", 7), Not(WithinNextDays("convicted_on", 0))])"#
    ));
}

#[test]
fn several_choices_are_told_apart_one_by_one() {
    assert!(is_possible(r#"All([Is("drugs", "heroin"), Is("drugs", "crack"), Not(Is("drugs", "cannabis"))])"#));
    assert!(!is_possible(r#"All([OneOf("drugs", ["heroin", "crack"]), Not(Is("drugs", "heroin")), Not(Is("drugs", "crack"))])"#));
}

#[test]
fn an_example_says_no_more_than_it_must() {
    let Outcome::Possible(example) = outcome(r#"Any([All([AtLeast("age", 18), Yes("agrees")]), Yes("injects")])"#, true) else {
        panic!("it can be");
    };
    assert_eq!(example.count(), 2);
}

/// A question with 64 choices, of which a rule asks each on its own, is no trouble.
#[test]
fn contradictions_are_seen_without_trying_everything() {
    let choices: Vec<String> = (0..64).map(|place| format!(r#"(id: "c{place}", says: "c")"#)).collect();
    let question = format!(
        r#"(id: "many", label: "l", asks: "a", why: "w", kind: Choices([{}]), cites: [(source: "guide", seen: FirstHand)]),"#,
        choices.join(", ")
    );
    let mut files = crate::packs::small_files();
    let text = files.get_mut("questions/30-law.ron").unwrap();
    *text = text.replacen("questions: [", &format!("questions: [{question}"), 1);
    let pairs: Vec<String> =
        (0..63).map(|place| format!(r#"Any([Not(Is("many", "c{place}")), Is("many", "c{}")])"#, place + 1)).collect();
    let ring = format!(r#"All([Is("many", "c0"), {}, Not(Is("many", "c63"))])"#, pairs.join(", "));
    let terms = files.get_mut("terms.ron").unwrap();
    *terms = terms.replacen('[', &format!(r#"[(id: "chain", says: "c", when: {ring}),"#), 1);
    let pack = throughline::pack::load::from_files(&files).map_err(|faults| crate::packs::lines(&faults)).unwrap().pack;
    let chain: &Condition = &pack.terms.iter().next().unwrap().when;
    assert_eq!(search(&pack, TODAY, &[Wanted::yes(chain)]), Outcome::Impossible);
    assert!(matches!(search(&pack, TODAY, &[Wanted::no(chain)]), Outcome::Possible(_)));
}

/// Eleven pigeons and ten holes: no answers, and no short proof of it. The search says that it gave up, in good time.
#[test]
fn a_search_without_a_short_end_gives_up() {
    let choice = |pigeon: usize, hole: usize| format!("p{pigeon}h{hole}");
    let question = |hole: usize| {
        let choices: Vec<String> = (0..11).map(|pigeon| format!(r#"(id: "{}", says: "c")"#, choice(pigeon, hole))).collect();
        let cites = r#"cites: [(source: "guide", seen: FirstHand)]"#;
        format!(r#"(id: "hole{hole}", label: "l", asks: "a", why: "w", kind: Choices([{}]), {cites}),"#, choices.join(", "))
    };
    let is = |pigeon: usize, hole: usize| format!(r#"Is("hole{hole}", "{}")"#, choice(pigeon, hole));
    let housed = (0..11).map(|pigeon| {
        let somewhere: Vec<String> = (0..10).map(|hole| is(pigeon, hole)).collect();
        format!("Any([{}])", somewhere.join(", "))
    });
    let alone = (0..10).flat_map(|hole| {
        let pairs = (0..11).flat_map(|one| (one + 1..11).map(move |other| (one, other)));
        pairs.map(move |(one, other)| format!("Not(All([{}, {}]))", is(one, hole), is(other, hole)))
    });
    let rules: Vec<String> = housed.chain(alone).collect();
    let mut files = crate::packs::small_files();
    let text = files.get_mut("questions/30-law.ron").unwrap();
    let questions: String = (0..10).map(question).collect();
    *text = text.replacen("questions: [", &format!("questions: [{questions}"), 1);
    let terms = files.get_mut("terms.ron").unwrap();
    *terms = terms.replacen('[', &format!(r#"[(id: "pigeons", says: "c", when: All([{}])),"#, rules.join(", ")), 1);
    let pack = throughline::pack::load::from_files(&files).map_err(|faults| crate::packs::lines(&faults)).unwrap().pack;
    let pigeons: &Condition = &pack.terms.iter().next().unwrap().when;
    assert_eq!(search(&pack, TODAY, &[Wanted::yes(pigeons)]), Outcome::GaveUp);
}
