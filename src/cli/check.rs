//! `throughline check [PACK]`: every fault of a pack, and its worked cases.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use crate::appraise::explain::{basis_in_words, counted};
use crate::appraise::worked_case;
use crate::base::date::{self, Date};
use crate::base::fault::{Fault, Place, Severity};
use crate::base::read;
use crate::base::spot::Origin;
use crate::case::{self, fictional};
use crate::clock;
use crate::pack::Pack;
use crate::pack::audit::{self, Audit, ProtectedUse};
use crate::pack::load::{self, Files};
use crate::report::document::{Draft, Level, Text};
use crate::report::text;

use super::{Exit, Output, Settings, Stop, WIDTH, json_text, lines, pack};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder that holds the pack; the one of --pack, or the built-in one, if it is not given
    #[arg(value_name = "PACK", conflicts_with = "pack")]
    folder: Option<PathBuf>,
    /// List everything that depends on a protected answer
    #[arg(long)]
    fairness: bool,
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
    let audit = audit::audit(&loaded.pack, &files, today);
    let cases = folder.map_or_else(built_in_cases, cases_beside);
    let results = cases.into_iter().map(|case| worked(&loaded.pack, case, today)).collect();
    let faults = all(all(unreadable, loaded.warnings), audit.faults.clone());
    let found = Found { pack: &loaded.pack, files: &files, audit, faults, results };
    Ok(found.output(settings, arguments.fairness))
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
struct CaseResult {
    name: String,
    faults: Vec<Fault>,
    differences: Vec<String>,
}

fn worked(pack: &Pack, (name, text): CaseFile, today: Date) -> CaseResult {
    let (faults, differences) = match text {
        Err(fault) => (vec![fault], Vec::new()),
        Ok(text) => compared(pack, &name, &text, today),
    };
    CaseResult { name, faults, differences }
}

fn compared(pack: &Pack, name: &str, text: &str, today: Date) -> (Vec<Fault>, Vec<String>) {
    let case = match case::text::parse(pack, name, text) {
        Ok(case) => case,
        Err(faults) => return (faults, Vec::new()),
    };
    let faults = worked_case::unknown_names(pack, Origin { file: name, text }, &case);
    let differences = if faults.is_empty() { worked_case::differences(pack, &case, today) } else { Vec::new() };
    (faults, differences)
}

/// Everything that a check found.
struct Found<'a> {
    pack: &'a Pack,
    files: &'a Files,
    audit: Audit,
    faults: Vec<Fault>,
    results: Vec<CaseResult>,
}

impl Found<'_> {
    fn output(&self, settings: &Settings, fairness: bool) -> Output {
        let text = if settings.json {
            json_text(&self.json(fairness))
        } else {
            let list = if fairness { fairness_text(self.pack) } else { String::new() };
            list + &self.summary().join("\n") + "\n"
        };
        Output { text, notes: self.lines(), exit: self.exit() }
    }

    /// A line for each fault and each difference.
    fn lines(&self) -> Vec<String> {
        let mut found = lines(&self.faults);
        for result in &self.results {
            found.extend(lines(&result.faults));
            found.extend(result.differences.iter().map(|difference| format!("{}: {difference}", result.name)));
        }
        found
    }

    fn exit(&self) -> Exit {
        let of_cases = self.results.iter().flat_map(|result| &result.faults).cloned().collect();
        let exit = exit(&all(self.faults.clone(), of_cases));
        let any_difference = self.results.iter().any(|result| !result.differences.is_empty());
        if exit == Exit::Done && any_difference { Exit::Found } else { exit }
    }

    fn failing(&self) -> usize {
        self.results.iter().filter(|result| !(result.faults.is_empty() && result.differences.is_empty())).count()
    }

    fn summary(&self) -> Vec<String> {
        let Audit { citations, second_hand, law_age_days, .. } = self.audit;
        let as_at = date::in_words(self.pack.law_as_at);
        vec![
            format!(
                "{} {}: {} in {}",
                self.pack.name,
                self.pack.version,
                pack::counts(self.pack),
                counted(self.files.len(), "file")
            ),
            format!("{}, {second_hand} of them seen at second hand", counted(citations, "citation")),
            format!("law as at {as_at}, {law_age_days} days before this check"),
            format!(
                "{}; {}, {} of them failing",
                count(&self.faults),
                counted(self.results.len(), "worked case"),
                self.failing()
            ),
        ]
    }

    fn json(&self, fairness: bool) -> Value {
        let cases = self.results.iter().map(|result| {
            let faults = result.faults.iter().map(fault_json).collect::<Vec<_>>();
            json!({ "name": result.name, "faults": faults, "differences": result.differences })
        });
        let uses = if fairness { audit::protected_uses(self.pack) } else { Vec::new() };
        json!({
            "summary": self.summary(),
            "faults": self.faults.iter().map(fault_json).collect::<Vec<_>>(),
            "cases": cases.collect::<Vec<_>>(),
            "citations": self.audit.citations,
            "second_hand": self.audit.second_hand,
            "protected": uses.iter().map(use_json).collect::<Vec<_>>(),
        })
    }
}

fn fault_json(fault: &Fault) -> Value {
    let Fault { place: Place { file, line, column }, severity, trouble: _, what, help } = fault;
    let severity = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    json!({ "file": file, "line": line, "column": column, "severity": severity, "what": what, "help": help })
}

fn use_json(found: &ProtectedUse<'_>) -> Value {
    json!({
        "kind": found.kind,
        "of": found.of,
        "id": found.id,
        "says": found.says,
        "basis": found.basis,
        "questions": found.questions,
    })
}

fn fairness_text(pack: &Pack) -> String {
    let mut draft = Draft::new(pack, "What depends on a protected answer");
    let uses = audit::protected_uses(pack);
    if uses.is_empty() {
        draft.say("Nothing does.");
    }
    let kinds = [
        ("gate", "Gates: they can take an option away, so each needs a law or an entry rule"),
        ("fit", "Fits: they speak for an option"),
        ("caution", "Cautions: they are weighed, and take nothing away"),
        ("need", "Needs: they add support"),
        ("alert", "Alerts"),
        ("prompt", "Prompts"),
    ];
    for (kind, heading) in kinds {
        let items: Vec<Text> = uses.iter().filter(|found| found.kind == kind).map(|found| use_text(&mut draft, found)).collect();
        draft.headed_bullets(Level::Section, heading, items);
    }
    text::plain(&draft.finish(), WIDTH) + "\n"
}

fn use_text(draft: &mut Draft<'_>, found: &ProtectedUse<'_>) -> Text {
    let name = if found.of.is_empty() { found.id.to_owned() } else { format!("{}/{}", found.of, found.id) };
    let basis = found.basis.map(|basis| format!("; {}", basis_in_words(basis))).unwrap_or_default();
    let words = format!("{} (by {}{basis})", found.says, found.questions.join(", "));
    draft.cite(Text::labelled(&name, &words), found.cites)
}
