//! What loading makes of a good pack.

use std::fs;

use throughline::base::date;
use throughline::pack::intervention::Role;
use throughline::pack::load;
use throughline::pack::series::Period;

use crate::packs::{built_in, corpus, lines, small, small_files};

#[test]
fn the_small_pack_loads_without_a_word() {
    let loaded = load::folder(&corpus("small")).map_err(|faults| lines(&faults)).unwrap();
    assert_eq!(loaded.warnings, []);
    let pack = loaded.pack;
    assert_eq!((pack.name.as_str(), pack.version.as_str()), ("Small pack for tests", "1.0.0"));
    assert_eq!((pack.questions.len(), pack.terms.len(), pack.needs.len()), (14, 3, 4));
    assert_eq!((pack.alerts.len(), pack.prompts.len(), pack.series.len()), (4, 3, 1));
    assert_eq!(pack.changes, "# 1.0.0\n\nThe first.\n");
}

#[test]
fn things_stand_in_the_order_of_the_files() {
    let ids: Vec<&str> = small().interventions.iter().map(|entry| entry.id.as_str()).collect();
    assert!(ids.is_sorted());
    let sections: Vec<&str> = small().sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(sections, ["safety", "person", "law"]);
    let in_sections = small().sections.iter().flat_map(|section| &section.questions).copied();
    assert!(in_sections.eq(small().questions.keys()));
}

/// The gallery: every kind of thing is there, so that a test on this pack leaves none out.
#[test]
fn the_small_pack_holds_one_of_everything() {
    let mut kinds: Vec<&str> = small().questions.iter().map(|question| question.kind.in_words()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), 5);
    for role in [Role::Option, Role::Scheme, Role::Onward, Role::Context, Role::Historic] {
        assert!(small().interventions.iter().any(|entry| entry.role == role), "{role:?}");
    }
    assert!(small().questions.iter().any(|question| question.protected));
    assert!(small().questions.iter().any(|question| question.changeable));
    let series = &small().series[0];
    assert!(!series.breaks.is_empty() && !series.missing.is_empty() && !series.notes.is_empty());
    let reference = &small().reference;
    let counts = [reference.comparisons.len(), reference.figures.len(), reference.timeline.len(), reference.readiness.len()];
    assert_eq!(counts, [1, 1, 2, 1]);
    let counts = [reference.checklist.len(), reference.glossary.len(), reference.caveats.len(), reference.tools.len()];
    assert_eq!(counts, [1, 1, 1, 1]);
}

/// The file has them the other way round.
#[test]
fn the_timeline_is_in_order_of_time() {
    let ids: Vec<&str> = small().reference.timeline.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["first_order", "small_act"]);
}

#[test]
fn a_route_names_its_questions_or_takes_all() {
    let lengths: Vec<usize> = small().routes.iter().map(|route| route.questions.len()).collect();
    assert_eq!(lengths, [3, small().questions.len()]);
}

#[test]
fn the_built_in_pack_loads_without_a_word() {
    if built_in().is_some() {
        let loaded = load::built_in().map_err(|faults| lines(&faults)).unwrap();
        assert_eq!(lines(&loaded.warnings), "");
    }
}

/// A pack has one identity, whether it is compiled in or read from its folder.
#[test]
fn the_built_in_pack_and_its_folder_have_the_same_hash() {
    if let Some(built_in) = built_in() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/knowledge");
        assert_eq!(load::folder(&folder).map_err(|faults| lines(&faults)).unwrap().pack.sha256, built_in.sha256);
    }
}

#[test]
fn the_hash_is_that_of_the_same_files() {
    let hash = load::from_files(&small_files()).unwrap().pack.sha256;
    assert_eq!(hash, small().sha256);
    assert_eq!(hash.len(), 64);
    assert!(hash.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')));
}

#[test]
fn the_hash_changes_with_a_character_a_name_and_a_file() {
    let before = &small().sha256;
    let hash_after = |change: fn(&mut load::Files)| {
        let mut files = small_files();
        change(&mut files);
        load::from_files(&files).map_err(|faults| lines(&faults)).unwrap().pack.sha256
    };
    let a_space = hash_after(|files| files.get_mut("terms.ron").unwrap().push(' '));
    let a_name = hash_after(|files| {
        let text = files.remove("interventions/helpline.ron").unwrap();
        files.insert("interventions/help-line.ron".to_owned(), text);
    });
    let a_file_less = hash_after(|files| drop(files.remove("interventions/helpline.ron")));
    let a_change_log = hash_after(|files| drop(files.insert("changes.md".to_owned(), "Other.".to_owned())));
    let mut all = vec![before.clone(), a_space, a_name, a_file_less, a_change_log];
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 5);
}

