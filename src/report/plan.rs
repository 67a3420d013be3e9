//! What was agreed, as several documents print it: next steps, ways round barriers, goals, consents.

use crate::appraise::explain;
use crate::appraise::first_appointment::{HOURS, reminders};
use crate::base::date;
use crate::base::table::Key;
use crate::case::plan::{Appointment, Decision, Preference, Reply, Wish};
use crate::case::quotes;
use crate::pack::intervention::Intervention;
use crate::pack::reference::ChecklistItem;

use super::Material;
use super::document::{Draft, Level, NoticeKind, Text};
use super::parts;

/// The question what could keep the person from appointments.
const BARRIERS: &str = "barriers";

/// Appointments, lead worker, review, who was there; and what the pack says about the time until the first.
pub(super) fn next_steps(draft: &mut Draft<'_>, material: Material<'_>) {
    let plan = &material.case.plan;
    draft.heading(Level::Section, "Next steps");
    let mut items = appointments(material);
    items.extend([
        Text::labelled("Lead worker", parts::or_not_recorded(&plan.lead_worker)),
        Text::labelled("Plan looked at again", &plan.review_on.map_or_else(|| "no day is fixed".to_owned(), date::with_weekday)),
    ]);
    items.extend(present(material));
    draft.bullets(items);
    first_appointment(draft, material);
}

/// Each appointment, or that none is booked.
pub(super) fn appointments(material: Material<'_>) -> Vec<Text> {
    let booked = &material.case.plan.appointments;
    if booked.is_empty() {
        let hours = parts::said_in_words(material, HOURS);
        return vec![
            Text::labelled("Next appointment", "none is written down"),
            Text::labelled("Hours to the first appointment, in the assessment", &hours),
        ];
    }
    booked.iter().map(|booked| Text::labelled("Appointment", &appointment_in_words(booked))).collect()
}

/// Day, time, with whom and where, as far as they are fixed.
fn appointment_in_words(appointment: &Appointment) -> String {
    let day = appointment.on.map_or_else(|| "no day is fixed".to_owned(), date::with_weekday);
    let rest = [(", at ", &appointment.at), (", with ", &appointment.with), (". Where: ", &appointment.place)];
    let rest = rest.iter().filter(|(_, words)| !words.trim().is_empty());
    rest.fold(day, |all, (joint, words)| format!("{all}{joint}{}", words.trim()))
}

/// Who else was there, if that was written down.
fn present(material: Material<'_>) -> Option<Text> {
    let present = material.case.plan.present.iter().map(|one| match one.who.trim() {
        "" => one.role.in_words().to_owned(),
        who => format!("{} ({who})", one.role.in_words()),
    });
    let present: Vec<String> = present.collect();
    (!present.is_empty()).then(|| Text::labelled("Also there", &present.join("; ")))
}

/// What the pack's rules say about how soon the first appointment is.
fn first_appointment(draft: &mut Draft<'_>, material: Material<'_>) {
    let Material { pack, case, context, .. } = material;
    if case.plan.first_day().is_some_and(|day| day < context.today) {
        let says = Text::new("The first appointment is on a day that has passed. Agree a new one.");
        draft.notice(NoticeKind::Caution, "The first appointment", vec![says], &[]);
        return;
    }
    let says: Vec<Text> = reminders(pack, case, context, None)
        .into_iter()
        .map(|reminder| {
            let prompt = &pack.prompts[reminder.prompt];
            let hour = if reminder.is_sure { "" } else { "Only if it is later in the day than now: " };
            draft.cite(Text::new(&format!("{hour}{}", prompt.says)), &prompt.cites)
        })
        .collect();
    if !says.is_empty() {
        draft.notice(NoticeKind::Caution, "The first appointment", says, &[]);
    }
}

