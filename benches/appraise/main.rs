//! How long it takes to appraise one person, beside the same gates written by hand in the same run.
#![expect(clippy::print_stdout, reason = "a benchmark says what it found")]
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a benchmark on files that are in the tree")]

mod by_hand;

use std::hint::black_box;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use divan::Bencher;

use by_hand::{Answer, Bare, Outcome, Person};
use throughline::appraise::evaluate::{Evaluation, Facts};
use throughline::appraise::firmness::fragile_answers;
use throughline::appraise::next_question::next_questions;
use throughline::appraise::{Context, Finding, Standing, appraise};
use throughline::area::AreaProfile;
use throughline::base::date::Date;
use throughline::base::truth::Truth;
use throughline::case;
use throughline::case::answer::{Answers, Said, Value};
use throughline::pack::intervention::Role;
use throughline::pack::question::Kind;
use throughline::pack::{Pack, load};

static PACK: LazyLock<Pack> = LazyLock::new(|| load::built_in().unwrap().pack);
static PEOPLE: LazyLock<Vec<Answers>> = LazyLock::new(fictional_people);

/// The tenth and last of the fictional people: almost nothing is known.
const LITTLE_KNOWN: usize = 9;
/// The fourth: almost everything is known.
const MUCH_KNOWN: usize = 3;

fn main() {
    compare_with_by_hand();
    print_ratios();
    divan::main();
}

fn context() -> Context {
    Context { today: Date::constant(2026, 11, 20), area: AreaProfile::default() }
}

fn fictional_people() -> Vec<Answers> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        case::text::parse(&PACK, &path.display().to_string(), &text).unwrap().answers
    };
    paths.iter().map(read).collect()
}

/// The answers as a program without a pack would hold them.
fn person(answers: &Answers) -> Person {
    let key = |id: &str| PACK.question(id).unwrap_or_else(|| panic!("the pack has no question `{id}` any more"));
    let said = |id: &str| answers.said(key(id)).value();
    let flag = |id| match said(id) {
        Some(Value::Choice(place)) => Some(place == 0),
        _ => None,
    };
    let choice = |id| match said(id) {
        Some(Value::Choice(place)) => Some(place),
        _ => None,
    };
    let date = |id| match said(id) {
        Some(Value::Date(day)) => Some(day),
        _ => None,
    };
    let number = |id| match said(id) {
        Some(Value::Number(years)) => Some(years),
        _ => None,
    };
    let choices = |id| match said(id) {
        Some(Value::Choices(mask)) => Some(mask),
        _ => None,
    };
    macro_rules! person {
        ($($field:ident: $kind:ident),+ $(,)?) => {
            Person { $($field: Answer { said: $kind(stringify!($field)), question: key(stringify!($field)) }),+ }
        };
    }
    person! {
        age: number, drugs: choices,
        admits: flag, agrees_conditions: flag, alcohol_daily: flag, alcohol_level: choice, alcohol_treatment_arranged: flag,
        bail_possible: flag, caring: flag, community_range: flag, conviction_date: date, convicted: flag, current_order: choice, debt: flag,
        drug_caused_offence: flag, drug_dependence: choice, drug_link: choice, drug_treatment_arranged: flag, dtr_area: flag,
        evidence_enough: flag, exploited: flag, family_support: choice, goal: choice, goes_to_prison: flag, hat_clinic: flag, heroin_last: choice,
        hospital_order: flag, housing: choice, injects: choice, inspector_authorised: flag, isc_court: flag, local_rehab: flag,
        may_benefit_alcohol: flag, may_benefit_drug: flag, mental_health: choice, mh_treatable: flag, mh_treatment_arranged: flag,
        nation: choice, offence: choice, opioid_ever: flag, ost: choice, ost_before_custody: flag, ost_tried: choice, other_opioid_last: choice, police_offer: flag, pregnant: flag,
        prior_treatment: choice, recent_release: flag, refused_assessment: flag, release_due: date, release_unplanned: flag,
        released_on: date, self_harm_thoughts: flag,
        sex: choice, stage: choice, test_result: choice, testing_area: flag, trigger_offence: flag,
        using_around: flag, violence_at_home: flag, wants_treatment: flag, willing_alcohol: flag, willing_mental_health: flag,
        willing_order: flag, work: choice,
    }
}

