//! The pathway as data: every shown option once at each of its stages, no box over another, the same words as elsewhere.

use throughline::appraise::{Context, appraise, current_stage};
use throughline::area::{AreaProfile, Availability};
use throughline::base::date;
use throughline::case::answer::{Answers, Said, Value};
use throughline::pack::intervention::Role;
use throughline::pack::{Pack, load};
use throughline::pathway::{Lane, Person, Picture, Shown, When, document, picture, svg};
use throughline::report::text;

fn pack() -> Pack {
    load::built_in().expect("the built-in pack loads").pack
}

fn every_filter() -> impl Iterator<Item = Shown> {
    (0..8_u8).map(|bits| Shown { schemes: bits & 1 > 0, onward: bits & 2 > 0, historic: bits & 4 > 0 })
}

/// The picture for somebody who is at the stage of this place, with naloxone not to be had.
fn picture_at(pack: &Pack, stage: u8, shown: Shown) -> Picture {
    let mut answers = Answers::default();
    answers.say(pack.stage_question, Said::Value(Value::Choice(stage)));
    let mut area = AreaProfile::default();
    area.set(pack.intervention("naloxone").expect("it is in the pack"), Availability::Closed);
    let context = Context { today: date::parse("2026-11-22").expect("a day"), area };
    let appraisal = appraise(pack, &answers, &context);
    picture(pack, Some(Person { appraisal: &appraisal, stage: current_stage(pack, &answers) }), shown)
}

#[test]
fn every_shown_intervention_stands_once_at_each_of_its_stages() {
    let pack = pack();
    for shown in every_filter() {
        let picture = picture(&pack, None, shown);
        for (key, intervention) in pack.interventions.entries() {
            let is_shown = match intervention.role {
                Role::Option => true,
                Role::Scheme => shown.schemes,
                Role::Onward => shown.onward,
                Role::Historic => shown.historic,
                Role::Context => false,
            };
            let mut stages: Vec<_> = picture
                .boxes
                .iter()
                .filter(|place| place.intervention == key)
                .map(|place| picture.columns[place.column].stage)
                .collect();
            stages.sort_unstable();
            let wanted = if is_shown { intervention.stages.clone() } else { Vec::new() };
            assert_eq!(stages, wanted, "{} with {shown:?}", intervention.id);
        }
    }
}

#[test]
fn no_box_lies_over_another_or_outside_its_stage_and_lane() {
    let pack = pack();
    for shown in every_filter() {
        let picture = picture_at(&pack, 4, shown);
        for (number, one) in picture.boxes.iter().enumerate() {
            for other in picture.boxes.iter().skip(number + 1) {
                assert!(!one.area.overlaps(other.area), "{} and {} with {shown:?}", one.told, other.told);
            }
            let band = picture.bands.iter().find(|band| band.lane == one.lane).expect("its lane is drawn").area;
            let column = picture.columns[one.column].area;
            let area = one.area;
            assert!(area.x >= column.x && area.x + area.width <= column.x + column.width, "{}", one.told);
            assert!(area.x >= band.x && area.x + area.width <= band.x + band.width, "{}", one.told);
            assert!(area.y >= band.y && area.y + area.height <= band.y + band.height, "{}", one.told);
        }
        for (number, one) in picture.bands.iter().enumerate() {
            for other in picture.bands.iter().skip(number + 1) {
                assert!(!one.area.overlaps(other.area), "{:?} and {:?} with {shown:?}", one.lane, other.lane);
            }
        }
    }
}

#[test]
fn boxes_stand_in_reading_order() {
    let picture = picture(&pack(), None, Shown { schemes: true, onward: true, historic: true });
    assert!(picture.boxes.is_sorted_by_key(|place| (place.column, place.area.y)));
}

#[test]
fn a_box_says_standing_evidence_when_and_whether_it_is_to_be_had_here() {
    let pack = pack();
    let picture = picture_at(&pack, 4, Shown::default());
    assert_eq!(picture.columns.iter().filter(|column| column.when == When::Here).count(), 1);
    assert_eq!(picture.columns[4].when, When::Here);
    let told = |id: &str, column: usize| {
        let key = pack.intervention(id).expect("it is in the pack");
        let found = picture.boxes.iter().find(|place| place.intervention == key && place.column == column);
        found.expect("it is at this stage").told.clone()
    };
    assert_eq!(told("drr", 4), "Drug rehabilitation requirement (DRR), Court, cannot tell yet, reasonable evidence, offered now");
    assert!(told("naloxone", 0).ends_with("offered earlier, not commissioned here"), "{}", told("naloxone", 0));
    assert!(told("prison-maintenance", 6).contains("offered later"));
}

#[test]
fn without_a_known_stage_nobody_is_anywhere() {
    let pack = pack();
    let picture = picture(&pack, None, Shown::default());
    assert!(picture.columns.iter().all(|column| column.when == When::NotKnown));
    assert!(picture.boxes.iter().all(|place| !place.told.contains("offered") && !place.told.contains("fit")));
}

#[test]
fn lanes_follow_from_what_the_pack_says() {
    let pack = pack();
    for (id, lane) in [
        ("test-on-arrest", Lane::Finding),
        ("conditional-caution", Lane::Diversion),
        ("drr", Lane::Court),
        ("probation-supervision", Lane::Court),
        ("methadone-maintenance-community", Lane::Treatment),
        ("hat", Lane::Treatment),
        ("naloxone", Lane::HarmReduction),
        ("throughcare", Lane::Gate),
        ("accommodation-support", Lane::Support),
    ] {
        let key = pack.intervention(id).expect("it is in the pack");
        assert_eq!(Lane::of(&pack, &pack.interventions[key]), lane, "{id}");
    }
    let picture = picture(&pack, None, Shown::default());
    assert_eq!(picture.bands.len(), Lane::EVERY.len());
}

#[test]
fn as_text_it_holds_every_box_under_its_stage() {
    let pack = pack();
    let picture = picture_at(&pack, 4, Shown { schemes: true, onward: true, historic: true });
    let text = text::plain(&document(&pack, &picture), 1000);
    assert!(text.contains("Court (You are here)"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("- ")).count(), picture.boxes.len());
}

#[test]
fn the_same_input_gives_the_same_picture() {
    let pack = pack();
    assert_eq!(svg(&picture_at(&pack, 2, Shown::default())), svg(&picture_at(&pack, 2, Shown::default())));
}
