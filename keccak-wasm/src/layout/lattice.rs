//! The view Lattice: the 5 × 5 × w bits as five planes above each other. Ones stand up, zeros lie flat.
//!
//! The projection is parallel, so near and far are told by the signs of two numbers, and painting goes from far to near:
//! from plane to plane upwards, and in a plane along x and z away from the side that is not seen.

mod labels;
mod marks;

use keccak_core::parts::{Bit, Column};
use keccak_core::position::Event;
use keccak_explore::camera::{Camera, REST};
use keccak_explore::figure::Figure;
use keccak_explore::palette::{
    CHANGED, CHANGED_FRONT, CHANGED_SIDE, ONE, ONE_FRONT, ONE_SIDE, PAPER, PARITY, Role, ZERO,
};
use keccak_explore::picture::Picture;
use keccak_explore::session::{Origin, Session};

use super::marks::Face;
use super::{Scene, motion, state};
use crate::prelude::*;

/// A point on the panel, or the way from one to another.
type Point = (f32, f32);

/// Where a bit is: its steps along x, y and z.
type Tile = (f32, f32, f32);

/// A plane of the lattice: one of the five, or the one under them during θ.
const FLOOR: f32 = -1.0;

/// One step along z, and along x to the right and away, at rest.
const ALONG_Z: f32 = 13.6;
const ALONG_X: Point = (12.0, 10.5);
/// How high a one stands.
const HIGH: f32 = 8.0;
/// The room between two tiles, on each side of both.
const GAP: Point = (0.1, 0.095);

/// Where everything lies: a point of the lattice is at `corner` + x · `x` + z · `z`, and `apart` higher for each y.
#[derive(Clone, Copy, Debug)]
pub struct Geometry {
    /// The panel's width.
    pub width: f32,
    /// The panel's height.
    pub height: f32,
    w: usize,
    origin: Origin,
    floor: bool,
    narrow: bool,
    camera: Camera,
    corner: Point,
    x: Point,
    z: Point,
    apart: f32,
    high: f32,
    /// The motion under way: of which event, and how far it has come.
    motion: (Event, f32),
}

/// How high the drawing is in a panel of this width.
pub fn height(width: f32) -> f32 {
    (0.565 * width.clamp(200.0, 1e5)).clamp(410.0, 1400.0)
}

/// Sine and cosine of up to a full turn. The library's would bring as much code as all of this drawing.
fn sine(angle: f64) -> Point {
    let small = angle as f32 / 64.0;
    let square = small * small;
    let (mut sine, mut cosine) = (small * (1.0 - square / 6.0), 1.0 - square / 2.0 + square * square / 24.0);
    for _ in 0..6 {
        (sine, cosine) = (2.0 * sine * cosine, cosine * cosine - sine * sine);
    }
    (sine, cosine)
}

