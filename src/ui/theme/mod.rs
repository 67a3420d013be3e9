//! The look of the window: `assets/theme.ron` turned into colours, sizes and egui's own style.
//!
//! The only place that names a colour. It knows nothing of the widgets that use the tokens.

mod style;
mod tokens;

use std::sync::Arc;

pub use crate::app::settings::Appearance;
use egui::{Color32, FontFamily, FontId, Id, Stroke, TextFormat};

pub use tokens::{Column, Control, Palette, Shape, Space, TextSizes, check_built_in};

use style::{egui_theme, fonts};
use tokens::{BUILT_IN, scaled_column, scaled_control, scaled_space, scaled_text};

/// The colour of what is not painted, such as a frame without a ground.
pub const NONE: Color32 = Color32::TRANSPARENT;

/// Laid out now, coloured when painted.
pub const LATER: Color32 = Color32::PLACEHOLDER;

/// Text scales offered, in per cent.
pub const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 100..=200;

/// Name of the font family for titles and other text of weight.
const STRONG: &str = "strong";

/// What a thing means to the reader; each tone has an ink and a soft ground.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Tone {
    /// Met, fits, done.
    Good,
    /// Check this; cannot tell yet.
    Caution,
    /// Act now. Nothing else is red.
    Danger,
    /// Notes, sources, honesty.
    Info,
    /// Ordinary things.
    Quiet,
}

impl Tone {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Good, Self::Caution, Self::Danger, Self::Info, Self::Quiet];
}

/// The steps of the type scale.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Type {
    /// The one title of a page.
    PageTitle,
    /// Title of a card or dialog.
    CardTitle,
    /// Body size with weight: labels, buttons.
    Strong,
    /// Running text.
    Body,
    /// Small text with weight: badges, table heads.
    HintStrong,
    /// Hints, sources, dates. The smallest text there is.
    Hint,
}

/// Colours and sizes of the appearance and text scale in use.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Light, dark or high contrast; what has no colour of its own asks for it.
    pub appearance: Appearance,
    /// Size of text in per cent, 100 to 200.
    pub text_percent: u16,
    /// The colours of this appearance, by what they are for.
    pub colors: Palette,
    /// Sizes of text, scaled.
    pub text: TextSizes,
    /// Gaps, scaled by half.
    pub space: Space,
    /// Heights of controls, scaled; those of the rail by half, so that all of it has room.
    pub control: Control,
    /// Widths; the page and dialogs scaled, what stands beside them by half.
    pub column: Column,
    /// Corners and lines, not scaled.
    pub shape: Shape,
}

impl Theme {
    /// The theme for an appearance with text at `text_percent`, held to [`TEXT_PERCENT`].
    pub fn new(appearance: Appearance, text_percent: u16) -> Self {
        let tokens = &*BUILT_IN;
        let text_percent = text_percent.clamp(*TEXT_PERCENT.start(), *TEXT_PERCENT.end());
        let scale = f32::from(text_percent) / 100.0;
        let colors = match appearance {
            Appearance::Light => &tokens.light,
            Appearance::Dark => &tokens.dark,
            Appearance::HighContrast => &tokens.high_contrast,
        };
        Self {
            appearance,
            text_percent,
            colors: colors.clone(),
            text: scaled_text(tokens.text, scale),
            space: scaled_space(tokens.space, f32::midpoint(scale, 1.0)),
            control: scaled_control(tokens.control, scale, f32::midpoint(scale, 1.0)),
            column: scaled_column(tokens.column, scale, f32::midpoint(scale, 1.0)),
            shape: tokens.shape,
        }
    }

    /// The font of a step of the type scale.
    pub fn font(&self, kind: Type) -> FontId {
        let strong = || FontFamily::Name(STRONG.into());
        match kind {
            Type::PageTitle => FontId::new(self.text.page_title, strong()),
            Type::CardTitle => FontId::new(self.text.card_title, strong()),
            Type::Strong => FontId::new(self.text.body, strong()),
            Type::Body => FontId::new(self.text.body, FontFamily::Proportional),
            Type::HintStrong => FontId::new(self.text.hint, strong()),
            Type::Hint => FontId::new(self.text.hint, FontFamily::Proportional),
        }
    }

    /// Font, line height and colour of a step of the type scale.
    pub fn format(&self, kind: Type, color: Color32) -> TextFormat {
        let font_id = self.font(kind);
        TextFormat {
            line_height: Some(self.line_height(kind)),
            valign: egui::Align::Center,
            ..TextFormat::simple(font_id, color)
        }
    }

    /// From one line of this text to the next, in points.
    pub fn line_height(&self, kind: Type) -> f32 {
        let share = match kind {
            Type::PageTitle | Type::CardTitle => self.text.title_line_height,
            Type::Strong | Type::Body | Type::HintStrong | Type::Hint => self.text.line_height,
        };
        (self.font(kind).size * share).round()
    }

