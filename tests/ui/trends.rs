//! The Trends screen on the built-in pack.

use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use throughline::app::command::Screen;
use throughline::trend::{bars, marks};
use throughline::ui::shell::Shell;
use throughline::ui::theme::{Appearance, Theme};

use crate::support::hands::{self, focused, press, tab_to};
use crate::support::screen::{screen_as_text, shows};
use crate::support::window::{Fixed, window};

const HAT: &str = "Heroin-assisted treatment in Middlesbrough: what people taking part reported";
const STARTS: &str = "Drug rehabilitation requirements started";

fn trends(size: [f32; 2], appearance: Appearance, percent: u16) -> Harness<'static, Shell> {
    let mut harness = window(size, appearance, percent, Fixed::default());
    hands::turn_to(&mut harness, Screen::Trends);
    harness
}

fn open(harness: &mut Harness<'_, Shell>, title: &str) {
    // It may be below the edge of the window.
    harness.get_by_label(title).click_accesskit();
    harness.run_ok();
}

/// By keyboard, as the tab may be below the edge of a small window.
fn show(harness: &mut Harness<'_, Shell>, view: &str) {
    let tabs = names(harness, Role::Tab);
    let tab = tabs.iter().find(|name| name.starts_with(view)).expect("there is such a view").clone();
    tab_to(harness, &tab);
    press(harness, Modifiers::NONE, Key::Space);
}

fn look_for(harness: &mut Harness<'_, Shell>, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, "Find a picture").click();
    harness.run_ok();
    harness.event(egui::Event::Text(words.to_owned()));
    harness.run_ok();
}

fn show_table(harness: &mut Harness<'_, Shell>) {
    show(harness, "Table");
}

fn names(harness: &Harness<'_, Shell>, role: Role) -> Vec<String> {
    let nodes = harness.root().children_recursive().map(|node| node.accesskit_node()).filter(|node| node.role() == role);
    nodes.map(|node| node.label().unwrap_or_default()).collect()
}

#[test]
fn each_series_opens_with_its_picture_in_words_and_a_table_of_every_value() {
    let mut harness = trends([1280.0, 3000.0], Appearance::Light, 100);
    let pack = std::sync::Arc::clone(&harness.state().app.pack);
    for series in &pack.series {
        open(&mut harness, &series.title);
        let chart = marks::chart(&pack, series);
        assert_eq!(names(&harness, Role::Image), [chart.alternative.as_str()]);
        show_table(&mut harness);
        let cells = names(&harness, Role::Cell);
        assert_eq!(cells.len(), chart.rows.len() * 5, "{}", series.id);
        for (cells, row) in cells.chunks(5).zip(&chart.rows) {
            assert_eq!(cells[..2], [row.period.clone(), row.value.clone()]);
        }
        show(&mut harness, "Chart");
        harness.get_by_label("‹ All trends").click();
        harness.run_ok();
    }
}

#[test]
fn each_comparison_opens_with_its_bars_in_words_and_a_table_of_every_value_beside_them() {
    let mut harness = trends([1280.0, 3000.0], Appearance::Light, 100);
    let pack = std::sync::Arc::clone(&harness.state().app.pack);
    assert_eq!(pack.reference.comparisons.len(), 22);
    for comparison in &pack.reference.comparisons {
        open(&mut harness, &comparison.title);
        let chart = bars::chart(&pack, comparison);
        assert_eq!(names(&harness, Role::Image), [chart.alternative.as_str()]);
        let cells = names(&harness, Role::Cell);
        assert_eq!(cells.len(), chart.bars.len() * 3, "{}", comparison.id);
        for (cells, bar) in cells.chunks(3).zip(&chart.bars) {
            assert!(cells[0].starts_with(&bar.label) && cells[0].ends_with(&bar.note), "{cells:?}");
            assert_eq!(cells[1], bar.value);
            assert!(cells[2].starts_with('['), "{} names its source", bar.label);
        }
        assert!(shows(&harness, &comparison.caveat) && shows(&harness, &comparison.says), "{}", comparison.id);
        harness.get_by_label("‹ All trends").click();
        harness.run_ok();
    }
}

#[test]
fn cards_side_by_side_end_at_one_height() {
    let mut harness = trends([1280.0, 4200.0], Appearance::Light, 100);
    show(&mut harness, "Side by side");
    let drawn = harness.render().expect("the frame can be drawn");
    let page = Theme::new(Appearance::Light, 100).colors.page.to_array();
    // Down the inner margin of a card, from its title to the ground of the page.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in a picture")]
    let foot = |title: &str| {
        let title = harness.get_by_label(title).rect();
        let mut down = (title.top() as u32)..drawn.height();
        down.find(|y| drawn.get_pixel(title.left() as u32 - 10, *y).0 == page).expect("the card ends")
    };
    let comparisons = &harness.state().app.pack.reference.comparisons;
    for row in comparisons.chunks(2) {
        let feet: Vec<u32> = row.iter().map(|comparison| foot(&comparison.title)).collect();
        assert!(feet.iter().all(|foot| *foot == feet[0]), "{}: {feet:?}", row[0].title);
    }
}

