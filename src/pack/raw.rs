//! What the RON files of a knowledge pack say, field by field, and nothing else.
//!
//! Names are still text here; `resolve` turns them into references that cannot dangle.
//! Every type refuses fields that it does not know, so that a misspelt one is a message and not a silence.

use serde::Deserialize;

use crate::base::spot::Spot;

use super::evidence::{Design, Direction, RatingClass};
use super::intervention::{Basis, Philosophy, Role, Setting};
use super::remark::RemarkKind;
use super::series::{Join, Period};
use super::source::Seen;

/// `pack.ron`: the manifest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What the pack is called.
    pub name: Spot,
    /// Its version, such as "0.1.0".
    pub version: String,
    /// The day it was finished, year-month-day.
    pub date: Spot,
    /// The day on which its law was last looked at, year-month-day.
    pub law_as_at: Spot,
    /// What it is for and what it leaves out, in a sentence or two.
    pub about: String,
    /// The places whose law or services it knows.
    pub jurisdictions: Vec<Named>,
    /// The stages of the pathway, in order.
    pub stages: Vec<Named>,
    /// The question whose choices are the stages.
    pub stage_question: Spot,
    /// The ways through the questions, shortest first.
    pub routes: Vec<Route>,
    /// Warnings of a check that may stay, each with the reason.
    #[serde(default)]
    pub accepted_warnings: Vec<Accepted>,
}

/// A warning of a check that may stay.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// What the warning is about: an entry's id, or `option/criterion`, or `need/stage`.
    pub about: Spot,
    /// Of which kind the warning is.
    pub warning: RemarkKind,
    /// Why it may stay.
    pub why: String,
}

/// Something with an id, a name and a plain sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its id.
    pub id: Spot,
    /// Its name.
    pub name: String,
    /// What it means.
    #[serde(default)]
    pub says: String,
}

/// A way through the questions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// Its id.
    pub id: Spot,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub says: String,
    /// How long it takes with somebody who answers readily.
    pub minutes: u32,
    /// Its questions; every question of the pack if not given.
    #[serde(default)]
    pub questions: Option<Vec<Spot>>,
}

/// One entry of `sources.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id, used by citations.
    pub id: Spot,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, as far as it is known, such as "2008" or "undated".
    pub year: String,
    /// Where it can be found.
    #[serde(default)]
    pub address: String,
    /// What its licence lets us do, and what to know before trusting it.
    #[serde(default)]
    pub note: String,
    /// Whether whoever wrote the pack saw the document itself.
    pub seen: Seen,
}

/// A place in a source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cite {
    /// The source's id.
    pub source: Spot,
    /// Section, paragraph or lines.
    #[serde(default)]
    pub at: String,
    /// Whether this very point was seen in the document itself or only through another.
    pub seen: Seen,
}

/// One file of `questions/`: a section of the assessment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id.
    pub id: Spot,
    /// Its title.
    pub title: String,
    /// What it is about.
    #[serde(default)]
    pub says: String,
    /// Its questions, in the order in which they are put.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id.
    pub id: Spot,
    /// A few words for lists and reports, such as "Age".
    pub label: String,
    /// The question as the worker puts it.
    pub asks: String,
    /// Help with answering.
    #[serde(default)]
    pub hint: String,
    /// Why it is asked, in words that the person may hear.
    pub why: String,
    /// What an answer looks like.
    pub kind: Kind,
    /// When the question applies; always if not given.
    #[serde(default)]
    pub enable_when: Option<Condition>,
    /// The stages at which the question is put; at every stage if not given. Unlike `enable_when` this is only a
    /// matter of time: at other stages the answer still counts, and is simply not known until it is asked.
    #[serde(default)]
    pub ask_at: Vec<Spot>,
    /// A protected characteristic: may add support, never take an option away unless a cited law says so.
    #[serde(default)]
    pub protected: bool,
    /// Something that people can arrange or decide, so that a changed answer is worth suggesting.
    #[serde(default)]
    pub changeable: bool,
    /// Why the question is in the pack.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// What an answer looks like.
#[derive(Debug, Deserialize)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// One of these.
    Choice(Vec<Choice>),
    /// Any number of these, or none.
    Choices(Vec<Choice>),
    /// A whole number.
    Number {
        /// What is counted, such as "years".
        unit: String,
        /// The least that makes sense.
        min: i64,
        /// The most that makes sense.
        max: i64,
    },
    /// A day.
    Date,
}

/// Something that can be chosen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id, unique in the question.
    pub id: Spot,
    /// The words on the screen.
    pub says: String,
}

