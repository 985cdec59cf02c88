//! The permutation for speed: the best that this processor has, chosen while running, and many states at once.
//!
//! What it computes is [`permute`]; the crate's tests hold every kernel against it.
//! With `--cfg keccak_definition` (in `RUSTFLAGS`) nothing of this is compiled but the definition, which is complete.
//! Here is all the `unsafe` code there is: calling what the processor has been asked for.

// The one place; everywhere else it is an error.
#![allow(unsafe_code)]

// One of these says what this kind of processor has; WebAssembly without the feature `simd128` has nothing.
#[cfg_attr(any(keccak_definition, all(target_arch = "wasm32", not(feature = "simd128"))), path = "kernel/nothing.rs")]
#[cfg_attr(all(not(keccak_definition), target_arch = "x86_64"), path = "kernel/x86.rs")]
#[cfg_attr(
    all(not(keccak_definition), not(target_arch = "x86_64"), any(not(target_arch = "wasm32"), feature = "simd128")),
    path = "kernel/any.rs"
)]
mod processor;
#[cfg(not(any(keccak_definition, all(target_arch = "wasm32", not(feature = "simd128")))))]
mod words;

use core::fmt;

use self::processor::Level;
use crate::permutation::{Standard, last_rounds, permute};
use crate::state::State;
use crate::wipe::Wipe;

/// The same lane of `N` states, for each of the 25 lanes x + 5y: `lanes[x + 5 * y][i]` belongs to state i.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(align(64))]
pub struct Lanes<const N: usize>(pub [[u64; N]; 25]);

/// A way to compute Keccak-p\[1600, n\] that this processor has.
///
/// ```
/// use keccak_core::kernel::Kernel;
/// use keccak_core::state::State;
///
/// for kernel in Kernel::available() {
///     let mut a = State::default();
///     kernel.permute(&mut a, 24);
///     assert_eq!(a[0][0], 0xF125_8F79_40E1_DDE7, "{kernel}");
/// }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Kernel(
    /// `None` is the definition. A level is made only where it can run.
    Option<Level>,
);

impl Kernel {
    /// The definition: [`permute`] and nothing else.
    pub const DEFINITION: Self = Self(None);

    /// The fastest that this processor has. It is found once; afterwards this costs a load and a comparison.
    #[inline(always)]
    pub fn best() -> Self {
        Self(Level::best())
    }

    /// All that this processor has, the definition first and the best last: what it would do with a feature less is among them.
    pub fn available() -> impl Iterator<Item = Self> {
        [None].into_iter().chain(Level::available().map(Some)).map(Self)
    }

    /// How many states it permutes at once: 1, 2, 4 or 8.
    #[inline]
    pub fn width(self) -> usize {
        self.0.map_or(1, Level::width)
    }

    /// Keccak-p\[1600, n\]: the last `rounds` rounds of Keccak-f\[1600\].
    ///
    /// # Panics
    /// If `rounds` is over 24.
    #[inline]
    pub fn permute(self, a: &mut State, rounds: usize) {
        match self.0 {
            Some(level) => level.permute(a, rounds),
            None => definition(a, rounds),
        }
    }

    /// Keccak-p\[1600, n\] of each state, [`width`](Self::width) of them at once.
    ///
    /// # Panics
    /// If `rounds` is over 24.
    pub fn permute_many(self, states: &mut [State], rounds: usize) {
        match self.width() {
            8 => self.permute_groups::<8>(states, rounds),
            4 => self.permute_groups::<4>(states, rounds),
            2 => self.permute_groups::<2>(states, rounds),
            _ => states.iter_mut().for_each(|state| self.permute(state, rounds)),
        }
    }

    /// Puts `N` states side by side, permutes them, and puts them back.
    fn permute_groups<const N: usize>(self, states: &mut [State], rounds: usize) {
        for group in states.chunks_mut(N) {
            // Two that have room for more are not slower than one after the other; one is.
            if let [state] = group {
                return self.permute(state, rounds);
            }
            let mut lanes = Lanes::<N>::default();
            for (i, state) in group.iter().enumerate() {
                lanes.set(i, state);
            }
            self.permute_lanes(&mut lanes, rounds);
            for (i, state) in group.iter_mut().enumerate() {
                *state = lanes.get(i);
            }
            lanes.0.wipe();
        }
    }

