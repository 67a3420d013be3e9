//! The Pathway screen: the picture, its boxes by keyboard, its text, its files.

use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use resvg::usvg::roxmltree::Document;
use throughline::app::command::{CaseCommand, Command, Screen};
use throughline::app::picture::picture;
use throughline::library::Item;
use throughline::pathway::{Format, LINE, MARK, NAME, Shown, bytes, svg};
use throughline::ui::shell::Shell;
use throughline::ui::theme::Appearance;

use crate::support::hands::{focused, press, settle, tab_to};
use crate::support::screen::{screen_as_text, shows};
use crate::support::window::{Fixed, built_in_pack, carry_out, window, window_with_person};

fn pathway(size: [f32; 2], appearance: Appearance, percent: u16) -> Harness<'static, Shell> {
    let mut harness = window_with_person(size, appearance, percent, 0);
    carry_out(&mut harness, Command::Go(Screen::Pathway));
    harness
}

/// The names of the boxes, in reading order.
pub fn boxes(harness: &Harness<'_, Shell>) -> Vec<String> {
    let app = &harness.state().app;
    picture(&app.pack, app.session.as_ref(), Shown::default()).boxes.into_iter().map(|place| place.told).collect()
}

/// The place of the box at which the picture opens: the first of the lane that the person's stage fills.
pub fn first_in_view(names: &[String]) -> usize {
    let is_first = |name: &String| name.starts_with("Alcohol treatment requirement") && name.contains(", Court, ");
    names.iter().position(is_first).expect("it is there at court")
}

#[test]
fn every_box_is_a_button_with_its_whole_name() {
    let harness = pathway([1280.0, 800.0], Appearance::Light, 100);
    for name in boxes(&harness) {
        harness.get_by_role_and_label(Role::Button, &name);
    }
}

#[test]
fn arrow_keys_go_from_box_to_box_with_the_view_and_enter_opens_the_library() {
    let mut harness = pathway([1024.0, 768.0], Appearance::Light, 100);
    let names = boxes(&harness);
    let here = first_in_view(&names);
    tab_to(&mut harness, &names[here]);
    let view = harness.get_by_role_and_label(Role::Group, GROUP).rect();
    for (place, name) in names.iter().enumerate().skip(here + 1) {
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
        assert_eq!(&focused(&harness), name);
        // Each tenth, as looking for a rectangle takes longer than the walk.
        if place % 10 == 0 {
            let rect = harness.get_by_role_and_label(Role::Button, name).rect();
            assert!(view.expand(1.0).contains_rect(rect), "{name} at {rect:?} is out of view {view:?}");
        }
    }
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(focused(&harness), names[names.len() - 2]);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let app = &harness.state().app;
    assert_eq!(app.screen, Screen::Library);
    let Some(Item::Intervention(key)) = app.reading.trail.last() else { panic!("an intervention is open") };
    assert!(names[names.len() - 2].starts_with(&app.pack.interventions[*key].name));
    assert!(shows(&harness, "Back to Pathway"));
}

pub const GROUP: &str = "The pathway as a picture: arrow keys go from box to box, plus and minus zoom, Home shows all of it";

#[test]
fn home_shows_the_whole_picture_and_plus_makes_it_larger() {
    let mut harness = pathway([1280.0, 800.0], Appearance::Light, 100);
    let names = boxes(&harness);
    let here = names[first_in_view(&names)].clone();
    tab_to(&mut harness, &here);
    press(&mut harness, Modifiers::NONE, Key::Home);
    let view = harness.get_by_role_and_label(Role::Group, GROUP).rect();
    for name in [&names[0], &names[names.len() - 1]] {
        let rect = harness.get_by_role_and_label(Role::Button, name).rect();
        assert!(view.expand(1.0).contains_rect(rect), "{name} at {rect:?} is out of view {view:?}");
    }
    let small = harness.get_by_role_and_label(Role::Button, &here).rect().width();
    press(&mut harness, Modifiers::NONE, Key::Plus);
    assert!(harness.get_by_role_and_label(Role::Button, &here).rect().width() > small * 1.2);
    harness.get_by_label("Whole picture").click();
    harness.run_ok();
    assert!((harness.get_by_role_and_label(Role::Button, &here).rect().width() - small).abs() < 0.1);
}

