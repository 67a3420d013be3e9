//! Checks of a pack that can be loaded and that need no answers: what nobody uses, what is unfair, too long or old.
//!
//! A warning is something to look at; an error is something that must not be published. What needs answers is in
//! `crate::check`.

use std::collections::BTreeSet;

use crate::base::date::{self, Date};
use crate::base::table::Key;

use super::Pack;
use super::condition::{Condition, Test};
use super::depends::{Dependencies, dependencies};
use super::entries::entries;
use super::intervention::{Basis, Role};
use super::protected::{protected, question_ids};
use super::question::{Kind, Question};
use super::reading::{Explained, HIGHEST_GRADE};
use super::remark::{RemarkKind, Remarks, Subject};
use super::source::Source;

/// Days after which the law of a pack should be looked at again.
const LAW_KEEPS_DAYS: i32 = 365;

/// Remarks on a pack, as on the day `today`.
pub fn audit(pack: &Pack, today: Date, remarks: &mut Remarks<'_>) {
    let mut auditor = Auditor { pack, remarks };
    let used = dependencies(pack, pack.deciding());
    auditor.sources();
    auditor.terms(&used);
    auditor.questions(&used);
    auditor.choices(&used);
    auditor.options();
    auditor.fairness();
    auditor.lengths();
    auditor.reading();
    auditor.law(date::days_between(pack.law_as_at, today));
}

struct Auditor<'a, 'r, 'f> {
    pack: &'a Pack,
    remarks: &'r mut Remarks<'f>,
}

