//! Conditions written out for a search: terms and "applies when" once each, comparisons as sets of values.

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, Said, Value};
use crate::pack::condition::{Condition, Test};
use crate::pack::question::{Kind, Question};
use crate::pack::{Pack, Step};

use super::super::evaluate::passes;
use super::super::representative::values;
use super::Wanted;

/// The most values of one question that a search tells apart.
const MOST_VALUES: usize = 128;

/// The question was answered.
pub(super) const VALUE: u8 = 1;
/// Nobody knew, or it was not put.
const NOT_KNOWN: u8 = 2;
/// The person preferred not to say.
const DECLINED: u8 = 4;

/// A condition in which names are places.
#[derive(Debug)]
pub(super) enum Node {
    /// It does not depend on any answer.
    Settled(Truth),
    /// Every part holds.
    All(Vec<Self>),
    /// At least one part holds.
    Any(Vec<Self>),
    /// The part does not hold.
    Not(Box<Self>),
    /// What this place of [`Program::named`] says.
    Named(usize),
    /// The value in this slot is one of these.
    Passes(usize, u128),
    /// One of these choices is among those in this slot.
    Picks(usize, u64),
    /// What was said in this slot is of one of these ways.
    Said(usize, u8),
}

/// What is still open about one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Domain {
    /// Values that it can have, by their place in [`Slot::values`]. For several choices: not used.
    pub values: u128,
    /// Choices that are among the several chosen.
    pub chosen: u64,
    /// Choices that are not.
    pub left_out: u64,
    /// In which ways it can have been answered.
    pub ways: u8,
}

/// A question of the search.
#[derive(Debug)]
struct Slot<'a> {
    question: Key<Question>,
    tests: Vec<&'a Test>,
    /// A value for each group that no test tells apart; empty where several can be chosen.
    values: Vec<Value>,
    /// True where some condition asks whether it was answered.
    is_asked_whether: bool,
}

/// What is searched.
#[derive(Debug)]
pub(super) struct Program<'a> {
    slots: Vec<Slot<'a>>,
    /// Terms, and when questions apply.
    pub named: Vec<Node>,
    /// What is wanted.
    pub roots: Vec<(Node, bool)>,
}

impl<'a> Program<'a> {
    /// The program for these wants; `None` if a question has more values than a search can tell apart.
    pub fn compile(pack: &'a Pack, today: Date, wanted: &[Wanted<'a>]) -> Option<Self> {
        let mut gather = Gather { pack, found: BTreeMap::new(), opened: Vec::new() };
        for wanted in wanted {
            gather.open(wanted.condition);
        }
        let slots: Vec<Slot<'a>> = gather.found.into_values().map(|slot| slot.with_values(pack, today)).collect();
        if slots.iter().any(|slot| slot.values.len() > MOST_VALUES) {
            return None;
        }
        let places = slots.iter().enumerate().map(|(place, slot)| (slot.question, place)).collect();
        let mut compiler = Compiler { pack, today, slots: &slots, places, steps: BTreeMap::new(), named: Vec::new() };
        let roots = wanted.iter().map(|wanted| (compiler.node(wanted.condition), wanted.holds)).collect();
        let named = compiler.named;
        Some(Self { slots, named, roots })
    }

    /// Every answer to every question, and the fixed one where there is one.
    pub fn everything_with(&self, fixed: &Answers, today: Date) -> Vec<Domain> {
        self.slots.iter().map(|slot| slot.domain(fixed.said(slot.question).value(), today)).collect()
    }

    /// Answers out of what is left open.
    pub fn example(&self, domains: &[Domain]) -> Answers {
        let mut answers = Answers::default();
        for (slot, domain) in self.slots.iter().zip(domains) {
            answers.say(slot.question, slot.said(domain));
        }
        answers
    }
}

impl Slot<'_> {
    fn new(question: Key<Question>) -> Self {
        Self { question, tests: Vec::new(), values: Vec::new(), is_asked_whether: false }
    }

    fn with_values(mut self, pack: &Pack, today: Date) -> Self {
        let kind = &pack.questions[self.question].kind;
        let mut known: Vec<Vec<bool>> = Vec::new();
        let found = match kind {
            Kind::Choices(_) => Vec::new(),
            Kind::YesNo(_) | Kind::Choice(_) | Kind::Number { .. } | Kind::Date => values(kind, &self.tests, today),
        };
        for value in found {
            let signature: Vec<bool> = self.tests.iter().map(|test| passes(test, value, today)).collect();
            if !known.contains(&signature) {
                known.push(signature);
                self.values.push(value);
            }
        }
        self
    }

    /// What is open about the question: everything, or only what no test tells apart from the fixed value.
    fn domain(&self, fixed: Option<Value>, today: Date) -> Domain {
        let values = u128::MAX >> (MOST_VALUES - self.values.len()).min(MOST_VALUES - 1);
        let ways = if self.is_asked_whether { VALUE | NOT_KNOWN | DECLINED } else { VALUE };
        match fixed {
            None => Domain { values, chosen: 0, left_out: 0, ways },
            Some(Value::Choices(chosen)) => Domain { values, chosen, left_out: !chosen, ways: VALUE },
            Some(fixed) => {
                let is_alike =
                    |value: &Value| self.tests.iter().all(|test| passes(test, *value, today) == passes(test, fixed, today));
                let values = self.values.iter().position(is_alike).map_or(0, |place| 1 << place);
                Domain { values, chosen: 0, left_out: 0, ways: VALUE }
            }
        }
    }

    fn said(&self, domain: &Domain) -> Said {
        if domain.ways & VALUE == 0 {
            return if domain.ways & NOT_KNOWN == 0 { Said::Declined } else { Said::NotKnown };
        }
        let place = domain.values.trailing_zeros() as usize;
        Said::Value(self.values.get(place).copied().unwrap_or(Value::Choices(domain.chosen)))
    }
}

