//! What holds for every screen, fold and dialog: names, roles, sizes, room for the words, and quiet when nothing happens.

use std::collections::BTreeSet;

use egui::{Key, Modifiers, Role, accesskit::Action};
use egui_kittest::{
    Harness,
    kittest::{AccessKitNode, NodeT as _, Queryable as _},
};
use throughline::app::command::{CaseCommand, Command, LibraryCommand, LookCommand, Page, Screen};
use throughline::app::keeping::wishes::{RightsCommand, ShareCommand};
use throughline::app::settings::Appearance;
use throughline::base::date;
use throughline::case::answer::{Said, Value};
use throughline::library::Item;
use throughline::ui::shell::Shell;
use throughline::vault::identity::Identity;

use crate::over_time;
use crate::pathway;
use crate::support::desk::{self, Room};
use crate::support::hands::{press, settle};
use crate::support::window::{Fixed, carry_out, window, window_on, window_with_person};

/// A place of the window, and the way there from a window with a person open.
type Place = (&'static str, fn(&mut Harness<'static, Shell>));

/// A place that has to do with keeping, and the way there from a window with a case that is not kept.
type KeepingPlace = (&'static str, fn(&Room, &mut Harness<'static, Shell>));

/// A place that has to do with assessing again, and how to make a window there.
type OverTimePlace = (&'static str, fn(&Room, over_time::Look) -> Harness<'static, Shell>);

/// Everything that the window can show besides its screens.
const PLACES: [Place; 13] = [
    ("a section", |harness| turn(harness, Page::Section(2))),
    ("a section with reasons and notes open", open_folds),
    ("answers that do not go together", contradict),
    ("the page to check the answers", |harness| turn(harness, Page::CheckAnswers)),
    ("the page that says to stop", stop),
    ("what to do about an alert", |harness| {
        stop(harness);
        if harness.query_by_label("What to do (F8)").is_some() {
            click(harness, "What to do (F8)");
        } else {
            all_alerts(harness);
            let name = label_of(harness, "What to do: ");
            click(harness, &name);
        }
    }),
    ("all alerts", all_alerts),
    ("everything about the case", open_case),
    ("closing a case", |harness| {
        open_case(harness);
        click(harness, "Close case");
    }),
    ("find and jump", |harness| press(harness, Modifiers::COMMAND, Key::K)),
    ("the list of shortcuts", |harness| press(harness, Modifiers::NONE, Key::F1)),
    ("an entry of the library", |harness| {
        let drr = harness.state().app.pack.intervention("drr").expect("the pack has it");
        carry_out(harness, Command::Library(LibraryCommand::Open(Item::Intervention(drr))));
    }),
    ("the cover", |harness| press(harness, Modifiers::NONE, Key::F9)),
];

/// What there is to see of assessing again.
const OVER_TIME: [OverTimePlace; 6] = [
    ("a case that is assessed again", over_time::again),
    ("a section to be confirmed", |room, look| {
        let mut harness = over_time::again(room, look);
        turn(&mut harness, Page::Section(5));
        harness
    }),
    ("the plan of last time", |room, look| {
        let mut harness = over_time::again(room, look);
        carry_out(&mut harness, Command::Go(Screen::Plan));
        harness
    }),
    ("asking whether to assess again", |room, look| {
        let mut harness = over_time::other_pack(room, look);
        desk::unfold_case(&mut harness, "Assess again…");
        let asks = harness.query_all_by_label("Assess again…").next().expect("it is offered");
        asks.click_accesskit();
        harness.run_ok();
        harness
    }),
    ("then and now", over_time::then_and_now),
    ("other knowledge than then", over_time::other_pack),
];

