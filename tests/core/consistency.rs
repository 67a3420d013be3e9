//! Answers that contradict each other: each entry of `consistency.ron` with answers that make it, and the one that
//! takes it away. They are shown and never change what comes out.

use std::collections::BTreeSet;

use throughline::appraise::{Context, appraise};
use throughline::area::AreaProfile;
use throughline::base::truth::Truth;
use throughline::case::Case;
use throughline::case::answer::Said;
use throughline::pack::Pack;
use throughline::pack::load;
use throughline::report::text::plain;
use throughline::report::{Kind, Material, document};

use crate::packs::{TODAY, answers, built_in};

/// An entry, the answers that make it, and the answer to one of these questions with which all is well.
type Example = (&'static str, &'static [(&'static str, &'static str)], (&'static str, &'static str));

const HEROIN: (&str, &str) = ("drugs", "Choices([\"heroin\"])");
const NO_DRUG: (&str, &str) = ("drugs", "Choices([])");
const HELD: (&str, &str) = ("stage", "Choice(\"custody\")");

const EXAMPLES: [Example; 34] = [
    (
        "never-injected-but-injects",
        &[HEROIN, ("heroin_how", "Choice(\"inject\")"), ("injects", "Choice(\"never\")")],
        ("injects", "Choice(\"now\")"),
    ),
    (
        "injected-in-the-past-but-injects",
        &[HEROIN, HELD, ("heroin_how", "Choice(\"inject\")"), ("injects", "Choice(\"past\")")],
        ("heroin_how", "Choice(\"smoke\")"),
    ),
    ("injects-but-no-drug", &[NO_DRUG, HELD, ("injects", "Choice(\"now\")")], ("stage", "Choice(\"prison\")")),
    ("uses-often-but-no-drug", &[NO_DRUG, HELD, ("use_frequency", "Choice(\"weekly\")")], HEROIN),
    (
        "most-used-less-than-one-drug",
        &[HEROIN, ("heroin_often", "Choice(\"weekly\")"), ("use_frequency", "Choice(\"less\")")],
        ("use_frequency", "Choice(\"weekly\")"),
    ),
    (
        "most-used-weekly-but-one-daily",
        &[HEROIN, ("heroin_often", "Choice(\"daily\")"), ("use_frequency", "Choice(\"weekly\")")],
        ("heroin_often", "Choice(\"weekly\")"),
    ),
    (
        "now-and-then-but-daily",
        &[("drug_dependence", "Choice(\"occasional\")"), ("use_frequency", "Choice(\"daily\")")],
        ("drug_dependence", "Choice(\"problematic\")"),
    ),
    (
        "no-break-but-heroin-long-ago",
        &[HEROIN, ("heroin_last", "Choice(\"month\")"), ("tolerance_break", "No"), ("ost", "Choice(\"none\")")],
        ("ost", "Choice(\"taking\")"),
    ),
    ("break-but-no-opioid", &[NO_DRUG, ("tolerance_break", "Yes"), ("opioid_ever", "No")], ("opioid_ever", "Yes")),
    ("prescribed-but-no-opioid", &[NO_DRUG, ("ost", "Choice(\"taking\")"), ("opioid_ever", "No")], ("ost", "Choice(\"none\")")),
    (
        "trouble-with-opioids-but-none",
        &[("drugs", "Choices([\"crack\"])"), ("main_drug", "Choice(\"heroin\")"), ("opioid_ever", "No")],
        ("main_drug", "Choice(\"crack\")"),
    ),
    (
        "tested-for-opiates-but-none",
        &[NO_DRUG, HELD, ("test_result", "Choice(\"positive_opiates\")"), ("opioid_ever", "No")],
        ("test_result", "Choice(\"negative\")"),
    ),
    (
        "tested-for-cocaine-but-none",
        &[HEROIN, HELD, ("test_result", "Choice(\"positive_both\")")],
        ("drugs", "Choices([\"heroin\", \"crack\"])"),
    ),
    (
        "back-to-using-but-no-drug",
        &[NO_DRUG, HELD, ("relapse", "Choice(\"lately\")"), ("alcohol_level", "Choice(\"lower\")")],
        ("alcohol_level", "Choice(\"dependent\")"),
    ),
    (
        "drinks-daily-but-lower-risk",
        &[("alcohol_daily", "Yes"), ("alcohol_level", "Choice(\"none\")")],
        ("alcohol_level", "Choice(\"higher\")"),
    ),
    (
        "tried-but-never-treated",
        &[HEROIN, ("ost_tried", "Choice(\"once\")"), ("prior_treatment", "Choice(\"none\")")],
        ("prior_treatment", "Choice(\"some\")"),
    ),
    (
        "ended-but-never-treated",
        &[("ost", "Choice(\"stopped\")"), ("prior_treatment", "Choice(\"none\")")],
        ("ost", "Choice(\"none\")"),
    ),
    ("reviewed-in-the-future", &[("last_review", "Date(\"2027-01-05\")")], ("last_review", "Date(\"2026-01-05\")")),
    ("released-in-the-future", &[("recent_release", "Yes"), ("released_on", "Date(\"2027-01-05\")")], ("recent_release", "No")),
    ("released-longer-ago", &[("recent_release", "Yes"), ("released_on", "Date(\"2026-01-05\")")], ("recent_release", "No")),
    (
        "release-day-passed",
        &[("stage", "Choice(\"prison\")"), ("release_due", "Date(\"2026-01-05\")")],
        ("release_due", "Date(\"2027-01-05\")"),
    ),
    (
        "no-place-on-release-but-not-held",
        &[("stage", "Choice(\"bail\")"), ("housing", "Choice(\"none_on_release\")")],
        ("stage", "Choice(\"prison\")"),
    ),
    (
        "prison-with-community-sentence",
        &[("stage", "Choice(\"prison\")"), ("sentence", "Choice(\"suspended\")")],
        ("sentence", "Choice(\"remand\")"),
    ),
    (
        "supervised-on-remand",
        &[("stage", "Choice(\"supervision\")"), ("sentence", "Choice(\"remand\")")],
        ("stage", "Choice(\"prison\")"),
    ),
    (
        "on-bail-but-not",
        &[("stage", "Choice(\"bail\")"), ("current_order", "Choice(\"none\")")],
        ("current_order", "Choice(\"bail\")"),
    ),
    (
        "no-case-but-bail",
        &[("stage", "Choice(\"community\")"), ("current_order", "Choice(\"bail\")")],
        ("stage", "Choice(\"court\")"),
    ),
    (
        "sentenced-but-not-convicted",
        &[("stage", "Choice(\"prison\")"), ("sentence", "Choice(\"short_custody\")"), ("convicted", "No")],
        ("sentence", "Choice(\"remand\")"),
    ),
    (
        "conviction-day-but-not-convicted",
        &[("conviction_date", "Date(\"2026-01-05\")"), ("convicted", "No")],
        ("convicted", "Yes"),
    ),
    ("convicted-in-the-future", &[("conviction_date", "Date(\"2027-01-05\")")], ("conviction_date", "Date(\"2026-01-05\")")),
    ("first-time-but-known", &[("early_contact", "Yes"), ("ppo", "Yes")], ("ppo", "No")),
    ("first-time-but-sentenced-before", &[("early_contact", "Yes"), ("unmet_past_sentences", "Yes")], ("early_contact", "No")),
    (
        "nobody-but-people",
        &[("family_support", "Choice(\"absent\")"), ("strengths", "Choices([\"people\"])")],
        ("strengths", "Choices([\"faith\"])"),
    ),
    ("childcare-but-nobody-to-care-for", &[("barriers", "Choices([\"childcare\"])"), ("caring", "No")], ("caring", "Yes")),
    (
        "may-not-tell-but-may",
        &[("share_consent", "No"), ("share_with", "Choices([\"drug_service\"])")],
        ("share_with", "Choices([\"doctor\"])"),
    ),
];

