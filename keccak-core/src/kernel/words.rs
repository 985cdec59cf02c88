//! The round for speed, written once for words of any kind: a lane of one state, or the same lane of several states.
//!
//! It is the definition's round with its planes spelled out: θ, ρ and π meet in one expression per lane, and no loop
//! is left for the compiler to keep. The offsets and constants are the definition's own, and tests hold the two together.

use core::ops::{BitXor, Not};

use super::{Blocks, Lanes};
use crate::constants::{RHO_OFFSETS, ROUND_CONSTANTS};

/// A word: the same lane of `N` states, one beside the other.
///
/// A value can only be made by [`load`](Self::load) and [`splat`](Self::splat), whose callers vouch for the processor;
/// whoever holds one can do the rest without a word about it.
pub(super) trait Word<const N: usize>: Copy + BitXor<Output = Self> {
    /// # Safety
    /// The processor has what this word is made with.
    unsafe fn load(lanes: &[u64; N]) -> Self;

    /// The same 64 bits for each state.
    ///
    /// # Safety
    /// The processor has what this word is made with.
    unsafe fn splat(bits: u64) -> Self;

    fn store(self, lanes: &mut [u64; N]);

    /// `self ^ b ^ c`.
    #[inline(always)]
    #[must_use]
    fn xor3(self, b: Self, c: Self) -> Self {
        self ^ b ^ c
    }

    /// χ: `self ^ (!b & c)`.
    #[must_use]
    fn chi(self, b: Self, c: Self) -> Self;

    /// Rotates to the left by `LEFT` bits; `RIGHT` is 64 − `LEFT`.
    #[must_use]
    fn rotate<const LEFT: i32, const RIGHT: i32>(self) -> Self;
}

/// A word that blocks of `N` messages can be brought into.
pub(super) trait Columns<const N: usize>: Word<N> {
    /// The first `count` ≤ 4 words from byte `at` of each of `N` blocks: the first of all of them in the first value,
    /// and so on; the rest is zero.
    ///
    /// # Safety
    /// The processor has what this word is made with, and the blocks have these bytes.
    unsafe fn columns(blocks: &[&[u8]; N], at: usize, count: usize) -> [Self; 4];

    /// Has the line at this address brought into the cache, where that can be asked for; there may be nothing.
    #[inline(always)]
    fn ask_for(_: *const u8) {}
}

/// Keccak-p\[1600, n\] of `N` states whose lanes lie beside each other.
///
/// # Panics
/// If `rounds` is over 24.
///
/// # Safety
/// The processor has what `W` is made with.
#[inline(always)]
pub(super) unsafe fn permute<W: Word<N>, const N: usize>(states: &mut [[u64; N]; 25], rounds: usize) {
    let constants = &ROUND_CONSTANTS[24 - rounds..];
    // SAFETY: the caller vouches for the processor.
    let a = unsafe { all_rounds(load::<W, N>(states), constants) };
    store(a, states);
}

/// Absorbs blocks of each message into its state, the first of them with this padding. Between blocks the states stay
/// where they are: in registers, if there are so many.
///
/// # Panics
/// If a message has fewer, a block has over 25 lanes, or there are over 24 rounds.
///
/// # Safety
/// The processor has what `W` is made with.
#[inline(always)]
pub(super) unsafe fn absorb<W: Columns<N>, const N: usize>(
    states: &mut [[u64; N]; 25],
    messages: &[&[u8]; N],
    Blocks { fresh, count, lanes, rounds }: Blocks,
    padding: Option<&[[u64; N]; 25]>,
) {
    let constants = &ROUND_CONSTANTS[24 - rounds..];
    let size = 8 * lanes;
    let fits = |bytes| messages.iter().all(|message| message.len() >= bytes);
    assert!(lanes <= 25 && count.checked_mul(size).is_some_and(fits), "{count} blocks of {lanes} lanes");
    // Zeros from elsewhere: a state that was just written would have to be waited for.
    let zero = &[[0; N]; 25];
    let (from, padding) = (if fresh { zero } else { &*states }, padding.unwrap_or(zero));
    // SAFETY: the caller vouches for the processor.
    let mut a: [[W; 5]; 5] = unsafe { xor(load(from), load(padding)) };
    for block in 0..count {
        let at = size * block;
        // SAFETY: as above; the messages have this block.
        unsafe { xor_block(&mut a, messages, at, lanes) }
        // While these are permuted, the next come nearer: more streams than a processor follows by itself.
        for message in messages {
            let next = message.as_ptr().wrapping_add(at + size);
            W::ask_for(next);
            W::ask_for(next.wrapping_add(64));
            W::ask_for(next.wrapping_add(128));
        }
        // SAFETY: as above.
        a = unsafe { all_rounds(a, constants) };
    }
    store(a, states);
}

