//! Findings to words; the only place that words them.

use crate::base::date;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{Answers, in_words};
use crate::case::plan::SettledAlert;
use crate::pack::Pack;
use crate::pack::evidence::{Design, Direction, Rating, RatingClass};
use crate::pack::intervention::{Basis, Intervention, Philosophy, Role, Setting};
use crate::pack::question::Question;
use crate::pack::source::Source;
use crate::pack::source::{Citation, Seen};

use super::next_question::NextQuestion;
use super::{Finding, Offered, Standing, Urgency};
use crate::area::Availability;

/// What a truth is called beside a criterion.
pub fn truth_in_words(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "met",
        Truth::No => "not met",
        Truth::Unknown => "not known",
    }
}

/// What a standing is called.
pub fn standing_in_words(standing: Standing) -> &'static str {
    match standing {
        Standing::Fits => "fits",
        Standing::CannotTell => "cannot tell yet",
        Standing::DoesNotFit => "does not fit",
    }
}

/// When an option is offered, in words.
pub fn offered_in_words(offered: Offered) -> &'static str {
    match offered {
        Offered::Now => "offered now",
        Offered::NotKnown => "stage not known",
        Offered::Later => "offered later",
        Offered::Earlier => "offered earlier",
    }
}

/// Whether an option can be had here, in words.
pub fn availability_in_words(availability: Availability) -> &'static str {
    match availability {
        Availability::Open => "open here",
        Availability::Waiting => "waiting list here",
        Availability::Closed => "not commissioned here",
        Availability::NotChecked => "not checked here",
    }
}

/// What an urgency is called.
pub fn urgency_in_words(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::ActNow => "Act now",
        Urgency::CheckNow => "Check this now",
        Urgency::BeAware => "Be aware",
    }
}

/// What a rating class is called.
pub fn class_in_words(class: RatingClass) -> &'static str {
    match class {
        RatingClass::Reasonable => "reasonable evidence",
        RatingClass::Mixed => "mixed evidence",
        RatingClass::NoEvaluations => "no evaluation found",
        RatingClass::NotRated => "not rated",
    }
}

/// Class, body and year of a rating in one line, such as "reasonable evidence · UK Drug Policy Commission, 2008".
pub fn rating_in_words(pack: &Pack, rating: &Rating) -> String {
    let inferred = if rating.inferred { " (by our reading of the group)" } else { "" };
    format!("{}{inferred} · {}", class_in_words(rating.class), body_and_year(&pack.sources[rating.body]))
}

/// Who published a document and when, short enough for a badge: the first publisher and the year alone.
pub fn body_and_year(source: &Source) -> String {
    let publisher = source.publisher.split(';').next().unwrap_or_default().trim();
    let mut numbers = source.year.split(|c: char| !c.is_ascii_digit());
    let year = numbers.find(|number| number.len() == 4).unwrap_or(&source.year);
    format!("{publisher}, {year}")
}

/// Which way a finding went, in words.
pub fn direction_in_words(direction: Direction) -> &'static str {
    match direction {
        Direction::Better => "better",
        Direction::Mixed => "mixed",
        Direction::NoDifference => "no difference found",
        Direction::Worse => "worse",
        Direction::NotCompared => "describes, does not compare",
    }
}

/// What kind of study it was, in words.
pub fn design_in_words(design: Design) -> &'static str {
    match design {
        Design::Trial => "randomised trial",
        Design::Synthesis => "review of studies",
        Design::Comparison => "comparison group, not drawn by lot",
        Design::Association => "association: neither is shown to cause the other",
        Design::BeforeAfter => "before and after, no comparison group",
        Design::Descriptive => "count or description",
        Design::Opinion => "views of people who know the field",
        Design::Secondary => "quoted by another document without its method",
    }
}

/// A citation in one line, marked where the point was seen at second hand.
pub fn citation_in_words(pack: &Pack, citation: &Citation) -> String {
    let source = &pack.sources[citation.source];
    let at = if citation.at.is_empty() { String::new() } else { format!(", {}", citation.at) };
    let hand = match citation.seen {
        Seen::FirstHand => "",
        Seen::SecondHand => " (seen at second hand: confirm before relying on it)",
    };
    format!("{}, {} ({}){at}{hand}", source.title, source.publisher, source.year)
}

/// The answers that a finding rests on, such as "Age: 34 years; Stage: At court"; empty if it rests on none.
pub fn because_in_words(pack: &Pack, answers: &Answers, finding: &Finding) -> String {
    let said = finding.because.iter(&pack.questions).map(|question| {
        let words = in_words(pack, question, answers.said(question));
        format!("{}: {words}", pack.questions[question].label)
    });
    said.collect::<Vec<_>>().join("; ")
}

