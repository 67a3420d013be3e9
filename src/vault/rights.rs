//! What the person may ask for: everything that is held about them, readable; and that it goes. And what is due to go.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::case_file::{CaseFile, Keys};
use super::home::Home;
use super::record::{Assessment, Record, text};
use super::refusal::Refusal;
use super::store::{Disk, FileKind, kept, name_of};
use super::{journal, lock, recents};
use crate::base::date::{Date, in_words};
use crate::case::answer;
use crate::pack::Pack;

/// Everything that a record holds, readable: the answers in words, then the whole record as its file holds it.
///
/// # Errors
/// If an assessment in it cannot be read.
pub fn export(pack: &Pack, record: &Record) -> Result<Zeroizing<String>, Refusal> {
    let whole = text::write(record);
    let mut out = Zeroizing::new(String::with_capacity(whole.len() * 3 + 4096));
    // Writing to memory does not fail.
    write_export(&mut out, pack, record).unwrap_or(Ok(()))?;
    out.push_str("\nEverything once more, as the file holds it\n==========================================\n\n");
    out.push_str(&whole);
    Ok(out)
}

fn write_export(out: &mut String, pack: &Pack, record: &Record) -> Result<Result<(), Refusal>, std::fmt::Error> {
    writeln!(out, "Everything that is held\n=======================\n")?;
    let until = record.keep_until.map_or_else(|| "no day is set".to_owned(), in_words);
    writeln!(out, "Kept until: {until}\nWho can open it:")?;
    for card in &record.keys {
        writeln!(out, "- {} ({})", card.name(), card.key())?;
    }
    for (number, assessment) in (1..).zip(&record.assessments) {
        if let Err(refusal) = write_assessment(out, pack, number, assessment)? {
            return Ok(Err(refusal));
        }
    }
    writeln!(out, "\nWhat was done with it\n---------------------\n")?;
    for entry in record.log.entries() {
        let name = if entry.name.is_empty() { "somebody without an identity" } else { &entry.name };
        writeln!(out, "{}. {} by {name}: {} {}", entry.n, entry.at, entry.did.in_words(), entry.what)?;
    }
    Ok(Ok(()))
}

fn write_assessment(
    out: &mut String,
    pack: &Pack,
    number: usize,
    assessment: &Assessment,
) -> Result<Result<(), Refusal>, std::fmt::Error> {
    let case = match crate::case::text::parse(pack, "the case", assessment.text()) {
        Ok(case) => case,
        Err(faults) => return Ok(Err(faults.into())),
    };
    let on = assessment.on.map_or_else(|| "on a day that was not written down".to_owned(), in_words);
    writeln!(out, "\nAssessment {number}, {on}\n---------------------------\n\nReference: {}", case.reference)?;
    if let Some(used) = &assessment.pack {
        writeln!(out, "Knowledge: {} {}", used.name, used.version)?;
    }
    for kept in &assessment.kept {
        let used = kept.pack.as_ref().map_or_else(String::new, |used| format!(" with {} {}", used.name, used.version));
        writeln!(
            out,
            "An earlier result{used} is kept: {} options, with the answers that it rested on; see below",
            kept.stood.len()
        )?;
    }
    for key in pack.sections.iter().flat_map(|section| section.questions.iter().copied()) {
        let (said, detail) = (case.answers.said(key), case.answers.detail(key));
        if said == answer::Said::NotAsked && detail.is_none() {
            continue;
        }
        let from = detail.cloned().unwrap_or_default();
        writeln!(out, "\n{}\n  {} (from {})", pack.questions[key].asks, answer::in_words(pack, key, said), from.from.in_words())?;
        for (what, words) in [("In their words", &from.words), ("Note", &from.note)] {
            if !words.is_empty() {
                writeln!(out, "  {what}: {words}")?;
            }
        }
    }
    for decision in &case.plan.decisions {
        let name = &pack.interventions[decision.option].name;
        writeln!(
            out,
            "\n{:?}: {name}\n  Why: {}\n  The person’s view: {}",
            decision.choice, decision.reason, decision.person_view
        )?;
    }
    writeln!(out, "\nGoals: {}", case.plan.goals)?;
    Ok(Ok(()))
}

