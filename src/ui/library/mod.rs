//! The Library screen: a field to search, a list of what is found, and an entry beside it or in its place.

pub mod entry;
pub mod intervention;

use std::collections::BTreeSet;

use egui::{Key, Modifiers, Rect, Ui, UiBuilder};

use crate::app::App;
use crate::app::command::{Command, LibraryCommand};
use crate::appraise::explain;
use crate::library::{self, Entry, Filter, Item, Kind, search};
use crate::pack::evidence::RatingClass;

use super::options::detail::DetailDraft;
use super::widgets::{self as w, Level};
use super::{Commands, list_heading, option_words, options, theme};

/// How many finds are shown before the rest is asked for.
const MOST: usize = 40;

/// What is typed, filtered and folded open here.
#[derive(Debug, Default)]
pub struct LibraryDraft {
    query: String,
    filter: Filter,
    filter_open: bool,
    /// The headings whose lists are open while nothing is asked for.
    groups_open: BTreeSet<&'static str>,
    /// What was found for which query and filter.
    found: Option<Found>,
    /// True when all finds are wanted and not only the first.
    all: bool,
    /// The entry of the frame before.
    shown: Option<Item>,
    detail: DetailDraft,
    /// The row whose entry was left: the keyboard goes back there.
    return_to: Option<Item>,
}

#[derive(Debug)]
struct Found {
    query: String,
    filter: Filter,
    items: Vec<Item>,
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn library_ui(ui: &mut Ui, app: &App, draft: &mut LibraryDraft, arrived: bool, out: &mut Commands) {
    let shown = app.reading.trail.last().and_then(|item| app.library().entry(*item));
    let item = shown.map(|entry| entry.item);
    let turned = item != draft.shown || (arrived && item.is_some());
    if turned && item.is_none() {
        draft.return_to = draft.shown;
    }
    draft.shown = item;
    find(app, draft);
    if options::is_wide(ui) {
        let (list, side) = columns(ui);
        let at_list = arrived && shown.is_none();
        ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("list"), |ui| {
            w::page(ui, "library", |ui| list_ui(ui, app, draft, at_list, out));
        });
        ui.painter().vline(side.left().round(), side.y_range(), theme::of(ui).hairline());
        ui.scope_builder(UiBuilder::new().max_rect(side).id_salt("entry"), |ui| match shown {
            Some(entry) => entry_ui(ui, app, entry, draft, turned, out),
            None => w::page(ui, "beside", |ui| entry::caveats_card_ui(ui, app)),
        });
    } else if let Some(entry) = shown {
        entry_ui(ui, app, entry, draft, turned, out);
    } else {
        w::page(ui, "library", |ui| {
            list_ui(ui, app, draft, arrived, out);
            w::gap(ui);
            entry::caveats_card_ui(ui, app);
        });
    }
    let may_leave = shown.is_some() && app.message.is_none() && !ui.ctx().text_edit_focused();
    if may_leave && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        out.push(Command::Library(LibraryCommand::Back));
    }
}

fn columns(ui: &Ui) -> (Rect, Rect) {
    let whole = ui.available_rect_before_wrap();
    let list = (whole.width() * 0.4).max(theme::of(ui).column.side);
    whole.split_left_right_at_x(whole.left() + list)
}

/// Searches again where query or filter have changed.
fn find(app: &App, draft: &mut LibraryDraft) {
    let is_fresh = draft.found.as_ref().is_some_and(|found| found.query == draft.query && found.filter == draft.filter);
    if !is_fresh {
        let items = app.library().search(&app.pack, &draft.query, &draft.filter).into_iter().map(|entry| entry.item).collect();
        draft.found = Some(Found { query: draft.query.clone(), filter: draft.filter.clone(), items });
        draft.all = false;
    }
}

/// Entries begin at their top.
fn entry_ui(ui: &mut Ui, app: &App, entry: &Entry, draft: &mut LibraryDraft, turned: bool, out: &mut Commands) {
    let id = format!("entry {} {}", entry.item.kind().name(), entry.id);
    w::page(ui, id, |ui| entry::library_entry_ui(ui, app, entry, &mut draft.detail, turned, out));
}

