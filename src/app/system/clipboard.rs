//! What the program put on the clipboard, and taking it off again: only if it still lies there.

use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use sha2::{Digest as _, Sha256};

use crate::app::job::Wake;

/// Tells a text from every other without holding it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// That of this text, letter by letter: a space more is another text.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fingerprint(..)")
    }
}

/// Whether what the program copied still lies on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lies {
    /// What was put there.
    Ours,
    /// Something else, or nothing.
    Other,
    /// This system does not let the program look.
    CannotTell,
}

/// The clipboard of the system. It may take its time to answer.
pub trait SystemClipboard: Send + Sync + fmt::Debug {
    /// Whether what has this fingerprint lies there.
    fn look(&self, ours: Fingerprint) -> Lies;

    /// Empties it. Used when the window closes; until then the window does it.
    fn empty(&self);
}

/// A clipboard that nobody may look at.
#[derive(Debug)]
pub struct Unseen;

impl SystemClipboard for Unseen {
    fn look(&self, _ours: Fingerprint) -> Lies {
        Lies::CannotTell
    }

    fn empty(&self) {}
}

/// What was copied here, until it is taken off.
pub struct Clipboard {
    system: Arc<dyn SystemClipboard>,
    copied: Option<Fingerprint>,
    looking: Option<Receiver<Lies>>,
    /// True when the clipboard is to be emptied with the next frame.
    pub to_be_emptied: bool,
    /// False once the system did not let the program look.
    pub can_be_seen: bool,
}

impl Clipboard {
    /// Nothing was copied yet.
    pub fn new(system: Arc<dyn SystemClipboard>) -> Self {
        Self { system, copied: None, looking: None, to_be_emptied: false, can_be_seen: true }
    }

    /// Remembers what was copied.
    pub fn copied(&mut self, what: Fingerprint) {
        self.copied = Some(what);
    }

    /// Has it emptied if what was copied last still lies there. Never waits: the looking is done on a thread.
    pub fn take_off(&mut self, wake: Wake) {
        let Some(ours) = self.copied.take() else { return };
        let (tell, told) = channel();
        let system = Arc::clone(&self.system);
        let started = std::thread::Builder::new().name("look at the clipboard".to_owned()).spawn(move || {
            if tell.send(system.look(ours)).is_ok() {
                wake();
            }
        });
        match started {
            Ok(_) => self.looking = Some(told),
            // Rather too much than a case left lying there.
            Err(_) => self.to_be_emptied = true,
        }
    }

    /// Takes what the look brought. True if there was something to take.
    pub fn advance(&mut self) -> bool {
        let Some(looking) = &self.looking else { return false };
        let lies = match looking.try_recv() {
            Ok(lies) => lies,
            Err(TryRecvError::Disconnected) => Lies::CannotTell,
            Err(TryRecvError::Empty) => return false,
        };
        self.looking = None;
        self.can_be_seen &= lies != Lies::CannotTell;
        // Where nobody can tell, rather too much than a case left lying there. What was copied meanwhile is left its time.
        self.to_be_emptied = lies != Lies::Other && self.copied.is_none();
        true
    }

    /// Empties it at once, because the window closes, if what was copied may still lie there.
    pub fn close(&mut self) {
        let asked = self.looking.take().map(|looking| looking.recv().unwrap_or(Lies::CannotTell));
        let lies = self.copied.take().map(|ours| self.system.look(ours)).or(asked);
        if self.to_be_emptied || lies.is_some_and(|lies| lies != Lies::Other) {
            self.system.empty();
        }
    }
}

impl fmt::Debug for Clipboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clipboard").field("to_be_emptied", &self.to_be_emptied).finish_non_exhaustive()
    }
}
