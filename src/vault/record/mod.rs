//! What a case file holds: one person's assessments over time, and the log of what was done with them.
//!
//! Earlier assessments are kept as the text that was written then, letter by letter; only the latest one changes.

pub mod kept;
pub mod log;
pub mod text;

use std::fmt;

use zeroize::Zeroizing;

use crate::base::date::Date;
use crate::case::{self, Case};
use crate::pack::Pack;

use super::card::Card;
use super::refusal::Refusal;
use kept::{KeptResult, PackKnown};
use log::{Author, Did, Log};

/// One person's record.
#[derive(Clone, Debug)]
pub struct Record {
    /// Tells this record from every other, whatever its file is called.
    pub id: String,
    /// Grows with every saving; orders versions and recovery copies, not the clock.
    pub counter: u64,
    /// The day until which it is kept; then it is due to be erased.
    pub keep_until: Option<Date>,
    /// Who can open its file: the worker, the recovery key, colleagues. Written down, because the file itself does not tell.
    pub keys: Vec<Card>,
    /// Only in a recovery copy: the file that it belongs to, if it had one.
    pub belongs_to: Option<String>,
    /// The assessments, oldest first; never empty.
    pub assessments: Vec<Assessment>,
    /// Which questions each pack had that was used here, as far as that was written down.
    pub packs: Vec<PackKnown>,
    /// What was done, when and by whom; only ever added to.
    pub log: Log,
}

/// One assessment.
#[derive(Clone)]
pub struct Assessment {
    /// The day on which it was begun; unknown for a file that was made before this was recorded.
    pub on: Option<Date>,
    /// The pack it was changed with last, if that is known.
    pub pack: Option<PackUsed>,
    /// The day for which what follows was worked out, if that was written down.
    pub worked_out_for: Option<Date>,
    /// Where the options stood then, in the order of the screen; empty if nobody wrote it down.
    pub stood: Vec<Stood>,
    /// The alerts that showed then.
    pub alerts: Vec<String>,
    /// What came out with packs that were replaced before it was changed again, oldest first.
    pub kept: Vec<KeptResult>,
    text: Zeroizing<String>,
}

/// Which pack was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackUsed {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its files, in lower-case hexadecimal.
    pub sha256: String,
}

impl From<&Pack> for PackUsed {
    fn from(pack: &Pack) -> Self {
        Self { name: pack.name.clone(), version: pack.version.clone(), sha256: pack.sha256.clone() }
    }
}

/// Where an option stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    /// The option's id.
    pub option: String,
    /// Its standing, as it was written then.
    pub standing: StandingThen,
}

/// A standing as a case file writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum StandingThen {
    /// All gates held.
    Fits,
    /// Some gate was unknown, none failed.
    CannotTell,
    /// A gate failed.
    DoesNotFit,
}

/// What came out, worked out by whoever may decide such things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The day for which it was worked out; nothing where nobody says so.
    pub worked_out_for: Option<Date>,
    /// Where the options stand.
    pub stood: Vec<Stood>,
    /// The ids of the alerts that show.
    pub alerts: Vec<String>,
}

/// Who does something, and when: what the log is told.
#[derive(Clone, Debug)]
pub struct By<'a> {
    /// The worker; nobody for a case without identity.
    pub card: Option<&'a Card>,
    /// What the clock says.
    pub at: jiff::Timestamp,
}

impl By<'_> {
    fn author(&self) -> Author {
        let (key, name) = self.card.map_or(("", ""), |card| (card.key(), card.name()));
        Author { at: self.at.to_string(), key: key.to_owned(), name: name.to_owned() }
    }
}

impl Record {
    /// A new record with this case as its first assessment.
    pub fn new(pack: &Pack, case: &Case, outcome: Outcome, on: Date, by: &By<'_>) -> Self {
        let assessments = vec![Assessment::new(pack, case, outcome, on)];
        let mut record = Self::with(assessments);
        record.know(pack);
        record.log.add(by.author(), Did::Made, "");
        record.log.add_changes(by.author(), pack, &Case::default(), case);
        record
    }

    /// A record of a plain case, as files of format 1 hold it.
    pub(super) fn of_plain(text: &str) -> Self {
        let text = Zeroizing::new(text.to_owned());
        let (stood, alerts, kept) = (Vec::new(), Vec::new(), Vec::new());
        Self::with(vec![Assessment { on: None, pack: None, worked_out_for: None, stood, alerts, kept, text }])
    }

    fn with(assessments: Vec<Assessment>) -> Self {
        let (keys, packs, log) = (Vec::new(), Vec::new(), Log::default());
        Self { id: new_id(), counter: 0, keep_until: None, keys, belongs_to: None, assessments, packs, log }
    }

    /// Lets these keys open its file from the next saving on.
    pub fn share_with(&mut self, cards: &[Card]) {
        for card in cards {
            if self.keys.iter().all(|known| known.key() != card.key()) {
                self.keys.push(card.clone());
            }
        }
    }

