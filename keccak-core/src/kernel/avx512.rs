//! One state in the low words of AVX-512VL registers, and eight states in AVX-512 registers.

use core::arch::x86_64::{
    __m128i, __m512i, _mm_cvtsi64_si128, _mm_loadl_epi64, _mm_loadu_si128, _mm_rol_epi64, _mm_storel_epi64,
    _mm_ternarylogic_epi64, _mm_xor_si128, _mm512_broadcast_i32x4, _mm512_loadu_si512, _mm512_mask_broadcast_i32x4,
    _mm512_maskz_loadu_epi64, _mm512_rol_epi64, _mm512_set1_epi64, _mm512_shuffle_i64x2, _mm512_storeu_si512,
    _mm512_ternarylogic_epi64, _mm512_unpackhi_epi64, _mm512_unpacklo_epi64, _mm512_xor_si512,
};
use core::ops::BitXor;

use super::Blocks;
use crate::kernel::words::{self, Word};

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

/// [`words::xor_blocks`] of eight.
#[target_feature(enable = "avx512f")]
pub(in crate::kernel) fn xor_blocks(states: &mut [[u64; 8]; 25], blocks: &[&[u8]; 8], lanes: usize) {
    // SAFETY: AVX-512F is enabled here.
    unsafe { words::xor_blocks::<Eight, 8>(states, blocks, 0, lanes) }
}

/// [`words::absorb`] of eight.
#[target_feature(enable = "avx512f")]
pub(in crate::kernel) fn absorb(states: &mut [[u64; 8]; 25], blocks: &[&[u8]; 8], kind: Blocks) {
    // SAFETY: AVX-512F is enabled here.
    unsafe { words::absorb::<Eight, 8>(states, blocks, kind) }
}

/// The first `count` words from byte `at` of each block, word by word.
#[inline]
#[target_feature(enable = "avx512f")]
fn columns(blocks: &[&[u8]; 8], at: usize, count: usize) -> [__m512i; 8] {
    if count == 8 {
        return whole_columns(blocks, at);
    }
    let row = |i: usize| {
        let words = &blocks[i][at..at + 8 * count];
        // SAFETY: the mask leaves out what is beyond these words.
        unsafe { _mm512_maskz_loadu_epi64((0xFF_u16 >> (8 - count)) as u8, words.as_ptr().cast()) }
    };
    transposed(&[row(0), row(1), row(2), row(3), row(4), row(5), row(6), row(7)])
}

/// All eight: loads of two words bring every other row together, so that of the shuffles one kind is left.
#[inline]
#[target_feature(enable = "avx512f")]
fn whole_columns(blocks: &[&[u8]; 8], at: usize) -> [__m512i; 8] {
    let rows: [&[u8; 64]; 8] = core::array::from_fn(|i| blocks[i][at..at + 64].try_into().expect("64 bytes"));
    macro_rules! two_words {
        ($row:expr, $two:literal) => {
            // SAFETY: 16 bytes are there; the load needs no alignment.
            unsafe { _mm_loadu_si128(rows[$row].as_ptr().add(16 * $two).cast()) }
        };
    }
    macro_rules! four_rows {
        ($row:literal, $two:literal) => {{
            let rows = _mm512_broadcast_i32x4(two_words!($row, $two));
            let rows = _mm512_mask_broadcast_i32x4(rows, 0x00F0, two_words!($row + 2, $two));
            let rows = _mm512_mask_broadcast_i32x4(rows, 0x0F00, two_words!($row + 4, $two));
            _mm512_mask_broadcast_i32x4(rows, 0xF000, two_words!($row + 6, $two))
        }};
    }
    macro_rules! columns {
        ($two:literal) => {{
            let (even, odd) = (four_rows!(0, $two), four_rows!(1, $two));
            [_mm512_unpacklo_epi64(even, odd), _mm512_unpackhi_epi64(even, odd)]
        }};
    }
    let [[a, b], [c, d], [e, f], [g, h]] = [columns!(0), columns!(1), columns!(2), columns!(3)];
    [a, b, c, d, e, f, g, h]
}

#[inline]
#[target_feature(enable = "avx512f")]
fn transposed(rows: &[__m512i; 8]) -> [__m512i; 8] {
    // Pairs of words, then of pairs, then of halves: after each step twice as many rows stand in a register.
    let [a, b, c, d, e, f, g, h] = *rows;
    let [ab, cd, ef, gh] = [
        (_mm512_unpacklo_epi64(a, b), _mm512_unpackhi_epi64(a, b)),
        (_mm512_unpacklo_epi64(c, d), _mm512_unpackhi_epi64(c, d)),
        (_mm512_unpacklo_epi64(e, f), _mm512_unpackhi_epi64(e, f)),
        (_mm512_unpacklo_epi64(g, h), _mm512_unpackhi_epi64(g, h)),
    ];
    macro_rules! quarters {
        ($four:expr, $eight:expr) => {{
            // The even and the odd quarters of the first four rows and of the last four.
            let (even, odd) =
                (_mm512_shuffle_i64x2::<0x88>($four.0, $four.1), _mm512_shuffle_i64x2::<0xDD>($four.0, $four.1));
            let (even_2, odd_2) =
                (_mm512_shuffle_i64x2::<0x88>($eight.0, $eight.1), _mm512_shuffle_i64x2::<0xDD>($eight.0, $eight.1));
            [
                _mm512_shuffle_i64x2::<0x88>(even, even_2),
                _mm512_shuffle_i64x2::<0x88>(odd, odd_2),
                _mm512_shuffle_i64x2::<0xDD>(even, even_2),
                _mm512_shuffle_i64x2::<0xDD>(odd, odd_2),
            ]
        }};
    }
    let low = quarters!((ab.0, cd.0), (ef.0, gh.0));
    let high = quarters!((ab.1, cd.1), (ef.1, gh.1));
    [low[0], high[0], low[1], high[1], low[2], high[2], low[3], high[3]]
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
    unsafe fn columns([block]: &[&[u8]; 1], at: usize, _: usize) -> [Self; 1] {
        let word = u64::from_le_bytes(block[at..at + 8].try_into().expect("eight bytes"));
        // SAFETY: the caller vouches for AVX-512VL.
        [unsafe { Self::splat(word) }]
    }

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
    fn ask_for(bytes: &[u8]) {
        super::prefetch(bytes);
    }

    #[inline(always)]
    unsafe fn load(lanes: &[u64; 8]) -> Self {
        // SAFETY: the caller vouches for AVX-512; the load needs no alignment.
        Self(unsafe { _mm512_loadu_si512(lanes.as_ptr().cast()) })
    }

    #[inline(always)]
    unsafe fn columns(blocks: &[&[u8]; 8], at: usize, count: usize) -> [Self; 8] {
        // SAFETY: the caller vouches for AVX-512.
        let [a, b, c, d, e, f, g, h] = unsafe { columns(blocks, at, count) };
        [Self(a), Self(b), Self(c), Self(d), Self(e), Self(f), Self(g), Self(h)]
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