/// XORs the first `lanes` ≤ 25 lanes from byte `at` of each message into its state.
///
/// # Safety
/// The processor has what `W` is made with, and the messages have these lanes.
#[inline(always)]
unsafe fn xor_block<W: Columns<N>, const N: usize>(
    a: &mut [[W; 5]; 5],
    messages: &[&[u8]; N],
    at: usize,
    lanes: usize,
) {
    macro_rules! group {
        ($($lane:literal)+) => {{
            const FIRST: usize = [$($lane),+][0];
            if lanes > FIRST {
                // SAFETY: the caller vouches for the processor and for the lanes.
                let columns = unsafe {
                    if lanes >= FIRST + 4 {
                        W::columns(messages, at + 8 * FIRST, 4)
                    } else {
                        W::columns(messages, at + 8 * FIRST, lanes - FIRST)
                    }
                };
                $(a[$lane / 5][$lane % 5] = a[$lane / 5][$lane % 5] ^ columns[$lane - FIRST];)+
            }
        }};
    }
    group!(0 1 2 3);
    group!(4 5 6 7);
    group!(8 9 10 11);
    group!(12 13 14 15);
    group!(16 17 18 19);
    group!(20 21 22 23);
    group!(24);
}

#[inline(always)]
fn xor<W: Word<N>, const N: usize>(a: [[W; 5]; 5], b: [[W; 5]; 5]) -> [[W; 5]; 5] {
    macro_rules! plane {
        ($y:literal) => {
            [a[$y][0] ^ b[$y][0], a[$y][1] ^ b[$y][1], a[$y][2] ^ b[$y][2], a[$y][3] ^ b[$y][3], a[$y][4] ^ b[$y][4]]
        };
    }
    [plane!(0), plane!(1), plane!(2), plane!(3), plane!(4)]
}

/// The rounds with these constants, two at a time.
///
/// # Safety
/// The processor has what `W` is made with.
#[inline(always)]
unsafe fn all_rounds<W: Word<N>, const N: usize>(mut a: [[W; 5]; 5], constants: &[u64]) -> [[W; 5]; 5] {
    let (odd, pairs) = constants.split_at(constants.len() % 2);
    for &constant in odd {
        // SAFETY: the caller vouches for the processor.
        a = round(a, unsafe { W::splat(constant) });
    }
    for &[first, second] in pairs.as_chunks::<2>().0 {
        // SAFETY: as above.
        let (first, second) = unsafe { (W::splat(first), W::splat(second)) };
        a = round(round(a, first), second);
    }
    a
}

/// # Safety
/// The processor has what `W` is made with.
#[inline(always)]
unsafe fn load<W: Word<N>, const N: usize>(s: &[[u64; N]; 25]) -> [[W; 5]; 5] {
    macro_rules! plane {
        ($at:literal) => {
            // SAFETY: the caller vouches for the processor.
            unsafe {
                [
                    W::load(&s[$at]),
                    W::load(&s[$at + 1]),
                    W::load(&s[$at + 2]),
                    W::load(&s[$at + 3]),
                    W::load(&s[$at + 4]),
                ]
            }
        };
    }
    [plane!(0), plane!(5), plane!(10), plane!(15), plane!(20)]
}

#[inline(always)]
fn store<W: Word<N>, const N: usize>(a: [[W; 5]; 5], states: &mut [[u64; N]; 25]) {
    for (lanes, word) in states.iter_mut().zip(a.as_flattened()) {
        word.store(lanes);
    }
}

