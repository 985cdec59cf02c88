//! A slice as a figure of 5 × 5: x to the right and y upwards, as in FIPS 202.

use keccak_core::parts::Bit;
use keccak_explore::palette::{INK, MUTED};
use keccak_explore::session::Origin;

use crate::prelude::*;

use super::marks::{Face, square};
use super::{Align, MONO, Rect, Scene};

/// Where a slice lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slice {
    /// Its top left corner.
    pub(super) at: (f32, f32),
    /// The side of a square.
    pub(super) side: f32,
    /// From square to square.
    pub(super) pitch: f32,
    /// Which slice.
    pub(super) z: usize,
    /// Whether (0, 0) is in the corner or in the middle.
    pub(super) origin: Origin,
}

impl Slice {
    /// Where the bit (x, y) of the slice is drawn.
    pub(super) fn rect(&self, x: usize, y: usize) -> Rect {
        let (column, row) = (self.origin.place(x) as f32, (4 - self.origin.place(y)) as f32);
        let (left, top) = self.at;
        Rect { x: left + self.pitch * column, y: top + self.pitch * row, width: self.side, height: self.side }
    }

    /// What the slice covers.
    pub(super) fn bounds(&self) -> Rect {
        let side = 4.0 * self.pitch + self.side;
        Rect { x: self.at.0, y: self.at.1, width: side, height: side }
    }

    /// The bit at a point: half of the gaps belong to it.
    pub(super) fn hit(&self, x: f32, y: f32) -> Option<Bit> {
        let all = (0..25).map(|lane| Bit { x: lane % 5, y: lane / 5, z: self.z });
        let gap = (self.pitch - self.side) / 2.0;
        all.into_iter().find(|bit| self.rect(bit.x, bit.y).grown(gap).contains((x, y)))
    }

    /// The 25 bits, and which is which if `face` says so by their place.
    pub(super) fn draw(&self, scene: &mut Scene, face: &dyn Fn(Bit) -> Face) {
        for lane in 0..25 {
            let (x, y) = (lane % 5, lane / 5);
            square(scene, self.rect(x, y), face(Bit { x, y, z: self.z }));
        }
    }

    /// The numbers of x under it and those of y at its left; `bold` are those of the bit that is told about.
    pub(super) fn axes(&self, scene: &mut Scene, bold: Option<(usize, usize)>, size: f32) {
        self.numbers(scene, bold, size, false);
    }

    /// The same, with the numbers of y at its right if that is asked for: where wires come in from the left.
    pub(super) fn numbers(&self, scene: &mut Scene, bold: Option<(usize, usize)>, size: f32, right: bool) {
        let bounds = self.bounds();
        for i in 0..5 {
            let rect = self.rect(i, i);
            let (cx, cy) = rect.centre();
            let own = |own: Option<usize>| if own == Some(i) { INK } else { MUTED };
            let (x, y) = (bold.map(|bold| bold.0), bold.map(|bold| bold.1));
            scene.text(
                (cx, bounds.y + bounds.height + 1.5 * size),
                i.to_string(),
                size,
                own(x),
                MONO.bold(x == Some(i)).align(Align::Centre),
            );
            let (x, align) = if right {
                (bounds.x + bounds.width + 0.8 * size, Align::Left)
            } else {
                (bounds.x - 0.8 * size, Align::Right)
            };
            scene.text((x, cy + 0.35 * size), i.to_string(), size, own(y), MONO.bold(y == Some(i)).align(align));
        }
    }
}
