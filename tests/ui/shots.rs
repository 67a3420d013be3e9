//! Pictures to look at, written only when asked for: `THROUGHLINE_SHOTS=folder cargo test … shots`.

use std::path::PathBuf;

use egui_kittest::Harness;
use throughline::ui::{
    gallery::{Gallery, gallery_ui},
    theme::Appearance,
};

use crate::support;

#[test]
fn shots() {
    let Some(folder) = std::env::var_os("THROUGHLINE_SHOTS").map(PathBuf::from) else { return };
    for (name, size, appearance, percent) in [
        ("light", [1280.0, 800.0], Appearance::Light, 100),
        ("light-tall", [1280.0, 4200.0], Appearance::Light, 100),
        ("dark-tall", [1280.0, 4200.0], Appearance::Dark, 100),
        ("contrast-tall", [1280.0, 4200.0], Appearance::HighContrast, 100),
        ("light-200", [1280.0, 800.0], Appearance::Light, 200),
        ("light-200-tall", [1280.0, 8200.0], Appearance::Light, 200),
        ("light-narrow-tall", [800.0, 4600.0], Appearance::Light, 100),
    ] {
        let mut harness = gallery(size, appearance, percent, Gallery::default());
        save(&mut harness, &folder, name);
    }
    for appearance in Appearance::EVERY {
        let mut harness = gallery([1280.0, 800.0], appearance, 100, Gallery { dialog_open: true, ..Gallery::default() });
        harness.key_press(egui::Key::Tab);
        harness.run();
        save(&mut harness, &folder, &format!("dialog-{}", appearance.name().replace(' ', "-").to_lowercase()));
        let mut harness = gallery([1280.0, 800.0], appearance, 100, Gallery::default());
        for _ in 0..11 {
            harness.key_press(egui::Key::Tab);
            harness.run();
        }
        save(&mut harness, &folder, &format!("focus-{}", appearance.name().replace(' ', "-").to_lowercase()));
    }
}

fn gallery(size: [f32; 2], appearance: Appearance, percent: u16, state: Gallery) -> Harness<'static, Gallery> {
    let mut harness = support::harness(size, appearance, percent, gallery_ui, state);
    harness.run();
    harness
}

fn save(harness: &mut Harness<'_, Gallery>, folder: &std::path::Path, name: &str) {
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let image = harness.render().expect("the frame can be drawn");
    image.save(folder.join(format!("{name}.png"))).expect("the picture can be written");
}
