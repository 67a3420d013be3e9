//! Why something could not be opened or kept: what kind of trouble, which file, what is wrong, what to do.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::base::fault::Fault;

/// What kind of trouble it is; decides the exit code of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It was not written, or the disk did not confirm that it will last.
    NotWritten,
    /// It is damaged, or not there, or cannot be read.
    Unreadable,
    /// The passphrase or the key is wrong, or the header is damaged: the two cannot always be told apart.
    NotUnlocked,
    /// It was made by a newer version of the program.
    Newer,
    /// Somebody else changed it or has it open.
    InUse,
    /// It is not what it should be.
    Refused,
    /// It is larger, deeper or costlier than the program takes.
    OverLimit,
}

/// Why something could not be opened or kept. Never says what a case holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What kind of trouble it is.
    pub kind: Kind,
    /// The file, if it is about one.
    pub file: Option<PathBuf>,
    /// What is wrong, in lower case and without a full stop.
    pub what: String,
    /// What to do; may be empty.
    pub help: String,
    /// The faults in the text, where it is the text that is wrong.
    pub faults: Vec<Fault>,
}

impl Refusal {
    /// A refusal of this kind.
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        Self { kind, file: None, what: what.into(), help: String::new(), faults: Vec::new() }
    }

    /// The same about this file.
    #[must_use]
    pub fn about(mut self, file: &Path) -> Self {
        self.file = Some(file.to_owned());
        self
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// The same with advice after what was advised already.
    #[must_use]
    pub fn help_also(mut self, help: &str) -> Self {
        if !self.help.is_empty() && !help.is_empty() {
            self.help.push_str("; ");
        }
        self.help.push_str(help);
        self
    }

    /// What is wrong and what to do, for somebody who knows which file it is about.
    pub fn without_place(&self) -> String {
        Self { file: None, ..self.clone() }.to_string()
    }

    /// What the system said about a file that was to be read.
    pub fn unreadable(file: &Path, error: &std::io::Error) -> Self {
        let what = format!("cannot be read: {}", crate::base::read::in_words(error));
        Self::new(Kind::Unreadable, what).about(file).help("check the name, and that you may read it")
    }
}

impl From<Vec<Fault>> for Refusal {
    fn from(faults: Vec<Fault>) -> Self {
        use crate::base::fault::Trouble;
        let kind = match faults.iter().map(|fault| fault.trouble).min() {
            Some(Trouble::Unreadable) => Kind::Unreadable,
            Some(Trouble::Newer) => Kind::Newer,
            Some(Trouble::OverLimit) => Kind::OverLimit,
            Some(Trouble::Refused) | None => Kind::Refused,
        };
        let what = faults.first().map(ToString::to_string).unwrap_or_default();
        Self { faults, ..Self::new(kind, what) }
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        vec![fault].into()
    }
}

/// One line: file, what is wrong, what to do. Where the text is wrong, a line for each fault.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, fault) in self.faults.iter().enumerate() {
            if place > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        if self.faults.is_empty() {
            if let Some(file) = &self.file {
                write!(f, "{}: ", file.display())?;
            }
            f.write_str(&self.what)?;
        }
        if self.help.is_empty() { Ok(()) } else { write!(f, "; {}", self.help) }
    }
}

impl std::error::Error for Refusal {}
