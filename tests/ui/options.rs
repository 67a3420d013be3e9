//! The Options screen: what it says and what its buttons do.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::command::{Command, OptionsCommand, Screen};
use throughline::app::settings::Appearance;
use throughline::appraise::{Offered, Standing};
use throughline::base::truth::Truth;
use throughline::case::plan::{Choice, Decision, Wish};
use throughline::pack::evidence::RatingClass;
use throughline::pack::intervention::{Intervention, Philosophy, Role as Part, Setting};
use throughline::ui::shell::Shell;

use crate::person;
use crate::support::hands;
use crate::support::screen::{screen_as_text, words_height};

const DRR: &str = "Drug rehabilitation requirement";
const TABS: [&str; 3] = ["● Fits", "◐ Cannot tell yet", "○ Does not fit"];

/// The man at court, all of the list in sight.
fn at_court() -> Harness<'static, Shell> {
    person::plain(Screen::Options, |_, _| ())
}

fn click(harness: &mut Harness<'_, Shell>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn turn_to(harness: &mut Harness<'_, Shell>, standing: Standing) {
    let place = Standing::EVERY.iter().position(|other| *other == standing).expect("every standing has a tab");
    harness.get_by_label_contains(TABS.get(place).expect("every tab has a name")).click();
    harness.run();
}

