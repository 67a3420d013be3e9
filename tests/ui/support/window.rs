//! The whole window in a harness, on the built-in pack.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use egui_kittest::Harness;
use throughline::app::App;
use throughline::app::command::{CaseCommand, Command, LookCommand};
use throughline::app::files::FilePicker;
use throughline::app::settings::Appearance;
use throughline::base::date;
use throughline::case::answer::{Said, Value};
use throughline::pack::{Pack, load};
use throughline::ui::shell::Shell;

/// The whole window in a harness.
pub type Window = Harness<'static, Shell>;

/// How a window looks: its size, its appearance, its text in per cent.
pub type Look = ([f32; 2], Appearance, u16);

/// An ordinary look.
pub const PLAIN: Look = ([1280.0, 800.0], Appearance::Light, 100);

/// A dialog that always gives the same answer.
#[derive(Debug, Default)]
pub struct Fixed {
    /// Where to write.
    pub place: Option<PathBuf>,
    /// What to open.
    pub case: Option<PathBuf>,
    /// Where a copy goes; where to write, if not said.
    pub copy: Option<PathBuf>,
    /// The file of a card; what to open, if not said.
    pub card: Option<PathBuf>,
}

impl FilePicker for Fixed {
    fn place_to_save(&self, _suggested_name: &str) -> Option<PathBuf> {
        self.place.clone()
    }

    fn place_for_copy(&self, _suggested_name: &str) -> Option<PathBuf> {
        self.copy.clone().or_else(|| self.place.clone())
    }

    fn card_to_read(&self) -> Option<PathBuf> {
        self.card.clone().or_else(|| self.case.clone())
    }

    fn case_to_open(&self) -> Option<PathBuf> {
        self.case.clone()
    }
}

/// The built-in pack, loaded once for all tests.
pub fn built_in_pack() -> Arc<Pack> {
    static PACK: LazyLock<Arc<Pack>> = LazyLock::new(|| Arc::new(load::built_in().expect("the built-in pack loads").pack));
    Arc::clone(&PACK)
}

/// The state of a window on 22 November 2026 with nothing open.
pub fn app(files: Fixed) -> App {
    app_on(built_in_pack(), files)
}

/// The same with another pack.
pub fn app_on(pack: Arc<Pack>, files: Fixed) -> App {
    let today = date::parse("2026-11-22").expect("a day");
    App::new(pack, today, Arc::new(files), Arc::new(|| ()))
}

/// A window of this size with nothing open.
pub fn window(size: [f32; 2], appearance: Appearance, percent: u16, files: Fixed) -> Window {
    window_on(app(files), size, appearance, percent)
}

/// A window of this size on another pack.
pub fn window_with_pack(pack: Pack, size: [f32; 2], appearance: Appearance, percent: u16) -> Window {
    window_on(app_on(Arc::new(pack), Fixed::default()), size, appearance, percent)
}

/// A window of this size on this state.
pub fn window_on(mut app: App, size: [f32; 2], appearance: Appearance, percent: u16) -> Window {
    app.push(Command::Look(LookCommand::SetAppearance(appearance)));
    app.push(Command::Look(LookCommand::SetTextPercent(percent)));
    let mut harness = super::harness(size, appearance, percent, |ui, shell: &mut Shell| shell.ui(ui), Shell::new(app));
    harness.run();
    harness
}

/// The same with the fictional person of this place open.
pub fn window_with_person(size: [f32; 2], appearance: Appearance, percent: u16, person: usize) -> Window {
    let mut harness = window(size, appearance, percent, Fixed::default());
    carry_out(&mut harness, Command::Case(CaseCommand::OpenPerson(person)));
    harness
}

/// Carries a command out, as if a control had asked for it.
pub fn carry_out(harness: &mut Window, command: Command) {
    harness.state_mut().app.push(command);
    harness.run();
    harness.run();
}

/// Records an answer.
pub fn say(harness: &mut Window, question: &str, value: Value) {
    let question = harness.state().app.pack.question(question).expect("the pack asks");
    carry_out(harness, Command::Case(CaseCommand::Say { question, said: Said::Value(value) }));
}

/// What is recorded for a question of the case that is open.
pub fn said(harness: &Window, question: &str) -> Said {
    let app = &harness.state().app;
    let question = app.pack.question(question).expect("the pack asks");
    app.session.as_ref().expect("a case is open").case.answers.said(question)
}
