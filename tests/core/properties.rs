//! What holds for every answer: on the small pack, on made-up packs, and on the built-in one.
//!
//! Listed by what they promise:
//! settled stays settled; a question that is not missing cannot change anything; every completion decides alike;
//! the answers named as the reason suffice; the order of answering does not matter; same input, same bytes;
//! the explained, the bare and the reference evaluation agree; next questions and fragile answers are exact;
//! a protected answer changes nothing behind the back of a gate; an act-now alert that cannot be told shows.

use std::cmp::Reverse;

use proptest::prelude::*;

use throughline::appraise::evaluate::{Evaluation, Facts, truth};
use throughline::appraise::firmness::fragile_answers;
use throughline::appraise::next_question::{NextQuestion, next_questions};
use throughline::appraise::representative;
use throughline::appraise::{Appraisal, AppraisedOption, Context, Offered, Standing, Urgency, appraise};
use throughline::area::AreaProfile;
use throughline::base::date::{Date, Weekday};
use throughline::base::set::KeySet;
use throughline::base::table::Key;
use throughline::base::truth::Truth;
use throughline::case::answer::{Answers, Said, Value, is_possible};
use throughline::pack::alert::{AlertSeverity, Prompt};
use throughline::pack::condition::{Condition, Span, Test};
use throughline::pack::intervention::{Intervention, Need, Role};
use throughline::pack::question::{Choice, Kind, Question};
use throughline::pack::{Pack, Stage};

use crate::packs::{TODAY, built_in, small};
use crate::people::{Noise, Tape, Values, all_conditions, every_value, lasting_conditions, looks_at, made_up_pack};
use crate::reference::Reference;

fn context() -> Context {
    Context { today: TODAY, area: AreaProfile::default() }
}

fn facts<'a>(pack: &'a Pack, answers: &'a Answers) -> Facts<'a> {
    Facts { pack, answers, today: TODAY }
}

/// A person of the small pack and a made-up pack with a person of its own, from one tape.
fn on_small_and_made_up(tape: &[u8], mut check: impl FnMut(&Pack, &Values, &Answers, &mut Tape<'_>)) {
    let mut tape = Tape::new(tape);
    let values = Values::of(small());
    let person = values.person(small(), &mut tape);
    check(small(), &values, &person, &mut tape);
    let pack = made_up_pack(&mut tape);
    let values = Values::of(&pack);
    for _ in 0..3 {
        let person = values.person(&pack, &mut tape);
        check(&pack, &values, &person, &mut tape);
    }
}

fn tapes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..600)
}

/// Few cases, because each is long; the long runs below make up the number.
fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(150))]

    #[test]
    fn what_is_settled_stays_settled_in_every_order(tape in tapes()) {
        on_small_and_made_up(&tape, settled_stays_settled);
    }

    #[test]
    fn a_question_that_is_not_missing_cannot_change_anything(tape in tapes()) {
        on_small_and_made_up(&tape, |pack, values, person, _| only_missing_questions_matter(pack, values, person));
    }

    #[test]
    fn the_answers_named_as_the_reason_suffice(tape in tapes()) {
        on_small_and_made_up(&tape, |pack, _, person, _| because_suffices(pack, person));
    }

    #[test]
    fn the_order_of_answering_does_not_matter(tape in tapes()) {
        on_small_and_made_up(&tape, order_does_not_matter);
    }

    #[test]
    fn next_questions_are_exact(tape in tapes()) {
        on_small_and_made_up(&tape, |pack, values, person, _| next_questions_are_those_of_brute_force(pack, values, person));
    }

    #[test]
    fn fragile_answers_are_exact(tape in tapes()) {
        on_small_and_made_up(&tape, |pack, values, person, _| fragile_answers_are_those_of_brute_force(pack, values, person));
    }

    #[test]
    fn a_protected_answer_changes_an_option_only_through_a_gate_that_looks_at_it(tape in tapes()) {
        on_small_and_made_up(&tape, |pack, values, person, _| protected_answers_act_through_gates(pack, values, person));
    }

    #[test]
    fn an_act_now_alert_that_cannot_be_told_shows_as_check_now(tape in tapes()) {
        on_small_and_made_up(&tape, |pack, _, person, _| unknown_is_never_safe(pack, person));
    }

    #[test]
    fn the_rest_of_an_appraisal_follows_from_its_findings(tape in tapes()) {
        on_small_and_made_up(&tape, |pack, _, person, _| the_rest_follows(pack, person));
    }

    #[test]
    fn for_every_value_one_that_is_tried_passes_the_same_tests(tape in tapes()) {
        every_value_has_its_representative(&mut Tape::new(&tape));
    }

    #[test]
    fn options_stand_in_the_order_of_the_screen(tape in tapes()) {
        on_small_and_made_up(&tape, |pack, _, person, _| options_are_in_order(pack, person));
    }
}

