//! The slower checks of a pack that can be loaded: what nobody uses, what nothing serves, what is unfair.
//!
//! A warning is something to look at; an error is something that must not be published. Knows no answers.

use std::collections::BTreeSet;

use crate::base::date::{self, Date};
use crate::base::fault::{Fault, Place};
use crate::base::set::KeySet;
use crate::base::table::Key;

use super::Pack;
use super::condition::{Condition, Test};
use super::depends::{Dependencies, dependencies};
use super::intervention::{Basis, Criterion, Intervention, Need, Role};
use super::load::Files;
use super::places::{IN_ENTRY, IN_LIST, Places, start};
use super::question::{Kind, Question};
use super::reference::Reference;
use super::source::{Citation, Seen, Source};

/// Days after which the law of a pack should be looked at again.
const LAW_KEEPS_DAYS: i32 = 365;

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// Errors and warnings, in the order of files and lines.
    pub faults: Vec<Fault>,
    /// How many citations there are.
    pub citations: usize,
    /// How many of them were seen only at second hand.
    pub second_hand: usize,
    /// Days from the day on which the law was looked at to the day of the check.
    pub law_age_days: i32,
}

/// Checks a pack that was loaded from these files, as on the day `today`.
pub fn audit(pack: &Pack, files: &Files, today: Date) -> Audit {
    let mut auditor = Auditor { pack, places: Places::new(files), faults: Vec::new() };
    let used = used(pack);
    let cites = citations(pack);
    auditor.sources(&cites);
    auditor.terms(&used);
    auditor.questions(&used);
    auditor.choices(&used);
    auditor.options();
    auditor.needs();
    auditor.fairness();
    auditor.lengths();
    let law_age_days = date::days_between(pack.law_as_at, today);
    auditor.law(law_age_days);
    auditor.faults.sort();
    auditor.faults.dedup();
    let second_hand = cites.iter().filter(|citation| citation.seen == Seen::SecondHand).count();
    Audit { faults: auditor.faults, citations: cites.len(), second_hand, law_age_days }
}

/// Every condition that decides something. Terms count where one of these uses them.
fn deciding(pack: &Pack) -> impl Iterator<Item = &Condition> {
    let criteria = pack.interventions.iter().flat_map(criteria).map(|(_, criterion)| &criterion.when);
    criteria
        .chain(pack.needs.iter().map(|need| &need.when))
        .chain(pack.alerts.iter().map(|alert| &alert.when))
        .chain(pack.prompts.iter().map(|prompt| &prompt.when))
}

/// An intervention's criteria with what each is called, in the pack's order.
fn criteria(intervention: &Intervention) -> impl Iterator<Item = (&'static str, &Criterion)> {
    let gates = intervention.gates.iter().map(|gate| ("gate", gate));
    gates
        .chain(intervention.fits.iter().map(|fit| ("fit", fit)))
        .chain(intervention.cautions.iter().map(|caution| ("caution", caution)))
}

/// What some rule uses: terms and questions that something decided depends on.
fn used(pack: &Pack) -> Dependencies {
    dependencies(pack, deciding(pack))
}

/// Every citation of the pack, as often as it is given.
fn citations(pack: &Pack) -> Vec<&Citation> {
    let of_interventions = pack.interventions.iter().flat_map(intervention_citations);
    let of_series = pack.series.iter().flat_map(|series| {
        let values = series.lines.iter().flat_map(|line| &line.values).flat_map(|point| &point.cites);
        let breaks = series.breaks.iter().flat_map(|entry| &entry.cites);
        values.chain(breaks).chain(series.notes.iter().flat_map(|note| &note.cites))
    });
    let questions = pack.questions.iter().flat_map(|question| &question.cites);
    let terms = pack.terms.iter().flat_map(|term| &term.cites);
    let needs = pack.needs.iter().flat_map(|need| &need.cites);
    let alerts = pack.alerts.iter().flat_map(|alert| &alert.cites);
    let prompts = pack.prompts.iter().flat_map(|prompt| &prompt.cites);
    let of_rules = questions.chain(terms).chain(needs).chain(alerts).chain(prompts);
    of_rules.chain(of_interventions).chain(of_series).chain(reference_citations(&pack.reference)).collect()
}

