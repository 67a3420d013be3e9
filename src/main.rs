//! Start-up: one command of the command line, or the window.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let mut err = std::io::stderr();
    if args.len() > 1 {
        ExitCode::from(throughline::cli::run(args, &mut std::io::stdout(), &mut err))
    } else {
        open_window(&mut err)
    }
}

/// Opens the window.
#[cfg(feature = "window")]
fn open_window(err: &mut dyn Write) -> ExitCode {
    // The window comes in here: `throughline::ui::run_window()`.
    no_window(err)
}

/// A build without the window says so.
#[cfg(not(feature = "window"))]
fn open_window(err: &mut dyn Write) -> ExitCode {
    no_window(err)
}

fn no_window(err: &mut dyn Write) -> ExitCode {
    // Where even this cannot be said, the exit code says it.
    writeln!(err, "throughline: this build has no window; `throughline --help` lists what it can do").ok();
    ExitCode::from(throughline::cli::Exit::Usage.code())
}