proptest! {
    #![proptest_config(few(60))]

    #[test]
    fn every_completion_of_what_is_settled_decides_alike(tape in tapes()) {
        on_small_and_made_up(&tape, |pack, _, person, _| completions_decide_alike(pack, person));
    }
}

/// Answers somebody's questions one by one in a random order; no condition ever leaves yes or no again.
fn settled_stays_settled(pack: &Pack, values: &Values, person: &Answers, tape: &mut Tape<'_>) {
    let conditions = lasting_conditions(pack);
    let mut answers = Answers::default();
    let mut before = truths(pack, &answers, &conditions);
    for question in shuffled(pack, tape) {
        let said = match person.said(question) {
            // Nothing stays open in the end.
            Said::NotAsked | Said::NotKnown | Said::Declined => Said::Value(*tape.one_of(values.to(question))),
            said @ Said::Value(_) => said,
        };
        if tape.below(3) == 0 {
            answers.say(question, if tape.below(2) == 0 { Said::NotKnown } else { Said::Declined });
            assert_eq!(truths(pack, &answers, &conditions), before, "what is not known or declined settles nothing");
        }
        answers.say(question, said);
        let after = truths(pack, &answers, &conditions);
        for ((was, is), condition) in before.iter().zip(&after).zip(&conditions) {
            assert!(was == is || *was == Truth::Unknown, "{was:?} became {is:?}: {condition:?}");
        }
        before = after;
    }
    assert!(before.iter().all(|truth| truth.is_settled()), "everything is answered, so everything is settled");
}

fn shuffled(pack: &Pack, tape: &mut Tape<'_>) -> Vec<Key<Question>> {
    let mut questions: Vec<_> = pack.questions.keys().collect();
    for place in (1..questions.len()).rev() {
        questions.swap(place, tape.below(place + 1));
    }
    questions
}

fn truths(pack: &Pack, answers: &Answers, conditions: &[&Condition]) -> Vec<Truth> {
    let evaluation = Evaluation::new(facts(pack, answers));
    conditions.iter().map(|condition| evaluation.find(condition).truth).collect()
}

fn only_missing_questions_matter(pack: &Pack, values: &Values, person: &Answers) {
    let evaluation = Evaluation::new(facts(pack, person));
    for condition in lasting_conditions(pack) {
        let finding = evaluation.find(condition);
        assert_eq!(finding.missing.is_empty(), finding.truth.is_settled(), "{finding:?} {condition:?}");
        let mut trial = person.clone();
        for question in looks_at(pack, condition) {
            let said = person.said(question);
            let may_matter = finding.missing.contains(question) || finding.because.contains(question);
            assert!(!finding.missing.contains(question) || said.value().is_none(), "what has a value is not missing");
            if !may_matter {
                for value in values.to(question) {
                    trial.say(question, Said::Value(*value));
                    let tried = truth(facts(pack, &trial), condition);
                    assert_eq!(tried, finding.truth, "{question:?} is neither a reason nor missing: {condition:?}");
                }
            }
            trial.say(question, said);
        }
    }
}

fn because_suffices(pack: &Pack, person: &Answers) {
    let evaluation = Evaluation::new(facts(pack, person));
    for condition in lasting_conditions(pack) {
        let finding = evaluation.find(condition);
        assert!(finding.because.iter(&pack.questions).all(|question| person.said(question).value().is_some()));
        if finding.truth.is_settled() {
            let mut wiped = Answers::default();
            for question in finding.because.iter(&pack.questions) {
                wiped.say(question, person.said(question));
            }
            assert_eq!(
                truth(facts(pack, &wiped), condition),
                finding.truth,
                "{:?} does not suffice: {condition:?}",
                finding.because
            );
        }
    }
}

