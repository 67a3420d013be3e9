//! The plan of a case, fitted to the pack in use.

use std::collections::BTreeSet;

use crate::base::spot::Spot;
use crate::base::suggest;

use super::plan::{Appointment, Barrier, Consent, Decision, KeptPart, Plan, Present, SettledAlert};
use super::raw::{RawAppointment, RawBarrier, RawConsent, RawDecision, RawPart, RawPlan, RawPresent, RawSettledAlert};
use super::text::{Reader, did_you_mean};

impl Reader<'_> {
    pub(super) fn plan(&mut self, raw: RawPlan) -> Plan {
        let mut plan = Plan {
            worker: raw.worker,
            lead_worker: raw.lead_worker,
            goals: raw.goals,
            preferences: raw.preferences,
            agreed_fixes: raw.agreed_fixes,
            present: raw.present.into_iter().map(|RawPresent { role, who }| Present { role, who }).collect(),
            appointments: raw.appointments.into_iter().map(|raw| self.appointment(raw)).collect(),
            review_on: self.day(raw.review_on.as_ref(), "review_on"),
            ..Plan::default()
        };
        self.decisions(raw.decisions, &mut plan);
        self.consents(raw.consents, &mut plan);
        self.barriers(raw.barriers, &mut plan);
        self.settled_alerts(raw.settled_alerts, &mut plan);
        plan
    }

    fn appointment(&mut self, raw: RawAppointment) -> Appointment {
        let on = self.day(raw.on.as_ref(), "on");
        Appointment { with: raw.with, place: raw.place, on, at: raw.at }
    }

    fn decisions(&mut self, raw: Vec<RawDecision>, plan: &mut Plan) {
        let mut seen = BTreeSet::new();
        for raw in raw {
            self.once(&mut seen, &raw.option, "decided about");
            match self.pack.intervention(&raw.option.text) {
                Some(option) => {
                    let RawDecision { choice, by, reason, person_view, .. } = raw;
                    plan.decisions.push(Decision { option, choice, by, reason, person_view });
                }
                None => plan.kept.push(KeptPart { why: self.no_option(&raw.option), part: RawPart::Decision(raw) }),
            }
        }
    }

    fn consents(&mut self, raw: Vec<RawConsent>, plan: &mut Plan) {
        let mut seen = BTreeSet::new();
        for raw in raw {
            self.once(&mut seen, &raw.option, "agreed or refused");
            let on = self.day(raw.on.as_ref(), "on");
            match self.pack.intervention(&raw.option.text) {
                Some(option) => plan.consents.push(Consent { option, agrees: raw.agrees, on, witness: raw.witness }),
                None => plan.kept.push(KeptPart { why: self.no_option(&raw.option), part: RawPart::Consent(raw) }),
            }
        }
    }

    fn barriers(&mut self, raw: Vec<RawBarrier>, plan: &mut Plan) {
        let mut seen = BTreeSet::new();
        let checklist = &self.pack.reference.checklist;
        for raw in raw {
            self.once(&mut seen, &raw.item, "spoken about");
            if checklist.iter().any(|item| item.id == raw.item.text) {
                plan.barriers.push(Barrier { item: raw.item.text, stands: raw.stands, fix: raw.fix });
            } else {
                let near = suggest::nearest(&raw.item.text, checklist.iter().map(|item| item.id.as_str()));
                let why = format!("this pack has no such item of the checklist{}", did_you_mean(near));
                plan.kept.push(KeptPart { why, part: RawPart::Barrier(raw) });
            }
        }
    }

    fn settled_alerts(&mut self, raw: Vec<RawSettledAlert>, plan: &mut Plan) {
        let mut seen = BTreeSet::new();
        let alerts = &self.pack.alerts;
        for raw in raw {
            self.once(&mut seen, &raw.alert, "dealt with");
            let on = self.day(raw.on.as_ref(), "on");
            if alerts.iter().any(|alert| alert.id == raw.alert.text) {
                let RawSettledAlert { alert, action, reason, initials, at, .. } = raw;
                plan.settled_alerts.push(SettledAlert { alert: alert.text, action, reason, initials, on, at });
            } else {
                let near = suggest::nearest(&raw.alert.text, alerts.iter().map(|alert| alert.id.as_str()));
                let why = format!("this pack has no such alert{}", did_you_mean(near));
                plan.kept.push(KeptPart { why, part: RawPart::SettledAlert(raw) });
            }
        }
    }

    /// Refuses a second entry about the same thing: nobody could tell which one counts.
    fn once(&mut self, seen: &mut BTreeSet<String>, spot: &Spot, verb: &str) {
        if !seen.insert(spot.text.clone()) {
            self.refuse(spot, format!("`{}` is {verb} twice", spot.text), "keep the entry that is right");
        }
    }

    fn no_option(&self, spot: &Spot) -> String {
        let near = suggest::nearest(&spot.text, self.pack.interventions.iter().map(|option| option.id.as_str()));
        format!("this pack has no such option{}", did_you_mean(near))
    }
}
