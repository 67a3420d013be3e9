//! The Trends screen: what was counted over time, and side by side; each as a card, one of them large.

pub mod comparison;
pub mod series;

use egui::{Key, Modifiers, Ui};

use crate::app::App;
use crate::library::Item;
use crate::pack::Pack;
use crate::pack::reference::Comparison;
use crate::pack::series::Series;
use crate::trend::bars::{self, BarChart};
use crate::trend::marks::{self, Chart};

use super::theme::{self, Type};
use super::widgets::{self as w, Level};
use super::{Commands, chart};
use series::trend_page_ui;

/// What is chosen and looked for here, and the pictures made ready to be drawn.
#[derive(Debug, Default)]
pub struct TrendsDraft {
    /// In the order of the pack; the pack stays the same while the window is open.
    pictures: Vec<Picture>,
    /// The place of the picture that is open large.
    open: Option<usize>,
    /// True while the table is shown in place of the chart.
    as_table: bool,
    /// True in the frame after something was opened or closed.
    turned: bool,
    /// What is looked for among the pictures.
    query: String,
    /// Only the pictures of this kind.
    only: Option<Kind>,
}

impl TrendsDraft {
    fn turn(&mut self, ui: &Ui, open: Option<usize>) {
        self.open = open;
        self.turned = true;
        ui.ctx().request_repaint();
    }

    /// The places of the pictures of a kind in which every word of the query occurs.
    fn found(&self, kind: Kind) -> Vec<usize> {
        let query = self.query.to_lowercase();
        let is_found = |picture: &Picture| {
            self.only.is_none_or(|only| only == kind)
                && picture.drawn.kind() == kind
                && query.split_whitespace().all(|word| picture.words.contains(word))
        };
        self.pictures.iter().enumerate().filter(|(_, picture)| is_found(picture)).map(|(place, _)| place).collect()
    }
}

/// A picture, and what it is found by.
#[derive(Debug)]
struct Picture {
    drawn: Drawn,
    /// In lower case.
    words: String,
}

/// A picture made ready to be drawn, with its place among those of its kind in the pack.
#[derive(Debug)]
enum Drawn {
    Line(usize, Chart),
    Bars(usize, BarChart),
}

impl Drawn {
    fn item(&self) -> Item {
        match self {
            Self::Line(place, _) => Item::Series(*place),
            Self::Bars(place, _) => Item::Comparison(*place),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Line(..) => Kind::OverTime,
            Self::Bars(..) => Kind::SideBySide,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    OverTime,
    SideBySide,
}

impl Kind {
    const EVERY: [Self; 2] = [Self::OverTime, Self::SideBySide];

    fn heading(self) -> &'static str {
        match self {
            Self::OverTime => "Over time",
            Self::SideBySide => "Side by side",
        }
    }

    fn says(self) -> &'static str {
        match self {
            Self::OverTime => {
                "Grey ground: not held. Upright line: from here the figures mean something else. Dashed line: it only joins two \
                 end points."
            }
            Self::SideBySide => "Groups counted at one time. A group without a bar is one for which no value is held.",
        }
    }
}

fn pictures(pack: &Pack) -> Vec<Picture> {
    let lines = pack.series.iter().enumerate().map(|(place, series)| {
        let chart = marks::chart(pack, series);
        Picture { words: words(&chart.alternative, &series.says), drawn: Drawn::Line(place, chart) }
    });
    let bars = pack.reference.comparisons.iter().enumerate().map(|(place, comparison)| {
        let chart = bars::chart(pack, comparison);
        Picture { words: words(&chart.alternative, &comparison.says), drawn: Drawn::Bars(place, chart) }
    });
    lines.chain(bars).collect()
}

/// The words for a picture name its title, unit, place and groups.
fn words(alternative: &str, says: &str) -> String {
    format!("{alternative} {says}").to_lowercase()
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn trends_ui(ui: &mut Ui, app: &App, draft: &mut TrendsDraft, arrived: bool, _out: &mut Commands) {
    if draft.pictures.is_empty() {
        draft.pictures = pictures(&app.pack);
    }
    if arrived && let Some(item) = app.reading.picture {
        draft.open = draft.pictures.iter().position(|picture| picture.drawn.item() == item);
    }
    let arrived = std::mem::take(&mut draft.turned) || arrived;
    // Charts and tables need more room than text to read.
    let column = theme::of(ui).column.page;
    match draft.open {
        Some(place) => {
            let is_line = draft.pictures.get(place).is_some_and(|picture| matches!(picture.drawn, Drawn::Line(..)));
            let widest = if is_line { WIDE } else { FOR_BARS };
            w::page_of(ui, ("trends", place), column * widest, |ui| open_ui(ui, &app.pack, draft, place, arrived));
        }
        None => w::page_of(ui, "trends", column * WIDE, |ui| gallery_ui(ui, &app.pack, draft, arrived)),
    }
    let may_leave = draft.open.is_some() && app.message.is_none();
    if may_leave && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        draft.turn(ui, None);
    }
}

/// How wide a page of charts and tables may be, as a multiple of a page for reading; bars need less.
const WIDE: f32 = 2.2;
const FOR_BARS: f32 = 1.5;

