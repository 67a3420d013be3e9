//! What was done with a case, when and by whom. Only ever added to; numbered, because clocks jump.

use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::case::answer::Said;
use crate::pack::Pack;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// The case was begun.
    Made,
    /// A question was answered for the first time.
    Recorded,
    /// An answer, or what was added to it, was changed.
    Changed,
    /// An answer was taken back.
    TakenBack,
    /// The plan was changed.
    Planned,
    /// The reference or what is said about the case was changed.
    Named,
    /// A further assessment was begun.
    AssessedAgain,
    /// It was looked at.
    Viewed,
    /// It was written out readable, or as a document.
    Exported,
    /// It was encrypted for the worker's own use.
    Sealed,
    /// A copy was sealed to somebody.
    HandedOver,
    /// Part of a document was copied to the clipboard.
    Copied,
    /// Somebody was let in: from the next saving on their key opens the file.
    Shared,
    /// Somebody was taken off those whose keys open the file.
    Withdrawn,
    /// The day until which it is kept was set.
    SetRetention,
    /// It was brought back from a recovery copy or an earlier version.
    Recovered,
    /// It was brought from an older format to this one.
    Migrated,
}

impl Did {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Made => "begun",
            Self::Recorded => "recorded",
            Self::Changed => "changed",
            Self::TakenBack => "taken back",
            Self::Planned => "plan changed",
            Self::Named => "named",
            Self::AssessedAgain => "assessed again",
            Self::Viewed => "looked at",
            Self::Exported => "exported",
            Self::Sealed => "encrypted",
            Self::HandedOver => "handed over",
            Self::Copied => "copied",
            Self::Shared => "let in",
            Self::Withdrawn => "no longer let in",
            Self::SetRetention => "retention set",
            Self::Recovered => "recovered",
            Self::Migrated => "brought to a newer format",
        }
    }
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number, counted from 1; orders the log.
    pub n: u64,
    /// What the clock said.
    pub at: String,
    /// The public half of the worker's key; empty where there was no identity.
    #[serde(default)]
    pub key: String,
    /// The worker's name; may be empty.
    #[serde(default)]
    pub name: String,
    /// What was done.
    pub did: Did,
    /// To what: the id of a question, the kind of a document, who it was sealed to; never what was said.
    #[serde(default)]
    pub what: String,
}

/// Who did something, and what the clock said.
#[derive(Clone, Debug)]
pub(super) struct Author {
    pub at: String,
    pub key: String,
    pub name: String,
}

/// What was done with a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    entries: Vec<Entry>,
}

impl Log {
    /// What was done, the first thing first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A log that was read; nothing if its numbers do not count up.
    pub(super) fn read(entries: Vec<Entry>) -> Option<Self> {
        let counts_up = entries.iter().zip(1_u64..).all(|(entry, number)| entry.n == number);
        counts_up.then_some(Self { entries })
    }

    pub(super) fn add(&mut self, author: Author, did: Did, what: &str) {
        let Author { at, key, name } = author;
        let n = self.entries.len() as u64 + 1;
        self.entries.push(Entry { n, at, key, name, did, what: what.to_owned() });
    }

    /// Adds an entry for each question whose answer differs, for the plan, and for the reference.
    pub(super) fn add_changes(&mut self, author: Author, pack: &Pack, before: &Case, after: &Case) {
        for (key, question) in pack.questions.entries() {
            let (was, is) = (before.answers.said(key), after.answers.said(key));
            let did = match (was, is) {
                _ if was == is && before.answers.detail(key) == after.answers.detail(key) => continue,
                (Said::NotAsked, _) => Did::Recorded,
                (_, Said::NotAsked) => Did::TakenBack,
                _ => Did::Changed,
            };
            self.add(author.clone(), did, &question.id);
        }
        if before.plan != after.plan {
            self.add(author.clone(), Did::Planned, "");
        }
        if (&before.reference, &before.title, &before.about) != (&after.reference, &after.title, &after.about) {
            self.add(author, Did::Named, "");
        }
    }

    /// True when it begins with the whole of another log.
    pub fn goes_on_from(&self, earlier: &Self) -> bool {
        self.entries.starts_with(&earlier.entries)
    }
}
