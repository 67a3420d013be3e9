//! The Options screen.

use egui::Ui;

use crate::app::App;
use crate::app::session::Session;

use super::Commands;
use super::widgets::{self as w, Level};

/// What is half typed, folded open or filtered here.
#[derive(Debug, Default)]
pub struct OptionsDraft {}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn options_ui(ui: &mut Ui, _app: &App, _session: &Session, _draft: &mut OptionsDraft, arrived: bool, _out: &mut Commands) {
    w::page(ui, "options", |ui| w::arrival_heading(ui, Level::Page, "Options", arrived));
}
