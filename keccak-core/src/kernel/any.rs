//! A processor of which nothing has to be asked: it has one kernel.

#[cfg_attr(target_arch = "wasm32", path = "wasm.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "machine.rs")]
mod only;

use super::words::{same, same_blocks, same_padding};
use super::{Blocks, Lanes};
use crate::state::State;

/// That kernel.
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
        only::WIDTH
    }

    pub(super) fn name(self) -> &'static str {
        only::NAME
    }

    #[inline(always)]
    pub(super) fn permute(self, a: &mut State, rounds: usize) {
        only::permute_one(a, rounds);
    }

    /// Permutes them at once, if `N` is the width, and says whether it is.
    #[inline]
    pub(super) fn permute_lanes<const N: usize>(self, lanes: &mut Lanes<N>, rounds: usize) -> bool {
        N == only::WIDTH && {
            only::permute(same(&mut lanes.0), rounds);
            true
        }
    }

    /// Absorbs blocks, if `N` is the width, and says whether it is.
    #[inline]
    pub(super) fn absorb<const N: usize>(
        self,
        states: &mut Lanes<N>,
        messages: &[&[u8]; N],
        blocks: Blocks,
        padding: Option<&Lanes<N>>,
    ) -> bool {
        N == only::WIDTH && {
            only::absorb(same(&mut states.0), same_blocks(messages), blocks, padding.map(same_padding));
            true
        }
    }
}
