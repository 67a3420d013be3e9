//! The Library screen: searched, filtered, read and left.

use std::path::Path;

use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use throughline::app::command::{Command, LibraryCommand, Screen};
use throughline::library::{Item, Kind};
use throughline::pack::{Pack, load};
use throughline::ui::shell::Shell;
use throughline::ui::theme::Appearance;

use crate::person;
use crate::support::hands::{self, focused, press, tab_to};
use crate::support::screen::{screen_as_text, shows};
use crate::support::window::{Fixed, carry_out, window, window_with_pack};

const WIDE: [f32; 2] = [1280.0, 2400.0];

fn library(size: [f32; 2], percent: u16) -> Harness<'static, Shell> {
    let mut harness = window(size, Appearance::Light, percent, Fixed::default());
    hands::turn_to(&mut harness, Screen::Library);
    harness
}

/// The small pack of the command line's tests, with a word, a tool and the like.
fn small() -> Pack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/small");
    let (mut files, _) = load::folder_files(&folder).expect("it can be read");
    let cites = r#"cites: [(source: "guide", seen: SecondHand)]"#;
    let mut add = |file: &str, entry: &str| files.insert(file.to_owned(), format!("[({entry}, {cites})]"));
    add("glossary.ron", r#"id: "midwifery", word: "Birth helper", also: ["BH"], says: "Helps at birth.""#);
    add("caveats.ron", r#"id: "old", says: "Most of it is old. Some is new.""#);
    add(
        "tools.ron",
        r#"id: "audit", name: "A short test", says: "About drink.", bands: [(from: 0, to: 7, says: "Low")], rights: "Free""#,
    );
    add("timeline.ron", r#"id: "began", when: Year(2003), date: "October 2003", says: "It began.""#);
    add(
        "figures.ron",
        r#"id: "one", says: "People helped", value: "12,345", geography: "Here", period: "2019", note: "A guess""#,
    );
    let loaded = load::from_files(&files);
    loaded.map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")).expect("it loads").pack
}

fn small_library() -> Harness<'static, Shell> {
    let mut harness = window_with_pack(small(), WIDE, Appearance::Light, 100);
    hands::turn_to(&mut harness, Screen::Library);
    harness
}

fn type_in(harness: &mut Harness<'_, Shell>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run_ok();
    harness.run_ok();
}

/// The names of what the list shows.
fn rows(harness: &Harness<'_, Shell>) -> Vec<String> {
    let nodes = harness.root().children_recursive().map(|node| node.accesskit_node());
    let rows = nodes.filter(|node| node.role() == Role::Button).filter_map(|node| node.label());
    rows.filter(|name| {
        Kind::EVERY.iter().any(|kind| name.to_lowercase().ends_with(&format!(", {}", kind.name())))
            || name.ends_with(", Option")
            || name.ends_with(", Historic")
    })
    .collect()
}

pub fn open(harness: &mut Harness<'static, Shell>, kind: Kind, id: &str) {
    let found =
        harness.state().app.library().with_id(id).into_iter().find(|entry| entry.item.kind() == kind).map(|entry| entry.item);
    let item = found.expect("there is such an entry");
    carry_out(harness, Command::Library(LibraryCommand::Open(item)));
}

#[test]
fn typing_starts_at_once_and_enter_opens_the_first_find() {
    let mut harness = library([1280.0, 800.0], 100);
    assert_eq!(focused(&harness), "Search");
    type_in(&mut harness, "nalaxone");
    assert!(rows(&harness)[0].starts_with("Naloxone"), "{:?}", rows(&harness));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_ok();
    assert!(focused(&harness).starts_with("Naloxone"), "{}", focused(&harness));
    assert!(shows(&harness, "Option: can be matched to a person"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.run_ok();
    assert!(harness.state().app.reading.trail.is_empty());
    assert!(focused(&harness).starts_with("Naloxone") && focused(&harness).ends_with(", Option"), "{}", focused(&harness));
}

#[test]
fn an_entry_tells_its_part_its_ratings_and_where_it_stands() {
    let mut harness = library(WIDE, 100);
    open(&mut harness, Kind::Intervention, "dtto-ew");
    for text in ["Historic: not offered today", "How, and for whom", "Evidence", "Known now"] {
        assert!(shows(&harness, text), "{text}");
    }
    let entry = screen_as_text(&harness);
    assert!(entry.contains("DisclosureTriangle \"Documents behind this entry"), "{entry}");
}

#[test]
fn filters_narrow_the_list_and_can_be_cleared() {
    let mut harness = library([1280.0, 4000.0], 100);
    harness.get_by_label("Filter").click();
    harness.run_ok();
    harness.get_by_role_and_label(Role::Button, "Historic: not offered today").click();
    harness.run_ok();
    harness.run_ok();
    let found = rows(&harness);
    assert!(!found.is_empty() && found.iter().all(|name| name.ends_with(", Historic")), "{found:?}");
    harness.get_by_label("Clear the filter").click();
    harness.run_ok();
    harness.run_ok();
    assert_eq!(rows(&harness), Vec::<String>::new());
}

#[test]
fn nothing_found_says_what_to_do() {
    let mut harness = library([1280.0, 800.0], 100);
    type_in(&mut harness, "xyzzyxyzzy");
    assert!(shows(&harness, "Nothing was found") && shows(&harness, "Try fewer words, or another word for it."));
}

#[test]
fn a_source_lists_what_stands_on_it_and_the_way_leads_back() {
    let mut harness = small_library();
    open(&mut harness, Kind::Source, "guide");
    assert!(shows(&harness, "At second hand"));
    tab_to(&mut harness, "Birth helper (BH), Word");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_ok();
    assert_eq!(focused(&harness), "Birth helper (BH)");
    assert!(shows(&harness, "Helps at birth."));
    let title = harness.state().app.pack.sources.find(|source| source.id == "guide").expect("there").1.title.clone();
    harness.get_by_label(&format!("Back to {title}")).click();
    harness.run_ok();
    harness.run_ok();
    assert_eq!(focused(&harness), title);
}

#[test]
fn every_kind_of_entry_shows_what_it_holds() {
    let mut harness = small_library();
    assert!(shows(&harness, "What holds for all of the evidence") && shows(&harness, "Most of it is old. Some is new."));
    for (kind, id, texts) in [
        (Kind::Tool, "audit", vec!["About drink.", "0 to 7", "Low", "Who may use and copy it"]),
        (Kind::Word, "midwifery", vec!["Helps at birth.", "Also said, or meant: BH"]),
        (Kind::Figure, "one", vec!["12,345", "A guess"]),
        (Kind::Event, "began", vec!["It began.", "October 2003"]),
        (Kind::Caveat, "old", vec!["Most of it is old. Some is new."]),
    ] {
        open(&mut harness, kind, id);
        for text in texts {
            assert!(shows(&harness, text), "{id}: {text}");
        }
    }
    let questions: Vec<Item> = harness.state().app.pack.questions.keys().map(Item::Question).collect();
    for item in questions {
        carry_out(&mut harness, Command::Library(LibraryCommand::Open(item)));
        assert!(shows(&harness, "Why it is asked"));
    }
}

#[test]
fn needs_alerts_prompts_and_trends_are_looked_up_too() {
    let mut harness = library(WIDE, 100);
    open(&mut harness, Kind::Alert, "alcohol-withdrawal");
    assert!(shows(&harness, "Act now") && shows(&harness, "What to do"));
    open(&mut harness, Kind::Prompt, "negative-test");
    harness.get_by_label_contains("Documents behind this entry");
    open(&mut harness, Kind::Need, "continuity");
    harness.get_by_label_contains("Throughcare and aftercare").click();
    harness.run_ok();
    harness.run_ok();
    assert_eq!(focused(&harness), "Throughcare and aftercare");
}

#[test]
fn a_trend_that_was_looked_up_leads_to_its_picture() {
    let mut harness = library(WIDE, 100);
    for (id, title) in [
        ("custody-positivity", "Drug tests in police custody that were positive"),
        ("custody-positives-by-drug", "What was found in positive tests on arrest"),
    ] {
        open(&mut harness, Kind::Trend, id);
        harness.get_by_label("See the picture and the figures").click();
        harness.run_ok();
        harness.run_ok();
        assert_eq!(harness.state().app.screen, Screen::Trends);
        assert_eq!(focused(&harness), title);
    }
}

#[test]
fn an_option_leads_to_its_entry_and_the_entry_back() {
    let mut harness = person::plain(Screen::Options, |_, _| ());
    harness.get_by_label_contains("◐ Cannot tell yet").click();
    harness.run();
    harness.get_by_label("Details: Drug rehabilitation requirement").click();
    harness.run();
    harness.get_by_label("In the library").click();
    harness.run_ok();
    harness.run_ok();
    assert_eq!(harness.state().app.screen, Screen::Library);
    assert_eq!(focused(&harness), "Drug rehabilitation requirement (DRR)");
    harness.get_by_label("Back to Options").click();
    harness.run_ok();
    harness.run_ok();
    assert_eq!(harness.state().app.screen, Screen::Options);
}

#[test]
fn a_small_window_shows_list_or_entry() {
    let mut harness = library([1024.0, 768.0], 200);
    type_in(&mut harness, "drr");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_ok();
    assert_eq!(focused(&harness), "Drug rehabilitation requirement (DRR)");
    assert!(!shows(&harness, "Search"));
    harness.get_by_label("Back to the list").click();
    harness.run_ok();
    harness.run_ok();
    assert!(harness.query_by_role_and_label(Role::TextInput, "Search").is_some());
    assert_eq!(focused(&harness), "Drug rehabilitation requirement (DRR), Option");
}

#[test]
fn words_fit_the_window_at_every_size() {
    for (size, percent) in [([1024.0, 768.0], 100), ([1024.0, 768.0], 200), ([1280.0, 800.0], 200)] {
        let mut harness = library(size, percent);
        type_in(&mut harness, "order");
        let fits = |harness: &Harness<'_, Shell>| {
            for node in harness.root().children_recursive() {
                let node = node.accesskit_node();
                let Some(rect) = node.bounding_box() else { continue };
                assert!(rect.x1 <= f64::from(size[0]) + 0.5, "{:?} at {percent} per cent: {rect:?}", node.label());
            }
        };
        fits(&harness);
        open(&mut harness, Kind::Intervention, "drr");
        fits(&harness);
    }
}

#[test]
fn library_as_text() {
    let mut harness = small_library();
    type_in(&mut harness, "treatment");
    open(&mut harness, Kind::Tool, "audit");
    insta::assert_snapshot!(screen_as_text(&harness));
}
