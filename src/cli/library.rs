//! `throughline library [QUERY|ID]`: all that can be looked up, one entry of it, or what a search finds.

use clap::Args;

use crate::base::wrap::visible;
use crate::library::{Entry, Filter, Library};
use crate::pack::Pack;
use crate::report::document::{Draft, Level, Text};
use crate::report::{library, text};

use super::{Exit, Output, Settings, Stop, WIDTH, input, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// An id, to show the entry; or a few words, to search. Everything is listed if nothing is given
    #[arg(value_name = "QUERY|ID")]
    query: Vec<String>,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "library")?;
    let pack = input::pack(settings)?;
    let all = Library::new(&pack);
    if arguments.query.is_empty() {
        return Ok(Output::done(list(&pack, &all)));
    }
    let query = arguments.query.join(" ");
    let named = all.with_id(query.trim());
    if !named.is_empty() {
        let documents = named.iter().filter_map(|entry| library::entry(&pack, &all, entry.item));
        // Things of different kinds may share an id.
        let texts: Vec<String> = documents.map(|document| text::plain(&document, WIDTH)).collect();
        return Ok(Output::done(texts.join("\n")));
    }
    let found = all.search(&pack, &query, &Filter::default());
    if found.is_empty() {
        let notes = vec![format!("nothing in this pack is like `{query}`; `throughline library` lists all of it")];
        return Ok(Output { text: String::new(), notes, exit: Exit::Found });
    }
    Ok(Output::done(lines(&found)))
}

/// A line for each: id, kind, name.
fn lines(found: &[&Entry]) -> String {
    let widest = |part: fn(&Entry) -> &str| found.iter().map(|entry| part(entry).chars().count()).max().unwrap_or_default();
    let (ids, words) = (widest(|entry| &entry.id), widest(|entry| entry.word));
    let lines = found.iter().map(|entry| visible(&format!("{:ids$}  {:words$}  {}", entry.id, entry.word, entry.name)) + "\n");
    lines.collect()
}

fn list(pack: &Pack, all: &Library) -> String {
    let mut draft = Draft::new(pack, "Library");
    for group in all.groups(pack, &Filter::default()) {
        let items = group.entries.iter().map(|entry| Text::labelled(&entry.id, &entry.name));
        draft.headed_bullets(Level::Section, group.title, items.collect());
    }
    text::plain(&draft.finish(), WIDTH)
}