    /// Keccak-p\[1600, n\] of `N` states that lie side by side; at once if `N` is the [`width`](Self::width).
    ///
    /// # Panics
    /// If `rounds` is over 24.
    #[inline]
    pub fn permute_lanes<const N: usize>(self, lanes: &mut Lanes<N>, rounds: usize) {
        if self.0.is_none_or(|level| !level.permute_lanes(lanes, rounds)) {
            let mut states: [State; N] = core::array::from_fn(|i| lanes.get(i));
            self.permute_many(&mut states, rounds);
            states.iter().enumerate().for_each(|(i, state)| lanes.set(i, state));
            states.wipe();
        }
    }

    /// Absorbs blocks of each message into its state, the first of them with this padding.
    ///
    /// # Panics
    /// If a message has fewer, a block has over 25 lanes, or there are over 24 rounds.
    #[inline]
    pub(crate) fn absorb<const N: usize>(
        self,
        states: &mut Lanes<N>,
        messages: &[&[u8]; N],
        blocks: Blocks,
        padding: Option<&Lanes<N>>,
    ) {
        if self.0.is_none_or(|level| !level.absorb(states, messages, blocks, padding)) {
            let Blocks { fresh, count, lanes, rounds } = blocks;
            if fresh {
                *states = Lanes::default();
            }
            if let Some(padding) = padding {
                let words = states.0.as_flattened_mut().iter_mut().zip(padding.0.as_flattened());
                words.for_each(|(word, padding)| *word ^= padding);
            }
            for block in 0..count {
                for (i, message) in messages.iter().enumerate() {
                    let words = message[8 * lanes * block..][..8 * lanes].as_chunks::<8>().0;
                    for (lane, word) in states.0[..lanes].iter_mut().zip(words) {
                        lane[i] ^= u64::from_le_bytes(*word);
                    }
                }
                self.permute_lanes(states, rounds);
            }
        }
    }
}

/// What is absorbed of each of several messages.
#[derive(Clone, Copy)]
pub(crate) struct Blocks {
    /// Whether the states begin at zero, whatever they were.
    pub(crate) fresh: bool,
    /// How many blocks.
    pub(crate) count: usize,
    /// The lanes of a block.
    pub(crate) lanes: usize,
    /// The rounds after each block.
    pub(crate) rounds: usize,
}

fn definition(a: &mut State, rounds: usize) {
    permute(a, last_rounds::<u64>(rounds), &Standard, |_, _, _| ());
}

impl<const N: usize> Default for Lanes<N> {
    fn default() -> Self {
        Self([[0; N]; 25])
    }
}

impl<const N: usize> Lanes<N> {
    /// State `i`.
    ///
    /// # Panics
    /// If there is none.
    pub fn get(&self, i: usize) -> State {
        let mut state = State::default();
        for (lane, lanes) in state.as_words().iter_mut().zip(&self.0) {
            lane[0] = lanes[i];
        }
        state
    }

    /// The first bytes of state `i`.
    #[inline]
    pub(crate) fn read(&self, i: usize, bytes: &mut [u8]) {
        let (words, rest) = bytes.as_chunks_mut::<8>();
        let lane = words.len();
        for (word, lane) in words.iter_mut().zip(&self.0) {
            *word = lane[i].to_le_bytes();
        }
        if !rest.is_empty() {
            rest.copy_from_slice(&self.0[lane][i].to_le_bytes()[..rest.len()]);
        }
    }

    /// Puts `state` into the place of state `i`.
    ///
    /// # Panics
    /// If there is none.
    pub fn set(&mut self, i: usize, state: &State) {
        for (lanes, lane) in self.0.iter_mut().zip(state.lanes()) {
            lanes[i] = *lane;
        }
    }
}

impl fmt::Display for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.map_or("definition", Level::name))
    }
}
