//! Where everything stands. What is offered at neighbouring stages is one box across them. A column is as many boxes
//! wide as makes the whole largest on a screen. A lane goes from its first column to its last and stands as high as
//! these are free, and so does a box in its lane, so that little of the picture is empty.

use crate::base::wrap::wrap;
use crate::pack::Pack;
use crate::pack::intervention::Intervention;

use super::{Area, Band, Lane, Mark, Picture, Place};

/// Width of a box that stands at one stage.
const BOX: f32 = 304.0;
/// Size of the name in a box.
pub const NAME: f32 = 18.0;
/// From one line of a name to the next.
pub const LINE: f32 = 20.0;
/// Size of the words of a mark.
pub const MARK: f32 = 14.0;
/// From one mark to the next where they stand one under the other.
pub const MARK_LINE: f32 = 16.0;
/// Inside a box, at its left and right edges, and above and below.
pub const PADDING: [f32; 2] = [8.0, 4.0];
/// Between boxes.
const GAP: f32 = 6.0;
/// The title above everything.
const TITLE: f32 = 48.0;
/// The head of a column: its name, and where the person is.
const HEAD: f32 = 48.0;
/// Size of the name of a lane.
pub const LANE_NAME: f32 = 16.0;
/// The name of a lane, above its boxes; beside them where a stage stands alone, as that leaves larger boxes on a screen.
pub const LANE_HEAD: f32 = 24.0;
const LANE_SIDE: f32 = 150.0;
/// Letters of the name of a lane that surely fit beside its boxes.
const LANE_LETTERS: usize = 17;
/// A line of the legend, and the width of each of its words.
const LEGEND: f32 = 28.0;
const LEGEND_WORD: f32 = 164.0;
/// The most marks in a row of it: more than there are.
const LEGEND_MOST: usize = 16;
/// The shape of what a screen leaves for the picture, and the most boxes of one stage and lane that are tried beside
/// each other or one under the other.
const SCREEN: f32 = 1.95;
const MOST: usize = 8;
/// Around everything.
const MARGIN: f32 = 16.0;
/// Letters of a name that surely fit in a line of a box of one stage.
const LETTERS: usize = 31;
/// The most that a letter of a name, and one of a mark, is wide on the average; a capital is half as wide again.
const LETTER: f32 = 9.2;
const MARK_LETTER: f32 = 7.0;

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

/// Sets every area, and what is written in each box, so that a screen shows all of it as large as may be.
pub(super) fn lay_out(pack: &Pack, picture: Picture) -> Picture {
    let lanes: Vec<Lane> = Lane::EVERY.into_iter().filter(|lane| picture.boxes.iter().any(|place| place.lane == *lane)).collect();
    let size = |picture: &Picture| {
        let [width, height] = picture.size;
        (SCREEN / width).min(1.0 / (height - TITLE))
    };
    let ways = (1..=MOST).map(|most| if picture.columns.len() == 1 { vec![most] } else { beside(&picture, &lanes, most) });
    let tried = ways.map(|beside| lay_out_beside(pack, picture.clone(), &lanes, &beside));
    let largest = tried.reduce(|best, other| if size(&other) > size(&best) { other } else { best });
    largest.unwrap_or(picture)
}

