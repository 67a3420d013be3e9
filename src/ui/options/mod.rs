//! The Options screen: what fits, what cannot be told yet, what does not fit, each with its reasons.

pub mod around;
pub mod card;
pub mod compare;
pub mod criterion_row;
pub mod decide;
pub mod detail;
pub mod evidence;
pub mod filter;
pub mod groups;
pub mod preference;
pub mod what_if;

use egui::{Rect, Ui, UiBuilder};

use crate::app::App;
use crate::app::command::{Command, Screen};
use crate::app::session::Session;
use crate::appraise::{AppraisedOption, Standing, explain};
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::pack::intervention::Intervention;

use super::assessment::ask;
use super::widgets::{self as w, Level};
use super::{Commands, list_heading, option_words, theme};
use around::{AroundDraft, around_ui};
use compare::CompareDraft;
use decide::DecideDraft;
use detail::DetailDraft;
use filter::{Filter, filter_ui};
use groups::{GroupBy, groups};

/// From this width on, at 100 per cent text, the details stand beside the list.
const WIDE: f32 = 1100.0;

/// How many of the next questions are shown.
const NEXT: usize = 3;

/// What is half typed, folded open or filtered here.
#[derive(Debug, Default)]
pub struct OptionsDraft {
    /// The place of the standing whose list is shown.
    tab: usize,
    group_by: GroupBy,
    filter: Filter,
    filter_open: bool,
    next_open: bool,
    detail: DetailDraft,
    decide: DecideDraft,
    compare: CompareDraft,
    around: AroundDraft,
    /// How often an option was asked for from elsewhere, when it was last looked.
    wishes: u32,
    /// The card whose button showed the details: the keyboard goes back there.
    return_to: Option<Key<Intervention>>,
}

/// Draws the screen; `arrived` is true in the first frame after it was turned to.
pub fn options_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut OptionsDraft, arrived: bool, out: &mut Commands) {
    if arrived {
        draft.decide.close();
    }
    take_wish(session, draft);
    if draft.compare.is_open() {
        let widest = theme::of(ui).column.page * 2.0;
        w::page_of(ui, "side by side", widest, |ui| compare::compare_ui(ui, app, session, &mut draft.compare));
        return;
    }
    let shown = draft.detail.option().and_then(|option| session.derived.appraisal.option(option));
    if is_wide(ui) {
        let (list, side) = columns(ui);
        ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("list"), |ui| {
            list_page_ui(ui, app, session, draft, Next::Beside, arrived, out);
        });
        ui.painter().vline(side.left().round(), side.y_range(), theme::of(ui).hairline());
        ui.scope_builder(UiBuilder::new().max_rect(side).id_salt("side"), |ui| side_ui(ui, app, session, shown, draft, out));
    } else if let Some(shown) = shown {
        w::page(ui, detail_id(app, shown), |ui| detail_ui(ui, app, session, shown, draft, out));
    } else {
        list_page_ui(ui, app, session, draft, Next::Folded, arrived, out);
    }
    decide::decide_dialog_ui(ui, app, session, &mut draft.decide, out);
}

/// Turns to an option that was asked for from elsewhere.
fn take_wish(session: &Session, draft: &mut OptionsDraft) {
    let (option, wishes) = session.wanted_option;
    if draft.wishes == wishes {
        return;
    }
    draft.wishes = wishes;
    if let Some(appraised) = option.and_then(|option| session.derived.appraisal.option(option)) {
        draft.compare.close();
        draft.detail.show(appraised.option);
        draft.tab = Standing::EVERY.iter().position(|standing| *standing == appraised.standing).unwrap_or(draft.tab);
    }
}

/// True where the details have room beside the list.
pub fn is_wide(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() >= WIDE * f32::from(theme::of(ui).text_percent) / 100.0
}

/// The list, and what stands beside it.
pub fn columns(ui: &Ui) -> (Rect, Rect) {
    let column = theme::of(ui).column;
    let whole = ui.available_rect_before_wrap();
    let side = (whole.width() * 0.4).clamp(column.side, column.page * 0.9);
    whole.split_left_right_at_x(whole.right() - side)
}

/// A list for each standing, so that each keeps its own place.
fn list_id(draft: &OptionsDraft) -> String {
    format!("options {}", draft.tab)
}

/// Details of another option begin at their top.
fn detail_id(app: &App, shown: &AppraisedOption) -> String {
    format!("details {}", app.pack.interventions[shown.option].id)
}

/// Where the next questions stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Beside,
    Folded,
}

