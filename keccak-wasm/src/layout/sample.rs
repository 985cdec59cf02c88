//! A single mark, as it stands in a ledger, in a bit's way through a round, and in the key to the marks.

use keccak_explore::palette::{CHANGED, PARITY, ZERO};

use super::marks::{self, Face};
use super::{Rect, Scene};

/// What one mark shows.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Sample {
    /// A diamond for a parity, else a square.
    pub diamond: bool,
    /// Its value.
    pub one: bool,
    /// Whether it flipped; of a diamond, whether it flips.
    pub changed: bool,
    /// Whether it was read.
    pub read: bool,
    /// Whether it was written.
    pub written: bool,
    /// Whether it is pinned.
    pub selected: bool,
}

/// The mark on a square; ring, brackets and frame go some pixels beyond it.
pub fn draw(scene: &mut Scene, rect: Rect, sample: Sample) {
    let Sample { diamond, one, changed, read, written, selected } = sample;
    if read {
        marks::ring(scene, rect, false);
    }
    if written {
        marks::brackets(scene, rect, false);
    }
    if selected {
        marks::frame(scene, rect, false);
    }
    if diamond {
        let role = if changed { CHANGED } else { PARITY };
        marks::diamond(scene, rect.centre(), rect.width / 2.0 + 0.6, if one || changed { role } else { ZERO }, changed);
    } else {
        marks::square_on_paper(scene, rect, Face { one, flipped: changed, idle: false });
    }
}
