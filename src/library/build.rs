//! The index: what each entry is found by, what it stands on, what decides it.

use std::collections::BTreeMap;

use crate::appraise::explain;
use crate::base::table::Key;
use crate::pack::Pack;
use crate::pack::depends;
use crate::pack::intervention::{Criterion, Intervention, Role};
use crate::pack::question::Question;
use crate::pack::reference::Comparison;
use crate::pack::series::Series;
use crate::pack::source::{Citation, Seen, Source};

use super::Entry;
use super::item::{Item, Kind};
use super::search::Words;

/// What an entry is found by.
struct Draft<'a> {
    item: Item,
    id: &'a str,
    name: String,
    /// Names with which the search ranks it like the name: short forms, other names.
    also: Vec<&'a str>,
    word: &'static str,
    says: &'a str,
    /// All else that it says.
    text: Vec<&'a str>,
    cites: Vec<&'a Citation>,
    role: Option<Role>,
}

pub(super) struct Build<'a> {
    pack: &'a Pack,
    pub entries: Vec<Entry>,
    pub words: Words,
    pub cited_by: BTreeMap<Key<Source>, Vec<(usize, Seen)>>,
    /// For each question the interventions with a condition that depends on its answer.
    pub decides: BTreeMap<Key<Question>, Vec<usize>>,
}

impl<'a> Build<'a> {
    /// Everything of the pack, kind by kind, in the order of [`Kind`].
    pub fn of(pack: &'a Pack) -> Self {
        let mut build =
            Self { pack, entries: Vec::new(), words: Words::default(), cited_by: BTreeMap::new(), decides: BTreeMap::new() };
        build.interventions();
        build.needs();
        build.alerts();
        build.reference();
        build.trends();
        build.sources();
        build.questions();
        build.prompts();
        build
    }

    fn add(&mut self, draft: Draft<'_>) {
        let Draft { item, id, name, also, word, says, text, cites, role } = draft;
        let place = self.entries.len();
        self.words.add(place, id, &name, &also, says, &text);
        let mut seen: BTreeMap<Key<Source>, Seen> = BTreeMap::new();
        for citation in cites {
            let hand = seen.entry(citation.source).or_insert(citation.seen);
            *hand = (*hand).min(citation.seen);
        }
        let sources = seen.keys().copied().collect();
        for (source, hand) in seen {
            self.cited_by.entry(source).or_default().push((place, hand));
        }
        let says = first_sentence(says).to_owned();
        self.entries.push(Entry { item, id: id.to_owned(), name, word, says, sources, role });
    }

