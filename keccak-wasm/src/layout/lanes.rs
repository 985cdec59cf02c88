//! The view Lanes: 5 × 5 tiles, in each a lane as 16 columns of four bits, z falling down each column first, so that every
//! hex digit stands under its four bits. During θ the parities C and the effects D are two more rows of tiles.

use keccak_core::notation::lane_hex;
use keccak_core::parts::{Bit, Column};
use keccak_explore::figure::{Figure, Theta};
use keccak_explore::opened::Opened;
use keccak_explore::palette::{CHANGED, FAINT, GROUND, HAIR, INK, MUTED, PARITY, READ, Role, WRITTEN, ZERO};
use keccak_explore::picture::Picture;
use keccak_explore::session::{Origin, Session};

use super::marks::{self, Face};
use super::{Align, MONO, Rect, SANS, SERIF, Scene, Stroke, motion, state};
use crate::prelude::*;

/// The rows of tiles: the five planes, then C and D.
const ROWS: usize = 7;

/// Where everything lies.
#[derive(Clone, Copy, Debug)]
pub struct Geometry {
    /// The panel's width.
    pub width: f32,
    /// The panel's height.
    pub height: f32,
    w: usize,
    origin: Origin,
    narrow: bool,
    left: f32,
    top: f32,
    /// From tile to tile, to the right and down.
    step: (f32, f32),
    /// From bit to bit, to the right and down.
    pitch: (f32, f32),
    /// More room after each byte pair: four hex digits.
    group: f32,
    /// The size of the labels, and of the digits.
    text: (f32, f32),
}

impl Geometry {
    /// The layout of a panel `width` wide.
    pub fn new(width: f32, w: usize, origin: Origin) -> Self {
        let width = width.clamp(200.0, 1e5);
        let narrow = width < 620.0;
        let grown = (width / 1096.0).min(2.5);
        let (left, right) = if narrow { (14.0, 2.0) } else { (46.0 * grown.max(1.0), 24.0 * grown.max(1.0)) };
        let step = (width - left - right) / 5.0;
        let columns = w.div_ceil(4) as f32;
        let between = if narrow { 5.0 } else { 14.0 * grown };
        // A lane of 64 bits has three gaps of a quarter of a bit's room.
        let fits = (step - between) / (columns + 0.25 * (columns / 4.0 - 1.0).max(0.0).ceil());
        let text = 10.0 * grown.max(1.0);
        let top = if narrow { 1.9 } else { 3.1 } * text;
        // The last rows stand a little lower, and under them is room for words.
        let more = 2.6 * text + if narrow { 40.0 } else { 0.0 };
        // A row may be so high as the drawing has room that the page gives to every view; then the rows stand apart.
        let room = match width {
            1056.0.. => 0.594 * width,
            620.0.. => (0.675 * width).min(734.0),
            _ => 0.0,
        };
        let room = (room - top - more) / ROWS as f32;
        let across = fits.min(15.0 * grown.max(0.8));
        let across = if narrow { across } else { across.min((room - 1.25 * 12.0 * grown.max(1.0)) / 4.9) };
        let down = if narrow { across.max(7.0) } else { across };
        let digits = if narrow { 0.0 } else { (across * 1.08).min(12.0 * grown.max(1.0)) };
        let high = 4.0 * down + if narrow { 6.0 } else { digits * 1.25 + 0.9 * across };
        let high = high.max(room);
        let height = top + ROWS as f32 * high + more;
        Self {
            width,
            height,
            w,
            origin,
            narrow,
            left,
            top,
            step: (step, high),
            pitch: (across, down),
            group: 0.25 * across,
            text: (text, digits),
        }
    }

