//! The one place where commands change things.

mod case;
mod plan;
mod what_if;
mod window;

use std::path::PathBuf;
use std::sync::Arc;

use crate::appraise::{Context, explain};
use crate::base::fault::Fault;
use crate::case::Case;
use crate::vault::record::log::Did;

use super::command::{CaseCommand, Command, KeepCommand, PathwayCommand, Screen};
use super::files::FilePicker;
use super::job::Done;
use super::session::Session;
use super::{App, Message, MessageKind, keeping, picture, progress};

/// True for what somebody does who goes on with something else.
fn goes_on(command: &Command) -> bool {
    matches!(
        command,
        Command::Go(_)
            | Command::Case(CaseCommand::Turn(_) | CaseCommand::Say { .. })
            | Command::Keep(KeepCommand::ForgetRecoveryKey)
    )
}

impl App {
    pub(super) fn apply(&mut self, command: Command) {
        if self.closes_kept_case(&command) {
            return self.close_kept_case(keeping::Next::Do(Box::new(command)));
        }
        if goes_on(&command) {
            // Good news was read by now; what went wrong stays until it is dismissed.
            self.message.take_if(|message| message.kind == MessageKind::Done);
        }
        match command {
            Command::Go(screen) => self.go(screen),
            Command::Case(command) => self.apply_case(command),
            Command::Options(command) => self.apply_options(command),
            Command::WhatIf(command) => self.apply_what_if(command),
            Command::Plan(command) => self.apply_plan(command),
            Command::Report(command) => self.apply_report(command),
            Command::OverTime(command) => self.apply_over_time(command),
            Command::Pathway(PathwayCommand::Save { shown, format }) => self.save_picture(shown, format),
            Command::Pathway(PathwayCommand::Copied) => self.tell_log(Did::Copied, picture::IN_WORDS),
            Command::Library(command) => self.apply_library(command),
            Command::Keep(command) => self.apply_keep(command),
            Command::Share(command) => self.apply_share(command),
            Command::Rights(command) => self.apply_rights(command),
            Command::Look(command) => self.apply_look(command),
            Command::Cover => self.covered = true,
            Command::Uncover => self.covered = false,
            Command::DismissMessage => self.message = None,
        }
    }

    pub(super) fn take(&mut self, done: Done) {
        match done {
            Done::Saved(path) => self.say_written("Written to", path),
            Done::Written { place, what, case } => {
                self.say_written("Written to", place);
                if case.is_some() && case == self.session.as_ref().map(Session::number) {
                    self.tell_log(Did::Exported, what);
                }
            }
            Done::NotSaved(why) => self.say_failed(why),
            // What was chosen in a dialog that was still up when everything was locked can be chosen again.
            Done::Opened(_) | Done::NotOpened(_) | Done::Sealed(_) if self.keeping.is_locked() => {}
            Done::Chosen(chosen) => self.chosen(chosen),
            Done::Opened(case) => {
                let route = progress::shortest_route(&self.pack, &case.answers);
                self.open(*case, route, Screen::Assessment);
            }
            Done::NotOpened(faults) => self.say_failed(not_opened(&faults)),
            Done::WorkedOut { stamp, option, found } => self.keep_way(stamp, option, found),
            Done::Cancelled => {}
            Done::Sealed(path) => self.open_kept(path),
            Done::Exported(path) => self.exported(&path),
            Done::Place(path) => self.keep_at(&path),
            Done::Recents(recents) => self.keeping.recents = recents,
        }
    }

    pub(super) fn say_written(&mut self, text: &str, place: PathBuf) {
        self.message = Some(Message { kind: MessageKind::Done, text: text.to_owned(), place: Some(place) });
    }

    pub(super) fn say_failed(&mut self, text: String) {
        self.message = Some(Message { kind: MessageKind::Failed, text, place: None });
    }

    /// Asks for a file or a place and goes on with it, on a thread of this name. Nothing comes of it if they think better.
    pub(super) fn ask_first(
        &mut self,
        name: &str,
        ask: impl FnOnce(&dyn FilePicker) -> Option<PathBuf> + Send + 'static,
        go_on: impl FnOnce(PathBuf) -> Done + Send + 'static,
    ) {
        let files = Arc::clone(&self.files);
        let started = self.jobs.start(name, move || ask(&*files).map_or(Done::Cancelled, go_on));
        if let Err(why) = started {
            self.say_failed(why);
        }
    }

    fn go(&mut self, screen: Screen) {
        if self.session.is_some() || !screen.needs_case() {
            self.screen = screen;
            self.reading.picture = None;
            if let Some(session) = &mut self.session {
                session.asked_for = None;
            }
        }
    }

    pub(super) fn open(&mut self, case: Case, route: usize, screen: Screen) {
        let kept = case.not_used().count();
        let context = Context { today: case.today.unwrap_or(self.today), area: self.area.clone() };
        self.opened += 1;
        let mut session = Session::new(&self.pack, case, route, context);
        // No two cases share a revision.
        session.revision = u64::from(self.opened) << 32;
        self.session = Some(session);
        self.keeping.kept = None;
        self.screen = screen;
        self.message = None;
        if kept > 0 {
            self.say_failed(format!(
                "This pack has no place for {} that this case records. What was recorded is kept, and not used.",
                explain::counted(kept, "thing")
            ));
        }
    }
}

/// Why a case was not opened, for the screen: the first fault, and how many more there are.
fn not_opened(faults: &[Fault]) -> String {
    let first = faults.first().map(ToString::to_string).unwrap_or_default();
    match faults.len() {
        0 | 1 => format!("The file was not opened. {first}"),
        more => format!("The file was not opened. {first} (and {} more)", more - 1),
    }
}
