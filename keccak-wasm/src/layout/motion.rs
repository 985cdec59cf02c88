//! A motion between two neighbouring positions: what is drawn while it is under way.
//!
//! It is that of the later position's event, from 0, the state before it, to 1, the state after it; backwards from 1 to 0.

use alloc::borrow::Cow;

use keccak_core::state::Snapshot;
use keccak_explore::picture::Picture;

use super::{Scene, Shape};

/// From here on flipped bits are seen flipped: first comes what flips them.
const FLIP: f32 = 0.7;

/// How far the bits have come: slowly at both ends.
pub(super) fn eased(progress: f32) -> f32 {
    progress * progress * (3.0 - 2.0 * progress)
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