/// The same with so many boxes beside each other in each column.
fn lay_out_beside(pack: &Pack, mut picture: Picture, lanes: &[Lane], beside: &[usize]) -> Picture {
    picture.bands.clear();
    let is_alone = picture.columns.len() == 1;
    let (above, side) = if is_alone { (GAP, LANE_SIDE) } else { (LANE_HEAD, 0.0) };
    let mut x = MARGIN;
    for (column, beside) in picture.columns.iter_mut().zip(beside) {
        let width = side + length(*beside, BOX) + 2.0 * GAP;
        column.area = Area { x, y: TITLE + MARGIN, width, height: HEAD };
        x += width + GAP;
    }
    let width = x - GAP + MARGIN;
    let top = TITLE + MARGIN + HEAD + GAP;
    // Where the next lane can begin, column by column.
    let mut free = vec![top; picture.columns.len()];
    for lane in lanes.iter().copied() {
        let (mut inside, others): (Vec<Place>, Vec<Place>) = picture.boxes.into_iter().partition(|place| place.lane == lane);
        picture.boxes = others;
        let first = inside.iter().map(|place| place.first).min().unwrap_or(0);
        let last = inside.iter().map(|place| place.last).max().unwrap_or(0);
        let y = free.iter().take(last + 1).skip(first).copied().fold(top, f32::max);
        let edge = |column: usize| picture.columns.get(column).map(|column| column.area).unwrap_or_default();
        for place in &mut inside {
            let (from, to) = (edge(place.first), edge(place.last));
            let left = from.x + side + GAP;
            place.area = Area { x: left, y, width: to.x + to.width - GAP - left, height: 0.0 };
            write(pack, place);
        }
        let bottom = stack(&mut inside, beside, y + above);
        free.iter_mut().take(last + 1).skip(first).for_each(|free| *free = bottom + GAP);
        let (from, to) = (edge(first), edge(last));
        let lines = if is_alone { wrap(lane.name(), LANE_LETTERS) } else { vec![lane.name().to_owned()] };
        let area = Area { x: from.x, y, width: to.x + to.width - from.x, height: bottom - y };
        picture.bands.push(Band { lane, lines, area });
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
    let legend = picture.legend.len().div_ceil(legend_across(width));
    picture.size = [width, y + times(legend, LEGEND) + MARGIN];
    picture
}

/// How many marks of the legend stand in a row.
fn legend_across(width: f32) -> usize {
    let fits = |count: &usize| 2.0 * MARGIN + times(*count, LEGEND_WORD) <= width;
    (1..=LEGEND_MOST).take_while(fits).last().unwrap_or(1)
}

/// The left end of each mark of the legend, row by row under the lanes.
pub(super) fn legend_spots([width, height]: [f32; 2], count: usize) -> impl Iterator<Item = [f32; 2]> {
    let across = legend_across(width);
    let top = height - MARGIN - times(count.div_ceil(across), LEGEND);
    (0..count)
        .map(move |number| [MARGIN + times(number % across, LEGEND_WORD), top + times(number / across, LEGEND) + LEGEND / 2.0])
}

/// How many boxes of one stage stand beside each other in each column, where at most so many stand one under the other.
fn beside(picture: &Picture, lanes: &[Lane], deep: usize) -> Vec<usize> {
    let count = |column: usize, lane: Lane| {
        let alone = picture.boxes.iter().filter(|place| place.first == column && place.last == column);
        alone.filter(|place| place.lane == lane).count()
    };
    let fullest = |column: usize| lanes.iter().map(|lane| count(column, *lane)).max().unwrap_or(0);
    (0..picture.columns.len()).map(|column| fullest(column).div_ceil(deep).max(1)).collect()
}

/// What is written in a box and where, and how high it must be for that: the marks after the last line of the name where
/// they fit there, under it beside each other where these fit, or else one under the other.
fn write(pack: &Pack, place: &mut Place) {
    let stages = place.last - place.first + 1;
    let room = length(stages, BOX) - 2.0 * PADDING[0];
    place.lines = name_lines(&pack.interventions[place.intervention], LETTERS * stages);
    let name = place.lines.last().map_or(0.0, |line| letters(line, LETTER)) + MARK;
    let below = times(place.lines.len(), LINE);
    let beside = |from: f32, top: f32, widths: &[f32]| {
        let starts = widths.iter().scan(from, |next, width| Some(std::mem::replace(next, *next + width)));
        starts.map(|start| [start, top]).collect()
    };
    let under = below - (LINE - MARK_LINE) / 2.0;
    let ways = [(name, below - LINE, below), (0.0, under, below + MARK_LINE)];
    let ways = ways.into_iter().flat_map(|way| [(way, false), (way, true)]);
    for ((from, top, height), is_brief) in ways {
        place.is_brief = is_brief;
        let widths = mark_widths(place);
        if from + widths.iter().sum::<f32>() <= room {
            place.spots = beside(from, top, &widths);
            place.area.height = height + 2.0 * PADDING[1];
            return;
        }
    }
    place.is_brief = false;
    place.spots = (0..place.marks.len()).map(|row| [0.0, under + times(row, MARK_LINE)]).collect();
    place.area.height = below + times(place.marks.len(), MARK_LINE) + 2.0 * PADDING[1];
}

/// How wide each mark is, with the gap before the next.
fn mark_widths(place: &Place) -> Vec<f32> {
    let last = place.marks.len().saturating_sub(1);
    let width = |(number, mark): (usize, &Mark)| {
        let gap = if number == last { 0.0 } else { MARK };
        MARK * 1.3 + letters(place.said(mark), MARK_LETTER) + gap
    };
    place.marks.iter().enumerate().map(width).collect()
}

fn letters(words: &str, each: f32) -> f32 {
    words.chars().map(|letter| if letter.is_uppercase() { each * 1.5 } else { each }).sum()
}

/// Stands the boxes of a lane below `top`, each as high up as its columns are free: first those that go across stages,
/// then the others in rows of their column, a row as high as its highest box, where the first left room or below them.
/// Returns where they end.
fn stack(places: &mut [Place], beside: &[usize], top: f32) -> f32 {
    let mut free = vec![top; beside.len()];
    // What is left between those that go across: the column, from where, until where.
    let mut gaps: Vec<(usize, f32, f32)> = Vec::new();
    let (mut across, mut alone): (Vec<_>, Vec<_>) = places.iter_mut().partition(|place| place.first != place.last);
    across.sort_by_key(|place| std::cmp::Reverse(place.last - place.first));
    for place in across {
        place.area.y = free.iter().take(place.last + 1).skip(place.first).copied().fold(top, f32::max);
        let below = place.area.y + place.area.height + GAP;
        for (column, free) in free.iter_mut().enumerate().take(place.last + 1).skip(place.first) {
            gaps.push((column, std::mem::replace(free, below), place.area.y));
        }
    }
    for (column, (free, beside)) in free.iter_mut().zip(beside).enumerate() {
        let mut here: Vec<_> = alone.iter_mut().filter(|place| place.first == column).collect();
        for row in here.chunks_mut(*beside) {
            let height = row.iter().map(|place| place.area.height).fold(0.0, f32::max);
            let gap = gaps.iter_mut().find(|(at, from, until)| *at == column && *from + height + GAP <= *until);
            let free = gap.map_or(&mut *free, |(_, from, _)| from);
            let y = std::mem::replace(free, *free + height + GAP);
            for (number, place) in row.iter_mut().enumerate() {
                let x = place.area.x + times(number, BOX + GAP);
                place.area = Area { x, y, width: BOX, height };
            }
        }
    }
    free.into_iter().fold(top, f32::max)
}

/// How long so many boxes are with the gaps between them.
fn length(count: usize, each: f32) -> f32 {
    (times(count, each + GAP) - GAP).max(0.0)
}

fn times(count: usize, each: f32) -> f32 {
    (0..count).map(|_| each).sum()
}