/// A three-valued test over answers.
#[derive(Debug, Deserialize)]
pub enum Condition {
    /// Holds for everybody.
    Always,
    /// Every part holds.
    All(Vec<Self>),
    /// At least one part holds.
    Any(Vec<Self>),
    /// The part does not hold.
    Not(Box<Self>),
    /// The question was answered with this choice, or this is among the choices.
    Is(Spot, Spot),
    /// The question was answered with one of these, or one of these is among the choices.
    OneOf(Spot, Vec<Spot>),
    /// The question was answered with yes.
    Yes(Spot),
    /// The question was answered with no.
    No(Spot),
    /// The number is this or more.
    AtLeast(Spot, i64),
    /// The number is this or less.
    AtMost(Spot, i64),
    /// The date is this day (year-month-day) or later.
    OnOrAfter(Spot, Spot),
    /// The date is before this day (year-month-day).
    Before(Spot, Spot),
    /// The date is today or at most so many days ago.
    WithinLastDays(Spot, i32),
    /// The date is today or at most so many days ahead.
    WithinNextDays(Spot, i32),
    /// The date falls on one of these days of the week.
    OnWeekday(Spot, Vec<Weekday>),
    /// The named term holds.
    Term(Spot),
    /// The question applies and has a value. Only in a prompt.
    Answered(Spot),
    /// The question applies and the person preferred not to say. Only in a prompt.
    Declined(Spot),
}

/// A day of the week.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// One entry of `terms.ron`: a condition with a name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its id.
    pub id: Spot,
    /// A plain sentence, such as "Uses heroin or another opioid in a way that causes harm".
    pub says: String,
    /// The condition.
    pub when: Condition,
    /// Where the notion comes from.
    #[serde(default)]
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `needs.ron`: what an option serves and a person has.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Its id.
    pub id: Spot,
    /// Its name, such as "Housing".
    pub name: String,
    /// What it means.
    #[serde(default)]
    pub says: String,
    /// When a person has it.
    pub when: Condition,
    /// Why it counts.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// The time in which a rule of law holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// The first day; since ever if not given.
    #[serde(default)]
    pub from: Option<Spot>,
    /// The last day; for ever if not given.
    #[serde(default)]
    pub until: Option<Spot>,
    /// The date question that decides, such as the day of conviction; today if not given.
    #[serde(default)]
    pub by: Option<Spot>,
}

/// A gate, a fit or a caution.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its id, unique in the intervention.
    pub id: Spot,
    /// A plain sentence that is true when the condition holds.
    pub says: String,
    /// The condition.
    pub when: Condition,
    /// When the rule is in force; always if not given.
    #[serde(default)]
    pub in_force: Option<InForce>,
    /// What a gate stands on; not used for fits and cautions.
    #[serde(default)]
    pub basis: Basis,
    /// Where the rule comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// What a rating body said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// The source that is the rating body's publication.
    pub body: Spot,
    /// Its class.
    pub class: RatingClass,
    /// True when the body named a group and this belongs to it by our reading.
    #[serde(default)]
    pub inferred: bool,
    /// What exactly was rated, and what to know about it.
    #[serde(default)]
    pub says: String,
    /// Where.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// The five EMMIE dimensions; `None` where our sources are silent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emmie {
    /// What effect was found.
    #[serde(default)]
    pub effect: Option<String>,
    /// How it is thought to work.
    #[serde(default)]
    pub mechanism: Option<String>,
    /// For whom and where it works better or worse.
    #[serde(default)]
    pub moderator: Option<String>,
    /// What it takes to do it.
    #[serde(default)]
    pub implementation: Option<String>,
    /// What it costs and saves.
    #[serde(default)]
    pub economics: Option<String>,
    /// Where.
    pub cites: Vec<Cite>,
}

