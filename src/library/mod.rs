//! Everything of a pack that can be looked up, in one index: built once, searched on every key.

pub mod search;

use std::collections::BTreeMap;

use crate::appraise::explain;
use crate::base::table::Key;
use crate::pack::alert::{Alert, Prompt};
use crate::pack::depends;
use crate::pack::evidence::RatingClass;
use crate::pack::intervention::{Intervention, Need, Role};
use crate::pack::question::Question;
use crate::pack::reference::Comparison;
use crate::pack::series::Series;
use crate::pack::source::{Citation, Seen, Source};
use crate::pack::{Jurisdiction, Pack, Stage};

use search::Words;

/// What is looked up; places are those in the lists of [`crate::pack::reference::Reference`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// An intervention of any role.
    Intervention(Key<Intervention>),
    /// What an option serves and a person has.
    Need(Key<Need>),
    /// Act now, or check this now.
    Alert(Key<Alert>),
    /// A framework, a guideline, an instrument.
    Tool(usize),
    /// A word of the glossary.
    Word(usize),
    /// What was counted over time.
    Series(usize),
    /// What was counted side by side.
    Comparison(usize),
    /// A document.
    Source(Key<Source>),
    /// A single figure.
    Figure(usize),
    /// Something that happened.
    Event(usize),
    /// What holds for all of the evidence.
    Caveat(usize),
    /// A question of the assessment.
    Question(Key<Question>),
    /// A thing to do or ask, from a rule.
    Prompt(Key<Prompt>),
}

impl Item {
    /// What kind of thing it is.
    pub fn kind(self) -> Kind {
        match self {
            Self::Intervention(_) => Kind::Intervention,
            Self::Need(_) => Kind::Need,
            Self::Alert(_) => Kind::Alert,
            Self::Tool(_) => Kind::Tool,
            Self::Word(_) => Kind::Word,
            Self::Series(_) | Self::Comparison(_) => Kind::Trend,
            Self::Source(_) => Kind::Source,
            Self::Figure(_) => Kind::Figure,
            Self::Event(_) => Kind::Event,
            Self::Caveat(_) => Kind::Caveat,
            Self::Question(_) => Kind::Question,
            Self::Prompt(_) => Kind::Prompt,
        }
    }
}

/// What kind of thing can be looked up, in the order in which equally good finds are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Interventions of any role.
    Intervention,
    /// Needs.
    Need,
    /// Alerts.
    Alert,
    /// Frameworks, guidelines, instruments.
    Tool,
    /// Words of the glossary.
    Word,
    /// What was counted, over time or side by side.
    Trend,
    /// Documents.
    Source,
    /// Single figures.
    Figure,
    /// What happened.
    Event,
    /// What holds for all of the evidence.
    Caveat,
    /// Questions of the assessment.
    Question,
    /// Things to do or ask.
    Prompt,
}

impl Kind {
    /// Every kind, in order.
    pub const EVERY: [Self; 12] = [
        Self::Intervention,
        Self::Need,
        Self::Alert,
        Self::Tool,
        Self::Word,
        Self::Trend,
        Self::Source,
        Self::Figure,
        Self::Event,
        Self::Caveat,
        Self::Question,
        Self::Prompt,
    ];

    /// What one is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intervention => "intervention",
            Self::Need => "need",
            Self::Alert => "alert",
            Self::Tool => "tool",
            Self::Word => "word",
            Self::Trend => "trend",
            Self::Source => "source",
            Self::Figure => "figure",
            Self::Event => "event",
            Self::Caveat => "caveat",
            Self::Question => "question",
            Self::Prompt => "prompt",
        }
    }

    /// What many are called, as a heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Intervention => "Interventions",
            Self::Need => "Needs",
            Self::Alert => "Alerts",
            Self::Tool => "Tools and frameworks",
            Self::Word => "Words",
            Self::Trend => "Trends",
            Self::Source => "Sources",
            Self::Figure => "Figures",
            Self::Event => "Timeline",
            Self::Caveat => "What holds for all of the evidence",
            Self::Question => "Questions",
            Self::Prompt => "Prompts",
        }
    }
}

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

/// What is left out of a search. Nothing is, by default.
///
/// Of each list an entry must have one; an empty list leaves nothing out. Only interventions have stages, roles, needs,
/// ratings and places, so that these lists leave out everything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds.
    pub kinds: Vec<Kind>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Stages at which it can be offered.
    pub stages: Vec<Key<Stage>>,
    /// Needs that it serves.
    pub needs: Vec<Key<Need>>,
    /// Classes of rating.
    pub classes: Vec<RatingClass>,
    /// Places in which it exists.
    pub jurisdictions: Vec<Key<Jurisdiction>>,
}

impl Filter {
    /// True when something may be left out.
    pub fn is_on(&self) -> bool {
        let Self { kinds, .. } = self;
        !kinds.is_empty() || self.is_on_interventions()
    }

    fn is_on_interventions(&self) -> bool {
        let Self { kinds: _, roles, stages, needs, classes, jurisdictions } = self;
        !(roles.is_empty() && stages.is_empty() && needs.is_empty() && classes.is_empty() && jurisdictions.is_empty())
    }

    /// True for an entry that is not left out.
    pub fn passes(&self, pack: &Pack, item: Item) -> bool {
        one_of(&self.kinds, |kind| kind == item.kind())
            && match item {
                Item::Intervention(key) => self.passes_intervention(pack, &pack.interventions[key]),
                Item::Need(_)
                | Item::Alert(_)
                | Item::Tool(_)
                | Item::Word(_)
                | Item::Series(_)
                | Item::Comparison(_)
                | Item::Source(_)
                | Item::Figure(_)
                | Item::Event(_)
                | Item::Caveat(_)
                | Item::Question(_)
                | Item::Prompt(_) => !self.is_on_interventions(),
            }
    }

    fn passes_intervention(&self, pack: &Pack, intervention: &Intervention) -> bool {
        one_of(&self.roles, |role| role == intervention.role)
            && one_of(&self.stages, |stage| intervention.stages.contains(&stage))
            && one_of(&self.needs, |need| intervention.serves.contains(&need))
            && one_of(&self.classes, |class| pack.rating_class(intervention) == class)
            && one_of(&self.jurisdictions, |place| intervention.jurisdictions.contains(&place))
    }
}

/// True when the list asks for nothing, or something of it is so.
fn one_of<T: Copy>(wanted: &[T], is_so: impl Fn(T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(|wanted| is_so(*wanted))
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
        let mut build =
            Build { pack, entries: Vec::new(), words: Words::default(), cited_by: BTreeMap::new(), decides: BTreeMap::new() };
        build.interventions();
        build.needs();
        build.alerts();
        build.reference();
        build.trends();
        build.sources();
        build.questions();
        build.prompts();
        let Build { pack: _, entries, mut words, cited_by, decides } = build;
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

struct Build<'a> {
    pack: &'a Pack,
    entries: Vec<Entry>,
    words: Words,
    cited_by: BTreeMap<Key<Source>, Vec<(usize, Seen)>>,
    /// For each question the interventions with a condition that depends on its answer.
    decides: BTreeMap<Key<Question>, Vec<usize>>,
}

impl<'a> Build<'a> {
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

fn criteria(intervention: &Intervention) -> impl Iterator<Item = &crate::pack::intervention::Criterion> {
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
