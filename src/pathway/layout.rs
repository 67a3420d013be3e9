//! Where everything stands. What is offered at neighbouring stages is one box across them. A column is as many boxes
//! wide as its fullest lane asks for, so that the whole stays about as wide as a projector shows. A lane goes from its
//! first column to its last and stands as high as these are free, so that little of the picture is empty.

use crate::base::wrap::wrap;
use crate::pack::Pack;
use crate::pack::intervention::Intervention;

use super::{Area, Band, Lane, Mark, Picture, Place};

/// Width of a box that stands at one stage.
pub const BOX: f32 = 216.0;
/// From one line of a box to the next.
pub const LINE: f32 = 16.0;
/// Size of the words of a mark.
pub const MARK: f32 = 12.0;
/// From one mark to the next where they stand one under the other.
pub const MARK_LINE: f32 = 14.0;
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
/// The most boxes of one stage and lane that stand one under the other.
const DEEP: usize = 4;
/// Letters of a name that surely fit in a box of one stage; with each further one its width and a gap more.
const LETTERS: usize = 26;
/// Letters in words of a mark that are as wide as a box of one stage.
const MARK_LETTERS: usize = 36;

/// The name of an intervention in two lines at most; the short form where the name is longer than that.
fn name_lines(intervention: &Intervention, letters: usize) -> Vec<String> {
    let lines = wrap(&intervention.name, letters);
    if lines.len() <= 2 {
        return lines;
    }
    if !intervention.short.is_empty() && intervention.short.chars().count() <= 2 * letters {
        let short = wrap(&intervention.short, letters);
        // A bare abbreviation is a poor name; it stands before the first words of the whole one.
        let named = wrap(&format!("{}: {}", intervention.short, intervention.name), letters);
        return if short.len() > 1 { short } else { cut(named, letters) };
    }
    cut(lines, letters)
}

/// The first two lines, with a mark where there were more.
fn cut(lines: Vec<String>, letters: usize) -> Vec<String> {
    let is_cut = lines.len() > 2;
    let mut lines: Vec<String> = lines.into_iter().take(2).collect();
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        while last.chars().count() >= letters {
            last.pop();
        }
        last.truncate(last.trim_end_matches([' ', ',', ':']).len());
        last.push('…');
    }
    lines
}

/// How far each mark stands from the first where they are on one line. Letters differ in width: this is the most.
pub fn mark_offsets(marks: &[Mark]) -> Vec<f32> {
    let width = |mark: &Mark| MARK * 2.2 + times(mark.word.chars().count(), MARK * 0.52);
    marks
        .iter()
        .scan(0.0, |next, mark| {
            let here = *next;
            *next += width(mark);
            Some(here)
        })
        .collect()
}

/// Sets every area, and what is written in each box.
pub(super) fn lay_out(pack: &Pack, mut picture: Picture) -> Picture {
    let lanes: Vec<Lane> = Lane::EVERY.into_iter().filter(|lane| picture.boxes.iter().any(|place| place.lane == *lane)).collect();
    let beside = beside(&picture, &lanes);
    let mut x = MARGIN;
    for (column, beside) in picture.columns.iter_mut().zip(&beside) {
        let width = length(*beside, BOX) + 2.0 * GAP;
        column.area = Area { x, y: TITLE + MARGIN, width, height: HEAD };
        x += width + GAP;
    }
    let width = x - GAP + MARGIN;
    let top = TITLE + MARGIN + HEAD + GAP;
    // Where the next lane can begin, column by column.
    let mut free = vec![top; picture.columns.len()];
    for lane in lanes {
        let (mut inside, others): (Vec<Place>, Vec<Place>) = picture.boxes.into_iter().partition(|place| place.lane == lane);
        picture.boxes = others;
        let first = inside.iter().map(|place| place.first).min().unwrap_or(0);
        let last = inside.iter().map(|place| place.last).max().unwrap_or(0);
        let y = free.iter().take(last + 1).skip(first).copied().fold(top, f32::max);
        let edge = |column: usize| picture.columns.get(column).map(|column| column.area).unwrap_or_default();
        for place in &mut inside {
            let (from, to) = (edge(place.first), edge(place.last));
            place.area = Area { x: from.x + GAP, y, width: to.x + to.width - from.x - 2.0 * GAP, height: 0.0 };
            write(pack, place);
        }
        let bottom = stack(&mut inside, &beside, y + LANE_HEAD);
        free.iter_mut().take(last + 1).skip(first).for_each(|free| *free = bottom + GAP);
        let (from, to) = (edge(first), edge(last));
        picture.bands.push(Band { lane, area: Area { x: from.x, y, width: to.x + to.width - from.x, height: bottom - y } });
        picture.boxes.extend(inside);
    }
    let y = free.into_iter().fold(top, f32::max);
    for column in &mut picture.columns {
        column.area.height = y - GAP - column.area.y;
    }
    picture.boxes.sort_by(|one, other| {
        let down = one.area.y.total_cmp(&other.area.y);
        one.first.cmp(&other.first).then(down).then(one.area.x.total_cmp(&other.area.x))
    });
    picture.size = [width, y + LEGEND + MARGIN];
    picture
}

