//! What applicability and terms refer to: a ring of them is refused by name, and so is what would take too long or
//! too deep to work out.

use std::collections::BTreeMap;

use crate::base::fault::{Fault, Place, Trouble};
use crate::base::spot::{Origin, Spot};
use crate::base::table::Table;

use super::Resolver;
use crate::pack::Step;
use crate::pack::condition::{Condition, Term};
use crate::pack::question::Question;

/// How many questions and terms may refer to each other in a row.
const LONGEST_CHAIN: usize = 64;
/// How many parts a condition may come to once every term and every "applies when" is written out in its place.
const MOST_PARTS: usize = 10_000;

/// Where each question and each term stands, in their order.
pub(super) struct Places<'a> {
    pub questions: Vec<(Origin<'a>, Spot)>,
    pub terms: Vec<(Origin<'a>, Spot)>,
}

impl Places<'_> {
    fn place(&self, step: Step) -> Place {
        let found = match step {
            Step::Applies(question) => self.questions.get(question.place()),
            Step::Term(term) => self.terms.get(term.place()),
        };
        found.map_or(Place { file: String::new(), line: 1, column: 1 }, |(origin, id)| origin.place(id))
    }
}

impl Resolver {
    /// Refuses rings, chains that are too long, and conditions that come to too much.
    pub(super) fn refuse_rings(&mut self, questions: &Table<Question>, terms: &Table<Term>, places: &Places<'_>) {
        let mut search = Search {
            questions,
            terms,
            done: BTreeMap::new(),
            path: Vec::new(),
            rings: Vec::new(),
            too_long: None,
            too_large: None,
        };
        for question in questions.keys() {
            search.visit(Step::Applies(question));
        }
        for term in terms.keys() {
            search.visit(Step::Term(term));
        }
        for ring in search.rings {
            let names: Vec<String> = ring.iter().map(|step| self.step_name(*step)).collect();
            let what = format!("these refer to each other in a ring: {}", names.join(" → "));
            let first = ring.first().map(|step| places.place(*step));
            self.faults.extend(first.map(|place| Fault::refused(place, what).help("take one of the references out")));
        }
        if let Some(step) = search.too_long {
            let what = format!("{} is part of a chain of more than {LONGEST_CHAIN} references", self.step_name(step));
            let fault = Fault::refused(places.place(step), what).as_trouble(Trouble::OverLimit);
            self.faults.push(fault.help("say it with fewer terms on top of each other"));
        }
        if let Some(step) = search.too_large {
            let what = format!("{} comes to more than {MOST_PARTS} parts with its terms written out", self.step_name(step));
            let fault = Fault::refused(places.place(step), what).as_trouble(Trouble::OverLimit);
            self.faults.push(fault.help("refer to the same term less often"));
        }
    }

    fn step_name(&self, step: Step) -> String {
        match step {
            Step::Applies(question) => format!("question `{}`", self.questions.name(question)),
            Step::Term(term) => format!("term `{}`", self.terms.name(term)),
        }
    }
}

/// How much there is to work out below a step.
#[derive(Clone, Copy, Default)]
struct Weight {
    chain: usize,
    parts: usize,
}

struct Search<'a> {
    questions: &'a Table<Question>,
    terms: &'a Table<Term>,
    done: BTreeMap<Step, Weight>,
    path: Vec<Step>,
    rings: Vec<Vec<Step>>,
    too_long: Option<Step>,
    too_large: Option<Step>,
}

impl Search<'_> {
    fn visit(&mut self, step: Step) -> Weight {
        if let Some(weight) = self.done.get(&step) {
            return *weight;
        }
        if let Some(from) = self.path.iter().position(|earlier| *earlier == step) {
            let mut ring: Vec<Step> = self.path.iter().skip(from).copied().collect();
            ring.push(step);
            self.rings.push(ring);
            return Weight::default();
        }
        if self.path.len() == LONGEST_CHAIN {
            self.too_long.get_or_insert(step);
            return Weight::default();
        }
        self.path.push(step);
        let (own_parts, referred) = self.refers_to(step);
        let mut weight = Weight { chain: 0, parts: own_parts };
        for next in referred {
            let below = self.visit(next);
            weight.chain = weight.chain.max(below.chain);
            weight.parts = weight.parts.saturating_add(below.parts);
        }
        weight.chain += 1;
        self.path.pop();
        if weight.chain > LONGEST_CHAIN {
            self.too_long.get_or_insert(step);
        }
        if weight.parts > MOST_PARTS {
            self.too_large.get_or_insert(step);
        }
        self.done.insert(step, weight);
        weight
    }

    /// How many parts a step's own condition has, and what these refer to.
    fn refers_to(&self, step: Step) -> (usize, Vec<Step>) {
        let condition = match step {
            Step::Applies(question) => self.questions[question].enable_when.as_ref(),
            Step::Term(term) => Some(&self.terms[term].when),
        };
        let mut parts = 0;
        let mut found = Vec::new();
        if let Some(condition) = condition {
            condition.walk(&mut |part| {
                parts += 1;
                match part {
                    Condition::Compare(question, _) | Condition::Answered(question) | Condition::Declined(question) => {
                        found.push(Step::Applies(*question));
                    }
                    Condition::Term(term) => found.push(Step::Term(*term)),
                    Condition::Always | Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::Today(_) => {}
                }
            });
        }
        (parts, found)
    }
}
