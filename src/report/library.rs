//! One entry as the library shows it: all that the pack holds, apart from any person.

use crate::appraise::explain;
use crate::base::table::Key;
use crate::library::{self, Item, Library};
use crate::pack::Pack;
use crate::pack::alert::{Alert, AlertSeverity};
use crate::pack::intervention::{Criterion, Intervention, Need};
use crate::pack::question::Question;
use crate::pack::reference::{GlossaryEntry, HeadlineFigure, Tool};
use crate::pack::source::{Citation, Seen, Source};

use super::document::{Document, Draft, Level, Text};
use super::{evidence, series};

/// Everything that the pack holds on an entry; nothing if the library has no such entry.
pub fn entry(pack: &Pack, library: &Library, item: Item) -> Option<Document> {
    let reference = &pack.reference;
    Some(match item {
        Item::Intervention(key) => intervention(pack, &pack.interventions[key]),
        Item::Need(key) => need(pack, key),
        Item::Alert(key) => alert(pack, &pack.alerts[key]),
        Item::Series(place) => series::series(pack, pack.series.get(place)?),
        Item::Comparison(place) => series::comparison(pack, reference.comparisons.get(place)?),
        Item::Prompt(key) => short(pack, "Prompt: a thing to do or ask", &pack.prompts[key].says, &pack.prompts[key].cites),
        Item::Source(key) => source(pack, library, key),
        Item::Question(key) => question(pack, library, key),
        Item::Tool(place) => tool(pack, reference.tools.get(place)?),
        Item::Word(place) => word(pack, reference.glossary.get(place)?),
        Item::Figure(place) => figure(pack, reference.figures.get(place)?),
        Item::Event(place) => reference.timeline.get(place).map(|event| short(pack, &event.date, &event.says, &event.cites))?,
        Item::Caveat(place) => {
            let caveat = reference.caveats.get(place)?;
            short(pack, "What holds for all of the evidence", &caveat.says, &caveat.cites)
        }
    })
}

fn short(pack: &Pack, title: &str, says: &str, cites: &[Citation]) -> Document {
    let mut draft = Draft::new(pack, title);
    let says = draft.cite(Text::new(says), cites);
    draft.paragraph(says);
    draft.finish()
}

fn need(pack: &Pack, key: Key<Need>) -> Document {
    let need = &pack.needs[key];
    let mut draft = Draft::new(pack, &need.name);
    let says = draft.cite(Text::new(&need.says), &need.cites);
    draft.paragraph(says);
    let serving =
        library::options_that_serve(pack, key).map(|(_, option)| Text::labelled(&option.id, &explain::full_name(option)));
    draft.headed_bullets(Level::Section, "Options that serve it", serving.collect());
    draft.finish()
}

fn alert(pack: &Pack, alert: &Alert) -> Document {
    let mut draft = Draft::new(pack, &alert.title);
    let says = draft.cite(Text::labelled(severity_in_words(alert.severity), &alert.says), &alert.cites);
    draft.paragraph(says);
    draft.headed_bullets(Level::Section, "What to do", alert.steps.iter().map(|step| Text::new(step)).collect());
    draft.finish()
}

/// How urgent an alert is once its condition holds.
pub fn severity_in_words(severity: AlertSeverity) -> &'static str {
    match severity {
        AlertSeverity::ActNow => "Act now",
        AlertSeverity::BeAware => "Be aware",
    }
}

fn word(pack: &Pack, word: &GlossaryEntry) -> Document {
    let title = if word.also.is_empty() { word.word.clone() } else { format!("{} ({})", word.word, word.also.join(", ")) };
    short(pack, &title, &word.says, &word.cites)
}

fn figure(pack: &Pack, figure: &HeadlineFigure) -> Document {
    let HeadlineFigure { id: _, says, value, geography, period, note, cites, rows: _ } = figure;
    let mut draft = Draft::new(pack, says);
    let value = draft.cite(Text::default().strong(value).plain(&format!(" ({geography}, {period})")), cites);
    draft.paragraph(value);
    if !note.is_empty() {
        draft.say(note);
    }
    draft.finish()
}

fn tool(pack: &Pack, tool: &Tool) -> Document {
    let mut draft = Draft::new(pack, &tool.name);
    let says = draft.cite(Text::new(&tool.says), &tool.cites);
    draft.paragraph(says);
    let bands = tool.bands.iter().map(|band| vec![Text::new(&format!("{} to {}", band.from, band.to)), Text::new(&band.says)]);
    draft.table(&["Score", "Stands for"], bands.collect());
    if !tool.rights.is_empty() {
        draft.paragraph(Text::labelled("Who may use and copy it", &tool.rights));
    }
    draft.finish()
}

