//! ρ in the small figure: the lane as a dial, z = 0 on top and z growing anticlockwise, and the table of offsets.

use keccak_explore::figure::Rho;
use keccak_explore::palette::{INK, MUTED, ONE, READ, ZERO};
use keccak_explore::picture::Picture;

use super::super::slice::Slice;
use super::super::{Align, MONO, Rect, SANS, Scene, Stroke, marks};
use crate::prelude::*;

/// How high the figure is.
pub(super) const HEIGHT: f32 = 150.0;

/// The dial's middle and outer radius, and how long its ticks are.
const DIAL: ((f32, f32), f32, f32) = ((70.0, 76.0), 56.0, 9.0);

pub(super) fn draw(scene: &mut Scene, picture: &Picture, rho: &Rho, k: f32) {
    dial(scene, rho, k);
    let table = Slice { at: (174.0 * k, 20.0 * k), side: 20.0 * k, pitch: 23.0 * k, z: 0, origin: picture.origin };
    scene.text((table.at.0, 11.0 * k), Rho::OFFSETS, 10.0 * k, MUTED, SANS);
    for (y, plane) in rho.offsets.iter().enumerate() {
        for (x, offset) in plane.iter().enumerate() {
            let own = (x, y) == (rho.lane.x, rho.lane.y);
            let rect = table.rect(x, y);
            let (cx, cy) = rect.centre();
            scene.text((cx, cy + 4.0 * k), offset.to_string(), 11.0 * k, INK, MONO.bold(own).align(Align::Centre));
            if own {
                scene.frame(rect, INK, 1.5);
            }
        }
    }
    table.axes(scene, Some((rho.lane.x, rho.lane.y)), 9.0 * k);
}

/// The lane after the step. An arc leads from where the bit was to where it is.
fn dial(scene: &mut Scene, rho: &Rho, k: f32) {
    let ((x, y), radius, long) = DIAL;
    let circle = circle();
    let at = |place: usize, radius: f32| {
        let (right, down) = circle[place % PLACES];
        ((x + right * radius) * k, (y + down * radius) * k)
    };
    let step = PLACES / rho.w;
    let width = (0.076 * radius * step as f32).min(9.0) * k;
    let tick = |scene: &mut Scene, z: usize| {
        let role = if rho.after >> z & 1 == 1 { ONE } else { ZERO };
        scene.line(&[at(z * step, radius - long), at(z * step, radius)], Stroke::solid(role, width));
    };
    for z in 0..rho.w {
        tick(scene, z);
    }
    scene.text((x * k, 11.0 * k), "z = 0", 10.0 * k, MUTED, SANS.align(Align::Centre));
    scene.text(
        (x * k, (y + 6.0) * k),
        format!("+{}", rho.offset()),
        17.0 * k,
        INK,
        MONO.bold(true).align(Align::Centre),
    );
    let Some(bit) = rho.bit else { return };
    let (from, to) = (rho.source(bit.z), bit.z);
    if from != to {
        let inner = radius - long - 8.0;
        let end = from * step + rho.offset() * step;
        let points: Vec<(f32, f32)> = (from * step..end).map(|place| at(place, inner)).collect();
        let stroke = Stroke::solid(READ, 2.0);
        scene.line(&points, stroke);
        let (right, down) = circle[end % PLACES];
        scene.arrowhead(at(end, inner), (down, -right), 8.0 * k, READ);
    }
    for &(z, read) in &[(from, true), (to, false)] {
        if read && from == to {
            continue;
        }
        let (cx, cy) = at(z * step, radius - long / 2.0);
        let half = 4.5 * k;
        let rect = Rect { x: cx - half, y: cy - half, width: 2.0 * half, height: 2.0 * half };
        if read {
            marks::ring(scene, rect, true);
        } else {
            marks::frame(scene, rect, false);
        }
        tick(scene, z);
    }
}

/// As many places on a circle as the widest lane has bits.
const PLACES: usize = 64;

/// The places one after another, anticlockwise from the top: how far each is to the right of the middle and below it.
fn circle() -> [(f32, f32); PLACES] {
    // The cosine and the sine of a 64th of the circle; turning on by it needs no other.
    let (cos, sin) = (0.995_184_7, 0.098_017_14);
    let mut places = [(0.0, -1.0); PLACES];
    for i in 1..PLACES {
        let (right, down) = places[i - 1];
        places[i] = (right * cos + down * sin, down * cos - right * sin);
    }
    places
}
