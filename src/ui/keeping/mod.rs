//! The pages over the screens that hand a case over, list what is due, and erase; and what is half typed on them.

pub mod colleagues;
mod due;
mod erase;
mod hand_over;
pub mod identity;
mod one_off;
pub mod record;
mod record_parts;
pub mod recover;
pub mod recovery_key;
pub mod unlock;

use egui::Ui;

use crate::app::App;
use crate::app::keeping::Asked;

use super::Commands;
use due::due_page_ui;
use erase::{EraseDraft, erase_page_ui};
use hand_over::{HandOverDraft, hand_over_page_ui};
use one_off::one_off_page_ui;
use unlock::UnlockDraft;

/// What is half typed on the pages, and which of them is up.
#[derive(Debug, Default)]
pub struct KeepPages {
    shown: Option<Asked>,
    one_off: UnlockDraft,
    hand_over: HandOverDraft,
    due_shown: bool,
    erase: EraseDraft,
}

/// Draws the page that is asked for, if it is one of these.
pub fn keep_pages_ui(ui: &mut Ui, app: &App, pages: &mut KeepPages, out: &mut Commands) {
    if pages.shown != app.keeping.asked {
        *pages = KeepPages { shown: app.keeping.asked, ..KeepPages::default() };
    }
    match app.keeping.asked {
        Some(Asked::FilePassphrase) => one_off_page_ui(ui, app, &mut pages.one_off, out),
        Some(Asked::Copy) => hand_over_page_ui(ui, app, &mut pages.hand_over, out),
        Some(Asked::Due) => due_page_ui(ui, app, &mut pages.due_shown, out),
        Some(Asked::Erase) => erase_page_ui(ui, app, &mut pages.erase, out),
        Some(Asked::Passphrase | Asked::Identity | Asked::RecoveryKey | Asked::NewRecoveryKey | Asked::Record) | None => {}
    }
}
