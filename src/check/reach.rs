//! What can and cannot be: conditions that never or always hold, questions put to nobody, gates that contradict each
//! other, needs that nothing serves.

use crate::appraise::search::{Outcome, Wanted, search};
use crate::base::date::Date;
use crate::base::table::Key;
use crate::case::answer::{Answers, Said, in_words};
use crate::pack::condition::{Condition, Test};
use crate::pack::intervention::{Intervention, Role};
use crate::pack::question::Question;
use crate::pack::remark::{RemarkKind, Remarks, Subject};
use crate::pack::{Pack, Stage};

use super::{Served, days, gave_up};

/// Remarks on what cannot be, and for each need and stage what serves it.
pub fn reach(pack: &Pack, today: Date, remarks: &mut Remarks<'_>) -> Vec<Served> {
    // A rule that comes into force later is not one that never holds; one that ended for good is.
    let days = std::iter::once(today).chain(days::changes(pack).into_iter().filter(|day| *day > today)).collect();
    let mut reach = Reach { pack, days, where_question: where_question(pack), remarks };
    reach.conditions();
    reach.questions();
    reach.options();
    reach.needs()
}

/// The question whose choices are the pack's jurisdictions, if it has one.
fn where_question(pack: &Pack) -> Option<Key<Question>> {
    let names = || pack.jurisdictions.iter().map(|jurisdiction| jurisdiction.id.as_str());
    let found = pack.questions.find(|question| question.kind.choices().iter().map(|choice| choice.id.as_str()).eq(names()));
    found.map(|(key, _)| key)
}

struct Reach<'a, 'r, 'f> {
    pack: &'a Pack,
    /// Today, and the days to come on which a rule changes.
    days: Vec<Date>,
    where_question: Option<Key<Question>>,
    remarks: &'r mut Remarks<'f>,
}