    /// Lets these keys open its file from the next saving on, and tells the log.
    pub fn let_in(&mut self, cards: &[Card], by: &By<'_>) {
        for card in cards {
            if self.keys.iter().all(|known| known.key() != card.key()) {
                self.keys.push(card.clone());
                self.log.add(by.author(), Did::Shared, card.name_or_key());
            }
        }
    }

    /// Takes a key off those that open its file, with the recovery key that its owner’s saving has added, from the next
    /// saving on; and tells the log. Copies that its owner has, and versions from before, stay readable to them.
    pub fn shut_out(&mut self, key: &str, by: &By<'_>) {
        let Some(owner) = self.keys.iter().find(|card| card.key() == key).cloned() else { return };
        let is_theirs = |card: &mut Card| card.key() == key || card.is_recovery_key_of(&owner);
        let shut_out = self.keys.extract_if(.., is_theirs).collect::<Vec<_>>();
        for card in shut_out {
            self.log.add(by.author(), Did::Withdrawn, card.name_or_key());
        }
    }

    /// The latest assessment as a case, fitted to a pack.
    ///
    /// # Errors
    /// The faults of its text.
    pub fn case(&self, pack: &Pack, file: &str) -> Result<Case, Refusal> {
        let text = self.assessments.last().map_or("", Assessment::text);
        Ok(case::text::parse(pack, file, text)?)
    }

    /// Takes the latest assessment as it is now. The log is told what changed: which questions, never what was said.
    /// What came out with another pack is kept beside it.
    ///
    /// # Errors
    /// The faults of the text that it replaces, which nobody but another program can have put there.
    pub fn say(&mut self, pack: &Pack, case: &Case, outcome: Outcome, by: &By<'_>) -> Result<(), Refusal> {
        let before = self.case(pack, "the case")?;
        self.log.add_changes(by.author(), pack, &before, case);
        self.know(pack);
        if let Some(latest) = self.assessments.last_mut() {
            latest.keep_result_of_other_pack(pack);
            let (on, kept) = (latest.on, std::mem::take(&mut latest.kept));
            *latest = Assessment { on, kept, ..Assessment::new(pack, case, outcome, Date::default()) };
        }
        Ok(())
    }

    /// Begins another assessment with this case; those before it stay as they are.
    pub fn assess_again(&mut self, pack: &Pack, case: &Case, outcome: Outcome, on: Date, by: &By<'_>) {
        self.know(pack);
        self.assessments.push(Assessment::new(pack, case, outcome, on));
        self.log.add(by.author(), Did::AssessedAgain, "");
    }

    /// Sets the day until which it is kept.
    pub fn set_keep_until(&mut self, day: Option<Date>, by: &By<'_>) {
        if self.keep_until != day {
            self.keep_until = day;
            self.log.add(by.author(), Did::SetRetention, &day.map(|day| day.to_string()).unwrap_or_default());
        }
    }

    /// Tells the log that something was done with the whole case.
    pub fn note(&mut self, did: Did, what: &str, by: &By<'_>) {
        self.log.add(by.author(), did, what);
    }

    /// Leaves earlier assessments and earlier results out, as in a copy for somebody else.
    pub fn keep_only_latest(&mut self) {
        let earlier = self.assessments.len().saturating_sub(1);
        self.assessments.drain(..earlier);
        if let Some(latest) = self.assessments.last_mut() {
            latest.kept.clear();
        }
        self.forget_unused_packs();
    }

    /// Writes every assessment anew, as in a copy for somebody else.
    ///
    /// # Errors
    /// What `change` says.
    pub fn change_texts(&mut self, change: impl Fn(&str) -> Result<String, Refusal>) -> Result<(), Refusal> {
        for assessment in &mut self.assessments {
            let texts = assessment.kept.iter_mut().map(|kept| &mut kept.text);
            for text in texts.chain([&mut assessment.text]) {
                *text = Zeroizing::new(change(text)?);
            }
        }
        Ok(())
    }

    /// True when it holds all that another version of the same record does: its log goes on from there.
    pub fn goes_on_from(&self, earlier: &Self) -> bool {
        self.id == earlier.id && self.log.goes_on_from(&earlier.log)
    }
}

impl Assessment {
    fn new(pack: &Pack, case: &Case, outcome: Outcome, on: Date) -> Self {
        let text = Zeroizing::new(case::write(pack, case));
        let Outcome { worked_out_for, stood, alerts } = outcome;
        Self { on: Some(on), pack: Some(pack.into()), worked_out_for, stood, alerts, kept: Vec::new(), text }
    }

    /// The case as it was written then.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Assessment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Assessment").field("on", &self.on).finish_non_exhaustive()
    }
}

/// Thirty-two letters and digits that nobody else has.
fn new_id() -> String {
    // The public half of a key that is thrown away is as good a random number as there is.
    let key = super::sealed::Key::generate().to_public().to_string();
    let digest = <sha2::Sha256 as sha2::Digest>::digest(key.as_bytes());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}