/// What there is to see of keeping.
pub const KEEPING: [KeepingPlace; 19] = [
    ("a case that is not kept", |_, _| ()),
    ("making an identity", |_, harness| desk::press(harness, "Keep…")),
    ("making an identity with a weak passphrase", |_, harness| {
        desk::press(harness, "Keep…");
        desk::type_into(harness, "Passphrase", "letmein");
        desk::press(harness, "Make it");
    }),
    ("the recovery key", |_, harness| {
        desk::press(harness, "Keep…");
        desk::make_identity(harness);
    }),
    ("a case that is saved", keep),
    ("the record of a case", |room, harness| {
        keep(room, harness);
        desk::show_record(harness);
        desk::see(harness, "What was done");
    }),
    ("a case that somebody changed", |room, harness| {
        keep(room, harness);
        std::fs::write(room.case(), "theirs").expect("it can be written");
        carry_out(harness, Command::Case(CaseCommand::SetReference("T-02".to_owned())));
        press(harness, Modifiers::COMMAND, Key::S);
        desk::see(harness, "Look at the other one");
    }),
    ("the settings with a card", |room, harness| {
        keep(room, harness);
        carry_out(harness, Command::Go(Screen::Settings));
    }),
    ("the settings with a card to be checked", |room, harness| {
        keep(room, harness);
        carry_out(harness, Command::Go(Screen::Settings));
        offer_card(room, harness);
        desk::see(harness, "Leave it");
    }),
    ("the settings with a colleague about to be removed", |room, harness| {
        keep(room, harness);
        add_colleague(room, harness);
        desk::press(harness, "Remove Ann Other…");
    }),
    ("the record of a case that is due, with a colleague let in", |room, harness| {
        keep(room, harness);
        add_colleague(room, harness);
        desk::show_record(harness);
        desk::press(harness, "Let in Ann Other");
        desk::see(harness, "Take off Ann Other");
        carry_out(harness, Command::Rights(RightsCommand::SetKeepUntil(date::parse("2026-11-21"))));
        desk::see(harness, "This day has gone by");
    }),
    ("a copy for a colleague", |room, harness| {
        keep(room, harness);
        add_colleague(room, harness);
        ask_for_copy(harness);
        desk::press(harness, "Ann Other");
    }),
    ("a copy under a passphrase that is weak", |room, harness| {
        keep(room, harness);
        ask_for_copy(harness);
        desk::press(harness, "Somebody else, with a passphrase that I type");
        desk::type_into(harness, "Passphrase of the copy", "letmein");
        desk::press(harness, "Write the copy…");
    }),
    ("a copy that is written under a passphrase", |room, harness| {
        keep(room, harness);
        copy_under_passphrase(harness);
    }),
    ("a file that asks for its own passphrase", |room, harness| {
        keep(room, harness);
        copy_under_passphrase(harness);
        desk::press(harness, "Done");
        desk::press(harness, "Back to the case");
        desk::unfold_case(harness, "Close case");
        desk::press(harness, "Close case");
        desk::until(harness, "closed", |harness| harness.state().app.session.is_none());
        settle(harness);
        let files = Fixed { case: Some(room.copy()), ..Fixed::default() };
        *harness.state_mut() = Shell::new(room.app_with(files));
        desk::press(harness, "Open a case file…");
        desk::see(harness, "This copy has a passphrase of its own");
    }),
    ("the cases that are due", |room, harness| {
        keep(room, harness);
        carry_out(harness, Command::Rights(RightsCommand::SetKeepUntil(date::parse("2026-11-21"))));
        desk::until(harness, "due", |harness| harness.state().app.due_count() == 1);
        carry_out(harness, Command::Rights(RightsCommand::ShowDue));
        desk::see(harness, "Erase T-01…");
    }),
    ("a case about to be erased", |room, harness| {
        keep(room, harness);
        carry_out(harness, Command::Rights(RightsCommand::AskToErase));
        desk::see(harness, "What would go");
    }),
    ("the lock after a wrong passphrase", |room, harness| {
        keep(room, harness);
        press(harness, Modifiers::COMMAND, Key::L);
        desk::unlock(harness, "wrong");
        desk::see(harness, "It did not open");
    }),
    ("work that was found", |room, harness| {
        keep(room, harness);
        carry_out(harness, Command::Case(CaseCommand::SetReference("T-02".to_owned())));
        desk::see(harness, "a copy is kept");
        let app = room.app();
        *harness.state_mut() = Shell::new(app);
        desk::press(harness, "Unlock your cases");
        desk::unlock(harness, desk::SECRET);
        desk::see(harness, "Leave it for later");
    }),
];

fn keep(_: &Room, harness: &mut Harness<'static, Shell>) {
    carry_out(harness, Command::Case(CaseCommand::SetReference("T-01".to_owned())));
    desk::press(harness, "Keep…");
    desk::make_identity(harness);
    desk::press(harness, "It is in a safe place: go on");
    desk::see(harness, "Saved ");
    settle(harness);
}

fn offer_card(_: &Room, harness: &mut Harness<'static, Shell>) {
    let (identity, _) = Identity::generate("Ann Other").expect("made");
    carry_out(harness, Command::Share(ShareCommand::OfferCard(identity.card().to_string())));
}

fn add_colleague(room: &Room, harness: &mut Harness<'static, Shell>) {
    carry_out(harness, Command::Go(Screen::Settings));
    offer_card(room, harness);
    desk::press(harness, "The digits are the same: add");
    desk::see(harness, "Remove Ann Other…");
}

fn ask_for_copy(harness: &mut Harness<'static, Shell>) {
    carry_out(harness, Command::Share(ShareCommand::AskForCopy));
    desk::see(harness, "What the copy holds");
}

fn copy_under_passphrase(harness: &mut Harness<'static, Shell>) {
    ask_for_copy(harness);
    desk::press(harness, "Somebody else, with a passphrase that the program makes up");
    desk::press(harness, "Write the copy…");
    desk::see(harness, "The passphrase of the copy");
}

