//! Which states a trace keeps: at most 4,096, evenly spaced, for a length that nobody knows beforehand.

use alloc::vec::Vec;

use crate::state::Snapshot;

/// The most states that are kept: 800 kB.
pub const MOST_CHECKPOINTS: usize = 4096;

/// The states before the permutations 0, k, 2k, …
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Checkpoints {
    pub(super) spacing: u64,
    pub(super) states: Vec<[[u64; 5]; 5]>,
}

impl Default for Checkpoints {
    fn default() -> Self {
        Self { spacing: 1, states: Vec::new() }
    }
}

impl Checkpoints {
    /// Keeps the state before permutation `p` if it is its turn. Permutations are offered in order.
    ///
    /// When the 4,097th state would be stored, every second one is dropped and the spacing doubles.
    pub(super) fn offer(&mut self, p: u64, state: impl FnOnce() -> Snapshot) {
        if !p.is_multiple_of(self.spacing) || p / self.spacing < self.states.len() as u64 {
            return;
        }
        if self.states.len() == MOST_CHECKPOINTS {
            let mut even = false;
            self.states.retain(|_| {
                even = !even;
                even
            });
            self.spacing *= 2;
        }
        self.states.push(state().lanes);
    }

    /// The last kept state at or before permutation `p`; `None` where none is kept.
    pub(super) fn nearest(&self, p: u64) -> Option<(u64, &[[u64; 5]; 5])> {
        let index = (p / self.spacing).min((self.states.len() as u64).checked_sub(1)?);
        Some((index * self.spacing, &self.states[index as usize]))
    }

    /// Forgets the states after permutation `p`'s own.
    pub(super) fn forget_from(&mut self, p: u64) {
        self.states.truncate((p / self.spacing + 1) as usize);
    }

    pub(super) fn len(&self) -> usize {
        self.states.len()
    }
}

/// The spacing k that a run of so many permutations ends up with.
pub const fn spacing(permutations: u64) -> u64 {
    let mut k = 1;
    while permutations.div_ceil(k) > MOST_CHECKPOINTS as u64 {
        k *= 2;
    }
    k
}

#[cfg(test)]
mod tests {
    use super::{Checkpoints, MOST_CHECKPOINTS, spacing};
    use crate::state::Snapshot;

    /// A state that tells which permutation it stands before.
    fn marked(p: u64) -> Snapshot {
        Snapshot { w: 64, lanes: [[p; 5]; 5] }
    }

    #[test]
    fn a_gibibyte_keeps_at_most_4096_states() {
        let permutations = (1u64 << 30) / 136 + 1;
        let mut checkpoints = Checkpoints::default();
        for p in 0..permutations {
            checkpoints.offer(p, || marked(p));
            assert!(checkpoints.len() <= MOST_CHECKPOINTS);
        }
        assert_eq!(checkpoints.spacing, spacing(permutations));
        for p in (0..permutations).step_by(1009) {
            let (from, lanes) = checkpoints.nearest(p).unwrap();
            assert!(from <= p && p - from < checkpoints.spacing);
            assert_eq!(lanes[0][0], from);
        }
    }

    #[test]
    fn the_4097th_state_doubles_the_spacing() {
        assert_eq!((spacing(4096), spacing(4097), spacing(8192), spacing(8193)), (1, 2, 2, 4));
    }
}
