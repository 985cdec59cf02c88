//! Axes, numbers and the names of planes.

use bevy::math::{Vec2, Vec3};
use keccak_explore::figure::Figure;
use keccak_explore::palette::{HAIR, INK, MUTED};
use keccak_explore::session::Origin;

use super::{Drawing, Pen, Shape, Text, head};

/// Small words, and the names of axes.
const SMALL: f32 = 11.5;
const AXIS: f32 = 17.0;
/// How long an axis is at most, in pixels.
const LONG: f32 = 46.0;

pub(super) fn draw(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    axes(drawing, shapes);
    if drawing.grid.only.is_none() {
        planes(drawing, shapes);
        numbers(drawing, shapes);
    }
}

/// The numbers of z along the edge that is lowest on the screen.
fn numbers(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let (grid, eye) = (drawing.grid, drawing.eye);
    let floor = matches!(*drawing.picture.figure, Figure::Theta(_));
    let lowest = if floor { grid.floor() } else { 0.0 };
    let edge = |x: f32, z: f32| eye.project(grid.at(x, lowest, z) - Vec3::Y * 0.4);
    let last = grid.w - 1;
    let middle = last as f32 / 2.0;
    let (near, far) = (-0.75 / grid.step.x.min(1.5), 4.0 + 0.75 / grid.step.x.min(1.5));
    let (Some(one), Some(other)) = (edge(near, middle), edge(far, middle)) else { return };
    let (x, within) = if one.y >= other.y { (near, 0.0) } else { (far, 4.0) };
    let (Some(first), Some(next), Some(inner)) = (edge(x, 0.0), edge(x, 1.0), edge(within, 0.0)) else { return };
    // Away from the lattice, so far that the digits stand clear of it.
    let out = (first - inner).normalize_or(Vec2::Y) * 9.0;
    let step_long = if last == 0 { 0.0 } else { (next - first).length() };
    let Some(step) = [1, 8, 16, 32, 64].into_iter().find(|step| *step as f32 * step_long > 24.0) else { return };
    for z in (0..=last).filter(|z| *z == last || z % step == 0 && (last - z) as f32 * step_long > 18.0) {
        // In rows a number stands under the middle of its slice.
        let Some(at) = edge(if grid.in_rows() { 2.0 } else { x }, z as f32) else { continue };
        let out = if grid.in_rows() { Vec2::Y * 7.0 } else { out };
        shapes.push(Drawing::text(at + out, (0.5, 0.5), SMALL, z.to_string(), MUTED));
    }
}

/// The planes' names at the end on the left, and which of them blocks reach.
fn planes(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let (grid, eye) = (drawing.grid, drawing.eye);
    let last = grid.w as f32 - 1.0;
    let corner = |x: f32, y: usize, z: f32| eye.project(grid.at(x, grid.origin.place(y) as f32, z));
    let corners = [(-0.8, -1.0), (-0.8, last + 1.0), (4.8, -1.0), (4.8, last + 1.0)];
    let at = |(x, z): (f32, f32), y: usize| corner(x, y, z);
    let Some(left) = corners.into_iter().filter(|c| at(*c, 2).is_some()).min_by(|a, b| {
        let (a, b) = (at(*a, 2).unwrap_or_default(), at(*b, 2).unwrap_or_default());
        a.x.total_cmp(&b.x)
    }) else {
        return;
    };
    let (Some(low), Some(high)) = (at(left, grid.origin.coordinate(0)), at(left, grid.origin.coordinate(4))) else {
        return;
    };
    let pitch = (low - high).length() / 4.0;
    if pitch < SMALL {
        return;
    }
    let has_capacity = grid.rate < 25 * grid.w;
    for y in 0..5 {
        let Some(place) = at(left, y) else { continue };
        let name = Text {
            at: place + Vec2::new(-6.0, 0.0),
            anchor: Vec2::new(1.0, 0.5),
            size: SMALL,
            text: format!("y = {y}"),
            role: MUTED,
            slanted: false,
        };
        shapes.push(Shape::Text(name));
        if has_capacity && pitch > 2.6 * SMALL {
            let (from, to) = (5 * y * grid.w, 5 * (y + 1) * grid.w);
            let what = match (from < grid.rate, to <= grid.rate) {
                (_, true) => "rate",
                (true, false) => "rate, capacity",
                _ => "capacity",
            };
            shapes.push(Drawing::text(place + Vec2::new(-6.0, SMALL + 2.0), (1.0, 0.5), SMALL - 1.0, what, MUTED));
        }
    }
    boundary(drawing, shapes);
    if let (Figure::Theta(_), Some(at)) = (&*drawing.picture.figure, eye.project(grid.at(left.0, grid.floor(), left.1)))
    {
        let name = Text {
            at: at + Vec2::new(-6.0, 0.0),
            anchor: Vec2::new(1.0, 0.5),
            size: SMALL + 1.5,
            text: "C".to_owned(),
            role: INK,
            slanted: true,
        };
        shapes.push(Shape::Text(name));
    }
}

