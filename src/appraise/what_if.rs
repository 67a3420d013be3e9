//! What would change it: for an option that does not fit or cannot be told, the smallest sets of answers that would have
//! to be otherwise, or turn out so, for it to fit.
//!
//! A known answer counts as open only where people can arrange or decide it and it is not protected; an answer that is
//! not known is open, for it can be found out. Everything else stays as it is: what happened, age, sex, ethnicity.
//!
//! The search is exact. A gate that does not hold rests on a few answers; to make it hold, one of these must change, so
//! each of them is tried with a value for each group that no test tells apart. A branch ends where some gate rests on
//! nothing that may still change, or where more gates lie apart than changes are left.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, Said, Value};
use crate::pack::Pack;
use crate::pack::condition::Condition;
use crate::pack::depends::dependencies;
use crate::pack::question::Question;

use super::evaluate::{Evaluation, Facts, truth};
use super::search::{Outcome, Wanted, search_with};
use super::what_if_values::{Reach, Trials};
use super::{AppraisedOption, Context, Finding};

/// The most sets that are shown.
pub const MOST_SETS: usize = 3;
/// The most answers of one set.
pub const MOST_CHANGES: usize = 6;
/// The most branches that are looked into for one option.
pub const MOST_STEPS: usize = 4_000;
/// The most branches that are looked into where somebody waits for it.
const QUICK_STEPS: usize = 250;

/// What would make an option fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhatIf {
    /// It fits as it is.
    FitsAlready,
    /// The smallest sets of answers with which it would fit.
    Sets(Sets),
    /// Nothing that can be changed or found out would open it.
    Closed(Vec<Barrier>),
    /// Something would, but not so few answers.
    TooMany {
        /// It would take at least so many.
        at_least: usize,
    },
    /// It was not found out within [`MOST_STEPS`].
    GaveUp,
}

/// The smallest sets of answers with which an option would fit; all of one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sets {
    /// Up to [`MOST_SETS`], those with the fewest known answers to change first; never empty.
    pub shown: Vec<Vec<Change>>,
    /// How many more of the same size there are.
    pub more: usize,
    /// True when the search was cut short: there may be more sets of this size, and a smaller one.
    pub cut: bool,
}

/// An answer that would have to be otherwise, or turn out so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The question.
    pub question: Key<Question>,
    /// What is recorded.
    pub from: Said,
    /// What would do; never empty. The first goes with the first of every other change of the set, and each of the
    /// others does too.
    pub to: Vec<Reach>,
    /// True where there is more that would do: every other day of the same weekday.
    pub some: bool,
}

impl Change {
    /// True where nothing is known that would have to be otherwise: it would have to be found out.
    pub fn is_to_be_found_out(&self) -> bool {
        self.from.value().is_none()
    }

    /// The value to try.
    pub fn trial(&self) -> Option<Value> {
        self.to.first().map(|reach| reach.example)
    }
}

/// A gate that holds with no answer that can be changed or found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barrier {
    /// Its place among the option's gates.
    pub gate: usize,
    /// The answers that stand in the way and cannot be changed here; empty where the date alone does.
    pub because: KeySet<Question>,
}

/// True where what is known of the question may be otherwise: it can be arranged or decided, and is not protected.
pub fn is_changeable(question: &Question) -> bool {
    question.changeable && !question.protected
}

/// What would make the option fit.
pub fn what_if(pack: &Pack, answers: &Answers, context: &Context, appraised: &AppraisedOption) -> WhatIf {
    match within(pack, answers, context, appraised, MOST_STEPS) {
        Ok(found) => found,
        Err(TooLong) => WhatIf::GaveUp,
    }
}

/// The same where it can be told at once; `None` where it takes a longer search.
pub fn what_if_at_once(pack: &Pack, answers: &Answers, context: &Context, appraised: &AppraisedOption) -> Option<WhatIf> {
    within(pack, answers, context, appraised, QUICK_STEPS).ok()
}

/// The search was not done within its steps, and found nothing.
struct TooLong;

