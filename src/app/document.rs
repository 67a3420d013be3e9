//! The document of the case that is open: made, named, written; and what it still lacks.

use std::path::{Path, PathBuf};

use crate::appraise::{Urgency, explain};
use crate::case::quotes;
use crate::pack::Pack;
use crate::report::document::Document;
use crate::report::over_time::since_in_words;
use crate::report::{self, Format, Kind, Material, pre_sentence, write};

use super::command::{ReportKind, Screen};
use super::plan_tasks;
use super::session::Session;

/// Something without which the document is less use. It never stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What is missing, in one sentence.
    pub says: String,
    /// Where it can be put right, if that is a screen.
    pub mend: Option<Screen>,
}

/// The document of the kind that is shown.
pub fn document(pack: &Pack, session: &Session) -> Document {
    let Session { case, context, derived, history, .. } = session;
    let since = since_in_words(pack, history, context, &case.answers);
    let since = since.as_deref();
    let material = Material { pack, case, context, appraisal: &derived.appraisal, next: &derived.next, since };
    report::document(kind(pack, session), material)
}

/// The kind of document that is shown: the one that was picked, or else the one that suits the stage.
pub fn shown(pack: &Pack, session: &Session) -> ReportKind {
    let of_stage = || {
        let is_before_sentence = pre_sentence::is_before_sentence(pack, &session.case.answers);
        if is_before_sentence { ReportKind::PreSentence } else { ReportKind::Handover }
    };
    session.picked_report.unwrap_or_else(of_stage)
}

/// The kind of document that is shown, as reports know it.
pub fn kind(pack: &Pack, session: &Session) -> Kind {
    match shown(pack, session) {
        ReportKind::Handover => Kind::Handover,
        ReportKind::PreSentence => Kind::PreSentence,
    }
}

/// What is still missing for a good document, most urgent first.
pub fn gaps(pack: &Pack, session: &Session) -> Vec<Gap> {
    let plan = &session.case.plan;
    let open = session.derived.appraisal.alerts.iter().filter(|alert| match alert.urgency {
        Urgency::ActNow | Urgency::CheckNow => plan.settled(&pack.alerts[alert.alert].id).is_none(),
        Urgency::BeAware => false,
    });
    let open = open.count();
    let mut gaps = Vec::new();
    if open > 0 {
        let says = format!("{} still open; the document says so.", explain::counted(open, "alert"));
        gaps.push(Gap { says, mend: None });
    }
    let mut missing = |is_missing: bool, says: &str, mend: Screen| {
        if is_missing {
            gaps.push(Gap { says: says.to_owned(), mend: Some(mend) });
        }
    };
    missing(plan.chosen().next().is_none(), "Nothing is chosen yet.", Screen::Options);
    let lacks_reason =
        plan.decisions.iter().any(|decision| decision.reason.trim().is_empty() && plan_tasks::needs_reason(session, decision));
    missing(lacks_reason, "A reason is missing for a decision that needs one.", Screen::Plan);
    missing(quotes::goals(pack, &session.case).is_empty(), "The plan holds no goals in the person’s words.", Screen::Plan);
    missing(plan.worker.trim().is_empty(), "Who made it is not written down.", Screen::Plan);
    gaps
}

/// A name for the file: reference, kind, day.
pub fn suggested_name(pack: &Pack, session: &Session) -> String {
    let reference: String =
        session.case.reference.trim().chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let reference = reference.trim_matches('-');
    let reference = if reference.is_empty() { "case" } else { reference };
    let kind = match shown(pack, session) {
        ReportKind::Handover => "handover",
        ReportKind::PreSentence => "pre-sentence",
    };
    format!("{reference}-{kind}-{}.{}", session.context.today, Format::Text.ending())
}

/// Writes the document in the format that the name asks for, as plain text where it asks for none. Returns the place.
///
/// # Errors
/// A sentence that says why nothing was written and what to do.
pub fn write(document: &Document, place: &Path) -> Result<PathBuf, String> {
    let place = with_ending(place)?;
    let format = Format::of(&place).unwrap_or(Format::Text);
    match write::write(&place, &report::bytes(document, format)) {
        Ok(()) => Ok(place),
        Err(fault) => Err(format!("The document was not saved. {} {}; {}.", fault.path.display(), fault.what, fault.help)),
    }
}

/// The place, with `.txt` where the name has no ending. A file that the dialog did not ask about is not replaced.
fn with_ending(place: &Path) -> Result<PathBuf, String> {
    if place.extension().is_some() || place.is_dir() {
        return Ok(place.to_owned());
    }
    let ended = place.with_extension(Format::Text.ending());
    if ended.exists() {
        let ended = ended.display();
        return Err(format!("The document was not saved. {ended} is there already; choose it by its whole name to replace it."));
    }
    Ok(ended)
}
