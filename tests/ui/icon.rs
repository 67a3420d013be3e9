//! The icon of the window is the picture that its drawing gives.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// `THROUGHLINE_WRITE` writes it anew.
#[test]
fn the_icon_is_its_drawing() {
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/icon.png");
    let drawing = include_str!("../../assets/icon.svg");
    let tree = Tree::from_str(drawing, &Options::default()).expect("a drawing");
    let mut picture = Pixmap::new(128, 128).expect("room");
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    if std::env::var_os("THROUGHLINE_WRITE").is_some() {
        picture.save_png(place).expect("written");
    }
    let kept = Pixmap::load_png(place).expect("a picture");
    assert!(kept.data() == picture.data(), "renew assets/icon.png");
}
