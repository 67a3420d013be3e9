//! The route of a kept case. The file has no field for it, so that every version that opens the file still does: the log
//! says which one was taken, wherever the answers alone do not tell.

use crate::app::session::Session;
use crate::app::{over_time, progress};
use crate::case::answer::Answers;
use crate::history::History;
use crate::pack::Pack;
use crate::vault::record::log::{Did, Log};

/// How what the log says of a route begins; no id of a question does, for the sign at its end.
const ROUTE: &str = "route:";

/// The place of the route that the log names last, if this pack has it.
pub(super) fn noted(pack: &Pack, log: &Log) -> Option<usize> {
    let mut changes = log.entries().iter().rev().filter(|entry| entry.did == Did::Changed);
    changes.find_map(|entry| entry.what.strip_prefix(ROUTE)).and_then(|id| place(pack, id))
}

/// The place of the route to which the answers lead, those of last time too.
pub(super) fn by_answers(pack: &Pack, answers: &Answers, history: &History) -> usize {
    progress::shortest_route(pack, &over_time::all_answers(pack, answers, history))
}

/// What the log is to be told: the route, unless the log or else the answers lead to it.
pub(super) fn to_note(pack: &Pack, session: &Session, noted: Option<usize>) -> Option<String> {
    let found = noted.unwrap_or_else(|| by_answers(pack, &session.case.answers, &session.history));
    let route = pack.routes.get(session.route).filter(|_| found != session.route)?;
    Some(format!("{ROUTE}{}", route.id))
}

/// What the log says of a route, in words; nothing for what it says of anything else.
pub(super) fn in_words(pack: &Pack, what: &str) -> Option<String> {
    let id = what.strip_prefix(ROUTE)?;
    let name = place(pack, id).and_then(|place| pack.routes.get(place)).map_or(id, |route| &route.name);
    Some(format!("Route, now: {name}"))
}

fn place(pack: &Pack, id: &str) -> Option<usize> {
    pack.routes.iter().position(|route| route.id == id)
}
