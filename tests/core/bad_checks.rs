//! Each file of `corpus/bad_checks` is laid over the small pack, which then loads, and has to give exactly the remarks
//! that it names beside those that the small pack has without it.
//!
//! Lines at the top say what to do: `// kind: KIND` is the kind that it shows, `// replaces: FILE` puts it in the place of
//! a file or beside the others, `// adds to: FILE` puts its entries at the top of a list, `// remark: LINE` is one remark
//! as it is shown. What no case reaches is left out unless it is that kind. The folder is the list.

use std::fs;
use std::path::Path;

use throughline::check::check;
use throughline::pack::load::{self, Files};
use throughline::pack::remark::{Remark, RemarkKind};
use throughline::pack::stale::STALE_YEARS;

use crate::bad_packs::header;
use crate::packs::{TODAY, corpus, lines, listed, small_files};

fn remarks(files: &Files) -> Vec<Remark> {
    let loaded = load::from_files(files).map_err(|faults| lines(&faults)).unwrap();
    check(&loaded.pack, files, TODAY, &[], STALE_YEARS).remarks
}

/// The small pack with the file laid over it.
fn overlaid(text: &str) -> Files {
    let mut files = small_files();
    if let Some(name) = header(text, "replaces").next() {
        files.insert(name.to_owned(), text.to_owned());
    }
    if let Some(name) = header(text, "adds to").next() {
        let list = files.get_mut(name).unwrap();
        *list = list.replacen('[', &format!("[{text}"), 1);
    }
    files
}

fn expected_and_found(path: &Path, without: &[Remark]) -> (RemarkKind, String, String) {
    let text = fs::read_to_string(path).unwrap();
    let kind: RemarkKind = ron::from_str(header(&text, "kind").next().unwrap()).unwrap();
    let expected = header(&text, "remark").fold(String::new(), |all, line| all + line + "\n");
    let with = remarks(&overlaid(&text));
    let new = with.iter().filter(|remark| remark.kind == kind || remark.kind != RemarkKind::NotReached);
    let new = new.filter(|remark| !without.iter().any(|known| known.fault.what == remark.fault.what));
    let found = new.fold(String::new(), |all, remark| format!("{all}{}\n", remark.fault));
    (kind, expected, found)
}

#[test]
fn each_flaw_gives_its_remarks() {
    let without = remarks(&small_files());
    let mut wrong = Vec::new();
    let mut shown = Vec::new();
    for overlay in listed(&corpus("bad_checks")) {
        let (kind, expected, found) = expected_and_found(&overlay, &without);
        shown.push(kind);
        if found != expected || expected.is_empty() {
            let name = overlay.file_name().unwrap().display();
            wrong.push(format!("{name}\nexpected:\n{expected}found:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for kind in RemarkKind::EVERY {
        assert!(shown.contains(&kind), "no file of the corpus shows {kind:?}");
    }
}
