//! `throughline appraise CASE`: where every option stands, with reasons.

use std::path::PathBuf;

use clap::Args;

use crate::report::{appraisal, text};

use super::appraise_json::AppraisalJson;
use super::input::Worked;
use super::{Output, Settings, Stop, WIDTH, json_text};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case: a .throughline file, or plain RON
    case: PathBuf,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    let worked = Worked::read(settings, &arguments.case)?;
    let text = if settings.json {
        json_text(&AppraisalJson::new(worked.material()))
    } else {
        text::plain(&appraisal::appraisal(worked.material()), WIDTH)
    };
    Ok(Output::done(text).with_notes(worked.notes()))
}
