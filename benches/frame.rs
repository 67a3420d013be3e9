//! The processor's work for a frame: everything up to the triangles that the graphics are handed, with memory wiped on its
//! return as in the program.
//!
//! Each screen is measured with the fullest of the fictional people open, at 1280x800, with nothing changing. The slowest
//! of a thousand frames bounds the 99th percentile.

use std::sync::{Arc, LazyLock};

use divan::Bencher;
use egui::{Context, FullOutput, Pos2, RawInput, Rect, Vec2};
use jiff::Timestamp;
use throughline::app::App;
use throughline::app::command::{CaseCommand, Command, Page, Screen, WhatIfCommand};
use throughline::app::files::FilePicker;
use throughline::base::date::Date;
use throughline::case::Case;
use throughline::case::answer::{Said, Value};
use throughline::history::History;
use throughline::pack::{Pack, load};
use throughline::ui::shell::Shell;
use throughline::vault::record::{By, Outcome, Record};
use zeroizing_alloc::ZeroAlloc;

#[global_allocator]
static MEMORY: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() {
    divan::main();
}

static PACK: LazyLock<Arc<Pack>> = LazyLock::new(|| match load::built_in() {
    Ok(loaded) => Arc::new(loaded.pack),
    Err(_) => std::process::abort(),
});

#[derive(Debug)]
struct Nobody;

impl FilePicker for Nobody {
    fn place_to_save(&self, _: &str) -> Option<std::path::PathBuf> {
        None
    }
    fn case_to_open(&self) -> Option<std::path::PathBuf> {
        None
    }
}

const TODAY: Date = Date::constant(2026, 11, 22);

/// A window that has settled on a screen.
struct Window {
    ctx: Context,
    shell: Shell,
}

impl Window {
    fn on(commands: &[Command]) -> Self {
        let app = App::new(Arc::clone(&PACK), TODAY, Arc::new(Nobody), Arc::new(|| ()));
        let mut window = Self { ctx: Context::default(), shell: Shell::new(app) };
        for command in commands {
            window.carry_out(command);
        }
        window
    }

    fn carry_out(&mut self, command: &Command) {
        self.shell.app.push(command.clone());
        (0..4).for_each(|_| self.frame());
    }

    fn case(&self) -> Case {
        self.shell.app.session.as_ref().map(|session| session.case.clone()).unwrap_or_default()
    }

    fn frame(&mut self) {
        let screen = Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0));
        let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
        let Self { ctx, shell } = self;
        hand_over(ctx, ctx.run_ui(input, |ui| shell.ui(ui)));
    }
}

/// What a window does with a frame before its graphics draw it.
fn hand_over(ctx: &Context, mut frame: FullOutput) {
    frame.textures_delta.clear();
    divan::black_box(ctx.tessellate(frame.shapes, frame.pixels_per_point));
}

fn bench(bencher: Bencher<'_, '_>, commands: &[Command]) {
    let mut window = Window::on(commands);
    bencher.bench_local(|| window.frame());
}

fn person(screen: Screen) -> [Command; 2] {
    [Command::Case(CaseCommand::OpenPerson(3)), Command::Go(screen)]
}

/// The same toolkit with nothing on the page, to see what is ours.
#[divan::bench]
fn empty_window(bencher: Bencher<'_, '_>) {
    let ctx = Context::default();
    bencher.bench_local(|| hand_over(&ctx, ctx.run_ui(RawInput::default(), |_| ())));
}

#[divan::bench(sample_count = 1000)]
fn start(bencher: Bencher<'_, '_>) {
    bench(bencher, &[]);
}

#[divan::bench(sample_count = 1000)]
fn assessment(bencher: Bencher<'_, '_>) {
    let [open, go] = person(Screen::Assessment);
    bench(bencher, &[open, go, Command::Case(CaseCommand::Turn(Page::Section(0)))]);
}

#[divan::bench(sample_count = 1000)]
fn check_answers(bencher: Bencher<'_, '_>) {
    let [open, go] = person(Screen::Assessment);
    bench(bencher, &[open, go, Command::Case(CaseCommand::Turn(Page::CheckAnswers))]);
}

#[divan::bench(sample_count = 1000)]
fn options(bencher: Bencher<'_, '_>) {
    bench(bencher, &person(Screen::Options));
}

/// With one answer tried, so that everything that comes of it is drawn.
#[divan::bench(sample_count = 1000)]
fn what_if(bencher: Bencher<'_, '_>) {
    let [open, go] = person(Screen::WhatIf);
    let tried = PACK.question("willing_order").map(|question| {
        let said = Said::Value(Value::Choice(0));
        Command::WhatIf(WhatIfCommand::Try { question, said })
    });
    bench(bencher, &[open, go, tried.unwrap_or(Command::DismissMessage)]);
}

#[divan::bench(sample_count = 1000)]
fn plan(bencher: Bencher<'_, '_>) {
    bench(bencher, &person(Screen::Plan));
}

#[divan::bench(sample_count = 1000)]
fn report(bencher: Bencher<'_, '_>) {
    bench(bencher, &person(Screen::Report));
}

/// Two assessments: what another fictional person said, and what this one says now, so that nearly everything changed.
#[divan::bench(sample_count = 1000)]
fn over_time(bencher: Bencher<'_, '_>) {
    let [open, go] = person(Screen::OverTime);
    let mut window = Window::on(&[Command::Case(CaseCommand::OpenPerson(0))]);
    let then = window.case();
    window.carry_out(&open);
    let now = window.case();
    let (day, by) = (TODAY, By { card: None, at: Timestamp::UNIX_EPOCH });
    let mut record = Record::new(&PACK, &then, Outcome::default(), day, &by);
    record.assess_again(&PACK, &now, Outcome::default(), day, &by);
    let (Some(session), Ok(history)) = (&mut window.shell.app.session, History::read(&PACK, &record)) else {
        std::process::abort()
    };
    session.history = history;
    window.carry_out(&go);
    bencher.bench_local(|| window.frame());
}

#[divan::bench(sample_count = 1000)]
fn trends(bencher: Bencher<'_, '_>) {
    bench(bencher, &person(Screen::Trends));
}

#[divan::bench(sample_count = 1000)]
fn pathway(bencher: Bencher<'_, '_>) {
    bench(bencher, &person(Screen::Pathway));
}

#[divan::bench(sample_count = 1000)]
fn library(bencher: Bencher<'_, '_>) {
    bench(bencher, &person(Screen::Library));
}

#[divan::bench(sample_count = 1000)]
fn settings(bencher: Bencher<'_, '_>) {
    bench(bencher, &person(Screen::Settings));
}

/// All that stands between the start of the program and the shapes of its first frame: the pack, the state, the fonts.
#[divan::bench]
fn first_frame(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let Ok(loaded) = load::built_in() else { std::process::abort() };
        let app = App::new(Arc::new(loaded.pack), TODAY, Arc::new(Nobody), Arc::new(|| ()));
        Window { ctx: Context::default(), shell: Shell::new(app) }.frame();
    });
}

/// The first frame of the toolkit with nothing on the page.
#[divan::bench]
fn first_frame_of_an_empty_window(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let ctx = Context::default();
        hand_over(&ctx, ctx.run_ui(RawInput::default(), |_| ()));
    });
}
