//! `throughline report CASE --kind KIND --to FILE`: a document, written in one step.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::report::{self, Format, Kind, text, write};
use crate::vault::record::log::Did;

use super::input::Worked;
use super::{Output, Settings, Stop, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case: a .throughline file, or plain RON
    case: PathBuf,
    /// Which document
    #[arg(long, value_enum)]
    kind: KindArgument,
    /// Where to: a file whose name ends in .md or .txt, or - to print it
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindArgument {
    /// For the next worker
    Handover,
    /// Paragraphs for the court
    PreSentence,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "report")?;
    let prints = arguments.to.as_os_str() == OsStr::new("-");
    let format = if prints { Format::Text } else { format(&arguments.to)? };
    let mut worked = Worked::read_to_tell(settings, &arguments.case)?;
    let kind = match arguments.kind {
        KindArgument::Handover => Kind::Handover,
        KindArgument::PreSentence => Kind::PreSentence,
    };
    let document = report::document(kind, worked.material());
    let text = if prints {
        text::plain(&document, text::PAGE_WIDTH)
    } else {
        write::write(&arguments.to, &report::bytes(&document, format))?;
        String::new()
    };
    let mut notes = worked.notes();
    notes.extend(worked.tell(Did::Exported, kind.in_words()));
    Ok(Output::done(text).with_notes(notes))
}

fn format(path: &Path) -> Result<Format, Stop> {
    let endings = Format::EVERY.map(|format| format!(".{}", format.ending())).join(" or ");
    let what = || format!("a report is written to a file whose name ends in {endings}, not to {}", path.display());
    Format::of(path).ok_or_else(|| Stop::Usage(what()))
}
