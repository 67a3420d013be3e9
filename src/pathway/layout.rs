//! Where everything stands. What is offered at neighbouring stages is one box across them. A column is as many boxes
//! wide as its fullest lane asks for, so that the whole stays about as wide as a projector shows. A lane goes from its
//! first column to its last and stands as high as these are free, so that little of the picture is empty.

use crate::base::wrap::wrap;
use crate::pack::Pack;
use crate::pack::intervention::Intervention;

use super::{Area, Band, Lane, Mark, Picture, Place};

/// Width of a box that stands at one stage.
const BOX: f32 = 240.0;
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
/// The name of a lane, above its boxes; beside them where a stage stands alone, as that leaves larger boxes on a screen.
const LANE_HEAD: f32 = 28.0;
const LANE_SIDE: f32 = 150.0;
/// Letters of the name of a lane that surely fit beside its boxes.
const LANE_LETTERS: usize = 17;
/// A line of the legend, and the width of each of its words.
const LEGEND: f32 = 28.0;
const LEGEND_WORD: f32 = 164.0;
/// The most marks in a row of it: more than there are.
const LEGEND_MOST: usize = 16;
/// The shape of a screen, to which a stage alone is laid out, and the most boxes that then stand beside each other.
const SCREEN: f32 = 16.0 / 9.0;
const MOST_BESIDE: usize = 8;
/// Around everything.
const MARGIN: f32 = 16.0;
/// Letters of a name that surely fit in a line of a box of one stage.
const LETTERS: usize = 29;
/// The most boxes of one stage and lane that stand one under the other.
const DEEP: usize = 4;
/// The most that a letter of a name, and one of a mark, is wide on the average; a capital is half as wide again.
const LETTER: f32 = 7.4;
const MARK_LETTER: f32 = 6.0;

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

/// Sets every area, and what is written in each box. A stage alone fills a screen as well as it can.
pub(super) fn lay_out(pack: &Pack, picture: Picture) -> Picture {
    let lanes: Vec<Lane> = Lane::EVERY.into_iter().filter(|lane| picture.boxes.iter().any(|place| place.lane == *lane)).collect();
    if picture.columns.len() != 1 {
        let beside = beside(&picture, &lanes);
        return lay_out_beside(pack, picture, &lanes, &beside);
    }
    let off = |picture: &Picture| {
        let [width, height] = picture.size;
        (width / (height - TITLE) / SCREEN).ln().abs()
    };
    let first = lay_out_beside(pack, picture, &lanes, &[1]);
    (2..=MOST_BESIDE).fold(first, |best, beside| {
        let tried = lay_out_beside(pack, best.clone(), &lanes, &[beside]);
        if off(&tried) < off(&best) { tried } else { best }
    })
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

/// How many boxes of one stage stand beside each other in each column.
fn beside(picture: &Picture, lanes: &[Lane]) -> Vec<usize> {
    let count = |column: usize, lane: Lane| {
        let alone = picture.boxes.iter().filter(|place| place.first == column && place.last == column);
        alone.filter(|place| place.lane == lane).count()
    };
    let fullest = |column: usize| lanes.iter().map(|lane| count(column, *lane)).max().unwrap_or(0);
    (0..picture.columns.len()).map(|column| fullest(column).div_ceil(DEEP).max(1)).collect()
}

/// What is written in a box and where, and how high it must be for that: the marks after the name where both fit on one
/// line, under it beside each other where these fit, or else one under the other.
fn write(pack: &Pack, place: &mut Place) {
    let stages = place.last - place.first + 1;
    let room = length(stages, BOX) - 2.0 * PADDING;
    place.lines = name_lines(&pack.interventions[place.intervention], LETTERS * stages);
    let name = place.lines.first().map_or(0.0, |line| letters(line, LETTER)) + PADDING;
    let below = times(place.lines.len(), LINE);
    let mut widths = mark_widths(place);
    if widths.iter().sum::<f32>() > room {
        place.is_brief = true;
        widths = mark_widths(place);
    }
    let all: f32 = widths.iter().sum();
    let beside = |from: f32, top: f32| {
        let starts = widths.iter().scan(from, |next, width| Some(std::mem::replace(next, *next + width)));
        starts.map(|start| [start, top]).collect()
    };
    (place.spots, place.area.height) = if place.lines.len() == 1 && name + all <= room {
        (beside(name, 0.0), LINE)
    } else if all <= room {
        (beside(0.0, below), below + MARK_LINE)
    } else {
        place.is_brief = false;
        let one_under_the_other = (0..widths.len()).map(|row| [0.0, below + times(row, MARK_LINE)]).collect();
        (one_under_the_other, below + times(widths.len(), MARK_LINE))
    };
    place.area.height += 2.0 * PADDING;
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

/// Stands the boxes of a lane in rows below `top`, a row as high as its highest box: first those that go across stages,
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
                place.area.y = y;
                // One that goes across stages stays as thin as it is, beside whatever it stands.
                place.area.height = if place.first == place.last { height } else { place.area.height };
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
