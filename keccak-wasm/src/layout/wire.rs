//! A wire: the way of something that moves from one place to another, level where it leaves and level where it arrives.

use super::{Scene, Stroke};

/// A wire between two points, without an arrowhead.
pub(super) fn wire(scene: &mut Scene, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
    let across = to.0 - from.0;
    let controls = [(from.0 + 0.62 * across, from.1), (from.0 + 0.38 * across, to.1)];
    scene.curve([from, controls[0], controls[1], to], stroke);
}
