//! What comes out otherwise when some answers are tried: options, alerts and needs, each with the answers behind it.

use crate::base::set::KeySet;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::pack::Pack;
use crate::pack::alert::Alert;
use crate::pack::intervention::{Intervention, Need};
use crate::pack::question::Question;

use super::{Appraisal, AppraisedOption, Finding, Offered, Standing, Urgency};

/// Everything that comes out otherwise, each list in the pack's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Options that stand otherwise, or are offered at another time.
    pub options: Vec<OptionEffect>,
    /// Options that stand as they stood.
    pub unchanged: Vec<Key<Intervention>>,
    /// Alerts that show otherwise.
    pub alerts: Vec<AlertEffect>,
    /// Needs of which something else is known.
    pub needs: Vec<NeedEffect>,
}

/// What became of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It fits now, and did not.
    Gained,
    /// It fitted, and does not now.
    Lost,
    /// It could not be told, and now does not fit; or the other way round.
    Moved,
    /// It stands as it stood, and is offered at another time.
    Timing,
}

impl Turn {
    /// Every one, in the order of the screen.
    pub const EVERY: [Self; 4] = [Self::Gained, Self::Lost, Self::Moved, Self::Timing];
}

/// An option that stands otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionEffect {
    /// The option.
    pub option: Key<Intervention>,
    /// Where it stood and stands.
    pub standing: (Standing, Standing),
    /// When it was and is offered.
    pub offered: (Offered, Offered),
    /// The gates whose truth changed, in the pack's order.
    pub gates: Vec<GateEffect>,
}

impl OptionEffect {
    /// What became of it.
    pub fn turn(&self) -> Turn {
        match self.standing {
            (before, after) if before == after => Turn::Timing,
            (_, Standing::Fits) => Turn::Gained,
            (Standing::Fits, _) => Turn::Lost,
            (Standing::CannotTell | Standing::DoesNotFit, _) => Turn::Moved,
        }
    }
}

/// A gate whose truth changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GateEffect {
    /// Its place among the option's gates.
    pub gate: usize,
    /// What it was and is.
    pub truth: (Truth, Truth),
    /// The tried answers behind it.
    pub because: KeySet<Question>,
}

/// An alert that shows otherwise; `None` where it does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlertEffect {
    /// The alert.
    pub alert: Key<Alert>,
    /// How it showed and shows.
    pub urgency: (Option<Urgency>, Option<Urgency>),
    /// The tried answers behind it.
    pub because: KeySet<Question>,
}

/// A need of which something else is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedEffect {
    /// The need.
    pub need: Key<Need>,
    /// Whether the person had it and has it.
    pub truth: (Truth, Truth),
    /// The tried answers behind it.
    pub because: KeySet<Question>,
}

/// What the tried answers change, between the appraisal before and the one with them.
pub fn effects(pack: &Pack, before: &Appraisal, after: &Appraisal, tried: &KeySet<Question>) -> Effects {
    let mut effects = Effects::default();
    for option in pack.interventions.keys() {
        let (Some(was), Some(is)) = (before.option(option), after.option(option)) else { continue };
        if (was.standing, was.offered) == (is.standing, is.offered) {
            effects.unchanged.push(option);
        } else {
            let (standing, offered) = ((was.standing, is.standing), (was.offered, is.offered));
            let gates = gates(pack, was, is, tried);
            effects.options.push(OptionEffect { option, standing, offered, gates });
        }
    }
    effects.alerts = alerts(pack, before, after, tried);
    let needs = before.needs.iter().zip(&after.needs).filter(|(was, is)| was.finding.truth != is.finding.truth);
    let needs = needs.map(|(was, is)| NeedEffect {
        need: was.need,
        truth: (was.finding.truth, is.finding.truth),
        because: behind(pack, &[was.finding, is.finding], tried),
    });
    effects.needs = needs.collect();
    effects
}

fn gates(pack: &Pack, was: &AppraisedOption, is: &AppraisedOption, tried: &KeySet<Question>) -> Vec<GateEffect> {
    let both = was.gates.iter().zip(&is.gates).enumerate().filter(|(_, (was, is))| was.truth != is.truth);
    let effect = |(gate, (was, is)): (usize, (&Finding, &Finding))| GateEffect {
        gate,
        truth: (was.truth, is.truth),
        because: behind(pack, &[*was, *is], tried),
    };
    both.map(effect).collect()
}

fn alerts(pack: &Pack, before: &Appraisal, after: &Appraisal, tried: &KeySet<Question>) -> Vec<AlertEffect> {
    let raised = |appraisal: &Appraisal, alert| appraisal.alerts.iter().find(|raised| raised.alert == alert).copied();
    let effect = |alert| {
        let (was, is) = (raised(before, alert), raised(after, alert));
        let urgency = (was.map(|raised| raised.urgency), is.map(|raised| raised.urgency));
        let findings: Vec<Finding> = was.into_iter().chain(is).map(|raised| raised.finding).collect();
        (urgency.0 != urgency.1).then(|| AlertEffect { alert, urgency, because: behind(pack, &findings, tried) })
    };
    pack.alerts.keys().filter_map(effect).collect()
}

/// The tried answers on which these findings rest, or which they lack.
fn behind(pack: &Pack, findings: &[Finding], tried: &KeySet<Question>) -> KeySet<Question> {
    let all = findings.iter().fold(KeySet::EMPTY, |all, finding| all.union(finding.because).union(finding.missing));
    let mut behind = KeySet::EMPTY;
    all.iter(&pack.questions).filter(|question| tried.contains(*question)).for_each(|question| behind.insert(question));
    behind
}
