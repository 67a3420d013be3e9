//! `throughline open FILE.throughline --to CASE.ron`: what is in an encrypted case, readable.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::Args;

use crate::clock;
use crate::vault::identity::Identity;
use crate::vault::record::log::Did;
use crate::vault::record::{By, text};
use crate::vault::store::real::RealDisk;
use crate::vault::store::save::{Before, Keep, save};

use super::{Output, Settings, Stop, input, keys, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The encrypted case
    file: PathBuf,
    /// Where to, nothing may be there yet; or - to print it
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "open")?;
    let pack = input::pack(settings)?;
    let (mut case, opener) = keys::open(settings, &pack, &arguments.file)?;
    let content = text::write(&case.record);
    let prints = arguments.to.as_os_str() == OsStr::new("-");
    let text = if prints {
        content.to_string()
    } else {
        save(&RealDisk, &arguments.to, content.as_bytes(), Before::Nothing, Keep::Nothing)
            .map_err(|not_saved| *not_saved.refusal)?;
        format!("Written, readable by anybody who finds it: {}\n", arguments.to.display())
    };
    let mut notes = std::mem::take(&mut case.notes);
    // Only the log grows: the version before it is not worth keeping.
    let by = By { card: opener.identity.as_ref().map(Identity::card), at: clock::now() };
    case.record.note(Did::Exported, "plain text", &by);
    notes.extend(keys::save_log(&mut case, opener.identity.as_ref(), &by));
    Ok(Output::done(text).with_notes(notes))
}
