//! Questions, terms, needs, interventions, alerts, prompts and series, each with its references resolved.

use crate::base::date;
use crate::base::fault::Fault;
use crate::base::spot::{Origin, Spot};
use crate::base::table::{Key, Names, Table};

use super::conditions::Owner;
use super::{In, Resolver};
use crate::pack::Stage;
use crate::pack::alert::{Alert, Prompt};
use crate::pack::condition::{Condition, Term};
use crate::pack::consistency::Contradiction;
use crate::pack::evidence::{Emmie, Figure, Note, Rating, Statement};
use crate::pack::intervention::{Criterion, Intervention, Need, Role};
use crate::pack::question::Question;
use crate::pack::raw;
use crate::pack::series::{Break, Line, Missing, Period, Point, Series};

/// What kind of criterion it is; the time in which a rule is in force works on each in its own way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CriterionKind {
    Gate,
    Fit,
    Caution,
}

impl CriterionKind {
    fn name(self) -> &'static str {
        match self {
            Self::Gate => "gate",
            Self::Fit => "fit",
            Self::Caution => "caution",
        }
    }
}

impl Resolver {
    pub(super) fn question(&mut self, In { origin, entry }: In<'_, raw::Question>) -> Question {
        let name = format!("question `{}`", entry.id.text);
        let owner = Owner { origin, name: &name, at: &entry.id, may_ask_if_answered: false };
        self.check_text(owner, &[("asks", &entry.asks), ("label", &entry.label), ("why", &entry.why)]);
        let enable_when = entry.enable_when.as_ref().map(|condition| self.condition(owner, condition));
        let kind = self.kind_of(&entry.id);
        let ask_at = self.stages_of(origin, &name, &entry.ask_at);
        let cites = self.cites(origin, &name, &entry.id, entry.cites);
        Question {
            id: entry.id.text,
            label: entry.label,
            asks: entry.asks,
            hint: entry.hint,
            why: entry.why,
            kind,
            enable_when,
            ask_at,
            lies: entry.lies,
            protected: entry.protected,
            changeable: entry.changeable,
            rows: entry.rows,
            cites,
        }
    }

    fn kind_of(&self, id: &Spot) -> crate::pack::question::Kind {
        let place = self.questions.get(&id.text).map_or(usize::MAX, Key::place);
        self.kinds.iter().nth(place).cloned().unwrap_or(crate::pack::question::Kind::Date)
    }

    pub(super) fn term(&mut self, In { origin, entry }: In<'_, raw::Term>) -> Term {
        let name = format!("term `{}`", entry.id.text);
        let owner = Owner { origin, name: &name, at: &entry.id, may_ask_if_answered: false };
        self.check_text(owner, &[("says", &entry.says)]);
        let when = self.condition(owner, &entry.when);
        let cites = self.cites_if_any(origin, &name, entry.cites);
        Term { id: entry.id.text, says: entry.says, when, rows: entry.rows, cites }
    }

    pub(super) fn need(&mut self, In { origin, entry }: In<'_, raw::Need>) -> Need {
        let name = format!("need `{}`", entry.id.text);
        let owner = Owner { origin, name: &name, at: &entry.id, may_ask_if_answered: false };
        self.check_text(owner, &[("name", &entry.name)]);
        let when = self.condition(owner, &entry.when);
        let cites = self.cites(origin, &name, &entry.id, entry.cites);
        Need { id: entry.id.text, name: entry.name, says: entry.says, when, rows: entry.rows, cites }
    }

    pub(super) fn intervention(&mut self, In { origin, entry }: In<'_, raw::Intervention>) -> Intervention {
        let id = stem(origin.file);
        let at = entry.name.clone();
        let name = format!("intervention `{id}`");
        let owner = Owner { origin, name: &name, at: &at, may_ask_if_answered: false };
        self.check_id(origin, &Spot::nowhere(id), "intervention");
        self.check_text(owner, &[("name", &entry.name.text), ("summary", &entry.summary), ("known_now", &entry.known_now)]);
        if entry.role == Role::Option && entry.stages.is_empty() {
            let fault = Fault::refused(origin.place(&at), format!("{name} is an option, and offered at no stage"));
            self.faults.push(fault.help("name the stages at which it can be offered"));
        }
        let mut known = Names::default();
        let gates = self.criteria(origin, CriterionKind::Gate, entry.gates, &mut known);
        let fits = self.criteria(origin, CriterionKind::Fit, entry.fits, &mut known);
        let cautions = self.criteria(origin, CriterionKind::Caution, entry.cautions, &mut known);
        let stages = self.stages_of(origin, &name, &entry.stages);
        let mut serves: Vec<Key<Need>> = entry.serves.iter().filter_map(|need| self.find_need(origin, &name, need)).collect();
        serves.sort();
        serves.dedup();
        Intervention {
            id: id.to_owned(),
            name: entry.name.text,
            short: entry.short,
            role: entry.role,
            stages,
            jurisdictions: self.jurisdictions_of(origin, &name, &entry.jurisdictions),
            summary: entry.summary,
            for_whom: entry.for_whom,
            involves: entry.involves,
            setting: entry.setting,
            philosophy: entry.philosophy,
            consent: entry.consent,
            arrange: entry.arrange,
            known_now: entry.known_now,
            gates,
            fits,
            cautions,
            serves,
            requirement: entry.requirement,
            rows: entry.rows,
            ratings: entry.ratings.into_iter().filter_map(|rating| self.rating(origin, &name, rating)).collect(),
            emmie: entry.emmie.map(|emmie| self.emmie(origin, &name, &at, emmie)),
            statements: entry.statements.into_iter().map(|statement| self.statement(origin, &name, &at, statement)).collect(),
            figures: entry.figures.into_iter().map(|figure| self.figure(origin, &name, &at, figure)).collect(),
            notes: self.notes(origin, &name, &at, entry.notes),
            cites: self.cites(origin, &name, &at, entry.cites),
        }
    }

