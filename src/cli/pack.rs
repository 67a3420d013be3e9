//! `throughline pack [PACK]`: the resolved pack; with `--json` all of it, conditions as trees.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::appraise::explain::counted;
use crate::base::date;
use crate::base::table::{Key, Table};
use crate::pack::Pack;
use crate::pack::alert::{Alert, AlertSeverity, Prompt, StopsAssessment};
use crate::pack::condition::Term;
use crate::pack::consistency::Contradiction;
use crate::pack::evidence::{Emmie, Figure, Note, Rating, Statement};
use crate::pack::intervention::{Criterion, Intervention, Need};
use crate::pack::question::Section;
use crate::pack::series::{Break, Line, Missing, Period, Point, Series};
use crate::pack::source::Source;
use crate::report::document::{Draft, Text};
use crate::report::text;

use super::json::{citations, condition};
use super::questions::questions;
use super::reference_json::reference;
use super::{Output, Settings, Stop, WIDTH, input, json_text};

/// What the command is given.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder that holds the pack; the one of --pack, or the built-in one, if it is not given
    #[arg(value_name = "PACK", conflicts_with = "pack")]
    folder: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Output, Stop> {
    let folder = arguments.folder.clone().or_else(|| settings.pack.clone());
    let pack = input::pack(&Settings { pack: folder, ..settings.clone() })?;
    let text = if settings.json { json_text(&whole(&pack)) } else { summary(&pack) };
    Ok(Output::done(text))
}

fn summary(pack: &Pack) -> String {
    let mut draft = Draft::new(pack, &pack.name);
    draft.say(&pack.about);
    draft.bullets(vec![
        Text::labelled("Version", &format!("{}, {}", pack.version, date::in_words(pack.date))),
        Text::labelled("Law as at", &date::in_words(pack.law_as_at)),
        Text::labelled("Fingerprint", &pack.sha256),
        Text::labelled("Holds", &counts(pack)),
    ]);
    text::plain(&draft.finish(), WIDTH)
}

/// How much there is of everything, in one line.
pub(super) fn counts(pack: &Pack) -> String {
    [
        counted(pack.sources.len(), "source"),
        counted(pack.questions.len(), "question"),
        counted(pack.terms.len(), "term"),
        counted(pack.needs.len(), "need"),
        counted(pack.interventions.len(), "intervention"),
        counted(pack.alerts.len(), "alert"),
        counted(pack.prompts.len(), "prompt"),
        format!("{} series", pack.series.len()),
    ]
    .join(", ")
}

fn whole(pack: &Pack) -> Value {
    json!({
        "name": pack.name,
        "version": pack.version,
        "date": pack.date.to_string(),
        "law_as_at": pack.law_as_at.to_string(),
        "about": pack.about,
        "sha256": pack.sha256,
        "jurisdictions": each(&pack.jurisdictions, |place| json!({ "id": place.id, "name": place.name })),
        "stages": each(&pack.stages, |stage| json!({ "id": stage.id, "name": stage.name, "says": stage.says })),
        "stage_question": pack.questions[pack.stage_question].id,
        "routes": routes(pack),
        "sections": sections(pack),
        "sources": each(&pack.sources, source),
        "questions": questions(pack),
        "terms": each(&pack.terms, |entry| term(pack, entry)),
        "needs": each(&pack.needs, |entry| need(pack, entry)),
        "interventions": each(&pack.interventions, |entry| intervention(pack, entry)),
        "alerts": each(&pack.alerts, |entry| alert(pack, entry)),
        "prompts": each(&pack.prompts, |entry| prompt(pack, entry)),
        "contradictions": each(&pack.contradictions, |entry| contradiction(pack, entry)),
        "series": pack.series.iter().map(|entry| series(pack, entry)).collect::<Vec<_>>(),
        "reference": reference(pack),
    })
}

fn each<T>(table: &Table<T>, json: impl Fn(&T) -> Value) -> Vec<Value> {
    table.iter().map(json).collect()
}

fn ids<T>(table: &Table<T>, keys: &[Key<T>], id: fn(&T) -> &str) -> Vec<Value> {
    keys.iter().map(|key| json!(id(&table[*key]))).collect()
}

