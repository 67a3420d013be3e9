//! The system as a picture, as data: stages from left to right, lanes from top to bottom, a box for each intervention
//! across the neighbouring stages at which it is offered. Drawn twice from here: on the screen and as SVG.

mod file;
mod lane;
mod layout;
#[cfg(feature = "png")]
mod png;
mod svg;
mod text;

pub use file::{Format, bytes};
pub use lane::Lane;
pub use layout::{LANE_HEAD, LANE_NAME, LINE, MARK, NAME, PADDING};
#[cfg(feature = "png")]
pub use png::png;
pub use svg::svg;
pub use text::document;

use crate::appraise::{Appraisal, AppraisedOption, Offered, Standing, explain};
use crate::area::Availability;
use crate::base::table::Key;
use crate::pack::evidence::RatingClass;
use crate::pack::intervention::{Intervention, Role};
use crate::pack::{Pack, Stage};

/// What stands in the picture beside the options.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Local schemes.
    pub schemes: bool,
    /// Onward referrals.
    pub onward: bool,
    /// What was replaced.
    pub historic: bool,
    /// Only this stage, laid out to fill a screen; otherwise all of them.
    pub stage: Option<Key<Stage>>,
}

impl Shown {
    fn has(self, role: Role) -> bool {
        match role {
            Role::Option => true,
            Role::Scheme => self.schemes,
            Role::Onward => self.onward,
            Role::Historic => self.historic,
            Role::Context => false,
        }
    }
}

/// The person in the picture.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// What came out for them.
    pub appraisal: &'a Appraisal,
    /// Where they are, if that is known.
    pub stage: Option<Key<Stage>>,
    /// Whether they are made up, which a written picture is to say.
    pub fictional: bool,
}

impl Person<'_> {
    fn in_words(self) -> &'static str {
        if self.fictional { "a fictional person" } else { "this person" }
    }
}

/// The whole picture. Lengths are in points at full size.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its title.
    pub title: String,
    /// Its width and height.
    pub size: [f32; 2],
    /// The stages, from left to right.
    pub columns: Vec<Column>,
    /// The lanes that hold something, from top to bottom and in a row from left to right.
    pub bands: Vec<Band>,
    /// Every box in reading order: by the stage at which it begins, from top to bottom.
    pub boxes: Vec<Place>,
    /// What the marks mean, a line each.
    pub legend: Vec<Mark>,
}

impl Picture {
    /// What each mark means, and the left end of where it is said: in rows under the lanes, as many as its width asks for.
    pub fn legend_at(&self) -> impl Iterator<Item = (&Mark, [f32; 2])> {
        layout::legend_spots(self.size, self.legend.len()).zip(&self.legend).map(|(spot, mark)| (mark, spot))
    }
}

/// A part of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub x: f32,
    /// Its upper edge.
    pub y: f32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
}

impl Area {
    /// True when the two share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// A stage, seen from where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It has passed.
    Earlier,
    /// The person is here.
    Here,
    /// It lies ahead.
    Ahead,
    /// There is no person, or it is not known where they are.
    NotKnown,
}

impl When {
    /// In words, for the head of the column; nothing where there is nothing to say.
    pub fn words(self) -> &'static str {
        match self {
            Self::Earlier => "Earlier",
            Self::Here => "▸ You are here",
            Self::Ahead => "Ahead",
            Self::NotKnown => "",
        }
    }

    fn offered(self) -> Option<Offered> {
        match self {
            Self::Earlier => Some(Offered::Earlier),
            Self::Here => Some(Offered::Now),
            Self::Ahead => Some(Offered::Later),
            Self::NotKnown => None,
        }
    }
}

/// A stage of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The stage.
    pub stage: Key<Stage>,
    /// Its name.
    pub name: String,
    /// Seen from where the person is.
    pub when: When,
    /// Where it stands, head and all.
    pub area: Area,
}