    fn check_text(&mut self, owner: Owner<'_>, fields: &[(&str, &str)]) {
        for (field, text) in fields {
            if text.trim().is_empty() {
                self.refuse(owner.origin, owner.at, format!("{} has an empty `{field}`", owner.name));
            }
        }
    }

    fn criteria(
        &mut self,
        origin: Origin<'_>,
        kind: CriterionKind,
        entries: Vec<raw::Criterion>,
        known: &mut Names<Criterion>,
    ) -> Vec<Criterion> {
        let mut criteria = Vec::new();
        for entry in entries {
            let name = format!("{} `{}`", kind.name(), entry.id.text);
            let owner = Owner { origin, name: &name, at: &entry.id, may_ask_if_answered: false };
            self.check_id(origin, &entry.id, kind.name());
            self.check_text(owner, &[("says", &entry.says)]);
            if known.add(&entry.id.text).is_none() {
                self.refuse(origin, &entry.id, format!("the criterion `{}` is there twice", entry.id.text));
            }
            let when = match kind {
                CriterionKind::Gate => self.gate_condition(owner, &entry.when, entry.in_force.as_ref()),
                CriterionKind::Fit | CriterionKind::Caution => self.dated_condition(owner, &entry.when, entry.in_force.as_ref()),
            };
            criteria.push(Criterion {
                says: entry.says,
                when,
                in_force: entry.in_force.as_ref().map(in_force_in_words).unwrap_or_default(),
                basis: entry.basis,
                rows: entry.rows,
                cites: self.cites(origin, &name, &entry.id, entry.cites),
                id: entry.id.text,
            });
        }
        criteria
    }

    fn stages_of(&mut self, origin: Origin<'_>, owner: &str, named: &[Spot]) -> Vec<Key<Stage>> {
        let mut stages = Vec::new();
        for name in named {
            match self.stages.get(&name.text) {
                Some(stage) => stages.push(stage),
                None => {
                    let known = self.stages.clone();
                    self.refuse_name(origin, name, format!("{owner} has unknown stage `{}`", name.text), known.iter());
                }
            }
        }
        stages.sort();
        stages
    }

    fn jurisdictions_of(&mut self, origin: Origin<'_>, owner: &str, named: &[Spot]) -> Vec<Key<crate::pack::Jurisdiction>> {
        let mut jurisdictions = Vec::new();
        for name in named {
            match self.jurisdictions.get(&name.text) {
                Some(jurisdiction) => jurisdictions.push(jurisdiction),
                None => {
                    let known = self.jurisdictions.clone();
                    self.refuse_name(origin, name, format!("{owner} has unknown jurisdiction `{}`", name.text), known.iter());
                }
            }
        }
        jurisdictions
    }

    fn find_need(&mut self, origin: Origin<'_>, owner: &str, name: &Spot) -> Option<Key<Need>> {
        let found = self.needs.get(&name.text);
        if found.is_none() {
            let known = self.needs.clone();
            self.refuse_unknown(origin, name, format!("{owner} serves unknown need `{}`", name.text), known.iter());
        }
        found
    }

    fn rating(&mut self, origin: Origin<'_>, owner: &str, entry: raw::Rating) -> Option<Rating> {
        let owner = format!("a rating of {owner}");
        let cites = self.cites(origin, &owner, &entry.body, entry.cites);
        let Some(body) = self.sources.get(&entry.body.text) else {
            let known = self.sources.clone();
            let what = format!("{owner} is by unknown source `{}`", entry.body.text);
            self.refuse_unknown(origin, &entry.body, what, known.iter());
            return None;
        };
        Some(Rating { body, class: entry.class, inferred: entry.inferred, says: entry.says, rows: entry.rows, cites })
    }

