//! The command line: one file for each command. Each gives back what it has to say; this file writes it and turns
//! the outcome into an exit code. Beside the vault and the window it is the only part that touches the disk.

mod answer;
mod appraise;
pub mod appraise_json;
mod ask;
mod check;
mod check_json;
mod check_lists;
mod colleague;
mod identity;
mod input;
pub mod json;
mod keys;
mod library;
mod open;
mod over_time;
mod pack;
mod pathway;
mod questions;
mod recover;
mod reference_json;
mod report;
mod rights;
mod seal;
mod series;
mod verify;
mod what_if;

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Parser, Subcommand};

use crate::base::date::{self, Date};
use crate::base::fault::{Fault, Severity, Trouble};
use crate::base::wrap::visible;
use crate::clock;
use crate::pack::Pack;
use crate::report::write::NotWritten;
use crate::vault::refusal::{Kind, Refusal};

/// How wide plain text on a terminal is.
const WIDTH: usize = 100;

/// How a command ended; the codes are the same for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Something was found: a failing check.
    Found,
    /// It was not written.
    NotWritten,
    /// Damaged or unreadable.
    Unreadable,
    /// The passphrase or the key is wrong, or the header is damaged.
    NotUnlocked,
    /// Made by a newer version.
    Newer,
    /// Changed elsewhere, or in use.
    InUse,
    /// The input is refused.
    Refused,
    /// Over a limit.
    OverLimit,
    /// Not used as it is meant to be.
    Usage,
}

impl Exit {
    /// The number that the system is given.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::NotWritten => 2,
            Self::Unreadable => 3,
            Self::NotUnlocked => 4,
            Self::Newer => 5,
            Self::InUse => 6,
            Self::Refused => 7,
            Self::OverLimit => 8,
            Self::Usage => 64,
        }
    }

    /// The exit code of a refusal.
    fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::NotWritten => Self::NotWritten,
            Kind::Unreadable => Self::Unreadable,
            Kind::NotUnlocked => Self::NotUnlocked,
            Kind::Newer => Self::Newer,
            Kind::InUse => Self::InUse,
            Kind::Refused => Self::Refused,
            Kind::OverLimit => Self::OverLimit,
        }
    }

    /// The exit code of the worst of these faults: what could not be read at all is worse than what a newer version
    /// made, that than what is too large, and that than what is not right. Warnings do not count.
    pub fn of(faults: &[Fault]) -> Self {
        let errors = faults.iter().filter(|fault| fault.severity == Severity::Error);
        match errors.map(|fault| fault.trouble).min() {
            None => Self::Done,
            Some(Trouble::Unreadable) => Self::Unreadable,
            Some(Trouble::Newer) => Self::Newer,
            Some(Trouble::OverLimit) => Self::OverLimit,
            Some(Trouble::Refused) => Self::Refused,
        }
    }
}

/// What a command has to say, and how it ended.
#[derive(Debug)]
struct Output {
    /// For standard output.
    text: String,
    /// For standard error, a line each.
    notes: Vec<String>,
    /// How it ended.
    exit: Exit,
}

impl Output {
    fn done(text: String) -> Self {
        Self { text, notes: Vec::new(), exit: Exit::Done }
    }

    fn with_notes(self, notes: Vec<String>) -> Self {
        Self { notes, ..self }
    }
}

/// Why a command came to nothing.
#[derive(Debug)]
enum Stop {
    /// It was not used as it is meant to be.
    Usage(String),
    /// What it was given cannot be used.
    Faults(Vec<Fault>),
    /// What it made could not be written.
    NotWritten(NotWritten),
    /// A case or an identity could not be opened or kept.
    Refusal(Box<Refusal>),
}

impl From<Vec<Fault>> for Stop {
    fn from(faults: Vec<Fault>) -> Self {
        Self::Faults(faults)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Faults(vec![fault])
    }
}

impl From<NotWritten> for Stop {
    fn from(not_written: NotWritten) -> Self {
        Self::NotWritten(not_written)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        // Faults in the text of a case are told as they always are.
        if refusal.faults.is_empty() { Self::Refusal(Box::new(refusal)) } else { Self::Faults(refusal.faults) }
    }
}

