//! What part of the picture of the pathway is in view: moved, larger, smaller, following the keyboard.

use egui::{Pos2, Rect, Vec2, vec2};

use crate::pathway::{Area, NAME, Picture, When};
use crate::ui::theme::Theme;

/// The ways to see more or less of it, with their names.
pub const ZOOMS: [(&str, Zoom); 3] = [("Zoom in", Zoom::In), ("Zoom out", Zoom::Out), ("Whole picture", Zoom::Whole)];

/// The step of a zoom.
const STEP: f32 = 1.25;
/// The largest zoom.
const MOST: f32 = 4.0;
/// The head of a column, in points of the picture.
pub(super) const HEAD: f32 = 44.0;

/// A wish to see more or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// All of it at once.
    Whole,
}

/// What part of the picture is seen.
#[derive(Debug, Default)]
pub struct View {
    /// Points on the screen for one of the picture; 0 before it was first drawn.
    pub(super) zoom: f32,
    /// The point of the picture at the upper left.
    pub(super) at: Vec2,
    /// The box that the keyboard is on, or would come to.
    pub(super) current: usize,
    /// The keyboard is to go to that box.
    pub(super) wants_focus: bool,
    /// The pointer has not been moved since another picture came under it: it points at nothing.
    pub(super) pointer_rests: bool,
    asked: Option<Zoom>,
    /// While set, the whole picture is kept in view however the window changes, with a zoom of at least this.
    kept_whole: Option<f32>,
    /// Text size and window for which the first view was chosen.
    chosen_for: Option<u16>,
}

impl View {
    /// Asks for a zoom, carried out when the picture is drawn next.
    pub fn ask(&mut self, zoom: Zoom) {
        self.asked = Some(zoom);
    }

    /// Another picture: all of it, but with text no smaller than `least` times its own size; or the first view anew.
    pub fn turn(&mut self, least: Option<f32>) {
        *self = Self { zoom: self.zoom, chosen_for: self.chosen_for.filter(|_| least.is_some()), ..Self::default() };
        self.kept_whole = least;
        self.pointer_rests = true;
    }

    /// Asks for the keyboard on the box where it was last.
    pub fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Carries out the zoom that was asked for, if one was.
    pub(super) fn carry_out(&mut self, canvas: Rect, picture: &Picture) {
        match self.asked.take() {
            Some(Zoom::In) => self.zoom_to(canvas, picture, self.zoom * STEP, canvas.center()),
            Some(Zoom::Out) => self.zoom_to(canvas, picture, self.zoom / STEP, canvas.center()),
            Some(Zoom::Whole) => self.kept_whole = Some(0.0),
            None => {}
        }
        if let Some(least) = self.kept_whole {
            self.zoom = Self::whole(canvas, picture).clamp(least, MOST.max(least));
        }
    }

    /// Where a part of the picture is on the screen.
    pub(super) fn on_screen(&self, canvas: Rect, area: Area) -> Rect {
        let min = canvas.min + (vec2(area.x, area.y) - self.at) * self.zoom;
        Rect::from_min_size(min, vec2(area.width, area.height) * self.zoom)
    }

    fn whole(canvas: Rect, picture: &Picture) -> f32 {
        let all = below_title(picture);
        (canvas.width() / all.width).min(canvas.height() / all.height)
    }

    /// Zooms so that what is under `fixed` stays there.
    pub(super) fn zoom_to(&mut self, canvas: Rect, picture: &Picture, zoom: f32, fixed: Pos2) {
        self.kept_whole = None;
        let least = Self::whole(canvas, picture).min(0.5);
        let under = self.at + (fixed - canvas.min) / self.zoom;
        self.zoom = zoom.clamp(least, MOST);
        self.at = under - (fixed - canvas.min) / self.zoom;
    }

    /// The first view: text as large as elsewhere, and the person's stage at the left.
    pub(super) fn choose(&mut self, picture: &Picture, theme: &Theme) {
        if self.chosen_for.replace(theme.text_percent) != Some(theme.text_percent) {
            self.zoom = reading_zoom(theme);
            self.kept_whole = self.kept_whole.map(|least| if least > 0.0 { self.zoom } else { 0.0 });
            let here = picture.columns.iter().position(|column| column.when == When::Here);
            let left = here.and_then(|here| picture.columns.get(here)).map_or(0.0, |column| column.area.x - 8.0);
            let first = picture.boxes.iter().position(|place| here.is_none_or(|here| place.first == here));
            self.current = first.unwrap_or(0);
            // A lane above that holds little at this stage would leave the first view blank.
            let lane = picture.boxes.get(self.current).map(|place| place.lane);
            let top = picture.bands.iter().find(|band| Some(band.lane) == lane).map_or(0.0, |band| band.area.y - 8.0 - HEAD);
            self.at = vec2(left, top);
        }
    }

    /// Holds the picture in the view; what is smaller than the view stands in its middle.
    pub(super) fn hold(&mut self, canvas: Rect, picture: &Picture) {
        let all = below_title(picture);
        let hold = |at: f32, from: f32, long: f32, room: f32| {
            if room >= long { from + (long - room) / 2.0 } else { at.clamp(from, from + long - room) }
        };
        let room = canvas.size() / self.zoom;
        self.at = vec2(hold(self.at.x, all.x, all.width, room.x), hold(self.at.y, all.y, all.height, room.y));
    }

    /// Moves as little as shows the box whole, under the heads of the columns.
    pub(super) fn follow(&mut self, canvas: Rect, area: Area) {
        let room = canvas.size() / self.zoom;
        let margin = 16.0;
        // A box that is wider than the view is followed until the view is inside it.
        let (left, right) = (area.x - margin, area.x + area.width + margin - room.x);
        self.at.x = self.at.x.clamp(left.min(right), left.max(right));
        self.at.y = self.at.y.max(area.y + area.height + margin - room.y).min(area.y - 2.0 * margin - HEAD);
    }
}

/// The zoom at which its names are as large as words elsewhere.
pub fn reading_zoom(theme: &Theme) -> f32 {
    theme.text.body / NAME
}

/// The picture without its title, which the page has already.
fn below_title(picture: &Picture) -> Area {
    let [width, height] = picture.size;
    let top = picture.columns.first().map_or(0.0, |column| column.area.y - 8.0);
    Area { x: 0.0, y: top, width, height: height - top }
}
