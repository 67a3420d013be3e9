//! How the window looks. Never case data.

/// Light, dark or high contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Appearance {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black, white and yellow; every border drawn.
    HighContrast,
}

impl Appearance {
    /// Every one, in the order in which they are offered.
    pub const EVERY: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::HighContrast => "High contrast",
        }
    }
}

/// The text sizes that are offered, in per cent.
pub const TEXT_PERCENTS: [u16; 5] = [100, 125, 150, 175, 200];

/// How the window looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Light, dark or high contrast.
    pub appearance: Appearance,
    /// Text size in per cent, 100 to 200.
    pub text_percent: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { appearance: Appearance::default(), text_percent: 100 }
    }
}