/// A lane of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The lane.
    pub lane: Lane,
    /// Its name in one line above its boxes, or in several beside them.
    pub lines: Vec<String>,
    /// Where it stands.
    pub area: Area,
}

/// One intervention at one stage, or at several that follow each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The intervention.
    pub intervention: Key<Intervention>,
    /// The first stage, as a place in [`Picture::columns`].
    pub first: usize,
    /// The last stage: the first again where there is only one.
    pub last: usize,
    /// Its lane.
    pub lane: Lane,
    /// Its name in one line or two, cut with a mark where it is longer.
    pub lines: Vec<String>,
    /// Standing, evidence, part.
    pub marks: Vec<Mark>,
    /// Whether there is room for the brief words of the marks only.
    pub is_brief: bool,
    /// Where each mark stands: right of and below where the name begins, to the upper edge of its line.
    pub spots: Vec<[f32; 2]>,
    /// Everything that the box says, and the whole name.
    pub told: String,
    /// Where it stands.
    pub area: Area,
}

impl Place {
    /// True when it stands at this stage, given by its place in [`Picture::columns`].
    pub fn is_at(&self, column: usize) -> bool {
        (self.first..=self.last).contains(&column)
    }

    /// The words of one of its marks, as they stand in it.
    pub fn said<'a>(&self, mark: &'a Mark) -> &'a str {
        mark.brief.filter(|_| self.is_brief).unwrap_or(&mark.word)
    }
}

/// A symbol with its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The symbol.
    pub symbol: &'static str,
    /// The word.
    pub word: String,
    /// A shorter one for where there is little room; the legend says what it stands for.
    pub brief: Option<&'static str>,
    /// What it means.
    pub sense: Sense,
}

/// What a mark means, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// It fits.
    Good,
    /// It cannot be told yet.
    Open,
    /// Evidence.
    Note,
    /// The rest.
    Quiet,
}

/// Makes the picture.
pub fn picture(pack: &Pack, person: Option<Person<'_>>, shown: Shown) -> Picture {
    let columns: Vec<Column> = pack
        .stages
        .entries()
        .filter(|(stage, _)| shown.stage.is_none_or(|only| only == *stage))
        .map(|(stage, entry)| {
            let when = person.and_then(|person| person.stage).map_or(When::NotKnown, |here| match stage.cmp(&here) {
                std::cmp::Ordering::Less => When::Earlier,
                std::cmp::Ordering::Equal => When::Here,
                std::cmp::Ordering::Greater => When::Ahead,
            });
            Column { stage, name: entry.name.clone(), when, area: Area::default() }
        })
        .collect();
    let mut boxes = Vec::new();
    for (key, intervention) in pack.interventions.entries().filter(|(_, intervention)| shown.has(intervention.role)) {
        let appraised = person.and_then(|person| person.appraisal.option(key));
        let is_at = |column: &Column| intervention.stages.contains(&column.stage);
        for run in columns.chunk_by(|one, next| is_at(one) == is_at(next)).filter(|run| run.iter().all(is_at)) {
            boxes.push(place_of(pack, key, &columns, run, appraised));
        }
    }
    let title = match (shown.stage, person) {
        (None, Some(person)) => format!("The pathway, for {}", person.in_words()),
        (None, None) => "The pathway".to_owned(),
        (Some(stage), Some(person)) => format!("{}, for {}", pack.stages[stage].name, person.in_words()),
        (Some(stage), None) => format!("The pathway: {}", pack.stages[stage].name),
    };
    let legend = legend(person.is_some());
    layout::lay_out(pack, Picture { title, size: [0.0; 2], columns, bands: Vec::new(), boxes, legend })
}