/// What could get in the way, with the way round it that was agreed.
pub(super) fn barriers(draft: &mut Draft<'_>, material: Material<'_>, level: Level) {
    draft.heading(level, "What could get in the way");
    let plan = &material.case.plan;
    let checklist = &material.pack.reference.checklist;
    let mut items = vec![Text::labelled("In the assessment", &parts::said_in_words(material, BARRIERS))];
    let reply = |item: &ChecklistItem| plan.barrier(&item.id).map_or(Reply::NotAsked, |barrier| barrier.stands);
    for item in checklist.iter().filter(|item| reply(item) == Reply::Yes) {
        let fix = plan.barrier(&item.id).map_or("", |barrier| barrier.fix.trim());
        let says = match fix {
            "" => " Nothing is agreed yet.".to_owned(),
            fix => format!(" Agreed: {}", fix.lines().collect::<Vec<_>>().join(" ")),
        };
        items.push(Text::default().strong(&item.asks).plain(&says));
    }
    if !plan.agreed_fixes.trim().is_empty() {
        items.push(Text::labelled("Anything else", plan.agreed_fixes.trim()));
    }
    let count = |wanted: Reply| checklist.iter().filter(|item| reply(item) == wanted).count();
    let counts = [(Reply::Yes, "something to agree"), (Reply::No, "nothing to agree"), (Reply::NotAsked, "not asked")];
    let counts: Vec<String> = counts.iter().map(|(reply, words)| format!("{words}: {}", count(*reply))).collect();
    let points = explain::counted(checklist.len(), "point");
    items.push(Text::labelled("Checklist", &format!("{points}; {}", counts.join("; "))));
    draft.bullets(items);
}

/// What the person wants: answers about it, and their own words.
pub(super) fn goals(draft: &mut Draft<'_>, material: Material<'_>) {
    let Material { pack, case, .. } = material;
    draft.heading(Level::Section, "What the person wants");
    let wishes = quotes::wishes(pack, case).into_iter();
    let wishes = wishes.map(|question| {
        let entry = &pack.questions[question];
        Text::labelled(&entry.label, &parts::said_in_words(material, &entry.id))
    });
    draft.bullets(wishes.collect());
    let written = case.plan.goals.trim();
    if !written.is_empty() {
        draft.paragraph(Text::labelled("In their words", written));
    } else if quotes::goals(pack, case).is_empty() {
        draft.say("Their goals are not recorded in their own words.");
    }
    let said = case.plan.wishes.iter().map(|preference| {
        Text::labelled(&explain::full_name(&pack.interventions[preference.option]), &preference_in_words(preference))
    });
    draft.bullets(said.collect());
    if !case.plan.preferences.trim().is_empty() {
        draft.paragraph(Text::labelled("How they would like to be met and reached", case.plan.preferences.trim()));
    }
}

/// What the person said when asked to agree to an option, when, and in whose presence.
pub(super) fn consent_in_words(material: Material<'_>, option: Key<Intervention>) -> String {
    let Some(consent) = material.case.plan.consent(option) else { return "not asked yet".to_owned() };
    let said = match consent.agrees {
        Reply::NotAsked => return "not asked yet".to_owned(),
        Reply::Yes => "agrees",
        Reply::No => "says no",
    };
    let on = consent.on.map_or_else(|| ", day not recorded".to_owned(), |day| format!(", {}", date::in_words(day)));
    let witness = match consent.witness.trim() {
        "" => String::new(),
        witness => format!(", in the presence of {witness}"),
    };
    format!("{said}{on}{witness}")
}

/// What the person says of an option that was decided: their wish and words, and what was written down with the decision.
pub(super) fn view_in_words(material: Material<'_>, decision: &Decision) -> String {
    let preference = material.case.plan.preference(decision.option).map(preference_in_words).unwrap_or_default();
    let with_decision = decision.person_view.trim().to_owned();
    let said: Vec<String> = [preference, with_decision].into_iter().filter(|said| !said.is_empty()).collect();
    said.join("; ")
}

fn preference_in_words(preference: &Preference) -> String {
    let words = preference.words.trim();
    let quoted = if words.is_empty() { String::new() } else { format!("“{words}”") };
    let said = [preference.wish.map_or("", Wish::in_words), &quoted].into_iter().filter(|said| !said.is_empty());
    said.collect::<Vec<_>>().join(": ")
}
