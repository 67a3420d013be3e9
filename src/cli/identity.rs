//! `throughline identity new|show|card|colleague|passphrase`: the worker's key, and the cards of colleagues.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::vault::card::Card;
use crate::vault::home::Home;
use crate::vault::identity::{Identity, store};
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::sealed::WorkFactor;
use crate::vault::secret::Passphrase;
use crate::vault::store::real::RealDisk;
use crate::vault::store::save::{Before, Keep, save};

use super::{Output, Settings, Stop, colleague, keys, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make an identity; there can be one
    New(New),
    /// Show whose identity is on this computer
    Show,
    /// Print the card that colleagues need to seal a case to you
    Card,
    /// Keep the cards of colleagues, to seal copies to them
    Colleague {
        #[command(subcommand)]
        what: colleague::What,
    },
    /// Take another passphrase
    Passphrase {
        /// The file with the new passphrase
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
        /// Take a weak one all the same
        #[arg(long)]
        accept_weak: bool,
    },
}

#[derive(Debug, Args)]
struct New {
    /// Your name, as it stands on your card and in the log of cases
    #[arg(long, default_value = "")]
    name: String,
    /// Write the recovery key to this file instead of showing it
    #[arg(long, value_name = "FILE")]
    recovery_to: Option<PathBuf>,
    /// Take a weak passphrase all the same
    #[arg(long)]
    accept_weak: bool,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "identity")?;
    let home = Home::of_user()?;
    match &arguments.what {
        What::New(new) => make(new, settings, &home),
        What::Show => Ok(Output::done(shown(&store::card(&RealDisk, &home)?, &home))),
        What::Card => Ok(Output::done(format!("{}\n", store::card(&RealDisk, &home)?))),
        What::Colleague { what } => colleague::run(what, &home),
        What::Passphrase { new_passphrase_file, accept_weak } => {
            let old = keys::passphrase(settings, "your passphrase")?;
            let identity = store::unlock(&RealDisk, &home, &old)?;
            let asked = Settings { passphrase_file: new_passphrase_file.clone(), ..settings.clone() };
            let new = keys::new_passphrase(&asked, "the new passphrase")?;
            let notes = explained(&new, identity.card().name(), *accept_weak)?;
            store::change_passphrase(&RealDisk, &home, &old, &new, WorkFactor::FIXED)?;
            Ok(Output::done("Your identity has another passphrase now.\n".to_owned()).with_notes(notes))
        }
    }
}

fn make(new: &New, settings: &Settings, home: &Home) -> Result<Output, Stop> {
    if store::is_there(&RealDisk, home) {
        let refusal = Refusal::new(Kind::NotWritten, "there is an identity already").about(&home.identity());
        return Err(refusal.help("nothing was changed; without it the cases kept with it cannot be opened").into());
    }
    let passphrase = keys::new_passphrase(settings, "a passphrase for your identity")?;
    let notes = explained(&passphrase, &new.name, new.accept_weak)?;
    let (identity, recovery) = Identity::generate(&new.name)?;
    let page = recovery.page(identity.card());
    // The recovery key first: an identity whose recovery key is lost would be kept without anybody noticing.
    if let Some(path) = &new.recovery_to {
        save(&RealDisk, path, &page, Before::Nothing, Keep::Nothing).map_err(|not_saved| *not_saved.refusal)?;
    }
    store::keep(&RealDisk, home, &identity, &passphrase, WorkFactor::FIXED)?;
    let mut text = shown(identity.card(), home);
    text.push_str("\nThere is no way round a lost passphrase, except the recovery key.\n");
    match &new.recovery_to {
        Some(path) => text += &["It is in ", &path.display().to_string(), ". Keep that file away from this computer.\n"].concat(),
        None => {
            text.push_str("Print what follows or keep it elsewhere; it is shown this once.\n\n");
            text.push_str(&String::from_utf8_lossy(&page));
        }
    }
    Ok(Output::done(text).with_notes(notes))
}

/// What a passphrase is worth. A weak one is refused unless it is taken all the same.
fn explained(passphrase: &Passphrase, name: &str, accept_weak: bool) -> Result<Vec<String>, Stop> {
    let strength = passphrase.strength(&[name]);
    let told: Vec<String> = std::iter::once(strength.says).chain(strength.advice.iter().copied()).map(str::to_owned).collect();
    if strength.is_weak() && !accept_weak {
        let refusal = Refusal::new(Kind::Refused, told.join(" ").trim_end_matches('.'));
        return Err(refusal.help("take another, or --accept-weak to keep it all the same").into());
    }
    Ok(told)
}

fn shown(card: &Card, home: &Home) -> String {
    let name = if card.name().is_empty() { "(no name)" } else { card.name() };
    let place = home.identity();
    format!("Name: {name}\nKey: {}\nTo check by voice: {}\nKept in: {}\n", card.key(), card.digits(), place.display())
}
