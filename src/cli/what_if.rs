//! `throughline what-if CASE OPTION`: what would make an option fit that does not, or cannot be told yet.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value as Json, json};

use crate::appraise::what_if::{Barrier, Change, WhatIf, is_changeable, what_if};
use crate::appraise::what_if_values::Reach;
use crate::appraise::what_if_words::{
    NO_PRESSURE, barrier_in_words, change_in_words, reach_in_words, set_in_words, what_if_in_words,
};
use crate::appraise::{AppraisedOption, explain};
use crate::base::suggest;
use crate::pack::Pack;
use crate::pack::intervention::Role;
use crate::report::Material;
use crate::report::document::{Document, Draft, Level, Text};
use crate::report::text;

use super::appraise_json::PackJson;
use super::input::Worked;
use super::json::{answer_value, answers, citations};
use super::{Output, Settings, Stop, WIDTH, json_text};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case, in plain RON
    case: PathBuf,
    /// The option's id, as `throughline appraise CASE --json` lists it
    option: String,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    let worked = Worked::read(settings, &arguments.case)?;
    let material = worked.material();
    let appraised = find(material, &arguments.option)?;
    let found = what_if(material.pack, &material.case.answers, material.context, appraised);
    let text = if settings.json {
        json_text(&in_json(material, appraised, &found))
    } else {
        text::plain(&document(material, appraised, &found), WIDTH)
    };
    Ok(Output::done(text).with_notes(worked.notes()))
}

fn find<'a>(material: Material<'a>, id: &str) -> Result<&'a AppraisedOption, Stop> {
    let pack = material.pack;
    match pack.intervention(id).map(|option| (option, material.appraisal.option(option))) {
        Some((_, Some(appraised))) => Ok(appraised),
        Some((other, None)) => {
            let role = explain::role_in_words(pack.interventions[other].role);
            Err(Stop::Usage(format!("`{id}` cannot be matched to a person ({role}); `appraise --json` lists the options")))
        }
        None => {
            let options = pack.interventions.iter().filter(|intervention| intervention.role == Role::Option);
            let near = suggest::nearest(id, options.map(|option| option.id.as_str()));
            let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            Err(Stop::Usage(format!("this pack has no option `{id}`{hint}")))
        }
    }
}

fn document(material: Material<'_>, appraised: &AppraisedOption, found: &WhatIf) -> Document {
    let Material { pack, case, .. } = material;
    let entry = &pack.interventions[appraised.option];
    let mut draft = Draft::new(pack, "What would change it");
    draft.bullets(vec![
        Text::labelled("Option", &explain::full_name(entry)),
        Text::labelled("Now", explain::standing_in_words(appraised.standing)),
    ]);
    draft.say(&what_if_in_words(found));
    match found {
        WhatIf::Sets(sets) => {
            for (place, set) in sets.shown.iter().enumerate() {
                draft.heading(Level::Section, &format!("Way {}: {}", place + 1, set_in_words(set)));
                let label = |change: &Change| if change.is_to_be_found_out() { "Find out" } else { "Change" };
                draft.bullets(set.iter().map(|change| Text::labelled(label(change), &change_in_words(pack, change))).collect());
            }
            draft.say(NO_PRESSURE);
        }
        WhatIf::Closed(barriers) => {
            let items = barriers.iter().map(|barrier| {
                let text = Text::new(&barrier_in_words(pack, &case.answers, appraised, barrier));
                let cites = entry.gates.get(barrier.gate).map(|gate| gate.cites.as_slice()).unwrap_or_default();
                draft.cite(text, cites)
            });
            let items = items.collect();
            draft.bullets(items);
        }
        WhatIf::FitsAlready | WhatIf::TooMany { .. } | WhatIf::GaveUp => {}
    }
    draft.say(explain::BOUNDARY);
    draft.finish()
}

/// `outcome` is `fits-already`, `sets`, `closed`, `too-many` or `gave-up`; keys may be added.
fn in_json(material: Material<'_>, appraised: &AppraisedOption, found: &WhatIf) -> Json {
    let Material { pack, case, context, .. } = material;
    let entry = &pack.interventions[appraised.option];
    let outcome = match found {
        WhatIf::FitsAlready => "fits-already",
        WhatIf::Sets(_) => "sets",
        WhatIf::Closed(_) => "closed",
        WhatIf::TooMany { .. } => "too-many",
        WhatIf::GaveUp => "gave-up",
    };
    let mut all = json!({
        "pack": PackJson::new(pack), "today": context.today.to_string(), "reference": case.reference,
        "option": entry.id, "name": entry.name, "standing": appraised.standing,
        "outcome": outcome, "says": what_if_in_words(found),
    });
    let mut add = |key: &str, value: Json| {
        if let Some(map) = all.as_object_mut() {
            map.insert(key.to_owned(), value);
        }
    };
    match found {
        WhatIf::Sets(sets) => {
            add("sets", sets.shown.iter().map(|set| set_json(pack, set)).collect());
            add("more", json!(sets.more));
            add("cut", json!(sets.cut));
        }
        WhatIf::Closed(barriers) => {
            add("closed_by", barriers.iter().map(|barrier| barrier_json(material, appraised, barrier)).collect());
        }
        WhatIf::TooMany { at_least } => add("at_least", json!(at_least)),
        WhatIf::FitsAlready | WhatIf::GaveUp => {}
    }
    all
}

fn set_json(pack: &Pack, set: &[Change]) -> Json {
    let each = |found_out: bool| {
        let changes = set.iter().filter(|change| change.is_to_be_found_out() == found_out);
        changes.map(|change| change_json(pack, change)).collect::<Json>()
    };
    json!({ "find_out": each(true), "change": each(false) })
}

fn change_json(pack: &Pack, change: &Change) -> Json {
    let value = |value| answer_value(pack, change.question, value);
    let reach = |reach: &Reach| {
        json!({
            "try": value(Some(reach.example)), "least": value(reach.least), "most": value(reach.most),
            "says": reach_in_words(pack, change.question, *reach),
        })
    };
    json!({
        "question": pack.questions[change.question].id,
        "changeable": is_changeable(&pack.questions[change.question]),
        "from": value(change.from.value()),
        "to": change.to.iter().map(reach).collect::<Json>(),
        "says": change_in_words(pack, change),
    })
}

fn barrier_json(material: Material<'_>, appraised: &AppraisedOption, barrier: &Barrier) -> Json {
    let Material { pack, case, .. } = material;
    let gate = pack.interventions[appraised.option].gates.get(barrier.gate);
    json!({
        "gate": gate.map(|gate| &gate.id),
        "says": gate.map(|gate| &gate.says),
        "because": answers(pack, &case.answers, barrier.because),
        "citations": gate.map(|gate| citations(pack, &gate.cites)),
    })
}
