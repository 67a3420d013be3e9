//! Then and now as documents: one assessment to be read, and what is otherwise in a later one, with the reasons.

use crate::appraise::measures::{Measure, Point};
use crate::appraise::over_time::{Comparison, PackChange};
use crate::appraise::over_time_words::{
    Group, NO_PROOF, alert_in_words, answer_in_words, day_in_words, grouped, need_in_words, summary_in_words,
};
use crate::appraise::what_if_effects::Effects;
use crate::appraise::{Appraisal, Context, Standing, explain};
use crate::base::date;
use crate::base::table::Key;
use crate::case::answer::{Answers, Detail, Said, in_words};
use crate::case::question_in_words;
use crate::history::{History, NewPack, Past};
use crate::pack::Pack;
use crate::pack::intervention::Intervention;
use crate::vault::record::PackUsed;

use super::document::{Document, Draft, Level, Text};

/// One assessment of a record: its day, its knowledge, what came out, every answer, the plan. `place` counts from 0.
pub fn assessment(pack: &Pack, place: usize, past: &Past) -> Document {
    let mut draft = Draft::new(pack, &title(place, past));
    let stored = past.stored.as_ref().map(|stored| stood_in_words(&stored.standings));
    draft.bullets(vec![
        Text::labelled("Made with", &used_in_words(past.used.as_ref())),
        Text::labelled("What came out then", stored.as_deref().unwrap_or("not written down")),
    ]);
    answers(&mut draft, pack, past);
    plan(&mut draft, pack, past);
    draft.finish()
}

/// Which assessment it is, such as "Assessment 2, 22 November 2026".
pub fn title(place: usize, past: &Past) -> String {
    format!("Assessment {}, {}", place + 1, day_in_words(past.on))
}

/// A pack by name and version.
pub fn used_in_words(used: Option<&PackUsed>) -> String {
    used.map_or_else(|| "knowledge that was not written down".to_owned(), |used| format!("{} {}", used.name, used.version))
}

/// How many options stood how, such as "6 fit, 11 cannot be told yet, 9 do not fit".
pub fn stood_in_words(standings: &[(String, Standing)]) -> String {
    let count = |wanted: Standing| standings.iter().filter(|(_, standing)| *standing == wanted).count();
    let [fits, open, not] = Standing::EVERY.map(count);
    let verb = |count: usize, one: &'static str, more: &'static str| if count == 1 { one } else { more };
    format!("{fits} {}, {open} cannot be told yet, {not} {} not fit", verb(fits, "fits", "fit"), verb(not, "does", "do"))
}

fn answers(draft: &mut Draft<'_>, pack: &Pack, past: &Past) {
    for section in &pack.sections {
        let said = section.questions.iter().filter_map(|question| {
            let said = past.case.answers.said(*question);
            let detail = past.case.answers.detail(*question);
            if said == Said::NotAsked && detail.is_none() {
                return None;
            }
            let words = format!("{}{}", in_words(pack, *question, said), detail.map_or_else(String::new, detail_in_words));
            Some(Text::labelled(&pack.questions[*question].label, &words))
        });
        let said: Vec<Text> = said.collect();
        draft.headed_bullets(Level::Section, &section.title, said);
    }
    let kept = past.case.kept.iter().map(|kept| Text::labelled(&question_in_words(pack, &kept.question), &kept.said_in_words()));
    draft.headed_bullets(Level::Section, "No longer asked by the knowledge in use", kept.collect());
}

/// Where an answer came from and what was added to it, to follow the answer.
fn detail_in_words(detail: &Detail) -> String {
    let Detail { from, words, note } = detail;
    let part = |what: &str, text: &str| if text.is_empty() { String::new() } else { format!(". {what}: {text}") };
    format!(" (from {}){}{}", from.in_words(), part("In their words", words), part("Note", note))
}

fn plan(draft: &mut Draft<'_>, pack: &Pack, past: &Past) {
    let plan = &past.case.plan;
    let mut items = Vec::new();
    if !plan.goals.is_empty() {
        items.push(Text::labelled("What the person wanted", &plan.goals));
    }
    if !plan.lead_worker.is_empty() {
        items.push(Text::labelled("Took the lead", &plan.lead_worker));
    }
    for (decisions, verb) in [(plan.chosen().collect::<Vec<_>>(), "Chosen"), (plan.turned_down().collect(), "Turned down")] {
        items.extend(decisions.into_iter().map(|decision| {
            let name = explain::full_name(&pack.interventions[decision.option]);
            let why = if decision.reason.is_empty() { String::new() } else { format!(". Why: {}", decision.reason) };
            Text::labelled(verb, &format!("{name}{why}"))
        }));
    }
    items.extend(plan.appointments.iter().map(|appointment| {
        let day = appointment.on.map_or_else(|| "no day".to_owned(), date::in_words);
        Text::labelled("Appointment", &format!("{}, {day} {}", appointment.with, appointment.at))
    }));
    draft.headed_bullets(Level::Section, "Plan", items);
}