fn order_does_not_matter(pack: &Pack, _: &Values, person: &Answers, tape: &mut Tape<'_>) {
    let mut other = Answers::default();
    for question in shuffled(pack, tape) {
        // Something else first, then what was said.
        other.say(question, Said::Declined);
        other.say(question, person.said(question));
    }
    let appraisal = appraise(pack, person, &context());
    let again = appraise(pack, &other, &context());
    assert_eq!(appraisal, again);
    assert_eq!(bytes(pack, person, &appraisal), bytes(pack, &other, &again));
}

/// All that an appraisal says, with names, one thing a line.
fn bytes(pack: &Pack, answers: &Answers, appraisal: &Appraisal) -> Vec<u8> {
    let mut lines = Vec::new();
    for appraised in &appraisal.options {
        let id = &pack.interventions[appraised.option].id;
        lines.push(format!("{id} {:?} {:?} {:?}", appraised.standing, appraised.offered, appraised.available));
        for finding in appraised.gates.iter().chain(&appraised.fits).chain(&appraised.cautions) {
            let because = throughline::appraise::explain::because_in_words(pack, answers, finding);
            let missing = throughline::appraise::explain::missing_in_words(pack, answers, finding);
            lines.push(format!("  {:?} {because} {missing}", finding.truth));
        }
    }
    lines.extend(appraisal.alerts.iter().map(|raised| format!("{} {:?}", pack.alerts[raised.alert].id, raised.urgency)));
    lines.extend(appraisal.prompts.iter().map(|raised| pack.prompts[raised.prompt].id.clone()));
    lines.extend(
        appraisal.needs.iter().map(|need| format!("{} {:?} {:?}", pack.needs[need.need].id, need.finding, need.served_by)),
    );
    lines.push(format!("{:?} {:?}", appraisal.unknown, appraisal.applies));
    for next in next_questions(pack, answers, &context(), appraisal) {
        lines.push(format!("{next:?} {}", throughline::appraise::explain::why_next_in_words(&next)));
    }
    lines.join("\n").into_bytes()
}

/// Next questions by trying every value that a question can have, with everything worked out anew each time.
fn next_questions_are_those_of_brute_force(pack: &Pack, values: &Values, person: &Answers) {
    let before = Outcome::of(pack, person);
    let mut expected = Vec::new();
    for (place, question) in pack.questions.keys().enumerate() {
        if person.said(question) != Said::NotAsked || !before.put[place] {
            continue;
        }
        let mut next = NextQuestion { question, alerts: Vec::new(), options: Vec::new(), needs: Vec::new() };
        for value in values.to(question) {
            let after = Outcome::of(pack, &person.with(question, Said::Value(*value)));
            collect_settled(&before.act_now, &after.act_now, &mut next.alerts);
            collect_settled(&before.options, &after.options, &mut next.options);
            next.options.retain(|option| is_offered(pack, person, *option, |offered, here| offered >= here));
            collect_settled(&before.needs, &after.needs, &mut next.needs);
        }
        next.alerts.sort();
        next.options.sort();
        next.needs.sort();
        if !(next.alerts.is_empty() && next.options.is_empty() && next.needs.is_empty()) {
            expected.push(next);
        }
    }
    expected.sort_by_key(|next| {
        let now = next.options.iter().filter(|option| is_offered(pack, person, **option, |offered, here| offered == here));
        let now = if stage_of(pack, person).is_some() { now.count() } else { 0 };
        let most_urgent = next.alerts.first().copied();
        // Least comes first, and nothing is less than something.
        (most_urgent.is_none(), most_urgent, Reverse(now), Reverse(next.options.len()), next.question)
    });
    let appraisal = appraise(pack, person, &context());
    assert_eq!(next_questions(pack, person, &context(), &appraisal), expected);
}

/// Where the person is, as a place among the stages.
fn stage_of(pack: &Pack, person: &Answers) -> Option<usize> {
    match person.said(pack.stage_question) {
        Said::Value(Value::Choice(place)) => Some(usize::from(place)),
        _ => None,
    }
}