fn side_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    shown: Option<&AppraisedOption>,
    draft: &mut OptionsDraft,
    out: &mut Commands,
) {
    match shown {
        Some(shown) => w::page(ui, detail_id(app, shown), |ui| detail_ui(ui, app, session, shown, draft, out)),
        None => w::page(ui, "beside", |ui| {
            w::card(ui, |ui| plan_so_far_ui(ui, session, out));
            w::card(ui, |ui| {
                w::heading(ui, Level::Card, "Ask next");
                next_ui(ui, app, session, out);
            });
            w::card(ui, |ui| needs_ui(ui, app, session));
        }),
    }
}

fn detail_ui(ui: &mut Ui, app: &App, session: &Session, shown: &AppraisedOption, draft: &mut OptionsDraft, out: &mut Commands) {
    if detail::option_detail_ui(ui, app, session, shown, &mut draft.detail, &mut draft.decide, out) {
        draft.return_to = draft.detail.close();
        ui.ctx().request_repaint();
    }
}

fn plan_so_far_ui(ui: &mut Ui, session: &Session, out: &mut Commands) {
    let plan = &session.case.plan;
    let (chosen, turned_down) = (plan.chosen().count(), plan.turned_down().count());
    w::heading(ui, Level::Card, "Plan so far");
    if chosen + turned_down == 0 {
        w::hint(ui, "Nothing is chosen yet. Each option says what speaks for and against it; a person chooses.");
    } else {
        w::body(ui, &format!("{chosen} chosen, {turned_down} turned down"));
        if w::primary_button(ui, "Go to the plan").clicked() {
            out.push(Command::Go(Screen::Plan));
        }
    }
}

fn next_ui(ui: &mut Ui, app: &App, session: &Session, out: &mut Commands) {
    let next = &session.derived.next;
    if next.is_empty() {
        w::hint(ui, "No open question would settle anything more at this stage");
    }
    for question in next.iter().take(NEXT) {
        // Each question with its button, apart from the next.
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            w::body(ui, &app.pack.questions[question.question].asks);
            w::hint(ui, &option_words::capitalised(&explain::why_next_in_words(question)));
            ask::ask_button_ui(ui, app, session, question.question, out);
        });
        ui.add_space(theme::of(ui).space.tiny);
    }
    if next.len() > NEXT {
        w::hint(ui, &format!("{} after that", explain::counted(next.len() - NEXT, "question")));
    }
}

fn needs_ui(ui: &mut Ui, app: &App, session: &Session) {
    let named = |truth: Truth| {
        let needs = session.derived.appraisal.needs.iter().filter(|need| need.finding.truth == truth);
        needs.map(|need| app.pack.needs[need.need].name.as_str()).collect::<Vec<_>>().join(", ")
    };
    w::heading(ui, Level::Card, "Needs");
    for (title, needs) in [("Seen", named(Truth::Yes)), ("Not known yet", named(Truth::Unknown))] {
        w::heading(ui, Level::Part, title);
        w::body(ui, if needs.is_empty() { "None" } else { &needs });
    }
}

/// The list over what was picked from it. That stands at the foot, so that nothing moves under the pointer that picks.
fn list_page_ui(
    ui: &mut Ui,
    app: &App,
    session: &Session,
    draft: &mut OptionsDraft,
    next: Next,
    arrived: bool,
    out: &mut Commands,
) {
    compare::picked_ui(ui, app, &mut draft.compare);
    w::page(ui, list_id(draft), |ui| list_ui(ui, app, session, draft, next, arrived, out));
}

fn list_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut OptionsDraft, next: Next, arrived: bool, out: &mut Commands) {
    w::arrival_heading(ui, Level::Page, "Options for this person", arrived);
    w::hint(
        ui,
        "Our sources do not allow options to be compared with each other. The groups say how much is known about each, not which is better.",
    );
    w::gap(ui);
    standing_tabs_ui(ui, app, session, draft);
    controls_ui(ui, app, session, draft);
    if next == Next::Folded {
        let title = format!("Ask next ({}), plan so far", session.derived.next.len());
        w::fold(ui, "ask next", &title, &mut draft.next_open, |ui| {
            next_ui(ui, app, session, out);
            w::gap(ui);
            plan_so_far_ui(ui, session, out);
        });
    }
    w::gap(ui);
    let standing = Standing::EVERY.get(draft.tab).copied().unwrap_or(Standing::Fits);
    let in_tab = session.derived.appraisal.options.iter().filter(|appraised| appraised.standing == standing);
    let shown: Vec<&AppraisedOption> = in_tab.filter(|appraised| draft.filter.passes(app, appraised)).collect();
    if shown.is_empty() {
        nothing_ui(ui, session, standing, draft);
    }
    for group in groups(app, &shown, draft.group_by) {
        ui.push_id(&group.id, |ui| {
            let count = explain::counted(group.options.len(), "option");
            list_heading::group_heading(ui, &format!("{} · {count}", group.title));
            if !group.note.is_empty() {
                w::hint(ui, &group.note);
            }
            for appraised in &group.options {
                card_ui(ui, app, session, appraised, draft, out);
            }
            w::gap(ui);
        });
    }
    around_ui(ui, app, session, &mut draft.around, out);
    // Only a card that is drawn can take the keyboard back.
    draft.return_to = None;
}

