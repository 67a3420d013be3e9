//! Throughline: offline decision support for people who work with people who use Class A drugs and are in
//! contact with the criminal justice system.

pub mod appraise;
pub mod area;
pub mod base;
pub mod case;
pub mod pack;
pub mod report;
