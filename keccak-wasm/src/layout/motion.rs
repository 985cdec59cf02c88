//! A motion between two neighbouring positions: what is drawn while it is under way.
//!
//! It is that of the later position's event, from 0, the state before it, to 1, the state after it; backwards from 1 to 0.

use alloc::borrow::Cow;

use keccak_core::influence;
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_core::state::Snapshot;
use keccak_explore::picture::Picture;

use super::{Rect, Scene, Shape};

/// From here on flipped bits are seen flipped: first comes what flips them.
const FLIP: f32 = 0.7;

/// A moment within 0 … 1; what is no number is the end.
pub(super) fn moment(progress: f32) -> f32 {
    if progress < 1.0 { progress.max(0.0) } else { 1.0 }
}

/// Where a bit comes from that ρ or π moves, and how much of its way is left, slowly at both ends: 0 where nothing moves.
pub(super) fn way(bit: Bit, event: Event, w: usize, progress: f32) -> (Bit, f32) {
    let Event::Step(_, step @ (Step::Rho | Step::Pi)) = event else { return (bit, 0.0) };
    if progress >= 1.0 {
        return (bit, 0.0);
    }
    let from = influence::sources(step, bit, w).as_slice().first().copied().unwrap_or(bit);
    (from, 1.0 - progress * progress * (3.0 - 2.0 * progress))
}

/// The place along z on the way to `bit`: ρ takes a lane towards higher z and round its end.
pub(super) fn along(bit: Bit, from: Bit, left: f32, w: usize) -> f32 {
    let z = bit.z as f32 - ((bit.z + w - from.z) % w) as f32 * left;
    if z < -0.5 { z + w as f32 } else { z }
}

/// A bit's square on its way, straight from where it stood.
pub(super) fn straight(picture: &Picture, bit: Bit, progress: f32, place: &dyn Fn(Bit) -> Rect) -> Rect {
    let (from, left) = way(bit, picture.position.event, picture.shown.w, progress);
    let end = place(bit);
    if left <= 0.0 {
        return end;
    }
    let start = place(from);
    Rect { x: end.x + (start.x - end.x) * left, y: end.y + (start.y - end.y) * left, ..end }
}

/// The picture with the bits as they stand at this moment.
pub(super) fn at(picture: &Picture, progress: f32) -> Cow<'_, Picture> {
    if progress >= FLIP || picture.flipped.ones() == 0 {
        return Cow::Borrowed(picture);
    }
    Cow::Owned(Picture { shown: picture.before, flipped: Snapshot::zero(picture.shown.w), ..picture.clone() })
}

/// Makes the shapes from `first` on as pale as they are young.
pub(super) fn fade(scene: &mut Scene, first: usize, progress: f32) {
    if progress >= 1.0 {
        return;
    }
    for shape in &mut scene.shapes[first..] {
        let paint = match shape {
            Shape::Fill(_, paint) | Shape::Polygon(_, paint) => paint,
            Shape::Frame(_, stroke) | Shape::Ring { stroke, .. } => &mut stroke.paint,
            Shape::Line(_, stroke) | Shape::Curve(_, stroke) => &mut stroke.paint,
            Shape::Text(text) => &mut text.paint,
        };
        paint.percent = (f32::from(paint.percent) * progress + 0.5) as u8;
    }
}
