//! WebAssembly: two states at once with SIMD, for whoever asks for it; one state is the definition's.
//!
//! For one state nothing that was tried was faster: the text of [`words`](super::words), and one with the state in memory
//! and complemented lanes.

use core::arch::wasm32::{
    i64x2, i64x2_shl, u64x2, u64x2_shr, v128, v128_andnot, v128_load, v128_or, v128_store, v128_xor,
};
use core::ops::BitXor;

use crate::kernel::Blocks;
use crate::kernel::words::{self, Columns, Word};
use crate::state::State;

pub(super) const NAME: &str = "simd128";

/// How many states are permuted at once.
pub(super) const WIDTH: usize = 2;

pub(super) fn permute_one(a: &mut State, rounds: usize) {
    crate::kernel::definition(a, rounds);
}

#[target_feature(enable = "simd128")]
pub(super) fn permute(states: &mut [[u64; 2]; 25], rounds: usize) {
    // SAFETY: SIMD is enabled here.
    unsafe { words::permute::<Two, 2>(states, rounds) }
}

#[target_feature(enable = "simd128")]
pub(super) fn absorb(
    states: &mut [[u64; 2]; 25],
    messages: &[&[u8]; 2],
    blocks: Blocks,
    padding: Option<&[[u64; 2]; 25]>,
) {
    // SAFETY: SIMD is enabled here.
    unsafe { words::absorb::<Two, 2>(states, messages, blocks, padding) }
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

impl Columns<2> for Two {
    #[inline(always)]
    unsafe fn columns(blocks: &[&[u8]; 2], at: usize, count: usize) -> [Self; 4] {
        let [a, b] = blocks.map(|block| words::first_words(block, at, count));
        [0, 1, 2, 3].map(|i| Self(u64x2(a[i], b[i])))
    }
}