/// Offline decision support for people who work with people who use Class A drugs and are in contact with the criminal
/// justice system. It supports a decision and does not make one.
#[derive(Debug, Parser)]
#[command(name = "throughline", version, after_help = AFTER_HELP, disable_help_subcommand = true)]
struct Arguments {
    /// Use the pack in this folder instead of the one that is built in.
    #[arg(long, global = true, value_name = "FOLDER")]
    pack: Option<PathBuf>,
    /// The day for which it is worked out; a fictional case's own day, or today, if not given.
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Date>,
    /// A file with the passphrase, on one line; asked for on the terminal if not given.
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// An identity other than your own, such as a recovery key.
    #[arg(long, global = true, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// Write JSON for other programs.
    #[arg(long, global = true)]
    json: bool,
    /// Open the window on a gallery of everything that its screens are made of.
    #[arg(long)]
    gallery: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

const AFTER_HELP: &str = "\
CASE is a .throughline file, or a file in plain RON. Without a command, the window opens.

Exit codes: 0 done; 1 something found; 2 not written; 3 damaged or unreadable; 4 wrong passphrase or damaged header;
5 made by a newer version; 6 changed elsewhere or in use; 7 input refused; 8 over a limit; 64 not used as meant.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Check a pack and run its worked cases
    Check(check::Arguments),
    /// List the questions with their ids, kinds and choices
    Questions,
    /// Show where every option stands for a person, with reasons
    Appraise(appraise::Arguments),
    /// Show what to ask next, and why
    Ask(ask::Arguments),
    /// Show what would make an option fit
    WhatIf(what_if::Arguments),
    /// Write a document
    Report(report::Arguments),
    /// Show the resolved pack; with --json all of it
    Pack(pack::Arguments),
    /// List the trends and comparisons, or show one
    Series(series::Arguments),
    /// Show the system stage by stage, or write it as a picture
    Pathway(pathway::Arguments),
    /// List all that can be looked up, search it, or show an entry
    Library(library::Arguments),
    /// Make your identity, show it, print its card
    Identity(identity::Arguments),
    /// Encrypt a case, for yourself, for colleagues, or under a passphrase
    Seal(seal::Arguments),
    /// Decrypt a case
    Open(open::Arguments),
    /// Check that a case and its kept versions open
    Verify(verify::Arguments),
    /// Record answers in a case, or begin another assessment in it
    Answer(answer::Arguments),
    /// Show then and now: what changed between two assessments and why, measures, what other knowledge changed
    OverTime(over_time::Arguments),
    /// Find the work that a crash or a full disk left elsewhere, and bring it back
    Recover(recover::Arguments),
    /// Write out, erase, or list by date what is held about people
    Rights(rights::Arguments),
}

/// What holds for every command.
#[derive(Clone, Debug)]
struct Settings {
    pack: Option<PathBuf>,
    today: Option<Date>,
    passphrase_file: Option<PathBuf>,
    identity: Option<PathBuf>,
    json: bool,
}

fn day(text: &str) -> Result<Date, String> {
    date::parse(text).ok_or_else(|| "write year-month-day, such as 2026-11-22".to_owned())
}

/// What the arguments asked for.
#[derive(Debug)]
pub enum Asked {
    /// A command, which ended with this exit code.
    Done(u8),
    /// The window.
    Window(Window),
}

/// The window that was asked for.
#[derive(Clone, Debug)]
pub struct Window {
    /// The pack to work with; none for the one that is built in, which the window loads while it opens.
    pub pack: Option<Arc<Pack>>,
    /// The day that counts as today.
    pub today: Date,
    /// Whether it shows the gallery of widgets instead of the program.
    pub gallery: bool,
}

