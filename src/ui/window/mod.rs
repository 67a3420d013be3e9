//! The window itself: eframe around the shell, and the system's file dialogs.

#[cfg(target_os = "linux")]
pub mod bus;
mod clipboard;

use std::path::PathBuf;
use std::sync::{Arc, mpsc};

use eframe::{NativeOptions, Renderer};
use egui::Context;

use crate::app::App;
use crate::app::files::FilePicker;
use crate::app::job::Wake;
use crate::app::keeping::ENDING;
use crate::app::settings;
use crate::app::system::signal::signals;
use crate::app::system::sleep;
use crate::base::fault::Fault;
use crate::cli;
use crate::clock;
use crate::pack::load;
use crate::vault::home::Home;
use crate::vault::keeper::Desk;
use crate::vault::sealed::WorkFactor;
use crate::vault::secret::keep_out_of_crash_files;
use crate::vault::store::real::RealDisk;

use super::gallery::{Gallery, gallery_window_ui};
use super::opening::{self, Opening, hold_texture_side};
use super::shell::Shell;
use super::theme;
use clipboard::DesktopClipboard;

static ICON: &[u8] = include_bytes!("../../../assets/icon.png");

/// Opens the window and stays until it is closed.
///
/// # Errors
/// A sentence for the person at the desk, if no window can be opened on this computer.
pub fn run(asked: &cli::Window) -> Result<(), String> {
    let mut first_failure = None;
    for renderer in renderers() {
        let asked = asked.clone();
        let opened = if asked.gallery {
            eframe::run_native_ext(
                "Throughline",
                options(renderer),
                Some(context()),
                Box::new(|_| Ok(Box::<GalleryWindow>::default())),
            )
        } else {
            open(options(renderer), |ctx| shell(ctx, asked), |shell| Box::new(Program(shell)))
        };
        match opened {
            Ok(()) => return Ok(()),
            Err(error) => first_failure = first_failure.or_else(|| Some(without_place(&error.to_string()))),
        }
    }
    let why = first_failure.unwrap_or_default();
    Err(format!("The window could not be opened: {why}. The command line works without one: `throughline --help`."))
}

/// Opens a window on a shell that is made while the system makes the window.
///
/// The shell is begun when the connection to the system stands: until then the system's own libraries are slower with a
/// second thread beside them, as each letter of the keyboard's tables they read is then read under a lock.
///
/// # Errors
/// Why no window could be opened, or no shell made.
pub fn open(
    options: NativeOptions,
    make: impl FnOnce(&Context) -> Result<Shell, String> + Send + 'static,
    show: impl FnOnce(Shell) -> Box<dyn eframe::App>,
) -> eframe::Result {
    let ctx = context();
    let (send, receive) = mpsc::channel();
    let begin = ctx.clone();
    let begin = move |window| {
        // Nobody receives it only where no window came about.
        send.send(Opening::begin(&begin, make)).ok();
        window
    };
    let options = NativeOptions { window_builder: Some(Box::new(begin)), ..options };
    eframe::run_native_ext("Throughline", options, Some(ctx), Box::new(move |_| Ok(show(receive.recv()??.finish()?))))
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

/// How the window is to be.
pub fn options(renderer: Renderer) -> NativeOptions {
    NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Throughline")
            .with_app_id("throughline")
            .with_inner_size(opening::SIZE)
            .with_min_inner_size([800.0, 600.0])
            .with_icon(eframe::icon_data::from_png_bytes(ICON).unwrap_or_default()),
        system_font_fallback: false,
        dithering: false,
        renderer,
        ..NativeOptions::default()
    }
}

/// The context of a window to come.
fn context() -> Context {
    let ctx = Context::default();
    ctx.options_mut(|options| {
        options.quit_shortcuts.clear();
        // These keys change the text size, so that the layout can answer to it.
        options.zoom_with_keyboard = false;
    });
    ctx.set_embed_viewports(false);
    ctx
}

/// The program, with the pack, the settings and the place for cases that this computer has for it.
fn shell(ctx: &Context, asked: cli::Window) -> Result<Shell, String> {
    let pack = match asked.pack {
        Some(pack) => pack,
        None => Arc::new(load::built_in().map_err(|faults| first_of(&faults))?.pack),
    };
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
    let app = App::new(pack, asked.today, Arc::new(SystemDialogs), wake);
    let app = app.with_signals(signals, clock::clocks).with_clipboard(Arc::new(DesktopClipboard));
    let place = settings::place(|name| std::env::var_os(name));
    let app = place.into_iter().fold(app, App::with_settings);
    // Where the computer says of no place for it, nothing can be kept, and the case bar says so.
    Ok(Shell::new(desk.into_iter().fold(app, App::with_desk)).on_ground())
}

fn first_of(faults: &[Fault]) -> String {
    faults.first().map_or_else(String::new, ToString::to_string)
}

/// The program in its window.
struct Program(Shell);

impl eframe::App for Program {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::ground(visuals)
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut egui::RawInput) {
        hold_texture_side(input);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.0.close();
    }
}

/// The gallery of the widgets in its window.
#[derive(Default)]
struct GalleryWindow(Gallery);

impl eframe::App for GalleryWindow {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        gallery_window_ui(ui, &mut self.0);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::ground(visuals)
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

    fn place_for_copy(&self, suggested_name: &str) -> Option<PathBuf> {
        let dialog = rfd::FileDialog::new().set_title("Write the copy").set_file_name(suggested_name);
        dialog.add_filter("Case", &[ENDING]).save_file()
    }

    fn card_to_read(&self) -> Option<PathBuf> {
        rfd::FileDialog::new().set_title("Read a card").add_filter("Card", &["txt"]).pick_file()
    }

    fn case_to_open(&self) -> Option<PathBuf> {
        rfd::FileDialog::new().set_title("Open a case").add_filter("Case", &[ENDING, "ron"]).pick_file()
    }
}
