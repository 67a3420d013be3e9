//! Asking for the passphrase of a file that has one of its own.

use egui::Ui;

use crate::app::App;
use crate::app::command::Command;
use crate::app::keeping::wishes::ShareCommand;
use crate::ui::Commands;
use crate::ui::widgets::{self as w, Level};

use super::unlock::{Asks, UnlockDraft, page, passphrase_ui};

/// Asks for the passphrase of a copy that is sealed to nobody's key.
pub fn one_off_page_ui(ui: &mut Ui, app: &App, draft: &mut UnlockDraft, out: &mut Commands) {
    page(ui, "one-off", |ui| {
        let arrived = draft.arrives();
        w::heading(ui, Level::Page, "This copy has a passphrase of its own");
        let file = app.keeping.sharing.opening.as_ref().and_then(|path| path.file_name());
        if let Some(file) = file {
            w::hint(ui, &file.to_string_lossy());
        }
        w::body(ui, "Whoever made it for you has the passphrase. It is not yours, and it opens nothing else.");
        w::gap(ui);
        w::card(ui, |ui| {
            let open = |passphrase| Command::Share(ShareCommand::OpenWith(passphrase));
            let asks = Asks { name: "Passphrase of the copy", act: "Open the copy", may_leave: true };
            passphrase_ui(ui, app, draft, arrived, asks, open, out);
        });
    });
}
