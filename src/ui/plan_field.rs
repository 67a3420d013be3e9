//! Places to type in the plan: the text is a draft while it is typed and one command when it is left.

use std::collections::BTreeMap;

use egui::{Response, Ui};

use crate::base::date::{self, Date};
use crate::base::table::Key;
use crate::pack::intervention::Intervention;

use super::theme::Tone;
use super::widgets as w;

/// What is being typed, by field. Holds a text only while its field has the keyboard, or while it is no day.
#[derive(Debug, Default)]
pub struct Typing {
    texts: BTreeMap<Field, String>,
}

/// A place to type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What the person wants.
    Goals,
    /// Who worked on it.
    Worker,
    /// Who takes the lead.
    LeadWorker,
    /// What was agreed about barriers.
    AgreedFixes,
    /// With whom the appointment is.
    AppointmentWith,
    /// Its day.
    AppointmentDay,
    /// Its time.
    AppointmentTime,
    /// When the plan is looked at again.
    Review,
    /// Why an option was chosen or turned down.
    Reason(Key<Intervention>),
    /// What the person thinks of an option.
    View(Key<Intervention>),
}

impl Typing {
    /// Forgets what is half typed.
    pub fn forget(&mut self) {
        self.texts.clear();
    }

    /// A line or, with `rows`, an area. Returns the text when it is left changed.
    pub fn text_ui(&mut self, ui: &mut Ui, field: Field, (label, hint): (&str, &str), fact: &str, rows: usize) -> Option<String> {
        let mut text = self.texts.remove(&field).unwrap_or_else(|| fact.to_owned());
        let response =
            if rows > 1 { w::text_area(ui, label, hint, &mut text, rows) } else { w::text_field(ui, label, hint, &mut text) };
        let changed = (is_left(ui, &response) && text.trim() != fact).then(|| text.trim().to_owned());
        if response.has_focus() {
            self.texts.insert(field, text);
        }
        changed
    }

    /// A day as year-month-day. Returns the day, or that there is none, when it is left changed; what is not a day
    /// stays as it was typed, with a message, and changes nothing.
    pub fn day_ui(&mut self, ui: &mut Ui, field: Field, (label, hint): (&str, &str), fact: Option<Date>) -> Option<Option<Date>> {
        let mut text = self.texts.remove(&field).unwrap_or_else(|| fact.map(|day| day.to_string()).unwrap_or_default());
        let response = w::text_field(ui, label, hint, &mut text);
        let typed = text.trim();
        let day = if typed.is_empty() { Some(None) } else { date::parse(typed).map(Some) };
        let is_left = is_left(ui, &response);
        if response.has_focus() || day.is_none() {
            if day.is_none() && !response.has_focus() {
                w::notice(ui, Tone::Caution, "This is not a day", "Write year, month and day with dashes, such as 2026-11-25.");
            }
            self.texts.insert(field, text);
        }
        day.filter(|day| is_left && *day != fact)
    }
}

/// True when the keyboard has gone elsewhere, or is about to: a shortcut may turn to another screen in this frame.
fn is_left(ui: &Ui, response: &Response) -> bool {
    !response.has_focus() || ui.input(|input| input.modifiers.command)
}