/// From `a` to `b`, so much of the way.
fn between(a: Point, b: Point, share: f32) -> Point {
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

/// `by` in the direction of `way`.
fn stretched(way: Point, by: f32) -> Point {
    let long = (way.0 * way.0 + way.1 * way.1).sqrt().max(1e-9);
    (way.0 / long * by, way.1 / long * by)
}

impl Geometry {
    /// The layout of a picture on a panel `width` wide.
    pub fn new(picture: &Picture, width: f32) -> Self {
        Self::at(picture, width, 1.0)
    }

    /// The same at a moment of the motion to this picture, 0 … 1.
    pub fn at(picture: &Picture, width: f32, progress: f32) -> Self {
        let height = height(width);
        let width = width.clamp(200.0, 1e5);
        let (narrow, wide) = (width < 620.0, width >= 1056.0);
        let (w, camera) = (picture.shown.w, picture.camera);
        let floor = matches!(*picture.figure, Figure::Theta(_));
        let (x, z, upright) = axes(camera);
        // What lies in a plane, as it is seen: from the corner at (0, 0) to the other three.
        let (across, along) = ((5.0 * x.0, 5.0 * x.1), (w as f32 * z.0, w as f32 * z.1));
        let span = |a: f32, b: f32| (a.min(0.0) + b.min(0.0), a.max(0.0) + b.max(0.0));
        let ((left, right), (top, bottom)) = (span(across.0, along.0), span(across.1, along.1));
        let grown = (width / 1096.0).max(1.0);
        let [room_left, room_right, room_top, room_bottom] = match (narrow, wide) {
            (true, _) => [30.0, 24.0, 16.0, 114.0],
            (_, false) => [72.0, 84.0, 20.0, 68.0],
            _ => [76.0, 112.0, 24.0, 58.0].map(|room| room * grown.min(2.0)),
        };
        let (free_x, free_y) = (width - room_left - room_right, height - room_top - room_bottom);
        let scale = (free_x / (right - left)).min(0.5 * free_y / (bottom - top)).min(2.2 * grown);
        // Where the lanes are short, the planes still lie apart.
        let scale = scale.min(free_y / 30.0 / x.1.abs().max(1.0));
        let (x, z) = ((x.0 * scale, x.1 * scale), (z.0 * scale, z.1 * scale));
        let high = (HIGH * scale * upright).min(16.0 * grown);
        let planes = if floor { 5.0 } else { 4.0 };
        let deep = (bottom - top) * scale;
        let most = ((free_y - deep - high) / planes).min(120.0 * grown);
        // Together, the planes still lie a little above each other.
        let apart = most * (0.14 + 0.86 * camera.apart as f32) * upright.min(1.0);
        let corner_x = room_left + (free_x - (right - left) * scale) / 2.0 - left * scale;
        let lowest = room_top + high + f32::midpoint(free_y - high, planes * apart + deep) - bottom * scale;
        let mut geometry = Self {
            width,
            height,
            w,
            origin: picture.origin,
            floor,
            narrow,
            camera,
            corner: (corner_x, lowest - if floor { apart } else { 0.0 }),
            x,
            z,
            apart,
            high,
            motion: (picture.position.event, progress),
        };
        geometry.enlarge(camera);
        geometry
    }

    fn enlarge(&mut self, Camera { zoom, centre, .. }: Camera) {
        let (middle, zoom) = ((self.width / 2.0, self.height / 2.0), zoom as f32);
        let moved = |at: f32, middle: f32, centre: f64| middle + (at - middle - centre as f32 * self.width) * zoom;
        self.corner = (moved(self.corner.0, middle.0, centre.0), moved(self.corner.1, middle.1, centre.1));
        for size in [&mut self.x.0, &mut self.x.1, &mut self.z.0, &mut self.z.1, &mut self.apart, &mut self.high] {
            *size *= zoom;
        }
    }

    /// A point of the lattice, in steps from the corner of the planes.
    fn point(&self, x: f32, y: f32, z: f32) -> Point {
        (self.corner.0 + self.x.0 * x + self.z.0 * z, self.corner.1 + self.x.1 * x + self.z.1 * z - self.apart * y)
    }

    /// A share of the tile in place (x, z) of a plane, `up` above it: from `from` to `to` of both its sides.
    fn part(&self, (x, y, z): Tile, up: f32, from: f32, to: f32) -> [Point; 4] {
        let (wide, long) = (1.0 - 2.0 * GAP.0, 1.0 - 2.0 * GAP.1);
        let at = |a: f32, b: f32| {
            let (px, py) = self.point(x + GAP.0 + wide * a, y, z + GAP.1 + long * b);
            (px, py - up)
        };
        [at(from, from), at(to, from), at(to, to), at(from, to)]
    }

    /// The top of a bit: of a one it is raised.
    pub fn top(&self, bit: Bit, one: bool) -> [Point; 4] {
        self.part(self.tile(bit), if one { self.high } else { 0.0 }, 0.0, 1.0)
    }

    /// Where a bit is, or has come on its way: ρ slides lanes along z, π takes them to other places.
    fn tile(&self, bit: Bit) -> Tile {
        let place = |coordinate| self.origin.place(coordinate) as f32;
        let (event, progress) = self.motion;
        let (from, left) = motion::way(bit, event, self.w, progress);
        let between = |from: usize, to: usize| place(to) + (place(from) - place(to)) * left;
        (between(from.x, bit.x), between(from.y, bit.y), motion::along(bit, from, left, self.w))
    }

    /// The tile of a column on the floor.
    fn foot(&self, column: Column) -> Tile {
        (self.origin.place(column.x) as f32, FLOOR, column.z as f32)
    }

    /// The middle of a bit's top.
    pub fn middle(&self, bit: Bit, one: bool) -> Point {
        let [a, _, c, _] = self.top(bit, one);
        between(a, c, 0.5)
    }

    /// The two sides of a one that can be seen: across x, the front at rest, and across z.
    fn sides(&self, bit: Bit) -> [[Point; 4]; 2] {
        let [a, b, c, d] = self.top(bit, true);
        let down = |(x, y): Point| (x, y + self.high);
        let face = |from: Point, to: Point| [from, to, down(to), down(from)];
        [if self.z.0 < 0.0 { face(a, d) } else { face(b, c) }, if self.x.0 > 0.0 { face(a, b) } else { face(d, c) }]
    }

    /// The bits of a plane from far to near. The plane is given by its place.
    fn plane(&self, place: usize) -> impl Iterator<Item = Bit> {
        let y = self.origin.coordinate(place);
        (0..5 * self.w).map(move |i| {
            let (x, z) = (i / self.w, i % self.w);
            let x = self.origin.coordinate(if self.z.0 < 0.0 { 4 - x } else { x });
            Bit { x, y, z: if self.x.0 > 0.0 { self.w - 1 - z } else { z } }
        })
    }

    /// The bit that is seen at a point: the nearest one that stands there, else the place of the highest plane.
    pub fn hit(&self, picture: &Picture, at: Point) -> Option<Bit> {
        for place in (0..5).rev() {
            let mut seen = None;
            for bit in self.plane(place).filter(|bit| picture.shown.bit(*bit)) {
                let [front, side] = self.sides(bit);
                if [self.top(bit, true), front, side].iter().any(|face| within(face, at)) {
                    seen = Some(bit);
                }
            }
            if seen.is_some() {
                return seen;
            }
            let (from_x, from_y) = self.point(0.0, place as f32, 0.0);
            let way = (at.0 - from_x, at.1 - from_y);
            let area = self.x.0 * self.z.1 - self.x.1 * self.z.0;
            let (x, z) = (
                ((way.0 * self.z.1 - way.1 * self.z.0) / area).floor(),
                ((self.x.0 * way.1 - self.x.1 * way.0) / area).floor(),
            );
            if (0.0..5.0).contains(&x) && z >= 0.0 && z < self.w as f32 {
                return Some(Bit {
                    x: self.origin.coordinate(x as usize),
                    y: self.origin.coordinate(place),
                    z: z as usize,
                });
            }
        }
        None
    }
}

/// The steps along x and z on the panel, and how much of what is upright is seen, 1 at rest.
fn axes(camera: Camera) -> (Point, Point, f32) {
    let (rest_sine, rest_cosine) = sine(REST.tilt);
    let ((tilt_sine, tilt_cosine), (turn_sine, turn_cosine)) = (sine(camera.tilt), sine(camera.turn));
    let upright = tilt_cosine / rest_cosine;
    // At rest x leans to the right, as in the figures of the standard; turned or seen from above, it stands square.
    let lean = ALONG_X.0 * turn_cosine * turn_cosine * upright.min(1.0);
    let away = ALONG_X.1 / rest_sine;
    let seen = |right: f32, away: f32| {
        (right * turn_cosine - away * turn_sine, -(right * turn_sine + away * turn_cosine) * tilt_sine)
    };
    (seen(lean, away), seen(-ALONG_Z, 0.0), upright)
}

/// Whether a point is in a convex polygon.
fn within(corners: &[Point; 4], (x, y): Point) -> bool {
    let side = |i: usize| {
        let (a, b) = (corners[i], corners[(i + 1) % 4]);
        (b.0 - a.0) * (y - a.1) - (b.1 - a.1) * (x - a.0)
    };
    let sides = [side(0), side(1), side(2), side(3)];
    sides.iter().all(|side| *side > 0.0) || sides.iter().all(|side| *side < 0.0)
}

/// The picture as shapes, at a moment of the motion to it, 0 … 1.
pub fn scene(picture: &Picture, geometry: &Geometry, session: &Session, progress: f32) -> Scene {
    let mut scene = Scene::empty(geometry.width, geometry.height, picture.theme);
    labels::numbers(&mut scene, geometry);
    if let Figure::Theta(theta) = &*picture.figure {
        for &odd in &[false, true] {
            let role = if odd { PARITY } else { ZERO };
            let columns = (0..5 * geometry.w).map(|i| Column { x: i % 5, z: i / 5 });
            for column in columns.filter(|column| theta.odd(*column) == odd) {
                scene.polygon(&geometry.part(geometry.foot(column), 0.0, 0.0, 1.0), role);
            }
        }
    }
    for place in 0..5 {
        flat(&mut scene, geometry, picture, place);
        for bit in geometry.plane(place).filter(|bit| picture.shown.bit(*bit)) {
            upright(&mut scene, geometry, picture, bit);
        }
    }
    // Marks stand where the bits are going.
    let still = scene.shapes.len();
    marks::draw(&mut scene, &Geometry { motion: (Event::Start, 1.0), ..*geometry }, picture);
    motion::fade(&mut scene, still, progress);
    labels::gizmo(&mut scene, geometry);
    labels::words(&mut scene, geometry);
    if let Some(bit) = picture.hover.filter(|_| !geometry.narrow) {
        let at = geometry.middle(bit, picture.shown.bit(bit));
        state::box_about(&mut scene, session, bit, at);
    }
    scene
}

/// Whether tiles are large enough for holes.
fn holes(geometry: &Geometry) -> bool {
    geometry.z.0.abs() + geometry.z.1.abs() > 6.0
}

/// What lies flat in a plane, colour by colour; nothing of it hides what stands there.
fn flat(scene: &mut Scene, geometry: &Geometry, picture: &Picture, place: usize) {
    let layers: [(bool, f32, Role); 3] = [(false, 0.0, ZERO), (true, 0.08, CHANGED), (true, 0.3, PAPER)];
    for &idle in &[true, false] {
        for (flipped, inset, role) in layers {
            for bit in geometry.plane(place) {
                let face = Face::of(picture, bit);
                if !face.one && face.idle == idle && (face.flipped || !flipped) {
                    let corners = geometry.part(geometry.tile(bit), 0.0, inset, 1.0 - inset);
                    scene.pale_polygon(&corners, role, face.alpha());
                }
            }
        }
    }
}

/// A one: front, side and top, with its hole if it flipped.
fn upright(scene: &mut Scene, geometry: &Geometry, picture: &Picture, bit: Bit) {
    let face = Face::of(picture, bit);
    let [front, side] = geometry.sides(bit);
    let [top_role, front_role, side_role] =
        if face.flipped { [CHANGED, CHANGED_FRONT, CHANGED_SIDE] } else { [ONE, ONE_FRONT, ONE_SIDE] };
    for &(corners, role) in &[(side, side_role), (front, front_role), (geometry.top(bit, true), top_role)] {
        scene.pale_polygon(&corners, role, face.alpha());
    }
    if face.flipped && holes(geometry) {
        scene.polygon(&geometry.part(geometry.tile(bit), geometry.high, 0.32, 0.68), PAPER);
    }
}

/// The top of a bit once more, over the lines that cross it.
fn top_again(scene: &mut Scene, geometry: &Geometry, picture: &Picture, bit: Bit) {
    let face = Face::of(picture, bit);
    let up = if face.one { geometry.high } else { 0.0 };
    let layers: [(f32, Role); 3] = match (face.one, face.flipped) {
        (true, true) => [(0.0, CHANGED), (0.32, PAPER), (0.32, PAPER)],
        (true, false) => [(0.0, ONE); 3],
        (false, true) => [(0.0, ZERO), (0.08, CHANGED), (0.3, PAPER)],
        (false, false) => [(0.0, ZERO); 3],
    };
    for (inset, role) in layers {
        scene.polygon(&geometry.part(geometry.tile(bit), up, inset, 1.0 - inset), role);
    }
}