/// The lists by standing, each with its length: under a filter, how many pass it in each, wherever the eye is. What does
/// not fit is quiet: the person beside the worker looks on, and its number is the highest.
fn standing_tabs_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut OptionsDraft) {
    let items = Standing::EVERY.map(|standing| {
        let (_, symbol) = option_words::standing_mark(standing);
        let of_it = || session.derived.appraisal.options.iter().filter(|appraised| appraised.standing == standing);
        let all = of_it().count();
        let passing = of_it().filter(|appraised| draft.filter.passes(app, appraised)).count();
        let count = if draft.filter.is_on() { format!("{passing} of {all}") } else { all.to_string() };
        let label = format!("{symbol} {} ({count})", option_words::capitalised(explain::standing_in_words(standing)));
        let weight = match standing {
            Standing::Fits | Standing::CannotTell => w::Weight::Plain,
            Standing::DoesNotFit => w::Weight::Quiet,
        };
        (label, weight)
    });
    if let Some(tab) = w::weighted_tabs(ui, "Standing", &items, draft.tab) {
        draft.tab = tab;
    }
}

/// How the list is grouped, and what it is narrowed to.
fn controls_ui(ui: &mut Ui, app: &App, session: &Session, draft: &mut OptionsDraft) {
    ui.horizontal(|ui| {
        w::hint(ui, "Group by");
        let items = GroupBy::EVERY.map(|by| (by.name(), None));
        let chosen = GroupBy::EVERY.iter().position(|by| *by == draft.group_by).unwrap_or(0);
        let picked = w::tabs(ui, "Group by", &items, chosen);
        if let Some(by) = picked.and_then(|place| GroupBy::EVERY.get(place)) {
            draft.group_by = *by;
        }
    });
    let OptionsDraft { filter, filter_open, .. } = draft;
    let title = if filter.is_on() { "Filter (on)" } else { "Filter" };
    w::fold(ui, "filter", title, filter_open, |ui| filter_ui(ui, app, session, filter));
}

fn nothing_ui(ui: &mut Ui, session: &Session, standing: Standing, draft: &mut OptionsDraft) {
    if draft.filter.is_on() {
        let clear = w::empty_state(
            ui,
            "No option here passes the filter",
            "Each list above says how many pass it.",
            Some("Show all of them"),
        );
        if clear.is_some_and(|clear| clear.clicked()) {
            draft.filter = Filter::default();
        }
        return;
    }
    let open = session.derived.appraisal.options.iter().filter(|appraised| appraised.standing == Standing::CannotTell).count();
    match standing {
        Standing::Fits if open > 0 => {
            let body = format!("{} cannot be told yet. A few questions may settle them.", explain::counted(open, "option"));
            let see = w::empty_state(ui, "Nothing is known to fit yet", &body, Some("See what to ask"));
            if see.is_some_and(|see| see.clicked()) {
                draft.tab = 1;
            }
        }
        Standing::Fits => {
            w::empty_state(
                ui,
                "No option of this pack fits",
                "Every option has a condition that is not met. Each says which.",
                None,
            );
        }
        Standing::CannotTell => {
            w::empty_state(ui, "Nothing is left open", "Every option could be told from the answers.", None);
        }
        Standing::DoesNotFit => {
            w::empty_state(ui, "Nothing is ruled out", "No option has a condition that is known not to be met.", None);
        }
    }
}

fn card_ui(ui: &mut Ui, app: &App, session: &Session, appraised: &AppraisedOption, draft: &mut OptionsDraft, out: &mut Commands) {
    let open = draft.detail.option() == Some(appraised.option);
    ui.push_id(&app.pack.interventions[appraised.option].id, |ui| {
        let details = card::option_card_ui(ui, app, session, appraised, open, (&mut draft.decide, &mut draft.compare), out);
        if details.clicked() {
            draft.detail.show(appraised.option);
        }
        if draft.return_to == Some(appraised.option) {
            details.request_focus();
            draft.return_to = None;
        }
    });
}
