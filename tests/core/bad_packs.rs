//! Each file of `corpus/bad` is laid over the small pack and has to give exactly the faults that it names.
//!
//! Lines at the top say what to do: `// replaces: FILE` puts it in the place of a file or beside the others,
//! `// removes: FILE` takes one away, `// error: LINE` is one fault as it is shown. The folder is the list.

use std::fs;
use std::path::Path;

use throughline::base::fault::Trouble;
use throughline::pack::load;

use crate::packs::{corpus, lines, listed, small_files};

#[test]
fn each_bad_pack_gives_its_faults() {
    let mut wrong = Vec::new();
    let overlays = listed(&corpus("bad"));
    assert!(overlays.len() > 80, "only {} bad packs: is the corpus there?", overlays.len());
    for overlay in overlays {
        let bytes = fs::read(&overlay).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let expected = header(&text, "error").fold(String::new(), |all, line| all + line + "\n");
        assert!(!expected.is_empty(), "{} expects nothing", overlay.display());
        let found = faults_with(&bytes, &text);
        if found != expected {
            let name = overlay.file_name().unwrap().display();
            wrong.push(format!("{name}\nexpected:\n{expected}found:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What stands after `// KEY: ` at the top of a file.
pub fn header<'a>(text: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    let top = text.lines().map_while(|line| line.strip_prefix("// "));
    top.filter_map(move |line| line.strip_prefix(key)?.strip_prefix(": "))
}

fn faults_with(bytes: &[u8], text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in small_files() {
        write(folder.path(), &name, text.as_bytes());
    }
    for removed in header(text, "removes") {
        fs::remove_file(folder.path().join(removed)).unwrap();
    }
    if let Some(replaced) = header(text, "replaces").next() {
        write(folder.path(), replaced, bytes);
    }
    match load::folder(folder.path()) {
        Ok(loaded) => format!("nothing, and {} warnings\n", loaded.warnings.len()),
        Err(faults) => lines(&faults),
    }
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The exit code of the command line goes by these.
#[test]
fn what_is_too_much_or_unreadable_is_told_apart_from_what_is_wrong() {
    let trouble_of = |name: &str, text: &str| {
        let mut files = small_files();
        files.insert(name.to_owned(), text.to_owned());
        load::from_files(&files).unwrap_err()[0].trouble
    };
    let nested = format!("[(id: \"x\", says: \"x\", when: {}Always{})]", "Not(".repeat(200), ")".repeat(200));
    assert_eq!(trouble_of("terms.ron", &nested), Trouble::OverLimit);
    assert_eq!(trouble_of("terms.ron", "[(id: x)]"), Trouble::Refused);
    // A text that ends in the middle is damaged.
    assert_eq!(trouble_of("terms.ron", "[("), Trouble::Unreadable);

    let folder = tempfile::tempdir().unwrap();
    assert_eq!(load::folder(&folder.path().join("none")).unwrap_err()[0].trouble, Trouble::Unreadable);
    write(folder.path(), "pack.ron", &[0xFF]);
    assert_eq!(load::folder(folder.path()).unwrap_err().iter().map(|fault| fault.trouble).max(), Some(Trouble::Refused));
    fs::write(folder.path().join("terms.ron"), vec![b' '; usize::try_from(load::FILE_LIMIT).unwrap() + 1]).unwrap();
    let faults = load::folder(folder.path()).unwrap_err();
    let too_large = faults.iter().find(|fault| fault.place.file == "terms.ron").unwrap();
    assert_eq!(too_large.trouble, Trouble::OverLimit);
    assert_eq!(too_large.to_string(), "terms.ron:1:1: is larger than 4 MiB, the most that is read; is it the right file?");
}

/// Nothing is said twice, and lines come in order, whatever was found first.
#[test]
fn every_fault_of_every_file_is_told_at_once_and_in_order() {
    let mut files = small_files();
    files.insert("terms.ron".to_owned(), r#"[(id: "a b", says: "", when: Yes("nothing"))]"#.to_owned());
    files.insert("needs.ron".to_owned(), "[".to_owned());
    files.insert("zebra.ron".to_owned(), String::new());
    let faults = load::from_files(&files).unwrap_err();
    assert!(faults.is_sorted());
    let mut once = faults.clone();
    once.dedup();
    assert_eq!(once.len(), faults.len());
    for file in ["terms.ron", "needs.ron", "zebra.ron"] {
        assert!(faults.iter().any(|fault| fault.place.file == file), "nothing about {file}");
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in small_files() {
        write(folder.path(), &name, text.as_bytes());
    }
    fs::remove_file(folder.path().join("terms.ron")).unwrap();
    fs::create_dir(folder.path().join("terms.ron")).unwrap();
    let faults = load::folder(folder.path()).unwrap_err();
    assert_eq!(lines(&faults), "terms.ron:1:1: is a folder, not a file; give the name of a file\n");
}

#[test]
fn more_files_than_a_pack_can_have_are_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..=load::MOST_FILES {
        write(folder.path(), &format!("interventions/x{number}.ron"), b"");
    }
    let faults = load::folder(folder.path()).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].trouble, Trouble::OverLimit);
    assert_eq!(faults[0].what, "holds more than 2000 files, the most that are read");
}

#[test]
fn more_bytes_than_a_pack_can_have_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let nearly_too_large = vec![b' '; usize::try_from(load::FILE_LIMIT).unwrap()];
    for number in 0..9 {
        write(folder.path(), &format!("series/x{number}.ron"), &nearly_too_large);
    }
    let faults = load::folder(folder.path()).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].trouble, Trouble::OverLimit);
    assert_eq!(faults[0].what, "the files together are larger than 32 MiB");
}

/// Thousands of terms one on top of another, in both directions: a message, and not the end of the stack.
#[test]
fn endless_chains_are_refused() {
    const TERMS: usize = 5_000;
    let upwards = |number: usize| if number == 0 { "Always".to_owned() } else { format!("Term(\"c{}\")", number - 1) };
    let downwards = |number: usize| if number == TERMS { "Always".to_owned() } else { format!("Term(\"c{}\")", number + 1) };
    for when in [&upwards as &dyn Fn(usize) -> String, &downwards] {
        let term = |number| format!("(id: \"c{number}\", says: \"c\", when: {}),\n", when(number));
        let terms = (0..=TERMS).map(term).collect::<Vec<_>>().concat();
        let mut files = small_files();
        let small = files["terms.ron"].clone();
        files.insert("terms.ron".to_owned(), small.replacen('[', &format!("[{terms}"), 1));
        let faults = load::from_files(&files).unwrap_err();
        assert_eq!(faults.len(), 1, "{}", lines(&faults));
        assert!(faults[0].what.contains("chain of more than 64 references"), "{}", faults[0]);
    }
}