fn routes(pack: &Pack) -> Vec<Value> {
    let route = |route: &crate::pack::Route| {
        json!({
            "id": route.id,
            "name": route.name,
            "says": route.says,
            "minutes": route.minutes,
            "questions": ids(&pack.questions, &route.questions, |question| &question.id),
        })
    };
    pack.routes.iter().map(route).collect()
}

fn sections(pack: &Pack) -> Vec<Value> {
    let section = |section: &Section| {
        json!({
            "id": section.id, "title": section.title, "says": section.says,
            "confirm_each": section.confirm_each,
        })
    };
    pack.sections.iter().map(section).collect()
}

fn source(source: &Source) -> Value {
    json!({
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "year": source.year,
        "address": source.address,
        "note": source.note,
        "seen": source.seen,
    })
}

fn term(pack: &Pack, term: &Term) -> Value {
    json!({ "id": term.id, "says": term.says, "when": condition(pack, &term.when), "citations": citations(pack, &term.cites) })
}

fn need(pack: &Pack, need: &Need) -> Value {
    json!({
        "id": need.id,
        "name": need.name,
        "says": need.says,
        "when": condition(pack, &need.when),
        "citations": citations(pack, &need.cites),
    })
}

fn intervention(pack: &Pack, entry: &Intervention) -> Value {
    let gates = entry.gates.iter().map(|gate| {
        let mut json = criterion(pack, gate);
        if let Some(fields) = json.as_object_mut() {
            fields.insert("basis".to_owned(), json!(gate.basis));
        }
        json
    });
    json!({
        "id": entry.id,
        "name": entry.name,
        "short": entry.short,
        "role": entry.role,
        "stages": ids(&pack.stages, &entry.stages, |stage| &stage.id),
        "jurisdictions": ids(&pack.jurisdictions, &entry.jurisdictions, |place| &place.id),
        "summary": entry.summary,
        "for_whom": entry.for_whom,
        "involves": entry.involves,
        "setting": entry.setting,
        "philosophy": entry.philosophy,
        "consent": entry.consent,
        "arrange": entry.arrange,
        "known_now": entry.known_now,
        "gates": gates.collect::<Vec<_>>(),
        "fits": entry.fits.iter().map(|entry| criterion(pack, entry)).collect::<Vec<_>>(),
        "cautions": entry.cautions.iter().map(|entry| criterion(pack, entry)).collect::<Vec<_>>(),
        "serves": ids(&pack.needs, &entry.serves, |need| &need.id),
        "requirement": entry.requirement,
        "ratings": entry.ratings.iter().map(|entry| rating(pack, entry)).collect::<Vec<_>>(),
        "emmie": entry.emmie.as_ref().map(|entry| emmie(pack, entry)),
        "statements": entry.statements.iter().map(|entry| statement(pack, entry)).collect::<Vec<_>>(),
        "figures": entry.figures.iter().map(|entry| figure(pack, entry)).collect::<Vec<_>>(),
        "notes": entry.notes.iter().map(|entry| note(pack, entry)).collect::<Vec<_>>(),
        "citations": citations(pack, &entry.cites),
    })
}

fn criterion(pack: &Pack, criterion: &Criterion) -> Value {
    json!({
        "id": criterion.id,
        "says": criterion.says,
        "when": condition(pack, &criterion.when),
        "in_force": criterion.in_force,
        "citations": citations(pack, &criterion.cites),
    })
}

fn rating(pack: &Pack, rating: &Rating) -> Value {
    let body = &pack.sources[rating.body];
    json!({
        "body": body.id,
        "class": rating.class,
        "year": body.year,
        "inferred": rating.inferred,
        "says": rating.says,
        "citations": citations(pack, &rating.cites),
    })
}

fn emmie(pack: &Pack, emmie: &Emmie) -> Value {
    json!({
        "effect": emmie.effect,
        "mechanism": emmie.mechanism,
        "moderator": emmie.moderator,
        "implementation": emmie.implementation,
        "economics": emmie.economics,
        "citations": citations(pack, &emmie.cites),
    })
}

