//! Places to type in the plan: the text is a draft while it is typed and a command when typing pauses.

use std::collections::BTreeMap;

use egui::Ui;

use crate::base::date::{self, Date};
use crate::base::table::Key;
use crate::pack::intervention::Intervention;
use crate::ui::near_days::near_days_ui;
use crate::ui::theme::{self, Tone};
use crate::ui::widgets as w;

/// What is being typed, by field. Holds a text only while its field has the keyboard, or while it is no day: what is
/// no day cannot be recorded, and stays here to be put right for as long as the case is open.
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
    /// How the person would like to be met and reached.
    Preferences,
    /// With whom the appointment at this place is.
    AppointmentWith(usize),
    /// Where it is.
    AppointmentWhere(usize),
    /// Its day.
    AppointmentDay(usize),
    /// Its time.
    AppointmentTime(usize),
    /// The way round the checklist item at this place.
    Fix(usize),
    /// When the person agreed to an option or refused it.
    ConsentDay(Key<Intervention>),
    /// In whose presence.
    Witness(Key<Intervention>),
    /// Who of those present the one at this place is.
    Present(usize),
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

    /// Forgets what is half typed about appointments: taking one away moves the others.
    pub fn forget_appointments(&mut self) {
        self.texts.retain(|field, _| {
            !matches!(
                field,
                Field::AppointmentWith(_) | Field::AppointmentWhere(_) | Field::AppointmentDay(_) | Field::AppointmentTime(_)
            )
        });
    }

    /// A line or, with `rows`, an area. Returns the text when it is changed and typing pauses.
    pub fn text_ui(&mut self, ui: &mut Ui, field: Field, (label, hint): (&str, &str), fact: &str, rows: usize) -> Option<String> {
        let mut text = self.texts.remove(&field).unwrap_or_else(|| fact.to_owned());
        let response =
            if rows > 1 { w::text_area(ui, label, hint, &mut text, rows) } else { w::form_field(ui, label, hint, &mut text) };
        let changed = (w::is_to_be_recorded(ui, &response) && text.trim() != fact).then(|| text.trim().to_owned());
        if response.has_focus() {
            self.texts.insert(field, text);
        }
        changed
    }

    /// A day as year-month-day. Returns the day, or that there is none, when it is changed and typing pauses; what is not a day
    /// stays as it was typed, with a message, and changes nothing.
    pub fn day_ui(&mut self, ui: &mut Ui, field: Field, (label, hint): (&str, &str), fact: Option<Date>) -> Option<Option<Date>> {
        let mut text = self.texts.remove(&field).unwrap_or_else(|| fact.map(|day| day.to_string()).unwrap_or_default());
        let response = w::form_field(ui, label, hint, &mut text);
        let typed = text.trim();
        let day = if typed.is_empty() { Some(None) } else { date::parse(typed).map(Some) };
        let is_left = w::is_to_be_recorded(ui, &response);
        if response.has_focus() || day.is_none() {
            if day.is_none() && !response.has_focus() {
                w::notice(ui, Tone::Caution, "This is not a day", "Write year, month and day with dashes, such as 2026-11-25.");
            }
            self.texts.insert(field, text);
        }
        day.filter(|day| is_left && *day != fact)
    }

    /// A day as in [`Self::day_ui`], with today and tomorrow one click away. `about` is told with them to a screen reader.
    pub fn near_day_ui(
        &mut self,
        ui: &mut Ui,
        (field, about): (Field, &str),
        labels: (&str, &str),
        fact: Option<Date>,
        today: Date,
    ) -> Option<Option<Date>> {
        let typed = self.day_ui(ui, field, labels, fact);
        let picked = near_days_ui(ui, about, &[("Today", Some(today)), ("Tomorrow", today.tomorrow().ok())]);
        if picked.is_some() {
            self.texts.remove(&field);
        }
        picked.map(Some).or(typed)
    }
}

/// One of a few answers, side by side. `about` tells a screen reader which of many such rows it is. Returns the answer
/// that was picked, if it is another than before.
pub(super) fn chips_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    about: &str,
    (chosen, nothing_yet): (T, Option<T>),
    all: &[(T, &str)],
) -> Option<T> {
    if !name.is_empty() {
        w::strong(ui, name);
    }
    let group = if name.is_empty() { about.to_owned() } else { format!("{name}: {about}") };
    let picked = w::choice_group(ui, w::Mark::Radio, &group, |ui| {
        w::cluster(ui, |ui| {
            let clicked = all.iter().filter(|(value, words)| {
                let is_nothing_yet = nothing_yet == Some(*value);
                let chip = if is_nothing_yet { w::quiet_chip } else { w::chip }(ui, words, *value == chosen);
                ui.ctx().accesskit_node_builder(chip.id, |node| node.set_label(format!("{words}: {about}")));
                chip.clicked()
            });
            clicked.last()
        })
    });
    ui.add_space(theme::of(ui).space.small);
    picked.map(|(value, _)| *value).filter(|value| *value != chosen)
}

/// Two columns of fields where there is room, one below the other where there is not. Called with 0 and 1.
pub(super) fn columns_ui(ui: &mut Ui, mut column: impl FnMut(&mut Ui, usize)) {
    let theme = theme::of(ui);
    if ui.available_width() < theme.column.label * 3.5 {
        column(ui, 0);
        column(ui, 1);
        return;
    }
    let gap = theme.space.large;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        ui.columns(2, |columns| {
            for (place, ui) in columns.iter_mut().enumerate() {
                column(ui, place);
            }
        });
    });
}
