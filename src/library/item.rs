//! What can be looked up, and of which kind it is.

use crate::base::table::Key;
use crate::pack::alert::{Alert, Prompt};
use crate::pack::intervention::{Intervention, Need};
use crate::pack::question::Question;
use crate::pack::source::Source;

/// What is looked up; places are those in the lists of [`crate::pack::reference::Reference`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// An intervention of any role.
    Intervention(Key<Intervention>),
    /// What an option serves and a person has.
    Need(Key<Need>),
    /// Act now, or check this now.
    Alert(Key<Alert>),
    /// A framework, a guideline, an instrument.
    Tool(usize),
    /// A word of the glossary.
    Word(usize),
    /// What was counted over time.
    Series(usize),
    /// What was counted side by side.
    Comparison(usize),
    /// A document.
    Source(Key<Source>),
    /// A single figure.
    Figure(usize),
    /// Something that happened.
    Event(usize),
    /// What holds for all of the evidence.
    Caveat(usize),
    /// A question of the assessment.
    Question(Key<Question>),
    /// A thing to do or ask, from a rule.
    Prompt(Key<Prompt>),
}

impl Item {
    /// What kind of thing it is.
    pub fn kind(self) -> Kind {
        match self {
            Self::Intervention(_) => Kind::Intervention,
            Self::Need(_) => Kind::Need,
            Self::Alert(_) => Kind::Alert,
            Self::Tool(_) => Kind::Tool,
            Self::Word(_) => Kind::Word,
            Self::Series(_) | Self::Comparison(_) => Kind::Trend,
            Self::Source(_) => Kind::Source,
            Self::Figure(_) => Kind::Figure,
            Self::Event(_) => Kind::Event,
            Self::Caveat(_) => Kind::Caveat,
            Self::Question(_) => Kind::Question,
            Self::Prompt(_) => Kind::Prompt,
        }
    }
}

/// What kind of thing can be looked up, in the order in which equally good finds are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Interventions of any role.
    Intervention,
    /// Needs.
    Need,
    /// Alerts.
    Alert,
    /// Frameworks, guidelines, instruments.
    Tool,
    /// Words of the glossary.
    Word,
    /// What was counted, over time or side by side.
    Trend,
    /// Documents.
    Source,
    /// Single figures.
    Figure,
    /// What happened.
    Event,
    /// What holds for all of the evidence.
    Caveat,
    /// Questions of the assessment.
    Question,
    /// Things to do or ask.
    Prompt,
}

impl Kind {
    /// Every kind, in order.
    pub const EVERY: [Self; 12] = [
        Self::Intervention,
        Self::Need,
        Self::Alert,
        Self::Tool,
        Self::Word,
        Self::Trend,
        Self::Source,
        Self::Figure,
        Self::Event,
        Self::Caveat,
        Self::Question,
        Self::Prompt,
    ];

    /// What one is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intervention => "intervention",
            Self::Need => "need",
            Self::Alert => "alert",
            Self::Tool => "tool",
            Self::Word => "word",
            Self::Trend => "trend",
            Self::Source => "source",
            Self::Figure => "figure",
            Self::Event => "event",
            Self::Caveat => "caveat",
            Self::Question => "question",
            Self::Prompt => "prompt",
        }
    }

    /// What many are called, as a heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Intervention => "Interventions",
            Self::Need => "Needs",
            Self::Alert => "Alerts",
            Self::Tool => "Tools and frameworks",
            Self::Word => "Words",
            Self::Trend => "Trends",
            Self::Source => "Sources",
            Self::Figure => "Figures",
            Self::Event => "Timeline",
            Self::Caveat => "What holds for all of the evidence",
            Self::Question => "Questions",
            Self::Prompt => "Prompts",
        }
    }
}
