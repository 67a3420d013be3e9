//! `throughline rights export|erase|keep|due|erased`: what the person may ask for, and what is due to go.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::base::date::Date;
use crate::clock;
use crate::vault::case_file::Keys;
use crate::vault::home::Home;
use crate::vault::identity::{Identity, store};
use crate::vault::ledger::{self, Erasure};
use crate::vault::lock::Holder;
use crate::vault::recents;
use crate::vault::record::By;
use crate::vault::record::log::Did;
use crate::vault::rights::{self, Erased, Trace, TraceKind, Traces};
use crate::vault::store::real::RealDisk;
use crate::vault::store::save::{Before, Keep, save};

use super::{Exit, Output, Settings, Stop, day, input, keys, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write everything that is held about the person, readable
    Export {
        /// The case
        file: PathBuf,
        /// Where to, nothing may be there yet; or - to print it
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Erase a case with its kept versions, recovery copies and its entry among the recent ones
    Erase {
        /// The case
        file: PathBuf,
        /// Erase it; without this only what would go is shown
        #[arg(long, conflicts_with = "dry_run")]
        really: bool,
        /// Only show what would go
        #[arg(long)]
        dry_run: bool,
    },
    /// Set the day until which a case is kept
    Keep {
        /// The case
        file: PathBuf,
        /// The day
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        until: Date,
    },
    /// List the cases in a folder with the day until which each is kept
    Due {
        /// The folder
        folder: PathBuf,
    },
    /// List what was erased on this computer: when, by whom, and the random number of each case
    Erased,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "rights")?;
    match &arguments.what {
        What::Export { file, to } => export(settings, file, to),
        What::Erase { file, really, .. } => erase(settings, file, *really),
        What::Keep { file, until } => keep(settings, file, *until),
        What::Due { folder } => due(settings, folder),
        What::Erased => erased(),
    }
}

fn export(settings: &Settings, file: &Path, to: &Path) -> Result<Output, Stop> {
    let pack = input::pack(settings)?;
    let (mut case, opener) = keys::open(settings, &pack, file)?;
    let by = By { card: opener.identity.as_ref().map(Identity::card), at: clock::now() };
    // Told first, so that what is given out says so too.
    case.record.note(Did::Exported, "everything, readable", &by);
    let content = rights::export(&pack, &case.record)?;
    let mut notes = std::mem::take(&mut case.notes);
    notes.extend(keys::save_log(&mut case, opener.identity.as_ref(), &by));
    if to.as_os_str() == OsStr::new("-") {
        return Ok(Output::done(content.to_string()).with_notes(notes));
    }
    save(&RealDisk, to, content.as_bytes(), Before::Nothing, Keep::Nothing).map_err(|not_saved| *not_saved.refusal)?;
    Ok(Output::done(format!("Written, readable by anybody who finds it: {}\n", to.display())).with_notes(notes))
}

fn erase(settings: &Settings, file: &Path, really: bool) -> Result<Output, Stop> {
    let pack = input::pack(settings)?;
    let home = Home::of_user()?;
    let own = store::card(&RealDisk, &home).ok();
    if really {
        rights::must_be_free(file, &Holder::here(own.as_ref(), clock::now()))?;
    }
    // Erasing needs no key. With one, recovery copies from when the case lay elsewhere are found as well.
    let is_unlocked = settings.passphrase_file.is_some() || settings.identity.is_some();
    let opened = if is_unlocked { Some(keys::open(settings, &pack, file)?) } else { None };
    if let Some(why) = opened.as_ref().and_then(|(case, _)| case.read_only.clone()) {
        return Err(why.into());
    }
    let id = opened.as_ref().map(|(case, _)| case.record.id.clone());
    let mut traces = rights::traces(&RealDisk, &home, file, id.as_deref())?;
    if let Some(identity) = opened.as_ref().and_then(|(_, keys)| keys.identity.as_ref()) {
        traces = traces.without_copies_of_others(&RealDisk, &pack, file, identity);
    }
    if !really {
        return Ok(Output::done(format!("This would go; nothing was erased (give --really to erase it):\n{}", listed(&traces))));
    }
    // Nobody holds on to it while it goes.
    drop(opened);
    let Erased { gone, recent, left } = rights::erase(&RealDisk, &home, file, &traces);
    let gone = Traces { files: gone, is_recent: recent };
    let by = By { card: own.as_ref(), at: clock::now() };
    let is_gone = gone.files.iter().any(|trace| trace.kind == TraceKind::Case);
    let told = if is_gone { ledger::add(&RealDisk, &home, id.as_deref(), &by) } else { Ok(()) };
    let text = format!("Erased:\n{}", listed(&gone));
    let notes: Vec<String> = left.into_iter().chain(told.err()).map(|refusal| refusal.to_string()).collect();
    let exit = if notes.is_empty() { Exit::Done } else { Exit::NotWritten };
    Ok(Output { exit, ..Output::done(text).with_notes(notes) })
}

/// A line for each, as a list.
fn listed(traces: &Traces) -> String {
    let line = |trace: &Trace| ["- ", trace.kind.in_words(), ": ", &trace.path.display().to_string(), "\n"].concat();
    let files: String = traces.files.iter().map(line).collect();
    let recent = if traces.is_recent { "- its entry among the recent cases\n" } else { "" };
    files + recent
}

fn erased() -> Result<Output, Stop> {
    let erased = ledger::list(&RealDisk, &Home::of_user()?)?;
    let line = |Erasure { at, name, case, .. }: &Erasure| {
        let name = if name.is_empty() { "somebody without an identity" } else { name };
        let case = if case.is_empty() { "a case that was not opened" } else { case };
        format!("{at} by {name}: {case}\n")
    };
    let text: String = erased.iter().map(line).collect();
    Ok(Output::done(if text.is_empty() { "Nothing was erased here yet.\n".to_owned() } else { text }))
}

fn keep(settings: &Settings, file: &Path, until: Date) -> Result<Output, Stop> {
    let pack = input::pack(settings)?;
    let (mut case, keys) = keys::open(settings, &pack, file)?;
    let by = By { card: keys.identity.as_ref().map(Identity::card), at: clock::now() };
    case.record.set_keep_until(Some(until), &by);
    case.save(&RealDisk, keys.identity.as_ref(), &by, Keep::Version)?;
    let listed = Home::of_user().and_then(|home| recents::set_day(&RealDisk, &home, file, Some(until)));
    case.notes.extend(listed.err().map(|refusal| format!("note: the list of recent cases was not told: {refusal}")));
    Ok(Output::done(format!("Kept until {until}: {}\n", file.display())).with_notes(case.notes))
}

fn due(settings: &Settings, folder: &Path) -> Result<Output, Stop> {
    let pack = input::pack(settings)?;
    let keys = Keys { identity: Some(keys::identity(settings)?), passphrase: None };
    let today = settings.today.unwrap_or_else(clock::today);
    let mut text = String::new();
    for case in rights::retention(&RealDisk, &pack, folder, &keys)? {
        let says = match &case.keep_until {
            Ok(Some(day)) if case.is_due(today) => format!("DUE: kept until {day}"),
            Ok(Some(day)) => format!("kept until {day}"),
            Ok(None) => "no day is set".to_owned(),
            Err(refusal) => format!("not known: {}", refusal.what),
        };
        text += &[&case.path.display().to_string(), ": ", &says, "\n"].concat();
    }
    Ok(Output::done(text))
}