fn drag_up(harness: &mut Harness<'_, Shell>, by: f32) {
    let from = harness.get_by_role_and_label(Role::Group, GROUP).rect().center();
    let to = from - egui::vec2(0.0, by);
    harness.drag_at(from);
    harness.run_ok();
    harness.hover_at(to);
    harness.run_ok();
    harness.drop_at(to);
    harness.run_ok();
}

#[test]
fn the_name_of_a_lane_stays_under_the_heads_while_its_boxes_pass() {
    let mut harness = pathway([1280.0, 800.0], Appearance::Light, 100);
    let top =
        |harness: &Harness<'_, Shell>| harness.get_by_role_and_label(Role::Label, "Court orders and supervision").rect().top();
    let heads = harness.get_by_role_and_label(Role::Label, "Court: ▸ You are here").rect().bottom();
    assert!(top(&harness) > heads, "nothing has moved");
    let next = |harness: &Harness<'_, Shell>| harness.get_by_role_and_label(Role::Label, "Treatment and recovery").rect();
    drag_up(&mut harness, 200.0);
    assert!((top(&harness) - heads).abs() < 1.0, "{} {heads}", top(&harness));
    let by = next(&harness).top() - heads - 10.0;
    drag_up(&mut harness, by);
    // The next one pushes it away.
    assert!((top(&harness) + next(&harness).height() - next(&harness).top()).abs() < 10.0, "{}", top(&harness));
}

#[test]
fn it_moves_with_the_hand() {
    let mut harness = pathway([1280.0, 800.0], Appearance::Light, 100);
    let name = boxes(&harness).into_iter().find(|name| name.contains("offered now")).expect("something is offered now");
    let before = harness.get_by_role_and_label(Role::Button, &name).rect();
    drag_up(&mut harness, 60.0);
    let after = harness.get_by_role_and_label(Role::Button, &name).rect();
    assert!(after.top() < before.top() - 30.0, "{before:?} {after:?}");
    assert_eq!(harness.state().app.screen, Screen::Pathway, "a drag that begins on a box opens nothing");
}

#[test]
fn without_a_case_it_shows_the_system_alone_and_more_of_it_when_asked() {
    let mut harness = window([1280.0, 800.0], Appearance::Light, 100, Fixed::default());
    carry_out(&mut harness, Command::Go(Screen::Pathway));
    assert_eq!(focused(&harness), "The pathway");
    let count = |harness: &Harness<'_, Shell>| {
        screen_as_text(harness).lines().filter(|line| line.contains("Local scheme\"") || line.contains("local scheme\"")).count()
    };
    assert_eq!(count(&harness), 0);
    harness.get_by_label("Local schemes").click();
    harness.run_ok();
    assert!(count(&harness) > 0);
    assert!(!screen_as_text(&harness).contains("You are here"));
}

#[test]
fn as_text_it_stands_stage_by_stage() {
    let mut harness = pathway([1280.0, 800.0], Appearance::Light, 100);
    harness.get_by_label("As text").click();
    harness.run_ok();
    let text = screen_as_text(&harness);
    let pack = built_in_pack();
    for stage in &pack.stages {
        assert!(
            text.lines().any(|line| line.trim_start().starts_with("Heading 3") && line.contains(&stage.name)),
            "{}",
            stage.name
        );
    }
    assert!(harness.query_by_role_and_label(Role::Group, GROUP).is_none());
}

