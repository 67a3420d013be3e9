//! The screens, and the pages of the assessment.

/// What the window shows beside the rail. Only one is shown at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Where everything begins.
    #[default]
    Start,
    /// Questions and answers.
    Assessment,
    /// What fits, what cannot be told yet, what does not fit.
    Options,
    /// A copy of the answers to try things on.
    WhatIf,
    /// What was chosen and agreed.
    Plan,
    /// Documents.
    Report,
    /// Then and now.
    OverTime,
    /// The system as a picture.
    Pathway,
    /// Everything that can be looked up.
    Library,
    /// Trend data.
    Trends,
    /// How the window looks; what the program is and is not.
    Settings,
}

impl Screen {
    /// Every screen in the order of the rail.
    pub const EVERY: [Self; 11] = [
        Self::Start,
        Self::Assessment,
        Self::Options,
        Self::WhatIf,
        Self::Plan,
        Self::Report,
        Self::OverTime,
        Self::Pathway,
        Self::Library,
        Self::Trends,
        Self::Settings,
    ];

    /// Its name on the rail, in the list of shortcuts and to a screen reader.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Assessment => "Assessment",
            Self::Options => "Options",
            Self::WhatIf => "What if",
            Self::Plan => "Plan",
            Self::Report => "Report",
            Self::OverTime => "Over time",
            Self::Pathway => "Pathway",
            Self::Library => "Library",
            Self::Trends => "Trends",
            Self::Settings => "Settings",
        }
    }

    /// True when it shows a case and so needs one.
    pub fn needs_case(self) -> bool {
        match self {
            Self::Assessment | Self::Options | Self::WhatIf | Self::Plan | Self::Report => true,
            Self::Start | Self::OverTime | Self::Pathway | Self::Library | Self::Trends | Self::Settings => false,
        }
    }
}

/// A page of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The section at this place in the pack.
    Section(usize),
    /// All answers on one page, to check them.
    CheckAnswers,
}
