//! Slow work on a named thread. It wakes the screen when it is done; the screen never waits for it.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::appraise::what_if::WhatIf;
use crate::base::fault::Fault;
use crate::base::table::Key;
use crate::case::Case;
use crate::pack::intervention::Intervention;
use crate::vault::recents::Recent;

use super::keeping::wishes::Chosen;

/// Called from the working thread when something is done, so that the screen looks.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What slow work brought.
#[derive(Debug)]
pub enum Done {
    /// Something that is of no case was written there.
    Saved(PathBuf),
    /// A document was written there.
    Written {
        /// Where.
        place: PathBuf,
        /// Which kind of document, for the log.
        what: &'static str,
        /// The number of the case that it is about; nothing if it is about none.
        case: Option<u64>,
    },
    /// A dialog about handing over was answered.
    Chosen(Chosen),
    /// It was not written, and why.
    NotSaved(String),
    /// A case was read.
    Opened(Box<Case>),
    /// It was not read, and why.
    NotOpened(Vec<Fault>),
    /// What would make an option fit was worked out.
    WorkedOut {
        /// How many cases had been opened, and for which answers of the last it holds.
        stamp: (u32, u64),
        /// The option.
        option: Key<Intervention>,
        /// What was found.
        found: WhatIf,
    },
    /// A case that is sealed was chosen.
    Sealed(PathBuf),
    /// A place to keep the case was chosen.
    Place(PathBuf),
    /// The cases opened lately, after one was added.
    Recents(Vec<Recent>),
    /// Everything that is held of the case was written there.
    Exported(PathBuf),
    /// The person at the desk thought better of it.
    Cancelled,
}

impl Done {
    /// What came of writing a document of a kind, about the case of this number.
    pub(super) fn written(written: Result<PathBuf, String>, what: &'static str, case: Option<u64>) -> Self {
        match written {
            Ok(place) => Self::Written { place, what, case },
            Err(why) => Self::NotSaved(why),
        }
    }
}

/// Slow work under way.
pub struct Jobs {
    wake: Wake,
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    running: usize,
}

impl Jobs {
    /// No work yet.
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self { wake, sender, receiver, running: 0 }
    }

    /// What makes the window draw once more. It may be called from any thread.
    pub fn wake(&self) -> Wake {
        Arc::clone(&self.wake)
    }

    /// True while something is under way.
    pub fn is_running(&self) -> bool {
        self.running > 0
    }

    /// Does the work on a thread of this name.
    ///
    /// # Errors
    /// A sentence, if the system has no thread to give.
    pub fn start(&mut self, name: &str, work: impl FnOnce() -> Done + Send + 'static) -> Result<(), String> {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // If the window has gone nobody is left to tell.
            if sender.send(work()).is_ok() {
                wake();
            }
        });
        match thread {
            Ok(_) => {
                self.running += 1;
                Ok(())
            }
            Err(error) => Err(format!("The computer has no room for this just now ({error}). Close something and try again.")),
        }
    }

    /// What has been done since the last look.
    pub fn finished(&mut self) -> Vec<Done> {
        let finished: Vec<Done> = self.receiver.try_iter().collect();
        self.running = self.running.saturating_sub(finished.len());
        finished
    }
}

impl fmt::Debug for Jobs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Jobs").field("running", &self.running).finish_non_exhaustive()
    }
}