fn reference_citations(reference: &Reference) -> impl Iterator<Item = &Citation> {
    let bars = reference.comparisons.iter().flat_map(|comparison| &comparison.bars).flat_map(|bar| &bar.cites);
    bars.chain(reference.figures.iter().flat_map(|figure| &figure.cites))
        .chain(reference.timeline.iter().flat_map(|entry| &entry.cites))
        .chain(reference.readiness.iter().flat_map(|item| &item.cites))
        .chain(reference.checklist.iter().flat_map(|item| &item.cites))
        .chain(reference.glossary.iter().flat_map(|entry| &entry.cites))
        .chain(reference.caveats.iter().flat_map(|caveat| &caveat.cites))
        .chain(reference.tools.iter().flat_map(|tool| &tool.cites))
}

fn intervention_citations(intervention: &Intervention) -> impl Iterator<Item = &Citation> {
    criteria(intervention)
        .flat_map(|(_, criterion)| &criterion.cites)
        .chain(intervention.ratings.iter().flat_map(|rating| &rating.cites))
        .chain(intervention.emmie.iter().flat_map(|emmie| &emmie.cites))
        .chain(intervention.statements.iter().flat_map(|statement| &statement.cites))
        .chain(intervention.figures.iter().flat_map(|figure| &figure.cites))
        .chain(intervention.notes.iter().flat_map(|note| &note.cites))
        .chain(&intervention.cites)
}

/// The name of an intervention's file.
fn file_of(intervention: &Intervention) -> String {
    format!("interventions/{}.ron", intervention.id)
}

struct Auditor<'a> {
    pack: &'a Pack,
    places: Places<'a>,
    faults: Vec<Fault>,
}

