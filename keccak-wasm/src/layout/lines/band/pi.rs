//! π in the band: two maps of 25 lanes, before and after. A row of the left one becomes a column of the right one.

use keccak_core::parts::LaneIndex;
use keccak_core::state::Snapshot;
use keccak_explore::figure::Pi;
use keccak_explore::palette::{FAINT, HAIR, INK, MUTED, ONE, WRITTEN, ZERO};
use keccak_explore::picture::Picture;

use super::super::geometry::{Geometry, Tier};
use super::super::labels::lane_name;
use crate::layout::slice::Slice;
use crate::layout::wire::wire;
use crate::layout::{LANES, MONO, Rect, SANS, Scene, Stroke, marks};

/// The side of a tile, from tile to tile, from the axis of z to the first map, from map to map, from the band's top to
/// the maps; the sizes of numbers and words.
const SIZES: [[f32; 7]; 3] = [
    [20.0, 24.8, 22.0, 175.0, 13.0, 10.0, 11.0],
    [14.0, 17.2, 20.0, 104.0, 12.0, 9.0, 9.0],
    [14.0, 17.0, 6.0, 106.0, 12.0, 0.0, 10.0],
];

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, picture: &Picture, pi: &Pi) {
    let [side, pitch, indent, gap, top, numbers, size] = SIZES[geometry.tier as usize].map(|v| v * geometry.scale);
    let narrow = geometry.tier == Tier::Narrow;
    let map = |x: f32| Slice { at: (x, geometry.band + top), side, pitch, z: 0, origin: picture.origin };
    let before = map(geometry.left + indent);
    let after = map(before.at.0 + 4.0 * pitch + side + if narrow { gap.min(geometry.width - 230.0) } else { gap });
    wires(scene, pi, &before, &after);
    tiles(scene, &before, &picture.before, 25);
    tiles(scene, &after, &picture.after, pi.done);
    edges(scene, picture, pi, &before, &after);
    let source = Pi::source(pi.lane);
    for &(map, lane, name, right) in &[(&before, source, Pi::MAPS[0], false), (&after, pi.lane, Pi::MAPS[1], true)] {
        scene.text((map.at.0, map.at.1 - 0.5 * size), name, size, INK, SANS);
        if !narrow {
            map.numbers(scene, pi.chosen.then_some((lane.x, lane.y)), numbers, right);
        }
    }
    if narrow {
        scene.text((before.at.0, geometry.band + 108.0), pi.title(), 11.0, INK, SANS.bold(true));
    } else {
        let bounds = after.bounds();
        words(scene, pi, (bounds.x + bounds.width + 3.6 * numbers, geometry.band), size);
    }
}

/// Five wires from the row to the column: under the tiles, so that none covers a bit; side by side where they leave.
fn wires(scene: &mut Scene, pi: &Pi, before: &Slice, after: &Slice) {
    let (left, right) = (before.bounds(), after.bounds());
    let (leave, enter) = (left.x + left.width + 4.0, right.x - 4.0);
    for &own in &[false, true] {
        for y in 0..5 {
            let lane = LaneIndex { x: pi.plane(), y };
            if pi.is_told(lane) != own {
                continue;
            }
            let source = Pi::source(lane);
            let (from, to) = (before.rect(source.x, source.y), after.rect(lane.x, lane.y));
            let start = from.centre().1 + (source.x as f32 - 2.0) * before.side * 0.15;
            let end = to.centre().1;
            let stroke = if own {
                Stroke::solid(WRITTEN, before.side * 0.125)
            } else {
                Stroke::solid(if pi.finished(lane) { HAIR } else { FAINT }, before.side * 0.06)
            };
            for &stroke in &[stroke.halo(if own { 3.0 } else { 0.0 }), stroke] {
                scene.line(&[(from.x + from.width, start), (leave, start)], stroke);
                wire(scene, (leave, start), (enter, end), stroke);
                scene.line(&[(enter, end), (to.x - 2.0, end)], stroke);
            }
            let head = after.pitch - after.side;
            scene.arrowhead((to.x, end), (1.0, 0.0), head * if own { 1.6 } else { 1.0 }, stroke.paint.role);
        }
    }
}

