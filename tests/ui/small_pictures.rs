//! The pictures of `docs/screens` and `docs/window.png`, written only when asked for:
//! `THROUGHLINE_PICTURES=docs cargo test --no-default-features --features gui --test ui small_pictures`.
//! With `THROUGHLINE_LOOK=light` (or dark, contrast, light-200) only those of one look.

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::command::{
    CaseCommand, Command, LibraryCommand, OptionsCommand, Page, ReportCommand, ReportKind, Screen, WhatIfCommand,
};
use throughline::app::settings::Appearance;
use throughline::case::answer::{Said, Value};
use throughline::library::Item;
use throughline::ui::gallery::{Gallery, gallery_ui};
use throughline::ui::shell::Shell;

use crate::support::desk::Room;
use crate::support::hands::press;
use crate::support::window::{Fixed, carry_out, window, window_with_person};
use crate::{everyone, over_time, person, support};

const SIZE: [f32; 2] = [1280.0, 800.0];
/// As many colours as a picture keeps. The grounds and inks are far fewer; the rest are edges of letters.
const COLORS: usize = 48;

type Window = Harness<'static, Shell>;

#[test]
fn small_pictures_light() {
    every_screen("light", Appearance::Light, 100);
}

#[test]
fn small_pictures_dark() {
    every_screen("dark", Appearance::Dark, 100);
}

#[test]
fn small_pictures_contrast() {
    every_screen("contrast", Appearance::HighContrast, 100);
}

#[test]
fn small_pictures_of_large_text() {
    every_screen("light-200", Appearance::Light, 200);
}

fn every_screen(look: &str, appearance: Appearance, percent: u16) {
    let Some(docs) = std::env::var_os("THROUGHLINE_PICTURES").map(PathBuf::from) else { return };
    if std::env::var("THROUGHLINE_LOOK").is_ok_and(|only| only != look) {
        return;
    }
    let folder = docs.join("screens");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let place = |name: &str| folder.join(format!("{name}-{look}.png"));
    save(&mut window(SIZE, appearance, percent, Fixed::default()), &place("start"));
    let mut gallery = support::harness(SIZE, appearance, percent, gallery_ui, Gallery::default());
    gallery.run();
    save(&mut gallery, &place("gallery"));

    let mut harness = window_with_person(SIZE, appearance, percent, 0);
    for (name, screen) in [("pathway", Screen::Pathway), ("trends", Screen::Trends), ("settings", Screen::Settings)] {
        turn(&mut harness, Command::Go(screen));
        save(&mut harness, &place(name));
    }
    turn(&mut harness, Command::Library(LibraryCommand::SeePicture(Item::Series(1))));
    save(&mut harness, &place("trends-series"));
    turn(&mut harness, Command::Go(Screen::Library));
    turn(&mut harness, Command::Library(LibraryCommand::SeePicture(Item::Comparison(0))));
    save(&mut harness, &place("trends-comparison"));
    turn(&mut harness, Command::Go(Screen::Library));
    save(&mut harness, &place("library"));
    options(&mut harness, &place);
    if look == "light" {
        // The picture of the README.
        let option = person::option(&harness, "drr");
        turn(&mut harness, Command::Options(OptionsCommand::Show(option)));
        save(&mut harness, &docs.join("window.png"));
    }
    assessment(&mut harness, &place);
    plans(&place, appearance, percent);
    kept(&place, appearance, percent);
}

/// A case that is kept. Pages that name a file are left out, as it lies somewhere else each time.
fn kept(place: &dyn Fn(&str) -> PathBuf, appearance: Appearance, percent: u16) {
    let room = Room::new;
    let look = (SIZE, appearance, percent);
    save(&mut over_time::again(&room(), look), &place("over-time-again"));
    save(&mut over_time::then_and_now(&room(), look), &place("over-time"));
    for (name, page) in [("keep-identity", "making an identity"), ("keep-copy", "a copy for a colleague")] {
        let room = room();
        let mut harness = support::window::window_on(room.app(), SIZE, appearance, percent);
        carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 0 }));
        let (_, go) = everyone::KEEPING.into_iter().find(|(known, _)| *known == page).expect("there is such a page");
        go(&room, &mut harness);
        save(&mut harness, &place(name));
    }
}

