//! `throughline check [PACK]`: every fault of a pack, and its worked cases.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use crate::appraise::explain::counted;
use crate::appraise::worked_case;
use crate::base::date::{self, Date};
use crate::base::fault::{Fault, Severity};
use crate::base::read;
use crate::base::spot::Origin;
use crate::case::{self, Case, fictional};
use crate::check::{Checked, check};
use crate::clock;
use crate::pack::Pack;
use crate::pack::load::{self, Files};
use crate::pack::remark::{Remark, RemarkKind};
use crate::pack::stale::STALE_YEARS;

use super::check_json::{fault_json, lists_json, remark_json};
use super::check_lists::{explained_text, fairness_text, second_hand_text};
use super::{Exit, Output, Settings, Stop, json_text, lines, pack};

/// What the command is given.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line, and any of them go together")]
pub(super) struct Arguments {
    /// The folder that holds the pack; the one of --pack, or the built-in one, if it is not given
    #[arg(value_name = "PACK", conflicts_with = "pack")]
    folder: Option<PathBuf>,
    /// List everything that depends on a protected answer, and what changing one changes in the worked cases
    #[arg(long)]
    fairness: bool,
    /// List what no worked case reaches, as a finding
    #[arg(long)]
    coverage: bool,
    /// List the options whose newest evidence is old
    #[arg(long)]
    stale: bool,
    /// After how many years evidence is old
    #[arg(long, value_name = "YEARS", default_value_t = STALE_YEARS)]
    stale_years: u16,
    /// List what was seen only at second hand
    #[arg(long)]
    second_hand: bool,
    /// List the warnings that the pack explains, each with its reason
    #[arg(long)]
    explained: bool,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    let folder = arguments.folder.as_deref().or(settings.pack.as_deref());
    let today = settings.today.unwrap_or_else(clock::today);
    let (files, unreadable) = match folder {
        Some(folder) => load::folder_files(folder)?,
        None => (load::built_in_files(), Vec::new()),
    };
    let loaded = match load::from_files(&files) {
        Ok(loaded) => loaded,
        Err(faults) => return Ok(refused(settings, &all(unreadable, faults))),
    };
    let cases = folder.map_or_else(built_in_cases, cases_beside);
    let results: Vec<CaseResult> = cases.into_iter().map(|case| worked(&loaded.pack, case, today)).collect();
    let cases: Vec<Case> = results.iter().filter_map(|result| result.case.clone()).collect();
    let checked = check(&loaded.pack, &files, today, &cases, arguments.stale_years);
    let faults = all(unreadable, loaded.warnings);
    let found = Found { arguments, pack: &loaded.pack, files: &files, today, checked, faults, results };
    Ok(found.output(settings))
}

fn all(mut some: Vec<Fault>, more: Vec<Fault>) -> Vec<Fault> {
    some.extend(more);
    some.sort();
    some.dedup();
    some
}

/// A pack that cannot even be loaded: that it is not right is what the check found.
fn refused(settings: &Settings, faults: &[Fault]) -> Output {
    let summary = format!("{}; the rest was not checked", count(faults));
    let text = if settings.json {
        json_text(&json!({ "summary": summary, "faults": faults.iter().map(fault_json).collect::<Vec<_>>() }))
    } else {
        summary + "\n"
    };
    Output { text, notes: lines(faults), exit: exit(faults) }
}

/// For a check, that a file is not right is the finding, whatever is wrong with it.
fn exit(faults: &[Fault]) -> Exit {
    if Exit::of(faults) == Exit::Done { Exit::Done } else { Exit::Found }
}

fn count(faults: &[Fault]) -> String {
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    format!("{}, {}", counted(errors, "error"), counted(faults.len() - errors, "warning"))
}

/// A case's name and its text, or why it cannot be read.
type CaseFile = (String, Result<String, Fault>);

fn built_in_cases() -> Vec<CaseFile> {
    fictional::built_in().into_iter().map(|(name, text)| (format!("cases/{name}"), Ok(text.to_owned()))).collect()
}

/// The worked cases in the folder `cases` beside a pack's folder; none if there is no such folder.
fn cases_beside(pack_folder: &Path) -> Vec<CaseFile> {
    let folder = pack_folder.join("..").join("cases");
    let Ok(entries) = std::fs::read_dir(&folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect();
    paths.sort();
    paths.into_iter().map(|path| case_file(&path)).collect()
}

fn case_file(path: &Path) -> CaseFile {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = format!("cases/{name}");
    let text = read::text(path, &name, case::text::SIZE_LIMIT);
    (name, text)
}

/// What a worked case came to.
pub(super) struct CaseResult {
    pub name: String,
    /// The case, if it can be read.
    pub case: Option<Case>,
    faults: Vec<Fault>,
    differences: Vec<String>,
}

fn worked(pack: &Pack, (name, text): CaseFile, today: Date) -> CaseResult {
    let parsed = text.map_err(|fault| vec![fault]).and_then(|text| {
        let case = case::text::parse(pack, &name, &text)?;
        let faults = worked_case::unknown_names(pack, Origin { file: &name, text: &text }, &case);
        Ok((case, faults))
    });
    match parsed {
        Err(faults) => CaseResult { name, case: None, faults, differences: Vec::new() },
        Ok((case, faults)) => {
            let differences = if faults.is_empty() { worked_case::differences(pack, &case, today) } else { Vec::new() };
            CaseResult { name, case: Some(case), faults, differences }
        }
    }
}

fn of_kind(remarks: &[Remark], kind: RemarkKind) -> usize {
    remarks.iter().filter(|remark| remark.kind == kind).count()
}

/// Everything that a check found.
struct Found<'a> {
    arguments: &'a Arguments,
    pack: &'a Pack,
    files: &'a Files,
    today: Date,
    checked: Checked<'a>,
    /// What was found before the check itself.
    faults: Vec<Fault>,
    results: Vec<CaseResult>,
}

