//! A picture as a small file.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::fs::File;
use std::path::Path;

use image::RgbaImage;

/// As many colours as a picture keeps. The grounds and inks are far fewer; the rest are edges of letters.
const COLORS: usize = 48;

type Color = [u8; 3];

/// Writes what is seen, with few colours.
pub fn write(seen: &RgbaImage, path: &Path) {
    let colors = || seen.pixels().map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    let mut counted: HashMap<Color, usize> = HashMap::new();
    for color in colors() {
        *counted.entry(color).or_default() += 1;
    }
    let mut by_count: Vec<(Color, usize)> = counted.into_iter().collect();
    by_count.sort_by_key(|(color, count)| (Reverse(*count), *color));
    let kept: Vec<Color> = by_count.iter().take(COLORS).map(|(color, _)| *color).collect();
    let nearest: HashMap<Color, u8> = by_count.iter().map(|(color, _)| (*color, nearest(&kept, *color))).collect();
    let pixels: Vec<u8> = colors().map(|color| *nearest.get(&color).expect("it was counted")).collect();
    let mut encoder = png::Encoder::new(File::create(path).expect("the file can be made"), seen.width(), seen.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_palette(kept.concat());
    let mut writer = encoder.write_header().expect("the head is written");
    writer.write_image_data(&pixels).expect("the picture is written");
}

/// The place of the kept colour that is least far from this one.
fn nearest(kept: &[Color], color: Color) -> u8 {
    let far = |other: &Color| other.iter().zip(color).map(|(one, two)| u32::from(one.abs_diff(two)).pow(2)).sum::<u32>();
    let place = kept.iter().enumerate().min_by_key(|(_, other)| far(other)).map_or(0, |(place, _)| place);
    u8::try_from(place).expect("there are few")
}