/// A dashed line where the rate ends, in the plane in which it ends.
fn boundary(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let lanes = grid.rate / grid.w;
    if grid.rate >= 25 * grid.w || lanes.is_multiple_of(5) || grid.origin != Origin::Corner {
        return;
    }
    let at = |z: f32| grid.at((lanes % 5) as f32 - 0.5, (lanes / 5) as f32, z) - Vec3::Y * 0.4;
    let pen = Pen::solid(MUTED, 1.25).dashed().bare();
    // A line through slices that stand far apart in rows would say nothing.
    if !grid.in_rows() {
        shapes.extend(drawing.line([at(-0.9), at(grid.w as f32 - 0.1)], pen));
    }
}

/// The three axes beside bit (0, 0, 0), with the standard's directions.
fn axes(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let (grid, eye) = (drawing.grid, drawing.eye);
    let x = grid.origin.place(0) as f32;
    let y = grid.origin.place(0) as f32;
    let bit = grid.at(x, y, 0.0);
    // On the far side of z = 0, where no bit is.
    let steps = if grid.in_rows() { 1.2 } else { 0.4 };
    let foot = bit + Vec3::new(0.0, 0.0, 4.4 + steps * grid.step.z);
    let (Some(from), Some(zero)) = (eye.project(foot), eye.project(bit)) else { return };
    let ends = [Vec3::X, Vec3::Y, Vec3::NEG_Z].map(|axis| eye.project(foot + axis).map(|end| end - from));
    let longest = ends.iter().flatten().map(|end| end.length()).fold(0.0, f32::max);
    if longest < 1e-3 {
        return;
    }
    shapes.push(Shape::Line(vec![from, zero], Pen::solid(HAIR, 1.0).dashed().bare()));
    // Beside their arrows, x to the right and y to the left, so that they keep apart where the arrows are close.
    let beside = [Vec2::new(8.0, 2.0), Vec2::new(-8.0, -2.0), Vec2::new(0.0, 8.0)];
    for ((name, end), beside) in ["x", "y", "z"].into_iter().zip(ends).zip(beside) {
        let Some(way) = end.map(|end| end * LONG / longest) else { continue };
        // An axis that points at the eye has no direction on the screen.
        if way.length() < 7.0 {
            continue;
        }
        let to = from + way;
        shapes.push(Shape::Line(vec![from, to], Pen::solid(INK, 1.5)));
        shapes.extend(head(from, to, 7.0).map(|head| Shape::Area(head.to_vec(), INK)));
        let at = to + way.normalize_or_zero() * 6.0 + beside;
        shapes.push(Shape::Text(Text {
            at,
            anchor: Vec2::splat(0.5),
            size: AXIS,
            text: name.to_owned(),
            role: INK,
            slanted: true,
        }));
    }
    shapes.push(Drawing::text(from + Vec2::new(0.0, 13.0), (0.5, 0.5), SMALL - 1.0, "(0, 0, 0)", MUTED));
}
