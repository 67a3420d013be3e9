//! Conditions: names to references, and each comparison against the kind of its question.

use crate::base::date::{Date, Weekday};
use crate::base::fault::Fault;
use crate::base::spot::{Origin, Spot};
use crate::base::table::Key;

use super::Resolver;
use crate::pack::condition::{Condition, Span, Test};
use crate::pack::question::{Kind, Question};
use crate::pack::raw;

/// How deep conditions may be nested; deeper ones are easier to read with a term.
const DEEPEST: usize = 32;

/// What a condition belongs to, for messages, and what it may ask.
#[derive(Clone, Copy)]
pub(super) struct Owner<'a> {
    pub origin: Origin<'a>,
    /// Such as "gate `consents`".
    pub name: &'a str,
    /// Where the thing itself stands, for faults that have no better place.
    pub at: &'a Spot,
    /// Whether the condition may ask if a question was answered. Only a prompt's may.
    pub may_ask_if_answered: bool,
}

impl Resolver {
    pub(super) fn condition(&mut self, owner: Owner<'_>, raw: &raw::Condition) -> Condition {
        self.condition_at(owner, raw, 1)
    }

    fn condition_at(&mut self, owner: Owner<'_>, raw: &raw::Condition, depth: usize) -> Condition {
        if depth > DEEPEST {
            let what = format!("{} has a condition nested more than {DEEPEST} deep", owner.name);
            self.faults
                .push(Fault::refused(owner.origin.place(owner.at), what).help("give the inner part a name of its own as a term"));
            return Condition::Always;
        }
        let mut parts = |parts: &[raw::Condition]| parts.iter().map(|part| self.condition_at(owner, part, depth + 1)).collect();
        match raw {
            raw::Condition::Always => Condition::Always,
            raw::Condition::All(inner) => Condition::All(parts(inner)),
            raw::Condition::Any(inner) => Condition::Any(parts(inner)),
            raw::Condition::Not(inner) => Condition::Not(Box::new(self.condition_at(owner, inner, depth + 1))),
            raw::Condition::Is(question, choice) => self.chosen(owner, question, std::slice::from_ref(choice)),
            raw::Condition::OneOf(question, choices) => self.chosen(owner, question, choices),
            raw::Condition::Yes(question) => self.yes_no(owner, question, "yes"),
            raw::Condition::No(question) => self.yes_no(owner, question, "no"),
            raw::Condition::AtLeast(question, least) => self.number(owner, question, *least, |least| (least, i64::MAX)),
            raw::Condition::AtMost(question, most) => self.number(owner, question, *most, |most| (i64::MIN, most)),
            raw::Condition::OnOrAfter(question, day) => {
                let from = self.date(owner.origin, day, owner.name);
                self.compare_date(owner, question, Test::On(Span { from: Some(from), until: None }))
            }
            raw::Condition::Before(question, day) => {
                let until = self.date(owner.origin, day, owner.name).yesterday().unwrap_or(Date::MIN);
                self.compare_date(owner, question, Test::On(Span { from: None, until: Some(until) }))
            }
            raw::Condition::WithinLastDays(question, days) => self.days(owner, question, *days, Test::WithinLastDays(*days)),
            raw::Condition::WithinNextDays(question, days) => self.days(owner, question, *days, Test::WithinNextDays(*days)),
            raw::Condition::OnWeekday(question, days) => {
                let days = days.iter().map(|day| weekday(*day)).collect();
                self.compare_date(owner, question, Test::OnWeekday(days))
            }
            raw::Condition::Term(name) => self.term_reference(owner, name),
            raw::Condition::Answered(question) => self.asked_whether(owner, question, Condition::Answered),
            raw::Condition::Declined(question) => self.asked_whether(owner, question, Condition::Declined),
        }
    }

    /// The condition with the time in which its rule is in force worked in: outside that time a gate does not bar.
    pub(super) fn gate_condition(
        &mut self,
        owner: Owner<'_>,
        raw: &raw::Condition,
        in_force: Option<&raw::InForce>,
    ) -> Condition {
        let when = self.condition(owner, raw);
        match in_force {
            None => when,
            Some(span) => Condition::Any(vec![Condition::Not(Box::new(self.in_force(owner, span))), when]),
        }
    }

    /// The condition with the time in which its rule is in force worked in: outside that time it does not hold.
    pub(super) fn dated_condition(
        &mut self,
        owner: Owner<'_>,
        raw: &raw::Condition,
        in_force: Option<&raw::InForce>,
    ) -> Condition {
        let when = self.condition(owner, raw);
        match in_force {
            None => when,
            Some(span) => Condition::All(vec![self.in_force(owner, span), when]),
        }
    }

    fn in_force(&mut self, owner: Owner<'_>, raw: &raw::InForce) -> Condition {
        let mut day = |spot: &Option<Spot>| spot.as_ref().map(|spot| self.date(owner.origin, spot, owner.name));
        let span = Span { from: day(&raw.from), until: day(&raw.until) };
        if span.from.is_none() && span.until.is_none() {
            let what = format!("{} is in force neither from nor until a day", owner.name);
            self.faults.push(Fault::refused(owner.origin.place(owner.at), what).help("give `from`, `until` or both"));
        }
        match &raw.by {
            None => Condition::Today(span),
            Some(question) => self.compare_date(owner, question, Test::On(span)),
        }
    }