/// Runs one command, or tells that the window is asked for; `args` begins with the program's name.
pub fn run(args: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> Asked {
    crate::vault::secret::keep_out_of_crash_files();
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            tell(err, &[visible(error.render().to_string().trim_end())]);
            return Asked::Done(Exit::Usage.code());
        }
        Err(help) => return Asked::Done(emit(&Output::done(help.render().to_string()), out, err).code()),
    };
    let Arguments { pack, today, passphrase_file, identity, json, gallery, command } = arguments;
    let settings = Settings { pack, today, passphrase_file, identity, json };
    match &command {
        Some(_) if gallery => {
            let stop = Stop::Usage("`--gallery` opens the window and goes with no command".to_owned());
            Asked::Done(explain(&stop, err).code())
        }
        Some(command) => Asked::Done(run_command(command, &settings, out, err)),
        None => match window(&settings, gallery) {
            Ok(window) => Asked::Window(window),
            Err(stop) => Asked::Done(explain(&stop, err).code()),
        },
    }
}

fn window(settings: &Settings, gallery: bool) -> Result<Window, Stop> {
    refuse_json(settings, "throughline")?;
    let pack = settings.pack.is_some().then(|| input::pack(settings)).transpose()?;
    Ok(Window { pack: pack.map(Arc::new), today: settings.today.unwrap_or_else(clock::today), gallery })
}

fn run_command(command: &Command, settings: &Settings, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let result = match command {
        Command::Check(arguments) => check::run(arguments, settings),
        Command::Questions => questions::run(settings),
        Command::Appraise(arguments) => appraise::run(arguments, settings),
        Command::Ask(arguments) => ask::run(arguments, settings),
        Command::WhatIf(arguments) => what_if::run(arguments, settings),
        Command::Report(arguments) => report::run(arguments, settings),
        Command::Pack(arguments) => pack::run(arguments, settings),
        Command::Series(arguments) => series::run(arguments, settings),
        Command::Pathway(arguments) => pathway::run(arguments, settings),
        Command::Library(arguments) => library::run(arguments, settings),
        Command::Identity(arguments) => identity::run(arguments, settings),
        Command::Seal(arguments) => seal::run(arguments, settings),
        Command::Open(arguments) => open::run(arguments, settings),
        Command::Verify(arguments) => verify::run(arguments, settings),
        Command::Answer(arguments) => answer::run(arguments, settings),
        Command::OverTime(arguments) => over_time::run(arguments, settings),
        Command::Recover(arguments) => recover::run(arguments, settings),
        Command::Rights(arguments) => rights::run(arguments, settings),
    };
    match result {
        Ok(output) => emit(&output, out, err),
        Err(stop) => explain(&stop, err),
    }
    .code()
}

/// Writes what a command has to say. A reader who has seen enough is no trouble; a full disk is.
fn emit(output: &Output, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    tell(err, &output.notes);
    match out.write_all(output.text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => output.exit,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => output.exit,
        Err(error) => {
            let what = crate::base::read::in_words(&error);
            tell(err, &[format!("standard output cannot be written: {what}")]);
            Exit::NotWritten
        }
    }
}

/// Says why a command came to nothing.
fn explain(stop: &Stop, err: &mut dyn Write) -> Exit {
    match stop {
        Stop::Usage(what) => {
            tell(err, &[format!("{what}; see `throughline --help`")]);
            Exit::Usage
        }
        Stop::Faults(faults) => {
            tell(err, &lines(faults));
            Exit::of(faults)
        }
        Stop::NotWritten(not_written) => {
            tell(err, &[not_written.to_string()]);
            Exit::NotWritten
        }
        Stop::Refusal(refusal) => {
            tell(err, &[refusal.to_string()]);
            Exit::of_kind(refusal.kind)
        }
    }
}

/// A line for each fault.
fn lines(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}

/// Lines for standard error. Where even that cannot be written, the exit code has to do.
fn tell(err: &mut dyn Write, lines: &[String]) {
    for line in lines {
        writeln!(err, "{}", visible(line)).ok();
    }
}

/// A value as JSON, indented, with a line end.
fn json_text(value: &impl serde::Serialize) -> String {
    // Only maps whose keys are not text cannot be written, and there are none here.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// Refuses `--json` for a command that has none.
fn refuse_json(settings: &Settings, command: &str) -> Result<(), Stop> {
    if settings.json { Err(Stop::Usage(format!("`{command}` has no --json; `pack --json` holds all of it"))) } else { Ok(()) }
}
