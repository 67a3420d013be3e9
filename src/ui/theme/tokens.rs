//! What `assets/theme.ron` holds: colours by name, sizes, and how sizes grow with the text.

use std::sync::LazyLock;

use egui::Color32;
use serde::{Deserialize, Deserializer, de::Error as _};

const TOKENS: &str = include_str!("../../../assets/theme.ron");

pub(super) static BUILT_IN: LazyLock<Tokens> = LazyLock::new(|| Tokens::parse(TOKENS).unwrap_or_else(|_fault| Tokens::plain()));

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
        /// The handles of scroll bars.
        scroll,
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
    /// Buttons, tabs, chips: whatever can be pressed and stands in one line with others.
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
pub(super) struct Tokens {
    pub text: TextSizes,
    pub space: Space,
    pub control: Control,
    pub column: Column,
    pub shape: Shape,
    pub light: Palette,
    pub dark: Palette,
    pub high_contrast: Palette,
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
            control: Control { button: 36.0, row: 40.0, rail_row: 44.0, mark: 18.0 },
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

pub(super) fn scaled_text(text: TextSizes, scale: f32) -> TextSizes {
    TextSizes {
        hint: text.hint * scale,
        body: text.body * scale,
        card_title: text.card_title * scale,
        page_title: text.page_title * scale,
        ..text
    }
}

pub(super) fn scaled_space(space: Space, scale: f32) -> Space {
    Space {
        tiny: space.tiny * scale,
        small: space.small * scale,
        medium: space.medium * scale,
        large: space.large * scale,
        card: space.card * scale,
        section: space.section * scale,
    }
}

pub(super) fn scaled_control(control: Control, scale: f32, half: f32) -> Control {
    Control {
        button: control.button * scale,
        row: control.row * scale,
        rail_row: control.rail_row * half,
        mark: control.mark * scale,
    }
}

pub(super) fn scaled_column(column: Column, scale: f32, half: f32) -> Column {
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
