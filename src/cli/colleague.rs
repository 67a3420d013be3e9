//! `throughline identity colleague add|list|remove`: the cards of those to whom copies can be sealed.

use std::path::Path;

use clap::Subcommand;

use crate::clock;
use crate::vault::card::{self, Card};
use crate::vault::colleagues::{self, Colleague};
use crate::vault::home::Home;
use crate::vault::identity::store;
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::store::read::read_at_most;
use crate::vault::store::real::RealDisk;

use super::{Output, Stop};

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// Add a colleague; compare the digits by voice before you send anything
    Add {
        /// The file of a card, the card itself, or a key that begins with age1
        card: String,
        /// The name, where the card holds none or another
        #[arg(long)]
        name: Option<String>,
    },
    /// List your colleagues with the digits to compare by voice
    List,
    /// Take a colleague off the list; what was sealed to them stays readable to them
    Remove {
        /// The name on the list, or the key
        who: String,
    },
}

pub(super) fn run(what: &What, home: &Home) -> Result<Output, Stop> {
    let colleagues = match what {
        What::Add { card, name } => {
            let card = read(card)?;
            let card = name.as_ref().map_or_else(|| Ok(card.clone()), |name| card.named(name))?;
            let own = store::card(&RealDisk, home).ok();
            colleagues::add(&RealDisk, home, &card, own.as_ref(), clock::today())?
        }
        What::List => colleagues::list(&RealDisk, home)?,
        What::Remove { who } => {
            let all = colleagues::list(&RealDisk, home)?;
            let is_meant = |known: &&Colleague| known.card.name() == who || known.card.key() == who;
            let nobody = || Refusal::new(Kind::Refused, format!("nobody on your list is called {who}"));
            let known = all.iter().find(is_meant).ok_or_else(nobody)?;
            colleagues::remove(&RealDisk, home, known.card.key())?
        }
    };
    let line = |Colleague { card, added }: &Colleague| {
        format!("{}: {}\n  To check by voice: {}\n  Added on {added}\n", card.name(), card.key(), card.digits())
    };
    let text: String = colleagues.iter().map(line).collect();
    Ok(Output::done(if text.is_empty() { "There are no colleagues on your list.\n".to_owned() } else { text }))
}

/// A card from its file, or as it was given.
pub(super) fn read(text: &str) -> Result<Card, Refusal> {
    let path = Path::new(text);
    if !path.is_file() {
        return Card::read(text);
    }
    let file = read_at_most(&RealDisk, path, card::MOST_BYTES)?;
    Card::read(&String::from_utf8_lossy(&file.bytes)).map_err(|refusal| refusal.about(path))
}
