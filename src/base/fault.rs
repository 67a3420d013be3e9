//! Something wrong in a file: what, where, and what would be right.

use std::fmt;

/// A place in a file; lines and columns are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name, relative to the folder that was read.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// How much a fault matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used like this.
    Error,
    /// It can be used, but somebody should look.
    Warning,
}

/// What kind of trouble it is; decides the exit code of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// The file is not there or cannot be read as text.
    Unreadable,
    /// It was made by a newer version of the program.
    Newer,
    /// It is larger or deeper than the program takes.
    OverLimit,
    /// What it says is not right.
    Refused,
}

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// How much it matters.
    pub severity: Severity,
    /// What kind of trouble it is.
    pub trouble: Trouble,
    /// What is wrong, in lower case and without a full stop.
    pub what: String,
    /// What to do, or what would be right.
    pub help: Option<String>,
}

impl Fault {
    /// An error: what is said there is not right.
    pub fn refused(place: Place, what: impl Into<String>) -> Self {
        Self { place, severity: Severity::Error, trouble: Trouble::Refused, what: what.into(), help: None }
    }

    /// A warning: it can be used, but somebody should look.
    pub fn warning(place: Place, what: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::refused(place, what) }
    }

    /// The same fault as another kind of trouble.
    #[must_use]
    pub fn as_trouble(mut self, trouble: Trouble) -> Self {
        self.trouble = trouble;
        self
    }

    /// The same fault with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same fault with "did you mean", where a known name is near.
    #[must_use]
    pub fn suggest<'a>(self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match super::suggest::nearest(name, known) {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }
}

/// One line: place, what is wrong, what to do.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.place)?;
        if self.severity == Severity::Warning {
            f.write_str("warning: ")?;
        }
        f.write_str(&self.what)?;
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}
