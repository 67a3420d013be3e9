//! What the window does, without drawing: the facts, what follows from them, and the commands that change them.
//!
//! Facts (answers, plan, page, settings) change only through a [`command::Command`], in `handle`. What follows from
//! them (the appraisal, the next questions, progress) is worked out again when they change, never while drawing.

pub mod command;
mod day;
pub mod document;
pub mod files;
mod handle;
pub mod job;
pub mod keeping;
pub mod over_time;
pub mod palette;
pub mod people;
pub mod picture;
pub mod plan_tasks;
pub mod progress;
pub mod session;
pub mod settings;
pub mod system;
pub mod what_if;

use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, OnceLock};

use crate::area::AreaProfile;
use crate::base::date::Date;
use crate::base::table::Key;
use crate::clock::Clocks;
use crate::library::{Item, Library};
use crate::pack::Pack;
use crate::pack::question::Question;

use command::{Command, Screen};
use files::FilePicker;
use job::Jobs;
use keeping::Keeping;
use palette::Palette;
use people::Person;
use session::Session;
use settings::Settings;
use system::clipboard::{Clipboard, SystemClipboard, Unseen};
use system::signal::{Signal, Why};
use system::sleep::SleepWatch;

/// Everything the window shows and works on.
#[derive(Debug)]
pub struct App {
    /// The questions and rules in use; the same as long as the window is open.
    pub pack: Arc<Pack>,
    /// The day that counts as today where the case does not set its own.
    pub today: Date,
    /// Whether that is the day of the clock, so that it goes on at midnight; not where another day was asked for.
    follows_clock: bool,
    /// What is open locally.
    pub area: AreaProfile,
    /// The screen to be shown, where no page of keeping lies over it.
    pub screen: Screen,
    /// The case that is open, if any.
    pub session: Option<Session>,
    /// What is being looked up.
    pub reading: Reading,
    /// Fictional people to open.
    pub people: Vec<Person>,
    /// How the window looks.
    pub settings: Settings,
    /// The file in which the settings are kept; `None` where they are not, as in tests.
    settings_place: Option<PathBuf>,
    /// Where cases are kept, and how safe the one that is open is.
    pub keeping: Keeping,
    /// True while the cover lies over the window.
    pub covered: bool,
    /// The last thing that the program has to say, until it is dismissed or replaced.
    pub message: Option<Message>,
    /// Slow work under way.
    pub jobs: Jobs,
    /// How many cases have been opened; tells one from the next.
    pub opened: u32,
    /// What was copied and still lies on the clipboard.
    pub clipboard: Clipboard,
    signals: Option<Receiver<Signal>>,
    sleep: Option<SleepWatch>,
    library: OnceLock<Library>,
    palette: OnceLock<Palette>,
    files: Arc<dyn FilePicker>,
    queue: Vec<Command>,
}

/// What is being looked up, and the way there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The entries that led here, the one that is shown last; empty while only the list is.
    pub trail: Vec<Item>,
    /// The screen from which the first of them was opened, if it was not the library.
    pub from: Option<Screen>,
    /// The trend whose picture is asked for, until another screen is shown.
    pub picture: Option<Item>,
}

/// Something that the program has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Good news, or not.
    pub kind: MessageKind,
    /// What happened and, if it went wrong, what to do; to be read aloud as it is, before the place if there is one.
    pub text: String,
    /// The file that was written.
    pub place: Option<PathBuf>,
}

impl Message {
    /// The text, and all of the place.
    pub fn in_words(&self) -> String {
        self.place.as_ref().map_or_else(|| self.text.clone(), |place| format!("{} {}", self.text, place.display()))
    }
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
            follows_clock: false,
            area: AreaProfile::default(),
            screen: Screen::Start,
            session: None,
            reading: Reading::default(),
            people,
            settings: Settings::default(),
            settings_place: None,
            keeping: Keeping::default(),
            covered: false,
            message: None,
            jobs: Jobs::new(wake),
            opened: 0,
            clipboard: Clipboard::new(Arc::new(Unseen)),
            signals: None,
            sleep: None,
            library: OnceLock::new(),
            palette: OnceLock::new(),
            files,
            queue: Vec::new(),
        }
    }

    /// The same with the settings of this file, which is written when they change.
    #[must_use]
    pub fn with_settings(mut self, place: PathBuf) -> Self {
        let (settings, trouble) = settings::load(&place);
        self.settings = settings;
        self.message = trouble.map(|text| Message { kind: MessageKind::Failed, text, place: None });
        self.settings_place = Some(place);
        self
    }

    /// The same on a computer that says when everything is to be locked, and whose clocks tell that it slept.
    #[must_use]
    pub fn with_signals(mut self, signals: Receiver<Signal>, clocks: fn() -> Clocks) -> Self {
        self.signals = Some(signals);
        self.sleep = Some(SleepWatch::new(clocks));
        self
    }

    /// The same with the clipboard of the system.
    #[must_use]
    pub fn with_clipboard(mut self, system: Arc<dyn SystemClipboard>) -> Self {
        self.clipboard = Clipboard::new(system);
        self
    }

    /// The file in which the settings are kept, if they are.
    pub fn settings_place(&self) -> Option<&Path> {
        self.settings_place.as_deref()
    }

    /// Everything that can be jumped to. The index is built when it is first wanted.
    pub fn palette(&self) -> &Palette {
        self.palette.get_or_init(|| Palette::new(&self.pack, &self.people))
    }

    /// The place of the route that is offered first: the one of the settings, or else the pack's first.
    pub fn first_route(&self) -> usize {
        self.pack.routes.iter().position(|route| route.id == self.settings.route).unwrap_or(0)
    }

    /// Everything that can be looked up. The index is built when it is first wanted, as many sessions never do.
    pub fn library(&self) -> &Library {
        self.library.get_or_init(|| Library::new(&self.pack))
    }

    /// Notes on which question the keyboard is, for whoever comes back. Nothing shows it, so no frame is drawn for it.
    pub fn note_question(&mut self, question: Option<Key<Question>>) {
        if let Some(session) = &mut self.session {
            session.at = question.or(session.at);
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
        let news = self.keeping.news();
        let mut changed = self.turn_the_day() || !finished.is_empty() || !commands.is_empty() || !news.is_empty();
        changed |= self.clipboard.advance();
        for news in news {
            self.take_news(news);
        }
        changed |= self.heed_signals();
        for done in finished {
            self.take(done);
        }
        for command in commands {
            if self.keeping.is_turning() && command.changes_case() {
                // It is meant for the assessment that is being begun, or for nothing.
                self.queue.push(command);
            } else {
                self.apply(command);
            }
        }
        self.tell_keeper();
        self.keep_up_over_time();
        self.keeping.let_sleep();
        changed
    }

    /// Locks everything if the computer says so or was asleep. True if it was.
    fn heed_signals(&mut self) -> bool {
        let slept = self.sleep.as_mut().is_some_and(SleepWatch::slept);
        let signals: Vec<Signal> = self.signals.iter().flat_map(Receiver::try_iter).collect();
        let why = signals.last().map(|signal| signal.why).or(slept.then_some(Why::Slept));
        if let Some(why) = why {
            self.lock_because(why, signals);
        }
        why.is_some()
    }
}
