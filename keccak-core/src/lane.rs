//! The lane types: w bits, one type for each of the seven widths.

use core::fmt::Debug;
use core::ops::{BitAnd, BitXor, BitXorAssign, Not};

use crate::permutation::{Standard, keccak_p1600, last_rounds, permute};
use crate::state::State;

/// A lane: w bits at fixed (x, y), bit z being the coefficient of 2^z.
///
/// Implemented for w = 8, 16, 32 and 64 by the unsigned integers and for w = 1, 2 and 4 by [`Narrow`].
/// FIPS 202, section 3.1 and table 1.
pub trait Lane:
    Copy
    + Eq
    + Default
    + Debug
    + BitXor<Output = Self>
    + BitXorAssign
    + BitAnd<Output = Self>
    + Not<Output = Self>
    + sealed::Sealed
    + 'static
{
    /// The lane size w, in bits.
    const W: usize;

    /// ℓ = log2(w).
    const L: usize = Self::W.trailing_zeros() as usize;

    /// The number of rounds of Keccak-f\[25w\]: 12 + 2ℓ.
    const ROUNDS: usize = rounds(Self::W);

    /// The lane whose bits are the low w bits of `bits`.
    fn truncate(bits: u64) -> Self;

    /// The bits of this lane, in the low w bits of the result.
    fn to_u64(self) -> u64;

    /// Moves every bit from z to z + n mod w, for any n.
    #[must_use]
    fn rotate_left(self, n: u32) -> Self;

    /// Moves every bit from z to z − n mod w, for any n.
    #[must_use]
    fn rotate_right(self, n: u32) -> Self;

    /// Keccak-p\[25w, n\], the last `rounds` rounds, in the fastest way there is for this width.
    ///
    /// # Panics
    /// If `rounds` is more than [`ROUNDS`](Self::ROUNDS).
    #[inline]
    fn keccak_p(a: &mut State<Self>, rounds: usize) {
        permute(a, last_rounds::<Self>(rounds), &Standard, |_, _, _| ());
    }
}

/// Whether there are lanes of `w` **bits**: 1, 2, 4, 8, 16, 32 and 64 (FIPS 202, section 3.1).
#[inline]
pub const fn is_lane_size(w: usize) -> bool {
    matches!(w, 1 | 2 | 4 | 8 | 16 | 32 | 64)
}

/// The number of rounds of Keccak-f\[25w\]: 12 + 2ℓ, for w a power of two (FIPS 202, section 3.4).
pub const fn rounds(w: usize) -> usize {
    12 + 2 * w.trailing_zeros() as usize
}

/// A lane narrower than a byte: W = 1, 2 or 4 bits, in the low bits of a byte.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Narrow<const W: usize>(u8);

impl<const W: usize> Narrow<W> {
    const MASK: u8 = (1 << W) - 1;
}

/// Lanes of machine words.
macro_rules! word {
    ($($word:ty $({ $($own:tt)* })?),*) => {$(
        impl Lane for $word {
            const W: usize = <$word>::BITS as usize;

            #[inline(always)]
            fn truncate(bits: u64) -> Self {
                bits as $word
            }

            #[inline(always)]
            fn to_u64(self) -> u64 {
                u64::from(self)
            }

            #[inline(always)]
            fn rotate_left(self, n: u32) -> Self {
                <$word>::rotate_left(self, n)
            }

            #[inline(always)]
            fn rotate_right(self, n: u32) -> Self {
                <$word>::rotate_right(self, n)
            }

            $($($own)*)?
        }

        impl sealed::Sealed for $word {}
    )*};
}

word!(u8, u16, u32, u64 {
    #[inline(always)]
    fn keccak_p(a: &mut State, rounds: usize) {
        keccak_p1600(a, rounds);
    }
});

impl<const W: usize> Lane for Narrow<W>
where
    Self: sealed::Sealed,
{
    const W: usize = W;

    fn truncate(bits: u64) -> Self {
        Self(bits as u8 & Self::MASK)
    }

    fn to_u64(self) -> u64 {
        u64::from(self.0)
    }

    fn rotate_left(self, n: u32) -> Self {
        let n = n as usize % W;
        Self(((self.0 << n) | (self.0 >> (W - n))) & Self::MASK)
    }

    fn rotate_right(self, n: u32) -> Self {
        self.rotate_left((W - n as usize % W) as u32)
    }
}

impl<const W: usize> BitXor for Narrow<W> {
    type Output = Self;

    fn bitxor(self, other: Self) -> Self {
        Self(self.0 ^ other.0)
    }
}

impl<const W: usize> BitXorAssign for Narrow<W> {
    fn bitxor_assign(&mut self, other: Self) {
        self.0 ^= other.0;
    }
}

impl<const W: usize> BitAnd for Narrow<W> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl<const W: usize> Not for Narrow<W> {
    type Output = Self;

    fn not(self) -> Self {
        Self(!self.0 & Self::MASK)
    }
}

/// Runs `$body` with `$lane` naming the lane type of width `$w`: the one match on w.
macro_rules! for_width {
    ($w:expr, $lane:ident => $body:expr) => {
        match $w {
            1 => {
                type $lane = $crate::lane::Narrow<1>;
                $body
            }
            2 => {
                type $lane = $crate::lane::Narrow<2>;
                $body
            }
            4 => {
                type $lane = $crate::lane::Narrow<4>;
                $body
            }
            8 => {
                type $lane = u8;
                $body
            }
            16 => {
                type $lane = u16;
                $body
            }
            32 => {
                type $lane = u32;
                $body
            }
            _ => {
                type $lane = u64;
                $body
            }
        }
    };
}
pub(crate) use for_width;

mod sealed {
    /// Seven widths and no others: the standard has no eighth.
    pub trait Sealed {}

    impl Sealed for super::Narrow<1> {}
    impl Sealed for super::Narrow<2> {}
    impl Sealed for super::Narrow<4> {}
}

#[cfg(test)]
mod tests {
    use super::{Lane, Narrow};

    fn rotations_undo_each_other<L: Lane>() {
        for bits in [0, 1, 0x8000_0000_0000_0001, 0x0123_4567_89AB_CDEF, u64::MAX] {
            let lane = L::truncate(bits);
            for n in 0..130 {
                assert_eq!(lane.rotate_left(n).rotate_right(n), lane);
                for z in 0..L::W {
                    let moved = lane.rotate_left(n).to_u64() >> ((z + n as usize) % L::W) & 1;
                    assert_eq!(moved, lane.to_u64() >> z & 1, "w = {}, n = {n}, z = {z}", L::W);
                }
            }
            assert_eq!((!lane).to_u64() ^ lane.to_u64(), u64::MAX >> (64 - L::W));
        }
    }

    #[test]
    fn every_width_rotates_towards_higher_z() {
        rotations_undo_each_other::<Narrow<1>>();
        rotations_undo_each_other::<Narrow<2>>();
        rotations_undo_each_other::<Narrow<4>>();
        rotations_undo_each_other::<u8>();
        rotations_undo_each_other::<u16>();
        rotations_undo_each_other::<u32>();
        rotations_undo_each_other::<u64>();
    }
}
