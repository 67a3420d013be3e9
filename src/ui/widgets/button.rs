//! Buttons: one filled one a page; the others outlined or text.

use egui::{Color32, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{self, Theme, Tone, Type};

/// The one thing to do on a page or in a dialog.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    push_button(ui, text, Look::Filled)
}

/// Any other thing to do.
pub fn button(ui: &mut Ui, text: &str) -> Response {
    push_button(ui, text, Look::Outlined)
}

/// Something small to do, in the flow of text.
pub fn link_button(ui: &mut Ui, text: &str) -> Response {
    push_button(ui, text, Look::Text)
}

/// An outlined button in the colour of a notice, to stand on its ground.
pub fn tone_button(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    push_button(ui, text, Look::Toned(tone))
}

/// Gives a button a name that says what it is about, where many carry the same word.
pub fn named(button: Response, name: &str) -> Response {
    button.widget_info(|| WidgetInfo::labeled(Role::Button, button.enabled(), name));
    button
}

#[derive(Clone, Copy)]
enum Look {
    Filled,
    Outlined,
    Text,
    Toned(Tone),
}

impl Look {
    fn padding(self, theme: &Theme) -> f32 {
        match self {
            Self::Filled | Self::Outlined | Self::Toned(_) => theme.space.large,
            // In line with the text around it.
            Self::Text => 0.0,
        }
    }

    /// Ink, fill and outline.
    fn colors(self, theme: &Theme, hovered: bool) -> (Color32, Color32, Stroke) {
        let colors = &theme.colors;
        match self {
            Self::Filled if hovered => (colors.on_accent, theme.accent_hover(), Stroke::NONE),
            Self::Filled => (colors.on_accent, colors.accent, Stroke::NONE),
            Self::Outlined if hovered => (colors.accent, colors.hover, Stroke::new(theme.shape.line, colors.accent)),
            Self::Outlined => (colors.accent, colors.card, theme.outline()),
            Self::Text if hovered => (colors.accent, colors.hover, Stroke::NONE),
            Self::Text => (colors.accent, theme::NONE, Stroke::NONE),
            Self::Toned(tone) => {
                let ink = theme.tone_ink(tone);
                let width = if hovered { theme.shape.strong_line } else { theme.shape.line };
                (ink, colors.card, Stroke::new(width, ink))
            }
        }
    }
}

fn push_button(ui: &mut Ui, text: &str, look: Look) -> Response {
    let theme = theme::of(ui);
    let padding = look.padding(&theme);
    let galley = paint::lay_out(ui, Type::Strong, text, paint::line_width(ui) - 2.0 * padding);
    let height = theme.control.button.max(galley.size().y + theme.space.small);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 2.0 * padding, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    let (ink, fill, stroke) = look.colors(&theme, response.hovered());
    paint::ground(ui, rect, fill, stroke);
    paint::text_at(ui, rect.left() + padding, rect.center().y, &galley, ink);
    if matches!(look, Look::Text) {
        let corner = pos2(rect.left() + padding, rect.center().y - galley.size().y / 2.0);
        for row in &galley.rows {
            let line = row.rect().translate(corner.to_vec2());
            // Not under the space at which the line was broken.
            let last = row.glyphs.iter().rev().find(|glyph| !glyph.chr.is_whitespace());
            let right = last.map_or(line.right(), |glyph| line.left() + glyph.max_x());
            ui.painter().hline(
                line.left()..=right,
                (line.bottom() - theme.space.tiny).round(),
                Stroke::new(theme.shape.line, ink),
            );
        }
    }
    paint::finish(ui, response)
}
