//! Everything of a pack that can be looked up, in one index: built once, searched on every key.

mod build;
mod filter;
mod item;
pub mod search;

pub use self::filter::Filter;
pub use self::item::{Item, Kind};

use std::collections::BTreeMap;

use crate::base::table::Key;
use crate::pack::Pack;
use crate::pack::intervention::{Intervention, Need, Role};
use crate::pack::question::Question;
use crate::pack::source::{Citation, Seen, Source};

use build::Build;
use search::Words;

/// One thing that can be looked up, as a list shows it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The thing.
    pub item: Item,
    /// Its id in the pack; only things of one kind never share one.
    pub id: String,
    /// Its name, with its short form.
    pub name: String,
    /// What it is, in a word or two: the role of an intervention, otherwise the kind.
    pub word: &'static str,
    /// One sentence on it; may be empty.
    pub says: String,
    /// The documents on which it stands, each once, in the pack's order.
    pub sources: Vec<Key<Source>>,
    role: Option<Role>,
}

/// Entries that stand together where everything is listed.
#[derive(Debug)]
pub struct Group<'a> {
    /// The heading.
    pub title: &'static str,
    /// The entries, never none.
    pub entries: Vec<&'a Entry>,
}

/// Every role, in the order of lists.
pub const ROLES: [Role; 5] = [Role::Option, Role::Scheme, Role::Onward, Role::Context, Role::Historic];

/// What entries of a role are headed.
pub fn role_heading(role: Role) -> &'static str {
    match role {
        Role::Option => "Options",
        Role::Scheme => "Local schemes",
        Role::Onward => "Onward referrals",
        Role::Context => "Comparisons and frameworks",
        Role::Historic => "Historic: not offered today",
    }
}

/// What part an intervention plays, for its headline.
pub fn role_in_plain_words(role: Role) -> &'static str {
    match role {
        Role::Option => "Option: can be matched to a person",
        Role::Scheme => "Local scheme: one place’s way of offering it",
        Role::Onward => "Onward referral: offered by others, beside treatment",
        Role::Context => "Comparison or framework: nothing that is offered as such",
        Role::Historic => "Historic: not offered today",
    }
}

/// Everything that can be looked up in a pack.
#[derive(Debug)]
pub struct Library {
    entries: Vec<Entry>,
    words: Words,
    /// For each source the entries that stand on it, and whether all that they take from it was seen at second hand.
    cited_by: BTreeMap<Key<Source>, Vec<(usize, Seen)>>,
    /// For each question the interventions with a condition that depends on its answer.
    decides: BTreeMap<Key<Question>, Vec<usize>>,
}

impl Library {
    /// Builds the index.
    pub fn new(pack: &Pack) -> Self {
        let Build { entries, mut words, cited_by, decides, .. } = Build::of(pack);
        words.finish();
        Self { entries, words, cited_by, decides }
    }

    /// Every entry, kind by kind.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a thing.
    pub fn entry(&self, item: Item) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.item == item)
    }

    /// The entries with this id; things of different kinds may share one.
    pub fn with_id(&self, id: &str) -> Vec<&Entry> {
        self.entries.iter().filter(|entry| entry.id == id).collect()
    }

    /// What is found, best first; all that passes the filter, in the order of the lists, where nothing is asked for.
    pub fn search(&self, pack: &Pack, query: &str, filter: &Filter) -> Vec<&Entry> {
        let passing = |entry: &&Entry| filter.passes(pack, entry.item);
        if search::is_empty(query) {
            return self.entries.iter().filter(passing).collect();
        }
        let mut found: Vec<(u32, &Entry)> = self
            .words
            .scores(query, self.entries.len())
            .into_iter()
            .zip(&self.entries)
            .filter(|(score, entry)| *score > 0 && passing(entry))
            .collect();
        // Entries already stand in the order of kind, role and name: equally good finds keep it.
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Everything that passes, under the headings of the lists.
    pub fn groups(&self, pack: &Pack, filter: &Filter) -> Vec<Group<'_>> {
        let passing: Vec<&Entry> = self.entries.iter().filter(|entry| filter.passes(pack, entry.item)).collect();
        let title = |entry: &Entry| entry.role.map_or_else(|| entry.item.kind().heading(), role_heading);
        let runs = passing.chunk_by(|one, next| title(one) == title(next));
        runs.filter_map(|run| Some(Group { title: title(run.first()?), entries: run.to_vec() })).collect()
    }

    /// The entries that stand on a source, and whether all that they take from it was seen at second hand.
    pub fn cited_by(&self, source: Key<Source>) -> impl Iterator<Item = (&Entry, Seen)> {
        let places = self.cited_by.get(&source).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|(place, seen)| Some((self.entries.get(*place)?, *seen)))
    }

    /// The interventions with a condition that depends on the answer to a question.
    pub fn decided_by(&self, question: Key<Question>) -> impl Iterator<Item = &Entry> {
        let places = self.decides.get(&question).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.entries.get(*place))
    }
}

/// The options that serve a need, in the pack's order.
pub fn options_that_serve(pack: &Pack, need: Key<Need>) -> impl Iterator<Item = (Key<Intervention>, &Intervention)> {
    pack.interventions.entries().filter(move |(_, entry)| entry.role == Role::Option && entry.serves.contains(&need))
}

/// What else in the pack stands on a source, beside what can be looked up: a count and a noun each.
pub fn other_uses(pack: &Pack, source: Key<Source>) -> Vec<(usize, &'static str)> {
    fn among<'a>(lists: impl Iterator<Item = Vec<&'a Citation>>, source: Key<Source>) -> usize {
        lists.filter(|cites| cites.iter().any(|citation| citation.source == source)).count()
    }
    let reference = &pack.reference;
    let checklists = reference.readiness.iter().map(|entry| entry.cites.iter().collect());
    let checklists = checklists.chain(reference.checklist.iter().map(|entry| entry.cites.iter().collect()));
    let uses = [(among(checklists, source), "point of a checklist")];
    uses.into_iter().filter(|(count, _)| *count > 0).collect()
}
