//! Answering by keys: what each picks, and what is said when a row is picked.

use egui::{Key as Press, Modifiers, Ui};

use crate::app::App;
use crate::app::command::{CaseCommand, Command};
use crate::app::over_time;
use crate::app::session::Session;
use crate::base::table::Key;
use crate::case::answer::{Said, Value};
use crate::pack::question::{Kind, Question};
use crate::ui::Commands;

use super::said;

const DIGITS: [Press; 9] =
    [Press::Num1, Press::Num2, Press::Num3, Press::Num4, Press::Num5, Press::Num6, Press::Num7, Press::Num8, Press::Num9];

/// The keys that answer the question: digits, N and P; and S, where there is something to confirm. True if one chose an
/// answer, to which the keyboard goes once it is there.
pub fn keys(ui: &Ui, app: &App, session: &Session, question: Key<Question>, out: &mut Commands) -> bool {
    let mut answered = false;
    let pressed = |key: Press| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let kind = &app.pack.questions[question].kind;
    for (place, digit) in DIGITS.into_iter().enumerate().take(rows(kind)) {
        if pressed(digit) {
            out.push(said(question, picked(kind, session.case.answers.said(question), place)));
            answered = true;
        }
    }
    if pressed(Press::S) && over_time::open_last_time(session, question).is_some() {
        out.push(Command::Case(CaseCommand::Confirm(question)));
        answered = true;
    }
    if pressed(Press::N) {
        out.push(said(question, Said::NotKnown));
    }
    if pressed(Press::P) {
        out.push(said(question, Said::Declined));
    }
    answered
}

/// How many rows there are to pick from; several choices have one more for "none of these".
fn rows(kind: &Kind) -> usize {
    match kind {
        Kind::YesNo(_) | Kind::Choice(_) => kind.choices().len(),
        Kind::Choices(choices) => choices.len() + 1,
        Kind::Number { .. } | Kind::Date => 0,
    }
}

/// What is said when a row is picked.
pub fn picked(kind: &Kind, before: Said, place: usize) -> Said {
    match kind {
        Kind::Choices(choices) if place >= choices.len() => Said::Value(Value::Choices(0)),
        Kind::Choices(_) => {
            let chosen = match before {
                Said::Value(Value::Choices(mask)) => mask,
                Said::Value(Value::Choice(_) | Value::Number(_) | Value::Date(_))
                | Said::NotAsked
                | Said::NotKnown
                | Said::Declined => 0,
            };
            let toggled = chosen ^ (1 << place);
            // Taking the last one away leaves the question open: "none of these" is said, not implied.
            if toggled == 0 { Said::NotAsked } else { Said::Value(Value::Choices(toggled)) }
        }
        Kind::YesNo(_) | Kind::Choice(_) | Kind::Number { .. } | Kind::Date => {
            u8::try_from(place).map_or(before, |place| Said::Value(Value::Choice(place)))
        }
    }
}
