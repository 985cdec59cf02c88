//! ι in the gutter: the constant goes into one line.

use keccak_core::parts::LaneIndex;
use keccak_explore::figure::Iota;
use keccak_explore::palette::{CHANGED, HAIR, INK, MUTED};

use super::super::geometry::{Geometry, Tier};
use crate::layout::{Align, MONO, SANS, Scene, Stroke};

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, iota: &Iota) {
    let k = geometry.scale;
    let wide = geometry.tier == Tier::Wide;
    let y = geometry.lane_middle(LaneIndex { x: 0, y: 0 });
    let (from, to, size) = if wide { (22.0 * k, 124.0 * k, 11.0 * k) } else { (20.0 * k, 49.0 * k, 9.0 * k) };
    scene.line(&[(from, y), (to - 5.0, y)], Stroke::solid(CHANGED, 2.0));
    scene.arrowhead((to, y), (1.0, 0.0), 7.0, CHANGED);
    scene.text((from, y - 5.0 * k), iota.name(), size, INK, MONO);
    // All lines but that one.
    let (top, bottom) =
        (geometry.lane_middle(LaneIndex { x: 1, y: 0 }), geometry.lane_middle(LaneIndex { x: 4, y: 4 }));
    let (x, half) = (to - 4.0 * k, geometry.bit.1 / 2.0);
    let arm = x + 4.0 * k;
    let bracket = [(arm, top - half), (x, top - half), (x, bottom + half), (arm, bottom + half)];
    scene.line(&bracket, Stroke::solid(HAIR, 1.0));
    scene.text(
        (x - 6.0 * k, f32::midpoint(top, bottom)),
        Iota::OTHERS,
        size,
        MUTED,
        SANS.align(Align::Centre).turned(),
    );
}
