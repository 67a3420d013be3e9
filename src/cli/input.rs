//! What commands are given: a pack, a case, a day.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::appraise::next_question::{NextQuestion, next_questions};
use crate::appraise::{Appraisal, Context, appraise};
use crate::area::AreaProfile;
use crate::base::date::Date;
use crate::base::read;
use crate::case::{self, Case};
use crate::clock;
use crate::history::History;
use crate::pack::Pack;
use crate::pack::load::{self, Loaded};
use crate::report::Material;
use crate::report::over_time::since_in_words;
use crate::vault::case_file::{CaseFile, Keys};
use crate::vault::envelope;
use crate::vault::header::MAGIC;
use crate::vault::identity::Identity;
use crate::vault::record::log::Did;
use crate::vault::record::{self, By, Record};

use super::{Settings, Stop, keys};

/// The pack that a command uses.
pub(super) fn pack(settings: &Settings) -> Result<Pack, Stop> {
    let Loaded { pack, .. } = match &settings.pack {
        Some(folder) => load::folder(folder)?,
        None => load::built_in()?,
    };
    Ok(pack)
}

/// All that a file holds.
pub(super) fn record(pack: &Pack, settings: &Settings, path: &Path) -> Result<Record, Stop> {
    if is_sealed(path) {
        return Ok(keys::look(settings, pack, path)?.0.record);
    }
    let name = path.display().to_string();
    let text = read::text(path, &name, case::text::SIZE_LIMIT)?;
    Ok(record::text::parse(pack, &name, &text)?.record)
}

/// True if there is a file with that name and it is sealed, or was before it was damaged.
fn is_sealed(path: &Path) -> bool {
    let mut start = Vec::new();
    let opened = if path.is_file() { File::open(path).ok() } else { None };
    let read = opened.and_then(|file| file.take(MAGIC.len() as u64).read_to_end(&mut start).ok());
    read.is_some() && envelope::is_sealed(path, &start)
}

/// The day that counts: the one given, else a fictional case's own, else today.
pub(super) fn today(settings: &Settings, case: &Case) -> Date {
    let own = if case.fictional { case.today } else { None };
    settings.today.or(own).unwrap_or_else(clock::today)
}

/// A case with all that was worked out for it.
pub(super) struct Worked {
    pack: Pack,
    case: Case,
    context: Context,
    appraisal: Appraisal,
    next: Vec<NextQuestion>,
    since: Option<String>,
    /// The file, where it is encrypted and its log is to be told.
    file: Option<(CaseFile, Keys)>,
}

impl Worked {
    /// Reads pack and case, and appraises.
    pub(super) fn read(settings: &Settings, path: &Path) -> Result<Self, Stop> {
        let pack = pack(settings)?;
        let record = record(&pack, settings, path)?;
        Self::new(pack, settings, path, &record, None)
    }

    /// The same of a case whose log is told of what is given out.
    pub(super) fn read_to_tell(settings: &Settings, path: &Path) -> Result<Self, Stop> {
        if !is_sealed(path) {
            return Self::read(settings, path);
        }
        let pack = pack(settings)?;
        let file = keys::open(settings, &pack, path)?;
        let record = file.0.record.clone();
        Self::new(pack, settings, path, &record, Some(file))
    }

    fn new(pack: Pack, settings: &Settings, path: &Path, record: &Record, file: Option<(CaseFile, Keys)>) -> Result<Self, Stop> {
        let case = record.case(&pack, &path.display().to_string())?;
        let context = Context { today: today(settings, &case), area: AreaProfile::default() };
        let appraisal = appraise(&pack, &case.answers, &context);
        let next = next_questions(&pack, &case.answers, &context, &appraisal);
        let history = History::read(&pack, record)?;
        let since = since_in_words(&pack, &history, &context, &case.answers);
        Ok(Self { pack, case, context, appraisal, next, since, file })
    }

    /// Tells the log of an encrypted case; a note where that was not possible.
    pub(super) fn tell(&mut self, did: Did, what: &str) -> Option<String> {
        let (file, keys) = self.file.as_mut()?;
        let by = By { card: keys.identity.as_ref().map(Identity::card), at: clock::now() };
        file.record.note(did, what, &by);
        keys::save_log(file, keys.identity.as_ref(), &by)
    }

    /// What documents are made from.
    pub(super) fn material(&self) -> Material<'_> {
        let Self { pack, case, context, appraisal, next, since, .. } = self;
        Material { pack, case, context, appraisal, next, since: since.as_deref() }
    }

    /// A note for each answer and each part of the plan that the pack has no place for.
    pub(super) fn notes(&self) -> Vec<String> {
        self.case.not_used().map(|(what, why)| format!("note: {what} is kept and not used: {why}")).collect()
    }
}
