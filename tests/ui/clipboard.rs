//! What is copied leaves the clipboard, if it still lies there.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use egui_kittest::{Harness, kittest::Queryable as _};
use throughline::app::command::{CaseCommand, Command, KeepCommand, LookCommand, Screen};
use throughline::app::settings::Appearance;
use throughline::app::system::clipboard::{Fingerprint, Lies, SystemClipboard};
use throughline::ui::shell::Shell;

use crate::support::desk::{Room, begin, keep, kept, press, see};
use crate::support::screen::screen_as_text;
use crate::support::window::{carry_out, window_on};

/// A clipboard that tests look at and put things on.
#[derive(Debug, Default)]
struct Board {
    holds: Mutex<String>,
    hides: bool,
}

impl Board {
    fn holds(&self) -> String {
        self.holds.lock().expect("nobody panicked").clone()
    }

    fn put(&self, text: &str) {
        text.clone_into(&mut self.holds.lock().expect("nobody panicked"));
    }
}

impl SystemClipboard for Board {
    fn look(&self, ours: Fingerprint) -> Lies {
        match self.hides {
            true => Lies::CannotTell,
            false if Fingerprint::of(&self.holds()) == ours => Lies::Ours,
            false => Lies::Other,
        }
    }

    fn empty(&self) {
        self.put("");
    }
}

/// What the window does with the clipboard of its system, frame by frame.
struct Desk {
    harness: Harness<'static, Shell>,
    board: Arc<Board>,
    _room: Room,
}

impl Desk {
    /// A window with a kept case.
    fn new(hides: bool) -> Self {
        let (room, board) = (Room::new(), Arc::new(Board { hides, ..Board::default() }));
        let app = room.app().with_clipboard(Arc::clone(&board) as Arc<dyn SystemClipboard>);
        let mut harness = window_on(app, [1280.0, 800.0], Appearance::Light, 100);
        begin(&mut harness);
        keep(&mut harness);
        Self { harness, board, _room: room }
    }

    /// A frame, after which what the window wrote is on the clipboard.
    fn step(&mut self) {
        self.harness.step();
        for command in &self.harness.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                self.board.put(text);
            }
        }
    }

    /// Frames until a look that may be under way has ended.
    fn settle(&mut self) {
        for _ in 0..40 {
            self.step();
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn copy_card(&mut self) {
        carry_out(&mut self.harness, Command::Go(Screen::Settings));
        self.harness.get_by_label("Copy my card").click_accesskit();
        self.step();
        self.step();
        assert!(self.board.holds().starts_with("throughline"), "{}", self.board.holds());
    }

    /// As if this much time had passed.
    fn wait(&mut self, seconds: f64) {
        let now = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(now + seconds);
        self.settle();
    }

    fn command(&mut self, command: Command) {
        self.harness.state_mut().app.push(command);
        self.settle();
    }
}

#[test]
fn what_is_copied_is_taken_off_after_its_time_and_not_before() {
    let mut desk = Desk::new(false);
    desk.copy_card();
    desk.wait(5.0);
    assert!(!desk.board.holds().is_empty(), "not before its time");
    desk.wait(6.0);
    assert_eq!(desk.board.holds(), "");
}

#[test]
fn what_somebody_else_put_there_meanwhile_stays() {
    let mut desk = Desk::new(false);
    desk.copy_card();
    desk.board.put("a shopping list");
    desk.wait(11.0);
    assert_eq!(desk.board.holds(), "a shopping list");
    desk.copy_card();
    desk.board.put("a shopping list");
    desk.command(Command::Keep(KeepCommand::Lock));
    assert_eq!(desk.board.holds(), "a shopping list");
}

#[test]
fn where_the_program_may_not_look_it_is_emptied_all_the_same_and_the_settings_say_so() {
    let mut desk = Desk::new(true);
    desk.copy_card();
    desk.board.put("a shopping list");
    desk.wait(11.0);
    assert_eq!(desk.board.holds(), "");
    assert!(screen_as_text(&desk.harness).contains("does not let the program look at the clipboard"));
}

#[test]
fn locking_takes_it_off_at_once_also_where_it_may_stay() {
    for seconds in [300, 0] {
        let mut desk = Desk::new(false);
        desk.command(Command::Look(LookCommand::SetClipboardSeconds(seconds)));
        desk.copy_card();
        desk.wait(60.0);
        assert!(!desk.board.holds().is_empty(), "{seconds}: it has its time");
        desk.command(Command::Keep(KeepCommand::Lock));
        assert_eq!(desk.board.holds(), "", "{seconds}");
    }
}

#[test]
fn closing_takes_it_off_and_leaves_what_is_not_ours() {
    let mut desk = Desk::new(false);
    desk.copy_card();
    desk.step();
    desk.harness.state_mut().close();
    assert_eq!(desk.board.holds(), "");
    desk.board.put("a shopping list");
    desk.harness.state_mut().close();
    assert_eq!(desk.board.holds(), "a shopping list", "nothing of ours lies there any more");
}

#[test]
fn a_text_that_is_copied_out_of_a_field_is_taken_off_too() {
    let mut desk = Desk::new(false);
    // Answers are typed on the Plan screen, where words can be selected and cut.
    carry_out(&mut desk.harness, Command::Go(Screen::Plan));
    crate::support::desk::type_into(&mut desk.harness, "How they would like to be met and reached", "to see my daughter");
    desk.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    desk.step();
    desk.harness.event(egui::Event::Copy);
    desk.step();
    assert_eq!(desk.board.holds(), "to see my daughter");
    desk.step();
    desk.wait(11.0);
    assert_eq!(desk.board.holds(), "");
}

#[test]
fn of_people_who_are_made_up_what_is_copied_stays() {
    let board = Arc::new(Board::default());
    let app = crate::support::window::app(crate::support::window::Fixed::default()).with_clipboard(Arc::clone(&board) as _);
    let mut harness = window_on(app, [1280.0, 800.0], Appearance::Light, 100);
    carry_out(&mut harness, Command::Case(CaseCommand::OpenPerson(0)));
    carry_out(&mut harness, Command::Go(Screen::Report));
    press(&mut harness, "Copy all");
    let shown = screen_as_text(&harness);
    assert!(shown.contains("Copied") && !shown.contains("leaves the clipboard"), "{shown}");
    board.put("of somebody made up");
    harness.state_mut().close();
    assert_eq!(board.holds(), "of somebody made up");
}

#[test]
fn who_copies_a_whole_document_is_told_when_it_goes() {
    let (_room, mut harness) = kept();
    carry_out(&mut harness, Command::Go(Screen::Report));
    press(&mut harness, "Copy all");
    see(&mut harness, "Copied. It leaves the clipboard after 10 seconds.");
    carry_out(&mut harness, Command::Look(LookCommand::SetClipboardSeconds(300)));
    see(&mut harness, "Copied. It leaves the clipboard after 5 minutes.");
    carry_out(&mut harness, Command::Look(LookCommand::SetClipboardSeconds(0)));
    see(&mut harness, "Copied. It leaves the clipboard when you lock or close the window.");
}
