//! The picture as PNG: the SVG drawn with the bundled fonts and no others, so that every computer draws the same.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree, fontdb};

const FONTS: [&[u8]; 3] = [
    include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/DejaVuSans.ttf"),
];

/// Draws an SVG, a pixel for each of its points.
///
/// # Errors
/// A sentence, if it cannot be read or there is no memory for it.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    let mut fonts = fontdb::Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    // For a symbol that our typeface lacks, all words of its line would be drawn in the one that has it; symbols name theirs.
    let any = FontResolver::default_fallback_selector();
    let of_letters = Box::new(move |letter: char, not: &[fontdb::ID], fonts: &mut Arc<fontdb::Database>| {
        letter.is_alphabetic().then(|| any(letter, not, fonts)).flatten()
    });
    let font_resolver = FontResolver { select_fallback: of_letters, ..FontResolver::default() };
    let options = Options { fontdb: Arc::new(fonts), font_resolver, ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| format!("the picture cannot be drawn: {error}"))?;
    let size = tree.size().to_int_size();
    let mut pixels =
        Pixmap::new(size.width(), size.height()).ok_or_else(|| "the picture is too large for this computer".to_owned())?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| format!("the picture cannot be packed: {error}"))
}
