//! The Assessment screen.

use egui::Ui;

use crate::app::App;
use crate::app::session::Session;

use super::Commands;
use super::widgets::{self as w, Level};

/// What is half typed or folded open here.
#[derive(Debug, Default)]
pub struct AssessmentDraft {}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn assessment_ui(
    ui: &mut Ui,
    _app: &App,
    _session: &Session,
    _draft: &mut AssessmentDraft,
    arrived: bool,
    _out: &mut Commands,
) {
    w::page(ui, "assessment", |ui| w::arrival_heading(ui, Level::Page, "Assessment", arrived));
}