fn type_text(harness: &mut Harness<'_, Shell>, label: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

/// The names of the cards, in order.
fn cards(harness: &Harness<'_, Shell>) -> Vec<String> {
    harness.query_all_by_role(Role::Article).filter_map(|card| card.accesskit_node().label()).collect()
}

fn decision(harness: &Harness<'static, Shell>, id: &str) -> Option<Decision> {
    person::session(harness).case.plan.decision(person::option(harness, id)).cloned()
}

fn is_enabled(harness: &Harness<'_, Shell>, label: &str) -> bool {
    !harness.get_by_role_and_label(Role::Button, label).accesskit_node().is_disabled()
}

#[test]
fn the_tabs_count_and_list_what_the_appraisal_found() {
    let mut harness = at_court();
    for (standing, tab) in Standing::EVERY.into_iter().zip(TABS) {
        let appraisal = &person::session(&harness).derived.appraisal;
        let pack = &harness.state().app.pack;
        let expected: Vec<String> = appraisal
            .options
            .iter()
            .filter(|appraised| appraised.standing == standing)
            .map(|appraised| pack.interventions[appraised.option].name.clone())
            .collect();
        assert!(!expected.is_empty(), "the person has options of every standing");
        assert!(harness.query_by_label(&format!("{tab} ({})", expected.len())).is_some(), "{tab} counts {}", expected.len());
        turn_to(&mut harness, standing);
        let shown = cards(&harness);
        assert_eq!(shown.len(), expected.len());
        for (shown, expected) in shown.iter().zip(&expected) {
            assert!(shown.starts_with(expected), "{shown} stands where {expected} should");
        }
    }
}

#[test]
fn what_fits_is_chosen_at_once_and_can_be_taken_back() {
    let mut harness = at_court();
    click(&mut harness, "Choose: Naloxone to take home");
    let chosen = decision(&harness, "naloxone").expect("it is in the plan");
    assert_eq!(chosen.choice, Choice::Chosen);
    assert!(harness.query_by_label("In the plan").is_some());
    let back = harness.get_by_label("Take back: Naloxone to take home");
    assert!(back.is_focused(), "the keyboard stays on the button that took the place of the other");
    back.click();
    harness.run();
    assert_eq!(decision(&harness, "naloxone"), None);
    assert!(harness.query_by_label("In the plan").is_none());
}

#[test]
fn what_cannot_be_told_is_chosen_only_with_a_reason() {
    let mut harness = at_court();
    turn_to(&mut harness, Standing::CannotTell);
    click(&mut harness, &format!("Choose all the same: {DRR}"));
    assert_eq!(decision(&harness, "drr"), None);
    assert!(screen_as_text(&harness).contains("It cannot be told yet whether this fits"));
    assert!(!is_enabled(&harness, "Choose all the same"));
    harness.event(egui::Event::Text("He will be asked tomorrow".to_owned()));
    harness.run();
    assert!(is_enabled(&harness, "Choose all the same"));
    click(&mut harness, "Choose all the same");
    harness.run();
    assert_eq!(decision(&harness, "drr").expect("it is in the plan").reason, "He will be asked tomorrow");
    assert!(harness.get_by_label(&format!("Take back: {DRR}")).is_focused(), "the keyboard returns to the card");
}

#[test]
fn enter_leads_from_the_reason_to_the_words_and_then_chooses() {
    let mut harness = at_court();
    turn_to(&mut harness, Standing::CannotTell);
    click(&mut harness, &format!("Choose all the same: {DRR}"));
    hands::press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(hands::focused(&harness), "Why it is chosen all the same", "a reason is needed");
    harness.event(egui::Event::Text("He will be asked tomorrow".to_owned()));
    harness.run();
    hands::press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(decision(&harness, "drr"), None);
    assert_eq!(hands::focused(&harness), "What the person thinks of it, in their words");
    harness.event(egui::Event::Text("Fine by me".to_owned()));
    harness.run();
    hands::press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(decision(&harness, "drr").expect("it is in the plan").reason, "He will be asked tomorrow");
    assert_eq!(person::session(&harness).case.plan.words_of(person::option(&harness, "drr")), "Fine by me");
    assert_eq!(hands::focused(&harness), format!("Take back: {DRR}"));
}

#[test]
fn turning_down_needs_a_reason_too_and_can_be_left() {
    let mut harness = at_court();
    click(&mut harness, "Turn down: Naloxone to take home");
    assert!(!is_enabled(&harness, "Turn down"));
    click(&mut harness, "Back");
    harness.run();
    assert_eq!(decision(&harness, "naloxone"), None);
    click(&mut harness, "Turn down: Naloxone to take home");
    type_text(&mut harness, "Why it is turned down", "Has one at home");
    type_text(&mut harness, "What the person thinks of it, in their words", "I have one");
    click(&mut harness, "Turn down");
    let turned_down = decision(&harness, "naloxone").expect("it is recorded");
    assert_eq!(turned_down.choice, Choice::TurnedDown);
    assert_eq!(turned_down.reason, "Has one at home");
    let session = harness.state().app.session.as_ref().expect("a case is open");
    assert_eq!(session.case.plan.words_of(turned_down.option), "I have one");
    // What was said is asked for once: it stands there already wherever it is asked for.
    click(&mut harness, "Take back: Naloxone to take home");
    click(&mut harness, "Turn down: Naloxone to take home");
    let words = harness.get_by_role_and_label(Role::TextInput, "What the person thinks of it, in their words");
    assert_eq!(words.accesskit_node().value().as_deref(), Some("I have one"));
}

#[test]
fn ask_leads_to_the_question() {
    let mut harness = at_court();
    turn_to(&mut harness, Standing::CannotTell);
    harness.get_all_by_label("Ask: Willing to do treatment in a sentence").next().expect("the card asks").click();
    harness.run();
    let app = &harness.state().app;
    assert_eq!(app.screen, Screen::Assessment);
    assert_eq!(app.session.as_ref().expect("a case is open").find, app.pack.question("willing_order"));
}

#[test]
fn a_failing_condition_is_named_with_the_answer_behind_it() {
    let mut harness = at_court();
    turn_to(&mut harness, Standing::DoesNotFit);
    let text = screen_as_text(&harness);
    let card = text.split("Article").find(|card| card.contains("Alcohol treatment requirement")).expect("its card");
    assert!(card.contains("Not met: "), "{card}");
    assert!(card.contains("Alcohol"), "{card}");
}

#[test]
fn filters_narrow_the_list_and_can_be_cleared() {
    let mut harness = at_court();
    turn_to(&mut harness, Standing::CannotTell);
    let all = cards(&harness).len();
    click(&mut harness, "Filter");
    type_text(&mut harness, "Word in the name or summary", "rehabilitation req");
    assert_eq!(cards(&harness), [format!("{DRR} (DRR)")]);
    let text = screen_as_text(&harness);
    assert!(text.contains(&format!("Cannot tell yet (1 of {all})")) && text.contains("Fits (0 of "), "{text}");
    click(&mut harness, "Clear the filter");
    assert_eq!(cards(&harness).len(), all);

    turn_to(&mut harness, Standing::Fits);
    click(&mut harness, "Offered now only");
    let now = |harness: &Harness<'static, Shell>| {
        let options = &person::session(harness).derived.appraisal.options;
        options.iter().filter(|appraised| appraised.standing == Standing::Fits && appraised.offered == Offered::Now).count()
    };
    assert_eq!(cards(&harness).len(), now(&harness));
    click(&mut harness, "Clear the filter");
    click(&mut harness, "Housing");
    let session = person::session(&harness);
    let housing = session.derived.appraisal.needs.iter().find(|need| harness.state().app.pack.needs[need.need].id == "housing");
    let housing = housing.expect("the pack knows housing");
    assert_eq!(housing.finding.truth, Truth::Yes);
    let serving = session.derived.appraisal.options.iter();
    let serving = serving.filter(|appraised| appraised.standing == Standing::Fits && appraised.needs.contains(&housing.need));
    assert_eq!(cards(&harness).len(), serving.count());
}

