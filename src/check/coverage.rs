//! What the worked cases of a pack reach: each standing, each alert, each truth of a rule, each side of a threshold.
//!
//! A rule that no case meets could say anything. What cannot be reached by anybody is not asked for.

use std::collections::BTreeSet;

use crate::appraise::evaluate::{Evaluation, Facts, passes, truth};
use crate::appraise::explain::{standing_in_words, truth_in_words, urgency_in_words};
use crate::appraise::search::{Outcome, Wanted, search};
use crate::appraise::{Appraisal, Context, Standing, Urgency, appraise};
use crate::area::AreaProfile;
use crate::base::date::{Date, days_between, in_words};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::Case;
use crate::case::answer::{Answers, Value};
use crate::pack::Pack;
use crate::pack::alert::{Alert, AlertSeverity};
use crate::pack::condition::{Condition, Span, Test};
use crate::pack::intervention::{Intervention, Role};
use crate::pack::question::{Kind, Question};
use crate::pack::remark::{RemarkKind, Remarks, Subject};

use super::days;

/// How much the worked cases reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How much there is to reach.
    pub aims: usize,
    /// How much of it some case reaches.
    pub reached: usize,
}

/// Counts what the cases reach, with a remark on each thing that they do not. `today` counts for cases without a day.
pub fn cover(pack: &Pack, today: Date, cases: &[Case], remarks: &mut Remarks<'_>) -> Coverage {
    let days: Vec<Date> = around(&days::changes(pack)).chain([today]).collect();
    let played: Vec<Played<'_>> = cases.iter().map(|case| Played::new(pack, case, today)).collect();
    let mut coverage = Coverage::default();
    for Aim { mut subject, state, what } in aims(pack) {
        if played.iter().any(|played| played.reaches(&what)) {
            coverage.aims += 1;
            coverage.reached += 1;
        } else if can_be(pack, &days, &what) {
            coverage.aims += 1;
            let text = format!("no worked case reaches “{state}” for {}", subject.name);
            subject.about = format!("{}: {state}", subject.about);
            remarks.warn(RemarkKind::NotReached, &subject, text, "add a case, or an answer to one");
        }
    }
    coverage
}

/// Each of the days, and the day before.
fn around(days: &[Date]) -> impl Iterator<Item = Date> {
    days.iter().flat_map(|day| [day.yesterday().unwrap_or(*day), *day])
}

/// Something to reach.
struct Aim<'a> {
    subject: Subject,
    /// What it has to come to, in words.
    state: String,
    what: What<'a>,
}

enum What<'a> {
    /// A condition comes to this truth.
    Comes(&'a Condition, Truth),
    /// An option comes to this standing.
    Stands(Key<Intervention>, Standing),
    /// An alert shows so, or not at all.
    Shows(Key<Alert>, Option<Urgency>),
    /// A question that applies is answered with a value of this side of a threshold.
    Says(Key<Question>, Side),
    /// The case plays in this span of days.
    Plays(Span),
}

/// One side of a threshold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// A number from here to here.
    Numbers(i64, i64),
    /// A day before this one.
    Before(Date),
    /// This day or a later one.
    From(Date),
    /// A day so many days ago, from here to here; ahead if negative.
    DaysAgo(i32, i32),
}

/// A case with all that came out.
struct Played<'a> {
    answers: &'a Answers,
    today: Date,
    evaluation: Evaluation<'a>,
    appraisal: Appraisal,
}

impl<'a> Played<'a> {
    fn new(pack: &'a Pack, case: &'a Case, today: Date) -> Self {
        let today = case.today.unwrap_or(today);
        let answers = &case.answers;
        let appraisal = appraise(pack, answers, &Context { today, area: AreaProfile::default() });
        Self { answers, today, evaluation: Evaluation::new(Facts { pack, answers, today }), appraisal }
    }

