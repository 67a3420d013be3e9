//! How long until the first frame stands in a real window, beside an empty window of the same toolkit.
//!
//! Needs a display: `xvfb-run -a cargo bench --bench first_frame`. Each run is a process of its own, the two kinds in turn,
//! so that both meet the same machine. The time is from the start of the process to its end just after the first frame.

use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::NativeOptions;
use egui::ViewportCommand;
use throughline::app::App;
use throughline::app::files::FilePicker;
use throughline::base::date::Date;
use throughline::pack::load;
use throughline::ui::shell::Shell;

/// How often each window is opened.
const RUNS: usize = 15;

fn main() -> ExitCode {
    let kind = std::env::args().nth(1).unwrap_or_default();
    let ended = match kind.as_str() {
        "empty" => open(|_| Box::new(Empty)),
        "program" => open(|ctx| Box::new(Program(shell(ctx)))),
        _ => compare(),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprint(&why);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "a bench reports on the terminal")]
fn eprint(text: &str) {
    eprintln!("{text}");
}

fn compare() -> Result<(), String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let time = |kind: &str| -> Result<Duration, String> {
        let start = Instant::now();
        let ended = Command::new(&program).arg(kind).status().map_err(|error| error.to_string())?;
        if ended.success() { Ok(start.elapsed()) } else { Err(format!("no {kind} window: is there a display?")) }
    };
    let (mut empty, mut full) = (Vec::new(), Vec::new());
    // The first of each warms the disk and is not counted.
    time("empty")?;
    time("program")?;
    for _ in 0..RUNS {
        empty.push(time("empty")?);
        full.push(time("program")?);
    }
    let (empty, full) = (median(empty), median(full));
    let ratio = full.as_secs_f64() / empty.as_secs_f64();
    eprint(&format!("empty window {empty:.1?}, program {full:.1?}, ratio {ratio:.2} (medians of {RUNS})"));
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn open(app: impl FnOnce(&egui::Context) -> Box<dyn eframe::App>) -> Result<(), String> {
    let options =
        NativeOptions { viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]), ..NativeOptions::default() };
    eframe::run_native("first frame", options, Box::new(|creation| Ok(app(&creation.egui_ctx))))
        .map_err(|error| error.to_string())
}

/// Nothing but the toolkit.
struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        close_after_first(ui);
    }
}

/// The whole program on its Start screen.
struct Program(Shell);

impl eframe::App for Program {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.0.ui(ui);
        close_after_first(ui);
    }
}

/// The first frame asks for a second, which is drawn once the first stands in the window.
fn close_after_first(ui: &egui::Ui) {
    if ui.ctx().cumulative_frame_nr() > 0 {
        ui.send_viewport_cmd(ViewportCommand::Close);
    }
    ui.ctx().request_repaint();
}

fn shell(ctx: &egui::Context) -> Shell {
    let Ok(loaded) = load::built_in() else { std::process::abort() };
    let waker = ctx.clone();
    let app = App::new(
        Arc::new(loaded.pack),
        Date::constant(2026, 11, 22),
        Arc::new(Nobody),
        Arc::new(move || waker.request_repaint()),
    );
    Shell::new(app)
}

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
