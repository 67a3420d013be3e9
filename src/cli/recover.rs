//! `throughline recover`: the work that a crash, a full disk or a vanished stick left somewhere else.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::clock;
use crate::vault::envelope::{self, Form};
use crate::vault::home::Home;
use crate::vault::identity::Identity;
use crate::vault::journal;
use crate::vault::record::log::Did;
use crate::vault::record::{By, Record};
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::store::kept;
use crate::vault::store::read::read;
use crate::vault::store::real::RealDisk;
use crate::vault::store::save::{Before, Keep, save};

use super::{Output, Settings, Stop, input, keys, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A case whose leftovers and kept versions to look at, or a copy to bring back; all recovery copies if not given
    file: Option<PathBuf>,
    /// Write the best copy there; nothing may be there yet
    #[arg(long, value_name = "FILE", requires = "file")]
    to: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "recover")?;
    let pack = input::pack(settings)?;
    let identity = keys::identity(settings)?;
    let home = Home::of_user()?;
    let case = arguments.file.as_deref();
    let mut copies = journal::list(&RealDisk, &journal::folders(&home, case));
    if let Some(case) = case {
        copies.extend(kept::leftovers(&RealDisk, case));
        copies.extend(kept::versions(&RealDisk, case).into_iter().map(|version| version.path));
        copies.push(case.to_owned());
    }
    let opened: Vec<(PathBuf, Result<Record, Refusal>)> =
        copies.into_iter().map(|copy| (copy.clone(), journal::open(&RealDisk, &pack, &copy, &identity))).collect();
    match (&arguments.to, case) {
        (Some(to), Some(case)) => bring_back(&opened, case, to, &identity),
        _ => Ok(listed(&opened)),
    }
}

/// Each copy with what is in it, and nothing of what it says.
fn listed(opened: &[(PathBuf, Result<Record, Refusal>)]) -> Output {
    let mut text = String::new();
    for (copy, record) in opened {
        let says = match record {
            Ok(record) => {
                let place = record.belongs_to.as_deref().unwrap_or("a case that was not kept yet, or this one");
                let last = record.log.entries().last().map_or("not known", |entry| entry.at.as_str());
                format!(
                    "saving {}, log entries: {}, last at {last}, belongs to {place}",
                    record.counter,
                    record.log.entries().len()
                )
            }
            Err(refusal) => refusal.what.clone(),
        };
        text += &[&copy.display().to_string(), ": ", &says, "\n"].concat();
    }
    if opened.is_empty() {
        text.push_str("Nothing was left behind.\n");
    }
    Output::done(text)
}

/// Writes the copy that holds most to a new file.
fn bring_back(
    opened: &[(PathBuf, Result<Record, Refusal>)],
    case: &Path,
    to: &Path,
    identity: &Identity,
) -> Result<Output, Stop> {
    let whole = opened.iter().filter_map(|(copy, record)| Some((copy, record.as_ref().ok()?)));
    // The case itself says which copies are of it; where it is damaged, its versions do.
    let is_near =
        |copy: &Path| copy == case || kept::leftovers(&RealDisk, case).iter().any(|left| left == copy) || is_version(case, copy);
    let id = whole.clone().filter(|(copy, _)| is_near(copy)).map(|(_, record)| record.id.clone()).next_back();
    let belongs = |record: &Record| match &id {
        Some(id) => record.id == *id,
        None => record.belongs_to.as_deref().is_some_and(|place| Path::new(place) == case),
    };
    // The counter orders them, and the log among those of one saving; never the clock.
    let best = whole.filter(|(_, record)| belongs(record)).max_by_key(|(_, record)| (record.counter, record.log.entries().len()));
    let Some((copy, record)) = best else {
        return Err(Refusal::new(Kind::Unreadable, "no copy of it opens").about(case).help("is it the right identity?").into());
    };
    let mut record = record.clone();
    let by = By { card: Some(identity.card()), at: clock::now() };
    record.note(Did::Recovered, "", &by);
    record.belongs_to = None;
    record.share_with(&identity.cards());
    let keys = record.keys.iter().map(crate::vault::card::Card::recipient).collect::<Result<_, _>>()?;
    let bytes = envelope::bytes(&record, &Form::ToKeys(keys), Some(identity))?;
    save(&RealDisk, to, &bytes, Before::Nothing, Keep::Nothing).map_err(|not_saved| *not_saved.refusal)?;
    // Read again from the disk before anything is said.
    keys_open(to, &bytes)?;
    Ok(Output::done(format!("Brought back from {} to {}\n", copy.display(), to.display())))
}

fn is_version(case: &Path, copy: &Path) -> bool {
    kept::versions(&RealDisk, case).iter().any(|version| version.path == copy)
}

fn keys_open(to: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    if read(&RealDisk, to)?.bytes == bytes {
        return Ok(());
    }
    Err(Refusal::new(Kind::NotWritten, "reads differently from what was written").about(to).help("write it to another disk"))
}
