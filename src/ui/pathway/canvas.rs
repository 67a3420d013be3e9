//! The picture of the pathway on the screen: moved by drag, wheel and arrow keys, larger and smaller; boxes lead to the
//! library. Only what is in view is painted; every box is there for a screen reader.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Color32, CursorIcon, EventFilter, FontId, Galley, Id, Key, Modifiers, Painter, Pos2, Rect, Role, Sense, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, accesskit::Action, pos2, vec2,
};

use crate::app::command::{Command, LibraryCommand};
use crate::library::Item;
use crate::pathway::{self, Area, LANE_HEAD, LANE_NAME, LINE, MARK, Mark, NAME, PADDING, Picture, Place, When};
use crate::ui::theme::{self, Theme, Tone, Type};
use crate::ui::{Commands, widgets as w};

use super::view::{HEAD, View, Zoom};

/// Text smaller than this, in points, is no longer painted.
const LEAST_TEXT: f32 = 3.0;
/// What a screen reader is told of the whole.
const TOLD: &str = "The pathway as a picture: arrow keys go from box to box, plus and minus zoom, Home shows all of it";

/// Draws the picture as high as what is left of the page, and never too low to be read.
pub fn canvas_ui(ui: &mut Ui, picture: &Picture, view: &mut View, left: f32, out: &mut Commands) {
    let theme = theme::of(ui);
    let room = vec2(ui.available_width(), left.max(theme.text.body * 11.0));
    let (canvas, background) = ui.allocate_exact_size(room, Sense::DRAG);
    view.choose(picture, &theme);
    view.current = view.current.min(picture.boxes.len().saturating_sub(1));
    if background.dragged() {
        view.at -= background.drag_delta() / view.zoom;
    }
    wheel(ui, canvas, picture, view);
    view.carry_out(canvas, picture);
    view.hold(canvas, picture);
    let background = background.on_hover_cursor(CursorIcon::Grab);
    background.widget_info(|| WidgetInfo::labeled(Role::Group, true, TOLD));
    ui.scope_builder(UiBuilder::new().max_rect(canvas).id_salt("pathway picture"), |ui| {
        ui.set_clip_rect(canvas.intersect(ui.clip_rect()));
        ui.painter().rect_filled(canvas, theme.shape.card, theme.colors.card);
        grounds(ui.painter(), &theme, canvas, picture, view);
        let moved = boxes(ui, &theme, canvas, picture, view, out);
        lane_names(ui, &theme, canvas, picture, view);
        heads(ui, &theme, canvas, picture, view);
        legend(ui, &theme, canvas, picture, view);
        ui.painter().rect_stroke(canvas, theme.shape.card, theme.hairline(), StrokeKind::Inside);
        if moved {
            ui.ctx().request_repaint();
        }
    });
}

fn wheel(ui: &Ui, canvas: Rect, picture: &Picture, view: &mut View) {
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|pointer| canvas.contains(*pointer)) else { return };
    let (factor, scrolled) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
    if (factor - 1.0).abs() > f32::EPSILON {
        view.zoom_to(canvas, picture, view.zoom * factor, pointer);
    } else {
        view.at -= scrolled / view.zoom;
    }
}

fn grounds(painter: &Painter, theme: &Theme, canvas: Rect, picture: &Picture, view: &View) {
    let lanes = || picture.bands.iter().map(|band| view.on_screen(canvas, band.area));
    let here = picture.columns.iter().filter(|column| column.when == When::Here);
    let here = here.map(|column| view.on_screen(canvas, column.area));
    for lane in lanes() {
        painter.rect_filled(lane, theme.shape.card, theme.colors.page);
    }
    for stage in here.clone() {
        painter.rect_filled(stage, theme.shape.card, theme.colors.accent_soft);
    }
    // The borders last: the stage lets them through, so that a lane is seen to go on behind it.
    for lane in lanes() {
        painter.rect_stroke(lane, theme.shape.card, theme.soft_border(Tone::Quiet), StrokeKind::Inside);
    }
    for stage in here {
        painter.rect_stroke(stage, theme.shape.card, theme.chosen_outline(), StrokeKind::Inside);
    }
}

