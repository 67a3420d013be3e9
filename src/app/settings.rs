//! How the window looks and behaves, and where that is kept between runs. Never case data.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::base::read;
use crate::base::ron_text;
use crate::base::spot::Origin;
use crate::report::write;

/// Light, dark or high contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// The most bytes of a settings file that are read.
const SIZE_LIMIT: u64 = 64 * 1024;

/// How the window looks and behaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or high contrast; where the computer's own choice is followed, what to take if it says nothing.
    pub appearance: Appearance,
    /// Light or dark as the computer has it.
    pub follows_system: bool,
    /// Text size in per cent, 100 to 200.
    pub text_percent: u16,
    /// Nothing fades or moves.
    pub reduced_motion: bool,
    /// The case is covered when another window is turned to.
    pub cover_on_focus_loss: bool,
    /// The id of the route that is offered first; the pack's first if empty or not in the pack.
    pub route: String,
    /// After how many minutes without a touch the window is locked; 0 is never.
    pub idle_minutes: u16,
    /// After how many seconds what was copied is taken off the clipboard; 0 leaves it there until it is locked or closed.
    pub clipboard_seconds: u16,
}

/// The minutes without a touch that are offered; 0 is never.
pub const IDLE_MINUTES: [u16; 6] = [1, 2, 5, 10, 30, 0];

/// The seconds on the clipboard that are offered; 0 is until it is locked or closed.
pub const CLIPBOARD_SECONDS: [u16; 5] = [10, 30, 60, 300, 0];

impl Default for Settings {
    fn default() -> Self {
        Self {
            appearance: Appearance::default(),
            follows_system: false,
            text_percent: 100,
            reduced_motion: true,
            cover_on_focus_loss: true,
            route: String::new(),
            idle_minutes: 5,
            clipboard_seconds: 10,
        }
    }
}

/// The file of the settings, from the environment: `THROUGHLINE_HOME` before the folder that the system has for this.
pub fn place(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let of_system = || {
        if cfg!(windows) {
            return folder("APPDATA").map(|roaming| roaming.join("Throughline"));
        }
        if cfg!(target_os = "macos") {
            return folder("HOME").map(|home| home.join("Library/Application Support/Throughline"));
        }
        let config = folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")));
        config.map(|config| config.join("throughline"))
    };
    folder("THROUGHLINE_HOME").or_else(of_system).map(|folder| folder.join("settings.ron"))
}

/// The settings of a file; the usual ones if there is none. A file that cannot be read is set aside, and the sentence
/// says so. Nothing is written.
pub fn load(place: &Path) -> (Settings, Option<String>) {
    if !place.exists() {
        return (Settings::default(), None);
    }
    match read_file(place) {
        Ok(settings) => (settings, None),
        Err(why) => (Settings::default(), Some(set_aside(place, &why))),
    }
}

fn read_file(place: &Path) -> Result<Settings, String> {
    let name = place.display().to_string();
    let text = read::text(place, &name, SIZE_LIMIT).map_err(|fault| fault.to_string())?;
    let settings: Settings = ron_text::parse(Origin { file: &name, text: &text }).map_err(|fault| fault.to_string())?;
    Ok(Settings { text_percent: settings.text_percent.clamp(100, 200), ..settings })
}

fn set_aside(place: &Path, why: &str) -> String {
    let names = (1..100).map(|number| place.with_file_name(format!("settings-damaged-{number}.ron")));
    let free = names.into_iter().find(|name| !name.exists());
    let moved = free.and_then(|name| std::fs::rename(place, &name).ok().map(|()| name));
    let where_it_is = match moved {
        Some(name) => format!("They were set aside as {}", name.display()),
        None => "They could not be set aside and will be replaced by the next change".to_owned(),
    };
    format!("The settings could not be read: {why}. {where_it_is}; the usual ones are used.")
}

/// Writes the settings, in one step; makes the folder if it is not there.
///
/// # Errors
/// A sentence that says why they are not kept.
pub fn keep(place: &Path, settings: &Settings) -> Result<(), String> {
    let not_kept = |why: &dyn std::fmt::Display| format!("The settings hold until the window closes; they were not kept: {why}.");
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default()).map_err(|error| not_kept(&error))?;
    if let Some(folder) = place.parent() {
        std::fs::create_dir_all(folder).map_err(|error| not_kept(&read::in_words(&error)))?;
    }
    write::write(place, text.as_bytes()).map_err(|fault| not_kept(&fault))
}
