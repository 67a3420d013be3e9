//! The gates of the built-in pack's options once more, as somebody would write them straight in Rust: what the engine is
//! measured against. It gives the standing of each option and a verdict on each gate: the bare truth, or with reasons.
//!
//! It follows the pack by hand. The benchmark begins by comparing the two and names the gate that differs.

use throughline::appraise::Standing;
use throughline::appraise::evaluate::Verdict;
use throughline::base::date::{Date, Weekday, days_between};
use throughline::base::table::Key;
use throughline::base::truth::Truth;
use throughline::pack::question::Question;

/// What was said to a question; `None` is not known.
#[derive(Clone, Copy, Debug)]
pub struct Answer<T> {
    pub said: Option<T>,
    /// The question, to be named as a reason.
    pub question: Key<Question>,
}

impl<T> Answer<T> {
    fn passes<V: Verdict>(self, test: impl Fn(T) -> bool) -> V {
        match self.said {
            Some(value) => V::answered(self.question, test(value).into()),
            None => V::lacking(self.question),
        }
    }
}

/// What was said, a field for each question that a gate comes to. A choice is its place.
#[derive(Clone, Debug)]
pub struct Person {
    pub admits: Answer<bool>,
    pub age: Answer<i64>,
    pub agrees_conditions: Answer<bool>,
    pub alcohol_daily: Answer<bool>,
    pub alcohol_level: Answer<u8>,
    pub alcohol_treatment_arranged: Answer<bool>,
    pub bail_possible: Answer<bool>,
    pub caring: Answer<bool>,
    pub community_range: Answer<bool>,
    pub conviction_date: Answer<Date>,
    pub convicted: Answer<bool>,
    pub current_order: Answer<u8>,
    pub debt: Answer<bool>,
    pub drug_caused_offence: Answer<bool>,
    pub drug_dependence: Answer<u8>,
    pub drug_link: Answer<u8>,
    pub drug_treatment_arranged: Answer<bool>,
    pub drugs: Answer<u64>,
    pub dtr_area: Answer<bool>,
    pub evidence_enough: Answer<bool>,
    pub exploited: Answer<bool>,
    pub family_support: Answer<u8>,
    pub goal: Answer<u8>,
    pub goes_to_prison: Answer<bool>,
    pub hat_clinic: Answer<bool>,
    pub heroin_last: Answer<u8>,
    pub hospital_order: Answer<bool>,
    pub housing: Answer<u8>,
    pub injects: Answer<u8>,
    pub inspector_authorised: Answer<bool>,
    pub isc_court: Answer<bool>,
    pub local_rehab: Answer<bool>,
    pub may_benefit_alcohol: Answer<bool>,
    pub may_benefit_drug: Answer<bool>,
    pub mental_health: Answer<u8>,
    pub mh_treatable: Answer<bool>,
    pub mh_treatment_arranged: Answer<bool>,
    pub nation: Answer<u8>,
    pub offence: Answer<u8>,
    pub opioid_ever: Answer<bool>,
    pub ost: Answer<u8>,
    pub ost_before_custody: Answer<bool>,
    pub ost_tried: Answer<u8>,
    pub other_opioid_last: Answer<u8>,
    pub police_offer: Answer<bool>,
    pub pregnant: Answer<bool>,
    pub prior_treatment: Answer<u8>,
    pub recent_release: Answer<bool>,
    pub refused_assessment: Answer<bool>,
    pub release_due: Answer<Date>,
    pub release_unplanned: Answer<bool>,
    pub released_on: Answer<Date>,
    pub self_harm_thoughts: Answer<bool>,
    pub sex: Answer<u8>,
    pub stage: Answer<u8>,
    pub test_result: Answer<u8>,
    pub testing_area: Answer<bool>,
    pub trigger_offence: Answer<bool>,
    pub using_around: Answer<bool>,
    pub violence_at_home: Answer<bool>,
    pub wants_treatment: Answer<bool>,
    pub willing_alcohol: Answer<bool>,
    pub willing_mental_health: Answer<bool>,
    pub willing_order: Answer<bool>,
    pub work: Answer<u8>,
}

