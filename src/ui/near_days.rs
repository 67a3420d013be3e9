//! Days that are often meant, one click away from a field where a day is typed.

use egui::{Ui, UiBuilder};

use crate::base::date::Date;

use super::widgets as w;

/// A link for each day. `about` tells a screen reader which field it fills; it may be empty. Returns the day that was
/// picked.
pub(super) fn near_days_ui(ui: &mut Ui, about: &str, days: &[(&str, Option<Date>)]) -> Option<Date> {
    // Messages come and go above: the links stay what they are, so that the keyboard stays.
    let id = ui.make_persistent_id("near days");
    ui.scope_builder(UiBuilder::new().scope_id(id), |ui| w::cluster(ui, |ui| links_ui(ui, about, days))).inner
}

fn links_ui(ui: &mut Ui, about: &str, days: &[(&str, Option<Date>)]) -> Option<Date> {
    let picked = days.iter().filter(|(name, day)| {
        let link = w::link_button(ui, name);
        if !about.is_empty() {
            ui.ctx().accesskit_node_builder(link.id, |node| node.set_label(format!("{name}: {about}")));
        }
        link.clicked() && day.is_some()
    });
    picked.last().and_then(|(_, day)| *day)
}
