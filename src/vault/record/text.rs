//! A record as RON text, and back. Older formats are read and brought to this one; newer ones are refused.

use std::fmt::Write as _;

use ron::value::RawValue;
use serde::Deserialize;
use zeroize::Zeroizing;

use super::kept::{KeptResult, PackKnown};
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
pub const FORMAT: u32 = 3;
/// The format of a plain case.
const PLAIN: u64 = 1;

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
    /// From format 3 on.
    #[serde(default)]
    packs: Vec<RawKnown>,
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
    /// From format 3 on.
    #[serde(default)]
    worked_out_for: Option<Spot>,
    #[serde(default)]
    stood: Vec<(String, StandingThen)>,
    #[serde(default)]
    alerts: Vec<String>,
    /// From format 3 on.
    #[serde(default)]
    kept_results: Vec<RawKept>,
    case: Box<RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKept {
    #[serde(default)]
    pack: Option<RawPack>,
    #[serde(default)]
    worked_out_for: Option<Spot>,
    #[serde(default)]
    stood: Vec<(String, StandingThen)>,
    #[serde(default)]
    alerts: Vec<String>,
    case: Box<RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKnown {
    sha256: String,
    questions: Vec<String>,
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
    if head.format <= PLAIN {
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
    let RawRecord { id, counter, belongs_to, keys, keep_until, assessments, packs, log, .. } = raw;
    let log = Log::read(log).ok_or_else(|| refuse("the numbers in the log do not count up", "look for an earlier copy"))?;
    let keep_until = day(origin, keep_until.as_ref())?;
    let assessments = assessments.into_iter().map(|raw| assessment(pack, origin, raw)).collect::<Result<_, Refusal>>()?;
    let keys = keys.iter().map(|key| Card::parse(key)).collect::<Result<_, _>>()?;
    let packs = packs.into_iter().map(|RawKnown { sha256, questions }| PackKnown { sha256, questions }).collect();
    let record = Record { id, counter, keep_until, keys, belongs_to, assessments, packs, log };
    Ok(Read { record, is_older: head.format < u64::from(FORMAT) })
}

fn assessment(pack: &Pack, origin: Origin<'_>, raw: RawAssessment) -> Result<Assessment, Refusal> {
    let RawAssessment { on, pack: used, worked_out_for, stood, alerts, kept_results, case } = raw;
    Ok(Assessment {
        on: day(origin, on.as_ref())?,
        pack: used.map(used_pack),
        worked_out_for: day(origin, worked_out_for.as_ref())?,
        stood: standings(stood),
        alerts,
        kept: kept_results.into_iter().map(|raw| kept(pack, origin, raw)).collect::<Result<_, _>>()?,
        text: case_text(pack, origin, &case)?,
    })
}

fn kept(pack: &Pack, origin: Origin<'_>, raw: RawKept) -> Result<KeptResult, Refusal> {
    let RawKept { pack: used, worked_out_for, stood, alerts, case } = raw;
    let worked_out_for = day(origin, worked_out_for.as_ref())?;
    let text = case_text(pack, origin, &case)?;
    Ok(KeptResult { pack: used.map(used_pack), worked_out_for, stood: standings(stood), alerts, text })
}

fn used_pack(raw: RawPack) -> PackUsed {
    let RawPack { name, version, sha256 } = raw;
    PackUsed { name, version, sha256 }
}

fn standings(raw: Vec<(String, StandingThen)>) -> Vec<Stood> {
    raw.into_iter().map(|(option, standing)| Stood { option, standing }).collect()
}

/// The text of a case, letter by letter, once it is known to be one.
fn case_text(pack: &Pack, origin: Origin<'_>, raw: &RawValue) -> Result<Zeroizing<String>, Refusal> {
    let text = Zeroizing::new(raw.get_ron().to_owned());
    // Lines before it, so that a fault in it is named with its line in the whole file.
    let lines = origin.text.split(text.as_str()).next().map_or(0, |before| before.matches('\n').count());
    let padded = Zeroizing::new("\n".repeat(lines) + &text);
    case::text::parse(pack, origin.file, &padded)?;
    Ok(text)
}

fn day(origin: Origin<'_>, spot: Option<&Spot>) -> Result<Option<Date>, Fault> {
    let Some(spot) = spot else { return Ok(None) };
    let wrong = || Fault::refused(origin.place(spot), "this is not a day").help("write year-month-day, such as 2026-11-22");
    date::parse(&spot.text).map(Some).ok_or_else(wrong)
}

/// The text of a record. Reading it with the same pack gives the record back.
pub fn write(record: &Record) -> Zeroizing<String> {
    // Room for all of it, so that no copy is left behind by growing.
    let mut text = Zeroizing::new(String::with_capacity(room(record)));
    write_into(&mut text, record).ok(); // Writing to memory does not fail.
    text
}

fn room(record: &Record) -> usize {
    let result = |case: &str, stood: &[Stood]| case.len() + stood.len() * 80 + 1024;
    let assessments = record.assessments.iter().map(|assessment| {
        let kept: usize = assessment.kept.iter().map(|kept| result(&kept.text, &kept.stood)).sum();
        result(&assessment.text, &assessment.stood) + kept
    });
    let ids = record.packs.iter().flat_map(|known| &known.questions).map(|id| id.len() + 4);
    assessments.sum::<usize>() + ids.sum::<usize>() + record.packs.len() * 128 + record.log.entries().len() * 320 + 4096
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
    writeln!(text, "    ],")?;
    if !record.packs.is_empty() {
        writeln!(text, "    packs: [")?;
        for PackKnown { sha256, questions } in &record.packs {
            let (sha256, questions) = (quoted(sha256), quoted_list(questions));
            writeln!(text, "        (sha256: {sha256}, questions: [{questions}]),")?;
        }
        writeln!(text, "    ],")?;
    }
    writeln!(text, "    log: [")?;
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

fn quoted_list(texts: &[String]) -> String {
    texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")
}

fn write_assessment(text: &mut String, assessment: &Assessment) -> std::fmt::Result {
    let Assessment { on, pack, worked_out_for, stood, alerts, kept, text: case } = assessment;
    writeln!(text, "        (")?;
    if let Some(on) = on {
        writeln!(text, "            on: {},", quoted(&on.to_string()))?;
    }
    write_result(text, "            ", (pack.as_ref(), *worked_out_for), stood, alerts)?;
    if !kept.is_empty() {
        writeln!(text, "            kept_results: [")?;
        for KeptResult { pack, worked_out_for, stood, alerts, text: case } in kept {
            writeln!(text, "                (")?;
            write_result(text, "                    ", (pack.as_ref(), *worked_out_for), stood, alerts)?;
            writeln!(text, "                    case: {}\n                    ,\n                ),", case.trim())?;
        }
        writeln!(text, "            ],")?;
    }
    // As it was written: what a later version of the program said then is kept letter by letter.
    // A line of its own for the comma, as the text may end with a remark.
    writeln!(text, "            case: {}\n            ,\n        ),", case.trim())
}

/// With which pack and for which day something was worked out, and what came out.
fn write_result(
    text: &mut String,
    indent: &str,
    (pack, day): (Option<&PackUsed>, Option<Date>),
    stood: &[Stood],
    alerts: &[String],
) -> std::fmt::Result {
    if let Some(PackUsed { name, version, sha256 }) = pack {
        let (name, version, sha256) = (quoted(name), quoted(version), quoted(sha256));
        writeln!(text, "{indent}pack: (name: {name}, version: {version}, sha256: {sha256}),")?;
    }
    if let Some(day) = day {
        writeln!(text, "{indent}worked_out_for: {},", quoted(&day.to_string()))?;
    }
    if !stood.is_empty() {
        writeln!(text, "{indent}stood: [")?;
        for Stood { option, standing } in stood {
            writeln!(text, "{indent}    ({}, {standing:?}),", quoted(option))?;
        }
        writeln!(text, "{indent}],")?;
    }
    if !alerts.is_empty() {
        writeln!(text, "{indent}alerts: [{}],", quoted_list(alerts))?;
    }
    Ok(())
}