/// What is compared, for a document.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The pack in use.
    pub pack: &'a Pack,
    /// Every assessment.
    pub history: &'a History,
    /// The places of then and now.
    pub places: (usize, usize),
    /// What is otherwise.
    pub comparison: &'a Comparison,
    /// What was said then and now.
    pub answers: (&'a Answers, &'a Answers),
    /// The numbers that were said twice or more.
    pub measures: &'a [Measure],
}

/// What is otherwise between two assessments, with the reasons; measures over time; what other knowledge changed.
pub fn over_time(told: Told<'_>) -> Document {
    let Told { pack, history, places, comparison, answers: (then, now), measures } = told;
    let mut draft = Draft::new(pack, "Then and now");
    let name = |place: usize| history.assessments.get(place).map(|past| title(place, past)).unwrap_or_default();
    draft.bullets(vec![
        Text::labelled("Then", &name(places.0)),
        Text::labelled("Now", &name(places.1)),
        Text::labelled("Knowledge in use", &format!("{} {}", pack.name, pack.version)),
    ]);
    draft.say(&summary_in_words(comparison));
    counts(&mut draft, comparison);
    standings(&mut draft, told);
    let alerts = comparison
        .alerts
        .iter()
        .map(|change| Text::labelled(&pack.alerts[change.alert].title, &alert_in_words(pack, change, then, now)));
    draft.headed_bullets(Level::Section, "Safety alerts gone and new", alerts.collect());
    let needs = needs_in_words(pack, &comparison.by_day, &comparison.by_answers);
    draft.headed_bullets(Level::Section, "Needs", needs.iter().map(|line| Text::new(line)).collect());
    let changed = comparison.answers.iter().map(|change| Text::new(&answer_in_words(pack, change)));
    draft.headed_bullets(Level::Section, "Answers that are others", changed.collect());
    for measure in measures {
        measure_table(&mut draft, pack, measure);
    }
    packs(&mut draft, pack, history);
    draft.say(NO_PROOF);
    draft.say(explain::BOUNDARY);
    draft.finish()
}

/// What there is to say of a single assessment: its day, and what other knowledge changed in it.
pub fn single(pack: &Pack, history: &History) -> Document {
    let mut draft = Draft::new(pack, "One assessment so far");
    draft.say("Another one is begun with `throughline answer FILE --again`; then and now stand here.");
    draft.bullets(history.assessments.iter().enumerate().map(|(place, past)| Text::new(&title(place, past))).collect());
    packs(&mut draft, pack, history);
    draft.say(explain::BOUNDARY);
    draft.finish()
}

/// How many options stood and stand how. What was written down then counts for then.
pub fn count_rows(comparison: &Comparison) -> Vec<[String; 3]> {
    let count = |appraisal: &Appraisal, standing| appraisal.options.iter().filter(|option| option.standing == standing).count();
    let row = |standing: Standing| {
        let now = count(&comparison.now, standing);
        // From now back along the way, as the result of then may be another pack's.
        let left = comparison.options.iter().filter(|change| change.is_net() && change.standing.1 == standing).count();
        let came = comparison.options.iter().filter(|change| change.is_net() && change.standing.0 == standing).count();
        let then = (now + came).saturating_sub(left);
        [capital(explain::standing_in_words(standing)), then.to_string(), now.to_string()]
    };
    Standing::EVERY.map(row).to_vec()
}

fn counts(draft: &mut Draft<'_>, comparison: &Comparison) {
    let rows = count_rows(comparison).into_iter().map(|row| row.map(|cell| Text::new(&cell)).to_vec());
    draft.table(&["Options", "Then", "Now"], rows.collect());
}

fn standings(draft: &mut Draft<'_>, told: Told<'_>) {
    draft.heading(Level::Section, "What changed in standing, and why");
    let (net, moved) = groups(told.pack, told.comparison, told.answers);
    if net.is_empty() {
        draft.say("Every option stands where it stood.");
    }
    for group in net {
        group_of_options(draft, told.pack, &group);
    }
    if !moved.is_empty() {
        draft.heading(Level::Section, "Stand where they stood, for other reasons");
        for group in moved {
            group_of_options(draft, told.pack, &group);
        }
    }
}

/// Options that stand otherwise, and those that were moved on the way and back, each in groups of one reason.
pub fn groups(pack: &Pack, comparison: &Comparison, (then, now): (&Answers, &Answers)) -> (Vec<Group>, Vec<Group>) {
    let of = |is_net: bool| {
        let changes = comparison.options.iter().filter(|change| change.is_net() == is_net);
        grouped(pack, changes.map(|change| (change.option, change.standing, change.steps.as_slice())), then, now)
    };
    (of(true), of(false))
}

/// Where the options of a group stand and stood, such as "Does not fit now, cannot tell yet then (9 options)".
pub fn group_in_words(group: &Group) -> String {
    let [was, is] = [group.standing.0, group.standing.1].map(explain::standing_in_words);
    format!("{} now, {was} then ({})", capital(is), explain::counted(group.options.len(), "option"))
}

/// The names of the options of a group.
pub fn names(pack: &Pack, group: &Group) -> Vec<String> {
    group.options.iter().map(|option| explain::full_name(&pack.interventions[*option])).collect()
}

