//! π in the gutter: from the line that each lane left to the line that it entered; and a box round the one told about.

use keccak_core::parts::Bit;
use keccak_explore::figure::Pi;
use keccak_explore::palette::{INK, MUTED, WRITTEN};

use super::super::geometry::{Geometry, Tier};
use super::super::labels::lane_name;
use super::strength;
use crate::layout::wire::wire;
use crate::layout::{Align, LANES, MONO, Rect, SANS, Scene, Stroke};
pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, pi: &Pi) {
    let k = geometry.scale;
    let wide = geometry.tier == Tier::Wide;
    let (from, to, head) = if wide { (44.0 * k, 123.0 * k, 5.0 * k) } else { (19.0 * k, 50.0 * k, 3.5 * k) };
    // One after another on top: all lanes, those of the plane that is told about, the one that is.
    for layer in 0..3 {
        for &lane in &LANES {
            let told = pi.is_told(lane);
            let of_plane = lane.x == pi.plane() && pi.finished(lane);
            if layer != if told { 2 } else { usize::from(of_plane) } {
                continue;
            }
            let stroke = match layer {
                0 => Stroke::solid(strength(lane, pi.done), 0.9 * k),
                1 => Stroke::solid(INK, 1.25 * k),
                _ => Stroke::solid(WRITTEN, 2.5 * k),
            };
            let (start, end) = (geometry.lane_middle(Pi::source(lane)), geometry.lane_middle(lane));
            if told {
                wire(scene, (from, start), (to - head, end), stroke.halo(3.0));
            }
            wire(scene, (from, start), (to - head, end), stroke);
            scene.arrowhead((to, end), (1.0, 0.0), head * if told { 1.5 } else { 1.0 }, stroke.paint.role);
        }
    }
    if !wide {
        return;
    }
    let size = 10.0 * k;
    let (x, style) = (40.0 * k, MONO.align(Align::Right));
    scene.text((x, geometry.top - 8.0 * k), Pi::WAS, size, MUTED, SANS.align(Align::Right));
    for &lane in &LANES {
        let own = pi.is_told(Pi::target(lane));
        let role = if own { INK } else { MUTED };
        scene.text((x, geometry.lane_middle(lane) + 0.35 * size), lane_name(lane), size, role, style.bold(own));
    }
}

/// A box round the lane that is told about, where it stands now.
pub(super) fn boxed(scene: &mut Scene, geometry: &Geometry, pi: &Pi) {
    if !pi.is_told(pi.lane) || !pi.finished(pi.lane) {
        return;
    }
    let first = geometry.rect(Bit { x: pi.lane.x, y: pi.lane.y, z: pi.w - 1 });
    let by = (geometry.line - first.height) / 2.0;
    let line = Rect { width: geometry.right() - first.x, ..first };
    scene.frame(line.grown(by), WRITTEN, 1.5);
}