#[test]
fn grouping_moves_the_cards_and_loses_none() {
    let mut harness = at_court();
    let mut before = cards(&harness);
    for by in ["Need", "Stage", "Evidence"] {
        harness.get_by_role_and_label(Role::Tab, by).click();
        harness.run();
        let mut after = cards(&harness);
        after.sort();
        after.dedup();
        before.sort();
        assert_eq!(after, before, "by {by}");
    }
}

#[test]
fn details_stand_beside_the_list_where_there_is_room_and_in_its_place_where_not() {
    for (width, beside) in [(1280.0, true), (900.0, false)] {
        let look = (Appearance::Light, 100);
        let mut harness = person::window([width, 12_000.0], look, Screen::Options, |_, _| ());
        turn_to(&mut harness, Standing::CannotTell);
        click(&mut harness, &format!("Details: {DRR}"));
        harness.run();
        assert_eq!(!cards(&harness).is_empty(), beside, "at {width}");
        assert!(harness.get_by_role_and_label(Role::Heading, "Conditions").rect().right() <= width);
        let title =
            harness.get_all_by_role(Role::Heading).find(|heading| heading.is_focused()).expect("the title has the keyboard");
        assert_eq!(title.accesskit_node().label().as_deref(), Some("Drug rehabilitation requirement (DRR)"));
        click(&mut harness, "Back to the list");
        harness.run();
        assert!(harness.query_by_label("Conditions").is_none());
        assert!(harness.get_by_label(&format!("Details: {DRR}")).is_focused(), "the keyboard returns to the card at {width}");
    }
}

#[test]
fn nothing_is_wider_than_the_window() {
    for (width, percent) in [(1280.0, 100), (1280.0, 150), (1600.0, 125), (800.0, 100)] {
        let look = (Appearance::Light, percent);
        let mut harness = person::window([width, 16_000.0], look, Screen::Options, |_, _| ());
        for standing in Standing::EVERY {
            turn_to(&mut harness, standing);
            assert_inside(&harness, width);
        }
        turn_to(&mut harness, Standing::CannotTell);
        click(&mut harness, &format!("Details: {DRR}"));
        for fold in
            ["Who it is for, what it asks, consent", "How to arrange it", "EMMIE: effect, mechanism, for whom, doing it, cost"]
        {
            click(&mut harness, fold);
        }
        assert_inside(&harness, width);
    }
}

/// Nothing on the screen ends to the right of it.
pub fn assert_inside(harness: &Harness<'_, Shell>, width: f32) {
    for node in harness.root().children_recursive() {
        let kit = node.accesskit_node();
        let Some(bounds) = kit.bounding_box() else { continue };
        let right = bounds.x1;
        assert!(
            right <= f64::from(width) + 0.5,
            "at {width} {:?} {:?} {:?} ends at {right}",
            kit.role(),
            kit.label(),
            kit.value()
        );
    }
}

