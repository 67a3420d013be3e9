//! Parts that several documents share: the opening, alerts, what was not known, the closing.

use crate::appraise::{AppraisedOption, RaisedAlert, Standing, Urgency, explain, first_appointment};
use crate::base::date;
use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Said, in_words};
use crate::case::plan::{Choice, Decision, KeptPart};
use crate::case::quotes;
use crate::pack::intervention::{Criterion, Intervention};
use crate::pack::question::Question;

use super::Material;
use super::document::{Draft, Level, NoticeKind, Text};

/// The section about safety.
const SAFETY: &str = "Safety";
/// The section with what cannot wait, where a document has one of its own.
const ACT_NOW: &str = "Safety: act now";

/// Reference, day, stage, worker; and that a made-up person is one.
pub(super) fn opening(draft: &mut Draft<'_>, material: Material<'_>) {
    let Material { pack, case, context, .. } = material;
    if case.fictional {
        let says = Text::new("This person is made up, for training and checking. It is nobody's record.");
        draft.notice(NoticeKind::Information, "Fictional person", vec![says], &[]);
    }
    let stage = in_words(pack, pack.stage_question, case.answers.said(pack.stage_question));
    let mut facts = vec![
        Text::labelled("Reference", or_not_recorded(&case.reference)),
        Text::labelled("Date", &date::in_words(context.today)),
        Text::labelled("Stage", &stage),
    ];
    if !case.title.trim().is_empty() {
        facts.insert(1, Text::labelled("Title", &case.title));
    }
    facts.push(Text::labelled("Made with", or_not_recorded(&case.plan.worker)));
    draft.bullets(facts);
}

/// The words, or that there are none.
pub(super) fn or_not_recorded(words: &str) -> &str {
    if words.trim().is_empty() { "not recorded" } else { words }
}

/// What was said to the question with this id, with the person's words.
pub(super) fn said_in_words(material: Material<'_>, id: &str) -> String {
    let Some(question) = material.pack.question(id) else { return "not asked".to_owned() };
    let said = in_words(material.pack, question, material.case.answers.said(question));
    match quotes::words(material.case, question) {
        "" => said,
        words => format!("{said}. In their words: “{words}”"),
    }
}

/// Says so where an option was chosen although it does not fit or although that cannot be told, and nobody wrote down
/// why.
pub(super) fn missing_reason(draft: &mut Draft<'_>, material: Material<'_>, option: Key<Intervention>) {
    let lacks = |decision: &Decision| decision.choice == Choice::Chosen && decision.reason.trim().is_empty();
    let fits = material.appraisal.option(option).is_some_and(|option| option.standing == Standing::Fits);
    if !fits && material.case.plan.decision(option).is_some_and(lacks) {
        let says = "It was chosen although it does not fit, or although that cannot be told yet. Ask why before you act on it.";
        draft.notice(NoticeKind::Caution, "No reason is recorded", vec![Text::new(says)], &[]);
    }
}

/// The conditions that an option does not meet although it was chosen; nothing where it meets all that are known.
pub(super) fn not_met(draft: &mut Draft<'_>, material: Material<'_>, appraised: &AppraisedOption) {
    let intervention = &material.pack.interventions[appraised.option];
    let not_met = criteria(draft, material, &intervention.gates, &appraised.gates, Truth::No);
    if !not_met.is_empty() {
        draft.notice(NoticeKind::Caution, "Chosen although a condition is not met", not_met, &[]);
    }
}

/// Alerts that show and that nobody dealt with.
fn open_alerts(material: Material<'_>) -> impl Iterator<Item = &RaisedAlert> {
    let Material { pack, case, appraisal, .. } = material;
    appraisal.alerts.iter().filter(move |raised| case.plan.settled(&pack.alerts[raised.alert].id).is_none())
}

