//! One state in the low words of AVX-512VL registers, and eight states in AVX-512 registers.

use core::arch::x86_64::{
    __m128i, __m512i, _mm_cvtsi64_si128, _mm_loadl_epi64, _mm_rol_epi64, _mm_storel_epi64, _mm_ternarylogic_epi64,
    _mm_xor_si128, _mm256_loadu_si256, _mm256_maskz_loadu_epi64, _mm512_castsi256_si512, _mm512_inserti64x4,
    _mm512_loadu_si512, _mm512_mask_broadcast_i64x4, _mm512_rol_epi64, _mm512_set1_epi64, _mm512_shuffle_i64x2,
    _mm512_storeu_si512, _mm512_ternarylogic_epi64, _mm512_unpackhi_epi64, _mm512_unpacklo_epi64, _mm512_xor_si512,
};
use core::ops::BitXor;

use super::Blocks;
use crate::kernel::words::{self, Columns, Word};

/// A lane of one state.
#[derive(Clone, Copy)]
struct One(__m128i);

/// The same lane of eight states.
#[derive(Clone, Copy)]
struct Eight(__m512i);

/// One state, a lane in each of 25 registers: three-operand logic and rotations are worth it even for one word.
#[target_feature(enable = "avx512f,avx512vl")]
pub(in crate::kernel) fn permute_one(state: &mut [[u64; 1]; 25], rounds: usize) {
    // SAFETY: AVX-512F and VL are enabled here.
    unsafe { words::permute::<One, 1>(state, rounds) }
}

/// Eight states.
#[target_feature(enable = "avx512f")]
pub(in crate::kernel) fn permute_eight(states: &mut [[u64; 8]; 25], rounds: usize) {
    // SAFETY: AVX-512F is enabled here.
    unsafe { words::permute::<Eight, 8>(states, rounds) }
}

/// [`words::absorb`] of eight.
#[target_feature(enable = "avx512f,avx512vl")]
pub(in crate::kernel) fn absorb(
    states: &mut [[u64; 8]; 25],
    messages: &[&[u8]; 8],
    blocks: Blocks,
    padding: Option<&[[u64; 8]; 25]>,
) {
    // The leaves of KT128 are compiled once more by themselves: with both numbers known, 2 % less.
    if blocks.lanes == 21 && blocks.rounds == 12 {
        let blocks = Blocks { lanes: 21, rounds: 12, ..blocks };
        // SAFETY: AVX-512F and VL are enabled here.
        return unsafe { words::absorb::<Eight, 8>(states, messages, blocks, padding) };
    }
    // SAFETY: as above.
    unsafe { words::absorb::<Eight, 8>(states, messages, blocks, padding) }
}

/// [`Columns::columns`].
///
/// # Safety
/// The blocks have these bytes.
#[inline]
#[target_feature(enable = "avx512f,avx512vl")]
unsafe fn columns(blocks: &[&[u8]; 8], at: usize, count: usize) -> [__m512i; 4] {
    // Rows i and i + 2 share a register, so that after two shuffles the rows stand in their order.
    let rows = |i: usize| {
        // SAFETY: the caller vouches for the bytes up to here and for `count` words; a mask leaves out what is beyond.
        unsafe {
            let (low, high) = (blocks[i].as_ptr().add(at), blocks[i + 2].as_ptr().add(at));
            if count == 4 {
                let low = _mm512_castsi256_si512(_mm256_loadu_si256(low.cast()));
                return _mm512_mask_broadcast_i64x4(low, 0xF0, _mm256_loadu_si256(high.cast()));
            }
            let mask = (1 << count) - 1;
            let low = _mm512_castsi256_si512(_mm256_maskz_loadu_epi64(mask, low.cast()));
            _mm512_inserti64x4::<1>(low, _mm256_maskz_loadu_epi64(mask, high.cast()))
        }
    };
    let (a, b, c, d) = (rows(0), rows(1), rows(4), rows(5));
    let (even, even_2) = (_mm512_unpacklo_epi64(a, b), _mm512_unpacklo_epi64(c, d));
    let (odd, odd_2) = (_mm512_unpackhi_epi64(a, b), _mm512_unpackhi_epi64(c, d));
    [
        _mm512_shuffle_i64x2::<0x88>(even, even_2),
        _mm512_shuffle_i64x2::<0x88>(odd, odd_2),
        _mm512_shuffle_i64x2::<0xDD>(even, even_2),
        _mm512_shuffle_i64x2::<0xDD>(odd, odd_2),
    ]
}

