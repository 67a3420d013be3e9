//! Documents from a plan, and what user text can do to them: nothing.

use throughline::appraise::next_question::next_questions;
use throughline::appraise::{Context, appraise};
use throughline::area::{AreaProfile, Availability};
use throughline::base::date;
use throughline::case::plan::{
    Appointment, Barrier, Choice, Consent, Decider, Decision, Plan, Preference, Present, Reply, Role, SettledAlert, Wish,
};
use throughline::case::{self, Case};
use throughline::pack::Pack;
use throughline::report::document::Document;
use throughline::report::{self, Format, Kind, Material};

use crate::support::{AT_COURT, small, today};

fn case(pack: &Pack) -> Case {
    case::text::parse(pack, "case.ron", AT_COURT).unwrap()
}

fn document(pack: &Pack, case: &Case, kind: Kind) -> Document {
    let mut area = AreaProfile::default();
    if let Some(order) = pack.intervention("treatment-order") {
        area.set(order, Availability::Waiting);
    }
    let context = Context { today: today(), area };
    let appraisal = appraise(pack, &case.answers, &context);
    let next = next_questions(pack, &case.answers, &context, &appraisal);
    report::document(kind, Material { pack, case, context: &context, appraisal: &appraisal, next: &next, since: None })
}

fn text(pack: &Pack, case: &Case, kind: Kind, format: Format) -> String {
    // The fingerprint changes whenever the small pack does.
    String::from_utf8(report::bytes(&document(pack, case, kind), format)).unwrap().replace(&pack.sha256, "<fingerprint>")
}

fn decision(pack: &Pack, id: &str, choice: Choice, reason: &str, person_view: &str) -> Decision {
    let (reason, person_view) = (reason.to_owned(), person_view.to_owned());
    Decision { option: pack.intervention(id).unwrap(), choice, by: Decider::Together, reason, person_view }
}

fn planned(pack: &Pack) -> Case {
    let mut case = case(pack);
    case.plan = Plan {
        worker: "A. Worker, arrest referral".to_owned(),
        goals: "Stop using.\nSee my kids.".to_owned(),
        lead_worker: "B. Lead".to_owned(),
        agreed_fixes: "Bus pass.".to_owned(),
        appointments: vec![Appointment {
            with: "the drug team".to_owned(),
            place: "12 High Street".to_owned(),
            on: date::parse("2026-11-23"),
            at: "10:30".to_owned(),
        }],
        review_on: date::parse("2026-12-18"),
        ..Plan::default()
    };
    let plan = &mut case.plan;
    plan.decide(decision(pack, "treatment-order", Choice::Chosen, "She wants structure", "It could help"));
    plan.decide(decision(pack, "womens-group", Choice::Chosen, "She knows the group", ""));
    plan.decide(decision(pack, "diversion", Choice::TurnedDown, "Too late for it.", "Agrees"));
    let (option, witness) = (pack.intervention("treatment-order").unwrap(), "B. Lead".to_owned());
    plan.set_consent(Consent { option, agrees: Reply::Yes, on: date::parse("2026-11-20"), witness });
    plan.present.push(Present { role: Role::Solicitor, who: "C. Law".to_owned() });
    let item = pack.reference.checklist.first().unwrap().id.clone();
    plan.set_barrier(Barrier { item, stands: Reply::Yes, fix: "A bus pass.\nAnn goes along.".to_owned() });
    plan.settled_alerts.push(SettledAlert {
        alert: "new_rule".to_owned(),
        action: "Looked it up.".to_owned(),
        reason: "Not in force yet".to_owned(),
        initials: "AW".to_owned(),
        on: date::parse("2026-11-20"),
        at: "14:20".to_owned(),
    });
    case
}

#[test]
fn handover_of_a_plan() {
    let pack = small().pack;
    insta::assert_snapshot!(text(&pack, &planned(&pack), Kind::Handover, Format::Text));
}

#[test]
fn pre_sentence_of_a_plan() {
    let pack = small().pack;
    insta::assert_snapshot!(text(&pack, &planned(&pack), Kind::PreSentence, Format::Markdown));
}