/// Every alert that shows, with what to do first; then those that somebody dealt with.
pub(super) fn safety(draft: &mut Draft<'_>, material: Material<'_>) {
    draft.heading(Level::Section, SAFETY);
    if open_alerts(material).next().is_none() && material.case.plan.settled_alerts.is_empty() {
        draft.say("No alert shows on what was said. Stay watchful: the program knows only what it was told.");
    }
    for raised in open_alerts(material) {
        alert(draft, material, raised);
    }
    settled_alerts(draft, material);
}

/// The same where what calls for action now stands further up.
pub(super) fn safety_without_act_now(draft: &mut Draft<'_>, material: Material<'_>) {
    if !open_alerts(material).any(|raised| raised.urgency == Urgency::ActNow) {
        return safety(draft, material);
    }
    draft.heading(Level::Section, SAFETY);
    draft.say(&format!("What calls for action now stands at the start, under “{ACT_NOW}”."));
    for raised in open_alerts(material).filter(|raised| raised.urgency != Urgency::ActNow) {
        alert(draft, material, raised);
    }
    settled_alerts(draft, material);
}

/// What calls for action now, with what to do; nothing where nothing does.
pub(super) fn act_now(draft: &mut Draft<'_>, material: Material<'_>) {
    let mut calling = open_alerts(material).filter(|raised| raised.urgency == Urgency::ActNow).peekable();
    if calling.peek().is_some() {
        draft.heading(Level::Section, ACT_NOW);
    }
    for raised in calling {
        alert(draft, material, raised);
    }
}

/// Names every open alert before anything else, and says where the safety section stands.
pub(super) fn safety_ahead(draft: &mut Draft<'_>, material: Material<'_>, place: &str) {
    let named = [Urgency::ActNow, Urgency::CheckNow, Urgency::BeAware].map(|urgency| {
        let of_it = open_alerts(material).filter(|raised| raised.urgency == urgency);
        (urgency, of_it.map(|raised| material.pack.alerts[raised.alert].title.as_str()).collect::<Vec<_>>().join("; "))
    });
    let open = || named.iter().filter(|(_, titles)| !titles.is_empty());
    let kind = match open().next() {
        Some((Urgency::ActNow, _)) => NoticeKind::Danger,
        Some((Urgency::CheckNow, _)) => NoticeKind::Caution,
        Some((Urgency::BeAware, _)) | None => NoticeKind::Information,
    };
    let mut says: Vec<Text> =
        open().map(|(urgency, titles)| Text::labelled(explain::urgency_in_words(*urgency), titles)).collect();
    let settled = material.case.plan.settled_alerts.len();
    if settled > 0 {
        says.push(Text::labelled("Dealt with", &explain::counted(settled, "alert")));
    }
    if says.is_empty() {
        says.push(Text::new("No alert shows on what was said."));
    }
    draft.notice(kind, &format!("Safety matters: see “{SAFETY}”, {place}"), says, &[]);
}

fn settled_alerts(draft: &mut Draft<'_>, material: Material<'_>) {
    let Material { pack, case, .. } = material;
    let settled = case.plan.settled_alerts.iter().map(|settled| {
        let title = pack.alerts.find(|alert| alert.id == settled.alert).map_or(settled.alert.as_str(), |(_, alert)| &alert.title);
        Text::labelled(title, &explain::settled_in_words(settled))
    });
    draft.headed_bullets(Level::Part, "Alerts that were dealt with", settled.collect());
}

/// The words without the full stop at their end, for a sentence that goes on.
pub(super) fn bare(words: &str) -> &str {
    words.trim().trim_end_matches('.')
}

fn alert(draft: &mut Draft<'_>, material: Material<'_>, raised: &RaisedAlert) {
    let Material { pack, case, .. } = material;
    let entry = &pack.alerts[raised.alert];
    let kind = match raised.urgency {
        Urgency::ActNow | Urgency::CheckNow => NoticeKind::Danger,
        Urgency::BeAware => NoticeKind::Caution,
    };
    let mut says = vec![draft.cite(Text::new(&entry.says), &entry.cites)];
    let because = explain::because_in_words(pack, &case.answers, &raised.finding);
    if !because.is_empty() {
        says.push(Text::labelled("Because", &because));
    }
    let missing = explain::missing_in_words(pack, &case.answers, &raised.finding);
    if !missing.is_empty() {
        says.push(Text::labelled("Find out", &missing));
    }
    let title = format!("{}: {}", explain::urgency_in_words(raised.urgency), entry.title);
    draft.notice(kind, &title, says, &entry.steps);
}