impl Auditor<'_> {
    /// Where an entry stands: those of `questions/` and `interventions/` lie one list deeper than those of other files.
    fn place(&self, file: &str, id: &str) -> Place {
        self.places.entry(file, id, if file.contains('/') { IN_ENTRY } else { IN_LIST })
    }

    fn warn(&mut self, file: &str, id: &str, what: String, help: &str) {
        self.faults.push(Fault::warning(self.place(file, id), what).help(help));
    }

    fn warn_file(&mut self, file: &str, what: String, help: &str) {
        self.faults.push(Fault::warning(start(file), what).help(help));
    }

    fn sources(&mut self, cites: &[&Citation]) {
        let bodies = self.pack.interventions.iter().flat_map(|intervention| &intervention.ratings).map(|rating| rating.body);
        let cited: BTreeSet<Key<Source>> = cites.iter().map(|citation| citation.source).chain(bodies).collect();
        for (_, source) in self.pack.sources.entries().filter(|(key, _)| !cited.contains(key)) {
            self.warn("sources.ron", &source.id, format!("nothing cites the source `{}`", source.id), "cite it or take it out");
        }
    }

    fn terms(&mut self, used: &Dependencies) {
        for (_, term) in self.pack.terms.entries().filter(|(key, _)| !used.terms.contains(key)) {
            let what = format!("no rule uses the term `{}`", term.id);
            self.warn("terms.ron", &term.id, what, "use it or take it out");
        }
    }

    fn questions(&mut self, used: &Dependencies) {
        for (key, question) in self.pack.questions.entries() {
            if !used.questions.contains(key) && key != self.pack.stage_question {
                let what = format!("no rule asks the question `{}`", question.id);
                self.warn("questions/", &question.id, what, "use its answer in a rule, or do not ask it");
            }
        }
    }

    /// Choices that no rule tells apart are one choice, whatever they say.
    fn choices(&mut self, used: &Dependencies) {
        let named = self.named_choices();
        for (key, question) in self.pack.questions.entries() {
            if !used.questions.contains(key) || key == self.pack.stage_question {
                continue;
            }
            let unnamed = unnamed_choices(question, named.get(key.place()).copied().unwrap_or_default());
            // With one choice at a time, one that is named nowhere is what is left over; none of several is left over.
            let most = usize::from(!matches!(question.kind, Kind::Choices(_)));
            if unnamed.len() > most {
                let list = unnamed.join("`, `");
                let what = format!("no rule names the choices `{list}` of `{}`: they all come to the same", question.id);
                self.warn("questions/", &question.id, what, "use them in a rule, or make one choice of them");
            }
        }
    }

    /// For each question, in the pack's order, the choices that some condition names.
    fn named_choices(&self) -> Vec<u64> {
        let mut named = vec![0_u64; self.pack.questions.len()];
        let terms = self.pack.terms.iter().map(|term| &term.when);
        let applies = self.pack.questions.iter().filter_map(|question| question.enable_when.as_ref());
        for condition in deciding(self.pack).chain(terms).chain(applies) {
            condition.walk(&mut |part| {
                if let Condition::Compare(question, Test::Chosen(mask)) = part
                    && let Some(place) = named.get_mut(question.place())
                {
                    *place |= mask;
                }
            });
        }
        named
    }

    fn options(&mut self) {
        for option in self.pack.interventions.iter().filter(|intervention| intervention.role == Role::Option) {
            let id = &option.id;
            let found = [
                (option.ratings.is_empty(), "no rating", "say what the rating bodies said, also if they did not rate it"),
                (option.statements.is_empty(), "no evidence statement", "say what was found, or that nothing was"),
                (option.gates.is_empty(), "no gate: it fits everybody", "say what must hold"),
                (option.stages.is_empty(), "no stage: it is never offered", "name the stages at which it is offered"),
                (option.serves.is_empty(), "no need that it serves", "name the needs that it serves"),
                (option.arrange.is_empty(), "no step to arrange it", "say how it is arranged"),
            ];
            for (_, lack, help) in found.into_iter().filter(|(is_lacking, ..)| *is_lacking) {
                self.warn_file(&file_of(option), format!("option `{id}` has {lack}"), help);
            }
        }
    }

    fn needs(&mut self) {
        for (key, need) in self.pack.needs.entries() {
            let serving: Vec<&Intervention> = serving(self.pack, key).collect();
            if serving.is_empty() {
                let what = format!("no option serves the need `{}`", need.id);
                self.warn("needs.ron", &need.id, what, "say which option serves it");
                continue;
            }
            let stages = self.pack.stages.entries();
            let bare = stages.filter(|(stage, _)| serving.iter().all(|option| !option.stages.contains(stage)));
            let bare: Vec<&str> = bare.map(|(_, stage)| stage.id.as_str()).collect();
            if !bare.is_empty() {
                let what = format!("no option serves the need `{}` at the stages `{}`", need.id, bare.join("`, `"));
                self.warn("needs.ron", &need.id, what, "a person there has this need and nothing is offered");
            }
        }
    }

    /// A gate that depends on a protected answer takes an option away: only a law or an entry rule may do that.
    fn fairness(&mut self) {
        for intervention in &self.pack.interventions {
            for gate in intervention.gates.iter().filter(|gate| gate.basis == Basis::Guidance) {
                let protected = protected(self.pack, &gate.when);
                if !protected.is_empty() {
                    let names = question_ids(self.pack, protected).join("`, `");
                    let what =
                        format!("gate `{}` depends on the protected question `{names}` and names no law or entry rule", gate.id);
                    let fault = Fault::refused(self.place(&file_of(intervention), &gate.id), what);
                    self.faults.push(fault.help("give its basis as `Law` or `EntryRule`, or make it a fit or a caution"));
                }
            }
        }
    }

    fn lengths(&mut self) {
        for question in &self.pack.questions {
            let texts = [
                ("label", &question.label, 40),
                ("asks", &question.asks, 160),
                ("why", &question.why, 160),
                ("hint", &question.hint, 500),
            ];
            self.too_long("questions/", Some(&question.id), &format!("question `{}`", question.id), &texts);
        }
        for intervention in &self.pack.interventions {
            let file = file_of(intervention);
            let texts = [("name", &intervention.name, 80), ("summary", &intervention.summary, 200)];
            self.too_long(&file, None, &format!("intervention `{}`", intervention.id), &texts);
            for (kind, criterion) in criteria(intervention) {
                self.too_long(
                    &file,
                    Some(&criterion.id),
                    &format!("{kind} `{}`", criterion.id),
                    &[("says", &criterion.says, 240)],
                );
            }
        }
        for alert in &self.pack.alerts {
            let texts = [("title", &alert.title, 60), ("says", &alert.says, 300)];
            self.too_long("alerts.ron", Some(&alert.id), &format!("alert `{}`", alert.id), &texts);
        }
        for prompt in &self.pack.prompts {
            self.too_long("prompts.ron", Some(&prompt.id), &format!("prompt `{}`", prompt.id), &[("says", &prompt.says, 300)]);
        }
    }

    fn too_long(&mut self, file: &str, id: Option<&str>, owner: &str, texts: &[(&str, &String, usize)]) {
        for (field, text, most) in texts {
            let letters = text.chars().count();
            if letters > *most {
                let place = id.map_or_else(|| start(file), |id| self.place(file, id));
                let what = format!("{owner} has {letters} letters in `{field}`, more than {most}");
                self.faults.push(Fault::warning(place, what).help("say it in fewer words"));
            }
        }
    }

    fn law(&mut self, age_days: i32) {
        if age_days > LAW_KEEPS_DAYS {
            let what = format!("the law was last looked at {age_days} days ago");
            self.warn_file("pack.ron", what, "look at it again, then change `law_as_at`");
        } else if age_days < 0 {
            let what = "the law was last looked at on a day that is still to come".to_owned();
            self.warn_file("pack.ron", what, "check `law_as_at`, and the date of this computer");
        }
    }
}

