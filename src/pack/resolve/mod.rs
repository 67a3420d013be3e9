//! From what the files say to a pack in which a dangling name cannot exist. Collects every fault on the way.

mod conditions;
mod entries;
mod order;
mod reference;

use crate::base::date::{self, Date};
use crate::base::fault::{Fault, Trouble};
use crate::base::ron_text;
use crate::base::set::{self, KeySet};
use crate::base::spot::{Origin, Spot};
use crate::base::table::{Key, Names, Table};

use super::condition::Term;
use super::intervention::{Intervention, Need};
use super::load::Files;
use super::question::{Choice, Kind, MOST_CHOICES, Question, Section};
use super::remark::Accepted;
use super::source::{Citation, Source};
use super::{Jurisdiction, Pack, Route, Stage, raw};

use order::Places;

/// The pack that the files make, if their faults leave one, and every fault, those of unreadable files first. A pack
/// with errors is not to be used.
pub(super) fn pack(files: &Files, unreadable: Vec<Fault>, sha256: String) -> (Option<Pack>, Vec<Fault>) {
    let lacks_names = unreadable.iter().any(|fault| gives_names(&fault.place.file));
    let mut resolver = Resolver { faults: unreadable, lacks_names, ..Resolver::default() };
    let pack = resolver.pack(files, sha256);
    (pack, resolver.faults)
}

/// Whether other files refer to what is in this one.
fn gives_names(file: &str) -> bool {
    matches!(file, "sources.ron" | "terms.ron" | "needs.ron") || file.starts_with("questions/")
}

/// A file's entry together with the file it stands in.
struct In<'a, T> {
    origin: Origin<'a>,
    entry: T,
}

#[derive(Default)]
struct Resolver {
    faults: Vec<Fault>,
    /// True when a file that gives names could not be read: then a name that is not known may be in there.
    lacks_names: bool,
    sources: Names<Source>,
    jurisdictions: Names<Jurisdiction>,
    stages: Names<Stage>,
    questions: Names<Question>,
    /// What an answer to each question looks like, in the questions' order.
    kinds: Table<Kind>,
    terms: Names<Term>,
    needs: Names<Need>,
}

impl Resolver {
    fn pack(&mut self, files: &Files, sha256: String) -> Option<Pack> {
        self.refuse_strays(files);
        let manifest: Option<In<'_, raw::Manifest>> = self.file(files, "pack.ron");
        let sources = self.list::<raw::Source>(files, "sources.ron");
        let sections = self.folder::<raw::Section>(files, "questions/");
        let terms = self.list::<raw::Term>(files, "terms.ron");
        let needs = self.list::<raw::Need>(files, "needs.ron");
        let alerts = self.list::<raw::Alert>(files, "alerts.ron");
        let prompts = self.list::<raw::Prompt>(files, "prompts.ron");
        let contradictions = self.list_if_any::<raw::Contradiction>(files, "consistency.ron");
        let interventions = self.folder::<raw::Intervention>(files, "interventions/");
        let series = self.folder::<raw::Series>(files, "series/");
        let raw_reference = self.raw_reference(files);
        let manifest = manifest?;

        // Names first, so that everything can refer to everything.
        let sources = self.take_sources(sources);
        let jurisdictions = self.take_jurisdictions(&manifest);
        let stages = self.take_stages(&manifest);
        let (sections, raw_questions) = self.take_questions(sections);
        let raw_terms = self.take_names(terms, "term", |term| &term.id, |resolver| &mut resolver.terms);
        let raw_needs = self.take_names(needs, "need", |need| &need.id, |resolver| &mut resolver.needs);

        let places = Places {
            questions: raw_questions.iter().map(|In { origin, entry }| (*origin, entry.id.clone())).collect(),
            terms: raw_terms.iter().map(|In { origin, entry }| (*origin, entry.id.clone())).collect(),
        };
        let questions: Table<Question> = raw_questions.into_iter().map(|question| self.question(question)).collect();
        let terms: Table<Term> = raw_terms.into_iter().map(|term| self.term(term)).collect();
        let needs: Table<Need> = raw_needs.into_iter().map(|need| self.need(need)).collect();
        let interventions: Table<Intervention> = interventions.into_iter().map(|entry| self.intervention(entry)).collect();
        let alerts = self.alerts(alerts);
        let prompts = self.prompts(prompts);
        let contradictions = self.contradictions(contradictions);
        let series = series.into_iter().map(|series| self.series(series)).collect();
        let reference = self.reference(raw_reference);
        let mut conditional = KeySet::EMPTY;
        for (key, _) in questions.entries().filter(|(_, question)| question.enable_when.is_some()) {
            conditional.insert(key);
        }
        self.refuse_rings(&questions, &terms, &places);

        let origin = manifest.origin;
        let manifest = manifest.entry;
        // What can end this early stands last, so that no fault goes unseen because of another.
        let date = self.date(origin, &manifest.date, "the pack");
        let law_as_at = self.date(origin, &manifest.law_as_at, "the pack");
        let stage_question = self.stage_question(origin, &manifest);
        let accepted = self.accepted(origin, manifest.accepted_warnings);
        let routes = self.routes(origin, manifest.routes, &questions);
        let stage_question = stage_question?;
        Some(Pack {
            date,
            law_as_at,
            routes,
            name: manifest.name.text,
            version: manifest.version,
            about: manifest.about,
            changes: files.get("changes.md").cloned().unwrap_or_default(),
            sha256,
            sources,
            jurisdictions,
            stages,
            stage_question,
            sections,
            questions,
            terms,
            needs,
            interventions,
            alerts,
            prompts,
            contradictions,
            series,
            reference,
            accepted,
            conditional,
        })
    }

