//! The picture as SVG: plain shapes and text, dark on white, for paper and projectors.

use std::fmt::Write as _;

use super::layout::{LANE_NAME, LINE, MARK, NAME, PADDING};
use super::{Area, Mark, Picture, Place, Sense, When};

/// Dark on white; the same as the light appearance of the window.
const INK: &str = "#16202A";
const QUIET: &str = "#4A5763";
const EDGE: &str = "#66737D";
const PAGE: &str = "#F5F6F4";
const HERE: &str = "#0B5A6B";
const HERE_SOFT: &str = "#DDEEF1";

/// The picture as the text of an SVG file.
pub fn svg(picture: &Picture) -> String {
    let mut page = Page::default();
    let [width, height] = picture.size;
    page.line(format_args!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" font-family="Atkinson Hyperlegible Next, DejaVu Sans, sans-serif">"#
    ));
    page.line(format_args!("<title>{}</title>", escaped(&picture.title)));
    page.line(format_args!(r##"<rect width="{width}" height="{height}" fill="#FFFFFF"/>"##));
    page.words([16.0, 40.0], 26.0, INK, true, &picture.title);
    for band in &picture.bands {
        page.rect(band.area, PAGE, "none", 8.0);
    }
    for column in &picture.columns {
        let is_here = column.when == When::Here;
        let (fill, stroke) = if is_here { (HERE_SOFT, HERE) } else { ("none", "#D3D9DE") };
        if is_here {
            page.rect(column.area, "none", HERE, 8.0);
        }
        page.rect(Area { height: 44.0, ..column.area }, fill, stroke, 8.0);
        page.words([column.area.x + 12.0, column.area.y + 20.0], 20.0, INK, true, &column.name);
        page.words(
            [column.area.x + 12.0, column.area.y + 37.0],
            14.0,
            if is_here { HERE } else { QUIET },
            is_here,
            column.when.words(),
        );
    }
    for band in &picture.bands {
        for (row, line) in (0_u8..).zip(&band.lines) {
            let y = band.area.y + 19.0 + LINE * f32::from(row);
            page.words([band.area.x + 10.0, y], LANE_NAME, QUIET, true, line);
        }
    }
    for place in &picture.boxes {
        page.place(place);
    }
    for (mark, [x, y]) in picture.legend_at() {
        page.mark([x, y + 5.0], 14.0, mark, &mark.word);
    }
    page.line(format_args!("</svg>"));
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // A string takes any text.
        _ = writeln!(self.text, "{line}");
    }

    fn rect(&mut self, area: Area, fill: &str, stroke: &str, corner: f32) {
        let Area { x, y, width, height } = area;
        self.line(format_args!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{corner}" fill="{fill}" stroke="{stroke}"/>"#
        ));
    }

    fn words(&mut self, [x, y]: [f32; 2], size: f32, color: &str, strong: bool, words: &str) {
        if !words.is_empty() {
            let weight = if strong { r#" font-weight="600""# } else { "" };
            let words = escaped(words);
            self.line(format_args!(r#"<text x="{x}" y="{y}" font-size="{size}" fill="{color}"{weight}>{words}</text>"#));
        }
    }

    fn mark(&mut self, [x, y]: [f32; 2], size: f32, mark: &Mark, words: &str) {
        let color = match mark.sense {
            Sense::Good => "#1B5E3A",
            Sense::Open => "#744700",
            Sense::Note => "#1D4E89",
            Sense::Quiet => QUIET,
        };
        self.words([x, y], size, color, false, mark.symbol);
        self.words([x + size * 1.3, y], size, color, false, words);
    }

    /// Each box is a group with its whole name, so that a reader of the file hears it once.
    fn place(&mut self, place: &Place) {
        self.line(format_args!("<g><title>{}</title>", escaped(&place.told)));
        self.rect(place.area, "#FFFFFF", EDGE, 6.0);
        let x = place.area.x + PADDING[0];
        let mut y = place.area.y + PADDING[1] + LINE * 0.75;
        for line in &place.lines {
            self.words([x, y], NAME, INK, true, line);
            y += LINE;
        }
        let top = place.area.y + PADDING[1] + LINE * 0.75;
        for (mark, [right, down]) in place.marks.iter().zip(&place.spots) {
            self.mark([x + right, top + down], MARK, mark, place.said(mark));
        }
        self.line(format_args!("</g>"));
    }
}

fn escaped(words: &str) -> String {
    let mut text = String::new();
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            letter if letter.is_control() => text.push('\u{FFFD}'),
            letter => text.push(letter),
        }
    }
    text
}
