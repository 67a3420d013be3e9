//! The packs that the tests run on: the small one, the built-in one, and small ones with something changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use throughline::base::date::Date;
use throughline::base::fault::Fault;
use throughline::case;
use throughline::case::answer::Answers;
use throughline::pack::Pack;
use throughline::pack::load::{self, Files};

/// The day that counts as today, a Friday.
pub const TODAY: Date = Date::constant(2026, 11, 20);

pub fn corpus(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder)
}

/// The files of a folder, sorted.
pub fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

pub fn small() -> &'static Pack {
    static SMALL: OnceLock<Pack> = OnceLock::new();
    SMALL.get_or_init(|| load::folder(&corpus("small")).map_err(|faults| lines(&faults)).unwrap().pack)
}

/// The built-in pack, or nothing where the folder holds no pack to build in.
pub fn built_in() -> Option<&'static Pack> {
    static BUILT_IN: OnceLock<Option<Pack>> = OnceLock::new();
    let is_there = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/knowledge/pack.ron").exists();
    let load = || is_there.then(|| load::built_in().map_err(|faults| lines(&faults)).unwrap().pack);
    BUILT_IN.get_or_init(load).as_ref()
}

pub fn small_files() -> Files {
    fn collect(folder: &Path, prefix: &str, files: &mut Files) {
        for path in listed(folder) {
            let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                collect(&path, &format!("{name}/"), files);
            } else {
                files.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut files = Files::new();
    collect(&corpus("small"), "", &mut files);
    files
}

/// The small pack with one more term, `under_test`, and one more prompt of the same name.
pub fn small_with(term: &str, prompt: &str) -> Pack {
    let mut files = small_files();
    let cites = r#"cites: [(source: "guide", seen: FirstHand)]"#;
    add_entry(&mut files, "terms.ron", &format!(r#"(id: "under_test", says: "It", when: {term})"#));
    add_entry(&mut files, "prompts.ron", &format!(r#"(id: "under_test", says: "It", when: {prompt}, {cites})"#));
    load::from_files(&files).map_err(|faults| lines(&faults)).unwrap().pack
}

fn add_entry(files: &mut Files, name: &str, entry: &str) {
    let list = files.get_mut(name).unwrap();
    let end = list.rfind(']').unwrap();
    list.insert_str(end, entry);
}

/// Answers as a case writes them, such as `("age", "Number(20)")`.
pub fn answers(pack: &Pack, said: &[(&str, &str)]) -> Answers {
    let entries = said.iter().map(|(question, value)| format!("{question:?}: (value: {value}),\n")).collect::<Vec<_>>().concat();
    let text = format!("(format: 1, reference: \"test\", answers: {{{entries}}})");
    let case = case::text::parse(pack, "test.ron", &text).map_err(|faults| lines(&faults)).unwrap();
    assert_eq!(case.kept, []);
    case.answers
}

pub fn lines(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect::<Vec<_>>().concat()
}
