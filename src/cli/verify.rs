//! `throughline verify FILE.throughline`: whether a case and its kept versions open.

use std::path::PathBuf;

use clap::Args;

use crate::appraise::explain::counted;
use crate::vault::record::Record;
use crate::vault::store::kept;
use crate::vault::store::read::read;
use crate::vault::store::real::RealDisk;

use super::{Output, Settings, Stop, input, keys, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case
    file: PathBuf,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "verify")?;
    let pack = input::pack(settings)?;
    let (case, keys) = keys::look(settings, &pack, &arguments.file)?;
    let mut text = format!("{}: whole. {}\n", arguments.file.display(), about(&case.record));
    for version in kept::versions(&RealDisk, &arguments.file) {
        let opened = read(&RealDisk, &version.path).and_then(|file| keys.open(&pack, &version.path, &file.bytes));
        let says = match opened {
            Ok(opened) => format!("whole. {}", about(&opened.record)),
            Err(refusal) => refusal.what,
        };
        text += &[&version.path.display().to_string(), ": ", &says, "\n"].concat();
    }
    Ok(Output::done(text).with_notes(case.notes))
}

/// How much there is, and nothing of what it says.
fn about(record: &Record) -> String {
    let keep = record.keep_until.map(|day| format!(", to be kept until {day}")).unwrap_or_default();
    let assessments = counted(record.assessments.len(), "assessment");
    let entries = record.log.entries().len();
    format!("Saving {}, {assessments}, log entries: {entries}, keys: {}{keep}.", record.counter, record.keys.len())
}