    fn refuse(&mut self, origin: Origin<'_>, spot: &Spot, what: String) {
        self.faults.push(Fault::refused(origin.place(spot), what));
    }

    /// A name that is not known, with the nearest one that is; unless it may be in a file that could not be read.
    fn refuse_unknown<'n>(&mut self, origin: Origin<'_>, spot: &Spot, what: String, known: impl Iterator<Item = &'n str>) {
        if !self.lacks_names {
            self.refuse_name(origin, spot, what, known);
        }
    }

    /// A name that is not known, with the nearest one that is.
    fn refuse_name<'n>(&mut self, origin: Origin<'_>, spot: &Spot, what: String, known: impl Iterator<Item = &'n str>) {
        self.faults.push(Fault::refused(origin.place(spot), what).suggest(&spot.text, known));
    }

    fn refuse_strays(&mut self, files: &Files) {
        const KNOWN: [&str; 14] = [
            "pack.ron",
            "sources.ron",
            "terms.ron",
            "needs.ron",
            "alerts.ron",
            "prompts.ron",
            "caveats.ron",
            "checklist.ron",
            "consistency.ron",
            "figures.ron",
            "glossary.ron",
            "readiness.ron",
            "timeline.ron",
            "tools.ron",
        ];
        for name in files.keys() {
            let is_stray = std::path::Path::new(name).extension().is_some_and(|ending| ending == "ron")
                && !name.contains('/')
                && !KNOWN.contains(&name.as_str());
            if is_stray {
                let place = Origin { file: name, text: "" }.start();
                self.faults.push(Fault::refused(place, "is not a file of a pack").suggest(name, KNOWN));
            }
        }
    }

    fn file<'a, T: serde::de::DeserializeOwned>(&mut self, files: &'a Files, name: &'a str) -> Option<In<'a, T>> {
        let origin = Origin { file: name, text: files.get(name).map_or("", String::as_str) };
        if !files.contains_key(name) {
            self.lacks_names |= gives_names(name);
            let is_known_of = self.faults.iter().any(|fault| fault.place.file == name);
            if !is_known_of {
                let fault = Fault::refused(origin.start(), "the file is missing");
                self.faults.push(fault.help("give the folder that holds the whole pack"));
            }
            return None;
        }
        self.parse(origin)
    }

    fn parse<'a, T: serde::de::DeserializeOwned>(&mut self, origin: Origin<'a>) -> Option<In<'a, T>> {
        match ron_text::parse(origin) {
            Ok(entry) => Some(In { origin, entry }),
            Err(fault) => {
                self.lacks_names |= gives_names(origin.file);
                let is_too_deep = fault.trouble == Trouble::OverLimit;
                self.faults.push(if is_too_deep { fault.help("give the inner part a name of its own as a term") } else { fault });
                None
            }
        }
    }

    fn list<'a, T: serde::de::DeserializeOwned>(&mut self, files: &'a Files, name: &'a str) -> Vec<In<'a, T>> {
        let Some(In { origin, entry }) = self.file::<Vec<T>>(files, name) else { return Vec::new() };
        entry.into_iter().map(|entry| In { origin, entry }).collect()
    }

    /// The entries of a file that a pack can do without.
    fn list_if_any<'a, T: serde::de::DeserializeOwned>(&mut self, files: &'a Files, name: &'a str) -> Vec<In<'a, T>> {
        if files.contains_key(name) { self.list(files, name) } else { Vec::new() }
    }

    fn folder<'a, T: serde::de::DeserializeOwned>(&mut self, files: &'a Files, folder: &str) -> Vec<In<'a, T>> {
        let inside = files.iter().filter(|(name, _)| name.starts_with(folder));
        inside.filter_map(|(name, text)| self.parse(Origin { file: name, text })).collect()
    }

    /// Keeps the entries whose ids are new and well formed, and knows their names from then on.
    fn take_names<'a, R, T>(
        &mut self,
        entries: Vec<In<'a, R>>,
        kind: &str,
        id: fn(&R) -> &Spot,
        names: fn(&mut Self) -> &mut Names<T>,
    ) -> Vec<In<'a, R>> {
        entries.into_iter().filter(|In { origin, entry }| self.take_name(*origin, id(entry), kind, names)).collect()
    }

    fn take_name<T>(&mut self, origin: Origin<'_>, id: &Spot, kind: &str, names: fn(&mut Self) -> &mut Names<T>) -> bool {
        self.check_id(origin, id, kind);
        let is_new = names(self).add(&id.text).is_some();
        if !is_new {
            self.refuse(origin, id, format!("the {kind} `{}` is there twice", id.text));
        }
        is_new
    }

    fn check_id(&mut self, origin: Origin<'_>, id: &Spot, kind: &str) {
        let is_plain =
            !id.text.is_empty() && id.text.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
        if !is_plain {
            self.faults.push(
                Fault::refused(origin.place(id), format!("`{}` cannot be the id of this {kind}", id.text))
                    .help("use letters, digits, `-` and `_`"),
            );
        }
    }

    fn take_sources(&mut self, entries: Vec<In<'_, raw::Source>>) -> Table<Source> {
        let entries = self.take_names(entries, "source", |source| &source.id, |resolver| &mut resolver.sources);
        let sources = entries.into_iter().map(|In { entry, .. }| Source {
            id: entry.id.text,
            title: entry.title,
            publisher: entry.publisher,
            year: entry.year,
            address: entry.address,
            note: entry.note,
            seen: entry.seen,
        });
        sources.collect()
    }

    fn take_jurisdictions(&mut self, manifest: &In<'_, raw::Manifest>) -> Table<Jurisdiction> {
        let named =
            manifest.entry.jurisdictions.iter().filter(|named| {
                self.take_name(manifest.origin, &named.id, "jurisdiction", |resolver| &mut resolver.jurisdictions)
            });
        named.map(|named| Jurisdiction { id: named.id.text.clone(), name: named.name.clone() }).collect()
    }

    fn take_stages(&mut self, manifest: &In<'_, raw::Manifest>) -> Table<Stage> {
        let named = manifest
            .entry
            .stages
            .iter()
            .filter(|named| self.take_name(manifest.origin, &named.id, "stage", |resolver| &mut resolver.stages));
        named.map(|named| Stage { id: named.id.text.clone(), name: named.name.clone(), says: named.says.clone() }).collect()
    }

    fn take_questions<'a>(&mut self, sections: Vec<In<'a, raw::Section>>) -> (Vec<Section>, Vec<In<'a, raw::Question>>) {
        let mut known_sections = Names::<Section>::default();
        let mut taken_sections = Vec::new();
        let mut taken_questions = Vec::new();
        for In { origin, entry } in sections {
            self.check_id(origin, &entry.id, "section");
            if known_sections.add(&entry.id.text).is_none() {
                self.refuse(origin, &entry.id, format!("the section `{}` is there twice", entry.id.text));
            }
            if entry.questions.is_empty() {
                self.refuse(origin, &entry.id, format!("section `{}` has no question", entry.id.text));
            }
            let mut keys = Vec::new();
            for question in entry.questions {
                if self.take_name(origin, &question.id, "question", |resolver| &mut resolver.questions) {
                    let kind = self.kind(origin, &question);
                    keys.push(self.kinds.push(kind).place());
                    taken_questions.push(In { origin, entry: question });
                }
            }
            let questions = keys.into_iter().filter_map(|place| self.question_key(place)).collect();
            taken_sections.push(Section {
                id: entry.id.text,
                title: entry.title,
                says: entry.says,
                confirm_each: entry.confirm_each,
                questions,
            });
        }
        if let Some(one_too_many) = taken_questions.get(set::CAPACITY) {
            let what = format!("there are more than {} questions, the most that a pack can have", set::CAPACITY);
            self.refuse(one_too_many.origin, &one_too_many.entry.id, what);
        }
        (taken_sections, taken_questions)
    }

    fn question_key(&self, place: usize) -> Option<Key<Question>> {
        self.questions.iter().nth(place).and_then(|name| self.questions.get(name))
    }

    fn kind(&mut self, origin: Origin<'_>, question: &raw::Question) -> Kind {
        if question.lies != raw::Lies::Anywhere && !matches!(question.kind, raw::Kind::Date) {
            let what = format!("question `{}` says which way its day lies, and asks for no day", question.id.text);
            self.faults.push(Fault::refused(origin.place(&question.id), what).help("leave `lies` out, or ask for a `Date`"));
        }
        match &question.kind {
            raw::Kind::YesNo => Kind::yes_no(),
            raw::Kind::Choice(choices) => Kind::Choice(self.choices(origin, question, choices)),
            raw::Kind::Choices(choices) => Kind::Choices(self.choices(origin, question, choices)),
            raw::Kind::Number { unit, min, max } => {
                if min > max {
                    let what = format!("question `{}` takes numbers from {min} to {max}, which is none", question.id.text);
                    self.refuse(origin, &question.id, what);
                }
                Kind::Number { unit: unit.clone(), min: *min, max: *max }
            }
            raw::Kind::Date => Kind::Date,
        }
    }

    fn choices(&mut self, origin: Origin<'_>, question: &raw::Question, choices: &[raw::Choice]) -> Vec<Choice> {
        if choices.is_empty() || choices.len() > MOST_CHOICES {
            let what = format!("question `{}` has {} choices", question.id.text, choices.len());
            self.faults.push(Fault::refused(origin.place(&question.id), what).help(format!("give 1 to {MOST_CHOICES}")));
        }
        let mut known = Names::<Choice>::default();
        for choice in choices {
            self.check_id(origin, &choice.id, "choice");
            if known.add(&choice.id.text).is_none() {
                let what = format!("question `{}` has the choice `{}` twice", question.id.text, choice.id.text);
                self.refuse(origin, &choice.id, what);
            }
            if choice.says.trim().is_empty() {
                let what = format!("the choice `{}` of question `{}` has an empty `says`", choice.id.text, question.id.text);
                self.refuse(origin, &choice.id, what);
            }
        }
        choices.iter().map(|choice| Choice { id: choice.id.text.clone(), says: choice.says.clone() }).collect()
    }

    fn routes(&mut self, origin: Origin<'_>, routes: Vec<raw::Route>, questions: &Table<Question>) -> Vec<Route> {
        if routes.is_empty() {
            self.faults.push(Fault::refused(origin.start(), "the pack has no route through its questions"));
        }
        let mut known = Names::<Route>::default();
        let mut resolved = Vec::new();
        for route in routes {
            self.check_new(origin, &route.id, "route", &mut known);
            let questions = match route.questions {
                None => questions.keys().collect(),
                Some(named) => {
                    let owner = format!("route `{}`", route.id.text);
                    if named.is_empty() {
                        self.refuse(origin, &route.id, format!("{owner} has no question"));
                    }
                    named.iter().filter_map(|name| self.find_question(origin, &owner, name)).collect()
                }
            };
            resolved.push(Route { id: route.id.text, name: route.name, says: route.says, minutes: route.minutes, questions });
        }
        resolved
    }

    /// Warnings that may stay; each needs a reason.
    fn accepted(&mut self, origin: Origin<'_>, accepted: Vec<raw::Accepted>) -> Vec<Accepted> {
        let resolved = accepted.into_iter().map(|raw::Accepted { about, warning, why }| {
            if why.trim().is_empty() {
                self.refuse(origin, &about, format!("the warning about `{}` is accepted without a reason", about.text));
            }
            Accepted { kind: warning, why, place: origin.place(&about), about: about.text }
        });
        resolved.collect()
    }

    /// The stage question has a choice for each stage, in the stages' order.
    fn stage_question(&mut self, origin: Origin<'_>, manifest: &raw::Manifest) -> Option<Key<Question>> {
        let key = self.find_question(origin, "the pack", &manifest.stage_question)?;
        let choices: Vec<&str> = self.kinds.iter().nth(key.place())?.choices().iter().map(|choice| choice.id.as_str()).collect();
        if choices != self.stages.iter().collect::<Vec<_>>() {
            let what = format!("the choices of `{}` are not the stages of the pack in their order", manifest.stage_question.text);
            let stages = self.stages.iter().collect::<Vec<_>>().join(", ");
            let place = origin.place(&manifest.stage_question);
            self.faults.push(Fault::refused(place, what).help(format!("give it the choices {stages}")));
        }
        Some(key)
    }

    fn date(&mut self, origin: Origin<'_>, spot: &Spot, owner: &str) -> Date {
        date::parse(&spot.text).unwrap_or_else(|| {
            let what = format!("{owner} has `{}`, which is not a day", spot.text);
            self.faults.push(Fault::refused(origin.place(spot), what).help("write year-month-day, such as 2026-11-22"));
            Date::default()
        })
    }

    fn find_question(&mut self, origin: Origin<'_>, owner: &str, name: &Spot) -> Option<Key<Question>> {
        let found = self.questions.get(&name.text);
        if found.is_none() {
            let known = self.questions.clone();
            self.refuse_unknown(origin, name, format!("{owner} asks unknown question `{}`", name.text), known.iter());
        }
        found
    }

    /// The citations of something; without any it is refused.
    fn cites(&mut self, origin: Origin<'_>, owner: &str, at: &Spot, cites: Vec<raw::Cite>) -> Vec<Citation> {
        if cites.is_empty() {
            self.faults.push(
                Fault::refused(origin.place(at), format!("{owner} has no citation")).help("name the source that it comes from"),
            );
        }
        self.cites_if_any(origin, owner, cites)
    }

    fn cites_if_any(&mut self, origin: Origin<'_>, owner: &str, cites: Vec<raw::Cite>) -> Vec<Citation> {
        let mut resolved = Vec::new();
        for cite in cites {
            match self.sources.get(&cite.source.text) {
                Some(source) => resolved.push(Citation { source, at: cite.at, seen: cite.seen }),
                None => {
                    let known = self.sources.clone();
                    let what = format!("{owner} cites unknown source `{}`", cite.source.text);
                    self.refuse_unknown(origin, &cite.source, what, known.iter());
                }
            }
        }
        resolved
    }
}
