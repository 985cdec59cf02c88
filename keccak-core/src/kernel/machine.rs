//! One state in machine words.

use crate::kernel::Blocks;
use crate::kernel::words;
use crate::state::State;

pub(super) const NAME: &str = "words";

/// How many states are permuted at once.
pub(super) const WIDTH: usize = 1;

#[inline(always)]
pub(super) fn permute_one(a: &mut State, rounds: usize) {
    words::permute_u64(a.as_words(), rounds);
}

pub(super) fn permute(states: &mut [[u64; 1]; 25], rounds: usize) {
    words::permute_u64(states, rounds);
}

pub(super) fn absorb(
    states: &mut [[u64; 1]; 25],
    messages: &[&[u8]; 1],
    blocks: Blocks,
    padding: Option<&[[u64; 1]; 25]>,
) {
    // SAFETY: a word of 64 bits needs nothing of the processor.
    unsafe { words::absorb::<u64, 1>(states, messages, blocks, padding) }
}
