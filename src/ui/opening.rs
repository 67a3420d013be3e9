//! What the window shows first, made on a thread of its own while the system makes the window: reading the knowledge and
//! drawing letters for the first time take as long as a part of that, and neither has to wait for the other.

use std::thread::{self, JoinHandle};

use egui::{Context, Pos2, RawInput, Rect, Vec2};

use super::shell::Shell;

/// Size of a new window in points.
pub const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

/// The longest side of a texture in pixels: one that computers of the last fifteen years can have, with room for every
/// letter of a page at 200 per cent on a fine screen. Where there is less, letters are drawn again, which takes milliseconds.
const TEXTURE_SIDE: usize = 4096;

/// A shell in the making.
#[derive(Debug)]
pub struct Opening(JoinHandle<Result<Shell, String>>);

impl Opening {
    /// Begins to make a shell, with the theme of its settings and its letters in place in `ctx`, the context of the
    /// window to come.
    ///
    /// # Errors
    /// A sentence, if the system has no thread to give.
    pub fn begin(ctx: &Context, make: impl FnOnce(&Context) -> Result<Shell, String> + Send + 'static) -> Result<Self, String> {
        let ctx = ctx.clone();
        let work = move || {
            let mut shell = make(&ctx)?;
            shell.install_theme(&ctx);
            rehearse(&mut shell, &ctx);
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

/// Lays the first frame out for nobody, so that its letters are drawn already when the window stands.
fn rehearse(shell: &mut Shell, ctx: &Context) {
    let mut input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)), ..RawInput::default() };
    hold_texture_side(&mut input);
    let mut unseen = ctx.run_ui(input, |ui| shell.ui(ui));
    shell.arrive_anew();
    // The letters are still to go to the graphics: they go with the first frame that is shown.
    let textures = ctx.tex_manager();
    let mut textures = textures.write();
    #[expect(clippy::iter_over_hash_type, reason = "textures are told apart by name, whatever their order")]
    for (id, deltas) in unseen.textures_delta.set.drain() {
        deltas.into_iter().for_each(|delta| textures.set(id, delta));
    }
}

/// Holds the side of textures to a length that is the same before the window stands, when nobody knows how long it may be,
/// and after. A side that changes would have all letters drawn again.
pub fn hold_texture_side(input: &mut RawInput) {
    input.max_texture_side = Some(input.max_texture_side.map_or(TEXTURE_SIDE, |side| side.min(TEXTURE_SIDE)));
}
