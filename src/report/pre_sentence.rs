//! Paragraphs for a pre-sentence report: each proposed requirement with its conditions, its evidence and the limits of both.

use crate::appraise::{AppraisedOption, Finding, Standing, explain};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::plan::Choice;
use crate::pack::intervention::{Criterion, Intervention, Role};

use super::Material;
use super::document::{Document, Draft, Level, Text};
use super::{evidence, parts};

/// The most questions that are named as settling something.
const MOST_NEXT: usize = 12;

/// The paragraphs for the court.
pub fn pre_sentence(material: Material<'_>) -> Document {
    let mut draft = Draft::new(material.pack, "Paragraphs for a pre-sentence report");
    parts::opening(&mut draft, material);
    draft.say("Each paragraph is a draft for the writer of the report to check, change and sign. The court decides.");
    parts::safety(&mut draft, material);
    let proposed = proposed(material);
    introduction(&mut draft, material, &proposed);
    for appraised in &proposed {
        requirement(&mut draft, material, appraised);
    }
    compliance(&mut draft, material);
    other_choices(&mut draft, material, &proposed);
    not_proposed(&mut draft, material, &proposed);
    parts::not_known(&mut draft, material);
    draft.headed_bullets(Level::Part, "What would settle it", parts::next_questions(material, MOST_NEXT));
    parts::closing(&mut draft, material);
    draft.finish()
}

fn is_requirement(intervention: &Intervention) -> bool {
    intervention.role == Role::Option && !intervention.requirement.trim().is_empty()
}

fn is_chosen(material: Material<'_>, option: Key<Intervention>) -> bool {
    material.case.plan.decision(option).is_some_and(|decision| decision.choice == Choice::Chosen)
}

/// Requirements that were chosen; where none was, every one that nobody turned down and that does not fail now.
fn proposed(material: Material<'_>) -> Vec<&AppraisedOption> {
    let requirements = || {
        let options = material.appraisal.options.iter();
        options.filter(|appraised| is_requirement(&material.pack.interventions[appraised.option]))
    };
    let chosen: Vec<_> = requirements().filter(|appraised| is_chosen(material, appraised.option)).collect();
    if !chosen.is_empty() {
        return chosen;
    }
    let is_open = |appraised: &&AppraisedOption| {
        appraised.standing != Standing::DoesNotFit && material.case.plan.decision(appraised.option).is_none()
    };
    requirements().filter(is_open).collect()
}

fn introduction(draft: &mut Draft<'_>, material: Material<'_>, proposed: &[&AppraisedOption]) {
    let any_chosen = proposed.iter().any(|appraised| is_chosen(material, appraised.option));
    if proposed.is_empty() {
        draft.heading(Level::Section, "Requirements");
        draft.say("On what is known, no requirement of treatment can be proposed. The reasons are given below.");
    } else if any_chosen {
        draft.heading(Level::Section, "Proposed requirements");
        draft.say("These requirements were chosen with the person. Each condition is shown as met, not met or not known.");
    } else {
        draft.heading(Level::Section, "Requirements that could be proposed");
        draft.say(
            "No requirement has been chosen. These are listed because none of their conditions is known to fail; \
             being listed is not a proposal.",
        );
    }
    if proposed.len() > 1 {
        draft.say(explain::NO_COMPARISON);
    }
}

fn requirement(draft: &mut Draft<'_>, material: Material<'_>, appraised: &AppraisedOption) {
    let intervention = &material.pack.interventions[appraised.option];
    draft.heading(Level::Part, &explain::full_name(intervention));
    let summary = draft.cite(Text::new(&intervention.summary), &intervention.cites);
    draft.paragraph(summary);
    draft.bullets(about(material, appraised));
    draft.heading(Level::Detail, "Conditions");
    conditions(draft, material, &intervention.gates, &appraised.gates);
    let fits = parts::criteria(draft, material, &intervention.fits, &appraised.fits, Truth::Yes);
    draft.headed_bullets(Level::Detail, "What speaks for it", fits);
    let cautions = parts::criteria(draft, material, &intervention.cautions, &appraised.cautions, Truth::Yes);
    draft.headed_bullets(Level::Detail, "What is to be weighed", cautions);
    evidence::evidence(draft, Level::Detail, material.pack, intervention);
}

fn about(material: Material<'_>, appraised: &AppraisedOption) -> Vec<Text> {
    let intervention = &material.pack.interventions[appraised.option];
    let mut facts = vec![
        Text::labelled("In the law", &intervention.requirement),
        Text::labelled("What it asks and gives", &intervention.involves),
        Text::labelled("What the person agrees to", &intervention.consent),
        Text::labelled("Standing", explain::standing_in_words(appraised.standing)),
        Text::labelled("Local availability", explain::availability_in_words(appraised.available)),
        Text::labelled("Known today", &intervention.known_now),
    ];
    if let Some(decision) = material.case.plan.decision(appraised.option) {
        facts.push(Text::labelled("Why it is proposed", parts::or_not_recorded(&decision.reason)));
        facts.push(Text::labelled("The person's view", parts::or_not_recorded(&decision.person_view)));
    }
    facts
}

