//! `throughline seal CASE --to FILE.throughline`: an encrypted copy, for the worker, for colleagues, or under a passphrase.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::clock;
use crate::vault::card::Card;
use crate::vault::case_file::{CaseFile, Keys};
use crate::vault::colleagues;
use crate::vault::handover::{self, Part, Whom};
use crate::vault::home::Home;
use crate::vault::identity::{Identity, store};
use crate::vault::record::By;
use crate::vault::record::log::Did;
use crate::vault::sealed::WorkFactor;
use crate::vault::store::real::RealDisk;

use super::{Output, Settings, Stop, colleague, input, keys, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case: plain RON, or another .throughline file
    case: PathBuf,
    /// Where to; nothing may be there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// A colleague: a name on your list, a key that begins with age1, or the file of a card. May be given several times
    #[arg(long, value_name = "KEY")]
    recipient: Vec<String>,
    /// Seal it to yourself as well
    #[arg(long)]
    and_me: bool,
    /// What to leave out of the copy
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    without: Vec<LeftOut>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LeftOut {
    /// The worker's notes
    Notes,
    /// What the person said, in their words
    Words,
    /// What was written freely in the plan
    Plan,
    /// Earlier assessments
    Earlier,
}

impl From<&LeftOut> for Part {
    fn from(left_out: &LeftOut) -> Self {
        match left_out {
            LeftOut::Notes => Self::Notes,
            LeftOut::Words => Self::Words,
            LeftOut::Plan => Self::PlanTexts,
            LeftOut::Earlier => Self::Earlier,
        }
    }
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "seal")?;
    let is_under_passphrase = settings.passphrase_file.is_some() && arguments.recipient.is_empty() && !arguments.and_me;
    let pack = input::pack(settings)?;
    let (mut source, opener) = source(arguments, settings, &pack, is_under_passphrase)?;
    let own = Home::of_user().and_then(|home| store::cards(&RealDisk, &home));
    let by = By { card: own.as_ref().ok().and_then(|cards| cards.first()), at: clock::now() };
    let whom = if is_under_passphrase {
        Whom::Passphrase(keys::new_passphrase(settings, "a passphrase for this copy")?, WorkFactor::FIXED)
    } else {
        let mut cards = arguments.recipient.iter().map(|key| recipient(key)).collect::<Result<Vec<_>, _>>()?;
        if cards.is_empty() || arguments.and_me {
            cards.extend(own.clone()?);
        }
        Whom::Keys(cards)
    };
    let without: Vec<Part> = arguments.without.iter().map(Part::from).collect();
    let is_mine_only = !is_under_passphrase && arguments.recipient.is_empty();
    let did = if is_mine_only { Did::Sealed } else { Did::HandedOver };
    handover::write(&RealDisk, &pack, &source.record, (&whom, &without), (did, &by), &arguments.to)?;
    let mut notes = std::mem::take(&mut source.notes);
    notes.extend(tell_source(&mut source, opener.identity.as_ref(), (did, &handover::told(&whom, &without)), &by));
    let text = format!("Sealed to {}: {}\n", whom.in_words(), arguments.to.display());
    Ok(Output::done(text).with_notes(notes))
}

/// Tells the log of the case that a copy went out. Plain RON has no log.
fn tell_source(source: &mut CaseFile, identity: Option<&Identity>, (did, what): (Did, &str), by: &By<'_>) -> Option<String> {
    if source.is_plain() {
        return None;
    }
    source.record.note(did, what, by);
    keys::save_log(source, identity, by)
}

/// The case to seal. The one passphrase file is for the copy, so a sealed source needs an identity in the clear.
fn source(
    arguments: &Arguments,
    settings: &Settings,
    pack: &crate::pack::Pack,
    for_copy: bool,
) -> Result<(CaseFile, Keys), Stop> {
    let asked = Settings { passphrase_file: if for_copy { None } else { settings.passphrase_file.clone() }, ..settings.clone() };
    keys::open(&asked, pack, &arguments.case)
}

/// The name of a colleague on the list, the file of a card, or a key.
fn recipient(text: &str) -> Result<Card, Stop> {
    let colleagues = Home::of_user().and_then(|home| colleagues::list(&RealDisk, &home)).unwrap_or_default();
    match colleagues.into_iter().find(|known| known.card.name() == text) {
        Some(known) => Ok(known.card),
        None => Ok(colleague::read(text)?),
    }
}
