//! `throughline rights export|erase|keep|due`: what the person may ask for, and what is due to go.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::base::date::Date;
use crate::clock;
use crate::vault::case_file::Keys;
use crate::vault::home::Home;
use crate::vault::identity::Identity;
use crate::vault::record::By;
use crate::vault::record::log::Did;
use crate::vault::rights::{self, Traces};
use crate::vault::store::real::RealDisk;
use crate::vault::store::save::{Before, Keep, save};

use super::{Output, Settings, Stop, day, input, keys, refuse_json};

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
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "rights")?;
    match &arguments.what {
        What::Export { file, to } => export(settings, file, to),
        What::Erase { file, really, .. } => erase(settings, file, *really),
        What::Keep { file, until } => keep(settings, file, *until),
        What::Due { folder } => due(settings, folder),
    }
}

fn export(settings: &Settings, file: &Path, to: &Path) -> Result<Output, Stop> {
    let pack = input::pack(settings)?;
    let (mut case, keys) = keys::open(settings, &pack, file)?;
    let by = By { card: keys.identity.as_ref().map(Identity::card), at: clock::now() };
    // Told first, so that what is given out says so too.
    case.record.note(Did::Exported, "everything, readable", &by);
    let content = rights::export(&pack, &case.record)?;
    let mut notes = std::mem::take(&mut case.notes);
    if let Err(refusal) = case.save(&RealDisk, keys.identity.as_ref(), &by, Keep::Nothing) {
        notes.push(format!("note: the log in the case could not be told: {refusal}"));
    }
    if to.as_os_str() == OsStr::new("-") {
        return Ok(Output::done(content.to_string()).with_notes(notes));
    }
    save(&RealDisk, to, content.as_bytes(), Before::Nothing, Keep::Nothing).map_err(|not_saved| *not_saved.refusal)?;
    Ok(Output::done(format!("Written, readable by anybody who finds it: {}\n", to.display())).with_notes(notes))
}

fn erase(settings: &Settings, file: &Path, really: bool) -> Result<Output, Stop> {
    let pack = input::pack(settings)?;
    let home = Home::of_user()?;
    // Erasing needs no key. With one, recovery copies from when the case lay elsewhere are found as well.
    let is_unlocked = settings.passphrase_file.is_some() || settings.identity.is_some();
    let opened = if is_unlocked { Some(keys::open(settings, &pack, file)?.0) } else { None };
    if let Some(why) = opened.as_ref().and_then(|case| case.read_only.clone()) {
        return Err(why.into());
    }
    let traces = rights::traces(&RealDisk, &home, file, opened.as_ref().map(|case| case.record.id.as_str()))?;
    if really {
        rights::erase(&RealDisk, &home, file, &traces)?;
        return Ok(Output::done(format!("Erased:\n{}", listed(&traces))));
    }
    Ok(Output::done(format!("This would go; nothing was erased (give --really to erase it):\n{}", listed(&traces))))
}

fn listed(traces: &Traces) -> String {
    let files: String = traces.files.iter().map(|file| ["- ", &file.display().to_string(), "\n"].concat()).collect();
    let recent = if traces.is_recent { "- its entry among the recent cases\n" } else { "" };
    files + recent
}

fn keep(settings: &Settings, file: &Path, until: Date) -> Result<Output, Stop> {
    let pack = input::pack(settings)?;
    let (mut case, keys) = keys::open(settings, &pack, file)?;
    let by = By { card: keys.identity.as_ref().map(Identity::card), at: clock::now() };
    case.record.set_keep_until(Some(until), &by);
    case.save(&RealDisk, keys.identity.as_ref(), &by, Keep::Version)?;
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
