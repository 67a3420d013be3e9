//! Rows of a table as CSV, in which no cell can be taken for a formula.

use crate::base::wrap::visible;

/// One line of CSV with its line end, after RFC 4180.
pub fn row(cells: &[String]) -> String {
    cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// Words as a cell: what a spreadsheet would calculate gets an apostrophe in front and stays words.
pub fn words(text: &str) -> String {
    let calculates =
        text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n']);
    let text = visible(text);
    if calculates { format!("'{text}") } else { text }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
