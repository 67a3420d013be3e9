//! The look of the window: `assets/theme.ron` turned into colours, sizes and egui's own style.
//!
//! The only file that names a colour. It knows nothing of the widgets that use the tokens.

use std::sync::{Arc, LazyLock};

pub use crate::app::settings::Appearance;
use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId, Id, Stroke, Style, TextFormat, TextStyle, Visuals, vec2};

use serde::{Deserialize, Deserializer, de::Error as _};

/// Nothing painted.
pub const NONE: Color32 = Color32::TRANSPARENT;

/// Laid out now, coloured when painted.
pub const LATER: Color32 = Color32::PLACEHOLDER;

/// Text scales offered, in per cent.
pub const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 100..=200;

/// Name of the font family for titles and other text of weight.
const STRONG: &str = "strong";

const TOKENS: &str = include_str!("../../assets/theme.ron");
const REGULAR: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
const SYMBOLS: &[u8] = include_bytes!("../../assets/fonts/DejaVuSans.ttf");

static BUILT_IN: LazyLock<Tokens> = LazyLock::new(|| Tokens::parse(TOKENS).unwrap_or_else(|_fault| Tokens::plain()));

/// Which of egui's own themes an appearance builds on.
fn egui_theme(appearance: Appearance) -> egui::Theme {
    match appearance {
        Appearance::Light => egui::Theme::Light,
        Appearance::Dark | Appearance::HighContrast => egui::Theme::Dark,
    }
}

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