    /// Bit z of the tile in column `x`, in a row of tiles.
    fn in_tile(&self, x: usize, row: usize, z: usize) -> Rect {
        let column = self.w.div_ceil(4) - 1 - z / 4;
        let after = if row > 4 { 0.7 * self.text.0 * (row - 3) as f32 * 0.7 } else { 0.0 };
        Rect {
            x: self.left
                + self.step.0 * self.origin.place(x) as f32
                + self.pitch.0 * column as f32
                + self.group * (column / 4) as f32,
            y: self.top + self.step.1 * row as f32 + after + self.pitch.1 * (3 - z % 4) as f32,
            width: self.pitch.0 * 0.88,
            height: self.pitch.1 * 0.88,
        }
    }

    /// Which row of tiles a plane is: y grows upwards, as in all figures of 5 × 5.
    fn row(&self, y: usize) -> usize {
        4 - self.origin.place(y)
    }

    /// Where a bit is drawn.
    pub fn rect(&self, bit: Bit) -> Rect {
        self.in_tile(bit.x, self.row(bit.y), bit.z)
    }

    /// A tile: all of its four rows, whether its lane has as many bits or not.
    fn tile(&self, x: usize, row: usize) -> Rect {
        let last = self.in_tile(x, row, 0);
        let first = Rect { y: last.y - 3.0 * self.pitch.1, ..self.in_tile(x, row, self.w - 1) };
        Rect { width: last.x + last.width - first.x, height: last.y + last.height - first.y, ..first }
    }

    /// The bit at a point: half of the gaps belong to it.
    pub fn hit(&self, x: f32, y: f32) -> Option<Bit> {
        let near = |bit: &Bit| {
            let Rect { x: left, y: top, width, height } = self.rect(*bit);
            let (right, down) = (0.06 * self.pitch.0, 0.06 * self.pitch.1);
            let wide = Rect { x: left - right, y: top - down, width: width + 2.0 * right, height: height + 2.0 * down };
            wide.contains((x, y))
        };
        (0..25 * self.w).map(|index| Bit::from_index(index, self.w)).find(near)
    }
}

/// The picture as shapes, at a moment of the motion to it, 0 … 1.
pub fn scene(picture: &Picture, geometry: &Geometry, session: &Session, progress: f32) -> Scene {
    let mut scene = Scene::empty(geometry.width, geometry.height, picture.theme);
    capacity(&mut scene, geometry, picture);
    labels(&mut scene, geometry, picture);
    marks::squares(&mut scene, picture, &|bit| motion::straight(picture, bit, progress, &|bit| geometry.rect(bit)));
    let still = scene.shapes.len();
    if let Figure::Theta(theta) = &*picture.figure {
        planes(&mut scene, geometry, picture, theta);
    } else if let Some(opened) = &picture.opened {
        before(&mut scene, geometry, picture, opened);
    }
    for mark in &picture.marks {
        marks::mark(&mut scene, geometry.rect(mark.bit), picture, *mark);
    }
    motion::fade(&mut scene, still, progress);
    if !geometry.narrow {
        state::pointer_box(&mut scene, picture, session, &|bit| geometry.rect(bit));
    }
    scene
}

