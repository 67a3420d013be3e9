//! What came out under knowledge that was replaced since, and which questions each pack had.

use std::fmt;

use zeroize::Zeroizing;

use super::{Assessment, PackUsed, Record, Stood};
use crate::base::date::Date;
use crate::pack::Pack;

/// What an assessment came to under a pack that was replaced before the assessment was changed again: with the answers as
/// they were then, so that it can always be worked out once more.
#[derive(Clone)]
pub struct KeptResult {
    /// The pack it was made with.
    pub pack: Option<PackUsed>,
    /// The day for which it was worked out, if that was written down.
    pub worked_out_for: Option<Date>,
    /// Where the options stood.
    pub stood: Vec<Stood>,
    /// The ids of the alerts that showed.
    pub alerts: Vec<String>,
    pub(super) text: Zeroizing<String>,
}

impl KeptResult {
    /// The case as it was written then.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for KeptResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptResult").field("pack", &self.pack).finish_non_exhaustive()
    }
}

/// Which questions a pack had that was used in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackKnown {
    /// The SHA-256 of the pack's files.
    pub sha256: String,
    /// The ids of its questions, in its order.
    pub questions: Vec<String>,
}

impl Assessment {
    /// Puts aside what came out with another pack, if anything was written down.
    pub(super) fn keep_result_of_other_pack(&mut self, pack: &Pack) {
        let is_of_other = self.pack.as_ref().is_some_and(|used| used.sha256 != pack.sha256);
        if is_of_other && !(self.stood.is_empty() && self.alerts.is_empty()) {
            let Self { pack, worked_out_for, stood, alerts, text, .. } = self.clone();
            self.kept.push(KeptResult { pack, worked_out_for, stood, alerts, text });
        }
    }
}

impl Record {
    /// The ids of the questions of a pack that was used; nothing if that was not written down.
    pub fn questions_of(&self, pack: &PackUsed) -> Option<&[String]> {
        self.packs.iter().find(|known| known.sha256 == pack.sha256).map(|known| known.questions.as_slice())
    }

    /// Writes down which questions a pack has, once.
    pub(super) fn know(&mut self, pack: &Pack) {
        if self.packs.iter().all(|known| known.sha256 != pack.sha256) {
            let questions = pack.questions.iter().map(|question| question.id.clone()).collect();
            self.packs.push(PackKnown { sha256: pack.sha256.clone(), questions });
        }
    }

    /// Forgets the packs of assessments that are not here any more.
    pub(super) fn forget_unused_packs(&mut self) {
        let Self { packs, assessments, .. } = self;
        packs.retain(|known| {
            let of_assessment = |assessment: &Assessment| {
                let kept = assessment.kept.iter().map(|kept| &kept.pack);
                kept.chain([&assessment.pack]).flatten().any(|used| used.sha256 == known.sha256)
            };
            assessments.iter().any(of_assessment)
        });
    }
}