fn serving(pack: &Pack, need: Key<Need>) -> impl Iterator<Item = &Intervention> {
    pack.interventions.iter().filter(move |option| option.role == Role::Option && option.serves.contains(&need))
}

fn unnamed_choices(question: &Question, named: u64) -> Vec<&str> {
    let choices = question.kind.choices().iter().enumerate().filter(|(place, _)| named & (1 << place) == 0);
    choices.map(|(_, choice)| choice.id.as_str()).collect()
}

fn protected(pack: &Pack, condition: &Condition) -> KeySet<Question> {
    let mut protected = KeySet::EMPTY;
    for question in dependencies(pack, [condition]).questions.iter(&pack.questions) {
        if pack.questions[question].protected {
            protected.insert(question);
        }
    }
    protected
}

fn question_ids(pack: &Pack, questions: KeySet<Question>) -> Vec<&str> {
    questions.iter(&pack.questions).map(|question| pack.questions[question].id.as_str()).collect()
}

/// Something that depends on a protected answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtectedUse<'a> {
    /// What it is, such as "gate" or "alert".
    pub kind: &'static str,
    /// What it belongs to: an intervention's id; empty for a need, an alert or a prompt.
    pub of: &'a str,
    /// Its id.
    pub id: &'a str,
    /// Its sentence.
    pub says: &'a str,
    /// What a gate stands on; `None` for what takes nothing away.
    pub basis: Option<Basis>,
    /// The protected questions, in the pack's order; never empty.
    pub questions: Vec<&'a str>,
    /// Where the rule comes from.
    pub cites: &'a [Citation],
}

/// Everything that depends on a protected answer, in the pack's order: criteria first, then needs, alerts and prompts.
pub fn protected_uses(pack: &Pack) -> Vec<ProtectedUse<'_>> {
    let mut uses = Vec::new();
    for intervention in &pack.interventions {
        for (kind, criterion) in criteria(intervention) {
            let questions = question_ids(pack, protected(pack, &criterion.when));
            let basis = (kind == "gate").then_some(criterion.basis);
            uses.push(ProtectedUse {
                kind,
                of: &intervention.id,
                id: &criterion.id,
                says: &criterion.says,
                basis,
                questions,
                cites: &criterion.cites,
            });
        }
    }
    let needs = pack.needs.iter().map(|need| ("need", &need.id, &need.name, &need.when, &need.cites));
    let alerts = pack.alerts.iter().map(|alert| ("alert", &alert.id, &alert.title, &alert.when, &alert.cites));
    let prompts = pack.prompts.iter().map(|prompt| ("prompt", &prompt.id, &prompt.says, &prompt.when, &prompt.cites));
    for (kind, id, says, when, cites) in needs.chain(alerts).chain(prompts) {
        let questions = question_ids(pack, protected(pack, when));
        uses.push(ProtectedUse { kind, of: "", id, says, basis: None, questions, cites });
    }
    uses.retain(|found| !found.questions.is_empty());
    uses
}