/// The lanes of the capacity stand on a ground, which ends where the rate begins; within a lane, at its bit.
fn capacity(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let w = geometry.w;
    let Some(rate) = picture.rate.filter(|rate| *rate < 25 * w) else { return };
    let more = (geometry.step.0 - geometry.tile(0, 0).width).clamp(2.0, 10.0) / 2.0;
    let inner = |lane: usize| lane * w >= rate;
    let stroke = Stroke::dashed(MUTED, 1.25, (5.0, 3.0));
    for lane in rate / w..25 {
        let tile = geometry.tile(lane % 5, geometry.row(lane / 5));
        let digits = geometry.step.1 - tile.height - 2.0;
        let mut ground = Rect { height: tile.height + digits, ..tile.grown(more) };
        ground.y = tile.y - 2.0;
        if lane == rate / w && rate % w > 0 {
            // The bits of the rate are the lower ones, at the right.
            let last = geometry.in_tile(lane % 5, geometry.row(lane / 5), rate % w - 1);
            ground.width = (last.x - 0.06 * geometry.pitch.0 - ground.x).max(0.0);
        }
        scene.fill(ground, GROUND, 1.0);
    }
    // Edges between tiles of which one is in the rate and the other isn't.
    let at = |column: usize, row: usize| {
        let coordinate = |place: usize| (0..5).find(|c| geometry.origin.place(*c) == place).unwrap_or(place);
        coordinate(column) + 5 * coordinate(4 - row)
    };
    let tile = |column: usize, row: usize| {
        let lane = at(column, row);
        geometry.tile(lane % 5, geometry.row(lane / 5))
    };
    let (left, above) = (|column: usize| geometry.left + geometry.step.0 * column as f32, |row: usize| tile(0, row).y);
    let gap = geometry.step.0 - tile(0, 0).width;
    for row in 0..5 {
        for column in 0..5 {
            let own = inner(at(column, row));
            let side = left(column) - if gap < 20.0 { gap / 2.0 } else { 6.0 };
            let (top, bottom) = (above(row) - 2.0, above(row) - 2.0 + geometry.step.1);
            if column > 0 && inner(at(column - 1, row)) != own {
                scene.line(&[(side, top), (side, bottom)], stroke);
            }
            if row > 0 && inner(at(column, row - 1)) != own {
                scene.line(&[(side, top), (side + geometry.step.0, top)], stroke);
            }
        }
    }
    if !geometry.narrow {
        // The names stand where most of each is: the capacity has the last lanes.
        let first = geometry.row(0);
        let last = geometry.row(4);
        for (row, words) in [(first, format!("rate {rate}")), (last, format!("capacity {}", 25 * w - rate))] {
            let tile = tile(4, row);
            let at = (geometry.width - 0.6 * geometry.text.0, tile.centre().1 + 0.5 * geometry.text.1);
            if geometry.step.1 > 0.52 * geometry.text.0 * words.len() as f32 {
                scene.text(at, words, geometry.text.0, MUTED, SANS.align(Align::Centre).turned());
            }
        }
    }
}

/// Which z is where: over the tiles that of a column's highest bit, beside the last one that of its column's bits.
fn numbers(scene: &mut Scene, geometry: &Geometry) {
    let size = (0.85 * geometry.pitch.1).min(0.9 * geometry.text.0);
    let y = geometry.top - 0.4 * size;
    let row = 0;
    scene.text((geometry.left - 8.0, y), "z", geometry.text.0, MUTED, SERIF.align(Align::Right));
    for x in 0..5 {
        for z in (0..geometry.w).filter(|z| z % 16 == 15 || *z + 1 == geometry.w) {
            let at = (geometry.in_tile(x, row, z).centre().0, y);
            scene.text(at, z.to_string(), size, MUTED, MONO.align(Align::Centre));
        }
    }
    for z in 0..geometry.w.min(4) {
        let rect = geometry.in_tile(geometry.origin.coordinate(4), row, z);
        let at = (rect.x + rect.width + 3.0, rect.centre().1 + 0.35 * size);
        scene.text(at, z.to_string(), size, MUTED, MONO);
    }
}

/// x over the tiles, y beside them, and the lanes' digits under their bits.
fn labels(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let size = geometry.text.0;
    let bit = picture.selection.and_then(|selection| selection.as_bit());
    if !geometry.narrow {
        numbers(scene, geometry);
    }
    for i in 0..5 {
        let (x, y) = (geometry.tile(i, 0), geometry.tile(i, geometry.row(i)));
        let role = |own: bool| if own { INK } else { MUTED };
        let own = bit.is_some_and(|bit| bit.x == i);
        let name = if geometry.narrow { format!("x {i}") } else { format!("x = {i}") };
        scene.text(
            (x.centre().0, geometry.top - if geometry.narrow { 0.6 } else { 1.75 } * size),
            name,
            size,
            role(own),
            SANS.bold(own).align(Align::Centre),
        );
        let own = bit.is_some_and(|bit| bit.y == i);
        let name = if geometry.narrow { i.to_string() } else { format!("y = {i}") };
        let at = (geometry.left - if geometry.narrow { 4.0 } else { 8.0 }, y.centre().1 + 0.35 * size);
        scene.text(at, name, size, role(own), SANS.bold(own).align(Align::Right));
    }
    for lane in 0..25 {
        let (x, y) = (lane % 5, lane / 5);
        let own = bit.filter(|bit| (bit.x, bit.y) == (x, y)).map(|bit| bit.z);
        digits(scene, geometry, (x, geometry.row(y)), picture.shown.lanes[y][x], own);
    }
}

