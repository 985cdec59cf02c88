//! The marks of the lattice, as outlines of tiles on a halo of paper, and the lines between bits.

use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_explore::figure::{Figure, Iota};
use keccak_explore::palette::{CHANGED, INK, PARITY, READ, WRITTEN, ZERO};
use keccak_explore::picture::{self, Picture};

use super::{Geometry, Point, between, top_again};
use crate::layout::{Align, MONO, Scene, Shape, Stroke};

/// The lines of the step, then every mark of the picture.
pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let middle = |bit: Bit| geometry.middle(bit, picture.shown.bit(bit));
    if let Some(opened) = &picture.opened {
        match (&*picture.figure, picture.position.event) {
            (Figure::Theta(theta), _) => {
                for column in theta.path.iter().flat_map(|path| [path.first, path.second]) {
                    let tile = geometry.foot(column);
                    let foot = geometry.part(tile, 0.0, 0.5, 0.5)[0];
                    let head = middle(Bit { x: column.x, y: geometry.origin.coordinate(4), z: column.z });
                    haloed(scene, &[head, foot], Stroke::solid(READ, 2.0));
                    outline(scene, geometry.part(tile, 0.0, -0.06, 1.06), Stroke::solid(READ, 2.25));
                    let role = if theta.odd(column) { PARITY } else { ZERO };
                    scene.polygon(&geometry.part(tile, 0.0, 0.0, 1.0), role);
                }
            }
            (_, Event::Step(_, Step::Rho | Step::Pi)) => {
                for source in &opened.sources {
                    arrow(scene, middle(*source), middle(opened.bit));
                }
            }
            (_, Event::Step(_, Step::Chi)) => {
                // The row of five is one outline.
                let bit = |place: usize| Bit { x: geometry.origin.coordinate(place), ..opened.bit };
                let row = |place: usize| geometry.part(geometry.tile(bit(place)), 0.0, -0.12, 1.12);
                let ([a, _, _, d], [_, b, c, _]) = (row(0), row(4));
                scene.line(&[a, b, c, d, a], Stroke::solid(INK, 1.0));
            }
            _ => (),
        }
    }
    if let Figure::Iota(iota) = &*picture.figure {
        constant(scene, geometry, picture, iota);
    }
    for mark in &picture.marks {
        let one = picture.shown.bit(mark.bit);
        let pen = |role, width| {
            if mark.dashed { Stroke::dashed(role, width, (3.0, 2.0)) } else { Stroke::solid(role, width) }
        };
        let corners = |grown: f32| {
            geometry.part(geometry.tile(mark.bit), if one { geometry.high } else { 0.0 }, -grown, 1.0 + grown)
        };
        match mark.role {
            picture::Role::Read => outline(scene, corners(0.06), pen(READ, 2.0)),
            picture::Role::Selected => outline(scene, corners(0.18), pen(INK, 2.25)),
            picture::Role::Written => {
                let corners = corners(0.1);
                for i in 0..4 {
                    let (before, here, after) = (corners[(i + 3) % 4], corners[i], corners[(i + 1) % 4]);
                    let bracket = [between(here, before, 0.36), here, between(here, after, 0.36)];
                    haloed(scene, &bracket, pen(WRITTEN, 2.0));
                }
            }
        }
        top_again(scene, geometry, picture, mark.bit);
    }
}

/// ι: the constant as a line of tiles above lane (0, 0), each of its ones an arrow to the bit under it.
fn constant(scene: &mut Scene, geometry: &Geometry, picture: &Picture, iota: &Iota) {
    // Over what stands at the far edge of its plane, where the next plane leaves that room.
    let above = (5.0 * geometry.x.1.abs() + 1.6 * geometry.high).min(0.9 * geometry.apart);
    let size = if geometry.narrow { 10.0 } else { 11.0 };
    for z in 0..geometry.w {
        let bit = Bit { x: 0, y: 0, z };
        let tile = geometry.part(geometry.tile(bit), above, 0.0, 1.0);
        scene.polygon(&tile, if iota.flips(z) { CHANGED } else { ZERO });
        if iota.flips(z) {
            let ((x, from), (_, y)) = (between(tile[0], tile[2], 0.5), geometry.middle(bit, picture.shown.bit(bit)));
            scene.line(&[(x, from + 3.0), (x, y - 8.0)], Stroke::solid(CHANGED, 2.0));
            scene.arrowhead((x, y - 3.0), (0.0, 1.0), 7.0, CHANGED);
        }
    }
    // Beside its end that is further left, clear of the plane above.
    let (x, y) = [0, geometry.w - 1]
        .map(|z| geometry.part(geometry.tile(Bit { x: 0, y: 0, z }), above, 0.5, 0.5)[0])
        .into_iter()
        .fold((f32::INFINITY, 0.0), |one, other| if other.0 < one.0 { other } else { one });
    let at = (x - 12.0, y + 0.35 * size);
    let at = if at.0 < 3.8 * size { (3.8 * size, y - size) } else { at };
    scene.text(at, iota.name(), size, INK, MONO.align(Align::Right));
}

fn haloed(scene: &mut Scene, points: &[Point], stroke: Stroke) {
    for &stroke in &[stroke.halo(2.0), stroke] {
        scene.line(points, stroke);
    }
}

fn outline(scene: &mut Scene, [a, b, c, d]: [Point; 4], stroke: Stroke) {
    // On over the first corner, so that it is as sharp as the others.
    haloed(scene, &[a, b, c, d, a, b], stroke);
}

/// From where a bit stood to where it stands, over everything between them.
fn arrow(scene: &mut Scene, from: Point, to: Point) {
    let far = (to.0 - from.0).abs() + (to.1 - from.1).abs();
    let above = (0.3 * far).clamp(18.0, 60.0);
    let end = (to.0, to.1 - 10.0);
    let curve = [from, (from.0, (from.1 - above).max(4.0)), (end.0, (end.1 - above).max(4.0)), end];
    let stroke = Stroke::solid(WRITTEN, 2.5);
    for &stroke in &[stroke.halo(2.5), stroke] {
        scene.shapes.push(Shape::Curve(curve, stroke));
    }
    scene.arrowhead((to.0, to.1 - 4.0), (0.0, 1.0), 8.0, WRITTEN);
}
