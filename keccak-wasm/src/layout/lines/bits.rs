//! The bits and their marks: squares by value, holes where one flipped, rings, brackets and frames on a halo of paper.

use keccak_core::parts::Bit;
use keccak_explore::palette::{CHANGED, INK, ONE, PAPER, READ, WRITTEN, ZERO};
use keccak_explore::picture::{Mark, Picture, Role};

use super::geometry::Geometry;
use crate::layout::{Rect, Scene, Shape, Stroke};

/// The bits, colour by colour: zeros, ones, then those that flipped, with their hole.
pub(super) fn squares(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let all = || (0..25 * geometry.w).map(|index| Bit::from_index(index, geometry.w));
    for idle in [true, false] {
        let alpha = if idle { 0.34 } else { 1.0 };
        let drawn = || all().filter(move |bit| picture.idle.bit(*bit) == idle);
        for bit in drawn().filter(|bit| !picture.shown.bit(*bit)) {
            scene.fill(geometry.rect(bit), ZERO, alpha);
        }
        for bit in drawn().filter(|bit| picture.shown.bit(*bit) && !picture.flipped.bit(*bit)) {
            scene.fill(geometry.rect(bit), ONE, alpha);
        }
        let to_one = || drawn().filter(|bit| picture.flipped.bit(*bit) && picture.shown.bit(*bit));
        let to_zero = || drawn().filter(|bit| picture.flipped.bit(*bit) && !picture.shown.bit(*bit));
        to_one().for_each(|bit| scene.fill(geometry.rect(bit), CHANGED, alpha));
        to_one().for_each(|bit| scene.fill(hole(geometry.rect(bit)), PAPER, 1.0));
        to_zero().for_each(|bit| scene.fill(inset(geometry.rect(bit)), CHANGED, alpha));
        to_zero().for_each(|bit| {
            if let Some(hole) = inner_hole(geometry.rect(bit)) {
                scene.fill(hole, PAPER, 1.0);
            }
        });
    }
}

/// The hole of a bit that became 1.
fn hole(rect: Rect) -> Rect {
    let (x, y) = rect.centre();
    let side = rect.width.min(rect.height);
    let hole = if side < 6.0 { 2.0 } else { ((side * 0.28 / 2.0).floor() * 2.0 + 1.0).max(3.0) };
    Rect { x: x - hole / 2.0, y: y - hole / 2.0, width: hole, height: hole }
}

/// The outline of a bit that became 0, drawn as a square with a hole; on a phone a dot.
fn inset(rect: Rect) -> Rect {
    let side = rect.width.min(rect.height);
    if side < 6.0 {
        let (x, y) = rect.centre();
        return Rect { x: x - 1.5, y: y - 1.5, width: 3.0, height: 3.0 };
    }
    rect.grown(-(side * 0.16).max(1.0))
}

fn inner_hole(rect: Rect) -> Option<Rect> {
    let side = rect.width.min(rect.height);
    (side >= 6.0).then(|| inset(rect).grown(-(side * 0.15).max(1.5)))
}

/// A mark on its halo of paper, and the bit drawn again on top of it.
pub(super) fn draw_mark(scene: &mut Scene, geometry: &Geometry, picture: &Picture, mark: Mark) {
    let rect = geometry.rect(mark.bit);
    let side = rect.width.min(rect.height);
    let small = side < 6.0;
    let pen =
        |role, width| if mark.dashed { Stroke::dashed(role, width, (3.0, 2.0)) } else { Stroke::solid(role, width) };
    match mark.role {
        Role::Read => {
            let width = if mark.dashed { 1.5 } else { 2.0 };
            let radius = if small { 5.5 } else { side / 2.0 + (side * 0.23).max(2.0) };
            let ring = |stroke| Shape::Ring { centre: rect.centre(), radius, stroke };
            scene.shapes.push(ring(pen(READ, width).halo(2.0)));
            scene.shapes.push(ring(pen(READ, width)));
        }
        Role::Written if small => return,
        Role::Written => {
            let width = if side < 10.0 { 1.75 } else { 2.0 };
            for corner in corners(rect.grown(3.0), side * 0.42) {
                scene.line(&corner, pen(WRITTEN, width).halo(2.0));
                scene.line(&corner, pen(WRITTEN, width));
            }
        }
        Role::Selected => {
            let frame = rect.grown(if small { 2.0 } else { 3.0 });
            scene.shapes.push(Shape::Frame(frame, pen(INK, 2.0).halo(3.0)));
            scene.shapes.push(Shape::Frame(frame, pen(INK, 2.0)));
        }
    }
    redraw(scene, geometry, picture, mark.bit);
}

/// The bit again, so that no line covers it.
pub(super) fn redraw(scene: &mut Scene, geometry: &Geometry, picture: &Picture, bit: Bit) {
    let rect = geometry.rect(bit);
    let alpha = if picture.idle.bit(bit) { 0.34 } else { 1.0 };
    let (one, flipped) = (picture.shown.bit(bit), picture.flipped.bit(bit));
    scene.fill(rect, PAPER, 1.0);
    match (one, flipped) {
        (true, false) => scene.fill(rect, ONE, alpha),
        (false, false) => scene.fill(rect, ZERO, alpha),
        (true, true) => {
            scene.fill(rect, CHANGED, alpha);
            scene.fill(hole(rect), PAPER, 1.0);
        }
        (false, true) => {
            scene.fill(rect, ZERO, alpha);
            scene.fill(inset(rect), CHANGED, alpha);
            if let Some(hole) = inner_hole(rect) {
                scene.fill(hole, PAPER, 1.0);
            }
        }
    }
}

/// Four corners of a rectangle, each as the three points of its two arms.
fn corners(rect: Rect, arm: f64) -> [[(f64, f64); 3]; 4] {
    let Rect { x, y, width, height } = rect;
    let (right, bottom) = (x + width, y + height);
    [
        [(x, y + arm), (x, y), (x + arm, y)],
        [(right - arm, y), (right, y), (right, y + arm)],
        [(right, bottom - arm), (right, bottom), (right - arm, bottom)],
        [(x + arm, bottom), (x, bottom), (x, bottom - arm)],
    ]
}
