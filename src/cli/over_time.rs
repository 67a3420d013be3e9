//! `throughline over-time CASE`: then and now, measures, and what other knowledge than then changed.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value as Json, json};

use crate::appraise::measures::{Measure, measures};
use crate::appraise::over_time::{AlertChange, Cause, Comparison, GateStep, PackChange, Showed, Step};
use crate::appraise::over_time_words::summary_in_words;
use crate::appraise::{Context, Standing};
use crate::area::AreaProfile;
use crate::base::date::Date;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, in_words};
use crate::history::{History, NewPack, Past};
use crate::pack::Pack;
use crate::pack::intervention::Intervention;
use crate::pack::question::Kind;
use crate::report::over_time::{Told, new_pack_in_words, over_time, single, stood_in_words, title};
use crate::report::text;

use super::appraise_json::PackJson;
use super::json::{answer_value, question_ids};
use super::{Output, Settings, Stop, WIDTH, input, json_text};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case
    file: PathBuf,
    /// The number of the earlier assessment, counted from 1; the one before the later one, if not given
    #[arg(long, value_name = "N")]
    from: Option<usize>,
    /// The number of the later assessment; the last one, if not given
    #[arg(long, value_name = "N")]
    to: Option<usize>,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    let pack = input::pack(settings)?;
    let record = input::record(&pack, settings, &arguments.file)?;
    let history = History::read(&pack, &record)?;
    let Some(latest) = history.assessments.last() else {
        return Err(Stop::Usage("there is no assessment in it".to_owned()));
    };
    let Some(places) = places(arguments, history.assessments.len())? else {
        return Ok(Output::done(alone(&pack, settings, &history)));
    };
    let context = Context { today: input::today(settings, &latest.case), area: AreaProfile::default() };
    let asked: Vec<(Option<Date>, &Answers)> = history.assessments.iter().map(|past| (past.on, &past.case.answers)).collect();
    let measures = measures(&pack, &asked);
    let at = |place: usize| history.assessments.get(place).map_or(&latest.case.answers, |past| &past.case.answers);
    // With a day given the last assessment is worked out for that day; otherwise for the day that it was worked out for.
    let live = settings.today.is_some().then_some(&latest.case.answers);
    let Some(comparison) = history.compare(&pack, &context, places, live) else {
        return Err(Stop::Usage("these assessments cannot be compared".to_owned()));
    };
    let answers = (at(places.0), at(places.1));
    let told = Told { pack: &pack, history: &history, places, comparison: &comparison, answers, measures: &measures };
    let text = if settings.json { json_text(&in_json(told)) } else { text::plain(&over_time(told), WIDTH) };
    Ok(Output::done(text))
}

/// The places of the two assessments, counted from 0; nothing where there is only one.
fn places(arguments: &Arguments, count: usize) -> Result<Option<(usize, usize)>, Stop> {
    if count < 2 && arguments.from.is_none() && arguments.to.is_none() {
        return Ok(None);
    }
    let to = arguments.to.unwrap_or(count);
    let from = arguments.from.unwrap_or(to.saturating_sub(1));
    if from < 1 || from >= to || to > count {
        let has = if count == 1 { "it has one assessment".to_owned() } else { format!("it has {count} assessments") };
        return Err(Stop::Usage(format!("--from is the number of an earlier assessment than --to, counted from 1; {has}")));
    }
    Ok(Some((from - 1, to - 1)))
}

/// What there is to say of one assessment alone.
fn alone(pack: &Pack, settings: &Settings, history: &History) -> String {
    if settings.json {
        return json_text(&json!({
            "pack": PackJson::new(pack), "assessments": assessments(pack, history),
            "then": Json::Null, "now": Json::Null,
        }));
    }
    text::plain(&single(pack, history), WIDTH)
}

/// Keys may be added.
fn in_json(told: Told<'_>) -> Json {
    let Told { pack, history, places, comparison, measures, .. } = told;
    let changed = comparison.answers.iter().map(|change| {
        json!({
            "question": pack.questions[change.question].id,
            "then": answer_value(pack, change.question, change.was.value()),
            "now": answer_value(pack, change.question, change.is.value()),
            "says_then": in_words(pack, change.question, change.was),
            "says_now": in_words(pack, change.question, change.is),
        })
    });
    let options = comparison.options.iter().map(|change| {
        json!({
            "option": pack.interventions[change.option].id,
            "then": change.standing.0, "now": change.standing.1,
            "steps": change.steps.iter().map(|step| step_json(pack, change.option, step)).collect::<Json>(),
        })
    });
    json!({
        "pack": PackJson::new(pack),
        "assessments": assessments(pack, history),
        "then": places.0 + 1, "now": places.1 + 1,
        "says": summary_in_words(comparison),
        "answers": changed.collect::<Json>(),
        "options": options.collect::<Json>(),
        "alerts": comparison.alerts.iter().map(|change| alert_json(pack, change)).collect::<Json>(),
        "needs": needs_json(pack, comparison),
        "measures": measures.iter().map(|measure| measure_json(pack, measure)).collect::<Json>(),
    })
}