fn turn(harness: &mut Harness<'static, Shell>, page: Page) {
    carry_out(harness, Command::Go(Screen::Assessment));
    carry_out(harness, Command::Case(CaseCommand::Turn(page)));
}

fn click(harness: &mut Harness<'static, Shell>, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run_ok();
    harness.run_ok();
}

/// The dialog of all alerts, from the strip: a line of its own, or one control where there is little room.
fn all_alerts(harness: &mut Harness<'static, Shell>) {
    let on_a_line = ["Show all", "Show all (F8)"].into_iter().find(|name| harness.query_by_label(name).is_some());
    let name = on_a_line.map_or_else(|| label_of(harness, ". All "), str::to_owned);
    click(harness, &name);
}

/// What the case bar folds away where there is little room.
fn open_case(harness: &mut Harness<'static, Shell>) {
    if harness.query_by_label("Close case").is_none() {
        click(harness, "Case");
    }
}

/// The whole name of the first control with this in it.
fn label_of(harness: &Harness<'static, Shell>, part: &str) -> String {
    let found = harness.query_all_by_label_contains(part).find_map(|node| node.accesskit_node().label());
    found.unwrap_or_else(|| panic!("nothing is called {part}"))
}

fn open_folds(harness: &mut Harness<'static, Shell>) {
    turn(harness, Page::Section(2));
    for name in ["Why we ask", "From: the person"] {
        if let Some(fold) = harness.query_all_by_label(name).next() {
            fold.click_accesskit();
        }
        harness.run_ok();
    }
}

fn say(harness: &mut Harness<'static, Shell>, question: &str, value: Value) {
    let question = harness.state().app.pack.question(question).expect("the pack has the question");
    carry_out(harness, Command::Case(CaseCommand::Say { question, said: Said::Value(value) }));
}

fn contradict(harness: &mut Harness<'static, Shell>) {
    say(harness, "share_consent", Value::Choice(1));
    say(harness, "share_with", Value::Choices(1));
    let consent = harness.state().app.pack.question("share_consent").expect("there");
    carry_out(harness, Command::Case(CaseCommand::Find(consent)));
}

fn stop(harness: &mut Harness<'static, Shell>) {
    carry_out(harness, Command::Go(Screen::Assessment));
    say(harness, "overdose_now", Value::Choice(0));
}

/// Shows every screen and every place in turn.
pub fn everywhere(
    size: [f32; 2],
    appearance: Appearance,
    percent: u16,
    mut look: impl FnMut(&str, &mut Harness<'static, Shell>),
) {
    look("the first screen", &mut window(size, appearance, percent, Fixed::default()));
    let mut harness = window_with_person(size, appearance, percent, 3);
    for screen in Screen::EVERY {
        carry_out(&mut harness, Command::Go(screen));
        look(screen.name(), &mut harness);
    }
    for (name, go) in KEEPING {
        let room = Room::new();
        let mut harness = window_on(room.app(), size, appearance, percent);
        carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 0 }));
        go(&room, &mut harness);
        look(name, &mut harness);
    }
    for (name, go) in OVER_TIME {
        let room = Room::new();
        look(name, &mut go(&room, (size, appearance, percent)));
    }
    for (name, go) in PLACES {
        let mut harness = window_with_person(size, appearance, percent, 3);
        go(&mut harness);
        look(name, &mut harness);
    }
}

fn is_control(node: &AccessKitNode<'_>) -> bool {
    matches!(
        node.role(),
        Role::Button
            | Role::Link
            | Role::RadioButton
            | Role::CheckBox
            | Role::TextInput
            | Role::MultilineTextInput
            | Role::PasswordInput
            | Role::ComboBox
            | Role::Slider
            | Role::SpinButton
            | Role::Tab
            | Role::DisclosureTriangle
    )
}

#[test]
fn every_control_has_a_name_and_a_role() {
    let mut faults = BTreeSet::new();
    everywhere([1280.0, 800.0], Appearance::Light, 100, |place, harness| {
        let mut controls = 0;
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            let named = node.label().is_some_and(|name| !name.trim().is_empty());
            if is_control(&node) {
                controls += 1;
                if !named {
                    faults.insert(format!("{place}: a {:?} has no name", node.role()));
                }
            } else if node.data().supports_action(Action::Click) {
                // Text takes clicks so that it can be selected; what scrolls takes them for its bar.
                let is_structure = matches!(
                    node.role(),
                    Role::Label
                        | Role::TextRun
                        | Role::Window
                        | Role::ScrollBar
                        | Role::ScrollView
                        | Role::Heading
                        | Role::Splitter
                );
                if !is_structure {
                    faults.insert(format!("{place}: {:?} {:?} can be clicked and is no control", node.role(), node.label()));
                }
            }
        }
        assert!(controls > 0, "{place} has no control at all");
    });
    assert_eq!(faults, BTreeSet::new());
}

