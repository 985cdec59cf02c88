//! What stands around the lattice: the numbers of z, the names of the planes, the axes, and what one can do.

use keccak_core::parts::Bit;
use keccak_explore::camera::Camera;
use keccak_explore::palette::{HAIR, INK, MUTED, PAPER};

use super::{ALONG_Z, FLOOR, Geometry, Point, axes, stretched};
use crate::layout::{Align, MONO, Rect, SANS, SERIF, Scene, Stroke};
use crate::prelude::*;

/// The numbers of z along the lowest plane, and the names of the planes.
pub(super) fn numbers(scene: &mut Scene, geometry: &Geometry) {
    let size = if geometry.narrow { 10.0 } else { 11.0 * (geometry.width / 1096.0).clamp(0.92, 2.0) };
    let lowest = if geometry.floor { FLOOR } else { 0.0 };
    // Beside the edge that is near, away from the plane.
    let (edge, way) = if geometry.z.0 < 0.0 { (0.0, -1.0) } else { (5.0, 1.0) };
    let level = geometry.z.1.abs() < 0.5 * geometry.z.0.abs();
    let out = if level { (0.0, 1.2 * size) } else { stretched((geometry.x.0 * way, geometry.x.1 * way), 1.6 * size) };
    // As many numbers as have room.
    let room = |step: usize| {
        let (right, down) = (geometry.z.0.abs() * step as f32, geometry.z.1.abs() * step as f32);
        right > 2.2 * size || down > 1.3 * size
    };
    let step = [1, 8, 16, 32].into_iter().find(|step| room(*step)).unwrap_or(64);
    let last = geometry.w - 1;
    for z in (0..geometry.w).filter(|z| *z == last || z % step == 0 && (last - z >= step || room(last - z))) {
        let (x, y) = geometry.point(edge, lowest, z as f32 + 0.5);
        scene.text((x + out.0, y + out.1 + 0.35 * size), z.to_string(), size, MUTED, MONO.align(Align::Centre));
    }
    let corners = [(0.0, 0.0), (5.0, 0.0), (0.0, geometry.w as f32), (5.0, geometry.w as f32)];
    let left = |a: &Point, b: &Point| a.0.total_cmp(&b.0);
    for place in 0..5 + usize::from(geometry.floor) {
        let y = place as f32 - if geometry.floor { 1.0 } else { 0.0 };
        let Some((x, y)) = corners.iter().map(|(x, z)| geometry.point(*x, y, *z)).min_by(left) else { continue };
        let floor = geometry.floor && place == 0;
        // Where the planes lie close, the lowest and the highest are named.
        if geometry.apart < 1.2 * size && !floor && place != 4 + usize::from(geometry.floor) {
            continue;
        }
        let name = if floor {
            "C".to_owned()
        } else {
            let y = geometry.origin.coordinate(place - usize::from(geometry.floor));
            if geometry.narrow { format!("y {y}") } else { format!("y = {y}") }
        };
        let at = (x - if out.0 < -size { 0.8 * size } else { 0.5 * size }, y - 0.4 * size);
        scene.text(at, name, size, if floor { INK } else { MUTED }, SANS.bold(floor).align(Align::Right));
    }
}

/// The axes, beside the lattice, and a dotted line to bit (0, 0, 0).
pub(super) fn gizmo(scene: &mut Scene, geometry: &Geometry) {
    let grown = (geometry.width / 1096.0).clamp(1.0, 2.0);
    let long = if geometry.narrow { 24.0 } else { 38.0 * grown };
    let size = if geometry.narrow { 12.0 } else { 14.0 * grown };
    let at =
        (geometry.width - long - 22.0 * grown, geometry.height - if geometry.narrow { 50.0 } else { 62.0 * grown });
    let (x, z, upright) = axes(geometry.camera);
    let share = |way: Point, unit: f32| (way.0 / unit * long, way.1 / unit * long);
    let ways = [("x", share(x, 18.0)), ("y", (0.0, -long * upright.min(1.0))), ("z", share(z, ALONG_Z))];
    // An enlarged lattice would run through it.
    let ground = Rect { x: at.0, y: at.1, width: 0.0, height: 0.0 };
    if geometry.camera.zoom > 1.01 {
        scene.fill(ground.grown(long + 16.0), PAPER, 0.85);
    }
    let zero = geometry.middle(Bit { x: 0, y: 0, z: 0 }, false);
    if geometry.camera.zoom < 1.01 {
        scene.line(&[at, zero], Stroke::dashed(HAIR, 1.0, (1.5, 3.0)));
    }
    for (name, way) in ways {
        let tip = (at.0 + way.0, at.1 + way.1);
        scene.line(&[at, tip], Stroke::solid(INK, 1.5));
        let end = stretched(way, 6.0);
        scene.arrowhead((tip.0 + end.0 * 0.5, tip.1 + end.1 * 0.5), stretched(way, 1.0), 6.0, INK);
        let beside = stretched(way, 0.85 * size);
        scene.text((tip.0 + beside.0, tip.1 + beside.1 + 0.3 * size), name, size, INK, SERIF.align(Align::Centre));
    }
    // Under what points down.
    let down = ways.iter().map(|(_, way)| way.1).fold(0.0, f32::max);
    scene.text(
        (at.0 - 4.0, at.1 + 15.0 * grown + if down > 6.0 { down + 6.0 } else { 0.0 }),
        "(0, 0, 0)",
        10.0 * grown,
        MUTED,
        MONO.align(Align::Centre),
    );
}

/// What one sees, and what one can do.
pub(super) fn words(scene: &mut Scene, geometry: &Geometry) {
    let [stand, drag] = Camera::WORDS;
    // From the lowest line up; a wide panel has one line for all.
    let both = format!("{stand} {drag}");
    let floor = if geometry.floor { Camera::FLOOR } else { "" };
    let all = format!("{floor} {both}");
    let (lines, size): (&[&str], f32) = if geometry.narrow {
        (&[drag, stand, floor], 10.0)
    } else if geometry.width < 1056.0 {
        (&[&both, floor], 10.0)
    } else {
        (&[all.trim_start()], 11.0 * (geometry.width / 1096.0).clamp(1.0, 1.5))
    };
    for (i, line) in lines.iter().enumerate() {
        let at = (if geometry.narrow { 4.0 } else { 24.0 }, geometry.height - 9.0 - 1.4 * size * i as f32);
        if geometry.camera.zoom > 1.01 {
            let long = 0.6 * size * line.chars().count() as f32;
            scene.fill(Rect { x: at.0, y: at.1 - size, width: long, height: 1.4 * size }, PAPER, 0.85);
        }
        scene.text(at, *line, size, MUTED, SANS);
    }
}
