//! The first frame: made before the window stands, and whole when it does.

use egui::{Context, FullOutput, Pos2, RawInput, Rect};
use throughline::ui::opening::{self, Opening, hold_texture_side};
use throughline::ui::shell::Shell;

use crate::support::window::{Fixed, app};

/// What the window hands over for its first frame: as much texture as the graphics can have.
fn first_input() -> RawInput {
    let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, opening::SIZE));
    let mut input = RawInput { screen_rect, max_texture_side: Some(16_384), ..RawInput::default() };
    hold_texture_side(&mut input);
    input
}

fn opened(ctx: &Context) -> Shell {
    let make = |_: &Context| Ok(Shell::new(app(Fixed::default())));
    Opening::begin(ctx, make).and_then(Opening::finish).expect("a shell")
}

fn frame(ctx: &Context, shell: &mut Shell) -> FullOutput {
    ctx.run_ui(first_input(), |ui| shell.ui(ui))
}

/// How many changes of the letters' texture go to the graphics, and how many of them are the whole texture.
fn letters(output: &FullOutput) -> (usize, usize) {
    let changes = output.textures_delta.set.values().flatten();
    changes.fold((0, 0), |(all, whole), change| (all + 1, whole + usize::from(change.is_whole())))
}

#[test]
fn the_letters_are_drawn_before_the_window_stands() {
    let ctx = Context::default();
    let mut shell = opened(&ctx);
    let drawn = |ctx: &Context| ctx.fonts(|fonts| (fonts.font_image_size(), fonts.font_atlas_fill_ratio()));
    let ahead = drawn(&ctx);
    let mut first = frame(&ctx, &mut shell);
    assert_eq!(drawn(&ctx), ahead, "the first frame drew letters");
    assert_eq!(letters(&first), (1, 1), "what was drawn ahead goes to the graphics, all at once");
    first.textures_delta.clear();
}

#[test]
fn a_second_frame_has_nothing_new_to_draw() {
    let ctx = Context::default();
    let mut shell = opened(&ctx);
    frame(&ctx, &mut shell).textures_delta.clear();
    let second = frame(&ctx, &mut shell);
    assert_eq!(letters(&second), (0, 0));
}

#[test]
fn what_cannot_be_made_is_told() {
    let ctx = Context::default();
    let told = Opening::begin(&ctx, |_| Err("no knowledge".to_owned())).and_then(Opening::finish);
    assert_eq!(told.err().as_deref(), Some("no knowledge"));
}
