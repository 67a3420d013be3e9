//! Where the options stand, for a case file to remember.

use crate::appraise::{Appraisal, Standing};
use crate::base::date::Date;
use crate::pack::Pack;
use crate::vault::record::{Outcome, StandingThen, Stood};

/// What came out, by ids; worked out for this day.
pub fn outcome(pack: &Pack, appraisal: &Appraisal, day: Date) -> Outcome {
    let stood = appraisal.options.iter().map(|option| Stood {
        option: pack.interventions[option.option].id.clone(),
        standing: match option.standing {
            Standing::Fits => StandingThen::Fits,
            Standing::CannotTell => StandingThen::CannotTell,
            Standing::DoesNotFit => StandingThen::DoesNotFit,
        },
    });
    let alerts = appraisal.alerts.iter().map(|alert| pack.alerts[alert.alert].id.clone());
    Outcome { worked_out_for: Some(day), stood: stood.collect(), alerts: alerts.collect() }
}
