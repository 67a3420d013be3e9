//! Files that commands write: whole or not at all, and never through a trap.

use std::fs;
use std::path::Path;

use throughline::report::write::write;

use crate::support::{AT_COURT, Run, file, folder, run, run_small};

fn report_to(case_folder: &tempfile::TempDir, to: &Path) -> Run {
    let case = file(case_folder, "case.ron", AT_COURT).display().to_string();
    run_small(&["report", &case, "--kind", "handover", "--to", &to.display().to_string()])
}

/// What is in a folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[track_caller]
fn assert_refused(path: &Path, what: &str) {
    let error = write(path, b"new").unwrap_err();
    let help = "nothing was changed; choose another folder or name";
    assert_eq!(error.to_string(), format!("{}: {what}; {help}", path.display()));
}

#[test]
fn a_report_is_written_whole_and_nothing_else() {
    let folder = folder();
    let to = folder.path().join("out").join("sheet.md");
    fs::create_dir(folder.path().join("out")).unwrap();
    let run = report_to(&folder, &to);
    assert_eq!((run.out.as_str(), run.err.as_str(), run.code), ("", "", 0));
    assert!(fs::read_to_string(&to).unwrap().starts_with("# Referral and handover sheet\n"));
    assert_eq!(names(to.parent().unwrap()), ["sheet.md"]);
    // The ending decides the format, whatever its case.
    let text = folder.path().join("sheet.TXT");
    assert_eq!(report_to(&folder, &text).code, 0);
    assert!(fs::read_to_string(text).unwrap().starts_with("Referral and handover sheet\n==="));
}

#[test]
fn an_old_file_is_replaced_in_one_step() {
    let folder = folder();
    let path = file(&folder, "a.txt", "old and longer");
    write(&path, b"new").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert_eq!(names(folder.path()), ["a.txt"]);
}

#[test]
fn a_target_that_cannot_be_written_is_said_to_be_one() {
    let folder = folder();
    let to = folder.path().join("nowhere").join("sheet.md");
    let run = report_to(&folder, &to);
    let message = format!(
        "{}: cannot be written: there is no such file or folder; nothing was changed; choose another folder or name\n",
        to.display()
    );
    assert_eq!((run.out.as_str(), run.err.as_str(), run.code), ("", message.as_str(), 2));
}

#[test]
fn folders_and_names_that_are_none_are_refused() {
    let folder = folder();
    let inside = folder.path().join("a.md");
    fs::create_dir(&inside).unwrap();
    assert_refused(&inside, "is a folder");
    assert_refused(&folder.path().join(".."), "is not the name of a file");
    assert!(names(&inside).is_empty());
}

#[test]
fn a_read_only_file_stays_as_it_is() {
    let folder = folder();
    let path = file(&folder, "a.txt", "old");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert_refused(&path, "is read-only");
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names(folder.path()), ["a.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_its_target_is_replaced() {
    let folder = folder();
    let target = file(&folder, "target.txt", "old");
    let link = folder.path().join("link.txt");
    std::os::unix::fs::symlink(&target, &link).unwrap();
    write(&link, b"new").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&target).unwrap(), "new");
}

#[cfg(unix)]
#[test]
fn links_to_nothing_second_names_and_sockets_are_refused() {
    let folder = folder();
    let dangling = folder.path().join("dangling.txt");
    std::os::unix::fs::symlink(folder.path().join("nothing"), &dangling).unwrap();
    assert_refused(&dangling, "is a link that leads nowhere: there is no such file or folder");

    let one = file(&folder, "one.txt", "old");
    let other = folder.path().join("other.txt");
    fs::hard_link(&one, &other).unwrap();
    assert_refused(&other, "has a second name on the disk, which would keep the old content");
    assert_eq!(fs::read_to_string(&one).unwrap(), "old");

    let socket = folder.path().join("socket.txt");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert_refused(&socket, "is not an ordinary file");
}

#[cfg(unix)]
#[test]
fn who_may_read_a_file_stays_the_same() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = file(&folder, "a.txt", "old");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    write(&path, b"new").unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    let fresh = folder.path().join("fresh.txt");
    write(&fresh, b"new").unwrap();
    assert_eq!(fs::metadata(&fresh).unwrap().permissions().mode() & 0o077, 0, "nobody else may read a new one");
}

#[test]
fn a_series_becomes_csv_that_calculates_nothing() {
    let folder = folder();
    let to = folder.path().join("orders.csv");
    let run = run_small(&["series", "orders", "--to", &to.display().to_string()]);
    assert_eq!((run.out.as_str(), run.err.as_str(), run.code), ("", "", 0));
    let csv = fs::read_to_string(&to).unwrap();
    let mut lines = csv.split("\r\n");
    assert_eq!(lines.next(), Some("series,line,label,period,value,unit,geography,note,sources"));
    assert_eq!(
        lines.next(),
        Some("orders,years,By year,2006/07,120,orders,Here,,\"A review of everything, Reviewers (2008), table 1\"")
    );
    assert_eq!(csv.lines().count(), 6, "a year without a value has no row");

    use throughline::report::csv::words;
    for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"] {
        assert!(words(formula).starts_with('\''), "{formula:?}");
    }
    assert_eq!(words("2006/07"), "2006/07");
    assert_eq!(words("a\u{0}b\u{202E}c"), "a\u{FFFD}b\u{FFFD}c");
}

#[test]
fn a_comparison_is_listed_shown_and_written_with_what_is_not_held() {
    let list = run(&["series"]);
    assert!(list.out.contains("Side by side") && list.out.contains("community-programmes:"), "{list:?}");
    let shown = run(&["series", "community-programmes"]);
    assert_eq!((shown.err.as_str(), shown.code), ("", 0));
    for part in ["Read this first", "2,943 [1]", "Not held [1]", "ASRO 2,943 and OSAP 928 in 2005.", "Sources"] {
        assert!(shown.out.contains(part), "{part}: {shown:?}");
    }
    let csv = run(&["series", "community-programmes", "--to", "-"]).out;
    assert_eq!(csv.lines().count(), 4);
    assert!(csv.contains("Drug courts,2005,,"), "{csv}");
}