impl BitXor for One {
    type Output = Self;

    #[inline(always)]
    fn bitxor(self, other: Self) -> Self {
        // SAFETY: there is a value, so `load` or `splat` made one, and there is AVX-512.
        Self(unsafe { _mm_xor_si128(self.0, other.0) })
    }
}

impl Word<1> for One {
    #[inline(always)]
    unsafe fn load(lanes: &[u64; 1]) -> Self {
        // SAFETY: the caller vouches for AVX-512VL; the load is of one word.
        Self(unsafe { _mm_loadl_epi64(lanes.as_ptr().cast()) })
    }

    #[inline(always)]
    unsafe fn splat(bits: u64) -> Self {
        // SAFETY: the caller vouches for AVX-512.
        Self(unsafe { _mm_cvtsi64_si128(bits.cast_signed()) })
    }

    #[inline(always)]
    fn store(self, lanes: &mut [u64; 1]) {
        // SAFETY: there is a value, so there is AVX-512; the store is of one word.
        unsafe { _mm_storel_epi64(lanes.as_mut_ptr().cast(), self.0) }
    }

    #[inline(always)]
    fn xor3(self, b: Self, c: Self) -> Self {
        // SAFETY: there is a value, so there is AVX-512.
        Self(unsafe { _mm_ternarylogic_epi64::<0x96>(self.0, b.0, c.0) })
    }

    #[inline(always)]
    fn chi(self, b: Self, c: Self) -> Self {
        // SAFETY: there is a value, so there is AVX-512.
        Self(unsafe { _mm_ternarylogic_epi64::<0xD2>(self.0, b.0, c.0) })
    }

    #[inline(always)]
    fn rotate<const LEFT: i32, const RIGHT: i32>(self) -> Self {
        // SAFETY: there is a value, so there is AVX-512.
        Self(unsafe { _mm_rol_epi64::<LEFT>(self.0) })
    }
}

impl BitXor for Eight {
    type Output = Self;

    #[inline(always)]
    fn bitxor(self, other: Self) -> Self {
        // SAFETY: there is a value, so `load` or `splat` made one, and there is AVX-512.
        Self(unsafe { _mm512_xor_si512(self.0, other.0) })
    }
}

impl Word<8> for Eight {
    #[inline(always)]
    unsafe fn load(lanes: &[u64; 8]) -> Self {
        // SAFETY: the caller vouches for AVX-512; the load needs no alignment.
        Self(unsafe { _mm512_loadu_si512(lanes.as_ptr().cast()) })
    }

    #[inline(always)]
    unsafe fn splat(bits: u64) -> Self {
        // SAFETY: the caller vouches for AVX-512.
        Self(unsafe { _mm512_set1_epi64(bits.cast_signed()) })
    }

    #[inline(always)]
    fn store(self, lanes: &mut [u64; 8]) {
        // SAFETY: there is a value, so there is AVX-512; the store needs no alignment.
        unsafe { _mm512_storeu_si512(lanes.as_mut_ptr().cast(), self.0) }
    }

    #[inline(always)]
    fn xor3(self, b: Self, c: Self) -> Self {
        // SAFETY: there is a value, so there is AVX-512.
        Self(unsafe { _mm512_ternarylogic_epi64::<0x96>(self.0, b.0, c.0) })
    }

    #[inline(always)]
    fn chi(self, b: Self, c: Self) -> Self {
        // SAFETY: there is a value, so there is AVX-512.
        Self(unsafe { _mm512_ternarylogic_epi64::<0xD2>(self.0, b.0, c.0) })
    }

    #[inline(always)]
    fn rotate<const LEFT: i32, const RIGHT: i32>(self) -> Self {
        // SAFETY: there is a value, so there is AVX-512.
        Self(unsafe { _mm512_rol_epi64::<LEFT>(self.0) })
    }
}

impl Columns<8> for Eight {
    #[inline(always)]
    unsafe fn columns(blocks: &[&[u8]; 8], at: usize, count: usize) -> [Self; 4] {
        // SAFETY: the caller vouches for AVX-512 and for the bytes.
        let [a, b, c, d] = unsafe { columns(blocks, at, count) };
        [Self(a), Self(b), Self(c), Self(d)]
    }

    #[inline(always)]
    fn ask_for(line: *const u8) {
        super::prefetch(line);
    }
}
