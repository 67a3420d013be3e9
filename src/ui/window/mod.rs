//! The window itself: eframe around the shell, and the system's file dialogs.

#[cfg(target_os = "linux")]
pub mod bus;
mod clipboard;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::{NativeOptions, Renderer};

use crate::app::App;
use crate::app::files::FilePicker;
use crate::app::job::Wake;
use crate::app::keeping::ENDING;
use crate::app::settings;
use crate::app::system::signal::signals;
use crate::app::system::sleep;
use crate::cli;
use crate::clock;
use crate::vault::home::Home;
use crate::vault::keeper::Desk;
use crate::vault::sealed::WorkFactor;
use crate::vault::secret::keep_out_of_crash_files;
use crate::vault::store::real::RealDisk;

use self::clipboard::DesktopClipboard;
use super::gallery::{Gallery, gallery_window_ui};
use super::shell::Shell;

/// Opens the window and stays until it is closed.
///
/// # Errors
/// A sentence for the person at the desk, if no window can be opened on this computer.
pub fn run(asked: &cli::Window) -> Result<(), String> {
    let mut first_failure = None;
    for renderer in renderers() {
        // The closure may run more than once, so it makes its state afresh.
        let asked = asked.clone();
        let opened = eframe::run_native(
            "Throughline",
            options(renderer),
            Box::new(move |creation| Ok(Box::new(Window::new(&creation.egui_ctx, asked)))),
        );
        match opened {
            Ok(()) => return Ok(()),
            Err(error) => first_failure = first_failure.or_else(|| Some(without_place(&error.to_string()))),
        }
    }
    let why = first_failure.unwrap_or_default();
    Err(format!("The window could not be opened: {why}. The command line works without one: `throughline --help`."))
}

/// What went wrong, without the place in a library's source that its messages name: it helps nobody at a desk.
fn without_place(message: &str) -> String {
    let (before, after) = message.split_once(" at /").unwrap_or((message, ""));
    match after.split_once(": ") {
        Some((place, what)) if place.contains(".rs:") => format!("{before}: {what}"),
        _ => message.to_owned(),
    }
}

/// Windows PCs without a vendor's driver have Direct3D and no OpenGL to speak of; elsewhere OpenGL is the faster.
#[cfg(windows)]
fn renderers() -> Vec<Renderer> {
    vec![Renderer::Wgpu, Renderer::Glow]
}

#[cfg(not(windows))]
fn renderers() -> Vec<Renderer> {
    vec![Renderer::Glow]
}

fn options(renderer: Renderer) -> NativeOptions {
    NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Throughline")
            .with_app_id("throughline")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([800.0, 600.0]),
        system_font_fallback: false,
        dithering: false,
        renderer,
        ..NativeOptions::default()
    }
}

/// What the window holds.
enum Window {
    Program(Box<Shell>),
    Gallery(Box<Gallery>),
}

impl Window {
    fn new(ctx: &egui::Context, asked: cli::Window) -> Self {
        ctx.options_mut(|options| {
            options.quit_shortcuts.clear();
            // These keys change the text size, so that the layout can answer to it.
            options.zoom_with_keyboard = false;
        });
        let cli::Window { pack, today, gallery } = asked;
        if gallery {
            return Self::Gallery(Box::default());
        }
        let waker = ctx.clone();
        let wake = Arc::new(move || waker.request_repaint());
        keep_out_of_crash_files();
        let desk = Home::of_user().map(|home| Desk {
            disk: Arc::new(RealDisk),
            home,
            pack: Arc::clone(&pack),
            work: WorkFactor::FIXED,
            now: clock::now,
        });
        let (signaller, signals) = signals(Arc::clone(&wake) as Wake);
        sleep::watch_in_background(clock::clocks, signaller.clone());
        #[cfg(target_os = "linux")]
        bus::watch(&signaller);
        drop(signaller);
        let app = App::new(pack, today, Arc::new(SystemDialogs), wake);
        let app = app.with_signals(signals, clock::clocks).with_clipboard(Arc::new(DesktopClipboard));
        let place = settings::place(|name| std::env::var_os(name));
        let app = place.into_iter().fold(app, App::with_settings);
        // Where the computer says of no place for it, nothing can be kept, and the case bar says so.
        Self::Program(Box::new(Shell::new(desk.into_iter().fold(app, App::with_desk))))
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        match self {
            Self::Program(shell) => shell.ui(ui),
            Self::Gallery(gallery) => gallery_window_ui(ui, gallery),
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        match self {
            Self::Program(shell) => shell.close(),
            Self::Gallery(_) => {}
        }
    }
}

/// The dialogs of the system the program runs on.
#[derive(Debug)]
struct SystemDialogs;

impl FilePicker for SystemDialogs {
    fn place_to_save(&self, suggested_name: &str) -> Option<PathBuf> {
        let dialog = rfd::FileDialog::new().set_title("Write the document").set_file_name(suggested_name);
        dialog.add_filter("Text", &["txt", "md"]).save_file()
    }

    fn place_to_keep(&self, suggested_name: &str) -> Option<PathBuf> {
        let dialog = rfd::FileDialog::new().set_title("Keep the case").set_file_name(suggested_name);
        dialog.add_filter("Case", &[ENDING]).save_file()
    }

    fn case_to_open(&self) -> Option<PathBuf> {
        rfd::FileDialog::new().set_title("Open a case").add_filter("Case", &[ENDING, "ron"]).pick_file()
    }
}
