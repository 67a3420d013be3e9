//! A software `TestRenderer`: no graphics card, no Mesa, the same bytes on every machine.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    reason = "pixel arithmetic on small images; textures do not depend on each other"
)]

use std::collections::HashMap;

use egui::{
    ClippedPrimitive, Context, FullOutput, TextureId, TexturesDelta,
    epaint::{ImageData, Mesh, Primitive, Vertex},
};
use egui_kittest::TestRenderer;

/// Textures by id; frames are drawn from scratch.
#[derive(Debug, Default)]
pub struct Cpu {
    textures: HashMap<TextureId, Texture>,
}

#[derive(Debug)]
struct Texture {
    size: [usize; 2],
    pixels: Vec<[u8; 4]>,
}

struct Frame {
    size: [usize; 2],
    pixels: Vec<[f32; 4]>,
}

impl TestRenderer for Cpu {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, deltas) in delta.set.drain() {
            for delta in deltas {
                let ImageData::Color(image) = &delta.image;
                let pixels: Vec<[u8; 4]> = image.pixels.iter().map(|color| color.to_array()).collect();
                match delta.pos {
                    None => {
                        self.textures.insert(id, Texture { size: image.size, pixels });
                    }
                    Some(at) => self.textures.get_mut(&id).expect("a patch follows a whole").patch(at, image.size, &pixels),
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<image::RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let mut frame = Frame { size: [width, height], pixels: vec![[0.0; 4]; width * height] };
        for ClippedPrimitive { clip_rect, primitive } in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = primitive else { continue };
            if let Some(texture) = self.textures.get(&mesh.texture_id) {
                frame.draw(&mesh, clip_rect, scale, texture);
            }
        }
        let bytes = frame.pixels.iter().flat_map(|pixel| pixel.map(|c| (c * 255.0).round().clamp(0.0, 255.0) as u8)).collect();
        image::RgbaImage::from_raw(width as u32, height as u32, bytes).ok_or_else(|| "wrong size".to_owned())
    }
}

impl Texture {
    fn patch(&mut self, [x0, y0]: [usize; 2], [width, height]: [usize; 2], pixels: &[[u8; 4]]) {
        for y in 0..height {
            let start = (y0 + y) * self.size[0] + x0;
            self.pixels[start..start + width].copy_from_slice(&pixels[y * width..(y + 1) * width]);
        }
    }

    /// The colour at a texture coordinate, between its four neighbours.
    fn at(&self, [u, v]: [f32; 2]) -> [f32; 4] {
        let [width, height] = self.size.map(|n| n as f32);
        let (fx, fy) = (u * width - 0.5, v * height - 0.5);
        let (x0, y0) = (fx.floor(), fy.floor());
        let (ax, ay) = (fx - x0, fy - y0);
        let pixel = |x: f32, y: f32| {
            self.pixels[(y.clamp(0.0, height - 1.0) as usize) * self.size[0] + x.clamp(0.0, width - 1.0) as usize]
        };
        let (a, b, c, d) = (pixel(x0, y0), pixel(x0 + 1.0, y0), pixel(x0, y0 + 1.0), pixel(x0 + 1.0, y0 + 1.0));
        std::array::from_fn(|i| {
            let top = f32::from(a[i]) * (1.0 - ax) + f32::from(b[i]) * ax;
            let bottom = f32::from(c[i]) * (1.0 - ax) + f32::from(d[i]) * ax;
            (top * (1.0 - ay) + bottom * ay) / 255.0
        })
    }
}

impl Frame {
    fn draw(&mut self, mesh: &Mesh, clip: egui::Rect, scale: f32, texture: &Texture) {
        let edge = |value: f32, most: usize| (value * scale).round().clamp(0.0, most as f32) as i32;
        let [width, height] = self.size;
        let clip = [edge(clip.min.x, width), edge(clip.min.y, height), edge(clip.max.x, width), edge(clip.max.y, height)];
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [corners[0], corners[1], corners[2]].map(|index| &mesh.vertices[index as usize]);
            self.triangle(clip, scale, corners, texture);
        }
    }

    fn triangle(&mut self, clip: [i32; 4], scale: f32, mut v: [&Vertex; 3], texture: &Texture) {
        let mut p = v.map(|v| [f64::from(v.pos.x * scale), f64::from(v.pos.y * scale)]);
        let mut area = cross(p[0], p[1], p[2]);
        if area == 0.0 {
            return;
        }
        if area < 0.0 {
            p.swap(1, 2);
            v.swap(1, 2);
            area = -area;
        }
        // Top-left fill rule, so that shared edges are painted exactly once.
        let owned = [top_left(p[1], p[2]), top_left(p[2], p[0]), top_left(p[0], p[1])];
        let low = |i: usize| p.iter().map(|q| q[i]).fold(f64::INFINITY, f64::min).floor() as i32;
        let high = |i: usize| p.iter().map(|q| q[i]).fold(f64::NEG_INFINITY, f64::max).ceil() as i32;
        let solid = v[0].uv == v[1].uv && v[1].uv == v[2].uv;
        let flat = solid.then(|| texture.at([v[0].uv.x, v[0].uv.y]));
        let colors = v.map(|v| v.color.to_array().map(f32::from));
        for y in low(1).max(clip[1])..high(1).min(clip[3]) {
            for x in low(0).max(clip[0])..high(0).min(clip[2]) {
                let c = [f64::from(x) + 0.5, f64::from(y) + 0.5];
                let e = [cross(p[1], p[2], c), cross(p[2], p[0], c), cross(p[0], p[1], c)];
                if (0..3).any(|i| e[i] < 0.0 || (e[i] == 0.0 && !owned[i])) {
                    continue;
                }
                let b = e.map(|e| (e / area) as f32);
                let mix = |f: fn(&Vertex) -> f32| b[0] * f(v[0]) + b[1] * f(v[1]) + b[2] * f(v[2]);
                let texel = flat.unwrap_or_else(|| texture.at([mix(|v| v.uv.x), mix(|v| v.uv.y)]));
                let source: [f32; 4] =
                    std::array::from_fn(|i| (b[0] * colors[0][i] + b[1] * colors[1][i] + b[2] * colors[2][i]) / 255.0 * texel[i]);
                let target = &mut self.pixels[y as usize * self.size[0] + x as usize];
                *target = std::array::from_fn(|i| source[i] + target[i] * (1.0 - source[3]));
            }
        }
    }
}

fn cross(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

fn top_left(a: [f64; 2], b: [f64; 2]) -> bool {
    (a[1] - b[1] == 0.0 && b[0] > a[0]) || b[1] < a[1]
}