/// One finding about an intervention.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The finding, in a plain sentence.
    pub says: String,
    /// What was measured, such as "reoffending".
    pub outcome: String,
    /// Which way it went.
    pub direction: Direction,
    /// What kind of study it rests on.
    pub design: Design,
    /// Who and where.
    #[serde(default)]
    pub population: String,
    /// When, such as "2017" or "2006/07".
    #[serde(default)]
    pub year: String,
    /// Who paid for and did the study, where that matters.
    #[serde(default)]
    pub independence: String,
    /// Where.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// A single figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What is counted.
    pub says: String,
    /// The value with its unit, such as "16,071 orders".
    pub value: String,
    /// Where it holds.
    pub geography: String,
    /// When it held.
    pub period: String,
    /// Where it is printed.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// Something that a reader would be misled without.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The note.
    pub says: String,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One file of `interventions/`; the file's name is its id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intervention {
    /// Its name.
    pub name: Spot,
    /// A short form, such as "DRR"; empty if there is none.
    #[serde(default)]
    pub short: String,
    /// What part it plays.
    pub role: Role,
    /// The stages at which it can be offered.
    pub stages: Vec<Spot>,
    /// The jurisdictions in which it exists.
    pub jurisdictions: Vec<Spot>,
    /// One sentence: what it is.
    pub summary: String,
    /// Who it is for.
    pub for_whom: String,
    /// What it asks of the person and gives them.
    pub involves: String,
    /// Where it happens.
    pub setting: Setting,
    /// What it aims at.
    pub philosophy: Philosophy,
    /// What the person agrees to, and what follows if they do not.
    pub consent: String,
    /// How to arrange it, step by step.
    pub arrange: Vec<String>,
    /// What is known of it today, and since when.
    pub known_now: String,
    /// What must hold: law or entry rule.
    #[serde(default)]
    pub gates: Vec<Criterion>,
    /// What speaks for it.
    #[serde(default)]
    pub fits: Vec<Criterion>,
    /// What speaks against it or is to be weighed.
    #[serde(default)]
    pub cautions: Vec<Criterion>,
    /// The needs that it serves.
    #[serde(default)]
    pub serves: Vec<Spot>,
    /// Where it stands in the statute book, for a report to the court; empty for what is not a requirement.
    #[serde(default)]
    pub requirement: String,
    /// What rating bodies said.
    #[serde(default)]
    pub ratings: Vec<Rating>,
    /// EMMIE, where the toolkit covers it.
    #[serde(default)]
    pub emmie: Option<Emmie>,
    /// Findings.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Figures.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// What a reader would be misled without.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Where the description comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// How urgent an alert is in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum AlertSeverity {
    /// Act now; where it cannot be told, check now.
    ActNow,
    /// Be aware.
    BeAware,
}

/// When an alert breaks the questions off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum StopsAssessment {
    /// It does not.
    #[default]
    Never,
    /// As soon as its condition holds.
    AtOnce,
    /// After the section that holds its questions, which is still asked to its end.
    AfterSection,
}

/// One entry of `alerts.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alert {
    /// Its id.
    pub id: Spot,
    /// How urgent it is.
    pub severity: AlertSeverity,
    /// A few words, such as "Lost tolerance".
    pub title: String,
    /// What the danger is, in a sentence.
    pub says: String,
    /// What to do, step by step.
    #[serde(rename = "do")]
    pub steps: Vec<String>,
    /// When it is raised.
    pub when: Condition,
    /// When the person is too unwell for more questions: these wait until it is dealt with. Never if not given.
    #[serde(default)]
    pub stops_assessment: StopsAssessment,
    /// When the rule is in force; always if not given.
    #[serde(default)]
    pub in_force: Option<InForce>,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `consistency.ron`: answers that cannot all be right at once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    /// Its id.
    pub id: Spot,
    /// What does not go together, in a plain sentence.
    pub says: String,
    /// When they do not.
    pub when: Condition,
    /// The questions to look at again.
    pub questions: Vec<Spot>,
    /// Why that is certain from the meaning of the words.
    #[serde(default)]
    pub why: String,
    /// Where it comes from.
    #[serde(default)]
    pub cites: Vec<Cite>,
}

/// One entry of `prompts.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Its id.
    pub id: Spot,
    /// What to do or ask.
    pub says: String,
    /// When it is shown.
    pub when: Condition,
    /// When the rule is in force; always if not given.
    #[serde(default)]
    pub in_force: Option<InForce>,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One file of `series/`; the file's name is its id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its title.
    pub title: Spot,
    /// What the values count, such as "orders started" or "per cent of tests".
    pub unit: String,
    /// True where values are shares of a hundred.
    #[serde(default)]
    pub per_cent: bool,
    /// Where they hold.
    pub geography: String,
    /// The change in words.
    pub says: String,
    /// What a reader would be misled without; shown under the title.
    pub caveat: String,
    /// The values, a line for each definition.
    pub lines: Vec<Line>,
    /// Periods for which no value is held.
    #[serde(default)]
    pub missing: Vec<Missing>,
    /// Where the meaning of the series changes.
    #[serde(default)]
    pub breaks: Vec<Break>,
    /// Explanations offered and events that matter; none is proven to be the cause unless it says so.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// Values of one definition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its id.
    pub id: Spot,
    /// Its label on the chart.
    pub label: String,
    /// How its values are joined.
    pub join: Join,
    /// The values in order of time.
    pub values: Vec<Point>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One value.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// When.
    pub period: Period,
    /// How much, in the series' unit.
    pub value: f64,
    /// What to know about this value.
    #[serde(default)]
    pub note: String,
    /// Where it is printed.
    pub cites: Vec<Cite>,
}

