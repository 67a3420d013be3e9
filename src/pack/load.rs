//! Reads a pack from a folder or from the program itself, and reports every fault of every file at once.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use sha2::{Digest as _, Sha256};

use crate::base::fault::{Fault, Place, Severity, Trouble};
use crate::base::read;

use super::Pack;
use super::resolve;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/knowledge");

/// The most bytes of one file of a pack.
pub const FILE_LIMIT: u64 = 4 * 1024 * 1024;
/// The most files of a pack.
pub const MOST_FILES: usize = 2_000;
/// The most bytes of all files of a pack.
pub const PACK_LIMIT: usize = 32 * 1024 * 1024;

/// The folders of a pack in which every `.ron` file is read.
const FOLDERS: [&str; 4] = ["comparisons", "interventions", "questions", "series"];

/// A pack's files: name relative to its folder, with `/`, to text.
pub type Files = BTreeMap<String, String>;

/// A pack that can be used, and what somebody should look at in it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The pack.
    pub pack: Pack,
    /// Warnings, in the order of files and lines.
    pub warnings: Vec<Fault>,
}

/// The pack that is part of the program.
///
/// # Errors
/// Every fault it has. A test makes sure that it has none.
pub fn built_in() -> Result<Loaded, Vec<Fault>> {
    from_files(&built_in_files())
}

/// The files of the pack that is part of the program.
pub fn built_in_files() -> Files {
    let mut files = Files::new();
    collect_built_in(&BUILT_IN, &mut files);
    files
}

fn collect_built_in(folder: &Dir<'_>, files: &mut Files) {
    for file in folder.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        if let Some(text) = file.contents_utf8().filter(|_| is_wanted(&name)) {
            files.insert(name, text.to_owned());
        }
    }
    for inner in folder.dirs() {
        collect_built_in(inner, files);
    }
}

/// The pack in a folder.
///
/// # Errors
/// Every fault of every file, in the order of files and lines.
pub fn folder(path: &Path) -> Result<Loaded, Vec<Fault>> {
    let (files, unreadable) = folder_files(path)?;
    checked(&files, unreadable)
}

/// The files of the pack in a folder that can be read, and a fault for each that cannot.
///
/// # Errors
/// A fault if the folder itself cannot be read, or holds more than a pack may.
pub fn folder_files(path: &Path) -> Result<(Files, Vec<Fault>), Vec<Fault>> {
    let mut files = Files::new();
    let mut faults = Vec::new();
    let mut total = 0;
    for name in names(path).map_err(|fault| vec![fault])? {
        match read::text(&path.join(&name), &name, FILE_LIMIT) {
            Ok(text) => {
                total += text.len();
                files.insert(name, text);
            }
            Err(fault) => faults.push(fault),
        }
        if total > PACK_LIMIT {
            let what = format!("the files together are larger than {} MiB", PACK_LIMIT / (1024 * 1024));
            return Err(vec![Fault::refused(whole(path), what).as_trouble(Trouble::OverLimit)]);
        }
    }
    Ok((files, faults))
}

/// The pack that these files make.
///
/// # Errors
/// Every fault, in the order of files and lines.
pub fn from_files(files: &Files) -> Result<Loaded, Vec<Fault>> {
    checked(files, Vec::new())
}

/// The pack that these files make, with the faults of those that could not be read.
fn checked(files: &Files, unreadable: Vec<Fault>) -> Result<Loaded, Vec<Fault>> {
    let (pack, mut faults) = resolve::pack(files, unreadable, hash(files));
    faults.sort();
    faults.dedup();
    match pack {
        Some(pack) if faults.iter().all(|fault| fault.severity == Severity::Warning) => Ok(Loaded { pack, warnings: faults }),
        _ => Err(faults),
    }
}

/// SHA-256 over names and contents, so that neither a changed nor a renamed file goes unseen.
fn hash(files: &Files) -> String {
    let mut hasher = Sha256::new();
    for (name, text) in files {
        for part in [name, text] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

fn whole(path: &Path) -> Place {
    Place { file: path.display().to_string(), line: 1, column: 1 }
}

/// The names of a pack's files, sorted; nothing outside its own folders is looked at.
fn names(path: &Path) -> Result<Vec<String>, Fault> {
    let mut names = list(path, "")?;
    for folder in FOLDERS {
        let inside = path.join(folder);
        if inside.is_dir() {
            names.extend(list(&inside, &format!("{folder}/"))?);
        }
    }
    if names.len() > MOST_FILES {
        let what = format!("holds more than {MOST_FILES} files, the most that are read");
        return Err(Fault::refused(whole(path), what).as_trouble(Trouble::OverLimit).help("is it the right folder?"));
    }
    names.sort();
    Ok(names)
}

/// Whether a file is part of a pack, by its name relative to the pack's folder: every `.ron` file at the top and in
/// the known folders, and `changes.md`; nothing hidden.
fn is_wanted(name: &str) -> bool {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let is_ron = Path::new(file).extension().is_some_and(|ending| ending == "ron");
    let is_in_place = folder.is_empty() || FOLDERS.contains(&folder);
    is_in_place && !file.starts_with('.') && (is_ron || name == "changes.md")
}

fn list(folder: &Path, prefix: &str) -> Result<Vec<String>, Fault> {
    let unreadable = |error: std::io::Error| {
        Fault::refused(whole(folder), format!("cannot be read: {}", read::in_words(&error)))
            .as_trouble(Trouble::Unreadable)
            .help("give the folder that holds `pack.ron`")
    };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if is_wanted(&name) {
            names.push(name);
        }
        if names.len() > MOST_FILES {
            break;
        }
    }
    Ok(names)
}
