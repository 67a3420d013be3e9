//! The pathway as data: every shown option once at each of its stages, no box over another, the same words as elsewhere.

use throughline::appraise::{Context, appraise, current_stage};
use throughline::area::{AreaProfile, Availability};
use throughline::base::date;
use throughline::case::answer::{Answers, Said, Value};
use throughline::pack::intervention::Role;
use throughline::pack::{Pack, load};
use throughline::pathway::{Lane, NAME, Person, Picture, Shown, When, document, picture, svg};
use throughline::report::text;

fn pack() -> Pack {
    load::built_in().expect("the built-in pack loads").pack
}

fn every_filter() -> impl Iterator<Item = Shown> {
    (0..8_u8).map(|bits| Shown { schemes: bits & 1 > 0, onward: bits & 2 > 0, historic: bits & 4 > 0, ..Shown::default() })
}

/// Every filter, with all stages and with each of them alone.
fn every_view(pack: &Pack) -> Vec<Shown> {
    let stages: Vec<_> = std::iter::once(None).chain(pack.stages.entries().map(|(stage, _)| Some(stage))).collect();
    every_filter()
        .flat_map(|shown| stages.iter().map(move |stage| Shown { stage: *stage, ..shown }).collect::<Vec<_>>())
        .collect()
}

/// The picture for somebody who is at the stage of this place, with naloxone not to be had.
fn picture_at(pack: &Pack, stage: u8, shown: Shown) -> Picture {
    let mut answers = Answers::default();
    answers.say(pack.stage_question, Said::Value(Value::Choice(stage)));
    let mut area = AreaProfile::default();
    area.set(pack.intervention("naloxone").expect("it is in the pack"), Availability::Closed);
    let context = Context { today: date::parse("2026-11-22").expect("a day"), area };
    let appraisal = appraise(pack, &answers, &context);
    picture(pack, Some(Person { appraisal: &appraisal, stage: current_stage(pack, &answers), fictional: false }), shown)
}

#[test]
fn every_shown_intervention_stands_once_at_each_of_its_stages_in_as_few_boxes_as_may_be() {
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
                .flat_map(|place| picture.columns[place.first..=place.last].iter().map(|column| column.stage))
                .collect();
            stages.sort_unstable();
            let wanted = if is_shown { intervention.stages.clone() } else { Vec::new() };
            assert_eq!(stages, wanted, "{} with {shown:?}", intervention.id);
            let boxes = || picture.boxes.iter().filter(|place| place.intervention == key);
            let neighbours = boxes().any(|one| boxes().any(|other| one.last + 1 == other.first));
            assert!(!neighbours, "{}: what follows on each other is one box", intervention.id);
        }
    }
}