impl Reach<'_, '_, '_> {
    /// Whether it can be, today or on a day to come.
    fn find(&self, wanted: &[Wanted<'_>]) -> Outcome {
        let outcomes = self.days.iter().map(|day| search(self.pack, *day, wanted));
        outcomes.into_iter().find(|outcome| *outcome != Outcome::Impossible).unwrap_or(Outcome::Impossible)
    }

    fn conditions(&mut self) {
        let pack = self.pack;
        for intervention in &pack.interventions {
            for (kind, criterion) in intervention.criteria() {
                self.condition(&Subject::criterion(intervention, kind, criterion), &criterion.when);
            }
        }
        for term in &pack.terms {
            self.condition(&Subject::term(term), &term.when);
        }
        for need in &pack.needs {
            self.condition(&Subject::need(need), &need.when);
        }
        for alert in &pack.alerts {
            self.condition(&Subject::alert(alert), &alert.when);
        }
        for prompt in &pack.prompts {
            self.condition(&Subject::prompt(prompt), &prompt.when);
        }
        for contradiction in &pack.contradictions {
            self.condition(&Subject::contradiction(contradiction), &contradiction.when);
        }
    }

    fn condition(&mut self, subject: &Subject, when: &Condition) {
        match self.find(&[Wanted::yes(when)]) {
            Outcome::Possible(_) => {}
            Outcome::GaveUp => gave_up(self.remarks, subject, "it can hold"),
            Outcome::Impossible => {
                let what = format!("{} can never hold: no answers lead to yes", subject.name);
                self.remarks.warn(RemarkKind::NeverHolds, subject, what, "look for parts that contradict each other");
                return;
            }
        }
        match self.find(&[Wanted::no(when)]) {
            Outcome::Possible(_) => {}
            Outcome::GaveUp => gave_up(self.remarks, subject, "it can fail"),
            Outcome::Impossible => {
                let what = format!("{} always holds: no answers lead to no", subject.name);
                self.remarks.warn(RemarkKind::AlwaysHolds, subject, what, "say for whom it does not hold, or take it out");
            }
        }
    }

    fn questions(&mut self) {
        let pack = self.pack;
        for question in &pack.questions {
            if let Some(when) = &question.enable_when {
                self.question(question, when);
            }
        }
    }

    fn question(&mut self, question: &Question, when: &Condition) {
        let subject = Subject::question(question);
        match self.find(&[Wanted::yes(when)]) {
            Outcome::Possible(_) => self.question_at_stages(question, when),
            Outcome::GaveUp => gave_up(self.remarks, &subject, "it is ever put"),
            Outcome::Impossible => {
                let what = format!("{} is put to nobody: its `enable_when` can never hold", subject.name);
                self.remarks.refuse(RemarkKind::NeverPut, &subject, what, "look for parts that contradict each other");
            }
        }
    }

    /// A question that is put only at stages at which it does not apply is put to nobody.
    fn question_at_stages(&mut self, question: &Question, when: &Condition) {
        let subject = Subject::question(question);
        let barred: Vec<Key<Stage>> = question.ask_at.iter().copied().filter(|stage| self.is_barred_at(*stage, when)).collect();
        if !barred.is_empty() && barred.len() == question.ask_at.len() {
            let what = format!("{} is put to nobody: its `enable_when` can hold at no stage of its `ask_at`", subject.name);
            self.remarks.refuse(RemarkKind::NeverPut, &subject, what, "name the stages at which it applies");
            return;
        }
        for stage in barred.into_iter().map(|stage| &self.pack.stages[stage]) {
            let what = format!("{} is put to nobody at the stage `{}`, which its `ask_at` names", subject.name, stage.id);
            let help = "take the stage out, or look at `enable_when`";
            self.remarks.warn(RemarkKind::NeverPutAtStage, &Subject::question(question).at(stage), what, help);
        }
    }

    fn is_barred_at(&self, stage: Key<Stage>, when: &Condition) -> bool {
        self.find(&[Wanted::yes(&self.at(stage)), Wanted::yes(when)]) == Outcome::Impossible
    }

    /// That the person is at this stage.
    fn at(&self, stage: Key<Stage>) -> Condition {
        Condition::Compare(self.pack.stage_question, Test::Chosen(1 << stage.place()))
    }

    /// That the person is at this stage, and where the option exists.
    fn offered(&self, option: &Intervention, stage: Key<Stage>) -> Vec<Condition> {
        let mut conditions = vec![self.at(stage)];
        conditions.extend(self.where_question.filter(|_| !option.jurisdictions.is_empty()).map(|question| {
            let mask = option.jurisdictions.iter().fold(0, |mask, jurisdiction| mask | 1 << jurisdiction.place());
            Condition::Compare(question, Test::Chosen(mask))
        }));
        conditions
    }

    fn options(&mut self) {
        let pack = self.pack;
        for option in pack.interventions.iter().filter(|intervention| intervention.role == Role::Option) {
            let subject = Subject::intervention(option);
            let gates: Vec<Wanted<'_>> = option.gates.iter().map(|gate| Wanted::yes(&gate.when)).collect();
            match self.find(&gates) {
                Outcome::Possible(example) => self.option_at_stages(option, &example),
                Outcome::GaveUp => gave_up(self.remarks, &subject, "it can fit anybody"),
                Outcome::Impossible => self.contradiction(option),
            }
        }
    }

    fn contradiction(&mut self, option: &Intervention) {
        let gates = self.smallest_contradiction(option).into_iter().filter_map(|gate| option.gates.get(gate));
        let names: Vec<&str> = gates.map(|gate| gate.id.as_str()).collect();
        let (kind, what) = match names.as_slice() {
            [gate] => (RemarkKind::NeverFits, format!("option `{}` fits nobody: its gate `{gate}` can never hold", option.id)),
            _ => {
                let list = names.join("`, `");
                let what = format!("the gates `{list}` of option `{}` contradict each other: no answers let all hold", option.id);
                (RemarkKind::GatesContradict, what)
            }
        };
        self.remarks.refuse(kind, &Subject::intervention(option), what, "an option that fits nobody is no option");
    }

    /// A set of gates that cannot hold together, of which each part can: a single gate or a pair if there is one.
    fn smallest_contradiction(&self, option: &Intervention) -> Vec<usize> {
        let can_hold = |gates: &[usize]| {
            let wanted = gates.iter().filter_map(|gate| option.gates.get(*gate)).map(|gate| Wanted::yes(&gate.when));
            self.find(&wanted.collect::<Vec<_>>()) != Outcome::Impossible
        };
        let all = 0..option.gates.len();
        let pairs = all.clone().flat_map(|one| (one + 1..option.gates.len()).map(move |other| vec![one, other]));
        let small = all.clone().map(|gate| vec![gate]).chain(pairs).find(|gates| !can_hold(gates));
        small.unwrap_or_else(|| {
            all.fold((0..option.gates.len()).collect(), |gates: Vec<usize>, gate| {
                let fewer: Vec<usize> = gates.iter().copied().filter(|kept| *kept != gate).collect();
                if can_hold(&fewer) { gates } else { fewer }
            })
        })
    }

    fn option_at_stages(&mut self, option: &Intervention, example: &Answers) {
        let barred: Vec<Key<Stage>> = option.stages.iter().copied().filter(|stage| !self.can_fit(option, *stage, None)).collect();
        let subject = Subject::intervention(option);
        if barred.len() == option.stages.len() {
            let what = format!("option `{}` fits nobody at a stage and in a place where it is offered", option.id);
            let help = format!("its gates hold elsewhere, such as with {}", self.words(example));
            self.remarks.refuse(RemarkKind::NeverFits, &subject, what, help);
            return;
        }
        for stage in barred.into_iter().map(|stage| &self.pack.stages[stage]) {
            let what = format!("option `{}` is offered at the stage `{}` and fits nobody there", option.id, stage.id);
            let help = "take the stage out, or look at the gates";
            self.remarks.warn(RemarkKind::NeverFitsAtStage, &Subject::intervention(option).at(stage), what, help);
        }
    }

    /// Whether the option can fit somebody at a stage, with a need if one is given. What was not found out counts.
    fn can_fit(&self, option: &Intervention, stage: Key<Stage>, need: Option<&Condition>) -> bool {
        let offered = self.offered(option, stage);
        let conditions = offered.iter().chain(need).chain(option.gates.iter().map(|gate| &gate.when));
        self.find(&conditions.map(Wanted::yes).collect::<Vec<_>>()) != Outcome::Impossible
    }

    fn needs(&mut self) -> Vec<Served> {
        let pack = self.pack;
        let mut all = Vec::new();
        for (need, entry) in pack.needs.entries() {
            for (stage, stage_entry) in pack.stages.entries() {
                let Outcome::Possible(example) = self.find(&[Wanted::yes(&self.at(stage)), Wanted::yes(&entry.when)]) else {
                    continue;
                };
                let offered = pack.interventions.entries().filter(|(_, option)| {
                    option.role == Role::Option && option.serves.contains(&need) && option.stages.contains(&stage)
                });
                let offered: Vec<_> = offered.collect();
                let by = offered.iter().find(|(_, option)| self.can_fit(option, stage, Some(&entry.when))).map(|(key, _)| *key);
                all.push(Served { need, stage, by });
                if by.is_none() {
                    let fault = if offered.is_empty() { "serves" } else { "can fit somebody who has" };
                    let what =
                        format!("no option that is offered at the stage `{}` {fault} the need `{}`", stage_entry.id, entry.id);
                    let help = format!("nothing is there for a person with {}", self.words(&example));
                    self.remarks.warn(RemarkKind::NotServed, &Subject::need(entry).at(stage_entry), what, help);
                }
            }
        }
        all
    }

    /// Answers in words, such as "Age: 18 years; Stage: At court".
    fn words(&self, answers: &Answers) -> String {
        let said = self.pack.questions.entries().filter(|(key, _)| answers.said(*key) != Said::NotAsked);
        let words = said.map(|(key, question)| format!("{}: {}", question.label, in_words(self.pack, key, answers.said(key))));
        words.collect::<Vec<_>>().join("; ")
    }
}
