//! The day that counts as today is the one of the place where the program runs.

use std::process::Command;

use crate::support::folder;

/// The line with the date in a document written where the clocks stand like this.
fn dated(zone: &str) -> String {
    let folder = folder();
    let (case, written) = (folder.path().join("case.ron"), folder.path().join("handover.txt"));
    std::fs::write(&case, "(format: 1, reference: \"T-1\", answers: {})").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    command.arg("report").arg(&case).args(["--kind", "handover", "--to"]).arg(&written);
    assert!(command.env("TZ", zone).output().unwrap().status.success());
    let text = std::fs::read_to_string(&written).unwrap();
    text.lines().find(|line| line.contains("Date:")).unwrap().to_owned()
}

#[test]
fn it_is_never_the_same_day_at_both_ends_of_the_world() {
    // Twenty-five hours lie between the two.
    assert_ne!(dated("Pacific/Kiritimati"), dated("Pacific/Pago_Pago"));
}