/// The contradictions that these answers make, by id.
fn found(pack: &Pack, said: &[(&str, &str)]) -> Vec<String> {
    let context = Context { today: TODAY, area: AreaProfile::default() };
    let appraisal = appraise(pack, &answers(pack, said), &context);
    appraisal.contradictions.iter().map(|raised| pack.contradictions[raised.contradiction].id.clone()).collect()
}

#[test]
fn each_is_made_by_its_answers_and_taken_away_by_one() {
    let Some(pack) = built_in() else { return };
    for (id, said, (question, value)) in EXAMPLES {
        assert_eq!(found(pack, said), [id], "{said:?}");
        let mended: Vec<_> =
            said.iter().map(|(other, was)| if *other == question { (*other, value) } else { (*other, *was) }).collect();
        assert_ne!(mended, said, "{id}: the mended answer is one of them");
        assert!(!found(pack, &mended).iter().any(|found| found == id), "{id} with {question}: {value}");
    }
}

#[test]
fn every_one_has_an_example() {
    let Some(pack) = built_in() else { return };
    let held: BTreeSet<&str> = pack.contradictions.iter().map(|entry| entry.id.as_str()).collect();
    let shown: BTreeSet<&str> = EXAMPLES.iter().map(|(id, ..)| *id).collect();
    assert_eq!(held, shown);
}

