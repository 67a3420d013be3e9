//! What would change it: the smallest sets of answers with which an option would fit, and trials at one press.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, WhatIfCommand};
use crate::app::session::Session;
use crate::appraise::what_if::{Change, Sets, WhatIf};
use crate::appraise::what_if_words::{NO_PRESSURE, barrier_in_words, change_in_words, set_in_words, what_if_in_words};
use crate::appraise::{AppraisedOption, Standing};
use crate::case::answer::Said;
use crate::ui::Commands;
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::{self as w, Level};

/// Draws the part under its heading; nothing for an option that fits.
pub fn what_would_change_it_ui(ui: &mut Ui, app: &App, session: &Session, appraised: &AppraisedOption, out: &mut Commands) {
    if appraised.standing == Standing::Fits {
        return;
    }
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "What would change it");
        ways_ui(ui, app, session, appraised, out);
    });
}

/// The ways to make it fit, each with a button that tries it. Asks for them to be worked out where nobody has.
pub fn ways_ui(ui: &mut Ui, app: &App, session: &Session, appraised: &AppraisedOption, out: &mut Commands) {
    if session.ways.is_new(appraised.option) {
        out.push(Command::WhatIf(WhatIfCommand::WorkOut(appraised.option)));
    }
    let Some(found) = session.ways.of(appraised.option) else {
        w::hint(ui, "Being worked out…");
        return;
    };
    w::body(ui, &what_if_in_words(found));
    match found {
        WhatIf::Sets(sets) => sets_ui(ui, app, session, appraised, sets, out),
        WhatIf::Closed(barriers) => {
            for barrier in barriers {
                ui.horizontal_top(|ui| {
                    w::mark(ui, Tone::Quiet, "✗", "Stays");
                    ui.vertical(|ui| {
                        w::body(ui, &barrier_in_words(&app.pack, &session.case.answers, appraised, barrier));
                    });
                });
            }
        }
        WhatIf::FitsAlready | WhatIf::TooMany { .. } | WhatIf::GaveUp => {}
    }
}

fn sets_ui(ui: &mut Ui, app: &App, session: &Session, appraised: &AppraisedOption, sets: &Sets, out: &mut Commands) {
    let is_only = sets.shown.len() == 1;
    for (place, set) in sets.shown.iter().enumerate() {
        ui.push_id(place, |ui| {
            let words = set_in_words(set);
            if !is_only {
                w::heading(ui, Level::Part, &format!("Way {}: {words}", place + 1));
            }
            for change in set {
                change_ui(ui, app, change);
            }
            let name = format!("Try way {} on a copy", place + 1);
            let trial: Vec<_> = set.iter().filter_map(|change| Some((change.question, Said::Value(change.trial()?)))).collect();
            // The same button both ways, so that the keyboard stays on it.
            let is_tried = session.play.tried == trial;
            let words = if is_tried { "Put it back" } else { "Try this on a copy" };
            let name = if is_tried { format!("Put way {} back", place + 1) } else { name };
            if w::named(w::button(ui, words), &name).clicked() {
                let set = if is_tried { Vec::new() } else { trial };
                out.push(Command::WhatIf(WhatIfCommand::TrySet { option: appraised.option, set }));
            }
            if is_tried {
                w::mark(ui, Tone::Info, "✓", "Being tried on the copy; not recorded");
            }
        });
        ui.add_space(theme::of(ui).space.small);
    }
    w::hint(ui, NO_PRESSURE);
}

fn change_ui(ui: &mut Ui, app: &App, change: &Change) {
    let (tone, symbol, word) =
        if change.is_to_be_found_out() { (Tone::Caution, "?", "Find out") } else { (Tone::Info, "→", "Change") };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme::of(ui).space.tiny;
        w::mark(ui, tone, symbol, word);
        w::body(ui, &change_in_words(&app.pack, change));
    });
}
