//! What commands are given: a pack, a case, a day.

use std::path::Path;

use crate::appraise::next_question::{NextQuestion, next_questions};
use crate::appraise::{Appraisal, Context, appraise};
use crate::area::AreaProfile;
use crate::base::date::Date;
use crate::base::fault::{Fault, Place, Trouble};
use crate::base::read;
use crate::case::{self, Case};
use crate::clock;
use crate::pack::Pack;
use crate::pack::load::{self, Loaded};
use crate::report::Material;

use super::{Settings, Stop};

/// How the files of encrypted cases end.
const ENCRYPTED: &str = "throughline";
/// How every file of the age format begins.
const AGE_HEADER: &str = "age-encryption.org/";

/// The pack that a command uses.
pub(super) fn pack(settings: &Settings) -> Result<Pack, Stop> {
    let Loaded { pack, .. } = match &settings.pack {
        Some(folder) => load::folder(folder)?,
        None => load::built_in()?,
    };
    Ok(pack)
}

/// The case in a file.
pub(super) fn case(pack: &Pack, path: &Path) -> Result<Case, Stop> {
    let name = path.display().to_string();
    let is_named_encrypted = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENCRYPTED));
    if is_named_encrypted && path.is_file() {
        return Err(encrypted(&name).into());
    }
    let text = read::text(path, &name, case::text::SIZE_LIMIT)?;
    if text.starts_with(AGE_HEADER) {
        return Err(encrypted(&name).into());
    }
    Ok(case::text::parse(pack, &name, &text)?)
}

fn encrypted(name: &str) -> Fault {
    let place = Place { file: name.to_owned(), line: 1, column: 1 };
    Fault::refused(place, "is an encrypted case, and this version reads plain cases only")
        .as_trouble(Trouble::Unreadable)
        .help("give a case in plain RON")
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
}

impl Worked {
    /// Reads pack and case, and appraises.
    pub(super) fn read(settings: &Settings, path: &Path) -> Result<Self, Stop> {
        let pack = pack(settings)?;
        let case = case(&pack, path)?;
        let context = Context { today: today(settings, &case), area: AreaProfile::default() };
        let appraisal = appraise(&pack, &case.answers, &context);
        let next = next_questions(&pack, &case.answers, &context, &appraisal);
        Ok(Self { pack, case, context, appraisal, next })
    }

    /// What documents are made from.
    pub(super) fn material(&self) -> Material<'_> {
        let Self { pack, case, context, appraisal, next } = self;
        Material { pack, case, context, appraisal, next }
    }

    /// A note for each answer and each part of the plan that the pack has no place for.
    pub(super) fn notes(&self) -> Vec<String> {
        self.case.not_used().map(|(what, why)| format!("note: {what} is kept and not used: {why}")).collect()
    }
}
