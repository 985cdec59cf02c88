//! Bytes that enter or leave: what gutter and band have in common.

use keccak_core::parts::Bit;
use keccak_explore::figure::tape::Tape;
use keccak_explore::palette::Role;

use super::geometry::Geometry;
use crate::layout::{Scene, Stroke};
use crate::prelude::*;

/// How pale a byte is drawn that isn't finished yet.
const LATER: f32 = 0.34;

/// A line under the bits of the byte that is told about, in its lane, or in all the lanes it is cut into.
pub(super) fn under_the_bits(scene: &mut Scene, geometry: &Geometry, tape: &Tape, role: Role) {
    let Some(told) = &tape.told else { return };
    let last = (8 * told.byte + 8).min(tape.bits);
    let mut from = 8 * told.byte;
    while from < last {
        let to = (from / geometry.w * geometry.w + geometry.w).min(last);
        let left = geometry.rect(Bit::from_index(to - 1, geometry.w));
        let right = geometry.rect(Bit::from_index(from, geometry.w));
        let y = left.y + left.height + 1.75;
        scene.line(&[(left.x, y), (right.x + right.width, y)], Stroke::solid(role, 2.5));
        from = to;
    }
}

/// How strong a byte is drawn.
pub(super) fn strength(tape: &Tape, byte: usize) -> f32 {
    if tape.finished(byte) { 1.0 } else { LATER }
}

/// Words in lines of so many pixels. Returns the lines.
pub(super) fn wrapped(words: &str, size: f32, width: f32) -> Vec<String> {
    let most = width / (0.55 * size);
    let mut lines = vec![String::new()];
    for word in words.split(' ') {
        let line = lines.len() - 1;
        let long = (lines[line].chars().count() + word.chars().count() + 1) as f32;
        if lines[line].is_empty() {
            lines[line].push_str(word);
        } else if long <= most {
            lines[line].push(' ');
            lines[line].push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
