//! What the person may ask for: everything that is held about them, readable; and that it goes. And what is due to go.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::case_file::{CaseFile, Keys};
use super::home::Home;
use super::identity::Identity;
use super::record::{Assessment, Record, text};
use super::refusal::{Kind, Refusal};
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
    /// Its files: the case itself first.
    pub files: Vec<Trace>,
    /// True if it is on the list of cases opened lately.
    pub is_recent: bool,
}

/// A file that belongs to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What it is.
    pub kind: TraceKind,
    /// Where it is.
    pub path: PathBuf,
}

/// What a file that belongs to a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraceKind {
    /// The case itself.
    Case,
    /// The file that the name of the case leads to.
    Linked,
    /// An earlier version.
    Version,
    /// A saving that did not come to its end.
    Unfinished,
    /// A recovery copy, in the user's own folder, beside the case, or where there was room.
    Recovery,
    /// Who has it open.
    Lock,
}

impl TraceKind {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Case => "the case",
            Self::Linked => "the file that its name leads to",
            Self::Version => "an earlier version",
            Self::Unfinished => "an unfinished saving",
            Self::Recovery => "a recovery copy",
            Self::Lock => "the note of who has it open",
        }
    }
}

/// Everything on this computer that belongs to a case. `id` finds recovery copies that were made when it lay elsewhere.
///
/// # Errors
/// If there is no such file.
pub fn traces(disk: &dyn Disk, home: &Home, path: &Path, id: Option<&str>) -> Result<Traces, Refusal> {
    disk.look(path).map_err(|error| Refusal::unreadable(path, &error))?;
    let trace = |kind| move |path| Trace { kind, path };
    let mut files = vec![Trace { kind: TraceKind::Case, path: path.to_owned() }];
    let target = disk.resolve(path).unwrap_or_else(|_| path.to_owned());
    if target != path && disk.look(path).is_ok_and(|about| about.kind == FileKind::Link) {
        files.push(Trace { kind: TraceKind::Linked, path: target.clone() });
    }
    files.extend(kept::versions(disk, &target).into_iter().map(|version| version.path).map(trace(TraceKind::Version)));
    files.extend(kept::leftovers(disk, &target).into_iter().map(trace(TraceKind::Unfinished)));
    let place = journal::place_mark(path);
    let is_of_it = |copy: &PathBuf| {
        let name = name_of(copy);
        name.contains(&place) || id.is_some_and(|id| name.trim_start_matches('.').starts_with(id))
    };
    let copies = journal::list(disk, &journal::folders(home, Some(path))).into_iter().filter(is_of_it);
    files.extend(copies.map(trace(TraceKind::Recovery)));
    files.extend(Some(lock::place(path)).filter(|lock| disk.look(lock).is_ok()).map(trace(TraceKind::Lock)));
    let is_recent = recents::list(disk, home).iter().any(|recent| Path::new(&recent.path) == path);
    Ok(Traces { files, is_recent })
}

impl Traces {
    /// The same without recovery copies that belong to another file which is still there: a copy of this case that was
    /// kept at a second place has the same number.
    #[must_use]
    pub fn without_copies_of_others(mut self, disk: &dyn Disk, pack: &Pack, path: &Path, identity: &Identity) -> Self {
        let here = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.files.retain(|trace| {
            let opened = (trace.kind == TraceKind::Recovery).then(|| journal::open(disk, pack, &trace.path, identity).ok());
            let file = opened.flatten().and_then(|record| record.belongs_to).map(PathBuf::from);
            file.is_none_or(|file| file == here || disk.look(&file).is_err())
        });
        self
    }
}

/// Checks that nobody else has a case open, before it is erased.
///
/// # Errors
/// If somebody has.
pub fn must_be_free(path: &Path, holder: &lock::Holder) -> Result<(), Refusal> {
    match lock::ask(path, holder) {
        lock::Asked::Theirs(holder) => Err(lock::in_use(path, &holder)),
        lock::Asked::Ours(_) | lock::Asked::Impossible => Ok(()),
    }
}

/// What came of erasing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// What is gone.
    pub gone: Vec<Trace>,
    /// True if its entry among the recent cases is gone, too.
    pub recent: bool,
    /// What is still there, and why, one by one.
    pub left: Vec<Refusal>,
}

/// Erases everything that belongs to a case: its copies first, itself last, so that what is left after a failure can be
/// found again. On some disks what was erased can be brought back with effort; it is encrypted all the same.
pub fn erase(disk: &dyn Disk, home: &Home, path: &Path, traces: &Traces) -> Erased {
    let mut erased = Erased::default();
    for trace in traces.files.iter().rev() {
        match disk.remove(&trace.path) {
            Err(error) if !is_gone(disk, &trace.path) => {
                let what = format!("cannot be erased: {}", crate::base::read::in_words(&error));
                let refusal = Refusal::new(Kind::NotWritten, what).about(&trace.path);
                erased.left.push(refusal.help("find out who may erase it, and try again"));
            }
            Ok(()) | Err(_) => erased.gone.push(trace.clone()),
        }
    }
    erased.gone.reverse();
    match recents::remove(disk, home, path) {
        Ok(was_there) => erased.recent = was_there,
        Err(refusal) => erased.left.push(refusal),
    }
    // Names that were taken away could come back after a power cut; the next erasing finds them.
    if let Err(error) = disk.sync_folder(super::store::folder_of(path)) {
        let what = format!("did not confirm that what was erased stays so: {}", crate::base::read::in_words(&error));
        let refusal = Refusal::new(Kind::NotWritten, what).about(super::store::folder_of(path));
        erased.left.push(refusal.help("look again whether it is gone"));
    }
    erased
}

/// True only if the disk says that there is nothing of this name.
fn is_gone(disk: &dyn Disk, path: &Path) -> bool {
    disk.look(path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
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
