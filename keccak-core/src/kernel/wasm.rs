//! WebAssembly: two states at once with SIMD, for whoever asks for it; one state is the definition's.
//!
//! For one state nothing that was tried was faster: the text of [`words`](super::words), and one with the state in memory
//! and complemented lanes.

use core::arch::wasm32::{
    i64x2, i64x2_shl, u64x2, u64x2_shr, v128, v128_andnot, v128_load, v128_or, v128_store, v128_xor,
};
use core::ops::BitXor;

use super::words::{self, Word, same, same_blocks};
use super::{Blocks, Lanes};
use crate::state::State;

/// Two states with SIMD. A module in which this is used asks for an engine that has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Level;

#[allow(clippy::unused_self, clippy::unnecessary_wraps, reason = "other processors have several levels, or none")]
impl Level {
    #[inline(always)]
    pub(super) fn best() -> Option<Self> {
        Some(Self)
    }

    pub(super) fn available() -> impl Iterator<Item = Self> {
        [Self].into_iter()
    }

    #[inline]
    pub(super) fn width(self) -> usize {
        2
    }

    pub(super) fn name(self) -> &'static str {
        "simd128"
    }

    #[inline(always)]
    pub(super) fn permute(self, a: &mut State, rounds: usize) {
        super::definition(a, rounds);
    }

    /// Permutes them at once, if `N` is the width, and says whether it is.
    #[inline]
    pub(super) fn permute_lanes<const N: usize>(self, lanes: &mut Lanes<N>, rounds: usize) -> bool {
        N == 2 && {
            permute(same(&mut lanes.0), rounds);
            true
        }
    }

    /// XORs the first lanes of each block into its state, if `N` is the width, and says whether it is.
    #[inline]
    pub(super) fn xor_blocks<const N: usize>(self, states: &mut Lanes<N>, blocks: &[&[u8]; N], lanes: usize) -> bool {
        N == 2 && {
            xor_blocks(same(&mut states.0), same_blocks(blocks), lanes);
            true
        }
    }

    /// Absorbs whole blocks, if `N` is the width, and says whether it is.
    #[inline]
    pub(super) fn absorb<const N: usize>(self, states: &mut Lanes<N>, messages: &[&[u8]; N], blocks: Blocks) -> bool {
        N == 2 && {
            absorb(same(&mut states.0), same_blocks(messages), blocks);
            true
        }
    }
}

#[target_feature(enable = "simd128")]
fn permute(states: &mut [[u64; 2]; 25], rounds: usize) {
    // SAFETY: SIMD is enabled here.
    unsafe { words::permute::<Two, 2>(states, rounds) }
}

#[target_feature(enable = "simd128")]
fn xor_blocks(states: &mut [[u64; 2]; 25], blocks: &[&[u8]; 2], lanes: usize) {
    // SAFETY: SIMD is enabled here.
    unsafe { words::xor_blocks::<Two, 2>(states, blocks, 0, lanes) }
}

#[target_feature(enable = "simd128")]
fn absorb(states: &mut [[u64; 2]; 25], messages: &[&[u8]; 2], blocks: Blocks) {
    // SAFETY: SIMD is enabled here.
    unsafe { words::absorb::<Two, 2>(states, messages, blocks) }
}

/// The same lane of two states.
#[derive(Clone, Copy)]
struct Two(v128);

impl BitXor for Two {
    type Output = Self;

    #[inline(always)]
    fn bitxor(self, other: Self) -> Self {
        Self(v128_xor(self.0, other.0))
    }
}

impl Word<2> for Two {
    #[inline(always)]
    unsafe fn load(lanes: &[u64; 2]) -> Self {
        // SAFETY: two words are there; the load needs no alignment.
        Self(unsafe { v128_load(lanes.as_ptr().cast()) })
    }

    #[inline(always)]
    unsafe fn columns(blocks: &[&[u8]; 2], at: usize, count: usize) -> [Self; 2] {
        let word = |i: usize, n: usize| {
            if n < count {
                u64::from_le_bytes(blocks[i][at + 8 * n..at + 8 * n + 8].try_into().expect("eight bytes"))
            } else {
                0
            }
        };
        [Self(u64x2(word(0, 0), word(1, 0))), Self(u64x2(word(0, 1), word(1, 1)))]
    }

    #[inline(always)]
    unsafe fn splat(bits: u64) -> Self {
        Self(i64x2(bits.cast_signed(), bits.cast_signed()))
    }

    #[inline(always)]
    fn store(self, lanes: &mut [u64; 2]) {
        // SAFETY: there is room for two words; the store needs no alignment.
        unsafe { v128_store(lanes.as_mut_ptr().cast(), self.0) }
    }

    #[inline(always)]
    fn chi(self, b: Self, c: Self) -> Self {
        Self(v128_xor(self.0, v128_andnot(c.0, b.0)))
    }

    #[inline(always)]
    fn rotate<const LEFT: i32, const RIGHT: i32>(self) -> Self {
        // A shift by 64 is one by 0 here.
        if LEFT == 0 { self } else { Self(v128_or(i64x2_shl(self.0, LEFT as u32), u64x2_shr(self.0, RIGHT as u32))) }
    }
}