/// Every box. True when the keyboard was moved to another one.
fn boxes(ui: &mut Ui, theme: &Theme, canvas: Rect, picture: &Picture, view: &mut View, out: &mut Commands) -> bool {
    let before = view.current;
    let own = ui.scope_id();
    let id = |place: usize| own.with(("box", place));
    if ui.memory(|memory| memory.has_focus(id(before))) {
        keys(ui, canvas, picture, view, id(before));
    }
    // A screen reader may put the keyboard on any of them.
    let is_asked = |number: &usize| ui.input(|input| input.has_accesskit_action_request(id(*number), Action::Focus));
    if let Some(asked) = (0..picture.boxes.len()).find(is_asked) {
        view.current = asked;
    }
    let moved = view.current != before || std::mem::take(&mut view.wants_focus);
    view.pointer_rests &= ui.input(|input| input.pointer.delta() == Vec2::ZERO);
    for (number, place) in picture.boxes.iter().enumerate() {
        let rect = view.on_screen(canvas, place.area);
        // Only one of them is a stop for Tab; the arrow keys lead to the others.
        let sense = if number == view.current { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id(number), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &place.told));
        ui.ctx().accesskit_node_builder(response.id, |node| node.add_action(Action::Focus));
        if moved && number == view.current {
            response.request_focus();
        }
        if response.gained_focus() {
            view.follow(canvas, place.area);
            ui.ctx().request_repaint();
        }
        if response.clicked() {
            view.current = number;
            out.push(Command::Library(LibraryCommand::Open(Item::Intervention(place.intervention))));
        }
        if canvas.intersects(rect) {
            let fill = if response.hovered() { theme.colors.hover } else { theme.colors.card };
            paint_box(ui, theme, canvas, rect, view.zoom, (place, fill));
            if response.has_focus() {
                // Inside where there is room, so that nothing of it is cut at the edge of the view.
                w::focus_ring(ui, rect.shrink(2.0 * theme.shape.focus * view.zoom.min(1.0)));
            }
            let response = response.on_hover_cursor(CursorIcon::PointingHand);
            if !view.pointer_rests {
                response.on_hover_text(&place.told);
            }
        }
    }
    moved
}

/// Keys of the box that has the focus.
fn keys(ui: &Ui, canvas: Rect, picture: &Picture, view: &mut View, focused: Id) {
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let step = canvas.size() / (4.0 * view.zoom);
    let moves = [
        (Key::ArrowLeft, vec2(-step.x, 0.0)),
        (Key::ArrowRight, vec2(step.x, 0.0)),
        (Key::ArrowUp, vec2(0.0, -step.y)),
        (Key::ArrowDown, vec2(0.0, step.y)),
    ];
    for (key, by) in moves {
        if pressed(Modifiers::SHIFT, key) {
            view.at += by;
        }
    }
    let last = picture.boxes.len().saturating_sub(1);
    if pressed(Modifiers::NONE, Key::ArrowRight) || pressed(Modifiers::NONE, Key::ArrowDown) {
        view.current = (view.current + 1).min(last);
    }
    if pressed(Modifiers::NONE, Key::ArrowLeft) || pressed(Modifiers::NONE, Key::ArrowUp) {
        view.current = view.current.saturating_sub(1);
    }
    let zooms = [(Key::Plus, Zoom::In), (Key::Equals, Zoom::In), (Key::Minus, Zoom::Out), (Key::Home, Zoom::Whole)];
    for (key, zoom) in zooms {
        if pressed(Modifiers::NONE, key) {
            view.ask(zoom);
            ui.ctx().request_repaint();
        }
    }
}

/// A box. What is written in one that goes across the view stays in sight at the left.
fn paint_box(ui: &Ui, theme: &Theme, canvas: Rect, rect: Rect, zoom: f32, (place, fill): (&Place, Color32)) {
    ui.painter().rect(rect, theme.shape.control * zoom.min(1.0), fill, theme.outline(), StrokeKind::Inside);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let x = rect.left().max(canvas.left()) + PADDING[0] * zoom;
    for (row, line) in (0_u8..).zip(&place.lines) {
        let y = rect.top() + (PADDING[1] + LINE * (f32::from(row) + 0.5)) * zoom;
        words(&painter, theme, Type::Strong, NAME * zoom, pos2(x, y), theme.colors.ink, line);
    }
    let middle = rect.top() + (PADDING[1] + LINE * 0.5) * zoom;
    for (mark, [right, down]) in place.marks.iter().zip(&place.spots) {
        paint_mark(&painter, theme, MARK * zoom, pos2(x + right * zoom, middle + down * zoom), (mark, place.said(mark)));
    }
}

fn paint_mark(painter: &Painter, theme: &Theme, size: f32, at: Pos2, (mark, said): (&Mark, &str)) {
    let color = theme.tone_ink(match mark.sense {
        pathway::Sense::Good => Tone::Good,
        pathway::Sense::Open => Tone::Caution,
        pathway::Sense::Note => Tone::Info,
        pathway::Sense::Quiet => Tone::Quiet,
    });
    words(painter, theme, Type::Hint, size, at, color, mark.symbol);
    words(painter, theme, Type::Hint, size, at + vec2(size * 1.3, 0.0), color, said);
}

/// Words of this size with their left edge at a point, centred on it.
fn words(painter: &Painter, theme: &Theme, kind: Type, size: f32, at: Pos2, color: Color32, text: &str) {
    if size >= LEAST_TEXT && !text.is_empty() {
        let galley = line(painter, theme, kind, size, text);
        painter.galley(pos2(at.x, at.y - galley.size().y / 2.0).round(), galley, color);
    }
}