#[test]
fn no_box_lies_over_another_or_outside_its_stage_and_lane() {
    let pack = pack();
    for shown in every_view(&pack) {
        let picture = picture_at(&pack, 4, shown);
        for (number, one) in picture.boxes.iter().enumerate() {
            for other in picture.boxes.iter().skip(number + 1) {
                assert!(!one.area.overlaps(other.area), "{} and {} with {shown:?}", one.told, other.told);
            }
            let band = picture.bands.iter().find(|band| band.lane == one.lane).expect("its lane is drawn").area;
            let (first, last) = (picture.columns[one.first].area, picture.columns[one.last].area);
            let area = one.area;
            assert!(area.x >= first.x && area.x + area.width <= last.x + last.width, "{}", one.told);
            // One that goes across stages reaches into the first and the last of them.
            assert!(one.first == one.last || (area.x < first.x + first.width && area.x + area.width > last.x), "{}", one.told);
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
fn a_stage_alone_holds_what_stands_at_it_and_is_shaped_like_a_screen() {
    let pack = pack();
    let all = picture_at(&pack, 4, Shown::default());
    for (number, column) in all.columns.iter().enumerate() {
        let alone = picture_at(&pack, 4, Shown { stage: Some(column.stage), ..Shown::default() });
        let mut here: Vec<_> = all.boxes.iter().filter(|place| place.is_at(number)).map(|place| place.intervention).collect();
        let mut shown: Vec<_> = alone.boxes.iter().map(|place| place.intervention).collect();
        here.sort_unstable();
        shown.sort_unstable();
        assert_eq!(shown, here, "{}", column.name);
        assert_eq!(alone.title, format!("{}, for this person", column.name));
        assert_eq!(alone.columns[0].when, column.when);
        // Words are as large as one reads at a desk, where those of the whole picture are not.
        assert!(name_on_a_screen(&alone) > 16.0, "{}: {}", column.name, name_on_a_screen(&alone));
        let [width, height] = alone.size;
        for (mark, [x, y]) in alone.legend_at() {
            assert!(x < width && y < height && alone.bands.iter().all(|band| y > band.area.y + band.area.height), "{mark:?}");
        }
    }
}

/// How large the names are, in points, where the picture fills a screen of 1920 by 1080 under its title and the stages.
fn name_on_a_screen(picture: &Picture) -> f32 {
    // The title of a picture stands above it there.
    NAME * (1888.0 / picture.size[0]).min(960.0 / (picture.size[1] - picture.columns[0].area.y))
}

#[test]
fn all_stages_at_once_have_names_as_large_as_a_screen_allows() {
    let picture = picture_at(&pack(), 4, Shown::default());
    assert!(name_on_a_screen(&picture) > 11.0, "{}: {:?}", name_on_a_screen(&picture), picture.size);
    let cut: Vec<_> = picture.boxes.iter().filter(|place| place.lines.iter().any(|line| line.ends_with('…'))).collect();
    assert!(cut.is_empty(), "{cut:?}");
}

#[test]
fn boxes_stand_in_reading_order() {
    let picture = picture(&pack(), None, Shown { schemes: true, onward: true, historic: true, ..Shown::default() });
    assert!(picture.boxes.is_sorted_by_key(|place| (place.first, place.area.y, place.area.x)));
}

#[test]
fn a_box_says_standing_evidence_when_and_whether_it_is_to_be_had_here() {
    let pack = pack();
    let picture = picture_at(&pack, 4, Shown::default());
    assert_eq!(picture.columns.iter().filter(|column| column.when == When::Here).count(), 1);
    assert_eq!(picture.columns[4].when, When::Here);
    let told = |id: &str, column: usize| {
        let key = pack.intervention(id).expect("it is in the pack");
        let found = picture.boxes.iter().find(|place| place.intervention == key && place.is_at(column));
        found.expect("it is at this stage").told.clone()
    };
    assert_eq!(told("drr", 4), "Drug rehabilitation requirement (DRR), Court, cannot tell yet, reasonable evidence, offered now");
    assert!(told("naloxone", 0).ends_with("offered now, not commissioned here"), "{}", told("naloxone", 0));
    assert!(told("naloxone", 0).contains(", Community to Release, "), "{}", told("naloxone", 0));
    assert!(told("custody-healthcare", 1).ends_with("offered earlier"), "{}", told("custody-healthcare", 1));
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
    let picture = picture_at(&pack, 4, Shown { schemes: true, onward: true, historic: true, ..Shown::default() });
    let text = text::plain(&document(&pack, &picture), 1000);
    let stages: usize = picture.boxes.iter().map(|place| place.last - place.first + 1).sum();
    assert!(text.contains("Court (You are here)"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("- ")).count(), stages);
}

#[test]
fn the_same_input_gives_the_same_picture() {
    let pack = pack();
    assert_eq!(svg(&picture_at(&pack, 2, Shown::default())), svg(&picture_at(&pack, 2, Shown::default())));
}

#[test]
fn whole_on_a_projector_it_can_be_read() {
    let pack = pack();
    for stage in 0..8 {
        let [width, height] = picture_at(&pack, stage, Shown::default()).size;
        let points = 14.0 * (1920.0 / width).min(1080.0 / height);
        assert!(points >= 8.0, "a name is {points} high where {width} by {height} is shown whole on 1920 by 1080");
    }
}

/// The house is the rail's sign for Start, where nothing of the pathway is.
#[test]
fn every_mark_has_a_sign_of_its_own() {
    let pack = pack();
    let shown = Shown { schemes: true, onward: true, historic: true, ..Shown::default() };
    let picture = picture(&pack, None, shown);
    let mut signs: Vec<(&str, &str)> =
        picture.boxes.iter().flat_map(|place| &place.marks).map(|mark| (mark.symbol, mark.word.as_str())).collect();
    signs.sort_unstable();
    signs.dedup();
    assert!(signs.iter().any(|(_, word)| *word == "Local scheme") && signs.iter().all(|(sign, _)| *sign != "⌂"), "{signs:?}");
    assert!(signs.iter().zip(signs.iter().skip(1)).all(|((one, _), (next, _))| one != next), "{signs:?}");
}