    fn reaches(&self, what: &What<'_>) -> bool {
        match what {
            What::Comes(condition, truth) => self.evaluation.find(condition).truth == *truth,
            What::Stands(option, standing) => self.appraisal.option(*option).is_some_and(|found| found.standing == *standing),
            What::Shows(alert, urgency) => {
                let raised = self.appraisal.alerts.iter().find(|raised| raised.alert == *alert);
                raised.map(|raised| raised.urgency) == *urgency
            }
            What::Says(question, side) => {
                let value = self.answers.said(*question).value();
                self.appraisal.applies(*question) == Truth::Yes && value.is_some_and(|value| side.has(value, self.today))
            }
            What::Plays(span) => span.contains(self.today),
        }
    }
}

impl Side {
    fn has(self, value: Value, today: Date) -> bool {
        match (self, value) {
            (Self::Numbers(least, most), value) => passes(&Test::Within(least, most), value, today),
            (Self::Before(change), Value::Date(day)) => day < change,
            (Self::From(change), Value::Date(day)) => day >= change,
            (Self::DaysAgo(least, most), Value::Date(day)) => (least..=most).contains(&days_between(day, today)),
            (Self::Before(_) | Self::From(_) | Self::DaysAgo(..), Value::Choice(_) | Value::Choices(_) | Value::Number(_)) => {
                false
            }
        }
    }

    fn in_words(self) -> String {
        match self {
            Self::Numbers(i64::MIN, most) => format!("{most} or less"),
            Self::Numbers(least, _) => format!("{least} or more"),
            Self::Before(change) => format!("before {}", in_words(change)),
            Self::From(change) => format!("on {} or later", in_words(change)),
            Self::DaysAgo(0, most) => format!("in the last {most} days"),
            Self::DaysAgo(least, 0) => format!("in the next {} days", -least),
            Self::DaysAgo(i32::MIN, -1) => "after the day of the case".to_owned(),
            Self::DaysAgo(i32::MIN, most) => format!("more than {} days ahead", -most - 1),
            Self::DaysAgo(1, _) => "before the day of the case".to_owned(),
            Self::DaysAgo(least, _) => format!("more than {} days ago", least - 1),
        }
    }

    /// Whether a question of this kind has values on this side.
    fn exists(self, kind: &Kind) -> bool {
        match (self, kind) {
            (Self::Numbers(least, most), Kind::Number { min, max, .. }) => least <= *max && most >= *min,
            _ => true,
        }
    }
}

/// Whether anybody at all could reach it, on any day on which a case may play.
fn can_be(pack: &Pack, days: &[Date], what: &What<'_>) -> bool {
    match what {
        What::Comes(condition, truth) => can_come(pack, days, condition, *truth),
        What::Stands(option, standing) => {
            let gates = &pack.interventions[*option].gates;
            match standing {
                Standing::Fits => {
                    let wanted: Vec<Wanted<'_>> = gates.iter().map(|gate| Wanted::yes(&gate.when)).collect();
                    days.iter().any(|day| search(pack, *day, &wanted) != Outcome::Impossible)
                }
                Standing::CannotTell => gates.iter().any(|gate| can_come(pack, days, &gate.when, Truth::Unknown)),
                Standing::DoesNotFit => gates.iter().any(|gate| can_come(pack, days, &gate.when, Truth::No)),
            }
        }
        What::Shows(alert, urgency) => {
            let when = &pack.alerts[*alert].when;
            match urgency {
                Some(Urgency::ActNow | Urgency::BeAware) => can_come(pack, days, when, Truth::Yes),
                Some(Urgency::CheckNow) => can_come(pack, days, when, Truth::Unknown),
                None => can_come(pack, days, when, Truth::No),
            }
        }
        What::Says(question, side) => side.exists(&pack.questions[*question].kind),
        What::Plays(_) => true,
    }
}

fn can_come(pack: &Pack, days: &[Date], condition: &Condition, wanted: Truth) -> bool {
    let nothing = Answers::default();
    days.iter().any(|day| match wanted {
        Truth::Yes => search(pack, *day, &[Wanted::yes(condition)]) != Outcome::Impossible,
        Truth::No => search(pack, *day, &[Wanted::no(condition)]) != Outcome::Impossible,
        // What more answers settle was unknown before, so it is enough to look where there is none.
        Truth::Unknown => truth(Facts { pack, answers: &nothing, today: *day }, condition) == Truth::Unknown,
    })
}

