//! One intervention as the library shows it: all that the pack holds, apart from any person.

use crate::appraise::explain;
use crate::pack::Pack;
use crate::pack::intervention::{Criterion, Intervention};

use super::document::{Document, Draft, Level, Text};
use super::evidence;

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
