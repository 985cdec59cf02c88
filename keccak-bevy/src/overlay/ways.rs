//! The lines of each step: from the bits that are read to the bit that is told about, and on to where it goes next.

use bevy::math::{Vec2, Vec3};
use keccak_core::parts::{Bit, Column, LaneIndex};
use keccak_explore::figure::theta::Path;
use keccak_explore::figure::{Figure, Iota, Pi, Rho};
use keccak_explore::palette::{CHANGED, HAIR, INK, MUTED, PARITY, READ, WRITTEN};

use super::{Drawing, Pen, Shape, head};
use crate::grid::HIGH;

pub(super) fn draw(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    match &*drawing.picture.figure {
        Figure::Theta(theta) => {
            if let Some(path) = theta.path {
                theta_lines(drawing, path, shapes);
            }
        }
        Figure::Rho(rho) => rho_lines(drawing, rho, shapes),
        Figure::Pi(pi) => pi_lines(drawing, pi, shapes),
        Figure::Chi(chi) => {
            if let Some(bit) = chi.bit {
                chi_lines(drawing, bit, shapes);
            }
        }
        Figure::Iota(iota) => iota_lines(drawing, iota, shapes),
        Figure::Absorb(block) => block_line(drawing, block.tape.told.as_ref().map(|told| told.bit), true, shapes),
        Figure::Squeeze(output) => block_line(drawing, output.tape.told.as_ref().map(|told| told.bit), false, shapes),
        Figure::Words(_) => (),
    }
    next(drawing, shapes);
}

/// A line with an arrow's head at its end.
fn arrow(drawing: &Drawing<'_>, points: Vec<Vec3>, pen: Pen, shapes: &mut Vec<Shape>) {
    let Some(Shape::Line(points, pen)) = drawing.line(points, pen) else { return };
    let end = points.iter().rev().take(2).copied().collect::<Vec<Vec2>>();
    shapes.push(Shape::Line(points, pen));
    if let [to, from] = end[..]
        && pen.strength > 0.5
    {
        shapes.extend(head(from, to, 5.0 + 1.5 * pen.width).map(|head| Shape::Area(head.to_vec(), pen.role)));
    }
}

/// From one point to another on an arc, `high` above the middle of the way.
fn arc(from: Vec3, to: Vec3, high: Vec3) -> Vec<Vec3> {
    (0..=20).map(|i| i as f32 / 20.0).map(|t| from.lerp(to, t) + high * 4.0 * t * (1.0 - t)).collect()
}

/// The top of a bit's cell.
fn above(drawing: &Drawing<'_>, bit: Bit) -> Vec3 {
    drawing.grid.place(bit) + Vec3::Y * HIGH * 0.5
}

/// θ: both columns down to their parities on the floor, along it under the column between them, and up to its bit.
fn theta_lines(drawing: &Drawing<'_>, path: Path, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let at = |column: Column, y: f32| grid.at(grid.origin.place(column.x) as f32, y, column.z as f32);
    let target = path.bit.column();
    let pen = Pen::solid(READ, 2.0).pale((drawing.done * 2.0).min(1.0));
    for column in [path.first, path.second] {
        shapes.extend(drawing.line([at(column, 4.0), at(column, grid.floor())], pen));
        let parity = Pen::solid(PARITY, 2.0).pale(drawing.done);
        shapes.extend(drawing.line([at(column, grid.floor()), at(target, grid.floor())], parity));
    }
    let own = grid.origin.place(path.bit.y) as f32;
    arrow(
        drawing,
        vec![at(target, grid.floor()), at(target, own)],
        Pen::solid(WRITTEN, 2.0).pale(drawing.done),
        shapes,
    );
}

/// ρ: the way of the bit along its lane, past the end where it goes round; and how far each lane turns.
fn rho_lines(drawing: &Drawing<'_>, rho: &Rho, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let last = rho.w as f32 - 1.0;
    let up = Vec3::Y * (0.9 * HIGH).max(0.5 * (grid.step.y - 1.0).min(2.0));
    let at = |lane: LaneIndex, z: f32| grid.at(grid.origin.place(lane.x) as f32, grid.origin.place(lane.y) as f32, z);
    if let Some(bit) = rho.bit {
        let (from, to) = (rho.source(bit.z) as f32, bit.z as f32);
        let pen = Pen::solid(WRITTEN, 2.25).pale(drawing.done);
        let way = |a: f32, b: f32| arc(at(bit.lane(), a) + Vec3::Y * 0.4, at(bit.lane(), b) + Vec3::Y * 0.4, up);
        match rho.offset() {
            0 => (),
            _ if rho.goes_round(rho.source(bit.z)) => {
                arrow(drawing, way(from, last + 1.5), pen, shapes);
                arrow(drawing, way(-1.5, to), pen, shapes);
            }
            _ => arrow(drawing, way(from, to), pen, shapes),
        }
    }
    // The offsets beside the lanes' ends, at the end that is nearer.
    let end = if drawing.eye.depth(at(LaneIndex { x: 2, y: 2 }, -1.0))
        < drawing.eye.depth(at(LaneIndex { x: 2, y: 2 }, last + 1.0))
    {
        -1.1
    } else {
        last + 1.1
    };
    let place = |lane: LaneIndex| drawing.eye.project(at(lane, end));
    let room = |a: LaneIndex, b: LaneIndex| place(a).zip(place(b)).map_or(0.0, |(a, b)| (a - b).length());
    let all = room(LaneIndex { x: 0, y: 2 }, LaneIndex { x: 1, y: 2 }) > 12.0;
    for lane in LaneIndex::all().filter(|lane| (all || rho.is_told(*lane)) && drawing.grid.only.is_none()) {
        let Some(place) = place(lane) else { continue };
        let role = if rho.is_told(lane) { INK } else { MUTED };
        shapes.push(Drawing::text(place, (0.5, 0.5), 11.0, rho.offsets[lane.y][lane.x].to_string(), role));
    }
}

