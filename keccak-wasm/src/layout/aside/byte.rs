//! Absorb and squeeze: the byte of the bit that is told about, as eight squares over their two digits.

use keccak_explore::figure::tape::{BYTE, Tape, Told};
use keccak_explore::palette::{FAINT, INK, MUTED};

use crate::layout::marks::{self, Face};
use crate::layout::{Align, MONO, Rect, SANS, Scene, Stroke};
use crate::prelude::*;

/// How high it is.
pub(super) const HEIGHT: f32 = 118.0;

pub(super) fn draw(scene: &mut Scene, k: f32, tape: &Tape) {
    let Some(Told { byte, place, words, .. }) = &tape.told else { return };
    let Some(byte) = tape.bytes.get(*byte) else { return };
    scene.text((0.0, 12.0 * k), BYTE, 10.5 * k, MUTED, SANS);
    let centred = MONO.align(Align::Centre);
    // Where the bits of the row ran from right to left, the high bit is at the left here too.
    let left = |bit: usize| 28.0 + 29.0 * (7 - bit) as f32;
    for bit in 0..byte.bits {
        let rect = Rect { x: left(bit) * k, y: 24.0 * k, width: 22.0 * k, height: 22.0 * k };
        let own = bit == *place;
        if own {
            marks::frame(scene, rect, false);
        }
        marks::square(scene, rect, Face::plain(byte.value >> bit & 1 == 1));
        scene.text(((left(bit) + 11.0) * k, 64.0 * k), bit.to_string(), 11.0 * k, INK, centred.bold(own));
    }
    for (digit, bit) in byte.digits().chars().zip([7, 3]) {
        let (from, to) = (left(bit), left(bit - 3) + 22.0);
        scene.line(&[(from * k, 70.0 * k), (to * k, 70.0 * k)], Stroke::solid(FAINT, 1.0));
        scene.text((f32::midpoint(from, to) * k, 88.0 * k), digit.to_string(), 17.0 * k, INK, centred);
    }
    scene.text((28.0 * k, 110.0 * k), words, 11.0 * k, INK, SANS);
}