/// The hex digits of a tile, each under its four bits; that of bit `own` is bold.
fn digits(scene: &mut Scene, geometry: &Geometry, (x, row): (usize, usize), value: u64, own: Option<usize>) {
    if geometry.narrow {
        return;
    }
    let tile = geometry.tile(x, row);
    for (i, digit) in lane_hex(value, geometry.w).chars().enumerate() {
        let z = 4 * (geometry.w.div_ceil(4) - 1 - i);
        let own = own.is_some_and(|own| own / 4 == z / 4);
        let at = (geometry.in_tile(x, row, z).centre().0, tile.y + tile.height + 1.05 * geometry.text.1);
        let role = if own || digit != '0' { INK } else { MUTED };
        scene.text(at, digit.to_string(), geometry.text.1, role, MONO.bold(own).align(Align::Centre));
        if own {
            let half = 0.45 * geometry.pitch.0;
            let y = at.1 + 0.22 * geometry.text.1;
            scene.line(&[(at.0 - half, y), (at.0 + half, y)], Stroke::solid(INK, 2.0));
        }
    }
}

/// θ: two more rows of tiles, C and D, and the way from two columns to one bit.
fn planes(scene: &mut Scene, geometry: &Geometry, picture: &Picture, theta: &Theta) {
    let half = (geometry.pitch.0.min(geometry.pitch.1) / 2.0 - 0.2).max(1.0);
    let middle = |column: Column, row: usize| geometry.in_tile(column.x, row, column.z).centre();
    if let Some(path) = &theta.path {
        let width = if geometry.narrow { 1.5 } else { 2.0 };
        let read = Stroke::solid(READ, width);
        for &source in &[path.first, path.second] {
            let bit = |y: usize| Bit { x: source.x, y, z: source.z };
            let highest = (0..5).map(|y| geometry.rect(bit(y)).centre().1).fold(f32::INFINITY, f32::min);
            let (x, y) = middle(source, 5);
            scene.line(&[(x, highest), (x, y)], read);
        }
        // Both parities into D, from it up to the bit.
        let column = Column { x: path.bit.x, z: path.bit.z };
        let (x, y) = middle(column, 6);
        let bus = geometry.tile(0, 6).y - 0.16 * geometry.pitch.1 - 1.0;
        for &source in &[path.first, path.second] {
            let (from, top) = middle(source, 5);
            scene.line(&[(from, top), (from, bus), (x, bus), (x, y)], read);
        }
        let written = geometry.rect(path.bit).centre();
        let beside = x - 0.2 * geometry.pitch.0;
        scene.line(&[(beside, y), (beside, written.1)], Stroke::solid(WRITTEN, width));
        // Where the lines cross other bits, these stand on top.
        for &column in &[path.first, path.second, column] {
            for index in 0..25 * geometry.w {
                let bit = Bit::from_index(index, geometry.w);
                if bit.x == column.x && bit.z / 4 == column.z / 4 {
                    marks::square_on_paper(scene, geometry.rect(bit), Face::of(picture, bit));
                }
            }
        }
    }
    for column in (0..5 * geometry.w).map(|i| Column { x: i % 5, z: i / 5 }) {
        marks::diamond(scene, middle(column, 5), half, if theta.odd(column) { PARITY } else { ZERO }, false);
        let (x, y) = middle(column, 6);
        if theta.flips(column) && theta.finished(column) {
            marks::diamond(scene, (x, y), half, CHANGED, half > 3.5);
        } else {
            let side = (0.2 * geometry.pitch.0).max(1.4);
            scene.fill(Rect { x: x - side / 2.0, y: y - side / 2.0, width: side, height: side }, HAIR, 1.0);
        }
    }
    for &(row, letter, values) in &[(5, "C", &theta.parity), (6, "D", &theta.effect)] {
        let tile = geometry.tile(0, row);
        let size = 1.4 * geometry.text.0;
        let at = (geometry.left - if geometry.narrow { 3.0 } else { 12.0 }, tile.centre().1 + 0.35 * size);
        scene.text(at, letter, if geometry.narrow { 11.0 } else { size }, INK, SERIF.align(Align::Right));
        for (x, value) in values.iter().enumerate() {
            digits(scene, geometry, (x, row), *value, None);
        }
    }
    let line = geometry.tile(0, 5).y - 0.45 * geometry.text.0;
    scene.line(&[(geometry.left - 6.0, line), (geometry.width - 2.0, line)], Stroke::solid(FAINT, 1.0));
    if let Some(path) = &theta.path {
        let around = |column: Column, row: usize| {
            let (x, y) = middle(column, row);
            Rect { x: x - half, y: y - half, width: 2.0 * half, height: 2.0 * half }
        };
        let again = |scene: &mut Scene, column: Column, row: usize, role: Role, hole: bool| {
            marks::diamond(scene, middle(column, row), half, role, hole);
        };
        for &source in &[path.first, path.second] {
            marks::ring(scene, around(source, 5), false);
            again(scene, source, 5, if theta.odd(source) { PARITY } else { ZERO }, false);
        }
        let column = Column { x: path.bit.x, z: path.bit.z };
        if !geometry.narrow {
            marks::brackets(scene, around(column, 6), false);
        }
        let flips = theta.flips(column) && theta.finished(column);
        again(scene, column, 6, if flips { CHANGED } else { ZERO }, flips && half > 3.5);
    }
}

