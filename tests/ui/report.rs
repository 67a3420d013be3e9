//! The Report screen on the built-in pack, with a file dialog that answers what the test wants.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use throughline::app::App;
use throughline::app::command::{CaseCommand, Command, Page, PlanCommand, ReportCommand, ReportKind, Screen};
use throughline::app::document;
use throughline::app::files::FilePicker;
use throughline::app::settings::Appearance;
use throughline::appraise::Urgency;
use throughline::base::date;
use throughline::case::answer::Value;
use throughline::report::{Format, bytes};
use throughline::ui::shell::Shell;

use crate::support::hands::{focused, press, settle, tab_to};
use crate::support::screen::screen_as_text;
use crate::support::window::{Fixed, carry_out, say, window};

const WINDOW: [f32; 2] = [1280.0, 800.0];

const HANDOVER: &str = "Referral and handover sheet";
const PRE_SENTENCE: &str = "Paragraphs for a pre-sentence report";

/// A window at the handover sheet of the first fictional person.
fn report(size: [f32; 2], appearance: Appearance, percent: u16, place: Option<PathBuf>) -> Harness<'static, Shell> {
    let mut harness = window(size, appearance, percent, Fixed { place, case: None, ..Fixed::default() });
    open_report(&mut harness, 0);
    carry_out(&mut harness, Command::Report(ReportCommand::Show(ReportKind::Handover)));
    harness
}

/// Turns to the report of the fictional person at this place of the list.
fn open_report(harness: &mut Harness<'static, Shell>, person: usize) {
    carry_out(harness, Command::Case(CaseCommand::OpenPerson(person)));
    carry_out(harness, Command::Go(Screen::Report));
}

fn save(harness: &mut Harness<'static, Shell>) {
    press(harness, Modifiers::COMMAND, Key::S);
    settle(harness);
}

fn headings(harness: &Harness<'_, Shell>) -> Vec<String> {
    let nodes = harness.root().children_recursive().map(|node| node.accesskit_node());
    nodes.filter(|node| node.role() == Role::Heading).map(|node| node.label().unwrap_or_default()).collect()
}

fn message(harness: &Harness<'_, Shell>) -> String {
    let Some(message) = &harness.state().app.message else { return String::new() };
    message.place.as_ref().map_or_else(|| message.text.clone(), |place| format!("{} {}", message.text, place.display()))
}

/// What the document of this window is, in a format.
fn expected(harness: &Harness<'_, Shell>, format: Format) -> Vec<u8> {
    let app = &harness.state().app;
    let session = app.session.as_ref().expect("a case is open");
    bytes(&document::document(&app.pack, session), format)
}

/// What was put on the clipboard in the last frame.
fn copied(harness: &Harness<'_, Shell>) -> Option<String> {
    harness
        .output()
        .platform_output
        .commands
        .iter()
        .find_map(|command| if let egui::OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None })
}

/// One frame with the key, so that what it put on the clipboard is still there.
fn enter_once(harness: &mut Harness<'_, Shell>) -> Option<String> {
    harness.key_down(Key::Enter);
    harness.step();
    let text = copied(harness);
    harness.key_up(Key::Enter);
    harness.run_ok();
    text
}

#[test]
fn the_kind_is_chosen_by_tabs() {
    let mut harness = report(WINDOW, Appearance::Light, 100, None);
    assert!(headings(&harness).contains(&HANDOVER.to_owned()));
    tab_to(&mut harness, "Pre-sentence report");
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(!headings(&harness).contains(&HANDOVER.to_owned()));
    assert!(headings(&harness).contains(&PRE_SENTENCE.to_owned()));
}

#[test]
fn the_report_opens_on_the_kind_that_suits_the_stage_until_another_is_picked() {
    const AT_COURT: usize = 0;
    const IN_CUSTODY: usize = 2;
    let mut harness = window(WINDOW, Appearance::Light, 100, Fixed::default());
    let title = |harness: &Harness<'_, Shell>| {
        let titles = headings(harness).into_iter().filter(|heading| heading == HANDOVER || heading == PRE_SENTENCE);
        titles.collect::<Vec<_>>().join(", ")
    };
    open_report(&mut harness, AT_COURT);
    assert_eq!(title(&harness), PRE_SENTENCE);
    open_report(&mut harness, IN_CUSTODY);
    assert_eq!(title(&harness), HANDOVER);
    let stage = |harness: &Harness<'_, Shell>, id: &str| {
        let pack = &harness.state().app.pack;
        Value::Choice(pack.questions[pack.stage_question].kind.choice_place(id).expect("there is such a stage"))
    };
    let court = stage(&harness, "court");
    say(&mut harness, "stage", court);
    assert_eq!(title(&harness), PRE_SENTENCE, "the stage was put right, and nothing was picked");
    harness.get_by_label("Handover sheet").click();
    harness.run();
    assert_eq!(title(&harness), HANDOVER);
    carry_out(&mut harness, Command::Go(Screen::Plan));
    carry_out(&mut harness, Command::Go(Screen::Report));
    assert_eq!(title(&harness), HANDOVER, "what was picked stays, at court too");
    carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 0 }));
    carry_out(&mut harness, Command::Go(Screen::Report));
    assert_eq!(title(&harness), HANDOVER, "the stage is not known");
    open_report(&mut harness, AT_COURT);
    assert_eq!(title(&harness), PRE_SENTENCE, "what was picked belongs to the case that was open");
}