fn line(painter: &Painter, theme: &Theme, kind: Type, size: f32, text: &str) -> Arc<Galley> {
    // Half points, so that a slow zoom does not draw every letter anew at each step.
    let font_id = FontId { size: (size * 2.0).round() / 2.0, ..theme.font(kind) };
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font_id, theme::LATER);
    job.wrap.max_width = f32::INFINITY;
    painter.layout_job(job)
}

/// The names of the lanes stay in sight at the left and below the heads. Where they stand above the boxes, these pass
/// under them.
fn lane_names(ui: &Ui, theme: &Theme, canvas: Rect, picture: &Picture, view: &View) {
    let heads = heads_top(canvas, picture, view) + HEAD * view.zoom;
    let below_heads = canvas.with_min_y(heads).intersect(ui.clip_rect());
    for band in &picture.bands {
        let lane = view.on_screen(canvas, band.area);
        let is_above = picture.columns.len() > 1;
        let lines = f32::from(u8::try_from(band.lines.len()).unwrap_or(u8::MAX));
        let high = if is_above { LANE_HEAD } else { 14.0 + LINE * lines } * view.zoom;
        let under_heads = if is_above { heads } else { heads + 8.0 * view.zoom };
        let strip = Rect::from_x_y_ranges(lane.x_range(), lane.top()..=lane.top() + high)
            .translate(vec2(0.0, (under_heads.min(lane.bottom() - high) - lane.top()).max(0.0)));
        if !strip.intersects(canvas) {
            continue;
        }
        let response = ui.interact(strip.intersect(canvas), ui.scope_id().with(("lane", band.lane)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, band.lane.name()));
        let painter = ui.painter().with_clip_rect(below_heads);
        if is_above && strip.top() > lane.top() {
            grounds(&painter.with_clip_rect(below_heads.intersect(strip)), theme, canvas, picture, view);
            painter.hline(strip.x_range(), strip.bottom().round(), theme.hairline());
        }
        let left = lane.left().max(canvas.left()) + 14.0 * view.zoom;
        for (row, words) in (0_u8..).zip(&band.lines) {
            let galley = line(&painter, theme, Type::HintStrong, LANE_NAME * view.zoom, words);
            // Where hardly anything of the lane is left in view its name would stand in another.
            if LANE_NAME * view.zoom >= LEAST_TEXT && left + galley.size().x < lane.right() {
                let middle = strip.top() + (LANE_HEAD / 2.0 + LINE * f32::from(row)) * view.zoom;
                painter.galley(pos2(left, middle - galley.size().y / 2.0).round(), galley, theme.colors.quiet);
            }
        }
    }
}

/// The names of the stages stand above the lanes and stay in sight at the top.
fn heads_top(canvas: Rect, picture: &Picture, view: &View) -> f32 {
    picture.columns.first().map_or(canvas.top(), |column| view.on_screen(canvas, column.area).top()).max(canvas.top())
}

/// The names of the stages stay in sight at the top, with the word for where the person is.
fn heads(ui: &Ui, theme: &Theme, canvas: Rect, picture: &Picture, view: &View) {
    let zoom = view.zoom;
    let top = heads_top(canvas, picture, view);
    for (number, column) in picture.columns.iter().enumerate() {
        let rect =
            Rect::from_min_size(pos2(view.on_screen(canvas, column.area).left(), top), vec2(column.area.width, HEAD) * zoom);
        let is_here = column.when == When::Here;
        let response = ui.interact(rect, ui.scope_id().with(("stage", number)), Sense::hover());
        let told = if column.when.words().is_empty() {
            column.name.clone()
        } else {
            format!("{}: {}", column.name, column.when.words())
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
        let (fill, stroke) =
            if is_here { (theme.colors.accent_soft, theme.chosen_outline()) } else { (theme.colors.card, theme.outline()) };
        ui.painter().rect(rect, theme.shape.card * zoom.min(1.0), fill, stroke, StrokeKind::Inside);
        let color = if is_here { theme.colors.accent } else { theme.colors.quiet };
        let lines = [
            (14.0, Type::Strong, 20.0, theme.colors.ink, column.name.as_str()),
            (33.0, Type::HintStrong, 14.0, color, column.when.words()),
        ];
        for (down, kind, size, color, text) in lines {
            // In sight while the column is, until its right end pushes it away.
            let last = rect.right() - 12.0 * zoom - line(ui.painter(), theme, kind, size * zoom, text).size().x;
            let x = rect.left().max(canvas.left().min(last - 12.0 * zoom)) + 12.0 * zoom;
            words(ui.painter(), theme, kind, size * zoom, pos2(x, rect.top() + down * zoom), color, text);
        }
    }
}

/// What the marks mean, under the lanes.
fn legend(ui: &Ui, theme: &Theme, canvas: Rect, picture: &Picture, view: &View) {
    for (mark, [x, y]) in picture.legend_at() {
        let at = view.on_screen(canvas, Area { x, y, width: 0.0, height: 0.0 }).min;
        paint_mark(ui.painter(), theme, 14.0 * view.zoom, at, (mark, &mark.word));
    }
}
