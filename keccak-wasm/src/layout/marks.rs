//! The marks of a bit, the same in every flat view: a square by value, a hole where it flipped, a ring where it was read,
//! brackets where it was written, a frame where it is pinned. Rings, brackets and frames stand on a halo of paper.

use keccak_core::parts::Bit;
use keccak_explore::palette::{CHANGED, INK, ONE, PAPER, READ, Role, WRITTEN, ZERO};
use keccak_explore::picture::{self, Mark, Picture};

use crate::prelude::*;

use super::{Rect, Scene, Stroke};

/// How pale what takes no part is drawn.
const IDLE: f32 = 0.34;

/// What a bit's square shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Face {
    /// Its value.
    pub(super) one: bool,
    /// Whether this step flipped it.
    pub(super) flipped: bool,
    /// Whether it takes no part in this step.
    pub(super) idle: bool,
}

impl Face {
    /// A bit of this value, of which nothing else is told.
    pub(super) fn plain(one: bool) -> Self {
        Self { one, flipped: false, idle: false }
    }

    /// A bit as the picture shows it.
    pub(super) fn of(picture: &Picture, bit: Bit) -> Self {
        Self { one: picture.shown.bit(bit), flipped: picture.flipped.bit(bit), idle: picture.idle.bit(bit) }
    }

    pub(super) fn alpha(self) -> f32 {
        if self.idle { IDLE } else { 1.0 }
    }
}

/// All bits, colour by colour, so that squares of one colour are one path: zeros, ones, then those that flipped, with their hole.
pub(super) fn squares(scene: &mut Scene, picture: &Picture, rect: &dyn Fn(Bit) -> Rect) {
    let w = picture.shown.w;
    for &(idle, flipped, one) in &[
        (true, false, false),
        (true, false, true),
        (false, false, false),
        (false, false, true),
        (true, true, false),
        (true, true, true),
        (false, true, false),
        (false, true, true),
    ] {
        let face = Face { one, flipped, idle };
        for layer in 0..if flipped { 3 } else { 1 } {
            for bit in (0..25 * w).map(|index| Bit::from_index(index, w)) {
                if Face::of(picture, bit) == face
                    && let Some((rect, role, alpha)) = layers(rect(bit), face)[layer]
                {
                    scene.fill(rect, role, alpha);
                }
            }
        }
    }
}

/// One bit's square.
pub(super) fn square(scene: &mut Scene, rect: Rect, face: Face) {
    for (rect, role, alpha) in layers(rect, face).into_iter().flatten() {
        scene.fill(rect, role, alpha);
    }
}

/// The square again on paper, so that no line covers it.
pub(super) fn square_on_paper(scene: &mut Scene, rect: Rect, face: Face) {
    scene.fill(rect, PAPER, 1.0);
    square(scene, rect, face);
}

/// What a square is made of, first to last.
fn layers(rect: Rect, face: Face) -> [Option<(Rect, Role, f32)>; 3] {
    let side = rect.width.min(rect.height);
    let small = side < 6.0;
    let about = |width: f32| {
        let (x, y) = rect.centre();
        Rect { x: x - width / 2.0, y: y - width / 2.0, width, height: width }
    };
    let alpha = face.alpha();
    match (face.one, face.flipped) {
        (one, false) => [Some((rect, if one { ONE } else { ZERO }, alpha)), None, None],
        (true, true) => {
            let hole = if small { 2.0 } else { ((side * 0.28 / 2.0).floor() * 2.0 + 1.0).max(3.0) };
            [Some((rect, CHANGED, alpha)), Some((about(hole), PAPER, 1.0)), None]
        }
        (false, true) => {
            // An outline, drawn as a square with a hole; on a phone a dot.
            let outline = if small { about(3.0) } else { rect.grown(-(side * 0.16).max(1.0)) };
            let hole = (!small).then(|| (outline.grown(-(side * 0.15).max(1.5)), PAPER, 1.0));
            [Some((rect, ZERO, alpha)), Some((outline, CHANGED, alpha)), hole]
        }
    }
}

