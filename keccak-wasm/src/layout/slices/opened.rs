//! The opened slices: before and after the step, with what leads from the ones to the others.

use keccak_core::parts::{Bit, Column};
use keccak_explore::figure::{Figure, Theta};
use keccak_explore::message::joined;
use keccak_explore::opened::{self, Opened};
use keccak_explore::palette::{CHANGED, HAIR, INK, MUTED, PAPER, PARITY, READ, WRITTEN, ZERO};
use keccak_explore::picture::Picture;

use super::{Geometry, edge};
use crate::layout::marks::{self, Face};
use crate::layout::slice::Slice;
use crate::layout::wire::wire;
use crate::layout::{Align, MONO, Rect, SANS, Scene, Stroke};
use crate::prelude::*;

/// Where the boxes begin, in units; a phone has them side by side.
const PLACES: [f32; 3] = [24.0, 372.0, 806.0];
/// The side of a box, the room within it, a square and from square to square, in units.
const BOX: f32 = 181.0;
const ROOM: f32 = 12.0;
const SIDE: f32 = 25.0;
const PITCH: f32 = 33.0;
/// What stands under a box of θ: parities, their names, the way to D.
const UNDER: f32 = 70.0;
/// The lines of words under the slices of a phone.
const LINES: f32 = 3.0;

/// The size of the words.
fn text(geometry: &Geometry) -> f32 {
    (11.0 * geometry.unit).max(10.0)
}

/// Where the boxes' upper edges are, under their titles.
fn top(geometry: &Geometry) -> f32 {
    geometry.opened + 1.7 * text(geometry)
}

/// Where all of it ends. It is as high in every step, so that nothing under it moves.
pub(super) fn bottom(geometry: &Geometry) -> f32 {
    let words = if geometry.narrow { LINES * 1.35 * text(geometry) + 8.0 } else { 0.0 };
    let slice = ((BOX + UNDER) * geometry.unit).max(numbered(geometry).1 + 2.2 * text(geometry));
    top(geometry) + slice + words
}

/// From square to square, and the side of the box, where a number stands under every square.
fn numbered(geometry: &Geometry) -> (f32, f32) {
    let pitch = if geometry.narrow { 37.0 } else { 20.0 + 24.0 * geometry.unit };
    (pitch, 5.0 * pitch + 10.0)
}

/// The slice in place `i`, as it is opened.
fn slice(geometry: &Geometry, opened: &opened::Slice, i: usize) -> Slice {
    let u = geometry.unit;
    let (x, y) = (
        if geometry.narrow { 3.0 + (geometry.width - 4.0) / 3.0 * i as f32 } else { PLACES[i.min(2)] * u },
        top(geometry),
    );
    let (side, pitch, room) = if opened.under.is_empty() {
        (SIDE * u, PITCH * u, ROOM * u)
    } else {
        let (pitch, _) = numbered(geometry);
        (pitch - 18.0_f32.max(1.65 * text(geometry)), pitch, 12.0)
    };
    Slice { at: (x + room, y + room), side, pitch, z: opened.z, origin: geometry.origin }
}

/// The box round it.
fn boxed(geometry: &Geometry, opened: &opened::Slice, i: usize) -> Rect {
    let slice = slice(geometry, opened, i);
    let top = top(geometry);
    let room = slice.at.1 - top;
    let bounds = slice.bounds().grown(room);
    let more = if opened.under.is_empty() { 0.0 } else { 1.1 * text(geometry) };
    Rect { height: bounds.height + more, ..bounds }
}

/// The bit at a point of the opened slice after the step, where it belongs to a pinned bit: what is opened for the
/// pointer would go away under it.
pub(super) fn hit(picture: &Picture, geometry: &Geometry, x: f32, y: f32) -> Option<Bit> {
    picture.selection?.as_bit()?;
    let opened = picture.opened.as_deref()?;
    let (i, after) = opened.slices.iter().enumerate().find(|(_, slice)| !slice.before)?;
    slice(geometry, after, i).hit(x, y)
}

