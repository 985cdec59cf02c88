//! θ: the parity of every column, and what two of them add to each bit of the column between them.

use keccak_core::parts::{Bit, Column};

use super::slice_in_words;
use crate::prelude::*;
use crate::session::Look;

/// The two planes inside θ, and the way to one bit.
#[derive(Clone, PartialEq, Debug)]
pub struct Theta {
    /// C\[x\]: bit z is the parity of column (x, z) before the step.
    pub parity: [u64; 5],
    /// D\[x\]: bit z is what is XORed into the five bits of column (x, z).
    pub effect: [u64; 5],
    /// How many columns are finished, in the order x + 5z.
    pub done: usize,
    /// The bit that is told about, and the two columns that are read for it.
    pub path: Option<Path>,
}

/// How two columns reach a bit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Path {
    /// The bit.
    pub bit: Bit,
    /// Column (x − 1, z).
    pub first: Column,
    /// Column (x + 1, z − 1).
    pub second: Column,
}

impl Path {
    /// The way to a bit, in lanes of `w` bits.
    pub fn to(bit: Bit, w: usize) -> Self {
        let Bit { x, z, .. } = bit;
        let (first, second) = (Column { x: (x + 4) % 5, z }, Column { x: (x + 1) % 5, z: (z + w - 1) % w });
        Self { bit, first, second }
    }
}

impl Theta {
    /// What is said beside the parity plane.
    pub const PARITY: &str = "C = the five planes, XORed";
    /// What is said beside the plane of effects.
    pub const EFFECT: &str = "D is XORed into every plane";

    /// What stands at a slice, before or after.
    pub fn slice(z: usize, after: bool) -> String {
        slice_in_words("", z, after)
    }

    /// θ at this position.
    pub fn of(look: &Look<'_>) -> Self {
        let w = look.w();
        let parity: [u64; 5] = [0, 1, 2, 3, 4].map(|x| look.before.lanes.iter().fold(0, |sum, plane| sum ^ plane[x]));
        let rotated = |lane: u64| (lane << 1 | lane >> (w - 1)) & (u64::MAX >> (64 - w));
        let effect = [0, 1, 2, 3, 4].map(|x| parity[(x + 4) % 5] ^ rotated(parity[(x + 1) % 5]));
        let path = look.told().map(|bit| Path::to(bit, w));
        Self { parity, effect, done: look.place.sub.unwrap_or(5 * w), path }
    }

    /// Whether the parity of a column is odd.
    pub fn odd(&self, column: Column) -> bool {
        self.parity[column.x] >> column.z & 1 == 1
    }

    /// Whether θ flips the bits of a column.
    pub fn flips(&self, column: Column) -> bool {
        self.effect[column.x] >> column.z & 1 == 1
    }

    /// Whether a column is finished, within the step.
    pub fn finished(&self, column: Column) -> bool {
        column.x + 5 * column.z < self.done
    }
}
