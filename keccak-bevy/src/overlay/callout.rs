//! A row of χ as a circuit, in a frame of its own beside the lattice: in space x often runs into the depth.

use std::f32::consts::TAU;

use bevy::math::{Rect, Vec2};
use keccak_explore::figure::Chi;
use keccak_explore::palette::{CHANGED, HAIR, INK, MUTED, ONE, PAPER, READ, ZERO};

use super::{Drawing, Pen, Shape};

/// The size of the frame, and where its first cell is; how wide a cell is, and from one to the next.
const SIZE: Vec2 = Vec2::new(296.0, 196.0);
const FIRST: Vec2 = Vec2::new(82.0, 58.0);
const CELL: f32 = 26.0;
const PITCH: f32 = 44.0;
/// How far the row after lies under the row before.
const DOWN: f32 = 106.0;

/// The circuit of the row, where it hides the fewest bits.
pub(super) fn chi(drawing: &Drawing<'_>, chi: &Chi, shapes: &mut Vec<Shape>) {
    let Some(frame) = place(drawing) else { return };
    let row = chi.row;
    let grid = drawing.grid;
    let box_end = |x: f32| drawing.eye.project(grid.at(x, grid.origin.place(row.y) as f32, row.z as f32));
    let near = |at: Vec2| at.clamp(frame.min, frame.max);
    let ends = [box_end(-0.8), box_end(4.8)].into_iter().flatten();
    if let Some(from) = ends.min_by(|a, b| a.distance(near(*a)).total_cmp(&b.distance(near(*b)))) {
        shapes.push(Shape::Line(vec![from, near(from)], Pen::solid(INK, 1.25)));
    }
    square(frame.center(), frame.half_size(), PAPER, shapes);
    outline(frame.center(), frame.half_size(), Pen::solid(INK, 1.25).bare(), shapes);
    let title = format!("row y = {}, z = {}", row.y, row.z);
    shapes.push(Drawing::text(frame.min + Vec2::new(12.0, 15.0), (0.0, 0.5), 13.0, title, INK));
    let middle = |x: usize| frame.min + FIRST + Vec2::new(PITCH * grid.origin.place(x) as f32, 0.0);
    let after = |x: usize| middle(x) + Vec2::new(0.0, DOWN);
    for (words, at) in Chi::SIDES.into_iter().zip([FIRST.y, FIRST.y + DOWN]) {
        shapes.push(Drawing::text(frame.min + Vec2::new(12.0, at), (0.0, 0.5), 12.0, words, MUTED));
    }
    for x in 0..5 {
        let role = if chi.bit.is_some_and(|bit| bit.x == x) { INK } else { MUTED };
        shapes.push(Drawing::text(middle(x) - Vec2::new(0.0, 23.0), (0.5, 0.5), 11.5, format!("x = {x}"), role));
    }
    // The gate that is told about, on top of the others; without one, those that flip a bit.
    let told = |x: usize| chi.bit.map_or(chi.gates[x].flips, |bit| bit.x == x);
    for x in (0..5).filter(|x| !told(*x)).chain((0..5).filter(|x| told(*x))) {
        let strong = told(x);
        if strong || chi.bit.is_none() {
            gate(drawing, chi, x, strong, [middle(x), middle((x + 1) % 5), middle((x + 2) % 5), after(x)], shapes);
        } else {
            shapes.push(Shape::Line(vec![middle(x), after(x)], Pen::solid(HAIR, 1.0).bare()));
        }
    }
    let finished = drawing.done > 0.36;
    for x in 0..5 {
        cell(middle(x), chi.before[x], false, shapes);
        let now = if finished { chi.after[x] } else { chi.before[x] };
        cell(after(x), now, now != chi.before[x], shapes);
    }
    if let Some(bit) = chi.bit {
        let frame = Vec2::splat(CELL / 2.0 + 4.0);
        outline(after(bit.x), frame, Pen::solid(INK, 2.0).bare(), shapes);
        for by in [1, 2] {
            let at = middle((bit.x + by) % 5);
            shapes.push(Shape::Line(circle(at, CELL / 2.0 + 6.0), Pen::solid(READ, 2.0).bare()));
        }
    }
}

