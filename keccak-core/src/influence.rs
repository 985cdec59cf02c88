//! Which bits a step reads to make a bit, and which bits a bit reaches; cones over many steps.
//!
//! The shape of the standard's steps alone: no values are looked at.

use crate::constants::RHO_OFFSETS;
use crate::parts::{Bit, Column};
use crate::permutation::Step;
use crate::state::Snapshot;

/// At most eleven bits: what θ reads for one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bits {
    bits: [Bit; 11],
    len: usize,
}

/// The bits before `step` that make the bit `target` after it, the bit at the same place first where it is one of them.
///
/// θ: the bit, the column (x − 1, z), the column (x + 1, z − 1). ρ and π: the one that moves here.
/// χ: the bit, x + 1 and x + 2 of its row. ι: the bit.
#[inline]
pub fn sources(step: Step, target: Bit, w: usize) -> Bits {
    let Bit { x, y, z } = target;
    match step {
        Step::Theta => Bits::theta(target, Column { x: (x + 4) % 5, z }, Column { x: (x + 1) % 5, z: (z + w - 1) % w }),
        Step::Rho => Bits::of(&[Bit { x, y, z: (z + w - offset(x, y, w)) % w }]),
        Step::Pi => Bits::of(&[Bit { x: (x + 3 * y) % 5, y: x, z }]),
        Step::Chi => Bits::of(&[target, Bit { x: (x + 1) % 5, y, z }, Bit { x: (x + 2) % 5, y, z }]),
        Step::Iota => Bits::of(&[target]),
    }
}

/// The bits after `step` in which the bit `source` before it has a part, the bit at the same place first where it is one of them.
#[inline]
pub fn targets(step: Step, source: Bit, w: usize) -> Bits {
    let Bit { x, y, z } = source;
    match step {
        Step::Theta => Bits::theta(source, Column { x: (x + 1) % 5, z }, Column { x: (x + 4) % 5, z: (z + 1) % w }),
        Step::Rho => Bits::of(&[Bit { x, y, z: (z + offset(x, y, w)) % w }]),
        // π takes A[x + 3y, x] to (x, y): the lane (x, y) goes to (y, 2x + 3y).
        Step::Pi => Bits::of(&[Bit { x: y, y: (2 * x + 3 * y) % 5, z }]),
        Step::Chi => Bits::of(&[source, Bit { x: (x + 4) % 5, y, z }, Bit { x: (x + 3) % 5, y, z }]),
        Step::Iota => Bits::of(&[source]),
    }
}

/// The forward cone over one step: a one at every place that the ones of `set` can reach.
///
/// ```
/// use keccak_core::influence::reach;
/// use keccak_core::parts::Bit;
/// use keccak_core::permutation::Step;
/// use keccak_core::state::Snapshot;
///
/// let mut set = Snapshot::zero(64);
/// set.flip(Bit { x: 3, y: 1, z: 17 });
/// assert_eq!(reach(Step::Theta, &set).ones(), 11);
/// ```
#[must_use]
#[inline]
pub fn reach(step: Step, set: &Snapshot) -> Snapshot {
    spread(set, |bit| targets(step, bit, set.w))
}

/// The backward cone over one step: a one at every place before it that has a part in the ones of `set`.
#[must_use]
#[inline]
pub fn origin(step: Step, set: &Snapshot) -> Snapshot {
    spread(set, |bit| sources(step, bit, set.w))
}

#[inline]
fn spread(set: &Snapshot, of: impl Fn(Bit) -> Bits) -> Snapshot {
    let mut result = Snapshot::zero(set.w);
    for bit in set.ones_at().flat_map(of) {
        result.lanes[bit.y][bit.x] |= 1 << bit.z;
    }
    result
}

#[inline]
fn offset(x: usize, y: usize, w: usize) -> usize {
    RHO_OFFSETS[y][x] as usize % w
}

impl Bits {
    #[inline]
    fn of(bits: &[Bit]) -> Self {
        let mut result = [Bit { x: 0, y: 0, z: 0 }; 11];
        result[..bits.len()].copy_from_slice(bits);
        Self { bits: result, len: bits.len() }
    }

    #[inline]
    fn theta(bit: Bit, first: Column, second: Column) -> Self {
        let mut bits = [bit; 11];
        for (place, bit) in bits[1..].iter_mut().zip(first.bits().chain(second.bits())) {
            *place = bit;
        }
        Self { bits, len: 11 }
    }

    /// The bits, as a slice.
    #[inline]
    pub fn as_slice(&self) -> &[Bit] {
        &self.bits[..self.len]
    }
}

impl IntoIterator for Bits {
    type Item = Bit;
    type IntoIter = core::iter::Take<core::array::IntoIter<Bit, 11>>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.bits.into_iter().take(self.len)
    }
}