/// Where θ has its planes: the plane that was read, as it was before, and what the step does to the bit that is told about.
fn before(scene: &mut Scene, geometry: &Geometry, picture: &Picture, opened: &Opened) {
    let text = geometry.text.0;
    let size = if geometry.narrow { 11.0 } else { 1.3 * text };
    // A phone's rows are close together: one of them has the title.
    let row = if geometry.narrow { 6 } else { 5 };
    let top = geometry.tile(0, row).y;
    let mut words = geometry.tile(0, 5).y + size;
    if let Some((y, title)) = &opened.plane {
        let line = top - 1.9 * text;
        scene.line(&[(geometry.left - 6.0, line), (geometry.width - 2.0, line)], Stroke::solid(FAINT, 1.0));
        scene.text((geometry.left, top - 0.5 * text), title.as_str(), text, INK, SANS.bold(true));
        let face = |bit: Bit| Face::plain(picture.before.bit(bit));
        for x in 0..5 {
            for z in 0..geometry.w {
                marks::square(scene, geometry.in_tile(x, row, z), face(Bit { x, y: *y, z }));
            }
            let own = opened.sources.iter().find(|source| source.x == x).map(|source| source.z);
            digits(scene, geometry, (x, row), picture.before.lanes[*y][x], own);
        }
        for bit in &opened.sources {
            let rect = geometry.in_tile(bit.x, row, bit.z);
            marks::ring(scene, rect, false);
            marks::square_on_paper(scene, rect, face(*bit));
        }
        words = top + geometry.step.1 + size;
    }
    for (i, line) in opened.words.iter().enumerate() {
        scene.text((geometry.left, words + 1.4 * size * i as f32), line.as_str(), size, INK, SANS);
    }
}
