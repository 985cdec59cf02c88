//! ι in the band: an addition on the axis of z, and under it the register that the constant's bits come from.

use keccak_core::notation::lane_hex;
use keccak_core::parts::Bit;
use keccak_explore::figure::Iota;
use keccak_explore::palette::{CHANGED, HAIR, INK, MUTED};
use keccak_explore::picture::Picture;

use super::super::geometry::{Geometry, Tier};
use super::super::labels::hex;
use crate::layout::marks::{self, Face};
use crate::layout::{Align, LANES, MONO, Rect, SANS, Scene, Stroke};
use crate::prelude::*;

/// The middles of the lines of the addition, from the band's top: lane, constant, rule, sum; then the baseline of
/// the places, the top of the register, and the baselines of what is said under it.
fn rows(geometry: &Geometry) -> [f32; 7] {
    let rows = match geometry.tier {
        Tier::Wide => [11.0, 34.0, 47.0, 60.0, 77.0, 103.0, 123.0],
        Tier::Medium => [8.0, 26.0, 36.5, 47.0, 61.0, 80.0, 96.0],
        Tier::Narrow => [7.0, 26.0, 38.0, 50.0, 57.0, 82.0, 101.0],
    };
    rows.map(|y| geometry.band + y * geometry.scale)
}

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, picture: &Picture, iota: &Iota) {
    plumb_lines(scene, geometry, picture, iota);
    addition(scene, geometry, iota);
    register(scene, geometry, iota);
}

/// From each place of the sum up to lane (0, 0). Where they cross other lanes, the bits of these stand on top.
fn plumb_lines(scene: &mut Scene, geometry: &Geometry, picture: &Picture, iota: &Iota) {
    let [_, _, _, sum, ..] = rows(geometry);
    let end = geometry.rect(Bit { x: 0, y: 0, z: 0 });
    let end = end.y + end.height;
    for z in &iota.places {
        let x = geometry.x(*z);
        let stroke = if iota.flips(*z) {
            Stroke::solid(CHANGED, if geometry.tier == Tier::Wide { 2.0 } else { 1.5 })
        } else {
            Stroke::dashed(HAIR, 1.0, (1.5, 3.0))
        };
        scene.line(&[(x, sum), (x, end + 3.0)], stroke);
        for &lane in &LANES[1..] {
            let bit = Bit { x: lane.x, y: lane.y, z: *z };
            marks::square_on_paper(scene, geometry.rect(bit), Face::of(picture, bit));
        }
        if iota.flips(*z) {
            scene.arrowhead((x, end), (0.0, -1.0), 5.0, CHANGED);
        }
    }
}

/// A square round a point.
fn about((x, y): (f32, f32), side: f32) -> Rect {
    Rect { x: x - side / 2.0, y: y - side / 2.0, width: side, height: side }
}

fn addition(scene: &mut Scene, geometry: &Geometry, iota: &Iota) {
    let [lane, constant, rule, sum, places, ..] = rows(geometry);
    let k = geometry.scale;
    let (narrow, wide) = (geometry.tier == Tier::Narrow, geometry.tier == Tier::Wide);
    let square = |z: usize, y: f32| geometry.square(z, y - geometry.bit.1 / 2.0);
    for z in 0..geometry.w {
        let bit = |lane: u64| lane >> z & 1 == 1;
        marks::square_on_paper(scene, square(z, lane), Face::plain(bit(iota.before)));
        constant_bit(scene, square(z, constant), iota.flips(z));
        let flipped = iota.finished && iota.flips(z);
        let face = Face { one: bit(iota.after), flipped, idle: !iota.finished };
        marks::square_on_paper(scene, square(z, sum), face);
    }
    if let Some(told) = iota.bit {
        marks::ring(scene, square(told.z, constant), false);
        constant_bit(scene, square(told.z, constant), iota.flips(told.z));
        marks::frame(scene, square(told.z, sum), false);
        let one = iota.after >> told.z & 1 == 1;
        let face = Face { one, flipped: iota.finished && iota.flips(told.z), idle: !iota.finished };
        marks::square_on_paper(scene, square(told.z, sum), face);
    }
    let size = if wide { 11.0 * k } else { 9.0 };
    let right = geometry.left - if narrow { 3.0 } else { 8.0 * k };
    let (lines, names) = ([lane, constant, sum], if narrow { Iota::SHORT.map(str::to_owned) } else { iota.lines() });
    for (i, &value) in [iota.before, iota.constant, iota.after].iter().enumerate() {
        let own = i == 2;
        scene.text((right, lines[i] + 0.35 * size), &names[i], size, INK, MONO.bold(own).align(Align::Right));
        hex(scene, geometry, lines[i], &lane_hex(value, geometry.w), INK, own);
    }
    let from = if narrow { 0.0 } else { geometry.left - 74.0 * k.min(geometry.left / 80.0) };
    scene.line(&[(from, rule), (geometry.right() + 4.0, rule)], Stroke::solid(INK, 1.5));
    if narrow {
        return;
    }
    let size = if wide { 10.0 * k } else { 9.0 * k };
    for z in &iota.places {
        let role = if iota.flips(*z) { INK } else { MUTED };
        scene.text((geometry.x(*z), places), z.to_string(), size, role, MONO.align(Align::Centre));
    }
    // Between the two highest places of a long lane, else beside a short one.
    let x = if geometry.w >= 32 { geometry.x(geometry.w - 1) } else { geometry.right() } + 14.0 * k;
    scene.text((x, places), iota.bound(), size, MUTED, SANS);
}

