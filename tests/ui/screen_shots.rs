//! Pictures of every screen, written only when asked for: `THROUGHLINE_SHOTS=folder cargo test … screen_shots`.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use throughline::app::command::{CaseCommand, Command, Page, ReportCommand, ReportKind, Screen};
use throughline::app::settings::Appearance;
use throughline::case::answer::{Said, Value};
use throughline::ui::shell::Shell;

use crate::support::hands::press;
use crate::support::window::{Fixed, carry_out, window, window_with_person};

const LOOKS: [(&str, [f32; 2], Appearance, u16); 8] = [
    ("light", [1280.0, 800.0], Appearance::Light, 100),
    ("dark", [1280.0, 800.0], Appearance::Dark, 100),
    ("contrast", [1280.0, 800.0], Appearance::HighContrast, 100),
    ("large", [1920.0, 1080.0], Appearance::Light, 100),
    ("light-200", [1280.0, 800.0], Appearance::Light, 200),
    ("small", [1024.0, 768.0], Appearance::Light, 100),
    ("small-200", [1024.0, 768.0], Appearance::Light, 200),
    ("large-150", [1920.0, 1080.0], Appearance::Light, 150),
];

#[test]
fn screen_shots() {
    let Some(folder) = std::env::var_os("THROUGHLINE_SHOTS").map(PathBuf::from) else { return };
    let only = std::env::var("THROUGHLINE_LOOK").ok();
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (look, size, appearance, percent) in LOOKS.into_iter().filter(|look| only.as_deref().is_none_or(|only| only == look.0)) {
        let mut start = window(size, appearance, percent, Fixed::default());
        start.render().expect("drawn").save(folder.join(format!("start-{look}.png"))).expect("written");
        let mut harness = window_with_person(size, appearance, percent, 0);
        for screen in Screen::EVERY.into_iter().skip(1) {
            carry_out(&mut harness, Command::Go(screen));
            let name = screen.name().to_lowercase();
            harness.render().expect("drawn").save(folder.join(format!("{name}-{look}.png"))).expect("written");
        }
        carry_out(&mut harness, Command::Go(Screen::Assessment));
        carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::CheckAnswers)));
        harness.render().expect("drawn").save(folder.join(format!("check-{look}.png"))).expect("written");
        carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(2))));
        harness.render().expect("drawn").save(folder.join(format!("section-{look}.png"))).expect("written");
        press(&mut harness, Modifiers::COMMAND, Key::K);
        harness.event(egui::Event::Text("methadone".to_owned()));
        harness.run();
        harness.render().expect("drawn").save(folder.join(format!("palette-{look}.png"))).expect("written");
        press(&mut harness, Modifiers::NONE, Key::Escape);
        press(&mut harness, Modifiers::NONE, Key::F1);
        harness.render().expect("drawn").save(folder.join(format!("shortcuts-{look}.png"))).expect("written");
        press(&mut harness, Modifiers::NONE, Key::Escape);
        contradict(&mut harness);
        for (name, page) in [("contradiction", Page::Section(16)), ("contradictions", Page::CheckAnswers)] {
            carry_out(&mut harness, Command::Case(CaseCommand::Turn(page)));
            harness.render().expect("drawn").save(folder.join(format!("{name}-{look}.png"))).expect("written");
        }
        let overdose = harness.state().app.pack.question("overdose_now").expect("there");
        let said = Said::Value(Value::Choice(0));
        carry_out(&mut harness, Command::Case(CaseCommand::Say { question: overdose, said }));
        harness.render().expect("drawn").save(folder.join(format!("stop-{look}.png"))).expect("written");
        press(&mut harness, Modifiers::NONE, Key::F9);
        harness.render().expect("drawn").save(folder.join(format!("cover-{look}.png"))).expect("written");
    }
}

/// Answers that do not go together.
fn contradict(harness: &mut Harness<'static, Shell>) {
    let pack = Arc::clone(&harness.state().app.pack);
    for (question, value) in [("share_consent", Value::Choice(1)), ("share_with", Value::Choices(1))] {
        let question = pack.question(question).expect("there");
        carry_out(harness, Command::Case(CaseCommand::Say { question, said: Said::Value(value) }));
    }
}

