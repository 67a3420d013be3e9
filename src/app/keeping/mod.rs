//! Keeping cases, from the window's side: who works here, what is kept, how safe it is. The disk is the keeper's.
//!
//! Wishes go to the keeper's thread, and its news come back before a frame is drawn. Every change of a kept case is told
//! to it, so that a crash loses nothing.

mod again;
mod handle;
pub mod held;
mod news;
mod place;
pub mod rights;
mod route;
pub mod sharing;
pub mod wishes;

use std::fmt;
use std::path::PathBuf;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::base::date::Date;
use crate::base::table::Key;
use crate::pack::question::Question;
use crate::vault::card::Card;
use crate::vault::identity::store;
use crate::vault::keeper::{Copy, Desk, Keeper, State};
use crate::vault::recents::{self, Recent};
use crate::vault::refusal::Refusal;
use crate::vault::secret::Plain;
use crate::vault::{colleagues, journal, ledger};

pub use self::held::Held;
pub(super) use self::place::is_sealed;
use self::rights::Rights;
use self::sharing::Sharing;

use super::App;
use super::command::{Command, Page, Screen};
use super::session::Session;
use super::system::signal::{Signal, Why};

/// How the name of a case file ends.
pub const ENDING: &str = "throughline";

/// Where cases are kept, and how safe the one that is open is.
#[derive(Default)]
pub struct Keeping {
    desk: Option<Desk>,
    keeper: Option<Keeper>,
    /// Who works here.
    pub who: Who,
    /// The page that is asked for over the screens, if any.
    pub asked: Option<Asked>,
    /// Whether everything is locked away.
    pub lock: Lock,
    /// True while a passphrase is worked on.
    pub busy: bool,
    /// What was the matter with the last passphrase.
    pub refused: Option<String>,
    /// How safe the kept case is.
    pub state: State,
    /// The case that is kept, if the one that is open is.
    pub kept: Option<Kept>,
    /// Why the case could not be saved, until it is or the message is taken away.
    pub trouble: Option<Refusal>,
    /// Work that was not saved, as after a crash.
    pub found: Vec<Copy>,
    /// How many recovery copies lay there when the program started; what is in them is not known before unlocking.
    pub waiting: usize,
    /// The cases opened lately: references and places.
    pub recents: Vec<Recent>,
    /// The recovery key that was made last.
    pub recovery: RecoveryKey,
    /// Why everything was locked, where it was the computer's doing.
    pub locked_because: Option<Why>,
    /// What is held of the case, while it is shown.
    pub held: Option<Held>,
    /// Colleagues, and the copy that is being made for them.
    pub sharing: Sharing,
    /// What is due, what would go, what went.
    pub rights: Rights,
    /// The window is to be closed, now that the case is.
    pub close_window: bool,
    next: Option<Next>,
    placing: Option<PathBuf>,
    /// Why the case could only be looked at, until another place has taken it.
    was_read_only: Option<String>,
    /// The revision of the case that was begun, until the keeper says that it has it.
    begun: Option<u64>,
    /// The revision that was told last.
    told: u64,
    /// Another assessment is being begun: nothing is told until it is.
    turning: bool,
    aside: Option<Aside>,
    /// What is let go once everything is locked, such as the computer's sleep.
    signals: Vec<Signal>,
}

/// What is there of a recovery key that was made.
#[derive(Default)]
pub struct RecoveryKey {
    /// The page with it, while it is shown.
    pub page: Option<Plain>,
    /// True after locking wiped it before it was said to be in a safe place.
    pub is_lost: bool,
}

/// Who works here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// Nobody has made a passphrase on this computer yet.
    #[default]
    Nobody,
    /// Somebody has, and has not given it since the program started or was locked.
    Locked,
    /// The passphrase was given.
    Unlocked(Card),
}

/// A page over the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// For the passphrase.
    Passphrase,
    /// For a name and a new passphrase.
    Identity,
    /// To put the recovery key in a safe place.
    RecoveryKey,
    /// For a new recovery key in place of the one of before.
    NewRecoveryKey,
    /// For the record of the case.
    Record,
    /// For the passphrase of a file that is under one of its own.
    FilePassphrase,
    /// For whom a copy is, and what is left out.
    Copy,
    /// For the cases that are past their day.
    Due,
    /// Whether a case is to be erased.
    Erase,
}

/// Whether everything is locked away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lock {
    /// It is not.
    #[default]
    Open,
    /// It is about to be; nothing is shown any more.
    Locking,
    /// It is.
    Locked,
}