#[test]
fn words_fit_the_window_and_the_boxes() {
    for (size, percent) in [([1024.0, 768.0], 100), ([1024.0, 768.0], 200), ([1280.0, 800.0], 200)] {
        let harness = pathway(size, Appearance::Light, percent);
        let view = harness.get_by_role_and_label(Role::Group, GROUP).rect();
        assert!(view.height() > size[1] * 0.3, "{view:?} of {size:?} at {percent} per cent");
        assert!(view.right() <= size[0], "{view:?} of {size:?} at {percent} per cent");
        // The page may scroll, but the picture is in sight before it does.
        assert!(view.top() + 150.0 <= size[1], "{view:?} of {size:?} at {percent} per cent");
    }
    let ctx = egui::Context::default();
    throughline::ui::theme::install(&ctx, Appearance::Light, 100);
    let all = Shown { schemes: true, onward: true, historic: true, ..Shown::default() };
    // With a person in it, as then there is more to say in a box.
    let window = pathway([1280.0, 800.0], Appearance::Light, 100);
    let picture = picture(&built_in_pack(), window.state().app.session.as_ref(), all);
    let theme = throughline::ui::theme::Theme::new(Appearance::Light, 100);
    let font = egui::FontId { size: NAME, ..theme.font(throughline::ui::theme::Type::Strong) };
    let mark_font = egui::FontId { size: MARK, ..theme.font(throughline::ui::theme::Type::Hint) };
    let mut wide = Vec::new();
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        for place in &picture.boxes {
            let room = place.area.width - 2.0 * throughline::pathway::PADDING[0];
            let width = |text: &str, font: &egui::FontId| {
                ui.painter().layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::BLACK).size().x
            };
            for line in place.lines.iter().filter(|line| width(line, &font) > room) {
                wide.push(line.clone());
            }
            let name = place.lines.last().map_or(0.0, |line| width(line, &font));
            let mut taken = [name, place.lines.iter().skip(1).map(|_| LINE).sum()];
            for (mark, spot) in place.marks.iter().zip(&place.spots) {
                let end = spot[0] + MARK * 1.3 + width(place.said(mark), &mark_font);
                if end > room || ((spot[1] - taken[1]).abs() < 0.1 && spot[0] < taken[0]) {
                    wide.push(format!("{}: {}", place.told, mark.word));
                }
                taken = [end, spot[1]];
            }
        }
    });
    output.textures_delta.clear();
    assert!(wide.is_empty(), "{wide:?}");
}

#[test]
fn the_svg_is_xml_with_every_box_once_and_the_png_is_as_large_and_not_blank() {
    let pack = built_in_pack();
    for shown in [Shown::default(), Shown { schemes: true, onward: true, historic: true, ..Shown::default() }] {
        let picture = picture(&pack, None, shown);
        let text = svg(&picture);
        let xml = Document::parse(&text).expect("it is XML");
        let titles: Vec<&str> = xml
            .descendants()
            .filter(|node| node.has_tag_name("g"))
            .filter_map(|node| node.first_element_child().and_then(|title| title.text()))
            .collect();
        let told: Vec<&str> = picture.boxes.iter().map(|place| place.told.as_str()).collect();
        assert_eq!(titles, told);
        let png = bytes(&picture, Format::Png).expect("it can be drawn");
        let image = image::load_from_memory(&png).expect("it is a PNG").to_rgba8();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size in pixels")]
        let size = picture.size.map(|side| side.round() as u32);
        assert!(image.width().abs_diff(size[0]) <= 1 && image.height().abs_diff(size[1]) <= 1);
        let dark = image.pixels().filter(|pixel| pixel.0[0] < 80).count();
        assert!(dark > 20_000, "{dark} dark pixels: the words are missing");
    }
}

#[test]
fn in_another_typeface_no_mark_of_the_svg_stands_on_a_name() {
    let picture = picture(&built_in_pack(), None, Shown::default());
    let text = svg(&picture);
    let xml = Document::parse(&text).expect("it is XML");
    let beside = picture.boxes.iter().filter(|place| place.spots.first().is_some_and(|[right, _]| *right > 0.0));
    for place in beside {
        let name = place.lines.last().expect("it has a name").as_str();
        let found = xml.descendants().filter(|node| node.has_tag_name("text")).any(|line| {
            let runs: Vec<_> = line.children().filter(|run| run.has_tag_name("tspan")).collect();
            let is_name = runs.first().is_some_and(|run| run.text() == Some(name));
            is_name && runs.len() == 1 + 2 * place.marks.len() && runs.iter().all(|run| !run.has_attribute("x"))
        });
        assert!(found, "the marks of {} do not follow its name", place.told);
    }
}