    /// The widest a line of this text may be, in points.
    pub fn measure(&self, kind: Type) -> f32 {
        self.font(kind).size * self.text.measure
    }

    /// The ink of a tone: readable on its ground, on cards and on the page.
    pub fn tone_ink(&self, tone: Tone) -> Color32 {
        match tone {
            Tone::Good => self.colors.good,
            Tone::Caution => self.colors.caution,
            Tone::Danger => self.colors.danger,
            Tone::Info => self.colors.info,
            Tone::Quiet => self.colors.quiet,
        }
    }

    /// What a notice or a badge of this tone lies on; plain ink is readable on it.
    pub fn tone_ground(&self, tone: Tone) -> Color32 {
        match tone {
            Tone::Good => self.colors.good_soft,
            Tone::Caution => self.colors.caution_soft,
            Tone::Danger => self.colors.danger_soft,
            Tone::Info => self.colors.info_soft,
            Tone::Quiet => self.colors.page,
        }
    }

    /// The border of something on a soft ground: drawn where there are no soft grounds, and around nothing that is quiet.
    pub fn soft_border(&self, tone: Tone) -> Stroke {
        match self.appearance {
            Appearance::HighContrast if tone != Tone::Quiet => Stroke::new(self.shape.line, self.tone_ink(tone)),
            Appearance::HighContrast | Appearance::Light | Appearance::Dark => Stroke::NONE,
        }
    }

    /// Parts cards and rows from each other. Too faint to be the only sign of a control.
    pub fn hairline(&self) -> Stroke {
        Stroke::new(self.shape.line, self.colors.line)
    }

    /// The outline of a control at rest.
    pub fn outline(&self) -> Stroke {
        Stroke::new(self.shape.line, self.colors.edge)
    }

    /// The outline of what is chosen or current, wider than one at rest, so that colour is not its only sign.
    pub fn chosen_outline(&self) -> Stroke {
        Stroke::new(self.shape.strong_line, self.colors.accent)
    }

    /// A filled button under the pointer: the accent, a little nearer to the ink.
    pub fn accent_hover(&self) -> Color32 {
        self.colors.accent.lerp_to_gamma(self.colors.ink, 0.2)
    }

    /// The colours of the inner and the outer ring around what has the focus. The outer one stands out from the page;
    /// on dark pages a gap inside it keeps focus apart from the outline of what is chosen.
    pub fn focus_rings(&self) -> (Color32, Color32) {
        match self.appearance {
            Appearance::Light => (self.colors.focus, self.colors.focus_ring),
            Appearance::Dark | Appearance::HighContrast => (self.colors.focus_ring, self.colors.focus),
        }
    }
}

/// Puts the theme in place: fonts, egui's style, and [`of`]. May be called again whenever a setting changes.
pub fn install(ctx: &egui::Context, appearance: Appearance, text_percent: u16) {
    let is_installed = |theme: &Arc<Theme>| theme.appearance == appearance && theme.text_percent == text_percent;
    if ctx.data(|data| data.get_temp::<Arc<Theme>>(theme_id())).as_ref().is_some_and(is_installed) {
        return;
    }
    let theme = Theme::new(appearance, text_percent);
    let style = Arc::new(theme.style());
    ctx.set_fonts(fonts());
    ctx.set_style_of(egui::Theme::Light, Arc::clone(&style));
    ctx.set_style_of(egui::Theme::Dark, style);
    ctx.set_theme(egui_theme(appearance));
    // Ctrl+Q would close the window past the question whether to save.
    ctx.options_mut(|options| options.quit_shortcuts.clear());
    ctx.data_mut(|data| data.insert_temp(theme_id(), Arc::new(theme)));
}

/// Lets dialogs come up with a short fade, or nothing fade or move at all.
pub fn set_motion(ctx: &egui::Context, reduced: bool) {
    let wanted = if reduced { 0.0 } else { of(ctx).shape.fade };
    let is_so = |theme| ctx.style_of(theme).animation_time.to_bits() == wanted.to_bits();
    if !(is_so(egui::Theme::Light) && is_so(egui::Theme::Dark)) {
        ctx.all_styles_mut(|style| style.animation_time = wanted);
    }
}

/// The colour of pages, as a window is filled with it before anything is drawn.
pub fn ground(visuals: &egui::Visuals) -> [f32; 4] {
    visuals.panel_fill.to_normalized_gamma_f32()
}

/// The theme in use.
pub fn of(ctx: &egui::Context) -> Arc<Theme> {
    ctx.data(|data| data.get_temp::<Arc<Theme>>(theme_id())).unwrap_or_else(|| Arc::new(Theme::new(Appearance::Light, 100)))
}

fn theme_id() -> Id {
    Id::unique("throughline theme")
}