/// Moving text from the end of one file to the start of the next is a change too.
#[test]
fn the_hash_sees_where_one_file_ends() {
    let hash_with = |first: &str, second: &str| {
        let mut files = small_files();
        files.insert("series/a.ron".to_owned(), format!("{first}// moved"));
        files.insert("series/b.ron".to_owned(), format!("{second}{first}"));
        match load::from_files(&files) {
            Ok(loaded) => loaded.pack.sha256,
            Err(faults) => panic!("{}", lines(&faults)),
        }
    };
    let series = small_files()["series/orders.ron"].clone();
    assert_ne!(hash_with(&series, " "), hash_with(&format!("{series} "), ""));
}

/// Files that are no part of a pack are not looked at, and do not change what it is.
#[test]
fn hidden_files_and_other_endings_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in small_files() {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::write(folder.path().join(".hidden.ron"), "not RON").unwrap();
    fs::write(folder.path().join("readme.txt"), [0xFF, 0xFE]).unwrap();
    fs::write(folder.path().join("interventions/notes.md"), "# Notes").unwrap();
    fs::create_dir(folder.path().join("drafts")).unwrap();
    fs::write(folder.path().join("drafts/draft.ron"), "not RON").unwrap();
    assert_eq!(load::folder(folder.path()).map_err(|faults| lines(&faults)).unwrap().pack.sha256, small().sha256);
}

#[test]
fn a_folder_that_is_not_there_is_one_fault() {
    let faults = load::folder(std::path::Path::new("/nowhere/at/all")).unwrap_err();
    assert_eq!(
        lines(&faults),
        "/nowhere/at/all:1:1: cannot be read: there is no such file or folder; give the folder that holds `pack.ron`\n"
    );
}

#[test]
fn a_day_is_read_in_one_way_only() {
    assert_eq!(date::parse("2026-11-22"), Some(date::Date::constant(2026, 11, 22)));
    for text in [
        "2026-11-2",
        "26-11-22",
        "2026-13-01",
        "2026-02-29",
        "2026/11/22",
        "22-11-2026",
        "2026-11-022",
        "2026-1-022",
        "+2026-1-22",
        "-026-11-22",
        "2026- 1-22",
        " 2026-1-22",
        "2026-1-22 ",
        "02026-1-22",
        "2026-11-22T",
        "",
        "٢٠٢٦-١-١",
    ] {
        assert_eq!(date::parse(text), None, "{text:?}");
    }
    assert_eq!(date::parse("2028-02-29"), Some(date::Date::constant(2028, 2, 29)));
}

#[test]
fn periods_have_labels_and_stand_in_order() {
    let periods = [
        (Period::Year(2006), "2006"),
        (Period::FinancialYear(2006), "2006/07"),
        (Period::FinancialYear(2099), "2099/00"),
        (Period::Quarter(2022, 2), "Apr–Jun 2022"),
        (Period::Quarter(2022, 4), "Oct–Dec 2022"),
        (Period::Month(2022, 3), "Mar 2022"),
    ];
    for (period, label) in periods {
        assert_eq!(period.label(), label);
        assert!(period.is_real());
        assert!(period.start() < period.middle());
    }
    assert!(Period::Year(2006).middle() < Period::FinancialYear(2006).middle());
    assert!(Period::Quarter(2022, 2).start() < Period::Month(2022, 5).start());
}

/// A message about a period that does not exist has to be able to name it.
#[test]
fn a_period_that_does_not_exist_is_known_and_can_be_named() {
    for period in [
        Period::Year(1899),
        Period::Year(2101),
        Period::FinancialYear(i16::MAX),
        Period::FinancialYear(i16::MIN),
        Period::Quarter(2022, 0),
        Period::Quarter(2022, 5),
        Period::Quarter(2022, 255),
        Period::Month(2022, 0),
        Period::Month(2022, 13),
        Period::Month(2022, 255),
    ] {
        assert!(!period.is_real(), "{period:?}");
        assert!(!period.label().is_empty());
    }
}

/// A year stands in brackets after its document, and brackets in brackets are hard to read.
#[test]
fn no_year_of_a_source_holds_brackets_of_its_own() {
    for source in &built_in().expect("the built-in pack loads").sources {
        assert!(!source.year.contains(['(', ')']), "{}: {}", source.id, source.year);
    }
}