/// Each condition with its result, one by one.
fn conditions(draft: &mut Draft<'_>, material: Material<'_>, gates: &[Criterion], findings: &[Finding]) {
    draft.say(&conditions_in_words(findings));
    let rows = gates.iter().zip(findings).map(|(gate, finding)| {
        let dated = if gate.in_force.is_empty() { String::new() } else { format!("; {}", gate.in_force) };
        let basis = format!("{}{dated}", explain::basis_in_words(gate.basis));
        vec![
            Text::new(&gate.says),
            Text::default().strong(explain::truth_in_words(finding.truth)),
            Text::new(&parts::behind(material, finding)),
            draft.cite(Text::new(&basis), &gate.cites),
        ]
    });
    let rows = rows.collect();
    draft.table(&["Condition", "Result", "Answers behind it", "Stands on"], rows);
}

/// How many conditions are met, not met and not known, in a sentence.
fn conditions_in_words(findings: &[Finding]) -> String {
    let all = findings.len();
    if all == 0 {
        return "The pack holds no condition for it.".to_owned();
    }
    let counts = [Truth::Yes, Truth::No, Truth::Unknown].map(|truth| {
        let count = findings.iter().filter(|finding| finding.truth == truth).count();
        (count, explain::truth_in_words(truth))
    });
    let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, truth)| format!("{count} {truth}"));
    format!("Of {} for it, on what was said: {}.", explain::counted(all, "condition"), counts.collect::<Vec<_>>().join(", "))
}

/// What helps the person to keep to the order, and what is agreed for setbacks.
fn compliance(draft: &mut Draft<'_>, material: Material<'_>) {
    draft.heading(Level::Section, "Keeping to the order, and setbacks");
    let plan = &material.case.plan;
    let lead = if plan.lead_worker.trim().is_empty() {
        "No lead worker is named yet.".to_owned()
    } else {
        format!("Lead worker: {}.", parts::bare(&plan.lead_worker))
    };
    let fixes = if plan.agreed_fixes.trim().is_empty() {
        "No way round what could get in the way of appointments is recorded.".to_owned()
    } else {
        format!("Agreed ways round what could get in the way: {}.", parts::bare(&plan.agreed_fixes))
    };
    draft.say(&format!("{lead} {fixes}"));
    let prompts = parts::prompts(draft, material);
    draft.headed_bullets(Level::Part, "For the writer to deal with", prompts);
}

/// What was chosen besides the requirements.
fn other_choices(draft: &mut Draft<'_>, material: Material<'_>, proposed: &[&AppraisedOption]) {
    let others = material.case.plan.chosen().filter(|decision| proposed.iter().all(|shown| shown.option != decision.option));
    let others = others.map(|decision| {
        let name = explain::full_name(&material.pack.interventions[decision.option]);
        Text::labelled(&name, parts::or_not_recorded(&decision.reason))
    });
    draft.headed_bullets(Level::Section, "Also in the plan", others.collect());
}

/// What was turned down, and the requirements of which a condition fails, each with the reason.
fn not_proposed(draft: &mut Draft<'_>, material: Material<'_>, proposed: &[&AppraisedOption]) {
    let mut items: Vec<Text> = Vec::new();
    for decision in material.case.plan.turned_down() {
        let name = explain::full_name(&material.pack.interventions[decision.option]);
        items.push(Text::labelled(&name, &format!("turned down: {}", parts::or_not_recorded(&decision.reason))));
    }
    for appraised in &material.appraisal.options {
        let intervention = &material.pack.interventions[appraised.option];
        let is_shown = proposed.iter().any(|shown| shown.option == appraised.option);
        let is_decided = material.case.plan.decision(appraised.option).is_some();
        if is_requirement(intervention) && !is_shown && !is_decided {
            items.push(not_proposed_requirement(draft, material, appraised));
        }
    }
    draft.headed_bullets(Level::Section, "Considered and not proposed", items);
}

fn not_proposed_requirement(draft: &mut Draft<'_>, material: Material<'_>, appraised: &AppraisedOption) -> Text {
    let intervention = &material.pack.interventions[appraised.option];
    let failing: Vec<(&Criterion, &Finding)> =
        intervention.gates.iter().zip(&appraised.gates).filter(|(_, finding)| finding.truth == Truth::No).collect();
    let name = explain::full_name(intervention);
    if failing.is_empty() {
        let words = format!("{}; not chosen, and no reason is recorded", explain::standing_in_words(appraised.standing));
        return Text::labelled(&name, &words);
    }
    let mut text = Text::labelled(&name, "not met:");
    for (place, (gate, finding)) in failing.iter().enumerate() {
        let between = if place == 0 { " " } else { "; " };
        let behind = parts::behind(material, finding);
        let behind = if behind.is_empty() { String::new() } else { format!(" ({behind})") };
        text = draft.cite(text.plain(&format!("{between}{}{behind}", gate.says)), &gate.cites);
    }
    text
}
