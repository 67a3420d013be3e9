//! Paragraphs for a pre-sentence report: each proposed requirement with its conditions, its evidence and the limits of both.

use crate::appraise::{AppraisedOption, Finding, Standing, current_stage, explain, first_appointment};
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::Answers;
use crate::case::plan::Choice;
use crate::pack::alert::Prompt;
use crate::pack::condition::{Condition, Test};
use crate::pack::intervention::{Criterion, Intervention, Role};
use crate::pack::question::Question;
use crate::pack::{Pack, Stage};

use super::Material;
use super::document::{Document, Draft, Level, Text};
use super::{evidence, parts, plan};

/// The most questions that are named as settling something.
const MOST_NEXT: usize = 12;

/// The paragraphs for the court.
pub fn pre_sentence(material: Material<'_>) -> Document {
    let mut draft = Draft::new(material.pack, "Paragraphs for a pre-sentence report");
    parts::opening(&mut draft, material);
    draft.say("Each paragraph is a draft for the writer of the report to check, change and sign. The court decides.");
    parts::safety_ahead(&mut draft, material, "after the requirements");
    parts::act_now(&mut draft, material);
    let proposed = proposed(material);
    introduction(&mut draft, material, &proposed);
    for appraised in &proposed {
        requirement(&mut draft, material, appraised);
    }
    parts::safety_without_act_now(&mut draft, material);
    plan::goals(&mut draft, material);
    compliance(&mut draft, material, &proposed);
    other_choices(&mut draft, material, &proposed);
    not_proposed(&mut draft, material, &proposed);
    parts::not_known(&mut draft, material);
    draft.headed_bullets(Level::Part, "What would settle it", parts::next_questions(material, MOST_NEXT));
    parts::closing(&mut draft, material);
    draft.finish()
}

/// True at a stage where requirements are made: there a report of this kind is what is asked for.
pub fn is_before_sentence(pack: &Pack, answers: &Answers) -> bool {
    current_stage(pack, answers).is_some_and(|stage| is_for_requirements(pack, stage))
}

fn is_for_requirements(pack: &Pack, stage: Key<Stage>) -> bool {
    pack.interventions.iter().any(|option| is_requirement(option) && option.stages.contains(&stage))
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
        draft.say(
            "These requirements are in the plan; under each stands who chose it. \
             Each condition is shown as met, not met or not known.",
        );
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
    if is_chosen(material, appraised.option) {
        parts::missing_reason(draft, material, appraised.option);
        parts::not_met(draft, material, appraised);
    }
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
        facts.push(Text::labelled("Whether the person agrees", &plan::consent_in_words(material, appraised.option)));
        facts.push(Text::labelled("Decided by", decision.by.in_words()));
        facts.push(Text::labelled("Why it is proposed", parts::or_not_recorded(&decision.reason)));
        facts.push(Text::labelled("The person's view", parts::or_not_recorded(&plan::view_in_words(material, decision))));
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
fn compliance(draft: &mut Draft<'_>, material: Material<'_>, proposed: &[&AppraisedOption]) {
    draft.heading(Level::Section, "Keeping to the order, and setbacks");
    let lead = &material.case.plan.lead_worker;
    let mut items = vec![Text::labelled("Lead worker", if lead.trim().is_empty() { "none is named yet" } else { lead })];
    items.extend(plan::appointments(material));
    draft.bullets(items);
    plan::barriers(draft, material, Level::Part);
    to_deal_with(draft, material, proposed);
}

/// Prompts that the report turns on, in two groups. The others stand on the handover sheet.
fn to_deal_with(draft: &mut Draft<'_>, material: Material<'_>, proposed: &[&AppraisedOption]) {
    let Material { pack, case, context, appraisal, .. } = material;
    let shown = first_appointment::prompts(pack, case, context, appraisal);
    let all = shown.len();
    let (for_report, rest): (Vec<_>, Vec<_>) = shown.into_iter().partition(|prompt| is_about_the_court(pack, *prompt));
    let requirements = requirement_questions(pack, proposed);
    let for_order = |prompt: &Key<Prompt>| {
        let named = compared(&pack.prompts[*prompt].when);
        named.iter(&pack.questions).any(|question| requirements.contains(question))
    };
    let for_order: Vec<_> = rest.into_iter().filter(for_order).collect();
    let others = all - for_report.len() - for_order.len();
    for (heading, prompts) in [("To write in the report", for_report), ("To agree for the order", for_order)] {
        let prompts = prompts.into_iter().map(|prompt| &pack.prompts[prompt]);
        let prompts = prompts.map(|prompt| draft.cite(Text::new(&prompt.says), &prompt.cites)).collect();
        draft.headed_bullets(Level::Part, heading, prompts);
    }
    if others > 0 {
        let others = explain::counted(others, "more reminder");
        draft.say(&format!("{others} on the work with the person: see the referral and handover sheet."));
    }
}

/// True for a prompt that shows only at stages where requirements are made, or that looks at a question which is put
/// at some stages only.
fn is_about_the_court(pack: &Pack, prompt: Key<Prompt>) -> bool {
    let at_court = pack.stages.keys().filter(|stage| is_for_requirements(pack, *stage));
    let at_court = at_court.fold(0_u64, |all, stage| all | (1 << stage.place()));
    let mut found = false;
    pack.prompts[prompt].when.walk(&mut |part| {
        found |= match part {
            Condition::Compare(question, Test::Chosen(stages)) if *question == pack.stage_question => stages & !at_court == 0,
            Condition::Compare(question, _) => !pack.questions[*question].ask_at.is_empty(),
            _ => false,
        };
    });
    found
}

/// The questions that the conditions of these requirements compare, without opening terms: what a term stands for is
/// in nearly every one of them.
fn requirement_questions(pack: &Pack, proposed: &[&AppraisedOption]) -> KeySet<Question> {
    let criteria = proposed.iter().flat_map(|appraised| {
        let intervention = &pack.interventions[appraised.option];
        intervention.gates.iter().chain(&intervention.fits).chain(&intervention.cautions)
    });
    criteria.fold(KeySet::EMPTY, |all, criterion| all.union(compared(&criterion.when)))
}

fn compared(condition: &Condition) -> KeySet<Question> {
    let mut questions = KeySet::EMPTY;
    condition.walk(&mut |part| {
        if let Condition::Compare(question, _) = part {
            questions.insert(*question);
        }
    });
    questions
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
        let reason = parts::bare(parts::or_not_recorded(&decision.reason));
        items.push(Text::labelled(&name, &format!("turned down: {reason}. Decided by: {}", decision.by.in_words())));
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
