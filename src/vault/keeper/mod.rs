//! Keeping on a thread of its own, so that the window never waits for a disk or a passphrase.
//!
//! The window asks ([`Keeper::ask`]) and looks for news when it is woken ([`Keeper::news`]). Every change of the case is
//! told with [`Ask::Say`]; within a second it is in a recovery copy. The user's own file is written when asked for.

mod saving;
mod unlocking;
mod work;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use crate::base::date::Date;
use crate::case::Case;
use crate::history::History;
use crate::pack::Pack;

use super::card::Card;
use super::colleagues::Colleague;
use super::handover::{Part, Whom};
use super::home::Home;
use super::ledger::Erasure;
use super::recents::Recent;
use super::record::{Outcome, Record};
use super::refusal::Refusal;
use super::rights::{Erased, Traces};
use super::sealed::WorkFactor;
use super::secret::{Passphrase, Plain};
use super::store::Disk;

/// Called from the keeper's thread when there is news.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What keeping needs.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Where files are.
    pub disk: Arc<dyn Disk>,
    /// The user's own folder.
    pub home: Home,
    /// The pack that cases are read with.
    pub pack: Arc<Pack>,
    /// How hard a new passphrase is to try.
    pub work: WorkFactor,
    /// What the clock says.
    pub now: fn() -> jiff::Timestamp,
}

/// A wish.
#[derive(Debug)]
pub enum Ask {
    /// Make an identity with this name and passphrase; it is unlocked then.
    MakeIdentity(String, Passphrase),
    /// Make another recovery key; the passphrase is asked for once more.
    NewRecoveryKey(Passphrase),
    /// Unlock the identity. A case that was open comes back as it was.
    Unlock(Passphrase),
    /// Forget the key and everything readable. What is unsaved is kept encrypted, on disk and in memory.
    Lock,
    /// Open a case. The one that is open must be closed first.
    Open(PathBuf),
    /// Open what a crash left behind.
    OpenCopy(PathBuf),
    /// Take a case that has no file yet.
    Begin(Box<Record>),
    /// The case as it is now, and what follows from it.
    Say(Box<Case>, Outcome),
    /// Begin another assessment with this case.
    AssessAgain(Box<Case>, Outcome, Date),
    /// Set the day until which the case is kept.
    KeepUntil(Option<Date>),
    /// Tell the log that something was done with the case, such as a document that was written.
    Note(super::record::log::Did, String),
    /// Tell all that is held of the case.
    ShowRecord,
    /// Save to the case's file.
    Save,
    /// Save to this place, which must be free, and go on there.
    SaveAt(PathBuf),
    /// Save, and close the case if it was saved.
    Close,
    /// Open a copy that is under a passphrase of its own, to look at it.
    OpenWith(PathBuf, Passphrase),
    /// Write a copy for others; the log of the case tells.
    HandOver(Box<HandOver>),
    /// Let these keys open the case from its next saving on.
    LetIn(Vec<Card>),
    /// Take this key off those that open the case, from its next saving on.
    ShutOut(String),
    /// Add a colleague on this day.
    AddColleague(Card, Date),
    /// Take the colleague with this key off the list.
    RemoveColleague(String),
    /// Tell which of the recent cases are past their day on this day.
    ListDue(Date),
    /// Tell what would go if this case were erased.
    LookForTraces(PathBuf),
    /// Erase a case with all that was found of it.
    Erase(Box<DryRun>),
    /// Take a case off the list of recent ones.
    ForgetRecent(PathBuf),
    /// Close the case; what was not saved stays in its recovery copy.
    Leave,
    /// Close the case and erase its recovery copies, because that is wanted. Its file, if it has one, stays as it is.
    LetGo,
}

/// What happened.
#[derive(Debug)]
pub enum News {
    /// An identity was made. The page with the recovery key is shown this once.
    IdentityMade(Card, Plain),
    /// Another recovery key was made. Its page is shown this once.
    RecoveryKeyMade(Plain),
    /// The identity is unlocked.
    Unlocked(Card),
    /// It is locked; nothing readable is held here any more.
    Locked,
    /// Work that was not saved was found, such as after a crash.
    Found(Vec<Copy>),
    /// A case is open.
    Opened(Box<Opened>),
    /// Another assessment was begun; this is the case with it.
    AssessedAgain(Box<Opened>),
    /// All that is held of the case.
    Record(Box<Record>),
    /// This file is under a passphrase of its own; it was not opened.
    AsksPassphrase(PathBuf),
    /// This file is sealed to keys, and everything is locked; it was not opened.
    AsksIdentity(PathBuf),
    /// A copy for others was written there, for those that are named.
    HandedOver(PathBuf, String),
    /// It was not written.
    NotHandedOver(Refusal),
    /// The colleagues, after one was added or removed.
    Colleagues(Vec<Colleague>),
    /// The list of colleagues stayed as it was.
    NotColleague(Refusal),
    /// The cases that are past their day.
    Due(Vec<Due>),
    /// What would go if a case were erased.
    WouldGo(Box<DryRun>),
    /// What came of erasing a case.
    Erased(Box<Gone>),
    /// Nothing was erased, or nothing is there to erase.
    NotErased(Refusal),
    /// The cases opened lately, after one was taken off or its day was changed.
    Recents(Vec<Recent>),
    /// How safe the case is.
    State(State),
    /// The case is closed.
    Closed,
    /// What was asked for could not be done.
    Refused(Refusal),
}

