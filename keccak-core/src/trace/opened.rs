//! One permutation opened, and how it is recorded.

use alloc::vec::Vec;

use super::any_width::AnyKeccakP;
use crate::permutation::Step;
use crate::position::Event;
use crate::sponge::Permutation;
use crate::state::Snapshot;

/// One permutation opened: the state at each of its positions, and the one before them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    call: u64,
    permutation: u64,
    before: Snapshot,
    states: Vec<(Event, Snapshot)>,
    recomputed: u64,
}

impl Opened {
    /// A bare permutation of `start`.
    #[inline]
    pub(super) fn permutation_of(permutation: &AnyKeccakP<'_>, start: &Snapshot) -> Self {
        let mut states = Vec::with_capacity(120);
        let mut state = *start;
        permutation.apply(&mut state, |round, step, state| states.push((Event::Step(round, step), *state)));
        Self { call: 0, permutation: 0, before: *start, states, recomputed: 1 }
    }

    /// Which call this is of.
    #[inline]
    pub fn call(&self) -> u64 {
        self.call
    }

    /// Which permutation this is.
    #[inline]
    pub fn permutation(&self) -> u64 {
        self.permutation
    }

    /// The state at one of its positions; `Start` is the state before all of them. `None` where there is no such position.
    #[inline]
    pub fn state(&self, event: Event) -> Option<&Snapshot> {
        if event == Event::Start {
            return Some(&self.before);
        }
        self.index(event).map(|i| &self.states[i].1)
    }

    /// The state just before that event; for `Start` it is the same state.
    #[inline]
    pub fn before(&self, event: Event) -> Option<&Snapshot> {
        if event == Event::Start {
            return Some(&self.before);
        }
        self.index(event).map(|i| if i == 0 { &self.before } else { &self.states[i - 1].1 })
    }

    /// Its events and the state after each, in order.
    #[inline]
    pub fn states(&self) -> impl Iterator<Item = (Event, &Snapshot)> {
        self.states.iter().map(|(event, state)| (*event, state))
    }

    /// The padded block that it absorbed, as a state with zeros in the capacity; `None` if it only squeezes.
    #[inline]
    pub fn block(&self) -> Option<Snapshot> {
        self.state(Event::Absorb).map(|after| after.differences(&self.before))
    }

    /// How many permutations were computed to open it, those of leaves whose values were needed included.
    #[inline]
    pub fn recomputed(&self) -> u64 {
        self.recomputed
    }

    #[inline]
    fn index(&self, event: Event) -> Option<usize> {
        self.states.binary_search_by_key(&event, |(event, _)| *event).ok()
    }
}

/// Watches a computation go by and keeps one permutation of it.
pub(super) struct Recording {
    call: u64,
    wanted: u64,
    last_round: usize,
    now: u64,
    computed: u64,
    pub(super) before: Snapshot,
    states: Vec<(Event, Snapshot)>,
}

impl Recording {
    #[inline]
    pub(super) fn new(call: u64, wanted: u64, last_round: usize, w: usize) -> Self {
        Self {
            call,
            wanted,
            last_round,
            now: 0,
            computed: 0,
            before: Snapshot::zero(w),
            states: Vec::with_capacity(122),
        }
    }

    #[inline]
    pub(super) fn start(&mut self, first: u64, before: Snapshot) {
        (self.now, self.before) = (first, before);
    }

    #[inline]
    pub(super) fn see(&mut self, event: Event, state: &Snapshot) {
        if self.now == self.wanted {
            self.states.push((event, *state));
        }
        if let Event::Step(round, Step::Iota) = event
            && round == self.last_round
        {
            self.now += 1;
            self.computed += 1;
            if self.now == self.wanted {
                self.before = *state;
            }
        }
    }

    /// So many permutations more were computed.
    #[inline]
    pub(super) fn add(&mut self, permutations: u64) {
        self.computed += permutations;
    }

    #[inline]
    pub(super) fn finish(mut self, squeezed: bool) -> Opened {
        if squeezed && let Some(&(_, last)) = self.states.last() {
            self.states.push((Event::Squeeze, last));
        }
        let Self { call, wanted: permutation, before, states, computed: recomputed, .. } = self;
        Opened { call, permutation, before, states, recomputed }
    }
}
