//! What `check --json` writes.

use serde_json::{Map, Value, json};

use crate::base::date::Date;
use crate::base::fault::{Fault, Place, Severity};
use crate::check::{Checked, Served};
use crate::pack::Pack;
use crate::pack::protected::{ProtectedUse, protected_uses};
use crate::pack::remark::Remark;

use super::check::CaseResult;
use super::check_lists::{Found, changes};

/// A fault.
pub(super) fn fault_json(fault: &Fault) -> Value {
    let Fault { place: Place { file, line, column }, severity, trouble: _, what, help } = fault;
    let severity = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    json!({ "file": file, "line": line, "column": column, "severity": severity, "what": what, "help": help })
}

/// A remark: a fault with its kind and what it is about, as `accepted_warnings` of a pack names them.
pub(super) fn remark_json(remark: &Remark) -> Value {
    let mut json = fault_json(&remark.fault);
    if let Some(object) = json.as_object_mut() {
        object.insert("kind".to_owned(), json!(format!("{:?}", remark.kind)));
        object.insert("about".to_owned(), json!(remark.about));
    }
    json
}

/// What there is to list; what depends on protected answers only where the results of the cases are given.
pub(super) fn lists_json(pack: &Pack, checked: &Checked<'_>, results: Option<&[CaseResult]>, today: Date) -> Map<String, Value> {
    let uses = results.map(|_| protected_uses(pack)).unwrap_or_default();
    let changes = results.map(|results| changes(pack, results, today)).unwrap_or_default();
    let lists = [
        ("explained", checked.explained.iter().map(remark_json).collect()),
        ("served", checked.served.iter().map(|served| served_json(pack, served)).collect()),
        ("protected", uses.iter().map(use_json).collect()),
        ("changes", changes.iter().map(change_json).collect()),
    ];
    let mut map: Map<String, Value> = lists.into_iter().map(|(name, list)| (name.to_owned(), Value::Array(list))).collect();
    map.insert("coverage".to_owned(), json!({ "reached": checked.coverage.reached, "of": checked.coverage.aims }));
    map
}

fn served_json(pack: &Pack, served: &Served) -> Value {
    let by = served.by.map(|option| &pack.interventions[option].id);
    json!({ "need": pack.needs[served.need].id, "stage": pack.stages[served.stage].id, "by": by })
}

fn use_json(found: &ProtectedUse<'_>) -> Value {
    json!({
        "kind": found.kind,
        "of": found.of,
        "id": found.id,
        "says": found.says,
        "basis": found.basis,
        "questions": found.questions,
    })
}

fn change_json(found: &Found) -> Value {
    let Found { what, question, by, example, cases } = found;
    json!({ "what": what, "question": question, "by": by, "example": example, "cases": cases })
}
