//! Four states in AVX2 registers.

use core::arch::x86_64::{
    __m256i, _mm256_andnot_si256, _mm256_cmpgt_epi64, _mm256_loadu_si256, _mm256_maskload_epi64, _mm256_or_si256,
    _mm256_permute2x128_si256, _mm256_set_epi64x, _mm256_set1_epi64x, _mm256_slli_epi64, _mm256_srli_epi64,
    _mm256_storeu_si256, _mm256_unpackhi_epi64, _mm256_unpacklo_epi64, _mm256_xor_si256,
};
use core::ops::BitXor;

use super::Blocks;
use crate::kernel::words::{self, Columns, Word};

/// The same lane of four states.
#[derive(Clone, Copy)]
struct Avx2(__m256i);

/// Four states.
#[target_feature(enable = "avx2")]
pub(in crate::kernel) fn permute(states: &mut [[u64; 4]; 25], rounds: usize) {
    // SAFETY: AVX2 is enabled here.
    unsafe { words::permute::<Avx2, 4>(states, rounds) }
}

/// [`words::absorb`] of four.
#[target_feature(enable = "avx2")]
pub(in crate::kernel) fn absorb(
    states: &mut [[u64; 4]; 25],
    messages: &[&[u8]; 4],
    blocks: Blocks,
    padding: Option<&[[u64; 4]; 25]>,
) {
    // SAFETY: AVX2 is enabled here.
    unsafe { words::absorb::<Avx2, 4>(states, messages, blocks, padding) }
}

/// [`Columns::columns`].
///
/// # Safety
/// The blocks have these bytes.
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn columns(blocks: &[&[u8]; 4], at: usize, count: usize) -> [__m256i; 4] {
    let row = |i: usize| {
        // SAFETY: the caller vouches for the bytes up to here and for `count` words; a mask leaves out what is beyond.
        unsafe {
            let words = blocks[i].as_ptr().add(at);
            if count == 4 {
                return _mm256_loadu_si256(words.cast());
            }
            let mask = _mm256_cmpgt_epi64(_mm256_set1_epi64x(count as i64), _mm256_set_epi64x(3, 2, 1, 0));
            _mm256_maskload_epi64(words.cast(), mask)
        }
    };
    transposed([row(0), row(1), row(2), row(3)])
}

#[inline]
#[target_feature(enable = "avx2")]
fn transposed([a, b, c, d]: [__m256i; 4]) -> [__m256i; 4] {
    let (ab, cd) = (_mm256_unpacklo_epi64(a, b), _mm256_unpacklo_epi64(c, d));
    let (ab_high, cd_high) = (_mm256_unpackhi_epi64(a, b), _mm256_unpackhi_epi64(c, d));
    [
        _mm256_permute2x128_si256::<0x20>(ab, cd),
        _mm256_permute2x128_si256::<0x20>(ab_high, cd_high),
        _mm256_permute2x128_si256::<0x31>(ab, cd),
        _mm256_permute2x128_si256::<0x31>(ab_high, cd_high),
    ]
}

impl BitXor for Avx2 {
    type Output = Self;

    #[inline(always)]
    fn bitxor(self, other: Self) -> Self {
        // SAFETY: there is a value, so `load` or `splat` made one, and there is AVX2.
        Self(unsafe { _mm256_xor_si256(self.0, other.0) })
    }
}

impl Word<4> for Avx2 {
    #[inline(always)]
    unsafe fn load(lanes: &[u64; 4]) -> Self {
        // SAFETY: the caller vouches for AVX2; the load needs no alignment.
        Self(unsafe { _mm256_loadu_si256(lanes.as_ptr().cast()) })
    }

    #[inline(always)]
    unsafe fn splat(bits: u64) -> Self {
        // SAFETY: the caller vouches for AVX2.
        Self(unsafe { _mm256_set1_epi64x(bits.cast_signed()) })
    }

    #[inline(always)]
    fn store(self, lanes: &mut [u64; 4]) {
        // SAFETY: there is a value, so there is AVX2; the store needs no alignment.
        unsafe { _mm256_storeu_si256(lanes.as_mut_ptr().cast(), self.0) }
    }

    #[inline(always)]
    fn chi(self, b: Self, c: Self) -> Self {
        // SAFETY: there is a value, so there is AVX2.
        self ^ Self(unsafe { _mm256_andnot_si256(b.0, c.0) })
    }

    #[inline(always)]
    fn rotate<const LEFT: i32, const RIGHT: i32>(self) -> Self {
        // SAFETY: there is a value, so there is AVX2.
        Self(unsafe { _mm256_or_si256(_mm256_slli_epi64::<LEFT>(self.0), _mm256_srli_epi64::<RIGHT>(self.0)) })
    }
}

impl Columns<4> for Avx2 {
    #[inline(always)]
    unsafe fn columns(blocks: &[&[u8]; 4], at: usize, count: usize) -> [Self; 4] {
        // SAFETY: the caller vouches for AVX2 and for the bytes.
        let [a, b, c, d] = unsafe { columns(blocks, at, count) };
        [Self(a), Self(b), Self(c), Self(d)]
    }

    #[inline(always)]
    fn ask_for(line: *const u8) {
        super::prefetch(line);
    }
}