#[test]
fn pre_sentence_without_a_plan() {
    let pack = small().pack;
    insta::assert_snapshot!(text(&pack, &case(&pack), Kind::PreSentence, Format::Text));
}

/// Somebody who is ready now, on the built-in pack, with an appointment on this day.
fn ready_now(on: Option<&str>) -> String {
    let pack = throughline::pack::load::built_in().unwrap().pack;
    let text = r#"(format: 1, reference: "R", today: "2026-11-20", answers: {
        "stage": (value: Choice("custody")), "motivation": (value: Choice("ready")), "wants_treatment": (value: Yes),
        "goal": (value: Choice("stop"), words: "My own front door."),
    })"#;
    let mut case = case::text::parse(&pack, "case.ron", text).unwrap();
    case.plan.appointments = vec![Appointment { on: on.and_then(date::parse), ..Appointment::default() }];
    text_of(&pack, &case, Kind::Handover)
}

fn text_of(pack: &Pack, case: &Case, kind: Kind) -> String {
    text(pack, case, kind, Format::Text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_24_hours_are_watched_by_the_packs_rules() {
    let too_late = "Bring the first appointment forward";
    let on = |day: &str| ready_now(Some(day));
    assert!(ready_now(None).contains("Book a first appointment within 24 hours"), "nothing is booked");
    assert!(!on("2026-11-20").contains(too_late) && !on("2026-11-20").contains("Book a first appointment"), "today");
    assert!(
        on("2026-11-21").contains(&format!("Only if it is later in the day than now: {too_late}")),
        "tomorrow may be more than a day away"
    );
    assert!(on("2026-11-22").contains(&format!("The first appointment {too_late}")), "the day after tomorrow is");
    assert!(on("2026-11-19").contains("The first appointment is on a day that has passed"));
}

#[test]
fn the_persons_words_in_the_assessment_are_their_goals() {
    let text = ready_now(None);
    assert!(text.contains("In their words: “My own front door.”"), "{text}");
    assert!(!text.contains("Their goals are not recorded"));
}

#[test]
fn an_override_without_a_reason_is_printed_as_one() {
    let pack = small().pack;
    let mut case = case(&pack);
    case.plan.decide(decision(&pack, "treatment-order", Choice::Chosen, "", ""));
    for kind in [Kind::Handover, Kind::PreSentence] {
        assert!(text_of(&pack, &case, kind).contains("No reason is recorded"), "{kind:?}");
    }
    case.plan.decide(decision(&pack, "treatment-order", Choice::Chosen, "She asks for it", ""));
    for kind in [Kind::Handover, Kind::PreSentence] {
        let text = text_of(&pack, &case, kind);
        assert!(!text.contains("No reason is recorded") && text.contains("She asks for it"), "{kind:?}");
    }
}

#[test]
fn what_the_person_said_of_an_option_is_printed_with_the_decision_about_it() {
    let pack = small().pack;
    let mut case = case(&pack);
    let option = pack.intervention("treatment-order").unwrap();
    case.plan.decide(decision(&pack, "treatment-order", Choice::Chosen, "She asks for it", ""));
    for kind in [Kind::Handover, Kind::PreSentence] {
        assert!(text_of(&pack, &case, kind).contains("The person's view: not recorded"), "{kind:?}");
    }
    let words = "I need a hand".to_owned();
    case.plan.prefer(Preference { option, wish: Some(Wish::Wants), words });
    for kind in [Kind::Handover, Kind::PreSentence] {
        let text = text_of(&pack, &case, kind);
        assert!(text.contains("The person's view: Wants it: “I need a hand”"), "{kind:?}: {text}");
    }
    case.plan.decide(decision(&pack, "treatment-order", Choice::TurnedDown, "No place", "Sad about it"));
    let text = text_of(&pack, &case, Kind::Handover);
    assert!(text.contains("The person's view: Wants it: “I need a hand”; Sad about it"), "{text}");
}

#[test]
fn a_court_reads_what_stands_against_a_choice_and_that_nobody_wrote_down_who_made_it() {
    let pack = throughline::pack::load::built_in().unwrap().pack;
    let text = r#"(format: 1, reference: "R", today: "2026-11-20", answers: {
        "stage": (value: Choice("court")), "willing_order": (value: No),
    })"#;
    let mut case = case::text::parse(&pack, "case.ron", text).unwrap();
    case.plan.decide(Decision { by: Decider::NotRecorded, ..decision(&pack, "drr", Choice::Chosen, "A place may come", "") });
    let text = text_of(&pack, &case, Kind::PreSentence);
    let (_, proposed) = text.split_once("Proposed requirements").expect("it is proposed");
    let (proposed, _) = proposed.split_once("Conditions:").expect("its conditions follow");
    assert!(proposed.contains("Chosen although a condition is not met Says that they are willing"), "{proposed}");
    assert!(proposed.contains("Decided by: not recorded") && !proposed.contains("with the person"), "{proposed}");
    // The body of a rating is named as on the screen; all of its source stands at the end.
    assert!(text.contains("Rating: reasonable evidence · UK Drug Policy Commission, 2008."), "{text}");
}

