//! The referral and handover sheet: what the next worker must know, first what must not wait.

use crate::appraise::{AppraisedOption, Offered, Standing, explain};
use crate::base::set::KeySet;
use crate::base::truth::Truth;
use crate::case::answer::Value;
use crate::case::plan::Decision;

use super::Material;
use super::document::{Document, Draft, Level, NoticeKind, Text};
use super::{parts, plan};

/// The question whether the person agrees to sharing.
const SHARE_CONSENT: &str = "share_consent";
/// The most questions that are listed to be asked next.
const MOST_NEXT: usize = 8;

/// The sheet for the next worker.
pub fn handover(material: Material<'_>) -> Document {
    let mut draft = Draft::new(material.pack, "Referral and handover sheet");
    parts::opening(&mut draft, material);
    if let Some(since) = material.since {
        draft.bullets(vec![Text::labelled("Assessed before", since)]);
    }
    parts::safety(&mut draft, material);
    sharing(&mut draft, material);
    plan::next_steps(&mut draft, material);
    plan::barriers(&mut draft, material, Level::Section);
    plan::goals(&mut draft, material);
    chosen(&mut draft, material);
    turned_down(&mut draft, material);
    undecided(&mut draft, material);
    let to_do = parts::prompts(&mut draft, material);
    draft.headed_bullets(Level::Section, "To do or to ask", to_do);
    parts::not_known(&mut draft, material);
    draft.headed_bullets(Level::Part, "Worth asking next", parts::next_questions(material, MOST_NEXT));
    parts::closing(&mut draft, material);
    draft.finish()
}

fn is_yes(material: Material<'_>, id: &str) -> Option<bool> {
    let question = material.pack.question(id)?;
    let Value::Choice(place) = material.case.answers.said(question).value()? else { return None };
    Some(material.pack.questions[question].kind.choice_place("yes") == Some(place))
}

fn sharing(draft: &mut Draft<'_>, material: Material<'_>) {
    draft.heading(Level::Section, "Sharing");
    draft.bullets(vec![Text::labelled("Agrees to sharing", &parts::said_in_words(material, SHARE_CONSENT))]);
    let says = match is_yes(material, SHARE_CONSENT) {
        Some(true) => return,
        Some(false) => {
            "The person said no to sharing. Do not send this sheet to a service without a lawful reason that you can name and record."
        }
        None => "It is not recorded that the person agrees to sharing. Ask before this sheet goes to anyone.",
    };
    draft.notice(NoticeKind::Caution, "Before you pass this on", vec![Text::new(says)], &[]);
}

fn chosen(draft: &mut Draft<'_>, material: Material<'_>) {
    draft.heading(Level::Section, "What was chosen");
    if material.case.plan.chosen().next().is_none() {
        draft.say("Nothing has been chosen yet.");
    }
    for decision in material.case.plan.chosen() {
        chosen_option(draft, material, decision);
    }
}

fn chosen_option(draft: &mut Draft<'_>, material: Material<'_>, decision: &Decision) {
    let intervention = &material.pack.interventions[decision.option];
    draft.heading(Level::Part, &explain::full_name(intervention));
    let summary = draft.cite(Text::new(&intervention.summary), &intervention.cites);
    draft.paragraph(summary);
    draft.bullets(vec![
        Text::labelled("Today", &parts::standing(material, decision.option)),
        Text::labelled("Decided by", decision.by.in_words()),
        Text::labelled("Why", parts::or_not_recorded(&decision.reason)),
        Text::labelled("The person's view", parts::or_not_recorded(&plan::view_in_words(material, decision))),
        Text::labelled("What the person agrees to", &intervention.consent),
        Text::labelled("Whether the person agrees", &plan::consent_in_words(material, decision.option)),
    ]);
    parts::missing_reason(draft, material, decision.option);
    if let Some(appraised) = material.appraisal.option(decision.option) {
        against(draft, material, appraised);
    }
    draft.headed_bullets(Level::Detail, "How to arrange it", intervention.arrange.iter().map(|step| Text::new(step)).collect());
}

