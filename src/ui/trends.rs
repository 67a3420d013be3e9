//! The Trends screen.

use egui::Ui;

use crate::app::App;

use super::Commands;
use super::widgets::{self as w, Level};

/// What is chosen here.
#[derive(Debug, Default)]
pub struct TrendsDraft {}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn trends_ui(ui: &mut Ui, _app: &App, _draft: &mut TrendsDraft, arrived: bool, _out: &mut Commands) {
    w::page(ui, "trends", |ui| w::arrival_heading(ui, Level::Page, "Trends", arrived));
}
