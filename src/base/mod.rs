//! Words that every other part of the program shares: truth in three values, dates, faults, ids.
//!
//! Knows nothing else in this crate.

pub mod date;
pub mod fault;
pub mod read;
pub mod ron_text;
pub mod set;
pub mod spot;
pub mod suggest;
pub mod table;
pub mod truth;
pub mod wrap;
