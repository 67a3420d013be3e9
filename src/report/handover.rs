//! The referral and handover sheet: what the next worker must know, first what must not wait.

use crate::appraise::{AppraisedOption, Offered, Standing, explain};
use crate::base::date;
use crate::base::set::KeySet;
use crate::base::truth::Truth;
use crate::case::answer::{Said, Value, in_words};
use crate::case::plan::{Appointment, Decision};
use crate::pack::source::Citation;

use super::Material;
use super::document::{Document, Draft, Level, NoticeKind, Text};
use super::parts;

/// The question how many hours it is to the first appointment.
const FIRST_APPOINTMENT_HOURS: &str = "first_appointment_hours";
/// The question whether the person agrees to sharing.
const SHARE_CONSENT: &str = "share_consent";
/// The question what could keep the person from appointments.
const BARRIERS: &str = "barriers";
/// The question what the person wants.
const GOAL: &str = "goal";
/// The most questions that are listed to be asked next.
const MOST_NEXT: usize = 8;

/// The sheet for the next worker.
pub fn handover(material: Material<'_>) -> Document {
    let mut draft = Draft::new(material.pack, "Referral and handover sheet");
    parts::opening(&mut draft, material);
    parts::safety(&mut draft, material);
    sharing(&mut draft, material);
    appointment(&mut draft, material);
    goals(&mut draft, material);
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

/// What was said to a question that this sheet knows by its id; not asked where the pack does not have it.
fn said(material: Material<'_>, id: &str) -> Said {
    material.pack.question(id).map_or(Said::NotAsked, |question| material.case.answers.said(question))
}

fn said_in_words(material: Material<'_>, id: &str) -> String {
    let Some(question) = material.pack.question(id) else { return "not asked".to_owned() };
    let words = in_words(material.pack, question, material.case.answers.said(question));
    match material.case.answers.detail(question) {
        Some(detail) if !detail.words.trim().is_empty() => format!("{words}. In their words: “{}”", detail.words.trim()),
        Some(_) | None => words,
    }
}

fn cites<'a>(material: Material<'a>, id: &str) -> &'a [Citation] {
    material.pack.question(id).map_or(&[], |question| &material.pack.questions[question].cites)
}

fn is_yes(material: Material<'_>, id: &str) -> Option<bool> {
    let question = material.pack.question(id)?;
    let Value::Choice(place) = material.case.answers.said(question).value()? else { return None };
    Some(material.pack.questions[question].kind.choice_place("yes") == Some(place))
}

fn sharing(draft: &mut Draft<'_>, material: Material<'_>) {
    draft.heading(Level::Section, "Sharing");
    draft.bullets(vec![Text::labelled("Agrees to sharing", &said_in_words(material, SHARE_CONSENT))]);
    let says = match is_yes(material, SHARE_CONSENT) {
        Some(true) => return,
        Some(false) => {
            "The person said no to sharing. Do not send this sheet to a service without a lawful reason that you can name and record."
        }
        None => "It is not recorded that the person agrees to sharing. Ask before this sheet goes to anyone.",
    };
    draft.notice(NoticeKind::Caution, "Before you pass this on", vec![Text::new(says)], &[]);
}

fn appointment(draft: &mut Draft<'_>, material: Material<'_>) {
    let plan = &material.case.plan;
    draft.heading(Level::Section, "Next steps");
    let mut items: Vec<Text> =
        plan.appointments.iter().map(|booked| Text::labelled("Appointment", &appointment_in_words(booked))).collect();
    if items.is_empty() {
        items.push(Text::labelled("Next appointment", "none is booked"));
    }
    items.extend([
        Text::labelled("Hours to the first appointment", &said_in_words(material, FIRST_APPOINTMENT_HOURS)),
        Text::labelled("Lead worker", parts::or_not_recorded(&plan.lead_worker)),
        Text::labelled("Plan looked at again", &plan.review_on.map_or_else(|| "no day is fixed".to_owned(), date::in_words)),
        Text::labelled("What could get in the way", &said_in_words(material, BARRIERS)),
        Text::labelled("Agreed ways round it", parts::or_not_recorded(&plan.agreed_fixes)),
    ]);
    draft.bullets(items);
    if let Some(words) = too_far_away(material) {
        let says = draft.cite(Text::new(&words), cites(material, FIRST_APPOINTMENT_HOURS));
        draft.notice(NoticeKind::Caution, "The first 24 hours", vec![says], &[]);
    }
}