fn within(
    pack: &Pack,
    answers: &Answers,
    context: &Context,
    appraised: &AppraisedOption,
    most_steps: usize,
) -> Result<WhatIf, TooLong> {
    let gates: Vec<&Condition> = pack.interventions[appraised.option].gates.iter().map(|gate| &gate.when).collect();
    if appraised.gates.iter().all(|finding| finding.truth == Truth::Yes) {
        return Ok(WhatIf::FitsAlready);
    }
    let facts = Facts { pack, answers, today: context.today };
    let fixed = fixed(pack, answers);
    let barriers = plain_barriers(Facts { answers: &fixed, ..facts }, &gates);
    if !barriers.is_empty() {
        return Ok(WhatIf::Closed(barriers));
    }
    let mut search = Search::new(facts, &gates, most_steps);
    for size in 1..=MOST_CHANGES {
        search.look(size);
        if search.is_out_of_steps() && most_steps < MOST_STEPS {
            return Err(TooLong);
        }
        if !search.found.is_empty() {
            return Ok(WhatIf::Sets(search.sets()));
        }
        if search.is_cut() {
            break;
        }
    }
    let wanted: Vec<Wanted<'_>> = gates.iter().map(|gate| Wanted::yes(gate)).collect();
    Ok(match search_with(pack, context.today, &wanted, &fixed) {
        Outcome::Impossible => WhatIf::Closed(hidden_barriers(facts, &gates, &fixed, &appraised.gates)),
        Outcome::Possible(_) if !search.is_cut() => WhatIf::TooMany { at_least: MOST_CHANGES + 1 },
        Outcome::Possible(_) | Outcome::GaveUp => return Err(TooLong),
    })
}

/// The answers with a set tried on.
pub fn with_set(answers: &Answers, set: &[Change]) -> Answers {
    let mut changed = answers.clone();
    for (question, value) in set.iter().filter_map(|change| Some((change.question, change.trial()?))) {
        changed.say(question, Said::Value(value));
    }
    changed
}

/// The known answers that stay as they are.
fn fixed(pack: &Pack, answers: &Answers) -> Answers {
    let mut fixed = Answers::default();
    for (question, _) in pack.questions.entries().filter(|(_, entry)| !is_changeable(entry)) {
        if let said @ Said::Value(_) = answers.said(question) {
            fixed.say(question, said);
        }
    }
    fixed
}

/// The gates that fail on what is fixed alone: what is settled stays settled, whatever else is said.
fn plain_barriers(fixed: Facts<'_>, gates: &[&Condition]) -> Vec<Barrier> {
    let evaluation = Evaluation::new(fixed);
    let findings = gates.iter().map(|gate| evaluation.find(gate)).enumerate();
    let failing = findings.filter(|(_, finding)| finding.truth == Truth::No);
    failing.map(|(gate, finding)| Barrier { gate, because: finding.because }).collect()
}

/// The gates that can hold with no answers beside the fixed ones, though none fails on these alone; where each could
/// and all together cannot, those that do not hold now.
fn hidden_barriers(facts: Facts<'_>, gates: &[&Condition], fixed: &Answers, findings: &[Finding]) -> Vec<Barrier> {
    let barrier = |gate: usize, condition: &Condition| {
        let mut because = KeySet::EMPTY;
        for question in dependencies(facts.pack, [condition]).questions.iter(&facts.pack.questions) {
            if fixed.said(question).value().is_some() {
                because.insert(question);
            }
        }
        Barrier { gate, because }
    };
    let each = || gates.iter().copied().enumerate();
    let cannot =
        each().filter(|(_, gate)| search_with(facts.pack, facts.today, &[Wanted::yes(gate)], fixed) == Outcome::Impossible);
    let cannot: Vec<Barrier> = cannot.map(|(place, gate)| barrier(place, gate)).collect();
    if !cannot.is_empty() {
        return cannot;
    }
    let open = each().filter(|(place, _)| findings.get(*place).is_some_and(|finding| finding.truth != Truth::Yes));
    open.map(|(place, gate)| barrier(place, gate)).collect()
}

/// One answer tried.
type Trial = (Key<Question>, Value);

/// Tries changes on the answers, fewest first.
struct Search<'a> {
    facts: Facts<'a>,
    gates: &'a [&'a Condition],
    trials: BTreeMap<Key<Question>, Trials>,
    /// Some question has more values than were tried.
    is_sampled: bool,
    steps: usize,
    most_steps: usize,
    answers: Answers,
    path: Vec<Trial>,
    /// What was tried already, in the order of the questions, whatever the order of trying.
    tried: BTreeSet<Vec<Trial>>,
    /// For each set of questions the first values with which every gate holds.
    found: BTreeMap<Vec<Key<Question>>, Vec<Trial>>,
}