fn list_ui(ui: &mut Ui, app: &App, draft: &mut LibraryDraft, arrived: bool, out: &mut Commands) {
    w::heading(ui, Level::Page, "Library");
    let field = w::text_field(ui, "Search", "A name, a short form such as DRR, or a few words", &mut draft.query);
    if arrived {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let first = draft.found.as_ref().and_then(|found| found.items.first().copied());
    if let (true, false, Some(first)) = (entered, search::is_empty(&draft.query), first) {
        out.push(Command::Library(LibraryCommand::Open(first)));
    }
    let title = if draft.filter.is_on() { "Filter (on)" } else { "Filter" };
    let LibraryDraft { filter, filter_open, .. } = draft;
    w::fold(ui, "filter", title, filter_open, |ui| filter_ui(ui, app, filter));
    w::gap(ui);
    if search::is_empty(&draft.query) && !draft.filter.is_on() {
        groups_ui(ui, app, draft, out);
    } else {
        found_ui(ui, app, draft, out);
    }
    // Only a row that is drawn can take the keyboard back.
    draft.return_to = None;
}

fn groups_ui(ui: &mut Ui, app: &App, draft: &mut LibraryDraft, out: &mut Commands) {
    for group in app.library().groups(&app.pack, &draft.filter) {
        let mut open = draft.groups_open.contains(group.title);
        let title = format!("{} ({})", group.title, group.entries.len());
        w::fold(ui, group.title, &title, &mut open, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for entry in &group.entries {
                row_ui(ui, entry, draft, out);
            }
        });
        if open {
            draft.groups_open.insert(group.title);
        } else {
            draft.groups_open.remove(group.title);
        }
    }
}

fn found_ui(ui: &mut Ui, app: &App, draft: &mut LibraryDraft, out: &mut Commands) {
    let items = draft.found.as_ref().map(|found| found.items.clone()).unwrap_or_default();
    if items.is_empty() {
        let body = if draft.filter.is_on() {
            "The filter leaves some of the library out. Without it there may be something."
        } else {
            "Try fewer words, or another word for it."
        };
        let action = draft.filter.is_on().then_some("Search without the filter");
        let clear = w::empty_state(ui, "Nothing was found", body, action);
        if clear.is_some_and(|clear| clear.clicked()) {
            draft.filter = Filter::default();
        }
        return;
    }
    list_heading::group_heading(ui, &format!("{} found", items.len()));
    let shown = if draft.all { items.len() } else { MOST };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for entry in items.iter().take(shown).filter_map(|item| app.library().entry(*item)) {
            row_ui(ui, entry, draft, out);
        }
    });
    if items.len() > shown {
        w::gap(ui);
        draft.all |= w::button(ui, &format!("Show all {}", items.len())).clicked();
    }
}

fn row_ui(ui: &mut Ui, entry: &Entry, draft: &LibraryDraft, out: &mut Commands) {
    let row = entry::link_row_ui(ui, entry, draft.shown == Some(entry.item), out);
    if draft.return_to == Some(entry.item) {
        row.request_focus();
    }
}

fn filter_ui(ui: &mut Ui, app: &App, filter: &mut Filter) {
    let pack = &app.pack;
    let capital = option_words::capitalised;
    let kinds = Kind::EVERY.map(|kind| (kind, capital(kind.name())));
    let roles = library::ROLES.map(|role| (role, library::role_heading(role).to_owned()));
    let stages = pack.stages.entries().map(|(key, stage)| (key, stage.name.clone()));
    let needs = pack.needs.entries().map(|(key, need)| (key, need.name.clone()));
    let classes = [RatingClass::Reasonable, RatingClass::Mixed, RatingClass::NoEvaluations, RatingClass::NotRated];
    let classes = classes.map(|class| (class, capital(explain::class_in_words(class))));
    let places = pack.jurisdictions.entries().map(|(key, place)| (key, place.name.clone()));
    chips_ui(ui, "Kind", kinds, &mut filter.kinds);
    w::hint(ui, "The rest is about interventions: with any of it on, nothing else is listed.");
    chips_ui(ui, "Part", roles, &mut filter.roles);
    chips_ui(ui, "Stage", stages, &mut filter.stages);
    chips_ui(ui, "Serves", needs, &mut filter.needs);
    chips_ui(ui, "Rating", classes, &mut filter.classes);
    chips_ui(ui, "Exists in", places, &mut filter.jurisdictions);
    if filter.is_on() && w::link_button(ui, "Clear the filter").clicked() {
        *filter = Filter::default();
    }
}

fn chips_ui<T: Copy + PartialEq>(ui: &mut Ui, title: &str, all: impl IntoIterator<Item = (T, String)>, on: &mut Vec<T>) {
    w::heading(ui, Level::Part, title);
    let builder = UiBuilder::new().id_salt(title).accessibility_role(egui::Role::Group).accessibility_label(title);
    ui.scope_builder(builder, |ui| {
        w::cluster(ui, |ui| {
            for (value, name) in all {
                let is_on = on.contains(&value);
                if w::chip(ui, &name, is_on).clicked() {
                    on.retain(|other| *other != value);
                    if !is_on {
                        on.push(value);
                    }
                }
            }
        });
    });
}