#[test]
fn a_symbol_does_not_change_the_typeface_of_the_words_beside_it() {
    let picture = picture(&built_in_pack(), None, Shown::default());
    let mut without = picture.clone();
    for mark in without.boxes.iter_mut().flat_map(|place| &mut place.marks) {
        mark.symbol = "";
    }
    let [with, without] = [&picture, &without].map(|picture| {
        let png = bytes(picture, Format::Png).expect("it can be drawn");
        image::load_from_memory(&png).expect("it is a PNG").to_rgba8()
    });
    for place in &picture.boxes {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in pixels")]
        let [left, top] = [place.area.x + 8.0, place.area.y + 4.0].map(|at| at as u32);
        let begins = |image: &image::RgbaImage| image::imageops::crop_imm(image, left, top, 40, 18).to_image();
        assert!(begins(&with) == begins(&without), "{} is in another typeface", place.told);
    }
}

#[test]
fn the_picture_is_written_where_it_was_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    for (button, name, begins) in [("Save SVG", "pathway.svg", &b"<svg"[..]), ("Save PNG", "slide", b"\x89PNG")] {
        let place = folder.path().join(name);
        let mut harness =
            window([1280.0, 800.0], Appearance::Light, 100, Fixed { place: Some(place.clone()), case: None, ..Fixed::default() });
        carry_out(&mut harness, Command::Case(CaseCommand::OpenPerson(0)));
        carry_out(&mut harness, Command::Go(Screen::Pathway));
        harness.get_by_label(button).click();
        settle(&mut harness);
        let written = if name == "slide" { place.with_extension("png") } else { place };
        assert!(std::fs::read(&written).expect("it was written").starts_with(begins));
        assert!(screen_as_text(&harness).contains("Written to"));
    }
}

#[test]
fn a_name_that_is_no_picture_is_refused() {
    let mut harness = window(
        [1280.0, 800.0],
        Appearance::Light,
        100,
        Fixed { place: Some(std::env::temp_dir().join("pathway.docx")), case: None, ..Fixed::default() },
    );
    carry_out(&mut harness, Command::Go(Screen::Pathway));
    harness.get_by_label("Save SVG").click();
    settle(&mut harness);
    assert!(screen_as_text(&harness).contains("does not end in .svg or .png"));
}

#[test]
fn it_fills_the_screen_for_a_room_and_gives_the_window_back() {
    let mut harness = pathway([1280.0, 800.0], Appearance::Light, 100);
    assert!(shows(&harness, "Cover (F9)"));
    press(&mut harness, Modifiers::NONE, Key::F11);
    assert!(!shows(&harness, "Cover (F9)") && harness.query_by_label("Library").is_none(), "rail and bars are away");
    // What a presenter's remote control sends: from all stages to the first, and back.
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    assert!(shows(&harness, "Community, for a fictional person"));
    let view = harness.get_by_role_and_label(Role::Group, GROUP).rect();
    let names = harness
        .get_all_by_role(Role::Button)
        .filter(|node| node.accesskit_node().label().is_some_and(|name| name.contains(", Community, ")));
    let inside: Vec<bool> = names.map(|node| view.contains_rect(node.rect())).collect();
    assert!(inside.len() > 5 && inside.iter().all(|inside| *inside), "all of the stage is in view: {inside:?}");
    assert!(focused(&harness).contains(", Community, "), "{}", focused(&harness));
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    assert!(shows(&harness, "The pathway, for a fictional person"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(shows(&harness, "Cover (F9)"));
}

#[test]
fn a_pointer_that_nobody_moves_covers_nothing_when_the_keys_turn_the_stages() {
    let mut harness = pathway([1280.0, 800.0], Appearance::Light, 100);
    press(&mut harness, Modifiers::NONE, Key::F11);
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    let is_box = |name: &str| name.contains(", Community, ");
    let first =
        harness.get_all_by_role(Role::Button).find(|node| node.accesskit_node().label().is_some_and(|name| is_box(&name)));
    let at = first.expect("the stage has boxes").rect().center();
    // What is told of a box in words over the picture.
    let told = |harness: &Harness<'_, Shell>| {
        screen_as_text(harness).lines().any(|line| line.contains("Label = ") && line.contains(", offered "))
    };
    let point = |harness: &mut Harness<'_, Shell>, at| {
        harness.event(egui::Event::PointerMoved(at));
        harness.run_steps(10);
    };
    point(&mut harness, at - egui::vec2(2.0, 0.0));
    point(&mut harness, at);
    assert!(told(&harness), "a box that is pointed at tells of itself: {}", screen_as_text(&harness));
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    harness.run_steps(10);
    assert!(shows(&harness, "Arrest and custody, for a fictional person") && !told(&harness), "{}", screen_as_text(&harness));
    point(&mut harness, at + egui::vec2(2.0, 0.0));
    assert!(told(&harness), "pointed at again");
}

