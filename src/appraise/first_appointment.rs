//! How soon a plan's first appointment is and on which day, as the pack's own rules see it.
//!
//! The day in the plan counts in place of the hours that were answered: it was written down later. Its time counts too
//! where it can be read, and the time that it is now where that is known: at night the day alone says little. No
//! threshold stands here; the pack's prompts hold them.

use std::ops::RangeInclusive;

use crate::base::date::{Time, days_between, parse_time};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::Case;
use crate::case::answer::{Said, Value};
use crate::pack::Pack;
use crate::pack::alert::Prompt;
use crate::pack::condition::{Condition, Test};
use crate::pack::depends::dependencies;
use crate::pack::question::Question;

use super::evaluate::{Facts, truth};
use super::{Appraisal, Context};

/// The id of the question how many hours it is to the first appointment.
pub const HOURS: &str = "first_appointment_hours";

/// A prompt about how soon the first appointment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The prompt.
    pub prompt: Key<Prompt>,
    /// False where it hangs on the hour, and the hour now or that of the appointment is not known.
    pub is_sure: bool,
}

/// Prompts about how soon the first appointment is that hold for this plan, in the pack's order. `now` is the time of day
/// where it is known; a document has none, as it is read later.
pub fn reminders(pack: &Pack, case: &Case, context: &Context, now: Option<Time>) -> Vec<Reminder> {
    let Some(question) = pack.question(HOURS) else { return Vec::new() };
    let about = pack.prompts.entries().filter(|(_, prompt)| looks_at(pack, &prompt.when, question));
    let found = about.filter_map(|(key, prompt)| {
        let truths = hours(case, context, now).map(|hours| holds_after(pack, case, context, &prompt.when, (question, hours)));
        match truths {
            None => (truth_as_answered(pack, case, context, &prompt.when) == Truth::Yes)
                .then_some(Reminder { prompt: key, is_sure: true }),
            Some([soonest, latest]) => (soonest == Truth::Yes || latest == Truth::Yes)
                .then_some(Reminder { prompt: key, is_sure: soonest == Truth::Yes && latest == Truth::Yes }),
        }
    });
    found.collect()
}

/// The prompts of an appraisal, those about the first appointment as the plan has it. In the pack's order.
pub fn prompts(pack: &Pack, case: &Case, context: &Context, appraisal: &Appraisal) -> Vec<Key<Prompt>> {
    let question = pack.question(HOURS);
    let reminders = reminders(pack, case, context, None);
    let is_about = |prompt: &Prompt| question.is_some_and(|question| looks_at(pack, &prompt.when, question));
    let shown = pack.prompts.entries().filter(|(key, prompt)| {
        if is_about(prompt) {
            reminders.iter().any(|reminder| reminder.prompt == *key && reminder.is_sure)
        } else {
            appraisal.prompts.iter().any(|raised| raised.prompt == *key)
        }
    });
    shown.map(|(key, _)| key).collect()
}

/// Prompts of an appraisal that turn on a day of the week, such as a release on a Friday.
pub fn weekday_prompts(pack: &Pack, appraisal: &Appraisal) -> Vec<Key<Prompt>> {
    let raised = appraisal.prompts.iter().map(|raised| raised.prompt);
    raised.filter(|prompt| turns_on_weekday(pack, &pack.prompts[*prompt].when)).collect()
}

fn looks_at(pack: &Pack, condition: &Condition, question: Key<Question>) -> bool {
    dependencies(pack, [condition]).questions.contains(question)
}

fn turns_on_weekday(pack: &Pack, condition: &Condition) -> bool {
    let terms = dependencies(pack, [condition]).terms;
    let conditions = terms.iter().map(|term| &pack.terms[*term].when).chain([condition]);
    let mut found = false;
    for condition in conditions {
        condition.walk(&mut |part| found |= matches!(part, Condition::Compare(_, Test::OnWeekday(_))));
    }
    found
}

/// The fewest and the most whole hours from now to the first appointment; none where the plan has no day, or one that
/// has passed. Hours begun count as whole.
pub fn hours(case: &Case, context: &Context, now: Option<Time>) -> Option<RangeInclusive<i64>> {
    let day = case.plan.first_day()?;
    let on_that_day = case.plan.appointments.iter().filter(|appointment| appointment.on == Some(day));
    let times: Vec<Option<Time>> = on_that_day.map(|appointment| parse_time(&appointment.at)).collect();
    let earliest = times.iter().map(|time| time.map_or(0, minutes)).min()?;
    let latest = times.iter().map(|time| time.map_or(LAST_MINUTE, minutes)).min()?;
    let (from, to) = now.map_or((0, LAST_MINUTE), |now| (minutes(now), minutes(now)));
    let until_day = i64::from(days_between(context.today, day)) * (LAST_MINUTE + 1);
    let whole = |minutes: i64| (minutes + 59).div_euclid(60);
    (until_day + latest >= from).then(|| whole((until_day + earliest - to).max(0))..=whole(until_day + latest - from))
}

/// The last minute of a day, counted from its first.
const LAST_MINUTE: i64 = 24 * 60 - 1;

fn minutes(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

/// Whether the condition holds at the two ends of the hours.
fn holds_after(
    pack: &Pack,
    case: &Case,
    context: &Context,
    condition: &Condition,
    (question, hours): (Key<Question>, RangeInclusive<i64>),
) -> [Truth; 2] {
    [*hours.start(), *hours.end()].map(|hours| {
        let answers = case.answers.with(question, Said::Value(Value::Number(hours)));
        truth(Facts { pack, answers: &answers, today: context.today }, condition)
    })
}

fn truth_as_answered(pack: &Pack, case: &Case, context: &Context, condition: &Condition) -> Truth {
    truth(Facts { pack, answers: &case.answers, today: context.today }, condition)
}