    fn emmie(&mut self, origin: Origin<'_>, owner: &str, at: &Spot, entry: raw::Emmie) -> Emmie {
        Emmie {
            effect: entry.effect,
            mechanism: entry.mechanism,
            moderator: entry.moderator,
            implementation: entry.implementation,
            economics: entry.economics,
            cites: self.cites(origin, &format!("EMMIE of {owner}"), at, entry.cites),
        }
    }

    fn statement(&mut self, origin: Origin<'_>, owner: &str, at: &Spot, entry: raw::Statement) -> Statement {
        Statement {
            says: entry.says,
            outcome: entry.outcome,
            direction: entry.direction,
            design: entry.design,
            population: entry.population,
            year: entry.year,
            independence: entry.independence,
            rows: entry.rows,
            cites: self.cites(origin, &format!("a statement of {owner}"), at, entry.cites),
        }
    }

    fn figure(&mut self, origin: Origin<'_>, owner: &str, at: &Spot, entry: raw::Figure) -> Figure {
        Figure {
            says: entry.says,
            value: entry.value,
            geography: entry.geography,
            period: entry.period,
            rows: entry.rows,
            cites: self.cites(origin, &format!("a figure of {owner}"), at, entry.cites),
        }
    }

    fn notes(&mut self, origin: Origin<'_>, owner: &str, at: &Spot, entries: Vec<raw::Note>) -> Vec<Note> {
        let owner = format!("a note of {owner}");
        let notes = entries.into_iter().map(|note| Note {
            says: note.says,
            rows: note.rows,
            cites: self.cites(origin, &owner, at, note.cites),
        });
        notes.collect()
    }

    pub(super) fn alerts(&mut self, entries: Vec<In<'_, raw::Alert>>) -> Table<Alert> {
        let mut known = Names::<Alert>::default();
        let mut alerts = Table::default();
        for In { origin, entry } in entries {
            let name = format!("alert `{}`", entry.id.text);
            let owner = Owner { origin, name: &name, at: &entry.id, may_ask_if_answered: false };
            self.check_new(origin, &entry.id, "alert", &mut known);
            self.check_text(owner, &[("title", &entry.title), ("says", &entry.says)]);
            if entry.steps.iter().all(|step| step.trim().is_empty()) {
                self.refuse(origin, &entry.id, format!("{name} does not say what to do"));
            }
            alerts.push(Alert {
                severity: entry.severity,
                title: entry.title,
                says: entry.says,
                steps: entry.steps,
                rows: entry.rows,
                stops: entry.stops_assessment,
                when: self.dated_condition(owner, &entry.when, entry.in_force.as_ref()),
                cites: self.cites(origin, &name, &entry.id, entry.cites),
                id: entry.id.text,
            });
        }
        alerts
    }

    /// Answers that cannot all be right; each needs a reason, and names only questions that its condition asks.
    pub(super) fn contradictions(&mut self, entries: Vec<In<'_, raw::Contradiction>>) -> Table<Contradiction> {
        let mut known = Names::<Contradiction>::default();
        let mut contradictions = Table::default();
        for In { origin, entry } in entries {
            let name = format!("contradiction `{}`", entry.id.text);
            let owner = Owner { origin, name: &name, at: &entry.id, may_ask_if_answered: false };
            self.check_new(origin, &entry.id, "contradiction", &mut known);
            self.check_text(owner, &[("says", &entry.says)]);
            if entry.why.trim().is_empty() && entry.cites.is_empty() {
                let fault = Fault::refused(origin.place(&entry.id), format!("{name} has no reason"));
                self.faults.push(fault.help("say in `why` why it is certain, or name the source in `cites`"));
            }
            if entry.questions.is_empty() {
                self.refuse(origin, &entry.id, format!("{name} names no question to look at again"));
            }
            let when = self.condition(owner, &entry.when);
            let questions = self.questions_of(owner, &when, &entry.questions);
            contradictions.push(Contradiction {
                questions,
                when,
                says: entry.says,
                why: entry.why,
                cites: self.cites_if_any(origin, &name, entry.cites),
                id: entry.id.text,
            });
        }
        contradictions
    }

    /// The named questions; each must be one that the condition asks.
    fn questions_of(&mut self, owner: Owner<'_>, when: &Condition, named: &[Spot]) -> Vec<Key<Question>> {
        let mut asked = Vec::new();
        when.walk(&mut |part| {
            if let Condition::Compare(question, _) = part {
                asked.push(*question);
            }
        });
        let mut questions = Vec::new();
        for name in named {
            let Some(question) = self.find_question(owner.origin, owner.name, name) else { continue };
            if !asked.contains(&question) {
                let what = format!("{} names `{}`, which its condition does not ask", owner.name, name.text);
                self.refuse(owner.origin, name, what);
            }
            questions.push(question);
        }
        questions
    }

