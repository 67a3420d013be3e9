//! Choosing an option and turning it down: the buttons, and the small dialog that asks why.

use egui::{Key as Press, Response, Ui};

use crate::app::App;
use crate::app::command::{Command, PlanCommand};
use crate::app::session::Session;
use crate::appraise::{AppraisedOption, Standing};
use crate::base::table::Key;
use crate::case::plan::{Choice, Decider, Decision};
use crate::pack::intervention::Intervention;
use crate::ui::theme::Tone;
use crate::ui::{Commands, option_words, widgets as w};

/// Where the buttons stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the card in the list.
    Card,
    /// In the detail panel.
    Detail,
}

/// The dialog that is open, and the buttons to which the keyboard returns.
#[derive(Debug, Default)]
pub struct DecideDraft {
    dialog: Option<Dialog>,
    return_to: Option<(Key<Intervention>, Place)>,
}

#[derive(Debug)]
struct Dialog {
    option: Key<Intervention>,
    from: Place,
    choice: Choice,
    reason: String,
    /// What the person says of it, in their words.
    words: String,
    /// The field that takes the keyboard in the next frame.
    focus: Option<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Reason,
    Words,
}

impl Dialog {
    fn has_reason(&self) -> bool {
        !self.reason.trim().is_empty()
    }

    /// Gives the field the keyboard if that is meant for it. True when Enter was pressed in it.
    fn is_left_by_enter(&mut self, ui: &Ui, field: Field, response: &Response) -> bool {
        if self.focus == Some(field) {
            self.focus = None;
            response.request_focus();
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Press::Enter))
    }
}

impl DecideDraft {
    /// Leaves the dialog.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    fn ask(&mut self, session: &Session, option: Key<Intervention>, from: Place, choice: Choice) {
        let words = session.case.plan.words_of(option);
        self.dialog = Some(Dialog { option, from, choice, reason: String::new(), words, focus: Some(Field::Reason) });
    }

    /// Puts the keyboard on a button once, after a dialog or another button has gone.
    fn take_focus(&mut self, option: Key<Intervention>, place: Place, response: &Response) {
        if self.return_to == Some((option, place)) {
            if response.has_focus() {
                self.return_to = None;
            } else {
                response.request_focus();
            }
        }
    }
}

/// What was decided, in a badge with its reason; nothing while nothing is.
pub fn decision_ui(ui: &mut Ui, session: &Session, option: Key<Intervention>) {
    let Some(decision) = session.case.plan.decision(option) else { return };
    match decision.choice {
        Choice::Chosen => w::badge(ui, Tone::Good, "✓", "In the plan"),
        Choice::TurnedDown => w::badge(ui, Tone::Quiet, "–", "Turned down"),
    };
    if !decision.reason.is_empty() {
        w::hint(ui, &format!("Reason: {}", decision.reason));
    }
}

/// Choose and turn down, or take back. The keyboard stays on the button that takes the place of the first.
pub fn decide_buttons_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    appraised: &AppraisedOption,
    place: Place,
    draft: &mut DecideDraft,
    out: &mut Commands,
) {
    let option = appraised.option;
    let name = &app.pack.interventions[option].name;
    let mut decided = false;
    let first = match session.case.plan.decision(option) {
        Some(_) => {
            let back = w::named(w::button(ui, "Take back"), &format!("Take back: {name}"));
            if back.clicked() {
                out.push(Command::Plan(PlanCommand::Undecide(option)));
                decided = true;
            }
            back
        }
        None if appraised.standing == Standing::Fits => {
            // One filled button a page: many cards are on one, and one panel beside them.
            let button = match place {
                Place::Card => w::button(ui, "Choose"),
                Place::Detail => w::primary_button(ui, "Choose"),
            };
            let choose = w::named(button, &format!("Choose: {name}"));
            if choose.clicked() {
                out.push(decide(option, Choice::Chosen, ""));
                decided = true;
            }
            choose
        }
        None => {
            let choose = w::named(w::button(ui, "Choose all the same…"), &format!("Choose all the same: {name}"));
            if choose.clicked() {
                draft.ask(session, option, place, Choice::Chosen);
            }
            choose
        }
    };
    draft.take_focus(option, place, &first);
    if decided {
        draft.return_to = Some((option, place));
    }
    if session.case.plan.decision(option).is_none()
        && w::named(w::link_button(ui, "Turn down…"), &format!("Turn down: {name}")).clicked()
    {
        draft.ask(session, option, place, Choice::TurnedDown);
    }
}