#[test]
fn no_two_neighbours_have_one_name() {
    let mut faults = BTreeSet::new();
    everywhere([1280.0, 800.0], Appearance::Light, 100, |place, harness| {
        let controls = harness.root().children_recursive().map(|node| node.accesskit_node()).filter(is_control);
        let named: Vec<(Role, String)> = controls.map(|node| (node.role(), node.label().unwrap_or_default())).collect();
        for pair in named.windows(2).filter(|pair| pair[0] == pair[1]) {
            faults.insert(format!("{place}: two of {:?} beside each other", pair[0]));
        }
    });
    assert_eq!(faults, BTreeSet::new());
}

#[test]
fn every_target_is_large_enough() {
    for percent in [100, 200] {
        let mut faults = BTreeSet::new();
        everywhere([1280.0, 800.0], Appearance::Light, percent, |place, harness| {
            for node in harness.root().children_recursive() {
                let control = node.accesskit_node();
                if control.bounding_box().is_none() {
                    continue;
                }
                let rect = node.rect();
                // What is scrolled away is cut to nothing.
                let is_seen = rect.is_positive() && rect.top() > 0.0 && rect.bottom() < 800.0;
                if is_control(&control) && is_seen && (rect.width() < 24.0 || rect.height() < 24.0) {
                    faults.insert(format!("{place}: {:?} {:?} is {:?}", control.role(), control.label(), rect.size()));
                }
            }
        });
        assert_eq!(faults, BTreeSet::new(), "at {percent} per cent");
    }
}

#[test]
fn nothing_reaches_past_the_window() {
    for (size, percent) in [([1024.0, 768.0], 100), ([1024.0, 768.0], 200)] {
        let mut faults = BTreeSet::new();
        everywhere(size, Appearance::Light, percent, |place, harness| {
            // The picture of the pathway is larger than its frame and is moved under it.
            let moved = harness.query_by_role_and_label(Role::Group, pathway::GROUP).map(|picture| picture.rect());
            for node in harness.root().children_recursive() {
                let control = node.accesskit_node();
                let Some(bounds) = control.bounding_box() else { continue };
                if moved.is_some_and(|frame| node.rect().top() >= frame.top()) {
                    continue;
                }
                let name = || control.label().or_else(|| control.value()).unwrap_or_default();
                if bounds.x1 > f64::from(size[0]) + 0.5 || bounds.x0 < -0.5 {
                    faults.insert(format!("{place}: {:?} {} from {} to {}", control.role(), name(), bounds.x0, bounds.x1));
                }
                if control.role() == Role::Dialog && (bounds.y0 < -0.5 || bounds.y1 > f64::from(size[1]) + 0.5) {
                    faults.insert(format!("{place}: the dialog {} from {} down to {}", name(), bounds.y0, bounds.y1));
                }
            }
        });
        assert_eq!(faults, BTreeSet::new(), "at {size:?} and {percent} per cent");
    }
}

#[test]
fn a_window_that_nobody_touches_is_not_drawn_again() {
    everywhere([1280.0, 800.0], Appearance::Light, 100, |place, harness| {
        for _ in 0..4 {
            harness.run_ok();
        }
        // A cursor that blinks in a field is a wish of egui's; everything else must be still.
        let is_typing = harness.ctx.text_edit_focused();
        harness.step();
        let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
        let delay = delay.expect("there is a window");
        // A window that is to lock itself is woken once, when it is time to.
        let keeping = &harness.state().app.keeping;
        let locks = keeping.holds_secrets(harness.state().app.session.as_ref()) && delay.as_secs() >= 240;
        assert!(is_typing || locks || delay == std::time::Duration::MAX, "{place} asks to be drawn again after {delay:?}");
        assert!(delay >= std::time::Duration::from_millis(100), "{place} asks to be drawn again after {delay:?}");
    });
}

#[test]
fn nothing_moves_where_motion_is_reduced() {
    let mut harness = window([1280.0, 800.0], Appearance::Light, 100, Fixed::default());
    let time = |harness: &Harness<'static, Shell>| harness.ctx.global_style().animation_time;
    assert!(time(&harness) <= 0.0, "nothing moves unless that is asked for");
    carry_out(&mut harness, Command::Look(LookCommand::SetReducedMotion(false)));
    assert!(time(&harness) > 0.0 && time(&harness) < 0.2);
    carry_out(&mut harness, Command::Look(LookCommand::SetReducedMotion(true)));
    assert!(time(&harness) <= 0.0);
    for percent in [125, 100] {
        carry_out(&mut harness, Command::Look(LookCommand::SetTextPercent(percent)));
        assert!(time(&harness) <= 0.0, "another size brings no motion back");
    }
}