/// Both have to come to the same standings and gates, for the fictional people and for thousands of random ones.
fn compare_with_by_hand() {
    let mut noise = 1_u64;
    let random = (0..20_000).map(|_| random_answers(&mut noise));
    for answers in PEOPLE.iter().cloned().chain(random) {
        let person = person(&answers);
        let bare = by_hand::judge::<Truth>(&person, context().today);
        assert_same(&answers, &bare, |by_hand, finding| *by_hand == finding.truth);
        let with_reasons = by_hand::judge::<Finding>(&person, context().today);
        assert_same(&answers, &with_reasons, |by_hand, finding| by_hand == finding);
    }
}

fn assert_same<V: Bare>(answers: &Answers, by_hand: &Outcome<V>, same: fn(&V, &Finding) -> bool) {
    let mut appraised = appraise(&PACK, answers, &context()).options;
    appraised.sort_by_key(|option| option.option);
    assert_eq!(by_hand.options.len(), appraised.len(), "options of by_hand.rs and of the pack");
    let mut gates = by_hand.gates.iter();
    for ((id, standing, count), option) in by_hand.options.iter().zip(&appraised) {
        let entry = &PACK.interventions[option.option];
        assert_eq!(*id, entry.id, "options of by_hand.rs and of the pack");
        assert_eq!(*count, entry.gates.len(), "gates of {id}");
        for (gate, finding) in entry.gates.iter().zip(&option.gates) {
            let is_same = gates.next().is_some_and(|by_hand| same(by_hand, finding));
            assert!(is_same, "by_hand.rs differs from the pack: gate `{}` of {id}", gate.id);
        }
        assert_eq!(*standing, option.standing, "standing of {id}");
    }
}

fn random_answers(noise: &mut u64) -> Answers {
    let mut next = |bound: u64| {
        *noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*noise >> 33) % bound
    };
    let mut answers = Answers::default();
    for (key, question) in PACK.questions.entries() {
        let choices = question.kind.choices().len() as u64;
        let value = match &question.kind {
            Kind::YesNo(_) | Kind::Choice(_) => Value::Choice(u8::try_from(next(choices)).unwrap()),
            Kind::Choices(_) => Value::Choices(next(1 << choices) & next(1 << choices)),
            Kind::Number { min, max, .. } => Value::Number(min + i64::try_from(next((max - min + 1).unsigned_abs())).unwrap()),
            Kind::Date => {
                let days = i64::try_from(next(40)).unwrap() - 20;
                let from = if next(4) == 0 { Date::constant(2022, 6, 28) } else { context().today };
                Value::Date(from.checked_add(jiff::Span::new().days(days)).unwrap())
            }
        };
        let said = if next(3) == 0 { Said::NotAsked } else { Said::Value(value) };
        answers.say(key, said);
    }
    answers
}

