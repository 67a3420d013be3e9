//! Throughline: offline decision support for people who work with people who use Class A drugs and are in
//! contact with the criminal justice system.
//!
//! In reading order; each may use those above it, never those below:
//!
//! - [`base`]: truth in three values, dates, faults, ids. Knows nothing else here.
//! - [`pack`]: the knowledge pack, from text to checked data. Knows no answers, case files or clocks.
//! - [`case`], [`area`]: what is recorded about one person, and what is open locally. Know no disk and no rule.
//! - [`appraise`]: pack, answers and context to an appraisal. Pure; the only place that decides anything.
//! - [`library`]: all that a pack lets people look up, in one index that can be searched.
//! - [`check`]: everything that can be wrong with a pack that loads.
//! - [`trend`]: trend data and comparisons to marks on a picture that never bridge a gap.
//! - [`report`]: appraisal and plan to a document, document to text.
//! - [`pathway`]: the system as a picture, as data, and to SVG.
//! - [`vault`]: cases on disk: encrypted, never lost. Knows no rule.
//! - [`outcome`]: from an appraisal to what a case file remembers of it.
//! - [`history`]: from a case file to assessments that can be compared, each with its day and its knowledge.
//! - [`cli`], [`app`]: the command line, and what the window does without drawing.
//! - `ui`: drawing, and nothing but drawing. Only with the feature `gui`.
//!
//! Three invariants hold throughout: unknown is never taken for no or yes; the same pack, answers and context give
//! the same result, byte for byte; what a person said never reaches a log or an error message.

pub mod app;
pub mod appraise;
pub mod area;
pub mod base;
pub mod case;
pub mod check;
pub mod cli;
pub mod clock;
pub mod history;
pub mod library;
pub mod outcome;
pub mod pack;
pub mod pathway;
pub mod report;
pub mod trend;
#[cfg(feature = "gui")]
pub mod ui;
pub mod vault;
