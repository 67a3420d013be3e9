//! What can be looked up beside interventions: figures, dates, words, tools, checklists.

use super::condition::Condition;
pub use super::raw::ReadinessKind;
use super::series::Period;
use super::source::Citation;

/// Everything of a pack that can only be looked up.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// One moment, several categories; in the order of their ids.
    pub comparisons: Vec<Comparison>,
    /// Single figures.
    pub figures: Vec<HeadlineFigure>,
    /// What happened, in order of time.
    pub timeline: Vec<TimelineEntry>,
    /// What a service needs, and what stands in its way.
    pub readiness: Vec<ReadinessItem>,
    /// What can stop a person keeping appointments, and ways round it.
    pub checklist: Vec<ChecklistItem>,
    /// Words.
    pub glossary: Vec<GlossaryEntry>,
    /// What holds for all of the evidence, or for all of a source.
    pub caveats: Vec<Caveat>,
    /// Frameworks, guidelines and instruments.
    pub tools: Vec<Tool>,
}

/// One moment, several categories.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Its id: the file's name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What the values count.
    pub unit: String,
    /// True where values are shares of a hundred.
    pub per_cent: bool,
    /// Where they hold.
    pub geography: String,
    /// When, in words.
    pub period: String,
    /// What the picture says, in words.
    pub says: String,
    /// What a reader would be misled without.
    pub caveat: String,
    /// The bars, in the order in which they are shown; never empty.
    pub bars: Vec<Bar>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// One bar of a comparison.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// How much, in the comparison's unit; `None` where it is not held.
    pub value: Option<f64>,
    /// What to know about this value; may be empty.
    pub note: String,
    /// Where it is printed.
    pub cites: Vec<Citation>,
}

/// A single figure that stands for itself.
#[derive(Clone, Debug)]
pub struct HeadlineFigure {
    /// Its id.
    pub id: String,
    /// What is counted.
    pub says: String,
    /// The value with its unit.
    pub value: String,
    /// Where it holds.
    pub geography: String,
    /// When it held.
    pub period: String,
    /// What a reader would be misled without; may be empty.
    pub note: String,
    /// Where it is printed.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct TimelineEntry {
    /// Its id.
    pub id: String,
    /// When, for sorting.
    pub when: Period,
    /// When, in words.
    pub date: String,
    /// What happened.
    pub says: String,
    /// Where that is said.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// What a service needs, or what stands in its way.
#[derive(Clone, Debug)]
pub struct ReadinessItem {
    /// Its id.
    pub id: String,
    /// What kind of thing it is.
    pub kind: ReadinessKind,
    /// What it is, in a few words.
    pub says: String,
    /// The question to answer about a local service.
    pub asks: String,
    /// Where it comes from.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// Something that can stop a person keeping appointments, and ways round it.
#[derive(Clone, Debug)]
pub struct ChecklistItem {
    /// Its id.
    pub id: String,
    /// The question to talk over.
    pub asks: String,
    /// By which answers it stands in the way, if answers can say so.
    pub when: Option<Condition>,
    /// Ways round it; never empty.
    pub ways_round: Vec<String>,
    /// Where it comes from.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// A word and what it means.
#[derive(Clone, Debug)]
pub struct GlossaryEntry {
    /// Its id.
    pub id: String,
    /// The word.
    pub word: String,
    /// Its short forms and other names.
    pub also: Vec<String>,
    /// What it means.
    pub says: String,
    /// Where that is said; may be empty for a word of ours.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// What holds for all of the evidence, or for all of a source.
#[derive(Clone, Debug)]
pub struct Caveat {
    /// Its id.
    pub id: String,
    /// What it says.
    pub says: String,
    /// Where it comes from.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// A framework, a guideline, a screening instrument.
#[derive(Clone, Debug)]
pub struct Tool {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is and what it is for.
    pub says: String,
    /// What its scores mean, by our sources, lowest first; empty for what is no instrument.
    pub bands: Vec<Band>,
    /// Who may use and copy it; may be empty.
    pub rights: String,
    /// Where it comes from.
    pub cites: Vec<Citation>,
    /// The rows of the inventory that this stands for.
    pub rows: Vec<String>,
}

/// A band of an instrument's scores, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The lowest score of the band.
    pub from: i64,
    /// The highest score of the band.
    pub to: i64,
    /// What it stands for.
    pub says: String,
}