/// Prompts that show, with their citations.
pub(super) fn prompts(draft: &mut Draft<'_>, material: Material<'_>) -> Vec<Text> {
    let Material { pack, case, context, appraisal, .. } = material;
    let shown = first_appointment::prompts(pack, case, context, appraisal);
    let entries = shown.into_iter().map(|prompt| &pack.prompts[prompt]);
    entries.map(|prompt| draft.cite(Text::new(&prompt.says), &prompt.cites)).collect()
}

/// What was not known, by what was said instead.
pub(super) fn not_known(draft: &mut Draft<'_>, material: Material<'_>) {
    draft.heading(Level::Section, "What was not known");
    let unknown = still_unknown(material);
    if unknown.is_empty() {
        draft.say("Every answer that the results rest on was there.");
    } else {
        let these_rest = if unknown.len() == 1 {
            "One answer that the results could rest on is"
        } else {
            "Answers that the results could rest on are"
        };
        draft.say(&format!(
            "{these_rest} missing ({}). Unknown is not no, and not yes.",
            explain::counted(unknown.len(), "question")
        ));
    }
    draft.bullets(unknown_by_kind(material, unknown));
    contradictions(draft, material);
    kept(draft, material);
}

/// Answers that cannot all be right: they are as little settled as what was not known.
fn contradictions(draft: &mut Draft<'_>, material: Material<'_>) {
    let Material { pack, case, appraisal, .. } = material;
    let found = appraisal.contradictions.iter().map(|raised| {
        let because = explain::because_in_words(pack, &case.answers, &raised.finding);
        Text::new(&format!("{} ({because})", pack.contradictions[raised.contradiction].says))
    });
    let found: Vec<Text> = found.collect();
    if !found.is_empty() {
        draft.notice(NoticeKind::Caution, "Answers that do not go together", found, &[]);
    }
}

/// Questions that something still turns on, without those that do not apply.
fn still_unknown(material: Material<'_>) -> KeySet<Question> {
    let Material { pack, appraisal, .. } = material;
    let mut unknown = KeySet::EMPTY;
    for question in appraisal.unknown.iter(&pack.questions).filter(|question| appraisal.applies(*question) != Truth::No) {
        unknown.insert(question);
    }
    unknown
}

fn unknown_by_kind(material: Material<'_>, unknown: KeySet<Question>) -> Vec<Text> {
    let Material { pack, case, appraisal, .. } = material;
    let labels = |wanted: &dyn Fn(Key<Question>) -> bool| {
        let labels = unknown.iter(&pack.questions).filter(|question| wanted(*question));
        labels.map(|question| pack.questions[question].label.as_str()).collect::<Vec<_>>().join("; ")
    };
    let said = |question: Key<Question>| case.answers.said(question);
    let is_now = |question: Key<Question>| appraisal.put.contains(question);
    let groups = [
        ("Asked, and not known", labels(&|question| said(question) == Said::NotKnown)),
        ("Asked, and preferred not to say", labels(&|question| said(question) == Said::Declined)),
        ("Answered, but it may not apply", labels(&|question| said(question).value().is_some())),
        ("Not asked", labels(&|question| said(question) == Said::NotAsked && is_now(question))),
        ("Not asked at this stage", labels(&|question| said(question) == Said::NotAsked && !is_now(question))),
    ];
    groups.into_iter().filter(|(_, labels)| !labels.is_empty()).map(|(kind, labels)| Text::labelled(kind, &labels)).collect()
}

