//! Every entry of a pack with what all of them have: a place, citations, and the rows of the inventory that they stand
//! for. For what looks at a pack as a whole, whatever an entry is.

use super::Pack;
use super::evidence::Note;
use super::intervention::{Criterion, Intervention};
use super::reference::Reference;
use super::series::Series;
use super::source::Citation;

/// An entry of a pack.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The file; for a question the folder, which does not tell its file.
    pub file: String,
    /// Its id, or what it is and the how-manieth, such as "statement 2"; empty where it is the whole file.
    pub name: String,
    /// Where it comes from.
    pub cites: Vec<&'a Citation>,
    /// The rows of the inventory that it stands for.
    pub rows: Vec<&'a str>,
}

/// Every entry, in the pack's order.
pub fn entries(pack: &Pack) -> Vec<Entry<'_>> {
    let mut found = Found::default();
    for question in &pack.questions {
        found.add("questions/", &question.id, &question.cites, &question.rows);
    }
    for term in &pack.terms {
        found.add("terms.ron", &term.id, &term.cites, &term.rows);
    }
    for need in &pack.needs {
        found.add("needs.ron", &need.id, &need.cites, &need.rows);
    }
    for intervention in &pack.interventions {
        found.intervention(intervention);
    }
    for alert in &pack.alerts {
        found.add("alerts.ron", &alert.id, &alert.cites, &alert.rows);
    }
    for prompt in &pack.prompts {
        found.add("prompts.ron", &prompt.id, &prompt.cites, &prompt.rows);
    }
    for contradiction in &pack.contradictions {
        found.add("consistency.ron", &contradiction.id, &contradiction.cites, &[]);
    }
    for series in &pack.series {
        found.series(series);
    }
    found.reference(&pack.reference);
    found.0
}

#[derive(Default)]
struct Found<'a>(Vec<Entry<'a>>);

impl<'a> Found<'a> {
    fn add(&mut self, file: &str, name: &str, cites: &'a [Citation], rows: &'a [String]) {
        self.0.push(Entry {
            file: file.to_owned(),
            name: name.to_owned(),
            cites: cites.iter().collect(),
            rows: rows.iter().map(String::as_str).collect(),
        });
    }

    fn intervention(&mut self, intervention: &'a Intervention) {
        let Intervention { ratings, emmie, statements, figures, notes, .. } = intervention;
        let file = intervention.file();
        self.add(&file, "", &intervention.cites, &intervention.rows);
        for Criterion { id, cites, rows, .. } in intervention.criteria().map(|(_, criterion)| criterion) {
            self.add(&file, id, cites, rows);
        }
        for (place, rating) in ratings.iter().enumerate() {
            self.add(&file, &nth("rating", place), &rating.cites, &rating.rows);
        }
        if let Some(emmie) = emmie {
            self.add(&file, "EMMIE", &emmie.cites, &[]);
        }
        for (place, statement) in statements.iter().enumerate() {
            self.add(&file, &nth("statement", place), &statement.cites, &statement.rows);
        }
        for (place, figure) in figures.iter().enumerate() {
            self.add(&file, &nth("figure", place), &figure.cites, &figure.rows);
        }
        self.notes(&file, notes);
    }

    fn series(&mut self, series: &'a Series) {
        let file = format!("series/{}.ron", series.id);
        self.add(&file, "", &[], &series.rows);
        for line in &series.lines {
            self.add(&file, &line.id, &[], &line.rows);
            for point in &line.values {
                self.add(&file, &format!("{} {}", line.id, point.period.label()), &point.cites, &[]);
            }
        }
        for (place, entry) in series.breaks.iter().enumerate() {
            self.add(&file, &nth("break", place), &entry.cites, &entry.rows);
        }
        self.notes(&file, &series.notes);
    }

    fn notes(&mut self, file: &str, notes: &'a [Note]) {
        for (place, note) in notes.iter().enumerate() {
            self.add(file, &nth("note", place), &note.cites, &note.rows);
        }
    }

    fn reference(&mut self, reference: &'a Reference) {
        let Reference { comparisons, figures, timeline, readiness, checklist, glossary, caveats, tools } = reference;
        for comparison in comparisons {
            let file = format!("comparisons/{}.ron", comparison.id);
            self.add(&file, "", &[], &comparison.rows);
            for bar in &comparison.bars {
                self.add(&file, &bar.label, &bar.cites, &[]);
            }
        }
        for entry in figures {
            self.add("figures.ron", &entry.id, &entry.cites, &entry.rows);
        }
        for entry in timeline {
            self.add("timeline.ron", &entry.id, &entry.cites, &entry.rows);
        }
        for entry in readiness {
            self.add("readiness.ron", &entry.id, &entry.cites, &entry.rows);
        }
        for entry in checklist {
            self.add("checklist.ron", &entry.id, &entry.cites, &entry.rows);
        }
        for entry in glossary {
            self.add("glossary.ron", &entry.id, &entry.cites, &entry.rows);
        }
        for entry in caveats {
            self.add("caveats.ron", &entry.id, &entry.cites, &entry.rows);
        }
        for entry in tools {
            self.add("tools.ron", &entry.id, &entry.cites, &entry.rows);
        }
    }
}

fn nth(kind: &str, place: usize) -> String {
    format!("{kind} {}", place + 1)
}