/// π: the ways of all lanes at the end that is nearer, and that of the lane that is told about.
fn pi_lines(drawing: &Drawing<'_>, pi: &Pi, shapes: &mut Vec<Shape>) {
    let last = pi.w - 1;
    let depth = |z: usize| drawing.eye.depth(drawing.grid.place(Bit { x: 2, y: 2, z }));
    let end = if depth(0) < depth(last) { 0 } else { last };
    let outwards = drawing.grid.at(0.0, 0.0, if end == 0 { -1.0 } else { last as f32 + 1.0 }).z;
    let way = |lane: LaneIndex, z: usize, beside: bool| -> Vec<Vec3> {
        let source = Pi::source(lane);
        let (from, to) = (Bit { x: source.x, y: source.y, z }, Bit { x: lane.x, y: lane.y, z });
        let steps = (0..=24).map(|i| crate::stage::path(drawing.grid, from, to, i as f32 / 24.0));
        steps.map(|at| if beside { Vec3 { z: outwards, ..at } } else { at }).collect()
    };
    if drawing.grid.only.is_none() {
        for lane in LaneIndex::all().filter(|lane| !pi.is_told(*lane) && Pi::source(*lane) != *lane) {
            arrow(drawing, way(lane, end, true), Pen::solid(HAIR, 1.0).bare().pale(0.8), shapes);
        }
    }
    if pi.chosen && Pi::source(pi.lane) != pi.lane {
        arrow(drawing, way(pi.lane, end, true), Pen::solid(WRITTEN, 2.5), shapes);
        if let Some(bit) = pi.bit {
            arrow(drawing, way(pi.lane, bit.z, false), Pen::solid(WRITTEN, 2.0).pale(drawing.done), shapes);
        }
    }
}

/// χ: the next bit of the row, which is inverted, and the one after it reach the bit.
fn chi_lines(drawing: &Drawing<'_>, bit: Bit, shapes: &mut Vec<Shape>) {
    let pen = Pen::solid(READ, 2.0).pale(drawing.done);
    let to = above(drawing, bit);
    for by in [1, 2] {
        let source = Bit { x: (bit.x + by) % 5, ..bit };
        let from = above(drawing, source);
        arrow(drawing, arc(from, to, Vec3::Y * (0.5 + 0.5 * by as f32)), pen, shapes);
        let Some(at) = drawing.eye.project(from + Vec3::Y * 0.25) else { continue };
        // An open circle is a NOT.
        let dot = |half: f32| -> Vec<Vec2> {
            (0..=16).map(|i| at + half * Vec2::from_angle(i as f32 / 16.0 * std::f32::consts::TAU)).collect()
        };
        if by == 1 {
            shapes.push(Shape::Area(dot(4.5), keccak_explore::palette::PAPER));
            shapes.push(Shape::Line(dot(4.0), Pen { halo: false, ..pen }));
        } else {
            shapes.push(Shape::Area(dot(4.0), READ));
        }
    }
}

/// ι: plumb lines from the constant's ones to the lane, and what it is called.
fn iota_lines(drawing: &Drawing<'_>, iota: &Iota, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let top = |z: f32| grid.at(grid.origin.place(0) as f32, grid.constant(), z);
    for &z in iota.places.iter().filter(|z| grid.shows(Bit { x: 0, y: 0, z: **z })) {
        let to = above(drawing, Bit { x: 0, y: 0, z });
        if iota.flips(z) {
            arrow(drawing, vec![top(z as f32), to], Pen::solid(CHANGED, 2.0).pale(drawing.done.max(0.2)), shapes);
        } else {
            shapes.extend(drawing.line([top(z as f32), to], Pen::solid(HAIR, 1.0).dashed().bare()));
        }
    }
    // Beside the constant's first bit: at the other end stand the names of the planes.
    if let (Some(at), Some(inner)) = (drawing.eye.project(top(-1.2)), drawing.eye.project(top(0.0))) {
        let anchor = if at.x < inner.x { 1.0 } else { 0.0 };
        shapes.push(Drawing::text(at, (anchor, 0.5), 12.5, iota.name(), CHANGED));
    }
}

/// Absorb and squeeze: the way of the bit into its lane, or out of it.
fn block_line(drawing: &Drawing<'_>, bit: Option<Bit>, enters: bool, shapes: &mut Vec<Shape>) {
    let Some(bit) = bit else { return };
    let grid = drawing.grid;
    let own = above(drawing, bit) + Vec3::Y * 0.3;
    let far = Vec3 { z: grid.at(0.0, 0.0, grid.w as f32 + 2.0).z, ..own };
    let pen = Pen::solid(READ, 2.0).pale(drawing.done);
    let way = if enters { vec![far, own, own - Vec3::Y * 0.3] } else { vec![own - Vec3::Y * 0.3, own, far] };
    arrow(drawing, way, pen, shapes);
}

/// Where the pinned bit goes with the step that comes next.
fn next(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let Some(bit) = drawing.picture.selection.and_then(|selection| selection.as_bit()) else { return };
    if drawing.shown.moment.moves() {
        return;
    }
    let from = above(drawing, bit);
    let pen = Pen::solid(MUTED, 1.0).dashed().bare();
    for target in drawing.shown.targets.iter().copied().filter(|target| *target != bit && drawing.grid.shows(*target)) {
        let to = above(drawing, target);
        let rise = Vec3::Y * 0.05 * (to - from).length().min(20.0);
        arrow(drawing, arc(from, to, rise), pen, shapes);
    }
}
