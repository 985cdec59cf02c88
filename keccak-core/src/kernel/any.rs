//! Any processor: one state in machine words.

use super::{Blocks, Lanes, words};
use crate::state::State;

/// What every processor has.
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
        1
    }

    pub(super) fn name(self) -> &'static str {
        "words"
    }

    #[inline(always)]
    pub(super) fn permute(self, a: &mut State, rounds: usize) {
        words::permute_u64(a.as_words(), rounds);
    }

    pub(super) fn permute_lanes<const N: usize>(self, _: &mut Lanes<N>, _: usize) -> bool {
        false
    }

    pub(super) fn xor_blocks<const N: usize>(self, _: &mut Lanes<N>, _: &[&[u8]; N], _: usize) -> bool {
        false
    }

    pub(super) fn absorb<const N: usize>(self, _: &mut Lanes<N>, _: &[&[u8]; N], _: Blocks) -> bool {
        false
    }
}
