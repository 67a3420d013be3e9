//! Everything that came out for one person, in the order of the screen: for reading in a terminal or on paper.

use crate::appraise::{AppraisedOption, Offered, Standing, explain, firmness};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::pack::evidence::RatingClass;
use crate::pack::intervention::Intervention;

use super::Material;
use super::document::{Document, Draft, Level, Text};
use super::{evidence, parts};

/// The most questions that are listed to be asked next.
const MOST_NEXT: usize = 8;

/// Alerts, every option with its reasons, needs, prompts, and what is not known.
pub fn appraisal(material: Material<'_>) -> Document {
    let mut draft = Draft::new(material.pack, "Appraisal");
    parts::opening(&mut draft, material);
    parts::safety(&mut draft, material);
    for standing in Standing::EVERY {
        options(&mut draft, material, standing);
    }
    needs(&mut draft, material);
    let prompts = parts::prompts(&mut draft, material);
    draft.headed_bullets(Level::Section, "To do or to ask", prompts);
    draft.headed_bullets(Level::Section, "Worth asking next", parts::next_questions(material, MOST_NEXT));
    parts::not_known(&mut draft, material);
    parts::closing(&mut draft, material);
    draft.finish()
}

fn options(draft: &mut Draft<'_>, material: Material<'_>, standing: Standing) {
    let options: Vec<_> = material.appraisal.options.iter().filter(|option| option.standing == standing).collect();
    let words = explain::standing_in_words(standing);
    draft.heading(Level::Section, &format!("{} ({})", capital(words), options.len()));
    if standing == Standing::Fits && options.len() > 1 {
        draft.say(explain::NO_COMPARISON);
    }
    let mut group: Option<(Offered, &str)> = None;
    for appraised in options {
        let here = (appraised.offered, evidence_group(material, appraised));
        if group != Some(here) {
            draft.heading(Level::Part, &format!("{} · {}", capital(explain::offered_in_words(here.0)), here.1));
            group = Some(here);
        }
        option(draft, material, appraised);
    }
}

/// The words with a capital, for a heading.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn evidence_group(material: Material<'_>, appraised: &AppraisedOption) -> &'static str {
    match material.pack.rating_class(&material.pack.interventions[appraised.option]) {
        RatingClass::Reasonable => "reasonable evidence",
        RatingClass::Mixed => "mixed evidence",
        RatingClass::NoEvaluations | RatingClass::NotRated => "no evaluation found, or not rated",
    }
}

fn option(draft: &mut Draft<'_>, material: Material<'_>, appraised: &AppraisedOption) {
    let intervention = &material.pack.interventions[appraised.option];
    draft.heading(Level::Detail, &explain::full_name(intervention));
    let mut items = vec![Text::labelled("Today", &today(material, appraised))];
    if !appraised.needs.is_empty() {
        let needs = appraised.needs.iter().map(|need| material.pack.needs[*need].name.as_str());
        items.push(Text::labelled("Serves", &needs.collect::<Vec<_>>().join(", ")));
    }
    items.extend(intervention.ratings.iter().map(|entry| evidence::rating(draft, material.pack, entry)));
    for truth in [Truth::No, Truth::Unknown, Truth::Yes] {
        let label = capital(explain::truth_in_words(truth));
        items.extend(labelled(&label, parts::criteria(draft, material, &intervention.gates, &appraised.gates, truth)));
    }
    let fits = parts::criteria(draft, material, &intervention.fits, &appraised.fits, Truth::Yes);
    items.extend(labelled("Speaks for it", fits));
    let cautions = parts::criteria(draft, material, &intervention.cautions, &appraised.cautions, Truth::Yes);
    items.extend(labelled("To be weighed", cautions));
    draft.bullets(items);
}

fn labelled(label: &str, items: Vec<Text>) -> impl Iterator<Item = Text> {
    items.into_iter().map(move |item| {
        let mut text = Text::default().strong(&format!("{label}:")).plain(" ");
        text.spans.extend(item.spans);
        text
    })
}

/// When and where it is offered, and whether one other answer would change where it stands.
fn today(material: Material<'_>, appraised: &AppraisedOption) -> String {
    let Material { pack, case, context, .. } = material;
    let fragile = firmness::fragile_answers(pack, &case.answers, context, appraised);
    let labels: Vec<_> = fragile.iter(&pack.questions).map(|question| pack.questions[question].label.as_str()).collect();
    let firm = if labels.is_empty() {
        "firm".to_owned()
    } else {
        format!("fragile: another answer to one of these would change it: {}", labels.join(", "))
    };
    let offered = explain::offered_in_words(appraised.offered);
    format!("{offered}; {}; {firm}", explain::availability_in_words(appraised.available))
}

fn needs(draft: &mut Draft<'_>, material: Material<'_>) {
    let pack = material.pack;
    let names = |options: &[Key<Intervention>]| {
        let names = options.iter().map(|option| pack.interventions[*option].name.as_str()).collect::<Vec<_>>();
        if names.is_empty() { "no option serves it".to_owned() } else { format!("served by {}", names.join("; ")) }
    };
    let found = material.appraisal.needs.iter().filter(|need| need.finding.truth != Truth::No);
    let items = found.map(|need| {
        let entry = &pack.needs[need.need];
        let known = if need.finding.truth == Truth::Unknown { "not known whether the person has it; " } else { "" };
        Text::labelled(&entry.name, &format!("{known}{}", names(&need.served_by)))
    });
    draft.headed_bullets(Level::Section, "Needs", items.collect());
}