#[test]
fn every_control_has_a_name() {
    let mut harness = at_court();
    turn_to(&mut harness, Standing::CannotTell);
    click(&mut harness, &format!("Details: {DRR}"));
    assert_eq!(harness.unnamed_widgets(), Vec::<String>::new());
}

#[test]
fn one_option_as_text() {
    let mut harness = at_court();
    turn_to(&mut harness, Standing::CannotTell);
    let text = screen_as_text(&harness);
    let card = text.split_inclusive("Article ").skip(1).find(|card| card.contains(DRR)).expect("its card").to_owned();
    insta::assert_snapshot!(card);
}

#[test]
fn a_dialog_higher_than_the_window_scrolls_under_its_title() {
    let size = [1024.0, 600.0];
    let mut harness = person::window(size, (Appearance::Light, 200), Screen::Options, |_, _| ());
    turn_to(&mut harness, Standing::DoesNotFit);
    harness.get_all_by_label_contains("Choose all the same: ").next().expect("a card").click_accesskit();
    harness.run();
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
    let is_title = |name: &str| name.starts_with("Choose: ");
    let titled = |heading: &egui_kittest::Node<'_>| heading.accesskit_node().label().is_some_and(|name| is_title(&name));
    let title = harness.get_all_by_role(Role::Heading).find(titled).expect("it has a title").rect();
    assert!(window.contains_rect(title), "{title:?}");
    crate::support::hands::tab_to(&mut harness, "Back");
    let back = harness.get_by_label("Back").rect();
    assert!(window.contains_rect(back) && back.top() > title.bottom(), "{back:?} under {title:?}");
}

#[test]
fn a_card_stands_where_it_stood_when_its_details_are_shown() {
    let mut harness = at_court();
    let of_card = "Details: Naloxone to take home";
    let before = harness.get_by_label(of_card).rect();
    click(&mut harness, of_card);
    harness.run();
    assert_eq!(harness.get_by_label(of_card).rect(), before);
}

#[test]
fn an_asked_question_leads_back_to_its_option() {
    let mut harness = at_court();
    turn_to(&mut harness, Standing::CannotTell);
    let drr = harness
        .get_all_by_role(Role::Article)
        .find(|card| card.accesskit_node().label().is_some_and(|label| label.starts_with(DRR)));
    drr.expect("its card").get_by_label("Ask: Willing to do treatment in a sentence").click();
    harness.run();
    assert_eq!(harness.state().app.screen, Screen::Assessment);
    click(&mut harness, &format!("Back to the option: {DRR}"));
    assert_eq!(harness.state().app.screen, Screen::Options);
    let title = harness.get_all_by_role(Role::Heading).find(|heading| heading.is_focused()).expect("the title has the keyboard");
    assert_eq!(title.accesskit_node().label(), Some(format!("{DRR} (DRR)")));
    // Whoever went elsewhere by themselves has no way back to follow.
    click(&mut harness, "Assessment");
    assert!(harness.query_by_label(&format!("Back to the option: {DRR}")).is_none());
}

#[test]
fn filters_by_evidence_aim_place_and_stage_narrow_together() {
    let mut harness = at_court();
    turn_to(&mut harness, Standing::CannotTell);
    click(&mut harness, "Filter");
    click(&mut harness, "Mixed evidence");
    let kept = |harness: &Harness<'static, Shell>, passes: &dyn Fn(&Intervention) -> bool| {
        let pack = &harness.state().app.pack;
        let options = person::session(harness).derived.appraisal.options.iter();
        let options = options.filter(|option| option.standing == Standing::CannotTell);
        options.filter(|option| passes(&pack.interventions[option.option])).count()
    };
    let pack = std::sync::Arc::clone(&harness.state().app.pack);
    let mixed = |option: &Intervention| pack.rating_class(option) == RatingClass::Mixed;
    assert_eq!(cards(&harness).len(), kept(&harness, &mixed));
    click(&mut harness, "Stopping");
    let both = |option: &Intervention| mixed(option) && option.philosophy == Philosophy::Abstinence;
    assert_eq!(cards(&harness).len(), kept(&harness, &both));
    click(&mut harness, "Clear the filter");
    click(&mut harness, "In prison");
    assert_eq!(cards(&harness).len(), kept(&harness, &|option| option.setting == Setting::Prison));
    click(&mut harness, "Clear the filter");
    let prison = pack.stages.find(|stage| stage.id == "prison").expect("a stage").0;
    click(&mut harness, &pack.stages[prison].name);
    assert_eq!(cards(&harness).len(), kept(&harness, &|option| option.stages.contains(&prison)));
}