/// A case that was opened.
#[derive(Debug)]
pub struct Opened {
    /// All of it.
    pub record: Record,
    /// The latest assessment.
    pub case: Case,
    /// What it tells of its assessments; read here, as reading all of them takes time.
    pub history: History,
    /// Its file, if it has one.
    pub path: Option<PathBuf>,
    /// Why it can only be looked at, if so.
    pub read_only: Option<String>,
    /// True if it is a copy under a passphrase of its own.
    pub under_passphrase: bool,
    /// What people should know, a line each.
    pub notes: Vec<String>,
}

/// A copy that is to be written for others.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// Who will be able to open it.
    pub whom: Whom,
    /// What is left out.
    pub without: Vec<Part>,
    /// Where it goes; the place must be free.
    pub to: PathBuf,
}

/// A case that is past its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Its file.
    pub path: PathBuf,
    /// The reference by which the worker knows it.
    pub reference: String,
    /// The day until which it was to be kept.
    pub keep_until: Option<Date>,
    /// Why it does not open, if so.
    pub trouble: Option<Refusal>,
}

/// What would go if a case were erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DryRun {
    /// The case.
    pub path: PathBuf,
    /// Its reference; empty if it has none or does not open.
    pub reference: String,
    /// The random number that tells it from others; nothing if it does not open.
    pub id: Option<String>,
    /// What its log says was given out, a line each; it cannot be erased from here.
    pub given_out: Vec<String>,
    /// Its files.
    pub traces: Traces,
}

/// What came of erasing a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The case.
    pub path: PathBuf,
    /// What is gone, and what is not.
    pub erased: Erased,
    /// Why the list of what was erased could not be told, if so.
    pub ledger_refused: Option<Refusal>,
    /// What was erased on this computer, the last thing first.
    pub ledger: Vec<Erasure>,
}

/// Work that was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The recovery copy.
    pub copy: PathBuf,
    /// The file of the case, if it had one.
    pub belongs_to: Option<PathBuf>,
    /// What the clock said when it was changed last; may be empty.
    pub last: String,
}

/// How safe the case is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// No case is open.
    #[default]
    Nothing,
    /// Its file holds everything.
    Saved(jiff::Timestamp),
    /// It is being written.
    Saving,
    /// Its file does not hold everything.
    Unsaved {
        /// Since when.
        since: jiff::Timestamp,
        /// Why it could not be saved, if that was tried.
        why: Option<String>,
        /// Where the recovery copy is that holds everything; nothing while there is none.
        copy: Option<PathBuf>,
    },
}

/// The thread that keeps the case, from the window's side. Ends when it is dropped, after a last recovery copy.
pub struct Keeper {
    asks: Option<Sender<Ask>>,
    news: Receiver<News>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts keeping.
    ///
    /// # Errors
    /// If the system has no thread to give.
    pub fn start(desk: Desk, wake: Wake) -> std::io::Result<Self> {
        let (asks, asked) = channel();
        let (tells, news) = channel();
        let thread = std::thread::Builder::new().name("keep the case".to_owned()).spawn(move || {
            work::Work::new(desk, tells, wake).run(&asked);
        })?;
        Ok(Self { asks: Some(asks), news, thread: Some(thread) })
    }

    /// Asks for something; never waits. False if the keeper has ended.
    pub fn ask(&self, ask: Ask) -> bool {
        self.asks.as_ref().is_some_and(|asks| asks.send(ask).is_ok())
    }

    /// What happened since the last look.
    pub fn news(&self) -> Vec<News> {
        self.news.try_iter().collect()
    }

    /// Waits for the next piece of news, for programs without a window. Nothing if none comes in time.
    pub fn wait(&self, longest: std::time::Duration) -> Option<News> {
        self.news.recv_timeout(longest).ok()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.asks = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keeper(..)")
    }
}
