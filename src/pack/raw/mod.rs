//! What the RON files of a knowledge pack say, field by field, and nothing else.
//!
//! Names are still text here; `resolve` turns them into references that cannot dangle.
//! Every type refuses fields that it does not know, so that a misspelt one is a message and not a silence.

mod interventions;
mod manifest;
mod questions;
mod reference;
mod rules;
mod series;

pub use self::interventions::{Criterion, Emmie, Figure, InForce, Intervention, Note, Rating, Statement};
pub use self::manifest::{Accepted, Cite, Manifest, Named, Route, Source};
pub use self::questions::{Choice, Condition, Kind, Lies, Need, Question, Section, Term, Weekday};
pub use self::reference::{
    Band, Caveat, ChecklistItem, GlossaryEntry, HeadlineFigure, ReadinessItem, ReadinessKind, TimelineEntry, Tool,
};
pub use self::rules::{Alert, AlertSeverity, Contradiction, Prompt, StopsAssessment};
pub use self::series::{Bar, Break, Comparison, Line, Missing, Point, Series};
