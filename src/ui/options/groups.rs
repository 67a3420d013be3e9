//! Which options a list shows and under which headings. Keeps the order of the appraisal inside each group.

use crate::app::App;
use crate::appraise::explain;
use crate::appraise::{AppraisedOption, Offered};
use crate::pack::evidence::RatingClass;
use crate::ui::option_words;

/// What the headings of the list say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// What is known about each option; the appraisal's own order.
    #[default]
    Evidence,
    /// The needs of this person.
    Need,
    /// Now, later, earlier.
    Stage,
}

impl GroupBy {
    /// Every one, in the order in which they are offered.
    pub const EVERY: [Self; 3] = [Self::Evidence, Self::Need, Self::Stage];

    /// What the control that groups by it says.
    pub fn name(self) -> &'static str {
        match self {
            Self::Evidence => "Evidence",
            Self::Need => "Need",
            Self::Stage => "Stage",
        }
    }
}

/// Options under one heading.
#[derive(Debug)]
pub struct Group<'a> {
    /// Tells it from the other groups of the list.
    pub id: String,
    /// What the heading over it says, without the count.
    pub title: String,
    /// What must be said with it; may be empty.
    pub note: String,
    /// The options, in the appraisal's order; never empty.
    pub options: Vec<&'a AppraisedOption>,
}

/// The options under their headings.
pub fn groups<'a>(app: &App, options: &[&'a AppraisedOption], by: GroupBy) -> Vec<Group<'a>> {
    match by {
        GroupBy::Evidence => by_evidence(app, options),
        GroupBy::Need => by_need(app, options),
        GroupBy::Stage => by_stage(options),
    }
}

/// What is known about an option: the group under which it stands, and by which the list can be narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Rated as having reasonable evidence.
    Reasonable,
    /// Rated as having mixed evidence.
    Mixed,
    /// No evaluation found, or not rated.
    Nothing,
}

impl Known {
    /// Every one, in the order of the list.
    pub const EVERY: [Self; 3] = [Self::Reasonable, Self::Mixed, Self::Nothing];

    /// As the control says that narrows the list to it, in small letters.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Reasonable => "reasonable evidence",
            Self::Mixed => "mixed evidence",
            Self::Nothing => "no evaluation found, or not rated",
        }
    }
}

/// What is known about an option.
pub fn known(app: &App, appraised: &AppraisedOption) -> Known {
    match app.pack.rating_class(&app.pack.interventions[appraised.option]) {
        RatingClass::Reasonable => Known::Reasonable,
        RatingClass::Mixed => Known::Mixed,
        RatingClass::NoEvaluations | RatingClass::NotRated => Known::Nothing,
    }
}

fn by_evidence<'a>(app: &App, options: &[&'a AppraisedOption]) -> Vec<Group<'a>> {
    let heading = |appraised: &AppraisedOption| (appraised.offered, known(app, appraised));
    let runs = options.chunk_by(|one, next| heading(one) == heading(next));
    let groups = runs.filter_map(|run| {
        let (offered, known) = heading(run.first()?);
        let evidence = known.in_words();
        let title = format!("{}: {evidence}", option_words::capitalised(explain::offered_in_words(offered)));
        Some(Group { id: title.clone(), title, note: evidence_note(app, known, run), options: run.to_vec() })
    });
    groups.collect()
}

/// Which body said so and when; what a gap does not mean.
fn evidence_note(app: &App, known: Known, options: &[&AppraisedOption]) -> String {
    let mut bodies: Vec<String> = Vec::new();
    for rating in options.iter().flat_map(|appraised| &app.pack.interventions[appraised.option].ratings) {
        let named = explain::body_and_year(&app.pack.sources[rating.body]);
        if !bodies.contains(&named) {
            bodies.push(named);
        }
    }
    let bodies = bodies.join("; ");
    match known {
        Known::Reasonable | Known::Mixed => format!("Rated by {bodies}"),
        Known::Nothing if bodies.is_empty() => "A gap in what is known, not a fault of the option".to_owned(),
        Known::Nothing => {
            let later =
                options.iter().filter_map(|appraised| option_words::later_study(&app.pack.interventions[appraised.option]));
            match later.count() {
                0 => format!("{bodies}. A gap in what is known, not a fault of the option."),
                count => format!(
                    "{bodies}. A gap in what is known, not a fault of the option. {} a trial or review since, named on the card.",
                    if count == 1 { "1 has".to_owned() } else { format!("{count} have") }
                ),
            }
        }
    }
}

fn by_need<'a>(app: &App, options: &[&'a AppraisedOption]) -> Vec<Group<'a>> {
    let of_need = app.pack.needs.entries().map(|(need, entry)| {
        let serving = options.iter().copied().filter(|appraised| appraised.needs.contains(&need)).collect();
        Group { id: entry.id.clone(), title: entry.name.clone(), note: entry.says.clone(), options: serving }
    });
    let of_none = options.iter().copied().filter(|appraised| appraised.needs.is_empty()).collect();
    let rest = Group {
        id: "none".to_owned(),
        title: "Serves none of the needs seen so far".to_owned(),
        note: "A need may still come to light.".to_owned(),
        options: of_none,
    };
    of_need.chain([rest]).filter(|group| !group.options.is_empty()).collect()
}

fn by_stage<'a>(options: &[&'a AppraisedOption]) -> Vec<Group<'a>> {
    let runs = options.chunk_by(|one, next| one.offered == next.offered);
    let groups = runs.filter_map(|run| {
        let offered = run.first()?.offered;
        let title = option_words::capitalised(explain::offered_in_words(offered));
        let note = match offered {
            Offered::Now | Offered::Later => "",
            Offered::NotKnown => "Say where the person is, and the list sorts itself.",
            Offered::Earlier => "These belong to a stage that has passed.",
        };
        Some(Group { id: title.clone(), title, note: note.to_owned(), options: run.to_vec() })
    });
    groups.collect()
}