/// Whether one of the option's stages passes a test beside the stage where the person is; any does if that is not known.
fn is_offered(pack: &Pack, person: &Answers, option: Key<Intervention>, passes: fn(usize, usize) -> bool) -> bool {
    let stages = &pack.interventions[option].stages;
    stage_of(pack, person).is_none_or(|here| stages.iter().any(|offered| passes(offered.place(), here)))
}

type Told<T> = Vec<(Key<T>, Option<bool>)>;

/// What the reference evaluator makes of a person.
struct Outcome {
    put: Vec<bool>,
    act_now: Told<throughline::pack::alert::Alert>,
    options: Told<Intervention>,
    needs: Told<Need>,
}

impl Outcome {
    fn of(pack: &Pack, answers: &Answers) -> Self {
        let reference = Reference { pack, answers, today: TODAY };
        let act_now = pack.alerts.entries().filter(|(_, alert)| alert.severity == AlertSeverity::ActNow);
        let options = pack.interventions.entries().filter(|(_, entry)| entry.role == Role::Option);
        Self {
            put: pack.questions.keys().map(|question| is_put(reference, question)).collect(),
            act_now: act_now.map(|(key, alert)| (key, reference.holds(&alert.when))).collect(),
            options: options.map(|(key, entry)| (key, gates_hold(reference, entry))).collect(),
            needs: pack.needs.entries().map(|(key, need)| (key, reference.holds(&need.when))).collect(),
        }
    }
}

/// A question is put when it applies and its time has come.
fn is_put(reference: Reference<'_>, question: Key<Question>) -> bool {
    let Reference { pack, answers, .. } = reference;
    let is_now = |stage: &Key<Stage>| stage_of(pack, answers) == Some(stage.place());
    let ask_at = &pack.questions[question].ask_at;
    (ask_at.is_empty() || ask_at.iter().any(is_now)) && reference.applies(question) == Some(true)
}

fn gates_hold(reference: Reference<'_>, entry: &Intervention) -> Option<bool> {
    reference.holds(&Condition::All(entry.gates.iter().map(|gate| gate.when.clone()).collect()))
}

fn collect_settled<T>(before: &Told<T>, after: &Told<T>, settled: &mut Vec<Key<T>>) {
    for ((key, was), (_, is)) in before.iter().zip(after) {
        if was.is_none() && is.is_some() && !settled.contains(key) {
            settled.push(*key);
        }
    }
}

fn fragile_answers_are_those_of_brute_force(pack: &Pack, values: &Values, person: &Answers) {
    for appraised in &appraise(pack, person, &context()).options {
        let entry = &pack.interventions[appraised.option];
        let standing = |answers: &Answers| gates_hold(Reference { pack, answers, today: TODAY }, entry);
        let now = standing(person);
        let mut looked_at: Vec<_> = entry.gates.iter().flat_map(|gate| looks_at(pack, &gate.when)).collect();
        looked_at.sort();
        looked_at.dedup();
        looked_at.retain(|question| {
            let mut others = values.to(*question).iter().map(|value| person.with(*question, Said::Value(*value)));
            person.said(*question).value().is_some() && others.any(|other| standing(&other) != now)
        });
        let found: Vec<_> = fragile_answers(pack, person, &context(), appraised).iter(&pack.questions).collect();
        assert_eq!(found, looked_at, "fragile answers of {}", entry.id);
    }
}

fn protected_answers_act_through_gates(pack: &Pack, values: &Values, person: &Answers) {
    let before = appraise(pack, person, &context());
    for (question, _) in pack.questions.entries().filter(|(_, entry)| entry.protected) {
        let swaps = values.to(question).iter().map(|value| Said::Value(*value)).chain([Said::NotAsked, Said::Declined]);
        for said in swaps {
            let after = appraise(pack, &person.with(question, said), &context());
            for was in &before.options {
                let entry = &pack.interventions[was.option];
                let is_named = entry.gates.iter().any(|gate| looks_at(pack, &gate.when).contains(&question));
                let is = after.option(was.option).unwrap();
                assert!(is_named || (is.standing, &is.gates) == (was.standing, &was.gates), "{} changed", entry.id);
            }
        }
    }
}

