//! What a record tells of assessments over time: when each was made, what was said, what came out, what other knowledge
//! changes in it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use crate::appraise::over_time::{Comparison, Moment, PackChange, Stored, by_pack, compare};
use crate::appraise::{Context, Standing, appraise};
use crate::area::AreaProfile;
use crate::base::date::{Date, in_words};
use crate::base::table::Key;
use crate::case::answer::{Answers, Detail, Said};
use crate::case::{self, Case};
use crate::pack::Pack;
use crate::pack::question::Question;
use crate::vault::record::log::{Did, Entry};
use crate::vault::record::{Assessment, PackUsed, Record, StandingThen, Stood};
use crate::vault::refusal::Refusal;

/// How a note begins that says from when the person's words are.
const WORDS_OF: &str = "The words are of";

/// A record's assessments, oldest first. Empty for a case that is not kept.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Every assessment; the last one is the one that is worked on.
    pub assessments: Vec<Past>,
}

/// One assessment of a record.
#[derive(Clone, Debug)]
pub struct Past {
    /// The day on which it was begun, if that was written down.
    pub on: Option<Date>,
    /// The day for which its result was worked out, if that was written down.
    pub worked_out_for: Option<Date>,
    /// The pack it was changed with last, if that is known.
    pub used: Option<PackUsed>,
    /// What was said and agreed.
    pub case: Case,
    /// What came out; nothing if nobody wrote it down.
    pub stored: Option<Stored>,
    /// The day on which each answer was given last, as the log tells.
    given: BTreeMap<Key<Question>, Date>,
    /// What the pack in use changes in it; nothing if it was made with this one, or with none that is known.
    pub new_pack: Option<NewPack>,
    /// What came out with packs that were replaced before it was changed again, oldest first.
    pub kept: Vec<NewPack>,
}

/// A result of another pack, and what the pack in use changes in it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPack {
    /// The other pack.
    pub was: PackUsed,
    /// The day for which the result was worked out, or else on which the assessment was begun; nothing if neither is known.
    pub day: Option<Date>,
    /// True if it was written down for which day.
    pub day_is_known: bool,
    /// Where every option stood, by id.
    pub stood: Vec<(String, Standing)>,
    /// What comes out otherwise from the same answers on the same day.
    pub change: PackChange,
    /// The questions that the other pack did not have; nothing where it was not written down which it had.
    pub new_questions: Option<Vec<Key<Question>>>,
    /// The questions of answers that this pack does not ask in this way any more, by id.
    pub no_longer_asked: Vec<String>,
}

/// What was said to a question last, in an earlier assessment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LastTime<'a> {
    /// What was said.
    pub said: Said,
    /// The day on which it was said, if that is known.
    pub day: Option<Date>,
    /// What was added to it, if anything was.
    pub detail: Option<&'a Detail>,
}

impl History {
    /// Reads what a record tells.
    ///
    /// # Errors
    /// The faults of an assessment that cannot be read.
    pub fn read(pack: &Pack, record: &Record) -> Result<Self, Refusal> {
        let logs = logs(record);
        let read = record.assessments.iter().zip(logs).map(|(assessment, log)| Past::read(pack, record, assessment, log));
        Ok(Self { assessments: read.collect::<Result<_, _>>()? })
    }

    /// The assessments before the one that is worked on, oldest first.
    pub fn earlier(&self) -> &[Past] {
        self.assessments.split_last().map_or(&[], |(_, earlier)| earlier)
    }

    /// What was said to a question last, before the assessment that is worked on.
    pub fn last_time(&self, question: Key<Question>) -> Option<LastTime<'_>> {
        last_said(self.earlier(), question)
    }

    /// What was said to a question last, in any assessment: what is last time for one that is begun now.
    pub fn last_said(&self, question: Key<Question>) -> Option<LastTime<'_>> {
        last_said(&self.assessments, question)
    }

    /// The answers of last time, for every question that was asked in an earlier assessment.
    pub fn last_answers(&self, pack: &Pack) -> Answers {
        let mut answers = Answers::default();
        for question in pack.questions.keys() {
            if let Some(last) = self.last_time(question) {
                answers.say(question, last.said);
            }
        }
        answers
    }

    /// What is compared: the assessments at these places. The last one as it is in `live`, if that is given.
    pub fn compare(&self, pack: &Pack, context: &Context, places: (usize, usize), live: Option<&Answers>) -> Option<Comparison> {
        let last = self.assessments.len().checked_sub(1)?;
        let now = self.assessments.get(places.1)?;
        let live = live.filter(|_| places.1 == last);
        let now = match live {
            Some(answers) => Moment { answers, day: context.today, stored: None },
            None => now.moment(context.today),
        };
        let then = self.assessments.get(places.0)?.moment(now.day);
        Some(compare(pack, context, then, now))
    }
}

fn last_said(assessments: &[Past], question: Key<Question>) -> Option<LastTime<'_>> {
    let past = assessments.iter().rev().find(|past| past.case.answers.said(question) != Said::NotAsked)?;
    Some(LastTime {
        said: past.case.answers.said(question),
        day: past.given.get(&question).copied().or(past.on),
        detail: past.case.answers.detail(question),
    })
}

