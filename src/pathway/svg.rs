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

/// Our own typeface, and where it is not installed those of about its width.
const FONTS: &str = "Atkinson Hyperlegible Next, Arial, Liberation Sans, Helvetica, sans-serif";
/// That of the symbols; named, as what looks for a missing letter may change the words around it too.
const SYMBOLS: &str = r#" font-family="DejaVu Sans, sans-serif""#;

/// Words in one look.
struct Run<'a> {
    /// From the end of the run before.
    gap: f32,
    size: f32,
    color: &'a str,
    style: Style,
    words: &'a str,
}

#[derive(Clone, Copy)]
enum Style {
    Plain,
    Strong,
    Symbol,
}

/// The picture as the text of an SVG file.
pub fn svg(picture: &Picture) -> String {
    let mut page = Page::default();
    let [width, height] = picture.size;
    page.line(format_args!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" font-family="{FONTS}">"#
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

    fn words(&mut self, at: [f32; 2], size: f32, color: &str, strong: bool, words: &str) {
        let style = if strong { Style::Strong } else { Style::Plain };
        self.runs(at, &[Run { gap: 0.0, size, color, style, words }]);
    }

    /// Runs that follow each other on a line, each where the one before ends: in another typeface they neither touch nor part.
    fn runs(&mut self, [x, y]: [f32; 2], runs: &[Run<'_>]) {
        let mut line = String::new();
        for Run { gap, size, color, style, words } in runs.iter().filter(|run| !run.words.is_empty()) {
            let gap = if line.is_empty() { String::new() } else { format!(r#" dx="{gap}""#) };
            let style = match style {
                Style::Plain => "",
                Style::Strong => r#" font-weight="600""#,
                Style::Symbol => SYMBOLS,
            };
            let words = escaped(words);
            _ = write!(line, r#"<tspan{gap} font-size="{size}" fill="{color}"{style}>{words}</tspan>"#);
        }
        if !line.is_empty() {
            self.line(format_args!(r#"<text x="{x}" y="{y}">{line}</text>"#));
        }
    }

    fn mark(&mut self, at: [f32; 2], size: f32, mark: &Mark, words: &str) {
        self.runs(at, &mark_runs(0.0, size, mark, words));
    }

    /// Each box is a group with its whole name, so that a reader of the file hears it once.
    fn place(&mut self, place: &Place) {
        self.line(format_args!("<g><title>{}</title>", escaped(&place.told)));
        self.rect(place.area, "#FFFFFF", EDGE, 6.0);
        let x = place.area.x + PADDING[0];
        let top = place.area.y + PADDING[1] + LINE * 0.75;
        let mut marks = place.marks.iter().zip(&place.spots).peekable();
        let mut y = top;
        for (number, words) in (1..).zip(&place.lines) {
            let mut runs = vec![Run { gap: 0.0, size: NAME, color: INK, style: Style::Strong, words }];
            if number == place.lines.len() {
                // What stands right of the name follows it.
                while let Some((mark, _)) = marks.next_if(|(_, [right, down])| *right > 0.0 && top + down < y + LINE / 2.0) {
                    runs.extend(mark_runs(MARK, MARK, mark, place.said(mark)));
                }
            }
            self.runs([x, y], &runs);
            y += LINE;
        }
        while let Some((first, [right, down])) = marks.next() {
            let mut runs = Vec::from(mark_runs(0.0, MARK, first, place.said(first)));
            while let Some((mark, _)) = marks.next_if(|(_, [_, other])| (other - down).abs() < LINE / 2.0) {
                runs.extend(mark_runs(MARK, MARK, mark, place.said(mark)));
            }
            self.runs([x + right, top + down], &runs);
        }
        self.line(format_args!("</g>"));
    }
}

/// A symbol and its word.
fn mark_runs<'a>(gap: f32, size: f32, mark: &'a Mark, words: &'a str) -> [Run<'a>; 2] {
    let color = match mark.sense {
        Sense::Good => "#1B5E3A",
        Sense::Open => "#744700",
        Sense::Note => "#1D4E89",
        Sense::Quiet => QUIET,
    };
    let run = |gap, style, words| Run { gap, size, color, style, words };
    [run(gap, Style::Symbol, mark.symbol), run(size * 0.4, Style::Plain, words)]
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