/// From the small slices to the opened ones.
pub(super) fn leaders(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let Some(opened) = &picture.opened else { return };
    for (i, slice) in opened.slices.iter().enumerate() {
        if opened.slices[..i].iter().any(|earlier| earlier.z == slice.z) {
            continue;
        }
        let (small, large) = (geometry.boxed(slice.z), boxed(geometry, slice, i));
        let from = small.y + small.height;
        let to = large.y - 1.5 * text(geometry);
        let stroke = Stroke::solid(HAIR, 1.0);
        scene.line(&[(small.x, from), (large.x, to), (large.x, large.y)], stroke);
        let (right, end) = (small.x + small.width, large.x + large.width);
        scene.line(&[(right, from), (end, to), (end, large.y)], stroke);
    }
}

/// All of them.
pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let size = text(geometry);
    let Some(opened) = &picture.opened else {
        words(scene, (2.0, geometry.opened + 1.3 * size), &Opened::NOTHING, size);
        return;
    };
    let theta = if let Figure::Theta(theta) = &*picture.figure { Some(theta) } else { None };
    if !opened.moves.is_empty() {
        curves(scene, geometry, opened);
    }
    for (i, each) in opened.slices.iter().enumerate() {
        let rect = boxed(geometry, each, i);
        edge(scene, rect, theta.is_some() && i == 1);
        scene.text((rect.x, rect.y - 0.6 * size), each.title.as_str(), size, INK, MONO.bold(true));
        let after = rect.x + 0.64 * size * each.title.chars().count() as f32 + 0.3 * size;
        scene.text((after, rect.y - 0.6 * size), each.when.as_str(), size, MUTED, SANS);
        bits(scene, geometry, picture, opened, i);
    }
    match theta {
        Some(theta) => mechanism(scene, geometry, opened, theta),
        None => words_beside(scene, geometry, opened),
    }
    if let Some((from, to)) = told(opened) {
        // Over the bits that it passes: they are large enough.
        let [a, b] = ends(geometry, opened, from, to);
        let (left, right) = (0.78 * a.width, if geometry.narrow { 2.5 } else { 6.5 });
        let (start, tip) = ((a.centre().0 + left, a.centre().1), (b.x - right, b.centre().1));
        let stroke = Stroke::solid(WRITTEN, 2.5);
        for &stroke in &[stroke.halo(2.5), stroke] {
            wire(scene, start, (tip.0 - 4.0, tip.1), stroke);
        }
        scene.arrowhead(tip, (1.0, 0.0), 8.0, WRITTEN);
    }
    if opened.row && !geometry.narrow {
        let [from, to] = [0, 1].map(|i| boxed(geometry, &opened.slices[i], i));
        let y = slice(geometry, &opened.slices[0], 0).rect(0, opened.bit.y).centre().1;
        let (start, end) = (from.x + from.width + 3.0, to.x - 3.0);
        scene.line(&[(start, y), (end - 4.0, y)], Stroke::solid(INK, 1.5));
        scene.arrowhead((end, y), (1.0, 0.0), 6.0, INK);
    }
}

