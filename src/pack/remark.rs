//! What a check has to say about a pack that loads, of which kind it is, and what the pack itself says to it.

use serde::Deserialize;

use crate::base::fault::{Fault, Place, Severity};

use super::Stage;
use super::alert::{Alert, Prompt};
use super::condition::Term;
use super::consistency::Contradiction;
use super::intervention::{Criterion, Intervention, Need, Role};
use super::load::Files;
use super::places::{IN_ENTRY, IN_LIST, Places, start};
use super::question::Question;

/// The kinds of remarks. A pack names one to explain it away, so the names are part of its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum RemarkKind {
    /// Nothing cites a source.
    Uncited,
    /// No rule uses a term.
    UnusedTerm,
    /// No rule asks a question.
    UnusedQuestion,
    /// No rule tells some choices of a question apart.
    ChoicesAlike,
    /// An option has no rating.
    NoRating,
    /// An option has no evidence statement.
    NoStatement,
    /// An option has no gate.
    NoGate,
    /// An option serves no need.
    ServesNothing,
    /// An option has no step to arrange it.
    NoStep,
    /// A text is too long.
    TooLong,
    /// A text is hard to read.
    HardToRead,
    /// The law was not looked at for long, or on a day to come.
    LawAge,
    /// A gate depends on a protected answer and names no law.
    ProtectedGate,
    /// A condition holds for nobody.
    NeverHolds,
    /// A condition holds for everybody.
    AlwaysHolds,
    /// A question is put to nobody.
    NeverPut,
    /// A question is put to nobody at one of the stages that it names.
    NeverPutAtStage,
    /// Gates of an option contradict each other.
    GatesContradict,
    /// An option fits nobody where and when it is offered.
    NeverFits,
    /// An option fits nobody at one of the stages that it names.
    NeverFitsAtStage,
    /// No option serves a need at a stage.
    NotServed,
    /// A search took more steps than are allowed.
    GaveUp,
    /// The newest evidence on an option is old.
    Stale,
    /// No worked case reaches something.
    NotReached,
    /// The pack explains a remark that is not made.
    NothingToAccept,
}

impl RemarkKind {
    /// Every kind.
    pub const EVERY: [Self; 25] = [
        Self::Uncited,
        Self::UnusedTerm,
        Self::UnusedQuestion,
        Self::ChoicesAlike,
        Self::NoRating,
        Self::NoStatement,
        Self::NoGate,
        Self::ServesNothing,
        Self::NoStep,
        Self::TooLong,
        Self::HardToRead,
        Self::LawAge,
        Self::ProtectedGate,
        Self::NeverHolds,
        Self::AlwaysHolds,
        Self::NeverPut,
        Self::NeverPutAtStage,
        Self::GatesContradict,
        Self::NeverFits,
        Self::NeverFitsAtStage,
        Self::NotServed,
        Self::GaveUp,
        Self::Stale,
        Self::NotReached,
        Self::NothingToAccept,
    ];
}

/// Something that a check has to say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// What is wrong, and where.
    pub fault: Fault,
    /// Of which kind it is.
    pub kind: RemarkKind,
    /// What it is about: an entry's id, or `option/criterion`, or `need/stage`.
    pub about: String,
}

impl Remark {
    /// A warning at a place that is known.
    pub fn warning(kind: RemarkKind, place: &Place, about: &str, what: String, help: &str) -> Self {
        Self { fault: Fault::warning(place.clone(), what).help(help), kind, about: about.to_owned() }
    }
}

/// A warning that the pack knows of and explains: it is not shown again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What the warning is about.
    pub about: String,
    /// Of which kind it is.
    pub kind: RemarkKind,
    /// Why it may stay.
    pub why: String,
    /// Where the pack says so.
    pub place: Place,
}

impl Accepted {
    /// Whether this explains the remark. An error cannot be explained away.
    pub fn covers(&self, remark: &Remark) -> bool {
        remark.fault.severity == Severity::Warning && self.kind == remark.kind && self.about == remark.about
    }
}