/// The box of an intervention across these stages.
fn place_of(
    pack: &Pack,
    key: Key<Intervention>,
    columns: &[Column],
    run: &[Column],
    appraised: Option<&AppraisedOption>,
) -> Place {
    let at = |column: Option<&Column>| columns.iter().position(|other| Some(other.stage) == column.map(|column| column.stage));
    let (first, last) = (at(run.first()).unwrap_or_default(), at(run.last()).unwrap_or_default());
    let intervention = &pack.interventions[key];
    let mut marks: Vec<Mark> = Vec::new();
    if let Some(appraised) = appraised {
        marks.push(standing_mark(appraised.standing));
    }
    marks.push(match intervention.role {
        Role::Option => class_mark(pack.rating_class(intervention)),
        Role::Scheme => quiet("⚲", "Local scheme"),
        Role::Onward => quiet("→", "Onward referral"),
        Role::Historic => quiet("←", "Historic: not offered"),
        Role::Context => quiet("–", "Comparison"),
    });
    let here = appraised.map(|appraised| appraised.available).filter(|available| *available != Availability::NotChecked);
    let mut told = vec![explain::full_name(intervention), stages_in_words(run)];
    told.extend(marks.iter().map(|mark| lower(&mark.word)));
    // Only what can be matched to a person is offered to them.
    told.extend(appraised.and(offered(run)).map(|offered| explain::offered_in_words(offered).to_owned()));
    told.extend(here.map(|available| explain::availability_in_words(available).to_owned()));
    if let (Some(available), Some(mark)) = (here, marks.first_mut()) {
        mark.word = format!("{}, {}", mark.word, availability_word(available));
    }
    Place {
        intervention: key,
        first,
        last,
        lane: Lane::of(pack, intervention),
        lines: Vec::new(),
        marks,
        is_brief: false,
        spots: Vec::new(),
        told: told.join(", "),
        area: Area::default(),
    }
}

fn stages_in_words(run: &[Column]) -> String {
    match run {
        [one] => one.name.clone(),
        [first, .., last] => format!("{} to {}", first.name, last.name),
        [] => String::new(),
    }
}

/// Now where the person is at one of the stages; otherwise as at the first of them.
fn offered(run: &[Column]) -> Option<Offered> {
    let here = run.iter().find(|column| column.when == When::Here);
    here.or(run.first())?.when.offered()
}

fn availability_word(available: Availability) -> &'static str {
    match available {
        Availability::Open => "open here",
        Availability::Waiting => "waiting here",
        Availability::Closed => "closed here",
        Availability::NotChecked => "not checked",
    }
}

fn lower(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}

fn capital(word: &str) -> String {
    crate::trend::words::sentence(word)
}

fn quiet(symbol: &'static str, word: &str) -> Mark {
    Mark { symbol, word: word.to_owned(), brief: None, sense: Sense::Quiet }
}

fn standing_mark(standing: Standing) -> Mark {
    let (symbol, sense) = match standing {
        Standing::Fits => ("●", Sense::Good),
        Standing::CannotTell => ("◐", Sense::Open),
        Standing::DoesNotFit => ("○", Sense::Quiet),
    };
    Mark { symbol, word: capital(explain::standing_in_words(standing)), brief: None, sense }
}

fn class_mark(class: RatingClass) -> Mark {
    let (symbol, brief, sense) = match class {
        RatingClass::Reasonable => ("▲", Some("Reasonable"), Sense::Note),
        RatingClass::Mixed => ("◆", Some("Mixed"), Sense::Note),
        RatingClass::NoEvaluations => ("◇", Some("None found"), Sense::Quiet),
        RatingClass::NotRated => ("–", None, Sense::Quiet),
    };
    Mark { symbol, word: capital(explain::class_in_words(class)), brief, sense }
}

fn legend(with_person: bool) -> Vec<Mark> {
    let standings = Standing::EVERY.into_iter().filter(|_| with_person).map(standing_mark);
    let classes = [RatingClass::Reasonable, RatingClass::Mixed, RatingClass::NoEvaluations, RatingClass::NotRated];
    standings.chain(classes.map(class_mark)).collect()
}
