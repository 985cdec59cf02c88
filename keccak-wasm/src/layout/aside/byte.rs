//! Absorb and squeeze: the byte of the bit that is told about, as eight squares over their two digits.

use keccak_explore::figure::tape::{BYTE, Tape, Told};
use keccak_explore::palette::{FAINT, INK, MUTED};

use crate::layout::marks::{self, Face};
use crate::layout::{Align, Rect, Scene, Stroke, Text};
use crate::prelude::*;

/// How high it is.
pub(super) const HEIGHT: f64 = 118.0;

pub(super) fn draw(scene: &mut Scene, k: f64, tape: &Tape) {
    let Some(Told { byte, place, words, .. }) = &tape.told else { return };
    let Some(byte) = tape.bytes.get(*byte) else { return };
    scene.text(Text::new((0.0, 12.0 * k), BYTE, 10.5 * k, MUTED));
    let centred = |x: f64, y: f64, words: String, size: f64| {
        Text::new((x * k, y * k), words, size * k, INK).mono().align(Align::Centre)
    };
    // Where the bits of the row ran from right to left, the high bit is at the left here too.
    let left = |bit: usize| 28.0 + 29.0 * (7 - bit) as f64;
    for bit in 0..byte.bits {
        let rect = Rect { x: left(bit) * k, y: 24.0 * k, width: 22.0 * k, height: 22.0 * k };
        let own = bit == *place;
        if own {
            marks::frame(scene, rect, false);
        }
        marks::square(scene, rect, Face::plain(byte.value >> bit & 1 == 1));
        let number = centred(left(bit) + 11.0, 64.0, bit.to_string(), 11.0).bold(own);
        scene.text(number);
    }
    for (digit, bit) in byte.digits().chars().zip([7, 3]) {
        let (from, to) = (left(bit), left(bit - 3) + 22.0);
        scene.line(&[(from * k, 70.0 * k), (to * k, 70.0 * k)], Stroke::solid(FAINT, 1.0));
        scene.text(centred(f64::midpoint(from, to), 88.0, digit.to_string(), 17.0));
    }
    scene.text(Text::new((28.0 * k, 110.0 * k), words, 11.0 * k, INK));
}