/// The answers that a finding lacks, such as "Age (not asked); Stage (not known)"; empty if it lacks none.
pub fn missing_in_words(pack: &Pack, answers: &Answers, finding: &Finding) -> String {
    let lacking = finding.missing.iter(&pack.questions).map(|question| lacking_in_words(pack, answers, question));
    lacking.collect::<Vec<_>>().join("; ")
}

fn lacking_in_words(pack: &Pack, answers: &Answers, question: Key<Question>) -> String {
    let words = in_words(pack, question, answers.said(question));
    let label = &pack.questions[question].label;
    match answers.said(question).value() {
        // The answer is there, but it is not known whether the question applies.
        Some(_) => format!("{label} ({words}; may not apply)"),
        None => format!("{label} ({words})"),
    }
}

/// Why a question is worth putting next, such as "would settle 1 safety check and 4 options".
pub fn why_next_in_words(next: &NextQuestion) -> String {
    let mut parts = Vec::new();
    if !next.alerts.is_empty() {
        parts.push(counted(next.alerts.len(), "safety check"));
    }
    if !next.options.is_empty() {
        parts.push(counted(next.options.len(), "option"));
    }
    if parts.is_empty() {
        parts.push(counted(next.needs.len(), "need"));
    }
    format!("would settle {}", parts.join(" and "))
}

/// What was done about an alert, why that was enough, by whom and when.
pub fn settled_in_words(settled: &SettledAlert) -> String {
    let SettledAlert { action, reason, initials, on, at, alert: _ } = settled;
    let or_not_recorded = |words: &str| if words.trim().is_empty() { "not recorded".to_owned() } else { words.trim().to_owned() };
    let bare = |words: &str| words.trim().trim_end_matches('.').to_owned();
    let reason = if reason.trim().is_empty() { String::new() } else { format!(" Why that was enough: {}.", bare(reason)) };
    let day = on.map(|day| format!(", {}", date::in_words(day))).unwrap_or_default();
    let at = if at.trim().is_empty() { String::new() } else { format!(", {}", at.trim()) };
    format!("{}.{reason} By: {}{day}{at}", bare(&or_not_recorded(action)), or_not_recorded(initials))
}

/// A count with its noun, such as "1 option" and "4 options".
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// What a gate stands on, in words.
pub fn basis_in_words(basis: Basis) -> &'static str {
    match basis {
        Basis::Law => "law",
        Basis::EntryRule => "entry rule",
        Basis::Guidance => "guidance",
    }
}

/// What part an intervention plays, in words.
pub fn role_in_words(role: Role) -> &'static str {
    match role {
        Role::Option => "option",
        Role::Scheme => "local scheme",
        Role::Onward => "onward referral",
        Role::Context => "comparison or framework",
        Role::Historic => "historic: replaced, never offered",
    }
}

/// Where it happens, in words.
pub fn setting_in_words(setting: Setting) -> &'static str {
    match setting {
        Setting::Community => "in the community",
        Setting::Custody => "in police custody",
        Setting::Court => "at court",
        Setting::Prison => "in prison",
        Setting::Residential => "in a residential place",
        Setting::Clinic => "in hospital or another clinic",
        Setting::Several => "in several settings",
    }
}

/// What it aims at, in words.
pub fn philosophy_in_words(philosophy: Philosophy) -> &'static str {
    match philosophy {
        Philosophy::HarmReduction => "less harm, whether or not use goes on",
        Philosophy::Maintenance => "a stable prescription",
        Philosophy::Abstinence => "stopping",
        Philosophy::PersonLed => "whatever the person aims at",
        Philosophy::NotTreatment => "not treatment of drug use: it diverts, supports or tests",
    }
}

/// The name with its short form, such as "Drug rehabilitation requirement (DRR)".
pub fn full_name(intervention: &Intervention) -> String {
    if intervention.short.is_empty() || intervention.short == intervention.name {
        intervention.name.clone()
    } else {
        format!("{} ({})", intervention.name, intervention.short)
    }
}

/// That no option is called better than another, for every place where they stand side by side.
pub const NO_COMPARISON: &str = "No source allows these options to be compared with each other: the order is no ranking.";

/// What the program is and is not, for the foot of every document.
pub const BOUNDARY: &str = "It supports a decision and does not make one. It is not legal advice, and no score of a person.";