fn unknown_is_never_safe(pack: &Pack, person: &Answers) {
    let appraisal = appraise(pack, person, &context());
    let reference = Reference { pack, answers: person, today: TODAY };
    for (key, alert) in pack.alerts.entries() {
        let shown = appraisal.alerts.iter().find(|raised| raised.alert == key).map(|raised| raised.urgency);
        let expected = match (alert.severity, reference.holds(&alert.when)) {
            (AlertSeverity::ActNow, Some(true)) => Some(Urgency::ActNow),
            (AlertSeverity::ActNow, None) => Some(Urgency::CheckNow),
            (AlertSeverity::BeAware, Some(true)) => Some(Urgency::BeAware),
            (AlertSeverity::BeAware, None) | (_, Some(false)) => None,
        };
        assert_eq!(shown, expected, "alert {}", alert.id);
    }
    assert!(appraisal.alerts.is_sorted_by_key(|raised| (raised.urgency, raised.alert)));
}

fn options_are_in_order(pack: &Pack, person: &Answers) {
    use throughline::pack::evidence::RatingClass;
    let appraisal = appraise(pack, person, &context());
    let keys: Vec<_> = appraisal
        .options
        .iter()
        .map(|appraised| {
            let entry = &pack.interventions[appraised.option];
            assert_eq!(entry.role, Role::Option);
            let says_nothing = |class| matches!(class, RatingClass::NoEvaluations | RatingClass::NotRated);
            let class = pack.rating_class(entry);
            let group = if says_nothing(class) { RatingClass::NoEvaluations } else { class };
            (appraised.standing, appraised.offered, group, Reverse(appraised.needs.len()), appraised.option)
        })
        .collect();
    assert!(keys.is_sorted());
    assert_eq!(keys.len(), pack.interventions.iter().filter(|entry| entry.role == Role::Option).count());
}

fn the_rest_follows(pack: &Pack, person: &Answers) {
    let appraisal = appraise(pack, person, &context());
    let reference = Reference { pack, answers: person, today: TODAY };
    let mut unknown = KeySet::EMPTY;
    let evaluation = Evaluation::new(facts(pack, person));
    for appraised in &appraisal.options {
        let entry = &pack.interventions[appraised.option];
        let findings = || appraised.gates.iter().chain(&appraised.fits).chain(&appraised.cautions);
        let criteria = entry.gates.iter().chain(&entry.fits).chain(&entry.cautions);
        assert!(findings().eq(criteria.map(|criterion| evaluation.find(&criterion.when)).collect::<Vec<_>>().iter()));
        findings().for_each(|finding| unknown = unknown.union(finding.missing));
        assert_eq!(appraised.standing, Standing::of(gates_hold(reference, entry).map_or(Truth::Unknown, Truth::from)));
        let is_offered = |passes| is_offered(pack, person, appraised.option, passes);
        let offered = match stage_of(pack, person) {
            None => Offered::NotKnown,
            Some(_) if is_offered(|offered, here| offered == here) => Offered::Now,
            Some(_) if is_offered(|offered, here| offered > here) => Offered::Later,
            Some(_) => Offered::Earlier,
        };
        assert_eq!(appraised.offered, offered, "{}", entry.id);
        let has = |need: &Key<Need>| reference.holds(&pack.needs[*need].when) == Some(true);
        let needs: Vec<_> = entry.serves.iter().copied().filter(has).collect();
        assert_eq!(appraised.needs, needs, "{}", entry.id);
    }
    pack.alerts.iter().for_each(|alert| unknown = unknown.union(evaluation.find(&alert.when).missing));
    for (appraised, (need, entry)) in appraisal.needs.iter().zip(pack.needs.entries()) {
        assert_eq!((appraised.need, appraised.finding), (need, evaluation.find(&entry.when)));
        unknown = unknown.union(appraised.finding.missing);
        let serves = |option: &&AppraisedOption| {
            option.standing != Standing::DoesNotFit && pack.interventions[option.option].serves.contains(&need)
        };
        let served_by: Vec<_> = appraisal.options.iter().filter(serves).map(|option| option.option).collect();
        assert_eq!(appraised.served_by, served_by, "{}", entry.id);
    }
    assert_eq!(appraisal.unknown, unknown);
    for question in pack.questions.keys() {
        assert_eq!(appraisal.put.contains(question), is_put(reference, question));
    }
    let shows = |prompt: &Prompt| reference.holds(&prompt.when) == Some(true);
    let prompts = pack.prompts.entries().filter(|(_, prompt)| shows(prompt)).map(|(key, _)| key);
    assert!(appraisal.prompts.iter().map(|raised| raised.prompt).eq(prompts));
}