#[test]
fn the_preview_follows_the_plan_and_the_case() {
    let mut harness = report([1280.0, 6000.0], Appearance::Light, 100, None);
    let words = "My own front door";
    assert!(!screen_as_text(&harness).contains(words));
    carry_out(&mut harness, Command::Plan(PlanCommand::SetGoals(words.to_owned())));
    assert!(screen_as_text(&harness).contains(words));
    carry_out(&mut harness, Command::Case(CaseCommand::OpenPerson(1)));
    carry_out(&mut harness, Command::Go(Screen::Report));
    assert!(!screen_as_text(&harness).contains(words), "another case is another document");
}

#[test]
fn what_is_missing_is_said_and_stands_in_nobodys_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("sheet.txt");
    let mut harness =
        window([1280.0, 3000.0], Appearance::Light, 100, Fixed { place: Some(place.clone()), case: None, ..Fixed::default() });
    carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 0 }));
    carry_out(&mut harness, Command::Go(Screen::Report));
    let text = screen_as_text(&harness);
    assert!(text.contains("Nothing is chosen yet."), "{text}");
    assert!(text.contains("The plan holds no goals in the person’s words."), "{text}");
    save(&mut harness);
    assert!(place.exists());
    tab_to(&mut harness, "Go to Plan");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().app.screen, Screen::Plan);
}

#[test]
fn a_saved_document_reads_back_in_the_format_of_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, written, format) in
        [("sheet.txt", "sheet.txt", Format::Text), ("sheet.md", "sheet.md", Format::Markdown), ("bare", "bare.txt", Format::Text)]
    {
        let mut harness = report(WINDOW, Appearance::Light, 100, Some(folder.path().join(name)));
        save(&mut harness);
        let place = folder.path().join(written);
        assert_eq!(std::fs::read(&place).expect("it was written"), expected(&harness, format));
        assert_eq!(message(&harness), format!("Written to {}", place.display()));
    }
}

#[test]
fn that_it_was_written_is_one_line_that_moves_nothing_and_tells_the_whole_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = folder.path().join("a folder whose name is long enough for one line and more").join("and one within it");
    std::fs::create_dir_all(&deep).expect("made");
    let place = deep.join("handover of the person at court.txt");
    for (size, percent) in [(WINDOW, 100), ([1024.0, 768.0], 200)] {
        let mut harness = report(size, Appearance::Light, percent, Some(place.clone()));
        let before = harness.get_by_label("Save as…").rect();
        save(&mut harness);
        harness.run_ok();
        assert_eq!(harness.get_by_label("Save as…").rect(), before, "the page stays where it is");
        let said = harness.get_by_role_and_label(Role::Status, &format!("Written to {}", place.display())).rect();
        let line = 40.0 * f32::from(percent) / 100.0;
        assert!(said.height() <= line && said.right() <= size[0] && said.bottom() <= size[1], "{said:?}");
        harness.get_by_label("Dismiss").click();
        harness.run();
        assert_eq!(message(&harness), "");
    }
}

#[test]
fn the_parts_of_the_report_are_links_beside_it_and_the_one_in_view_is_marked() {
    let mut harness = report(WINDOW, Appearance::Light, 100, None);
    carry_out(&mut harness, Command::Report(ReportCommand::Show(ReportKind::PreSentence)));
    let current = |harness: &Harness<'_, Shell>| {
        let links = harness.query_all_by_role(Role::Link).map(|link| link.accesskit_node());
        let current = links.filter(|link| link.data().aria_current().is_some()).filter_map(|link| link.label());
        current.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(current(&harness), "");
    for part in ["Safety", "Drug rehabilitation requirement (DRR)", "Sources"] {
        tab_to(&mut harness, part);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        harness.run_ok();
        assert_eq!((focused(&harness).as_str(), current(&harness)), (part, part.to_owned()));
        let heading = harness.get_by_role_and_label(Role::Heading, part).rect();
        assert!(heading.top() > 0.0 && heading.bottom() < WINDOW[1], "{part} is in view: {heading:?}");
        let link = harness.get_by_role_and_label(Role::Link, part).rect();
        assert!(link.top() > 0.0 && link.bottom() < WINDOW[1], "the way on stays in view: {link:?}");
    }
}