/// The bits of one of them with their marks, and what stands under and beside them.
fn bits(scene: &mut Scene, geometry: &Geometry, picture: &Picture, opened: &Opened, i: usize) {
    let (each, size) = (&opened.slices[i], text(geometry));
    let slice = slice(geometry, each, i);
    let face = |bit: Bit| {
        if each.before { Face::plain(picture.before.bit(bit)) } else { Face::of(picture, bit) }
    };
    slice.draw(scene, &face);
    if opened.row {
        let row = slice.rect(0, opened.bit.y);
        let bounds = slice.bounds();
        let row = Rect { x: bounds.x, width: bounds.width, ..row };
        scene.frame(row.grown(0.14 * slice.pitch), INK, 1.0);
    }
    for mark in &each.marks {
        marks::mark_on(scene, slice.rect(mark.bit.x, mark.bit.y), *mark, face(mark.bit));
    }
    for (lane, words) in each.under.iter().enumerate() {
        let rect = slice.rect(lane % 5, lane / 5);
        let own = opened.bit.x + 5 * opened.bit.y == lane;
        let at = (rect.centre().0, rect.y + rect.height + size + if own { 0.45 * size } else { 0.0 });
        scene.text(
            at,
            words.as_str(),
            size.min(11.0 * geometry.unit.max(1.0)),
            if own { INK } else { MUTED },
            MONO.bold(own).align(Align::Centre),
        );
    }
    let rect = boxed(geometry, each, i);
    // Under the slices of θ stand the parities.
    let below = opened.slices.len() < 3 || !each.before && !geometry.narrow;
    for place in 0..5 {
        let (x, y) = slice.rect(place, place).centre();
        let role = |own: bool| if own { INK } else { MUTED };
        if below {
            // π took it from another place.
            let from = opened.sources.first().filter(|_| each.before && !opened.moves.is_empty());
            let own = place == from.map_or(opened.bit.x, |from| from.x);
            scene.text(
                (x, rect.y + rect.height + 1.25 * size),
                place.to_string(),
                size,
                role(own),
                MONO.bold(own).align(Align::Centre),
            );
        }
        // Between two slices lie their curves and arrows.
        if !geometry.narrow && (opened.slices.len() != 2 || !each.before) {
            let own = place == opened.bit.y;
            let at = (rect.x + rect.width + 0.6 * size, y + 0.35 * size);
            scene.text(at, format!("y {place}"), size, role(own), MONO.bold(own));
        }
    }
}

/// π: from where to where the bit goes that is told about.
fn told(opened: &Opened) -> Option<&(Bit, Bit)> {
    opened.moves.iter().find(|(_, to)| *to == opened.bit)
}

/// Its squares before and after.
fn ends(geometry: &Geometry, opened: &Opened, from: &Bit, to: &Bit) -> [Rect; 2] {
    let place = |i: usize, bit: &Bit| slice(geometry, &opened.slices[i], i).rect(bit.x, bit.y);
    [place(0, from), place(1, to)]
}

/// π: every bit of a slice on its way, the row of the one that is told about stronger.
fn curves(scene: &mut Scene, geometry: &Geometry, opened: &Opened) {
    let row = told(opened).map(|(from, _)| from.y);
    for &strong in &[false, true] {
        for (from, to) in &opened.moves {
            if *to == opened.bit || (Some(from.y) == row) != strong {
                continue;
            }
            let [a, b] = ends(geometry, opened, from, to);
            let stroke = if strong { Stroke::solid(INK, 1.1) } else { Stroke::solid(HAIR, 0.75) };
            wire(scene, (a.x + a.width, a.centre().1), (b.x, b.centre().1), stroke);
        }
    }
}

