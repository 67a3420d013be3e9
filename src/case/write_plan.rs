//! The plan of a case as RON text.

use crate::base::ron_text::quoted;
use crate::base::spot::Spot;
use crate::pack::Pack;

use super::plan::{Decider, Plan};
use super::raw::{RawBarrier, RawConsent, RawDecision, RawPart, RawSettledAlert};
use super::write::{Lines, day, entry, text};

/// The plan; nothing at all where there is none.
pub(super) fn plan(lines: &mut Lines, pack: &Pack, plan: &Plan) {
    if *plan == Plan::default() {
        return;
    }
    lines.open("plan: (");
    lines.field(text("worker", &plan.worker));
    lines.field(text("lead_worker", &plan.lead_worker));
    let present = plan.present.iter();
    lines.list("present", present.map(|one| entry([Some(format!("role: {:?}", one.role)), text("who", &one.who)])).collect());
    lines.field(text("goals", &plan.goals));
    lines.field(text("preferences", &plan.preferences));
    lines.list("decisions", decisions(pack, plan));
    lines.list("consents", consents(pack, plan));
    lines.list("barriers", barriers(plan));
    lines.field(text("agreed_fixes", &plan.agreed_fixes));
    let appointments = plan.appointments.iter().map(|appointment| {
        let place = text("place", &appointment.place);
        entry([text("with", &appointment.with), place, day("on", appointment.on), text("at", &appointment.at)])
    });
    lines.list("appointments", appointments.collect());
    lines.field(day("review_on", plan.review_on));
    lines.list("settled_alerts", settled_alerts(plan));
    lines.close("),");
}

/// A field that is always there, such as an id.
fn must(name: &str, text: &str) -> String {
    format!("{name}: {}", quoted(text))
}

/// The day as it was written, even if it is none.
fn raw_day(name: &str, spot: Option<&Spot>) -> Option<String> {
    spot.map(|spot| format!("{name}: {}", quoted(&spot.text)))
}

fn decisions(pack: &Pack, plan: &Plan) -> Vec<String> {
    let line = |id: &str, choice: String, by: Decider, reason: &str, view: &str| {
        let by = (by != Decider::default()).then(|| format!("by: {by:?}"));
        entry([
            Some(must("option", id)),
            Some(format!("choice: {choice}")),
            by,
            text("reason", reason),
            text("person_view", view),
        ])
    };
    let made = plan.decisions.iter().map(|made| {
        let id = &pack.interventions[made.option].id;
        line(id, format!("{:?}", made.choice), made.by, &made.reason, &made.person_view)
    });
    let kept = plan.kept.iter().filter_map(|kept| match &kept.part {
        RawPart::Decision(RawDecision { option, choice, by, reason, person_view }) => {
            Some(line(&option.text, format!("{choice:?}"), *by, reason, person_view))
        }
        RawPart::Consent(_) | RawPart::Barrier(_) | RawPart::SettledAlert(_) => None,
    });
    made.chain(kept).collect()
}

fn consents(pack: &Pack, plan: &Plan) -> Vec<String> {
    let line = |id: &str, agrees: String, on: Option<String>, witness: &str| {
        entry([Some(must("option", id)), Some(format!("agrees: {agrees}")), on, text("witness", witness)])
    };
    let given = plan.consents.iter().map(|given| {
        let id = &pack.interventions[given.option].id;
        line(id, format!("{:?}", given.agrees), day("on", given.on), &given.witness)
    });
    let kept = plan.kept.iter().filter_map(|kept| match &kept.part {
        RawPart::Consent(RawConsent { option, agrees, on, witness }) => {
            Some(line(&option.text, format!("{agrees:?}"), raw_day("on", on.as_ref()), witness))
        }
        RawPart::Decision(_) | RawPart::Barrier(_) | RawPart::SettledAlert(_) => None,
    });
    given.chain(kept).collect()
}

fn barriers(plan: &Plan) -> Vec<String> {
    let line = |id: &str, stands: String, fix: &str| {
        entry([Some(must("item", id)), Some(format!("stands: {stands}")), text("fix", fix)])
    };
    let said = plan.barriers.iter().map(|said| line(&said.item, format!("{:?}", said.stands), &said.fix));
    let kept = plan.kept.iter().filter_map(|kept| match &kept.part {
        RawPart::Barrier(RawBarrier { item, stands, fix }) => Some(line(&item.text, format!("{stands:?}"), fix)),
        RawPart::Decision(_) | RawPart::Consent(_) | RawPart::SettledAlert(_) => None,
    });
    said.chain(kept).collect()
}

fn settled_alerts(plan: &Plan) -> Vec<String> {
    let line = |id: &str, [action, reason, initials, at]: [&str; 4], on: Option<String>| {
        let fields =
            [Some(must("alert", id)), Some(must("action", action)), text("reason", reason), Some(must("initials", initials))];
        entry(fields.into_iter().chain([on, text("at", at)]))
    };
    let settled = plan.settled_alerts.iter().map(|settled| {
        let texts = [&settled.action, &settled.reason, &settled.initials, &settled.at].map(String::as_str);
        line(&settled.alert, texts, day("on", settled.on))
    });
    let kept = plan.kept.iter().filter_map(|kept| match &kept.part {
        RawPart::SettledAlert(RawSettledAlert { alert, action, reason, initials, on, at }) => {
            Some(line(&alert.text, [action, reason, initials, at].map(String::as_str), raw_day("on", on.as_ref())))
        }
        RawPart::Decision(_) | RawPart::Consent(_) | RawPart::Barrier(_) => None,
    });
    settled.chain(kept).collect()
}