/// The plan and its documents: empty, whole, overridden; once as the window is, once as high as the page.
#[test]
fn plan_screen_shots() {
    let Some(folder) = std::env::var_os("THROUGHLINE_SHOTS").map(PathBuf::from) else { return };
    let only = std::env::var("THROUGHLINE_LOOK").ok();
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    type Change = fn(&throughline::pack::Pack, &mut throughline::case::Case);
    let states: [(&str, Change); 3] =
        [("empty", |_, _| ()), ("whole", crate::plan::whole), ("overridden", crate::plan::overridden)];
    for (look, size, appearance, percent) in LOOKS.into_iter().filter(|look| only.as_deref().is_none_or(|only| only == look.0)) {
        for (state, change) in states {
            for (form, height) in [("", size[1]), ("-tall", 4500.0)] {
                let size = [size[0], height];
                let mut harness = crate::person::window(size, (appearance, percent), Screen::Plan, change);
                harness.render().expect("drawn").save(folder.join(format!("plan-{state}-{look}{form}.png"))).expect("written");
            }
        }
        for kind in [ReportKind::Handover, ReportKind::PreSentence] {
            let mut harness = crate::person::window([size[0], 6000.0], (appearance, percent), Screen::Report, crate::plan::whole);
            carry_out(&mut harness, Command::Report(ReportCommand::Show(kind)));
            harness.render().expect("drawn").save(folder.join(format!("report-{kind:?}-{look}.png"))).expect("written");
        }
    }
}

/// Keeping: what the bar says, the identity, the recovery key, the lock, what was found.
#[test]
fn keeping_screen_shots() {
    let Some(folder) = std::env::var_os("THROUGHLINE_SHOTS").map(PathBuf::from) else { return };
    let only = std::env::var("THROUGHLINE_LOOK").ok();
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (look, size, appearance, percent) in LOOKS.into_iter().filter(|look| only.as_deref().is_none_or(|only| only == look.0)) {
        for (number, (_, go)) in crate::everyone::KEEPING.into_iter().enumerate() {
            // As the window is; in the first look as high as the page, too.
            let tall = (look == "light").then_some(("-tall", 2600.0));
            for (form, height) in std::iter::once(("", size[1])).chain(tall) {
                let room = crate::support::desk::Room::new();
                let mut harness = crate::support::window::window_on(room.app(), [size[0], height], appearance, percent);
                carry_out(&mut harness, Command::Case(CaseCommand::Begin { route: 0 }));
                go(&room, &mut harness);
                harness
                    .render()
                    .expect("drawn")
                    .save(folder.join(format!("keeping-{number}-{look}{form}.png")))
                    .expect("written");
            }
        }
    }
}

/// Over time: assessing again, then and now, other knowledge; as the window is and as high as the page.
#[test]
fn over_time_screen_shots() {
    let Some(folder) = std::env::var_os("THROUGHLINE_SHOTS").map(PathBuf::from) else { return };
    let only = std::env::var("THROUGHLINE_LOOK").ok();
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (look, size, appearance, percent) in LOOKS.into_iter().filter(|look| only.as_deref().is_none_or(|only| only == look.0)) {
        for (form, height) in [("", size[1]), ("-tall", 5200.0)] {
            let look_of = ([size[0], height], appearance, percent);
            let room = crate::support::desk::Room::new;
            let shoot = |name: &str, harness: &mut Harness<'static, Shell>| {
                harness
                    .render()
                    .expect("drawn")
                    .save(folder.join(format!("over-time-{name}-{look}{form}.png")))
                    .expect("written");
            };
            let again = room();
            let mut harness = crate::over_time::again(&again, look_of);
            shoot("again", &mut harness);
            carry_out(&mut harness, Command::Case(CaseCommand::Turn(Page::Section(5))));
            shoot("section", &mut harness);
            carry_out(&mut harness, Command::Go(Screen::Plan));
            shoot("plan", &mut harness);
            let (then, other) = (room(), room());
            shoot("then-and-now", &mut crate::over_time::then_and_now(&then, look_of));
            shoot("other-pack", &mut crate::over_time::other_pack(&other, look_of));
        }
    }
}