/// Everything that cases should reach, in the pack's order.
fn aims(pack: &Pack) -> Vec<Aim<'_>> {
    let mut aims = Vec::new();
    for (key, option) in pack.interventions.entries().filter(|(_, intervention)| intervention.role == Role::Option) {
        let what = |standing| (standing_in_words(standing).to_owned(), What::Stands(key, standing));
        add(&mut aims, &Subject::intervention(option), Standing::EVERY.map(what));
    }
    for intervention in &pack.interventions {
        for (kind, criterion) in intervention.criteria() {
            add(&mut aims, &Subject::criterion(intervention, kind, criterion), truths(&criterion.when));
        }
    }
    for (key, alert) in pack.alerts.entries() {
        let shows = match alert.severity {
            AlertSeverity::ActNow => vec![Some(Urgency::ActNow), Some(Urgency::CheckNow), None],
            AlertSeverity::BeAware => vec![Some(Urgency::BeAware), None],
        };
        let words = |urgency: Option<Urgency>| urgency.map_or("not shown", urgency_in_words).to_owned();
        add(&mut aims, &Subject::alert(alert), shows.into_iter().map(|urgency| (words(urgency), What::Shows(key, urgency))));
    }
    for term in &pack.terms {
        add(&mut aims, &Subject::term(term), truths(&term.when));
    }
    for (question, side) in sides(pack) {
        add(&mut aims, &Subject::question(&pack.questions[question]), [(side.in_words(), What::Says(question, side))]);
    }
    for change in days::changes(pack) {
        let before = Span { from: None, until: change.yesterday().ok() };
        let from = Span { from: Some(change), until: None };
        let plays = [(Side::Before(change), before), (Side::From(change), from)];
        let mut subject = Subject::pack();
        "the day of a case".clone_into(&mut subject.name);
        add(&mut aims, &subject, plays.map(|(side, span)| (side.in_words(), What::Plays(span))));
    }
    aims
}

fn add<'a>(aims: &mut Vec<Aim<'a>>, subject: &Subject, states: impl IntoIterator<Item = (String, What<'a>)>) {
    aims.extend(states.into_iter().map(|(state, what)| Aim { subject: subject.clone(), state, what }));
}

fn truths(condition: &Condition) -> [(String, What<'_>); 3] {
    [Truth::Yes, Truth::No, Truth::Unknown].map(|truth| (truth_in_words(truth).to_owned(), What::Comes(condition, truth)))
}

/// Both sides of each threshold that some condition draws, by question.
fn sides(pack: &Pack) -> BTreeSet<(Key<Question>, Side)> {
    let mut sides = BTreeSet::new();
    for condition in pack.conditions() {
        condition.walk(&mut |part| {
            if let Condition::Compare(question, test) = part {
                sides.extend(sides_of(test).into_iter().map(|side| (*question, side)));
            }
        });
    }
    sides
}

fn sides_of(test: &Test) -> Vec<Side> {
    let at_number = |first: i64| [Side::Numbers(i64::MIN, first.saturating_sub(1)), Side::Numbers(first, i64::MAX)];
    let at_day = |change: Date| [Side::Before(change), Side::From(change)];
    match test {
        Test::Within(least, most) => {
            let lower = (*least != i64::MIN).then_some(*least);
            let upper = (*most != i64::MAX).then(|| most.saturating_add(1));
            lower.into_iter().chain(upper).flat_map(at_number).collect()
        }
        Test::On(span) => {
            let end = span.until.and_then(|until| until.tomorrow().ok());
            span.from.into_iter().chain(end).flat_map(at_day).collect()
        }
        Test::WithinLastDays(days) => {
            vec![Side::DaysAgo(0, *days), Side::DaysAgo(days + 1, i32::MAX), Side::DaysAgo(i32::MIN, -1)]
        }
        Test::WithinNextDays(days) => {
            vec![Side::DaysAgo(-days, 0), Side::DaysAgo(i32::MIN, -days - 1), Side::DaysAgo(1, i32::MAX)]
        }
        Test::Chosen(_) | Test::OnWeekday(_) => Vec::new(),
    }
}
