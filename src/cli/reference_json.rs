//! What can only be looked up, as `pack --json` writes it: figures, dates, words, tools, checklists.

use serde_json::{Value, json};

use crate::pack::Pack;
use crate::pack::reference::{
    Band, Bar, Caveat, ChecklistItem, Comparison, GlossaryEntry, HeadlineFigure, ReadinessItem, ReadinessKind, TimelineEntry,
    Tool,
};

use super::json::citations;
use super::pack::period;

/// Everything of a pack that can only be looked up.
pub(super) fn reference(pack: &Pack) -> Value {
    let reference = &pack.reference;
    json!({
        "comparisons": each(pack, &reference.comparisons, comparison),
        "figures": each(pack, &reference.figures, figure),
        "timeline": each(pack, &reference.timeline, timeline_entry),
        "readiness": each(pack, &reference.readiness, readiness_item),
        "checklist": each(pack, &reference.checklist, checklist_item),
        "glossary": each(pack, &reference.glossary, glossary_entry),
        "caveats": each(pack, &reference.caveats, caveat),
        "tools": each(pack, &reference.tools, tool),
    })
}

fn each<T>(pack: &Pack, entries: &[T], json: fn(&Pack, &T) -> Value) -> Vec<Value> {
    entries.iter().map(|entry| json(pack, entry)).collect()
}

fn comparison(pack: &Pack, entry: &Comparison) -> Value {
    json!({
        "id": entry.id,
        "title": entry.title,
        "unit": entry.unit,
        "per_cent": entry.per_cent,
        "geography": entry.geography,
        "period": entry.period,
        "says": entry.says,
        "caveat": entry.caveat,
        "bars": each(pack, &entry.bars, bar),
    })
}

fn bar(pack: &Pack, entry: &Bar) -> Value {
    json!({ "label": entry.label, "value": entry.value, "note": entry.note, "citations": citations(pack, &entry.cites) })
}

fn figure(pack: &Pack, entry: &HeadlineFigure) -> Value {
    json!({
        "id": entry.id,
        "says": entry.says,
        "value": entry.value,
        "geography": entry.geography,
        "period": entry.period,
        "note": entry.note,
        "citations": citations(pack, &entry.cites),
    })
}

fn timeline_entry(pack: &Pack, entry: &TimelineEntry) -> Value {
    json!({
        "id": entry.id,
        "when": period(entry.when),
        "date": entry.date,
        "says": entry.says,
        "citations": citations(pack, &entry.cites),
    })
}

fn readiness_item(pack: &Pack, entry: &ReadinessItem) -> Value {
    let kind = match entry.kind {
        ReadinessKind::SuccessFactor => "success-factor",
        ReadinessKind::Enabler => "enabler",
        ReadinessKind::Belief => "belief",
        ReadinessKind::Obstacle => "obstacle",
    };
    json!({ "id": entry.id, "kind": kind, "says": entry.says, "asks": entry.asks, "citations": citations(pack, &entry.cites) })
}

fn checklist_item(pack: &Pack, entry: &ChecklistItem) -> Value {
    json!({ "id": entry.id, "asks": entry.asks, "ways_round": entry.ways_round, "citations": citations(pack, &entry.cites) })
}

fn glossary_entry(pack: &Pack, entry: &GlossaryEntry) -> Value {
    json!({
        "id": entry.id,
        "word": entry.word,
        "also": entry.also,
        "says": entry.says,
        "citations": citations(pack, &entry.cites),
    })
}

fn caveat(pack: &Pack, entry: &Caveat) -> Value {
    json!({ "id": entry.id, "says": entry.says, "citations": citations(pack, &entry.cites) })
}

fn tool(pack: &Pack, entry: &Tool) -> Value {
    let band = |band: &Band| json!({ "from": band.from, "to": band.to, "says": band.says });
    json!({
        "id": entry.id,
        "name": entry.name,
        "says": entry.says,
        "bands": entry.bands.iter().map(band).collect::<Vec<_>>(),
        "rights": entry.rights,
        "citations": citations(pack, &entry.cites),
    })
}
