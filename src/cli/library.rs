//! `throughline library [ID]`: the interventions, or one of them with all that the pack holds.

use clap::Args;

use crate::appraise::explain;
use crate::base::suggest;
use crate::pack::Pack;
use crate::pack::intervention::{Intervention, Role};
use crate::report::document::{Draft, Level, Text};
use crate::report::{library, text};

use super::{Output, Settings, Stop, WIDTH, input, refuse_json};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The intervention; all are listed if it is not given
    id: Option<String>,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "library")?;
    let pack = input::pack(settings)?;
    let text = match &arguments.id {
        None => list(&pack),
        Some(id) => text::plain(&library::intervention(&pack, find(&pack, id)?), WIDTH),
    };
    Ok(Output::done(text))
}

fn find<'a>(pack: &'a Pack, id: &str) -> Result<&'a Intervention, Stop> {
    pack.intervention(id).map(|key| &pack.interventions[key]).ok_or_else(|| {
        let near = suggest::nearest(id, pack.interventions.iter().map(|intervention| intervention.id.as_str()));
        let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Stop::Usage(format!("this pack has no intervention `{id}`{hint}"))
    })
}

/// Every role, in the order of the list.
const ROLES: [Role; 5] = [Role::Option, Role::Scheme, Role::Onward, Role::Context, Role::Historic];

fn list(pack: &Pack) -> String {
    let mut draft = Draft::new(pack, "Library");
    for role in ROLES {
        let entries = pack.interventions.iter().filter(|intervention| intervention.role == role);
        let items = entries.map(|entry| Text::labelled(&entry.id, &explain::full_name(entry)));
        draft.headed_bullets(Level::Section, explain::role_in_words(role), items.collect());
    }
    text::plain(&draft.finish(), WIDTH)
}
