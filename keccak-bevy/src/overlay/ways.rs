//! The lines of each step: from the bits that are read to the bit that is told about, and on to where it goes next.

use bevy::math::{Vec2, Vec3};
use keccak_core::parts::{Bit, Column, LaneIndex};
use keccak_explore::figure::theta::Path;
use keccak_explore::figure::{Chi, Figure, Iota, Pi, Rho, tape};
use keccak_explore::palette::{CHANGED, HAIR, INK, MUTED, PARITY, READ, WRITTEN};

use super::{Drawing, Pen, Shape, callout, head};
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
        Figure::Chi(chi) => chi_lines(drawing, chi, shapes),
        Figure::Iota(iota) => iota_lines(drawing, iota, shapes),
        Figure::Absorb(block) => block_lines(drawing, &block.tape, true, shapes),
        Figure::Squeeze(output) => block_lines(drawing, &output.tape, false, shapes),
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

/// π: the ways of all lanes over the end z = 0, where one looks at it; that of the lane that is told about stands out, with its two places.
fn pi_lines(drawing: &Drawing<'_>, pi: &Pi, shapes: &mut Vec<Shape>) {
    let outwards = drawing.grid.at(0.0, 0.0, -0.8).z - drawing.grid.at(0.0, 0.0, 0.0).z;
    let way = |lane: LaneIndex, z: usize, beside: f32| -> Vec<Vec3> {
        let source = Pi::source(lane);
        let (from, to) = (Bit { x: source.x, y: source.y, z }, Bit { x: lane.x, y: lane.y, z });
        let steps = (0..=32).map(|i| crate::stage::path(drawing.grid, from, to, i as f32 / 32.0));
        steps.map(|at| at + Vec3::Z * beside).collect()
    };
    let moves = |lane: LaneIndex| Pi::source(lane) != lane;
    // Seen from the side they would be one bundle.
    if drawing.grid.only.is_none() && drawing.eye.axes[2].z.abs() > 0.7 {
        for lane in LaneIndex::all().filter(|lane| *lane != pi.lane && moves(*lane)) {
            // Those that one plane sends out make a sheet: they stand out a little.
            let (role, strength) = if lane.x == pi.plane() { (WRITTEN, 0.45) } else { (MUTED, 0.55) };
            arrow(drawing, way(lane, 0, outwards), Pen::solid(role, 1.0).bare().pale(strength), shapes);
        }
    }
    if !moves(pi.lane) {
        return;
    }
    let own = way(pi.lane, 0, outwards);
    let pen = Pen::solid(WRITTEN, 3.0);
    arrow(drawing, own.clone(), if pi.chosen { pen } else { Pen { width: 2.0, ..pen } }, shapes);
    if let Some(bit) = pi.bit {
        arrow(drawing, way(pi.lane, bit.z, 0.0), Pen::solid(WRITTEN, 2.0).pale(drawing.done), shapes);
    }
    let source = Pi::source(pi.lane);
    let words = format!("({}, {}) → ({}, {})", source.x, source.y, pi.lane.x, pi.lane.y);
    if let Some(at) = drawing.eye.project(own[16]) {
        shapes.push(Drawing::text(at + Vec2::new(8.0, 0.0), (0.0, 0.5), 13.5, words, INK));
    }
}

/// χ: a box round the row, and its circuit beside the lattice, where it can be read. From nearby the two bits that reach the
/// one that is told about have arcs too.
fn chi_lines(drawing: &Drawing<'_>, chi: &Chi, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let at = |x: usize| Bit { x, y: chi.row.y, z: chi.row.z };
    if !(0..5).any(|x| grid.shows(at(x))) {
        return;
    }
    row_box(drawing, chi, shapes);
    let ends = drawing.eye.project(grid.place(at(0))).zip(drawing.eye.project(grid.place(at(1))));
    if let (Some(bit), Some((a, b))) = (chi.bit, ends)
        && (a - b).length() > ROOM
    {
        chi_arcs(drawing, bit, shapes);
    }
    callout::chi(drawing, chi, shapes);
}

/// From so many pixels between two bits of a row on, arcs between them can be read.
const ROOM: f32 = 40.0;

/// The edges of a box round a row.
fn row_box(drawing: &Drawing<'_>, chi: &Chi, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let (y, z) = (grid.origin.place(chi.row.y) as f32, chi.row.z as f32);
    let half = Vec3::new(0.6, 0.0, 0.55) / grid.step;
    let corner = |x: bool, up: bool, far: bool| {
        let at = grid.at(if x { 4.0 + half.x } else { -half.x }, y, if far { z + half.z } else { z - half.z });
        at + Vec3::Y * if up { 0.6 } else { -0.5 }
    };
    let pen = Pen::solid(INK, 1.5);
    for (x, far) in [(false, false), (false, true), (true, false), (true, true)] {
        shapes.extend(drawing.line([corner(x, false, far), corner(x, true, far)], pen));
    }
    for up in [false, true] {
        let round = [(false, false), (true, false), (true, true), (false, true), (false, false)];
        shapes.extend(drawing.line(round.map(|(x, far)| corner(x, up, far)), pen));
    }
}

