//! The picture as text, stage by stage, lane by lane: all that it shows.

use crate::pack::Pack;
use crate::report::document::{Document, Draft, Level, Text};

use super::{Picture, Place};

/// The picture as a document.
pub fn document(pack: &Pack, picture: &Picture) -> Document {
    let mut draft = Draft::new(pack, &picture.title);
    let legend: Vec<String> = picture.legend.iter().map(|mark| format!("{} {}", mark.symbol, mark.word)).collect();
    draft.say(&format!("What the marks mean: {}.", legend.join("; ")));
    for (place, column) in picture.columns.iter().enumerate() {
        let words = column.when.words();
        let head = if words.is_empty() {
            column.name.clone()
        } else {
            format!("{} ({})", column.name, words.trim_start_matches("▸ "))
        };
        draft.heading(Level::Section, &head);
        for band in &picture.bands {
            let here = |entry: &&Place| entry.is_at(place) && entry.lane == band.lane;
            let items = picture.boxes.iter().filter(here).map(|entry| line(pack, entry));
            draft.headed_bullets(Level::Detail, band.lane.name(), items.collect());
        }
    }
    draft.finish()
}

fn line(pack: &Pack, place: &Place) -> Text {
    let name = crate::appraise::explain::full_name(&pack.interventions[place.intervention]);
    let marks: Vec<String> = place.marks.iter().map(|mark| format!("{} {}", mark.symbol, mark.word)).collect();
    Text::labelled(&name, &marks.join(" · "))
}