#[test]
fn in_a_small_window_the_parts_are_folded_above_the_report() {
    for percent in [100, 200] {
        let mut harness = report([1024.0, 768.0], Appearance::Light, percent, None);
        assert!(harness.query_by_role_and_label(Role::Link, "Next steps").is_none());
        let fold = harness.get_by_label_contains("In this report (").accesskit_node().label().expect("it says how many");
        tab_to(&mut harness, &fold);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        tab_to(&mut harness, "Next steps");
        press(&mut harness, Modifiers::NONE, Key::Enter);
        harness.run_ok();
        assert_eq!(focused(&harness), "Next steps");
        let heading = harness.get_by_role_and_label(Role::Heading, "Next steps").rect();
        assert!(heading.top() > 0.0 && heading.bottom() < 768.0, "{heading:?} at {percent} per cent");
    }
}

#[test]
fn a_file_that_the_dialog_did_not_ask_about_is_not_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("bare.txt"), "old").expect("written");
    let mut harness = report(WINDOW, Appearance::Light, 100, Some(folder.path().join("bare")));
    save(&mut harness);
    assert_eq!(std::fs::read_to_string(folder.path().join("bare.txt")).expect("read"), "old");
    assert!(message(&harness).contains("is there already"), "{}", message(&harness));
}

#[test]
fn where_nothing_can_be_written_the_file_stays_and_the_window_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("old.txt");
    std::fs::write(&place, "old").expect("written");
    let mut read_only = std::fs::metadata(&place).expect("it is there").permissions();
    read_only.set_readonly(true);
    std::fs::set_permissions(&place, read_only).expect("set");
    let mut harness = report(WINDOW, Appearance::Light, 100, Some(place.clone()));
    save(&mut harness);
    assert_eq!(std::fs::read_to_string(&place).expect("read"), "old");
    assert!(message(&harness).contains("is read-only"), "{}", message(&harness));
    assert!(screen_as_text(&harness).contains("The document was not saved."));
    let names: Vec<_> = std::fs::read_dir(folder.path()).expect("read").collect();
    assert_eq!(names.len(), 1, "nothing is left behind");
}

#[test]
fn a_folder_and_a_missing_folder_are_no_place_to_save() {
    let folder = tempfile::tempdir().expect("a folder");
    for place in [folder.path().to_owned(), folder.path().join("nowhere").join("sheet.txt")] {
        let mut harness = report(WINDOW, Appearance::Light, 100, Some(place));
        save(&mut harness);
        assert!(message(&harness).starts_with("The document was not saved."), "{}", message(&harness));
    }
}

#[test]
fn thinking_better_of_it_changes_nothing() {
    let mut harness = report(WINDOW, Appearance::Light, 100, None);
    save(&mut harness);
    assert_eq!(message(&harness), "");
}

#[test]
fn all_of_it_or_one_section_can_be_copied() {
    let mut harness = report(WINDOW, Appearance::Light, 100, None);
    tab_to(&mut harness, "Copy all");
    let all = enter_once(&mut harness).expect("something was copied");
    assert!(all.starts_with("Referral and handover sheet\n="), "{all}");
    tab_to(&mut harness, "Copy Next steps");
    let section = enter_once(&mut harness).expect("something was copied");
    assert!(section.starts_with("Next steps\n=") && section.contains("Next appointment"), "{section}");
    assert!(!section.contains("What was chosen") && section.len() < all.len());
    assert!(harness.query_by_label("Copied").is_some());
}

#[test]
fn one_requirement_can_be_copied_without_the_others() {
    let mut harness = report(WINDOW, Appearance::Light, 100, None);
    carry_out(&mut harness, Command::Report(ReportCommand::Show(ReportKind::PreSentence)));
    tab_to(&mut harness, "Copy Drug rehabilitation requirement (DRR)");
    let part = enter_once(&mut harness).expect("something was copied");
    assert!(
        part.starts_with("Drug rehabilitation requirement (DRR)\n=") && part.contains("Says that they are willing"),
        "{part}"
    );
    assert!(!part.contains("treatment requirement (ATR)\n") && part.contains("\n[1] ") && !part.contains("\n[99] "), "{part}");
}

/// Remembers the name that was suggested.
#[derive(Debug, Default)]
struct Remembers(Mutex<Vec<String>>);

impl FilePicker for Remembers {
    fn place_to_save(&self, suggested_name: &str) -> Option<PathBuf> {
        self.0.lock().expect("nobody fell over").push(suggested_name.to_owned());
        None
    }

