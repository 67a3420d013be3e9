//! Room: what stands on top leaves it to the page, no word is cut off, and one button a page is filled.

use std::collections::BTreeSet;

use egui::{Key, Modifiers, Rect, Role, Shape};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use throughline::app::command::{CaseCommand, Command, Screen};
use throughline::app::settings::Appearance;
use throughline::case::answer::{Said, Value};
use throughline::ui::shell::Shell;
use throughline::ui::theme::Theme;

use crate::everyone::everywhere;
use crate::support::hands::{focused, press, tab_to};
use crate::support::screen::shows;
use crate::support::window::{carry_out, window_with_person};

/// A small window, and an ordinary one with the largest text.
const LITTLE: [([f32; 2], u16); 3] = [([1024.0, 768.0], 100), ([1024.0, 768.0], 200), ([1280.0, 800.0], 200)];

fn on(screen: Screen, size: [f32; 2], percent: u16) -> Harness<'static, Shell> {
    let mut harness = window_with_person(size, Appearance::Light, percent, 0);
    carry_out(&mut harness, Command::Go(screen));
    harness
}

/// Somebody who has taken an overdose, who is not too unwell for the list of options.
fn in_danger(size: [f32; 2], percent: u16) -> Harness<'static, Shell> {
    let mut harness = on(Screen::Options, size, percent);
    let question = harness.state().app.pack.question("overdose_now").expect("the pack asks");
    carry_out(&mut harness, Command::Case(CaseCommand::Say { question, said: Said::Value(Value::Choice(0)) }));
    harness
}

/// The control of the strip, by the end of its name.
fn strip(harness: &Harness<'_, Shell>) -> (String, Rect) {
    let found = harness.get_all_by_label_contains(". All ").next().expect("the strip is there");
    (found.accesskit_node().label().expect("it has a name"), found.rect())
}

#[test]
fn what_stands_on_top_leaves_the_window_to_the_page() {
    for (size, percent) in LITTLE {
        for in_danger_too in [false, true] {
            let harness = if in_danger_too { in_danger(size, percent) } else { on(Screen::Options, size, percent) };
            let title = harness.get_by_role_and_label(Role::Heading, "Options for this person").rect();
            assert!(title.top() < size[1] * 0.34, "the page begins at {title:?} of {size:?} at {percent} per cent");
        }
    }
}

#[test]
fn an_alert_to_act_on_now_is_never_out_of_sight_and_leads_to_all_by_keyboard() {
    for (size, percent) in LITTLE {
        let mut harness = in_danger(size, percent);
        for screen in Screen::EVERY {
            carry_out(&mut harness, Command::Go(screen));
            let (name, rect) = strip(&harness);
            assert!(name.starts_with("Act now"), "{name} on {screen:?}");
            assert!(harness.ctx.content_rect().contains_rect(rect), "{name} at {rect:?} on {screen:?}");
        }
        let (name, _) = strip(&harness);
        tab_to(&mut harness, &name);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        let alerts = harness.state().app.session.as_ref().expect("a case").derived.appraisal.alerts.len();
        assert!(name.ends_with(&format!("All {alerts}")), "{name} of {alerts}");
        assert_eq!(harness.get_all_by_label_contains("What to do: ").count(), alerts);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        harness.run();
        assert_eq!(focused(&harness), name, "the keyboard is back where it was");
    }
}

#[test]
fn where_there_is_room_what_to_do_is_one_click_away() {
    let mut harness = in_danger([1280.0, 800.0], 100);
    harness.get_by_label("What to do (F8)").click();
    harness.run();
    assert!(shows(&harness, "Dealt with?"));
    // The dialog is drawn last.
    let last = |name| {
        let nodes = harness.get_all_by_label(name).filter(|node| node.accesskit_node().bounding_box().is_some());
        nodes.last().expect(name).rect()
    };
    let (title, says) = (last("Overdose now"), last("Act now"));
    assert!(says.top() >= title.bottom(), "nothing lies over the title: {title:?}, {says:?}");
}

#[test]
fn what_the_case_bar_folds_away_is_there_by_keyboard() {
    let mut harness = on(Screen::Options, [1024.0, 768.0], 200);
    assert!(harness.query_by_label("Cover (F9)").is_none());
    tab_to(&mut harness, "Case");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.get_by_label("Case").accesskit_node().data().is_expanded(), Some(true));
    tab_to(&mut harness, "Cover (F9)");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().app.covered);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run();
    assert!(harness.query_by_label("Cover (F9)").is_none(), "it folds up again");
}

/// The words in view that reach past what is round them, or that were cut to fit.
fn cut_words(harness: &Harness<'_, Shell>) -> Vec<String> {
    let mut cut = Vec::new();
    for clipped in &harness.output().shapes {
        let Shape::Text(text) = &clipped.shape else { continue };
        let words = text.galley.text();
        let (seen, round) = (text.visual_bounding_rect(), clipped.clip_rect);
        let is_in_view = seen.bottom() > round.top() && seen.top() < round.bottom() && !words.trim().is_empty();
        if is_in_view && (seen.left() < round.left() - 1.0 || seen.right() > round.right() + 1.0) {
            cut.push(format!("{words:?} from {} to {} in {round:?}", seen.left(), seen.right()));
        }
    }
    cut
}

#[test]
fn no_word_is_cut_off() {
    for (size, percent) in [([1024.0, 768.0], 100), ([1024.0, 768.0], 200)] {
        let mut faults = BTreeSet::new();
        everywhere(size, Appearance::Light, percent, |place, harness| {
            // The picture of the pathway is larger than its frame and is moved under it.
            if place != Screen::Pathway.name() {
                faults.extend(cut_words(harness).into_iter().map(|words| format!("{place}: {words}")));
            }
        });
        assert_eq!(faults, BTreeSet::new(), "at {size:?} and {percent} per cent");
    }
}

/// How many filled buttons there are in the dialog, or on the page where there is none.
fn filled(harness: &Harness<'_, Shell>) -> usize {
    let theme = Theme::new(Appearance::Light, 100);
    let nodes = harness.root().children_recursive();
    let dialog =
        nodes.filter(|node| node.accesskit_node().role() == Role::Dialog && node.accesskit_node().bounding_box().is_some());
    let dialog = dialog.map(|dialog| dialog.rect()).last();
    let is_filled = |shape: &&egui::epaint::ClippedShape| {
        let Shape::Rect(rect) = &shape.shape else { return false };
        let is_here = dialog.is_none_or(|dialog| dialog.contains(rect.rect.center()));
        is_here && rect.fill == theme.colors.accent && rect.rect.size().min_elem() >= theme.control.button
    };
    harness.output().shapes.iter().filter(is_filled).count()
}

#[test]
fn one_button_a_page_is_filled() {
    let mut faults = BTreeSet::new();
    let mut most = 0;
    // High enough for every button of a page to be drawn.
    everywhere([1280.0, 6000.0], Appearance::Light, 100, |place, harness| {
        let filled = filled(harness);
        most = most.max(filled);
        if filled > 1 {
            faults.insert(format!("{place}: {filled}"));
        }
    });
    assert_eq!(faults, BTreeSet::new());
    assert_eq!(most, 1, "they are found at all");
    let mut harness = crate::person::plain(Screen::Options, |_, _| ());
    assert_eq!(filled(&harness), 0, "none on the cards of a list");
    let option = crate::person::option(&harness, "methadone-maintenance-community");
    carry_out(&mut harness, Command::Options(throughline::app::command::OptionsCommand::Show(option)));
    assert_eq!(filled(&harness), 1, "one in the details");
}