/// Day, time, with whom and where, as far as they are fixed.
fn appointment_in_words(appointment: &Appointment) -> String {
    let day = appointment.on.map_or_else(
        || "no day is fixed".to_owned(),
        |day| format!("{}, {}", date::weekday_in_words(day.weekday()), date::in_words(day)),
    );
    let rest = [(", at ", &appointment.at), (", with ", &appointment.with), (". Where: ", &appointment.place)];
    let rest = rest.iter().filter(|(_, words)| !words.trim().is_empty());
    rest.fold(day, |all, (joint, words)| format!("{all}{joint}{}", words.trim()))
}

/// The most hours to the first appointment before people begin to be lost.
const MOST_HOURS: i64 = 24;

/// The warning where the first appointment is more than 24 hours away, or where that is not known.
fn too_far_away(material: Material<'_>) -> Option<String> {
    const ADVICE: &str = "Bring it forward if you can, and agree who keeps in touch until then.";
    let days = material.case.plan.first_day().map(|day| date::days_between(material.context.today, day));
    match (days, said(material, FIRST_APPOINTMENT_HOURS).value()) {
        (Some(days), _) if days < 0 => Some("The next appointment is on a day that has passed. Agree a new one.".to_owned()),
        // Two midnights lie between, so that it is more than a day whatever the time.
        (Some(days), _) if days > 1 => Some(format!("The next appointment is {days} days away, more than 24 hours. {ADVICE}")),
        (_, Some(Value::Number(hours))) if hours > MOST_HOURS => {
            Some(format!("The first appointment is {hours} hours away, more than 24. {ADVICE}"))
        }
        (_, Some(Value::Number(_))) | (Some(0), None) => None,
        _ => Some(format!("It is not known whether the first appointment is within 24 hours. {ADVICE}")),
    }
}

fn goals(draft: &mut Draft<'_>, material: Material<'_>) {
    draft.heading(Level::Section, "What the person wants");
    draft.bullets(vec![Text::labelled("Goal for their drug use", &said_in_words(material, GOAL))]);
    let goals = material.case.plan.goals.trim();
    if goals.is_empty() {
        draft.say("Their goals are not recorded in their own words.");
    } else {
        draft.paragraph(Text::labelled("In their words", goals));
    }
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
        Text::labelled("Why", parts::or_not_recorded(&decision.reason)),
        Text::labelled("The person's view", parts::or_not_recorded(&decision.person_view)),
        Text::labelled("What the person agrees to", &intervention.consent),
    ]);
    if let Some(appraised) = material.appraisal.option(decision.option) {
        against(draft, material, appraised);
    }
    draft.headed_bullets(Level::Detail, "How to arrange it", intervention.arrange.iter().map(|step| Text::new(step)).collect());
}

/// Conditions that a chosen option does not meet or may not meet, and what is to be weighed.
fn against(draft: &mut Draft<'_>, material: Material<'_>, appraised: &AppraisedOption) {
    let intervention = &material.pack.interventions[appraised.option];
    let not_met = parts::criteria(draft, material, &intervention.gates, &appraised.gates, Truth::No);
    if !not_met.is_empty() {
        draft.notice(NoticeKind::Caution, "Chosen although a condition is not met", not_met, &[]);
    }
    let not_known = parts::criteria(draft, material, &intervention.gates, &appraised.gates, Truth::Unknown);
    draft.headed_bullets(Level::Detail, "Conditions not known yet", not_known);
    let cautions = parts::criteria(draft, material, &intervention.cautions, &appraised.cautions, Truth::Yes);
    draft.headed_bullets(Level::Detail, "To be weighed", cautions);
}

fn turned_down(draft: &mut Draft<'_>, material: Material<'_>) {
    let decisions = material.case.plan.turned_down().map(|decision| {
        let view = if decision.person_view.trim().is_empty() {
            String::new()
        } else {
            format!(". The person's view: {}", decision.person_view.trim())
        };
        let reason = format!("{}{view}", parts::bare(parts::or_not_recorded(&decision.reason)));
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
