//! A record as RON text, and back. Older formats are read and brought to this one; newer ones are refused.

use std::fmt::Write as _;

use ron::value::RawValue;
use serde::Deserialize;
use zeroize::Zeroizing;

use super::log::{Entry, Log};
use super::{Assessment, PackUsed, Record, StandingThen, Stood};
use crate::base::date::{self, Date};
use crate::base::fault::{Fault, Trouble};
use crate::base::ron_text::{self, quoted};
use crate::base::spot::{Origin, Spot};
use crate::case;
use crate::pack::Pack;
use crate::vault::card::Card;
use crate::vault::refusal::Refusal;

/// The format that this version writes. A plain case is format 1.
pub const FORMAT: u32 = 2;

#[derive(Deserialize)]
struct Head {
    format: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRecord {
    #[expect(dead_code, reason = "read through `Head`, so that a newer format is known as one")]
    format: u32,
    id: String,
    counter: u64,
    #[serde(default)]
    keep_until: Option<Spot>,
    #[serde(default)]
    keys: Vec<String>,
    #[serde(default)]
    belongs_to: Option<String>,
    assessments: Vec<RawAssessment>,
    #[serde(default)]
    log: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAssessment {
    #[serde(default)]
    on: Option<Spot>,
    #[serde(default)]
    pack: Option<RawPack>,
    #[serde(default)]
    stood: Vec<(String, StandingThen)>,
    #[serde(default)]
    alerts: Vec<String>,
    case: Box<RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPack {
    name: String,
    version: String,
    sha256: String,
}

/// A record as it was read.
#[derive(Debug)]
pub struct Read {
    /// The record.
    pub record: Record,
    /// True if it was of an older format and will be written in this one.
    pub is_older: bool,
}

/// Reads a record, or a plain case as a record of one assessment. Every assessment must fit the pack as a case does.
///
/// # Errors
/// Every fault that keeps it from being read: a newer format, unknown parts, or text that is no case.
pub fn parse(pack: &Pack, file: &str, text: &str) -> Result<Read, Refusal> {
    let origin = Origin { file, text };
    let head: Head = ron_text::parse(origin)?;
    if head.format > u64::from(FORMAT) {
        let what = format!("it was made by a newer version of the program: format {}, and this one reads {FORMAT}", head.format);
        let fault = Fault::refused(origin.start(), what).as_trouble(Trouble::Newer);
        return Err(fault.help("open it with that version; nothing was changed").into());
    }
    if head.format < u64::from(FORMAT) {
        case::text::parse(pack, file, text)?;
        return Ok(Read { record: Record::of_plain(text), is_older: true });
    }
    let raw: RawRecord = ron_text::parse(origin)?;
    let refuse = |what: &str, help: &str| Fault::refused(origin.start(), what).help(help);
    if raw.assessments.is_empty() {
        return Err(refuse("there is no assessment in it", "is it the right file?").into());
    }
    let is_id = raw.id.len() == 32 && raw.id.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_id {
        return Err(refuse("`id` is not 32 letters and digits", "look for an earlier copy").into());
    }
    let RawRecord { id, counter, belongs_to, keys, keep_until, assessments, log, .. } = raw;
    let log = Log::read(log).ok_or_else(|| refuse("the numbers in the log do not count up", "look for an earlier copy"))?;
    let keep_until = day(origin, keep_until.as_ref())?;
    let assessments = assessments.into_iter().map(|raw| assessment(pack, origin, raw)).collect::<Result<_, Refusal>>()?;
    let keys = keys.iter().map(|key| Card::parse(key)).collect::<Result<_, _>>()?;
    Ok(Read { record: Record { id, counter, keep_until, keys, belongs_to, assessments, log }, is_older: false })
}

fn assessment(pack: &Pack, origin: Origin<'_>, raw: RawAssessment) -> Result<Assessment, Refusal> {
    let text = Zeroizing::new(raw.case.get_ron().to_owned());
    // Lines before it, so that a fault in it is named with its line in the whole file.
    let lines = origin.text.split(text.as_str()).next().map_or(0, |before| before.matches('\n').count());
    let padded = Zeroizing::new("\n".repeat(lines) + &text);
    case::text::parse(pack, origin.file, &padded)?;
    Ok(Assessment {
        on: day(origin, raw.on.as_ref())?,
        pack: raw.pack.map(|RawPack { name, version, sha256 }| PackUsed { name, version, sha256 }),
        stood: raw.stood.into_iter().map(|(option, standing)| Stood { option, standing }).collect(),
        alerts: raw.alerts,
        text,
    })
}

fn day(origin: Origin<'_>, spot: Option<&Spot>) -> Result<Option<Date>, Fault> {
    let Some(spot) = spot else { return Ok(None) };
    let wrong = || Fault::refused(origin.place(spot), "this is not a day").help("write year-month-day, such as 2026-11-22");
    date::parse(&spot.text).map(Some).ok_or_else(wrong)
}

/// The text of a record. Reading it with the same pack gives the record back.
pub fn write(record: &Record) -> Zeroizing<String> {
    let size: usize = record.assessments.iter().map(|assessment| assessment.text.len() + assessment.stood.len() * 64).sum();
    // Room for all of it, so that no copy is left behind by growing.
    let mut text = Zeroizing::new(String::with_capacity(size + record.log.entries().len() * 320 + 4096));
    write_into(&mut text, record).ok(); // Writing to memory does not fail.
    text
}

fn write_into(text: &mut String, record: &Record) -> std::fmt::Result {
    writeln!(text, "(\n    format: {FORMAT},\n    id: {},\n    counter: {},", quoted(&record.id), record.counter)?;
    if let Some(day) = record.keep_until {
        writeln!(text, "    keep_until: {},", quoted(&day.to_string()))?;
    }
    if let Some(file) = &record.belongs_to {
        writeln!(text, "    belongs_to: {},", quoted(file))?;
    }
    writeln!(text, "    keys: [")?;
    for card in &record.keys {
        writeln!(text, "        {},", quoted(&card.to_string()))?;
    }
    writeln!(text, "    ],\n    assessments: [")?;
    for assessment in &record.assessments {
        write_assessment(text, assessment)?;
    }
    writeln!(text, "    ],\n    log: [")?;
    for Entry { n, at, key, name, did, what } in record.log.entries() {
        write!(text, "        (n: {n}, at: {}, did: {did:?}", quoted(at))?;
        for (field, value) in [("what", what), ("name", name), ("key", key)] {
            if !value.is_empty() {
                write!(text, ", {field}: {}", quoted(value))?;
            }
        }
        writeln!(text, "),")?;
    }
    writeln!(text, "    ],\n)")
}

fn write_assessment(text: &mut String, assessment: &Assessment) -> std::fmt::Result {
    let Assessment { on, pack, stood, alerts, text: case } = assessment;
    writeln!(text, "        (")?;
    if let Some(on) = on {
        writeln!(text, "            on: {},", quoted(&on.to_string()))?;
    }
    if let Some(PackUsed { name, version, sha256 }) = pack {
        let (name, version, sha256) = (quoted(name), quoted(version), quoted(sha256));
        writeln!(text, "            pack: (name: {name}, version: {version}, sha256: {sha256}),")?;
    }
    if !stood.is_empty() {
        writeln!(text, "            stood: [")?;
        for Stood { option, standing } in stood {
            writeln!(text, "                ({}, {standing:?}),", quoted(option))?;
        }
        writeln!(text, "            ],")?;
    }
    if !alerts.is_empty() {
        let alerts: Vec<String> = alerts.iter().map(|alert| quoted(alert)).collect();
        writeln!(text, "            alerts: [{}],", alerts.join(", "))?;
    }
    // As it was written: what a later version of the program said then is kept letter by letter.
    // A line of its own for the comma, as the text may end with a remark.
    writeln!(text, "            case: {}\n            ,\n        ),", case.trim())
}