impl LastTime<'_> {
    /// What is to be added to the answer once it is confirmed: where it came from and the person's words, with a note of
    /// when they said them. The worker's note of then stays there.
    pub fn confirmed(&self) -> Detail {
        let Some(detail) = self.detail else { return Detail::default() };
        let note = match (detail.words.is_empty(), self.day) {
            (true, _) => String::new(),
            // Confirmed before: they are as old as they were.
            (false, _) if detail.note.starts_with(WORDS_OF) => detail.note.clone(),
            (false, Some(day)) => format!("{WORDS_OF} {}.", in_words(day)),
            (false, None) => format!("{WORDS_OF} an earlier assessment."),
        };
        Detail { from: detail.from, words: detail.words.clone(), note }
    }
}

impl Past {
    fn read(pack: &Pack, record: &Record, assessment: &Assessment, log: &[Entry]) -> Result<Self, Refusal> {
        let Assessment { on, pack: used, worked_out_for, stood, alerts, kept, .. } = assessment;
        let case = case::text::parse(pack, "an assessment", assessment.text())?;
        let result = Written { used: used.as_ref(), day: *worked_out_for, on: *on, stood, alerts };
        let new_pack = result.under(pack, record, &case);
        let mut older = Vec::new();
        for kept in kept {
            let case = case::text::parse(pack, "an earlier result", kept.text())?;
            let (used, day) = (kept.pack.as_ref(), kept.worked_out_for);
            let result = Written { used, day, on: *on, stood: &kept.stood, alerts: &kept.alerts };
            older.extend(result.under(pack, record, &case));
        }
        let stored = result.stored(pack);
        let given = given(pack, *on, log);
        let (used, worked_out_for) = (used.clone(), *worked_out_for);
        Ok(Self { on: *on, worked_out_for, used, case, stored, given, new_pack, kept: older })
    }

    /// What is compared of it. Where it is not known for which day it was worked out, the day on which it was begun
    /// counts; where that is not known either, `other`.
    fn moment(&self, other: Date) -> Moment<'_> {
        let day = self.worked_out_for.or(self.on).unwrap_or(other);
        Moment { answers: &self.case.answers, day, stored: self.stored.as_ref() }
    }

    /// The day for which it counts, if one is known.
    pub fn day(&self) -> Option<Date> {
        self.worked_out_for.or(self.on)
    }
}

/// What was written down of a result.
#[derive(Clone, Copy)]
struct Written<'a> {
    used: Option<&'a PackUsed>,
    day: Option<Date>,
    on: Option<Date>,
    stood: &'a [Stood],
    alerts: &'a [String],
}

impl Written<'_> {
    fn stored(&self, pack: &Pack) -> Option<Stored> {
        let used = self.used?;
        if self.stood.is_empty() && self.alerts.is_empty() {
            return None;
        }
        Some(Stored {
            with_this_pack: used.sha256 == pack.sha256,
            day_is_known: self.day.is_some(),
            standings: self.standings(),
            alerts: self.alerts.to_vec(),
        })
    }

    fn standings(&self) -> Vec<(String, Standing)> {
        self.stood.iter().map(|stood| (stood.option.clone(), standing(stood.standing))).collect()
    }

    /// What the pack in use changes in it; nothing if it is of this pack, or there is nothing to compare with.
    fn under(&self, pack: &Pack, record: &Record, case: &Case) -> Option<NewPack> {
        let stored = self.stored(pack).filter(|stored| !stored.with_this_pack)?;
        let was = self.used?.clone();
        let day = self.day.or(self.on);
        // Without any day the one of the pack's law is as good as any: nothing else is known.
        let today = day.unwrap_or(pack.law_as_at);
        let appraisal = appraise(pack, &case.answers, &Context { today, area: AreaProfile::default() });
        let new_questions = record.questions_of(&was).map(|known| {
            let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
            let new = pack.questions.entries().filter(|(_, question)| !known.contains(question.id.as_str()));
            new.map(|(key, _)| key).collect()
        });
        Some(NewPack {
            was,
            day,
            day_is_known: self.day.is_some(),
            change: by_pack(pack, &stored, &appraisal),
            stood: stored.standings,
            new_questions,
            no_longer_asked: case.kept.iter().map(|kept| kept.question.clone()).collect(),
        })
    }
}

fn standing(then: StandingThen) -> Standing {
    match then {
        StandingThen::Fits => Standing::Fits,
        StandingThen::CannotTell => Standing::CannotTell,
        StandingThen::DoesNotFit => Standing::DoesNotFit,
    }
}

/// The part of the log that belongs to each assessment. Nothing where the log does not tell them apart, as in a copy that
/// was handed over.
fn logs(record: &Record) -> Vec<&[Entry]> {
    let parts: Vec<&[Entry]> = record.log.entries().split(|entry| entry.did == Did::AssessedAgain).collect();
    if parts.len() == record.assessments.len() { parts } else { vec![&[]; record.assessments.len()] }
}

/// The day on which each answer was given or changed last. Never before the assessment was begun, whatever a clock said.
fn given(pack: &Pack, on: Option<Date>, log: &[Entry]) -> BTreeMap<Key<Question>, Date> {
    let mut given = BTreeMap::new();
    for entry in log.iter().filter(|entry| matches!(entry.did, Did::Recorded | Did::Changed)) {
        let at = entry.at.parse::<jiff::Timestamp>().ok();
        let day = at.map(|at| at.to_zoned(TimeZone::system()).date());
        if let (Some(question), Some(day)) = (pack.question(&entry.what), day) {
            given.insert(question, on.map_or(day, |on| day.max(on)));
        }
    }
    given
}
