//! Settings on the disk: kept whole, read back, set aside where they are damaged, and never written for nothing.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use throughline::app::command::{Command, LookCommand};
use throughline::app::files::FilePicker;
use throughline::app::settings::{Appearance, Settings, keep, load, place};
use throughline::app::{App, MessageKind};
use throughline::pack::load as pack_load;

use crate::packs::TODAY;

#[derive(Debug)]
struct Nobody;

impl FilePicker for Nobody {
    fn place_to_save(&self, _: &str) -> Option<PathBuf> {
        None
    }
    fn case_to_open(&self) -> Option<PathBuf> {
        None
    }
}

fn app(place: &Path) -> App {
    let pack = pack_load::built_in().unwrap().pack;
    App::new(Arc::new(pack), TODAY, Arc::new(Nobody), Arc::new(|| ())).with_settings(place.to_owned())
}

fn look(app: &mut App, command: LookCommand) {
    app.push(Command::Look(command));
    app.advance();
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn nothing_is_written_before_something_changes() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("throughline");
    let mut app = app(&home.join("settings.ron"));
    app.advance();
    look(&mut app, LookCommand::SetTextPercent(100));
    look(&mut app, LookCommand::SetAppearance(Appearance::Light));
    assert!(!home.exists(), "what is so already is no change");
    look(&mut app, LookCommand::SetTextPercent(150));
    assert_eq!(names(&home), ["settings.ron"]);
}

#[test]
fn every_setting_is_there_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("settings.ron");
    let mut first = app(&place);
    let wishes = [
        LookCommand::SetAppearance(Appearance::HighContrast),
        LookCommand::FollowSystem,
        LookCommand::SetTextPercent(175),
        LookCommand::SetReducedMotion(false),
        LookCommand::SetCoverOnFocusLoss(false),
        LookCommand::SetRoute("full".to_owned()),
    ];
    for wish in wishes {
        look(&mut first, wish);
    }
    let again = app(&place);
    assert_eq!(again.settings, first.settings);
    assert_ne!(again.settings, Settings::default());
    assert_eq!(again.message, None);
    assert_eq!(again.pack.routes[again.first_route()].id, "full");
    let text = fs::read_to_string(&place).unwrap();
    assert!(text.contains("text_percent: 175"), "{text}");
}

#[test]
fn a_damaged_file_is_named_and_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("settings.ron");
    for (number, damage) in
        ["(appearance: Lig", "(text_percent: \"large\")", "\u{0}\u{1}", "(appearance: Sepia)"].iter().enumerate()
    {
        fs::write(&place, damage).unwrap();
        let app = app(&place);
        assert_eq!(app.settings, Settings::default());
        let message = app.message.expect("the damage is told");
        assert_eq!(message.kind, MessageKind::Failed);
        assert!(message.text.contains("settings.ron:1:"), "{}", message.text);
        let aside = folder.path().join(format!("settings-damaged-{}.ron", number + 1));
        assert_eq!(fs::read_to_string(aside).unwrap(), *damage, "nothing is lost");
        assert!(!place.exists());
    }
}

#[test]
fn a_file_of_another_version_keeps_what_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("settings.ron");
    fs::write(&place, "(text_percent: 900, appearance: Dark, sound: Loud)").unwrap();
    let (settings, trouble) = load(&place);
    assert_eq!(trouble, None);
    assert_eq!(settings, Settings { text_percent: 200, appearance: Appearance::Dark, ..Settings::default() });
}

#[test]
fn settings_that_cannot_be_kept_hold_until_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("a file");
    fs::write(&blocked, "in the way").unwrap();
    let mut app = app(&blocked.join("settings.ron"));
    look(&mut app, LookCommand::SetTextPercent(150));
    assert_eq!(app.settings.text_percent, 150);
    let message = app.message.expect("it is told");
    assert!(message.text.contains("were not kept"), "{}", message.text);
}

#[test]
fn the_place_follows_the_environment() {
    let of = |variables: &[(&str, &str)]| {
        let variables: Vec<(String, OsString)> =
            variables.iter().map(|(name, value)| ((*name).to_owned(), OsString::from(value))).collect();
        place(move |name| variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()))
    };
    if cfg!(all(unix, not(target_os = "macos"))) {
        assert_eq!(of(&[("HOME", "/home/sam")]), Some("/home/sam/.config/throughline/settings.ron".into()));
        let xdg = [("HOME", "/home/sam"), ("XDG_CONFIG_HOME", "/etc/sam")];
        assert_eq!(of(&xdg), Some("/etc/sam/throughline/settings.ron".into()));
        let relative = [("HOME", "/home/sam"), ("XDG_CONFIG_HOME", "here")];
        assert_eq!(of(&relative), Some("/home/sam/.config/throughline/settings.ron".into()), "a relative folder is none");
        assert_eq!(of(&[("THROUGHLINE_HOME", "/tmp/t"), ("HOME", "/home/sam")]), Some("/tmp/t/settings.ron".into()));
    }
    assert_eq!(of(&[]), None);
}

#[test]
fn keeping_replaces_the_file_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("deep").join("settings.ron");
    keep(&place, &Settings::default()).unwrap();
    keep(&place, &Settings { text_percent: 125, ..Settings::default() }).unwrap();
    assert_eq!(load(&place).0.text_percent, 125);
    assert_eq!(names(place.parent().unwrap()), ["settings.ron"], "nothing is left beside it");
}