#[test]
fn the_screen_is_given_back_when_another_is_turned_to_or_something_is_asked() {
    let mut harness = pathway([1280.0, 800.0], Appearance::Light, 100);
    press(&mut harness, Modifiers::NONE, Key::F11);
    press(&mut harness, Modifiers::COMMAND, Key::Num8);
    assert_eq!(harness.state().app.screen, Screen::Library);
    carry_out(&mut harness, Command::Go(Screen::Pathway));
    assert!(shows(&harness, "Cover (F9)"));
    press(&mut harness, Modifiers::NONE, Key::F11);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.event(egui::Event::Text("close case".to_owned()));
    harness.run_ok();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(shows(&harness, "Close this case?"), "{}", screen_as_text(&harness));
}

#[test]
fn the_safety_of_a_real_person_stays_in_sight_where_the_picture_fills_the_screen() {
    let mut harness = window([1280.0, 800.0], Appearance::Light, 100, Fixed::default());
    carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 0 }));
    let strip = |harness: &Harness<'_, Shell>| shows(harness, "Show all (F8)");
    assert!(strip(&harness));
    carry_out(&mut harness, Command::Go(Screen::Pathway));
    press(&mut harness, Modifiers::NONE, Key::F11);
    assert!(strip(&harness) && !shows(&harness, "Cover (F9)"));
}

#[test]
fn a_tab_shows_a_stage_alone() {
    let mut harness = pathway([1280.0, 800.0], Appearance::Light, 100);
    harness.get_by_role_and_label(Role::Tab, "Prison").click();
    settle(&mut harness);
    assert!(shows(&harness, "Prison, for a fictional person"));
    let is_box = |name: &str| name.contains(", Prison, ");
    let names: Vec<String> = harness.get_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label()).collect();
    assert!(names.iter().filter(|name| is_box(name)).count() > 5 && !names.iter().any(|name| name.contains(", Court, ")));
    assert!(shows(&harness, "Cover (F9)"), "the window stays as it is");
}

#[test]
fn it_opens_at_the_stage_of_the_person() {
    let mut harness = crate::person::window([1280.0, 800.0], (Appearance::Light, 100), Screen::Pathway, |_, _| ());
    harness.run();
    let window = harness.ctx.content_rect();
    let boxes = harness.get_all_by_label_contains(", Court, ");
    let in_view = boxes.filter(|place| window.contains_rect(place.rect())).count();
    assert!(in_view >= 4, "{in_view} boxes of the court are in view");
}

#[test]
fn a_screen_reader_puts_the_keyboard_on_any_box() {
    let mut harness = pathway([1280.0, 800.0], Appearance::Light, 100);
    let names = boxes(&harness);
    let last = names.last().expect("there are boxes");
    harness.get_by_role_and_label(Role::Button, last).focus();
    harness.run_ok();
    harness.run_ok();
    assert_eq!(&focused(&harness), last);
    let view = harness.get_by_role_and_label(Role::Group, GROUP).rect();
    let rect = harness.get_by_role_and_label(Role::Button, last).rect();
    assert!(view.expand(1.0).contains_rect(rect), "{rect:?} is out of view {view:?}");
}
