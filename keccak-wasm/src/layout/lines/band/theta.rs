//! θ in the band: the parities C and the effects D as ten lines of diamonds, and the way from two columns to one bit.

use keccak_core::notation::lane_hex;
use keccak_core::parts::{Bit, Column};
use keccak_explore::figure::Theta;
use keccak_explore::figure::theta::Path;
use keccak_explore::palette::{CHANGED, HAIR, INK, MUTED, PARITY, READ, WRITTEN, ZERO};
use keccak_explore::picture::Picture;

use super::super::geometry::{Geometry, Tier};
use super::super::labels::hex;
use crate::layout::marks::{self, Face};
use crate::layout::{Align, LANES, MONO, Rect, Scene, Stroke};
use crate::prelude::*;

/// Where the planes lie: the middles of C\[0\] and D\[0\], and from line to line.
pub(in super::super) fn rows(geometry: &Geometry) -> (f32, f32, f32) {
    let pitch = match geometry.tier {
        Tier::Wide => 13.0 * geometry.scale,
        Tier::Medium => 10.0 * geometry.scale,
        Tier::Narrow => 9.0,
    };
    let top = geometry.band + pitch / 2.0;
    (top, top + pitch * if geometry.tier == Tier::Narrow { 5.8 } else { 6.4 }, pitch)
}

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, picture: &Picture, theta: &Theta) {
    if let Some(path) = &theta.path {
        lines_through_the_state(scene, geometry, picture, path);
    }
    planes(scene, geometry, theta);
    if let Some(path) = &theta.path {
        marks_in_the_planes(scene, geometry, theta, path);
    }
}

fn middle_of_c(geometry: &Geometry, column: Column) -> (f32, f32) {
    let (c, _, pitch) = rows(geometry);
    (geometry.x(column.z), c + pitch * column.x as f32)
}

fn middle_of_d(geometry: &Geometry, column: Column) -> (f32, f32) {
    let (_, d, pitch) = rows(geometry);
    (geometry.x(column.z), d + pitch * column.x as f32)
}

/// The ten lines of diamonds, with their names and numbers.
fn planes(scene: &mut Scene, geometry: &Geometry, theta: &Theta) {
    for x in 0..5 {
        for z in 0..geometry.w {
            let column = Column { x, z };
            parity(scene, geometry, theta, column);
            effect(scene, geometry, theta, column);
        }
        for &(letter, value, (_, y)) in &[
            ("C", theta.parity[x], middle_of_c(geometry, Column { x, z: 0 })),
            ("D", theta.effect[x], middle_of_d(geometry, Column { x, z: 0 })),
        ] {
            let own = theta.path.is_some_and(|Path { bit, first, second }| match letter {
                "C" => first.x == x || second.x == x,
                _ => bit.x == x,
            });
            let role = if own { INK } else { MUTED };
            let size = if geometry.tier == Tier::Wide { 11.0 * geometry.scale } else { 9.0 };
            let at = (geometry.left - 8.0_f32.min(geometry.left * 0.1), y + 0.35 * size);
            let label = if geometry.tier == Tier::Narrow { format!("{letter}{x}") } else { format!("{letter}[{x}]") };
            scene.text(at, label, size, role, MONO.bold(own).align(Align::Right));
            hex(scene, geometry, y, &lane_hex(value, geometry.w), role, own);
        }
    }
}

fn half(geometry: &Geometry) -> f32 {
    let (_, _, pitch) = rows(geometry);
    (geometry.bit.0 / 2.0 + 0.6).min(pitch / 2.0 - 0.2)
}

fn parity(scene: &mut Scene, geometry: &Geometry, theta: &Theta, column: Column) {
    let role = if theta.odd(column) { PARITY } else { ZERO };
    marks::diamond(scene, middle_of_c(geometry, column), half(geometry), role, false);
}

fn effect(scene: &mut Scene, geometry: &Geometry, theta: &Theta, column: Column) {
    let (x, y) = middle_of_d(geometry, column);
    if theta.flips(column) && theta.finished(column) {
        marks::diamond(scene, (x, y), half(geometry), CHANGED, half(geometry) > 3.5);
    } else {
        let side = (geometry.bit.0 * 0.2).max(1.4);
        scene.fill(Rect { x: x - side / 2.0, y: y - side / 2.0, width: side, height: side }, HAIR, 1.0);
    }
}

/// Down the two columns that are read, and up to the bit. Where the lines cross other bits, these stand on top.
fn lines_through_the_state(scene: &mut Scene, geometry: &Geometry, picture: &Picture, path: &Path) {
    let Path { bit, first, second } = *path;
    let width = if geometry.tier == Tier::Wide { 2.25 } else { 1.75 };
    let read = Stroke::solid(READ, width);
    let column = Column { x: bit.x, z: bit.z };
    for &source in &[first, second] {
        let from = geometry.rect(Bit { x: source.x, y: 0, z: source.z }).centre();
        let (x, y) = middle_of_c(geometry, source);
        scene.line(&[(from.0, from.1), (x, y)], read);
    }
    let (x, top) = middle_of_d(geometry, column);
    let (_, from) = middle_of_c(geometry, first);
    scene.line(&[(x, from), (x, top)], read);
    let (from_x, from_y) = middle_of_c(geometry, second);
    if bit.z > 0 {
        scene.line(&[(from_x, from_y), (x, top)], read);
    } else {
        // z − 1 of 0 is the other end of the lane: out at one side, in at the other.
        let out = 0.75 * geometry.bit.0 + 3.0;
        scene.line(&[(from_x, from_y), (from_x - out, f32::midpoint(from_y, top))], read);
        scene.line(&[(x + out, f32::midpoint(from_y, top)), (x, top)], read);
    }
    let written = geometry.rect(bit);
    let beside = x - 2.5_f32.min(geometry.bit.0 / 3.0);
    scene.line(&[(beside, top), (beside, written.centre().1)], Stroke::solid(WRITTEN, width));
    for &z in &[first.z, second.z] {
        for lane in &LANES {
            let other = Bit { x: lane.x, y: lane.y, z };
            marks::square_on_paper(scene, geometry.rect(other), Face::of(picture, other));
        }
    }
}

/// Rings on the two parities, brackets on what they make, and these diamonds again on top of the lines.
fn marks_in_the_planes(scene: &mut Scene, geometry: &Geometry, theta: &Theta, path: &Path) {
    let around = |(x, y): (f32, f32)| {
        let side = geometry.bit.0.min(2.0 * half(geometry));
        Rect { x: x - side / 2.0, y: y - side / 2.0, width: side, height: side }
    };
    for &source in &[path.first, path.second] {
        marks::ring(scene, around(middle_of_c(geometry, source)), false);
        parity(scene, geometry, theta, source);
    }
    let column = Column { x: path.bit.x, z: path.bit.z };
    if geometry.tier != Tier::Narrow {
        marks::brackets(scene, around(middle_of_d(geometry, column)), false);
    }
    effect(scene, geometry, theta, column);
}
