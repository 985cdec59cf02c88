//! ρ in the gutter: how far each lane turns, as a number and as an arrow; and, under the bits, those that came round.

use keccak_core::parts::Bit;
use keccak_explore::figure::Rho;
use keccak_explore::palette::{HAIR, INK, MUTED, WRITTEN};

use super::super::geometry::{Geometry, Tier};
use super::strength;
use crate::layout::{Align, LANES, MONO, Rect, SANS, Scene, Stroke};
use crate::prelude::*;

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, rho: &Rho) {
    let k = geometry.scale;
    let wide = geometry.tier == Tier::Wide;
    // Where numbers end, where arrows begin, how long the longest is, and how long their heads are.
    let [numbers, tail, longest, head] = if wide { [114.0, 94.0, 74.0, 5.0] } else { [45.0, 30.0, 12.0, 3.5] };
    for &lane in &LANES {
        let offset = rho.offsets[lane.y][lane.x];
        let told = rho.is_told(lane);
        let y = geometry.lane_middle(lane);
        let size = 10.0 * k;
        let (baseline, ink) = (y + 0.35 * size, if told { INK } else { MUTED });
        let style = MONO.bold(told).align(Align::Right);
        scene.text((numbers * k, baseline), offset.to_string(), size, ink, style);
        if offset > 0 {
            let (role, width) = if told { (WRITTEN, 2.0 * k) } else { (strength(lane, rho.done), 1.1 * k) };
            let long = (longest * offset as f32 / (rho.w - 1) as f32).max(head);
            let tip = (tail - long) * k;
            scene.line(&[(tail * k, y), (tip + head * k, y)], Stroke::solid(role, width));
            scene.arrowhead((tip, y), (-1.0, 0.0), head * k, role);
        } else if wide {
            scene.text((tail * k, baseline), Rho::STAYS, size, ink, SANS.bold(told).align(Align::Right));
        }
    }
}

/// A bar under the bits that came round, with a notch where they end: in every lane that is finished.
pub(super) fn bars(scene: &mut Scene, geometry: &Geometry, rho: &Rho) {
    let k = geometry.scale;
    let (gap, high, notch) = if geometry.tier == Tier::Narrow { (0.8, 1.8, 1.2) } else { (1.2 * k, 2.6 * k, 1.2 * k) };
    for &lane in LANES.iter().take(rho.done) {
        let Some(top) = rho.offsets[lane.y][lane.x].checked_sub(1) else { continue };
        let told = rho.is_told(lane);
        let role = if told { WRITTEN } else { HAIR };
        let Rect { x, y, height, .. } = geometry.rect(Bit { x: lane.x, y: lane.y, z: top });
        let bottom = y + height + gap;
        let left = x - notch;
        scene.fill(Rect { x: left, y: bottom, width: geometry.right() - left, height: high }, role, 1.0);
        scene.fill(Rect { x: left, y, width: notch, height: height + gap }, role, 1.0);
    }
}