impl Auditor<'_, '_, '_> {
    fn sources(&mut self) {
        let entries = entries(self.pack);
        let bodies = self.pack.interventions.iter().flat_map(|intervention| &intervention.ratings).map(|rating| rating.body);
        let cites = entries.iter().flat_map(|entry| &entry.cites).map(|citation| citation.source);
        let cited: BTreeSet<Key<Source>> = cites.chain(bodies).collect();
        for (_, source) in self.pack.sources.entries().filter(|(key, _)| !cited.contains(key)) {
            let subject = Subject::entry("sources.ron", "source", &source.id);
            let what = format!("nothing cites the source `{}`", source.id);
            self.remarks.warn(RemarkKind::Uncited, &subject, what, "cite it or take it out");
        }
    }

    fn terms(&mut self, used: &Dependencies) {
        for (_, term) in self.pack.terms.entries().filter(|(key, _)| !used.terms.contains(key)) {
            let what = format!("no rule uses the term `{}`", term.id);
            self.remarks.warn(RemarkKind::UnusedTerm, &Subject::term(term), what, "use it or take it out");
        }
    }

    fn questions(&mut self, used: &Dependencies) {
        for (key, question) in self.pack.questions.entries() {
            if !used.questions.contains(key) && key != self.pack.stage_question {
                let what = format!("no rule asks the question `{}`", question.id);
                let help = "use its answer in a rule, or do not ask it";
                self.remarks.warn(RemarkKind::UnusedQuestion, &Subject::question(question), what, help);
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
                let help = "use them in a rule, or make one choice of them";
                self.remarks.warn(RemarkKind::ChoicesAlike, &Subject::question(question), what, help);
            }
        }
    }

    /// For each question, in the pack's order, the choices that some condition names.
    fn named_choices(&self) -> Vec<u64> {
        let mut named = vec![0_u64; self.pack.questions.len()];
        for condition in self.pack.conditions() {
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
        use RemarkKind::{NoGate, NoRating, NoStatement, NoStep, ServesNothing};
        for option in self.pack.interventions.iter().filter(|intervention| intervention.role == Role::Option) {
            let no_rating = "say what the rating bodies said, also if they did not rate it";
            let found = [
                (NoRating, option.ratings.is_empty(), "no rating", no_rating),
                (NoStatement, option.statements.is_empty(), "no evidence statement", "say what was found, or that nothing was"),
                (NoGate, option.gates.is_empty(), "no gate: it fits everybody", "say what must hold"),
                (ServesNothing, option.serves.is_empty(), "no need that it serves", "name the needs that it serves"),
                (NoStep, option.arrange.is_empty(), "no step to arrange it", "say how it is arranged"),
            ];
            for (kind, _, lack, help) in found.into_iter().filter(|(_, is_lacking, ..)| *is_lacking) {
                self.remarks.warn(kind, &Subject::intervention(option), format!("option `{}` has {lack}", option.id), help);
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
                    let help = "give its basis as `Law` or `EntryRule`, or make it a fit or a caution";
                    let subject = Subject::criterion(intervention, "gate", gate);
                    self.remarks.refuse(RemarkKind::ProtectedGate, &subject, what, help);
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
            self.too_long(&Subject::question(question), &texts);
        }
        for intervention in &self.pack.interventions {
            let texts = [("name", &intervention.name, 80), ("summary", &intervention.summary, 200)];
            self.too_long(&Subject::intervention(intervention), &texts);
            for (kind, criterion) in intervention.criteria() {
                self.too_long(&Subject::criterion(intervention, kind, criterion), &[("says", &criterion.says, 240)]);
            }
        }
        for alert in &self.pack.alerts {
            self.too_long(&Subject::alert(alert), &[("title", &alert.title, 60), ("says", &alert.says, 300)]);
        }
        for prompt in &self.pack.prompts {
            self.too_long(&Subject::prompt(prompt), &[("says", &prompt.says, 300)]);
        }
    }

    fn too_long(&mut self, subject: &Subject, texts: &[(&str, &String, usize)]) {
        for (field, text, most) in texts {
            let letters = text.chars().count();
            if letters > *most {
                let what = format!("{} has {letters} letters in `{field}`, more than {most}", subject.name);
                self.remarks.warn(RemarkKind::TooLong, subject, what, "say it in fewer words");
            }
        }
    }

    /// Whatever the person may see is to be read with ease. What is read together is measured together.
    fn reading(&mut self) {
        let explained = Explained::of(self.pack);
        for question in &self.pack.questions {
            let text = format!("{}\n{}", ended(&question.asks), question.why);
            self.hard_to_read(&Subject::question(question), "`asks` and `why`", explained.grade(&text));
        }
        for alert in &self.pack.alerts {
            let steps = alert.steps.iter().map(|step| ended(step)).collect::<String>();
            let text = format!("{}\n{steps}", ended(&alert.says));
            self.hard_to_read(&Subject::alert(alert), "`says` and `do`", explained.grade(&text));
        }
        for intervention in &self.pack.interventions {
            self.hard_to_read(&Subject::intervention(intervention), "`summary`", explained.grade(&intervention.summary));
        }
    }

    fn hard_to_read(&mut self, subject: &Subject, fields: &str, grade: f64) {
        if grade > HIGHEST_GRADE {
            let what = format!("{} has a reading grade of {grade:.1} in {fields}, more than {HIGHEST_GRADE:.0}", subject.name);
            self.remarks.warn(RemarkKind::HardToRead, subject, what, "use shorter sentences and shorter words");
        }
    }

    fn law(&mut self, age_days: i32) {
        if age_days > LAW_KEEPS_DAYS {
            let what = format!("the law was last looked at {age_days} days ago");
            self.remarks.warn(RemarkKind::LawAge, &Subject::pack(), what, "look at it again, then change `law_as_at`");
        } else if age_days < 0 {
            let what = "the law was last looked at on a day that is still to come";
            let help = "check `law_as_at`, and the date of this computer";
            self.remarks.warn(RemarkKind::LawAge, &Subject::pack(), what, help);
        }
    }
}

/// A sentence with its end, so that the next one begins a new one.
fn ended(text: &str) -> String {
    format!("{text}.\n")
}

fn unnamed_choices(question: &Question, named: u64) -> Vec<&str> {
    let choices = question.kind.choices().iter().enumerate().filter(|(place, _)| named & (1 << place) == 0);
    choices.map(|(_, choice)| choice.id.as_str()).collect()
}
