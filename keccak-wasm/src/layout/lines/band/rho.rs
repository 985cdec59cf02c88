//! ρ in the band: one lane before and after, and a thread for every bit from where it was to where it is.

use keccak_core::notation::lane_hex;
use keccak_explore::figure::Rho;
use keccak_explore::palette::{HAIR, INK, MUTED, READ, WRITTEN};

use super::super::geometry::{Geometry, Tier};
use super::super::labels::{hex, lane_name};
use crate::layout::marks::{self, Face};
use crate::layout::{Align, MONO, Rect, SANS, Scene, Stroke};
use crate::prelude::*;

/// From the band's top to the lane before and to the lane after; how far off the brackets are; the size of the words.
const SIZES: [[f32; 4]; 3] = [[17.0, 116.0, 5.0, 11.0], [14.0, 88.0, 4.0, 9.5], [13.0, 86.0, 3.0, 10.0]];

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, rho: &Rho) {
    let [before, after, bracket, size] = SIZES[geometry.tier as usize].map(|value| value * geometry.scale);
    let tops = [geometry.band + before, geometry.band + after];
    threads(scene, geometry, rho, tops);
    let values = [rho.before, rho.after];
    for (y, lane) in tops.into_iter().zip(values) {
        // Zeros, then ones: squares of one colour are one path.
        for &one in &[false, true] {
            for z in (0..geometry.w).filter(|z| bit(lane, *z) == one) {
                marks::square(scene, geometry.square(z, y), Face::plain(one));
            }
        }
        hex(scene, geometry, y + geometry.bit.1 / 2.0, &lane_hex(lane, geometry.w), INK, false);
    }
    brackets(scene, geometry, rho, [tops[0] - bracket, tops[1] + geometry.bit.1 + bracket]);
    if let Some(own) = rho.bit {
        let (from, to) = (geometry.square(rho.source(own.z), tops[0]), geometry.square(own.z, tops[1]));
        marks::ring(scene, from, false);
        marks::frame(scene, to, false);
        for &rect in &[from, to] {
            marks::square_on_paper(scene, rect, Face::plain(bit(rho.after, own.z)));
        }
    }
    names(scene, geometry, rho, tops);
    words(scene, geometry, rho, tops, [bracket, size]);
}

fn bit(lane: u64, z: usize) -> bool {
    lane >> z & 1 == 1
}

/// A straight thread for every bit: zeros under ones, those that go round in colour, the bit told about on top.
fn threads(scene: &mut Scene, geometry: &Geometry, rho: &Rho, tops: [f32; 2]) {
    let k = geometry.scale.max(1.0);
    let (from, to) = (tops[0] + geometry.bit.1 + 1.0, tops[1] - 1.0);
    let ends = |z: usize| [(geometry.x(z), from), (geometry.x(rho.target(z)), to)];
    for &one in &[false, true] {
        for &round in &[false, true] {
            let role = match (round, one) {
                (true, _) => WRITTEN,
                (false, true) => INK,
                (false, false) => HAIR,
            };
            for z in (0..geometry.w).filter(|z| bit(rho.before, *z) == one && rho.goes_round(*z) == round) {
                scene.line(&ends(z), Stroke::solid(role, if one { 1.1 * k } else { 0.5 * k }));
            }
        }
    }
    if let Some(own) = rho.bit {
        let stroke = Stroke::solid(READ, 2.5 * k);
        scene.line(&ends(rho.source(own.z)), stroke.halo(3.5));
        scene.line(&ends(rho.source(own.z)), stroke);
    }
}

/// A bar over the bits that leave, and one under the places where they come back.
fn brackets(scene: &mut Scene, geometry: &Geometry, rho: &Rho, [over, under]: [f32; 2]) {
    let (offset, k) = (rho.offset(), geometry.scale);
    if offset == 0 {
        return;
    }
    for &(high, low, y) in &[(rho.w - 1, rho.w - offset, over), (offset - 1, 0, under)] {
        let (first, last) = (geometry.square(high, y), geometry.square(low, y));
        let bar = Rect { x: first.x, y: y - 1.25 * k, width: last.x + last.width - first.x, height: 2.5 * k };
        scene.fill(bar, WRITTEN, 1.0);
    }
}

/// Left of the two lanes which is which, and between them by how much the lane turns.
fn names(scene: &mut Scene, geometry: &Geometry, rho: &Rho, tops: [f32; 2]) {
    let k = geometry.scale;
    let half = geometry.bit.1 / 2.0;
    let narrow = geometry.tier == Tier::Narrow;
    let size = if geometry.tier == Tier::Wide { 11.0 * k } else { 9.0 * k };
    let x = geometry.left - if narrow { 3.0 } else { 8.0 * k };
    let mut name = |y: f32, words: String, size: f32| {
        scene.text((x, y + half + 0.35 * size), words, size, INK, MONO.align(Align::Right));
    };
    let middle = f32::midpoint(tops[0], tops[1]);
    let turn = rho.offset().to_string();
    if narrow {
        name(middle - 6.0, "⋘".to_owned(), 11.0);
        name(middle + 6.0, turn, 11.0);
    } else {
        name(middle, "⋘ ".to_owned() + &turn, 1.4 * size);
        name(tops[0], lane_name(rho.lane) + " before", size);
        name(tops[1], "after".to_owned(), size);
    }
}

/// What leaves over the lane before, what moves and what comes back under the lane after.
/// Where lanes are short it stands at their right.
fn words(scene: &mut Scene, geometry: &Geometry, rho: &Rho, tops: [f32; 2], [bracket, size]: [f32; 2]) {
    let narrow = geometry.tier == Tier::Narrow;
    let short = geometry.w < 32;
    let over = tops[0] - bracket - 0.4 * size;
    let under = tops[1] + geometry.bit.1 + bracket + 1.2 * size;
    let beside = geometry.hex + 40.0 * geometry.scale;
    let middle = f32::midpoint(tops[0], tops[1]) + geometry.bit.1 / 2.0;
    for (i, words) in rho.words().iter().enumerate() {
        let (at, align) = match (i, narrow, short) {
            // A phone has room for one line under the lanes: what moves is told where nothing goes round.
            (1, true, _) if rho.offset() > 0 => continue,
            (_, false, true) => ((beside, middle + (i as f32 - 0.65) * 1.4 * size), Align::Left),
            (0, ..) => ((geometry.left, over), Align::Left),
            (2, _, false) => ((geometry.right(), under), Align::Right),
            _ => ((geometry.left, under), Align::Left),
        };
        scene.text(at, words, size, if i == 1 { MUTED } else { INK }, SANS.align(align));
    }
}