/// What is known of the file of the case that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its file; none before it was saved first.
    pub path: Option<PathBuf>,
    /// Why it can only be looked at, if so.
    pub read_only: Option<String>,
    /// True if it is a copy under a passphrase of its own.
    pub under_passphrase: bool,
    /// The day until which it is kept, as its record says.
    pub keep_until: Option<Date>,
    /// The place of the route that its log names, if it names one.
    route: Option<usize>,
    /// The number of its session.
    number: u64,
}

/// What is to happen once something else has.
#[derive(Debug)]
pub enum Next {
    /// Keep the case that is open.
    Keep,
    /// Open this file.
    Open(PathBuf),
    /// Show the cases that are past their day.
    ShowDue,
    /// Carry this out.
    Do(Box<Command>),
    /// Close the window.
    CloseWindow,
    /// Lock everything away, because that was asked for while a passphrase was tried.
    Lock,
}

/// What is not in a case and should be as it was after unlocking.
#[derive(Debug)]
struct Aside {
    route: usize,
    page: Page,
    /// The question on which the keyboard was; which one says nothing of what was said to it.
    at: Option<Key<Question>>,
    screen: Screen,
    /// All of it, of somebody who is made up.
    fictional: Option<Box<Session>>,
}

impl Keeping {
    /// True if cases can be kept on this computer.
    pub fn is_possible(&self) -> bool {
        self.desk.is_some()
    }

    /// What the clock of this computer shows, where there is one to ask.
    pub fn now(&self) -> Option<DateTime> {
        self.desk.as_ref().map(|desk| here((desk.now)()))
    }

    /// True while another assessment is being begun.
    pub fn is_turning(&self) -> bool {
        self.turning
    }

    /// True while nothing may be shown.
    pub fn is_locked(&self) -> bool {
        self.lock != Lock::Open
    }

    /// True if there is something that should not lie open: a key, or what somebody said.
    pub fn holds_secrets(&self, session: Option<&Session>) -> bool {
        matches!(self.who, Who::Unlocked(_)) || session.is_some_and(|session| !session.case.fictional)
    }

    /// Lets the computer sleep, unless something is about to be locked.
    pub(in crate::app) fn let_sleep(&mut self) {
        if self.lock != Lock::Locking {
            self.signals.clear();
        }
    }

    /// The worker's card, if the passphrase was given.
    pub fn card(&self) -> Option<&Card> {
        match &self.who {
            Who::Unlocked(card) => Some(card),
            Who::Nobody | Who::Locked => None,
        }
    }
}

impl App {
    /// The same with a place where cases can be kept.
    #[must_use]
    pub fn with_desk(mut self, desk: Desk) -> Self {
        let keeping = &mut self.keeping;
        keeping.who = if store::is_there(&*desk.disk, &desk.home) { Who::Locked } else { Who::Nobody };
        keeping.recents = recents::list(&*desk.disk, &desk.home);
        match colleagues::list(&*desk.disk, &desk.home) {
            Ok(colleagues) => keeping.sharing.colleagues = colleagues,
            Err(refusal) => keeping.sharing.refused = Some(refusal.to_string()),
        }
        match ledger::list(&*desk.disk, &desk.home) {
            Ok(erased) => keeping.rights.erased = erased,
            Err(refusal) => keeping.rights.erased_trouble = Some(refusal.to_string()),
        }
        keeping.waiting = journal::list(&*desk.disk, &journal::folders(&desk.home, None)).len();
        keeping.desk = Some(desk);
        self.follows_clock = self.keeping.now().is_some_and(|now| now.date() == self.today);
        self
    }
}

/// A moment as the clock of this computer shows it.
fn here(at: jiff::Timestamp) -> DateTime {
    at.to_zoned(TimeZone::system()).datetime()
}

/// The time of day on this computer, such as 14:02.
pub fn time_of_day(at: jiff::Timestamp) -> String {
    here(at).strftime("%H:%M").to_string()
}

/// The day and the time that a log entry names, in words; as it stands where it is no time.
pub fn moment_in_words(at: &str) -> String {
    let Ok(at) = at.parse::<jiff::Timestamp>() else { return "a time that is not known".to_owned() };
    let zoned = at.to_zoned(TimeZone::system());
    format!("{}, {}", crate::base::date::in_words(zoned.date()), zoned.strftime("%H:%M"))
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecoveryKey").field("is_lost", &self.is_lost).finish_non_exhaustive()
    }
}

impl fmt::Debug for Keeping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeping").field("lock", &self.lock).field("asked", &self.asked).finish_non_exhaustive()
    }
}