/// θ: five parities under each of the two slices that are read, D, and the arrow into the column.
fn mechanism(scene: &mut Scene, geometry: &Geometry, opened: &Opened, theta: &Theta) {
    let [first, second, third] = opened.slices.as_slice() else { return };
    let (u, size) = (geometry.unit, text(geometry));
    let boxes = [boxed(geometry, first, 0), boxed(geometry, second, 1), boxed(geometry, third, 2)];
    let row = boxes[0].y + boxes[0].height + 14.0 * u;
    let bus = row + 36.0 * u.max(0.8);
    let read = Stroke::solid(READ, 2.0);
    let sources = [opened.sources[0], opened.sources[5]];
    let centre = |i: usize, x: usize| slice(geometry, &opened.slices[i], i).rect(x, 0).centre().0;
    let column = slice(geometry, third, 2).rect(opened.bit.x, 0).centre().0;
    let d = if geometry.narrow { column } else { boxes[1].x + boxes[1].width + 84.0 * u };
    let half = 10.0 * u.max(0.7);
    // Down from both columns to the line that leads to D.
    let start = centre(0, sources[0].x);
    for (i, source) in sources.iter().enumerate() {
        let x = centre(i, source.x);
        scene.line(&[(x, boxes[i].y + boxes[i].height - 6.0 * u), (x, bus)], read);
    }
    scene.line(&[(start, bus), (d, bus), (d, row)], read);
    for (i, source) in sources.iter().enumerate() {
        for x in 0..5 {
            let own = x == source.x;
            let odd = theta.odd(Column { x, z: source.z });
            let at = (centre(i, x), row);
            if own {
                marks::diamond(scene, at, half + 2.5, PAPER, false);
            }
            marks::diamond(scene, at, half * if own { 1.0 } else { 0.7 }, if odd { PARITY } else { ZERO }, false);
            let name = if PITCH * u >= 26.0 { format!("C[{x}]") } else { x.to_string() };
            let at = (at.0, row + half + size * 1.05);
            if own {
                let wide = 0.62 * size * name.len() as f32 + 2.0;
                scene.fill(Rect { x: at.0 - wide / 2.0, y: at.1 - size, width: wide, height: 1.3 * size }, PAPER, 1.0);
            }
            scene.text(at, name, size, if own { INK } else { MUTED }, MONO.bold(own).align(Align::Centre));
        }
        let value = if theta.odd(Column { x: source.x, z: source.z }) { "1" } else { "0" };
        let at = (centre(i, source.x) + 0.8 * size, bus + 1.15 * size);
        scene.text(at, value, size, INK, MONO.bold(true).align(Align::Centre));
    }
    let flips = theta.flips(Column { x: opened.bit.x, z: opened.bit.z });
    marks::diamond(scene, (d, row), half + 1.0, if flips { CHANGED } else { ZERO }, flips);
    let written = Stroke::solid(WRITTEN, 2.0);
    let effect: Vec<&str> = opened.words[1..].iter().map(String::as_str).collect();
    if geometry.narrow {
        let tip = boxes[2].y + boxes[2].height + 1.0;
        scene.line(&[(d, row - half), (d, tip + 3.0)], written);
        scene.arrowhead((d, tip), (0.0, -1.0), 6.0, WRITTEN);
        words(scene, (3.0, bus + 2.6 * size), &[&opened.words[0], &joined(&mut effect.iter().copied(), " ")], size);
        return;
    }
    let (middle, tip) = (boxes[2].centre().1, boxes[2].x - 2.0);
    scene.line(&[(d, row - half), (d, middle), (tip - 6.0, middle)], written);
    scene.arrowhead((tip, middle), (1.0, 0.0), 8.0, WRITTEN);
    // At the diamond and over the arrow, where there is room; else under the line to D.
    if tip - d > 13.0 * size {
        words(scene, (d + half + 8.0, row + 0.35 * size), &[&opened.words[0]], size);
        words(scene, (d + 8.0, middle - 1.9 * size), &effect, size);
    } else {
        let at = (boxes[1].x + boxes[1].width + 8.0, bus + 1.25 * size);
        words(scene, at, &[&opened.words[0], &joined(&mut effect.iter().copied(), " ")], size);
    }
}

fn words_beside(scene: &mut Scene, geometry: &Geometry, opened: &Opened) {
    let Some(last) = opened.slices.last() else { return };
    let rect = boxed(geometry, last, opened.slices.len() - 1);
    let size = text(geometry);
    let at = if geometry.narrow {
        (3.0, rect.y + rect.height + 2.9 * size)
    } else {
        (rect.x + rect.width + 3.6 * size, rect.y + 1.4 * size)
    };
    let lines: Vec<&str> = opened.words.iter().map(String::as_str).collect();
    words(scene, at, &lines, if geometry.narrow { size } else { 1.15 * size });
}

/// Lines of words under each other.
fn words(scene: &mut Scene, (x, y): (f32, f32), lines: &[&str], size: f32) {
    for (i, line) in lines.iter().enumerate() {
        scene.text((x, y + 1.35 * size * i as f32), *line, size, INK, SANS);
    }
}