fn decide(option: Key<Intervention>, choice: Choice, reason: &str) -> Command {
    let (reason, person_view) = (reason.trim().to_owned(), String::new());
    Command::Plan(PlanCommand::Decide(Decision { option, choice, by: Decider::default(), reason, person_view }))
}

/// The dialog, if it is open.
pub fn decide_dialog_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut DecideDraft, out: &mut Commands) {
    let Some(dialog) = &mut draft.dialog else { return };
    let Some(appraised) = session.derived.appraisal.option(dialog.option) else { return };
    let name = &app.pack.interventions[dialog.option].name;
    let title = match dialog.choice {
        Choice::Chosen => format!("Choose: {name}"),
        Choice::TurnedDown => format!("Turn down: {name}"),
    };
    let mut is_done = false;
    let outcome = w::modal(ui, egui::Id::unique("decide"), &title, |ui, piece| match piece {
        w::Piece::Body => is_done |= dialog_body_ui(ui, app, appraised, dialog),
        w::Piece::Foot => w::cluster(ui, |ui| is_done |= dialog_buttons_ui(ui, dialog)),
    });
    if is_done {
        out.push(decide(dialog.option, dialog.choice, &dialog.reason));
        out.push(Command::Plan(PlanCommand::SetWords(dialog.option, dialog.words.trim().to_owned())));
    }
    if is_done || outcome.dismissed {
        draft.return_to = Some((dialog.option, dialog.from));
        draft.dialog = None;
        ui.ctx().request_repaint();
    }
}

/// The fields. Enter leads from one to the next that is to be filled in; true when it is pressed in the last.
fn dialog_body_ui(ui: &mut Ui, app: &App, appraised: &AppraisedOption, dialog: &mut Dialog) -> bool {
    let label = match dialog.choice {
        Choice::Chosen => {
            override_notice_ui(ui, app, appraised, "");
            "Why it is chosen all the same"
        }
        Choice::TurnedDown => "Why it is turned down",
    };
    w::gap(ui);
    let reason = w::text_field(ui, label, "Needed. It is printed with the plan.", &mut dialog.reason);
    let reason_left = dialog.is_left_by_enter(ui, Field::Reason, &reason);
    let words = w::text_field(ui, "What the person thinks of it, in their words", "May be left empty.", &mut dialog.words);
    let words_left = dialog.is_left_by_enter(ui, Field::Words, &words);
    if reason_left || words_left {
        dialog.focus = Some(if dialog.has_reason() { Field::Words } else { Field::Reason });
        ui.ctx().request_repaint();
    }
    words_left && dialog.has_reason()
}

/// True when it is decided.
fn dialog_buttons_ui(ui: &mut Ui, dialog: &Dialog) -> bool {
    let action = match dialog.choice {
        Choice::Chosen => "Choose all the same",
        Choice::TurnedDown => "Turn down",
    };
    if w::button(ui, "Back").clicked() {
        ui.close();
    }
    ui.add_enabled_ui(dialog.has_reason(), |ui| w::primary_button(ui, action).clicked()).inner
}

/// Says which condition stands against choosing an option, and what is to be done about that; nothing for one that fits.
pub fn override_notice_ui(ui: &mut Ui, app: &App, appraised: &AppraisedOption, to_do: &str) {
    let (title, word) = match appraised.standing {
        Standing::Fits => return,
        Standing::CannotTell => ("It cannot be told yet whether this fits", "Not known"),
        Standing::DoesNotFit => ("This does not fit", "Not met"),
    };
    let conditions = option_words::deciding_conditions(app, appraised);
    w::notice(ui, Tone::Caution, title, format!("{word}: {conditions}\n{to_do}").trim_end());
}
