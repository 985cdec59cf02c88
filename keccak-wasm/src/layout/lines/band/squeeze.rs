//! Squeeze in the band: the bytes that leave, and under each its eight bits.

use keccak_explore::figure::Output;
use keccak_explore::figure::tape::{Tape, Told};
use keccak_explore::palette::{GROUND, INK, WRITTEN};

use super::super::geometry::{Geometry, Tier};
use super::super::tape::{strength, under_the_bits};
use super::cells::{Grid, row_label, span, title, top};
use crate::layout::marks::{self, Face};
use crate::layout::{Align, MONO, Rect, Scene, Stroke};
use crate::prelude::*;

/// The least height of a row whose bytes have their bits under them.
const ROOM_FOR_BITS: f32 = 44.0;

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, output: &Output) {
    let tape = &output.tape;
    under_the_bits(scene, geometry, tape, WRITTEN);
    title(scene, geometry, &tape.title);
    let cells = cells(geometry, tape);
    for (i, byte) in tape.bytes.iter().enumerate() {
        let rect = cells.cell(i);
        let strength = strength(tape, i);
        scene.fill(rect, GROUND, strength);
        scene.text(
            (rect.centre().0, cells.baseline(i)),
            byte.digits(),
            cells.text(),
            INK,
            MONO.bold(true).align(Align::Centre),
        );
        scene.pale(strength);
        if i > 0 && i % cells.columns == 0 {
            row_label(scene, geometry, cells.baseline(i), &output.number(i).to_string());
        }
        // A rule under the bytes of one lane.
        if geometry.w > 8 && (i % cells.group == 0 || i % cells.columns == 0) {
            let last = (i / cells.group * cells.group + cells.group).min(tape.bytes.len()) - 1;
            let (y, end) = (rect.y + rect.height + 3.0, cells.cell(last));
            scene.line(&[(rect.x, y), (end.x + end.width, y)], Stroke::solid(WRITTEN, 1.75));
        }
        for place in 0..byte.bits {
            if let Some(square) = bit(&cells, i, place) {
                let face = Face { idle: !tape.finished(i), ..Face::plain(byte.value >> place & 1 == 1) };
                marks::square(scene, square, face);
            }
        }
    }
    if geometry.tier != Tier::Narrow && tape.bytes.len() <= cells.columns {
        for &(place, words) in &[(0, "bit 0"), (7, "bit 7")] {
            if let Some(square) = bit(&cells, 0, place).filter(|_| !tape.bytes.is_empty()) {
                row_label(scene, geometry, square.centre().1 + 3.5 * geometry.scale, words);
            }
        }
    }
    if let Some(Told { byte, place, .. }) = tape.told {
        scene.frame(cells.cell(byte).grown(1.0), WRITTEN, 2.0);
        if let Some(square) = bit(&cells, byte, place) {
            marks::frame(scene, square, false);
            marks::square_on_paper(scene, square, Face::plain(tape.bytes[byte].value >> place & 1 == 1));
        }
    }
}

/// The middle of the first row: there the bytes arrive.
pub(in super::super) fn arrival(geometry: &Geometry, tape: &Tape) -> f32 {
    cells(geometry, tape).cell(0).centre().1
}

/// As many to a row as can be read, and whole lanes of them where bytes come by lanes.
fn cells(geometry: &Geometry, tape: &Tape) -> Grid {
    let k = geometry.scale;
    let (left, right) = span(geometry);
    let count = tape.bytes.len();
    let columns = match (geometry.tier, count) {
        (Tier::Narrow, 0..=64) => 16,
        (Tier::Narrow, _) => 24,
        (_, 33..=48 | 65..=96) => 48,
        (_, 0..=64) => 32,
        _ => 40,
    };
    let (group, gap) = if geometry.w > 8 { (geometry.w / 8, 2.0 * k) } else { (columns, 0.0) };
    let across = (right - left - gap * (columns / group - 1) as f32) / columns as f32;
    let top = top(geometry);
    let down = (geometry.height - 2.0 - top) / count.div_ceil(columns).max(1) as f32;
    let height = if down < ROOM_FOR_BITS { 0.78 * down } else { 0.28 * down };
    let size = (across - 1.2 * k, height.min(25.0 * k));
    Grid { at: (left, top), columns, pitch: (across, down), size, group, gap, text: 14.0 * k, two: false }
}

/// Where a byte's bit is drawn, bit 0 on top; long outputs have no room for bits.
fn bit(cells: &Grid, byte: usize, place: usize) -> Option<Rect> {
    let rect = cells.cell(byte);
    let top = rect.y + rect.height + 7.0;
    let pitch = ((cells.pitch.1 - rect.height - 9.0) / 8.0).min(0.44 * rect.width);
    let height = 0.84 * pitch;
    let width = (1.6 * height).min(0.37 * rect.width);
    let x = rect.centre().0 - width / 2.0;
    (cells.pitch.1 >= ROOM_FOR_BITS).then_some(Rect { x, y: top + pitch * place as f32, width, height })
}
