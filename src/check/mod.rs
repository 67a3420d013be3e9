//! Everything that can be wrong with a pack that loads: the audit, what can and cannot be, what its worked cases reach.
//!
//! Exact throughout: what is said never to happen was searched for, not sampled. Knows no files on disk and no words on
//! a screen beyond its remarks.

pub mod coverage;
pub mod days;
mod reach;

use crate::base::date::{self, Date};
use crate::base::table::Key;
use crate::case::Case;
use crate::pack::audit::audit;
use crate::pack::entries::{Entry, entries};
use crate::pack::intervention::{Intervention, Need};
use crate::pack::load::Files;
use crate::pack::remark::{Remark, RemarkKind, Remarks, Subject};
use crate::pack::source::{Citation, Seen};
use crate::pack::stale::stale;
use crate::pack::{Pack, Stage};

use coverage::{Coverage, cover};
use reach::reach;

/// What a check found.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// What the pack does not explain, in the order of files and lines.
    pub remarks: Vec<Remark>,
    /// What the pack explains.
    pub explained: Vec<Remark>,
    /// How much of the pack its worked cases reach.
    pub coverage: Coverage,
    /// For each need and each stage at which somebody can have it, an option that serves it there.
    pub served: Vec<Served>,
    /// How many citations there are.
    pub citations: usize,
    /// Those that were seen only at second hand, each with the entry that gives it.
    pub second_hand: Vec<(Entry<'a>, &'a Citation)>,
    /// Days from the day on which the law was looked at to the day of the check.
    pub law_age_days: i32,
}

/// A need at a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// The need.
    pub need: Key<Need>,
    /// The stage at which somebody can have it.
    pub stage: Key<Stage>,
    /// An option that serves it, is offered there, and can fit somebody with the need; `None` if there is none.
    pub by: Option<Key<Intervention>>,
}

/// Checks a pack that was loaded from these files with its worked cases, as on the day `today`. Evidence counts as
/// old after `stale_years`.
pub fn check<'a>(pack: &'a Pack, files: &Files, today: Date, cases: &[Case], stale_years: u16) -> Checked<'a> {
    let mut remarks = Remarks::new(files);
    audit(pack, today, &mut remarks);
    stale(pack, today, stale_years, &mut remarks);
    let served = reach(pack, today, &mut remarks);
    let coverage = cover(pack, today, cases, &mut remarks);
    let (explained, remarks) = explain(pack, remarks.sorted());
    let entries = entries(pack);
    let citations = entries.iter().map(|entry| entry.cites.len()).sum();
    let law_age_days = date::days_between(pack.law_as_at, today);
    Checked { remarks, explained, coverage, served, citations, second_hand: second_hand(entries), law_age_days }
}

/// The remarks that the pack explains, and those that it does not; an explanation of nothing is one of these.
fn explain(pack: &Pack, remarks: Vec<Remark>) -> (Vec<Remark>, Vec<Remark>) {
    let idle = pack.accepted.iter().filter(|accepted| !remarks.iter().any(|remark| accepted.covers(remark)));
    let idle: Vec<Remark> = idle
        .map(|accepted| {
            let what = format!("there is no warning `{:?}` about `{}` to accept", accepted.kind, accepted.about);
            Remark::warning(RemarkKind::NothingToAccept, &accepted.place, &accepted.about, what, "take it out")
        })
        .collect();
    let (explained, mut open): (Vec<Remark>, Vec<Remark>) =
        remarks.into_iter().partition(|remark| pack.accepted.iter().any(|accepted| accepted.covers(remark)));
    open.extend(idle);
    open.sort();
    (explained, open)
}

fn second_hand(entries: Vec<Entry<'_>>) -> Vec<(Entry<'_>, &Citation)> {
    let all = entries.into_iter().flat_map(|entry| {
        let cites = entry.cites.clone();
        cites.into_iter().map(move |citation| (entry.clone(), citation))
    });
    all.filter(|(_, citation)| citation.seen == Seen::SecondHand).collect()
}

/// A remark that a search was too much work.
fn gave_up(remarks: &mut Remarks<'_>, subject: &Subject, whether: &str) {
    let what = format!("{}: it was not found out whether {whether}, because the search grew too large", subject.name);
    remarks.warn(RemarkKind::GaveUp, subject, what, "say it with fewer parts");
}
