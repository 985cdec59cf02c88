//! χ in the gutter: in every plane each line takes from the two after it, round the five.

use keccak_core::parts::{Bit, LaneIndex};
use keccak_explore::figure::Chi;
use keccak_explore::palette::{HAIR, PAPER, READ, WRITTEN};

use super::super::geometry::{Geometry, Tier};
use crate::layout::{LANES, Scene, Stroke};

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, chi: &Chi) {
    let own = chi.bit.map(Bit::lane);
    for &lane in LANES.iter().filter(|lane| Some(**lane) != own) {
        for &step in &[1, 2] {
            arc(scene, geometry, lane, step, Stroke::solid(HAIR, 0.9));
        }
    }
    for &lane in &LANES {
        socket(scene, geometry, lane, 1.75, Stroke::solid(HAIR, 1.0));
    }
    let Some(own) = own else { return };
    for &step in &[1, 2] {
        arc(scene, geometry, own, step, Stroke::solid(READ, 2.0));
    }
    // An open dot is NOT.
    socket(scene, geometry, LaneIndex { x: (own.x + 1) % 5, ..own }, 2.5, Stroke::solid(READ, 1.75));
    let second = LaneIndex { x: (own.x + 2) % 5, ..own };
    scene.disc((end(geometry), geometry.lane_middle(second)), 3.25, READ);
    let tip = (end(geometry) + 5.0 * geometry.scale, geometry.lane_middle(own));
    scene.arrowhead(tip, (1.0, 0.0), 8.0, WRITTEN);
}

/// Where the arcs begin and end, left of the lines' labels.
fn end(geometry: &Geometry) -> f32 {
    if geometry.tier == Tier::Wide { 119.0 * geometry.scale } else { 45.0 * geometry.scale }
}

fn socket(scene: &mut Scene, geometry: &Geometry, lane: LaneIndex, radius: f32, stroke: Stroke) {
    let centre = (end(geometry), geometry.lane_middle(lane));
    scene.disc(centre, radius, PAPER);
    scene.ring(centre, radius, stroke);
}

/// From the line `step` further on in its plane into `lane`, the wider the further it is.
fn arc(scene: &mut Scene, geometry: &Geometry, lane: LaneIndex, step: usize, stroke: Stroke) {
    let from = LaneIndex { x: (lane.x + step) % 5, ..lane };
    let (x, top, bottom) = (end(geometry), geometry.lane_middle(from), geometry.lane_middle(lane));
    let far = from.x.abs_diff(lane.x) as f32;
    // A curve reaches three quarters of the way to its control points.
    let reach = geometry.scale * if geometry.tier == Tier::Wide { 12.0 + 21.0 * far } else { 6.0 + 8.0 * far };
    scene.curve([(x, top), (x - reach, top), (x - reach, bottom), (x, bottom)], stroke);
}
