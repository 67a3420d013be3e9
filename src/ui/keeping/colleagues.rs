//! On the Settings screen: the worker’s own card, the colleagues to whom copies can be sealed, and what was erased here.

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, KeepCommand};
use crate::app::keeping::wishes::ShareCommand;
use crate::app::keeping::{Who, moment_in_words};
use crate::base::date;
use crate::ui::Commands;
use crate::ui::theme::{Tone, Type};
use crate::ui::widgets::{self as w, Level};
use crate::vault::card::Card;
use crate::vault::colleagues::Colleague;

use super::unlock::sentence;

/// What is pasted and typed, and who is about to be removed.
#[derive(Debug, Default)]
pub struct ColleaguesDraft {
    pasted: String,
    name: String,
    removing: Option<Card>,
    all_erased: bool,
}

/// How many of the cases that were erased are shown before all are asked for.
const FIRST: usize = 10;

/// Draws the cards about identity, colleagues and what was erased.
pub fn identity_and_colleagues_ui(ui: &mut Ui, app: &App, draft: &mut ColleaguesDraft, out: &mut Commands) {
    w::card(ui, |ui| card_ui(ui, app, out));
    w::card(ui, |ui| colleagues_ui(ui, app, draft, out));
    w::card(ui, |ui| erased_ui(ui, app, draft));
    if let Some(card) = draft.removing.clone() {
        removing_ui(ui, &card, draft, out);
    }
}

fn card_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    w::heading(ui, Level::Card, "My card");
    w::hint(ui, "What colleagues need so that they can seal a case to you. It opens nothing.");
    let Some(card) = app.keeping.card() else {
        match app.keeping.who {
            Who::Nobody => w::body(ui, "You get one when you keep a case for the first time."),
            Who::Locked | Who::Unlocked(_) => w::body(ui, "Unlock your cases to see it."),
        };
        if app.keeping.who == Who::Locked && w::button(ui, "Unlock your cases").clicked() {
            out.push(Command::Keep(KeepCommand::AskToUnlock));
        }
        return;
    };
    w::key_value(ui, "Name", card.name());
    w::key_value(ui, "Key", card.key());
    w::key_value(ui, "To read out", &card.digits());
    w::gap(ui);
    w::cluster(ui, |ui| {
        if w::button(ui, "Copy my card").clicked() {
            ui.copy_text(card.to_string());
        }
        if w::button(ui, "Write my card to a file…").clicked() {
            out.push(Command::Share(ShareCommand::SaveMyCard));
        }
        if w::button(ui, "Make a new recovery key…").clicked() {
            out.push(Command::Keep(KeepCommand::AskForRecoveryKey));
        }
    });
}

fn colleagues_ui(ui: &mut Ui, app: &App, draft: &mut ColleaguesDraft, out: &mut Commands) {
    let sharing = &app.keeping.sharing;
    w::heading(ui, Level::Card, "Colleagues");
    w::hint(ui, "Copies of a case can be sealed to the people on this list. The list says nothing about any case.");
    for known in &sharing.colleagues {
        colleague_ui(ui, known, draft);
    }
    if sharing.colleagues.is_empty() {
        w::body(ui, "There is nobody on it yet.");
    }
    w::gap(ui);
    if let Some(why) = &sharing.refused {
        let told = w::notice(ui, Tone::Caution, "That was not taken", &sentence(why));
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Assertive));
        w::gap(ui);
    }
    match &sharing.offered {
        Some(card) => offered_ui(ui, card, draft, out),
        None => add_ui(ui, app, draft, out),
    }
}

fn colleague_ui(ui: &mut Ui, known: &Colleague, draft: &mut ColleaguesDraft) {
    let name = known.card.name();
    w::heading(ui, Level::Part, name);
    w::key_value(ui, "To check by voice", &known.card.digits());
    w::key_value(ui, "Added on", &date::in_words(known.added));
    if w::link_button(ui, &format!("Remove {name}…")).clicked() {
        draft.removing = Some(known.card.clone());
    }
}

