//! How safe the case is, in the case bar; and what to choose from when it could not be saved.

use egui::{Frame, Margin, Panel, Ui, accesskit::Live};

use crate::app::App;
use crate::app::command::{Command, KeepCommand};
use crate::app::keeping::{Kept, time_of_day};
use crate::app::session::Session;
use crate::ui::keeping::unlock::sentence;
use crate::ui::theme::{self, Tone};
use crate::ui::{Commands, widgets as w};
use crate::vault::keeper::State;
use crate::vault::refusal::{Kind, Refusal};

/// What is left to the bars and the page when this is high with large text, in lines of text.
const LINES_LEFT: f32 = 12.0;

/// How wide the bar must be for all that can be said of the case, as a multiple of the size of the text.
const ROOM_FOR_MORE: f32 = 30.0;

/// What is said of the case, and what to do about it.
struct Told {
    tone: Tone,
    symbol: &'static str,
    says: String,
    /// What is said besides, where there is room; a screen reader is told it always.
    more: &'static str,
    action: Option<(&'static str, KeepCommand)>,
}

/// Draws what is said of the case in the bar, with what to do about it.
pub fn saved_state_ui(ui: &mut Ui, app: &App, session: &Session, out: &mut Commands) {
    if session.case.fictional {
        w::hint(ui, "Changes are not kept");
        return;
    }
    if !app.keeping.is_possible() {
        w::hint(ui, "In memory only");
        return;
    }
    let Told { tone, symbol, says, more, action } = told(app);
    let all = format!("{says}{more}");
    let has_room = ui.max_rect().width() > theme::of(ui).text.body * ROOM_FOR_MORE;
    let mut act = |ui: &mut Ui| {
        if let Some((name, command)) = &action
            && w::link_button(ui, name).clicked()
        {
            out.push(Command::Keep(command.clone()));
        }
    };
    // Where things are set from the right, what is to be read last is drawn first.
    let is_from_right = ui.layout().prefer_right_to_left();
    if is_from_right {
        act(ui);
    }
    let badge = w::badge(ui, tone, symbol, if has_room { &all } else { &says });
    ui.ctx().accesskit_node_builder(badge.id, |node| {
        node.set_live(Live::Polite);
        node.set_value(all);
    });
    if !is_from_right {
        act(ui);
    }
}

fn told(app: &App) -> Told {
    let told = |tone, symbol, says: &str, action| Told { tone, symbol, says: says.to_owned(), more: "", action };
    let Some(kept) = &app.keeping.kept else {
        return told(Tone::Caution, "!", "Changes are not kept", Some(("Keep…", KeepCommand::Keep)));
    };
    if kept.under_passphrase {
        let action = Some(("Keep as mine…", KeepCommand::KeepElsewhere));
        return told(Tone::Caution, "!", "A copy to look at: changes are not kept", action);
    }
    if kept.read_only.is_some() {
        let action = Some(("Save a copy…", KeepCommand::KeepElsewhere));
        return told(Tone::Caution, "!", "Only to look at: changes are not kept", action);
    }
    match &app.keeping.state {
        State::Nothing | State::Saving => told(Tone::Info, "…", "Saving…", None),
        State::Saved(at) => told(Tone::Good, "✓", &format!("Saved {}", time_of_day(*at)), None),
        State::Unsaved { since, copy, .. } => {
            let more = if copy.is_some() { "; a copy is kept" } else { "" };
            let name = if kept.path.is_some() { "Save" } else { "Keep…" };
            let says = format!("Not saved since {}", time_of_day(*since));
            Told { more, ..told(Tone::Caution, "!", &says, Some((name, KeepCommand::Keep))) }
        }
    }
}

/// Draws, under the bar, why the case is not safe or can only be looked at, and the ways on.
pub fn trouble_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    let Some(kept) = &app.keeping.kept else { return };
    let why = match &app.keeping.state {
        State::Unsaved { why, .. } => why.as_deref(),
        State::Nothing | State::Saved(_) | State::Saving => None,
    };
    if app.keeping.trouble.is_none() && why.is_none() && kept.read_only.is_none() {
        return;
    }
    let theme = theme::of(ui);
    let margin = Margin::from(egui::vec2(theme.space.large, theme.space.small));
    let frame = Frame::new().fill(theme.colors.page).inner_margin(margin);
    let panel = Panel::top("keeping").resizable(false).show_separator_line(false).frame(frame);
    panel.show(ui, |ui| {
        w::over_foot(ui, LINES_LEFT, |ui, piece| match (&app.keeping.trouble, &kept.read_only, why) {
            (Some(refusal), ..) if piece == w::Piece::Foot => ways_on_ui(ui, kept, refusal, out),
            _ if piece == w::Piece::Foot => {}
            (Some(refusal), ..) => refusal_ui(ui, app, refusal),
            (None, Some(_), _) if kept.under_passphrase => {
                let says = "You can look at it. To work on it, keep it as yours: then your own passphrase opens it.";
                w::notice(ui, Tone::Info, "This copy is under a passphrase of its own", says);
            }
            (None, Some(holder), _) => read_only_ui(ui, holder),
            (None, None, Some(why)) => {
                w::notice(ui, Tone::Caution, "Not safe yet", &format!("{} {}", sentence(why), copy_in_words(app)));
            }
            (None, None, None) => {}
        });
    });
}

fn read_only_ui(ui: &mut Ui, holder: &str) {
    w::notice(
        ui,
        Tone::Info,
        "Somebody else has this case open",
        &format!("{} You can look at it. What you change here is kept only if you save a copy.", sentence(holder)),
    );
}

fn refusal_ui(ui: &mut Ui, app: &App, refusal: &Refusal) {
    let title = if refusal.kind == Kind::InUse { "Somebody changed this case meanwhile" } else { "The case was not saved" };
    let name = refusal.file.as_ref().and_then(|file| file.file_name());
    let name = name.map_or_else(|| "The case".to_owned(), |name| name.to_string_lossy().into_owned());
    let says = format!("{name} {}. {}", refusal.without_place(), copy_in_words(app));
    let told = w::notice(ui, Tone::Caution, title, &says);
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Assertive));
}

fn ways_on_ui(ui: &mut Ui, kept: &Kept, refusal: &Refusal, out: &mut Commands) {
    let is_changed = refusal.kind == Kind::InUse;
    w::cluster(ui, |ui| {
        let elsewhere = if is_changed { "Keep both: save as a copy…" } else { "Save somewhere else…" };
        if w::button(ui, elsewhere).clicked() {
            out.push(Command::Keep(KeepCommand::KeepElsewhere));
        }
        if is_changed && w::button(ui, "Look at the other one").clicked() {
            out.push(Command::Keep(KeepCommand::LookAtOther));
        }
        if !is_changed && kept.path.is_some() && w::button(ui, "Try again").clicked() {
            out.push(Command::Keep(KeepCommand::Keep));
        }
        if w::link_button(ui, "Hide this").clicked() {
            out.push(Command::Keep(KeepCommand::DismissTrouble));
        }
    });
}

/// Where everything is meanwhile.
fn copy_in_words(app: &App) -> String {
    match &app.keeping.state {
        State::Unsaved { copy: Some(copy), .. } => {
            let folder = copy.parent().unwrap_or(copy);
            format!("A copy with everything in it is in {}.", folder.display())
        }
        State::Unsaved { copy: None, .. } => "Everything is still here, in memory: do not close the window.".to_owned(),
        State::Nothing | State::Saved(_) | State::Saving => String::new(),
    }
}