macro_rules! palette {
    (grounds { $($(#[doc = $about_ground:literal])+ $ground:ident,)+ } inks { $($(#[doc = $about_ink:literal])+ $ink:ident,)+ }) => {
        /// The colours of one appearance, by name.
        #[derive(Clone, Debug, Deserialize, PartialEq)]
        #[serde(deny_unknown_fields)]
        pub struct Palette {
            $($(#[doc = $about_ground])+ #[serde(deserialize_with = "color_from_hex")] pub $ground: Color32,)+
            $($(#[doc = $about_ink])+ #[serde(deserialize_with = "color_from_hex")] pub $ink: Color32,)+
        }

        impl Palette {
            /// Every token with its name, grounds first.
            pub fn named(&self) -> Vec<(&'static str, Color32)> {
                vec![$((stringify!($ground), self.$ground),)+ $((stringify!($ink), self.$ink),)+]
            }

            fn plain() -> Self {
                Self { $($ground: Color32::WHITE,)+ $($ink: Color32::BLACK,)+ }
            }
        }
    };
}

palette! {
    grounds {
        /// Behind everything.
        page,
        /// Cards and panels.
        card,
        /// Inside text fields.
        field,
        /// Under the pointer.
        hover,
        /// Chosen answers.
        accent_soft,
        /// Text on a filled accent button.
        on_accent,
        /// Behind what must be acted on now.
        danger_soft,
        /// Behind what should be checked.
        caution_soft,
        /// Behind what is met.
        good_soft,
        /// Behind notes.
        info_soft,
        /// The left rail.
        rail,
        /// The chosen item of the rail.
        rail_chosen,
        /// Over the page while a dialog is open.
        shade,
    }
    inks {
        /// Text.
        ink,
        /// Hints, sources, dates.
        quiet,
        /// Hairlines that carry no meaning.
        line,
        /// Outlines of controls.
        edge,
        /// The one thing to do; chosen answers; links.
        accent,
        /// Act now.
        danger,
        /// Check this.
        caution,
        /// Met; fits.
        good,
        /// Notes, sources, honesty.
        info,
        /// Text on the rail.
        rail_ink,
        /// Shortcuts on the rail.
        rail_quiet,
        /// The bar beside the chosen item of the rail.
        rail_mark,
        /// Where the keyboard is.
        focus,
        /// Around the focus colour, so that it shows on every ground.
        focus_ring,
    }
}

/// Sizes of text, in points.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct TextSizes {
    /// Hints, badges; never smaller.
    pub hint: f32,
    /// Running text and controls.
    pub body: f32,
    /// Title of a card.
    pub card_title: f32,
    /// Title of a page.
    pub page_title: f32,
    /// Height of a line of text, as a multiple of its size.
    pub line_height: f32,
    /// The same for titles.
    pub title_line_height: f32,
    /// Widest line of text, as a multiple of its size.
    pub measure: f32,
}

/// Gaps and paddings, in points. They grow half as fast as the text.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// Between a symbol and its word.
    pub tiny: f32,
    /// Between rows.
    pub small: f32,
    /// Inside rows.
    pub medium: f32,
    /// Between cards.
    pub large: f32,
    /// Inside cards.
    pub card: f32,
    /// Between sections of a page.
    pub section: f32,
}

/// Heights of controls, in points.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Control {
    /// The least height of anything that can be clicked.
    pub interact: f32,
    /// Buttons.
    pub button: f32,
    /// Rows that can be chosen.
    pub row: f32,
    /// Items of the rail.
    pub rail_row: f32,
    /// Radio and check marks, width and height.
    pub mark: f32,
}

/// Widths, in points.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The column of a page.
    pub page: f32,
    /// The panel beside it.
    pub side: f32,
    /// The left rail.
    pub rail: f32,
    /// A dialog.
    pub dialog: f32,
    /// Labels beside their values.
    pub label: f32,
}

/// Corners and lines, in points. They do not grow with the text.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// Corners of cards.
    pub card: f32,
    /// Corners of controls.
    pub control: f32,
    /// Hairlines and outlines.
    pub line: f32,
    /// Outlines of what is chosen.
    pub strong_line: f32,
    /// The bar at the left of notices and of the current row.
    pub bar: f32,
    /// Each of the two rings around the focused control.
    pub focus: f32,
    /// How long a dialog takes to come up where motion is wanted, in seconds.
    pub fade: f32,
}

/// `assets/theme.ron` as it stands.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tokens {
    text: TextSizes,
    space: Space,
    control: Control,
    column: Column,
    shape: Shape,
    light: Palette,
    dark: Palette,
    high_contrast: Palette,
}

impl Tokens {
    fn parse(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// Black on white. Only seen if the built-in file cannot be read, which a test rules out.
    fn plain() -> Self {
        Self {
            text: TextSizes {
                hint: 14.0,
                body: 16.0,
                card_title: 18.0,
                page_title: 26.0,
                line_height: 1.4,
                title_line_height: 1.2,
                measure: 31.5,
            },
            space: Space { tiny: 4.0, small: 8.0, medium: 12.0, large: 16.0, card: 20.0, section: 32.0 },
            control: Control { interact: 32.0, button: 36.0, row: 40.0, rail_row: 44.0, mark: 18.0 },
            column: Column { page: 720.0, side: 340.0, rail: 188.0, dialog: 520.0, label: 190.0 },
            shape: Shape { card: 8.0, control: 6.0, line: 1.0, strong_line: 2.0, bar: 4.0, focus: 2.0, fade: 0.0 },
            light: Palette::plain(),
            dark: Palette::plain(),
            high_contrast: Palette::plain(),
        }
    }
}

/// Whether the built-in tokens can be read, with the fault if not.
///
/// # Errors
/// What is wrong in `assets/theme.ron`, with line and column.
pub fn check_built_in() -> Result<(), String> {
    Tokens::parse(TOKENS).map(|_tokens| ()).map_err(|fault| fault.to_string())
}

/// Colours and sizes of the appearance and text scale in use.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Which appearance this is.
    pub appearance: Appearance,
    /// Size of text in per cent, 100 to 200.
    pub text_percent: u16,
    /// Colours.
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
        let line_height = match kind {
            Type::PageTitle | Type::CardTitle => self.text.title_line_height,
            Type::Strong | Type::Body | Type::HintStrong | Type::Hint => self.text.line_height,
        };
        TextFormat {
            line_height: Some((font_id.size * line_height).round()),
            valign: egui::Align::Center,
            ..TextFormat::simple(font_id, color)
        }
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

    /// The soft ground of a tone.
    pub fn tone_ground(&self, tone: Tone) -> Color32 {
        match tone {
            Tone::Good => self.colors.good_soft,
            Tone::Caution => self.colors.caution_soft,
            Tone::Danger => self.colors.danger_soft,
            Tone::Info => self.colors.info_soft,
            Tone::Quiet => self.colors.page,
        }
    }

    /// The border of something on a soft ground: drawn where there are no soft grounds.
    pub fn soft_border(&self, tone: Tone) -> Stroke {
        match self.appearance {
            Appearance::HighContrast => Stroke::new(self.shape.line, self.tone_ink(tone)),
            Appearance::Light | Appearance::Dark => Stroke::NONE,
        }
    }

    /// A hairline.
    pub fn hairline(&self) -> Stroke {
        Stroke::new(self.shape.line, self.colors.line)
    }

    /// The outline of a control at rest.
    pub fn outline(&self) -> Stroke {
        Stroke::new(self.shape.line, self.colors.edge)
    }

    /// The outline of what is chosen.
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

    /// egui's own style, for the parts of it that we use as they are.
    pub fn style(&self) -> Style {
        let mut style = Style { animation_time: 0.0, scroll_animation: egui::style::ScrollAnimation::none(), ..Style::default() };
        style.text_styles = self.text_styles();
        style.interaction.tooltip_delay = 0.3;
        self.set_spacing(&mut style.spacing);
        style.visuals = self.visuals();
        style
    }

    fn text_styles(&self) -> std::collections::BTreeMap<TextStyle, FontId> {
        [
            (TextStyle::Small, Type::Hint),
            (TextStyle::Body, Type::Body),
            (TextStyle::Monospace, Type::Body),
            (TextStyle::Button, Type::Body),
            (TextStyle::Heading, Type::PageTitle),
        ]
        .into_iter()
        .map(|(style, kind)| (style, self.font(kind)))
        .collect()
    }

    fn set_spacing(&self, spacing: &mut egui::Spacing) {
        spacing.item_spacing = vec2(self.space.small, self.space.small);
        spacing.button_padding = vec2(self.space.medium, self.space.tiny);
        spacing.window_margin = self.space.card.into();
        spacing.menu_margin = self.space.small.into();
        spacing.indent = self.space.card;
        spacing.interact_size = vec2(self.control.row, self.control.interact);
        spacing.icon_width = self.control.mark;
        spacing.icon_width_inner = self.control.mark * 0.6;
        spacing.icon_spacing = self.space.small;
        spacing.combo_width = self.column.label;
        spacing.text_edit_width = self.column.dialog;
        spacing.tooltip_width = self.column.side;
        spacing.menu_width = self.column.side;
        spacing.scroll = egui::style::ScrollStyle {
            bar_width: 6.0,
            bar_inner_margin: self.space.tiny,
            bar_outer_margin: 2.0,
            handle_min_length: 32.0,
            foreground_color: true,
            fade: egui::style::ScrollFadeStyle { strength: 0.0, size: 0.0 },
            ..egui::style::ScrollStyle::solid()
        };
    }

    fn visuals(&self) -> Visuals {
        let colors = &self.colors;
        let mut visuals = match self.appearance {
            Appearance::Light => Visuals::light(),
            Appearance::Dark | Appearance::HighContrast => Visuals::dark(),
        };
        self.set_widgets(&mut visuals.widgets);
        visuals.weak_text_color = Some(colors.quiet);
        visuals.hyperlink_color = colors.accent;
        visuals.selection.bg_fill = colors.accent_soft;
        visuals.selection.stroke = Stroke::new(self.shape.strong_line, colors.accent);
        visuals.text_cursor.stroke = Stroke::new(self.shape.strong_line, colors.ink);
        visuals.faint_bg_color = colors.page;
        visuals.extreme_bg_color = colors.field;
        visuals.text_edit_bg_color = Some(colors.field);
        visuals.code_bg_color = colors.page;
        visuals.warn_fg_color = colors.caution;
        visuals.error_fg_color = colors.danger;
        visuals.panel_fill = colors.page;
        visuals.window_fill = colors.card;
        visuals.window_stroke = Stroke::new(self.shape.line, colors.edge);
        visuals.window_corner_radius = self.shape.card.into();
        visuals.menu_corner_radius = self.shape.control.into();
        visuals.popup_shadow = egui::Shadow::NONE;
        visuals.striped = false;
        visuals.disabled_alpha = 0.55;
        visuals
    }

    fn set_widgets(&self, widgets: &mut egui::style::Widgets) {
        let colors = &self.colors;
        for state in
            [&mut widgets.noninteractive, &mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open]
        {
            state.corner_radius = self.shape.control.into();
            state.expansion = 0.0;
            state.bg_fill = colors.card;
            state.weak_bg_fill = colors.card;
            state.bg_stroke = self.outline();
            state.fg_stroke = Stroke::new(self.shape.line, colors.ink);
        }
        widgets.noninteractive.bg_stroke = self.hairline();
        widgets.inactive.fg_stroke.color = colors.ink;
        for state in [&mut widgets.hovered, &mut widgets.open] {
            state.bg_fill = colors.hover;
            state.weak_bg_fill = colors.hover;
            state.bg_stroke = Stroke::new(self.shape.line, colors.accent);
        }
        // Also the focused state of egui's own widgets.
        widgets.active.bg_fill = colors.accent_soft;
        widgets.active.weak_bg_fill = colors.accent_soft;
        widgets.active.bg_stroke = Stroke::new(self.shape.strong_line, self.focus_rings().1);
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
pub fn ground(visuals: &Visuals) -> [f32; 4] {
    visuals.panel_fill.to_normalized_gamma_f32()
}

/// The theme in use.
pub fn of(ctx: &egui::Context) -> Arc<Theme> {
    ctx.data(|data| data.get_temp::<Arc<Theme>>(theme_id())).unwrap_or_else(|| Arc::new(Theme::new(Appearance::Light, 100)))
}

fn theme_id() -> Id {
    Id::unique("throughline theme")
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [("regular", REGULAR), ("semi-bold", SEMI_BOLD), ("symbols", SYMBOLS)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, "regular"),
        (FontFamily::Monospace, "regular"),
        (FontFamily::Name(STRONG.into()), "semi-bold"),
    ];
    for (family, text) in families {
        fonts.families.insert(family, vec![text.to_owned(), "symbols".to_owned()]);
    }
    fonts
}

fn scaled_text(text: TextSizes, scale: f32) -> TextSizes {
    TextSizes {
        hint: text.hint * scale,
        body: text.body * scale,
        card_title: text.card_title * scale,
        page_title: text.page_title * scale,
        ..text
    }
}

fn scaled_space(space: Space, scale: f32) -> Space {
    Space {
        tiny: space.tiny * scale,
        small: space.small * scale,
        medium: space.medium * scale,
        large: space.large * scale,
        card: space.card * scale,
        section: space.section * scale,
    }
}

fn scaled_control(control: Control, scale: f32, half: f32) -> Control {
    Control {
        interact: control.interact * scale,
        button: control.button * scale,
        row: control.row * scale,
        rail_row: control.rail_row * half,
        mark: control.mark * scale,
    }
}

fn scaled_column(column: Column, scale: f32, half: f32) -> Column {
    Column {
        page: column.page * scale,
        side: column.side * half,
        rail: column.rail * half,
        dialog: column.dialog * scale,
        label: column.label * half,
    }
}

fn color_from_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text)
        .map_err(|_fault| D::Error::custom(format!("`{text}` is not a colour; write `#RRGGBB` or `#RRGGBBAA`")))
}