fn assessments(pack: &Pack, history: &History) -> Json {
    let each = history.assessments.iter().enumerate().map(|(place, past)| assessment_json(pack, place, past));
    each.collect()
}

fn assessment_json(pack: &Pack, place: usize, past: &Past) -> Json {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let Past { on, worked_out_for, used, stored, new_pack, kept, .. } = past;
    let used = used.as_ref().map(|used| json!({ "name": used.name, "version": used.version, "sha256": used.sha256 }));
    let standings = stored.as_ref().map(|stored| standings_json(&stored.standings));
    json!({
        "number": place + 1, "title": title(place, past),
        "on": day(*on), "worked_out_for": day(*worked_out_for),
        "pack": used, "stood": standings,
        "alerts": stored.as_ref().map(|stored| &stored.alerts),
        "other_packs": kept.iter().chain(new_pack).map(|new| new_pack_json(pack, new)).collect::<Json>(),
    })
}

fn standings_json(standings: &[(String, Standing)]) -> Json {
    standings.iter().map(|(id, standing)| json!({ "option": id, "standing": standing })).collect()
}

fn new_pack_json(pack: &Pack, new: &NewPack) -> Json {
    let NewPack { was, day, day_is_known, stood, change, new_questions, no_longer_asked } = new;
    let PackChange { options, new: added, gone, alerts_new, alerts_gone } = change;
    let options = options.iter().map(|(option, step)| {
        json!({
            "option": pack.interventions[*option].id,
            "then": step.standing.0, "now": step.standing.1,
            "gates": gates_json(pack, *option, &step.gates),
        })
    });
    let questions = new_questions.as_ref();
    let questions = questions.map(|new| new.iter().map(|question| pack.questions[*question].id.as_str()).collect::<Vec<_>>());
    json!({
        "was": { "name": was.name, "version": was.version, "sha256": was.sha256 },
        "day": day.map(|day| day.to_string()), "day_is_known": day_is_known,
        "stood": standings_json(stood), "stood_in_words": stood_in_words(stood),
        "says": new_pack_in_words(pack, new),
        "options": options.collect::<Json>(),
        "options_new": added.iter().map(|option| pack.interventions[*option].id.as_str()).collect::<Vec<_>>(),
        "options_gone": gone,
        "alerts_new": alerts_new.iter().map(|alert| pack.alerts[*alert].id.as_str()).collect::<Vec<_>>(),
        "alerts_gone": alerts_gone,
        "questions_new": questions,
        "no_longer_asked": no_longer_asked,
    })
}

fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Pack => "pack",
        Cause::PackOrDay => "pack-or-day",
        Cause::Day => "day",
        Cause::Answers => "answers",
    }
}

fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}

fn step_json(pack: &Pack, option: Key<Intervention>, step: &Step) -> Json {
    json!({
        "cause": cause(step.cause), "from": step.standing.0, "to": step.standing.1,
        "gates": gates_json(pack, option, &step.gates),
    })
}

fn gates_json(pack: &Pack, option: Key<Intervention>, gates: &[GateStep]) -> Json {
    let each = gates.iter().map(|step| {
        let gate = pack.interventions[option].gates.get(step.gate);
        json!({
            "gate": gate.map(|gate| &gate.id), "says": gate.map(|gate| &gate.says),
            "then": step.was.map(truth), "now": truth(step.is),
            "because": question_ids(pack, step.because),
        })
    });
    each.collect()
}

fn alert_json(pack: &Pack, change: &AlertChange) -> Json {
    let then = match change.urgency.0 {
        Showed::Not => Json::Null,
        Showed::Somehow => json!("shown"),
        Showed::As(urgency) => json!(urgency),
    };
    json!({
        "alert": pack.alerts[change.alert].id, "cause": cause(change.cause),
        "then": then, "now": change.urgency.1,
        "because": question_ids(pack, change.because),
    })
}

fn needs_json(pack: &Pack, comparison: &Comparison) -> Json {
    let by = [(Cause::Day, &comparison.by_day), (Cause::Answers, &comparison.by_answers)];
    let needs = by.into_iter().flat_map(|(by, effects)| {
        effects.needs.iter().map(move |effect| {
            json!({
                "need": pack.needs[effect.need].id, "cause": cause(by),
                "then": truth(effect.truth.0), "now": truth(effect.truth.1),
                "because": question_ids(pack, effect.because),
            })
        })
    });
    needs.collect()
}

fn measure_json(pack: &Pack, measure: &Measure) -> Json {
    let entry = &pack.questions[measure.question];
    let unit = match &entry.kind {
        Kind::Number { unit, .. } => unit.as_str(),
        _ => "",
    };
    let points = measure.points.iter().map(|point| {
        json!({
            "assessment": point.assessment + 1, "day": point.day.map(|day| day.to_string()),
            "number": point.number(), "says": in_words(pack, measure.question, point.said),
        })
    });
    json!({ "question": entry.id, "unit": unit, "points": points.collect::<Json>() })
}