/// Whatever the tests on a question, each value that it can have is stood for by one that is tried.
fn every_value_has_its_representative(tape: &mut Tape<'_>) {
    let letters = |count: usize| (0..count).map(|_| Choice { id: String::new(), says: String::new() }).collect();
    let days = crate::people::days();
    let kinds = [Kind::Choice(letters(6)), Kind::Choices(letters(6)), number(), Kind::Date];
    for kind in kinds {
        let tests: Vec<Test> = (0..=tape.below(4)).map(|_| test_on(&kind, &days, tape)).collect();
        let reference = Reference { pack: small(), answers: &Answers::default(), today: TODAY };
        let passed = |value: Value| tests.iter().map(|test| reference.passes(test, value)).collect::<Vec<_>>();
        let tried = representative::values(&kind, &tests.iter().collect::<Vec<_>>(), TODAY);
        assert!(tried.iter().all(|value| is_possible(&kind, *value)), "{tried:?}");
        let tried: Vec<_> = tried.into_iter().map(passed).collect();
        for value in every_value(&kind) {
            assert!(tried.contains(&passed(value)), "nothing stands for {value:?} with {tests:?}");
        }
    }
}

fn number() -> Kind {
    Kind::Number { unit: String::new(), min: -5, max: 30 }
}

fn test_on(kind: &Kind, days: &[Date], tape: &mut Tape<'_>) -> Test {
    let bound = i64::try_from(tape.below(36)).unwrap() - 5;
    let count = i32::try_from(tape.below(32)).unwrap();
    match (kind, tape.below(4)) {
        (Kind::YesNo(_) | Kind::Choice(_) | Kind::Choices(_), _) => Test::Chosen(u64::try_from(tape.below(64)).unwrap()),
        (Kind::Number { .. }, 0 | 1) => Test::Within(bound, i64::MAX),
        (Kind::Number { .. }, _) => Test::Within(i64::MIN, bound),
        (Kind::Date, 0) => {
            let (one, other) = (*tape.one_of(days), *tape.one_of(days));
            let from = (tape.below(3) > 0).then_some(one.min(other));
            Test::On(Span { from, until: (tape.below(3) > 0).then_some(one.max(other)) })
        }
        (Kind::Date, 1) => Test::WithinLastDays(count),
        (Kind::Date, 2) => Test::WithinNextDays(count),
        (Kind::Date, _) => Test::OnWeekday(vec![Weekday::from_monday_zero_offset(i8::try_from(tape.below(7)).unwrap()).unwrap()]),
    }
}

/// Tries every way of answering what is open for a settled condition, as far as the tests on it tell answers apart.
fn completions_decide_alike(pack: &Pack, person: &Answers) {
    const MOST: usize = 3_000;
    let evaluation = Evaluation::new(facts(pack, person));
    for condition in lasting_conditions(pack) {
        let settled = evaluation.find(condition).truth;
        if !settled.is_settled() {
            continue;
        }
        let open: Vec<_> =
            looks_at(pack, condition).into_iter().filter(|question| person.said(*question).value().is_none()).collect();
        let choices: Vec<(Key<Question>, Vec<Value>)> = open
            .into_iter()
            .map(|question| {
                let tests = representative::tests_on(pack, [condition], question);
                (question, representative::values(&pack.questions[question].kind, &tests, TODAY))
            })
            .collect();
        let ways = choices.iter().map(|(_, values)| values.len()).try_fold(1_usize, usize::checked_mul);
        // Too many to try them all: every so many of them.
        let step = ways.map_or(usize::MAX / MOST, |ways| ways.div_ceil(MOST)) | 1;
        for way in (0..ways.unwrap_or(usize::MAX)).step_by(step) {
            let mut completed = person.clone();
            let mut rest = way;
            for (question, values) in &choices {
                completed.say(*question, Said::Value(values[rest % values.len()]));
                rest /= values.len();
            }
            assert_eq!(truth(facts(pack, &completed), condition), settled, "{condition:?}");
        }
    }
}