/// Every lane as a tile of its bits; lanes that aren't there yet are empty.
fn tiles(scene: &mut Scene, map: &Slice, state: &Snapshot, done: usize) {
    for (i, lane) in LANES.iter().enumerate() {
        scene.fill(map.rect(lane.x, lane.y), ZERO, if i < done { 1.0 } else { 0.34 });
    }
    for &lane in LANES.iter().take(done) {
        ones(scene, map, state, lane);
    }
}

/// The ones of a lane in its tile, z = w − 1 at the top left and z = 0 at the bottom right.
fn ones(scene: &mut Scene, map: &Slice, state: &Snapshot, lane: LaneIndex) {
    let size = state.w.trailing_zeros();
    let (columns, rows) = (1_usize << size.div_ceil(2), 1_usize << (size / 2));
    let (width, height) = (map.side / columns as f32, map.side / rows as f32);
    let tile = map.rect(lane.x, lane.y);
    for place in (0..state.w).filter(|place| state.lanes[lane.y][lane.x] >> (state.w - 1 - place) & 1 == 1) {
        let (x, y) = (tile.x + width * (place % columns) as f32, tile.y + height * (place / columns) as f32);
        scene.fill(Rect { x, y, width: 0.92 * width, height: 0.92 * height }, ONE, 1.0);
    }
}

/// Boxes round the row and the column; a ring where the lane was that is told about, brackets where it is.
fn edges(scene: &mut Scene, picture: &Picture, pi: &Pi, before: &Slice, after: &Slice) {
    let by = (before.pitch - before.side) / 2.0;
    let (left, right) = (before.bounds(), after.bounds());
    let (row, column) = (before.rect(0, pi.plane()), after.rect(pi.plane(), 0));
    scene.frame(Rect { x: left.x, width: left.width, ..row }.grown(by), INK, 1.25);
    scene.frame(Rect { y: right.y, height: right.height, ..column }.grown(by), INK, 1.25);
    if !pi.chosen {
        return;
    }
    let source = Pi::source(pi.lane);
    for (map, state, lane, is_source) in
        [(before, &picture.before, source, true), (after, &picture.after, pi.lane, false)]
    {
        let tile = map.rect(lane.x, lane.y);
        if is_source {
            marks::ring(scene, tile, false);
        } else {
            // Brackets of large squares stand further off: here the next tile is near.
            marks::brackets(scene, tile.grown(if map.side > 20.0 { by - 5.0 } else { by - 3.0 }), false);
        }
        if is_source || pi.finished(lane) {
            scene.fill(tile, ZERO, 1.0);
            ones(scene, map, state, lane);
        }
    }
}

/// The sentence about this plane, the same in general, and the cycle of lanes with the two that are told about.
fn words(scene: &mut Scene, pi: &Pi, (x, top): (f32, f32), size: f32) {
    let line = |number: f32| top + (1.4 * number + 1.9) * size;
    scene.text((x, line(0.0)), pi.title(), 1.2 * size, INK, SANS.bold(true));
    for (i, words) in pi.words().into_iter().enumerate() {
        scene.text((x, line(i as f32 + 1.2)), words, size, MUTED, SANS);
    }
    scene.text((x, line(4.5)), Pi::CYCLE, size, MUTED, SANS);
    let size_of_lane = 0.92 * size;
    for (i, lane) in Pi::cycle().into_iter().enumerate() {
        let own = pi.is_told(lane) || pi.is_told(Pi::target(lane));
        let at = (x + (i % 8) as f32 * 3.9 * size_of_lane, line((i / 8) as f32 + 5.6));
        let arrow = (at.0 + 2.1 * size_of_lane, at.1);
        let role = if own { INK } else { MUTED };
        scene.text(at, lane_name(lane), size_of_lane, role, MONO.bold(own));
        scene.text(arrow, if i == 23 { "↺" } else { "→" }, size_of_lane, MUTED, SANS);
    }
}
