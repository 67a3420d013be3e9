//! `throughline seal CASE --to FILE.throughline`: an encrypted copy, for the worker, for colleagues, or under a passphrase.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::case::answer::Detail;
use crate::vault::card::{self, Card};
use crate::vault::case_file::CaseFile;
use crate::vault::envelope::{self, Form};
use crate::vault::home::Home;
use crate::vault::identity::store;
use crate::vault::record::log::Did;
use crate::vault::record::{By, Record};
use crate::vault::refusal::{Kind, Refusal};
use crate::vault::sealed::WorkFactor;
use crate::vault::store::read::read_at_most;
use crate::vault::store::real::RealDisk;
use crate::vault::store::save::{Before, Keep, save};
use crate::{case, clock};

use super::{Output, Settings, Stop, input, keys, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case: plain RON, or another .throughline file
    case: PathBuf,
    /// Where to; nothing may be there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// A colleague: a key that begins with age1, or the file of a card. May be given several times
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
    /// Earlier assessments
    Earlier,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "seal")?;
    let is_under_passphrase = settings.passphrase_file.is_some() && arguments.recipient.is_empty() && !arguments.and_me;
    let pack = input::pack(settings)?;
    let source = source(arguments, settings, &pack, is_under_passphrase)?;
    let mut record = left_out(arguments, source.record, &pack)?;
    let own = Home::of_user().and_then(|home| store::cards(&RealDisk, &home));
    let by = By { card: own.as_ref().ok().and_then(|cards| cards.first()), at: clock::now() };
    record.keys.clear();
    let (form, whom) = if is_under_passphrase {
        let passphrase = keys::new_passphrase(settings, "a passphrase for this copy")?;
        (Form::UnderPassphrase(passphrase, WorkFactor::FIXED), "a passphrase of its own".to_owned())
    } else {
        let mut cards = arguments.recipient.iter().map(|key| recipient(key)).collect::<Result<Vec<_>, _>>()?;
        if cards.is_empty() || arguments.and_me {
            cards.extend(own.clone()?);
        }
        record.share_with(&cards);
        (Form::ToKeys(cards.iter().map(Card::recipient).collect::<Result<_, _>>()?), names(&cards))
    };
    let is_mine_only = !is_under_passphrase && arguments.recipient.is_empty();
    record.note(if is_mine_only { Did::Sealed } else { Did::HandedOver }, &whom, &by);
    record.counter += 1;
    let bytes = envelope::bytes(&record, &form, None)?;
    save(&RealDisk, &arguments.to, &bytes, Before::Nothing, Keep::Nothing).map_err(|not_saved| *not_saved.refusal)?;
    let text = format!("Sealed to {whom}: {}\n", arguments.to.display());
    Ok(Output::done(text).with_notes(source.notes))
}

/// The case to seal. The one passphrase file is for the copy, so a sealed source needs an identity in the clear.
fn source(arguments: &Arguments, settings: &Settings, pack: &crate::pack::Pack, for_copy: bool) -> Result<CaseFile, Stop> {
    let asked = Settings { passphrase_file: if for_copy { None } else { settings.passphrase_file.clone() }, ..settings.clone() };
    Ok(keys::look(&asked, pack, &arguments.case)?.0)
}

fn left_out(arguments: &Arguments, mut record: Record, pack: &crate::pack::Pack) -> Result<Record, Stop> {
    let without = |what: LeftOut| arguments.without.contains(&what);
    if without(LeftOut::Earlier) {
        record.keep_only_latest();
    }
    if without(LeftOut::Notes) || without(LeftOut::Words) {
        record.change_texts(|text| {
            let mut case = case::text::parse(pack, "the case", text)?;
            for key in pack.questions.keys() {
                if let Some(mut detail) = case.answers.detail(key).cloned() {
                    let Detail { words, note, .. } = &mut detail;
                    if without(LeftOut::Words) {
                        words.clear();
                    }
                    if without(LeftOut::Notes) {
                        note.clear();
                    }
                    case.answers.set_detail(key, detail);
                }
            }
            if without(LeftOut::Words) {
                case.plan.goals.clear();
                case.plan.preferences.clear();
                case.plan.decisions.iter_mut().for_each(|decision| decision.person_view.clear());
            }
            if !case.kept.is_empty() || !case.plan.kept.is_empty() {
                let what = "holds answers that this pack does not know, and words in them cannot be left out";
                return Err(Refusal::new(Kind::Refused, what).help("seal it with the pack that it was made with"));
            }
            Ok(case::write(pack, &case))
        })?;
    }
    Ok(record)
}

/// A key, or the file of a card.
fn recipient(text: &str) -> Result<Card, Stop> {
    let path = Path::new(text);
    if !path.is_file() {
        return Ok(Card::parse(text)?);
    }
    let file = read_at_most(&RealDisk, path, card::MOST_BYTES)?;
    Ok(Card::parse(&String::from_utf8_lossy(&file.bytes)).map_err(|refusal| refusal.about(path))?)
}

fn names(cards: &[Card]) -> String {
    let name = |card: &Card| if card.name().is_empty() { card.key().to_owned() } else { card.name().to_owned() };
    cards.iter().map(name).collect::<Vec<_>>().join(", ")
}