#[test]
fn pictures_are_found_by_their_words_and_by_their_kind() {
    let mut harness = trends([1280.0, 900.0], Appearance::Light, 100);
    look_for(&mut harness, "middlesbrough heroin");
    assert!(shows(&harness, "Side by side (1)"));
    assert!(harness.query_by_label(HAT).is_some());
    look_for(&mut harness, " unheard");
    assert!(shows(&harness, "No picture has these words"));
    harness.get_by_label("Show every picture").click();
    harness.run_ok();
    show(&mut harness, "Side by side");
    assert!(harness.query_by_label(STARTS).is_none());
    show(&mut harness, "Over time");
    assert!(harness.query_by_label(STARTS).is_some());
}

#[test]
fn years_that_are_not_held_are_named_and_have_no_value() {
    let mut harness = trends([1280.0, 3000.0], Appearance::Light, 100);
    open(&mut harness, STARTS);
    assert!(harness.query_all_by_value("2011 to 2016: not held").count() > 0);
    show_table(&mut harness);
    let periods: Vec<String> = names(&harness, Role::Cell).chunks(5).map(|row| row[0].clone()).collect();
    assert_eq!(periods, ["2006/07", "2008", "2009", "2010", "2010", "2017"]);
}

#[test]
fn a_series_is_chosen_and_left_with_the_keyboard() {
    let mut harness = trends([1024.0, 768.0], Appearance::Light, 100);
    tab_to(&mut harness, STARTS);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(focused(&harness), STARTS);
    tab_to(&mut harness, "Table (6)");
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(!names(&harness, Role::Cell).is_empty());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&harness), "Trends");
}

#[test]
fn what_was_seen_at_second_hand_is_marked() {
    let mut harness = trends([1280.0, 3000.0], Appearance::Light, 100);
    open(&mut harness, "Drug tests in police custody that were positive");
    let marked = harness.root().children_recursive().filter(|node| {
        node.accesskit_node().value().is_some_and(|text| text.starts_with('[') && text.contains("seen at second hand"))
    });
    assert!(marked.count() > 0);
}

#[test]
fn the_wheel_scrolls_the_page_and_not_the_chart() {
    let mut harness = trends([1280.0, 800.0], Appearance::Light, 100);
    open(&mut harness, STARTS);
    let picture = |harness: &Harness<'_, Shell>| harness.get_by_role(Role::Image).rect();
    let before = picture(&harness);
    harness.hover_at(before.center());
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -120.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    for _ in 0..20 {
        harness.step();
    }
    let after = picture(&harness);
    assert!(after.top() < before.top() - 50.0, "{before:?} {after:?}");
    assert_eq!(before.size(), after.size());
}

#[test]
fn words_fit_the_window_at_every_size() {
    for (size, percent) in [([1024.0, 768.0], 100), ([1024.0, 768.0], 200), ([1280.0, 800.0], 200)] {
        let mut harness = trends(size, Appearance::Light, percent);
        fits(&harness, size[0], percent);
        open(&mut harness, STARTS);
        fits(&harness, size[0], percent);
        show_table(&mut harness);
        fits(&harness, size[0], percent);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        open(&mut harness, "Drug programmes in prison");
        fits(&harness, size[0], percent);
    }
}

#[track_caller]
fn fits(harness: &Harness<'_, Shell>, width: f32, percent: u16) {
    for node in harness.root().children_recursive() {
        let Some(rect) = node.accesskit_node().bounding_box() else { continue };
        assert!(rect.x1 <= f64::from(width) + 0.5, "{:?} at {percent} per cent: {rect:?}", node.accesskit_node().label());
    }
}

#[test]
fn gallery_as_text() {
    insta::assert_snapshot!(screen_as_text(&trends([1280.0, 1200.0], Appearance::Light, 100)));
}

#[test]
fn open_series_as_text() {
    let mut harness = trends([1280.0, 3000.0], Appearance::Light, 100);
    open(&mut harness, STARTS);
    let text = screen_as_text(&harness);
    // What the pack says may be reworded; what stands where may not change unseen.
    let frame = text.lines().filter(|line| !line.trim_start().starts_with("Label") && !line.trim_start().starts_with("Image"));
    insta::assert_snapshot!(frame.collect::<Vec<_>>().join("\n"));
}

#[test]
fn in_a_wide_window_the_table_stands_beside_the_chart() {
    let mut harness = trends([1920.0, 1080.0], Appearance::Light, 100);
    open(&mut harness, STARTS);
    assert!(names(&harness, Role::Tab).is_empty(), "nothing is left to switch to");
    let table = harness.get_by_role_and_label(Role::ColumnHeader, "Period").rect();
    let chart = harness.get_all_by_role(Role::Image).map(|node| node.rect()).find(|rect| rect.width() > 600.0).expect("a chart");
    assert!(chart.right() < table.left() && table.right() < 1920.0, "{chart:?} {table:?}");
}