#[test]
fn what_is_not_known_contradicts_nothing() {
    let Some(pack) = built_in() else { return };
    for (id, said, _) in EXAMPLES {
        for (question, _) in said {
            let key = pack.question(question).unwrap();
            for silent in [Said::NotAsked, Said::NotKnown, Said::Declined] {
                let answers = answers(pack, said).with(key, silent);
                let context = Context { today: TODAY, area: AreaProfile::default() };
                let appraisal = appraise(pack, &answers, &context);
                assert_eq!(appraisal.contradictions, [], "{id} with {question} {silent:?}");
            }
        }
    }
}

#[test]
fn taking_all_of_them_out_changes_nothing_else() {
    let Some(pack) = built_in() else { return };
    let mut files = load::built_in_files();
    files.remove("consistency.ron");
    let without = load::from_files(&files).unwrap().pack;
    let context = Context { today: TODAY, area: AreaProfile::default() };
    for (id, said, _) in EXAMPLES {
        let mut with = appraise(pack, &answers(pack, said), &context);
        assert!(!with.contradictions.is_empty());
        with.contradictions.clear();
        assert_eq!(with, appraise(&without, &answers(&without, said), &context), "{id}");
    }
}

#[test]
fn the_fictional_people_contradict_themselves_only_where_that_is_their_story() {
    let Some(pack) = built_in() else { return };
    let mut found = Vec::new();
    for person in throughline::app::people::built_in(pack) {
        let today = person.case.today.unwrap_or(TODAY);
        let appraisal = appraise(pack, &person.case.answers, &Context { today, area: AreaProfile::default() });
        for raised in appraisal.contradictions {
            assert_eq!(raised.finding.truth, Truth::Yes);
            found.push(format!("{}: {}", person.file, pack.contradictions[raised.contradiction].id));
        }
    }
    assert_eq!(
        found,
        [
            "58-fifteen-days-out-two-answers-differ.ron: no-break-but-heroin-long-ago",
            "61-release-day-has-passed.ron: release-day-passed",
            "62-leaves-this-afternoon.ron: reviewed-in-the-future",
            "65-two-release-days.ron: released-in-the-future",
            "66-said-four-weeks-was-six.ron: released-longer-ago",
            "67-a-record-a-year-old.ron: release-day-passed",
            "68-street-tablets-every-day.ron: drinks-daily-but-lower-risk",
            "70-the-swab-says-opiates.ron: tested-for-opiates-but-none"
        ]
    );
}

#[test]
fn documents_say_which_answers_do_not_go_together() {
    let Some(pack) = built_in() else { return };
    let said: &[(&str, &str)] = &[("share_consent", "No"), ("share_with", "Choices([\"drug_service\"])")];
    let case = Case { answers: answers(pack, said), ..Case::default() };
    let context = Context { today: TODAY, area: AreaProfile::default() };
    let appraisal = appraise(pack, &case.answers, &context);
    let material = Material { pack, case: &case, context: &context, appraisal: &appraisal, next: &[], since: None };
    for kind in [Kind::Handover, Kind::PreSentence] {
        let text = plain(&document(kind, material), 72);
        assert!(text.contains("Answers that do not go together"), "{kind:?}: {text}");
        assert!(text.contains("a treatment service may not be told"), "{kind:?}: {text}");
    }
}
