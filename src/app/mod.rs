//! What the window does, without drawing: the facts, what follows from them, and the commands that change them.
//!
//! Facts (answers, plan, page, settings) change only through a [`command::Command`], in `handle`. What follows from
//! them (the appraisal, the next questions, progress) is worked out again when they change, never while drawing.

pub mod command;
pub mod document;
pub mod files;
mod handle;
pub mod job;
pub mod people;
pub mod progress;
pub mod session;
pub mod settings;

use std::sync::Arc;

use crate::area::AreaProfile;
use crate::base::date::Date;
use crate::pack::Pack;

use command::{Command, Screen};
use files::FilePicker;
use job::Jobs;
use people::Person;
use session::Session;
use settings::Settings;

/// Everything the window shows and works on.
#[derive(Debug)]
pub struct App {
    /// The pack in use.
    pub pack: Arc<Pack>,
    /// The day that counts as today where the case does not set its own.
    pub today: Date,
    /// What is open locally.
    pub area: AreaProfile,
    /// The screen that is shown.
    pub screen: Screen,
    /// The case that is open, if any.
    pub session: Option<Session>,
    /// Fictional people to open.
    pub people: Vec<Person>,
    /// How the window looks.
    pub settings: Settings,
    /// The last thing that the program has to say, until it is dismissed or replaced.
    pub message: Option<Message>,
    /// Slow work under way.
    pub jobs: Jobs,
    /// How many cases have been opened; tells one from the next.
    pub opened: u32,
    files: Arc<dyn FilePicker>,
    queue: Vec<Command>,
}

/// Something that the program has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Good news, or not.
    pub kind: MessageKind,
    /// One sentence.
    pub text: String,
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// It worked.
    Done,
    /// It did not work; the text says what to do.
    Failed,
}

impl App {
    /// A window's worth of state, with nothing open.
    pub fn new(pack: Arc<Pack>, today: Date, files: Arc<dyn FilePicker>, wake: job::Wake) -> Self {
        let people = people::built_in(&pack);
        Self {
            pack,
            today,
            area: AreaProfile::default(),
            screen: Screen::Start,
            session: None,
            people,
            settings: Settings::default(),
            message: None,
            jobs: Jobs::new(wake),
            opened: 0,
            files,
            queue: Vec::new(),
        }
    }

    /// Asks for a change. It happens before the next frame is drawn.
    pub fn push(&mut self, command: Command) {
        self.queue.push(command);
    }

    /// Takes what slow work has brought and carries out what was asked for. True when anything changed.
    pub fn advance(&mut self) -> bool {
        let finished = self.jobs.finished();
        let commands = std::mem::take(&mut self.queue);
        let changed = !finished.is_empty() || !commands.is_empty();
        for done in finished {
            self.take(done);
        }
        for command in commands {
            self.apply(command);
        }
        changed
    }
}