/// The next bit of the row, which is inverted, and the one after it reach the bit.
fn chi_arcs(drawing: &Drawing<'_>, bit: Bit, shapes: &mut Vec<Shape>) {
    let pen = Pen::solid(READ, 2.0).pale(drawing.done);
    let to = above(drawing, bit);
    for by in [1, 2] {
        let source = Bit { x: (bit.x + by) % 5, ..bit };
        let from = above(drawing, source);
        arrow(drawing, arc(from, to, Vec3::Y * (0.5 + 0.5 * by as f32)), pen, shapes);
        let Some(at) = drawing.eye.project(from + Vec3::Y * 0.25) else { continue };
        if by == 1 {
            callout::not(at, 4.5, pen, shapes);
        } else {
            shapes.push(Shape::Area(callout::circle(at, 4.0), READ));
        }
    }
}

/// ι: the constant as a ribbon above the lane, plumb lines from its ones, and what it is called.
fn iota_lines(drawing: &Drawing<'_>, iota: &Iota, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let top = |z: f32| grid.at(grid.origin.place(0) as f32, grid.constant(), z);
    if grid.only.is_none() && !grid.in_rows() {
        // The edges of the ribbon, under its tiles.
        let (last, foot) = (grid.w as f32 - 0.4, Vec3::Y * -0.5);
        let side = Vec3::X * 0.5;
        let edge = [top(-0.6) - side, top(last) - side, top(last) + side, top(-0.6) + side, top(-0.6) - side];
        shapes.extend(drawing.line(edge.map(|at| at + foot), Pen::solid(INK, 1.25).bare()));
    }
    for &z in iota.places.iter().filter(|z| grid.shows(Bit { x: 0, y: 0, z: **z })) {
        let (from, to) = (top(z as f32) - Vec3::Y * 0.5, above(drawing, Bit { x: 0, y: 0, z }));
        if iota.flips(z) {
            arrow(drawing, vec![from, to], Pen::solid(CHANGED, 2.0).pale(drawing.done.max(0.2)), shapes);
        } else {
            shapes.extend(drawing.line([from, to], Pen::solid(HAIR, 1.0).dashed().bare()));
        }
    }
    // At the end on the right: at the left one stand the names of the planes.
    let ends = [top(-1.2), top(grid.w as f32 + 0.2)].map(|end| drawing.eye.project(end));
    if let [Some(low), Some(high)] = ends {
        let at = if low.x >= high.x { low } else { high };
        shapes.push(Drawing::text(at + Vec2::new(5.0, -12.0), (0.0, 0.5), 15.0, iota.name(), CHANGED));
    }
}

/// Absorb and squeeze: the ways of the lanes from their places in the strip, or to them, and that of the bit.
fn block_lines(drawing: &Drawing<'_>, tape: &tape::Tape, enters: bool, shapes: &mut Vec<Shape>) {
    let (grid, Some([from, to])) = (drawing.grid, drawing.shown.gate) else { return };
    let gate = |index: usize| from.lerp(to, index as f32 / tape.bits.max(1) as f32);
    let way = |bit: Bit| -> Vec<Vec3> {
        let way = [gate(bit.index(grid.w)), above(drawing, bit)];
        if enters { way.to_vec() } else { way.into_iter().rev().collect() }
    };
    if grid.only.is_none() {
        // One for each lane that isn't zero, at the end that is nearer to the strip.
        let lanes = tape.bits.div_ceil(grid.w).min(25);
        for index in (0..lanes).map(|lane| lane * grid.w) {
            let bytes = tape.bytes.iter().skip(index / 8).take(grid.w.div_ceil(8));
            if bytes.fold(0, |any, byte| any | byte.value) != 0 {
                let pen = Pen::solid(MUTED, 1.0).bare().pale(0.8 * drawing.done.max(0.4));
                arrow(drawing, way(Bit::from_index(index, grid.w)), pen, shapes);
            }
        }
        shapes.extend(drawing.line([from, to], Pen::solid(INK, 3.0).bare()));
        if let Some(at) = drawing.eye.project(from.lerp(to, 0.5)) {
            shapes.push(Drawing::text(at - Vec2::new(0.0, 6.0), (0.5, 1.0), 12.5, tape.heading, INK));
        }
    }
    if let Some(told) = &tape.told {
        arrow(drawing, way(told.bit), Pen::solid(READ, 2.0).pale(drawing.done), shapes);
    }
}

/// Where the pinned bit goes with the step that comes next: while that is asked for.
fn next(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let Some(bit) = drawing.picture.selection.and_then(|selection| selection.as_bit()) else { return };
    if drawing.shown.moment.moves() || !drawing.shown.aims {
        return;
    }
    let from = above(drawing, bit);
    let pen = Pen::solid(MUTED, 1.25).dashed().bare().pale(0.8);
    for target in drawing.shown.targets.iter().copied().filter(|target| *target != bit && drawing.grid.shows(*target)) {
        let to = above(drawing, target);
        let rise = Vec3::Y * 0.05 * (to - from).length().min(20.0);
        arrow(drawing, arc(from, to, rise), pen, shapes);
    }
}
