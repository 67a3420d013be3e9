//! Where everything stands. A column is as many boxes wide as its fullest lane asks for, so that the whole stays about
//! as wide as a projector shows. A lane goes from its first column to its last and stands as high as these are free, so
//! that little of the picture is empty.

use crate::base::wrap::wrap;
use crate::pack::intervention::Intervention;

use super::{Area, Band, Lane, Picture, Place};

/// Width and height of a box.
pub const BOX: [f32; 2] = [216.0, 78.0];
/// From one line of a box to the next.
pub const LINE: f32 = 16.0;
/// Inside a box, at its edges.
pub const PADDING: f32 = 8.0;
/// Between boxes.
const GAP: f32 = 8.0;
/// The title above everything.
const TITLE: f32 = 48.0;
/// The head of a column: its name, and where the person is.
const HEAD: f32 = 48.0;
/// The name of a lane, above its boxes.
const LANE_HEAD: f32 = 28.0;
/// The line of the legend.
const LEGEND: f32 = 40.0;
/// Around everything.
const MARGIN: f32 = 16.0;
/// The most boxes of one lane that stand one under the other.
const DEEP: usize = 4;
/// Letters in a line of a box: as many as surely fit.
const LETTERS: usize = 26;

/// The name of an intervention in two lines at most; the short form where the name is longer than that.
pub(super) fn name_lines(intervention: &Intervention) -> Vec<String> {
    let lines = wrap(&intervention.name, LETTERS);
    if lines.len() <= 2 {
        return lines;
    }
    if !intervention.short.is_empty() && intervention.short.chars().count() <= 2 * LETTERS {
        let short = wrap(&intervention.short, LETTERS);
        // A bare abbreviation is a poor name; it stands before the first words of the whole one.
        let named = wrap(&format!("{}: {}", intervention.short, intervention.name), LETTERS);
        return if short.len() > 1 { short } else { cut(named) };
    }
    cut(lines)
}

/// The first two lines, with a mark where there were more.
fn cut(lines: Vec<String>) -> Vec<String> {
    let is_cut = lines.len() > 2;
    let mut lines: Vec<String> = lines.into_iter().take(2).collect();
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        while last.chars().count() >= LETTERS {
            last.pop();
        }
        last.truncate(last.trim_end_matches([' ', ',', ':']).len());
        last.push('…');
    }
    lines
}

/// Sets every area.
pub(super) fn lay_out(mut picture: Picture) -> Picture {
    let count = |column: usize, lane: Lane, boxes: &[Place]| {
        boxes.iter().filter(|place| place.column == column && place.lane == lane).count()
    };
    let lanes: Vec<Lane> = Lane::EVERY.into_iter().filter(|lane| picture.boxes.iter().any(|place| place.lane == *lane)).collect();
    let beside: Vec<usize> = (0..picture.columns.len())
        .map(|column| {
            let fullest = lanes.iter().map(|lane| count(column, *lane, &picture.boxes)).max().unwrap_or(0);
            fullest.div_ceil(DEEP).max(1)
        })
        .collect();
    let mut x = MARGIN;
    for (column, beside) in picture.columns.iter_mut().zip(&beside) {
        let width = length(*beside, BOX[0]) + 2.0 * GAP;
        column.area = Area { x, y: TITLE + MARGIN, width, height: HEAD };
        x += width + GAP;
    }
    let width = x - GAP + MARGIN;
    let top = TITLE + MARGIN + HEAD + GAP;
    // Where the next lane can begin, column by column.
    let mut free = vec![top; picture.columns.len()];
    for lane in lanes {
        let columns = || picture.boxes.iter().filter(|place| place.lane == lane).map(|place| place.column);
        let (first, last) = (columns().min().unwrap_or(0), columns().max().unwrap_or(0));
        let deep = beside.iter().enumerate().map(|(column, beside)| count(column, lane, &picture.boxes).div_ceil(*beside));
        let height = LANE_HEAD + length(deep.max().unwrap_or(0), BOX[1]) + GAP;
        let span = || free.iter().take(last + 1).skip(first);
        let y = span().copied().fold(top, f32::max);
        free.iter_mut().take(last + 1).skip(first).for_each(|free| *free = y + height + GAP);
        let edge = |column: usize| picture.columns.get(column).map(|column| column.area).unwrap_or_default();
        let (from, to) = (edge(first), edge(last));
        picture.bands.push(Band { lane, area: Area { x: from.x, y, width: to.x + to.width - from.x, height } });
    }
    let y = free.into_iter().fold(top, f32::max);
    for column in &mut picture.columns {
        column.area.height = y - GAP - column.area.y;
    }
    let bands = &picture.bands;
    let top = |lane: Lane| bands.iter().position(|band| band.lane == lane);
    picture.boxes.sort_by_key(|place| (place.column, top(place.lane)));
    let mut placed = 0;
    let mut last = None;
    for place in &mut picture.boxes {
        placed = if last == Some((place.column, place.lane)) { placed + 1 } else { 0 };
        last = Some((place.column, place.lane));
        let column = picture.columns.get(place.column).map(|column| column.area).unwrap_or_default();
        let band = picture.bands.iter().find(|band| band.lane == place.lane).map(|band| band.area).unwrap_or_default();
        let beside = beside.get(place.column).copied().unwrap_or(1);
        place.area = Area {
            x: column.x + GAP + step(placed % beside, BOX[0]),
            y: band.y + LANE_HEAD + step(placed / beside, BOX[1]),
            width: BOX[0],
            height: BOX[1],
        };
    }
    picture.size = [width, y + LEGEND + MARGIN];
    picture
}

/// How long so many boxes are with the gaps between them.
fn length(count: usize, each: f32) -> f32 {
    (step(count, each) - GAP).max(0.0)
}

/// How far the box of this place is from the first.
fn step(place: usize, each: f32) -> f32 {
    (0..place).map(|_| each + GAP).sum()
}