/// A bit of the constant: a 1 flips what it is added to, a 0 is hardly there.
fn constant_bit(scene: &mut Scene, rect: Rect, one: bool) {
    if one {
        marks::square_on_paper(scene, rect, Face { one, flipped: true, idle: false });
    } else {
        scene.fill(about(rect.centre(), (rect.width * 0.22).clamp(1.4, 4.0)), HAIR, 1.0);
    }
}

/// The register after each of its seven steps, from right to left as it shifts, each with a thread to the place that
/// takes its low bit. The steps that a short lane has no place for stand apart.
fn register(scene: &mut Scene, geometry: &Geometry, iota: &Iota) {
    let [.., places, top, words] = rows(geometry);
    let k = geometry.scale;
    let narrow = geometry.tier == Tier::Narrow;
    let ((side, high), pitch, size) = match geometry.tier {
        Tier::Wide => ((8.0, 8.0), 10.0, 10.0),
        Tier::Medium => ((6.5, 6.5), 8.0, 9.0),
        Tier::Narrow => ((4.0, 6.0), geometry.full_width() / 66.0, 8.5),
    };
    let (side, high, pitch, size) = (side * k, high * k, pitch * k, size * k);
    let group = geometry.full_width() / 7.0;
    for (j, step) in iota.steps.iter().enumerate() {
        let used = iota.places.get(j);
        let slot = (iota.places.len() + 6 - j) % 7;
        let left = geometry.left + group * slot as f32 + (group - 8.0 * pitch) / 2.0;
        for i in 0..8 {
            let rect = Rect { x: left + pitch * (7 - i) as f32, y: top, width: side, height: high };
            let one = step.register >> i & 1 == 1;
            marks::square(scene, rect, Face { one, flipped: one && i == 0 && used.is_some(), idle: used.is_none() });
        }
        // On to the next step, which stands at the left.
        if !narrow && slot > 0 && j < 6 {
            let (from, to, y) = (left - 6.0 * k, left - group + 8.0 * pitch + 4.0 * k, top + high / 2.0);
            scene.line(&[(from, y), (to + 4.0, y)], Stroke::solid(HAIR, 1.0));
            scene.arrowhead((to, y), (-1.0, 0.0), 5.0, HAIR);
        }
        let low = left + 7.0 * pitch + side / 2.0;
        if let Some(z) = used {
            let from = (geometry.x(*z), places + if narrow { 0.0 } else { 4.0 * k });
            let stroke = if step.output { Stroke::solid(CHANGED, 1.25) } else { Stroke::dashed(HAIR, 1.0, (1.5, 3.0)) };
            scene.line(&[from, (low, top - 2.0)], stroke);
        }
        let role = if used.is_some() && step.output { INK } else { MUTED };
        let at = (low + side / 2.0, words);
        scene.text(at, step.name(narrow, used.is_some()), size, role, MONO.align(Align::Right));
    }
    if !narrow {
        scene.text((geometry.left, words + 1.7 * size), Iota::REGISTER, size, MUTED, SANS);
    }
}
