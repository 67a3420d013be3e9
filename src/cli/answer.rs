//! `throughline answer FILE QUESTION=VALUE ...`: answers into a case, saved as the window saves.

use std::path::PathBuf;

use clap::Args;

use crate::appraise::{Context, appraise};
use crate::area::AreaProfile;
use crate::base::date;
use crate::base::suggest;
use crate::base::table::Key;
use crate::case::Case;
use crate::case::answer::{Said, Value, is_possible};
use crate::clock;
use crate::history::{History, LastTime};
use crate::pack::Pack;
use crate::pack::question::{Kind, Question};
use crate::vault::identity::Identity;
use crate::vault::record::By;
use crate::vault::refusal::{self, Refusal};
use crate::vault::store::real::RealDisk;
use crate::vault::store::save::Keep;

use super::{Output, Settings, Stop, input, keys, refuse_json};
use crate::outcome;

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case
    file: PathBuf,
    /// Answers: the id of a choice, several with commas or `none`, a number, a day, `not-known`, `declined`, `not-asked`;
    /// with --again also `still-so`, the answer of last time
    #[arg(required_unless_present = "again", value_name = "QUESTION=VALUE")]
    answers: Vec<String>,
    /// Begin another assessment first. It has no answer but those given here; those before it stay as they are
    #[arg(long)]
    again: bool,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    refuse_json(settings, "answer")?;
    let pack = input::pack(settings)?;
    let (mut file, keys) = keys::open(settings, &pack, &arguments.file)?;
    if let Some(why) = &file.read_only {
        return Err(why.clone().into());
    }
    let latest = file.record.case(&pack, &arguments.file.display().to_string())?;
    let history = History::read(&pack, &file.record)?;
    let mut case = if arguments.again { Case { reference: latest.reference, ..Case::default() } } else { latest };
    let last_time = |question| if arguments.again { history.last_said(question) } else { history.last_time(question) };
    for answer in &arguments.answers {
        say(&pack, &mut case, answer, &last_time)?;
    }
    let today = input::today(settings, &case);
    let appraisal = appraise(&pack, &case.answers, &Context { today, area: AreaProfile::default() });
    let by = By { card: keys.identity.as_ref().map(Identity::card), at: clock::now() };
    let outcome = outcome::outcome(&pack, &appraisal, today);
    if arguments.again {
        file.record.assess_again(&pack, &case, outcome, today, &by);
    } else {
        file.record.say(&pack, &case, outcome, &by)?;
    }
    file.save(&RealDisk, keys.identity.as_ref(), &by, Keep::Version)?;
    Ok(Output::done(format!("Saved: {}\n", arguments.file.display())).with_notes(file.notes))
}

/// Records one answer. `last_time` is what was said to its question in an earlier assessment.
fn say<'a>(
    pack: &Pack,
    case: &mut Case,
    answer: &str,
    last_time: &impl Fn(Key<Question>) -> Option<LastTime<'a>>,
) -> Result<(), Stop> {
    let Some((id, value)) = answer.split_once('=') else {
        return Err(Stop::Usage("an answer is written QUESTION=VALUE, such as age=34".to_owned()));
    };
    let Some(key) = pack.question(id) else {
        let near = suggest::nearest(id, pack.questions.iter().map(|question| question.id.as_str()));
        let help = near.map_or_else(|| "see `throughline questions`".to_owned(), |near| format!("did you mean `{near}`?"));
        return Err(refuse(format!("there is no question `{id}`"), help));
    };
    let question = &pack.questions[key];
    if value == "still-so" {
        let nothing = || refuse(format!("`{id}` had no answer last time"), "give the answer of today".to_owned());
        let last = last_time(key).filter(|last| last.said.value().is_some()).ok_or_else(nothing)?;
        case.answers.say(key, last.said);
        case.answers.set_detail(key, last.confirmed());
        return Ok(());
    }
    case.answers.say(key, said(question, value)?);
    Ok(())
}

/// What the value says. What was typed is never repeated: it may be what somebody said.
fn said(question: &Question, text: &str) -> Result<Said, Stop> {
    let kind = &question.kind;
    let place = |id: &str| {
        let known = kind.choices().iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>().join(", ");
        let wrong = || refuse(format!("`{}` has no such choice", question.id), format!("choices: {known}"));
        kind.choice_place(id.trim()).ok_or_else(wrong)
    };
    let value = match (text, kind) {
        ("not-known", _) => return Ok(Said::NotKnown),
        ("declined", _) => return Ok(Said::Declined),
        ("not-asked", _) => return Ok(Said::NotAsked),
        (id, Kind::YesNo(_) | Kind::Choice(_)) => Some(Value::Choice(place(id)?)),
        ("none", Kind::Choices(_)) => Some(Value::Choices(0)),
        (ids, Kind::Choices(_)) => {
            let mut mask = 0;
            for id in ids.split(',') {
                mask |= 1 << place(id)?;
            }
            Some(Value::Choices(mask))
        }
        (number, Kind::Number { .. }) => number.parse().ok().map(Value::Number),
        (day, Kind::Date) => date::parse(day).map(Value::Date),
    };
    let takes = || refuse(format!("`{}` takes {}", question.id, kind.in_words()), limits(kind));
    value.filter(|value| is_possible(kind, *value)).map(Said::Value).ok_or_else(takes)
}

fn limits(kind: &Kind) -> String {
    match kind {
        Kind::Number { min, max, unit } => format!("from {min} to {max} {unit}"),
        Kind::YesNo(_) | Kind::Choice(_) | Kind::Choices(_) => "see `throughline questions`".to_owned(),
        Kind::Date => "write year-month-day, such as 2026-11-22".to_owned(),
    }
}

fn refuse(what: String, help: String) -> Stop {
    Refusal::new(refusal::Kind::Refused, what).help(help).into()
}