    fn find(&mut self, owner: Owner<'_>, name: &Spot) -> Option<(Key<Question>, Kind)> {
        let key = self.find_question(owner.origin, owner.name, name)?;
        let kind = self.kinds.iter().nth(key.place())?.clone();
        Some((key, kind))
    }

    fn wrong_kind(&mut self, owner: Owner<'_>, question: &Spot, kind: &Kind, wanted: &str) {
        let what = format!("{} wants {wanted}, but `{}` takes {}", owner.name, question.text, kind.in_words());
        self.refuse(owner.origin, question, what);
    }

    fn chosen(&mut self, owner: Owner<'_>, question: &Spot, choices: &[Spot]) -> Condition {
        let Some((key, kind)) = self.find(owner, question) else { return Condition::Always };
        if kind.choices().is_empty() {
            self.wrong_kind(owner, question, &kind, "a choice");
            return Condition::Always;
        }
        if choices.is_empty() {
            self.refuse(owner.origin, question, format!("{} names no choice of `{}`", owner.name, question.text));
        }
        let mut mask = 0;
        for choice in choices {
            match kind.choice_place(&choice.text) {
                // A place past the 64th has no bit: a question with so many choices is refused elsewhere.
                Some(place) => mask |= 1_u64.checked_shl(u32::from(place)).unwrap_or(0),
                None => {
                    let known = kind.choices().iter().map(|choice| choice.id.as_str());
                    let what = format!(
                        "{} asks whether `{}` is `{}`, which is none of its choices",
                        owner.name, question.text, choice.text
                    );
                    self.refuse_name(owner.origin, choice, what, known);
                }
            }
        }
        Condition::Compare(key, Test::Chosen(mask))
    }

    fn yes_no(&mut self, owner: Owner<'_>, question: &Spot, answer: &str) -> Condition {
        let Some((key, kind)) = self.find(owner, question) else { return Condition::Always };
        match (&kind, kind.choice_place(answer)) {
            (Kind::YesNo(_), Some(place)) => Condition::Compare(key, Test::Chosen(1 << place)),
            _ => {
                self.wrong_kind(owner, question, &kind, "yes or no");
                Condition::Always
            }
        }
    }

    /// A number compared with a bound; `range` makes the range to be in from the bound.
    fn number(&mut self, owner: Owner<'_>, question: &Spot, bound: i64, range: fn(i64) -> (i64, i64)) -> Condition {
        let Some((key, kind)) = self.find(owner, question) else { return Condition::Always };
        let Kind::Number { min, max, .. } = kind else {
            self.wrong_kind(owner, question, &kind, "a number");
            return Condition::Always;
        };
        self.check_bound(owner, question, bound, min, max);
        let (least, most) = range(bound);
        Condition::Compare(key, Test::Within(least, most))
    }

    fn check_bound(&mut self, owner: Owner<'_>, question: &Spot, bound: i64, min: i64, max: i64) {
        if bound < min || bound > max {
            let what = format!("{} compares `{}` with {bound}, outside {min} to {max}", owner.name, question.text);
            self.refuse(owner.origin, question, what);
        }
    }

    fn days(&mut self, owner: Owner<'_>, question: &Spot, days: i32, test: Test) -> Condition {
        if !(0..=36_525).contains(&days) {
            self.refuse(owner.origin, question, format!("{} counts {days} days; give 0 to 36525", owner.name));
        }
        self.compare_date(owner, question, test)
    }

    fn compare_date(&mut self, owner: Owner<'_>, question: &Spot, test: Test) -> Condition {
        let Some((key, kind)) = self.find(owner, question) else { return Condition::Always };
        match kind {
            Kind::Date => Condition::Compare(key, test),
            Kind::YesNo(_) | Kind::Choice(_) | Kind::Choices(_) | Kind::Number { .. } => {
                self.wrong_kind(owner, question, &kind, "a date");
                Condition::Always
            }
        }
    }

    fn term_reference(&mut self, owner: Owner<'_>, name: &Spot) -> Condition {
        match self.terms.get(&name.text) {
            Some(term) => Condition::Term(term),
            None => {
                let known = self.terms.clone();
                let what = format!("{} uses unknown term `{}`", owner.name, name.text);
                self.refuse_unknown(owner.origin, name, what, known.iter());
                Condition::Always
            }
        }
    }

    fn asked_whether(&mut self, owner: Owner<'_>, question: &Spot, condition: fn(Key<Question>) -> Condition) -> Condition {
        if !owner.may_ask_if_answered {
            let what = format!("{} asks whether `{}` was answered, which only a prompt may", owner.name, question.text);
            let help = "it flips as people answer, and what is settled must stay settled";
            self.faults.push(Fault::refused(owner.origin.place(question), what).help(help));
        }
        self.find_question(owner.origin, owner.name, question).map_or(Condition::Always, condition)
    }
}

fn weekday(raw: raw::Weekday) -> Weekday {
    match raw {
        raw::Weekday::Monday => Weekday::Monday,
        raw::Weekday::Tuesday => Weekday::Tuesday,
        raw::Weekday::Wednesday => Weekday::Wednesday,
        raw::Weekday::Thursday => Weekday::Thursday,
        raw::Weekday::Friday => Weekday::Friday,
        raw::Weekday::Saturday => Weekday::Saturday,
        raw::Weekday::Sunday => Weekday::Sunday,
    }
}