fn add_ui(ui: &mut Ui, app: &App, draft: &mut ColleaguesDraft, out: &mut Commands) {
    w::heading(ui, Level::Part, "Add a colleague");
    let hint = "A line that begins with throughline-card-1, or a key that begins with age1.";
    w::text_area(ui, "What your colleague sent you", hint, &mut draft.pasted, 2);
    w::cluster(ui, |ui| {
        if w::button(ui, "Look at this card").clicked() {
            draft.name.clear();
            out.push(Command::Share(ShareCommand::OfferCard(draft.pasted.clone())));
        }
        ui.add_enabled_ui(!app.jobs.is_running(), |ui| {
            if w::button(ui, "Read a card from a file…").clicked() {
                draft.name.clear();
                out.push(Command::Share(ShareCommand::OfferCardFile));
            }
        });
    });
}

fn offered_ui(ui: &mut Ui, card: &Card, draft: &mut ColleaguesDraft, out: &mut Commands) {
    let ink = crate::ui::theme::of(ui).colors.ink;
    w::heading(ui, Level::Part, "Check this card before you add it");
    if card.name().is_empty() {
        w::text_field(ui, "Name of your colleague", "The card holds a key and no name.", &mut draft.name);
    } else {
        w::key_value(ui, "Name", card.name());
    }
    w::body(ui, "Ring your colleague on a number that you know, and read these digits to each other:");
    w::styled(ui, Type::CardTitle, ink, &card.digits());
    w::hint(
        ui,
        "Why: somebody who can change a message on its way could put their own key into the card. Then they could read what you seal, and your colleague could not. The digits are worked out from the key, and another key has other digits.",
    );
    w::gap(ui);
    let name = if card.name().is_empty() { draft.name.trim() } else { card.name() };
    w::cluster(ui, |ui| {
        ui.add_enabled_ui(!name.is_empty(), |ui| {
            if w::button(ui, "The digits are the same: add").clicked() {
                out.push(Command::Share(ShareCommand::AddOffered(name.to_owned())));
                draft.pasted.clear();
            }
        });
        if w::button(ui, "Leave it").clicked() {
            out.push(Command::Share(ShareCommand::LeaveOffered));
        }
    });
}

fn removing_ui(ui: &mut Ui, card: &Card, draft: &mut ColleaguesDraft, out: &mut Commands) {
    let title = format!("Remove {}?", card.name());
    let outcome = w::modal(ui, egui::Id::unique("removing a colleague"), &title, |ui, piece| match piece {
        w::Piece::Body => {
            w::body(
                ui,
                "No copy can be sealed to them any more from here. What was sealed to them before stays readable to them.",
            );
        }
        w::Piece::Foot => w::cluster(ui, |ui| {
            if w::primary_button(ui, "Keep on my list").clicked() {
                ui.close();
            }
            if w::button(ui, "Remove from my list").clicked() {
                out.push(Command::Share(ShareCommand::RemoveColleague(card.key().to_owned())));
                ui.close();
            }
        }),
    });
    if outcome.dismissed {
        outcome.give_focus_back(ui);
        draft.removing = None;
    }
}

fn erased_ui(ui: &mut Ui, app: &App, draft: &mut ColleaguesDraft) {
    let rights = &app.keeping.rights;
    w::heading(ui, Level::Card, "What was erased here");
    w::hint(ui, "That a case was erased, when and by whom; by its random number, so that nobody is named.");
    if let Some(why) = &rights.erased_trouble {
        w::notice(ui, Tone::Caution, "This list cannot be read", &sentence(why));
    } else if rights.erased.is_empty() {
        w::body(ui, "Nothing was erased here yet.");
    } else {
        let shown = if draft.all_erased { rights.erased.len() } else { FIRST };
        let row = |erased: &crate::vault::ledger::Erasure| {
            let or = |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
            let number: String = erased.case.chars().take(8).collect();
            vec![moment_in_words(&erased.at), or(&erased.name, "–"), or(&number, "Did not open")]
        };
        let rows: Vec<Vec<String>> = rights.erased.iter().take(shown).map(row).collect();
        w::table(ui, "erased", "What was erased here", &["When", "Who", "Case"], &rows);
        if shown < rights.erased.len() && w::button(ui, &format!("Show all {}", rights.erased.len())).clicked() {
            draft.all_erased = true;
        }
    }
}