#[inline(always)]
fn round<W: Word<N>, const N: usize>(a: [[W; 5]; 5], constant: W) -> [[W; 5]; 5] {
    macro_rules! parity {
        ($x:literal) => {
            a[0][$x].xor3(a[1][$x], a[2][$x]).xor3(a[3][$x], a[4][$x])
        };
    }
    let c = [parity!(0), parity!(1), parity!(2), parity!(3), parity!(4)];
    macro_rules! effect {
        ($x:literal) => {
            c[($x + 4) % 5] ^ c[($x + 1) % 5].rotate::<1, 63>()
        };
    }
    let d = [effect!(0), effect!(1), effect!(2), effect!(3), effect!(4)];
    // What θ, ρ and π bring to (x, y): lane (x + 3y, x), plus the effect on its sheet, turned by its offset.
    macro_rules! moved {
        ($x:literal, $y:literal) => {{
            const X: usize = ($x + 3 * $y) % 5;
            const LEFT: i32 = (RHO_OFFSETS[$x][X] % 64) as i32;
            (a[$x][X] ^ d[X]).rotate::<LEFT, { 64 - LEFT }>()
        }};
    }
    macro_rules! brought {
        ($y:literal) => {
            [moved!(0, $y), moved!(1, $y), moved!(2, $y), moved!(3, $y), moved!(4, $y)]
        };
    }
    macro_rules! mixed {
        ($b:ident) => {
            [
                $b[0].chi($b[1], $b[2]),
                $b[1].chi($b[2], $b[3]),
                $b[2].chi($b[3], $b[4]),
                $b[3].chi($b[4], $b[0]),
                $b[4].chi($b[0], $b[1]),
            ]
        };
    }
    // A plane is brought before the one above it is mixed, so that neither waits for the other.
    let b0 = brought!(0);
    let b1 = brought!(1);
    let e0 = mixed!(b0);
    let b2 = brought!(2);
    let e1 = mixed!(b1);
    let b3 = brought!(3);
    let e2 = mixed!(b2);
    let b4 = brought!(4);
    let mut a = [e0, e1, e2, mixed!(b3), mixed!(b4)];
    a[0][0] = a[0][0] ^ constant;
    a
}

/// One state in machine words: nothing here needs a feature.
#[inline(always)]
#[allow(dead_code, reason = "WebAssembly leaves one state to the definition")]
pub(super) fn permute_u64(state: &mut [[u64; 1]; 25], rounds: usize) {
    // SAFETY: a word of 64 bits needs nothing of the processor.
    unsafe { permute::<u64, 1>(state, rounds) }
}

impl Word<1> for u64 {
    #[inline(always)]
    unsafe fn load(lanes: &[u64; 1]) -> Self {
        lanes[0]
    }

    #[inline(always)]
    unsafe fn splat(bits: u64) -> Self {
        bits
    }

    #[inline(always)]
    fn store(self, lanes: &mut [u64; 1]) {
        lanes[0] = self;
    }

    #[inline(always)]
    fn chi(self, b: Self, c: Self) -> Self {
        self ^ (b.not() & c)
    }

    #[inline(always)]
    fn rotate<const LEFT: i32, const RIGHT: i32>(self) -> Self {
        self.rotate_left(LEFT as u32)
    }
}

/// These lanes, where `M` is `N`.
#[inline(always)]
pub(super) fn same<const N: usize, const M: usize>(lanes: &mut [[u64; N]; 25]) -> &mut [[u64; M]; 25] {
    lanes.as_flattened_mut().as_chunks_mut().0.try_into().expect("M is N")
}

/// [`same`] of lanes that are only read.
#[inline(always)]
pub(super) fn same_padding<const N: usize, const M: usize>(lanes: &Lanes<N>) -> &[[u64; M]; 25] {
    lanes.0.as_flattened().as_chunks().0.try_into().expect("M is N")
}

/// These blocks, where `M` is `N`.
#[inline(always)]
pub(super) fn same_blocks<'a, 'b, const N: usize, const M: usize>(blocks: &'b [&'a [u8]; N]) -> &'b [&'a [u8]; M] {
    blocks.as_slice().try_into().expect("M is N")
}

/// The first `count` ≤ 4 words from byte `at` of a block; the rest is zero.
///
/// # Panics
/// If the block has fewer.
#[inline(always)]
#[allow(dead_code, reason = "x86-64 has instructions for it")]
pub(super) fn first_words(block: &[u8], at: usize, count: usize) -> [u64; 4] {
    let block = &block[at..at + 8 * count];
    [0, 1, 2, 3].map(|i| if i < count { u64::from_le_bytes(block.as_chunks().0[i]) } else { 0 })
}

impl Columns<1> for u64 {
    #[inline(always)]
    unsafe fn columns([block]: &[&[u8]; 1], at: usize, count: usize) -> [Self; 4] {
        first_words(block, at, count)
    }
}
