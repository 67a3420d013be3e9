//! Pictures of every place, to look at and to be kept in `docs/screens`; written only when asked for:
//! `THROUGHLINE_SHOTS=FOLDER cargo test --no-default-features --features gui --test ui pictures`.
//!
//! `pictures::kept` instead of `pictures` writes those of `docs/screens` only, and `pictures::more` the others.
//! `THROUGHLINE_LOOK=dark` writes those of one look, `THROUGHLINE_ONLY=plan` those with this in the name of the place.

mod few_colors;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use egui_kittest::Harness;
use image::RgbaImage;
use throughline::app::settings::Appearance::{Dark, HighContrast, Light};
use throughline::ui::gallery::{Gallery, gallery_ui};

use crate::places::{KEPT, every};
use crate::support;
use crate::support::desk::Room;
use crate::support::window::Look;

const WINDOW: [f32; 2] = [1280.0, 800.0];
const LARGE: [f32; 2] = [1920.0, 1080.0];
const SMALL: [f32; 2] = [1024.0, 768.0];
/// As high as the longest page.
const TALL: [f32; 2] = [1280.0, 5000.0];

type NamedLook = (&'static str, Look);

/// The looks of the pictures in `docs/screens`.
const KEPT_LOOKS: [NamedLook; 4] = [
    ("light", (WINDOW, Light, 100)),
    ("dark", (WINDOW, Dark, 100)),
    ("contrast", (WINDOW, HighContrast, 100)),
    ("light-200", (WINDOW, Light, 200)),
];

const MORE_LOOKS: [NamedLook; 10] = [
    ("dark-200", (WINDOW, Dark, 200)),
    ("contrast-200", (WINDOW, HighContrast, 200)),
    ("large", (LARGE, Light, 100)),
    ("large-dark", (LARGE, Dark, 100)),
    ("large-contrast", (LARGE, HighContrast, 100)),
    ("large-150", (LARGE, Light, 150)),
    ("small", (SMALL, Light, 100)),
    ("small-200", (SMALL, Light, 200)),
    ("tall", (TALL, Light, 100)),
    ("tall-200", (TALL, Light, 200)),
];

/// What stands in the gallery of widgets, which is no place of the window.
const GALLERY: &str = "gallery";
const GALLERY_DIALOG: &str = "gallery-dialog";

fn kept_names() -> Vec<&'static str> {
    KEPT.iter().map(|place| place.0).chain([GALLERY]).collect()
}

fn more_names() -> Vec<&'static str> {
    every().skip(KEPT.len()).map(|place| place.0).chain([GALLERY_DIALOG]).collect()
}

#[test]
fn kept() {
    write(&kept_names(), &KEPT_LOOKS);
}

#[test]
fn more() {
    write(&more_names(), &KEPT_LOOKS);
    write(&[kept_names(), more_names()].concat(), &MORE_LOOKS);
}

/// Writes what was asked for, on every processor.
fn write(names: &[&'static str], looks: &[NamedLook]) {
    let Some(folder) = std::env::var_os("THROUGHLINE_SHOTS").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let look_asked = std::env::var("THROUGHLINE_LOOK").ok();
    let part_asked = std::env::var("THROUGHLINE_ONLY").unwrap_or_default();
    let names = names.iter().filter(|name| name.contains(&part_asked));
    let looks = looks.iter().filter(|look| look_asked.as_deref().is_none_or(|asked| asked == look.0));
    let pictures = Mutex::new(names.flat_map(|name| looks.clone().map(move |look| (*name, *look))));
    let next = || pictures.lock().expect("nobody falls over while holding it").next();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((name, (look_name, look))) = next() {
                    few_colors::write(&drawn(name, look), &folder.join(file_name(name, look_name)));
                }
            });
        }
    });
}

fn file_name(name: &str, look: &str) -> String {
    format!("{name}-{look}.png")
}

fn drawn(name: &str, look: Look) -> RgbaImage {
    let seen = match name {
        GALLERY => gallery(look, Gallery::default()).render(),
        GALLERY_DIALOG => gallery(look, Gallery { dialog_open: true, ..Gallery::default() }).render(),
        name => {
            let (_, go) = every().find(|place| place.0 == name).expect("there is such a place");
            let room = Room::new();
            go(&room, look).render()
        }
    };
    seen.expect("the frame can be drawn")
}

fn gallery((size, appearance, percent): Look, state: Gallery) -> Harness<'static, Gallery> {
    let mut harness = support::harness(size, appearance, percent, gallery_ui, state);
    harness.run();
    harness
}

#[test]
fn docs_holds_every_kept_picture_and_shows_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screens");
    let page = std::fs::read_to_string(folder.join("README.md")).expect("the page is there");
    let held = std::fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.expect("it can be read").file_name());
    let held: BTreeSet<String> = held.map(|name| name.into_string().expect("a plain name")).collect();
    let mut wanted = BTreeSet::from(["README.md".to_owned()]);
    for name in kept_names() {
        wanted.extend(KEPT_LOOKS.iter().map(|(look, _)| file_name(name, look)));
    }
    assert_eq!(held, wanted);
    for name in wanted.iter().filter(|name| *name != "README.md") {
        assert!(page.contains(&format!("src=\"{name}\"")), "the page does not show {name}");
    }
}

#[test]
fn no_two_places_have_one_name() {
    let names = [kept_names(), more_names()].concat();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
}
