//! The order in which applicability and terms can be worked out; a ring of them is refused by name.

use std::collections::BTreeSet;

use crate::base::fault::Fault;
use crate::base::spot::Origin;
use crate::base::table::Table;

use super::Resolver;
use crate::pack::Step;
use crate::pack::condition::{Condition, Term};
use crate::pack::question::Question;

impl Resolver {
    /// Every question and every term, each after all that it refers to.
    pub(super) fn steps(&mut self, questions: &Table<Question>, terms: &Table<Term>, manifest: &Origin<'_>) -> Vec<Step> {
        let mut search =
            Search { questions, terms, done: BTreeSet::new(), steps: Vec::new(), path: Vec::new(), rings: Vec::new() };
        for question in questions.keys() {
            search.visit(Step::Applies(question));
        }
        for term in terms.keys() {
            search.visit(Step::Term(term));
        }
        for ring in search.rings {
            let names: Vec<String> = ring.iter().map(|step| self.step_name(*step)).collect();
            let what = format!("these refer to each other in a ring: {}", names.join(" → "));
            self.faults.push(Fault::refused(manifest.start(), what).help("take one of the references out"));
        }
        search.steps
    }

    fn step_name(&self, step: Step) -> String {
        match step {
            Step::Applies(question) => format!("question `{}`", self.questions.name(question)),
            Step::Term(term) => format!("term `{}`", self.terms.name(term)),
        }
    }
}

struct Search<'a> {
    questions: &'a Table<Question>,
    terms: &'a Table<Term>,
    done: BTreeSet<Step>,
    steps: Vec<Step>,
    path: Vec<Step>,
    rings: Vec<Vec<Step>>,
}

impl Search<'_> {
    fn visit(&mut self, step: Step) {
        if self.done.contains(&step) {
            return;
        }
        if let Some(from) = self.path.iter().position(|earlier| *earlier == step) {
            let mut ring: Vec<Step> = self.path.iter().skip(from).copied().collect();
            ring.push(step);
            self.rings.push(ring);
            return;
        }
        self.path.push(step);
        for next in self.refers_to(step) {
            self.visit(next);
        }
        self.path.pop();
        self.done.insert(step);
        self.steps.push(step);
    }

    fn refers_to(&self, step: Step) -> Vec<Step> {
        let condition = match step {
            Step::Applies(question) => self.questions[question].enable_when.as_ref(),
            Step::Term(term) => Some(&self.terms[term].when),
        };
        let mut found = Vec::new();
        if let Some(condition) = condition {
            condition.walk(&mut |part| match part {
                Condition::Compare(question, _) | Condition::Answered(question) | Condition::Declined(question) => {
                    found.push(Step::Applies(*question));
                }
                Condition::Term(term) => found.push(Step::Term(*term)),
                Condition::Always | Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::Today(_) => {}
            });
        }
        found
    }
}
