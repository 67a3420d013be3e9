//! Figures, dates, words, tools and checklists, each with its citations resolved.

use crate::base::spot::{Origin, Spot};
use crate::base::table::Names;

use super::conditions::Owner;
use super::entries::stem;
use super::{In, Resolver};
use crate::pack::load::Files;
use crate::pack::raw;
use crate::pack::reference::{
    Band, Bar, Caveat, ChecklistItem, Comparison, GlossaryEntry, HeadlineFigure, ReadinessItem, Reference, TimelineEntry, Tool,
};

/// What the files say, before names are resolved.
pub(super) struct RawReference<'a> {
    comparisons: Vec<In<'a, raw::Comparison>>,
    figures: Vec<In<'a, raw::HeadlineFigure>>,
    timeline: Vec<In<'a, raw::TimelineEntry>>,
    readiness: Vec<In<'a, raw::ReadinessItem>>,
    checklist: Vec<In<'a, raw::ChecklistItem>>,
    glossary: Vec<In<'a, raw::GlossaryEntry>>,
    caveats: Vec<In<'a, raw::Caveat>>,
    tools: Vec<In<'a, raw::Tool>>,
}

impl Resolver {
    pub(super) fn raw_reference<'a>(&mut self, files: &'a Files) -> RawReference<'a> {
        RawReference {
            comparisons: self.folder(files, "comparisons/"),
            figures: self.list_if_any(files, "figures.ron"),
            timeline: self.list_if_any(files, "timeline.ron"),
            readiness: self.list_if_any(files, "readiness.ron"),
            checklist: self.list_if_any(files, "checklist.ron"),
            glossary: self.list_if_any(files, "glossary.ron"),
            caveats: self.list_if_any(files, "caveats.ron"),
            tools: self.list_if_any(files, "tools.ron"),
        }
    }

    pub(super) fn reference(&mut self, raw: RawReference<'_>) -> Reference {
        Reference {
            comparisons: raw.comparisons.into_iter().map(|comparison| self.comparison(comparison)).collect(),
            figures: self.figures(raw.figures),
            timeline: self.timeline(raw.timeline),
            readiness: self.readiness(raw.readiness),
            checklist: self.checklist(raw.checklist),
            glossary: self.glossary(raw.glossary),
            caveats: self.caveats(raw.caveats),
            tools: self.tools(raw.tools),
        }
    }

    fn comparison(&mut self, In { origin, entry }: In<'_, raw::Comparison>) -> Comparison {
        let id = stem(origin.file);
        let name = format!("comparison `{id}`");
        if entry.bars.is_empty() {
            self.refuse(origin, &entry.title, format!("{name} has no bar"));
        }
        let bars = entry.bars.into_iter().map(|bar| {
            let owner = format!("the bar `{}` of {name}", bar.label.text);
            if bar.value.is_some_and(|value| !value.is_finite()) {
                self.refuse(origin, &bar.label, format!("{owner} has a value that is not a number"));
            }
            let cites = self.cites(origin, &owner, &bar.label, bar.cites);
            Bar { label: bar.label.text, value: bar.value, note: bar.note, cites }
        });
        Comparison {
            id: id.to_owned(),
            bars: bars.collect(),
            title: entry.title.text,
            unit: entry.unit,
            per_cent: entry.per_cent,
            geography: entry.geography,
            period: entry.period,
            says: entry.says,
            caveat: entry.caveat,
            rows: entry.rows,
        }
    }

    fn figures(&mut self, entries: Vec<In<'_, raw::HeadlineFigure>>) -> Vec<HeadlineFigure> {
        let mut known = Names::<HeadlineFigure>::default();
        let resolved = entries.into_iter().map(|In { origin, entry }| {
            let cites = self.listed(origin, &entry.id, "figure", &mut known, entry.cites);
            HeadlineFigure {
                id: entry.id.text,
                says: entry.says,
                value: entry.value,
                geography: entry.geography,
                period: entry.period,
                note: entry.note,
                cites,
                rows: entry.rows,
            }
        });
        resolved.collect()
    }

    /// In order of time.
    fn timeline(&mut self, entries: Vec<In<'_, raw::TimelineEntry>>) -> Vec<TimelineEntry> {
        let mut known = Names::<TimelineEntry>::default();
        let mut resolved = Vec::new();
        for In { origin, entry } in entries {
            let name = format!("date `{}`", entry.id.text);
            self.check_periods(origin, &entry.id, &name, &[entry.when]);
            let cites = self.listed(origin, &entry.id, "date", &mut known, entry.cites);
            let rows = entry.rows;
            resolved.push(TimelineEntry { id: entry.id.text, when: entry.when, date: entry.date, says: entry.says, cites, rows });
        }
        resolved.sort_by(|one, other| one.when.start().total_cmp(&other.when.start()));
        resolved
    }

    fn readiness(&mut self, entries: Vec<In<'_, raw::ReadinessItem>>) -> Vec<ReadinessItem> {
        let mut known = Names::<ReadinessItem>::default();
        let resolved = entries.into_iter().map(|In { origin, entry }| {
            let cites = self.listed(origin, &entry.id, "readiness item", &mut known, entry.cites);
            ReadinessItem { id: entry.id.text, kind: entry.kind, says: entry.says, asks: entry.asks, cites, rows: entry.rows }
        });
        resolved.collect()
    }

    fn checklist(&mut self, entries: Vec<In<'_, raw::ChecklistItem>>) -> Vec<ChecklistItem> {
        let mut known = Names::<ChecklistItem>::default();
        let mut resolved = Vec::new();
        for In { origin, entry } in entries {
            if entry.ways_round.is_empty() {
                self.refuse(origin, &entry.id, format!("checklist item `{}` names no way round", entry.id.text));
            }
            let cites = self.listed(origin, &entry.id, "checklist item", &mut known, entry.cites);
            let name = format!("checklist item `{}`", entry.id.text);
            let owner = Owner { origin, name: &name, at: &entry.id, may_ask_if_answered: false };
            resolved.push(ChecklistItem {
                when: entry.when.as_ref().map(|when| self.condition(owner, when)),
                id: entry.id.text,
                asks: entry.asks,
                ways_round: entry.ways_round,
                cites,
                rows: entry.rows,
            });
        }
        resolved
    }

    fn glossary(&mut self, entries: Vec<In<'_, raw::GlossaryEntry>>) -> Vec<GlossaryEntry> {
        let mut known = Names::<GlossaryEntry>::default();
        let resolved = entries.into_iter().map(|In { origin, entry }| {
            self.check_new(origin, &entry.id, "glossary entry", &mut known);
            let cites = self.cites_if_any(origin, &format!("glossary entry `{}`", entry.id.text), entry.cites);
            GlossaryEntry { id: entry.id.text, word: entry.word, also: entry.also, says: entry.says, cites, rows: entry.rows }
        });
        resolved.collect()
    }

    fn caveats(&mut self, entries: Vec<In<'_, raw::Caveat>>) -> Vec<Caveat> {
        let mut known = Names::<Caveat>::default();
        let resolved = entries.into_iter().map(|In { origin, entry }| {
            let cites = self.listed(origin, &entry.id, "caveat", &mut known, entry.cites);
            Caveat { id: entry.id.text, says: entry.says, cites, rows: entry.rows }
        });
        resolved.collect()
    }

    fn tools(&mut self, entries: Vec<In<'_, raw::Tool>>) -> Vec<Tool> {
        let mut known = Names::<Tool>::default();
        let mut resolved = Vec::new();
        for In { origin, entry } in entries {
            self.check_bands(origin, &entry);
            let cites = self.listed(origin, &entry.id, "tool", &mut known, entry.cites);
            let bands = entry.bands.into_iter().map(|band| Band { from: band.from, to: band.to, says: band.says }).collect();
            let (says, rights, rows) = (entry.says, entry.rights, entry.rows);
            resolved.push(Tool { id: entry.id.text, name: entry.name, says, bands, rights, cites, rows });
        }
        resolved
    }

    /// Bands stand in order, and no score is in two of them.
    fn check_bands(&mut self, origin: Origin<'_>, tool: &raw::Tool) {
        let are_ranges = tool.bands.iter().all(|band| band.from <= band.to);
        if !(are_ranges && tool.bands.is_sorted_by(|lower, higher| lower.to < higher.from)) {
            self.refuse(origin, &tool.id, format!("the bands of tool `{}` overlap or are not in order", tool.id.text));
        }
    }

    /// What every listed thing has: an id of its own and citations.
    fn listed<T>(
        &mut self,
        origin: Origin<'_>,
        id: &Spot,
        kind: &str,
        known: &mut Names<T>,
        cites: Vec<raw::Cite>,
    ) -> Vec<crate::pack::source::Citation> {
        self.check_new(origin, id, kind, known);
        self.cites(origin, &format!("{kind} `{}`", id.text), id, cites)
    }
}
