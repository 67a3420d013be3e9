//! Each operator of a condition in each of its values, and questions that do not apply.

use throughline::appraise::evaluate::{Evaluation, Facts, truth};
use throughline::base::date::Date;
use throughline::base::truth::Truth::{self, No, Unknown, Yes};
use throughline::pack::Pack;
use throughline::pack::condition::Condition;

use crate::packs::{TODAY, answers, small, small_with};

type Said<'a> = &'a [(&'a str, &'a str)];

#[track_caller]
fn assert_truth(condition: &str, said: Said<'_>, expected: Truth) {
    assert_truth_on(TODAY, condition, said, expected);
}

#[track_caller]
fn assert_truth_on(today: Date, condition: &str, said: Said<'_>, expected: Truth) {
    let pack = small_with(condition, "Always");
    let (_, term) = pack.terms.find(|term| term.id == "under_test").unwrap();
    assert_found(&pack, today, &term.when, said, expected);
}

/// What only a prompt may ask.
#[track_caller]
fn assert_prompt(condition: &str, said: Said<'_>, expected: Truth) {
    let pack = small_with("Always", condition);
    let (_, prompt) = pack.prompts.find(|prompt| prompt.id == "under_test").unwrap();
    assert_found(&pack, TODAY, &prompt.when, said, expected);
}

/// A criterion of the small pack.
#[track_caller]
fn assert_criterion(id: &str, said: Said<'_>, expected: Truth) {
    assert_criterion_on(TODAY, id, said, expected);
}

#[track_caller]
fn assert_criterion_on(today: Date, id: &str, said: Said<'_>, expected: Truth) {
    let criteria = |intervention: &'static throughline::pack::intervention::Intervention| {
        intervention.gates.iter().chain(&intervention.fits).chain(&intervention.cautions)
    };
    let found = small().interventions.iter().flat_map(criteria).find(|criterion| criterion.id == id).unwrap();
    assert_found(small(), today, &found.when, said, expected);
}

#[track_caller]
fn assert_found(pack: &Pack, today: Date, condition: &Condition, said: Said<'_>, expected: Truth) {
    let answers = answers(pack, said);
    let facts = Facts { pack, answers: &answers, today };
    let finding = Evaluation::new(facts).find(condition);
    assert_eq!(finding.truth, expected, "explained: {condition:?} with {said:?}");
    assert_eq!(truth(facts, condition), expected, "bare: {condition:?} with {said:?}");
    assert!(finding.missing.is_empty() || expected == Unknown, "settled, and yet something is missing: {finding:?}");
}

/// Nothing is known: not asked, not known and declined are alike to a comparison.
#[track_caller]
fn assert_unknown_without_answer(condition: &str, question: &str) {
    assert_truth(condition, &[], Unknown);
    assert_truth(condition, &[(question, "NotKnown")], Unknown);
    assert_truth(condition, &[(question, "Declined")], Unknown);
}

#[test]
fn always_holds() {
    assert_truth("Always", &[], Yes);
    assert_truth("Not(Always)", &[], No);
}

#[test]
fn empty_all_holds_and_empty_any_does_not() {
    assert_truth("All([])", &[], Yes);
    assert_truth("Any([])", &[], No);
}

