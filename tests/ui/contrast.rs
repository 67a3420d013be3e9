//! The tokens of `assets/theme.ron`: readable as a file, and readable on the screen.
//!
//! Contrast is that of WCAG 2.2: 4.5 for text on every ground it is drawn on, 3 for outlines, marks and focus.

use egui::Color32;
use throughline::ui::theme::{self, Appearance, Theme, Tone, Type};

const TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

/// Relative luminance, WCAG 2.2.
fn luminance(color: Color32) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let [r, g, b, _] = color.to_array();
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// Contrast ratio, WCAG 2.2.
fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What is drawn, what it is drawn on, and the least contrast between them.
fn pairs(theme: &Theme) -> Vec<(String, Color32, Color32, f64)> {
    let c = &theme.colors;
    let mut pairs = Vec::new();
    let mut on = |name: &str, color: Color32, least: f64, grounds: &[(&str, Color32)]| {
        for (ground, behind) in grounds {
            pairs.push((format!("{name} on {ground}"), color, *behind, least));
        }
    };
    let plain = [("page", c.page), ("card", c.card), ("hover", c.hover), ("field", c.field)];
    let soft = [
        ("accent_soft", c.accent_soft),
        ("danger_soft", c.danger_soft),
        ("caution_soft", c.caution_soft),
        ("good_soft", c.good_soft),
        ("info_soft", c.info_soft),
    ];
    for grounds in [&plain[..], &soft[..]] {
        on("ink", c.ink, TEXT, grounds);
        on("quiet", c.quiet, TEXT, grounds);
    }
    on("accent", c.accent, TEXT, &plain);
    on("accent", c.accent, TEXT, &[("accent_soft", c.accent_soft)]);
    on("edge", c.edge, SHAPE, &plain);
    on("edge", c.edge, SHAPE, &soft);
    on("scroll", c.scroll, SHAPE, &[("page", c.page), ("card", c.card), ("rail", c.rail)]);
    on("on_accent", c.on_accent, TEXT, &[("accent", c.accent), ("accent under the pointer", theme.accent_hover())]);
    for tone in Tone::ALL {
        let own = [("its ground", theme.tone_ground(tone))];
        on(&format!("{tone:?} ink"), theme.tone_ink(tone), TEXT, &plain);
        on(&format!("{tone:?} ink"), theme.tone_ink(tone), TEXT, &own);
        on(&format!("ink, {tone:?}"), c.ink, TEXT, &own);
    }
    let rail = [("rail", c.rail), ("rail_chosen", c.rail_chosen)];
    on("rail_ink", c.rail_ink, TEXT, &rail);
    on("rail_quiet", c.rail_quiet, TEXT, &rail);
    on("rail_mark", c.rail_mark, SHAPE, &rail);
    on("the rings of the focus", c.focus, SHAPE, &[("each other", c.focus_ring)]);
    pairs
}

#[test]
fn the_built_in_theme_is_read() {
    assert_eq!(theme::check_built_in(), Ok(()));
    assert_ne!(Theme::new(Appearance::Light, 100), Theme::new(Appearance::Dark, 100));
}

#[test]
fn text_and_shapes_stand_out_in_every_appearance() {
    let faint: Vec<String> = Appearance::EVERY
        .iter()
        .flat_map(|appearance| {
            pairs(&Theme::new(*appearance, 100)).into_iter().filter_map(move |(name, color, ground, least)| {
                let ratio = contrast(color, ground);
                (ratio < least).then(|| format!("{}: {name} has {ratio:.2}, wants {least}", appearance.name()))
            })
        })
        .collect();
    assert_eq!(faint, Vec::<String>::new());
}

#[test]
fn one_of_the_two_focus_rings_shows_on_every_ground() {
    for appearance in Appearance::EVERY {
        let theme = Theme::new(appearance, 100);
        let colors = &theme.colors;
        for (name, ground) in colors.named() {
            let best = contrast(colors.focus, ground).max(contrast(colors.focus_ring, ground));
            assert!(best >= SHAPE, "{}: focus on {name} has {best:.2}", appearance.name());
        }
    }
}

#[test]
fn high_contrast_is_much_more() {
    let theme = Theme::new(Appearance::HighContrast, 100);
    for (name, color, ground, _) in pairs(&theme) {
        let ratio = contrast(color, ground);
        assert!(ratio >= 7.0, "{name} has {ratio:.2}");
    }
}

#[test]
fn text_grows_with_the_setting_and_no_further() {
    let size = |percent| Theme::new(Appearance::Light, percent).font(Type::Body).size.to_string();
    assert_eq!([size(100), size(150), size(200)], ["16", "24", "32"]);
    assert_eq!([size(20), size(900)], ["16", "32"]);
    assert!(Theme::new(Appearance::Light, 100).font(Type::Hint).size >= 14.0);
}