/// A mark of the picture on the square `rect`, and the bit drawn again on top of it.
pub(super) fn mark(scene: &mut Scene, rect: Rect, picture: &Picture, mark: Mark) {
    mark_on(scene, rect, mark, Face::of(picture, mark.bit));
}

/// A mark on a square that shows this.
pub(super) fn mark_on(scene: &mut Scene, rect: Rect, mark: Mark, face: Face) {
    match mark.role {
        picture::Role::Read => ring(scene, rect, mark.dashed),
        picture::Role::Written => brackets(scene, rect, mark.dashed),
        picture::Role::Selected => frame(scene, rect, mark.dashed),
    }
    square_on_paper(scene, rect, face);
}

fn pen(role: Role, width: f32, dashed: bool) -> Stroke {
    if dashed { Stroke::dashed(role, width, (3.0, 2.0)) } else { Stroke::solid(role, width) }
}

/// A ring round a square: it was read.
pub(super) fn ring(scene: &mut Scene, rect: Rect, dashed: bool) {
    let side = rect.width.min(rect.height);
    let stroke = pen(READ, if dashed { 1.5 } else { 2.0 }, dashed);
    let radius = if side < 6.0 { 5.5 } else { side / 2.0 + (side * 0.23).max(2.0) };
    for &stroke in &[stroke.halo(2.0), stroke] {
        scene.ring(rect.centre(), radius, stroke);
    }
}

/// Brackets at the corners of a square: it was written.
pub(super) fn brackets(scene: &mut Scene, rect: Rect, dashed: bool) {
    let side = rect.width.min(rect.height);
    // Round a bit hardly larger than they are: thin, near, and on the sides that have room.
    let (width, off, arm) = match side {
        ..6.0 => (1.25, 1.75, 0.3 * side),
        ..10.0 => (1.75, 3.0, 0.42 * side),
        ..20.01 => (2.0, 3.0, 0.42 * side),
        _ => (2.0, 5.0, 0.42 * side),
    };
    let stroke = pen(WRITTEN, width, dashed);
    for corner in corners(rect.grown(off), arm) {
        scene.line(&corner, stroke.halo(2.0));
        scene.line(&corner, stroke);
    }
}

/// A frame round a square: it is pinned, or under the pointer.
pub(super) fn frame(scene: &mut Scene, rect: Rect, dashed: bool) {
    let side = rect.width.min(rect.height);
    // Near enough that the bits beside it are seen.
    let frame = rect.grown(if side > 20.0 { 5.0 } else { 2.0 });
    let stroke = pen(INK, 2.0, dashed);
    for &stroke in &[stroke.halo(2.0), stroke] {
        scene.outline(frame, stroke);
    }
}

/// A diamond round a point: a parity. `hole` leaves its middle open: it flips bits.
pub(super) fn diamond(scene: &mut Scene, (x, y): (f32, f32), half: f32, role: Role, hole: bool) {
    scene.polygon(&[(x, y - half), (x + half, y), (x, y + half), (x - half, y)], role);
    if hole {
        let side = 0.61 * half;
        scene.fill(Rect { x: x - side / 2.0, y: y - side / 2.0, width: side, height: side }, PAPER, 1.0);
    }
}

/// Four corners of a rectangle, each as the three points of its two arms.
fn corners(rect: Rect, arm: f32) -> [[(f32, f32); 3]; 4] {
    let Rect { x, y, width, height } = rect;
    let (right, bottom) = (x + width, y + height);
    [
        [(x, y + arm), (x, y), (x + arm, y)],
        [(right - arm, y), (right, y), (right, y + arm)],
        [(right, bottom - arm), (right, bottom), (right - arm, bottom)],
        [(x + arm, bottom), (x, bottom), (x, bottom - arm)],
    ]
}
