//! The Options screen: what it says and what its buttons do.

use std::path::PathBuf;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::command::Screen;
use throughline::app::settings::Appearance;
use throughline::ui::shell::Shell;

use crate::person;

const LOOKS: [(&str, [f32; 2], Appearance, u16); 6] = [
    ("light", [1280.0, 800.0], Appearance::Light, 100),
    ("dark", [1280.0, 800.0], Appearance::Dark, 100),
    ("contrast", [1280.0, 800.0], Appearance::HighContrast, 100),
    ("large", [1920.0, 1080.0], Appearance::Light, 100),
    ("light-200", [1280.0, 800.0], Appearance::Light, 200),
    ("small", [1024.0, 768.0], Appearance::Light, 100),
];

/// Pictures to look at, written only when asked for: `THROUGHLINE_SHOTS=folder cargo test … option_shots`.
#[test]
fn option_shots() {
    let Some(folder) = std::env::var_os("THROUGHLINE_SHOTS").map(PathBuf::from) else { return };
    let only = std::env::var("THROUGHLINE_LOOK").ok();
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let save = |harness: &mut Harness<'_, Shell>, name: String| {
        harness.render().expect("drawn").save(folder.join(name)).expect("written");
    };
    for (look, size, appearance, percent) in LOOKS.into_iter().filter(|look| only.as_deref().is_none_or(|only| only == look.0)) {
        let mut harness = person::window(size, (appearance, percent), Screen::Options, |_, _| ());
        save(&mut harness, format!("options-{look}.png"));
        harness.get_by_label_contains("◐ Cannot tell yet").click();
        harness.run();
        save(&mut harness, format!("options-{look}-unknown.png"));
        harness.get_by_label_contains("○ Does not fit").click();
        harness.run();
        save(&mut harness, format!("options-{look}-not.png"));
        let tall = [size[0], size[1] * 3.5];
        let mut harness = person::window(tall, (appearance, percent), Screen::Options, |_, _| ());
        harness.get_by_label_contains("◐ Cannot tell yet").click();
        harness.run();
        harness.get_by_label("Details: Drug rehabilitation requirement").click();
        harness.run();
        save(&mut harness, format!("options-{look}-tall.png"));
        let mut harness = person::window(tall, (appearance, percent), Screen::Plan, |_, _| ());
        save(&mut harness, format!("plan-{look}-tall.png"));
    }
}
