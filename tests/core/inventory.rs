//! Every row of the inventory of founding documents is stood for by some entry of the built-in pack.
//!
//! `corpus/inventory_rows.txt` lists the rows with a label of ours, `corpus/inventory_missing.txt` those for which no
//! entry stands yet, and `docs/coverage.md` is made from both. With `THROUGHLINE_WRITE` set, the last two are written
//! anew instead of compared.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use throughline::pack::inventory::{Claim, claims};
use throughline::pack::load;

use crate::packs::{built_in, corpus};

struct Row {
    id: String,
    label: String,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(corpus("inventory_rows.txt")).unwrap();
    let row = |line: &str| {
        let (id, label) = line.split_once('\t').unwrap();
        Row { id: id.to_owned(), label: label.to_owned() }
    };
    text.lines().map(row).collect()
}

/// How many rows of each family there are, in the order of the inventory.
const FAMILIES: [(&str, usize); 23] = [
    ("", 99),
    ("tool", 9),
    ("ukdpc", 23),
    ("E", 52),
    ("C", 14),
    ("emmie", 52),
    ("T", 17),
    ("B", 18),
    ("H", 41),
    ("D", 12),
    ("time", 16),
    ("attr", 71),
    ("K", 8),
    ("consent", 13),
    ("goal", 7),
    ("reassess", 7),
    ("S", 7),
    ("M", 81),
    ("F", 12),
    ("G", 24),
    ("HB", 10),
    ("P", 32),
    ("X", 47),
];

/// What a row's id begins with: a word before a colon, or capital letters before a number; nothing for an intervention.
fn family(id: &str) -> &str {
    let word = id.split_once(':').map(|(word, _)| word);
    let letters = id.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == 'b');
    let is_numbered = !letters.is_empty() && letters.chars().all(|letter| letter.is_ascii_uppercase());
    word.unwrap_or(if is_numbered { letters } else { "" })
}

#[test]
fn the_list_of_rows_is_whole() {
    let rows = rows();
    let ids: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids.len(), rows.len(), "a row is there twice");
    for (name, count) in FAMILIES {
        let found = rows.iter().filter(|row| family(&row.id) == name).count();
        assert_eq!(found, count, "rows of the family `{name}`");
    }
    for Row { id, label } in &rows {
        let words = label.split_whitespace().count();
        assert!((2..=6).contains(&words), "the label of {id} has {words} words: {label}");
    }
}

/// Writes the file if that is asked for; otherwise it has to hold this text already.
#[track_caller]
fn holds(path: &Path, text: &str) {
    if std::env::var_os("THROUGHLINE_WRITE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    } else {
        let help = "set THROUGHLINE_WRITE and run the test again, then look at what changed";
        assert_eq!(fs::read_to_string(path).unwrap_or_default(), text, "{}: {help}", path.display());
    }
}

#[test]
fn every_row_is_stood_for_but_those_that_are_listed_as_missing() {
    let Some(pack) = built_in() else { return };
    let claims = claims(pack, &load::built_in_files());
    let rows = rows();
    let missing = rows.iter().filter(|row| !claims.contains_key(&row.id));
    holds(&corpus("inventory_missing.txt"), &missing.fold(String::new(), |all, row| all + &row.id + "\n"));
}

#[test]
fn no_entry_names_a_row_that_is_not_there() {
    let Some(pack) = built_in() else { return };
    let rows = rows();
    let known: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    // An intervention can be new: its own name need not be a row.
    let strays = claims(pack, &load::built_in_files()).into_iter();
    let strays = strays.filter(|(row, claims)| !known.contains(row.as_str()) && claims.iter().any(|claim| !is_own(row, claim)));
    let strays: Vec<String> = strays.map(|(row, claims)| format!("{row}: {claims:?}")).collect();
    assert_eq!(strays, [] as [String; 0]);
}

fn is_own(row: &str, claim: &Claim) -> bool {
    claim.name.is_empty() && claim.file == format!("interventions/{row}.ron")
}

const COVERAGE_HEAD: &str = "\
# Where each row of the inventory is

The inventory lists what the five founding documents say.
This table shows, for each of its rows, the entries of the built-in knowledge pack that stand for it.
It is made by the test `inventory` in `tests/core`; do not edit it by hand.

| Row | What it is about | Entries |
| --- | --- | --- |
";

#[test]
fn the_table_of_rows_is_up_to_date() {
    let Some(pack) = built_in() else { return };
    let claims = claims(pack, &load::built_in_files());
    let mut text = COVERAGE_HEAD.to_owned();
    for Row { id, label } in rows() {
        let entries =
            claims.get(&id).map_or("none yet".to_owned(), |claims| claims.iter().map(in_words).collect::<Vec<_>>().join("; "));
        writeln!(text, "| `{id}` | {label} | {entries} |").unwrap();
    }
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/coverage.md");
    holds(&path, &text);
}

fn in_words(claim: &Claim) -> String {
    if claim.name.is_empty() { format!("`{}`", claim.file) } else { format!("`{}` {}", claim.file, claim.name) }
}