#[test]
fn three_options_stand_side_by_side_and_a_fourth_is_not_picked() {
    for (width, percent) in [(1280.0, 100), (1024.0, 100), (1280.0, 200)] {
        let mut harness = person::window([width, 16_000.0], (Appearance::Light, percent), Screen::Options, |_, _| ());
        let picks: Vec<String> =
            harness.get_all_by_label_contains("Compare: ").filter_map(|chip| chip.accesskit_node().label()).take(4).collect();
        for pick in picks.iter().take(3) {
            click(&mut harness, pick);
        }
        assert!(harness.get_by_label(&picks[3]).accesskit_node().is_disabled(), "a fourth has no room");
        click(&mut harness, "Show side by side");
        let text = screen_as_text(&harness);
        for pick in picks.iter().take(3) {
            let name = pick.trim_start_matches("Compare: ");
            assert_eq!(text.matches(&format!("Heading 3 \"{name}\"")).count(), 10, "{name} stands in every row at {width}");
        }
        assert!(text.contains("No source allows these options to be compared"), "{text}");
        assert_inside(&harness, width);
        click(&mut harness, "Back to the list");
        harness.run();
        assert!(!cards(&harness).is_empty());
    }
}

#[test]
fn what_the_person_says_is_kept_without_a_decision() {
    let mut harness = at_court();
    click(&mut harness, "Details: Naloxone to take home");
    harness.run();
    click(&mut harness, "Unsure");
    type_text(&mut harness, "In the person’s words", "I will think about it");
    harness.run();
    let naloxone = person::option(&harness, "naloxone");
    let plan = &person::session(&harness).case.plan;
    let preference = plan.preference(naloxone).expect("it is kept");
    assert_eq!((preference.wish, preference.words.as_str()), (Some(Wish::Unsure), "I will think about it"));
    assert_eq!(plan.decision(naloxone), None);
    let text = screen_as_text(&harness);
    let (_, card) = text.split_once("Heading 3 \"Naloxone to take home\"").expect("its card is in the list");
    let (view, _) = card.split_once("conditions met").expect("what was found stands below");
    assert!(view.contains("The person: Unsure") && view.contains("“I will think about it”"), "{card}");
    click(&mut harness, "Unsure");
    assert_eq!(person::session(&harness).case.plan.preference(naloxone).expect("the words stay").wish, None);
}

#[test]
fn the_person_is_asked_before_the_conditions_and_before_anybody_decides() {
    let mut harness = person::window([1280.0, 800.0], (Appearance::Light, 100), Screen::Options, |_, _| ());
    let option = person::option(&harness, "drr");
    harness.state_mut().app.push(Command::Options(OptionsCommand::Show(option)));
    harness.run_ok();
    harness.run_ok();
    let left = harness.get_by_label("Wants it").rect().left();
    let below = |label: &str| {
        let found = harness.get_all_by_label(label).map(|node| node.rect()).filter(|rect| rect.left() + 1.0 >= left);
        found.map(|rect| rect.top()).next().expect("it stands in the details")
    };
    for wish in Wish::EVERY {
        assert!(below(wish.in_words()) < 700.0, "it is in view");
        assert!(below(wish.in_words()) < below(&format!("Choose all the same: {DRR}")));
        assert!(below(wish.in_words()) < below("Conditions"));
    }
}

