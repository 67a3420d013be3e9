//! Room: what stands on top leaves it to the page, no word is cut off, and one button a page is filled.

use std::collections::BTreeSet;

use egui::epaint::ClippedShape;
use egui::{Color32, Key, Modifiers, Rect, Role, Shape, Vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use throughline::app::command::{Command, Screen};
use throughline::app::settings::Appearance;
use throughline::appraise::Urgency;
use throughline::case::answer::Value;
use throughline::ui::shell::Shell;
use throughline::ui::theme::Theme;

use crate::pathway::GROUP;
use crate::places::everywhere;
use crate::support::hands::{focused, press, tab_to};
use crate::support::screen::shows;
use crate::support::window::{Fixed, carry_out, say, window, window_with_person};

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
    say(&mut harness, "overdose_now", Value::Choice(0));
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
fn every_screen_is_in_view_on_the_rail_which_leaves_three_quarters_of_the_window_to_the_page() {
    for (size, percent) in LITTLE {
        let harness = on(Screen::Options, size, percent);
        for screen in Screen::EVERY {
            let item = harness.get_by_role_and_label(Role::Button, screen.name()).rect();
            assert!(item.bottom() <= size[1], "{} is below the window of {size:?} at {percent} per cent", screen.name());
            assert!(item.right() < size[0] * 0.25, "the rail ends at {item:?} in {size:?} at {percent} per cent");
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
        let mut nodes = harness.get_all_by_label(name).filter(|node| node.accesskit_node().bounding_box().is_some());
        nodes.next_back().expect(name).rect()
    };
    let (title, says) = (last("Overdose now"), last("Act now"));
    assert!(says.top() >= title.bottom(), "nothing lies over the title: {title:?}, {says:?}");
}

#[test]
fn what_to_do_and_the_fields_to_put_an_alert_away_are_seen_together() {
    let mut harness = window([1280.0, 800.0], Appearance::Light, 100, Fixed::default());
    harness.get_by_label("Custody: five minutes").click();
    harness.run();
    for grave in
        ["overdose_now", "swallowed_drugs", "agitated_overheating", "intoxicated_now", "self_harm_thoughts", "alcohol_daily"]
    {
        say(&mut harness, grave, Value::Choice(0));
    }
    let app = &harness.state().app;
    let raised = app.session.as_ref().expect("a case").derived.appraisal.alerts.iter();
    let grave = raised.filter(|alert| alert.urgency == Urgency::ActNow);
    let titles: Vec<String> = grave.map(|alert| app.pack.alerts[alert.alert].title.clone()).collect();
    assert!(titles.len() > 5, "{titles:?}");
    for title in titles {
        harness.get_by_label("Show all").click();
        harness.run();
        harness.get_by_label(&format!("What to do: {title}")).click_accesskit();
        harness.run();
        let field = harness.get_by_role_and_label(Role::TextInput, "Why that is enough for now").rect();
        assert!(harness.ctx.content_rect().contains_rect(field), "{title}: the second field is at {field:?}");
        assert!(harness.get_by_label("Sources").rect().top() > field.bottom(), "{title}: the sources come after");
        press(&mut harness, Modifiers::NONE, Key::Escape);
        harness.run();
    }
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

/// The texts of two lines whose second is one word, though the first has one to spare that has room on it, too. In longer
/// ones a line before may be too full to spare any.
fn lonely_words(harness: &Harness<'_, Shell>) -> Vec<String> {
    let mut lonely = Vec::new();
    for clipped in &harness.output().shapes {
        let Shape::Text(text) = &clipped.shape else { continue };
        let [before, last] = text.galley.rows.as_slice() else { continue };
        let words = |row: &egui::epaint::text::Row| row.glyphs.iter().map(|glyph| glyph.chr).collect::<String>();
        let (line, word) = (words(before), words(last));
        if before.ends_with_newline || word.chars().any(char::is_whitespace) || line.split_whitespace().count() < 3 {
            continue;
        }
        let moved = line.trim_end().rsplit(char::is_whitespace).next().expect("it has words").chars().count();
        let glyphs = before.glyphs.len() - line.chars().rev().take_while(|char| char.is_whitespace()).count();
        let from = before.glyphs.get(glyphs - moved).expect("it begins a word").pos.x;
        let together = before.size.x - from + last.size.x;
        if line.ends_with(' ') && together < text.galley.job.wrap.max_width - 1.0 {
            lonely.push(format!("{:?} ends with {word:?}", text.galley.text()));
        }
    }
    lonely
}

/// The texts in which a line ends in the middle of a word. A key is no word: it is longer than a line.
fn broken_words(harness: &Harness<'_, Shell>) -> Vec<String> {
    const LONGEST_WORD: usize = 40;
    let mut broken = Vec::new();
    for clipped in &harness.output().shapes {
        let Shape::Text(text) = &clipped.shape else { continue };
        if text.galley.text().split_whitespace().any(|word| word.len() > LONGEST_WORD) {
            continue;
        }
        for rows in text.galley.rows.windows(2) {
            let [above, below] = rows else { continue };
            let ends = above.glyphs.last().filter(|_| !above.ends_with_newline);
            let (Some(ends), Some(begins)) = (ends, below.glyphs.first()) else { continue };
            if ends.chr.is_alphanumeric() && begins.chr.is_alphanumeric() {
                broken.push(format!("{:?} between {:?} and {:?}", text.galley.text(), ends.chr, begins.chr));
            }
        }
    }
    broken
}

#[test]
fn no_word_is_cut_off_or_broken_and_none_stands_alone_at_the_end() {
    for (size, percent) in [([1024.0, 768.0], 100), ([1024.0, 768.0], 200)] {
        let mut faults = BTreeSet::new();
        everywhere((size, Appearance::Light, percent), |place, harness| {
            // The picture of the pathway is larger than its frame and is moved under it.
            if harness.query_by_role_and_label(Role::Group, GROUP).is_none() {
                let words = [cut_words(harness), lonely_words(harness), broken_words(harness)].concat();
                faults.extend(words.into_iter().map(|words| format!("{place}: {words}")));
            }
        });
        assert_eq!(faults, BTreeSet::new(), "at {size:?} and {percent} per cent");
    }
}

/// How many filled buttons there are in the dialog, or on the page where there is none.
fn filled(harness: &Harness<'_, Shell>) -> usize {
    let theme = Theme::new(Appearance::Light, 100);
    let shapes = &harness.output().shapes;
    let rect =
        |shape: &ClippedShape| if let Shape::Rect(rect) = &shape.shape { Some((rect.fill, rect.rect.size())) } else { None };
    let is_filled = |(fill, size): &(Color32, Vec2)| *fill == theme.colors.accent && size.min_elem() >= theme.control.button;
    // What lies under a dialog is painted before the shade.
    let under = shapes.iter().rposition(|shape| rect(shape).is_some_and(|(fill, _)| fill == theme.colors.shade)).unwrap_or(0);
    shapes.iter().skip(under).filter_map(rect).filter(is_filled).count()
}

#[test]
fn one_button_a_page_is_filled() {
    let mut faults = BTreeSet::new();
    let mut most = 0;
    // High enough for every button of a page to be drawn.
    everywhere(([1280.0, 6000.0], Appearance::Light, 100), |place, harness| {
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