fn statement(pack: &Pack, statement: &Statement) -> Value {
    json!({
        "says": statement.says,
        "outcome": statement.outcome,
        "direction": statement.direction,
        "design": statement.design,
        "population": statement.population,
        "year": statement.year,
        "independence": statement.independence,
        "citations": citations(pack, &statement.cites),
    })
}

fn figure(pack: &Pack, figure: &Figure) -> Value {
    json!({
        "says": figure.says,
        "value": figure.value,
        "geography": figure.geography,
        "period": figure.period,
        "citations": citations(pack, &figure.cites),
    })
}

fn note(pack: &Pack, note: &Note) -> Value {
    json!({ "says": note.says, "citations": citations(pack, &note.cites) })
}

fn alert(pack: &Pack, alert: &Alert) -> Value {
    let severity = match alert.severity {
        AlertSeverity::ActNow => "act-now",
        AlertSeverity::BeAware => "be-aware",
    };
    let stops = match alert.stops {
        StopsAssessment::Never => "never",
        StopsAssessment::AtOnce => "at-once",
        StopsAssessment::AfterSection => "after-section",
    };
    json!({
        "id": alert.id,
        "severity": severity,
        "title": alert.title,
        "says": alert.says,
        "do": alert.steps,
        "when": condition(pack, &alert.when),
        "stops_assessment": stops,
        "citations": citations(pack, &alert.cites),
    })
}

fn prompt(pack: &Pack, prompt: &Prompt) -> Value {
    json!({
        "id": prompt.id,
        "says": prompt.says,
        "when": condition(pack, &prompt.when),
        "citations": citations(pack, &prompt.cites),
    })
}

fn contradiction(pack: &Pack, contradiction: &Contradiction) -> Value {
    let questions = contradiction.questions.iter().map(|question| pack.questions[*question].id.as_str());
    json!({
        "id": contradiction.id,
        "says": contradiction.says,
        "when": condition(pack, &contradiction.when),
        "questions": questions.collect::<Vec<_>>(),
        "why": contradiction.why,
        "citations": citations(pack, &contradiction.cites),
    })
}

fn series(pack: &Pack, series: &Series) -> Value {
    json!({
        "id": series.id,
        "title": series.title,
        "unit": series.unit,
        "per_cent": series.per_cent,
        "geography": series.geography,
        "says": series.says,
        "caveat": series.caveat,
        "lines": series.lines.iter().map(|entry| line(pack, entry)).collect::<Vec<_>>(),
        "missing": series.missing.iter().map(missing).collect::<Vec<_>>(),
        "breaks": series.breaks.iter().map(|entry| break_json(pack, entry)).collect::<Vec<_>>(),
        "notes": series.notes.iter().map(|entry| note(pack, entry)).collect::<Vec<_>>(),
    })
}

fn line(pack: &Pack, line: &Line) -> Value {
    let values = line.values.iter().map(|entry| point(pack, entry)).collect::<Vec<_>>();
    json!({ "id": line.id, "label": line.label, "values": values })
}

fn point(pack: &Pack, point: &Point) -> Value {
    json!({
        "period": period(point.period),
        "label": point.period.label(),
        "value": point.value,
        "note": point.note,
        "citations": citations(pack, &point.cites),
    })
}

/// A period by its kind, so that a financial year cannot be taken for a calendar year.
pub(super) fn period(period: Period) -> Value {
    match period {
        Period::Year(year) => json!({ "year": year }),
        Period::FinancialYear(year) => json!({ "financial_year": year }),
        Period::Quarter(year, quarter) => json!({ "year": year, "quarter": quarter }),
        Period::Month(year, month) => json!({ "year": year, "month": month }),
    }
}

fn missing(gap: &Missing) -> Value {
    json!({ "from": period(gap.from), "to": period(gap.to), "says": gap.says })
}

fn break_json(pack: &Pack, entry: &Break) -> Value {
    json!({ "before": period(entry.before), "says": entry.says, "citations": citations(pack, &entry.cites) })
}