/// Finds every question and every test that conditions can come to.
struct Gather<'a> {
    pack: &'a Pack,
    found: BTreeMap<Key<Question>, Slot<'a>>,
    opened: Vec<Step>,
}

impl<'a> Gather<'a> {
    fn open(&mut self, condition: &'a Condition) {
        let mut inner = Vec::new();
        condition.walk(&mut |part| match part {
            Condition::Compare(question, test) => {
                let slot = self.slot(*question);
                if !slot.tests.contains(&test) {
                    slot.tests.push(test);
                }
                inner.push(Step::Applies(*question));
            }
            Condition::Answered(question) | Condition::Declined(question) => {
                self.slot(*question).is_asked_whether = true;
                inner.push(Step::Applies(*question));
            }
            Condition::Term(term) => inner.push(Step::Term(*term)),
            Condition::Always | Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::Today(_) => {}
        });
        for step in inner {
            if !self.opened.contains(&step) {
                self.opened.push(step);
                if let Some(condition) = behind(self.pack, step) {
                    self.open(condition);
                }
            }
        }
    }

    fn slot(&mut self, question: Key<Question>) -> &mut Slot<'a> {
        self.found.entry(question).or_insert_with(|| Slot::new(question))
    }
}

/// The condition of a step; `None` for a question that always applies.
fn behind(pack: &Pack, step: Step) -> Option<&Condition> {
    match step {
        Step::Applies(question) => pack.questions[question].enable_when.as_ref(),
        Step::Term(term) => Some(&pack.terms[term].when),
    }
}

struct Compiler<'a, 's> {
    pack: &'a Pack,
    today: Date,
    slots: &'s [Slot<'a>],
    places: BTreeMap<Key<Question>, usize>,
    steps: BTreeMap<Step, usize>,
    named: Vec<Node>,
}

impl Compiler<'_, '_> {
    fn node(&mut self, condition: &Condition) -> Node {
        match condition {
            Condition::Always => Node::Settled(Truth::Yes),
            Condition::All(parts) => Node::All(parts.iter().map(|part| self.node(part)).collect()),
            Condition::Any(parts) => Node::Any(parts.iter().map(|part| self.node(part)).collect()),
            Condition::Not(part) => Node::Not(Box::new(self.node(part))),
            Condition::Today(span) => Node::Settled(span.contains(self.today).into()),
            Condition::Term(term) => self.step(Step::Term(*term)).unwrap_or(Node::Settled(Truth::Unknown)),
            Condition::Compare(question, test) => {
                let leaf = self.comparison(*question, test);
                self.where_it_applies(*question, leaf)
            }
            Condition::Answered(question) => self.way(*question, VALUE),
            Condition::Declined(question) => self.way(*question, DECLINED),
        }
    }

    fn comparison(&self, question: Key<Question>, test: &Test) -> Node {
        let place = self.place(question);
        let is_several = matches!(self.pack.questions[question].kind, Kind::Choices(_));
        if let (Test::Chosen(mask), true) = (test, is_several) {
            return Node::Picks(place, *mask);
        }
        let values = self.slots.get(place).into_iter().flat_map(|slot| &slot.values).enumerate();
        let passing = values.filter(|(_, value)| passes(test, **value, self.today));
        Node::Passes(place, passing.fold(0, |mask, (bit, _)| mask | 1 << bit))
    }

    fn way(&mut self, question: Key<Question>, way: u8) -> Node {
        let leaf = Node::Said(self.place(question), way);
        self.where_it_applies(question, leaf)
    }

    fn where_it_applies(&mut self, question: Key<Question>, leaf: Node) -> Node {
        match self.step(Step::Applies(question)) {
            Some(applies) => Node::All(vec![applies, leaf]),
            None => leaf,
        }
    }

    fn place(&self, question: Key<Question>) -> usize {
        // Every question of the conditions was gathered before.
        self.places.get(&question).copied().unwrap_or(usize::MAX)
    }

    fn step(&mut self, step: Step) -> Option<Node> {
        let condition = behind(self.pack, step)?;
        let place = match self.steps.get(&step) {
            Some(place) => *place,
            None => {
                let node = self.node(condition);
                self.named.push(node);
                let place = self.named.len() - 1;
                self.steps.insert(step, place);
                place
            }
        };
        Some(Node::Named(place))
    }
}