/// `age` and `agrees` as the parts: no, unknown, yes of each.
#[test]
fn all_any_and_not_of_conditions_follow_the_tables() {
    let age = [(No, Some("Number(17)")), (Unknown, None), (Yes, Some("Number(18)"))];
    let agrees = [(No, Some("No")), (Unknown, Some("Declined")), (Yes, Some("Yes"))];
    for (first, years) in age {
        for (second, agreed) in agrees {
            let said: Vec<(&str, &str)> =
                years.map(|years| ("age", years)).into_iter().chain(agreed.map(|agreed| ("agrees", agreed))).collect();
            assert_truth(r#"All([AtLeast("age", 18), Yes("agrees")])"#, &said, first.and(second));
            assert_truth(r#"Any([AtLeast("age", 18), Yes("agrees")])"#, &said, first.or(second));
            assert_truth(r#"Not(All([AtLeast("age", 18), Yes("agrees")]))"#, &said, first.and(second).not());
        }
    }
}

#[test]
fn is_compares_one_choice() {
    assert_truth(r#"Is("stage", "court")"#, &[("stage", r#"Choice("court")"#)], Yes);
    assert_truth(r#"Is("stage", "court")"#, &[("stage", r#"Choice("prison")"#)], No);
    assert_unknown_without_answer(r#"Is("stage", "court")"#, "stage");
}

#[test]
fn is_looks_for_one_of_several_choices() {
    assert_truth(r#"Is("drugs", "crack")"#, &[("drugs", r#"Choices(["heroin", "crack"])"#)], Yes);
    assert_truth(r#"Is("drugs", "crack")"#, &[("drugs", r#"Choices(["heroin"])"#)], No);
    assert_truth(r#"Is("drugs", "crack")"#, &[("drugs", "Choices([])")], No);
    assert_unknown_without_answer(r#"Is("drugs", "crack")"#, "drugs");
}

#[test]
fn one_of_takes_any_of_the_named() {
    assert_truth(r#"OneOf("stage", ["court", "prison"])"#, &[("stage", r#"Choice("prison")"#)], Yes);
    assert_truth(r#"OneOf("stage", ["court", "prison"])"#, &[("stage", r#"Choice("custody")"#)], No);
    assert_unknown_without_answer(r#"OneOf("stage", ["court", "prison"])"#, "stage");
    assert_truth(r#"OneOf("drugs", ["crack", "alcohol"])"#, &[("drugs", r#"Choices(["cannabis", "alcohol"])"#)], Yes);
    assert_truth(r#"OneOf("drugs", ["crack", "alcohol"])"#, &[("drugs", r#"Choices(["cannabis"])"#)], No);
}

#[test]
fn yes_and_no_are_each_other_s_opposite_only_once_answered() {
    assert_truth(r#"Yes("agrees")"#, &[("agrees", "Yes")], Yes);
    assert_truth(r#"Yes("agrees")"#, &[("agrees", "No")], No);
    assert_truth(r#"No("agrees")"#, &[("agrees", "Yes")], No);
    assert_truth(r#"No("agrees")"#, &[("agrees", "No")], Yes);
    assert_unknown_without_answer(r#"Yes("agrees")"#, "agrees");
    assert_unknown_without_answer(r#"No("agrees")"#, "agrees");
}

#[test]
fn at_least_and_at_most_include_their_bound() {
    for (years, at_least, at_most) in [("Number(17)", No, Yes), ("Number(18)", Yes, Yes), ("Number(19)", Yes, No)] {
        assert_truth(r#"AtLeast("age", 18)"#, &[("age", years)], at_least);
        assert_truth(r#"AtMost("age", 18)"#, &[("age", years)], at_most);
    }
    assert_unknown_without_answer(r#"AtLeast("age", 18)"#, "age");
    assert_unknown_without_answer(r#"AtMost("age", 18)"#, "age");
}

#[test]
fn on_or_after_includes_the_day_and_before_does_not() {
    for (day, after, before) in
        [(r#"Date("2026-03-21")"#, No, Yes), (r#"Date("2026-03-22")"#, Yes, No), (r#"Date("2026-03-23")"#, Yes, No)]
    {
        assert_truth(r#"OnOrAfter("convicted_on", "2026-03-22")"#, &[("convicted_on", day)], after);
        assert_truth(r#"Before("convicted_on", "2026-03-22")"#, &[("convicted_on", day)], before);
    }
    assert_unknown_without_answer(r#"OnOrAfter("convicted_on", "2026-03-22")"#, "convicted_on");
    assert_unknown_without_answer(r#"Before("convicted_on", "2026-03-22")"#, "convicted_on");
}

#[test]
fn within_last_days_has_edges_at_today_and_at_the_last_day() {
    let edges = [("2026-11-21", No), ("2026-11-20", Yes), ("2026-11-19", Yes), ("2026-11-06", Yes), ("2026-11-05", No)];
    for (day, expected) in edges {
        let said = format!("Date({day:?})");
        assert_truth(r#"WithinLastDays("convicted_on", 14)"#, &[("convicted_on", &said)], expected);
    }
    assert_unknown_without_answer(r#"WithinLastDays("convicted_on", 14)"#, "convicted_on");
    assert_truth(r#"WithinLastDays("convicted_on", 0)"#, &[("convicted_on", r#"Date("2026-11-20")"#)], Yes);
    assert_truth(r#"WithinLastDays("convicted_on", 0)"#, &[("convicted_on", r#"Date("2026-11-19")"#)], No);
}

#[test]
fn within_next_days_has_edges_at_today_and_at_the_last_day() {
    let edges = [("2026-11-19", No), ("2026-11-20", Yes), ("2026-11-21", Yes), ("2026-12-18", Yes), ("2026-12-19", No)];
    for (day, expected) in edges {
        let said = format!("Date({day:?})");
        assert_truth(r#"WithinNextDays("convicted_on", 28)"#, &[("convicted_on", &said)], expected);
    }
    assert_unknown_without_answer(r#"WithinNextDays("convicted_on", 28)"#, "convicted_on");
    assert_truth(r#"WithinNextDays("convicted_on", 0)"#, &[("convicted_on", r#"Date("2026-11-20")"#)], Yes);
    assert_truth(r#"WithinNextDays("convicted_on", 0)"#, &[("convicted_on", r#"Date("2026-11-21")"#)], No);
}

/// The days between are counted across the leap day and the turn of the year.
#[test]
fn within_days_counts_over_months_and_leap_days() {
    let said: Said<'_> = &[("convicted_on", r#"Date("2028-02-28")"#)];
    assert_truth_on(Date::constant(2028, 3, 1), r#"WithinLastDays("convicted_on", 1)"#, said, No);
    assert_truth_on(Date::constant(2028, 3, 1), r#"WithinLastDays("convicted_on", 2)"#, said, Yes);
    assert_truth_on(Date::constant(2027, 12, 31), r#"WithinNextDays("convicted_on", 58)"#, said, No);
    assert_truth_on(Date::constant(2027, 12, 31), r#"WithinNextDays("convicted_on", 59)"#, said, Yes);
}

#[test]
fn on_weekday_looks_at_the_day_of_the_week() {
    assert_truth(r#"OnWeekday("convicted_on", [Friday, Saturday])"#, &[("convicted_on", r#"Date("2026-11-19")"#)], No);
    assert_truth(r#"OnWeekday("convicted_on", [Friday, Saturday])"#, &[("convicted_on", r#"Date("2026-11-20")"#)], Yes);
    assert_truth(r#"OnWeekday("convicted_on", [Friday, Saturday])"#, &[("convicted_on", r#"Date("2026-11-21")"#)], Yes);
    assert_truth(r#"OnWeekday("convicted_on", [Friday, Saturday])"#, &[("convicted_on", r#"Date("2026-11-22")"#)], No);
    assert_unknown_without_answer(r#"OnWeekday("convicted_on", [Friday])"#, "convicted_on");
    let week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    for (place, name) in week.iter().enumerate() {
        let said = format!("Date(\"2026-11-{}\")", 16 + place);
        assert_truth(&format!("OnWeekday(\"convicted_on\", [{name}])"), &[("convicted_on", &said)], Yes);
    }
}

#[test]
fn a_term_is_its_condition() {
    assert_truth(r#"Term("adult")"#, &[("age", "Number(18)")], Yes);
    assert_truth(r#"Term("adult")"#, &[("age", "Number(17)")], No);
    assert_truth(r#"Term("adult")"#, &[], Unknown);
    assert_truth(r#"Term("adult_here")"#, &[("age", "Number(17)")], No);
    assert_truth(r#"Term("adult_here")"#, &[("age", "Number(18)")], Unknown);
    assert_truth(r#"Term("adult_here")"#, &[("age", "Number(18)"), ("place", r#"Choice("here")"#)], Yes);
}

#[test]
fn whether_something_was_answered_is_always_known() {
    assert_prompt(r#"Answered("age")"#, &[], No);
    assert_prompt(r#"Answered("age")"#, &[("age", "NotKnown")], No);
    assert_prompt(r#"Answered("age")"#, &[("age", "Declined")], No);
    assert_prompt(r#"Answered("age")"#, &[("age", "Number(20)")], Yes);
    assert_prompt(r#"Declined("age")"#, &[], No);
    assert_prompt(r#"Declined("age")"#, &[("age", "NotKnown")], No);
    assert_prompt(r#"Declined("age")"#, &[("age", "Declined")], Yes);
    assert_prompt(r#"Declined("age")"#, &[("age", "Number(20)")], No);
}

#[test]
fn a_kept_answer_does_not_count_as_answered_where_its_question_does_not_apply() {
    let kept = [("sex", r#"Choice("man")"#), ("pregnant", "Yes")];
    assert_prompt(r#"Answered("pregnant")"#, &kept, No);
    assert_prompt(r#"Answered("pregnant")"#, &[("sex", r#"Choice("woman")"#), ("pregnant", "Yes")], Yes);
    assert_prompt(r#"Answered("pregnant")"#, &[("pregnant", "Yes")], Unknown);
    assert_prompt(r#"Declined("pregnant")"#, &[("sex", r#"Choice("man")"#), ("pregnant", "Declined")], No);
    assert_prompt(r#"Declined("pregnant")"#, &[("sex", r#"Choice("woman")"#), ("pregnant", "Declined")], Yes);
}

#[test]
fn a_comparison_on_a_question_that_does_not_apply_is_no() {
    let man = ("sex", r#"Choice("man")"#);
    assert_truth(r#"Yes("pregnant")"#, &[man], No);
    assert_truth(r#"No("pregnant")"#, &[man], No);
    assert_truth(r#"Not(Yes("pregnant"))"#, &[man], Yes);
}

#[test]
fn a_comparison_is_unknown_while_it_is_not_known_whether_the_question_applies() {
    assert_truth(r#"Yes("pregnant")"#, &[], Unknown);
    assert_truth(r#"Yes("pregnant")"#, &[("pregnant", "Yes")], Unknown);
    assert_truth(r#"Yes("pregnant")"#, &[("sex", "Declined"), ("pregnant", "Yes")], Unknown);
    // It is no either way.
    assert_truth(r#"Yes("pregnant")"#, &[("pregnant", "No")], No);
}

#[test]
fn a_comparison_on_a_question_that_applies_is_the_comparison() {
    let woman = ("sex", r#"Choice("woman")"#);
    assert_truth(r#"Yes("pregnant")"#, &[woman, ("pregnant", "Yes")], Yes);
    assert_truth(r#"Yes("pregnant")"#, &[woman, ("pregnant", "No")], No);
    assert_truth(r#"Yes("pregnant")"#, &[woman, ("pregnant", "Declined")], Unknown);
}

#[test]
fn whether_a_question_applies_passes_along_a_chain() {
    let pregnant = [("sex", r#"Choice("woman")"#), ("pregnant", "Yes"), ("antenatal_care", "Yes")];
    assert_truth(r#"Yes("antenatal_care")"#, &pregnant, Yes);
    assert_truth(r#"Yes("antenatal_care")"#, &pregnant[1..], Unknown);
    let not_pregnant = [("sex", r#"Choice("woman")"#), ("pregnant", "No"), ("antenatal_care", "Yes")];
    assert_truth(r#"Yes("antenatal_care")"#, &not_pregnant, No);
    let man = [("sex", r#"Choice("man")"#), ("pregnant", "Yes"), ("antenatal_care", "Yes")];
    assert_truth(r#"Yes("antenatal_care")"#, &man, No);
}

#[test]
fn an_answer_that_stopped_counting_counts_again_when_its_question_comes_back() {
    let pack = small_with(r#"Yes("pregnant")"#, "Always");
    let (_, term) = pack.terms.find(|term| term.id == "under_test").unwrap();
    let sex = pack.question("sex").unwrap();
    let choice = |id: &str| {
        let place = pack.questions[sex].kind.choice_place(id).unwrap();
        throughline::case::answer::Said::Value(throughline::case::answer::Value::Choice(place))
    };
    let mut said = answers(&pack, &[("sex", r#"Choice("woman")"#), ("pregnant", "Yes")]);
    let truth_now = |answers: &_| truth(Facts { pack: &pack, answers, today: TODAY }, &term.when);
    assert_eq!(truth_now(&said), Yes);
    said.say(sex, choice("man"));
    assert_eq!(truth_now(&said), No);
    said.say(sex, choice("other"));
    assert_eq!(truth_now(&said), Yes);
}

/// "Uses on ten days or more" was law for convictions before 22 March 2026.
#[test]
fn a_gate_bars_nobody_outside_the_time_in_which_its_law_is_in_force() {
    let old = ("convicted_on", r#"Date("2026-03-21")"#);
    let new = ("convicted_on", r#"Date("2026-03-22")"#);
    let heroin = ("drugs", r#"Choices(["heroin"])"#);
    let crack = ("drugs", r#"Choices(["crack"])"#);
    assert_criterion("old_law", &[old, heroin, ("days_used", "Number(9)")], No);
    assert_criterion("old_law", &[old, heroin, ("days_used", "Number(10)")], Yes);
    assert_criterion("old_law", &[old, heroin], Unknown);
    assert_criterion("old_law", &[new, heroin, ("days_used", "Number(9)")], Yes);
    assert_criterion("old_law", &[new], Yes);
    // The day of conviction is not known: certain only where the rule holds in any case.
    assert_criterion("old_law", &[heroin, ("days_used", "Number(9)")], Unknown);
    assert_criterion("old_law", &[heroin, ("days_used", "Number(10)")], Yes);
    assert_criterion("new_law", &[new, crack], No);
    assert_criterion("new_law", &[new, heroin], Yes);
    assert_criterion("new_law", &[old, crack], Yes);
    assert_criterion("new_law", &[("convicted_on", "NotKnown"), crack], Unknown);
}

#[test]
fn a_gate_without_a_date_question_goes_by_today() {
    let eve = Date::constant(2026, 12, 31);
    let first = Date::constant(2027, 1, 1);
    let young = |today, said: Said<'_>, expected| {
        let (_, diversion) = small().interventions.find(|entry| entry.id == "diversion").unwrap();
        let gate = diversion.gates.iter().find(|gate| gate.id == "young").unwrap();
        assert_found(small(), today, &gate.when, said, expected);
    };
    young(eve, &[("age", "Number(40)")], Yes);
    young(first, &[("age", "Number(40)")], No);
    young(first, &[("age", "Number(25)")], Yes);
    young(eve, &[], Yes);
    young(first, &[], Unknown);
}

#[test]
fn a_caution_or_alert_or_prompt_does_not_hold_outside_its_time() {
    let caution = |today, said: Said<'_>, expected| {
        let (_, order) = small().interventions.find(|entry| entry.id == "treatment-order").unwrap();
        assert_found(small(), today, &order.cautions[0].when, said, expected);
    };
    caution(Date::constant(2026, 12, 31), &[("age", "Number(20)")], Yes);
    caution(Date::constant(2027, 1, 1), &[("age", "Number(20)")], No);
    caution(Date::constant(2027, 1, 1), &[], No);
    let alert = |today, expected| {
        let (_, alert) = small().alerts.find(|alert| alert.id == "new_rule").unwrap();
        assert_found(small(), today, &alert.when, &[], expected);
    };
    alert(Date::constant(2026, 11, 30), No);
    alert(Date::constant(2026, 12, 1), Unknown);
    alert(Date::constant(2027, 2, 28), Unknown);
    alert(Date::constant(2027, 3, 1), No);
}

#[test]
fn criteria_of_the_small_pack_come_out_as_written() {
    let night = ("stage", r#"Choice("prison")"#);
    assert_criterion("soon", &[night, ("released_on", r#"Date("2026-12-18")"#)], Yes);
    assert_criterion("soon", &[night, ("released_on", r#"Date("2026-12-19")"#)], No);
    assert_criterion("soon", &[("stage", r#"Choice("court")"#), ("released_on", r#"Date("2026-12-18")"#)], No);
    assert_criterion("working_day", &[night, ("released_on", r#"Date("2026-11-27")"#)], No);
    assert_criterion("working_day", &[night], Unknown);
}

/// Found by the property: between the past and the far future there is a difference although neither is soon.
#[test]
fn a_day_before_today_is_tried_for_what_is_ahead() {
    use throughline::appraise::representative::values;
    use throughline::case::answer::Value;
    use throughline::pack::condition::{Span, Test};
    use throughline::pack::question::Kind;
    let tests = [Test::WithinNextDays(15), Test::On(Span { from: None, until: Some(TODAY) })];
    let tried = values(&Kind::Date, &[&tests[0], &tests[1]], TODAY);
    assert!(tried.iter().any(|value| matches!(value, Value::Date(day) if *day < TODAY)), "{tried:?}");
}