    fn case_to_open(&self) -> Option<PathBuf> {
        None
    }
}

#[test]
fn the_suggested_name_tells_case_kind_and_day() {
    let pack = crate::support::window::built_in_pack();
    let asked = Arc::new(Remembers::default());
    let files: Arc<dyn FilePicker> = Arc::<Remembers>::clone(&asked);
    let today = date::parse("2026-11-22").expect("a day");
    let mut app = App::new(pack, today, files, Arc::new(|| ()));
    for command in [
        Command::Case(CaseCommand::Begin { route: 0 }),
        Command::Report(ReportCommand::Save),
        Command::Case(CaseCommand::SetReference(" 2026/04 12 ".to_owned())),
        Command::Report(ReportCommand::Show(ReportKind::PreSentence)),
        Command::Report(ReportCommand::Save),
    ] {
        app.push(command);
        app.advance();
        while app.jobs.is_running() {
            app.advance();
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
    }
    let names = asked.0.lock().expect("nobody fell over").clone();
    assert_eq!(names, ["case-handover-2026-11-22.txt", "2026-04-12-pre-sentence-2026-11-22.txt"]);
}

#[test]
fn from_start_to_a_saved_handover_with_the_keyboard_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("handover.txt");
    let mut harness =
        window([1024.0, 768.0], Appearance::Light, 100, Fixed { place: Some(place.clone()), case: None, ..Fixed::default() });
    let route = harness.state().app.pack.routes[0].clone();
    tab_to(&mut harness, &route.name);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().app.screen, Screen::Assessment);
    answer_everything(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.event(egui::Event::Text("report".to_owned()));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(focused(&harness), "Report");
    save(&mut harness);
    assert_eq!(std::fs::read(&place).expect("it was written"), expected(&harness, Format::Text));
    assert!(message(&harness).starts_with("Written to"));
}

/// The first choice of every question, by number key and Enter, until the answers are to be checked.
fn answer_everything(harness: &mut Harness<'static, Shell>) {
    for _ in 0..200 {
        if harness.state().app.session.as_ref().is_some_and(|session| session.page == Page::CheckAnswers) {
            let answers = &harness.state().app.session.as_ref().expect("a case is open").case.answers;
            let pack = &harness.state().app.pack;
            let answered = pack.questions.keys().filter(|question| answers.said(*question).value().is_some()).count();
            assert!(answered > 8, "only {answered} questions were answered");
            return;
        }
        if harness.state().app.session.as_ref().is_some_and(|session| session.stop(&harness.state().app.pack).is_some()) {
            // The first choice is yes to every danger: the program says to stop, and the way on is one press.
            assert_eq!(focused(harness), "Stop the questions: get help first");
            tab_to(harness, "Go on with the questions");
            press(harness, Modifiers::NONE, Key::Enter);
        }
        press(harness, Modifiers::NONE, Key::Num1);
        press(harness, Modifiers::NONE, Key::Enter);
    }
    panic!("the questions never end");
}

#[test]
fn report_as_text() {
    let harness = report([1280.0, 1200.0], Appearance::Light, 100, None);
    let text = screen_as_text(&harness);
    let page = text.lines().skip_while(|line| !line.contains("Heading 1 \"Report\""));
    let lines: Vec<&str> = page.take(36).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn words_fit_the_window_at_every_size() {
    for (size, percent) in [([1024.0, 768.0], 100), ([1024.0, 768.0], 200), (WINDOW, 200)] {
        for kind in [ReportKind::Handover, ReportKind::PreSentence] {
            let mut harness = report(size, Appearance::Light, percent, None);
            carry_out(&mut harness, Command::Report(ReportCommand::Show(kind)));
            for node in harness.root().children_recursive() {
                let Some(rect) = node.accesskit_node().bounding_box() else { continue };
                let label = node.accesskit_node().label();
                assert!(rect.x1 <= f64::from(size[0]) + 0.5, "{label:?} at {percent} per cent: {rect:?}");
            }
        }
    }
}

#[test]
fn what_calls_for_action_counts_among_the_open_alerts() {
    let mut harness = report(WINDOW, Appearance::Light, 100, None);
    open_report(&mut harness, 6);
    let session = harness.state().app.session.as_ref().expect("open");
    let alerts = &session.derived.appraisal.alerts;
    let open = alerts.iter().filter(|alert| alert.urgency != Urgency::BeAware).count();
    assert!(alerts.iter().any(|alert| alert.urgency == Urgency::ActNow), "not all of them are checks");
    assert!(screen_as_text(&harness).contains(&format!("{open} alerts still open; the document says so.")));
}
