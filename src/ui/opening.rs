//! What the window shows first, made on a thread of its own while the system makes the window: reading the knowledge
//! takes as long as a part of that, and neither has to wait for the other.

use std::thread::{self, JoinHandle};

use egui::Context;

use super::shell::Shell;

/// A shell in the making.
#[derive(Debug)]
pub struct Opening(JoinHandle<Result<Shell, String>>);

impl Opening {
    /// Begins to make a shell, with the theme of its settings in place in `ctx`, the context of the window to come.
    ///
    /// # Errors
    /// A sentence, if the system has no thread to give.
    pub fn begin(ctx: &Context, make: impl FnOnce(&Context) -> Result<Shell, String> + Send + 'static) -> Result<Self, String> {
        let ctx = ctx.clone();
        let work = move || {
            let shell = make(&ctx)?;
            shell.install_theme(&ctx);
            Ok(shell)
        };
        let thread = thread::Builder::new().name("opening".to_owned()).spawn(work);
        Ok(Self(thread.map_err(|error| crate::base::read::in_words(&error))?))
    }

    /// The shell, once it is there.
    ///
    /// # Errors
    /// Why there is none.
    pub fn finish(self) -> Result<Shell, String> {
        self.0.join().unwrap_or_else(|_panic| Err("it broke off while it was being prepared".to_owned()))
    }
}
