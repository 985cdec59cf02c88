//! The round for speed, written once for words of any kind: a lane of one state, or the same lane of several states.
//!
//! It is the definition's round with its planes spelled out: θ, ρ and π meet in one expression per lane, and no loop
//! is left for the compiler to keep. The offsets and constants are the definition's own, and tests hold the two together.

use core::ops::{BitXor, Not};

use super::Blocks;
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

    /// The first `count` ≤ `N` words from byte `at` of each of `N` blocks, the first of all in the first word, and so on;
    /// the rest is zero.
    ///
    /// # Panics
    /// If a block has fewer.
    ///
    /// # Safety
    /// The processor has what this word is made with.
    unsafe fn columns(blocks: &[&[u8]; N], at: usize, count: usize) -> [Self; N];

    /// Has these bytes brought into the cache, where that can be asked for.
    #[inline(always)]
    fn ask_for(_: &[u8]) {}

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

/// Keccak-p\[1600, n\] of `N` states whose lanes lie beside each other, two rounds at a time.
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
    let mut a: [[W; 5]; 5] = unsafe { load(states) };
    let (odd, pairs) = constants.split_at(rounds % 2);
    for &constant in odd {
        // SAFETY: as above.
        a = round(a, unsafe { W::splat(constant) });
    }
    for &[first, second] in pairs.as_chunks::<2>().0 {
        // SAFETY: as above.
        let (first, second) = unsafe { (W::splat(first), W::splat(second)) };
        a = round(round(a, first), second);
    }
    store(a, states);
}

/// Absorbs whole blocks of each message into its state.
///
/// # Panics
/// If a message has fewer, a block has over 25 lanes, or there are over 24 rounds.
///
/// # Safety
/// The processor has what `W` is made with.
#[inline(always)]
#[allow(dead_code, reason = "not every kind of processor takes several states")]
pub(super) unsafe fn absorb<W: Word<N>, const N: usize>(
    states: &mut [[u64; N]; 25],
    messages: &[&[u8]; N],
    blocks: Blocks,
) {
    for block in 0..blocks.count {
        let at = 8 * blocks.lanes * block;
        // SAFETY: the caller vouches for the processor.
        unsafe { xor_blocks::<W, N>(states, messages, at, blocks.lanes) }
        // While these are permuted, the next come nearer: more streams than a processor follows by itself.
        for message in messages {
            W::ask_for(&message[at + 8 * blocks.lanes..message.len().min(at + 16 * blocks.lanes)]);
        }
        // SAFETY: as above.
        unsafe { permute::<W, N>(states, blocks.rounds) }
    }
}

/// XORs `lanes` lanes from byte `at` of each message into its state.
///
/// # Panics
/// If a message has fewer, or there are over 25.
///
/// # Safety
/// The processor has what `W` is made with.
#[inline(always)]
#[allow(dead_code, reason = "not every kind of processor takes several states")]
pub(super) unsafe fn xor_blocks<W: Word<N>, const N: usize>(
    states: &mut [[u64; N]; 25],
    messages: &[&[u8]; N],
    at: usize,
    lanes: usize,
) {
    let (groups, rest) = states[..lanes].as_chunks_mut::<N>();
    let after = at + 8 * N * groups.len();
    for (group, lanes) in groups.iter_mut().enumerate() {
        // SAFETY: the caller vouches for the processor.
        let columns = unsafe { W::columns(messages, at + 8 * N * group, N) };
        for (lane, column) in lanes.iter_mut().zip(columns) {
            // SAFETY: as above.
            (unsafe { W::load(lane) } ^ column).store(lane);
        }
    }
    if !rest.is_empty() {
        // SAFETY: as above.
        let columns = unsafe { W::columns(messages, after, rest.len()) };
        for (lane, column) in rest.iter_mut().zip(columns) {
            // SAFETY: as above.
            (unsafe { W::load(lane) } ^ column).store(lane);
        }
    }
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
    unsafe fn columns([block]: &[&[u8]; 1], at: usize, _: usize) -> [Self; 1] {
        [u64::from_le_bytes(block[at..at + 8].try_into().expect("eight bytes"))]
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
#[allow(dead_code, reason = "not every kind of processor takes several states")]
pub(super) fn same<const N: usize, const M: usize>(lanes: &mut [[u64; N]; 25]) -> &mut [[u64; M]; 25] {
    lanes.as_flattened_mut().as_chunks_mut().0.try_into().expect("M is N")
}

/// These blocks, where `M` is `N`.
#[inline(always)]
#[allow(dead_code, reason = "not every kind of processor takes several states")]
pub(super) fn same_blocks<'a, 'b, const N: usize, const M: usize>(blocks: &'b [&'a [u8]; N]) -> &'b [&'a [u8]; M] {
    blocks.as_slice().try_into().expect("M is N")
}
