//! `throughline series [ID]`: the trends and comparisons, or one of them as words and table, or as CSV.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::appraise::explain::counted;
use crate::base::suggest;
use crate::pack::Pack;
use crate::pack::reference::Comparison;
use crate::pack::series::Series;
use crate::report::document::{Document, Draft, Level, Text};
use crate::report::{self, text, write};

use super::{Output, Settings, Stop, WIDTH, input, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The series or comparison; all are listed if it is not given
    id: Option<String>,
    /// Write its values to a file whose name ends in .csv, or to - for standard output
    #[arg(long, value_name = "FILE", requires = "id")]
    to: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "series")?;
    if let Some(to) = &arguments.to {
        check_ending(to)?;
    }
    let pack = input::pack(settings)?;
    let Some(id) = &arguments.id else { return Ok(Output::done(list(&pack))) };
    let found = find(&pack, id)?;
    let text = match &arguments.to {
        None => text::plain(&found.document(&pack), WIDTH),
        Some(to) if prints(to) => found.csv(&pack),
        Some(to) => {
            write::write(to, found.csv(&pack).as_bytes())?;
            String::new()
        }
    };
    Ok(Output::done(text))
}

/// What an id stands for.
enum Found<'a> {
    Series(&'a Series),
    Comparison(&'a Comparison),
}

impl Found<'_> {
    fn document(&self, pack: &Pack) -> Document {
        match self {
            Self::Series(series) => report::series::series(pack, series),
            Self::Comparison(comparison) => report::series::comparison(pack, comparison),
        }
    }

    fn csv(&self, pack: &Pack) -> String {
        match self {
            Self::Series(series) => report::series::csv(pack, series),
            Self::Comparison(comparison) => report::series::comparison_csv(pack, comparison),
        }
    }
}

fn prints(to: &Path) -> bool {
    to.as_os_str() == OsStr::new("-")
}

fn check_ending(to: &Path) -> Result<(), Stop> {
    if prints(to) || to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        return Ok(());
    }
    Err(Stop::Usage(format!("a series is written to a file whose name ends in .csv, not to {}", to.display())))
}

fn find<'a>(pack: &'a Pack, id: &str) -> Result<Found<'a>, Stop> {
    let comparisons = &pack.reference.comparisons;
    let series = pack.series.iter().find(|series| series.id == id).map(Found::Series);
    let found = series.or_else(|| comparisons.iter().find(|comparison| comparison.id == id).map(Found::Comparison));
    found.ok_or_else(|| {
        let ids = pack.series.iter().map(|series| series.id.as_str()).chain(comparisons.iter().map(|entry| entry.id.as_str()));
        let hint = suggest::nearest(id, ids).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Stop::Usage(format!("this pack has no series or comparison `{id}`{hint}"))
    })
}

fn list(pack: &Pack) -> String {
    let mut draft = Draft::new(pack, "Trends and comparisons");
    let item = |id: &str, title: &str, unit: &str, geography: &str, values: String| {
        Text::labelled(id, &format!("{title} ({unit}; {geography}; {values})"))
    };
    let series = pack.series.iter().map(|series| {
        let values = series.lines.iter().map(|line| line.values.len()).sum();
        item(&series.id, &series.title, &series.unit, &series.geography, counted(values, "value"))
    });
    draft.headed_bullets(Level::Section, "Over time", series.collect());
    let comparisons = pack.reference.comparisons.iter().map(|entry| {
        let values = entry.bars.iter().filter(|bar| bar.value.is_some()).count();
        item(&entry.id, &entry.title, &entry.unit, &entry.geography, counted(values, "value"))
    });
    draft.headed_bullets(Level::Section, "Side by side", comparisons.collect());
    text::plain(&draft.finish(), WIDTH)
}