/// A period for which no value is held.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// The first period without a value.
    pub from: Period,
    /// The last period without a value.
    pub to: Period,
    /// Why.
    pub says: String,
}

/// Where the meaning of a series changes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// The first period with the new meaning.
    pub before: Period,
    /// What changed.
    pub says: String,
    /// Where that is said.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for, such as "M23"; for `docs/coverage.md`.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One file of `comparisons/`: one moment, several categories; the file's name is its id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Its title.
    pub title: Spot,
    /// What the values count.
    pub unit: String,
    /// True where values are shares of a hundred.
    #[serde(default)]
    pub per_cent: bool,
    /// Where they hold.
    pub geography: String,
    /// When, in words.
    pub period: String,
    /// What the picture says, in words.
    pub says: String,
    /// What a reader would be misled without; shown under the title.
    pub caveat: String,
    /// The bars, in the order in which they are shown.
    pub bars: Vec<Bar>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One bar of a comparison.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    /// What is counted.
    pub label: Spot,
    /// How much, in the comparison's unit; not held if not given.
    #[serde(default)]
    pub value: Option<f64>,
    /// What to know about this value, such as "upper bound" or "by our arithmetic".
    #[serde(default)]
    pub note: String,
    /// Where it is printed.
    pub cites: Vec<Cite>,
}

/// One entry of `figures.ron`: a single figure that stands for itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadlineFigure {
    /// Its id.
    pub id: Spot,
    /// What is counted.
    pub says: String,
    /// The value with its unit; "direction only" where the source gives no number.
    pub value: String,
    /// Where it holds.
    pub geography: String,
    /// When it held.
    pub period: String,
    /// What a reader would be misled without.
    #[serde(default)]
    pub note: String,
    /// Where it is printed.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `timeline.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimelineEntry {
    /// Its id.
    pub id: Spot,
    /// When, for sorting.
    pub when: Period,
    /// When, in words, such as "April 2013" or "1980s onward".
    pub date: String,
    /// What happened.
    pub says: String,
    /// Where that is said.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `readiness.ron`: what a service needs, or what stands in its way.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadinessItem {
    /// Its id.
    pub id: Spot,
    /// What kind of thing it is.
    pub kind: ReadinessKind,
    /// What it is, in a few words.
    pub says: String,
    /// The question to answer about a local service: yes, partly, no, not known.
    pub asks: String,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// What kind of thing an item of the readiness checklist is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum ReadinessKind {
    /// One of the twelve success factors.
    SuccessFactor,
    /// Something else that helps.
    Enabler,
    /// Something that people believe and that stands in the way.
    Belief,
    /// Something practical that stands in the way.
    Obstacle,
}

/// One entry of `checklist.ron`: something that can stop a person keeping appointments, and ways round it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Its id.
    pub id: Spot,
    /// The question to talk over.
    pub asks: String,
    /// Ways round it.
    pub ways_round: Vec<String>,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `glossary.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryEntry {
    /// Its id.
    pub id: Spot,
    /// The word, such as "Drug rehabilitation requirement".
    pub word: String,
    /// Its short forms and other names, such as "DRR".
    #[serde(default)]
    pub also: Vec<String>,
    /// What it means.
    pub says: String,
    /// Where that is said; may be empty for a word of ours.
    #[serde(default)]
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `caveats.ron`: what holds for all of the evidence, or for all of a source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caveat {
    /// Its id.
    pub id: Spot,
    /// What it says.
    pub says: String,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// One entry of `tools.ron`: a framework, a guideline, a screening instrument.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its id.
    pub id: Spot,
    /// Its name.
    pub name: String,
    /// What it is and what it is for.
    pub says: String,
    /// For an instrument: what its scores mean, by our sources; it never diagnoses.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Who may use and copy it; where that is not known, it says so.
    #[serde(default)]
    pub rights: String,
    /// Where it comes from.
    pub cites: Vec<Cite>,
    /// The rows of the inventory that this stands for.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// A band of an instrument's scores.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The lowest score of the band.
    pub from: i64,
    /// The highest score of the band.
    pub to: i64,
    /// What it stands for.
    pub says: String,
}