/// The explained, the bare and the reference evaluation of every condition, for many people of one pack.
fn three_ways_agree(pack: &Pack, noise: &mut Noise, people: usize) -> usize {
    let values = Values::of(pack);
    let conditions = all_conditions(pack);
    for _ in 0..people {
        let tape = noise.tape(2 * pack.questions.len());
        let person = values.person(pack, &mut Tape::new(&tape));
        let facts = facts(pack, &person);
        let evaluation = Evaluation::new(facts);
        let reference = Reference { pack, answers: &person, today: TODAY };
        for condition in &conditions {
            let expected = reference.holds(condition).map_or(Truth::Unknown, Truth::from);
            assert_eq!(evaluation.find(condition).truth, expected, "explained: {condition:?} {person:?}");
            assert_eq!(truth(facts, condition), expected, "bare: {condition:?} {person:?}");
        }
        for (question, finding) in pack.questions.keys().zip(evaluation.applies()) {
            assert_eq!(finding.truth, reference.applies(question).map_or(Truth::Unknown, Truth::from), "{question:?} applies");
        }
    }
    people * (conditions.len() + pack.questions.len())
}

#[test]
fn three_evaluators_agree_on_the_small_pack() {
    let verdicts = three_ways_agree(small(), &mut Noise(1), 15_000);
    assert!(verdicts > 500_000, "only {verdicts} verdicts");
}

#[test]
fn three_evaluators_agree_on_made_up_packs() {
    let mut noise = Noise(2);
    let mut verdicts = 0;
    for _ in 0..1_500 {
        let tape = noise.tape(900);
        let pack = made_up_pack(&mut Tape::new(&tape));
        verdicts += three_ways_agree(&pack, &mut noise, 15);
    }
    assert!(verdicts > 500_000, "only {verdicts} verdicts");
}

#[test]
fn three_evaluators_agree_on_the_built_in_pack() {
    if let Some(pack) = built_in() {
        three_ways_agree(pack, &mut Noise(3), 500);
    }
}

/// The cheaper properties once more, on the pack that people use.
#[test]
fn the_built_in_pack_keeps_what_is_promised() {
    let Some(pack) = built_in() else { return };
    let values = Values::of(pack);
    let mut noise = Noise(4);
    for _ in 0..12 {
        let bytes = noise.tape(1_000);
        let mut tape = Tape::new(&bytes);
        let person = values.person(pack, &mut tape);
        settled_stays_settled(pack, &values, &person, &mut tape);
        because_suffices(pack, &person);
        order_does_not_matter(pack, &values, &person, &mut tape);
        unknown_is_never_safe(pack, &person);
        options_are_in_order(pack, &person);
    }
    let person = values.person(pack, &mut Tape::new(&noise.tape(1_000)));
    only_missing_questions_matter(pack, &values, &person);
    protected_answers_act_through_gates(pack, &values, &person);
}

/// Standing is all over the gates: nothing answered, nothing fits but what asks nothing.
#[test]
fn with_nothing_answered_only_what_asks_nothing_fits() {
    let appraisal = appraise(small(), &Answers::default(), &context());
    let fits: Vec<&str> = appraisal
        .options
        .iter()
        .filter(|appraised| appraised.standing == Standing::Fits)
        .map(|appraised| small().interventions[appraised.option].id.as_str())
        .collect();
    assert_eq!(fits, ["naloxone-kit"]);
}

/// The same pack read twice gives the same appraisal, byte for byte, also on another thread.
#[test]
fn same_input_same_bytes() {
    let tape = Noise(5).tape(100);
    let person = Values::of(small()).person(small(), &mut Tape::new(&tape));
    let here = bytes(small(), &person, &appraise(small(), &person, &context()));
    let elsewhere = std::thread::Builder::new()
        .spawn(move || {
            let pack = throughline::pack::load::from_files(&crate::packs::small_files()).unwrap().pack;
            bytes(&pack, &person, &appraise(&pack, &person, &context()))
        })
        .unwrap();
    assert_eq!(here, elsewhere.join().unwrap());
}
