//! Which options a list shows and under which headings. Keeps the order of the appraisal inside each group.

use crate::app::App;
use crate::appraise::explain;
use crate::appraise::{AppraisedOption, Offered};
use crate::base::table::Key;
use crate::pack::evidence::RatingClass;
use crate::pack::intervention::Need;

use super::option_words;

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

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Evidence => "Evidence",
            Self::Need => "Need",
            Self::Stage => "Stage",
        }
    }
}

/// What the list is narrowed to; everything passes the default.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// A word in name, short form or summary.
    pub word: String,
    /// Needs, of which an option must serve at least one; empty for all.
    pub needs: Vec<Key<Need>>,
    /// Only what is offered at this stage.
    pub now_only: bool,
}

impl Filter {
    /// True when something may be left out.
    pub fn is_on(&self) -> bool {
        !self.word.trim().is_empty() || !self.needs.is_empty() || self.now_only
    }

    /// True for an option that is to be shown.
    pub fn passes(&self, app: &App, appraised: &AppraisedOption) -> bool {
        let intervention = &app.pack.interventions[appraised.option];
        let word = self.word.trim().to_lowercase();
        let has_word = || {
            [&intervention.name, &intervention.short, &intervention.summary]
                .iter()
                .any(|text| text.to_lowercase().contains(&word))
        };
        (!self.now_only || appraised.offered == Offered::Now)
            && (self.needs.is_empty() || self.needs.iter().any(|need| intervention.serves.contains(need)))
            && (word.is_empty() || has_word())
    }
}

/// Options under one heading.
#[derive(Debug)]
pub struct Group<'a> {
    /// Tells it from the other groups of the list.
    pub id: String,
    /// The heading.
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

/// What an option stands under where the list is grouped by evidence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Reasonable,
    Mixed,
    Nothing,
}

fn known(app: &App, appraised: &AppraisedOption) -> Known {
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
        let evidence = match known {
            Known::Reasonable => "reasonable evidence",
            Known::Mixed => "mixed evidence",
            Known::Nothing => "no evaluation found, or not rated",
        };
        let title = format!("{}: {evidence}", option_words::capitalised(explain::offered_in_words(offered)));
        Some(Group { id: title.clone(), title, note: evidence_note(app, known, run), options: run.to_vec() })
    });
    groups.collect()
}

/// Which body said so and when; what a gap does not mean.
fn evidence_note(app: &App, known: Known, options: &[&AppraisedOption]) -> String {
    let mut bodies: Vec<String> = Vec::new();
    for rating in options.iter().flat_map(|appraised| &app.pack.interventions[appraised.option].ratings) {
        let named = option_words::body_and_year(&app.pack.sources[rating.body]);
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