fn source(pack: &Pack, library: &Library, key: Key<Source>) -> Document {
    let Source { id: _, title, publisher, year, address, note, seen } = &pack.sources[key];
    let mut draft = Draft::new(pack, title);
    draft.say(&format!("{publisher}, {year}. Seen {}.", hand_in_words(*seen)));
    for (label, words) in [("Where it can be found", address), ("To know", note)] {
        if !words.is_empty() {
            draft.paragraph(Text::labelled(label, words));
        }
    }
    let citing = library.cited_by(key).map(|(entry, hand)| {
        let hand = if hand == Seen::SecondHand { "; at second hand only" } else { "" };
        Text::labelled(&entry.id, &format!("{} ({}{hand})", entry.name, entry.word))
    });
    draft.headed_bullets(Level::Section, "What it supports", citing.collect());
    let others = library::other_uses(pack, key).into_iter().map(|(count, noun)| Text::labelled(noun, &count.to_string()));
    draft.headed_bullets(Level::Section, "What else stands on it", others.collect());
    draft.finish()
}

fn hand_in_words(seen: Seen) -> &'static str {
    match seen {
        Seen::FirstHand => "at first hand",
        Seen::SecondHand => "at second hand: confirm before relying on it",
    }
}

fn question(pack: &Pack, library: &Library, key: Key<Question>) -> Document {
    let question = &pack.questions[key];
    let mut draft = Draft::new(pack, &question.label);
    draft.say(&question.asks);
    if !question.hint.is_empty() {
        draft.say(&question.hint);
    }
    let why = draft.cite(Text::labelled("Why it is asked", &question.why), &question.cites);
    draft.paragraph(why);
    let choices = question.kind.choices().iter().map(|choice| Text::new(&choice.says));
    draft.headed_bullets(Level::Section, &format!("Answer: {}", question.kind.in_words()), choices.collect());
    let decided = library.decided_by(key).map(|entry| Text::labelled(&entry.id, &entry.name));
    draft.headed_bullets(Level::Section, "Conditions that depend on it", decided.collect());
    draft.finish()
}

/// Everything that the pack holds on an intervention.
pub fn intervention(pack: &Pack, intervention: &Intervention) -> Document {
    let mut draft = Draft::new(pack, &explain::full_name(intervention));
    let summary = draft.cite(Text::new(&intervention.summary), &intervention.cites);
    draft.paragraph(summary);
    draft.bullets(about(pack, intervention));
    draft.headed_bullets(Level::Section, "How to arrange it", intervention.arrange.iter().map(|step| Text::new(step)).collect());
    criteria(&mut draft, "What must hold", &intervention.gates, true);
    criteria(&mut draft, "What speaks for it", &intervention.fits, false);
    criteria(&mut draft, "What is to be weighed", &intervention.cautions, false);
    evidence::evidence(&mut draft, Level::Section, pack, intervention);
    let figures: Vec<Text> = intervention.figures.iter().map(|entry| evidence::figure(&mut draft, entry)).collect();
    draft.headed_bullets(Level::Section, "Figures", figures);
    draft.finish()
}

fn about(pack: &Pack, intervention: &Intervention) -> Vec<Text> {
    let stages = intervention.stages.iter().map(|stage| pack.stages[*stage].name.as_str()).collect::<Vec<_>>();
    let places = intervention.jurisdictions.iter().map(|place| pack.jurisdictions[*place].name.as_str()).collect::<Vec<_>>();
    let needs = intervention.serves.iter().map(|need| pack.needs[*need].name.as_str()).collect::<Vec<_>>();
    let facts = [
        ("Id", intervention.id.clone()),
        ("Part", explain::role_in_words(intervention.role).to_owned()),
        ("Stages", stages.join(", ")),
        ("Exists in", places.join(", ")),
        ("For whom", intervention.for_whom.clone()),
        ("What it asks and gives", intervention.involves.clone()),
        ("Where it happens", explain::setting_in_words(intervention.setting).to_owned()),
        ("Aims at", explain::philosophy_in_words(intervention.philosophy).to_owned()),
        ("What the person agrees to", intervention.consent.clone()),
        ("Serves", needs.join(", ")),
        ("In the law", intervention.requirement.clone()),
        ("Known today", intervention.known_now.clone()),
    ];
    facts.into_iter().filter(|(_, words)| !words.trim().is_empty()).map(|(label, words)| Text::labelled(label, &words)).collect()
}

fn criteria(draft: &mut Draft<'_>, heading: &str, criteria: &[Criterion], with_basis: bool) {
    let items: Vec<Text> = criteria.iter().map(|entry| criterion(draft, entry, with_basis)).collect();
    draft.headed_bullets(Level::Section, heading, items);
}

fn criterion(draft: &mut Draft<'_>, criterion: &Criterion, with_basis: bool) -> Text {
    let basis = if with_basis { format!(" ({})", explain::basis_in_words(criterion.basis)) } else { String::new() };
    let dated = if criterion.in_force.is_empty() { String::new() } else { format!("; {}", criterion.in_force) };
    draft.cite(Text::new(&format!("{}{basis}{dated}", criterion.says)), &criterion.cites)
}
