//! On the record page: who can open the case, how long it is kept, and that it can go.

use egui::Ui;

use crate::app::App;
use crate::app::command::Command;
use crate::app::keeping::Held;
use crate::app::keeping::wishes::{RightsCommand, ShareCommand};
use crate::base::date;
use crate::ui::Commands;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};

use super::unlock::capital;

/// The day that is typed, until it is set.
#[derive(Debug, Default)]
pub struct RetentionDraft {
    typed: Option<String>,
    is_wrong: bool,
}

/// Who can open it: taken off, let in.
pub fn readers_ui(ui: &mut Ui, app: &App, held: &Held, may_change: bool, out: &mut Commands) {
    w::heading(ui, Level::Card, "Who can open it");
    for reader in &held.readers {
        let name = reader.card.name_or_key();
        if reader.stays {
            w::key_value(ui, &capital(name), "Always, so that you do not lose your own case");
            continue;
        }
        w::key_value(ui, &capital(name), &format!("To check by voice: {}", reader.card.digits()));
        if may_change && w::link_button(ui, &format!("Take off {name}")).clicked() {
            out.push(Command::Share(ShareCommand::ShutOut(reader.card.key().to_owned())));
        }
    }
    if !may_change {
        return;
    }
    let is_in = |key: &str| held.readers.iter().any(|reader| reader.card.key() == key);
    let others: Vec<_> = app.keeping.sharing.colleagues.iter().filter(|known| !is_in(known.card.key())).collect();
    if !others.is_empty() {
        w::gap(ui);
        w::cluster(ui, |ui| {
            for known in others {
                if w::button(ui, &format!("Let in {}", known.card.name())).clicked() {
                    out.push(Command::Share(ShareCommand::LetIn(known.card.key().to_owned())));
                }
            }
        });
    }
    w::hint(
        ui,
        "Who is let in opens this very file, from its next saving on. Who is taken off cannot open it from its next saving on; copies that they have, and versions from before, stay readable to them. Colleagues are added in Settings.",
    );
}

/// The day until which it is kept.
pub fn retention_ui(ui: &mut Ui, app: &App, held: &Held, may_change: bool, draft: &mut RetentionDraft, out: &mut Commands) {
    w::heading(ui, Level::Card, "How long it is kept");
    let now = held.keep_until.map_or_else(|| "No day is set".to_owned(), date::in_words);
    w::key_value(ui, "Kept until", &now);
    if held.keep_until.is_some_and(|day| day < app.today) {
        w::notice(
            ui,
            Tone::Caution,
            "This day has gone by",
            "Erase the case, or set another day if your organisation’s rule says so.",
        );
    }
    if !may_change {
        return;
    }
    let fact = || held.keep_until.map(|day| day.to_string()).unwrap_or_default();
    let mut typed = draft.typed.take().unwrap_or_else(fact);
    let hint = "Year-month-day, such as 2029-01-09. No source of this program names a period: your organisation’s rule decides.";
    if w::text_field(ui, "Keep until", hint, &mut typed).changed() {
        draft.is_wrong = false;
    }
    if draft.is_wrong {
        w::notice(ui, Tone::Caution, "This is not a day", "Write year, month and day with dashes, such as 2029-01-09.");
        w::gap(ui);
    }
    w::cluster(ui, |ui| {
        if w::button(ui, "Set this day").clicked() {
            match date::parse(typed.trim()) {
                Some(day) => out.push(Command::Rights(RightsCommand::SetKeepUntil(Some(day)))),
                None => draft.is_wrong = true,
            }
        }
        if held.keep_until.is_some() && w::button(ui, "Set no day").clicked() {
            typed.clear();
            out.push(Command::Rights(RightsCommand::SetKeepUntil(None)));
        }
    });
    draft.typed = (typed != fact()).then_some(typed);
}

/// That it can be erased.
pub fn erase_ui(ui: &mut Ui, out: &mut Commands) {
    w::heading(ui, Level::Card, "Erase this case");
    w::hint(ui, "With its versions, recovery copies and its entry among the recent cases. First you see what would go.");
    if w::button(ui, "See what would be erased…").clicked() {
        out.push(Command::Rights(RightsCommand::AskToErase));
    }
}
