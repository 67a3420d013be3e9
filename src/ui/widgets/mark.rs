//! Short statements of state: a symbol with its word, never the one without the other.

use egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::paint;
use crate::ui::theme::{self, Tone, Type};

/// How one condition stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TruthTone {
    /// The condition holds.
    Met,
    /// It does not. Quiet and not red: that is no fault of the person.
    NotMet,
    /// Not enough is known.
    NotKnown,
}

/// How an intervention stands for a person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StandingTone {
    /// Every gate is met.
    Fits,
    /// Some gate is open.
    CannotTell,
    /// Some gate is not met.
    DoesNotFit,
}

/// How much evidence a source found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RatingTone {
    /// Reasonable evidence.
    Reasonable,
    /// Mixed evidence.
    Mixed,
    /// The source looked and found no evaluation.
    NotFound,
    /// The source did not rate it.
    NotRated,
}

/// The symbol of a tone.
pub fn tone_symbol(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "✓",
        Tone::Caution => "!",
        Tone::Danger => "⚠",
        Tone::Info => "ℹ",
        Tone::Quiet => "–",
    }
}

/// Met, not met or not known.
pub fn truth_mark(ui: &mut Ui, truth: TruthTone) -> Response {
    match truth {
        TruthTone::Met => mark(ui, Tone::Good, "✓", "Met"),
        TruthTone::NotMet => mark(ui, Tone::Quiet, "✗", "Not met"),
        TruthTone::NotKnown => mark(ui, Tone::Caution, "?", "Not known"),
    }
}

/// Fits, cannot tell yet or does not fit.
pub fn standing_mark(ui: &mut Ui, standing: StandingTone) -> Response {
    match standing {
        StandingTone::Fits => mark(ui, Tone::Good, "●", "Fits"),
        StandingTone::CannotTell => mark(ui, Tone::Caution, "◐", "Cannot tell yet"),
        StandingTone::DoesNotFit => mark(ui, Tone::Quiet, "○", "Does not fit"),
    }
}

/// What a source says about the evidence.
pub fn rating_mark(ui: &mut Ui, rating: RatingTone) -> Response {
    match rating {
        RatingTone::Reasonable => mark(ui, Tone::Info, "▲", "Reasonable evidence"),
        RatingTone::Mixed => mark(ui, Tone::Info, "◆", "Mixed evidence"),
        RatingTone::NotFound => mark(ui, Tone::Quiet, "◇", "No evaluation found"),
        RatingTone::NotRated => mark(ui, Tone::Quiet, "–", "Not rated"),
    }
}

/// A symbol and its word, in the flow of text.
pub fn mark(ui: &mut Ui, tone: Tone, symbol: &str, word: &str) -> Response {
    let ink = theme::of(ui).tone_ink(tone);
    state(ui, Type::Strong, symbol, word, Plate { ink, fill: theme::NONE, stroke: Stroke::NONE, padding: 0.0 })
}

/// A symbol and its word on a soft ground, for what should be seen in passing.
pub fn badge(ui: &mut Ui, tone: Tone, symbol: &str, word: &str) -> Response {
    let theme = theme::of(ui);
    let plate = Plate {
        ink: theme.tone_ink(tone),
        fill: theme.tone_ground(tone),
        stroke: theme.soft_border(tone),
        padding: theme.space.small,
    };
    state(ui, Type::HintStrong, symbol, word, plate)
}

#[derive(Clone, Copy)]
struct Plate {
    ink: Color32,
    fill: Color32,
    stroke: Stroke,
    padding: f32,
}

fn state(ui: &mut Ui, kind: Type, symbol: &str, word: &str, plate: Plate) -> Response {
    let Plate { ink, fill, stroke, padding } = plate;
    let theme = theme::of(ui);
    let slot = symbol_slot(ui, kind);
    let sign = paint::lay_out(ui, kind, symbol, f32::INFINITY);
    let galley = paint::lay_out(ui, kind, word, paint::line_width(ui) - slot - theme.space.tiny - 2.0 * padding);
    let height = galley.size().y + padding * 0.75;
    let width = slot + theme.space.tiny + galley.size().x + 2.0 * padding;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    ui.painter().rect(rect, theme.shape.control, fill, stroke, StrokeKind::Inside);
    let left = rect.left() + padding;
    paint::text_at(ui, left + (slot - sign.size().x) / 2.0, rect.center().y, &sign, ink);
    paint::text_at(ui, left + slot + theme.space.tiny, rect.center().y, &galley, ink);
    response
}

/// Symbols differ in width; a slot of one width keeps the words in line.
pub(super) fn symbol_slot(ui: &Ui, kind: Type) -> f32 {
    theme::of(ui).font(kind).size
}
