//! How long until the first frame stands in a real window, beside an empty window of the same toolkit.
//!
//! Needs a display: `xvfb-run -a -s -noreset cargo bench --bench first_frame`. Each run is a process of its own, the kinds in turn,
//! so that all meet the same machine. The time is from the start of the process until the toolkit asks for the second
//! frame, which it does when the first stands in the window. There are two empty windows: one that paints nothing at all,
//! and one that paints its ground, as any program's does.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::{NativeOptions, Renderer};
use egui::{CentralPanel, Context, ViewportCommand};
use throughline::app::App;
use throughline::app::files::FilePicker;
use throughline::base::date::Date;
use throughline::pack::load;
use throughline::ui::opening::{self, hold_texture_side};
use throughline::ui::shell::Shell;
use throughline::ui::{theme, window};

/// How often each window is opened.
const RUNS: usize = 15;

fn main() -> ExitCode {
    let kind = std::env::args().nth(1).unwrap_or_default();
    let ended = match kind.as_str() {
        "empty" => open(Empty::default()),
        "ground" => open(Ground::default()),
        "program" => open_program(),
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
    let kinds = ["empty", "ground", "program"];
    let mut times = kinds.map(|_| Vec::new());
    // The first of each warms the disk and is not counted.
    for run in 0..=RUNS {
        for (kind, times) in kinds.iter().zip(&mut times) {
            let time = time(kind)?;
            if run > 0 {
                times.push(time);
            }
        }
    }
    let [empty, ground, program] = times.map(median);
    let beside = |other: Duration| program.as_secs_f64() / other.as_secs_f64();
    eprint(&format!(
        "empty {empty:.1?}, with a ground {ground:.1?}, program {program:.1?}: {:.2} and {:.2} times (medians of {RUNS})",
        beside(empty),
        beside(ground)
    ));
    Ok(())
}

/// Opens a window of this kind in a process of its own.
fn time(kind: &str) -> Result<Duration, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let start = Instant::now();
    let mut child = Command::new(&program).arg(kind).stdout(Stdio::piped()).spawn().map_err(|error| error.to_string())?;
    let out = child.stdout.take().ok_or("no output")?;
    let said = BufReader::new(out).read_line(&mut String::new()).map_err(|error| error.to_string())?;
    let time = start.elapsed();
    child.wait().map_err(|error| error.to_string())?;
    if said == 0 { Err(format!("no {kind} window: is there a display?")) } else { Ok(time) }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn options() -> NativeOptions {
    NativeOptions { viewport: egui::ViewportBuilder::default().with_inner_size(opening::SIZE), ..NativeOptions::default() }
}

fn open(app: impl eframe::App + 'static) -> Result<(), String> {
    eframe::run_native("first frame", options(), Box::new(|_| Ok(Box::new(app)))).map_err(|error| error.to_string())
}

/// Nothing but the toolkit.
#[derive(Default)]
struct Empty(First);

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.0.tell(ui);
    }
}

/// The toolkit, with a ground.
#[derive(Default)]
struct Ground(First);

impl eframe::App for Ground {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |_| {});
        self.0.tell(ui);
    }
}

/// The whole program on its Start screen.
struct Program(Shell, First);

impl eframe::App for Program {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.0.ui(ui);
        self.1.tell(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::ground(visuals)
    }

    fn raw_input_hook(&mut self, _: &Context, input: &mut egui::RawInput) {
        hold_texture_side(input);
    }
}

/// Whether the first frame was drawn. It asks for a second; when that is drawn, the first stands in the window.
#[derive(Default)]
struct First(bool);

impl First {
    fn tell(&mut self, ui: &egui::Ui) {
        if !std::mem::replace(&mut self.0, true) {
            ui.ctx().request_repaint();
            return;
        }
        writeln!(std::io::stdout(), "there").ok();
        ui.send_viewport_cmd(ViewportCommand::Close);
    }
}

fn open_program() -> Result<(), String> {
    let show = |shell| -> Box<dyn eframe::App> { Box::new(Program(shell, First::default())) };
    window::open(window::options(Renderer::Glow), shell, show).map_err(|error| error.to_string())
}

fn shell(ctx: &Context) -> Result<Shell, String> {
    let loaded = load::built_in().map_err(|_faults| "the built-in pack has faults")?;
    let waker = ctx.clone();
    let wake = Arc::new(move || waker.request_repaint());
    let app = App::new(Arc::new(loaded.pack), Date::constant(2026, 11, 22), Arc::new(Nobody), wake);
    Ok(Shell::new(app).on_ground())
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
