//! Where commands write documents and pictures, look things up, and change how the window looks.

use std::path::PathBuf;

use crate::app::command::{LibraryCommand, LookCommand, ReportCommand, Screen};
use crate::app::job::Done;
use crate::app::session::Session;
use crate::app::{App, Reading, document, picture, settings};
use crate::pathway::{Format, Shown};
use crate::vault::record::log::Did;

impl App {
    pub(super) fn apply_report(&mut self, command: ReportCommand) {
        match command {
            ReportCommand::Show(kind) => {
                if let Some(session) = &mut self.session {
                    session.picked_report = Some(kind);
                }
            }
            ReportCommand::Save => self.save_report(),
            ReportCommand::Copied => {
                if let Some(what) = self.session.as_ref().map(|session| document::kind(&self.pack, session).in_words()) {
                    self.tell_log(Did::Copied, what);
                }
            }
        }
    }

    /// Asks where to write the document and writes it there, on a thread of its own.
    fn save_report(&mut self) {
        let Some(session) = &self.session else { return };
        if self.jobs.is_running() {
            return;
        }
        let (what, case) = (document::kind(&self.pack, session).in_words(), Some(session.number()));
        let document = document::document(&self.pack, session);
        let name = document::suggested_name(&self.pack, session);
        let written = move |place: PathBuf| Done::written(document::write(&document, &place), what, case);
        self.ask_first("write a document", move |files| files.place_to_save(&name), written);
    }

    /// Asks where to write the picture and draws it there, on a thread of its own.
    pub(super) fn save_picture(&mut self, shown: Shown, format: Format) {
        if self.jobs.is_running() {
            return;
        }
        let case = self.session.as_ref().map(Session::number);
        let picture = picture::picture(&self.pack, self.session.as_ref(), shown);
        let written = move |place: PathBuf| Done::written(picture::write(&picture, &place, format), picture::IN_WORDS, case);
        self.ask_first("draw the pathway", move |files| files.place_to_save(&picture::suggested_name(format)), written);
    }

    pub(super) fn apply_library(&mut self, command: LibraryCommand) {
        match command {
            LibraryCommand::Open(item) => {
                if self.screen != Screen::Library {
                    self.reading = Reading { from: Some(self.screen), ..Reading::default() };
                    self.screen = Screen::Library;
                }
                if self.reading.trail.last() != Some(&item) {
                    self.reading.trail.push(item);
                }
            }
            LibraryCommand::Back => {
                self.reading.trail.pop();
            }
            LibraryCommand::Close => self.reading = Reading::default(),
            LibraryCommand::SeePicture(item) => {
                self.go(Screen::Trends);
                self.reading.picture = Some(item);
            }
        }
    }

    pub(super) fn apply_look(&mut self, command: LookCommand) {
        let before = self.settings.clone();
        let settings = &mut self.settings;
        match command {
            LookCommand::SetAppearance(appearance) => {
                settings.appearance = appearance;
                settings.follows_system = false;
            }
            LookCommand::FollowSystem => settings.follows_system = true,
            LookCommand::SetTextPercent(percent) => settings.text_percent = percent.clamp(100, 200),
            LookCommand::SetReducedMotion(reduced) => settings.reduced_motion = reduced,
            LookCommand::SetCoverOnFocusLoss(covers) => settings.cover_on_focus_loss = covers,
            LookCommand::SetRoute(route) => settings.route = route,
            LookCommand::SetIdleMinutes(minutes) => settings.idle_minutes = minutes,
            LookCommand::SetClipboardSeconds(seconds) => settings.clipboard_seconds = seconds,
        }
        if let Some(place) = self.settings_place.as_ref().filter(|_| before != self.settings)
            && let Err(why) = settings::keep(place, &self.settings)
        {
            self.say_failed(why);
        }
    }
}
