//! Where commands change what is agreed.

use crate::app::command::PlanCommand;
use crate::app::{App, over_time};

impl App {
    pub(super) fn apply_plan(&mut self, command: PlanCommand) {
        let Some(session) = &mut self.session else { return };
        session.revision += 1;
        if let PlanCommand::TakeOver(part) = command {
            return over_time::take_over(session, part);
        }
        let plan = &mut session.case.plan;
        match command {
            PlanCommand::Decide(decision) => plan.decide(decision),
            PlanCommand::Undecide(option) => plan.undecide(option),
            PlanCommand::SetPreference(preference) => plan.prefer(preference),
            PlanCommand::SetWords(option, words) => plan.set_words(option, words),
            PlanCommand::SettleAlert(settled) => {
                plan.settled_alerts.retain(|earlier| earlier.alert != settled.alert);
                plan.settled_alerts.push(settled);
            }
            PlanCommand::UnsettleAlert(alert) => plan.settled_alerts.retain(|settled| settled.alert != alert),
            PlanCommand::SetGoals(goals) => plan.goals = goals,
            PlanCommand::SetWorker(worker) => plan.worker = worker,
            PlanCommand::SetLeadWorker(lead) => plan.lead_worker = lead,
            PlanCommand::SetAgreedFixes(fixes) => plan.agreed_fixes = fixes,
            PlanCommand::SetAppointment { place, appointment } => match plan.appointments.get_mut(place) {
                Some(earlier) => *earlier = appointment,
                None => plan.appointments.push(appointment),
            },
            PlanCommand::RemoveAppointment(place) => {
                if place < plan.appointments.len() {
                    plan.appointments.remove(place);
                }
            }
            PlanCommand::SetConsent(consent) => plan.set_consent(consent),
            PlanCommand::SetBarrier(barrier) => plan.set_barrier(barrier),
            PlanCommand::SetPresent(present) => plan.present = present,
            PlanCommand::SetPreferences(preferences) => plan.preferences = preferences,
            PlanCommand::SetReview(day) => plan.review_on = day,
            PlanCommand::TakeOver(_) => {}
        }
    }
}
