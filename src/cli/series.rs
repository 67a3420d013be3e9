//! `throughline series [ID]`: the trends, or one of them as words and table, or as CSV.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::appraise::explain::counted;
use crate::base::suggest;
use crate::pack::Pack;
use crate::pack::series::Series;
use crate::report::document::{Draft, Text};
use crate::report::{self, text, write};

use super::{Output, Settings, Stop, WIDTH, input, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The series; all are listed if it is not given
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
    let series = find(&pack, id)?;
    let text = match &arguments.to {
        None => text::plain(&report::series::series(&pack, series), WIDTH),
        Some(to) if prints(to) => report::series::csv(&pack, series),
        Some(to) => {
            write::write(to, report::series::csv(&pack, series).as_bytes())?;
            String::new()
        }
    };
    Ok(Output::done(text))
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

fn find<'a>(pack: &'a Pack, id: &str) -> Result<&'a Series, Stop> {
    pack.series.iter().find(|series| series.id == id).ok_or_else(|| {
        let near = suggest::nearest(id, pack.series.iter().map(|series| series.id.as_str()));
        let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Stop::Usage(format!("this pack has no series `{id}`{hint}"))
    })
}

fn list(pack: &Pack) -> String {
    let mut draft = Draft::new(pack, "Trends");
    let items = pack.series.iter().map(|series| {
        let values = series.lines.iter().map(|line| line.values.len()).sum();
        Text::labelled(
            &series.id,
            &format!("{} ({}; {}; {})", series.title, series.unit, series.geography, counted(values, "value")),
        )
    });
    draft.bullets(items.collect());
    text::plain(&draft.finish(), WIDTH)
}