/// What of a case lies where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// The case itself, its kept versions, unfinished savings, recovery copies, its lock.
    pub files: Vec<PathBuf>,
    /// True if it is on the list of cases opened lately.
    pub is_recent: bool,
}

/// Everything on this computer that belongs to a case. `id` finds recovery copies that were made when it lay elsewhere.
///
/// # Errors
/// If there is no such file.
pub fn traces(disk: &dyn Disk, home: &Home, path: &Path, id: Option<&str>) -> Result<Traces, Refusal> {
    disk.look(path).map_err(|error| Refusal::unreadable(path, &error))?;
    let mut files = vec![path.to_owned()];
    let target = disk.resolve(path).unwrap_or_else(|_| path.to_owned());
    if target != path && disk.look(path).is_ok_and(|about| about.kind == FileKind::Link) {
        files.push(target.clone());
    }
    files.extend(kept::versions(disk, &target).into_iter().map(|version| version.path));
    files.extend(kept::leftovers(disk, &target));
    let place = journal::place_mark(path);
    let is_of_it = |copy: &PathBuf| {
        let name = name_of(copy);
        name.contains(&place) || id.is_some_and(|id| name.trim_start_matches('.').starts_with(id))
    };
    files.extend(journal::list(disk, &journal::folders(home, Some(path))).into_iter().filter(is_of_it));
    files.extend(Some(lock::place(path)).filter(|lock| disk.look(lock).is_ok()));
    let is_recent = recents::list(disk, home).iter().any(|recent| Path::new(&recent.path) == path);
    Ok(Traces { files, is_recent })
}

/// Erases everything that belongs to a case: its copies first, itself last, so that what is left after a failure can be
/// found again. On some disks what was erased can be brought back with effort; it is encrypted all the same.
///
/// # Errors
/// What could not be erased; all else is gone.
pub fn erase(disk: &dyn Disk, home: &Home, path: &Path, traces: &Traces) -> Result<(), Refusal> {
    let mut left = None;
    for file in traces.files.iter().rev() {
        if let Err(error) = disk.remove(file)
            && disk.look(file).is_ok()
        {
            let what = format!("cannot be erased: {}", crate::base::read::in_words(&error));
            let refusal = Refusal::new(super::refusal::Kind::NotWritten, what).about(file);
            left = left.or(Some(refusal.help("everything else of this case was erased")));
        }
    }
    recents::remove(disk, home, path)?;
    disk.sync_folder(super::store::folder_of(path)).ok();
    left.map_or(Ok(()), Err)
}

/// A case in a folder, and whether it is due to be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The case.
    pub path: PathBuf,
    /// The day until which it is kept; nothing if none is set; or why it is not known.
    pub keep_until: Result<Option<Date>, Refusal>,
}

impl Retention {
    /// True if the day has passed; false where it is not known.
    pub fn is_due(&self, today: Date) -> bool {
        matches!(self.keep_until, Ok(Some(day)) if day < today)
    }
}

/// The cases in a folder, with the day until which each is kept.
///
/// # Errors
/// If the folder cannot be looked into.
pub fn retention(disk: &dyn Disk, pack: &Pack, folder: &Path, keys: &Keys) -> Result<Vec<Retention>, Refusal> {
    let names = disk.list(folder).map_err(|error| Refusal::unreadable(folder, &error))?;
    let cases = names.into_iter().map(|name| folder.join(name)).filter(|path| {
        let is_named_so = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("throughline"));
        is_named_so && !name_of(path).starts_with('.')
    });
    let opened = cases.map(|path| {
        let keep_until = CaseFile::look(disk, pack, &path, keys).map(|case| case.record.keep_until);
        Retention { path, keep_until }
    });
    Ok(opened.collect())
}