/// One gate: NOT of the next bit, AND with the one after it, XOR into the bit.
fn gate(
    drawing: &Drawing<'_>,
    chi: &Chi,
    x: usize,
    strong: bool,
    [own, first, second, after]: [Vec2; 4],
    shapes: &mut Vec<Shape>,
) {
    let lit = Pen::solid(if strong { READ } else { HAIR }, if strong { 2.0 } else { 1.0 }).bare();
    let lit = if strong { lit.pale(drawing.done.max(0.35)) } else { lit };
    let xor = own + Vec2::new(0.0, 74.0);
    // The AND stands beside its column, on the side where its inputs come from.
    let side = if first.x > own.x { 20.0 } else { -20.0 };
    let and = own + Vec2::new(side, 50.0);
    let foot = |at: Vec2| at + Vec2::new(0.0, CELL / 2.0);
    let drop = |at: Vec2, by: f32| foot(at) + Vec2::new(0.0, by);
    shapes.push(Shape::Line(vec![own, after], Pen::solid(if strong { INK } else { HAIR }, 1.5).bare()));
    for (from, by) in [(first, 13.0), (second, 22.0)] {
        shapes.push(Shape::Line(vec![foot(from), drop(from, by), and], lit));
    }
    shapes.push(Shape::Line(vec![and, xor], lit));
    not(drop(first, 8.0), 4.5, lit, shapes);
    if !strong {
        return;
    }
    shapes.push(Shape::Area(circle(and, 9.0), PAPER));
    shapes.push(Shape::Line(circle(and, 9.0), lit));
    shapes.push(Drawing::text(and, (0.5, 0.5), 12.0, "∧", INK));
    shapes.push(Shape::Area(circle(xor, 7.0), PAPER));
    shapes.push(Shape::Line(circle(xor, 7.0), Pen::solid(INK, 1.5).bare()));
    for way in [Vec2::X, Vec2::Y] {
        shapes.push(Shape::Line(vec![xor - way * 7.0, xor + way * 7.0], Pen::solid(INK, 1.5).bare()));
    }
    if chi.bit.is_some() {
        let value = format!("= {}", u8::from(chi.gates[x].flips));
        let (at, anchor) = (and + Vec2::new(side.signum() * 12.0, 6.0), if side > 0.0 { 0.0 } else { 1.0 });
        shapes.push(Drawing::text(at, (anchor, 0.5), 12.0, value, INK));
    }
}

/// A bit's value by colour and form, as in space: a bit that flipped has a hole, or an outline within.
fn cell(at: Vec2, one: bool, flipped: bool, shapes: &mut Vec<Shape>) {
    let half = Vec2::splat(CELL / 2.0);
    let role = match (one, flipped) {
        (true, true) => CHANGED,
        (true, false) => ONE,
        (false, _) => ZERO,
    };
    square(at, half, role, shapes);
    outline(at, half, Pen::solid(MUTED, 1.0).bare(), shapes);
    match (one, flipped) {
        (true, true) => square(at, half * 0.4, PAPER, shapes),
        (false, true) => outline(at, half * 0.6, Pen::solid(CHANGED, 3.0).bare(), shapes),
        _ => (),
    }
}

/// An open circle is a NOT.
pub(super) fn not(at: Vec2, radius: f32, pen: Pen, shapes: &mut Vec<Shape>) {
    shapes.push(Shape::Area(circle(at, radius), PAPER));
    shapes.push(Shape::Line(circle(at, radius), Pen { halo: false, ..pen }));
}

/// A circle's points.
pub(super) fn circle(at: Vec2, radius: f32) -> Vec<Vec2> {
    (0..=20).map(|i| at + radius * Vec2::from_angle(i as f32 / 20.0 * TAU)).collect()
}

fn corners(at: Vec2, half: Vec2) -> [Vec2; 4] {
    [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(x, y)| at + half * Vec2::new(x, y))
}

fn square(at: Vec2, half: Vec2, role: keccak_explore::palette::Role, shapes: &mut Vec<Shape>) {
    shapes.push(Shape::Area(corners(at, half).to_vec(), role));
}

fn outline(at: Vec2, half: Vec2, pen: Pen, shapes: &mut Vec<Shape>) {
    let corners = corners(at, half);
    shapes.push(Shape::Line(corners.into_iter().chain([corners[0]]).collect(), pen));
}

/// The corner of the free part of the window in which the frame hides the fewest bits; none where it has no room.
fn place(drawing: &Drawing<'_>) -> Option<Rect> {
    let free = drawing.eye.free.inflate(-14.0);
    if free.width() < 1.6 * SIZE.x || free.height() < 1.3 * SIZE.y {
        return None;
    }
    let (low, high) = (free.min, free.max - SIZE);
    let bits: Vec<Vec2> =
        drawing.shown.stage.bits.iter().step_by(5).filter_map(|bit| drawing.eye.project(bit.place)).collect();
    let places = [Vec2::new(high.x, low.y), low, Vec2::new(low.x, high.y), high];
    let frames = places.map(|at| Rect::from_corners(at, at + SIZE));
    frames.into_iter().min_by_key(|frame| bits.iter().filter(|bit| frame.inflate(10.0).contains(**bit)).count())
}
