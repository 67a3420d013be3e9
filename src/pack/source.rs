//! Where knowledge comes from: documents, and places in them.

use serde::{Deserialize, Serialize};

use crate::base::table::Key;

/// How a fact was seen by whoever wrote the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Seen {
    /// In the document itself.
    FirstHand,
    /// Only through a mirror, a news report or another document; confirm before relying on it.
    SecondHand,
}

/// A published document.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, as far as it is known.
    pub year: String,
    /// Where it can be found; may be empty.
    pub address: String,
    /// Its licence, and what to know before trusting it; may be empty.
    pub note: String,
    /// Whether whoever wrote the pack saw the document itself.
    pub seen: Seen,
}

/// A place in a source; never a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The document.
    pub source: Key<Source>,
    /// Section, paragraph or lines; may be empty.
    pub at: String,
    /// Whether this point was seen in the document itself.
    pub seen: Seen,
}
