//! Bytes beside their lanes, and notes under them.

use keccak_core::notation::lane_hex;
use keccak_core::parts::{Bit, LaneIndex};
use keccak_explore::figure::tape::{Kind, Tape, Told};
use keccak_explore::palette::{FAINT, GROUND, HAIR, INK, MUTED, READ, WRITTEN, ZERO};

use super::super::band::round_frame;
use super::super::geometry::{Geometry, Tier};
use super::super::tape::{strength, wrapped};
use crate::layout::{Align, LANES, MONO, Rect, SANS, Scene};

/// Each lane's bytes, in their own order; of shorter lanes the bits. Those that enter stand in boxes, with an arrow into the line.
pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, tape: &Tape, entering: bool) {
    let (w, k) = (geometry.w, geometry.scale);
    let wide = geometry.tier == Tier::Wide;
    if wide {
        scene.text((19.0 * k, geometry.top - 8.0 * k), tape.heading, 10.0 * k, MUTED, SANS);
    }
    let size = each(w);
    for &lane in LANES.iter().take(tape.bits.div_ceil(w)) {
        let first = w * (5 * lane.y + lane.x);
        let items = (tape.bits - first).min(w).div_ceil(size);
        let frame = boxed(geometry, lane);
        let something = (0..items).any(|i| value(tape, first + size * i, size) != 0);
        if entering && wide {
            if something {
                scene.fill(frame, GROUND, 1.0);
            }
            scene.frame(frame, FAINT, 1.0);
        }
        for i in 0..items {
            item(scene, geometry, tape, first + size * i, i);
        }
        if entering {
            let tip = (frame.x + frame.width + 7.0 * k.min(1.2), frame.centre().1);
            scene.arrowhead(tip, (1.0, 0.0), 5.0, if something && tape.finished(first / 8) { INK } else { HAIR });
        }
    }
    let Some(Told { bit, .. }) = &tape.told else { return };
    let (lane, place) = (LaneIndex { x: bit.x, y: bit.y }, bit.z / size);
    let (x, y) = middle(geometry, lane, place);
    let (width, height) = if wide { (13.5 * k, 15.0 * k) } else { (6.5, 11.0) };
    let rect = Rect { x: x - width / 2.0, y: y - height / 2.0, width, height };
    if entering {
        round_frame(scene, rect, READ);
    } else {
        scene.frame(rect, WRITTEN, 2.0);
    }
    // The bytes beside it are seen, too.
    let index = bit.index(w) / size;
    for i in place.saturating_sub(1)..(place + 2).min(w / size) {
        item(scene, geometry, tape, (index + i - place) * size, i);
    }
}

/// How many bits stand together: a byte, or one bit where a lane is shorter than a byte.
fn each(w: usize) -> usize {
    if w < 8 { 1 } else { 8 }
}

/// The box of a lane's bytes.
fn boxed(geometry: &Geometry, lane: LaneIndex) -> Rect {
    let k = geometry.scale;
    let height = geometry.bit.1 + 4.0 * k;
    let (right, slot) = if geometry.tier == Tier::Wide { (122.5 * k, 13.0 * k) } else { (45.5 * k, 3.3 * k) };
    let width = slot * (geometry.w / each(geometry.w)) as f32;
    Rect { x: right - width, y: geometry.lane_middle(lane) - height / 2.0, width, height }
}

/// The middle of a lane's byte.
fn middle(geometry: &Geometry, lane: LaneIndex, place: usize) -> (f32, f32) {
    let frame = boxed(geometry, lane);
    let (_, y) = frame.centre();
    (frame.x + frame.width / (geometry.w / each(geometry.w)) as f32 * (place as f32 + 0.5), y)
}

/// The bits from bit `from` of the tape on, within a byte.
fn value(tape: &Tape, from: usize, size: usize) -> u8 {
    tape.bytes.get(from / 8).map_or(0, |byte| byte.value >> (from % 8) & (0xFF >> (8 - size)))
}

/// A byte, or a bit of it; a bar in place of its digits where these would be too small.
fn item(scene: &mut Scene, geometry: &Geometry, tape: &Tape, from: usize, place: usize) {
    let (w, k) = (geometry.w, geometry.scale);
    let lane = Bit::from_index(from, w).lane();
    let (x, y) = middle(geometry, lane, place);
    let value = value(tape, from, each(w));
    let strength = strength(tape, from / 8);
    if geometry.tier == Tier::Wide {
        // A zero that enters changes nothing; one that leaves counts like any other byte.
        let counts = value != 0 || tape.bytes.get(from / 8).is_some_and(|byte| byte.kind == Kind::Output);
        let role = if counts { INK } else { MUTED };
        scene.text(
            (x, y + 3.4 * k),
            lane_hex(value.into(), each(w)),
            9.1 * k,
            role,
            MONO.bold(counts).align(Align::Centre),
        );
        scene.pale(strength);
    } else {
        let padding = tape.bytes.get(from / 8).is_some_and(|byte| !byte.kind.label().is_empty());
        let role = match value {
            0 => ZERO,
            _ if padding => WRITTEN,
            _ => MUTED,
        };
        let (width, height) = (2.2 * k, geometry.bit.1);
        scene.fill(Rect { x: x - width / 2.0, y: y - height / 2.0, width, height }, role, strength);
    }
}

/// Words in the gutter between two heights, if they have room there. Returns whether they had.
pub(super) fn note(scene: &mut Scene, geometry: &Geometry, words: &str, top: f32, bottom: f32) -> bool {
    let k = geometry.scale;
    if geometry.tier != Tier::Wide || words.is_empty() {
        return false;
    }
    let lines = wrapped(words, 10.0 * k, 98.0 * k);
    let fits = top + 13.0 * k * lines.len() as f32 + 4.0 * k <= bottom;
    if fits {
        for (i, line) in lines.into_iter().enumerate() {
            let y = top + 13.0 * k * (i as f32 + 1.0);
            scene.text((26.0 * k, y), line, 10.0 * k, MUTED, SANS);
        }
    }
    fits
}