fn gallery_ui(ui: &mut Ui, pack: &Pack, draft: &mut TrendsDraft, arrived: bool) {
    w::arrival_heading(ui, Level::Page, "Trends", arrived);
    w::body(ui, "What was counted, as far as it is held. A gap in a picture is a gap in what is known.");
    w::gap(ui);
    w::text_field(ui, "Find a picture", "A word or two, such as prison, crack or Scotland", &mut draft.query);
    let found = Kind::EVERY.map(|kind| (kind, draft.found(kind)));
    only_ui(ui, draft);
    w::gap(ui);
    if found.iter().all(|(_, places)| places.is_empty()) {
        let clear =
            w::empty_state(ui, "No picture has these words", "Try fewer words, or another one.", Some("Show every picture"));
        if clear.is_some_and(|clear| clear.clicked()) {
            draft.query.clear();
            draft.only = None;
        }
    }
    let mut picked = None;
    for (kind, places) in found.iter().filter(|(_, places)| !places.is_empty()) {
        w::heading(ui, Level::Card, &format!("{} ({})", kind.heading(), places.len()));
        w::hint(ui, kind.says());
        w::gap(ui);
        picked = cards_ui(ui, pack, draft, places).or(picked);
        w::gap(ui);
    }
    if picked.is_some() {
        draft.turn(ui, picked);
    }
}

fn only_ui(ui: &mut Ui, draft: &mut TrendsDraft) {
    let count = |kind: Kind| draft.pictures.iter().filter(|picture| picture.drawn.kind() == kind).count();
    let every = [("All", None, draft.pictures.len())].into_iter();
    let choices: Vec<(&str, Option<Kind>, usize)> =
        every.chain(Kind::EVERY.map(|kind| (kind.heading(), Some(kind), count(kind)))).collect();
    let items: Vec<(&str, Option<usize>)> = choices.iter().map(|(name, _, count)| (*name, Some(*count))).collect();
    let chosen = choices.iter().position(|(_, only, _)| *only == draft.only).unwrap_or_default();
    let picked = w::tabs(ui, "Show", &items, chosen);
    if let Some((_, only, _)) = picked.and_then(|picked| choices.get(picked)) {
        draft.only = *only;
        ui.ctx().request_repaint();
    }
}

/// Cards side by side where there is room. Returns the place of the picture that is to be opened.
fn cards_ui(ui: &mut Ui, pack: &Pack, draft: &TrendsDraft, places: &[usize]) -> Option<usize> {
    let theme = theme::of(ui);
    let beside = match ui.available_width() / theme.column.page {
        pages if pages > 2.0 => 3,
        pages if pages > 0.9 => 2,
        _ => 1,
    };
    let mut picked = None;
    w::cards(ui, beside, places, |ui, place| {
        let Some(picture) = draft.pictures.get(*place) else { return };
        if ui.push_id(place, |ui| card_ui(ui, pack, picture)).inner {
            picked = Some(*place);
        }
    });
    picked
}

/// True when the picture is to be opened.
fn card_ui(ui: &mut Ui, pack: &Pack, picture: &Picture) -> bool {
    match &picture.drawn {
        Drawn::Line(place, chart) => pack.series.get(*place).is_some_and(|series| series_card_ui(ui, series, chart)),
        Drawn::Bars(place, chart) => {
            pack.reference.comparisons.get(*place).is_some_and(|comparison| comparison_card_ui(ui, comparison, chart))
        }
    }
}

/// The title with room for two lines, so that what is below stands at one height in cards side by side.
fn title_ui(ui: &mut Ui, title: &str) -> bool {
    let theme = theme::of(ui);
    ui.scope(|ui| {
        ui.set_min_height(theme.text.body * 3.4);
        w::link_button(ui, title).clicked()
    })
    .inner
}

fn series_card_ui(ui: &mut Ui, series: &Series, chart: &Chart) -> bool {
    let theme = theme::of(ui);
    let by_link = title_ui(ui, &series.title);
    w::hint(ui, &series.geography);
    let by_picture = chart::thumbnail_ui(ui, chart).clicked();
    w::styled(ui, Type::Hint, theme.colors.quiet, "Last value held");
    w::strong(ui, &chart.latest);
    by_link || by_picture
}

fn comparison_card_ui(ui: &mut Ui, comparison: &Comparison, chart: &BarChart) -> bool {
    let by_link = title_ui(ui, &comparison.title);
    w::hint(ui, &chart.place_and_time);
    let by_picture = chart::bars_thumbnail_ui(ui, chart).clicked();
    w::body(ui, &comparison.says);
    by_link || by_picture
}

fn open_ui(ui: &mut Ui, pack: &Pack, draft: &mut TrendsDraft, place: usize, arrived: bool) {
    if w::link_button(ui, "‹ All trends").clicked() {
        draft.turn(ui, None);
    }
    let Some(picture) = draft.pictures.get(place) else { return };
    match &picture.drawn {
        Drawn::Line(place, chart) => {
            let series = pack.series.get(*place);
            let picked = series.and_then(|series| trend_page_ui(ui, pack, series, chart, draft.as_table, arrived));
            if let Some(as_table) = picked {
                draft.as_table = as_table;
                ui.ctx().request_repaint();
            }
        }
        Drawn::Bars(place, chart) => {
            if let Some(comparison) = pack.reference.comparisons.get(*place) {
                comparison::comparison_page_ui(ui, comparison, chart, arrived);
            }
        }
    }
}