/// What came out of all options, in the order of their ids.
#[derive(Clone, Debug)]
pub struct Outcome<V> {
    /// Each option with its standing and how many gates it has.
    pub options: Vec<(&'static str, Standing, usize)>,
    /// What was found of every gate, option by option.
    pub gates: Vec<V>,
}

/// What a verdict says without its reasons.
pub trait Bare: Verdict {
    fn bare(&self) -> Truth;
}

impl Bare for Truth {
    fn bare(&self) -> Truth {
        *self
    }
}

impl Bare for throughline::appraise::Finding {
    fn bare(&self) -> Truth {
        self.truth
    }
}

impl<V: Bare> Outcome<V> {
    fn option<const GATES: usize>(&mut self, id: &'static str, gates: [V; GATES]) {
        self.options.push((id, Standing::of(Truth::all(gates.iter().map(Bare::bare))), GATES));
        self.gates.extend(gates);
    }
}

fn yes<V: Verdict>(answer: Answer<bool>) -> V {
    answer.passes(|yes| yes)
}

fn no<V: Verdict>(answer: Answer<bool>) -> V {
    answer.passes(|yes| !yes)
}

fn is<V: Verdict>(answer: Answer<u8>, place: u8) -> V {
    answer.passes(|chosen| chosen == place)
}

fn one_of<V: Verdict>(answer: Answer<u8>, places: &[u8]) -> V {
    answer.passes(|chosen| places.contains(&chosen))
}

/// Whether any of these is among the choices.
fn among<V: Verdict>(answer: Answer<u64>, places: &[u8]) -> V {
    answer.passes(|chosen| places.iter().any(|place| chosen >> place & 1 == 1))
}

fn on_weekday<V: Verdict>(answer: Answer<Date>, days: &[Weekday]) -> V {
    answer.passes(|day| days.contains(&day.weekday()))
}

fn within_last_days<V: Verdict>(answer: Answer<Date>, days: i32, today: Date) -> V {
    answer.passes(|day| (0..=days).contains(&days_between(day, today)))
}

fn within_next_days<V: Verdict>(answer: Answer<Date>, days: i32, today: Date) -> V {
    answer.passes(|day| (0..=days).contains(&days_between(today, day)))
}

fn or<V: Verdict>(one: V, other: V) -> V {
    one.negated().and(other.negated()).negated()
}

fn any<V: Verdict, const PARTS: usize>(parts: [V; PARTS]) -> V {
    parts.into_iter().fold(V::of(Truth::No), or)
}

// The places of choices, in the order of the pack.
const HEROIN: u8 = 0;
const OTHER_OPIOID: u8 = 1;
const CRACK: u8 = 2;
const POWDER_COCAINE: u8 = 3;
const OTHER_STIMULANT: u8 = 4;
const BENZODIAZEPINES: u8 = 5;
const CANNABIS: u8 = 6;
const OTHER_DRUG: u8 = 7;
const ANY_DRUG: [u8; 8] = [HEROIN, OTHER_OPIOID, CRACK, POWDER_COCAINE, OTHER_STIMULANT, BENZODIAZEPINES, CANNABIS, OTHER_DRUG];

const COMMUNITY: u8 = 0;
const CUSTODY: u8 = 1;
const CHARGE: u8 = 2;
const BAIL: u8 = 3;
const COURT: u8 = 4;
const SUPERVISION: u8 = 5;
const PRISON: u8 = 6;
const RELEASE: u8 = 7;

const ENGLAND: u8 = 0;
const WALES: u8 = 1;
const SCOTLAND: u8 = 2;

const WOMAN: u8 = 0;

const DRR: u8 = 1;
const OTHER_ORDER: u8 = 2;
const LICENCE: u8 = 3;

const DEPENDENT: u8 = 0;
const PROBLEMATIC: u8 = 1;

const INJECTS_NOW: u8 = 0;
const INJECTED_IN_THE_PAST: u8 = 1;

const LAST_USED_IN_THE_MONTH: u8 = 2;

const OST_TAKING: u8 = 1;
const OST_MISSED: u8 = 2;
const OST_STOPPED: u8 = 3;
const OST_TRIED_REPEATED: u8 = 2;

const ALCOHOL_HIGHER: u8 = 2;
const ALCOHOL_DEPENDENT: u8 = 3;

const SOME_TREATMENT: u8 = 1;
const MANY_TREATMENTS: u8 = 2;

const POSITIVE_OPIATES: u8 = 0;
const POSITIVE_COCAINE: u8 = 1;
const POSITIVE_BOTH: u8 = 2;

const POSSESSION: u8 = 1;
const SUPPLY: u8 = 2;

const LINK_CLEAR: u8 = 0;
const LINK_POSSIBLE: u8 = 1;

const MENTAL_HEALTH_SOME: u8 = 1;
const MENTAL_HEALTH_SEVERE: u8 = 2;

const TEMPORARY: u8 = 1;
const ROUGH: u8 = 2;
const NONE_ON_RELEASE: u8 = 3;

const NEITHER_WORK_NOR_LEARNING: u8 = 2;
const FAMILY_SUPPORTIVE: u8 = 0;
const FAMILY_ABSENT: u8 = 1;
const FAMILY_HARMFUL: u8 = 2;
const GOAL_STOP: u8 = 0;

const WEEKEND: [Weekday; 3] = [Weekday::Friday, Weekday::Saturday, Weekday::Sunday];

/// Every option and every gate for one person.
#[expect(clippy::too_many_lines, reason = "one long list of rules, as a program without a pack would have it")]
pub fn judge<V: Bare>(p: &Person, today: Date) -> Outcome<V> {
    // Answers that count only where their question applies.
    let opioid_ever = among::<V>(p.drugs, &[HEROIN, OTHER_OPIOID]).negated().and(yes(p.opioid_ever));
    let recently_released: V = yes(p.recent_release);
    let released_on = |test: V| recently_released.and(test);
    let in_prison = is(p.stage, PRISON);
    let alcohol_asked: V = one_of(p.alcohol_level, &[ALCOHOL_HIGHER, ALCOHOL_DEPENDENT]);
    let may_benefit_alcohol = alcohol_asked.and(yes(p.may_benefit_alcohol));
    let alcohol_arranged = alcohol_asked.and(yes(p.alcohol_treatment_arranged));
    let willing_alcohol = alcohol_asked.and(yes(p.willing_alcohol));
    let mental_health_asked: V = one_of(p.mental_health, &[MENTAL_HEALTH_SOME, MENTAL_HEALTH_SEVERE]);
    let mh_treatable = mental_health_asked.and(yes(p.mh_treatable));
    let no_hospital_order = mental_health_asked.and(yes(p.hospital_order)).negated();
    let mh_arranged = mental_health_asked.and(yes(p.mh_treatment_arranged));
    let willing_mental_health = mental_health_asked.and(yes(p.willing_mental_health));
    let goes_to_prison = one_of::<V>(p.stage, &[CUSTODY, CHARGE, BAIL, COURT]).and(yes(p.goes_to_prison));
    let bail_possible = one_of::<V>(p.stage, &[CUSTODY, CHARGE, BAIL, COURT]).and(yes(p.bail_possible));
    let inspector_authorised = no::<V>(p.trigger_offence).and(yes(p.inspector_authorised));

    let test_asked: V = one_of(p.stage, &[COMMUNITY, CUSTODY, CHARGE, BAIL, COURT]);
    let tested = |results: &[u8]| test_asked.and(one_of(p.test_result, results));
    let used_heroin: V = among(p.drugs, &[HEROIN]);
    let used_other_opioids: V = among(p.drugs, &[OTHER_OPIOID]);

    // Terms.
    let in_treatment = one_of(p.ost, &[OST_TAKING, OST_MISSED]);
    let opioid_use = any([among(p.drugs, &[HEROIN, OTHER_OPIOID]), in_treatment, tested(&[POSITIVE_OPIATES, POSITIVE_BOTH])]);
    let opioid_history = any([opioid_use, opioid_ever, is(p.ost, OST_STOPPED)]);
    let before_custody =
        one_of::<V>(p.stage, &[CUSTODY, CHARGE, COURT, PRISON, RELEASE]).and(opioid_history).and(yes(p.ost_before_custody));
    let used_this_week = |used: V, last: Answer<u8>| used.and(last.passes(|last| last < LAST_USED_IN_THE_MONTH));
    let used_this_month = |used: V, last: Answer<u8>| used.and(is(last, LAST_USED_IN_THE_MONTH));
    let opioids_over_a_week_ago =
        or(used_this_month(used_heroin, p.heroin_last), used_this_month(used_other_opioids, p.other_opioid_last))
            .and(used_this_week(used_heroin, p.heroin_last).negated())
            .and(used_this_week(used_other_opioids, p.other_opioid_last).negated())
            .and(in_treatment.negated());
    let stimulant_use = or(among(p.drugs, &[CRACK, POWDER_COCAINE, OTHER_STIMULANT]), tested(&[POSITIVE_COCAINE, POSITIVE_BOTH]));
    let positive_test = tested(&[POSITIVE_OPIATES, POSITIVE_COCAINE, POSITIVE_BOTH]);
    let class_a_use = or(among(p.drugs, &[HEROIN, OTHER_OPIOID, CRACK, POWDER_COCAINE]), positive_test);
    let benzodiazepines = among(p.drugs, &[BENZODIAZEPINES]);
    let drinks_daily = yes(p.alcohol_daily);
    let poly_use = any([
        opioid_use.and(stimulant_use),
        opioid_use.and(benzodiazepines),
        opioid_use.and(drinks_daily),
        stimulant_use.and(benzodiazepines),
        stimulant_use.and(drinks_daily),
        benzodiazepines.and(drinks_daily),
    ]);
    let dependent_or_propensity = one_of(p.drug_dependence, &[DEPENDENT, PROBLEMATIC]);
    let england_or_wales = one_of(p.nation, &[ENGLAND, WALES]);
    let adult = p.age.passes(|years| years >= 18);
    let child = p.age.passes(|years| years <= 17);
    let housing_need = one_of(p.housing, &[TEMPORARY, ROUGH, NONE_ON_RELEASE]);
    let in_custody = is(p.stage, CUSTODY);
    let prison_now_or_next = or(in_prison, goes_to_prison);
    let after_release = or(is(p.stage, RELEASE), recently_released);
    let friday_or_unplanned_release = any([
        in_prison.and(on_weekday(p.release_due, &WEEKEND)).and(in_prison.and(within_next_days(p.release_due, 28, today))),
        in_prison
            .and(within_last_days(p.release_due, 36500, today))
            .and(in_prison.and(within_next_days(p.release_due, 0, today)).negated()),
        in_prison.and(yes(p.release_unplanned)),
        released_on(on_weekday(p.released_on, &WEEKEND)).and(released_on(within_last_days(p.released_on, 6, today))),
    ]);
    let complex_need = any([
        poly_use,
        one_of(p.housing, &[ROUGH, NONE_ON_RELEASE]),
        is(p.mental_health, MENTAL_HEALTH_SEVERE),
        yes(p.violence_at_home),
    ]);
    let supervised = or(is(p.stage, SUPERVISION), one_of(p.current_order, &[DRR, OTHER_ORDER, LICENCE]));

    // Gates that several options share.
    let any_drug = among(p.drugs, &ANY_DRUG);
    let injects_or_injected = one_of(p.injects, &[INJECTS_NOW, INJECTED_IN_THE_PAST]);
    let uses_or_used = any([any_drug, opioid_history, positive_test, dependent_or_propensity, injects_or_injected]);
    let uses_drugs = any([any_drug, opioid_ever, positive_test]);
    let convicted = yes(p.convicted);
    let in_range = yes(p.community_range);
    let wants_treatment = yes(p.wants_treatment);
    let wants_to_stop = is(p.goal, GOAL_STOP);
    let may_benefit_drug = yes(p.may_benefit_drug);
    let drug_arranged = yes(p.drug_treatment_arranged);
    let willing_order = yes(p.willing_order);
    let drinks_dependently: V = is(p.alcohol_level, ALCOHOL_DEPENDENT);
    let police_offer: V = yes(p.police_offer);
    let agrees_conditions = police_offer.and(yes(p.agrees_conditions));
    let alcohol_withdrawal_risk = or(drinks_daily, drinks_dependently);
    let drinks_at_higher_risk: V = is(p.alcohol_level, ALCOHOL_HIGHER);
    let drug_or_alcohol_need = any([
        class_a_use,
        stimulant_use,
        opioid_history,
        benzodiazepines,
        dependent_or_propensity,
        alcohol_withdrawal_risk,
        drinks_at_higher_risk,
    ]);
    let treated_before = one_of(p.prior_treatment, &[SOME_TREATMENT, MANY_TREATMENTS]);
    let has_no_family_help = one_of(p.family_support, &[FAMILY_ABSENT, FAMILY_HARMFUL]);
    let opioids_or_prescribed = any([opioid_use, is(p.ost, OST_STOPPED), before_custody]);
    let opioid_dependent =
        any([is(p.drug_dependence, DEPENDENT), one_of(p.ost, &[OST_TAKING, OST_MISSED, OST_STOPPED]), before_custody]);
    let agrees_to_substitution = or(wants_treatment, in_treatment);

    // Needs that a combined requirement joins, two of the three.
    let drug_need = dependent_or_propensity.and(may_benefit_drug);
    let alcohol_need = drinks_dependently.and(may_benefit_alcohol);
    let mental_need = mh_treatable.and(no_hospital_order);
    let drug_ready = drug_need.and(drug_arranged).and(willing_order);
    let alcohol_ready = alcohol_need.and(alcohol_arranged).and(willing_alcohol);
    let mental_ready = mental_need.and(mh_arranged).and(willing_mental_health);
    let two_of = |drug: V, alcohol: V, mental: V| any([drug.and(alcohol), drug.and(mental), alcohol.and(mental)]);

    let mut out = Outcome { options: Vec::with_capacity(64), gates: Vec::with_capacity(256) };
    out.option("accommodation-support", [housing_need]);
    out.option(
        "atr",
        [
            drinks_dependently,
            may_benefit_alcohol,
            alcohol_arranged,
            willing_alcohol,
            convicted,
            in_range,
            adult,
            england_or_wales,
        ],
    );
    out.option(
        "brief-intervention",
        [any([any_drug, opioid_history, positive_test, dependent_or_propensity, alcohol_asked, drinks_daily])],
    );
    out.option("community-resolution", [yes(p.admits), police_offer, england_or_wales]);
    out.option("community-sentence", [convicted, in_range, adult, england_or_wales]);
    out.option(
        "community-treatment",
        [
            any([class_a_use, stimulant_use, opioid_history, benzodiazepines, dependent_or_propensity, may_benefit_drug]),
            agrees_to_substitution,
        ],
    );
    out.option(
        "conditional-caution",
        [adult, yes(p.evidence_enough), police_offer, yes(p.admits), agrees_conditions, england_or_wales],
    );
    out.option(
        "contingency-management",
        [or(supervised, in_prison), any([dependent_or_propensity, class_a_use, stimulant_use, opioid_history])],
    );
    out.option(
        "cstr",
        [
            two_of(drug_need, alcohol_need, mental_need),
            two_of(drug_ready, alcohol_ready, mental_ready),
            convicted,
            in_range,
            adult,
            england_or_wales,
        ],
    );
    out.option(
        "custody-drug-workers",
        [
            any([class_a_use, stimulant_use, opioid_history, benzodiazepines, dependent_or_propensity, wants_treatment]),
            england_or_wales,
        ],
    );
    out.option("custody-healthcare", [in_custody]);
    out.option("diversion-from-prosecution-scotland", [is(p.nation, SCOTLAND), police_offer, agrees_conditions]);
    out.option(
        "drr",
        [dependent_or_propensity, may_benefit_drug, drug_arranged, willing_order, convicted, in_range, adult, england_or_wales],
    );
    out.option("drug-checking", [uses_or_used]);
    out.option("drug-education", [uses_drugs, england_or_wales]);
    out.option(
        "drug-testing-requirement",
        [
            p.conviction_date.passes(|day| day >= Date::constant(2022, 6, 28)),
            yes(p.drug_caused_offence),
            yes(p.dtr_area),
            convicted,
            in_range,
            adult,
            england_or_wales,
        ],
    );
    out.option("dtto-scotland", [is(p.nation, SCOTLAND), convicted, dependent_or_propensity]);
    out.option(
        "family-support",
        [one_of(p.stage, &[CUSTODY, CHARGE, BAIL, COURT, PRISON]), or(is(p.family_support, FAMILY_SUPPORTIVE), yes(p.caring))],
    );
    out.option(
        "gate-meeting",
        [
            or(prison_now_or_next, is::<V>(p.stage, RELEASE).and(no(p.recent_release))),
            any([drug_or_alcohol_need, housing_need, mental_health_asked, treated_before]),
        ],
    );
    out.option("harm-reduction", [uses_or_used]);
    out.option(
        "hat",
        [among(p.drugs, &[HEROIN]), opioid_use.and(is(p.ost_tried, OST_TRIED_REPEATED)), yes(p.hat_clinic), wants_treatment],
    );
    out.option(
        "intensive-supervision-court",
        [
            yes(p.isc_court),
            convicted,
            in_range,
            adult,
            is(p.nation, ENGLAND),
            any([dependent_or_propensity, alcohol_asked, is(p.sex, WOMAN)]),
        ],
    );
    out.option(
        "liaison-diversion",
        [
            england_or_wales,
            any([
                mental_health_asked,
                yes(p.self_harm_thoughts),
                dependent_or_propensity,
                opioid_history,
                alcohol_withdrawal_risk,
                drinks_at_higher_risk,
                poly_use,
                housing_need,
                yes(p.exploited),
            ]),
        ],
    );
    out.option(
        "lived-experience",
        [any([dependent_or_propensity, opioid_history, injects_or_injected, treated_before, wants_treatment, yes(p.exploited)])],
    );
    out.option("methadone-maintenance-community", [opioids_or_prescribed, opioid_dependent, agrees_to_substitution]);
    out.option(
        "mhtr",
        [mh_treatable, no_hospital_order, mh_arranged, willing_mental_health, convicted, in_range, adult, england_or_wales],
    );
    out.option(
        "naloxone",
        [any([
            opioid_history,
            class_a_use,
            positive_test,
            among(p.drugs, &[HEROIN, OTHER_OPIOID, CRACK, POWDER_COCAINE, OTHER_STIMULANT, BENZODIAZEPINES, OTHER_DRUG]),
            dependent_or_propensity,
            injects_or_injected,
            treated_before,
            yes(p.using_around),
        ])],
    );
    out.option(
        "nhs-reconnect",
        [
            is(p.nation, ENGLAND),
            or(in_prison, after_release),
            any([drug_or_alcohol_need, mental_health_asked, injects_or_injected]),
        ],
    );
    let detox = opioid_use.and(is(p.drug_dependence, DEPENDENT));
    let something_to_stop = or(opioids_over_a_week_ago.negated(), is(p.ost, OST_STOPPED));
    out.option("opioid-detox-community", [detox, something_to_stop, wants_to_stop, wants_treatment, no(p.pregnant)]);
    out.option("outcome-22", [police_offer, agrees_conditions, england_or_wales]);
    out.option(
        "pre-sentence-report",
        [
            england_or_wales,
            convicted,
            any([drug_or_alcohol_need, may_benefit_drug, mental_health_asked, one_of(p.housing, &[ROUGH, NONE_ON_RELEASE])]),
        ],
    );
    out.option("prison-detox", [prison_now_or_next, detox, something_to_stop, wants_to_stop, wants_treatment, no(p.pregnant)]);
    out.option("prison-maintenance", [prison_now_or_next, opioids_or_prescribed, opioid_dependent, agrees_to_substitution]);
    out.option("prison-tc", [prison_now_or_next, dependent_or_propensity, wants_to_stop, wants_treatment]);
    out.option("probation-supervision", [supervised, england_or_wales]);
    out.option("rapt-12-step", [prison_now_or_next, dependent_or_propensity, wants_to_stop, wants_treatment]);
    out.option("release-protocols", [friday_or_unplanned_release]);
    out.option("required-assessment", [positive_test, adult, yes(p.testing_area), england_or_wales]);
    out.option("residential-rehab", [dependent_or_propensity, wants_treatment, yes(p.local_rehab)]);
    out.option(
        "rob",
        [
            adult,
            positive_test,
            or(one_of(p.offence, &[POSSESSION, SUPPLY]), one_of(p.drug_link, &[LINK_CLEAR, LINK_POSSIBLE])),
            positive_test.and(yes(p.refused_assessment)),
            bail_possible,
            england_or_wales,
        ],
    );
    out.option("stimulant-psychosocial", [stimulant_use, wants_treatment]);
    out.option(
        "test-on-arrest",
        [in_custody, adult, or(yes(p.trigger_offence), inspector_authorised), yes(p.testing_area), england_or_wales],
    );
    out.option("testing-in-order", [one_of(p.current_order, &[DRR, OTHER_ORDER]), england_or_wales]);
    out.option(
        "throughcare",
        [or(prison_now_or_next, after_release), any([drug_or_alcohol_need, treated_before, wants_treatment])],
    );
    out.option(
        "wider-needs-support",
        [any([
            housing_need,
            is(p.work, NEITHER_WORK_NOR_LEARNING),
            yes(p.debt),
            mental_health_asked,
            yes(p.violence_at_home),
            yes(p.exploited),
            has_no_family_help,
            yes(p.using_around),
            complex_need,
        ])],
    );
    out.option(
        "womens-centre",
        [
            is(p.sex, WOMAN),
            any([
                drug_or_alcohol_need,
                mental_health_asked,
                yes(p.self_harm_thoughts),
                yes(p.violence_at_home),
                yes(p.exploited),
                housing_need,
                is(p.work, NEITHER_WORK_NOR_LEARNING),
                yes(p.debt),
                has_no_family_help,
                yes(p.caring),
            ]),
        ],
    );
    out.option("womens-diversion", [is(p.sex, WOMAN), police_offer, england_or_wales]);
    out.option("youth-diversion", [child, police_offer, england_or_wales]);
    out.option("yro-drug-treatment", [child, may_benefit_drug, drug_arranged, willing_order, convicted, england_or_wales]);
    out
}