/// Takes turns, so that whatever else the machine does falls on both alike.
fn print_ratios() {
    const ROUNDS: usize = 200;
    let context = context();
    let people: Vec<Person> = PEOPLE.iter().map(person).collect();
    let mut rounds: [Vec<Duration>; 5] = Default::default();
    let timed = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    for _ in 0..ROUNDS {
        let bare = |person| drop(black_box(by_hand::judge::<Truth>(black_box(person), context.today)));
        let with_reasons = |person| drop(black_box(by_hand::judge::<Finding>(black_box(person), context.today)));
        rounds[0].push(timed(&mut || people.iter().for_each(bare)));
        rounds[1].push(timed(&mut || people.iter().for_each(with_reasons)));
        rounds[2].push(timed(&mut || PEOPLE.iter().for_each(|answers| drop(black_box(gates_only(black_box(answers)))))));
        rounds[3].push(timed(&mut || {
            PEOPLE.iter().for_each(|answers| drop(black_box(appraise(&PACK, black_box(answers), &context))));
        }));
        let first =
            |answers| drop(black_box(Evaluation::new(Facts { pack: &PACK, answers: black_box(answers), today: context.today })));
        rounds[4].push(timed(&mut || PEOPLE.iter().for_each(first)));
    }
    let [bare, by_hand, gates, all, first] = rounds.map(|mut round| {
        round.sort();
        round[ROUNDS / 2].as_secs_f64() * 1e6 / f64::from(u32::try_from(people.len()).unwrap_or(u32::MAX))
    });
    let conditions = |role: fn(&throughline::pack::intervention::Intervention) -> usize| -> usize {
        PACK.interventions.iter().filter(|entry| entry.role == Role::Option).map(role).sum()
    };
    println!(
        "{} options with {} gates, {} fits and cautions; {} alerts, {} prompts, {} needs",
        PACK.interventions.iter().filter(|entry| entry.role == Role::Option).count(),
        conditions(|entry| entry.gates.len()),
        conditions(|entry| entry.fits.len() + entry.cautions.len()),
        PACK.alerts.len(),
        PACK.prompts.len(),
        PACK.needs.len(),
    );
    println!("by hand, gates and standings, no reasons: {bare:.2} µs");
    println!("by hand, gates and standings, with reasons: {by_hand:.2} µs");
    println!("engine, gates and standings, with reasons: {gates:.2} µs, {:.2} times by hand", gates / by_hand);
    println!("  of it for every term and for when every question applies, which by hand only those of gates are: {first:.2} µs");
    println!("engine, everything with reasons, in order: {all:.2} µs, {:.2} times the gates by hand\n", all / by_hand);
}

/// What the one by hand does with reasons.
fn gates_only(answers: &Answers) -> (Vec<Standing>, Vec<Finding>) {
    let evaluation = Evaluation::new(Facts { pack: &PACK, answers, today: context().today });
    let mut standings = Vec::with_capacity(64);
    let mut findings = Vec::with_capacity(256);
    for entry in PACK.interventions.iter().filter(|entry| entry.role == Role::Option) {
        let first = findings.len();
        findings.extend(entry.gates.iter().map(|gate| evaluation.find(&gate.when)));
        standings.push(Standing::of(Truth::all(findings[first..].iter().map(|finding| finding.truth))));
    }
    (standings, findings)
}

#[divan::bench(args = [MUCH_KNOWN, LITTLE_KNOWN])]
fn one_person_by_hand(bencher: Bencher<'_, '_>, place: usize) {
    let person = person(&PEOPLE[place]);
    bencher.bench_local(|| by_hand::judge::<Finding>(black_box(&person), context().today));
}

#[divan::bench(args = [MUCH_KNOWN, LITTLE_KNOWN])]
fn one_person(bencher: Bencher<'_, '_>, place: usize) {
    let context = context();
    bencher.bench_local(|| appraise(&PACK, black_box(&PEOPLE[place]), &context));
}

#[divan::bench(args = [MUCH_KNOWN, LITTLE_KNOWN])]
fn next(bencher: Bencher<'_, '_>, place: usize) {
    let context = context();
    let appraisal = appraise(&PACK, &PEOPLE[place], &context);
    bencher.bench_local(|| next_questions(&PACK, black_box(&PEOPLE[place]), &context, &appraisal));
}

/// Nothing answered but where the person is: the most questions are open, and the most options cannot be told.
#[divan::bench]
fn next_at_the_start(bencher: Bencher<'_, '_>) {
    let context = context();
    let answers = Answers::default().with(PACK.stage_question, Said::Value(Value::Choice(0)));
    let appraisal = appraise(&PACK, &answers, &context);
    bencher.bench_local(|| next_questions(&PACK, black_box(&answers), &context, &appraisal));
}

#[divan::bench(args = [MUCH_KNOWN, LITTLE_KNOWN])]
fn firmness_of_every_option(bencher: Bencher<'_, '_>, place: usize) {
    let context = context();
    let appraisal = appraise(&PACK, &PEOPLE[place], &context);
    bencher.bench_local(|| {
        let fragile = appraisal.options.iter().map(|option| fragile_answers(&PACK, &PEOPLE[place], &context, option));
        fragile.collect::<Vec<_>>()
    });
}

#[divan::bench]
fn load_the_pack() -> Pack {
    load::built_in().unwrap().pack
}
