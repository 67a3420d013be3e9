//! `throughline pathway [CASE] [--to FILE]`: the system as a picture, or as text.

use std::path::PathBuf;

use clap::Args;

use crate::appraise::current_stage;
use crate::pack::Pack;
use crate::pathway::{self, Format, Person, Picture, Shown, document};
use crate::report::{text, write};

use super::input::{self, Worked};
use super::{Output, Settings, Stop, WIDTH, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case, in plain RON; without one the system alone is shown
    case: Option<PathBuf>,
    /// Write the picture to a file whose name ends in .svg or .png
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// Show local schemes too
    #[arg(long)]
    schemes: bool,
    /// Show onward referrals too
    #[arg(long)]
    onward: bool,
    /// Show what was replaced too
    #[arg(long)]
    historic: bool,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "pathway")?;
    let Arguments { case, to, schemes, onward, historic } = arguments;
    let format = to.as_ref().map(|to| {
        let what = || format!("the pathway is written to a file whose name ends in .svg or .png, not to {}", to.display());
        Format::of(to).ok_or_else(|| Stop::Usage(what())).map(|format| (to, format))
    });
    let format = format.transpose()?;
    let shown = Shown { schemes: *schemes, onward: *onward, historic: *historic, stage: None };
    let Some(case) = case else {
        let pack = input::pack(settings)?;
        let picture = pathway::picture(&pack, None, shown);
        return Ok(Output::done(told(&pack, &picture, format)?));
    };
    let worked = Worked::read(settings, case)?;
    let material = worked.material();
    let stage = current_stage(material.pack, &material.case.answers);
    let person = Person { appraisal: material.appraisal, stage, fictional: material.case.fictional };
    let picture = pathway::picture(material.pack, Some(person), shown);
    Ok(Output::done(told(material.pack, &picture, format)?).with_notes(worked.notes()))
}

fn told(pack: &Pack, picture: &Picture, format: Option<(&PathBuf, Format)>) -> Result<String, Stop> {
    let Some((to, format)) = format else { return Ok(text::plain(&document(pack, picture), WIDTH)) };
    write::write(to, &pathway::bytes(picture, format).map_err(Stop::Usage)?)?;
    Ok(String::new())
}
