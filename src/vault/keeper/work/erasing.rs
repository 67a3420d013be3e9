//! What is due to go, what would go with it, and erasing.

use std::path::{Path, PathBuf};

use super::{News, Work};
use crate::base::date::Date;
use crate::vault::case_file::CaseFile;
use crate::vault::identity::Identity;
use crate::vault::keeper::{DryRun, Due, Gone};
use crate::vault::record::log::{Did, Entry};
use crate::vault::record::{By, Record};
use crate::vault::refusal::Refusal;
use crate::vault::rights::{self, Trace, TraceKind, Traces};
use crate::vault::{ledger, recents};

impl Work {
    /// The cases on the list of recent ones whose day has passed; each is looked into, as its day may have been changed.
    pub(super) fn list_due(&self, today: Date) {
        let (disk, home) = (&*self.desk.disk, &self.desk.home);
        let mut due = Vec::new();
        for recent in recents::list(disk, home).into_iter().filter(|recent| recent.is_due(today)) {
            let path = PathBuf::from(&recent.path);
            let looked = CaseFile::look(disk, &self.desk.pack, &path, &self.keys());
            let keep_until = looked.as_ref().map_or_else(|_| recent.day(), |case| case.record.keep_until);
            if keep_until.is_none_or(|day| day >= today) {
                // A list that is not written tells the same once more.
                recents::set_day(disk, home, &path, keep_until).ok();
                continue;
            }
            let reference = looked.as_ref().map(|case| self.reference(&case.record)).unwrap_or_default();
            let reference = if reference.is_empty() { recent.reference } else { reference };
            due.push(Due { path, reference, keep_until, trouble: looked.err() });
        }
        self.tell(News::Due(due));
        self.tell(News::Recents(recents::list(disk, home)));
    }

    fn reference(&self, record: &Record) -> String {
        record.case(&self.desk.pack, "the case").map(|case| case.reference.trim().to_owned()).unwrap_or_default()
    }

    /// What would go if a case were erased. A case that does not open can be erased all the same.
    pub(super) fn look_for_traces(&mut self, path: &Path) -> Result<(), Refusal> {
        let looked;
        let record = if self.is_open(path) {
            self.write_copy();
            self.case.as_ref().map(|case| &case.record)
        } else {
            looked = CaseFile::look(&*self.desk.disk, &self.desk.pack, path, &self.keys()).ok();
            looked.as_ref().map(|case| &case.record)
        };
        let (id, reference) = (record.map(|record| record.id.clone()), record.map(|record| self.reference(record)));
        let given_out = record.map(given_out).unwrap_or_default();
        let traces = self.traces(path, id.as_deref())?;
        let dry_run = DryRun { path: path.to_owned(), reference: reference.unwrap_or_default(), id, given_out, traces };
        self.tell(News::WouldGo(Box::new(dry_run)));
        Ok(())
    }

    fn is_open(&self, path: &Path) -> bool {
        self.case.as_ref().is_some_and(|case| case.path.as_deref() == Some(path))
    }

    fn traces(&self, path: &Path, id: Option<&str>) -> Result<Traces, Refusal> {
        let disk = &*self.desk.disk;
        let mut traces = rights::traces(disk, &self.desk.home, path, id)?;
        if let Some(identity) = &self.identity {
            traces = traces.without_copies_of_others(disk, &self.desk.pack, path, identity);
        }
        // What was brought back after a crash has a name of its own.
        let copy = self.copy.clone().filter(|copy| self.is_open(path) && disk.look(copy).is_ok());
        let copy = copy.filter(|copy| traces.files.iter().all(|trace| trace.path != *copy));
        traces.files.extend(copy.map(|path| Trace { kind: TraceKind::Recovery, path }));
        Ok(traces)
    }

    /// Erases a case. One that is open is closed first, unsaved; one that somebody else has open stays.
    pub(super) fn erase(&mut self, dry_run: DryRun) -> Result<(), Refusal> {
        let DryRun { path, id, traces: shown, .. } = dry_run;
        let is_open = self.is_open(&path);
        let has_lock = is_open && self.case.as_ref().is_some_and(CaseFile::is_locked);
        if !has_lock {
            rights::must_be_free(&path, &self.holder())?;
        }
        // Another version may have been kept since; what was shown goes in any case.
        let mut traces = self.traces(&path, id.as_deref())?;
        let more: Vec<Trace> = shown.files.into_iter().filter(|trace| !traces.files.contains(trace)).collect();
        traces.files.extend(more);
        if is_open {
            self.leave();
        }
        let erased = rights::erase(&*self.desk.disk, &self.desk.home, &path, &traces);
        let by = By { card: self.identity.as_ref().map(Identity::card), at: (self.desk.now)() };
        let is_gone = erased.gone.iter().any(|trace| trace.kind == TraceKind::Case);
        let told = if is_gone { ledger::add(&*self.desk.disk, &self.desk.home, id.as_deref(), &by) } else { Ok(()) };
        self.tell(News::Recents(recents::list(&*self.desk.disk, &self.desk.home)));
        let ledger = ledger::list(&*self.desk.disk, &self.desk.home).unwrap_or_default();
        self.tell(News::Erased(Box::new(Gone { path, erased, ledger_refused: told.err(), ledger })));
        Ok(())
    }

    /// Tells the page about erasing if that came to nothing.
    pub(super) fn tell_if_not_erased(&self, done: Result<(), Refusal>) {
        if let Err(refusal) = done {
            self.tell(News::NotErased(refusal));
        }
    }

    /// Takes a case that is no longer there off the list of recent ones.
    pub(super) fn forget(&self, path: &Path) -> Result<(), Refusal> {
        recents::remove(&*self.desk.disk, &self.desk.home, path)?;
        self.tell(News::Recents(recents::list(&*self.desk.disk, &self.desk.home)));
        Ok(())
    }
}

/// What left the case: copies, exports, documents, by the day.
fn given_out(record: &Record) -> Vec<String> {
    let is_out = |entry: &&Entry| matches!(entry.did, Did::HandedOver | Did::Exported | Did::Copied | Did::Sealed);
    let line = |entry: &Entry| {
        let day: String = entry.at.chars().take(10).collect();
        let what = if entry.what.is_empty() { String::new() } else { format!(": {}", entry.what) };
        format!("{day}, {}{what}", entry.did.in_words())
    };
    record.log.entries().iter().filter(is_out).map(line).collect()
}