fn group_of_options(draft: &mut Draft<'_>, pack: &Pack, group: &Group) {
    draft.heading(Level::Part, &group_in_words(group));
    draft.say(&names(pack, group).join("; "));
    let steps = group.steps.iter().map(|(step, lines)| Text::new(&format!("{step}. {}", lines.join("; "))));
    draft.bullets(steps.collect());
}

/// The needs that are seen otherwise, a line each.
pub fn needs_in_words(pack: &Pack, by_day: &Effects, by_answers: &Effects) -> Vec<String> {
    let words = |effects: &Effects, cause: &str| {
        let needs = effects.needs.iter().map(|effect| {
            let [was, is] = [effect.truth.0, effect.truth.1].map(need_in_words);
            format!("{}: {was} → {is}{cause}", pack.needs[effect.need].name)
        });
        needs.collect::<Vec<String>>()
    };
    let mut all = words(by_day, " (time went by)");
    all.extend(words(by_answers, ""));
    all
}

fn measure_table(draft: &mut Draft<'_>, pack: &Pack, measure: &Measure) {
    draft.heading(Level::Section, &format!("Over time: {}", pack.questions[measure.question].label));
    let rows = measure_rows(pack, measure).into_iter().map(|row| row.map(|cell| Text::new(&cell)).to_vec());
    draft.table(&["Assessment", "Day", "Said"], rows.collect());
}

/// What was said in each assessment: its number, its day, the number with its unit or why there is none.
pub fn measure_rows(pack: &Pack, measure: &Measure) -> Vec<[String; 3]> {
    let row = |point: &Point| {
        [(point.assessment + 1).to_string(), day_in_words(point.day), in_words(pack, measure.question, point.said)]
    };
    measure.points.iter().map(row).collect()
}

fn packs(draft: &mut Draft<'_>, pack: &Pack, history: &History) {
    for (place, past) in history.assessments.iter().enumerate() {
        for new in past.new_pack.iter().chain(&past.kept) {
            draft.heading(Level::Section, &format!("{}: {}", title(place, past), new_pack_in_words(pack, new)));
            for group in pack_groups(pack, &new.change, &past.case.answers) {
                group_of_options(draft, pack, &group);
            }
            let lines = pack_lines(pack, &new.change);
            draft.bullets(lines.iter().map(|line| Text::new(line)).collect());
        }
    }
}

/// What other knowledge changes, in a sentence: what it was made with, and how many options, questions and answers.
pub fn new_pack_in_words(pack: &Pack, new: &NewPack) -> String {
    let counted = explain::counted;
    let options = new.change.options.len();
    let stand = if options == 1 { "stands" } else { "stand" };
    let verb = |count: usize| if count == 1 { "is" } else { "are" };
    let questions = new.new_questions.as_ref().map_or_else(
        || "which questions are new was not written down".to_owned(),
        |new| format!("{} {} new", counted(new.len(), "question"), verb(new.len())),
    );
    let gone = new.no_longer_asked.len();
    let [was, is] = if new.was.version == pack.version && new.was.name == pack.name {
        [format!("{} {} with other contents", new.was.name, new.was.version), pack.version.clone()]
    } else {
        [used_in_words(Some(&new.was)), format!("{} {}", pack.name, pack.version)]
    };
    format!(
        "made with {was}; this is {is}: {} {stand} differently, {questions}, {} {} no longer asked",
        counted(options, "option"),
        counted(gone, "answer"),
        verb(gone),
    )
}

/// The options that another pack changed, in groups of one reason.
pub fn pack_groups(pack: &Pack, change: &PackChange, answers: &Answers) -> Vec<Group> {
    let each = change.options.iter().map(|(option, step)| (*option, step.standing, std::slice::from_ref(step)));
    grouped(pack, each, answers, answers)
}

/// Options and alerts that only one of the two packs has or shows, a line each.
pub fn pack_lines(pack: &Pack, change: &PackChange) -> Vec<String> {
    let name = |option: &Key<Intervention>| explain::full_name(&pack.interventions[*option]);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(change.new.iter().map(|option| format!("{}: new in this knowledge", name(option))));
    lines.extend(change.gone.iter().map(|id| format!("`{id}`: no option in this knowledge any more")));
    lines.extend(change.alerts_new.iter().map(|alert| format!("{}: this alert shows, and did not", pack.alerts[*alert].title)));
    lines.extend(change.alerts_gone.iter().map(|id| {
        let title = pack.alerts.find(|alert| alert.id == *id).map_or_else(|| format!("`{id}`"), |(_, alert)| alert.title.clone());
        format!("{title}: this alert showed, and does not")
    }));
    lines
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// When the person was assessed before and what changed since, for the head of a document; nothing where they were not.
/// `live` is what is said now.
pub fn since_in_words(pack: &Pack, history: &History, context: &Context, live: &Answers) -> Option<String> {
    let before = history.earlier().last()?;
    let last = history.assessments.len() - 1;
    let comparison = history.compare(pack, context, (last - 1, last), Some(live))?;
    Some(format!("On {}. Since then: {}", day_in_words(before.on), summary_in_words(&comparison)))
}