/// Conditions that a chosen option does not meet or may not meet, and what is to be weighed.
fn against(draft: &mut Draft<'_>, material: Material<'_>, appraised: &AppraisedOption) {
    let intervention = &material.pack.interventions[appraised.option];
    parts::not_met(draft, material, appraised);
    let not_known = parts::criteria(draft, material, &intervention.gates, &appraised.gates, Truth::Unknown);
    draft.headed_bullets(Level::Detail, "Conditions not known yet", not_known);
    let cautions = parts::criteria(draft, material, &intervention.cautions, &appraised.cautions, Truth::Yes);
    draft.headed_bullets(Level::Detail, "To be weighed", cautions);
}

fn turned_down(draft: &mut Draft<'_>, material: Material<'_>) {
    let decisions = material.case.plan.turned_down().map(|decision| {
        let view = plan::view_in_words(material, decision);
        let view = if view.is_empty() { view } else { format!(". The person's view: {view}") };
        let reason = parts::bare(parts::or_not_recorded(&decision.reason));
        let reason = format!("{reason}. Decided by: {}{view}", decision.by.in_words());
        Text::labelled(&explain::full_name(&material.pack.interventions[decision.option]), &reason)
    });
    draft.headed_bullets(Level::Section, "What was turned down", decisions.collect());
}

/// Options that fit and those that cannot be told, as far as nobody has decided about them.
fn undecided(draft: &mut Draft<'_>, material: Material<'_>) {
    draft.heading(Level::Section, "Options that fit and are not decided");
    let fitting = open(material, Standing::Fits);
    match fitting.len() {
        0 => draft.say("There is none."),
        1 => {}
        _ => draft.say(explain::NO_COMPARISON),
    }
    by_time(draft, material, &fitting);
    let not_told = open(material, Standing::CannotTell);
    if !not_told.is_empty() {
        draft.heading(Level::Section, "Options that cannot be told yet");
        by_time(draft, material, &not_told);
    }
}

fn open(material: Material<'_>, standing: Standing) -> Vec<&AppraisedOption> {
    let options = material.appraisal.options.iter().filter(|option| option.standing == standing);
    options.filter(|option| material.case.plan.decision(option.option).is_none()).collect()
}

/// The options under a heading for each time at which they are offered.
fn by_time(draft: &mut Draft<'_>, material: Material<'_>, options: &[&AppraisedOption]) {
    let times = [
        (Offered::Now, "Offered at this stage"),
        (Offered::NotKnown, "Offered at some stage"),
        (Offered::Later, "Offered at a later stage"),
        (Offered::Earlier, "Offered only at an earlier stage"),
    ];
    for (time, heading) in times {
        let items = options.iter().filter(|option| option.offered == time).map(|option| undecided_option(material, option));
        draft.headed_bullets(Level::Part, heading, items.collect());
    }
}

fn undecided_option(material: Material<'_>, appraised: &AppraisedOption) -> Text {
    let pack = material.pack;
    let mut facts = vec![explain::availability_in_words(appraised.available).to_owned()];
    if !appraised.needs.is_empty() {
        let needs = appraised.needs.iter().map(|need| pack.needs[*need].name.as_str());
        facts.push(format!("serves: {}", needs.collect::<Vec<_>>().join(", ")));
    }
    let missing = appraised.gates.iter().fold(KeySet::EMPTY, |all, gate| all.union(gate.missing));
    if appraised.standing == Standing::CannotTell {
        let labels = missing.iter(&pack.questions).map(|question| pack.questions[question].label.as_str());
        facts.push(format!("find out: {}", labels.collect::<Vec<_>>().join(", ")));
    }
    Text::labelled(&explain::full_name(&pack.interventions[appraised.option]), &facts.join("; "))
}