#[test]
fn nothing_moves_under_the_pointer_that_picks_options_to_compare() {
    for (size, percent) in
        [([1280.0, 800.0], 100), ([1920.0, 1080.0], 100), ([1024.0, 768.0], 100), ([1024.0, 768.0], 200), ([1280.0, 800.0], 200)]
    {
        let mut harness = person::window(size, (Appearance::Light, percent), Screen::Options, |_, _| ());
        let picks: Vec<String> =
            harness.get_all_by_label_contains("Compare: ").filter_map(|chip| chip.accesskit_node().label()).take(2).collect();
        for pick in &picks {
            let before = harness.get_by_label(pick).rect().left_top();
            harness.get_by_label(pick).click_accesskit();
            harness.run_ok();
            harness.run_ok();
            assert_eq!(harness.get_by_label(pick).rect().left_top(), before, "{pick} in {size:?} at {percent} per cent");
        }
        for label in ["Show side by side", "Take all away"] {
            let rect = harness.get_by_label(label).rect();
            let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
            assert!(window.contains_rect(rect), "{label} in {size:?} at {percent} per cent: {rect:?}");
        }
        let left = |words: &str| harness.get_by_label_contains(words).rect().left();
        let (picked, page) = (left("Picked (2 of 3): "), left("Options for this person"));
        assert!((picked - page).abs() < 1.0, "{picked} is not in line with {page} in {size:?} at {percent} per cent");
        click(&mut harness, "Take all away");
        assert!(harness.query_by_label("Show side by side").is_none());
    }
}

#[test]
fn what_does_not_fit_is_quieter_than_what_does_until_it_is_looked_at() {
    let mut harness = person::window([1280.0, 800.0], (Appearance::Light, 100), Screen::Options, |_, _| ());
    let tab = |harness: &Harness<'_, Shell>, tab: &str| {
        let place = harness.get_by_label_contains(tab).rect();
        (words_height(harness, place, tab), place.height())
    };
    let [fits, cannot_tell, does_not_fit] = TABS.map(|name| tab(&harness, name));
    assert!(does_not_fit.0 < cannot_tell.0.min(fits.0), "{does_not_fit:?} beside {cannot_tell:?}");
    assert!((does_not_fit.1 - fits.1).abs() < 0.5, "a line of tabs is of one height");
    turn_to(&mut harness, Standing::DoesNotFit);
    harness.run();
    assert!(tab(&harness, TABS[2]).0 >= cannot_tell.0, "what is looked at is as loud as the others were");
}

#[test]
fn referrals_and_what_is_ahead_stand_below_the_list() {
    let mut harness = at_court();
    harness.get_by_label_contains("Referrals and local schemes for the needs seen").click();
    harness.run();
    let pack = &harness.state().app.pack;
    let seen: Vec<_> =
        person::session(&harness).derived.appraisal.needs.iter().filter(|need| need.finding.truth == Truth::Yes).collect();
    let text = screen_as_text(&harness);
    for entry in pack.interventions.iter().filter(|entry| matches!(entry.role, Part::Onward | Part::Scheme)) {
        let serves = seen.iter().any(|need| entry.serves.contains(&need.need));
        assert_eq!(text.contains(&format!("In the library: {}", entry.name)), serves, "{}", entry.id);
    }
    click(&mut harness, "What is ahead on the pathway");
    let text = screen_as_text(&harness);
    assert!(text.contains("Heading 3 \"Prison\""), "a stage after court is ahead: {text}");
}

#[test]
fn what_would_change_it_stands_with_the_conditions() {
    let mut harness = person::plain(Screen::Options, |pack, case| person::say(pack, &mut case.answers, "willing_order", "no"));
    turn_to(&mut harness, Standing::DoesNotFit);
    click(&mut harness, &format!("Details: {DRR}"));
    crate::support::hands::settle(&mut harness);
    let text = screen_as_text(&harness);
    assert!(text.contains("Heading 2 \"What would change it\""));
    assert!(text.contains("Willing to do treatment in a sentence: now “No”, would have to be: Yes"), "{text}");
}