    pub(super) fn prompts(&mut self, entries: Vec<In<'_, raw::Prompt>>) -> Table<Prompt> {
        let mut known = Names::<Prompt>::default();
        let mut prompts = Table::default();
        for In { origin, entry } in entries {
            let name = format!("prompt `{}`", entry.id.text);
            let owner = Owner { origin, name: &name, at: &entry.id, may_ask_if_answered: true };
            self.check_new(origin, &entry.id, "prompt", &mut known);
            self.check_text(owner, &[("says", &entry.says)]);
            prompts.push(Prompt {
                rows: entry.rows,
                says: entry.says,
                when: self.dated_condition(owner, &entry.when, entry.in_force.as_ref()),
                cites: self.cites(origin, &name, &entry.id, entry.cites),
                id: entry.id.text,
            });
        }
        prompts
    }

    pub(super) fn check_new<T>(&mut self, origin: Origin<'_>, id: &Spot, kind: &str, known: &mut Names<T>) {
        self.check_id(origin, id, kind);
        if known.add(&id.text).is_none() {
            self.refuse(origin, id, format!("the {kind} `{}` is there twice", id.text));
        }
    }

    pub(super) fn series(&mut self, In { origin, entry }: In<'_, raw::Series>) -> Series {
        let id = stem(origin.file);
        let at = entry.title.clone();
        let name = format!("series `{id}`");
        if entry.lines.is_empty() {
            self.refuse(origin, &at, format!("{name} has no line"));
        }
        let mut known = Names::<Line>::default();
        let mut lines = Vec::new();
        for line in entry.lines {
            self.check_new(origin, &line.id, "line", &mut known);
            lines.push(self.line(origin, line));
        }
        for missing in &entry.missing {
            self.check_periods(origin, &at, &name, &[missing.from, missing.to]);
        }
        let breaks = entry.breaks.into_iter().map(|entry| {
            self.check_periods(origin, &at, &name, &[entry.before]);
            Break {
                before: entry.before,
                says: entry.says,
                rows: entry.rows,
                cites: self.cites(origin, &format!("a break of {name}"), &at, entry.cites),
            }
        });
        Series {
            id: id.to_owned(),
            breaks: breaks.collect(),
            notes: self.notes(origin, &name, &at, entry.notes),
            rows: entry.rows,
            title: entry.title.text,
            unit: entry.unit,
            per_cent: entry.per_cent,
            geography: entry.geography,
            says: entry.says,
            caveat: entry.caveat,
            lines,
            missing: entry.missing.into_iter().map(|gap| Missing { from: gap.from, to: gap.to, says: gap.says }).collect(),
        }
    }

    fn line(&mut self, origin: Origin<'_>, entry: raw::Line) -> Line {
        let name = format!("line `{}`", entry.id.text);
        if entry.values.is_empty() {
            self.refuse(origin, &entry.id, format!("{name} has no value"));
        }
        let periods: Vec<Period> = entry.values.iter().map(|point| point.period).collect();
        self.check_periods(origin, &entry.id, &name, &periods);
        let are_real = periods.iter().all(|period| period.is_real());
        if are_real && !periods.is_sorted_by(|earlier, later| earlier.middle() < later.middle()) {
            self.refuse(origin, &entry.id, format!("the values of {name} are not in order of time"));
        }
        if entry.values.iter().any(|point| !point.value.is_finite()) {
            self.refuse(origin, &entry.id, format!("{name} has a value that is not a number"));
        }
        let values = entry.values.into_iter().map(|point| Point {
            period: point.period,
            value: point.value,
            note: point.note,
            cites: self.cites(origin, &format!("the value of {name} for {}", point.period.label()), &entry.id, point.cites),
        });
        Line { values: values.collect(), id: entry.id.text, label: entry.label, join: entry.join, rows: entry.rows }
    }

    pub(super) fn check_periods(&mut self, origin: Origin<'_>, at: &Spot, owner: &str, periods: &[Period]) {
        for period in periods.iter().filter(|period| !period.is_real()) {
            let what = format!("{owner} has the period {period:?}, which does not exist");
            self.faults
                .push(Fault::refused(origin.place(at), what).help("quarters are 1 to 4, months 1 to 12, years 1900 to 2100"));
        }
    }
}

/// The file's name without folder and ending.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".ron").unwrap_or(name)
}

fn in_force_in_words(span: &raw::InForce) -> String {
    let day = |spot: &Option<Spot>| spot.as_ref().and_then(|spot| date::parse(&spot.text)).map(date::in_words);
    match (day(&span.from), day(&span.until)) {
        (Some(from), Some(until)) => format!("in force from {from} to {until}"),
        (Some(from), None) => format!("in force from {from}"),
        (None, Some(until)) => format!("in force until {until}"),
        (None, None) => String::new(),
    }
}