    fn interventions(&mut self) {
        let mut all: Vec<(Key<Intervention>, &'a Intervention)> = self.pack.interventions.entries().collect();
        all.sort_by_key(|(_, intervention)| (intervention.role, intervention.name.to_lowercase()));
        for (key, intervention) in all {
            let Intervention { id, short, role, summary, for_whom, involves, consent, known_now, requirement, .. } = intervention;
            let asked = depends::dependencies(self.pack, intervention.gates.iter().map(|gate| &gate.when)).questions;
            for question in asked.iter(&self.pack.questions) {
                self.decides.entry(question).or_default().push(self.entries.len());
            }
            let mut text: Vec<&str> = vec![for_whom, involves, consent, known_now, requirement];
            text.extend(intervention.arrange.iter().map(String::as_str));
            text.extend(intervention.statements.iter().flat_map(|statement| [&*statement.says, &*statement.outcome]));
            text.extend(intervention.figures.iter().map(|figure| &*figure.says));
            text.extend(intervention.notes.iter().map(|note| &*note.says));
            text.extend(intervention.ratings.iter().map(|rating| &*rating.says));
            text.extend(criteria(intervention).map(|criterion| &*criterion.says));
            text.extend(intervention.serves.iter().map(|need| &*self.pack.needs[*need].name));
            self.add(Draft {
                item: Item::Intervention(key),
                id,
                name: explain::full_name(intervention),
                also: vec![short],
                word: explain::role_in_words(*role).split(':').next().unwrap_or_default(),
                says: summary,
                text,
                cites: intervention_cites(intervention),
                role: Some(*role),
            });
        }
    }

    fn needs(&mut self) {
        for (key, need) in self.pack.needs.entries() {
            self.plain(Item::Need(key), &need.id, &need.name, &need.says, Vec::new(), &need.cites);
        }
    }

    fn alerts(&mut self) {
        for (key, alert) in self.pack.alerts.entries() {
            let text = alert.steps.iter().map(String::as_str).collect();
            self.plain(Item::Alert(key), &alert.id, &alert.title, &alert.says, text, &alert.cites);
        }
    }

    fn prompts(&mut self) {
        for (key, prompt) in self.pack.prompts.entries() {
            let (name, rest) = headline(&prompt.says);
            self.plain(Item::Prompt(key), &prompt.id, name, rest, Vec::new(), &prompt.cites);
        }
    }

    fn trends(&mut self) {
        let pack = self.pack;
        for (place, series) in pack.series.iter().enumerate() {
            let mut text: Vec<&str> = vec![&series.caveat, &series.unit, &series.geography];
            text.extend(series.lines.iter().map(|line| &*line.label));
            text.extend(series.notes.iter().map(|note| &*note.says));
            self.cited(Item::Series(place), (&series.id, &series.title, &series.says), text, series_cites(series));
        }
        for (place, comparison) in pack.reference.comparisons.iter().enumerate() {
            let Comparison { id, title, says, caveat, unit, geography, .. } = comparison;
            let mut text: Vec<&str> = vec![caveat, unit, geography];
            text.extend(comparison.bars.iter().map(|bar| &*bar.label));
            let cites = comparison.bars.iter().flat_map(|bar| &bar.cites).collect();
            self.cited(Item::Comparison(place), (id, title, says), text, cites);
        }
    }

    fn reference(&mut self) {
        let reference = &self.pack.reference;
        for (place, tool) in sorted(&reference.tools, |tool| &tool.name) {
            let text = tool.bands.iter().map(|band| &*band.says).chain([&*tool.rights]).collect();
            self.plain(Item::Tool(place), &tool.id, &tool.name, &tool.says, text, &tool.cites);
        }
        for (place, word) in sorted(&reference.glossary, |word| &word.word) {
            let is_short = |form: &&String| form.chars().all(|letter| letter.is_uppercase() || letter.is_ascii_digit());
            let short = word.also.iter().find(is_short).filter(|short| **short != word.word);
            let name = short.map_or_else(|| word.word.clone(), |short| format!("{} ({short})", word.word));
            let mut forms: Vec<&str> = vec![&word.word];
            forms.extend(word.also.iter().map(String::as_str));
            self.words.same(&forms);
            self.add(Draft {
                item: Item::Word(place),
                id: &word.id,
                name,
                also: forms,
                word: Kind::Word.name(),
                says: &word.says,
                text: Vec::new(),
                cites: word.cites.iter().collect(),
                role: None,
            });
        }
    }

    fn sources(&mut self) {
        let pack = self.pack;
        let mut all: Vec<(Key<Source>, &'a Source)> = pack.sources.entries().collect();
        all.sort_by_key(|(_, source)| source.title.to_lowercase());
        for (key, source) in all {
            let says = format!("{}, {}", source.publisher, source.year);
            self.plain(Item::Source(key), &source.id, &source.title, &says, vec![&source.note, &source.address], &[]);
        }
        let reference = &pack.reference;
        for (place, figure) in reference.figures.iter().enumerate() {
            let says = [&*figure.value, &*figure.geography, &*figure.period].join(" · ");
            self.plain(Item::Figure(place), &figure.id, &figure.says, &says, vec![&figure.note], &figure.cites);
        }
        for (place, event) in reference.timeline.iter().enumerate() {
            self.plain(Item::Event(place), &event.id, &event.date, &event.says, Vec::new(), &event.cites);
        }
        for (place, caveat) in reference.caveats.iter().enumerate() {
            let (name, rest) = headline(&caveat.says);
            self.plain(Item::Caveat(place), &caveat.id, name, rest, Vec::new(), &caveat.cites);
        }
    }

    fn questions(&mut self) {
        for (key, question) in self.pack.questions.entries() {
            let text = question.kind.choices().iter().map(|choice| &*choice.says).chain([&*question.why, &*question.hint]);
            let text = text.collect();
            self.plain(Item::Question(key), &question.id, &question.label, &question.asks, text, &question.cites);
        }
    }

    fn plain(&mut self, item: Item, id: &str, name: &str, says: &str, text: Vec<&str>, cites: &[Citation]) {
        self.cited(item, (id, name, says), text, cites.iter().collect());
    }

    fn cited(&mut self, item: Item, (id, name, says): (&str, &str, &str), text: Vec<&str>, cites: Vec<&Citation>) {
        let word = item.kind().name();
        self.add(Draft { item, id, name: name.to_owned(), also: Vec::new(), word, says, text, cites, role: None });
    }
}

/// Every citation of a series, in reading order.
fn series_cites(series: &Series) -> Vec<&Citation> {
    let points = series.lines.iter().flat_map(|line| &line.values).flat_map(|point| &point.cites);
    let notes = series.notes.iter().flat_map(|note| &note.cites);
    points.chain(notes).chain(series.breaks.iter().flat_map(|entry| &entry.cites)).collect()
}

/// The first sentence as a name, and the rest.
fn headline(says: &str) -> (&str, &str) {
    let (name, rest) = says.split_once(". ").unwrap_or((says, ""));
    (name.trim_end_matches('.'), rest)
}

fn sorted<T>(list: &[T], name: impl Fn(&T) -> &str) -> Vec<(usize, &T)> {
    let mut all: Vec<(usize, &T)> = list.iter().enumerate().collect();
    all.sort_by_key(|(_, entry)| name(entry).to_lowercase());
    all
}

fn criteria(intervention: &Intervention) -> impl Iterator<Item = &Criterion> {
    intervention.gates.iter().chain(&intervention.fits).chain(&intervention.cautions)
}

/// Every citation of an intervention, in reading order.
fn intervention_cites(intervention: &Intervention) -> Vec<&Citation> {
    let mut cites: Vec<&Citation> = intervention.cites.iter().collect();
    cites.extend(criteria(intervention).flat_map(|criterion| &criterion.cites));
    cites.extend(intervention.ratings.iter().flat_map(|rating| &rating.cites));
    cites.extend(intervention.emmie.iter().flat_map(|emmie| &emmie.cites));
    cites.extend(intervention.statements.iter().flat_map(|statement| &statement.cites));
    cites.extend(intervention.figures.iter().flat_map(|figure| &figure.cites));
    cites.extend(intervention.notes.iter().flat_map(|note| &note.cites));
    cites
}

/// The text up to the end of its first sentence.
fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.')
}