fn kept(draft: &mut Draft<'_>, material: Material<'_>) {
    let mut says = Vec::new();
    let answers: Vec<&str> = material.case.kept.iter().map(|kept| kept.question.as_str()).collect();
    if !answers.is_empty() {
        let names = answers.join(", ");
        says.push(Text::new(&format!("Answers that this pack has no place for, kept and not used: {names}.")));
    }
    let parts: Vec<String> = material.case.plan.kept.iter().map(KeptPart::in_words).collect();
    if !parts.is_empty() {
        let names = parts.join(", ");
        says.push(Text::new(&format!("Parts of the plan that this pack has no place for, kept and not used: {names}.")));
    }
    if !says.is_empty() {
        draft.notice(NoticeKind::Caution, "Recorded and not used", says, &[]);
    }
}

/// The questions worth asking next, best first, with what each would settle; at most `most`.
pub(super) fn next_questions(material: Material<'_>, most: usize) -> Vec<Text> {
    let Material { pack, next, .. } = material;
    let asked = next.iter().take(most).map(|next| {
        let question = &pack.questions[next.question];
        Text::default().strong(&question.label).plain(&format!(": {}", explain::why_next_in_words(next)))
    });
    asked.collect()
}

/// The criteria of which the finding has this truth, each with what it rests on or lacks, and its citations.
pub(super) fn criteria(
    draft: &mut Draft<'_>,
    material: Material<'_>,
    criteria: &[Criterion],
    findings: &[crate::appraise::Finding],
    truth: Truth,
) -> Vec<Text> {
    let found = criteria.iter().zip(findings).filter(|(_, finding)| finding.truth == truth);
    found.map(|(criterion, finding)| draft.cite(Text::new(&said(material, criterion, finding)), &criterion.cites)).collect()
}

fn said(material: Material<'_>, criterion: &Criterion, finding: &crate::appraise::Finding) -> String {
    let behind = behind(material, finding);
    let behind = if behind.is_empty() { String::new() } else { format!(" ({behind})") };
    let dated = if criterion.in_force.is_empty() { String::new() } else { format!("; {}", criterion.in_force) };
    format!("{}{behind}{dated}", criterion.says)
}

/// The answers that a finding rests on, and those that it lacks.
pub(super) fn behind(material: Material<'_>, finding: &crate::appraise::Finding) -> String {
    let Material { pack, case, .. } = material;
    let because = explain::because_in_words(pack, &case.answers, finding);
    let missing = explain::missing_in_words(pack, &case.answers, finding);
    match (because.is_empty(), missing.is_empty()) {
        (_, true) => because,
        (true, false) => format!("find out: {missing}"),
        (false, false) => format!("{because}; find out: {missing}"),
    }
}

/// Standing, time and availability of an option in one line.
pub(super) fn standing(material: Material<'_>, option: Key<Intervention>) -> String {
    let Some(appraised) = material.appraisal.option(option) else {
        return "not appraised: it is not an option of this pack".to_owned();
    };
    let standing = match appraised.standing {
        Standing::Fits => "fits: every condition is met",
        Standing::CannotTell => "cannot tell yet: no condition fails, and some are not known",
        Standing::DoesNotFit => "does not fit: a condition is not met",
    };
    let offered = explain::offered_in_words(appraised.offered);
    format!("{standing}; {offered}; {}", explain::availability_in_words(appraised.available))
}

/// Which knowledge was used, and what the document is not.
pub(super) fn closing(draft: &mut Draft<'_>, material: Material<'_>) {
    let Material { pack, context, .. } = material;
    draft.heading(Level::Section, "About this document");
    draft.bullets(vec![
        Text::labelled("Knowledge", &format!("{}, version {}, {}", pack.name, pack.version, date::in_words(pack.date))),
        Text::labelled("Fingerprint", &pack.sha256),
        Text::labelled("Law as at", &date::in_words(pack.law_as_at)),
        Text::labelled("Worked out for", &date::in_words(context.today)),
        Text::labelled("Program", concat!("Throughline ", env!("CARGO_PKG_VERSION"))),
    ]);
    draft.say(explain::BOUNDARY);
}