/// What a remark is about: how it is called, and where it stands.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The file, or a folder where the file is to be found out.
    file: String,
    /// The id in that file; the whole file if `None`.
    id: Option<String>,
    /// What an accepted warning calls it.
    pub about: String,
    /// What a message calls it.
    pub name: String,
}

impl Subject {
    /// An entry that is called by its id.
    pub fn entry(file: &str, kind: &str, id: &str) -> Self {
        Self { file: file.to_owned(), id: Some(id.to_owned()), about: id.to_owned(), name: format!("{kind} `{id}`") }
    }

    /// A question.
    pub fn question(question: &Question) -> Self {
        Self::entry("questions/", "question", &question.id)
    }

    /// A term.
    pub fn term(term: &Term) -> Self {
        Self::entry("terms.ron", "term", &term.id)
    }

    /// A need.
    pub fn need(need: &Need) -> Self {
        Self::entry("needs.ron", "need", &need.id)
    }

    /// An alert.
    pub fn alert(alert: &Alert) -> Self {
        Self::entry("alerts.ron", "alert", &alert.id)
    }

    /// A prompt.
    pub fn prompt(prompt: &Prompt) -> Self {
        Self::entry("prompts.ron", "prompt", &prompt.id)
    }

    /// Answers that cannot all be right.
    pub fn contradiction(contradiction: &Contradiction) -> Self {
        Self::entry("consistency.ron", "contradiction", &contradiction.id)
    }

    /// An intervention.
    pub fn intervention(intervention: &Intervention) -> Self {
        let kind = if intervention.role == Role::Option { "option" } else { "intervention" };
        Self { id: None, ..Self::entry(&intervention.file(), kind, &intervention.id) }
    }

    /// A gate, a fit or a caution of an intervention.
    pub fn criterion(of: &Intervention, kind: &str, criterion: &Criterion) -> Self {
        Self { about: format!("{}/{}", of.id, criterion.id), ..Self::entry(&of.file(), kind, &criterion.id) }
    }

    /// The pack as a whole.
    pub fn pack() -> Self {
        Self { file: "pack.ron".to_owned(), id: None, about: "pack".to_owned(), name: "the pack".to_owned() }
    }

    /// The same at one stage.
    #[must_use]
    pub fn at(self, stage: &Stage) -> Self {
        Self { about: format!("{}/{}", self.about, stage.id), ..self }
    }
}

/// Remarks as they are found.
#[derive(Debug)]
pub struct Remarks<'a> {
    places: Places<'a>,
    found: Vec<Remark>,
}

impl<'a> Remarks<'a> {
    /// No remark yet on the pack that was loaded from these files.
    pub fn new(files: &'a Files) -> Self {
        Self { places: Places::new(files), found: Vec::new() }
    }

    /// Somebody should look at it.
    pub fn warn(&mut self, kind: RemarkKind, subject: &Subject, what: impl Into<String>, help: impl Into<String>) {
        let fault = Fault::warning(self.place(subject), what).help(help);
        self.found.push(Remark { fault, kind, about: subject.about.clone() });
    }

    /// It must not be published like this.
    pub fn refuse(&mut self, kind: RemarkKind, subject: &Subject, what: impl Into<String>, help: impl Into<String>) {
        let fault = Fault::refused(self.place(subject), what).help(help);
        self.found.push(Remark { fault, kind, about: subject.about.clone() });
    }

    /// All of them, in the order of files and lines.
    pub fn sorted(mut self) -> Vec<Remark> {
        self.found.sort();
        self.found.dedup();
        self.found
    }

    /// Entries of `questions/` and `interventions/` lie one list deeper than those of other files.
    fn place(&self, Subject { file, id, .. }: &Subject) -> Place {
        let depth = if file.contains('/') { IN_ENTRY } else { IN_LIST };
        id.as_ref().map_or_else(|| start(file), |id| self.places.entry(file, id, depth))
    }
}
