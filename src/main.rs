//! Start-up: one command of the command line, or the window.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use throughline::cli::{self, Asked};
use throughline::vault::secret::keep_out_of_fault_messages;
use zeroizing_alloc::ZeroAlloc;

/// Memory is wiped when it is given back, so that no copy of what somebody said or typed outlives its use.
#[global_allocator]
static MEMORY: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    keep_out_of_fault_messages();
    let args: Vec<OsString> = std::env::args_os().collect();
    let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
    match cli::run(args, &mut out, &mut err) {
        Asked::Done(code) => ExitCode::from(code),
        Asked::Window(window) => ExitCode::from(open_window(&window, &mut err)),
    }
}

/// Opens the window.
#[cfg(feature = "window")]
fn open_window(window: &cli::Window, err: &mut dyn Write) -> u8 {
    match throughline::ui::window::run(window) {
        Ok(()) => cli::Exit::Done.code(),
        Err(why) => {
            // Where even this cannot be said, the exit code says it.
            writeln!(err, "{why}").ok();
            cli::Exit::Unreadable.code()
        }
    }
}

/// A build without the window says so.
#[cfg(not(feature = "window"))]
fn open_window(_: &cli::Window, err: &mut dyn Write) -> u8 {
    writeln!(err, "this build has no window; `throughline --help` lists what it can do").ok();
    cli::Exit::Usage.code()
}