impl Found<'_> {
    fn output(&self, settings: &Settings) -> Output {
        let text = if settings.json {
            json_text(&self.json())
        } else {
            let Arguments { fairness, second_hand, explained, .. } = self.arguments;
            let mut text = String::new();
            if *fairness {
                text += &fairness_text(self.pack, &self.results, self.today);
            }
            if *second_hand {
                text += &second_hand_text(self.pack, &self.checked.second_hand);
            }
            if *explained {
                text += &explained_text(self.pack, &self.checked.explained);
            }
            text + &self.summary().join("\n") + "\n"
        };
        Output { text, notes: self.lines(), exit: self.exit() }
    }

    /// The remarks that are listed: all but those that are only counted unless they are asked for.
    fn remarks(&self) -> impl Iterator<Item = &Remark> {
        let Arguments { coverage, stale, .. } = *self.arguments;
        self.checked.remarks.iter().filter(move |remark| match remark.kind {
            RemarkKind::NotReached => coverage,
            RemarkKind::Stale => stale,
            _ => true,
        })
    }

    /// Faults of files and remarks on what they say.
    fn listed(&self) -> Vec<Fault> {
        all(self.faults.clone(), self.remarks().map(|remark| remark.fault.clone()).collect())
    }

    /// A line for each fault and each difference.
    fn lines(&self) -> Vec<String> {
        let mut found = lines(&self.listed());
        for result in &self.results {
            found.extend(lines(&result.faults));
            found.extend(result.differences.iter().map(|difference| format!("{}: {difference}", result.name)));
        }
        found
    }

    fn exit(&self) -> Exit {
        let of_cases = self.results.iter().flat_map(|result| &result.faults).cloned().collect();
        let exit = exit(&all(self.listed(), of_cases));
        let any_difference = self.results.iter().any(|result| !result.differences.is_empty());
        let any_gap = self.arguments.coverage && self.count_of(RemarkKind::NotReached) > 0;
        if exit == Exit::Done && (any_difference || any_gap) { Exit::Found } else { exit }
    }

    fn failing(&self) -> usize {
        self.results.iter().filter(|result| !(result.faults.is_empty() && result.differences.is_empty())).count()
    }

    fn count_of(&self, kind: RemarkKind) -> usize {
        of_kind(&self.checked.remarks, kind)
    }

    /// How many options have old evidence, with those that the pack explains among them.
    fn stale_in_words(&self) -> String {
        let explained = of_kind(&self.checked.explained, RemarkKind::Stale);
        let all = counted(explained + self.count_of(RemarkKind::Stale), "option");
        let years = self.arguments.stale_years;
        format!("{all} with evidence more than {years} years old, {explained} of them explained")
    }

    fn summary(&self) -> Vec<String> {
        let Checked { explained, coverage, citations, second_hand, law_age_days, .. } = &self.checked;
        let as_at = date::in_words(self.pack.law_as_at);
        vec![
            format!(
                "{} {}: {} in {}",
                self.pack.name,
                self.pack.version,
                pack::counts(self.pack),
                counted(self.files.len(), "file")
            ),
            format!("{}, {} of them seen at second hand", counted(*citations, "citation"), second_hand.len()),
            format!("law as at {as_at}, {law_age_days} days before this check"),
            self.stale_in_words(),
            format!("worked cases reach {} of {} outcomes, truths and thresholds", coverage.reached, coverage.aims),
            format!("{} explained by the pack", counted(explained.len(), "warning")),
            format!(
                "{}; {}, {} of them failing",
                count(&self.listed()),
                counted(self.results.len(), "worked case"),
                self.failing()
            ),
        ]
    }

    fn json(&self) -> Value {
        let cases = self.results.iter().map(|result| {
            let faults = result.faults.iter().map(fault_json).collect::<Vec<_>>();
            json!({ "name": result.name, "faults": faults, "differences": result.differences })
        });
        let faults = self.faults.iter().map(fault_json).chain(self.remarks().map(remark_json));
        let mut json = json!({
            "summary": self.summary(),
            "faults": faults.collect::<Vec<_>>(),
            "cases": cases.collect::<Vec<_>>(),
            "citations": self.checked.citations,
            "second_hand": self.checked.second_hand.len(),
        });
        if let Some(object) = json.as_object_mut() {
            let results = if self.arguments.fairness { Some(self.results.as_slice()) } else { None };
            object.extend(lists_json(self.pack, &self.checked, results, self.today));
        }
        json
    }
}