impl<'a> Search<'a> {
    fn new(facts: Facts<'a>, gates: &'a [&'a Condition], most_steps: usize) -> Self {
        let mut trials = BTreeMap::new();
        let mut is_sampled = false;
        for question in dependencies(facts.pack, gates.iter().copied()).questions.iter(&facts.pack.questions) {
            let is_known = facts.answers.said(question).value().is_some();
            if !is_known || is_changeable(&facts.pack.questions[question]) {
                let found = Trials::new(facts, gates, question);
                is_sampled |= found.is_sampled;
                trials.insert(question, found);
            }
        }
        let answers = facts.answers.clone();
        let (path, tried, found) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
        Self { facts, gates, trials, is_sampled, steps: 0, most_steps, answers, path, tried, found }
    }

    fn is_cut(&self) -> bool {
        self.is_sampled || self.is_out_of_steps()
    }

    fn is_out_of_steps(&self) -> bool {
        self.steps >= self.most_steps
    }

    /// Looks for sets of this size.
    fn look(&mut self, size: usize) {
        self.tried.clear();
        self.branch(size);
    }

    fn branch(&mut self, left: usize) {
        if self.is_out_of_steps() {
            return;
        }
        self.steps += 1;
        let Some(supports) = self.supports() else { return };
        if supports.is_empty() {
            let mut set = self.path.clone();
            set.sort_unstable();
            self.found.entry(set.iter().map(|(question, _)| *question).collect()).or_insert(set);
            return;
        }
        if apart(&supports) > left {
            return;
        }
        // One of these must change; the fewer there are, the fewer branches.
        let Some(support) = supports.into_iter().min_by_key(KeySet::len) else { return };
        for question in support.iter(&self.facts.pack.questions) {
            self.try_each(question, left);
        }
    }

    fn try_each(&mut self, question: Key<Question>, left: usize) {
        let before = self.answers.said(question);
        let values = self.trials.get(&question).map(|trials| trials.values.clone()).unwrap_or_default();
        for value in values {
            self.path.push((question, value));
            let mut key = self.path.clone();
            key.sort_unstable();
            if self.tried.insert(key) {
                self.answers.say(question, Said::Value(value));
                self.branch(left - 1);
            }
            self.path.pop();
        }
        self.answers.say(question, before);
    }

    /// For each gate that does not hold, the open answers on which that rests; `None` where one rests on none.
    fn supports(&self) -> Option<Vec<KeySet<Question>>> {
        let evaluation = Evaluation::new(Facts { answers: &self.answers, ..self.facts });
        let mut supports = Vec::new();
        for gate in self.gates {
            let finding = evaluation.find(gate);
            if finding.truth == Truth::Yes {
                continue;
            }
            let mut open = KeySet::EMPTY;
            for question in finding.because.union(finding.missing).iter(&self.facts.pack.questions) {
                if self.trials.contains_key(&question) && self.path.iter().all(|(tried, _)| *tried != question) {
                    open.insert(question);
                }
            }
            if open.is_empty() {
                return None;
            }
            supports.push(open);
        }
        Some(supports)
    }

    fn sets(&self) -> Sets {
        let known =
            |set: &[Key<Question>]| set.iter().filter(|question| self.facts.answers.said(**question).value().is_some()).count();
        let mut order: Vec<_> = self.found.iter().collect();
        order.sort_by_cached_key(|(questions, _)| (known(questions), (*questions).clone()));
        let shown = order.iter().take(MOST_SETS).map(|(_, set)| self.changes(set)).collect();
        Sets { shown, more: order.len().saturating_sub(MOST_SETS), cut: self.is_cut() }
    }

    /// The set with all that would do for each of its questions while the others stay as they were found.
    fn changes(&self, set: &[Trial]) -> Vec<Change> {
        let mut answers = self.facts.answers.clone();
        for (question, value) in set {
            answers.say(*question, Said::Value(*value));
        }
        let change = |(question, found): &Trial| {
            let mut trial = answers.clone();
            let mut holds = |value: Value| {
                trial.say(*question, Said::Value(value));
                let facts = Facts { answers: &trial, ..self.facts };
                self.gates.iter().all(|gate| truth(facts, gate) == Truth::Yes)
            };
            let trials = self.trials.get(question);
            let to = trials.map(|trials| trials.reaches(*found, &mut holds)).unwrap_or_default();
            let some = trials.is_some_and(|trials| trials.asks_weekday);
            Change { question: *question, from: self.facts.answers.said(*question), to, some }
        };
        set.iter().map(change).collect()
    }
}

/// So many gates at least lie apart from each other: no answer serves two of them.
fn apart(supports: &[KeySet<Question>]) -> usize {
    let mut sorted: Vec<&KeySet<Question>> = supports.iter().collect();
    sorted.sort_by_key(|support| support.len());
    let mut taken = KeySet::EMPTY;
    let mut count = 0;
    for support in sorted {
        if support.is_disjoint(&taken) {
            taken.take_in(support);
            count += 1;
        }
    }
    count
}
