//! The pictures of the press: landscapes drawn from their names, so that the reader has something to show.

use std::hash::Hasher as _;
use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

const WIDTH: u32 = 320;
const HEIGHT: u32 = 180;

/// A small PNG that is always the same for the same name.
pub(super) fn draw(name: &str) -> Vec<u8> {
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(name.as_bytes());
    let seed = hasher.finish();
    let part = |index: u32| f32::from((seed.rotate_left(index * 11) & 0xff) as u8) / 255.0;
    let evening = part(1);
    let sun = (0.2 + 0.6 * part(2), 0.25 + 0.25 * part(3));
    let picture = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let (x, y) = (x as f32 / WIDTH as f32, y as f32 / HEIGHT as f32);
        let mut colour = mix([250.0, 236.0, 208.0], [96.0 + 110.0 * evening, 148.0, 196.0], 1.0 - y);
        let far = ((x - sun.0) * 16.0 / 9.0).hypot(y - sun.1);
        if far < 0.09 {
            colour = [255.0, 244.0 - 60.0 * evening, 214.0 - 90.0 * evening];
        }
        // Three ridges, each nearer and darker than the one before.
        for ridge in 0..3_u32 {
            let depth = ridge as f32;
            let waves = (x * (3.0 + 2.0 * depth) + part(4 + ridge) * 6.3).sin() * 0.06
                + (x * (9.0 + 4.0 * depth) + part(7 + ridge) * 6.3).sin() * 0.02;
            if y > 0.5 + 0.15 * depth + waves {
                colour = mix([58.0, 92.0, 84.0], [172.0, 190.0, 186.0], 1.0 - depth / 2.0);
            }
        }
        // A river, where the name says so as well as anything.
        if y > 0.72 && (x - 0.5 - (y * 9.0 + part(5) * 6.0).sin() * 0.12).abs() < 0.03 + 0.18 * (y - 0.72) {
            colour = mix(colour, [150.0, 186.0, 206.0], 0.8);
        }
        Rgb(colour.map(|value| value as u8))
    });
    let mut out = Cursor::new(Vec::new());
    // Memory takes all that is written to it.
    let _ = picture.write_to(&mut out, ImageFormat::Png);
    out.into_inner()
}

fn mix(one: [f32; 3], other: [f32; 3], share: f32) -> [f32; 3] {
    std::array::from_fn(|index| one[index] * (1.0 - share) + other[index] * share)
}