/// How many boxes of one stage stand beside each other in each column.
fn beside(picture: &Picture, lanes: &[Lane]) -> Vec<usize> {
    let count = |column: usize, lane: Lane| {
        let alone = picture.boxes.iter().filter(|place| place.first == column && place.last == column);
        alone.filter(|place| place.lane == lane).count()
    };
    let fullest = |column: usize| lanes.iter().map(|lane| count(column, *lane)).max().unwrap_or(0);
    (0..picture.columns.len()).map(|column| fullest(column).div_ceil(DEEP).max(1)).collect()
}

/// What is written in a box, and how high it must be for that.
fn write(pack: &Pack, place: &mut Place) {
    let stages = place.last - place.first + 1;
    place.lines = name_lines(&pack.interventions[place.intervention], LETTERS * stages);
    let words: usize = place.marks.iter().map(|mark| mark.word.chars().count() + 4).sum();
    place.marks_beside = words <= MARK_LETTERS * stages;
    let marks = if place.marks_beside { 1 } else { place.marks.len() };
    place.area.height = 2.0 * PADDING + times(place.lines.len(), LINE) + times(marks, MARK_LINE);
}

/// Stands the boxes of a lane in rows below `top`, each as high as its highest box: first those that go across stages,
/// then the others in what is left free. Returns where they end.
fn stack(places: &mut [Place], beside: &[usize], top: f32) -> f32 {
    // Which parts of each row are taken, column by column.
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut order: Vec<(usize, usize)> = Vec::new();
    let mut by_length: Vec<usize> = (0..places.len()).collect();
    by_length.sort_by_key(|number| places.get(*number).map(|place| std::cmp::Reverse(place.last - place.first)));
    for number in by_length {
        let Some(place) = places.get_mut(number) else { continue };
        let (first, last) = (place.first, place.last);
        let room = |column: usize| beside.get(column).copied().unwrap_or(1);
        let fits = |row: &Vec<usize>| {
            let taken = |column: usize| row.get(column).copied().unwrap_or(0);
            if first == last { taken(first) < room(first) } else { (first..=last).all(|column| taken(column) == 0) }
        };
        let row = rows.iter().position(fits).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(vec![0; beside.len()]);
        }
        order.push((number, row));
        let Some(taken) = rows.get_mut(row) else { continue };
        if first == last {
            let before = taken.get(first).copied().unwrap_or(0);
            place.area.x += times(before, BOX + GAP);
            place.area.width = BOX;
        }
        for (column, taken) in taken.iter_mut().enumerate().take(last + 1).skip(first) {
            *taken = if first == last { *taken + 1 } else { room(column) };
        }
    }
    let mut y = top;
    for row in 0..rows.len() {
        let inside = || order.iter().filter(|(_, at)| *at == row).map(|(number, _)| *number);
        let height = inside().filter_map(|number| places.get(number)).map(|place| place.area.height).fold(0.0, f32::max);
        for number in inside() {
            if let Some(place) = places.get_mut(number) {
                (place.area.y, place.area.height) = (y, height);
            }
        }
        y += height + GAP;
    }
    y
}

/// How long so many boxes are with the gaps between them.
fn length(count: usize, each: f32) -> f32 {
    (times(count, each + GAP) - GAP).max(0.0)
}

fn times(count: usize, each: f32) -> f32 {
    (0..count).map(|_| each).sum()
}