fn options(harness: &mut Window, place: &dyn Fn(&str) -> PathBuf) {
    let option = person::option(harness, "drr");
    turn(harness, Command::Library(LibraryCommand::Open(Item::Intervention(option))));
    save(harness, &place("library-entry"));
    turn(harness, Command::Go(Screen::Options));
    save(harness, &place("options"));
    let picks: Vec<String> =
        harness.get_all_by_label_contains("Compare: ").filter_map(|chip| chip.accesskit_node().label()).take(3).collect();
    for pick in &picks {
        harness.get_by_label(pick).click_accesskit();
        harness.run();
    }
    harness.get_by_label("Show side by side").click_accesskit();
    harness.run();
    save(harness, &place("options-compare"));
    harness.get_by_label("Back to the list").click_accesskit();
    harness.run();
    harness.get_by_label("Take all away").click_accesskit();
    harness.run();
    turn(harness, Command::Options(OptionsCommand::Show(option)));
    save(harness, &place("options-detail"));
    let question = harness.state().app.pack.question("willing_order").expect("the pack asks");
    turn(harness, Command::WhatIf(WhatIfCommand::Open(option)));
    turn(harness, Command::WhatIf(WhatIfCommand::Try { question, said: Said::Value(Value::Choice(1)) }));
    save(harness, &place("what-if"));
}

/// The questions; at the end the person is in danger, so that this comes last.
fn assessment(harness: &mut Window, place: &dyn Fn(&str) -> PathBuf) {
    turn(harness, Command::Go(Screen::Assessment));
    turn(harness, Command::Case(CaseCommand::Turn(Page::CheckAnswers)));
    save(harness, &place("check"));
    turn(harness, Command::Case(CaseCommand::Turn(Page::Section(2))));
    save(harness, &place("section"));
    press(harness, Modifiers::COMMAND, Key::K);
    harness.event(egui::Event::Text("methadone".to_owned()));
    harness.run();
    save(harness, &place("palette"));
    press(harness, Modifiers::NONE, Key::Escape);
    press(harness, Modifiers::NONE, Key::F1);
    save(harness, &place("shortcuts"));
    press(harness, Modifiers::NONE, Key::Escape);
    let question = harness.state().app.pack.question("overdose_now").expect("the pack asks");
    turn(harness, Command::Case(CaseCommand::Say { question, said: Said::Value(Value::Choice(0)) }));
    save(harness, &place("stop"));
    press(harness, Modifiers::NONE, Key::F9);
    save(harness, &place("cover"));
}

fn plans(place: &dyn Fn(&str) -> PathBuf, appearance: Appearance, percent: u16) {
    let look = (appearance, percent);
    save(&mut person::window(SIZE, look, Screen::Plan, |_, _| ()), &place("plan-empty"));
    save(&mut person::window(SIZE, look, Screen::Plan, crate::plan::overridden), &place("plan-overridden"));
    let mut harness = person::window(SIZE, look, Screen::Plan, crate::plan::whole);
    save(&mut harness, &place("plan-whole"));
    turn(&mut harness, Command::Go(Screen::Report));
    for (name, kind) in [("report-handover", ReportKind::Handover), ("report-pre-sentence", ReportKind::PreSentence)] {
        turn(&mut harness, Command::Report(ReportCommand::Show(kind)));
        save(&mut harness, &place(name));
    }
}

fn turn(harness: &mut Window, command: Command) {
    carry_out(harness, command);
}

/// Writes what is seen, with few colours.
fn save<State>(harness: &mut Harness<'_, State>, path: &Path) {
    let seen = harness.render().expect("the frame can be drawn");
    let mut counted: HashMap<[u8; 3], usize> = HashMap::new();
    for pixel in seen.pixels() {
        let [red, green, blue, _] = pixel.0;
        *counted.entry([red, green, blue]).or_default() += 1;
    }
    let mut by_count: Vec<([u8; 3], usize)> = counted.into_iter().collect();
    by_count.sort_by_key(|(color, count)| (std::cmp::Reverse(*count), *color));
    let kept: Vec<[u8; 3]> = by_count.iter().take(COLORS).map(|(color, _)| *color).collect();
    let nearest: HashMap<[u8; 3], u8> = by_count.iter().map(|(color, _)| (*color, nearest(&kept, *color))).collect();
    let pixels: Vec<u8> = seen
        .pixels()
        .map(|pixel| {
            let [red, green, blue, _] = pixel.0;
            nearest.get(&[red, green, blue]).copied().unwrap_or(0)
        })
        .collect();
    let mut encoder = png::Encoder::new(File::create(path).expect("the file can be made"), seen.width(), seen.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_palette(kept.concat());
    let mut writer = encoder.write_header().expect("the head is written");
    writer.write_image_data(&pixels).expect("the picture is written");
}

/// The place of the kept colour that is least far from this one.
fn nearest(kept: &[[u8; 3]], color: [u8; 3]) -> u8 {
    let far = |other: &[u8; 3]| other.iter().zip(color).map(|(one, two)| u32::from(one.abs_diff(two)).pow(2)).sum::<u32>();
    let place = kept.iter().enumerate().min_by_key(|(_, other)| far(other)).map_or(0, |(place, _)| place);
    u8::try_from(place).unwrap_or(0)
}