/// Where each of these stands in the report for the court, of somebody at court who said this, in both formats.
fn places_for_court(said: &str, words: [&str; 4]) -> [[Option<usize>; 4]; 2] {
    let pack = throughline::pack::load::built_in().unwrap().pack;
    let case =
        format!(r#"(format: 1, reference: "R", today: "2026-11-20", answers: {{ "stage": (value: Choice("court")), {said} }})"#);
    let case = case::text::parse(&pack, "case.ron", &case).unwrap();
    [Format::Text, Format::Markdown].map(|format| {
        let text = text(&pack, &case, Kind::PreSentence, format);
        let lines: Vec<&str> = text.lines().map(|line| line.trim_start_matches('#').trim()).collect();
        words.map(|word| lines.iter().position(|line| line.starts_with(word)))
    })
}

#[test]
fn the_court_reads_first_what_it_asked_for_and_in_the_first_lines_that_safety_follows() {
    let words = ["Each paragraph is a draft", "Requirements that could be proposed", "Safety", "What the person wants"];
    for places in places_for_court(r#""overdose_now": (value: No)"#, words) {
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    }
    let pack = throughline::pack::load::built_in().unwrap().pack;
    let case = r#"(format: 1, reference: "R", today: "2026-11-20", answers: { "stage": (value: Choice("court")) })"#;
    let case = case::text::parse(&pack, "case.ron", case).unwrap();
    let all = text_of(&pack, &case, Kind::PreSentence);
    let (ahead, _) = all.split_once("Requirements that could be proposed").unwrap();
    assert!(ahead.contains("Safety matters: see “Safety”, after the requirements"), "{ahead}");
    let context = Context { today: today(), area: AreaProfile::default() };
    let alerts = appraise(&pack, &case.answers, &context).alerts;
    assert!(alerts.len() > 3);
    for raised in alerts {
        let title = &pack.alerts[raised.alert].title;
        assert!(ahead.contains(title.as_str()), "{title} is named before anything else: {ahead}");
    }
}

#[test]
fn what_calls_for_action_now_stays_before_what_the_court_asked_for() {
    let words = ["Safety: act now", "Requirements that could be proposed", "Safety", "What the person wants"];
    let found = places_for_court(r#""overdose_now": (value: Yes)"#, words);
    for [act_now, requirements, first, wants] in found {
        assert!(first.is_some() && act_now < requirements && requirements < wants && first <= act_now, "{found:?}");
    }
    let pack = throughline::pack::load::built_in().unwrap().pack;
    let case = r#"(format: 1, reference: "R", today: "2026-11-20", answers: { "stage": (value: Choice("court")), "overdose_now": (value: Yes) })"#;
    let case = case::text::parse(&pack, "case.ron", case).unwrap();
    let all = text_of(&pack, &case, Kind::PreSentence);
    let (ahead, after) = all.split_once("Requirements that could be proposed").unwrap();
    let overdose = &pack.alerts.iter().find(|alert| alert.id.contains("overdose")).unwrap();
    assert!(ahead.contains(&overdose.says) && !after.contains(&overdose.says), "said once, with what to do: {ahead}");
    assert!(ahead.contains(&overdose.steps[0]), "{ahead}");
    assert!(after.contains("What calls for action now stands at the start, under “Safety: act now”."), "{after}");
}

#[test]
fn what_people_wrote_stays_what_they_wrote() {
    let pack = small().pack;
    let goals = "1. First\n- [click](http://example.org)\n| a | b |\n***bold*** `code` &amp; \u{202E}txet\u{7}";
    let plan = Plan { goals: goals.to_owned(), ..Plan::default() };
    let case = Case { reference: "# T | 01 <script>".to_owned(), plan, ..case(&pack) };
    let markdown = text(&pack, &case, Kind::Handover, Format::Markdown);
    assert!(markdown.contains(r"- **Reference:** \# T \| 01 \<script\>"), "{markdown}");
    let goals = "**In their words:** 1\\. First\n\n\\- \\[click\\](http://example.org)\n\n\\| a \\| b \\|\n\n\
                 \\*\\*\\*bold\\*\\*\\* \\`code\\` \\&amp; \u{FFFD}txet\u{FFFD}\n";
    assert!(markdown.contains(goals), "{markdown}");
}

#[test]
fn every_document_says_what_it_is_not() {
    let pack = small().pack;
    for kind in [Kind::Handover, Kind::PreSentence] {
        let text = text(&pack, &case(&pack), kind, Format::Text).replace('\n', " ");
        assert!(text.contains("It supports a decision and does not make one. It is not legal advice, and no score of a person."));
        assert!(text.contains("Law as at: 1 October 2026"));
        assert!(text.contains("Fictional person"));
    }
}

#[test]
fn every_note_is_used_and_every_mark_has_its_note() {
    use throughline::report::document::{Block, Span, Text};
    let pack = small().pack;
    for kind in [Kind::Handover, Kind::PreSentence] {
        let document = document(&pack, &planned(&pack), kind);
        let texts = |block: &Block| -> Vec<Text> {
            match block {
                Block::Heading(..) => Vec::new(),
                Block::Paragraph(text) => vec![text.clone()],
                Block::Bullets(items) => items.clone(),
                Block::Table(table) => table.rows.iter().flatten().cloned().collect(),
                Block::Notice(notice) => notice.says.clone(),
            }
        };
        let spans = document.blocks.iter().flat_map(texts).flat_map(|text| text.spans);
        let mut marks: Vec<usize> =
            spans.filter_map(|span| if let Span::Note(number) = span { Some(number) } else { None }).collect();
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks, (1..=document.notes.len()).collect::<Vec<_>>());
    }
}

#[test]
fn the_command_line_prints_the_plan_of_a_case() {
    let pack = small().pack;
    let folder = crate::support::folder();
    let case = crate::support::file(&folder, "case.ron", case::write(&pack, &planned(&pack)));
    let run = crate::support::run_small(&["report", case.to_str().unwrap(), "--kind", "handover", "--to", "-"]);
    assert_eq!((run.err.as_str(), run.code), ("", 0));
    assert_eq!(run.out.matches("She wants structure").count(), 1, "{run:?}");
    assert!(run.out.contains("Lead worker: B. Lead"));
    let unknown = case::write(&pack, &planned(&pack)).replace("\"diversion\"", "\"diversio\"");
    let case = crate::support::file(&folder, "other.ron", unknown);
    let run = crate::support::run_small(&["report", case.to_str().unwrap(), "--kind", "handover", "--to", "-"]);
    let note =
        "note: the decision about `diversio` is kept and not used: this pack has no such option; did you mean `diversion`?\n";
    assert_eq!((run.err.as_str(), run.code), (note, 0));
    let out = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(out.contains("kept and not used: the decision about `diversio`"), "{run:?}");
}
